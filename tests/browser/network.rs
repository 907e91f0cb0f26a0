//! Who appears with whom: the picture by pointer and by keyboard, the sentences behind a pair, and the files.

use crate::page::{Page, key};

pub(crate) fn reads_who_appears_with_whom(page: &Page) {
    page.the("heading", "Who appears with whom");
    // a pair leads to its sentences, and from there into the article
    let pair = page.the("table", "Who appears with whom").all("button", "sentence");
    assert!(pair.len() > 3, "{} pairs are listed", pair.len());
    pair[0].click();
    let details = page.the("complementary", "sentence");
    assert!(details.text().contains(" and "), "{}", details.text());
    details.the("listitem", "").the("link", "").click();
    page.sees("A linked passage is marked below.");
    page.back();
    // another way of counting is in the address
    page.the("group", "What makes a pair").the("button", "In one article").click();
    page.until("the way of counting in the address", || page.route().contains("by=article"));
    page.the("table", "Who appears with whom").the("button", "articles");
    page.the("group", "What makes a pair").the("button", "Who does what to whom").click();
    page.the("heading", "Who does what to whom");
    page.the("table", "Who does what to whom").the("button", "deed");
    page.back();
    page.the("heading", "Who appears with whom");
}

pub(crate) fn filters_by_a_name_of_the_network(page: &Page) {
    let graph = page.the("group", "Who appears with whom");
    let first = graph.the("button", "person");
    let name = first.label();
    first.click();
    page.until("the filter in the address", || page.route().contains("person="));
    let who = name.split(',').next().unwrap_or_default();
    page.the("region", "Filters that are set").the("button", who);
    page.until("the name pressed", || {
        page.the("group", "Who appears with whom").the("button", &name[..who.len()]).attribute("aria-pressed")
            == "true"
    });
}

pub(crate) fn walks_the_network_by_keyboard(page: &Page) {
    page.the("group", "Who appears with whom");
    let node = page.tab_to("sentences of");
    let first = node.label();
    page.press(&[key::END]);
    page.until("the last name", || page.focused().label() != first);
    page.press(&[key::HOME]);
    page.until("the first name", || page.focused().label() == first);
    page.press(&[key::ENTER]);
    page.until("the filter in the address", || {
        page.route().contains("person=") || page.route().contains("organisation=")
    });
}
