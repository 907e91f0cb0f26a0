//! The timeline: its histogram, its chart, its tables.

use serde_json::Value;

use crate::page::{Page, key};

/// How many dates the heading counts.
fn placed(page: &Page) -> usize {
    let heading = page.the("heading", "on the timeline").text();
    heading
        .split_whitespace()
        .next()
        .and_then(|number| number.parse().ok())
        .expect("the heading begins with a number")
}

pub(crate) fn brushes_the_timeline(page: &Page) {
    let all = placed(page);
    assert!(all > 10, "only {all} dates are placed");
    let (left, top, width, height) = page.the("region", "Stretch of time").the("image", "Histogram").place();
    let (x, y) = (left + width * 0.5, top + height * 0.5);
    page.drag((x, y), (left + width * 0.9, y));
    page.until("a stretch of time in the address", || {
        page.route().contains("from=") && page.route().contains("to=")
    });
    let some = page.wait("fewer dates", || Some(placed(page)).filter(|some| *some < all));
    assert!(some > 0, "the second half of the histogram holds no date");
    page.the("region", "Filters that are set").the("button", "Drop the filter dates");
    // The stretch holds in the other views, and the typed fields show it.
    let from = page.the("textbox", "From").property("value");
    assert!(from.as_str().is_some_and(|day| day.len() == 10), "the field says {from}");
    page.the("navigation", "Views").the("link", "Articles").click();
    page.the("button", "Drop the filter dates");
    page.back();
    page.the("button", "All dates").click();
    page.until("all dates again", || placed(page) == all);
}

pub(crate) fn types_a_stretch_of_time(page: &Page) {
    let all = placed(page);
    page.the("textbox", "From").set("2025-04-01");
    page.until("the day in the address", || page.route().contains("from=2025-04-01"));
    page.the("textbox", "to").set("2025-04-30");
    page.until("the other day too", || page.route().contains("to=2025-04-30"));
    // The last day is inside.
    page.the("table", "").the("button", "April 30, 2025");
    let some = placed(page);
    assert!(some < all);
    // a link whose stretch ends before it begins is turned, as the fields turn it
    let turned =
        page.route().replace("from=2025-04-01", "from=2025-04-30").replace("to=2025-04-30", "to=2025-04-01");
    page.go("/about");
    page.go(&turned);
    page.until("the same dates", || placed(page) == some);
    let ends = ["From", "to"].map(|field| page.the("textbox", field).property("value"));
    assert_eq!(ends, ["2025-04-01", "2025-04-30"]);
}

pub(crate) fn opens_a_sentence_from_the_timeline(page: &Page) {
    page.the("table", "Dates on the timeline").the("button", "September 2022").click();
    let details = page.the("complementary", "September 2022");
    let text = details.text();
    for part in ["As written", "“September 2022”", "Read as", "Precision", "month", "overthrowing"] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    page.press(&[key::ESCAPE]);
    page.until("the details closed", || page.all("complementary", "September 2022").is_empty());

    page.the("table", "Dates on the timeline").the("button", "September 2022").click();
    page.the("complementary", "September 2022").the("listitem", "").the("link", "").click();
    page.sees("A linked passage is marked below.");

    // The same by a click on the chart: its marks say in a tip what they are.
    page.back();
    page.the("heading", "on the timeline");
    let middle = page.wait("a mark of a day on the chart", || {
        let script = "const mark = [...document.querySelectorAll('svg title')].find((t) => t.textContent.includes('“April 30, 2025”'));
            if (!mark) return null;
            const shape = mark.parentNode.querySelector('circle, rect');
            shape.scrollIntoView({ block: 'center', behavior: 'instant' });
            const r = shape.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2]";
        let at = page.run(script, &[]);
        Some((at[0].as_f64()?, at[1].as_f64()?))
    });
    page.click_at(middle);
    page.the("complementary", "30 April 2025");
}

pub(crate) fn walks_and_zooms_the_chart_by_keyboard(page: &Page) {
    page.the("application", "Timeline chart").run("element.focus()", &[]);
    let spoken = || {
        page.run("return document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent", &[])
    };
    page.press(&[key::HOME]);
    let first = spoken();
    page.press(&[key::RIGHT]);
    page.until("the next mark to be spoken", || spoken() != first);
    page.press(&[key::LEFT]);
    page.until("the first mark to be spoken", || spoken() == first);
    page.press(&["+"]);
    page.until("the zoom in the address", || page.route().contains("axis="));
    page.press(&["0"]);
    page.until("the whole axis", || !page.route().contains("axis="));
    page.press(&[key::END]);
    page.until("the last mark to be spoken", || spoken() != first);
    page.press(&[key::ENTER]);
    page.the("button", "Close the details").click();
    page.the("group", "Lanes").the("button", "By entity").click();
    page.until("the lanes in the address", || page.route().contains("lanes=entity"));
}

pub(crate) fn lists_what_cannot_be_placed(page: &Page) {
    page.the("heading", "Not on the axis");
    let table = page.the("table", "Expressions of time without a place on the axis");
    // Undated articles: what "this week" means is not guessed.
    let row = table.the("row", "this week").text();
    assert!(row.len() > "this week".len() + 20, "no reason is given: {row}");
}

pub(crate) fn reads_what_happened_when(page: &Page) {
    page.the("heading", "points in time on the timeline");
    page.the("heading", "2025");
    page.the("link", "emerged from").click();
    page.sees("A linked passage is marked below.");
    page.back();
    page.the("heading", "points in time on the timeline");
    let when = page.the("region", "2025").the("button", "");
    let day = when.text();
    when.click();
    page.the("complementary", &day);
    page.press(&[key::ESCAPE]);
    page.the("group", "Lanes").the("button", "By article").click();
    page.the("application", "Timeline chart");
    assert!(page.route().contains("lanes=article"), "{}", page.route());
}

/// The names of the lanes, from top to bottom.
fn lanes(page: &Page) -> Vec<String> {
    let script = "return [...document.querySelectorAll('svg.timeline .lane')].map((lane) => lane.querySelector('text').textContent)";
    let names = page.run(script, &[]);
    names.as_array().into_iter().flatten().filter_map(|name| Some(name.as_str()?.to_owned())).collect()
}

pub(crate) fn lays_the_timeline_in_lanes(page: &Page) {
    let by = |name: &str, address: &str| {
        page.the("group", "Lanes").the("button", name).click();
        page.until(&format!("lanes {name}"), || page.route().contains(address));
        page.the("application", "Timeline chart");
    };
    by("By article", "lanes=article");
    page.until("a lane an article", || lanes(page).len() >= 5);
    by("By entity", "lanes=entity");
    page.until("a lane a name", || lanes(page).iter().any(|lane| lane == "Ibrahim Traoré"));
    by("By kind of date", "lanes=kind");
    page.until("a lane a kind", || lanes(page).iter().any(|lane| lane == "Days"));
    page.the("combobox", "Sort").choose("by name");
    page.until("the order in the address", || page.route().contains("sort=name"));
    page.until("the order of the names", || {
        let kinds: Vec<String> = lanes(page).into_iter().filter(|lane| !lane.starts_with("Told")).collect();
        kinds.len() > 1 && kinds.is_sorted()
    });
    by("All in one lane", "lanes=one");
    page.until("one lane", || lanes(page).iter().any(|lane| lane == "All dates"));
    assert!(page.all("combobox", "Sort").is_empty(), "one lane has no order");
    page.back();
    page.until("the lanes from before", || lanes(page).iter().any(|lane| lane == "Days"));
}

/// The stories of several newsrooms, with their days of publication.
fn opens_the_other_corpus(page: &Page) {
    page.the("link", "Two stories, four newsrooms").click();
    page.the("link", "Timeline").click();
    page.the("heading", "points in time on the timeline");
}

pub(crate) fn sets_publication_apart_from_what_is_told(page: &Page) {
    opens_the_other_corpus(page);
    page.sees("Below it: articles by the day they were published");
    page.the("region", "2026").the("button", "Published 13 March 2026").click();
    let details = page.the("complementary", "Published 13 March 2026");
    assert_eq!(details.all("listitem", "").len(), 2, "{}", details.text());
    page.press(&[key::ESCAPE]);
    page.the("group", "Lanes").the("button", "By outlet").click();
    page.until("a lane an outlet, and one of publication", || {
        let lanes = lanes(page);
        lanes.first().is_some_and(|lane| lane == "Days of publication")
            && lanes.iter().any(|lane| lane == "Northern Ledger")
    });
    page.the("table", "Days on which the articles were published");
    // the numbers of the bars, for who would rather read them
    page.the("button", "The bars as a table").click();
    let twin = page.the("table", "How many dates and articles fall into each stretch of time");
    twin.the("columnheader", "Articles published");
}

pub(crate) fn breaks_the_axis_where_it_is_empty(page: &Page) {
    page.the("application", "Timeline chart");
    let breaks =
        || page.run("return document.querySelectorAll('svg.timeline .axis-break').length", &[]).as_u64();
    page.until("a break in the axis", || breaks() > Some(0));
    page.the("link", "Draw the axis whole").click();
    page.until("an axis without a break", || breaks() == Some(0) && page.route().contains("unbroken=1"));
    page.the("link", "Break the axis where it is empty").click();
    page.until("the address from before", || !page.route().contains("unbroken=1"));
}

pub(crate) fn zooms_to_the_hours_of_a_day(page: &Page) {
    opens_the_other_corpus(page);
    page.the("group", "Lanes").the("button", "By outlet").click();
    page.the("application", "Timeline chart").run("element.focus()", &[]);
    // to a mark that has an hour, and nearer: it stays in sight
    let spoken = || {
        let script = "return document.getElementById(document.activeElement.getAttribute('aria-describedby'))?.textContent ?? ''";
        page.run(script, &[]).as_str().unwrap_or_default().to_owned()
    };
    page.press(&[key::HOME]);
    page.until("a mark that names its hour", || {
        let found = spoken().contains(", 21:40");
        if !found {
            page.press(&[key::RIGHT]);
        }
        found
    });
    let ticks = || {
        let script = "return [...document.querySelectorAll('svg.timeline .tick text')].map((tick) => tick.textContent).join(' ')";
        page.run(script, &[]).as_str().unwrap_or_default().to_owned()
    };
    page.until("hours on the axis", || {
        let found = ticks().contains("18:00");
        if !found {
            page.press(&["+"]);
        }
        found
    });
    assert!(spoken().contains(", 21:40"), "the mark was lost: {}", spoken());
    page.until("the hours in the address", || page.route().contains('T'));
    page.reload();
    page.until("the same hours", || ticks().contains("18:00"));
}

pub(crate) fn saves_what_happened_for_timelinejs(page: &Page) {
    page.the("heading", "points in time on the timeline");
    page.catch_downloads();
    page.the("button", "Save").click();
    page.the("button", "What happened, for TimelineJS (JSON)").click();
    let saved: Value = serde_json::from_slice(&page.downloaded()).expect("JSON");
    let events = saved["events"].as_array().expect("a list of events");
    let points = placed(page);
    assert_eq!(events.len(), points, "a slide a point in time");
    assert!(events.iter().all(|event| event["start_date"]["year"].is_i64()), "{saved}");
}
