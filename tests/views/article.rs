//! One article: its text and marks, its passages, its source, what is like it.

use std::collections::BTreeSet;

use parallax::app::engine::client::Engine;
use parallax::app::engine::protocol::Question;
use parallax::app::engine::worker;
use parallax::app::load::Shared;
use parallax::corpus::{self, Body, Corpus, Curation, Input, Meta};

use crate::stage::{Page, corpus, page, page_of, page_with};

#[test]
fn headings_follow_each_other() {
    // its only heading is of the second level, below nothing but the headline
    let page = page("/article/hostile");
    assert_eq!((page.all("h2.block-heading").len(), page.all("h3.block-heading").len()), (1, 0));
}

#[test]
fn an_article_is_readable_and_marked() {
    let page = page("/article/bridge");
    assert_eq!(page.texts("h1"), ["Harbour Bridge in Hamburg Opens Again"]);
    assert_eq!(page.text.matches("Opens Again").count(), 1, "the headline stands once");
    assert_eq!(page.texts("h3.block-heading").len() + page.texts("h2.block-heading").len(), 1);
    let items: Vec<&str> = page.within("div.prose", "li").iter().map(|item| item.text.as_str()).collect();
    assert_eq!(items, ["Steel for the bridge came from Poland.", "Stone for the quays came from France."]);
    let heads: Vec<&str> =
        page.within("table.article-table", "th").iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(heads, ["Country", "Share of the Cost"]);
    let cells: Vec<&str> =
        page.within("table.article-table", "td").iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["Germany", "60", "Poland", "40"]);
    assert!(!page.has("2 Comments"), "page furniture is read out");
    let marks = |class: &str| -> BTreeSet<&str> {
        page.within("div.prose", class).iter().map(|mark| mark.text.as_str()).collect()
    };
    for (class, words) in [
        ("a.person", "Angela Merkel"),
        ("a.place", "Hamburg"),
        ("a.place", "Poland"),
        ("a.date", "8 May 2025"),
        ("a.date", "March 2024"),
        ("q.quote", "“The town is whole again,”"),
        ("a.quantity", "12 million euros"),
    ] {
        let found = marks(class);
        assert!(
            found
                .iter()
                .any(|mark| mark.trim_matches(['“', '”', ',']) == words.trim_matches(['“', '”', ','])),
            "{words} is no {class} among {found:?}"
        );
    }
    // a mark is a link where scripts do not reach, and says what it is without colour
    for mark in page.within("div.prose", "a.mark") {
        assert!(mark.attribute("title").is_some_and(|title| title.contains(": ")), "{mark:?}");
        assert!(mark.attribute("href").is_some_and(|href| href.starts_with("#/")), "{mark:?}");
    }
    let legend = page.texts("fieldset.legend");
    for name in ["People", "Places", "Organisations", "Events", "Groups", "Dates", "Quotes", "Numbers"] {
        assert!(legend[0].contains(name), "the legend lacks {name}");
    }
}

#[test]
fn text_from_right_to_left_stays_whole() {
    let page = page("/article/gesher");
    let prose = page.one("div.prose");
    for words in ["👩‍👩‍👧 🏳️‍🌈 Smith & Sons built it in Berlin.", "שלום וברכה לכולם"]
    {
        assert!(prose.text.contains(words), "{words} in {}", prose.text);
    }
    assert!(page_has_source(&crate::stage::page("/article/gesher?source=1"), "Smith &amp; Sons"));
}

fn page_has_source(page: &Page, words: &str) -> bool {
    page.one("pre.source").text.contains(words)
}

fn body<'a>(corpus: &'a Corpus, slug: &str) -> &'a Body {
    let (_, _, body) = corpus.articles().find(|(_, article, _)| article.slug == slug).expect("it is there");
    body
}

#[test]
fn a_linked_passage_is_marked() {
    let corpus = corpus();
    let text = &body(&corpus, "bridge").document.text;
    let words = "Angela Merkel opened the harbour bridge";
    let start = text.find(words).expect("the words are there");
    let page = page_of(&corpus, &format!("/article/bridge?at={start}-{}", start + words.len()));
    assert_eq!(page.texts("span.linked"), [words]);
    assert!(page.has("A linked passage is marked below."));
    // over the border of two blocks, both parts are marked
    let end = text.find("The works").expect("the words are there") + 9;
    let page = page_of(&corpus, &format!("/article/bridge?at={start}-{end}"));
    let parts = page.texts("span.linked");
    assert!(
        parts.len() > 2 && parts[0].starts_with(words) && parts.last() == Some(&"The works"),
        "{parts:?}"
    );
    assert_eq!(page.all("span.linked").iter().filter(|part| part.attribute("id").is_some()).count(), 1);
    // what no longer fits the text marks nothing
    for at in ["5-5", "7-3", "999999-1000000", "x-y"] {
        assert!(
            page_of(&corpus, &format!("/article/bridge?at={at}")).all("span.linked").is_empty(),
            "at {at}"
        );
    }
}

#[test]
fn the_source_is_shown_as_it_was() {
    let corpus = corpus();
    let source = &body(&corpus, "bridge").source;
    let page = page("/article/bridge?source=1");
    assert_eq!(&page.one("pre.source").text, source);
    assert!(page.all("div.prose").is_empty());
    let switch = page.within("div.bar-tools", "input");
    assert!(switch[0].attribute("checked").is_some(), "the switch is on");
    let removed: Vec<&str> =
        page.within("section.removed", "code").iter().map(|code| code.text.trim()).collect();
    assert!(removed.contains(&"2 Comments"), "{removed:?}");
}

#[test]
fn an_article_knows_what_to_read_beside_it() {
    let page = page("/article/bridge");
    let similar = page.within("ul.similar-list", "a");
    assert_eq!(similar[0].attribute("href"), Some("#/compare/bridge/quay"), "the most similar first");
    let why = page.within("ul.similar-list", "span.note")[0].text.as_str();
    assert!(why.contains("Angela Merkel") && why.contains("March 2024"), "{why}");
    // and on what the two differ, once the engine has compared them
    assert!(page.all("span.differ").is_empty());
    let corpus = corpus();
    let id = |slug: &str| corpus.catalogue.article_by_slug(slug).expect("an article");
    let engine = Engine::default();
    for question in [Question::Similar(id("bridge")), Question::Sheet(vec![id("bridge"), id("quay")])] {
        engine.learn(question.clone(), worker::answer(&corpus, &question));
    }
    let compared = page_with(&Shared::new(corpus), engine, "/article/bridge");
    let differ = compared.one("span.differ").text.as_str();
    assert!(differ.starts_with("They differ on 1 point: how much money"), "{differ}");
    let choose = crate::stage::page("/compare/bridge");
    let go = choose.all("a.button").into_iter().find(|link| link.text == "Read side by side");
    assert_eq!(go.and_then(|link| link.attribute("href")), Some("#/compare/bridge/quay"));
    // from a name that two articles tell of, to the places where they do
    let merkel = crate::stage::page("/entity/angela-merkel");
    let way = merkel.all("a.button").into_iter().find(|link| link.text.ends_with("side by side"));
    let href = way.and_then(|way| way.attribute("href")).expect("a way to both articles");
    let both = crate::stage::page(href.trim_start_matches('#'));
    assert_eq!(both.texts("mark.pick"), ["Angela Merkel", "Angela Merkel"]);
    assert!(both.texts("tr.shown")[0].starts_with("Angela Merkel"), "{:?}", both.texts("tr.shown"));
}

#[test]
fn an_article_says_where_it_contradicts_itself() {
    let source = "The works on the quay began in March 2024 and cost 12 million euros.\n\nThe town was glad of it. \
        Nobody had asked for a second bridge.\n\nThe works on the quay began in March 2024 and cost 15 million euros.";
    let torn = Input::new("torn.txt", Meta::default(), source);
    let corpus = corpus::build(vec![torn], &Curation::default());
    let torn = page_of(&corpus, "/article/torn");
    let note = torn.one("div.torn");
    assert!(
        note.text.contains("12 million euros") && note.text.contains("15 million euros"),
        "{}",
        note.text
    );
    for way in torn.within("div.torn", "a") {
        assert!(way.attribute("href").is_some_and(|href| href.contains("at=")), "{way:?}");
    }
    assert!(page("/article/bridge").all("div.torn").is_empty());
}
