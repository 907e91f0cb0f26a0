//! Every page, whatever it is set to, is sound HTML, and hostile words are words.

use std::collections::BTreeSet;

use parallax::app::components::screen::{FailedProps, FailedScreen};
use parallax::app::engine::client::Engine;
use parallax::app::load::Shared;
use parallax::corpus::{self, Corpus, Curation, Input, Meta};

use crate::stage::{HOSTILE, Page, corpus, draw, page, page_of, page_with};

/// Every page, and every setting that a page has.
fn addresses(corpus: &Corpus) -> Vec<String> {
    let mut all: Vec<String> = [
        "/",
        "/articles",
        "/?q=bridge&show=shared",
        "/?q=nothing-like-it",
        "/?q=%22unclosed&place=hamburg&not.place=poland&from=2024-01-01&to=2025-12-31",
        "/?sort=length&outlet=",
        "/?outlet=%3Cscript%3E&language=en&author=%22%3E%3Cimg%3E",
        "/timeline",
        "/timeline?lanes=entity&axis=2024-01-01..2024-12-31",
        "/timeline?from=1200-01-01&to=1201-01-01",
        "/compare",
        "/compare/bridge/quay",
        "/compare/bridge/quay?show=only&tab=words&blind=1",
        "/compare/bridge/quay?match=1&tab=shared",
        "/compare/bridge/quay?match=99&tab=numbers",
        "/compare/hostile/bridge?match=0&tab=quotes",
        "/compare/hostile/hostile?tab=names",
        "/compare/quay/hostile?show=shared",
        "/compare/bridge/quay?tab=contradictions&spots=0-9.3-99999",
        "/compare/bridge/quay?tab=numbers&spots=.1-2&column=2",
        "/compare/bridge/quay/hostile",
        "/coverage?tab=claims",
        "/coverage?tab=claims&show=missing",
        "/compare/bridge/quay/hostile?tab=claims&match=1&column=3",
        "/compare/bridge/quay/hostile/gesher?tab=only-d&show=only",
        "/compare/bridge/quay/hostile/gesher?tab=words&blind=1",
        "/compare/bridge/quay/bridge",
        "/compare/bridge/quay/hostile/gesher/bridge",
        "/compare/hostile",
        "/compare/bridge/nowhere",
        "/entities",
        "/entities?kind=place&q=bridge",
        "/entity/nobody",
        "/coverage",
        "/coverage?show=missing&kind=person",
        "/about",
        "/nowhere/at/all",
        "/article/nowhere",
        "/article/%3Cscript%3E",
    ]
    .map(str::to_owned)
    .into();
    for article in &corpus.catalogue.articles {
        let slug = &article.slug;
        all.extend(
            ["", "?source=1", "?at=0-40", "?at=3-4", "?at=9-99999", "?q=script"]
                .map(|set| format!("/article/{slug}{set}")),
        );
    }
    all.extend(corpus.catalogue.entities.iter().map(|entity| format!("/entity/{}?sort=left", entity.slug)));
    all
}

/// Elements that the program draws, all of which are harmless. Nothing an article says may add to them.
const HARMLESS: &str = "a article aside b bdi blockquote button caption circle code datalist dd details div dl dt em \
    fieldset footer form g h1 h2 h3 h4 header input kbd label legend li line main mark nav ol option p path \
    polygon pre progress q rect section select small span strong summary svg table tbody td text textarea th thead title tr ul";

/// The page is whole, names what it points to, and holds nothing but what the program draws.
#[track_caller]
pub(crate) fn is_sound(page: &Page) {
    let harmless: BTreeSet<&str> = HARMLESS.split_whitespace().collect();
    let at = &page.address;
    let mut ids = BTreeSet::new();
    for element in &page.elements {
        let name = element.name.as_str();
        assert!(harmless.contains(name), "{at}: <{name}> has no place on the page");
        for (key, value) in &element.attributes {
            assert!(!key.starts_with("on"), "{at}: {key} on <{name}> is a script");
            if key == "href" {
                let safe = value.starts_with('#') || value.starts_with("https://");
                assert!(safe, "{at}: a link leads to {value}");
            }
            if key == "id" {
                assert!(ids.insert(value.as_str()), "{at}: two elements are called {value}");
            }
        }
    }
    for element in &page.elements {
        for key in ["for", "aria-labelledby", "aria-describedby"] {
            if let Some(named) = element.attribute(key) {
                assert!(ids.contains(named), "{at}: {key} names {named}, which is not there");
            }
        }
    }
    assert_eq!(page.all("main").len(), 1, "{at}: one main part");
    assert_eq!(page.all("h1").len(), 1, "{at}: one heading of the first level");
    assert!(!page.texts("h1")[0].is_empty(), "{at}: the heading says something");
    for control in page.all("button").into_iter().chain(page.all("a")) {
        let named = !control.text.trim().is_empty() || control.attribute("aria-label").is_some();
        assert!(named, "{at}: a <{}> without a name", control.name);
    }
    for table in page.all("table") {
        assert!(!table.text.trim().is_empty(), "{at}: an empty table");
    }
}

#[test]
fn every_page_is_sound() {
    let corpus = corpus();
    let addresses = addresses(&corpus);
    for address in &addresses {
        is_sound(&page_of(&corpus, address));
    }
}

#[test]
fn what_needs_a_text_waits_for_it() {
    let shared = Shared::without_texts(corpus().catalogue);
    let waits = |address: &str| page_with(&shared, Engine::default(), address).has("Fetching the texts…");
    for address in
        ["/", "/timeline", "/articles", "/article/bridge", "/articles?q=hamburg", "/entity/angela-merkel"]
    {
        assert!(waits(address), "{address}");
    }
    for address in ["/timeline?lanes=article&q=hamburg", "/coverage", "/entities", "/about", "/compare"] {
        assert!(!waits(address), "{address}");
    }
    let phrase = page_with(&shared, Engine::default(), "/coverage?q=%22Angela%20Merkel%22");
    assert!(phrase.has("Searching…"));
}

#[test]
fn pages_of_small_corpora_are_sound() {
    let none = corpus::build(Vec::new(), &Curation::default());
    let empty = corpus::build(vec![Input::new("empty.txt", Meta::default(), "")], &Curation::default());
    for corpus in [none, empty] {
        let addresses = addresses(&corpus);
        for address in &addresses {
            is_sound(&page_of(&corpus, address));
        }
        assert!(page_of(&corpus, "/compare").has("There is nothing to compare."));
        assert!(page_of(&corpus, "/timeline").has("No date can be placed here."));
        assert!(page_of(&corpus, "/entities").has("Nobody and nothing of that name."));
        assert!(page_of(&corpus, "/coverage").has("No entity is like that here."));
        assert!(
            page_of(&corpus, "/about")
                .has("The makers of this corpus say nothing of the rights to its texts.")
        );
    }
}

#[test]
fn hostile_words_are_shown_as_words() {
    let article = page("/article/hostile");
    for place in ["Title", "Outlet", "Author", "Paragraph", "Heading", "Item", "Quote", "Cell", "Next"] {
        assert!(article.has(place), "{place} is missing");
    }
    let about = page("/about");
    for place in ["Corpus", "Description", "Rights"] {
        assert!(about.has(place), "{place} is missing");
    }
    let compare = page("/compare/hostile/bridge?tab=only-a");
    let source = page("/article/hostile?source=1");
    for words in HOSTILE {
        for page in [&article, &about, &compare, &source] {
            assert!(page.has(words), "{}: {words} is not there as it was written", page.address);
        }
    }
    // an address that is no web address is shown, and leads nowhere
    assert!(article.has("javascript:alert('ran')"));
    let failed = draw::<FailedScreen>(FailedProps { why: HOSTILE.join(" ") });
    let failed = Page::read("failed", failed);
    assert_eq!(failed.texts("h1"), ["Not opened"]);
    assert!(failed.texts("p")[0].contains(&HOSTILE.join(" ")), "{}", failed.texts("p")[0]);
}
