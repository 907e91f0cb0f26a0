//! A small network that reads from a word's vector what names the word is likely part of.
//!
//! One hidden layer, trained with Adam (Kingma and Ba 2015) and dropout. A word that has labels is guessed by a
//! network that was trained without it, so that a guess tells what the vector says and not what is known anyway.

use parallax::text::Span;

use crate::train::number::{Draw, dot, exp};

/// What a word may be: the first words of a person's name, its last, a place's, an organisation's, or none.
pub(super) const CLASSES: usize = 5;
const GIVEN: usize = 0;
const SURNAME: usize = 1;
const PLACE: usize = 2;
const ORGANISATION: usize = 3;
const NONE: usize = 4;

const INPUT: usize = 100;
const HIDDEN: usize = 64;
const FOLDS: usize = 4;
const ROUNDS: usize = 40;
const BATCH: usize = 256;
const STEP: f32 = 0.002;

/// A word to learn from.
pub(super) struct Example {
    /// Which vector.
    word: usize,
    shares: [f32; CLASSES],
    weight: f32,
}

impl Example {
    pub(super) fn new(word: usize, counts: &[f32; CLASSES]) -> Example {
        let total: f32 = counts.iter().sum();
        Example { word, shares: counts.map(|count| count / total), weight: total.min(3.0).sqrt() }
    }
}

/// Tells `add` the words of the project's tables with their classes.
pub(super) fn of_tables(add: &mut impl FnMut(&str, usize)) {
    const TABLES: [(&str, usize); 4] = [
        (include_str!("../../../../src/annotate/name/en/given.tsv"), GIVEN),
        (include_str!("../../../../src/annotate/name/en/surnames.tsv"), SURNAME),
        (include_str!("../../../../src/annotate/name/en/places.tsv"), PLACE),
        (include_str!("../../../../src/annotate/name/en/organisations.tsv"), ORGANISATION),
    ];
    for (table, class) in TABLES {
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((_, names)) = line.split_once('\t') else { continue };
            if class == GIVEN || class == SURNAME {
                for name in names.split_whitespace() {
                    add(name, class);
                }
            } else {
                // Names of several words say little of each.
                for name in names.split([';', '=']).map(str::trim).filter(|name| !name.is_empty()) {
                    if !name.contains(char::is_whitespace) {
                        add(name, class);
                    }
                }
            }
        }
    }
}

/// Tells `add` the words of an article: those of names (0 person, 1 place, 2 organisation), and those in lower case
/// outside of them.
pub(super) fn of_article(
    text: &str,
    names: impl Iterator<Item = (Span, u8)>,
    add: &mut impl FnMut(&str, usize),
) {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut at = 0;
    let outside = |part: &str, add: &mut dyn FnMut(&str, usize)| {
        for word in words(part).iter().filter(|word| !capital(word)) {
            add(word, NONE);
        }
    };
    for (span, kind) in names {
        let (start, end) = (span.start as usize, span.end as usize);
        outside(text.get(at..start).unwrap_or_default(), add);
        at = at.max(end);
        let inside = words(span.of(text));
        for (n, word) in inside.iter().enumerate().filter(|(_, word)| capital(word)) {
            let class = match kind {
                0 if n + 1 == inside.len() => SURNAME,
                0 => GIVEN,
                1 => PLACE,
                _ => ORGANISATION,
            };
            add(word, class);
        }
    }
    outside(text.get(at..).unwrap_or_default(), add);
}

/// How likely each word is in each class.
pub(super) fn guess(vectors: &[[f32; INPUT]], examples: &[Example]) -> Vec<[f32; CLASSES]> {
    let inputs = standard(vectors);
    let mut draw = Draw::new();
    let fold_of: Vec<usize> = examples.iter().map(|_| draw.below(FOLDS)).collect();
    let mut guesses = vec![[0.0_f32; CLASSES]; vectors.len()];
    let mut own = Vec::new();
    for fold in 0..FOLDS {
        let others: Vec<&Example> = examples
            .iter()
            .zip(&fold_of)
            .filter(|(_, of)| **of != fold)
            .map(|(example, _)| example)
            .collect();
        let network = Network::learn(&inputs, &others);
        for (sum, input) in guesses.iter_mut().zip(&inputs) {
            for (sum, share) in sum.iter_mut().zip(network.guess(input)) {
                *sum += share / FOLDS as f32;
            }
        }
        let (mut right, mut all) = (0, 0);
        for (example, _) in examples.iter().zip(&fold_of).filter(|(_, of)| **of == fold) {
            let guess = network.guess(&inputs[example.word]);
            let best =
                |shares: &[f32; CLASSES]| (0..CLASSES).max_by(|&a, &b| shares[a].total_cmp(&shares[b]));
            right += usize::from(best(&guess) == best(&example.shares));
            all += 1;
            own.push((example.word, guess));
        }
        eprintln!("network {} of {FOLDS}: {right} of {all} unseen words guessed", fold + 1);
    }
    for (word, guess) in own {
        guesses[word] = guess;
    }
    guesses
}

/// Vectors with mean nought and spread one in each direction.
fn standard(vectors: &[[f32; INPUT]]) -> Vec<[f32; INPUT]> {
    let count = vectors.len() as f32;
    let mean: [f32; INPUT] = std::array::from_fn(|n| vectors.iter().map(|v| v[n]).sum::<f32>() / count);
    let spread: [f32; INPUT] = std::array::from_fn(|n| {
        (vectors.iter().map(|v| (v[n] - mean[n]) * (v[n] - mean[n])).sum::<f32>() / count).sqrt().max(1e-6)
    });
    vectors.iter().map(|v| std::array::from_fn(|n| (v[n] - mean[n]) / spread[n])).collect()
}

/// Weights with what Adam remembers of them.
struct Layer {
    weights: Vec<f32>,
    first: Vec<f32>,
    second: Vec<f32>,
    gradient: Vec<f32>,
}

impl Layer {
    fn new(size: usize, scale: f32, draw: &mut Draw) -> Layer {
        // The sum of four even draws is near enough to a normal one.
        let mut normal = || {
            (0..4).map(|_| (draw.next() >> 40) as f32 / (1 << 24) as f32 - 0.5).sum::<f32>() * 1.732 * scale
        };
        Layer {
            weights: (0..size).map(|_| normal()).collect(),
            first: vec![0.0; size],
            second: vec![0.0; size],
            gradient: vec![0.0; size],
        }
    }

    fn step(&mut self, (first, second): (f32, f32)) {
        for n in 0..self.weights.len() {
            let gradient = self.gradient[n];
            self.first[n] = 0.9 * self.first[n] + 0.1 * gradient;
            self.second[n] = 0.999 * self.second[n] + 0.001 * gradient * gradient;
            self.weights[n] -= STEP * (self.first[n] / first) / ((self.second[n] / second).sqrt() + 1e-8)
                + 1e-5 * self.weights[n];
            self.gradient[n] = 0.0;
        }
    }
}

struct Network {
    /// A row of [`INPUT`] for each hidden unit, and its bias.
    inner: Layer,
    inner_bias: Layer,
    /// A row of [`HIDDEN`] for each class, and its bias.
    outer: Layer,
    outer_bias: Layer,
}

impl Network {
    fn learn(inputs: &[[f32; INPUT]], examples: &[&Example]) -> Network {
        let mut draw = Draw::new();
        let mut network = Network {
            inner: Layer::new(HIDDEN * INPUT, 0.1, &mut draw),
            inner_bias: Layer::new(HIDDEN, 0.0, &mut draw),
            outer: Layer::new(CLASSES * HIDDEN, 0.125, &mut draw),
            outer_bias: Layer::new(CLASSES, 0.0, &mut draw),
        };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let (mut first, mut second) = (1.0_f32, 1.0_f32);
        for _ in 0..ROUNDS {
            draw.shuffle(&mut order);
            for batch in order.chunks(BATCH) {
                for &n in batch {
                    network.gradient(&inputs[examples[n].word], examples[n], batch.len() as f32, &mut draw);
                }
                first *= 0.9;
                second *= 0.999;
                for layer in
                    [&mut network.inner, &mut network.inner_bias, &mut network.outer, &mut network.outer_bias]
                {
                    layer.step((1.0 - first, 1.0 - second));
                }
            }
        }
        network
    }

    /// Adds what an example asks for, with a fifth of its numbers and three in ten of the hidden units left out.
    fn gradient(&mut self, input: &[f32; INPUT], example: &Example, batch: f32, draw: &mut Draw) {
        let mut input = *input;
        for x in &mut input {
            *x = if draw.next() >> 56 < 51 { 0.0 } else { *x * 1.25 };
        }
        let mut hidden = self.hidden(&input);
        for x in &mut hidden {
            *x = if draw.next() >> 56 < 77 { 0.0 } else { *x / 0.7 };
        }
        let shares = self.outputs(&hidden);
        let errors: [f32; CLASSES] =
            std::array::from_fn(|class| (shares[class] - example.shares[class]) * example.weight);
        for (class, error) in errors.iter().enumerate() {
            let error = error / batch;
            self.outer_bias.gradient[class] += error;
            let row = &mut self.outer.gradient[class * HIDDEN..][..HIDDEN];
            for (sum, x) in row.iter_mut().zip(&hidden) {
                *sum += error * x;
            }
        }
        for (unit, _) in hidden.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            let back = errors.iter().zip(self.outer.weights[unit..].iter().step_by(HIDDEN));
            let error = back.map(|(error, weight)| error * weight).sum::<f32>() / (0.7 * batch);
            self.inner_bias.gradient[unit] += error;
            let row = &mut self.inner.gradient[unit * INPUT..][..INPUT];
            for (sum, x) in row.iter_mut().zip(&input) {
                *sum += error * x;
            }
        }
    }

    fn hidden(&self, input: &[f32; INPUT]) -> [f32; HIDDEN] {
        std::array::from_fn(|unit| {
            let row = &self.inner.weights[unit * INPUT..][..INPUT];
            (dot(row, input) + self.inner_bias.weights[unit]).max(0.0)
        })
    }

    fn outputs(&self, hidden: &[f32; HIDDEN]) -> [f32; CLASSES] {
        let scores: [f32; CLASSES] = std::array::from_fn(|class| {
            let row = &self.outer.weights[class * HIDDEN..][..HIDDEN];
            dot(row, hidden) + self.outer_bias.weights[class]
        });
        let best = scores.iter().copied().fold(f32::MIN, f32::max);
        let shares = scores.map(|score| exp(f64::from(score - best)));
        let total: f64 = shares.iter().sum();
        shares.map(|share| (share / total) as f32)
    }

    fn guess(&self, input: &[f32; INPUT]) -> [f32; CLASSES] {
        self.outputs(&self.hidden(input))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_an_article_have_the_class_of_their_names() {
        let mut seen = Vec::new();
        let names = [(Span::new(0, 7), 0), (Span::new(19, 24), 1)];
        of_article("Ada Obi arrived in Lagos On time", names.into_iter(), &mut |word, class| {
            seen.push((word.to_owned(), class));
        });
        let seen: Vec<(&str, usize)> = seen.iter().map(|(word, class)| (word.as_str(), *class)).collect();
        assert_eq!(
            seen,
            [
                ("Ada", GIVEN),
                ("Obi", SURNAME),
                ("arrived", NONE),
                ("in", NONE),
                ("Lagos", PLACE),
                ("time", NONE)
            ]
        );
    }

    #[test]
    fn a_word_is_guessed_by_words_like_it() {
        // The sign of some numbers tells surnames from places.
        let vectors: Vec<[f32; INPUT]> = (0..200)
            .map(|n| {
                std::array::from_fn(|m| if m < 20 { [1.0, -1.0][n % 2] } else { (n * m % 7) as f32 / 7.0 })
            })
            .collect();
        let examples: Vec<Example> = (0..160)
            .map(|n| {
                let mut counts = [0.0; CLASSES];
                counts[[SURNAME, PLACE][n % 2]] = 1.0;
                Example::new(n, &counts)
            })
            .collect();
        for (n, guess) in guess(&vectors, &examples).iter().enumerate() {
            let right = guess[[SURNAME, PLACE][n % 2]];
            assert!(right > 0.5, "{n}: {guess:?}");
        }
    }
}
