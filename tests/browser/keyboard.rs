//! The keyboard alone.

use crate::page::{Page, key};

pub(crate) fn needs_no_mouse(page: &Page) {
    page.the("heading", "5 articles");
    // The first stop is the way past the menu.
    page.press(&[key::TAB]);
    assert_eq!(page.focused().label(), "Skip to the page");
    page.press(&[key::ENTER]);
    page.until("the focus on the page's own part", || page.focused().attribute("id") == "main");
    page.press(&["/"]);
    page.until("the focus on the search", || page.focused().attribute("type") == "search");
    page.type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.press(&[key::ENTER]);
    page.tab_to("civilian militias like the Koglweogo");
    page.press(&[key::ENTER]);
    page.sees("A linked passage is marked below.");
    // A mark opens and closes, and the focus goes along.
    page.tab_to("Mohamed Bazoum");
    page.press(&[key::ENTER]);
    page.the("complementary", "Mohamed Bazoum");
    page.until("the focus in the details", || page.focused().text().contains("Bazoum"));
    page.press(&[key::ESCAPE]);
    page.until("the details closed", || page.all("complementary", "Mohamed Bazoum").is_empty());
    // The views by number, and the sheet of shortcuts.
    let before = page.focused().label();
    page.press(&["?"]);
    page.the("dialog", "Keyboard shortcuts");
    page.press(&[key::ESCAPE]);
    page.until("the sheet closed", || page.all("dialog", "").is_empty());
    page.until("the focus where it was", || page.focused().label() == before);
    page.press(&["3"]);
    page.the("heading", "on the timeline");
    page.press(&["4"]);
    page.the("heading", "Compare two articles");
    page.tab_to("Read side by side");
    page.press(&[key::ENTER]);
    page.the("heading", "The story in facts");
    // Whatever has the focus can be seen to have it; the heading of a page has it first.
    page.until("the focus on the heading", || {
        page.run("return document.activeElement.tagName === 'H1'", &[]) == true
    });
    page.press(&[key::TAB]);
    page.until("what has the focus to be seen to have it", || {
        let style = "const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow";
        page.focused().run(style, &[]) != "nonenone"
    });
}

/// Whatever Tab reaches is in sight and can be seen to have the focus, on every kind of page.
pub(crate) fn sees_every_stop(page: &Page) {
    super::comparing::open_alike(page);
    let comparison = page.route();
    let texts = format!("{comparison}&tab=texts");
    for view in [
        "/",
        "/articles",
        "/timeline?lanes=article",
        "/entities",
        "/network",
        "/coverage",
        &comparison,
        &texts,
    ] {
        page.go(view);
        page.the("main", "");
        if view.starts_with("/compare/") {
            // its corpus is fetched anew
            page.the("group", "What is shown");
        }
        page.run("document.activeElement.blur()", &[]);
        for _ in 0..30 {
            page.press(&[key::TAB]);
            let seen = "const s = getComputedStyle(element), at = element.getBoundingClientRect();
                const inner = element.matches('svg *') && element.querySelector('.near');
                const ring = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 1;
                return (ring || (inner && getComputedStyle(inner).stroke !== 'none'))
                    && at.bottom > 0 && at.top < innerHeight && at.right > 0 && at.left < innerWidth;";
            let on = page.focused();
            if on.run("return element === document.body", &[]) == true {
                break;
            }
            assert!(on.run(seen, &[]) == true, "{view}: the focus on {:?} cannot be seen", on.label());
        }
    }
}

/// The list of shortcuts keeps the focus while it is open. In Firefox, where Tab goes from its last stop to the browser's
/// own bar and back, a driver cannot see the way back.
pub(crate) fn keeps_the_focus_in_a_dialog(page: &Page) {
    page.the("heading", "5 articles");
    page.press(&["?"]);
    page.the("dialog", "Keyboard shortcuts");
    for _ in 0..3 {
        page.press(&[key::TAB]);
        let on =
            "const on = document.activeElement; return on === document.body || on.closest('dialog') !== null";
        assert_eq!(page.run(on, &[]), true, "Tab leaves the list of shortcuts");
    }
}

/// How many stops of the Tab key lie before the first inside the first element that `selector` finds.
fn stops_before(page: &Page, selector: &str) -> usize {
    page.run("document.activeElement.blur(); window.scrollTo(0, 0)", &[]);
    for before in 0..60 {
        page.press(&[key::TAB]);
        let script = format!("return document.activeElement.closest('{selector}') !== null");
        if page.run(&script, &[]) == true {
            return before;
        }
    }
    panic!("no stop in {selector}");
}

pub(crate) fn is_a_few_stops_from_what_matters(page: &Page) {
    page.the("heading", "5 articles");
    let first = stops_before(page, "article.finding");
    assert!(first <= 5, "{first} stops before the first finding");
    page.the("button", "Close this for good").click();
    page.until("the words for first-time readers gone", || {
        page.all("button", "Close this for good").is_empty()
    });
    page.reload();
    page.the("heading", "5 articles");
    assert!(page.all("button", "Close this for good").is_empty(), "they were closed for good");
    page.go("/articles");
    page.the("heading", "5 articles");
    let first = stops_before(page, "article.card");
    assert!(first <= 5, "{first} stops before the first article");
}

pub(crate) fn moves_inside_a_group_by_arrows(page: &Page) {
    page.the("heading", "5 articles");
    let on = || page.focused().label();
    page.the("navigation", "Views").the("link", "Articles").run("element.focus()", &[]);
    page.press(&[key::RIGHT]);
    assert_eq!(on(), "Timeline");
    page.press(&[key::HOME]);
    assert_eq!(on(), "Front page");
    page.press(&[key::END]);
    assert_eq!(on(), "About");
    // Out of the menu it is one stop, and back again where the reader is.
    page.press(&[key::TAB]);
    assert!(
        !page.run("return document.activeElement.closest('nav') !== null", &[]).as_bool().unwrap_or(true)
    );
    // A filter: its group is a stop, letters and arrows move in it, and the focus stays on what was pressed.
    page.the("navigation", "Views").the("link", "Articles").run("element.focus()", &[]);
    page.press(&["f"]);
    page.until("the focus on the filters", || page.focused().attribute("id") == "filters");
    page.tab_to("Find in People");
    page.press(&[key::DOWN]);
    page.press(&[key::DOWN]);
    page.press(&["m"]);
    assert!(on().starts_with("Mohamed Bazoum"), "{}", on());
    page.press(&[key::RIGHT]);
    assert_eq!(on(), "Leave out Mohamed Bazoum");
    page.press(&[key::ENTER]);
    page.until("the value left out", || page.route().contains("not.person="));
    assert_eq!(on(), "Leave out Mohamed Bazoum", "the focus is lost");
    page.press(&[key::TAB]);
    assert!(!on().contains("Bazoum"), "the group is more than one stop");
    // What was found is said once, in one place.
    let said = page.run("return document.getElementById('said').textContent", &[]);
    assert!(said.as_str().is_some_and(|said| said.ends_with("of 5 articles")), "{said}");
    page.the("button", "Drop the filter").run("element.focus()", &[]);
    page.press(&[key::ENTER]);
    page.until("the filter gone", || !page.route().contains("not.person="));
    assert_ne!(page.focused().run("return element.tagName", &[]), "BODY");
    // A menu closes by Esc, and gives the focus back.
    let save = page.the("toolbar", "Tools");
    save.run("element.querySelector('summary').focus()", &[]);
    page.press(&[key::ENTER]);
    page.the("button", "As a table (CSV)");
    page.tab_to("As a table (CSV)");
    page.press(&[key::ESCAPE]);
    page.until("the menu closed", || page.all("button", "As a table (CSV)").is_empty());
    assert_eq!(page.focused().run("return element.tagName", &[]), "SUMMARY");
}

pub(crate) fn can_do_without_single_keys(page: &Page) {
    page.the("heading", "5 articles");
    page.press(&["?"]);
    page.the("dialog", "Keyboard shortcuts").the("checkbox", "Keys alone do something").click();
    page.press(&[key::ESCAPE]);
    page.until("the sheet closed", || page.all("dialog", "").is_empty());
    page.press(&["3"]);
    page.press(&["?"]);
    assert!(page.all("dialog", "").is_empty() && page.route().starts_with("/articles"), "{}", page.route());
    page.reload();
    page.the("heading", "5 articles");
    page.press(&["3"]);
    assert!(page.route().starts_with("/articles"), "it is forgotten");
    page.the("button", "Keyboard shortcuts").click();
    page.the("dialog", "Keyboard shortcuts").the("checkbox", "Keys alone do something").click();
    page.press(&[key::ESCAPE]);
    page.until("the sheet closed", || page.all("dialog", "").is_empty());
    page.press(&["3"]);
    page.the("heading", "on the timeline");
}
