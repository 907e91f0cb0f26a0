//! Overview of two to four articles: shared and own entities, dates, quantities, quotes; verbatim text; distinctive
//! words; what only one of them claims.

#![expect(clippy::indexing_slicing, reason = "each list has a place for each article")]

mod claims;
mod unmatched;

use std::collections::{BTreeMap, HashMap};

pub(super) use claims::claims;
use serde::{Deserialize, Serialize};
pub(super) use unmatched::unmatched;

use super::Side;
use super::keyness::{log_likelihood, log_ratio};
use super::lexicon::{Lexicon, lexicon};
use super::tables::Commonness;
use super::unit::quantities_agree;
use crate::annotate::{EntityId, Extent, Form, TimexType};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// What some articles have in common, and what each has alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Number of words of each article.
    pub words: Vec<u32>,
    /// Entities, those in most articles first, then by number of mentions.
    pub entities: Vec<Presence<EntityId>>,
    /// TIMEX3 values of calendar dates, in order of the calendar within each number of articles.
    pub dates: Vec<Presence<String>>,
    /// Numbers that agree, in order of first appearance within each number of articles.
    pub quantities: Vec<Presence<String>>,
    /// Direct quotes of the same words.
    pub quotes: Vec<Presence<String>>,
    /// `verbatim[a][b]`: the share of the words of article `a` that stand in runs of six or more words which `b` has
    /// too; 1 on the diagonal.
    pub verbatim: Vec<Vec<f32>>,
    /// Words that one article uses more than the others together, surest first.
    pub distinctive: Vec<KeyWord>,
}

/// Something with its places in each article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence<T> {
    /// What it is.
    pub what: T,
    /// For each article, where it stands in the cleaned text.
    pub places: Vec<Vec<Span>>,
}

impl<T> Presence<T> {
    /// In how many articles it stands.
    pub fn articles(&self) -> usize {
        self.places.iter().filter(|places| !places.is_empty()).count()
    }

    /// How often it stands in all of them.
    pub fn mentions(&self) -> usize {
        self.places.iter().map(Vec::len).sum()
    }
}

/// A word that one article uses more than the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyWord {
    /// The form that it has most often, folded.
    pub word: String,
    /// Index of the article.
    pub article: usize,
    /// How often each article has it.
    pub counts: Vec<u32>,
    /// The same per 1,000 words: one scale for all.
    pub per_thousand: Vec<f64>,
    /// Log-likelihood G² against the other articles together; 3.84 is the five per cent level.
    pub g2: f64,
    /// Binary logarithm of the ratio of the rates: 1 is twice as often.
    pub log_ratio: f64,
}

/// The overview of two to four articles (of more, if asked).
pub fn overview(sides: &[Side<'_>]) -> Overview {
    let words: Vec<Vec<(String, Span)>> = sides.iter().map(|side| content(*side)).collect();
    Overview {
        words: words.iter().map(|words| words.len() as u32).collect(),
        entities: entity_places(sides),
        dates: date_places(sides),
        quantities: quantity_places(sides),
        quotes: quote_places(sides),
        verbatim: verbatim(&words),
        distinctive: distinctive(&words, lexicon(sides.iter().map(|side| side.document.lang))),
    }
}

/// Every word of an article, folded.
fn content(side: Side<'_>) -> Vec<(String, Span)> {
    let text = &side.document.text;
    let mut words = Vec::new();
    for block in &side.document.blocks {
        for token in tokens(text, block.span) {
            if !matches!(token.kind, TokenKind::Mark | TokenKind::Break) {
                words.push((fold(token.span.of(text)), token.span));
            }
        }
    }
    words
}

fn gather<K: Ord, T>(
    sides: &[Side<'_>],
    each: impl Fn(usize, Side<'_>, &mut dyn FnMut(K, T, Span)),
) -> Vec<(K, Presence<T>)> {
    let mut found: BTreeMap<K, Presence<T>> = BTreeMap::new();
    for (n, &side) in sides.iter().enumerate() {
        each(n, side, &mut |key, what, span| {
            let presence =
                found.entry(key).or_insert_with(|| Presence { what, places: vec![Vec::new(); sides.len()] });
            presence.places[n].push(span);
        });
    }
    found.into_iter().collect()
}

fn entity_places(sides: &[Side<'_>]) -> Vec<Presence<EntityId>> {
    let found = gather(sides, |_, side, add| {
        for mention in side.annotations.mentions.iter().filter(|mention| mention.form != Form::Credit) {
            add(mention.entity, mention.entity, mention.span);
        }
    });
    let mut list: Vec<Presence<EntityId>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| {
        (std::cmp::Reverse((presence.articles(), presence.mentions())), presence.what)
    });
    list
}

fn date_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let found = gather(sides, |_, side, add| {
        for date in &side.annotations.dates {
            if is_calendar(date) {
                let at = date.extent.map(Extent::key);
                add((at, date.value.clone()), date.value.clone(), date.span);
            }
        }
    });
    let mut list: Vec<Presence<String>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

fn is_calendar(date: &crate::annotate::DateMention) -> bool {
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && date.value.bytes().any(|byte| byte.is_ascii_digit())
}

fn quantity_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let mut list: Vec<(crate::annotate::Quantity, Presence<String>)> = Vec::new();
    let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (n, side) in sides.iter().enumerate() {
        for quantity in &side.annotations.quantities {
            let head = quantity.of.rsplit(' ').next().unwrap_or("").to_owned();
            let same = by_name.entry((quantity.unit.clone(), head)).or_default();
            let hit = same.iter().copied().find(|&at| quantities_agree(&list[at].0, quantity));
            let at = hit.unwrap_or_else(|| {
                let what = quantity.span.of(&side.document.text).to_owned();
                list.push((quantity.clone(), Presence { what, places: vec![Vec::new(); sides.len()] }));
                same.push(list.len() - 1);
                list.len() - 1
            });
            list[at].1.places[n].push(quantity.span);
        }
    }
    let mut list: Vec<Presence<String>> = list.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

fn quote_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let found = gather(sides, |_, side, add| {
        for quote in side.annotations.quotes.iter().filter(|quote| quote.direct) {
            let words = quote.span.of(&side.document.text);
            let key: String = fold(words).chars().filter(|c| c.is_alphanumeric()).collect();
            if !key.is_empty() {
                add(key, words.to_owned(), quote.span);
            }
        }
    });
    let mut list: Vec<Presence<String>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

/// Words in a run that counts as copied.
const RUN: usize = 6;

fn verbatim(words: &[Vec<(String, Span)>]) -> Vec<Vec<f32>> {
    let runs: Vec<Vec<u64>> = words
        .iter()
        .map(|words| super::similar::shingles(words.iter().map(|(w, _)| w.as_str()), RUN))
        .collect();
    let sets: Vec<std::collections::HashSet<u64>> =
        runs.iter().map(|runs| runs.iter().copied().collect()).collect();
    let share = |a: usize, b: usize| -> f32 {
        if a == b {
            return 1.0;
        }
        let (mut covered, mut until) = (0usize, 0usize);
        for (at, run) in runs[a].iter().enumerate() {
            if sets[b].contains(run) {
                covered += at + RUN - until.max(at);
                until = at + RUN;
            }
        }
        if words[a].is_empty() { 0.0 } else { covered as f32 / words[a].len() as f32 }
    };
    (0..words.len()).map(|a| (0..words.len()).map(|b| share(a, b)).collect()).collect()
}

/// The most distinctive words that are kept for an article.
const KEYWORDS: usize = 30;

fn distinctive(words: &[Vec<(String, Span)>], lexicon: &Lexicon) -> Vec<KeyWord> {
    // by stem: the counts in each article, and how often each form stands
    let mut stems: BTreeMap<String, (Vec<u32>, BTreeMap<&str, u32>)> = BTreeMap::new();
    let totals: Vec<u32> = words.iter().map(|words| words.len() as u32).collect();
    let mut known: HashMap<&str, String> = HashMap::new();
    for (n, words) in words.iter().enumerate() {
        for (word, _) in words {
            let plain = word.chars().next().is_some_and(char::is_alphabetic);
            if !plain || lexicon.commonness(word) == Commonness::Stop {
                continue;
            }
            let stem = known.entry(word).or_insert_with(|| stem(word)).clone();
            let (counts, forms) =
                stems.entry(stem).or_insert_with(|| (vec![0; totals.len()], BTreeMap::new()));
            counts[n] += 1;
            *forms.entry(word).or_default() += 1;
        }
    }
    let all: u32 = totals.iter().sum();
    let mut found: Vec<KeyWord> = Vec::new();
    for (counts, forms) in stems.into_values() {
        let sum: u32 = counts.iter().sum();
        for (article, &own) in counts.iter().enumerate() {
            let (total, rest) = (totals[article], all - totals[article]);
            let ratio = log_ratio(own, total, sum - own, rest);
            let g2 = log_likelihood(own, total, sum - own, rest);
            if own < 2 || ratio <= 0.0 || g2 < 3.84 {
                continue;
            }
            let form =
                forms.iter().max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0))).map_or("", |(form, _)| form);
            let per_thousand = counts
                .iter()
                .zip(&totals)
                .map(|(&count, &total)| f64::from(count) * 1000.0 / f64::from(total.max(1)))
                .collect();
            found.push(KeyWord {
                word: form.to_owned(),
                article,
                counts: counts.clone(),
                per_thousand,
                g2,
                log_ratio: ratio,
            });
        }
    }
    found.sort_by(|x, y| {
        y.g2.total_cmp(&x.g2).then_with(|| x.word.cmp(&y.word)).then(x.article.cmp(&y.article))
    });
    let mut kept = vec![0; totals.len()];
    found.retain(|word| {
        kept[word.article] += 1;
        kept[word.article] <= KEYWORDS
    });
    found
}

/// What one list has and the other, in order.
#[derive(Debug)]
pub(super) struct Shares<T> {
    pub(super) shared: Vec<T>,
    pub(super) only_a: Vec<T>,
    pub(super) only_b: Vec<T>,
}

fn shares<T: Clone>(list: &[Presence<T>]) -> Shares<T> {
    let pick = |a: bool, b: bool| {
        list.iter()
            .filter(|presence| {
                let has = |n: usize| presence.places.get(n).is_some_and(|places| !places.is_empty());
                has(0) == a && has(1) == b
            })
            .map(|presence| presence.what.clone())
            .collect()
    };
    Shares { shared: pick(true, true), only_a: pick(true, false), only_b: pick(false, true) }
}

pub(super) fn entities(sides: [Side<'_>; 2]) -> Shares<EntityId> {
    shares(&entity_places(&sides))
}

pub(super) fn dates(sides: [Side<'_>; 2]) -> Shares<String> {
    shares(&date_places(&sides))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::text::Document;

    #[test]
    fn copied_words_are_counted_each_way() {
        let long = Document::plain(
            "The ferry left the island of Tressa at night. It sank before the morning came to the harbour.",
        );
        let short = Document::plain("Reports say the ferry left the island of Tressa at night.");
        let none = Annotations::default();
        let sides = [&long, &short].map(|document| Side { document, annotations: &none, published: None });
        let found = overview(&sides);
        assert_eq!(found.words, [18, 11]);
        assert_eq!(found.verbatim[0][1].to_bits(), (9.0f32 / 18.0).to_bits());
        assert_eq!(found.verbatim[1][0].to_bits(), (9.0f32 / 11.0).to_bits());
    }

    #[test]
    fn a_distinctive_word_is_on_one_scale() {
        let one = Document::plain(&"The miners of the copper mine went home. ".repeat(10));
        let two = Document::plain(&"The singers of the opera house went home. ".repeat(10));
        let none = Annotations::default();
        let sides = [&one, &two].map(|document| Side { document, annotations: &none, published: None });
        let words = overview(&sides).distinctive;
        let copper = words.iter().find(|word| word.word == "copper").expect("copper is distinctive");
        assert_eq!((copper.article, &copper.counts[..]), (0, &[10, 0][..]));
        assert_eq!(copper.per_thousand[1].to_bits(), 0.0f64.to_bits());
        assert!(copper.g2 > 10.0 && copper.log_ratio > 4.0);
        assert!(words.iter().all(|word| word.word != "home" && word.word != "the"));
    }
}
