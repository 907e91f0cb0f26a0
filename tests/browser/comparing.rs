//! Comparing two articles side by side.

use crate::page::{Element, Page};

/// Opens the comparison of the article that names Bazoum as Niger's leader with the one that names Tiani.
fn open(page: &Page) {
    page.the("heading", "Compare two articles");
    page.the("combobox", "Left").choose("In a significant diplomatic move");
    page.the("combobox", "Right").choose("In a move that signals");
    page.the("link", "Read side by side").click();
    page.the("heading", "Side by side");
}

pub(crate) fn compares_two_articles(page: &Page) {
    open(page);
    let conflicts = page.the("region", "Contradictions").text();
    assert!(
        conflicts.contains("Bazoum") && conflicts.contains("Tiani"),
        "both claims side by side: {conflicts}"
    );
    let panels = page.the("group", "Panels");
    for (tab, address) in [
        ("Shared", "tab=shared"),
        ("Only on the left", "tab=only-left"),
        ("Only on the right", "tab=only-right"),
        ("Names", "tab=names"),
        ("Numbers and dates", "tab=numbers"),
        ("Quotes", "tab=quotes"),
        ("Words", "tab=words"),
    ] {
        panels.the("button", tab).click();
        page.until("the panel in the address", || page.route().contains(address));
        assert!(!page.the("region", tab).text().is_empty(), "the panel {tab} is empty");
    }

    let passages = page.the("group", "Passages");
    assert_eq!(passages.the("button", "Everything").attribute("aria-pressed"), "true");
    let matched = matches(page).len();
    assert!(matched > 0, "nothing is matched");
    passages.the("button", "Only in one").click();
    page.until("the choice in the address", || page.route().contains("show=only"));
    page.until("no match on the page", || matches(page).is_empty());
    passages.the("button", "In both").click();
    page.until("the matches again", || matches(page).len() == matched);

    let before = page.route();
    page.the("link", "Swap").click();
    page.until("the two changed over", || page.route() != before && page.route().starts_with("/compare/"));
    let (path, swapped) = (before, page.route());
    let sides = |route: &str| -> Vec<String> {
        let path = route.split('?').next().unwrap_or_default();
        path.split('/').skip(2).map(str::to_owned).collect()
    };
    let mut expected = sides(&path);
    expected.reverse();
    assert_eq!(sides(&swapped), expected);
    page.the("combobox", "Other article on the left").choose("Sahel Nations Expand");
    page.until("another article on the left", || page.route() != swapped);
    page.back();
    page.until("the first pair", || page.route() == swapped);
}

/// The matched passages of both columns.
fn matches(page: &Page) -> Vec<Element<'_>> {
    let all = page.all("group", "Match ");
    all.into_iter().filter(|one| one.attribute("aria-label").starts_with("Match ")).collect()
}

/// How each of the matches looks now.
fn looks(matches: &[Element<'_>]) -> Vec<String> {
    let script = "const s = getComputedStyle(element);
        return [s.backgroundColor, s.outline, s.boxShadow, s.textDecorationColor].join()";
    matches.iter().map(|one| one.run(script, &[]).to_string()).collect()
}

pub(crate) fn lights_a_match_on_both_sides(page: &Page) {
    open(page);
    let passages = page.wait("matches", || Some(matches(page)).filter(|all| all.len() > 1));
    page.the("heading", "Side by side").hover();
    let plain = looks(&passages);
    passages[0].hover();
    let lit = page.wait("light", || {
        let changed: Vec<usize> = looks(&passages)
            .iter()
            .zip(&plain)
            .enumerate()
            .filter(|(_, (now, then))| now != then)
            .map(|(at, _)| at)
            .collect();
        (changed.len() > 1).then_some(changed)
    });
    let lefts: Vec<f64> = lit.iter().map(|at| passages[*at].rect().0).collect();
    let apart = lefts.iter().any(|left| (left - lefts[0]).abs() > 300.0);
    assert!(apart, "only one side is lit, at {lefts:?}");

    // A step to the next match brings both of its passages into view, level with each other.
    page.the("button", "Next match").click();
    page.the("button", "Next match").click();
    let of_number = |n: &str| -> Vec<Element<'_>> {
        let all = page.all("group", "Match ");
        all.into_iter()
            .filter(|one| one.attribute("aria-label").starts_with(&format!("Match {n}:")))
            .collect()
    };
    let pair = of_number("2");
    if pair.len() == 2 {
        page.until("both passages in view", || pair.iter().all(Element::in_view));
    }
}

/// Chooses another article for the left side.
fn change(page: &Page, title: &str) {
    let before = page.route();
    page.the("combobox", "Other article on the left").choose(title);
    page.until("another article on the left", || page.route() != before);
    page.the("region", "What the comparison found");
}

pub(crate) fn loads_the_engine_when_it_is_first_asked(page: &Page) {
    page.the("heading", "articles");
    page.run(
        "window.started = 0;
        const Own = Worker;
        window.Worker = class extends Own { constructor(script) { super(script); window.started += 1; } }",
        &[],
    );
    // What runs beside the page, and what of the engine came over the network.
    let engine = || {
        let script = "const files = performance.getEntriesByType('resource').map((file) => file.name.split('/').pop());
            return [window.started, files.length, files.filter((name) => name.startsWith('engine')).length]";
        let counts = page.run(script, &[]);
        [0, 1, 2].map(|at| counts[at].as_u64().unwrap_or(u64::MAX))
    };
    let is_site = page.address().starts_with("http");
    for view in ["Timeline", "Entities", "Coverage", "About", "Compare"] {
        page.the("navigation", "").the("link", view).click();
        page.the("heading", "");
    }
    page.the("heading", "Compare two articles");
    let [started, files, of_the_engine] = engine();
    assert_eq!((started, of_the_engine), (0, 0), "the engine is loaded though nobody asked it anything");
    assert_eq!(files > 3, is_site, "a site comes in files, and one file in none: {files}");

    open(page);
    page.the("region", "Contradictions");
    let [started, _, of_the_engine] = engine();
    assert_eq!((started, of_the_engine), (1, if is_site { 2 } else { 0 }));
    // The engine that runs answers what is asked later.
    let first = page.route();
    change(page, "Sahel Nations Expand");
    page.back();
    page.until("the first pair", || page.route() == first);
    page.the("region", "Contradictions");
    assert_eq!(engine()[0], 1, "a second engine was started");
}

pub(crate) fn says_why_there_is_no_comparison(page: &Page) {
    page.the("heading", "Compare two articles");
    page.run("window.Own = Worker; window.Worker = class { constructor() { throw new Error('none') } }", &[]);
    open(page);
    let alert = page.the("alert", "");
    assert!(alert.text().contains("These articles could not be compared."), "{}", alert.text());
    assert!(alert.text().contains("no Web Worker"), "no reason is given: {}", alert.text());
    page.run("window.Worker = window.Own", &[]);
    page.the("button", "Try again").click();
    page.the("region", "Contradictions");
    assert!(page.all("alert", "").is_empty(), "the failure stays on the page");
}
