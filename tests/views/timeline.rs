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
