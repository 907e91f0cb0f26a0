//! Articles side by side.

use parallax::app::engine::client::Engine;
use parallax::app::load::Shared;

use crate::sound::is_sound;
use crate::stage::{Page, corpus, page, page_with};

fn heads(page: &Page) -> Vec<&str> {
    page.within("header.column-head", "h2").iter().map(|head| head.text.as_str()).collect()
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
    let only = crate::stage::page("/compare/bridge/quay?show=only");
    let alone = only.texts("span.only");
    assert!(alone.iter().any(|words| words.contains("Denmark")), "{alone:?}");
    assert!(only.all("span.match").is_empty());
    let chosen = crate::stage::page("/compare/bridge/quay?match=1");
    assert_eq!(chosen.within("div.prose", "span.chosen").len(), 2, "the match of the address, on both sides");
    // inside a chosen match the words that differ are marked
    let number = began[0].attribute("aria-label").and_then(|label| label.split([' ', ':']).nth(1));
    let differing = crate::stage::page(&format!("/compare/bridge/quay?match={}", number.unwrap_or_default()));
    assert_eq!(differing.texts("mark.pick"), ["12", "15"]);
    assert!(page.all("mark.pick").is_empty());
}

#[test]
fn four_articles_stand_side_by_side() {
    let page = page("/compare/bridge/quay/hostile/gesher?tab=texts");
    let letters: Vec<String> = heads(&page).iter().map(|head| head.chars().take(1).collect()).collect();
    assert_eq!(letters, ["A", "B", "C", "D"]);
    assert_eq!(page.all("svg.gutter").len(), 3, "ribbons between neighbours");
    assert_eq!(page.within("svg.map", "text").len(), 4, "each has a bar on the map");
    let link = |name: &str| {
        let found = page.all("a.button").into_iter().find(|link| link.attribute("aria-label") == Some(name));
        found.and_then(|link| link.attribute("href")).map(str::to_owned)
    };
    assert_eq!(link("Swap B and C").as_deref(), Some("#/compare/bridge/hostile/quay/gesher?tab=texts"));
    assert_eq!(link("Take A away").as_deref(), Some("#/compare/quay/hostile/gesher?tab=texts"));
    // a fifth has no room
    assert!(!page.has("Add an article") && crate::stage::page("/compare/bridge/quay").has("Add an article"));
}

#[test]
fn the_panels_of_a_comparison_show_what_they_say() {
    // 12 and 15 million euros for the same works open first
    let first = page("/compare/bridge/quay");
    let torn = page("/compare/bridge/quay?tab=contradictions");
    for page in [&first, &torn] {
        let row = page.within("table.facts", "tr")[1].text.as_str();
        assert!(row.contains("12 million") && row.contains("15 million"), "{row}");
        assert!(!row.contains('%'), "{row}");
    }
    let open = |page: &Page| -> Vec<String> {
        let tabs = page.within("div.choices", "button").into_iter();
        tabs.filter(|tab| tab.attribute("aria-pressed") == Some("true")).map(|tab| tab.text.clone()).collect()
    };
    assert_eq!(open(&first), ["Where they differ 1"]);
    let panel = |tab: &str| {
        let page = page(&format!("/compare/bridge/quay?tab={tab}"));
        (open(&page).concat(), page.one("div.panel").text.clone())
    };
    for (tab, name, words) in [
        ("contradictions", "Where they differ", "15 million"),
        ("everything", "Everything", "15 million"),
        ("only-a", "Only in one", "Steel for the bridge"),
        ("only-right", "Only in one", "Ships from Denmark"),
        ("names", "Names", "Denmark"),
        ("quotes", "Quotes", "Angela Merkel"),
        ("words", "Words", "No word stands out."),
        ("claims", "Everything", "15 million"),
    ] {
        let (open, text) = panel(tab);
        assert!(open.starts_with(name), "{tab} opens {open}");
        assert!(text.contains(words), "{tab}: {text}");
    }
    let only = panel("only").1;
    let (north, quay) = only.split_once("Only in “The harbour bridge").expect("a section for each");
    assert!(
        north.contains("Only in Northern Post") && !north.contains("Denmark") && quay.contains("Denmark"),
        "{only}"
    );
    let words = page("/compare/hostile/bridge?tab=words").one("div.panel").text.clone();
    assert!(words.contains("in a thousand words") && !words.contains("G²"), "{words}");
    // a lesson hides who says it, everywhere but in the list to choose from
    let blind = page("/compare/bridge/quay?blind=1");
    assert_eq!(heads(&blind), ["A Article A", "B Article B"]);
    for hidden in ["Harbour Bridge in Hamburg Opens Again", "Northern Post", "Ada Marsh"] {
        assert!(!blind.has(hidden), "{hidden} is shown");
    }
}

#[test]
fn a_row_leads_to_its_places_and_is_known_again() {
    for tab in ["contradictions", "names", "quotes", "only-a"] {
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
