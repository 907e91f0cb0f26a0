//! Corrections of mentions, speakers and differences in a small corpus.

use super::*;
use crate::annotate::{
    Alias, AliasReason, Annotations, Argument, Clause, ClauseKind, Entity, EntityId, Form, Mention, Modality,
    Quote, Role, Speaker,
};
use crate::corpus::{Article, ArticleId, Body, Corpus, Found};
use crate::text::{Block, BlockKind, Document, Span};

const TEXT: &str = "Anna Berg rose. “We left,” Berg said. Berg is steep, he said. The Once was lost with 80 aboard; 80 died.";

fn at(words: &str, nth: usize) -> Span {
    let (at, _) = TEXT.match_indices(words).nth(nth).unwrap();
    Span::new(at, at + words.len())
}

fn found() -> Found {
    let alias = |(name, count): &(&str, u32)| Alias {
        name: (*name).to_owned(),
        count: *count,
        why: AliasReason::Part,
    };
    let entity = |kind, name: &str, aliases: &[(&str, u32)]| Entity {
        kind,
        name: name.to_owned(),
        aliases: aliases.iter().map(alias).collect(),
    };
    let entities = vec![
        entity(EntityKind::Person, "Anna Berg", &[("Berg", 2), ("Anna Berg", 1)]),
        entity(EntityKind::Place, "Once", &[("Once", 1)]),
    ];
    let mention = |span, id| Mention { span, entity: EntityId(id), form: Form::Short };
    let quote = |span, speaker_span, direct| Quote {
        span,
        direct,
        speaker_span: Some(speaker_span),
        speaker: Some(EntityId(0)),
        verb: Some(at("said", 0)),
    };
    let clause = |span, predicate, subject: Span| Clause {
        span,
        predicate,
        kind: ClauseKind::Verb,
        lemma: predicate.of(TEXT).to_owned(),
        subject: Some(Argument { span: subject, head: subject, entity: Some(EntityId(0)) }),
        object: None,
        obliques: Vec::new(),
        positive: true,
        modality: Modality::Asserted,
        speaker: None,
        time: None,
        place: None,
    };
    let mut told = clause(at("We left", 0), at("left", 0), at("We", 0));
    told.speaker =
        Some(Speaker { span: Some(at("Berg", 1)), entity: Some(EntityId(0)), verb: at("said", 0) });
    let annotations = Annotations {
        mentions: vec![
            mention(at("Anna Berg", 0), 0),
            mention(at("Berg", 1), 0),
            mention(at("Berg", 2), 0),
            mention(at("Once", 0), 1),
        ],
        roles: vec![Role { span: at("Berg", 2), person: EntityId(0), office: "peak".into(), of: None }],
        quotes: vec![
            quote(at("We left", 0), at("Berg", 1), true),
            quote(at("Berg is steep", 0), at("he", 0), false),
        ],
        clauses: vec![told, clause(at("Berg is steep", 0), at("steep", 0), at("Berg", 2))],
        ..Annotations::default()
    };
    let mut sentences = crate::text::sentence::sentences(TEXT, Span::new(0, TEXT.len()));
    sentences.sort_unstable();
    let blocks = vec![Block { kind: BlockKind::Paragraph, span: Span::new(0, TEXT.len()) }];
    let document = Document { text: TEXT.into(), sentences, blocks, ..Document::default() };
    let body = Body { document, annotations, ..Body::default() };
    Found {
        articles: vec![Article { file: "a.txt".into(), ..Article::default() }],
        texts: vec![body].into(),
        entities,
    }
}

fn apply(curation: &Curation) -> (Corpus, Vec<String>) {
    let Curated { corpus, problems } = curate(&found(), curation);
    assert!(corpus.index_is_current());
    (corpus, problems.iter().map(ToString::to_string).collect())
}

/// Each mention with its entity, and each entity with its forms and changes.
fn show(corpus: &Corpus) -> (Vec<String>, Vec<String>) {
    let found = &corpus.bodies[0].annotations;
    let name = |id: EntityId| corpus.catalogue.entity(id).unwrap().entity.name.as_str();
    let mentions =
        found.mentions.iter().map(|one| format!("{}={} {:?}", one.span.of(TEXT), name(one.entity), one.form));
    let entities = corpus.catalogue.entities.iter().map(|one| {
        let forms = one.entity.aliases.iter().map(|alias| format!("{} {}", alias.name, alias.count));
        let forms: Vec<String> = forms.collect();
        format!("{} {} [{}] {:?}", one.entity.kind.as_str(), one.entity.name, forms.join(", "), one.curated)
    });
    (mentions.collect(), entities.collect())
}

fn naming(words: &str, nth: Option<u32>, name: &str, kind: Option<EntityKind>) -> Naming {
    Naming {
        article: "a.txt".into(),
        words: words.into(),
        nth,
        name: name.into(),
        kind,
        hide: name.is_empty(),
        why: String::new(),
    }
}

/// Whom the quotes, roles and clauses speak of.
fn told(corpus: &Corpus) -> Vec<String> {
    let found = &corpus.bodies[0].annotations;
    let name = |id: Option<EntityId>| {
        id.and_then(|id| corpus.catalogue.entity(id)).map_or("-", |one| one.entity.name.as_str())
    };
    let quotes = found.quotes.iter().map(|quote| name(quote.speaker));
    let roles = found.roles.iter().map(|role| name(Some(role.person)));
    let clauses = found.clauses.iter().flat_map(|clause| {
        [clause.subject.and_then(|subject| subject.entity), clause.speaker.and_then(|by| by.entity)].map(name)
    });
    quotes.chain(["|"]).chain(roles).chain(["|"]).chain(clauses).map(str::to_owned).collect()
}

#[test]
fn a_mention_becomes_anothers_and_what_hangs_on_it_goes_along() {
    let mention = vec![naming("Berg", Some(3), "Mount Berg", Some(EntityKind::Place))];
    let (corpus, problems) = apply(&Curation { mention: mention.clone(), ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    let (mentions, entities) = show(&corpus);
    assert_eq!(
        mentions,
        ["Anna Berg=Anna Berg Short", "Berg=Anna Berg Short", "Berg=Mount Berg Short", "Once=Once Short"]
    );
    assert_eq!(
        entities,
        [
            "person Anna Berg [Berg 1, Anna Berg 1] [Unmarked { words: \"Berg\", why: \"\" }]",
            "place Mount Berg [Berg 1] [Marked { words: \"Berg\", why: \"\" }]",
            "place Once [Once 1] []",
        ]
    );
    // "he" is whom the mention before it names
    assert_eq!(
        told(&corpus),
        ["Anna Berg", "Mount Berg", "|", "Mount Berg", "|", "Anna Berg", "Anna Berg", "Mount Berg", "-"]
    );
    // the same as a split, which names the first
    let split = Split {
        name: "Anna Berg".into(),
        article: "a.txt".into(),
        words: "Berg".into(),
        nth: Some(3),
        to: "Mount Berg".into(),
        to_type: Some(EntityKind::Place),
        ..Split::default()
    };
    let (apart, problems) = apply(&Curation { split: vec![split.clone()], ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    assert_eq!((show(&apart).0, told(&apart)), (mentions, told(&corpus)));
    assert!(show(&apart).1[1].contains("Split { from: \"Anna Berg\""), "{:?}", show(&apart));
    // both say one thing, and a new entity may be corrected as any other
    let rename = Rename { name: "Mount Berg".into(), to: "The Berg".into(), ..Rename::default() };
    let both = Curation { split: vec![split], mention, rename: vec![rename], ..Curation::default() };
    let (corpus, problems) = apply(&both);
    assert_eq!(problems, [""; 0]);
    assert!(show(&corpus).1[2].starts_with("place The Berg [Berg 1]"), "{:?}", show(&corpus).1);
}

#[test]
fn a_whole_article_may_speak_of_another_of_that_name() {
    let split = |to: &str| Split {
        name: "Anna Berg".into(),
        article: "a.txt".into(),
        to: to.into(),
        ..Split::default()
    };
    let (corpus, problems) =
        apply(&Curation { split: vec![split("Anna Berg (pilot)")], ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    let (mentions, entities) = show(&corpus);
    assert!(mentions[..3].iter().all(|mention| mention.contains("=Anna Berg (pilot)")), "{mentions:?}");
    // nothing names the first any more
    assert_eq!(entities.len(), 2, "{entities:?}");
    let both = Curation { split: vec![split("Ann"), split("Anne")], ..Curation::default() };
    assert_eq!(
        apply(&both).1,
        [
            "[[split]] number 2: `Anna Berg` cannot be both a name of `Ann` and a name of `Anne`: keep one of the two corrections"
        ]
    );
}

#[test]
fn what_is_no_name_is_none_and_what_was_missed_is_one() {
    let mention = vec![
        naming("Once", None, "", None),
        naming("The Once", None, "The Once", Some(EntityKind::Organisation)),
        naming("Berg", Some(2), "", None),
    ];
    let (corpus, problems) = apply(&Curation { mention, ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    let (mentions, entities) = show(&corpus);
    assert_eq!(mentions, ["Anna Berg=Anna Berg Short", "Berg=Anna Berg Short", "The Once=The Once Full"]);
    assert_eq!(entities.len(), 2, "{entities:?}");
    // what nobody reads as a name has come true by itself
    let idle = vec![naming("steep", None, "", None)];
    let (as_it_was, problems) = apply(&Curation { mention: idle, ..Curation::default() });
    assert_eq!((problems, show(&as_it_was).0.len()), (vec![], 4));
    // who said so is not known any more; the words that name the speaker stay
    assert_eq!(told(&corpus)[0], "-");
    assert!(corpus.bodies[0].annotations.quotes[0].speaker_span.is_some());
}

#[test]
fn what_cannot_be_said_of_a_mention_is_named() {
    let of = |mention: Naming| {
        let (corpus, problems) = apply(&Curation { mention: vec![mention], ..Curation::default() });
        assert_eq!(show(&corpus), show(&apply(&Curation::default()).0), "the rest is as it was");
        problems.join("\n")
    };
    let place = Some(EntityKind::Place);
    for (mention, expected) in [
        (naming("Bergen", None, "Bergen", place), "`a.txt` does not have the words `Bergen`"),
        (
            naming("Berg", Some(4), "Berg", place),
            "`a.txt` does not have the words `Berg` for the 4. time, but 3 times",
        ),
        (
            naming("Anna", None, "", None),
            "`Anna` in `a.txt` is a part of the name `Anna Berg`: say of that that it is no name, or mark the whole",
        ),
        (
            naming("Anna", None, "Ann", place),
            "`Anna` in `a.txt` is a part of the name `Anna Berg`: say of that that it is no name, or mark the whole",
        ),
        (
            naming("lost", None, "Lost", None),
            "no entity is called `Lost`: to make it one, add `type = \"…\"`",
        ),
        (
            Naming { hide: true, ..naming("Berg", None, "Ann", None) },
            "gives the name `Ann` and says `hide = true`: keep one of the two",
        ),
        (
            Naming { article: "b.txt".into(), ..naming("Berg", None, "Ann", place) },
            "there is no article `b.txt`",
        ),
    ] {
        assert_eq!(of(mention), format!("[[mention]] number 1: {expected}"));
    }
    let split = Split {
        name: "Once".into(),
        article: "a.txt".into(),
        words: "Berg".into(),
        to: "Twice".into(),
        ..Split::default()
    };
    assert_eq!(
        apply(&Curation { split: vec![split], ..Curation::default() }).1,
        ["[[split]] number 1: `Berg` in `a.txt` is not read as `Once`"]
    );
    let against = vec![naming("Once", None, "", None), naming("Once", None, "Once", place)];
    assert_eq!(
        apply(&Curation { mention: against, ..Curation::default() }).1,
        [
            "[[mention]] number 2: `Once` cannot be both no name and a name of `Once`: keep one of the two corrections"
        ]
    );
}

#[test]
fn an_editor_knows_who_said_it() {
    let speaker = vec![naming("“We left", None, "Once", None)];
    let (corpus, problems) = apply(&Curation { speaker, ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    assert_eq!(told(&corpus)[0], "Once");
    assert_eq!(told(&corpus)[5..7], ["Anna Berg", "Once"]);
    let found = &corpus.bodies[0].annotations;
    // the words that name another name the speaker no more
    assert_eq!((found.quotes[0].speaker_span, found.clauses[0].speaker.unwrap().span), (None, None));
    // a pronoun may stand for anybody
    let speaker = vec![naming("Berg is steep", None, "Once", None)];
    let (corpus, _) = apply(&Curation { speaker, ..Curation::default() });
    assert_eq!(corpus.bodies[0].annotations.quotes[1].speaker_span, Some(at("he", 0)));
    // nobody known is not the article itself
    let speaker = vec![naming("We left", None, "", None)];
    let (corpus, problems) = apply(&Curation { speaker, ..Curation::default() });
    assert_eq!(problems, [""; 0]);
    assert_eq!(told(&corpus)[0], "-");
    assert!(corpus.bodies[0].annotations.clauses[0].speaker.is_some());
    let speaker = vec![
        naming("We le", None, "Once", None),
        naming("We left", None, "Twice", None),
        naming("We left", None, "Once", None),
        naming("We left", Some(1), "", None),
    ];
    assert_eq!(
        apply(&Curation { speaker, ..Curation::default() }).1,
        [
            "[[speaker]] number 1: `a.txt` has no quote that begins with `We le`",
            "[[speaker]] number 2: no entity is called `Twice`",
            "[[speaker]] number 4: `We left` cannot be both said by `Once` and said by nobody: keep one of the two corrections",
        ]
    );
}

#[test]
fn differences_are_ruled_on() {
    let answer = |words: &str, nth| Answer { article: "a.txt".into(), words: words.into(), nth };
    let difference = |ruling, answers| Difference { ruling, answers, ..Difference::default() };
    let first = difference(Ruling::Confirmed, vec![answer("80", Some(1)), answer("Once", None)]);
    let (corpus, problems) = apply(&Curation {
        difference: vec![
            first.clone(),
            difference(Ruling::Dismissed, vec![answer("80", None)]),
            difference(Ruling::Dismissed, vec![answer("81", None), answer("Once", None)]),
            difference(Ruling::Dismissed, first.answers.clone()),
        ],
        ..Curation::default()
    });
    assert_eq!(
        problems,
        [
            "[[difference]] number 2: a difference has two answers at least, found 1",
            "[[difference]] number 3: `a.txt` does not have the words `81`",
            "[[difference]] number 4: `80` cannot be both confirmed and dismissed: keep one of the two corrections",
        ]
    );
    let article = ArticleId(0);
    let ruling = |a: Span, b: Span| corpus.catalogue.ruling((article, a), (article, b));
    assert_eq!(ruling(at("80 aboard", 0), at("The Once", 0)), Some(Ruling::Confirmed));
    assert_eq!(ruling(at("80", 1), at("Once", 0)), None);
    assert_eq!(crate::corpus::read(&crate::corpus::write(&corpus)).unwrap(), corpus);
}

#[test]
fn a_correction_that_quotes_what_is_left_out_is_left_out_too() {
    let mut corpus = apply(&Curation::default()).0;
    let text = corpus.bodies[0].document.text.clone();
    let (first, last) =
        (corpus.bodies[0].document.sentences[1], *corpus.bodies[0].document.sentences.last().unwrap());
    let file = corpus.catalogue.articles[0].file.clone();
    let naming =
        |span: Span| Naming { article: file.clone(), words: span.of(&text).to_owned(), ..Naming::default() };
    let curation = &mut corpus.catalogue.curation;
    curation.speaker = vec![naming(first), naming(last)];
    curation.history = vec![Past { what: last.of(&text).to_owned(), ..Past::default() }];
    let ruled = |spans: [Span; 2]| Ruled {
        number: 1,
        ruling: Ruling::Dismissed,
        answers: spans.map(|span| (ArticleId(0), span)).to_vec(),
    };
    corpus.catalogue.ruled = vec![ruled([first, first]), ruled([first, last])];
    let cut = crate::corpus::excerpts(&corpus, &[vec![first]]);
    let curation = &cut.catalogue.curation;
    assert_eq!((curation.speaker.len(), curation.history.len()), (1, 0));
    assert_eq!(curation.speaker[0].words, first.of(&text));
    // what was said of a difference stands where its words do
    assert_eq!(cut.catalogue.ruled.len(), 1);
    let (article, span) = cut.catalogue.ruled[0].answers[0];
    assert_eq!((article, span.of(&cut.bodies[0].document.text)), (ArticleId(0), first.of(&text)));
    let packed = crate::corpus::write(&cut);
    let gone = last.of(&text).as_bytes();
    assert!(!packed.windows(gone.len()).any(|bytes| bytes == gone));
}
