//! Each export of a small corpus: what must stand in it, and what must not.

use serde_json::Value as Json;

use super::*;
use crate::corpus::{Curation, Input, Meta};
use crate::explore::front;

/// Two accounts of one event that differ, and a text that speaks of nothing.
fn corpus() -> Corpus {
    let input = |file: &str, meta: Meta, text: &str| Input::new(file, meta, text);
    let meta = |source: &str, url: &str| Meta {
        source: Some(source.to_owned()),
        published: "2024-03-04".parse().ok(),
        url: Some(url.to_owned()),
        ..Meta::default()
    };
    let inputs = vec![
        input(
            "here.txt",
            meta("=Post", "https://example.org/here?a=1&b=<2>"),
            "Ferry aground\n\nThe ferry ran aground off Bergen on 3 March 2024. The harbour office in Bergen said that \
             12 passengers were injured on the ferry. “We é saw <b>it</b>,” said Ada Marsh.",
        ),
        input(
            "there.txt",
            meta("Times", "javascript:alert(1)"),
            "Ferry hits rocks\n\nThe ferry ran aground off Bergen on Sunday, 3 March 2024. The harbour office in Bergen \
             said that 15 passengers were injured on the ferry.",
        ),
        input("mute.txt", Meta::default(), "Nothing.\n"),
    ];
    let mut corpus = crate::corpus::build(inputs, &Curation::default());
    front::of(&corpus).pack(&mut corpus.catalogue);
    corpus
}

/// The rows of a table as JSON.
fn rows(what: What) -> Vec<Json> {
    let lines = export(&corpus(), what, Form::JsonLines);
    lines.content.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn find<'r>(rows: &'r [Json], name: &str, value: &str) -> &'r Json {
    rows.iter()
        .find(|row| row[name] == value)
        .unwrap_or_else(|| panic!("no row has {name} {value}: {rows:?}"))
}

#[test]
fn every_table_has_its_columns_in_both_forms() {
    let corpus = corpus();
    for what in What::ALL.into_iter().filter(|what| what.is_table()) {
        let csv = export(&corpus, what, Form::Csv);
        let lines = export(&corpus, what, Form::JsonLines);
        assert_eq!(
            (csv.name.rsplit_once('.').unwrap().1, lines.name.rsplit_once('.').unwrap().1),
            ("csv", "jsonl")
        );
        let mut reader = csv::Reader::from_reader(csv.content.trim_start_matches('\u{feff}').as_bytes());
        let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert!(!records.is_empty(), "{what:?}");
        assert_eq!(records.len(), lines.content.lines().count(), "{what:?}");
        for line in lines.content.lines() {
            let row: serde_json::Map<String, Json> = serde_json::from_str(line).unwrap();
            assert_eq!(row.len(), heads.len(), "{what:?}");
            assert!(heads.iter().all(|head| row.contains_key(head)), "{what:?}");
        }
    }
}

#[test]
fn a_corpus_of_nothing_gives_files_of_nothing() {
    for what in What::ALL {
        let content = export(&Corpus::default(), what, Form::Csv).content;
        // a network is a frame of XML around nothing
        let frame = what == What::Gexf;
        assert!(frame || content.lines().count() <= 3, "{what:?}: {content}");
        assert!(frame || export(&Corpus::default(), what, Form::JsonLines).content.len() < 20, "{what:?}");
        assert!(!content.contains("<edge "), "{content}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let csv = export(&corpus(), What::Articles, Form::Csv).content;
    assert!(csv.contains("\"'=Post\""), "{csv}");
    // in data it is what it is
    find(&rows(What::Articles), "outlet", "=Post");
}

#[test]
fn what_was_found_stands_with_its_sentence() {
    let mentions = rows(What::Mentions);
    let marsh = find(&mentions, "name", "Ada Marsh");
    assert_eq!((&marsh["type"], &marsh["file"]), (&Json::from("person"), &Json::from("here.txt")));
    let sentence = marsh["sentence"].as_str().unwrap();
    assert!(sentence.ends_with("said Ada Marsh."), "{sentence}");
    // offsets count characters, of which é is one
    let (start, end) = (marsh["start"].as_u64().unwrap() as usize, marsh["end"].as_u64().unwrap() as usize);
    let corpus = corpus();
    let text: Vec<char> = corpus.bodies[0].document.text.chars().collect();
    assert_eq!(text[start..end].iter().collect::<String>(), "Ada Marsh");

    let dates = rows(What::Dates);
    let date = find(&dates, "written", "3 March 2024");
    assert_eq!((&date["first_day"], &date["precision"]), (&Json::from("2024-03-03"), &Json::from("day")));
    assert_eq!(date["not_on_axis"], Json::Null);

    let quotes = rows(What::Quotes);
    let quote = find(&quotes, "kind", "direct");
    assert_eq!((&quote["speaker"], &quote["verb"]), (&Json::from("Ada Marsh"), &Json::from("said")));

    let clauses = rows(What::Clauses);
    let clause = find(&clauses, "lemma", "injure");
    assert_eq!((&clause["negated"], &clause["modality"]), (&Json::from(false), &Json::from("asserted")));
    assert!(clause["speaker"].as_str().unwrap().contains("harbour office"), "{clause}");

    let entities = rows(What::Entities);
    assert_eq!(find(&entities, "name", "Bergen")["articles"], 2);
}

#[test]
fn differences_have_a_row_for_each_answer_and_none_for_agreement() {
    let rows = rows(What::Differences);
    let of_one: Vec<&Json> = rows.iter().filter(|row| row["question"] == rows[0]["question"]).collect();
    let said: Vec<&str> = of_one.iter().map(|row| row["words"].as_str().unwrap()).collect();
    assert_eq!(said, ["12 passengers", "15 passengers"]);
    assert_eq!(rows[0]["verdict"], "contradiction");
    assert!(rows.iter().all(|row| row["verdict"] != "agreement" && row["file"] != "mute.txt"));
}

#[test]
fn a_slide_quotes_its_sources_and_runs_nothing() {
    let file = export(&corpus(), What::TimelineJs, Form::Csv);
    let timeline: Json = serde_json::from_str(&file.content).unwrap();
    let events = timeline["events"].as_array().unwrap();
    let day = serde_json::json!({ "year": 2024, "month": 3, "day": 3 });
    let slide = events.iter().find(|event| event["start_date"] == day).unwrap();
    assert_eq!(slide["display_date"], "3 March 2024");
    assert!(slide.get("end_date").is_none());
    let text = slide["text"]["text"].as_str().unwrap();
    assert!(
        text.contains("<blockquote>The ferry ran aground off Bergen on 3 March 2024.</blockquote>"),
        "{text}"
    );
    assert!(
        text.contains("<a href=\"https://example.org/here?a=1&amp;b=&lt;2&gt;\">Ferry aground</a>, =Post"),
        "{text}"
    );
    assert!(text.contains("<p>Ferry hits rocks, Times, 4 March 2024</p>"), "{text}");
    assert!(!file.content.contains("javascript:") && !file.content.contains("<b>"), "{}", file.content);
}

#[test]
fn a_network_is_that_of_the_page() {
    let network = export(&corpus(), What::Gexf, Form::Csv);
    assert_eq!(network.name, "network.gexf");
    assert!(
        network.content.contains("<gexf ") && network.content.contains("Ada Marsh"),
        "{}",
        network.content
    );
}
