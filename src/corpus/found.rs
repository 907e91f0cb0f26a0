//! What was found in all articles: merged, and nothing curated.
//!
//! The articles stand in the order of a corpus and name its entities. [`curate`](super::curate) makes a corpus of it,
//! with any corrections, as often as one likes.

use std::collections::BTreeSet;

use super::{Article, Body, Input, Meta, elsewhere, slug, terms};
use crate::annotate::{Annotations, Entity, name};
use crate::text::visible::{address, visible};

/// All articles merged, nothing curated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The articles, in the order of a corpus; their ids point into `entities`.
    pub(crate) articles: Vec<(Article, Body)>,
    /// The entities.
    pub(crate) entities: Vec<Entity>,
}

impl Found {
    /// Orders annotated articles, each with entities of its own, and merges their entities. The result does not depend
    /// on the order in which they come.
    pub fn of(mut annotated: Vec<(Input, Annotations)>) -> Found {
        annotated.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
        let own: Vec<name::Own<'_>> = annotated
            .iter()
            .map(|(_, found)| name::Own { entities: &found.entities, roles: &found.roles })
            .collect();
        let merged = name::merge(&own);
        let mut taken = BTreeSet::new();
        let mut articles: Vec<(Article, Body)> = annotated
            .into_iter()
            .zip(merged.of_article)
            .map(|((input, mut annotations), of_corpus)| {
                annotations.entities = Vec::new();
                annotations.renumber(|local| of_corpus.get(local.0 as usize).copied());
                article(input, annotations, &mut taken)
            })
            .collect();
        let mut entities = merged.entities;
        elsewhere::mark(&mut articles, &mut entities);
        Found { articles, entities }
    }
}

/// Known days first, then by name; the rest makes the order whole.
fn order(input: &Input) -> impl Ord + '_ {
    (input.meta.published.is_none(), input.meta.published, &input.file, &input.source)
}

fn article(input: Input, annotations: Annotations, taken: &mut BTreeSet<String>) -> (Article, Body) {
    let Input { file, meta, source, document } = input;
    let mut meta = seen(meta);
    if meta.title.is_none() {
        meta.title = document.title().map(str::to_owned);
    }
    let slug = slug::unique(stem(&file), None, taken);
    let words = terms::terms(&document.text).count() as u32;
    let body = Body { source, document, annotations };
    (Article::new(slug, file, meta, words, &body), body)
}

/// What is known of an article, with nothing in it that would not be seen: it stands among the page's own words.
fn seen(meta: Meta) -> Meta {
    let visible = |words: Option<String>| words.map(|words| visible(&words).into_owned());
    let Meta {
        title,
        source,
        source_basis,
        author,
        author_basis,
        published,
        published_basis,
        url,
        lang,
        excerpt,
    } = meta;
    Meta {
        title: visible(title),
        source: visible(source),
        source_basis: visible(source_basis),
        author: visible(author),
        author_basis: visible(author_basis),
        published,
        published_basis: visible(published_basis),
        url: url.map(|url| address(&url).into_owned()),
        lang: visible(lang),
        excerpt,
    }
}

/// A file's name without folders and ending; an ending has at most five characters, all letters or digits.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty() && ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}
