//! Corrections of a small corpus.

use super::*;
use crate::annotate::date::{EventBasis, EventMention};
use crate::annotate::{
    Alias, AliasReason, Anchor, Annotations, Basis, DateMention, Entity, EntityId, Form, Mention, Role,
    TimexType, Unresolved,
};
use crate::corpus::{Article, Body, Corpus, CorpusEntity, Found};
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

fn found() -> Found {
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
    Found {
        articles: vec![Article { file: "a.txt".into(), ..Article::default() }],
        texts: vec![body].into(),
        entities,
    }
}

fn show(corpus: &Corpus) -> Vec<String> {
    let annotations = &corpus.bodies[0].annotations;
    corpus
        .catalogue
        .entities()
        .map(|(id, CorpusEntity { entity, curated, .. })| {
            let mentions = annotations.mentions.iter().filter(|mention| mention.entity == id).count();
            let aliases: Vec<&str> = entity.aliases.iter().map(|alias| alias.name.as_str()).collect();
            let (kind, name) = (entity.kind.as_str(), &entity.name);
            format!("{kind} {name} [{}] {mentions} {curated:?}", aliases.join(","))
        })
        .collect()
}

/// The corpus after the corrections, and what could not be applied.
fn apply(curation: &Curation) -> (Corpus, Vec<String>) {
    let Curated { corpus, problems } = curate(&found(), curation);
    (corpus, problems.iter().map(ToString::to_string).collect())
}

#[test]
fn without_corrections_nothing_is_marked() {
    let (corpus, problems) = apply(&Curation::default());
    assert_eq!(problems, [""; 0]);
    assert_eq!(
        show(&corpus),
        [
            "person IB [IB] 1 []",
            "person Ibrahim Traoré [Ibrahim Traoré,Traoré] 1 []",
            "person Wagner [Wagner] 1 []",
            "place Niger [Niger] 1 []",
            "organisation Niger [Niger] 0 []",
        ]
    );
}

#[test]
fn what_is_given_the_kind_of_its_namesake_is_one_with_it() {
    let retype = Retype {
        name: "Niger".into(),
        kind: Some(EntityKind::Organisation),
        to: EntityKind::Place,
        why: "the country".into(),
    };
    let (corpus, problems) = apply(&Curation { retype: vec![retype], ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    let niger: Vec<String> = show(&corpus).into_iter().filter(|line| line.contains("Niger")).collect();
    assert_eq!(niger, ["place Niger [Niger] 1 [Joined { with: [\"Niger\"], why: \"the country\" }]"]);
}

#[test]
fn entities_are_joined_renamed_retyped_and_hidden() {
    let (corpus, problems) = apply(&Curation {
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
        show(&corpus),
        [
            "person Captain IB [Ibrahim Traoré,Traoré,IB] 2 [Joined { with: [\"IB\"], why: \"his nickname\" }, Renamed { was: \"IB\", why: \"\" }]",
            "organisation Niger [Niger] 0 []",
            "organisation Wagner [Wagner] 1 [Retyped { was: Person, why: \"\" }]",
        ]
    );
    let role = &corpus.bodies[0].annotations.roles[0];
    assert_eq!((role.person, role.of), (EntityId(0), None));
}

#[test]
fn merges_chain_whatever_their_order() {
    let merge = |a: &str, b: &str| Merge { names: vec![a.into(), b.into()], ..Merge::default() };
    for merges in [
        vec![merge("Ibrahim Traoré", "IB"), merge("IB", "Wagner")],
        vec![merge("IB", "Wagner"), merge("Ibrahim Traoré", "IB")],
        // what is said twice, or by a longer way too, contradicts nothing
        vec![merge("Ibrahim Traoré", "IB"), merge("traore", "IB"), merge("IB", "Wagner")],
        vec![merge("IB", "Wagner"), merge("Ibrahim Traoré", "Wagner"), merge("Ibrahim Traoré", "IB")],
    ] {
        let (corpus, problems) = apply(&Curation { merge: merges, ..Curation::default() });
        assert_eq!(problems, [""; 0]);
        assert_eq!(corpus.catalogue.entities.len(), 3);
        assert!(show(&corpus)[0].starts_with("person Ibrahim Traoré [Ibrahim Traoré,Traoré,IB,Wagner] 3"));
    }
}

#[test]
fn what_cannot_be_applied_is_named_and_left_out() {
    let (corpus, problems) = apply(&Curation {
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
            "[[merge]] number 2: a merge needs at least two names, found 1",
            "[[hide]] number 2: several entities are called `Niger` (place Niger, organisation Niger): add `type = \"…\"`, or use the full name",
            "[[hide]] number 3: no entity is called `IB` (type place)",
            "[[date]] number 1: there is no article `b.txt`",
            "[[date]] number 2: `a.txt` has no date written `May`",
            "[[date]] number 3: `a.txt` has no date written `this week` for the 3. time",
            "[[date]] number 4: `soon` is not a date",
        ]
    );
    assert_eq!(corpus.catalogue.entities.len(), 4);
}

#[test]
fn dates_are_set_with_their_events() {
    let redate = |nth, hide| Redate {
        article: "a.txt".into(),
        words: "this week".into(),
        nth,
        value: if hide { String::new() } else { "2025-W19".into() },
        hide,
        missed: false,
        why: "the parade was on 9 May".into(),
    };
    let show = |corpus: &Corpus| -> Vec<String> {
        let annotations = &corpus.bodies[0].annotations;
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
        let (corpus, problems) = apply(&Curation { date: vec![redate(nth, false)], ..Curation::default() });
        assert_eq!(problems, [""; 0]);
        assert_eq!(show(&corpus), expected);
    }
    let (corpus, _) = apply(&Curation { date: vec![redate(Some(1), true)], ..Curation::default() });
    assert_eq!(show(&corpus), [open, "XXXX-WXX false"]);
}

#[test]
fn a_curation_can_be_undone() {
    let found = found();
    let curation = Curation {
        merge: vec![Merge { names: vec!["Ibrahim Traoré".into(), "IB".into()], ..Merge::default() }],
        hide: vec![Hide { name: "Wagner".into(), ..Hide::default() }],
        date: vec![Redate {
            article: "a.txt".into(),
            words: "this week".into(),
            hide: true,
            ..Redate::default()
        }],
        ..Curation::default()
    };
    let never = curate(&found, &Curation::default()).corpus;
    let curated = curate(&found, &curation).corpus;
    assert_eq!((curated.catalogue.entities.len(), curated.catalogue.articles[0].counts.dates), (3, 0));
    assert!(curated.index_is_current());
    assert_eq!(curate(&found, &Curation::default()).corpus, never);
    assert_eq!(curate(&found, &curation).corpus, curated);
}

#[test]
fn corrections_hold_in_any_order() {
    let hide = |name: &str, kind| Hide { name: name.into(), kind, ..Hide::default() };
    let rename = |name: &str, to: &str| Rename { name: name.into(), to: to.into(), ..Rename::default() };
    let redate = |nth, value: &str| Redate {
        article: "a.txt".into(),
        words: "this week".into(),
        nth: Some(nth),
        value: value.into(),
        ..Redate::default()
    };
    let curation = Curation {
        rename: vec![rename("IB", "Captain IB"), rename("Traoré", "President Traoré")],
        hide: vec![hide("Wagner", None), hide("Niger", Some(EntityKind::Organisation))],
        date: vec![redate(1, "2025-W19"), redate(2, "2025-W20")],
        ..Curation::default()
    };
    let mut turned = curation.clone();
    turned.rename.reverse();
    turned.hide.reverse();
    turned.date.reverse();
    let of = |curation: &Curation| {
        let mut corpus = curate(&found(), curation).corpus;
        corpus.catalogue.curation = Curation::default();
        corpus
    };
    assert_eq!(of(&curation), of(&turned));
    assert_ne!(of(&curation), of(&Curation::default()));
}

/// The problems of a curation and of the same with each table turned around, which are the same but for the numbers.
fn contradictions(curation: Curation) -> Vec<String> {
    let (_, problems) = apply(&curation);
    let mut turned = curation;
    turned.merge.reverse();
    turned.rename.reverse();
    turned.retype.reverse();
    turned.hide.reverse();
    turned.date.reverse();
    assert_eq!(apply(&turned).1.len(), problems.len(), "{problems:?}");
    problems
}

#[test]
fn corrections_that_contradict_each_other_are_named() {
    let merge = |names: &[&str]| Merge {
        names: names.iter().map(|&name| name.to_owned()).collect(),
        ..Merge::default()
    };
    let rename = |name: &str, to: &str| Rename { name: name.into(), to: to.into(), ..Rename::default() };
    let retype = |name: &str, to| Retype { name: name.into(), kind: None, to, why: String::new() };
    let hide = |name: &str| Hide { name: name.into(), ..Hide::default() };
    let of = |merge| contradictions(Curation { merge, ..Curation::default() });
    assert_eq!(
        of(vec![merge(&["IB", "Wagner"]), merge(&["Traoré", "Wagner"])]),
        [
            "[[merge]] number 2: `Wagner` cannot be both merged into `IB` and merged into `Ibrahim Traoré`: keep one of the two corrections"
        ]
    );
    assert_eq!(
        of(vec![merge(&["IB", "Wagner"]), merge(&["Wagner", "IB"])]),
        ["[[merge]] number 2: each of `IB`, `Wagner` is to become another of them: keep one direction"]
    );
    assert_eq!(
        of(vec![merge(&["IB", "Traoré"]), merge(&["Traoré", "Wagner"]), merge(&["Wagner", "IB"])]).len(),
        1
    );
    assert_eq!(
        of(vec![merge(&["Wagner", "wagner"])]),
        ["[[merge]] number 1: a merge names `wagner` twice: name another entity, or take the correction out"]
    );
    // what is one by itself since is no fault
    assert_eq!(of(vec![merge(&["Ibrahim Traoré", "Traoré"])]), [""; 0]);
    let of = |rename| contradictions(Curation { rename, ..Curation::default() });
    assert_eq!(
        of(vec![rename("IB", "A"), rename("Wagner", " "), rename("IB", "B"), rename("IB", "A")]),
        [
            "[[rename]] number 2: gives an empty name: write one after `to`, or take the correction out",
            "[[rename]] number 3: `IB` cannot be both called `A` and called `B`: keep one of the two corrections",
        ]
    );
    let long = "x".repeat(100_000);
    assert_eq!(
        of(vec![rename("IB", &long), rename("IB", "A\u{7}B")]),
        [
            "[[rename]] number 1: gives a name of 100000 characters: write one of 200 at most",
            "[[rename]] number 2: gives the name `A␇B`, in which signs stand that are not seen: write it without them",
        ]
    );
    let split = Split { name: "IB".into(), article: "a.txt".into(), to: "IB".into(), ..Split::default() };
    assert_eq!(
        contradictions(Curation { split: vec![split], ..Curation::default() }),
        [
            "[[split]] number 1: is to part `IB` from itself: name another after `to`, or take the correction out"
        ]
    );
    let past = |day: &str| Past { day: day.into(), ..Past::default() };
    assert_eq!(
        contradictions(Curation {
            history: vec![past("2025-06-01"), past(""), past("2025-13-45")],
            ..Curation::default()
        }),
        [
            "[[history]] number 3: `2025-13-45` is not a day: write it as YYYY-MM-DD, or take the line out; the entry itself stays"
        ]
    );
    // what is said of the parts is said of the whole
    assert_eq!(
        contradictions(Curation {
            merge: vec![merge(&["Traoré", "IB"])],
            rename: vec![rename("IB", "A"), rename("Traoré", "B")],
            ..Curation::default()
        })
        .len(),
        1
    );
    assert_eq!(
        contradictions(Curation {
            retype: vec![retype("IB", EntityKind::Place), retype("IB", EntityKind::Group)],
            ..Curation::default()
        }),
        [
            "[[retype]] number 2: `IB` cannot be both of the kind place and of the kind group: keep one of the two corrections"
        ]
    );
    assert_eq!(
        contradictions(Curation {
            merge: vec![merge(&["Traoré", "IB"])],
            hide: vec![hide("IB"), hide("Wagner"), hide("Wagner")],
            ..Curation::default()
        }),
        ["[[hide]] number 1: `IB` cannot be both merged and hidden: keep one of the two corrections"]
    );
}

#[test]
fn dates_that_contradict_each_other_are_named() {
    let redate = |nth, value: &str, hide| Redate {
        article: "a.txt".into(),
        words: "this week".into(),
        nth,
        value: value.into(),
        hide,
        missed: false,
        why: String::new(),
    };
    let of = |date| contradictions(Curation { date, ..Curation::default() });
    assert_eq!(
        of(vec![redate(None, "2025-W19", false), redate(Some(2), "2025-W20", false)]),
        [
            "[[date]] number 2: `this week` cannot be both `2025-W19` and `2025-W20`: keep one of the two corrections"
        ]
    );
    assert_eq!(of(vec![redate(Some(1), "", true), redate(None, "2025-W20", false)]).len(), 1);
    assert_eq!(
        of(vec![redate(Some(1), "2025", true)]),
        ["[[date]] number 1: gives the value `2025` and says `hide = true`: keep one of the two"]
    );
    assert_eq!(of(vec![redate(Some(1), "2025", false), redate(None, "2025", false)]), [""; 0]);
    assert_eq!(
        of(vec![redate(Some(0), "2025", false)]),
        ["[[date]] number 1: `a.txt` has no date written `this week` for the 0. time: `nth` counts from 1"]
    );
    assert!(of(vec![redate(None, "0000", false)])[0].contains("`0000` is not a date: write a day"));
    // the second of two is the second, whatever becomes of the first
    let (corpus, problems) = apply(&Curation {
        date: vec![redate(Some(1), "", true), redate(Some(2), "2025-W20", false)],
        ..Curation::default()
    });
    assert_eq!(problems, [""; 0]);
    let values: Vec<_> = corpus.bodies[0].annotations.dates.iter().map(|date| &date.value).collect();
    assert_eq!(values, ["2025-W20"]);
}
