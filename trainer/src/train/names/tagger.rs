//! `train names FOLDER`: learns the weights of the tagger of names from annotated articles.
//!
//! A linear-chain conditional random field, its likelihood climbed one run at a time with FTRL-Proximal
//! (`McMahan` et al. 2013), whose L1 term leaves most weights at nought. Evidence from the rest of an article is
//! learnt from the labels that models give which have not seen that article (as many folds as [`FOLDS`]).
//! One thread, a fixed order and arithmetic of its own for the exponential: the same data give the same bytes.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use parallax::annotate::name::cluster::Clusters;
use parallax::annotate::name::en;
use parallax::annotate::name::model::{BUCKETS, COMMON_BITS, LABELS, Model, common_bits};
use parallax::annotate::name::training::Article;

use super::sets;
use crate::data::UNKNOWN;
use crate::train::number::{Draw, exp};

/// Parts into which the articles are dealt for the labels of the first pass.
const FOLDS: usize = 4;
/// Times the articles are gone through.
const ROUNDS: usize = 10;
const FOLD_ROUNDS: usize = 6;
/// Step size, smoothing and the two penalties of FTRL-Proximal.
const ALPHA: f32 = 0.06;
const BETA: f32 = 1.0;
const L1: f32 = 3.0;
const L2: f32 = 1.0;
/// Share of features left out at each step, in 256ths: no feature may carry a decision alone.
const DROP: u64 = 140;
/// Whole numbers to one unit of a weight.
const SCALE: f32 = 24.0;

const USAGE: &str = "usage: train names FOLDER [--without SET,…] [--clusters FILE] [--out FILE]";

/// Trains on the sets in `folder`, but those named after `--without`, and writes the model.
pub(in crate::train) fn tagger(arguments: &[String]) -> Result<()> {
    let mut folder = None;
    let mut without: Vec<String> = Vec::new();
    let mut clusters = PathBuf::from("src/annotate/name/en/clusters.bin");
    let mut out = PathBuf::from("src/annotate/name/en/model.bin");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--without" => {
                without.extend(rest.next().context("--without what?")?.split(',').map(str::to_owned));
            }
            "--clusters" => clusters = rest.next().context("--clusters from where?")?.into(),
            "--out" => out = rest.next().context("--out where?")?.into(),
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            other => bail!("what is `{other}`? {USAGE}"),
        }
    }
    let folder = folder.context(USAGE)?;
    let clusters = fs::read(&clusters).with_context(|| format!("cannot read {}", clusters.display()))?;
    let model = train(&folder, &without, &clusters)?;
    fs::write(&out, &model).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{}: {} bytes", out.display(), model.len());
    Ok(())
}

/// One run, ready to learn from.
struct Run {
    /// Buckets of the features of each word.
    features: Vec<Vec<u32>>,
    gold: Vec<u8>,
    weight: f32,
}

fn train(folder: &Path, without: &[String], clusters: &[u8]) -> Result<Vec<u8>> {
    let docs = sets::docs(folder, without)?;
    let tree = Clusters::read(clusters)?;
    let articles: Vec<Article<'_>> =
        docs.iter().map(|(doc, _)| Article::new(&doc.document, en::tables(), &tree)).collect();
    let common = common(&articles);
    let bare = Model::read(&Model::pack(&vec![[0; 8]; BUCKETS], &[0; 64], &common), clusters)?;

    let mut runs: Vec<Vec<Run>> = Vec::new();
    for (article, (doc, weight)) in articles.iter().zip(&docs) {
        let gold = doc.labels(article);
        let features = article.features(&bare);
        runs.push(
            features
                .into_iter()
                .zip(gold)
                .map(|(features, gold)| Run { features, gold, weight: *weight })
                .collect(),
        );
    }
    let words: usize = runs.iter().flatten().map(|run| run.gold.len()).sum();
    eprintln!("{} articles, {words} live words", articles.len());

    // Labels of a first pass by models that have not seen the article.
    let mut evidence: Vec<Vec<Run>> = Vec::new();
    evidence.resize_with(runs.len(), Vec::new);
    for fold in 0..FOLDS {
        let own: Vec<&Run> =
            runs.iter().enumerate().filter(|(n, _)| n % FOLDS != fold).flat_map(|(_, runs)| runs).collect();
        let learner = learn(&own, FOLD_ROUNDS);
        let model = learner.model(&common, clusters)?;
        for n in (fold..runs.len()).step_by(FOLDS) {
            let labels: Vec<Vec<u8>> = runs[n].iter().map(|run| model.label(&run.features)).collect();
            let more = articles[n].evidence(&labels);
            evidence[n] = runs[n]
                .iter()
                .zip(more)
                .map(|(run, more)| Run {
                    features: run
                        .features
                        .iter()
                        .zip(more)
                        .map(|(a, b)| [a.as_slice(), &b].concat())
                        .collect(),
                    gold: run.gold.clone(),
                    weight: run.weight,
                })
                .collect();
        }
        eprintln!("fold {} of {FOLDS}", fold + 1);
    }
    let all: Vec<&Run> = runs.iter().flatten().chain(evidence.iter().flatten()).collect();
    let learner = learn(&all, ROUNDS);
    Ok(learner.pack(&common))
}

/// A filter of the words that stand in lower case at least twice.
fn common(articles: &[Article<'_>]) -> Vec<u8> {
    let mut words: Vec<u64> = articles.iter().flat_map(Article::lower).collect();
    words.sort_unstable();
    let mut filter = vec![0_u8; COMMON_BITS as usize / 8];
    for same in words.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
        for bit in common_bits(same[0]) {
            filter[(bit / 8) as usize] |= 1 << (bit % 8);
        }
    }
    filter
}

/// The state of FTRL-Proximal for every weight.
struct Learner {
    z: Vec<[f32; 8]>,
    n: Vec<[f32; 8]>,
    tz: [f32; 64],
    tn: [f32; 64],
}

fn weight(z: f32, n: f32, l1: f32) -> f32 {
    if z.abs() <= l1 { 0.0 } else { -(z - z.signum() * l1) / ((BETA + n.sqrt()) / ALPHA + L2) }
}

fn step(z: &mut f32, n: &mut f32, l1: f32, gradient: f32) {
    let w = weight(*z, *n, l1);
    let sigma = ((*n + gradient * gradient).sqrt() - n.sqrt()) / ALPHA;
    *z += gradient - sigma * w;
    *n += gradient * gradient;
}

fn learn(runs: &[&Run], rounds: usize) -> Learner {
    let mut learner =
        Learner { z: vec![[0.0; 8]; BUCKETS], n: vec![[0.0; 8]; BUCKETS], tz: [0.0; 64], tn: [0.0; 64] };
    let mut order: Vec<u32> = (0..runs.len() as u32).collect();
    let mut draw = Draw::new();
    for _ in 0..rounds {
        draw.shuffle(&mut order);
        for &n in &order {
            learner.learn(runs[n as usize], draw.next());
        }
    }
    learner
}

impl Learner {
    fn transitions(&self) -> [f32; 64] {
        std::array::from_fn(|n| weight(self.tz[n], self.tn[n], 0.0))
    }

    fn scores(&self, features: &[u32]) -> [f32; LABELS] {
        let mut scores = [0.0; LABELS];
        for &bucket in features {
            let (z, n) = (&self.z[bucket as usize], &self.n[bucket as usize]);
            for label in 0..LABELS {
                scores[label] += weight(z[label], n[label], L1);
            }
        }
        scores
    }

    fn learn(&mut self, run: &Run, seed: u64) {
        let mut random = seed | 1;
        let kept: Vec<Vec<u32>> = run
            .features
            .iter()
            .map(|features| {
                features
                    .iter()
                    .copied()
                    .filter(|_| {
                        random =
                            random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
                        random >> 56 >= DROP
                    })
                    .collect()
            })
            .collect();
        let scores: Vec<[f32; LABELS]> = kept.iter().map(|features| self.scores(features)).collect();
        let transitions = self.transitions();
        let (marginals, pairs) = marginals(&scores, &transitions);
        // Where a label is not known, what the rest of the run makes likely stands in for it.
        let wanted = run.gold.contains(&UNKNOWN).then(|| {
            let mut scores = scores.clone();
            for (row, &gold) in scores.iter_mut().zip(&run.gold) {
                for (label, score) in row.iter_mut().enumerate() {
                    if gold != UNKNOWN && label != usize::from(gold) {
                        *score = -1e4;
                    }
                }
            }
            self::marginals(&scores, &transitions)
        });
        for (n, ((features, marginal), &gold)) in kept.iter().zip(&marginals).zip(&run.gold).enumerate() {
            for label in 0..LABELS {
                let target = match &wanted {
                    Some((wanted, _)) => wanted[n][label],
                    None => f32::from(u8::from(label == usize::from(gold))),
                };
                let gradient = run.weight * (marginal[label] - target);
                if gradient.abs() < 1e-4 {
                    continue;
                }
                for &bucket in features {
                    let bucket = bucket as usize;
                    step(&mut self.z[bucket][label], &mut self.n[bucket][label], L1, gradient);
                }
            }
        }
        let mut observed = [0.0_f32; 64];
        let mut before = LABELS;
        match wanted {
            Some((_, pairs)) => observed = pairs,
            None => {
                for &label in &run.gold {
                    observed[before * 8 + usize::from(label)] += 1.0;
                    before = usize::from(label);
                }
            }
        }
        for n in 0..64 {
            let gradient = run.weight * (pairs[n] - observed[n]);
            if gradient != 0.0 {
                step(&mut self.tz[n], &mut self.tn[n], 0.0, gradient);
            }
        }
    }

    fn packed(&self) -> (Vec<[i8; 8]>, [i32; 64]) {
        let round = |w: f32| (w * SCALE).round();
        let rows = self
            .z
            .iter()
            .zip(&self.n)
            .map(|(z, n)| {
                std::array::from_fn(|label| round(weight(z[label], n[label], L1)).clamp(-127.0, 127.0) as i8)
            })
            .collect();
        (rows, self.transitions().map(|w| round(w) as i32))
    }

    fn pack(&self, common: &[u8]) -> Vec<u8> {
        let (rows, transitions) = self.packed();
        Model::pack(&rows, &transitions, common)
    }

    fn model(&self, common: &[u8], clusters: &[u8]) -> Result<Model> {
        Ok(Model::read(&self.pack(common), clusters)?)
    }
}

/// The probability of each label at each word, and the expected number of each pair of labels, by the forward
/// and backward sums.
fn marginals(scores: &[[f32; LABELS]], transitions: &[f32; 64]) -> (Vec<[f32; LABELS]>, [f32; 64]) {
    use parallax::annotate::name::model::may_follow;
    let length = scores.len();
    // Potentials, each word's scaled by its best score.
    let word: Vec<[f64; LABELS]> = scores
        .iter()
        .map(|row| {
            let best = row.iter().copied().fold(f32::MIN, f32::max);
            row.map(|score| exp(f64::from(score - best)))
        })
        .collect();
    let mut step = [[0.0_f64; LABELS]; LABELS + 1];
    for (before, row) in step.iter_mut().enumerate() {
        for (label, value) in row.iter_mut().enumerate() {
            if before == LABELS && may_follow(0, label) || before < LABELS && may_follow(before, label) {
                *value = exp(f64::from(transitions[before * 8 + label]));
            }
        }
    }
    let mut forward = vec![[0.0_f64; LABELS]; length];
    for at in 0..length {
        let mut row = [0.0; LABELS];
        for label in 0..LABELS {
            let sum = if at == 0 {
                step[LABELS][label]
            } else {
                (0..LABELS).map(|before| forward[at - 1][before] * step[before][label]).sum()
            };
            row[label] = sum * word[at][label];
        }
        let total: f64 = row.iter().sum();
        forward[at] = row.map(|value| value / total);
    }
    let mut backward = vec![[1.0_f64; LABELS]; length];
    for at in (0..length.saturating_sub(1)).rev() {
        let mut row = [0.0; LABELS];
        for before in 0..LABELS {
            row[before] = (0..LABELS)
                .map(|label| step[before][label] * word[at + 1][label] * backward[at + 1][label])
                .sum();
        }
        let total: f64 = row.iter().sum();
        backward[at] = row.map(|value| value / total);
    }
    let mut pairs = [0.0_f32; 64];
    let mut out = Vec::with_capacity(length);
    for at in 0..length {
        let row: [f64; LABELS] = std::array::from_fn(|label| forward[at][label] * backward[at][label]);
        let total: f64 = row.iter().sum();
        let row = row.map(|value| (value / total) as f32);
        if at == 0 {
            for label in 0..LABELS {
                pairs[LABELS * 8 + label] += row[label];
            }
        } else {
            let mut table = [0.0_f64; 64];
            let mut total = 0.0;
            for before in 0..LABELS {
                for label in 0..LABELS {
                    let value =
                        forward[at - 1][before] * step[before][label] * word[at][label] * backward[at][label];
                    table[before * 8 + label] = value;
                    total += value;
                }
            }
            for n in 0..64 {
                pairs[n] += (table[n] / total) as f32;
            }
        }
        out.push(row);
    }
    (out, pairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn probabilities_sum_to_one_and_the_better_label_is_likelier() {
        let mut scores = vec![[0.0; LABELS]; 3];
        scores[1][3] = 4.0;
        let (words, pairs) = marginals(&scores, &[0.0; 64]);
        for row in &words {
            assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-4);
        }
        assert!(words[1][3] > 0.5);
        assert!((pairs.iter().sum::<f32>() - 3.0).abs() < 1e-3);
    }
}
