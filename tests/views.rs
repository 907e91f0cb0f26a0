//! The pages as HTML, drawn by Yew's server renderer from a small corpus with hostile texts in it.
//!
//! No browser takes part: what needs one (keys, focus, what is measured) is left to the journeys in tests/browser.

#[path = "views/stage.rs"]
mod stage;

use std::collections::BTreeSet;

use parallax::annotate::EntityKind;
use parallax::app::components::screen::{FailedProps, FailedScreen, WaitingScreen};
use parallax::app::engine::client::Engine;
use parallax::app::load::Shared;
use parallax::corpus::{self, Body, Corpus, Curation, Input, Meta};
use parallax::text;
use stage::{HOSTILE, Page, corpus, draw, page, page_of, page_with};

/// Every page, and every setting that a page has.
fn addresses(corpus: &Corpus) -> Vec<String> {
    let mut all: Vec<String> = [
        "/",
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
const HARMLESS: &str = "a article aside b bdi blockquote button caption circle code dd details div dl dt em \
    fieldset footer form g h1 h2 h3 h4 header input kbd label legend li line main mark nav ol option p path \
    polygon pre q rect section select small span strong summary svg table tbody td text th thead title tr ul";

#[track_caller]
fn is_sound(page: &Page) {
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
    for address in ["/", "/article/bridge", "/?q=hamburg", "/entity/angela-merkel"] {
        assert!(waits(address), "{address}");
    }
    for address in ["/timeline?q=hamburg", "/coverage", "/entities", "/about", "/compare"] {
        assert!(!waits(address), "{address}");
    }
    let phrase = page_with(&shared, Engine::default(), "/coverage?q=%22Angela%20Merkel%22");
    assert!(phrase.has("Searching…"));
}

#[test]
fn pages_of_small_corpora_are_sound() {
    let input = |file: &str, source: &str| Input {
        file: file.to_owned(),
        meta: Meta::default(),
        source: source.to_owned(),
        document: text::clean(source),
    };
    let none = corpus::build(Vec::new(), &Curation::default());
    let empty = corpus::build(vec![input("empty.txt", "")], &Curation::default());
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
    assert_eq!(failed.texts("h1"), ["This corpus could not be opened"]);
    assert_eq!(failed.texts("p")[0], HOSTILE.join(" "));
}

#[test]
fn what_is_unknown_says_so() {
    let list = page("/");
    assert_eq!(list.texts("h1"), ["4 articles"]);
    let cards = list.texts("p.meta");
    assert_eq!(cards.len(), 4);
    assert!(cards[0].starts_with("Northern Post · 9 May 2025 · Ada Marsh · "), "{}", cards[0]);
    let unknown: Vec<&&str> = cards
        .iter()
        .filter(|card| card.starts_with("Outlet unknown · date unknown · author unknown · "))
        .collect();
    assert_eq!(unknown.len(), 2, "{cards:?}");
    // where there is no headline the first words stand for it, and that they do is said
    let untitled = list.texts("span.untitled");
    assert_eq!(untitled, ["The harbour bridge in Hamburg was opened again this…"]);
    assert_eq!(list.texts("span.badge"), ["no headline"]);
    let about = page("/about");
    assert_eq!(about.all("td").iter().filter(|cell| cell.text == "unknown").count(), 2 + 2 + 3);
    let known = page("/article/bridge");
    assert!(known.has("Date of publication: printed under the headline"));
    assert!(known.all("a").iter().any(|link| link.attribute("href") == Some("https://example.org/bridge")));
}

#[test]
fn filters_of_the_address_are_chips_and_hold_in_links() {
    let set = "q=bridge&place=hamburg&not.place=denmark&from=2025-05-01&to=2025-05-31";
    for view in ["/", "/timeline", "/entities", "/coverage", "/compare/bridge/quay", "/article/bridge"] {
        let page = page(&format!("{view}?{set}"));
        let chips: Vec<String> =
            page.texts("span.chip").into_iter().map(|chip| chip.replace('×', "")).collect();
        let expected =
            ["words bridge", "place Hamburg", "without place Denmark", "dates 1 May 2025 to 31 May 2025"];
        assert_eq!(chips, expected, "at {view}");
        let nav: Vec<&str> =
            page.within("nav.nav", "a").iter().filter_map(|link| link.attribute("href")).collect();
        assert_eq!(nav.len(), 6);
        for href in nav {
            assert!(href.ends_with(&format!("?{set}")), "{view}: {href} forgets the filters");
        }
    }
    // the quays tell of Denmark, and only the article about the bridge fits
    let list = page(&format!("/?{set}"));
    assert_eq!(list.texts("h1"), ["1 of 4 articles"]);
    assert_eq!(list.texts("h2"), ["Harbour Bridge in Hamburg Opens Again"]);
    let ticked: Vec<&str> = list
        .within("fieldset.kind-place", "label")
        .into_iter()
        .zip(list.within("fieldset.kind-place", "input"))
        .filter(|(_, input)| input.attribute("checked").is_some())
        .map(|(label, _)| label.text.trim())
        .collect();
    assert_eq!(ticked.len(), 1, "{ticked:?}");
    assert!(ticked[0].starts_with("Hamburg"), "{ticked:?}");
    assert!(page("/").all("span.chip").is_empty());
}

#[test]
fn searches_show_where_they_found() {
    let list = page("/?q=quays");
    assert_eq!(list.texts("h1"), ["2 of 4 articles"]);
    assert_eq!(list.texts("mark.hit"), ["quays", "quays"]);
    for snippet in list.within("ul.snippets", "a") {
        assert!(
            snippet.attribute("href").is_some_and(|href| href.contains("at=") && href.contains("q=quays"))
        );
    }
    let lines = page("/?q=quays&show=shared");
    assert_eq!(lines.texts("td.kwic-word"), ["quays", "quays"]);
    let nothing = page("/?q=zeppelin");
    assert_eq!(nothing.texts("h1"), ["0 of 4 articles"]);
    assert_eq!(nothing.texts("p.empty-title"), ["No article answers all of this."]);
    let unclosed = page("/?q=%22harbour+bridge");
    assert!(!unclosed.texts("p.search-note")[0].is_empty(), "nothing is said of the quotation mark");
    assert!(page("/?q=harbour").texts("p.search-note")[0].is_empty());
}

#[test]
fn an_article_is_readable_and_marked() {
    let page = page("/article/bridge");
    assert_eq!(page.texts("h1"), ["Harbour Bridge in Hamburg Opens Again"]);
    assert_eq!(page.text.matches("Opens Again").count(), 1, "the headline stands once");
    assert_eq!(page.texts("h3.block-heading").len() + page.texts("h2.block-heading").len(), 1);
    let items: Vec<&str> = page.within("div.prose", "li").iter().map(|item| item.text.as_str()).collect();
    assert_eq!(items, ["Steel for the bridge came from Poland.", "Stone for the quays came from France."]);
    let heads: Vec<&str> =
        page.within("table.article-table", "th").iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(heads, ["Country", "Share of the Cost"]);
    let cells: Vec<&str> =
        page.within("table.article-table", "td").iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["Germany", "60", "Poland", "40"]);
    assert!(!page.has("2 Comments"), "page furniture is read out");
    let marks = |class: &str| -> BTreeSet<&str> {
        page.within("div.prose", class).iter().map(|mark| mark.text.as_str()).collect()
    };
    for (class, words) in [
        ("a.person", "Angela Merkel"),
        ("a.place", "Hamburg"),
        ("a.place", "Poland"),
        ("a.date", "8 May 2025"),
        ("a.date", "March 2024"),
        ("q.quote", "“The town is whole again,”"),
        ("span.quantity", "12 million euros"),
    ] {
        let found = marks(class);
        assert!(
            found
                .iter()
                .any(|mark| mark.trim_matches(['“', '”', ',']) == words.trim_matches(['“', '”', ','])),
            "{words} is no {class} among {found:?}"
        );
    }
    // a mark is a link where scripts do not reach, and says what it is without colour
    for mark in page.within("div.prose", "a.mark") {
        assert!(mark.attribute("title").is_some_and(|title| title.contains(": ")), "{mark:?}");
        assert!(mark.attribute("href").is_some_and(|href| href.starts_with("#/")), "{mark:?}");
    }
    let legend = page.texts("fieldset.legend");
    for name in ["People", "Places", "Organisations", "Events", "Groups", "Dates", "Quotes", "Numbers"] {
        assert!(legend[0].contains(name), "the legend lacks {name}");
    }
}

#[test]
fn text_from_right_to_left_stays_whole() {
    let page = page("/article/gesher");
    let prose = page.one("div.prose");
    for words in ["👩‍👩‍👧 🏳️‍🌈 Smith & Sons built it in Berlin.", "שלום וברכה לכולם"]
    {
        assert!(prose.text.contains(words), "{words} in {}", prose.text);
    }
    assert!(page_has_source(&stage::page("/article/gesher?source=1"), "Smith &amp; Sons"));
}

fn page_has_source(page: &Page, words: &str) -> bool {
    page.one("pre.source").text.contains(words)
}

fn body<'a>(corpus: &'a Corpus, slug: &str) -> &'a Body {
    let (_, _, body) = corpus.articles().find(|(_, article, _)| article.slug == slug).expect("it is there");
    body
}

#[test]
fn a_linked_passage_is_marked() {
    let corpus = corpus();
    let text = &body(&corpus, "bridge").document.text;
    let words = "Angela Merkel opened the harbour bridge";
    let start = text.find(words).expect("the words are there");
    let page = page_of(&corpus, &format!("/article/bridge?at={start}-{}", start + words.len()));
    assert_eq!(page.texts("span.linked"), [words]);
    assert!(page.has("A linked passage is marked below."));
    // over the border of two blocks, both parts are marked
    let end = text.find("The works").expect("the words are there") + 9;
    let page = page_of(&corpus, &format!("/article/bridge?at={start}-{end}"));
    let parts = page.texts("span.linked");
    assert!(
        parts.len() > 2 && parts[0].starts_with(words) && parts.last() == Some(&"The works"),
        "{parts:?}"
    );
    assert_eq!(page.all("span.linked").iter().filter(|part| part.attribute("id").is_some()).count(), 1);
    // what no longer fits the text marks nothing
    for at in ["5-5", "7-3", "999999-1000000", "x-y"] {
        assert!(
            page_of(&corpus, &format!("/article/bridge?at={at}")).all("span.linked").is_empty(),
            "at {at}"
        );
    }
}

#[test]
fn the_source_is_shown_as_it_was() {
    let corpus = corpus();
    let source = &body(&corpus, "bridge").source;
    let page = page("/article/bridge?source=1");
    assert_eq!(&page.one("pre.source").text, source);
    assert!(page.all("div.prose").is_empty());
    let switch = page.within("div.bar-tools", "input");
    assert!(switch[0].attribute("checked").is_some(), "the switch is on");
    let removed: Vec<&str> =
        page.within("section.removed", "code").iter().map(|code| code.text.trim()).collect();
    assert!(removed.contains(&"2 Comments"), "{removed:?}");
}

#[test]
fn the_timeline_places_dates_and_lists_the_rest() {
    let page = page("/timeline");
    let rows = |caption: &str| -> Vec<String> {
        let table = page.elements.iter().position(|e| e.name == "table" && e.text.starts_with(caption));
        let table = table.unwrap_or_else(|| panic!("no table `{caption}`"));
        let text = page.elements[table].text.clone();
        page.elements
            .iter()
            .filter(|e| e.name == "tr" && text.contains(&e.text))
            .map(|e| e.text.clone())
            .collect()
    };
    let placed = rows("Dates on the timeline");
    let holds = |read: &str, precision: &str, written: &str| {
        placed.iter().any(|row| row.starts_with(&format!("{read}{precision}“{written}”")))
    };
    assert!(holds("8 May 2025", "day", "8 May 2025"), "{placed:?}");
    assert!(holds("March 2024", "month", "March 2024"), "{placed:?}");
    assert!(placed.iter().any(|row| row.contains("2015")), "{placed:?}");
    // what two articles date alike stands together, in the chart and in its table
    let together = rows("Dates of which several articles tell");
    let works = together.iter().find(|row| row.starts_with("March 2024month")).expect("both date the works");
    assert!(works.contains("in 2 articles"), "{works}");
    assert!(page.all("g.tl-mark").iter().any(|mark| mark.text.starts_with("March 2024, told in 2 articles")));
    let rest = rows("Expressions of time without a place on the axis");
    let week = rest.iter().find(|row| row.starts_with("“this week”")).expect("`this week` is listed");
    let why = week.split_once("“this week”").map_or("", |(_, behind)| behind);
    assert!(why.contains("The harbour bridge"), "it names its article: {week}");
    assert!(!placed.iter().any(|row| row.contains("this week")), "an undated article has no week");
    let lanes = page.within("svg.timeline", "a").len();
    assert!(lanes >= 2, "a lane for each article that has dates: {lanes}");
    let by_entity = stage::page("/timeline?lanes=entity");
    assert!(by_entity.within("svg.timeline", "a").iter().any(|lane| lane.text.contains("Angela Merkel")));
    // the typed fields show the stretch of the address
    let range = stage::page("/timeline?from=2024-03-01&to=2024-03-31");
    let fields: Vec<_> =
        range.within("div.date-fields", "input").iter().filter_map(|f| f.attribute("value")).collect();
    assert_eq!(fields, ["2024-03-01", "2024-03-31"]);
    assert_eq!(range.all("rect.brush").len(), 1);
    assert!(stage::page("/timeline?to=1500-01-01").has("No date can be placed here."));
}

fn heads(page: &Page) -> Vec<&str> {
    page.within("header.column-head", "h2").iter().map(|head| head.text.as_str()).collect()
}

#[test]
fn a_claim_opens_in_each_article_that_makes_it() {
    let page = page("/coverage?tab=claims");
    let claims =
        page.text.split_once("ClaimHarbour").map(|(_, claims)| claims).expect("the claims stand in a table");
    let cells: Vec<&str> =
        page.within("table.claims-matrix", "td").iter().map(|cell| cell.text.as_str()).collect();
    // the costs of the works differ, so that not both say so
    assert!(claims.contains("old ferry") && !claims.contains("cost 12 million"), "{claims}");
    assert_eq!(&cells[..4], ["says so", "not found·", "not found·", "says so"], "{claims}");
    let in_all = stage::page("/coverage?tab=claims&show=shared");
    assert!(in_all.has("No claim is like that here."));
}

#[test]
fn two_articles_stand_side_by_side() {
    let page = page("/compare/bridge/quay");
    assert_eq!(
        heads(&page),
        ["A Harbour Bridge in Hamburg Opens Again", "B The harbour bridge in Hamburg was opened again this…"]
    );
    let known: Vec<&str> =
        page.within("header.column-head", "p.meta").iter().map(|meta| meta.text.as_str()).collect();
    assert!(known[0].starts_with("Northern Post") && known[1].starts_with("Outlet unknown"), "{known:?}");
    // both tell when the works began, and the passages carry one number
    let began: Vec<_> = page
        .all("span.match")
        .into_iter()
        .filter(|passage| passage.text.contains("began in March 2024"))
        .collect();
    assert_eq!(began.len(), 2, "{:?}", page.texts("span.match"));
    let labels: Vec<&str> = page.texts("span.passage-label");
    assert!(
        labels.iter().any(|label| labels.iter().filter(|other| *other == label).count() == 2),
        "{labels:?}"
    );
    for passage in &began {
        let label = passage.attribute("aria-label");
        assert!(label.is_some_and(|label| label.starts_with("Match ")), "{passage:?}");
    }
    let swap = page.all("a.button").into_iter().find(|link| link.text == "Swap").expect("a way to swap");
    assert_eq!(swap.attribute("href"), Some("#/compare/quay/bridge"));
    let only = stage::page("/compare/bridge/quay?show=only");
    let alone = only.texts("span.only");
    assert!(alone.iter().any(|words| words.contains("Denmark")), "{alone:?}");
    assert!(only.all("span.match").is_empty());
    let chosen = stage::page("/compare/bridge/quay?match=1");
    assert_eq!(chosen.within("div.prose", "span.chosen").len(), 2, "the match of the address, on both sides");
    // inside a chosen match the words that differ are marked
    let number = began[0].attribute("aria-label").and_then(|label| label.split([' ', ':']).nth(1));
    let differing = stage::page(&format!("/compare/bridge/quay?match={}", number.unwrap_or_default()));
    assert_eq!(differing.texts("mark.pick"), ["12", "15"]);
    assert!(page.all("mark.pick").is_empty());
}

#[test]
fn four_articles_stand_side_by_side() {
    let page = page("/compare/bridge/quay/hostile/gesher");
    let letters: Vec<String> = heads(&page).iter().map(|head| head.chars().take(1).collect()).collect();
    assert_eq!(letters, ["A", "B", "C", "D"]);
    assert_eq!(page.all("svg.gutter").len(), 3, "ribbons between neighbours");
    assert_eq!(page.within("svg.map", "text").len(), 4, "each has a bar on the map");
    let link = |name: &str| {
        let found = page.all("a.button").into_iter().find(|link| link.attribute("aria-label") == Some(name));
        found.and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    assert_eq!(link("Swap B and C").as_deref(), Some("#/compare/bridge/hostile/quay/gesher"));
    assert_eq!(link("Take A away").as_deref(), Some("#/compare/quay/hostile/gesher"));
    // a fifth has no room
    assert!(!page.has("Add an article") && stage::page("/compare/bridge/quay").has("Add an article"));
    let claims = stage::page("/compare/bridge/quay/hostile?tab=claims");
    let claim = claims.within("table.rows", "tr").into_iter().find(|row| row.text.contains("old ferry"));
    let claim = claim.expect("two of three tell of the ferry");
    assert!(claim.text.ends_with("says sosays somissing"), "{}", claim.text);
    // two articles have no matrix of claims
    assert!(!stage::page("/compare/bridge/quay").texts("button").iter().any(|tab| tab.starts_with("Claims")));
}

#[test]
fn the_panels_of_a_comparison_show_what_they_say() {
    // what both tell opens first
    let first = page("/compare/bridge/quay");
    // 12 and 15 million euros for the same works
    let torn = page("/compare/bridge/quay?tab=contradictions");
    let conflict = torn.one("div.row").text.as_str();
    assert!(conflict.contains("12 million") && conflict.contains("15 million"), "{conflict}");
    assert!(!conflict.contains('%'), "{conflict}");
    assert_eq!(torn.within("div.row", "blockquote").len(), 2, "both claims");
    let open = |page: &Page| -> Vec<String> {
        let tabs = page.within("div.tabs", "button").into_iter();
        tabs.filter(|tab| tab.attribute("aria-pressed") == Some("true")).map(|tab| tab.text.clone()).collect()
    };
    assert_eq!(open(&first), ["Shared 4"]);
    let panel = |tab: &str| {
        let page = page(&format!("/compare/bridge/quay?tab={tab}"));
        (open(&page).concat(), page.one("div.panel").text.clone())
    };
    for (tab, name, words) in [
        ("contradictions", "Contradictions", "15 million"),
        ("shared", "Shared", "began in March 2024"),
        ("only-a", "Only in A", "Steel for the bridge"),
        ("only-right", "Only in B", "Ships from Denmark"),
        ("names", "Names", "Denmark"),
        ("numbers", "Numbers and dates", "March 2024"),
        ("quotes", "Quotes", "Angela Merkel"),
        ("words", "Words", "No word stands out."),
        ("claims", "Shared", "began in March 2024"),
        ("only-d", "Shared", "began in March 2024"),
    ] {
        let (open, text) = panel(tab);
        assert!(open.starts_with(name), "{tab} opens {open}");
        assert!(text.contains(words), "{tab}: {text}");
    }
    assert!(!panel("only-a").1.contains("Denmark"));
    let words = page("/compare/hostile/bridge?tab=words").one("div.panel").text.clone();
    assert!(words.contains("per 1,000 words") && words.contains("G² "), "{words}");
    // a lesson hides who says it, everywhere but in the list to choose from
    let blind = page("/compare/bridge/quay?blind=1");
    assert_eq!(heads(&blind), ["A Article A", "B Article B"]);
    for hidden in ["Harbour Bridge in Hamburg Opens Again", "Northern Post", "Ada Marsh"] {
        assert!(!blind.has(hidden), "{hidden} is shown");
    }
}

#[test]
fn a_row_leads_to_its_places_and_is_known_again() {
    for tab in ["contradictions", "numbers", "names", "quotes", "only-a", "shared"] {
        let from = page(&format!("/compare/bridge/quay?tab={tab}"));
        assert!(from.all("tr.shown").is_empty() && from.all("div.shown").is_empty(), "{tab}");
        let ways = from.within("div.panel", "a");
        let way = ways.iter().find(|way| way.attribute("title") == Some("Show in A"));
        let href = way.and_then(|way| way.attribute("href")).unwrap_or_else(|| panic!("{tab} leads nowhere"));
        assert!(href.starts_with("#/compare/bridge/quay?"), "{href}");
        let there = page(href.trim_start_matches('#'));
        let shown = there.all("tr.shown").len() + there.all("div.shown").len();
        assert_eq!(shown, 1, "{tab}: one row is the one that {href} shows");
        let way_back = there.elements.iter().filter(|e| e.attribute("id") == Some("shown-row")).count();
        assert_eq!(way_back, 1, "{tab}: the way back ends at it");
        assert!(there.texts("button").contains(&"Back to the row"), "{tab}");
        let marked = there.all("mark.pick").len() + there.all("span.chosen").len();
        assert!(marked > 0, "{tab}: nothing is marked in the texts at {href}");
    }
}

#[test]
fn an_article_knows_what_to_read_beside_it() {
    let page = page("/article/bridge");
    let similar = page.within("ul.similar-list", "a");
    assert_eq!(similar[0].attribute("href"), Some("#/compare/bridge/quay"), "the most similar first");
    let why = page.within("ul.similar-list", "span.note")[0].text.as_str();
    assert!(why.contains("Angela Merkel") && why.contains("March 2024"), "{why}");
    let choose = stage::page("/compare/bridge");
    let go = choose.all("a.button").into_iter().find(|link| link.text == "Read side by side");
    assert_eq!(go.and_then(|link| link.attribute("href")), Some("#/compare/bridge/quay"));
    // from a name that two articles tell of, to the places where they do
    let merkel = stage::page("/entity/angela-merkel");
    let way = merkel.all("a.button").into_iter().find(|link| link.text.ends_with("side by side"));
    let href = way.and_then(|way| way.attribute("href")).expect("a way to both articles");
    let both = stage::page(href.trim_start_matches('#'));
    assert_eq!(both.texts("mark.pick"), ["Angela Merkel", "Angela Merkel"]);
    assert!(both.texts("tr.shown")[0].starts_with("Angela Merkel"), "{:?}", both.texts("tr.shown"));
}

#[test]
fn an_article_says_where_it_contradicts_itself() {
    let source = "The works on the quay began in March 2024 and cost 12 million euros.\n\nThe town was glad of it. \
        Nobody had asked for a second bridge.\n\nThe works on the quay began in March 2024 and cost 15 million euros.";
    let input = Input {
        file: "torn.txt".to_owned(),
        meta: Meta::default(),
        source: source.to_owned(),
        document: text::clean(source),
    };
    let corpus = corpus::build(vec![input], &Curation::default());
    let torn = page_of(&corpus, "/article/torn");
    let note = torn.one("div.torn");
    assert!(
        note.text.contains("12 million euros") && note.text.contains("15 million euros"),
        "{}",
        note.text
    );
    for way in torn.within("div.torn", "a") {
        assert!(way.attribute("href").is_some_and(|href| href.contains("at=")), "{way:?}");
    }
    assert!(page("/article/bridge").all("div.torn").is_empty());
}

#[test]
fn entities_have_an_index_and_a_page_each() {
    let index = page("/entities");
    let names: BTreeSet<&str> =
        index.within("table.sort-table", "a").iter().map(|link| link.text.as_str()).collect();
    for name in ["Angela Merkel", "Hamburg", "Denmark", "Berlin (city)"] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
    let people = page("/entities?kind=person");
    let kinds = people.texts("td");
    assert!(kinds.contains(&"Person") && !kinds.contains(&"Place"), "{kinds:?}");
    let slug = |name: &str, kind| {
        let corpus = corpus();
        let entity = corpus
            .catalogue
            .entities
            .into_iter()
            .find(|one| one.entity.name == name && one.entity.kind == kind);
        entity.unwrap_or_else(|| panic!("{name} is no {kind:?}")).slug
    };
    let merkel = page(&format!("/entity/{}", slug("Angela Merkel", EntityKind::Person)));
    assert_eq!(merkel.texts("h1"), ["Angela Merkel"]);
    assert_eq!(merkel.texts("p.overline"), ["Person"]);
    assert!(merkel.has("3 mentions in 2 articles"), "{}", merkel.texts("p.meta")[0]);
    let written = merkel.texts("td.kwic-word");
    assert_eq!(written.iter().filter(|words| **words == "Angela Merkel").count(), 2);
    assert_eq!(written.iter().filter(|words| **words == "Merkel").count(), 1);
    assert!(merkel.within("ul.inline", "a").iter().any(|link| link.text == "Hamburg"), "company");
    // what a curator changed is marked where it shows
    let berlin = page(&format!("/entity/{}", slug("Berlin (city)", EntityKind::Place)));
    let badges = berlin.texts("span.badge");
    assert!(badges.iter().any(|badge| badge.starts_with("curated: ")), "{badges:?}");
    assert!(berlin.texts("td.kwic-word").contains(&"Berlin"), "the words stay as written");
}

#[test]
fn coverage_counts_mentions() {
    let page = page("/coverage");
    let row = |name: &str| -> &str {
        let row = page.within("table.matrix", "tr").into_iter().find(|row| row.text.starts_with(name));
        row.map_or_else(|| panic!("no row for {name}"), |row| row.text.as_str())
    };
    assert_eq!(page.within("table.matrix", "thead").len(), 1);
    assert_eq!(
        page.within("table.matrix", "th").len() - page.within("table.matrix", "tr").len(),
        4,
        "columns"
    );
    assert_eq!(row("Angela Merkel"), "Angela Merkel2not named·not named·1");
    assert_eq!(row("Denmark"), "Denmarknot named·not named·not named·1");
    let cell = page.within("table.matrix", "button").into_iter().find(|cell| {
        cell.attribute("aria-label") == Some("Angela Merkel in Harbour Bridge in Hamburg Opens Again: 2")
    });
    assert!(cell.is_some(), "a cell says what it counts");
    let only = stage::page("/coverage?show=only&kind=place");
    let names: Vec<&str> = only.within("table.matrix", "a").iter().map(|link| link.text.as_str()).collect();
    assert!(names.contains(&"Denmark") && !names.contains(&"Hamburg"), "{names:?}");
}

#[test]
fn what_is_not_there_says_so() {
    for (address, words) in [
        ("/nowhere", "This address leads nowhere."),
        ("/article/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/bridge/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/nowhere/bridge", "This corpus has no article “nowhere”."),
        ("/compare/bridge/quay/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/bridge/quay/gesher/hostile/bridge", "This address leads nowhere."),
        ("/entity/nobody", "This corpus names nothing called “nobody”."),
    ] {
        let page = page(address);
        assert_eq!(page.texts("h1"), ["Not here"], "at {address}");
        assert_eq!(page.texts("p.empty-title"), [words], "at {address}");
        assert_eq!(page.within("nav.nav", "a").len(), 6, "the way back stays");
    }
    let twice = page("/compare/bridge/quay/bridge");
    assert_eq!(twice.texts("p.empty-title"), ["An article cannot stand beside itself."]);
    let others: Vec<_> = twice.within("div.empty", "a").iter().filter_map(|a| a.attribute("href")).collect();
    assert_eq!(others, ["#/compare/bridge/quay"]);
    let waiting = Page::read("waiting", draw::<WaitingScreen>(()));
    assert_eq!(waiting.one("main").attribute("aria-busy"), Some("true"));
}

#[test]
fn a_comparison_that_is_not_there_yet_says_so() {
    let page = page_with(&Shared::new(corpus()), Engine::default(), "/compare/bridge/quay");
    is_sound(&page);
    assert_eq!(page.texts("h1"), ["Side by side"]);
    let waiting = page.one("div.empty");
    assert_eq!((waiting.attribute("role"), waiting.attribute("aria-busy")), (Some("status"), Some("true")));
    assert_eq!(waiting.text, "Comparing…");
    assert!(page.all("div.columns").is_empty());
    // between articles that are not there is nothing to wait for
    let lost = page_with(&Shared::new(corpus()), Engine::default(), "/compare/bridge/nowhere");
    assert!(!lost.has("Comparing…"));
}

#[test]
fn the_menu_tells_where_the_reader_is() {
    for (address, here) in [
        ("/", "Articles"),
        ("/article/quay", "Articles"),
        ("/timeline", "Timeline"),
        ("/compare", "Compare"),
        ("/compare/quay/bridge", "Compare"),
        ("/entities", "Entities"),
        ("/coverage", "Coverage"),
        ("/about", "About"),
    ] {
        let page = page(address);
        let current: Vec<&str> = page
            .within("nav.nav", "a")
            .into_iter()
            .filter(|link| link.attribute("aria-current") == Some("page"))
            .map(|link| link.text.as_str())
            .collect();
        assert_eq!(current, [here], "at {address}");
    }
}
