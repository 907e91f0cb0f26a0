//! Who appears with whom: the picture, its table, and why there is neither.

use crate::stage::{HOSTILE, corpus, page, page_of};

#[test]
fn the_picture_and_its_table_have_the_same_pairs() {
    let page = page("/network?kinds=person.place");
    assert_eq!(page.texts("h1"), ["Who appears with whom"]);
    let names: Vec<&str> =
        page.all("g.net-node").iter().filter_map(|node| node.attribute("aria-label")).collect();
    assert!(names.iter().any(|name| name.starts_with("Angela Merkel, person: ")), "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("Hamburg, place: ")), "{names:?}");
    let (lines, rows) = (page.all("g.net-line").len(), page.within("tbody", "tr").len());
    assert!(rows > 0 && rows == lines, "{lines} of {rows} pairs are drawn");
    let told: Vec<&str> =
        page.within("tbody", "button").iter().filter_map(|b| b.attribute("aria-label")).collect();
    assert!(told.contains(&"Angela Merkel and Hamburg: 1 sentence of 1 article"), "{told:?}");
    // one stop for the keyboard
    let stops = page.all("g.net-node").iter().filter(|node| node.attribute("tabindex") == Some("0")).count();
    assert_eq!(stops, 1);
}

#[test]
fn a_name_that_is_filtered_by_is_pressed() {
    let page = page("/network?kinds=person.place&person=angela-merkel");
    let pressed: Vec<&str> = page
        .all("g.net-node")
        .iter()
        .filter(|node| node.attribute("aria-pressed") == Some("true"))
        .filter_map(|node| node.attribute("aria-label"))
        .collect();
    assert_eq!(pressed.len(), 1, "{pressed:?}");
    assert!(pressed[0].starts_with("Angela Merkel"));
}

#[test]
fn the_table_can_be_narrowed() {
    let rows = |address: &str| page(address).within("tbody", "tr").len();
    let (all, some) = (
        rows("/network?kinds=person.place&by=article"),
        rows("/network?kinds=person.place&by=article&find=poland"),
    );
    assert!(0 < some && some < all, "{some} of {all}");
    let none = page("/network?kinds=person.place&find=zzz");
    assert_eq!(none.texts("p.empty-title"), ["Nobody and nothing of that name."]);
    assert_eq!(none.all("g.net-node").len(), page("/network?kinds=person.place").all("g.net-node").len());
}

#[test]
fn an_empty_network_says_why() {
    for (address, why) in [
        ("/network?q=unheard", "No article answers all of this."),
        ("/network?kinds=", "No kind of name is chosen."),
        ("/network?kinds=event", "Fewer than two names of these kinds stand in these articles."),
        ("/network?by=deed&kinds=event", "No sentence tells by name what one of these does to another."),
    ] {
        let page = page(address);
        assert_eq!(page.texts("p.empty-title"), [why], "at {address}");
        assert_eq!(page.all("svg").len(), 0, "at {address}");
    }
}

#[test]
fn names_are_text() {
    let mut corpus = corpus();
    for entity in &mut corpus.catalogue.entities {
        entity.entity.name = format!("{} {}", entity.entity.name, HOSTILE.join(" "));
    }
    let page = page_of(&corpus, "/network?kinds=person.place&by=article");
    assert!(page.all("g.net-node").len() > 4);
    assert!(page.all("script").is_empty() && page.all("img").is_empty());
}
