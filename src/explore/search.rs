//! Search: which articles hold the words asked for, and where.

use std::cmp::Reverse;

use super::find::Finder;
use super::{Selection, Words};
use crate::corpus::{ArticleId, Bodies, Body, Catalogue};
use crate::text::Span;

/// An article that answers a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub article: ArticleId,
    /// BM25 over the words asked for; 0 where none were.
    pub score: f32,
    /// Sentences to show, best first, at most three, with the words found in each (spans in the cleaned text).
    /// Given for the first [`WITH_SNIPPETS`] hits; [`snippets`] gives those of any other.
    pub snippets: Vec<Snippet>,
}

/// A sentence that holds words asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The sentence in the cleaned text.
    pub sentence: Span,
    /// The words found in it, in order.
    pub marks: Vec<Span>,
}

/// How many hits of [`search`] come with their snippets.
pub const WITH_SNIPPETS: usize = 20;

const SNIPPETS: usize = 3;

/// The articles that answer a query in all its parts, best first; in corpus order where no words were asked for.
/// Snippets are those of texts that `bodies` holds.
pub fn search(catalogue: &Catalogue, bodies: &dyn Bodies, selection: &Selection) -> Vec<Hit> {
    let finder = Finder::new(catalogue, &selection.query().words);
    let hit = |(n, (article, score))| {
        let shown = n < WITH_SNIPPETS && finder.marks_anything();
        let body = if shown { bodies.body(article) } else { None };
        Hit { article, score, snippets: body.map(|body| show(&finder, body)).unwrap_or_default() }
    };
    rank(selection).into_iter().enumerate().map(hit).collect()
}

/// As [`search`], without the snippets: the articles with their scores.
pub fn rank(selection: &Selection) -> Vec<(ArticleId, f32)> {
    let mut found = selection.scored();
    // stable, and corpus order before it: equal scores stay in that order
    found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    found
}

/// The sentences of a text that hold the words asked for, best first, at most three.
pub fn snippets(catalogue: &Catalogue, body: &Body, words: &str) -> Vec<Snippet> {
    show(&Finder::new(catalogue, words), body)
}

/// Best are the sentences that hold most different words of those asked for, then most words, then the first;
/// the headline only where nothing else holds any.
fn show(finder: &Finder<'_>, body: &Body) -> Vec<Snippet> {
    let document = &body.document;
    let title = document.title_span().unwrap_or_default();
    let mut sentences: Vec<(Span, Vec<(Span, usize)>)> = Vec::new();
    for (place, item) in finder.marks(body) {
        let Some(&sentence) = document.sentence_at(place.start).and_then(|n| document.sentences.get(n))
        else {
            continue;
        };
        match sentences.last_mut() {
            Some((last, marks)) if *last == sentence => marks.push((place, item)),
            _ => sentences.push((sentence, vec![(place, item)])),
        }
    }
    if sentences.iter().any(|(sentence, _)| !title.contains(*sentence)) {
        sentences.retain(|(sentence, _)| !title.contains(*sentence));
    }
    sentences.sort_by_key(|(_, marks)| {
        let mut items: Vec<usize> = marks.iter().map(|&(_, item)| item).collect();
        items.sort_unstable();
        items.dedup();
        Reverse((items.len(), marks.len()))
    });
    sentences.truncate(SNIPPETS);
    sentences.into_iter().map(|(sentence, marks)| Snippet { sentence, marks: apart(marks) }).collect()
}

/// Where the words asked for stand in a cleaned text, in order, without overlaps.
pub fn marks(catalogue: &Catalogue, body: &Body, words: &str) -> Vec<Span> {
    marks_with(&Finder::new(catalogue, words), body)
}

/// As [`marks`], for many texts.
pub(crate) fn marks_with(finder: &Finder<'_>, body: &Body) -> Vec<Span> {
    apart(finder.marks(body))
}

/// Drops what overlaps a place before it; the longer of two that begin together comes first.
fn apart(marks: Vec<(Span, usize)>) -> Vec<Span> {
    let mut kept: Vec<Span> = Vec::with_capacity(marks.len());
    for (place, _) in marks {
        if kept.last().is_none_or(|last| !last.overlaps(place)) {
            kept.push(place);
        }
    }
    kept
}

/// What is odd about the words as typed, for the reader (an open quotation mark, a field that does not exist).
/// The search still runs on what could be read.
pub fn complaints(words: &str) -> Vec<String> {
    Words::parse(words).1
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, sahel, slugs, words};
    use super::*;
    use crate::corpus::Corpus;
    use crate::explore::{Query, filter};

    fn search(corpus: &Corpus, query: &Query) -> Vec<Hit> {
        super::search(&corpus.catalogue, &corpus.bodies, &Selection::of_corpus(corpus, query))
    }

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let corpus = sahel();
        let hits = search(&corpus, &words(typed));
        assert_eq!(slugs(&corpus, hits.iter().map(|hit| hit.article)), expected, "for {typed:?}");
    }

    #[test]
    fn words_find_articles() {
        check("", "north south west");
        check("traore", "north south");
        check("TRAORÉ putin", "north");
        check("wheat nothing", "");
        check("unheard", "");
        check("\"burkina faso\"", "south north");
        check("\"faso burkina\"", "");
        check("Burkina-Faso", "south north");
        check("whe*", "south");
        check("bu*", "south north");
        check("-mali", "north");
        check("bloc -\"left the\"", "");
        check("US", "west");
        check("\"niger leader\"", "west");
        check("niger's", "west");
    }

    #[test]
    fn a_phrase_ends_with_its_block() {
        check("\"putin ibrahim\"", "");
        check("\"meets putin\"", "north");
    }

    #[test]
    fn other_forms_of_a_word_count_less() {
        // "attack" and "attacks" in one, "attacked" in the other
        check("attack", "north south");
        check("attacked", "south north");
        check("\"attack\"", "north");
        check("mali -attack", "south west");
        check("mali -attacked", "west");
    }

    #[test]
    fn the_title_is_a_field_and_weighs_more() {
        check("title:putin", "north");
        check("title:moscow", "");
        check("title:\"burkina faso\"", "south");
        check("title:buy*", "south");
        // once in a headline beats once in the text
        let corpus = corpus(&[
            ("a", "", "", "One bridge fell."),
            ("b", "", "", "# One bridge\n\nIt fell down there."),
        ]);
        let hits = search(&corpus, &words("bridge"));
        assert_eq!(slugs(&corpus, hits.iter().map(|hit| hit.article)), "b a");
    }

    #[test]
    fn a_title_of_the_metadata_is_found_too() {
        let mut corpus = sahel();
        let (mut article, body) = (corpus.catalogue.articles.remove(2), corpus.bodies[2].clone());
        article.meta.title = Some("Three leave the union".into());
        let corpus = Corpus::new(vec![(article, body)], corpus.catalogue.entities);
        for (typed, expected) in [
            ("union", "west"),
            ("title:\"leave the\"", "west"),
            ("\"the union\"", "west"),
            ("title:bloc", ""),
            ("title:uni*", "west"),
        ] {
            let hits = search(&corpus, &words(typed));
            assert_eq!(slugs(&corpus, hits.iter().map(|hit| hit.article)), expected, "for {typed:?}");
        }
    }

    #[test]
    fn rarer_words_and_shorter_articles_score_higher() {
        let corpus = sahel();
        let score = |typed: &str| search(&corpus, &words(typed))[0].score;
        assert!(score("moscow") > score("in"));
        assert!(score("") == 0.0);
        let hits = search(&corpus, &words("in"));
        assert!(hits.windows(2).all(|pair| pair[0].score >= pair[1].score));
    }

    #[test]
    fn snippets_show_the_sentences_with_most_of_the_words() {
        let corpus = sahel();
        let show = |typed: &str, article: u32| -> Vec<String> {
            let body = &corpus.bodies[article as usize];
            let text = &body.document.text;
            snippets(&corpus.catalogue, body, typed)
                .into_iter()
                .map(|snippet| {
                    let marks: Vec<&str> = snippet.marks.iter().map(|mark| mark.of(text)).collect();
                    format!("{} [{}]", snippet.sentence.of(text).split(' ').next().unwrap(), marks.join("|"))
                })
                .collect()
        };
        assert_eq!(show("wheat russia", 1), ["Traoré [wheat|Russia]", "Wheat [Wheat]"]);
        // the headline only where it alone holds the word
        assert_eq!(show("putin", 0), ["Ibrahim [Putin]"]);
        assert_eq!(show("meets", 0), ["Ibrahim [met]", "Traoré [meets]"][1..]);
        assert_eq!(show("attack*", 0), ["The [attack|attacks]"]);
        assert_eq!(show("", 0), [""; 0]);
        assert_eq!(show("-putin", 0), [""; 0]);
        let hits = search(&corpus, &words("wheat russia"));
        assert_eq!(hits[0].snippets, snippets(&corpus.catalogue, &corpus.bodies[1], "wheat russia"));
    }

    #[test]
    fn marks_do_not_overlap() {
        let corpus = sahel();
        let text = &corpus.bodies[1].document.text;
        let found = marks(&corpus.catalogue, &corpus.bodies[1], "faso \"burkina faso buys\" buy -wheat");
        let found: Vec<&str> = found.into_iter().map(|mark| mark.of(text)).collect();
        assert_eq!(found, ["Burkina Faso buys", "buy", "buys"]);
    }

    #[test]
    fn an_empty_corpus_holds_nothing() {
        assert_eq!(search(&Corpus::default(), &words("mali")), []);
    }

    #[test]
    fn only_phrases_are_looked_up_in_texts() {
        let corpus = sahel();
        let unread = |typed: &str| slugs(&corpus, filter::unread(&corpus.catalogue, &words(typed)));
        assert_eq!(unread("mali title:putin whe* -niger"), "");
        assert_eq!(unread("\"burkina faso\""), "north south");
        assert_eq!(unread("-\"left the\" U.S."), "west");
        let none: Vec<crate::corpus::Body> = Vec::new();
        let found = |typed: &str| Selection::of(&corpus.catalogue, &none, &words(typed)).articles();
        assert_eq!(slugs(&corpus, found("mali attack")), "south");
        assert_eq!(found("\"burkina faso\""), [], "a text that is not at hand holds no phrase");
    }
}
