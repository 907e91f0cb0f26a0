//! Teachers: networks too large to ship, whose judgement the one that ships learns from (Hinton et al. 2015; of several
//! parsers at once, Kuncoro et al. 2016).
//!
//! They say how likely each tag, head and relation is in the sentences of the treebanks, and in the practice articles,
//! which no one has annotated.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, thread};

use anyhow::{Context, Result, ensure};
use parallax::annotate::name::cluster::Clusters;
use parallax::annotate::syntax::feature::{self, Vocabulary};
use parallax::annotate::syntax::model::Sizes;
use parallax::annotate::syntax::{en, word};
use parallax::text::token::tokens;

use super::lesson::{Lesson, Taught};
use super::network::Network;
use crate::data;

/// Writes a network as it is, in floats.
pub(super) fn save(network: &Network, path: &Path) -> Result<()> {
    let sizes = &network.sizes;
    let numbers = [
        sizes.row,
        sizes.near,
        sizes.unit,
        sizes.layers,
        sizes.arc,
        sizes.label,
        network.fine,
        network.rows.len() / sizes.row,
    ];
    let mut bytes: Vec<u8> = numbers.iter().flat_map(|&number| (number as u32).to_le_bytes()).collect();
    bytes.extend(network.rows.iter().chain(&network.weights).flat_map(|x| x.to_le_bytes()));
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Reads what [`save`] wrote.
pub(super) fn load(path: &Path) -> Result<Network> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let words: Vec<[u8; 4]> = bytes.as_chunks().0.to_vec();
    ensure!(words.len() > 8, "{} is no network", path.display());
    let number = |n: usize| u32::from_le_bytes(words[n]) as usize;
    let sizes = Sizes {
        row: number(0),
        near: number(1),
        unit: number(2),
        layers: number(3),
        arc: number(4),
        label: number(5),
    };
    let mut network = Network::new(sizes, number(7), number(6));
    let mut numbers = words[8..].iter().map(|&bytes| f32::from_le_bytes(bytes));
    for x in network.rows.iter_mut().chain(&mut network.weights) {
        *x = numbers.next().with_context(|| format!("{} is cut short", path.display()))?;
    }
    Ok(network)
}

/// The sentences of the practice articles, as lessons without trees.
pub(super) fn practice(vocabulary: &Vocabulary, clusters: &Clusters, weight: f32) -> Result<Vec<Lesson>> {
    let mut lessons = Vec::new();
    for doc in data::training_set(Path::new(""), "practice", false)? {
        let text = &doc.document.text;
        for &sentence in &doc.document.sentences {
            let words = word::words(text, &tokens(text, sentence), &en::TABLES);
            let n = words.len();
            if !(3..=80).contains(&n) {
                continue;
            }
            lessons.push(Lesson {
                features: feature::features(
                    words.iter().map(|word| word.span.of(text)),
                    vocabulary,
                    clusters,
                ),
                // As if rare: a word that treebanks do not have is learnt from here alone.
                counts: vec![2; n],
                upos: vec![0; n],
                xpos: vec![usize::MAX; n],
                heads: vec![0; n],
                relations: vec![0; n],
                weight,
                taught: None,
            });
        }
    }
    Ok(lessons)
}

/// Has the teachers say what they think of each lesson. Of lessons `with_trees` they count for `share` of the truth, of
/// others for all.
pub(super) fn teach(paths: &[PathBuf], lessons: &mut [Lesson], with_trees: bool, share: f32) -> Result<()> {
    let teachers: Vec<Network> = paths.iter().map(|path| load(path)).collect::<Result<_>>()?;
    for lesson in lessons.iter().take(1) {
        let most = lesson.features.iter().flatten().max().copied().unwrap_or(0) as usize;
        ensure!(
            teachers.iter().all(|teacher| teacher.rows.len() / teacher.sizes.row > most),
            "a teacher was trained on other treebanks"
        );
    }
    let half = lessons.len() / 2;
    let (left, right) = lessons.split_at_mut(half);
    thread::scope(|scope| {
        for part in [left, right] {
            let teachers = &teachers;
            scope.spawn(move || {
                for lesson in part {
                    one(teachers, lesson, with_trees, share);
                }
            });
        }
    });
    Ok(())
}

fn one(teachers: &[Network], lesson: &mut Lesson, with_trees: bool, share: f32) {
    let n = lesson.heads.len();
    if !with_trees {
        // First the heads on which they agree, for the relations are told of these.
        let mut first = Taught::default();
        for teacher in teachers {
            teacher.say(lesson, &mut first, false);
        }
        for (word, head) in lesson.heads.iter_mut().enumerate() {
            let likely = &first.heads[word * (n + 1)..(word + 1) * (n + 1)];
            *head = (0..=n).fold(0, |best, head| if likely[head] > likely[best] { head } else { best });
        }
    }
    let mut says = Taught { share: if with_trees { share } else { 1.0 }, ..Taught::default() };
    for teacher in teachers {
        teacher.say(lesson, &mut says, true);
    }
    let many = teachers.len() as f32;
    for list in [&mut says.tags, &mut says.heads, &mut says.relations] {
        for x in list.iter_mut() {
            *x /= many;
        }
    }
    lesson.taught = Some(Arc::new(says));
}
