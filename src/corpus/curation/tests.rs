//! Corrections on a small draft.

use super::*;
use crate::annotate::date::{EventBasis, EventMention};
use crate::annotate::{
    Alias, AliasReason, Anchor, Annotations, Basis, DateMention, Entity, EntityId, Form, Mention, Role,
    TimexType, Unresolved,
};
use crate::corpus::{Article, Body};
use crate::text::{Document, Span};

const TEXT: &str = "Wagner met IB this week; Ibrahim Traoré left Niger this week.";

fn entity(kind: EntityKind, name: &str, aliases: &[&str]) -> Entity {
    let alias = |name: &&str| Alias { name: (*name).to_owned(), count: 1, why: AliasReason::SameWords };
    Entity { kind, name: name.to_owned(), aliases: aliases.iter().map(alias).collect() }
}

fn place(words: &str, nth: usize) -> Span {
    let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::new(at, at + words.len())
}

fn draft() -> Draft {
    let entities = vec![
        entity(EntityKind::Person, "IB", &["IB"]),
        entity(EntityKind::Person, "Ibrahim Traoré", &["Ibrahim Traoré", "Traoré"]),
        entity(EntityKind::Person, "Wagner", &["Wagner"]),
        entity(EntityKind::Place, "Niger", &["Niger"]),
        entity(EntityKind::Organisation, "Niger", &["Niger"]),
    ];
    let mention = |words, id| Mention { span: place(words, 0), entity: EntityId(id), form: Form::Full };
    let week = |nth| DateMention {
        span: place("this week", nth),
        kind: TimexType::Date,
        value: "XXXX-WXX".into(),
        modifier: None,
        extent: None,
        basis: Basis { rule: "this unit".into(), anchor: Anchor::Unresolved(Unresolved::NoDay) },
        flag: None,
    };
    let event = |nth| EventMention {
        span: Span::new(0, TEXT.len()),
        value: "XXXX-WXX".into(),
        extent: None,
        basis: EventBasis::Governed(place("this week", nth)),
    };
    let annotations = Annotations {
        mentions: vec![
            mention("Wagner", 2),
            mention("IB", 0),
            mention("Ibrahim Traoré", 1),
            mention("Niger", 3),
        ],
        roles: vec![Role {
            span: place("IB", 0),
            person: EntityId(0),
            office: "leader".into(),
            of: Some(EntityId(3)),
        }],
        dates: vec![week(0), week(1)],
        events: vec![event(0), event(1)],
        ..Annotations::default()
    };
    let document = Document { text: TEXT.into(), ..Document::default() };
    let body = Body { document, annotations, ..Body::default() };
    Draft::new(vec![(Article { file: "a.txt".into(), ..Article::default() }, body)], entities)
}

fn show(draft: &Draft) -> Vec<String> {
    let annotations = &draft.articles[0].1.annotations;
    let entity = |(n, (entity, curated)): (usize, &(Entity, String))| {
        let mentions = annotations.mentions.iter().filter(|mention| mention.entity.0 as usize == n).count();
        let aliases: Vec<&str> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
        format!("{} {} [{}] {mentions} {curated}", entity.kind.as_str(), entity.name, aliases.join(","))
    };
    draft.entities.iter().enumerate().map(entity).collect()
}

/// The entities after the corrections, and what could not be applied.
fn apply(curation: &Curation) -> (Draft, Vec<String>) {
    let mut draft = draft();
    let problems = draft.apply(curation);
    (draft.in_order(), problems.iter().map(ToString::to_string).collect())
}

#[test]
fn without_corrections_nothing_is_marked() {
    let (draft, problems) = apply(&Curation::default());
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        show(&draft),
        [
            "person IB [IB] 1 ",
            "person Ibrahim Traoré [Ibrahim Traoré,Traoré] 1 ",
            "person Wagner [Wagner] 1 ",
            "place Niger [Niger] 1 ",
            "organisation Niger [Niger] 0 ",
        ]
    );
}

#[test]
fn entities_are_joined_renamed_retyped_and_hidden() {
    let (draft, problems) = apply(&Curation {
        merge: vec![Merge {
            names: vec!["traore".into(), "IB".into()],
            why: "his nickname".into(),
            kind: None,
        }],
        rename: vec![Rename { name: "IB".into(), to: "Captain IB".into(), ..Rename::default() }],
        retype: vec![Retype {
            name: "Wagner".into(),
            to: EntityKind::Organisation,
            kind: None,
            why: String::new(),
        }],
        hide: vec![Hide { name: "Niger".into(), kind: Some(EntityKind::Place), why: String::new() }],
        ..Curation::default()
    });
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        show(&draft),
        [
            "person Captain IB [Ibrahim Traoré,Traoré,IB] 2 joined with “IB” (his nickname); renamed, was “IB”",
            "organisation Niger [Niger] 0 ",
            "organisation Wagner [Wagner] 1 type changed, was person",
        ]
    );
    let role = &draft.articles[0].1.annotations.roles[0];
    assert_eq!((role.person, role.of), (EntityId(0), None));
}

#[test]
fn merges_chain_whatever_their_order() {
    let merge = |a: &str, b: &str| Merge { names: vec![a.into(), b.into()], ..Merge::default() };
    for merges in [
        vec![merge("Ibrahim Traoré", "IB"), merge("IB", "Wagner")],
        vec![merge("IB", "Wagner"), merge("Ibrahim Traoré", "IB")],
        vec![merge("Ibrahim Traoré", "IB"), merge("IB", "Ibrahim Traoré"), merge("IB", "Wagner")],
    ] {
        let (draft, problems) = apply(&Curation { merge: merges, ..Curation::default() });
        assert_eq!(problems, [""; 0]);
        assert_eq!(draft.entities.len(), 3);
        assert!(show(&draft)[0].starts_with("person Ibrahim Traoré [Ibrahim Traoré,Traoré,IB,Wagner] 3"));
    }
}

#[test]
fn what_cannot_be_applied_is_named_and_left_out() {
    let (draft, problems) = apply(&Curation {
        merge: vec![
            Merge { names: vec!["IB".into(), "Atlantis".into()], ..Merge::default() },
            Merge { names: vec!["IB".into()], ..Merge::default() },
        ],
        hide: vec![
            Hide { name: "Wagner".into(), ..Hide::default() },
            Hide { name: "Niger".into(), ..Hide::default() },
            Hide { name: "IB".into(), kind: Some(EntityKind::Place), ..Hide::default() },
        ],
        date: vec![
            Redate { article: "b.txt".into(), value: "2025".into(), ..Redate::default() },
            Redate {
                article: "a.txt".into(),
                words: "May".into(),
                value: "2025".into(),
                ..Redate::default()
            },
            Redate {
                article: "a.txt".into(),
                words: "this week".into(),
                nth: Some(3),
                value: "2025".into(),
                ..Redate::default()
            },
            Redate {
                article: "a.txt".into(),
                words: "this week".into(),
                value: "soon".into(),
                ..Redate::default()
            },
        ],
        ..Curation::default()
    });
    assert_eq!(
        problems.iter().map(|p| p.split(": write").next().unwrap()).collect::<Vec<_>>(),
        [
            "[[merge]] number 1: no entity is called `Atlantis`",
            "[[hide]] number 2: several entities are called `Niger` (place Niger, organisation Niger): add `type = \"…\"`, or use the full name",
            "[[hide]] number 3: no entity is called `IB` (type place)",
            "[[merge]] number 2: a merge needs at least two names, found 1",
            "[[date]] number 1: there is no article `b.txt`",
            "[[date]] number 2: `a.txt` has no date written `May`",
            "[[date]] number 3: `a.txt` has no date written `this week` for the 3. time",
            "[[date]] number 4: `soon` is not a date",
        ]
    );
    assert_eq!(draft.entities.len(), 4);
}

#[test]
fn dates_are_set_with_their_events() {
    let redate = |nth, hide| Redate {
        article: "a.txt".into(),
        words: "this week".into(),
        nth,
        value: if hide { String::new() } else { "2025-W19".into() },
        hide,
        why: "the parade was on 9 May".into(),
    };
    let show = |draft: &Draft| -> Vec<String> {
        let annotations = &draft.articles[0].1.annotations;
        let dates = annotations.dates.iter().map(|d| format!("{} {:?}", d.value, d.basis.anchor));
        dates
            .chain(annotations.events.iter().map(|e| format!("{} {}", e.value, e.extent.is_some())))
            .collect()
    };
    let curator = "2025-W19 Curator(\"the parade was on 9 May\")";
    let open = "XXXX-WXX Unresolved(NoDay)";
    for (nth, expected) in [
        (Some(2), [open, curator, "XXXX-WXX false", "2025-W19 true"]),
        (None, [curator, curator, "2025-W19 true", "2025-W19 true"]),
    ] {
        let (draft, problems) = apply(&Curation { date: vec![redate(nth, false)], ..Curation::default() });
        assert_eq!(problems, [""; 0]);
        assert_eq!(show(&draft), expected);
    }
    let (draft, _) = apply(&Curation { date: vec![redate(Some(1), true)], ..Curation::default() });
    assert_eq!(show(&draft), [open, "XXXX-WXX false"]);
}
