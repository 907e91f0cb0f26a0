//! Corrections of dates: what hangs on them goes with them, and words in which none was found become one.

use super::*;
use crate::annotate::date::{DateMention, EventBasis, EventMention};
use crate::annotate::{Anchor, Annotations, Basis, Clause, ClauseKind, ClauseTime, Modality, TimexType};
use crate::corpus::{Article, Body, Corpus, Found};
use crate::text::{Document, Span};

const TEXT: &str =
    "It sank on St Lucy's. In early May it was found; in May it was sold. St Lucy's came again.";

fn at(words: &str, nth: usize) -> Span {
    let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::new(at, at + words.len())
}

fn found() -> Found {
    let date = |nth| DateMention {
        span: at("May", nth),
        kind: TimexType::Date,
        value: "2024-05".to_owned(),
        modifier: None,
        extent: value::extent("2024-05"),
        basis: Basis { rule: "month".to_owned(), anchor: Anchor::Absolute },
        flag: None,
    };
    let event = |words: &str, nth| EventMention {
        span: at(words, 0),
        value: "2024-05".to_owned(),
        extent: value::extent("2024-05"),
        basis: EventBasis::Governed(at("May", nth)),
    };
    let clause = |words: &str, nth| Clause {
        span: at(words, 0),
        predicate: at(words, 0),
        kind: ClauseKind::Verb,
        lemma: words.to_owned(),
        subject: None,
        object: None,
        obliques: Vec::new(),
        positive: true,
        modality: Modality::Asserted,
        speaker: None,
        time: Some(ClauseTime { value: "2024-05".to_owned(), basis: EventBasis::Governed(at("May", nth)) }),
        place: None,
    };
    let annotations = Annotations {
        dates: vec![date(0), date(1)],
        events: vec![event("found", 0), event("sold", 1)],
        clauses: vec![clause("found", 0), clause("sold", 1)],
        ..Annotations::default()
    };
    let body = Body { source: TEXT.to_owned(), document: Document::plain(TEXT), annotations };
    let article = Article { file: "a.txt".to_owned(), ..Article::default() };
    Found { articles: vec![article], texts: vec![body].into(), entities: Vec::new() }
}

fn redate(words: &str, nth: u32, value: &str) -> Redate {
    let (article, words, value) = ("a.txt".to_owned(), words.to_owned(), value.to_owned());
    Redate { article, words, nth: Some(nth), value, ..Redate::default() }
}

fn missed(words: &str, nth: u32, value: &str) -> Redate {
    Redate { missed: true, ..redate(words, nth, value) }
}

fn with(date: Vec<Redate>) -> (Corpus, Vec<String>) {
    let Curated { corpus, problems } = curate(&found(), &Curation { date, ..Curation::default() });
    (corpus, problems.iter().map(|problem| problem.fault.to_string()).collect())
}

/// The dates, and of events and clauses the values.
fn read(corpus: &Corpus) -> (Vec<(&str, &str)>, Vec<Option<&str>>) {
    let found = &corpus.bodies[0].annotations;
    let dates = found.dates.iter().map(|date| (date.span.of(TEXT), date.value.as_str()));
    let events = found.events.iter().map(|event| Some(event.value.as_str()));
    let clauses = found.clauses.iter().map(|clause| clause.time.as_ref().map(|time| time.value.as_str()));
    (dates.collect(), events.chain(clauses).collect())
}

#[test]
fn what_hangs_on_a_date_goes_with_it() {
    let (corpus, problems) = with(vec![redate("May", 2, "2023-05")]);
    assert_eq!(problems, [""; 0]);
    let dated = vec![Some("2024-05"), Some("2023-05"), Some("2024-05"), Some("2023-05")];
    assert_eq!(read(&corpus), (vec![("May", "2024-05"), ("May", "2023-05")], dated));
    let (corpus, _) = with(vec![Redate { hide: true, ..redate("May", 2, "") }]);
    assert_eq!(read(&corpus), (vec![("May", "2024-05")], vec![Some("2024-05"), Some("2024-05"), None]));
}

#[test]
fn words_in_which_no_date_was_found_become_one() {
    let (corpus, problems) =
        with(vec![missed("St Lucy's", 2, "2024-12-13"), missed("early May", 1, "2024-05-01/2024-05-10")]);
    assert_eq!(problems, [""; 0]);
    let dates = vec![("early May", "2024-05-01/2024-05-10"), ("May", "2024-05"), ("St Lucy's", "2024-12-13")];
    let (early, late) = (Some("2024-05-01/2024-05-10"), Some("2024-05"));
    assert_eq!(read(&corpus), (dates, vec![early, late, early, late]));
    let annotations = &corpus.bodies[0].annotations;
    // in order of the text, and what hangs on it hangs on the whole
    assert_eq!(annotations.dates[2].span, at("St Lucy's", 1));
    assert_eq!(annotations.events[0].basis, EventBasis::Governed(at("early May", 0)));
    assert_eq!(corpus.catalogue.articles[0].counts.dates, 3);
    // a corpus that holds it comes back
    assert_eq!(crate::corpus::read(&crate::corpus::write(&corpus)).unwrap(), corpus);
    let both = curate(
        &found(),
        &Curation {
            date: vec![Redate { nth: None, ..missed("St Lucy's", 1, "2024-12") }],
            ..Curation::default()
        },
    );
    assert_eq!(both.corpus.bodies[0].annotations.dates.len(), 4);
}

#[test]
fn what_cannot_be_a_missed_date_is_told() {
    let check = |date: Redate, expected: &str| {
        let (corpus, problems) = with(vec![date]);
        assert!(problems.len() == 1 && problems[0].contains(expected), "{problems:?}");
        assert_eq!(read(&corpus).0, [("May", "2024-05"), ("May", "2024-05")]);
    };
    // without `missed` the words must be a date that was found
    check(redate("St Lucy's", 1, "2024-12-13"), "has no date written `St Lucy's`");
    check(
        missed("St Lucy's", 3, "2024-12-13"),
        "does not have the words `St Lucy's` for the 3. time, but 2 times",
    );
    check(missed("St Lucy's", 1, "winter"), "`winter` is not a date");
    check(Redate { hide: true, ..missed("May", 1, "") }, "says `missed = true` and `hide = true`");
    let (_, problems) =
        with(vec![missed("in early May", 1, "2024-05"), missed("early May it", 1, "2024-06")]);
    assert!(
        problems.len() == 1 && problems[0].contains("does not have the words `in early May`"),
        "{problems:?}"
    );
    let (_, problems) =
        with(vec![missed("In early May", 1, "2024-05"), missed("early May it", 1, "2024-06")]);
    assert!(
        problems.len() == 1 && problems[0].contains("cannot be both `2024-05` and `2024-06`"),
        "{problems:?}"
    );
    // a part of a date that was found
    let mut all = found();
    all.texts[0].annotations.dates[0].span = at("early May", 0);
    let curation = Curation { date: vec![missed("May", 1, "2024-05-02")], ..Curation::default() };
    let problems = curate(&all, &curation).problems;
    assert!(
        problems[0].fault.to_string().contains("`May` in `a.txt` is a part of the date `early May`"),
        "{problems:?}"
    );
}
