//! Entities, and questions, against articles.

use parallax::corpus::{self, Corpus, Curation, Input, Meta};

use crate::stage::{page, page_of};

#[test]
fn coverage_counts_mentions() {
    let page = page("/coverage");
    let row = |name: &str| -> &str {
        let row = page.within("table.matrix", "tr").into_iter().find(|row| row.text.starts_with(name));
        row.map_or_else(|| panic!("no row for {name}"), |row| row.text.as_str())
    };
    assert_eq!(page.within("table.matrix", "thead").len(), 1);
    assert_eq!(
        page.within("table.matrix", "th").len() - page.within("table.matrix", "tr").len(),
        4,
        "columns"
    );
    assert_eq!(row("Angela Merkel"), "Angela Merkel2not named·not named·1");
    assert_eq!(row("Denmark"), "Denmarknot named·not named·not named·1");
    let cell = page.within("table.matrix", "button").into_iter().find(|cell| {
        cell.attribute("aria-label") == Some("Angela Merkel in Harbour Bridge in Hamburg Opens Again: 2")
    });
    assert!(cell.is_some(), "a cell says what it counts");
    let only = crate::stage::page("/coverage?show=only&kind=place");
    let names: Vec<&str> = only.within("table.matrix", "a").iter().map(|link| link.text.as_str()).collect();
    assert!(names.contains(&"Denmark") && !names.contains(&"Hamburg"), "{names:?}");
}

#[test]
fn a_question_shows_what_each_article_answers() {
    let page = page("/coverage?tab=claims");
    let rows = page.within("table.claims-matrix", "tr");
    let cost = rows.iter().find(|row| row.text.contains("12 million")).expect("the costs stand in a row");
    assert!(cost.text.contains("15 million") && cost.text.contains("Differ"), "{}", cost.text);
    let cells: Vec<&str> =
        page.within("table.claims-matrix", "td").iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells.len() % 4, 0, "a cell for each article");
    assert_eq!(cells.iter().filter(|cell| **cell == "not found·").count(), cells.len() / 2, "{cells:?}");
    let in_all = crate::stage::page("/coverage?tab=claims&show=shared");
    assert!(in_all.has("No question is like that here."));
}

#[test]
fn of_many_articles_so_many_stand_side_by_side_as_can_be_read() {
    let input = |n: usize| {
        Input::new(
            &format!("{n:03}.txt"),
            Meta::default(),
            &format!("The mayor of Hamburg spoke in Berlin for the time {n}."),
        )
    };
    let corpus = corpus::build((0..70).map(input).collect(), &Curation::default());
    let page = page_of(&corpus, "/coverage");
    let heads = page.within("table.matrix", "th").len() - (page.within("table.matrix", "tr").len() - 1);
    assert_eq!(heads, 31, "the name and thirty articles");
    assert_eq!(page.one("table.matrix").attribute("aria-colcount"), Some("71"));
    assert_eq!(page.within("p.turn", "span")[0].text, "Articles 1 to 30 of 70");
    // which of them do is in the address, and a phone finds their names by number
    let later = page_of(&corpus, "/coverage?first=31");
    assert_eq!(later.within("p.turn", "span")[0].text, "Articles 31 to 60 of 70");
    let key = later.within("ol.matrix-key", "b");
    assert_eq!((key.len(), key[0].text.as_str()), (30, "31"));
    assert_eq!(
        page_of(&corpus, "/coverage?first=99").within("p.turn", "span")[0].text,
        "Articles 1 to 30 of 70"
    );
    // the timeline has as many lanes, and says so
    let line = page_of(&corpus, "/timeline?lanes=article");
    assert!(
        line.has("The 30 articles with most dates have a lane, of 70")
            || line.has("No date can be placed here.")
    );
}

/// Of an article of which only a part is here nothing is said to be missing.
#[test]
fn an_excerpt_is_not_said_to_be_silent() {
    let whole = crate::stage::corpus();
    let mut cut = crate::stage::corpus();
    for article in &mut cut.catalogue.articles {
        article.meta.excerpt = article.file == "quay.txt";
    }
    let warns = |corpus: &Corpus, address: &str| {
        let page = crate::stage::page_of(corpus, address);
        (page.has("what is missing from one may stand in what was left out"), page.has("as far as shown"))
    };
    for address in ["/coverage", "/compare/bridge/quay", "/compare/bridge/quay?tab=only"] {
        assert_eq!(
            (warns(&whole, address), warns(&cut, address)),
            ((false, false), (true, true)),
            "{address}"
        );
    }
    // whoever does not stand beside it is told as before
    assert_eq!(warns(&cut, "/compare/bridge/gesher"), (false, false));
    let only = crate::stage::page_of(&cut, "/compare/bridge/quay?tab=only");
    assert!(only.has("no other does in what is shown here"));
    let all = crate::stage::page_of(&cut, "/compare/bridge/quay?tab=everything");
    assert!(!all.has("no answer found"));
}
