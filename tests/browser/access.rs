//! Every reader: phones, light and dark, and what axe-core looks for.

use crate::page::{Page, key};
use crate::tree::{self, CONTROLS, the};

/// The addresses of every view; the two articles of a comparison are taken from the list.
fn views(page: &Page) -> Vec<String> {
    page.go("/articles");
    page.the("heading", "5 articles");
    let slug = |at: usize| {
        let cards = page.all("article", "");
        let href = cards[at].the("link", "").attribute("href");
        href.rsplit('/').next().unwrap_or_default().to_owned()
    };
    let (a, b, c, d) = (slug(0), slug(4), slug(1), slug(2));
    let fixed = [
        "/",
        "/articles",
        "/articles?q=traore",
        "/timeline",
        "/timeline?lanes=article",
        "/compare",
        "/entities",
        "/network",
        "/network?by=deed",
        "/coverage",
        "/coverage?tab=claims",
        "/notebook",
        "/own",
        "/about",
        "/lost",
    ];
    let mut views: Vec<String> = fixed.map(str::to_owned).to_vec();
    views.extend([
        format!("/article/{a}"),
        format!("/article/{b}"),
        format!("/article/{b}?source=1"),
        format!("/compare/{a}"),
        format!("/compare/{a}/{b}"),
        format!("/compare/{a}/{b}?tab=shared&match=1"),
        format!("/compare/{a}/{b}/{c}?tab=claims&match=1"),
        format!("/compare/{a}/{b}/{c}/{d}?tab=numbers&column=2"),
        format!("/compare/{a}/{a}"),
    ]);
    page.go("/entities");
    let entity = page.the("table", "").the("link", "").attribute("href");
    views.push(entity.trim_start_matches('#').to_owned());
    views
}

fn for_each_view(page: &Page, check: impl Fn(&str)) {
    let mut complaints = Vec::new();
    let views = views(page);
    let same = views.iter().find_map(|view| view.strip_prefix("/article/")).unwrap_or_default().to_owned();
    let same = format!("/{same}/{same}");
    for view in views {
        page.go(&view);
        page.the("heading", "");
        // Two articles or more, and not the same twice.
        if view.matches('/').count() > 2 && view.starts_with("/compare/") && !view.ends_with(&same) {
            page.the("region", "What the comparison found");
        }
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| check(&view)));
        if let Err(cause) = found {
            let said = cause.downcast_ref::<String>().cloned().unwrap_or_default();
            complaints.push(format!("{view}: {said}"));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

pub(crate) fn fits_a_phone(page: &Page) {
    for_each_view(page, |_| {
        let over = page.overflow();
        assert_eq!(over, 0, "the page is {over} pixels wider than the screen");
        let small = page.small_targets();
        assert!(small.is_empty(), "too small for a finger: {}", small.join(", "));
    });
}

pub(crate) fn is_used_on_a_phone(page: &Page) {
    page.the("searchbox", "Search the articles").type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.the("article", "").the("link", "civilian militias like the Koglweogo").click();
    page.sees("A linked passage is marked below.");
    page.the("navigation", "Views").the("link", "Timeline").click();
    page.the("heading", "on the timeline");
    page.the("navigation", "Views").the("link", "Compare").click();
    super::comparing::open(page);
    // The facts come first, each cell naming its article; a press on one leads to its sentence below, and back.
    let story = page.the("region", "The story in facts");
    let ways = story.all("link", "");
    ways.iter().find(|way| way.attribute("title") == "Show in A").expect("an answer of A").click();
    page.until("the place in the address", || page.route().contains("spots="));
    page.until("the sentence in view", || {
        page.all("mark", "").iter().any(|mark| mark.attribute("class") == "pick" && mark.in_view())
    });
    page.the("button", "Back to the row").click();
    page.until("the row in view", || {
        page.focused().attribute("id") == "shown-row" && page.focused().in_view()
    });
    super::comparing::open_alike(page);
    page.the("group", "What is shown").the("button", "Texts side by side").click();
    // A screen this narrow has room for one column: a switch shows the other, at the same match.
    let columns = page.the("navigation", "Columns");
    let pressed = |letter: &str| columns.the("button", letter).attribute("aria-pressed");
    assert_eq!([pressed("A:"), pressed("B:")], ["true", "false"]);
    page.the("button", "Next match").click();
    page.until("the match in the address", || page.route().contains("match=1"));
    columns.the("button", "B:").click();
    page.until("the other column", || pressed("B:") == "true" && pressed("A:") == "false");
    let all = || page.all("group", "Match 1");
    page.until("its passage in view", || all().iter().any(super::page::Element::in_view));
}

pub(crate) fn has_no_barriers_in_light(page: &Page) {
    page.prefer_scheme("light");
    for_each_view(page, |_| page.is_accessible());
}

pub(crate) fn has_no_barriers_in_dark(page: &Page) {
    page.prefer_scheme("dark");
    for_each_view(page, |_| page.is_accessible());
}

pub(crate) fn is_used_by_names_alone(page: &Page) {
    the(page, "heading", "5 articles");
    the(page, "link", "Articles").act(page);
    the(page, "searchbox", "Search the articles").focus(page);
    page.type_text("Koglweogo");
    the(page, "heading", "1 of 5 articles");
    // what is set, and the way to let it go
    the(page, "button", "Drop the filter words Koglweogo").act(page);
    the(page, "heading", "5 articles");
    the(page, "checkbox", "Ibrahim Traoré").act(page);
    the(page, "heading", "4 of 5 articles");
    the(page, "button", "Clear all").act(page);
    the(page, "heading", "5 articles");
    // a date of an article, its details, and back to where one was
    the(page, "link", "On April 30, 2025").act(page);
    the(page, "heading", "On April 30, 2025");
    the(page, "link", "September 2022").act(page);
    the(page, "complementary", "September 2022");
    the(page, "button", "Close the details").act(page);
    page.until("the focus on the date", || page.focused().text() == "September 2022");
    // the timeline by its list, its chart and its table
    the(page, "link", "Timeline").act(page);
    the(page, "heading", "7 points in time");
    the(page, "button", "By article").act(page);
    the(page, "application", "Timeline chart").focus(page);
    page.press(&[key::RIGHT]);
    page.press(&[key::ENTER]);
    the(page, "button", "Close the details").act(page);
    the(page, "table", "Dates on the timeline");
    // two articles beside each other
    the(page, "link", "Compare").act(page);
    the(page, "combobox", "Left");
    the(page, "link", "Read side by side").act(page);
    the(page, "heading", "The story in facts");
    // the coverage: a number says whose it is and where
    the(page, "link", "Coverage").act(page);
    the(page, "button", "Ibrahim Traoré in ").act(page);
    the(page, "button", "Close the details").act(page);
    the(page, "link", "Network").act(page);
    the(page, "group", "Who appears with whom");
    the(page, "table", "Who appears with whom");
}

pub(crate) fn names_every_control(page: &Page) {
    for_each_view(page, |view| {
        let nameless: Vec<String> = tree::tree(page)
            .into_iter()
            .filter(|node| CONTROLS.contains(&node.role.as_str()) && node.name.is_empty())
            .map(|node| node.role)
            .collect();
        assert!(nameless.is_empty(), "controls without a name at {view}: {}", nameless.join(", "));
    });
}

/// What a view can be brought to, besides what an address says.
fn states() -> Vec<(&'static str, &'static str, fn(&Page))> {
    vec![
        ("the list of shortcuts", "/articles", |page| {
            page.the("button", "Keyboard shortcuts").click();
            page.the("dialog", "Keyboard shortcuts");
        }),
        ("an open menu", "/articles", |page| {
            page.the("button", "Save").click();
            page.the("button", "As a table (CSV)");
        }),
        ("the code to embed", "/timeline", |page| page.the("button", "Embed this view").click()),
        (
            "filters that are set",
            "/articles?q=traore&person=ibrahim-traoré&person=vladimir-putin&all=person&not.place=mali&from=2022-01-01&to=2024-12-31",
            |page| {
                page.the("region", "Filters that are set");
            },
        ),
        ("nothing found", "/articles?q=zzzz", |page| page.sees("No article answers all of this.")),
        ("lines in context", "/articles?q=traore&show=shared", |page| {
            page.the("table", "");
        }),
        ("a view inside another page", "/timeline?embed=1", |page| {
            page.the("link", "Open the whole page");
        }),
        ("a stretch of the axis", "/timeline?lanes=entity&axis=2023-01-01..2023-12-31", |page| {
            page.the("application", "Timeline chart");
        }),
        ("the details of a date", "/timeline?lanes=article", |page| {
            page.the("table", "Dates on the timeline").all("button", "“")[0].click();
            page.the("complementary", "");
        }),
        ("the sentences of a cell", "/coverage", |page| {
            page.the("table", "").all("button", "Ibrahim Traoré in")[0].click();
            page.the("complementary", "Ibrahim Traoré");
        }),
        ("the sentences of a pair", "/network", |page| {
            page.the("table", "Who appears with whom").all("button", "sentence")[0].click();
            page.the("button", "Only articles that name both");
        }),
        ("a sorted table", "/entities", |page| {
            page.the("columnheader", "Mentions").the("button", "").click()
        }),
        ("a paste of one's own", "/own", |page| page.the("button", "Paste a text").click()),
    ]
}

fn for_each_state(page: &Page, scheme: &str) {
    page.prefer_scheme(scheme);
    let mut complaints = Vec::new();
    for (name, view, reach) in states() {
        page.go("/about");
        page.go(view);
        let tried = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            reach(page);
            page.is_accessible();
        }));
        if let Err(cause) = tried {
            complaints
                .push(format!("{name}: {}", cause.downcast_ref::<String>().cloned().unwrap_or_default()));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

pub(crate) fn has_no_barriers_in_any_state(page: &Page) {
    for_each_state(page, "light");
    for_each_state(page, "dark");
}

pub(crate) fn is_read_with_room_between_letters(page: &Page) {
    for_each_view(page, |view| {
        // as extensions of browsers do it, which the policy of the page does not forbid
        let script = "const style = new CSSStyleSheet(); style.replaceSync(
                '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
            document.adoptedStyleSheets = [style];
            return getComputedStyle(document.body).letterSpacing";
        assert_ne!(page.run(script, &[]), "normal", "the letters have no room");
        let over = page.overflow();
        assert_eq!(over, 0, "{view} is {over} pixels wider than the screen when its letters have room");
    });
}
