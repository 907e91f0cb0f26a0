//! Places as corrections tell them: by the article, its words, and which of several.

use std::collections::BTreeMap;

use super::{Fault, Redate};
use crate::corpus::{Article, Body};
use crate::text::Span;

/// Where these words stand in a text, as whole words: the first that comes first.
pub fn occurrences(text: &str, words: &str) -> Vec<Span> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let runs_on = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
    };
    let is_whole = |at: usize| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + words.len()..).and_then(|after| after.chars().next());
        !runs_on(words.chars().next(), before) && !runs_on(words.chars().next_back(), after)
    };
    let found = text.match_indices(words).map(|(at, _)| at).filter(|&at| is_whole(at));
    found.map(|at| Span::new(at, at + words.len())).collect()
}

/// The places where words stand that are meant: one, or all.
pub(super) fn meant(article: &str, body: &Body, words: &str, nth: Option<u32>) -> Result<Vec<Span>, Fault> {
    let all = occurrences(&body.document.text, words);
    let times = all.len();
    let found = chosen(all, nth);
    if found.is_empty() {
        return Err(Fault::NoWords { article: article.to_owned(), words: words.to_owned(), nth, times });
    }
    Ok(found)
}

impl Redate {
    /// Whether it speaks of words that stand at this place of the text, told as any words are.
    pub fn stands_at(&self, text: &str, span: Span) -> bool {
        span.of(text) == self.words && chosen(occurrences(text, &self.words), self.nth).contains(&span)
    }
}

/// One of several, counted from 1, or all.
pub(super) fn chosen<T>(all: Vec<T>, nth: Option<u32>) -> Vec<T> {
    let Some(nth) = nth else { return all };
    let one = (nth as usize).checked_sub(1).and_then(|n| all.into_iter().nth(n));
    one.into_iter().collect()
}

/// The articles by their names; of several of one name the first.
pub(super) struct Files<'a>(BTreeMap<&'a str, usize>);

impl<'a> Files<'a> {
    pub(super) fn of(articles: &'a [Article]) -> Files<'a> {
        let mut places = BTreeMap::new();
        for (n, article) in articles.iter().enumerate() {
            places.entry(article.file.as_str()).or_insert(n);
        }
        Files(places)
    }

    /// Where an article stands.
    pub(super) fn find(&self, name: &str) -> Result<usize, Fault> {
        self.0.get(name).copied().ok_or_else(|| Fault::NoArticle(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_where_they_are_whole() {
        let at = |text: &str, words: &str| -> Vec<u32> {
            occurrences(text, words).into_iter().map(|span| span.start).collect()
        };
        assert_eq!(at("Berg, Bergen and (Berg)", "Berg"), [0, 18]);
        assert_eq!(at("Über Überlingen über", "Über"), [0]);
        assert_eq!(at("“Berg” said", "“Berg”"), [0]);
        assert_eq!(at("Berg", " "), [0; 0]);
        assert_eq!(at("A B A B A", "A B A"), [0]);
    }
}
