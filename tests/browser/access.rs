//! Every reader: phones, light and dark, and what axe-core looks for.

use crate::page::Page;

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
