//! Comparing two to four articles side by side.

use crate::page::{Element, Page, key};

/// Opens the comparison of the article that names Bazoum as Niger's leader with the one that names Tiani.
pub(crate) fn open(page: &Page) {
    choose(page);
    // The heading stands there before the engine has answered; the choices do not.
    page.the("group", "What is shown");
}

/// As [`open`], of two accounts in the other corpus, which say some things in nearly the same words.
pub(crate) fn open_alike(page: &Page) {
    page.go("/own");
    page.the("link", "Two stories, four newsrooms").click();
    page.the("link", "Front page").click();
    page.the("heading", "8 articles from 4 outlets");
    page.the("navigation", "Views").the("link", "Compare").click();
    choose_two(page, ["Ferry sinks off Zadar", "Croatia ferry sinking"]);
    page.the("group", "What is shown");
}

/// Asks for that comparison.
fn choose(page: &Page) {
    choose_two(page, ["In a significant diplomatic move", "In a move that signals"]);
}

fn choose_two(page: &Page, [left, right]: [&str; 2]) {
    page.the("heading", "Compare two articles");
    page.the("combobox", "Left").choose(left);
    page.until("the left article in the address", || page.route().starts_with("/compare/"));
    page.the("combobox", "Right").choose(right);
    page.the("link", "Read side by side").click();
}

/// The slugs of the articles that are compared.
fn sides(page: &Page) -> Vec<String> {
    let route = page.route();
    let path = route.split('?').next().unwrap_or_default();
    path.split('/').skip(2).map(str::to_owned).collect()
}

/// Opens a panel and gives it.
fn panel<'a>(page: &'a Page, tab: &str, address: &str) -> Element<'a> {
    page.the("group", "What is shown").the("button", tab).click();
    page.until("the panel in the address", || page.route().contains(address));
    let is_story = matches!(tab, "Where they differ" | "Everything");
    page.the("region", if is_story { "The story in facts" } else { tab })
}

/// Whether a place is marked in the texts.
fn picks(page: &Page) -> bool {
    page.all("mark", "").iter().any(|mark| mark.attribute("class") == "pick")
}

pub(crate) fn compares_two_articles(page: &Page) {
    open(page);
    let story = page.the("region", "The story in facts").text();
    assert!(story.contains("Bazoum") && story.contains("Tiani"), "both claims side by side: {story}");
    for (tab, address) in [
        ("Everything", "tab=everything"),
        ("Where they differ", "tab=differ"),
        ("Only in one", "tab=only"),
        ("Quotes", "tab=quotes"),
        ("Words", "tab=words"),
        ("Names", "tab=names"),
    ] {
        let says = panel(page, tab, address).text();
        let nothing = tab == "Quotes" && says == "No quote.";
        assert!(says.len() > 40 || nothing, "the panel {tab} says {says}");
    }

    page.the("group", "What is shown").the("button", "Texts side by side").click();
    page.until("the texts in the address", || page.route().contains("tab=texts"));
    let mut expected = sides(page);
    page.the("link", "Swap").click();
    expected.reverse();
    page.until("the two changed over", || sides(page) == expected);
    let swapped = page.route();
    page.the("combobox", "Other article in A").choose("Sahel Nations Expand");
    page.until("another article on the left", || sides(page)[0] != expected[0]);
    page.back();
    page.until("the first pair", || page.route() == swapped);
}

pub(crate) fn shows_what_both_say(page: &Page) {
    open_alike(page);
    page.the("group", "What is shown").the("button", "Texts side by side").click();
    page.until("the texts in the address", || page.route().contains("tab=texts"));
    let passages = page.the("group", "Passages");
    assert_eq!(passages.the("button", "Everything").attribute("aria-pressed"), "true");
    let matched = matches(page).len();
    assert!(matched > 0, "nothing is matched");
    passages.the("button", "Only in one").click();
    page.until("the choice in the address", || page.route().contains("show=only"));
    page.until("no match on the page", || matches(page).is_empty());
    passages.the("button", "In both").click();
    page.until("the matches again", || matches(page).len() == matched);
}

/// Every row is a way to its place in the texts, and the place a way back to its row.
pub(crate) fn goes_from_a_row_to_its_place_and_back(page: &Page) {
    open(page);
    for (tab, address) in
        [("Everything", "tab=everything"), ("Names", "tab=names"), ("Only in one", "tab=only")]
    {
        let ways = panel(page, tab, address).all("link", "");
        let way = ways.iter().find(|way| way.attribute("title") == "Show in B").expect("a way to B");
        way.run("element.focus()", &[]);
        page.press(&[key::ENTER]);
        page.until("the place in the address", || page.route().contains("spots="));
        page.until("the focus on the place", || page.focused().attribute("class") == "pick");
        assert!(page.focused().in_view(), "the place of {tab} is out of sight");
        page.press(&["b"]);
        page.until("the focus back on the row", || page.focused().attribute("id") == "shown-row");
        assert!(page.focused().in_view(), "the row of {tab} is out of sight");
    }
    // the place belongs to the link: whoever is sent it sees the same
    let there = page.route();
    page.reload();
    page.the("group", "What is shown");
    page.until("the place marked again", || picks(page));
    assert_eq!(page.route(), there);
    // and the browser's own way back leads back
    page.back();
    page.until("the state before", || page.route() != there);
}

/// Back is the answer that was pressed, where it stood on the screen.
pub(crate) fn comes_back_to_the_answer_that_was_pressed(page: &Page) {
    open(page);
    // what can be shown stands in one row, the facts first
    let choices = page.the("group", "What is shown").all("button", "");
    let tops: Vec<f64> = choices.iter().map(|choice| choice.rect().1.round()).collect();
    assert!(tops.len() == 7 && tops.iter().all(|top| *top == tops[0]), "the choices stand at {tops:?}");
    assert!(choices[0].text().starts_with("Where they differ"), "{}", choices[0].text());
    let all = page.the("region", "The story in facts").all("link", "");
    let way = all.iter().find(|way| way.attribute("title") == "Show in B").expect("an answer of B");
    let (words, before) = (way.text(), page.route());
    way.run("element.focus()", &[]);
    page.press(&[key::ENTER]);
    page.until("the focus on the place", || page.focused().attribute("class") == "pick");
    page.back();
    page.until("the page as it was", || page.route() == before);
    page.until("the focus on the answer", || page.focused().text() == words);
    assert!(page.focused().in_view(), "the answer is out of sight");
    // pressed again, and set otherwise by the page itself: that is no way back
    page.press(&[key::ENTER]);
    page.until("the focus on the place again", || page.focused().attribute("class") == "pick");
    page.the("group", "What is shown").the("button", "Everything").click();
    page.until("all that was found", || page.route().contains("tab=everything"));
    assert!(page.focused().text().starts_with("Everything"), "the focus is on {}", page.focused().text());
}

pub(crate) fn walks_matches_and_differences_by_key(page: &Page) {
    open_alike(page);
    let at = |what: &str| {
        let route = page.route();
        route.split(['?', '&']).find_map(|part| part.strip_prefix(what).map(str::to_owned))
    };
    page.press(&["n"]);
    page.until("the first match", || at("match=").as_deref() == Some("1"));
    page.press(&["n"]);
    page.until("the second match", || at("match=").as_deref() == Some("2"));
    page.press(&["p"]);
    page.until("the first match again", || at("match=").as_deref() == Some("1"));
    page.sees("Match 1 of");
    page.the("combobox", "Add an article").choose("Captain held after Adriatic");
    page.until("a third column", || sides(page).len() == 3);
    page.the("button", "C: ");
    let mut seen: Vec<String> = Vec::new();
    for _ in 0..2 {
        let before = page.route();
        page.press(&["d"]);
        page.until("the next difference", || page.route() != before);
        page.until("the words that differ marked", || picks(page));
        seen.push(page.route());
    }
    page.press(&["D"]);
    page.until("the difference before", || page.route() == seen[0]);
}

pub(crate) fn compares_up_to_four(page: &Page) {
    open(page);
    let two = sides(page);
    page.the("combobox", "Add an article").choose("Sahel Nations Expand");
    page.until("a third column", || sides(page).len() == 3);
    let story = panel(page, "Everything", "tab=everything").text();
    assert!(story.contains("no answer found"), "no account of three is silent: {story}");
    let add = page.the("combobox", "Add an article");
    let other = add.run("return [...element.options][1].text", &[]);
    add.choose(other.as_str().unwrap_or_default());
    page.until("a fourth column", || sides(page).len() == 4);
    assert!(page.all("combobox", "Add an article").is_empty(), "a fifth has no room");
    // the four stand beside each other, and the letters say which is which
    page.the("group", "What is shown").the("button", "Texts side by side").click();
    let four = sides(page);
    let lefts: Vec<f64> = ["Take A away", "Take B away", "Take C away", "Take D away"]
        .map(|name| page.the("link", name).rect().0)
        .to_vec();
    assert!(lefts.windows(2).all(|pair| pair[1] > pair[0] + 150.0), "{lefts:?}");
    assert_eq!(page.overflow(), 0, "four columns are wider than the page");
    page.the("link", "Swap C and D").click();
    page.until("the last two changed over", || sides(page)[2] == four[3] && sides(page)[3] == four[2]);
    for _ in 0..2 {
        let before = sides(page).len();
        page.the("link", "Take C away").click();
        page.until("a column less", || sides(page).len() == before - 1);
    }
    assert_eq!(sides(page), two, "the first two are left");
}

pub(crate) fn hides_whose_it_is(page: &Page) {
    open(page);
    page.the("checkbox", "Hide titles and outlets").click();
    page.until("the lesson in the address", || page.route().contains("blind=1"));
    page.the("heading", "Article A");
    for hidden in ["In a significant diplomatic move…", "Outlet unknown"] {
        assert!(!page.text().contains(hidden), "{hidden} is shown");
    }
    // the choice holds while the columns change
    page.the("link", "Swap").click();
    page.until("the lesson still in the address", || page.route().contains("blind=1"));
}

pub(crate) fn reads_beside_the_most_similar(page: &Page) {
    page.the("heading", "5 articles");
    page.the("article", "").the("heading", "").the("link", "").click();
    page.the("heading", "Read beside…");
    page.sees("both name");
    let way = page.the("complementary", "In this article").all("link", "");
    let way = way.iter().find(|way| way.attribute("href").starts_with("#/compare/")).expect("a comparison");
    way.click();
    page.the("group", "What is shown");
    // from a name to the sentences of all who name it
    page.go("/entities");
    page.the("link", "Ibrahim Traoré").click();
    page.the("link", "articles side by side").click();
    page.the("heading", "Side by side");
    assert!(page.route().contains("tab=names") && page.route().contains("spots="), "{}", page.route());
    page.the("group", "What is shown").the("button", "Texts side by side").click();
    page.until("the name marked in each", || page.all("mark", "").len() >= 2);
}

/// The matched passages of all columns.
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
    open_alike(page);
    page.the("group", "What is shown").the("button", "Texts side by side").click();
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
    page.the("combobox", "Other article in A").choose(title);
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
    for (view, heading) in [
        ("Timeline", "on the timeline"),
        ("Entities", "entities"),
        ("Coverage", "entities in"),
        ("About", ""),
    ] {
        page.the("navigation", "Views").the("link", view).click();
        page.the("heading", heading);
    }
    let [started, files, of_the_engine] = engine();
    assert_eq!((started, of_the_engine), (0, 0), "the engine is loaded though nobody asked it anything");
    assert_eq!(files > 3, is_site, "a site comes in files, and one file in none: {files}");

    page.the("navigation", "Views").the("link", "Compare").click();
    open(page);
    page.the("region", "The story in facts");
    let [started, _, of_the_engine] = engine();
    assert_eq!((started, of_the_engine), (1, if is_site { 2 } else { 0 }));
    // The engine that runs answers what is asked later.
    let first = page.route();
    change(page, "Sahel Nations Expand");
    page.back();
    page.until("the first pair", || page.route() == first);
    page.the("region", "The story in facts");
    assert_eq!(engine()[0], 1, "a second engine was started");
}

pub(crate) fn says_why_there_is_no_comparison(page: &Page) {
    page.the("heading", "articles");
    page.run("window.Own = Worker; window.Worker = class { constructor() { throw new Error('none') } }", &[]);
    page.the("navigation", "Views").the("link", "Compare").click();
    // What is most alike cannot be told either, and the choice stands all the same.
    choose(page);
    let alert = page.the("alert", "");
    assert!(alert.text().contains("These articles could not be compared."), "{}", alert.text());
    assert!(alert.text().contains("no Web Worker"), "no reason is given: {}", alert.text());
    page.run("window.Worker = window.Own", &[]);
    page.the("button", "Try again").click();
    page.the("region", "The story in facts");
    assert!(page.all("alert", "").is_empty(), "the failure stays on the page");
}
