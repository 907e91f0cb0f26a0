//! Keyword in context: every place where an entity or a word stands, aligned on it.

use crate::annotate::EntityId;
use crate::corpus::{ArticleId, Corpus};
use crate::text::Span;

/// One line: the keyword and its sentence's words on either side, as spans of the article's cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleId,
    /// What stands before, at most `width` characters, within the block, cut at a word.
    pub left: Span,
    /// The keyword.
    pub keyword: Span,
    /// What stands after.
    pub right: Span,
}

/// How lines are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// As they stand in the corpus.
    #[default]
    Text,
    /// By the folded words before, read from the keyword leftwards.
    Left,
    /// By the folded words after.
    Right,
}

/// The lines of an entity in `articles`.
pub fn of_entity(
    corpus: &Corpus,
    articles: &[ArticleId],
    entity: EntityId,
    width: usize,
    sort: Sort,
) -> Vec<Line> {
    let _ = (corpus, articles, entity, width, sort);
    Vec::new()
}

/// The lines of the words of a search in `articles`.
pub fn of_words(corpus: &Corpus, articles: &[ArticleId], words: &str, width: usize, sort: Sort) -> Vec<Line> {
    let _ = (corpus, articles, words, width, sort);
    Vec::new()
}
