//! The names of articles that were written to test them and train nothing: tests/names/held.txt.

#[path = "names/marked.rs"]
mod marked;

use std::collections::BTreeSet;

use parallax::annotate::{EntityKind, name, syntax};
use parallax::text::{Document, Span};

const HELD: &str = include_str!("names/held.txt");

fn kind_of(kind: EntityKind) -> Option<u8> {
    [EntityKind::Person, EntityKind::Place, EntityKind::Organisation]
        .iter()
        .position(|&known| known == kind)
        .map(|kind| kind as u8)
}

/// F1 in per cent of names found, of names in the articles, and of those that are both.
fn f1(found: usize, gold: usize, right: usize) -> f64 {
    200.0 * right as f64 / (found + gold) as f64
}

#[test]
fn names_of_news_that_trained_nothing_are_found() {
    let articles = marked::read(HELD).unwrap_or_else(|wrong| panic!("tests/names/held.txt, {wrong}"));
    assert!(articles.len() >= 60, "{} articles", articles.len());
    let (mut found, mut gold, mut right, mut spans) = (0, 0, 0, 0);
    for article in &articles {
        let document = Document::plain(&article.text);
        let names = name::names(&document, &[], &syntax::sentences(&document));
        let own: BTreeSet<(Span, u8)> = names
            .mentions
            .iter()
            .filter_map(|mention| Some((mention.span, kind_of(mention.kind(&names.entities)?)?)))
            .collect();
        let wanted: BTreeSet<(Span, u8)> = article.names.iter().copied().collect();
        let bare = |names: &BTreeSet<(Span, u8)>| names.iter().map(|name| name.0).collect::<BTreeSet<_>>();
        found += own.len();
        gold += wanted.len();
        right += own.intersection(&wanted).count();
        spans += bare(&own).intersection(&bare(&wanted)).count();
    }
    // What the project asks of itself, a little under what the card of the model reports.
    assert!(f1(found, gold, right) >= 82.0, "exact F1 {:.1}", f1(found, gold, right));
    assert!(f1(found, gold, spans) >= 90.0, "untyped F1 {:.1}", f1(found, gold, spans));
}

#[test]
fn marks_are_read_and_wrong_ones_refused() {
    let articles = marked::read("=== one\n[P Ada Obi] of [L Lagos]\n=== two\nNobody\n").unwrap();
    assert_eq!(articles.len(), 2);
    assert_eq!(articles[0].text, "Ada Obi of Lagos\n");
    assert_eq!(articles[0].names, [(Span::new(0, 7), 0), (Span::new(11, 16), 1)]);
    for (wrong, what) in [
        ("ok\n[P Ada", "line 2: a mark without its end"),
        ("[X Ada]", "line 1: a mark of another letter"),
        ("[Ada]", "line 1: a mark without a letter"),
    ] {
        assert!(marked::read(wrong).unwrap_err().starts_with(what), "{wrong}");
    }
}
