//! What contradicts, and what does not, on sentences with hand-made annotations.

use super::super::{PointKind, Side, compare, contradictions_within};
use crate::annotate::{
    Alias, AliasReason, Anchor, Annotations, Basis, DateMention, Day, Entity, EntityId, EntityKind, Extent,
    Form, Mention, Precision, Quote, Role, TimexType, quantity,
};
use crate::text::{Document, Span};

fn find(text: &str, words: &str) -> Span {
    let at = text.find(words).expect("the words stand in the text");
    Span::new(at, at + words.len())
}

fn month(text: &str, words: &str, year: i16, month: i8) -> DateMention {
    DateMention {
        span: find(text, words),
        kind: TimexType::Date,
        value: format!("{year}-{month:02}"),
        modifier: None,
        extent: Some(Extent {
            first: Day::new(year, month, 1),
            last: Day::new(year, month, 28),
            precision: Precision::Month,
        }),
        basis: Basis { rule: String::new(), anchor: Anchor::Absolute },
        flag: None,
    }
}

fn entity(kind: EntityKind, name: &str) -> Entity {
    Entity {
        kind,
        name: name.to_owned(),
        aliases: vec![Alias { name: name.to_owned(), count: 1, why: AliasReason::SameWords }],
    }
}

fn side(text: &str) -> (Document, Annotations) {
    let document = Document::plain(text);
    let quantities = quantity::quantities(&document, &[], &[]);
    (document, Annotations { quantities, ..Annotations::default() })
}

/// Kinds and very words of what is found.
fn run(
    a: &(Document, Annotations),
    b: &(Document, Annotations),
    entities: &[Entity],
) -> Vec<(PointKind, String, String)> {
    let entities: Vec<&Entity> = entities.iter().collect();
    let one = Side { document: &a.0, annotations: &a.1, published: None };
    let two = Side { document: &b.0, annotations: &b.1, published: None };
    let words = |span: Span, of: &Document| span.of(&of.text).to_owned();
    compare(one, two, &entities)
        .points
        .iter()
        .map(|found| (found.kind, words(found.a.words, &a.0), words(found.b.words, &b.0)))
        .collect()
}

#[track_caller]
fn check(a: &str, b: &str, expected: &[(PointKind, &str, &str)]) {
    let found = run(&side(a), &side(b), &[]);
    let found: Vec<_> = found.iter().map(|(kind, a, b)| (*kind, a.as_str(), b.as_str())).collect();
    assert_eq!(found, expected, "{a:?} / {b:?}");
    let back: Vec<_> = run(&side(b), &side(a), &[]).into_iter().map(|(kind, b, a)| (kind, a, b)).collect();
    let back: Vec<_> = back.iter().map(|(kind, a, b)| (*kind, a.as_str(), b.as_str())).collect();
    assert_eq!(back, expected, "the other way round: {a:?} / {b:?}");
}

#[test]
fn numbers() {
    check(
        "The attack on the convoy near Hallin killed 80 soldiers on Monday.",
        "On Monday 53 soldiers were killed in the attack on a convoy near Hallin.",
        &[(PointKind::Number, "80 soldiers", "53 soldiers")],
    );
    check(
        "The insurgency has displaced over 2 million people since it began.",
        "Since it began, the insurgency has displaced two million people.",
        &[],
    );
    check(
        "The attack on the convoy near Hallin killed at least 41 soldiers.",
        "The attack on the convoy near Hallin killed 53 soldiers.",
        &[],
    );
    check(
        "The collision near Hallin killed 12 people and injured 70.",
        "The collision near Hallin killed 12 people, and 70 were injured.",
        &[],
    );
    check(
        "Unemployment in the lake district hovers around 15% this spring.",
        "Unemployment in the lake district hovers around 22% this spring.",
        &[(PointKind::Number, "around 15%", "around 22%")],
    );
}

#[test]
fn who_did_it_to_whom() {
    check(
        "Rebels attacked an army convoy near the Tirat pass on Saturday.",
        "The army attacked a rebel convoy near the Tirat pass on Saturday.",
        &[(
            PointKind::Agent,
            "Rebels attacked an army convoy near the Tirat",
            "The army attacked a rebel convoy near the Tirat",
        )],
    );
    check(
        "Rebels attacked an army convoy near the Tirat pass on Saturday.",
        "An army convoy near the Tirat pass was attacked by rebels on Saturday.",
        &[],
    );
}

#[test]
fn office_holders() {
    let entities = [
        entity(EntityKind::Place, "Niger"),
        entity(EntityKind::Person, "Mohamed Bazoum"),
        entity(EntityKind::Person, "Abdourahamane Tiani"),
    ];
    let with = |text: &str, person: u32, name: &str, office: &str| {
        let mut side = side(text);
        side.1.mentions = vec![
            Mention { span: find(text, "Niger"), entity: EntityId(0), form: Form::Full },
            Mention { span: find(text, name), entity: EntityId(person), form: Form::Full },
        ];
        side.1.mentions.sort_by_key(|mention| mention.span);
        side.1.roles = vec![Role {
            span: find(text, name),
            person: EntityId(person),
            office: office.to_owned(),
            of: Some(EntityId(0)),
        }];
        side
    };
    let bazoum =
        with("The current leader of Niger is Mohamed Bazoum.", 1, "Mohamed Bazoum", "current leader");
    let tiani = with("They were led by Abdourahamane Tiani of Niger.", 2, "Abdourahamane Tiani", "leader");
    let past = with("The coup ousted President Mohamed Bazoum in Niger.", 1, "Mohamed Bazoum", "president");
    let expected = (PointKind::Office, "Mohamed Bazoum".to_owned(), "Abdourahamane Tiani".to_owned());
    assert_eq!(run(&bazoum, &tiani, &entities), [expected]);
    assert_eq!(run(&past, &tiani, &entities), []);
    assert_eq!(run(&bazoum, &bazoum, &entities), []);
}

#[test]
fn quotes() {
    let entities = [entity(EntityKind::Person, "Lena Farouk"), entity(EntityKind::Person, "Ruth Adeyemi")];
    let with = |words: &str, person: u32, name: &str| {
        let text = format!("“{words},” said {name}.");
        let mut side = side(&text);
        let speaker = find(&text, name);
        side.1.mentions = vec![Mention { span: speaker, entity: EntityId(person), form: Form::Full }];
        side.1.quotes = vec![Quote {
            span: find(&text, words),
            direct: true,
            speaker_span: Some(speaker),
            speaker: Some(EntityId(person)),
            verb: None,
        }];
        side
    };
    let words = "There was no inspection this year, and that is a disgrace";
    let other = "There was no inspection last year, and that is a scandal";
    let farouk = with(words, 0, "Lena Farouk");
    let adeyemi = with(words, 1, "Ruth Adeyemi");
    let changed = with(other, 0, "Lena Farouk");
    let part = with("There was no inspection this year", 0, "Lena Farouk");
    let quote = |a: &str, b: &str| (PointKind::Quote, a.to_owned(), b.to_owned());
    assert_eq!(run(&farouk, &adeyemi, &entities), [quote("Lena Farouk", "Ruth Adeyemi")]);
    assert_eq!(run(&farouk, &changed, &entities), [quote(words, other)]);
    assert_eq!(run(&farouk, &part, &entities), []);
}

#[test]
fn dates_of_one_event() {
    let with = |words: &str, n: i8| {
        let text = format!("The Velka dam above Kestrin was completed by engineers in {words}.");
        let mut side = side(&text);
        side.1.dates = vec![month(&text, words, 1974, n)];
        side
    };
    let found = run(&with("May 1974", 5), &with("July 1974", 7), &[]);
    assert_eq!(found, [(PointKind::Date, "May 1974".to_owned(), "July 1974".to_owned())]);
    assert_eq!(run(&with("May 1974", 5), &with("May 1974", 5), &[]), []);
}

#[test]
fn an_article_against_its_own_dates() {
    let within = |text: &str, first: (&str, i8), second: (&str, i8)| {
        let mut side = side(text);
        side.1.dates = vec![month(text, first.0, 2024, first.1), month(text, second.0, 2024, second.1)];
        contradictions_within(Side { document: &side.0, annotations: &side.1, published: None }, &[]).len()
    };
    let text = "In June 2024 supplies were sent, a move that followed talks in October 2024.";
    assert_eq!(within(text, ("June 2024", 6), ("October 2024", 10)), 1);
    let text = "In October 2024 supplies were sent, a move that followed talks in June 2024.";
    assert_eq!(within(text, ("October 2024", 10), ("June 2024", 6)), 0);
    let text = "Supplies sent in June 2024 were followed by talks in October 2024.";
    assert_eq!(within(text, ("June 2024", 6), ("October 2024", 10)), 0);
}
