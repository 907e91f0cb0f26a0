//! The tagger: labels for the runs of an article, in two passes.
//!
//! The first pass reads each run alone. What it makes of a word elsewhere in the article is evidence for the
//! second (two-stage tagging after Krishnan and Manning 2006): a name seen clearly once helps where it is seen
//! dimly. Both passes use one set of weights. This module must not know how names are merged.

use super::feature::{self, Votes};
use super::hash::Table;
use super::model::{Model, Scores};
use super::reading::{Reading, Run, run_hash};

/// The features of each word of a run.
pub(crate) type RunFeatures = Vec<Vec<u32>>;

/// The features of the first pass, for each run.
pub(crate) fn first_pass(reading: &Reading<'_>, model: &Model) -> Vec<RunFeatures> {
    reading
        .runs
        .iter()
        .map(|&run| {
            (run.start..run.end)
                .map(|at| {
                    let mut out = Vec::with_capacity(96);
                    feature::features(reading, run, at, model, &mut out);
                    out
                })
                .collect()
        })
        .collect()
}

/// What a pass made of the words and runs of an article.
struct Tally {
    words: Table<Votes>,
    runs: Table<Votes>,
}

fn type_of(label: u8) -> usize {
    usize::from(label.div_ceil(2)).min(3)
}

/// What one run says: for each word its type and whether its name has several words, and for the run as a
/// whole its type, outside where it is not one name.
fn says(labels: &[u8]) -> (impl Iterator<Item = (usize, bool)> + '_, usize) {
    let whole = match labels.split_first() {
        Some((&first, rest)) if first % 2 == 1 && rest.iter().all(|&label| label == first + 1) => {
            type_of(first)
        }
        _ => 0,
    };
    let words = labels.iter().enumerate().map(|(n, &label)| {
        let goes_on = labels.get(n + 1).is_some_and(|&next| next != 0 && next % 2 == 0);
        (type_of(label), label != 0 && (label % 2 == 0 || goes_on))
    });
    (words, whole)
}

fn vote(votes: &mut Votes, (kind, within): (usize, bool)) {
    let (types, within_types) = (votes.types.get_mut(kind), votes.within.get_mut(kind));
    if let (Some(types), Some(within_types)) = (types, within_types) {
        *types = types.saturating_add(1);
        *within_types = within_types.saturating_add(u16::from(within));
    }
}

fn without(mut votes: Votes, (kind, within): (usize, bool)) -> Votes {
    let (types, within_types) = (votes.types.get_mut(kind), votes.within.get_mut(kind));
    if let (Some(types), Some(within_types)) = (types, within_types) {
        *types = types.saturating_sub(1);
        *within_types = within_types.saturating_sub(u16::from(within));
    }
    votes
}

fn tally(reading: &Reading<'_>, labels: &[Vec<u8>]) -> Tally {
    let mut tally = Tally {
        words: Table::with_capacity(reading.runs.len() * 2),
        runs: Table::with_capacity(reading.runs.len()),
    };
    for (run, labels) in reading.runs.iter().zip(labels) {
        let (words, whole) = says(labels);
        for (word, said) in reading.stretch(run.start, run.end).iter().zip(words) {
            vote(tally.words.entry(word.hash), said);
        }
        vote(tally.runs.entry(run_hash(reading.stretch(run.start, run.end))), (whole, false));
    }
    tally
}

/// The features of evidence that `labels`, the outcome of a first pass, give each word of each run.
pub(crate) fn evidence(reading: &Reading<'_>, labels: &[Vec<u8>]) -> Vec<RunFeatures> {
    let tally = tally(reading, labels);
    reading.runs.iter().zip(labels).map(|(&run, labels)| run_evidence(reading, &tally, run, labels)).collect()
}

fn run_evidence(reading: &Reading<'_>, tally: &Tally, run: Run, labels: &[u8]) -> RunFeatures {
    let (words, whole) = says(labels);
    let run_words = reading.stretch(run.start, run.end);
    let run_votes = without(tally.runs.get(run_hash(run_words)).unwrap_or_default(), (whole, false));
    run_words
        .iter()
        .zip(words)
        .map(|(word, said)| {
            let mut out = Vec::new();
            let votes = without(tally.words.get(word.hash).unwrap_or_default(), said);
            feature::evidence(votes, run_votes, &mut out);
            out
        })
        .collect()
}

/// The labels of each run of the article.
pub(crate) fn tag(reading: &Reading<'_>, model: &Model) -> Vec<Vec<u8>> {
    let mut features = Vec::with_capacity(96);
    let mut scores: Vec<Scores> = Vec::new();
    let mut labels: Vec<Vec<u8>> = Vec::with_capacity(reading.runs.len());
    let mut starts = Vec::with_capacity(reading.runs.len());
    for &run in &reading.runs {
        let start = scores.len();
        starts.push(start);
        for at in run.start..run.end {
            features.clear();
            feature::features(reading, run, at, model, &mut features);
            let mut score = [0; 8];
            model.add(&features, &mut score);
            scores.push(score);
        }
        let mut found = Vec::new();
        model.decode(scores.get(start..).unwrap_or_default(), &mut found);
        labels.push(found);
    }
    let tally = tally(reading, &labels);
    for ((&run, &start), labels) in reading.runs.iter().zip(&starts).zip(&mut labels) {
        let more = run_evidence(reading, &tally, run, labels);
        let Some(scores) = scores.get_mut(start..start + labels.len()) else { break };
        for (score, features) in scores.iter_mut().zip(&more) {
            model.add(features, score);
        }
        model.decode(scores, labels);
    }
    labels
}
