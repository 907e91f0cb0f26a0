//! What rows have in common: the article that something was found in, and where it stands there.

use super::Value;
use crate::annotate::{Annotations, EntityId};
use crate::corpus::{Article, Body, Catalogue};
use crate::text::{ScalarIndex, Span};

/// The columns of [`article`].
pub(super) const ARTICLE: [&str; 5] = ["file", "title", "outlet", "published", "url"];

/// Which article.
pub(super) fn article(article: &Article) -> Vec<Value> {
    let meta = &article.meta;
    vec![
        article.file.as_str().into(),
        meta.title.as_deref().into(),
        meta.source.as_deref().into(),
        meta.published.map(|day| day.to_string()).into(),
        meta.url.as_deref().into(),
    ]
}

/// The columns of [`Text::place`].
pub(super) const PLACE: [&str; 3] = ["sentence", "start", "end"];

/// The text of an article, with what finds places in it.
pub(super) struct Text<'a> {
    body: &'a Body,
    scalars: ScalarIndex<'a>,
}

impl<'a> Text<'a> {
    pub(super) fn new(body: &'a Body) -> Text<'a> {
        Text { body, scalars: ScalarIndex::new(&body.document.text) }
    }

    /// The words of a stretch, in one line.
    pub(super) fn words(&self, span: Span) -> String {
        words(&self.body.document.text, span)
    }

    /// The sentence in which a stretch begins, and its offsets.
    pub(super) fn place(&self, span: Span) -> Vec<Value> {
        let (start, end) = self.scalars.span(span);
        vec![sentence(self.body, span).map(|sentence| self.words(sentence)).into(), start.into(), end.into()]
    }
}

/// The sentence in which a stretch begins.
pub(super) fn sentence(body: &Body, span: Span) -> Option<Span> {
    let number = body.document.sentence_at(span.start)?;
    body.document.sentences.get(number).copied()
}

/// The words of a stretch, in one line.
pub(super) fn words(text: &str, span: Span) -> String {
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The name of an entity.
pub(super) fn name(catalogue: &Catalogue, id: Option<EntityId>) -> Value {
    let entity = id.and_then(|id| catalogue.entity(id));
    entity.map(|entity| entity.entity.name.as_str()).into()
}

/// An entity that words name: whom a pronoun stands for is a reading that no row should state.
pub(super) fn named(found: &Annotations, words: Option<Span>, id: Option<EntityId>) -> Option<EntityId> {
    let (words, id) = (words?, id?);
    let first = found.mentions.partition_point(|mention| mention.span.end <= words.start);
    let within = found.mentions.iter().skip(first).take_while(|mention| mention.span.start < words.end);
    within.into_iter().any(|mention| mention.entity == id).then_some(id)
}
