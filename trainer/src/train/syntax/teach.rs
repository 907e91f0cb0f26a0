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
use crate::train::number::Draw;

/// A network, and the words it knows.
pub(super) struct Teacher {
    network: Network,
    vocabulary: Vocabulary,
}

/// Writes a network as it is, in floats, with the keys of its words.
pub(super) fn save(network: &Network, vocabulary: &Vocabulary, path: &Path) -> Result<()> {
    let sizes = &network.sizes;
    let numbers = [sizes.row, sizes.near, sizes.unit, sizes.layers, sizes.arc, sizes.label, network.fine]
        .map(|n| n as u32);
    let (keys, count) = (vocabulary.keys(), [vocabulary.keys().len() as u32]);
    let whole = numbers.iter().chain(&count).chain(keys);
    let mut bytes: Vec<u8> = whole.flat_map(|number| number.to_le_bytes()).collect();
    bytes.extend(network.rows.iter().chain(&network.weights).flat_map(|x| x.to_le_bytes()));
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Reads what [`save`] wrote.
fn load(path: &Path) -> Result<Teacher> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut words = bytes.as_chunks().0.iter().copied();
    let mut word = || words.next().with_context(|| format!("{} is cut short", path.display()));
    let mut number = || Ok::<usize, anyhow::Error>(u32::from_le_bytes(word()?) as usize);
    let sizes = Sizes {
        row: number()?,
        near: number()?,
        unit: number()?,
        layers: number()?,
        arc: number()?,
        label: number()?,
    };
    let fine = number()?;
    let keys = (0..number()?).map(|_| Ok(number()? as u32)).collect::<Result<_>>()?;
    let vocabulary = Vocabulary::new(keys);
    let mut network = Network::new(sizes, vocabulary.rows(), fine, Draw::new());
    for x in network.rows.iter_mut().chain(&mut network.weights) {
        *x = f32::from_le_bytes(word()?);
    }
    Ok(Teacher { network, vocabulary })
}

/// A network that was saved, to be trained on with the same words.
pub(super) fn go_on(path: &Path, vocabulary: &Vocabulary, sizes: Sizes, fine: usize) -> Result<Network> {
    let Teacher { network, vocabulary: own } = load(path)?;
    ensure!(
        own.keys() == vocabulary.keys() && network.sizes == sizes && network.fine == fine,
        "{} was trained on other treebanks or with other sizes",
        path.display()
    );
    Ok(network)
}

impl Teacher {
    /// A lesson with the rows that the teacher has for its words.
    fn lesson(&self, lesson: &Lesson, rows: usize) -> Lesson {
        let mut own = Lesson { taught: None, ..lesson.clone() };
        for (features, &key) in own.features.iter_mut().zip(&lesson.keys) {
            for feature in features.iter_mut() {
                // The groups after the words lie at the end of both tables.
                *feature = (*feature as usize + self.vocabulary.rows()).wrapping_sub(rows) as u32;
            }
            features[0] = self.vocabulary.row(key);
        }
        own
    }
}

/// The sentences of the practice articles, as words.
pub(super) fn practice() -> Result<Vec<Vec<String>>> {
    let mut sentences = Vec::new();
    for doc in data::training_set(Path::new(""), "practice", false)? {
        let text = &doc.document.text;
        for &sentence in &doc.document.sentences {
            let words = word::words(text, &tokens(text, sentence), &en::TABLES);
            if (3..=80).contains(&words.len()) {
                sentences.push(words.iter().map(|word| word.span.of(text).to_owned()).collect());
            }
        }
    }
    Ok(sentences)
}

/// A sentence without a tree.
pub(super) fn untaught(
    words: &[String],
    vocabulary: &Vocabulary,
    clusters: &Clusters,
    weight: f32,
) -> Lesson {
    let n = words.len();
    Lesson {
        keys: words.iter().map(|word| feature::key(word)).collect(),
        features: feature::features(words.iter().map(String::as_str), vocabulary, clusters),
        // As if rare: a word that treebanks do not have is learnt from here alone.
        counts: vec![2; n],
        upos: vec![0; n],
        xpos: vec![usize::MAX; n],
        heads: vec![0; n],
        relations: vec![0; n],
        weight,
        taught: None,
    }
}

/// Has the teachers say what they think of each lesson, whose features are of a table with so many `rows`. Of lessons
/// `with_trees` they count for `share` of the truth, of others for all.
pub(super) fn teach(
    paths: &[PathBuf],
    lessons: &mut [Lesson],
    rows: usize,
    with_trees: bool,
    share: f32,
) -> Result<()> {
    let teachers: Vec<Teacher> = paths.iter().map(|path| load(path)).collect::<Result<_>>()?;
    let half = lessons.len() / 2;
    let (left, right) = lessons.split_at_mut(half);
    thread::scope(|scope| {
        for part in [left, right] {
            let teachers = &teachers;
            scope.spawn(move || {
                for lesson in part {
                    one(teachers, lesson, rows, with_trees, share);
                }
            });
        }
    });
    Ok(())
}

fn one(teachers: &[Teacher], lesson: &mut Lesson, rows: usize, with_trees: bool, share: f32) {
    let n = lesson.heads.len();
    if !with_trees {
        // First the heads on which they agree, for the relations are told of these.
        let mut first = Taught::default();
        for teacher in teachers {
            teacher.network.say(&teacher.lesson(lesson, rows), &mut first, false);
        }
        for (word, head) in lesson.heads.iter_mut().enumerate() {
            let likely = &first.heads[word * (n + 1)..(word + 1) * (n + 1)];
            *head = (0..=n).fold(0, |best, head| if likely[head] > likely[best] { head } else { best });
        }
    }
    let mut says = Taught { share: if with_trees { share } else { 1.0 }, ..Taught::default() };
    for teacher in teachers {
        teacher.network.say(&teacher.lesson(lesson, rows), &mut says, true);
    }
    let many = teachers.len() as f32;
    for list in [&mut says.tags, &mut says.heads, &mut says.relations] {
        for x in list.iter_mut() {
            *x /= many;
        }
    }
    lesson.taught = Some(Arc::new(says));
}
