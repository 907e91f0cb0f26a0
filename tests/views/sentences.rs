//! What sentences tell: which can be pressed, and what somebody does and says.

use parallax::annotate::{Argument, Clause, ClauseKind, EntityId, EntityKind, Modality, Speaker};
use parallax::corpus::Corpus;
use parallax::text::Span;

use crate::stage::{corpus, page_of};

/// The corpus with two clauses in the article about the bridge, read by hand: Merkel opened the bridge, and said so.
fn told() -> (Corpus, String) {
    let mut corpus = corpus();
    let merkel = corpus.catalogue.entities.iter().position(|one| one.entity.name == "Angela Merkel");
    let merkel = merkel.expect("she is named");
    let slug = corpus.catalogue.entities[merkel].slug.clone();
    for body in corpus.bodies.iter_mut() {
        body.annotations.clauses.clear();
        body.annotations.quotes.clear();
    }
    let number = corpus.catalogue.articles.iter().position(|one| one.slug == "bridge").expect("it is there");
    let body = &mut corpus.bodies[number];
    let text = body.document.text.clone();
    let find = |words: &str| {
        let start = text.find(words).expect("the words are there");
        Span::new(start, start + words.len())
    };
    let argument = |words: &str, entity: Option<usize>| {
        let entity = entity.map(|entity| EntityId(entity as u32));
        Some(Argument { span: find(words), head: find(words), entity })
    };
    let clause = |words: &str, verb: &str, lemma: &str| Clause {
        span: find(words),
        kind: ClauseKind::Verb,
        predicate: find(verb),
        lemma: lemma.to_owned(),
        subject: None,
        object: None,
        obliques: Vec::new(),
        positive: true,
        modality: Modality::Asserted,
        speaker: None,
        time: None,
        place: None,
    };
    let mut opened = clause("Angela Merkel opened the harbour bridge", "opened", "open");
    opened.subject = argument("Angela Merkel", Some(merkel));
    opened.object = argument("the harbour bridge", None);
    let mut whole = clause("The town is whole", "whole", "whole");
    whole.kind = ClauseKind::Copula;
    whole.subject = argument("The town", None);
    let by = text.rfind("Merkel said").map(|start| Span::new(start, start + "Merkel".len()));
    whole.speaker = Some(Speaker { span: by, entity: Some(EntityId(merkel as u32)), verb: find("said") });
    let works = clause("began in March 2024", "began", "begin");
    body.annotations.clauses = vec![opened, whole, works];
    (corpus, slug)
}

#[test]
fn sentences_that_tell_something_can_be_pressed() {
    let (corpus, _) = told();
    let page = page_of(&corpus, "/article/bridge");
    let pressed = page.texts("span.sentence");
    assert_eq!(pressed.len(), 2, "one with neither doer nor object tells nothing: {pressed:?}");
    assert!(pressed[0].starts_with("Angela Merkel opened the harbour bridge in Hamburg"), "{pressed:?}");
    // by keyboard the first is reached, the others from it
    let stops: Vec<_> = page.all("span.sentence").iter().map(|one| one.attribute("tabindex")).collect();
    assert_eq!(stops, [Some("0"), Some("-1")]);
    let hint = page.all("span.sentence")[0].attribute("aria-describedby").expect("how it is pressed");
    assert!(page.elements.iter().any(|element| element.attribute("id") == Some(hint)));
    // marks inside keep their own press
    assert!(page.within("span.sentence", "a.mark").len() > 2);
    // in a comparison the passages are what is pressed
    assert!(page_of(&corpus, "/compare/bridge/quay").all("span.sentence").is_empty());
}

#[test]
fn an_entity_has_its_verbs() {
    let (corpus, slug) = told();
    let page = page_of(&corpus, &format!("/entity/{slug}"));
    let heads = page.texts("h2");
    assert!(heads.contains(&"What Angela Merkel does, as the articles tell it"), "{heads:?}");
    assert!(heads.contains(&"What Angela Merkel says, by the verb"), "{heads:?}");
    let verbs: Vec<&str> =
        page.within("ul.inline", "button.link").iter().map(|button| button.text.trim()).collect();
    assert_eq!(verbs, ["open", "said"]);
    let place = corpus.catalogue.entities.iter().find(|one| one.entity.kind == EntityKind::Place);
    let place = page_of(&corpus, &format!("/entity/{}", place.expect("a place").slug));
    assert!(place.texts("h2").iter().all(|head| !head.contains("does")), "{:?}", place.texts("h2"));
}
