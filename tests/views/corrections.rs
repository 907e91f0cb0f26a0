//! What can be corrected where it is read, and what a page says of what an editor corrected.

use parallax::corpus::curation::{Answer, Difference, Naming, Past, Ruling};
use parallax::corpus::{self, Corpus, Curated, Curation, Input, Meta};
use parallax::explore::front;

use crate::sound::is_sound;
use crate::stage::{Page, page_of};

const NORTH: &str = "\
The trawler Petrel went down off Stennick on Friday. The coast guard said that 14 people died.

“The radio was on all night,” said Inga Voss.";

const SOUTH: &str = "\
The trawler Petrel went down off Stennick on Saturday. The coast guard said that 9 people died.";

fn corpus(curation: &Curation) -> Corpus {
    let input = |name: &str, outlet: &str, text: &str| {
        let meta = Meta { source: Some(outlet.to_owned()), ..Meta::default() };
        Input::new(name, meta, text)
    };
    let inputs = [input("north.txt", "North Post", NORTH), input("south.txt", "South Times", SOUTH)];
    let annotated =
        inputs.into_iter().map(|input| (input.annotate(), input)).map(|(found, input)| (input, found));
    let Curated { mut corpus, problems } = corpus::assemble(annotated.collect(), curation);
    assert_eq!(problems, [], "the corrections speak of what is there");
    front::of(&corpus).pack(&mut corpus.catalogue);
    corpus
}

/// An editor's word on two answers.
fn ruled(ruling: Ruling, words: [&str; 2]) -> Difference {
    let answer =
        |(file, words): (&str, &str)| Answer { article: file.to_owned(), words: words.to_owned(), nth: None };
    let answers = ["north.txt", "south.txt"].into_iter().zip(words).map(answer).collect();
    Difference { ruling, answers, ..Difference::default() }
}

fn asked(page: &Page) -> Vec<String> {
    page.within("table.facts", "span.asked").iter().map(|one| one.text.clone()).collect()
}

#[test]
fn a_name_that_was_missed_can_be_marked() {
    let page = page_of(&corpus(&Curation::default()), "/article/north");
    let tools = page.within("div.bar-tools", "button");
    assert!(tools.iter().any(|button| button.text == "Mark a missed name or date"), "{tools:?}");
    // nothing is selected, so nothing covers the text
    assert!(page.all("div.mark-bar").is_empty());
}

#[test]
fn a_difference_can_be_ruled_on_by_keyboard_where_it_is_read() {
    let page = page_of(&corpus(&Curation::default()), "/compare/north/south");
    is_sound(&page);
    let rows = page.within("table.facts", "details.ruling");
    assert_eq!(rows.len(), asked(&page).len(), "a row, a way to say what it is");
    let ways = page.within("details.ruling", "button");
    let labels: Vec<&str> = ways.iter().filter_map(|way| way.attribute("aria-label")).collect();
    assert!(labels.iter().any(|label| label.starts_with("Not a difference: ")), "{labels:?}");
    assert!(labels.iter().any(|label| label.starts_with("Confirm it: ")), "{labels:?}");
    assert!(!page.has("by the editor"));
}

#[test]
fn what_an_editor_ruled_is_told() {
    let open = asked(&page_of(&corpus(&Curation::default()), "/compare/north/south"));
    let difference = vec![
        ruled(Ruling::Dismissed, ["14 people", "9 people"]),
        ruled(Ruling::Confirmed, ["Friday", "Saturday"]),
    ];
    let corpus = corpus(&Curation { difference, ..Curation::default() });
    let page = page_of(&corpus, "/compare/north/south");
    is_sound(&page);
    assert_eq!(asked(&page).len() + 1, open.len(), "{open:?}");
    assert!(page.has("1 difference was dismissed by the editor and is not shown."));
    assert_eq!(page.within("table.facts", "span.confirmed").len(), 1);
    assert!(!page.one("table.facts").text.contains("14 people"), "{}", page.one("table.facts").text);
    // the front page says so too, and the questions of many articles
    let first = page_of(&corpus, "/");
    assert!(first.has("Confirmed by the editor") && !first.has("14 people"), "{}", first.one("main").text);
    let claims = page_of(&corpus, "/coverage?tab=claims");
    assert!(claims.has("1 difference was dismissed by the editor and is not shown."));
}

#[test]
fn what_was_corrected_is_told_to_who_reads_it() {
    let mention = Naming {
        article: "north.txt".into(),
        words: "Petrel".into(),
        name: "MV Petrel".into(),
        kind: Some(parallax::annotate::EntityKind::Organisation),
        why: "a ship <b>and</b> no bird".into(),
        ..Naming::default()
    };
    let history = vec![Past { what: "x".into(), ..Past::default() }];
    let corpus = corpus(&Curation { mention: vec![mention], history, ..Curation::default() });
    let page = page_of(&corpus, "/entity/mv-petrel");
    is_sound(&page);
    assert!(
        page.has("“Petrel” was said to name it (a ship <b>and</b> no bird)"),
        "{}",
        page.one("main").text
    );
}
