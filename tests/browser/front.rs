//! The front page: what a reader sees first, and where it leads.

use crate::page::Page;

pub(crate) fn opens_on_the_front_page(page: &Page) {
    page.the("heading", "5 articles");
    page.until("the page's name in the window's title", || {
        page.run("return document.title", &[])
            .as_str()
            .is_some_and(|title| title.starts_with("Front page – "))
    });
    page.the("heading", "Who is leader of Niger?");
    page.the("link", "Ibrahim Traoré");
    // What the files do not say is said to be unknown, never made up.
    page.sees("outlet and date unknown");
    assert_eq!(page.overflow(), 0, "the page is wider than its window");
    // Words typed here are answered by the list.
    page.the("searchbox", "Search the articles").type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    assert!(page.route().starts_with("/articles?"), "{}", page.route());
    page.the("navigation", "Views").the("link", "Front page").click();
    page.the("heading", "Who is leader of Niger?");
    assert_eq!(page.the("searchbox", "Search the articles").property("value"), "", "it stands for the whole");
}

pub(crate) fn follows_a_finding(page: &Page) {
    page.the("link", "Who is leader of Niger?").click();
    page.the("heading", "The story in facts");
    page.until("the question in the story", || page.text().contains("Who is leader of Niger"));
    // its very row, which can be seen
    page.until("the row in view", || {
        page.run("const row = document.getElementById('shown-row'); if (!row) return false; const at = row.getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight", &[]) == true
    });
    page.back();
    page.the("link", "in a list, to filter and search").click();
    page.until("the list", || page.all("article", "").len() == 5);
}

pub(crate) fn reads_the_front_page_on_a_phone(page: &Page) {
    page.the("heading", "5 articles");
    assert_eq!(page.overflow(), 0, "the page is wider than its window");
    page.the("link", "side by side").click();
    page.the("heading", "The story in facts");
}

pub(crate) fn comes_back_to_the_very_place(page: &Page) {
    page.the("heading", "5 articles");
    let down = || page.run("return window.scrollY", &[]).as_f64().unwrap_or_default();
    let list = page.all("article", "");
    let last = list.last().expect("five articles").the("heading", "").the("link", "");
    last.run("element.scrollIntoView({ block: 'center', behavior: 'instant' })", &[]);
    page.until("the page scrolled", || down() > 100.0);
    let (before, href) = (down(), last.attribute("href"));
    last.click();
    // a screen reader begins at the heading, at the top
    page.until("the focus on the heading", || page.focused().run("return element.tagName", &[]) == "H1");
    page.until("the top of the page", || down() < 1.0);
    page.back();
    page.the("heading", "5 articles");
    page.until("the focus on the link that was followed", || page.focused().attribute("href") == href);
    page.until("the very place", || (down() - before).abs() < 2.0);
    // what is gone takes the focus with it, but not out of the page
    page.the("searchbox", "Search the articles").fill("Koglweogo");
    page.the("button", "Drop the filter words").click();
    page.the("heading", "5 articles");
    page.until("the focus in the page", || page.focused().run("return element.tagName", &[]) != "BODY");
}
