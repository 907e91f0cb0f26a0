//! The builder: from cleaned articles to a corpus.
//!
//! Annotate each, order them, merge their entities, apply the curation, name everything for URLs, index the whole.
//! The result does not depend on the order in which the articles come.

use std::collections::BTreeSet;

use super::curation::{self, Problem};
use super::{Article, Corpus, CorpusEntity, Curation, Meta, slug, terms};
use crate::annotate::{self, Annotations, Context, Entity, EntityId, name};
use crate::text::Document;

/// An article on its way into a corpus.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// The source, decoded, as it was.
    pub source: String,
    /// The cleaned article.
    pub document: Document,
}

impl Input {
    /// What the annotators find in it: the step of [`build`] that takes the time, and needs no other article.
    pub fn annotate(&self) -> Annotations {
        let context = Context { published: self.meta.published, lang: self.meta.lang.as_deref() };
        annotate::annotate(&self.document, &context)
    }
}

/// A corpus, and what of its curation could not be applied.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The corpus.
    pub corpus: Corpus,
    /// Corrections that name nothing in it; they were left out.
    pub problems: Vec<Problem>,
}

/// Annotates the articles, merges their entities, applies the curation and orders the whole.
/// What of the curation could not be applied is left out; [`assemble`] tells.
pub fn build(inputs: Vec<Input>, curation: &Curation) -> Corpus {
    let annotated = inputs
        .into_iter()
        .map(|input| {
            let annotations = input.annotate();
            (input, annotations)
        })
        .collect();
    assemble(annotated, curation).corpus
}

/// As [`build`], from articles that are annotated already, each with entities of its own.
pub fn assemble(mut annotated: Vec<(Input, Annotations)>, curation: &Curation) -> Built {
    annotated.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
    let own: Vec<&[Entity]> = annotated.iter().map(|(_, found)| found.entities.as_slice()).collect();
    let merged = name::merge(&own);
    let mut taken = BTreeSet::new();
    let articles = annotated
        .into_iter()
        .zip(merged.of_article)
        .map(|((input, mut annotations), of_corpus)| {
            annotations.entities = Vec::new();
            remap(&mut annotations, |local| of_corpus.get(local.0 as usize).copied());
            article(input, annotations, &mut taken)
        })
        .collect();
    let mut draft = curation::Draft::new(articles, merged.entities);
    let problems = draft.apply(curation);
    let curation::Draft { articles, entities, .. } = draft.in_order();
    let mut taken = BTreeSet::new();
    let entities = entities
        .into_iter()
        .map(|(entity, curated)| CorpusEntity {
            slug: slug::unique(&entity.name, Some(entity.kind.as_str()), &mut taken),
            entity,
            curated,
        })
        .collect();
    let corpus = Corpus {
        generator: concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
        curation: curation.clone(),
        ..Corpus::new(articles, entities)
    };
    Built { corpus, problems }
}

/// Known days first, then by name; the rest makes the order whole.
fn order(input: &Input) -> impl Ord + '_ {
    (input.meta.published.is_none(), input.meta.published, &input.file, &input.source)
}

fn article(input: Input, annotations: Annotations, taken: &mut BTreeSet<String>) -> Article {
    let Input { file, mut meta, source, document } = input;
    if meta.title.is_none() {
        meta.title = document.title().map(str::to_owned);
    }
    let slug = slug::unique(stem(&file), None, taken);
    let words = terms::terms(&document.text).count() as u32;
    Article { slug, file, meta, source, document, annotations, words }
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

/// Puts other ids in place of the ids in an article's annotations; what has none is dropped.
pub(crate) fn remap(annotations: &mut Annotations, new: impl Fn(EntityId) -> Option<EntityId>) {
    let Annotations { entities: _, mentions, roles, dates: _, events: _, quantities: _, quotes } =
        annotations;
    mentions.retain_mut(|mention| new(mention.entity).map(|id| mention.entity = id).is_some());
    roles.retain_mut(|role| {
        role.of = role.of.and_then(&new);
        new(role.person).map(|id| role.person = id).is_some()
    });
    for quote in quotes {
        quote.speaker = quote.speaker.and_then(&new);
    }
}
