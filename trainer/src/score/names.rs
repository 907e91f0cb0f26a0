//! `score names FOLDER`: how well names are found, typed and merged, with the errors by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use parallax::annotate::name::model::Model;
use parallax::annotate::name::training::Article;
use parallax::annotate::name::{Names, Own, en, merge, names_with};
use parallax::annotate::{EntityKind, Mention, syntax};
use parallax::text::{ScalarIndex, Span};

use crate::data::{self, Doc};

const TYPES: [&str; 3] = ["person", "place", "organisation"];

/// Scores the model given with `--model`, else the one that is built in, on the sets of the folder.
pub(crate) fn names(arguments: &[String]) -> Result<()> {
    let (mut folder, mut model, mut errors) = (None, None, 0);
    let mut clusters = PathBuf::from("src/annotate/name/en/clusters.bin");
    let mut raw = false;
    let mut predict = None;
    let mut sets = vec!["wikigold", "ewt-test", "gum-news", "gum-other", "held"];
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--model" => model = Some(PathBuf::from(rest.next().context("--model what?")?)),
            "--clusters" => clusters = rest.next().context("--clusters which?")?.into(),
            "--raw" => raw = true,
            "--predict" => predict = Some(PathBuf::from(rest.next().context("--predict where to?")?)),
            "--errors" => errors = rest.next().context("--errors how many?")?.parse()?,
            "--set" => sets = vec![rest.next().context("--set which?")?.as_str()],
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            other => {
                bail!("what is `{other}`? usage: score names FOLDER [--model FILE] [--set NAME] [--errors N]")
            }
        }
    }
    let folder = folder.context("usage: score names FOLDER [--model FILE] [--set NAME] [--errors N]")?;
    let model = match model {
        Some(path) => {
            let read =
                |path: &PathBuf| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
            let (bytes, clusters) = (read(&path)?, read(&clusters)?);
            Model::read(&bytes, &clusters).with_context(|| format!("{} is no model", path.display()))?
        }
        None => en::model().clone(),
    };
    for set in sets {
        let mut docs = match set {
            "held" => data::marked(set, include_str!("../../../tests/names/held.txt"))?,
            _ => data::read(&folder, if set.starts_with("gum") { "gum" } else { set })?,
        };
        match set {
            "gum-news" => docs.retain(|doc| doc.id.contains("_news_")),
            "gum-other" => docs.retain(|doc| doc.id.contains("_bio_") || doc.id.contains("_voyage_")),
            _ => {}
        }
        let seen = seen(&folder, set)?;
        score(set, &docs, &model, &seen, raw, errors);
        merging(&docs, &model);
        if let Some(path) = &predict {
            write(&docs, &model, path)?;
        }
    }
    Ok(())
}

#[derive(Default)]
struct Count {
    right: u32,
    found: u32,
    gold: u32,
}

impl Count {
    fn line(&self) -> String {
        let part = |a: u32, b: u32| if b == 0 { 0.0 } else { 100.0 * f64::from(a) / f64::from(b) };
        let (p, r) = (part(self.right, self.found), part(self.right, self.gold));
        let f = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        format!("P {p:5.1}  R {r:5.1}  F1 {f:5.1}")
    }
}

/// The names, as written, of the sets that train the shipped model, without those of the set that is scored.
fn seen(folder: &Path, set: &str) -> Result<BTreeSet<String>> {
    let mut seen = BTreeSet::new();
    for other in ["gum", "wikigold", "ewt-train", "wnut17", "btc", "practice"]
        .into_iter()
        .filter(|&other| other != set)
    {
        for doc in data::training_set(folder, other, set == "gum-news")? {
            seen.extend(doc.names.iter().map(|name| name.span.of(&doc.document.text).to_owned()));
        }
    }
    Ok(seen)
}

fn score(set: &str, docs: &[Doc], model: &Model, seen: &BTreeSet<String>, raw: bool, mut errors: usize) {
    let mut recall = [(0_u32, 0_u32); 2];
    let (mut exact, mut untyped) = (Count::default(), Count::default());
    let mut by_type: BTreeMap<u8, Count> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for doc in docs {
        let found = found(doc, model, raw);
        let gold: BTreeSet<(Span, u8)> = doc.names.iter().map(|name| (name.span, name.kind)).collect();
        let found: BTreeSet<(Span, u8)> = found.into_iter().collect();
        exact.found += found.len() as u32;
        exact.gold += gold.len() as u32;
        exact.right += gold.intersection(&found).count() as u32;
        let bare = |set: &BTreeSet<(Span, u8)>| set.iter().map(|name| name.0).collect::<BTreeSet<_>>();
        let (g, f) = (bare(&gold), bare(&found));
        untyped.found += found.len() as u32;
        untyped.gold += gold.len() as u32;
        untyped.right += g.intersection(&f).count() as u32;
        for kind in 0..3 {
            let count = by_type.entry(kind).or_default();
            count.gold += gold.iter().filter(|name| name.1 == kind).count() as u32;
            count.found += found.iter().filter(|name| name.1 == kind).count() as u32;
            count.right += gold.intersection(&found).filter(|name| name.1 == kind).count() as u32;
        }
        for name in &gold {
            let (right, all) = &mut recall[usize::from(seen.contains(name.0.of(&doc.document.text)))];
            *all += 1;
            *right += u32::from(found.contains(name));
        }
        for name in gold.difference(&found) {
            let kind = if f.contains(&name.0) {
                "wrong type"
            } else if f.iter().any(|span| span.overlaps(name.0)) {
                "wrong ends"
            } else {
                "missed"
            };
            *kinds.entry(kind).or_default() += 1;
            if errors > 0 {
                errors -= 1;
                println!(
                    "  {kind}\t{}\t{}\t{}",
                    TYPES[usize::from(name.1)],
                    name.0.of(&doc.document.text),
                    around(doc, name.0)
                );
            }
        }
        for name in found.difference(&gold) {
            if !g.iter().any(|span| span.overlaps(name.0)) {
                *kinds.entry("spurious").or_default() += 1;
                if errors > 0 {
                    errors -= 1;
                    println!(
                        "  spurious\t{}\t{}\t{}",
                        TYPES[usize::from(name.1)],
                        name.0.of(&doc.document.text),
                        around(doc, name.0)
                    );
                }
            }
        }
    }
    println!("{set}: {} articles, {} names", docs.len(), exact.gold);
    println!("  exact    {}", exact.line());
    println!("  untyped  {}", untyped.line());
    for (kind, count) in &by_type {
        println!("  {:13}{}", TYPES[usize::from(*kind)], count.line());
    }
    for (what, (right, all)) in ["unseen", "seen"].into_iter().zip(recall) {
        println!("  {what:9}R {:5.1} of {all}", 100.0 * f64::from(right) / f64::from(all.max(1)));
    }
    println!("  errors   {kinds:?}");
}

/// The names that the tagger alone finds (`raw`), or those that the whole of `names` gives.
fn found(doc: &Doc, model: &Model, raw: bool) -> Vec<(Span, u8)> {
    if raw {
        let article = Article::new(&doc.document, en::tables(), model.clusters());
        return spans(&article, &article.tag(model));
    }
    let names = names_with(&doc.document, &[], &syntax::sentences(&doc.document), en::tables(), model);
    let kind = |mention: &Mention| match mention.kind(&names.entities)? {
        EntityKind::Person => Some(0),
        EntityKind::Place => Some(1),
        EntityKind::Organisation => Some(2),
        _ => None,
    };
    names.mentions.iter().filter_map(|mention| Some((mention.span, kind(mention)?))).collect()
}

/// The names of all articles, merged: for each article its mentions with the number of the entity.
fn merged(docs: &[Doc], model: &Model) -> Vec<Vec<(Span, EntityKind, u32, String)>> {
    let own: Vec<Names> = docs
        .iter()
        .map(|doc| names_with(&doc.document, &[], &syntax::sentences(&doc.document), en::tables(), model))
        .collect();
    let entities: Vec<Own<'_>> =
        own.iter().map(|names| Own { entities: &names.entities, roles: &names.roles }).collect();
    let all = merge(&entities);
    own.iter()
        .zip(&all.of_article)
        .map(|(names, ids)| {
            let one = |mention: &Mention| {
                let id = ids.get(mention.entity.0 as usize)?;
                let name = all.entities.get(id.0 as usize)?.name.clone();
                Some((mention.span, mention.kind(&names.entities)?, id.0, name))
            };
            names.mentions.iter().filter_map(one).collect()
        })
        .collect()
}

/// A gold mention: its article, its identity, and the entity that it was given.
type Named<'a> = (usize, &'a str, (usize, u32));

/// B³ over the gold mentions that have an identity, and the pairs of such mentions in different articles. A
/// mention that was not found is an entity of its own.
fn merging(docs: &[Doc], model: &Model) {
    let mut mentions: Vec<Named<'_>> = Vec::new();
    let merged = merged(docs, model);
    for (n, (doc, found)) in docs.iter().zip(&merged).enumerate() {
        for (m, name) in doc.names.iter().enumerate() {
            let Some(id) = &name.id else { continue };
            let best = found
                .iter()
                .filter(|f| f.0 == name.span)
                .chain(found.iter().filter(|f| f.0.overlaps(name.span)))
                .next();
            let own = best.map_or((n * 100_000 + m + 1, 0), |f| (0, f.2));
            mentions.push((n, id, own));
        }
    }
    if mentions.is_empty() {
        return;
    }
    let count = |key: &dyn Fn(&Named<'_>) -> String| {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for mention in &mentions {
            *counts.entry(key(mention)).or_default() += 1;
        }
        counts
    };
    let pairs =
        |counts: &BTreeMap<String, u64>| counts.values().map(|n| n * n.saturating_sub(1) / 2).sum::<u64>();
    let gold = count(&|m| m.1.to_owned());
    let ours = count(&|m| format!("{:?}", m.2));
    let both = count(&|m| format!("{}|{:?}", m.1, m.2));
    let (mut precision, mut recall) = (0.0, 0.0);
    for mention in &mentions {
        let shared = both[&format!("{}|{:?}", mention.1, mention.2)] as f64;
        precision += shared / ours[&format!("{:?}", mention.2)] as f64;
        recall += shared / gold[mention.1] as f64;
    }
    let total = mentions.len() as f64;
    let cross = |all: &dyn Fn(&Named<'_>) -> String| {
        pairs(&count(all)) - pairs(&count(&|m| format!("{}#{}", m.0, all(m))))
    };
    let line = |right: f64, found: f64, gold: f64| {
        let (p, r) = (100.0 * right / found.max(1.0), 100.0 * right / gold.max(1.0));
        format!("P {p:5.1}  R {r:5.1}  F1 {:5.1}", if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    };
    let (p, r) = (100.0 * precision / total, 100.0 * recall / total);
    println!("  B3       P {p:5.1}  R {r:5.1}  F1 {:5.1}", 2.0 * p * r / (p + r));
    let gold = cross(&|m| m.1.to_owned()) as f64;
    let ours = cross(&|m| format!("{:?}", m.2)) as f64;
    let both = cross(&|m| format!("{}|{:?}", m.1, m.2)) as f64;
    println!("  cross    {}", line(both, ours, gold));
}

/// Writes the names as the project's outside scorers read them.
fn write(docs: &[Doc], model: &Model, path: &Path) -> Result<()> {
    let mut out = String::new();
    for (doc, found) in docs.iter().zip(merged(docs, model)) {
        let index = ScalarIndex::new(&doc.document.text);
        let spans: Vec<serde_json::Value> = found
            .iter()
            .filter_map(|(span, kind, id, name)| {
                let kind = match kind {
                    EntityKind::Person => "PER",
                    EntityKind::Place => "LOC",
                    EntityKind::Organisation => "ORG",
                    _ => return None,
                };
                let (start, end) = index.span(*span);
                Some(serde_json::json!([start, end, kind, format!("{name}#{id}")]))
            })
            .collect();
        out.push_str(&serde_json::json!({ "id": doc.id, "spans": spans }).to_string());
        out.push('\n');
    }
    fs::write(path, out).with_context(|| format!("cannot write {}", path.display()))
}

/// The words around a span, for the list of errors.
fn around(doc: &Doc, span: Span) -> String {
    let text = &doc.document.text;
    let mut start = (span.start as usize).saturating_sub(40);
    let mut end = (span.end as usize + 30).min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(start..end).unwrap_or("").replace('\n', " / ")
}

/// The names that labels give.
fn spans(article: &Article<'_>, labels: &[Vec<u8>]) -> Vec<(Span, u8)> {
    let mut found: Vec<(Span, u8)> = Vec::new();
    for (words, labels) in article.runs().zip(labels) {
        for (word, &label) in words.iter().zip(labels) {
            match label {
                0 => {}
                label if label % 2 == 1 => found.push((*word, (label - 1) / 2)),
                _ => {
                    if let Some(last) = found.last_mut() {
                        last.0 = last.0.join(*word);
                    }
                }
            }
        }
    }
    found
}
