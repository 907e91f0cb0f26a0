//! `train syntax`: learns the parser from treebanks.
//!
//! The network is trained on sentences by the slopes of its loss (Adam, Kingma and Ba 2015), then rounded to whole
//! numbers. Two halves of each batch are worked on side by side and added in one order, so that the same treebanks give
//! the same bytes.

mod arcs;
mod gates;
mod learn;
mod lesson;
mod network;
mod product;
mod say;
mod table;
mod teach;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::{fs, thread};

use anyhow::{Context, Result, bail, ensure};
use parallax::annotate::name::cluster::Clusters;
use parallax::annotate::syntax::Model;
use parallax::annotate::syntax::feature::{self, Vocabulary};
use parallax::annotate::syntax::model::{ROW_BITS, Sizes, WEIGHT_BITS};

use super::number::Draw;
use crate::data::treebank::{self, Sentence};
use crate::score::syntax::Tally;
use learn::Loss;
use lesson::Lesson;
use network::{Network, Slopes};

const USAGE: &str = "`cargo xtask train syntax TREEBANK… [--dev TREEBANK] [--without DOCUMENT…] [--out MODEL] [--clusters \
                     FILE] [--rounds N]`; documents are named by the beginning of their ids, parted by commas";

struct Options {
    treebanks: Vec<PathBuf>,
    dev: Vec<PathBuf>,
    without: Vec<String>,
    out: PathBuf,
    clusters: PathBuf,
    sizes: Sizes,
    rounds: usize,
    batch: usize,
    step: f32,
    loss: Loss,
    least: u32,
    /// Where the network goes as it is, to teach another.
    save: Option<PathBuf>,
    /// Where it comes from, if it is trained on.
    from: Option<PathBuf>,
    teachers: Vec<PathBuf>,
    /// How much of the truth the teachers are.
    share: f32,
    /// How much a sentence of the practice articles counts.
    practice: f32,
    /// How often a word stands in them that has a row for it.
    read: u32,
    /// Rounds at the end in which the documents that were held out are learnt too.
    then: usize,
    seed: u64,
}

fn options(arguments: &[String]) -> Result<Options> {
    let mut options = Options {
        treebanks: Vec::new(),
        dev: Vec::new(),
        without: Vec::new(),
        out: PathBuf::from("src/annotate/syntax/en/model.bin"),
        clusters: PathBuf::from("src/annotate/name/en/clusters.bin"),
        sizes: Sizes { row: 64, near: 3, unit: 64, layers: 2, arc: 64, label: 48 },
        rounds: 24,
        batch: 640,
        step: 0.004,
        loss: Loss { units: 0.25, words: 0.5 },
        least: 2,
        save: None,
        from: None,
        teachers: Vec::new(),
        share: 0.5,
        practice: 0.0,
        read: 4,
        then: 0,
        seed: 0,
    };
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let Some(name) = argument.strip_prefix("--") else {
            options.treebanks.push(PathBuf::from(argument));
            continue;
        };
        let value = arguments.next().with_context(|| format!("--{name} of what? {USAGE}"))?;
        let number = || value.parse::<usize>().with_context(|| format!("--{name} wants a number"));
        let share = || value.parse::<f32>().with_context(|| format!("--{name} wants a number"));
        match name {
            "dev" => options.dev.push(PathBuf::from(value)),
            "without" => options.without.extend(value.split(',').map(str::to_owned)),
            "out" => options.out = PathBuf::from(value),
            "clusters" => options.clusters = PathBuf::from(value),
            "rounds" => options.rounds = number()?,
            "row" => options.sizes.row = number()?,
            "near" => options.sizes.near = number()?,
            "save" => options.save = Some(PathBuf::from(value)),
            "from" => options.from = Some(PathBuf::from(value)),
            "teacher" => options.teachers.push(PathBuf::from(value)),
            "share" => options.share = share()?,
            "practice" => options.practice = share()?,
            "read" => options.read = number()? as u32,
            "then" => options.then = number()?,
            "seed" => options.seed = number()? as u64,
            "unit" => options.sizes.unit = number()?,
            "layers" => options.sizes.layers = number()?,
            "arc" => options.sizes.arc = number()?,
            "label" => options.sizes.label = number()?,
            "batch" => options.batch = number()?,
            "least" => options.least = number()? as u32,
            "step" => options.step = share()?,
            "drop" => options.loss.units = share()?,
            "unknown" => options.loss.words = share()?,
            _ => bail!("--{name} is not known; there is {USAGE}"),
        }
    }
    ensure!(!options.treebanks.is_empty(), "train on what? {USAGE}");
    Ok(options)
}

pub(super) fn parser(arguments: &[String]) -> Result<()> {
    let options = options(arguments)?;
    let clusters =
        fs::read(&options.clusters).with_context(|| format!("cannot read {}", options.clusters.display()))?;
    let clusters = Clusters::read(&clusters)?;
    let (mut sentences, mut held) = (Vec::new(), Vec::new());
    for path in &options.treebanks {
        for sentence in treebank::read(path)? {
            let is_held = options.without.iter().any(|id| sentence.document.starts_with(id));
            if is_held { held.push(sentence) } else { sentences.push(sentence) }
        }
    }
    let mut tests: Vec<(String, Vec<Sentence>)> = Vec::new();
    for path in &options.dev {
        tests.push((path.display().to_string(), treebank::read(path)?));
    }

    let practice = if options.practice > 0.0 { teach::practice()? } else { Vec::new() };
    let counts = count(sentences.iter().map(|sentence| sentence.words.as_slice()));
    let read = count(practice.iter().map(Vec::as_slice));
    let mut fine: BTreeMap<&str, usize> = BTreeMap::new();
    for xpos in sentences.iter().flat_map(|sentence| &sentence.xpos) {
        fine.insert(xpos, 0);
    }
    let fine: BTreeMap<&str, usize> = fine.into_keys().zip(0..).collect();
    let often = |counts: &BTreeMap<u32, u32>, least: u32| -> Vec<u32> {
        counts.iter().filter(|&(_, &count)| count >= least).map(|(&key, _)| key).collect()
    };
    let vocabulary = Vocabulary::new([often(&counts, options.least), often(&read, options.read)].concat());
    let rows = vocabulary.rows();
    let lesson = |sentence: &Sentence| {
        let keys: Vec<u32> = sentence.words.iter().map(|word| feature::key(word)).collect();
        Lesson {
            features: feature::features(sentence.words.iter().map(String::as_str), &vocabulary, &clusters),
            counts: keys.iter().map(|key| counts.get(key).copied().unwrap_or(0)).collect(),
            keys,
            upos: sentence.upos.clone(),
            xpos: sentence
                .xpos
                .iter()
                .map(|xpos| fine.get(xpos.as_str()).copied().unwrap_or(usize::MAX))
                .collect(),
            heads: sentence.heads.clone(),
            relations: sentence.relations.clone(),
            weight: 1.0,
            taught: None,
        }
    };
    let short = |sentence: &&Sentence| sentence.words.len() <= 160;
    let mut lessons: Vec<Lesson> = sentences.iter().filter(short).map(lesson).collect();
    let mut later: Vec<Lesson> = Vec::new();
    if options.then > 0 {
        later.extend(held.iter().filter(short).map(lesson));
    }
    if !options.teachers.is_empty() {
        for lessons in [&mut lessons, &mut later] {
            teach::teach(&options.teachers, lessons, rows, true, options.share)?;
        }
        let mut practice: Vec<Lesson> = practice
            .iter()
            .map(|words| teach::untaught(words, &vocabulary, &clusters, options.practice))
            .collect();
        teach::teach(&options.teachers, &mut practice, rows, false, 1.0)?;
        eprintln!("{} sentences of practice articles", practice.len());
        lessons.append(&mut practice);
    }
    if !held.is_empty() {
        tests.push((options.without.join(","), held));
    }
    let network = match &options.from {
        Some(path) => teach::go_on(path, &vocabulary, options.sizes, fine.len())?,
        None => Network::new(options.sizes, rows, fine.len(), Draw::seeded(options.seed)),
    };
    eprintln!("{} sentences, {rows} rows, {} weights", lessons.len(), network.weights.len());
    let mut bytes = Vec::new();
    let network = train(network, lessons, later, &options, |network| {
        bytes = pack(network, &vocabulary);
        let Ok(model) = Model::read(&bytes) else { return };
        for (name, test) in &tests {
            eprintln!("    {name}: {}", Tally::of(test, &model, &clusters));
        }
    });
    if let Some(path) = &options.save {
        teach::save(&network, &vocabulary, path)?;
    }
    fs::write(&options.out, &bytes).with_context(|| format!("cannot write {}", options.out.display()))?;
    println!("{}: {} bytes", options.out.display(), bytes.len());
    Ok(())
}

/// How often each word stands in sentences, by its key.
fn count<'a>(sentences: impl Iterator<Item = &'a [String]>) -> BTreeMap<u32, u32> {
    let mut counts = BTreeMap::new();
    for word in sentences.flatten() {
        *counts.entry(feature::key(word)).or_default() += 1;
    }
    counts
}

/// Moments of the slopes of each number, for Adam.
struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    fn new(count: usize) -> Moments {
        Moments { first: vec![0.0; count], second: vec![0.0; count] }
    }

    fn step(&mut self, numbers: &mut [f32], slopes: &[f32], from: usize, step: f32) {
        let (first, second) = (&mut self.first[from..], &mut self.second[from..]);
        for (((x, &slope), first), second) in numbers.iter_mut().zip(slopes).zip(first).zip(second) {
            *first += 0.1 * (slope - *first);
            *second += 0.02 * (slope * slope - *second);
            *x -= step * *first / (second.sqrt() + 1e-8);
        }
    }
}

/// Goes through the lessons for as many rounds as the options say, and through those of `later` too in the last ones.
fn train(
    mut network: Network,
    mut lessons: Vec<Lesson>,
    mut later: Vec<Lesson>,
    options: &Options,
    mut look: impl FnMut(&Network),
) -> Network {
    let row = options.sizes.row;
    let mut slopes = [Slopes::new(&network), Slopes::new(&network)];
    let mut of_rows = Moments::new(network.rows.len());
    let mut of_weights = Moments::new(network.weights.len());
    let mut draw = Draw::from(Draw::new().next() ^ (options.seed << 20));
    let mut order: Vec<usize> = (0..lessons.len()).collect();
    let words = |lessons: &[Lesson]| lessons.iter().map(|lesson| lesson.heads.len()).sum::<usize>();
    let batches = |words: usize| (words / options.batch + 1) as f32;
    let steps = options.rounds as f32 * batches(words(&lessons))
        + options.then as f32 * batches(words(&lessons) + words(&later));
    let mut done = 0;
    for round in 1..=options.rounds + options.then {
        let begun = std::time::Instant::now();
        if round == options.rounds + 1 {
            lessons.append(&mut later);
            order = (0..lessons.len()).collect();
        }
        draw.shuffle(&mut order);
        let mut lost = 0.0;
        let mut at = 0;
        while at < order.len() {
            let mut batch = Vec::new();
            let mut size = 0;
            while size < options.batch && at < order.len() {
                batch.push(&lessons[order[at]]);
                size += lessons[order[at]].heads.len();
                at += 1;
            }
            let share = 1.0 / size as f32;
            let (left, right) = batch.split_at(batch.len() / 2);
            let seeds = [draw.next(), draw.next()];
            let [first, second] = &mut slopes;
            let net = &network;
            let loss = options.loss;
            let (right_slopes, right_seed) = (&mut *second, seeds[1]);
            lost += thread::scope(|scope| {
                let other = scope
                    .spawn(move || net.learn(right, share, loss, &mut Draw::from(right_seed), right_slopes));
                let one = net.learn(left, share, loss, &mut Draw::from(seeds[0]), first);
                one + other.join().unwrap_or(f64::NAN)
            });
            first.add(second, row);
            // The step rises at first, then falls to nothing; slopes of more than five together are cut.
            let part = done as f32 / steps;
            let step = options.step * (part * 40.0 + 0.02).min(1.0) * (1.0 - part).max(0.0);
            done += 1;
            let length =
                first.weights.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>().sqrt() as f32;
            if length > 5.0 {
                for x in &mut first.weights {
                    *x *= 5.0 / length;
                }
            }
            of_weights.step(&mut network.weights, &first.weights, 0, step);
            for &touched in &first.touched {
                let from = touched as usize * row;
                of_rows.step(&mut network.rows[from..from + row], &first.rows[from..from + row], from, step);
            }
            first.clear(row);
            second.clear(row);
        }
        let words = words(&lessons) as f64;
        eprintln!("round {round}: loss {:.4}, {:.1} s", lost / words, begun.elapsed().as_secs_f64());
        if round % 4 == 0 || round == options.rounds || round == options.rounds + options.then {
            look(&network);
        }
    }
    network
}

/// The network in whole numbers.
fn pack(network: &Network, vocabulary: &Vocabulary) -> Vec<u8> {
    let rows: Vec<i8> = network
        .rows
        .iter()
        .map(|x| (x * (1 << ROW_BITS) as f32).round().clamp(-127.0, 127.0) as i8)
        .collect();
    let matrices: Vec<Vec<i16>> = network
        .matrices(&network.weights)
        .iter()
        .map(|matrix| {
            matrix
                .iter()
                .map(|x| (x * (1 << WEIGHT_BITS) as f32).round().clamp(-32_000.0, 32_000.0) as i16)
                .collect()
        })
        .collect();
    Model::pack(&network.sizes, vocabulary, &rows, &matrices)
}
