//! The first view: there before the program, and with words for where the program never comes.

use serde_json::json;

use crate::page::{Form, Page, Window};

/// What a reader has without the program: the front page, inert.
fn has_the_front_page(page: &Page) {
    page.the("heading", "5 articles");
    assert!(!page.all("article", "").is_empty(), "no finding is shown");
    page.sees("Burkina Faso’s Traoré Deepens Russia Ties");
    page.sees("outlet and date unknown");
    assert!(page.all("searchbox", "").is_empty(), "a field that does nothing is shown");
    assert_eq!(page.overflow(), 0, "the page is wider than its window");
    page.is_accessible();
}

pub(crate) fn does_not_jump(page: &Page) {
    page.the("heading", "5 articles");
    let shift = page.layout_shift();
    assert!(shift < 0.02, "what is seen moves by {shift}");
}

pub(crate) fn does_not_jump_on_a_phone(page: &Page) {
    does_not_jump(page);
}

#[test]
fn the_program_is_fetched_when_the_first_view_is_painted() {
    let page = Page::open(Form::Site, Window::Desk, "");
    page.the("heading", "5 articles");
    let asked = "const [painted] = performance.getEntriesByName('first-contentful-paint');
        const files = performance.getEntriesByType('resource').filter((file) => /explorer-.*wasm|corpus/.test(file.name));
        return files.map((file) => file.startTime - painted.startTime)";
    let asked = page.run(asked, &[]);
    let asked = asked.as_array().unwrap();
    assert_eq!(asked.len(), 2, "wasm and corpus are fetched once each");
    // a browser at work elsewhere may keep the painting to itself: the program does not wait for ever
    assert!(asked.iter().all(|after| after.as_f64().unwrap() >= 0.0), "{asked:?}");
}

#[test]
fn a_page_without_its_program_shows_the_front_page_and_says_what_to_do() {
    for window in [Window::Desk, Window::Phone] {
        let page = Page::window(Form::Site, window);
        page.devtools("Network.enable", &json!({}));
        page.devtools("Network.setBlockedURLs", &json!({ "urls": ["*.wasm"] }));
        page.peek();
        assert!(page.the("alert", "").text().contains("Reload the page"));
        has_the_front_page(&page);
        assert!(!page.text().contains("Opening the page"));
        page.devtools("Network.setBlockedURLs", &json!({ "urls": [] }));
        page.reload();
        page.the("searchbox", "Search the articles");
    }
}

/// Runs a script before those of the page.
fn before(page: &Page, script: &str) {
    page.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
}

#[test]
fn a_browser_that_is_too_old_is_named_as_the_reason() {
    for form in [Form::Site, Form::File] {
        let page = Page::window(form, Window::Desk);
        before(&page, "delete window.DecompressionStream");
        page.peek();
        let why = page.the("alert", "").text();
        assert!(why.contains("Firefox 113") && !why.contains("damaged"), "{why}");
        has_the_front_page(&page);
    }
}

#[test]
fn an_address_that_may_not_be_written_stops_nothing() {
    let page = Page::window(Form::Site, Window::Desk);
    before(
        &page,
        "window.refuses = 0;
        for (const name of ['pushState', 'replaceState']) {
            const write = History.prototype[name];
            History.prototype[name] = function (...state) {
                if (window.refuses-- > 0) throw new DOMException('too often', 'SecurityError');
                return write.apply(this, state);
            };
        }",
    );
    page.go("/articles");
    page.the("heading", "5 articles");
    page.run("window.refuses = 3", &[]);
    page.the("searchbox", "Search the articles").type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.run("window.refuses = 1", &[]);
    page.the("navigation", "Views").the("link", "Timeline").click();
    page.the("heading", "on the timeline");
    page.the("navigation", "Views").the("link", "Articles").click();
    page.the("heading", "1 of 5 articles");
    page.was_quiet();
}

#[test]
fn an_address_that_leads_nowhere_leads_to_the_front_page() {
    for address in ["//", "//x?q=1", "javascript:alert(1)"] {
        let page = Page::open(Form::Site, Window::Desk, address);
        page.the("heading", "5 articles");
        page.run(&format!("location.hash = '{address}'"), &[]);
        page.the("navigation", "Views").the("link", "Timeline").click();
        page.the("heading", "on the timeline");
        page.was_quiet();
    }
}

#[test]
fn a_page_without_scripts_shows_the_front_page_and_says_what_it_needs() {
    for scheme in ["light", "dark"] {
        let page = Page::window(Form::Site, Window::Phone);
        page.prefer_scheme(scheme);
        page.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
        page.peek();
        page.sees("this page needs JavaScript and WebAssembly");
        page.the("heading", "5 articles");
        assert!(page.all("navigation", "").is_empty(), "a menu that does nothing is shown");
    }
}

#[test]
fn a_page_that_is_opened_from_a_folder_names_the_one_that_can_be() {
    let page = Page::window(Form::Folder, Window::Desk);
    page.peek();
    let alert = page.the("alert", "");
    assert!(alert.text().contains("does not open this page from a folder"), "{}", alert.text());
    has_the_front_page(&page);
    alert.the("link", "parallax.html").click();
    page.the("searchbox", "Search the articles");
    page.the("heading", "5 articles");
}

#[test]
fn a_click_before_the_program_is_there_is_kept() {
    let page = Page::window(Form::Site, Window::Desk);
    page.devtools("Network.enable", &json!({}));
    let slow = json!({ "offline": false, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 200_000 });
    page.devtools("Network.emulateNetworkConditions", &slow);
    page.peek();
    page.the("navigation", "Views").the("link", "Timeline").click();
    page.the("heading", "on the timeline");
}

/// The names of the files that the page has fetched, as the site names them.
fn fetched(page: &Page) -> Vec<String> {
    let script =
        "return performance.getEntriesByType('resource').map((entry) => entry.name.split('/').pop())";
    serde_json::from_value(page.run(script, &[])).expect("a list of names")
}

#[test]
fn the_code_of_other_pages_comes_when_the_first_stands_and_that_for_own_articles_when_asked() {
    let page = Page::window(Form::Site, Window::Desk);
    page.peek();
    page.the("heading", "5 articles");
    page.until("the other pages have come", || {
        let names = fetched(&page);
        ["part-views-", "part-compare-"].iter().all(|part| names.iter().any(|name| name.starts_with(part)))
    });
    assert!(!fetched(&page).iter().any(|name| name.starts_with("part-own-") || name.starts_with("maker")));
    // with all of it here, the page needs the network no more
    page.devtools("Network.enable", &json!({}));
    page.devtools(
        "Network.emulateNetworkConditions",
        &json!({ "offline": true, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0 }),
    );
    page.the("navigation", "Views").the("link", "Timeline").click();
    page.the("heading", "on the timeline");
    page.the("navigation", "Views").the("link", "Your articles").click();
    assert!(page.the("alert", "").text().contains("could not be opened"));
    page.devtools(
        "Network.emulateNetworkConditions",
        &json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
    );
    page.the("button", "Try again").click();
    page.the("heading", "Your articles");
    page.sees("Choose files");
}

#[test]
fn a_link_into_a_page_whose_code_is_missing_says_so_and_leaves_the_rest() {
    let page = Page::window(Form::Site, Window::Desk);
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.setBlockedURLs", &json!({ "urls": ["*part-views*"] }));
    page.go("/timeline");
    assert!(page.the("alert", "").text().contains("could not be opened"));
    page.the("navigation", "Views").the("link", "Articles").click();
    page.the("heading", "5 articles");
}
