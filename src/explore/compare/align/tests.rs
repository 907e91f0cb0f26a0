//! How sentences of two articles are matched, read from their texts.

use crate::annotate::{Context, annotate};
use crate::explore::compare::MatchKind;
use crate::explore::compare::standalone::{Account, compare_standalone};
use crate::text::Document;

/// How the sentence of A with these words is matched with that of B.
fn kind(a: &str, b: &str, words: (&str, &str)) -> Option<MatchKind> {
    let (text_a, text_b) = (Document::plain(a), Document::plain(b));
    let account = |document| Account {
        document,
        annotations: annotate(document, &Context::default()),
        published: None,
    };
    let found = compare_standalone(account(&text_a), account(&text_b));
    let has = |one: &&crate::explore::compare::Match| {
        one.a.of(&text_a.text).contains(words.0) && one.b.of(&text_b.text).contains(words.1)
    };
    found.comparison.aligned.iter().find(has).map(|one| one.kind)
}

#[test]
fn a_quote_is_one_whatever_tells_who_said_it() {
    let rest = "The ferry Linnet left Hallin on Monday. Its crew of nine had asked for new boats. Snow closed the pass.";
    let quote = "The harbour wall will not survive another winter like the last";
    let a = format!("“{quote},” Kit Moss told reporters outside the chapel in Hallin. {rest}");
    let b = format!("In a short letter the engineer Kit Moss wrote: “{quote}.” Trains were late. {rest}");
    assert_eq!(kind(&a, &b, ("harbour wall", "harbour wall")), Some(MatchKind::Verbatim));
    // another says it
    let other = b.replace("Kit Moss", "Lena Farouk");
    assert_eq!(kind(&a, &other, ("harbour wall", "harbour wall")), Some(MatchKind::Related));
    // it is denied
    let denied = b.replace("will not", "will");
    assert_eq!(kind(&a, &denied, ("harbour wall", "harbour wall")), Some(MatchKind::Related));
}
