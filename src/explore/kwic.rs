//! Keyword in context: every place where an entity or a word stands, aligned on it.

use super::find::Finder;
use super::search;
use crate::annotate::EntityId;
use crate::corpus::{ArticleId, Bodies, Body, Catalogue, terms};
use crate::text::{Document, Span};

/// One line: the keyword and its neighbours' words on either side, as spans of the article's cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The article.
    pub article: ArticleId,
    /// What stands before, at most `width` characters, within the block (of a table, the cell), cut at a word.
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

/// The lines of an entity in `articles`, as far as `bodies` holds them.
pub fn of_entity(
    bodies: &dyn Bodies,
    articles: &[ArticleId],
    entity: EntityId,
    width: usize,
    sort: Sort,
) -> Vec<Line> {
    let places = |body: &Body| -> Vec<Span> {
        let mentions = body.annotations.mentions.iter();
        mentions.filter(|mention| mention.entity == entity).map(|mention| mention.span).collect()
    };
    lines(bodies, articles, places, width, sort)
}

/// The lines of the words of a search in `articles`, as far as `bodies` holds them.
pub fn of_words(
    catalogue: &Catalogue,
    bodies: &dyn Bodies,
    articles: &[ArticleId],
    words: &str,
    width: usize,
    sort: Sort,
) -> Vec<Line> {
    let finder = Finder::new(catalogue, words);
    lines(bodies, articles, |body| search::marks_with(&finder, body), width, sort)
}

fn lines(
    bodies: &dyn Bodies,
    articles: &[ArticleId],
    places: impl Fn(&Body) -> Vec<Span>,
    width: usize,
    sort: Sort,
) -> Vec<Line> {
    let mut lines = Vec::new();
    for &id in articles {
        let Some(body) = bodies.body(id) else { continue };
        lines.extend(places(body).into_iter().map(|keyword| line(&body.document, id, keyword, width)));
    }
    let words = |line: &Line, side: Span| -> Vec<String> {
        let text = bodies.body(line.article).map_or("", |body| &body.document.text);
        terms::terms_in(text, side).map(|term| term.form.into_owned()).collect()
    };
    match sort {
        Sort::Text => {}
        Sort::Left => lines.sort_by_cached_key(|line| {
            let mut before = words(line, line.left);
            before.reverse();
            before
        }),
        Sort::Right => lines.sort_by_cached_key(|line| words(line, line.right)),
    }
    lines
}

fn line(document: &Document, article: ArticleId, keyword: Span, width: usize) -> Line {
    let text = &document.text;
    let block = document.block_at(keyword.start).map_or(Span::new(0, text.len()), |block| block.span);
    let before = Span { start: block.start.min(keyword.start), end: keyword.start }.of(text);
    let before = before.rsplit(['\n', '\t']).next().unwrap_or("");
    let after = Span { start: keyword.end, end: block.end.max(keyword.end) }.of(text);
    let after = after.split(['\n', '\t']).next().unwrap_or("");
    let (left, right) = (head_off(before, width), tail_off(after, width));
    let keyword_start = keyword.start as usize - (before.len() - before.trim_end().len());
    let keyword_end = keyword.end as usize + (after.len() - after.trim_start().len());
    Line {
        article,
        left: Span::new(keyword_start - left.len(), keyword_start),
        keyword,
        right: Span::new(keyword_end, keyword_end + right.len()),
    }
}

/// The last `width` characters of a text at most, beginning with a word, without outer white space.
fn head_off(text: &str, width: usize) -> &str {
    let text = text.trim_end();
    let Some((cut, _)) = text.char_indices().rev().take(width).last() else { return "" };
    let (gone, kept) = text.split_at(cut);
    if gone.is_empty() || gone.ends_with(char::is_whitespace) || kept.starts_with(char::is_whitespace) {
        return kept.trim_start();
    }
    kept.find(char::is_whitespace).and_then(|space| kept.get(space..)).unwrap_or("").trim_start()
}

/// The first `width` characters of a text at most, ending with a word, without outer white space.
fn tail_off(text: &str, width: usize) -> &str {
    let text = text.trim_start();
    let cut = text.char_indices().nth(width).map_or(text.len(), |(at, _)| at);
    let (kept, gone) = text.split_at(cut);
    if gone.is_empty() || gone.starts_with(char::is_whitespace) || kept.ends_with(char::is_whitespace) {
        return kept.trim_end();
    }
    kept.rfind(char::is_whitespace).and_then(|space| kept.get(..space)).unwrap_or("").trim_end()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, sahel};
    use super::*;
    use crate::corpus::Corpus;

    fn of_entity(corpus: &Corpus, articles: &[ArticleId], entity: EntityId, width: usize) -> Vec<Line> {
        super::of_entity(&corpus.bodies, articles, entity, width, Sort::Text)
    }

    fn of_words(corpus: &Corpus, articles: &[ArticleId], words: &str, width: usize, sort: Sort) -> Vec<Line> {
        super::of_words(&corpus.catalogue, &corpus.bodies, articles, words, width, sort)
    }

    fn show(corpus: &Corpus, lines: &[Line]) -> Vec<String> {
        let line = |line: &Line| {
            let text = &corpus.bodies.body(line.article).unwrap().document.text;
            format!("{} <{}> {}", line.left.of(text), line.keyword.of(text), line.right.of(text))
        };
        lines.iter().map(line).collect()
    }

    #[test]
    fn lines_are_cut_at_words_inside_the_block() {
        let corpus = sahel();
        let all: Vec<ArticleId> = corpus.articles().map(|(id, ..)| id).collect();
        let mali = corpus.catalogue.entity_by_slug("mali").unwrap();
        assert_eq!(
            show(&corpus, &of_entity(&corpus, &all, mali, 14)),
            [" <Mali> buys none;", "buys none; <Mali> attacked the", " <Mali> and Niger left"]
        );
        assert_eq!(show(&corpus, &of_entity(&corpus, &all[..1], mali, 14)), [""; 0]);
        assert_eq!(
            show(&corpus, &of_words(&corpus, &all, "niger \"left the\"", 9, Sort::Text)),
            ["Mali and <Niger> left the", "and Niger <left the> bloc in", "2025, <Niger> ’s leader"]
        );
        assert_eq!(
            show(&corpus, &of_words(&corpus, &all, "putin", 0, Sort::Text)),
            [" <Putin> ", " <Putin> "]
        );
    }

    #[test]
    fn lines_sort_by_their_neighbours() {
        let corpus = corpus(&[("a", "", "", "The Árbol x zoo. A bell x yes. One bell x Ähre.")]);
        let lines = |sort| show(&corpus, &of_words(&corpus, &[ArticleId(0)], "x", 7, sort));
        assert_eq!(
            lines(Sort::Text),
            ["Árbol <x> zoo. A", "A bell <x> yes.", "bell <x> Ähre."].map(String::from)
        );
        assert_eq!(
            lines(Sort::Right),
            ["bell <x> Ähre.", "A bell <x> yes.", "Árbol <x> zoo. A"].map(String::from)
        );
        assert_eq!(
            lines(Sort::Left),
            ["Árbol <x> zoo. A", "bell <x> Ähre.", "A bell <x> yes."].map(String::from)
        );
    }

    #[test]
    fn cutting_keeps_whole_words() {
        for (text, width, head, tail) in [
            ("", 5, "", ""),
            ("one two", 3, "two", "one"),
            ("one two", 4, "two", "one"),
            ("one two", 5, "two", "one"),
            ("one two", 7, "one two", "one two"),
            ("one two", 2, "", ""),
            (" é é ", 2, "é", "é"),
        ] {
            assert_eq!((head_off(text, width), tail_off(text, width)), (head, tail), "of {text:?}, {width}");
        }
    }
}
