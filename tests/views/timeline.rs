//! The timeline.

use crate::stage::page;

#[test]
fn the_timeline_places_dates_and_lists_the_rest() {
    let page = page("/timeline?lanes=article");
    let rows = |caption: &str| -> Vec<String> {
        let table = page.elements.iter().position(|e| e.name == "table" && e.text.starts_with(caption));
        let table = table.unwrap_or_else(|| panic!("no table `{caption}`"));
        let text = page.elements[table].text.clone();
        page.elements
            .iter()
            .filter(|e| e.name == "tr" && text.contains(&e.text))
            .map(|e| e.text.clone())
            .collect()
    };
    let placed = rows("Dates on the timeline");
    let holds = |read: &str, precision: &str, written: &str| {
        placed.iter().any(|row| row.starts_with(&format!("{read}{precision}“{written}”")))
    };
    assert!(holds("8 May 2025", "day", "8 May 2025"), "{placed:?}");
    assert!(holds("March 2024", "month", "March 2024"), "{placed:?}");
    assert!(placed.iter().any(|row| row.contains("2015")), "{placed:?}");
    // what two articles date alike stands together, in the chart and in its table
    let together = rows("Dates of which several articles tell");
    let works = together.iter().find(|row| row.starts_with("March 2024month")).expect("both date the works");
    assert!(works.contains("in 2 articles"), "{works}");
    assert!(page.all("g.tl-mark").iter().any(|mark| mark.text.starts_with("March 2024, told in 2 articles")));
    let rest = rows("Expressions of time without a place on the axis");
    let week = rest.iter().find(|row| row.starts_with("“this week”")).expect("`this week` is listed");
    let why = week.split_once("“this week”").map_or("", |(_, behind)| behind);
    assert!(why.contains("The harbour bridge"), "it names its article: {week}");
    assert!(!placed.iter().any(|row| row.contains("this week")), "an undated article has no week");
    let lanes = page.within("svg.timeline", "a").len();
    assert!(lanes >= 2, "a lane for each article that has dates: {lanes}");
    let by_entity = crate::stage::page("/timeline?lanes=entity");
    assert!(by_entity.within("svg.timeline", "a").iter().any(|lane| lane.text.contains("Angela Merkel")));
    // the typed fields show the stretch of the address
    let range = crate::stage::page("/timeline?from=2024-03-01&to=2024-03-31");
    let fields: Vec<_> =
        range.within("div.date-fields", "input").iter().filter_map(|f| f.attribute("value")).collect();
    assert_eq!(fields, ["2024-03-01", "2024-03-31"]);
    assert_eq!(range.all("rect.brush").len(), 1);
    // of what a reader has chosen nothing is said to be where most dates lie
    assert!(!range.has("where most dates lie"));
    assert!(crate::stage::page("/timeline?to=1500-01-01").has("No date can be placed here."));
}

#[test]
fn what_happened_stands_in_order_of_time() {
    let page = page("/timeline");
    let years = page.within("section.told-year", "h2");
    let years: Vec<&str> = years.iter().map(|year| year.text.as_str()).collect();
    assert_eq!(years, ["2024", "2025"]);
    let rows = page.all("li.told-row");
    let works = rows.iter().find(|row| row.text.starts_with("March 2024")).expect("the works");
    assert!(works.has_class("several") && works.text.contains("told in 2 articles"), "{}", works.text);
    assert!(
        works.text.contains("cost 12 million") && works.text.contains("cost 15 million"),
        "{}",
        works.text
    );
    assert!(page.all("svg.timeline").is_empty());
}

#[test]
fn lanes_by_outlet_by_kind_and_all_in_one_are_sorted_as_the_address_says() {
    let names = |address: &str| -> Vec<String> {
        let page = page(address);
        let lanes = page.elements.iter().filter(|e| e.name == "g" && e.has_class("lane"));
        let nothing: Vec<&str> =
            page.elements.iter().filter(|e| e.has_class("nothing")).map(|e| e.text.as_str()).collect();
        let name =
            |text: &str| nothing.iter().find_map(|words| text.strip_suffix(words)).unwrap_or(text).to_owned();
        lanes.map(|lane| name(&lane.text)).collect()
    };
    let after = |address: &str| names(address).split_off(2);
    assert_eq!(
        names("/timeline?lanes=one"),
        ["Days of publication", "Told by several articles", "All dates"]
    );
    assert_eq!(after("/timeline?lanes=kind"), ["Days", "Months", "Open at one end"]);
    assert_eq!(after("/timeline?lanes=kind&sort=first"), ["Open at one end", "Months", "Days"]);
    let outlets = after("/timeline?lanes=outlet");
    assert_eq!(&outlets[..2], ["Northern Post", "Outlet unknown"]);
    let by_name = after("/timeline?lanes=outlet&sort=name");
    assert!(
        by_name[1].starts_with("Outlet") && by_name[2] == "Outlet unknown" && by_name[0] == "Northern Post"
    );
    let chosen = page("/timeline?lanes=outlet&sort=name");
    let options = chosen.all("option");
    let option = options.iter().find(|option| option.attribute("selected").is_some()).expect("an order");
    assert_eq!(option.text, "by name");
}

#[test]
fn days_of_publication_stand_apart_from_days_told_of() {
    let marks = |page: &crate::stage::Page| -> Vec<String> {
        page.elements
            .iter()
            .filter(|e| e.has_class("tl-mark") && e.has_class("reported"))
            .map(|e| e.text.clone())
            .collect()
    };
    let known = page("/timeline?lanes=article");
    assert_eq!(marks(&known), ["9 May 2025, published by Northern PostNorthern Post"]);
    let table = known.all("table");
    assert!(table.iter().any(|table| table.text.starts_with("Days on which the articles were published")));
    // of the other three no day is known, and none is made up
    let unknown = page("/timeline?lanes=article&q=quays.");
    assert!(!marks(&unknown).iter().any(|mark| mark.contains("Outlet")), "{:?}", marks(&unknown));
    let march = page("/timeline?lanes=article&from=2024-03-01&to=2024-03-31");
    assert!(marks(&march).is_empty() && !march.has("Days of publication"));
}

#[test]
fn the_axis_is_broken_where_it_would_be_empty_and_says_so() {
    let broken = page("/timeline?lanes=article");
    let breaks = |page: &crate::stage::Page, within: &str| {
        page.within(within, "g")
            .iter()
            .filter(|g| g.has_class("axis-break"))
            .map(|g| g.text.clone())
            .collect::<Vec<_>>()
    };
    let chart = breaks(&broken, "svg.timeline");
    assert!(
        chart.len() == 1
            && chart[0].starts_with("no date begins or ends from ")
            && chart[0].ends_with("May 2025"),
        "{chart:?}"
    );
    assert!(broken.has("The axis is broken where it would be empty: no date begins or ends from"));
    assert!(broken.all("a").iter().any(|a| {
        a.text == "Draw the axis whole"
            && a.attribute("href")
                .is_some_and(|href| href.contains("unbroken=1") && href.contains("lanes=article"))
    }));
    let whole = page("/timeline?lanes=article&unbroken=1");
    assert!(breaks(&whole, "svg.timeline").is_empty() && breaks(&whole, "div.histogram-frame").is_empty());
    assert!(whole.all("a").iter().any(|a| a.text == "Break the axis where it is empty"));
    // what lies close together is drawn as it was
    assert!(
        breaks(&page("/timeline?lanes=article&from=2024-01-01&to=2024-12-31"), "div.histogram-frame")
            .is_empty()
    );
}

#[test]
fn what_happened_is_saved_for_timelinejs_from_its_page() {
    let menu: Vec<String> =
        page("/timeline").within("details.menu", "button").iter().map(|way| way.text.clone()).collect();
    assert!(menu.iter().any(|way| way.contains("TimelineJS")), "{menu:?}");
}

#[test]
fn the_bars_have_a_table_of_the_same_counts_and_set_publication_apart() {
    let page = page("/timeline");
    let bars: Vec<String> = page
        .within("div.histogram-frame", "rect")
        .iter()
        .filter(|bar| bar.has_class("bin"))
        .map(|bar| bar.text.clone())
        .filter(|bar| !bar.ends_with(": 0 dates"))
        .collect();
    assert!(bars.iter().any(|bar| bar.ends_with(": 1 article published")), "{bars:?}");
    let table = page.all("table");
    let twin = table
        .iter()
        .find(|table| table.text.starts_with("How many dates and articles fall into each stretch of time"))
        .expect("the twin of the bars");
    for bar in &bars {
        let (when, _) = bar.split_once(": ").expect("a stretch");
        assert!(twin.text.contains(when), "{when:?} is not in {}", twin.text);
    }
}

#[test]
fn what_is_told_shows_between_which_days_of_publication() {
    let page = page("/timeline");
    let rows: Vec<String> = page
        .elements
        .iter()
        .filter(|e| e.has_class("told-row") || e.has_class("told-published"))
        .map(|e| e.text.clone())
        .collect();
    let published = rows.iter().position(|row| row == "Published 9 May 2025Northern Post").expect("the day");
    assert!(rows[..published].iter().any(|row| row.starts_with("8 May 2025")), "{rows:?}");
    // a stretch of time without such a day has no such row
    let march = crate::stage::page("/timeline?from=2024-03-01&to=2024-03-31");
    assert!(!march.elements.iter().any(|e| e.has_class("told-published")));
}

#[test]
fn a_lane_without_a_mark_in_sight_says_what_it_holds() {
    let said = |address: &str| -> Vec<String> {
        let page = page(address);
        page.elements.iter().filter(|e| e.has_class("nothing")).map(|e| e.text.clone()).collect()
    };
    let away = said("/timeline?lanes=one&axis=1900-01-01..1900-12-31");
    assert!(away.iter().any(|words| words.ends_with("dates outside of this span")), "{away:?}");
    assert!(away.iter().any(|words| words == "all outside of this span"), "{away:?}");
    let sight = said("/timeline?lanes=one&axis=2010-01-01..2025-12-31");
    assert!(sight.is_empty(), "{sight:?}");
}

#[test]
fn an_axis_of_hours_is_read_from_the_address() {
    let page = page("/timeline?lanes=one&axis=2025-05-08T00..2025-05-08T12");
    let ticks: Vec<String> =
        page.within("svg.timeline", "text").iter().map(|text| text.text.clone()).collect();
    assert!(
        ticks.iter().any(|tick| tick == "8 May 2025") && ticks.iter().any(|tick| tick == "06:00"),
        "{ticks:?}"
    );
    // the whole day is as long as it lasts, and no dot at noon
    let mark = page.elements.iter().find(|e| e.has_class("tl-mark") && e.has_class("day"));
    assert!(mark.is_some());
    assert!(page.within("svg.timeline", "circle").is_empty());
}
