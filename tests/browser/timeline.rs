//! The timeline: its histogram, its chart, its tables.

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
    assert!(placed(page) < all);
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
