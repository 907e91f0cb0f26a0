//! `score names FOLDER`: how well names are found, typed and merged, with the errors by kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use parallax::annotate::name::model::Model;
use parallax::annotate::name::training::Article;
use parallax::text::Span;

use crate::gold::{self, Doc};

const TYPES: [&str; 3] = ["person", "place", "organisation"];

/// Scores the model given with `--model`, else the one that is built in, on the sets of the folder.
pub(crate) fn names(arguments: &[String]) -> Result<()> {
    let (mut folder, mut model, mut errors) = (None, None, 0);
    let mut sets = vec!["wikigold", "ewt-test", "gum-news", "gum-other"];
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--model" => model = Some(PathBuf::from(rest.next().context("--model what?")?)),
            "--errors" => errors = rest.next().context("--errors how many?")?.parse()?,
            "--set" => sets = vec![rest.next().context("--set which?")?.as_str()],
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            other => {
                bail!("what is `{other}`? usage: score names FOLDER [--model FILE] [--set NAME] [--errors N]")
            }
        }
    }
    let folder = folder.context("usage: score names FOLDER [--model FILE] [--set NAME] [--errors N]")?;
    let bytes = match model {
        Some(path) => fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?,
        None => bail!("no model"),
    };
    let model = Model::read(&bytes)?;
    for set in sets {
        let mut docs =
            gold::read(&folder, set.split("-news").next().unwrap_or(set).trim_end_matches("-other"))?;
        match set {
            "gum-news" => docs.retain(|doc| doc.id.contains("_news_")),
            "gum-other" => docs.retain(|doc| doc.id.contains("_bio_") || doc.id.contains("_voyage_")),
            _ => {}
        }
        score(set, &docs, &model, errors);
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

fn score(set: &str, docs: &[Doc], model: &Model, mut errors: usize) {
    let (mut exact, mut untyped) = (Count::default(), Count::default());
    let mut by_type: BTreeMap<u8, Count> = BTreeMap::new();
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for doc in docs {
        let article = Article::new(&doc.document);
        let found = spans(&article, &article.tag(model));
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
    println!("  errors   {kinds:?}");
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
