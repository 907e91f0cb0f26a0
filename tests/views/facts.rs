//! The story in facts, on sheets made by hand: what is found is another test's concern.

use std::rc::Rc;
use std::sync::LazyLock;

use parallax::annotate::EntityId;
use parallax::app::engine::client::Engine;
use parallax::app::engine::protocol::{Answer, Question};
use parallax::app::load::Shared;
use parallax::corpus::{self, ArticleId, Corpus, Curation, Input, Meta};
use parallax::explore::compare::sheet::{self, About, Fate, Point, PointKind, Sheet, Statement, Verdict};
use parallax::text::Span;

use crate::sound::is_sound;
use crate::stage::{Element, Page, page_with};

const GAZETTE: &str = "\
The Lifeboat at Stennick

The lifeboat went out on Friday. At least 14 people died when the trawler Petrel went down off Stennick. “The radio \
was on all night,” said the harbour pilot. The owner denied that the hull had been patched. Inga Voss is harbour master.

The pilot boat is kept at Stennick.";

const COURIER: &str = "\
The trawler Petrel went down off Stennick on Saturday. The coast guard said that 9 people died. “The radio was off all \
night,” said the harbour pilot. Inga Voss is harbour master. She came to Stennick in 2019, and she came in 2021.";

const RECORD: &str = "\
A Night at Sea

In the end 17 of them died. The owner admitted that the hull had been patched.";

/// The articles, and what is found in all of them and in the first two.
static FOUND: LazyLock<(Corpus, [Sheet; 2])> = LazyLock::new(|| {
    let corpus = corpus();
    let all: Vec<ArticleId> = (0..3).map(ArticleId).collect();
    let sheets = [&all[..], &all[..2]].map(|articles| sheet::sheet(&corpus, articles, &[]));
    (corpus, sheets)
});

fn corpus() -> Corpus {
    let meta = |source: Option<&str>, day: &str| Meta {
        source: source.map(str::to_owned),
        published: day.parse().ok(),
        ..Meta::default()
    };
    let inputs = vec![
        Input::new("gazette.txt", meta(Some("Stennick Gazette"), "2025-03-07"), GAZETTE),
        Input::new("courier.txt", meta(Some("Daily Courier"), "2025-03-08"), COURIER),
        Input::new("record.txt", meta(None, ""), RECORD),
    ];
    corpus::build(inputs, &Curation::default())
}

/// What a column answers: its sentence, the phrase in it, the words in that which decide; who says so, in the sentence.
fn answer(corpus: &Corpus, column: u8, told: [&str; 3], speaker: Option<&str>) -> Statement {
    let text = &corpus.bodies[usize::from(column)].document.text;
    let find = |outer: Span, words: &str| {
        let at = outer.of(text).find(words).unwrap_or_else(|| panic!("{words} is not in {}", outer.of(text)));
        let start = outer.start as usize + at;
        Span::new(start, start + words.len())
    };
    let span = find(Span::new(0, text.len()), told[0]);
    let phrase = find(span, told[1]);
    Statement {
        column,
        span,
        phrase,
        words: find(phrase, told[2]),
        speaker: speaker.map(|words| find(span, words)),
    }
}

/// Five points in the wrong order, and one on which an article contradicts itself.
fn points(corpus: &Corpus) -> Vec<Point> {
    let answer = |column, told, speaker| answer(corpus, column, told, speaker);
    let whole = "At least 14 people died when the trawler Petrel went down off Stennick.";
    let voss = "Inga Voss is harbour master.";
    let came = "She came to Stennick in 2019, and she came in 2021.";
    vec![
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Office { office: Some("harbour master".into()), of: EntityId(9999) },
            kind: PointKind::Office,
            verdict: Verdict::Agreement,
            later: false,
            statements: vec![
                answer(0, [voss, "Inga Voss", "Inga Voss"], None),
                answer(1, [voss, "Inga Voss", "Inga Voss"], None),
            ],
        },
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Fate { of: String::new(), fate: Fate::Dead },
            kind: PointKind::Number,
            verdict: Verdict::Update,
            later: true,
            statements: vec![
                answer(0, [whole, "At least 14 people", "14"], None),
                answer(
                    1,
                    ["The coast guard said that 9 people died.", "9 people", "9"],
                    Some("The coast guard"),
                ),
                answer(2, ["In the end 17 of them died.", "17 of them", "17"], None),
            ],
        },
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Wording { who: None },
            kind: PointKind::Quote,
            verdict: Verdict::Wording,
            later: false,
            statements: vec![
                answer(
                    0,
                    ["“The radio was on all night,” said", "“The radio was on all night,”", "on all"],
                    None,
                ),
                answer(
                    1,
                    ["“The radio was off all night,” said", "“The radio was off all night,”", "off"],
                    None,
                ),
            ],
        },
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Whether { who: None, what: "the hull had been patched".into() },
            kind: PointKind::Polarity,
            verdict: Verdict::Dispute,
            later: false,
            statements: vec![
                answer(
                    0,
                    ["The owner denied that the hull had been patched.", "denied that the hull", "denied"],
                    Some("The owner"),
                ),
                answer(
                    2,
                    [
                        "The owner admitted that the hull had been patched.",
                        "admitted that the hull",
                        "admitted",
                    ],
                    Some("The owner"),
                ),
            ],
        },
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Date { topic: "Petrel went down".into() },
            kind: PointKind::Date,
            verdict: Verdict::Contradiction,
            later: false,
            statements: vec![
                answer(0, ["The lifeboat went out on Friday.", "on Friday", "Friday"], None),
                answer(
                    1,
                    ["The trawler Petrel went down off Stennick on Saturday.", "on Saturday", "Saturday"],
                    None,
                ),
            ],
        },
        Point {
            near: Vec::new(),
            alike: Vec::new(),
            about: About::Date { topic: "came".into() },
            kind: PointKind::Date,
            verdict: Verdict::Contradiction,
            later: false,
            statements: vec![
                answer(1, [came, "in 2019", "2019"], None),
                answer(1, [came, "in 2021", "2021"], None),
            ],
        },
    ]
}

/// The page at an address, where the engine has found these points.
fn page_of(address: &str, points: &dyn Fn(&Corpus) -> Vec<Point>) -> Page {
    let (corpus, sheets) = &*FOUND;
    let engine = Engine::default();
    for found in sheets {
        let articles: Vec<ArticleId> = found.columns.iter().map(|column| column.article).collect();
        let held =
            |point: &Point| point.statements.iter().all(|one| usize::from(one.column) < articles.len());
        let sheet = Sheet { points: points(corpus).into_iter().filter(held).collect(), ..found.clone() };
        engine.learn(Question::Sheet(articles), Answer::Sheet(Rc::new(sheet)));
    }
    engine.learn(Question::Similar(ArticleId(0)), Answer::Similar(Rc::default()));
    let page = page_with(&Shared::new(corpus.clone()), engine, address);
    is_sound(&page);
    page
}

const THREE: &str = "/compare/gazette/courier/record";

fn story(set: &str) -> Page {
    page_of(&format!("{THREE}{set}"), &points)
}

fn rows(page: &Page) -> Vec<&str> {
    page.within("table.facts", "tr").iter().skip(1).map(|row| row.text.as_str()).collect()
}

#[test]
fn what_differs_comes_first_and_stands_under_its_articles() {
    let page = story("?tab=everything");
    let heads: Vec<&str> =
        page.within("table.facts", "th").iter().take(4).map(|head| head.text.as_str()).collect();
    assert_eq!(
        heads,
        [
            "Question",
            "A Stennick Gazette7 March 2025",
            "B Daily Courier8 March 2025",
            "C A Night at Seadate unknown"
        ]
    );
    let verdicts = page.within("table.facts", "span.verdict");
    let verdicts: Vec<&str> = verdicts.iter().map(|verdict| verdict.text.as_str()).collect();
    assert_eq!(verdicts, ["Differ", "Disputed", "Other words", "Later report", "2 of 3 agree"]);
    let asked: Vec<&str> =
        page.within("table.facts", "span.asked").iter().map(|one| one.text.as_str()).collect();
    assert_eq!(
        asked,
        [
            "When",
            "Whether it is so",
            "What was said, word for word",
            "How many died",
            "Who is harbour master"
        ]
    );
    // each answer in its own words, with who says so; who is silent is said to be
    let rows = rows(&page);
    assert!(rows[0].contains("“on Friday”") && rows[0].ends_with("no answer found"), "{rows:?}");
    assert!(rows[1].contains("The owner “denied that the hull”"), "{rows:?}");
    assert!(
        rows[2].contains("“The radio was off all night”"),
        "the marks of a quotation stand once: {rows:?}"
    );
    assert!(rows[3].contains("“9 people”, the coast guard said"), "{rows:?}");
    let decisive = page.within("table.facts", "mark.decisive");
    let decisive: Vec<&str> = decisive.iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(decisive[..6], ["Friday", "Saturday", "denied", "admitted", "on all", "off"]);
    assert_eq!(decisive[6..], ["14", "9", "17", "Inga Voss", "Inga Voss"]);
    // every cell names its article, for who has no columns
    let named: Vec<&str> =
        page.within("table.facts", "span.cell-name").iter().map(|n| n.text.trim()).collect();
    assert_eq!(named[..3], ["Stennick Gazette", "Daily Courier", "A Night at Sea"]);
    assert!(page.has("5 points on which these accounts can be laid side by side: 1 differs, 1 is disputed, 1 is told in other words, 1 is a later report, 1 agrees. Press a cell to read its sentence."));
}

#[test]
fn what_most_agree_on_is_drawn_apart_from_what_stands_alone() {
    let with = |page: &Page| -> Vec<String> {
        let marks = page.within("table.facts", "mark.decisive").into_iter();
        marks.filter(|mark| mark.has_class("with")).map(|mark| mark.text.clone()).collect()
    };
    assert_eq!(with(&story("")), Vec::<String>::new());
    assert!(!story("").has("with a thin line"));
    let page = page_of(THREE, &|corpus| {
        let mut points = points(corpus);
        let toll = points.iter_mut().find(|point| point.kind == PointKind::Number).expect("the toll");
        toll.verdict = Verdict::Contradiction;
        toll.alike = [0, 2].map(|n| (toll.statements[n].column, toll.statements[n].words)).to_vec();
        points
    });
    assert_eq!(with(&page), ["14", "17"]);
    // a colour that nobody explains tells nothing
    assert!(page.has("what most of them agree on is green, with a thin line"));
}

#[test]
fn paper_has_no_hints_for_the_screen() {
    let page = story("");
    assert!(
        page.texts("span.no-print").iter().any(|words| words.contains("Press a cell to read its sentence."))
    );
    let on_paper = page.texts("p.on-paper");
    assert!(on_paper.iter().any(|words| words.contains("A number stands before")), "{on_paper:?}");
    assert!(on_paper.iter().any(|words| words.contains("The texts are those that were on the screen.")));
    // each text says whose it is, behind the tools that paper does without
    let known = page.within("div.column-tools", "p.meta");
    assert!(known.first().is_some_and(|meta| meta.text.contains("Stennick Gazette")), "{known:?}");
}

#[test]
fn where_they_differ_opens_first() {
    let open = |page: &Page| -> Vec<String> {
        let choices = page.within("div.choices", "button").into_iter();
        choices
            .filter(|one| one.attribute("aria-pressed") == Some("true"))
            .map(|one| one.text.clone())
            .collect()
    };
    let page = story("");
    assert_eq!(open(&page), ["Where they differ 4"]);
    assert_eq!(rows(&page).len(), 4);
    let all: Vec<&str> = page.within("div.choices", "button").iter().map(|one| one.text.as_str()).collect();
    assert_eq!(all[1..3], ["Everything 5", "Texts side by side"]);
    assert!(all[3].starts_with("Only in one ") && all[4].starts_with("Quotes "), "{all:?}");
    assert_eq!(all[5..], ["Names", "Words"]);
    // a link of an older page opens what took its place
    assert_eq!(open(&story("?tab=contradictions")), ["Where they differ 4"]);
    assert_eq!(open(&story("?tab=numbers")), ["Everything 5"]);
    assert_eq!(open(&story("?tab=shared")), ["Texts side by side"]);
    assert_eq!(open(&story("?show=only")), ["Texts side by side"]);
    // the texts alone have no panel, and the map
    let texts = story("?tab=texts");
    assert!(texts.all("div.panel").is_empty() && !texts.all("svg.map").is_empty());
    assert!(page.all("svg.map").is_empty());
}

#[test]
fn who_contradicts_himself_stands_apart() {
    let page = story("");
    let torn = page.within("section.torn", "h2");
    assert_eq!(
        torn.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
        ["Where Daily Courier contradicts itself"]
    );
    let own = page.one("section.torn").text.as_str();
    assert!(own.contains("“in 2019”") && own.contains("“in 2021”"), "{own}");
    assert!(!rows(&page).iter().any(|row| row.contains("2019")));
}

#[test]
fn a_cell_shows_its_sentence_in_every_column() {
    let page = story("");
    let toll = |page: &Page| -> Vec<Element> {
        page.within("table.facts", "a")
            .into_iter()
            .filter(|way| way.text.contains("9 people"))
            .cloned()
            .collect()
    };
    let ways = toll(&page);
    let href = ways[0].attribute("href").unwrap_or_default();
    assert_eq!(ways[0].attribute("title"), Some("Show in B"));
    let there = page_of(href.trim_start_matches('#'), &points);
    let marked: Vec<&str> =
        there.within("div.prose", "mark.pick").iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(marked, ["9", "17"], "as many columns as have room beside it: {href}");
    let spots = href.split_once("spots=").map(|(_, spots)| spots).unwrap_or_default();
    let texts = story(&format!("?tab=texts&spots={spots}"));
    let marked: Vec<&str> =
        texts.within("div.prose", "mark.pick").iter().map(|mark| mark.text.as_str()).collect();
    assert_eq!(marked, ["14", "9", "17"], "{href}");
    let row = there.one("tr.shown");
    assert!(row.text.contains("How many died") && row.attribute("aria-current") == Some("true"));
    // the whole sentence is told apart, by itself or with the passage that it stands in
    let told: Vec<&str> = [there.texts("span.stated"), there.texts("span.lit")].concat();
    for sentence in ["The coast guard said that 9 people died.", "In the end 17 of them died."] {
        assert!(told.iter().any(|words| words.contains(sentence)), "{told:?}");
    }
    assert!(there.texts("button").contains(&"Back to the row"));
    // an article with two answers has a way to each
    let own = page.within("section.torn", "a");
    let ways: Vec<_> = own.iter().filter_map(|way| way.attribute("href")).collect();
    assert_eq!(ways.len(), 2);
    for (way, year) in ways.iter().zip(["2019", "2021"]) {
        let there = page_of(way.trim_start_matches('#'), &points);
        assert_eq!(there.texts("mark.pick"), [year]);
    }
}

#[test]
fn where_nothing_differs_it_says_what_was_looked_for() {
    let nothing = page_of(THREE, &|_| Vec::new());
    let words = nothing.one("div.panel").text.as_str();
    assert!(words.starts_with("Nothing was found in which these accounts differ."), "{words}");
    assert!(words.contains("days and hours") && words.contains("no proof that they agree"), "{words}");
    assert!(nothing.all("table.facts").is_empty() && !nothing.has("Press a cell"));
    // what they agree on is shown in its place, and what was asked for stays
    let agree = |corpus: &Corpus| points(corpus).into_iter().take(1).collect::<Vec<_>>();
    assert_eq!(rows(&page_of(THREE, &agree)).len(), 1);
    let asked = page_of(&format!("{THREE}?tab=differ"), &agree);
    assert!(asked.one("div.panel").text.starts_with("Nothing was found in which"));
}

#[test]
fn no_word_of_the_trade_stands_on_the_page() {
    for tab in ["everything", "texts", "only", "quotes", "names", "words"] {
        let page = story(&format!("?tab={tab}"));
        for word in ["G²", "TIMEX", "log-likelihood", "%", "Verdict", "claim "] {
            assert!(!page.has(word), "{tab} says {word}");
        }
    }
    // a lesson hides whose it is
    let blind = story("?blind=1");
    for hidden in ["Stennick Gazette", "Daily Courier", "7 March 2025"] {
        assert!(
            !blind.within("section.compare", "table").iter().any(|one| one.text.contains(hidden)),
            "{hidden}"
        );
    }
    assert!(blind.one("section.torn").text.starts_with("Where Article B contradicts itself"));
}
