//! The list of articles: what is unknown, filters, searches.

use parallax::app::navigation::PAGES;

use crate::stage::page;

#[test]
fn what_is_unknown_says_so() {
    let list = page("/articles");
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
    for view in
        ["/", "/articles", "/timeline", "/entities", "/coverage", "/compare/bridge/quay", "/article/bridge"]
    {
        let page = page(&format!("{view}?{set}"));
        let chips: Vec<String> =
            page.texts("span.chip").into_iter().map(|chip| chip.replace('×', "")).collect();
        let expected =
            ["words bridge", "place Hamburg", "without place Denmark", "dates 1 May 2025 to 31 May 2025"];
        assert_eq!(chips, expected, "at {view}");
        let nav: Vec<&str> =
            page.within("nav.nav", "a").iter().filter_map(|link| link.attribute("href")).collect();
        assert_eq!(nav.len(), PAGES.len());
        // the front page stands for the whole corpus
        assert_eq!(nav[0], "#/");
        for href in &nav[1..] {
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
    assert!(page("/articles").all("span.chip").is_empty());
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
fn lines_from_right_to_left_begin_on_the_right() {
    let word = "%D7%A0%D7%A4%D7%AA%D7%97";
    let lines = page(&format!("/articles?q={word}&show=shared"));
    let row = |class: &str| lines.texts(&format!("td.{class}"));
    assert!(row("kwic-left")[0].starts_with("After: ") && row("kwic-right")[0].starts_with("Before: "));
    assert!(row("kwic-word")[0].ends_with('←'));
    let quays = page("/articles?q=quays&show=shared");
    assert!(!quays.texts("td.kwic-left")[0].contains("After"), "a text from left to right is turned");
}

#[test]
fn all_chosen_values_can_be_asked_for() {
    let one = page("/articles?place=hamburg");
    assert!(one.all("span.any-or-all").is_empty(), "one value alone has nothing to choose");
    let pressed = |page: &crate::stage::Page| -> Vec<String> {
        let buttons = page.within("span.any-or-all", "button");
        let pressed = buttons.iter().filter(|button| button.attribute("aria-pressed") == Some("true"));
        pressed.map(|button| button.text.clone()).collect()
    };
    let any = page("/articles?place=hamburg&place=denmark");
    assert_eq!((pressed(&any), any.texts("h1")), (vec!["any".to_owned()], vec!["2 of 4 articles"]));
    let all = page("/articles?place=hamburg&place=denmark&all=place");
    assert_eq!((pressed(&all), all.texts("h1")), (vec!["all".to_owned()], vec!["1 of 4 articles"]));
    assert_eq!(all.texts("span.chip-name"), ["place, all of them"; 2]);
}

#[test]
fn the_heads_of_a_table_are_one_stop() {
    let heads = page("/entities")
        .within("table.sort-table", "tr")
        .into_iter()
        .next()
        .map(|row| row.attribute("data-roving").is_some());
    assert_eq!(heads, Some(true));
}

#[test]
fn how_days_are_written_can_be_chosen() {
    let choices = page("/articles")
        .within("footer.foot", "option")
        .iter()
        .map(|one| one.text.clone())
        .collect::<Vec<_>>();
    assert_eq!(choices.len(), 3);
    assert!(choices[0].contains("8 May 2025"), "{choices:?}");
}
