//! Sessions against what the same articles give in one go.

use super::*;
use crate::annotate::{Day, EntityKind};
use crate::corpus::curation::{Difference, Hide, Redate, Rename, Ruling};
use crate::explore::compare::sheet;
use crate::explore::front::{Finding, Front};
use crate::export;
use crate::publish::site::Parts;

const FIRST: &str =
    "Ferry aground\n\nThe ferry ran aground off Bergen on Tuesday. Anna Berg said that 12 people were hurt.";
const SECOND: &str =
    "Ferry hits rocks\n\nA ferry hit rocks off Bergen on 5 March 2024, killing nobody, Anna Berg said.";

fn day(text: &str) -> Option<Day> {
    text.parse().ok()
}

fn packed(session: &Session) -> Vec<u8> {
    corpus::write(&session.compose().0)
}

/// A session that has done all its work.
fn finished(files: &[(&str, &str)]) -> Session {
    let mut session = Session::default();
    for (name, text) in files {
        session.take(name, text.as_bytes(), false);
    }
    while session.progress().done < session.work(1).all {}
    session
}

#[test]
fn articles_in_pieces_give_what_they_give_in_one_go() {
    let toml = "title = \"Ferries\"\n[articles.\"b/two.txt\"]\nsource = \"Post\"\npublished = 2024-03-06\n";
    let files = [("parallax.toml", toml), ("a.txt", FIRST), ("b/two.txt", SECOND), ("b/pic.jpg", "…")];
    let session = finished(&files);
    assert_eq!(session.progress(), Progress { done: 2, all: 2 });
    let mut inputs =
        vec![Input::new("a.txt", Meta::default(), FIRST), Input::new("b/two.txt", Meta::default(), SECOND)];
    inputs[1].meta.source = Some("Post".to_owned());
    inputs[1].meta.published = day("2024-03-06");
    for input in &mut inputs {
        input.meta.title = input.document.title().map(str::to_owned);
    }
    let annotated = inputs.into_iter().map(|input| (input.clone(), input.annotate())).collect();
    let known = Known { title: "Ferries".to_owned(), ..Known::default() };
    let whole = compose::compose(annotated, About { known, curation: None }, &BTreeMap::new());
    assert_eq!(packed(&session), corpus::write(&whole.corpus));
    assert_eq!(session.report().passed, ["b/pic.jpg (no kind that can be read)"]);
    assert!(session.report().complaints.is_empty(), "{:?}", session.report());
}

#[test]
fn thousands_of_articles_are_kept_small() {
    // a text that is as long as many, and not one word over and over
    let mut text = String::from("Ferries\n\n");
    for n in 0..200 {
        text.push_str(&format!(
            "The ferry number {} left harbour {} on {} March 2024, Anna Berg said. ",
            n * 7919 % 1000,
            n,
            n % 28 + 1
        ));
    }
    let mut session = Session::default();
    session.take("parallax.toml", b"[articles.'a.txt']\nlang = 'en'\nsource = 'Post'\n", false);
    session.take("a.txt", text.as_bytes(), false);
    // what was read and what waits is no longer than the text
    assert!(
        session.told.inputs.iter().all(|input| input.source.is_empty() && input.document.text.is_empty())
    );
    assert!(session.texts["a.txt"].len() < text.len() / 2);
    session.settle();
    assert!(session.texts.is_empty() && session.waiting[0].len() < text.len() / 2);
    session.work(1);
    // what was found in it takes many times its length
    assert!(session.done[0].len() < 2 * text.len(), "{} of {}", session.done[0].len(), text.len());
    let (corpus, _) = session.compose();
    assert_eq!(
        (corpus.bodies[0].source.as_str(), corpus.catalogue.articles[0].meta.source.as_deref()),
        (text.as_str(), Some("Post"))
    );
}

#[test]
fn a_packed_corpus_comes_back_with_all_that_was_said_of_it() {
    let mut session =
        finished(&[("parallax.toml", "title = \"Ferries\""), ("a.txt", FIRST), ("b.txt", SECOND)]);
    let hide = Hide { name: "Bergen".to_owned(), ..Hide::default() };
    session.correct(Curation { hide: vec![hide], ..Curation::default() }, "", "").unwrap();
    let first = packed(&session);
    let corpus = corpus::read(&first).unwrap();
    assert!(!corpus.catalogue.entities.iter().any(|entity| entity.entity.name == "Bergen"));

    let mut again = Session::default();
    again.take("saved.plx", &first, true);
    again.work(usize::MAX);
    assert_eq!(packed(&again), first);
    // what was hidden is found again when nobody hides it any more
    again.correct(Curation::default(), "", "").unwrap();
    let (open, _) = again.compose();
    let places = open.catalogue.entities.iter().filter(|entity| entity.entity.kind == EntityKind::Place);
    assert!(places.map(|entity| entity.entity.name.as_str()).any(|name| name == "Bergen"));
    // added to an open session, its articles join those that are there
    let mut more = finished(&[("c.txt", "Another\n\nNothing happened in Oslo.")]);
    more.take("saved.plx", &first, true);
    assert_eq!(more.work(usize::MAX), Progress { done: 3, all: 3 });
}

#[test]
fn a_day_that_a_reader_gives_dates_what_hangs_on_it() {
    let mut session = finished(&[("a.txt", FIRST)]);
    let value = |session: &Session| session.compose().0.bodies[0].annotations.dates[0].value.clone();
    let before = value(&session);
    let said = Said { published: Some("2024-03-07".to_owned()), ..Said::default() };
    session.say("a.txt", said);
    assert_eq!(session.progress(), Progress { done: 0, all: 1 });
    session.work(1);
    assert_ne!(before, "2024-03-05");
    assert_eq!(value(&session), "2024-03-05");
    // another field costs no new reading, and does not take the day back
    session.say("a.txt", Said { source: Some(" Post ".to_owned()), ..Said::default() });
    assert_eq!(session.progress(), Progress { done: 1, all: 1 });
    let Row { meta, .. } = session.rows().remove(0);
    assert_eq!((meta.source.as_deref(), meta.published), (Some("Post"), day("2024-03-07")));
    session.say("a.txt", Said { source: Some(String::new()), ..Said::default() });
    assert_eq!(session.rows()[0].meta.source, None);
}

#[test]
fn what_is_wrong_with_a_file_costs_nothing_else() {
    let mut session = Session::default();
    session.paste("Pasted\n\nA text from somewhere.");
    session.take("parallax.toml", b"[articles.\"gone.txt\"]\nsource = \"Post\"\n", false);
    session.take("curation.toml", b"[[merge]]\nnames = 1\n", false);
    session.take("broken.plx", b"no corpus", true);
    session.take("a.txt", FIRST.as_bytes(), false);
    session.take("notes/readme.txt", b"About", false);
    session.take("index.html", b"<!doctype html><meta id=\"parallax-engine\" content=\"x\">", false);
    session.take("page.html", b"<!doctype html><meta id=\"parallax-engine\" content=\"x\">", true);
    assert_eq!(session.work(usize::MAX), Progress { done: 2, all: 2 });
    let Report { complaints, passed, .. } = session.report();
    let begins: Vec<&str> = complaints.iter().map(|words| words.split([':', ',']).next().unwrap()).collect();
    assert_eq!(begins, ["curation.toml", "broken.plx", "page.html", "parallax.toml"]);
    assert_eq!(passed.len(), 2, "{passed:?}");
    let names: Vec<String> = session.rows().into_iter().map(|row| row.file).collect();
    assert_eq!(names, ["a.txt", "pasted-1.txt"]);
}

#[test]
fn a_line_that_cannot_be_read_costs_itself() {
    let toml = "title = 'Ferries'\nsorce = 1\n[articles.'a.txt']\nsource = 'Post'\npublished = 'May'\n";
    let curation = "[[hide]]\nname = 'Bergen'\n[[history]]\nday = 'May'\n[[merge]]\nnames = 5\n";
    let session = finished(&[("parallax.toml", toml), ("curation.toml", curation), ("a.txt", FIRST)]);
    assert_eq!((session.title(), session.rows()[0].meta.source.as_deref()), ("Ferries", Some("Post")));
    let (corpus, Report { complaints, unapplied, .. }) = session.compose();
    let lines = |all: &[String]| -> Vec<String> {
        all.iter().map(|words| words.split(": ").next().unwrap().to_owned()).collect()
    };
    assert_eq!(
        lines(&complaints),
        ["parallax.toml, line 2", "parallax.toml, line 5", "curation.toml, line 6"]
    );
    assert_eq!(lines(&unapplied), ["curation.toml, line 3"]);
    assert!(!corpus.catalogue.entities.iter().any(|entity| entity.entity.name == "Bergen"));
}

#[test]
fn what_was_told_of_an_earlier_go_is_put_away() {
    let mut session = Session::default();
    let go = |session: &mut Session, files: &[(&str, &str)]| {
        session.expect(&files.iter().map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>());
        for (name, text) in files {
            session.take(name, text.as_bytes(), false);
        }
        // the page asks for what there is as often as it likes
        for _ in 0..3 {
            session.settle();
            session.work(usize::MAX);
        }
        session.report()
    };
    let toml = "[articles.'b.txt']\nsource = 'Post'\n[articles.'gone.txt']\nsource = 'Mail'\n";
    let first =
        go(&mut session, &[("parallax.toml", toml), ("pic.jpg", "…"), ("a.txt", FIRST), ("void.txt", " ")]);
    assert_eq!((first.complaints.len(), first.passed.len(), first.before.len()), (3, 1, 0), "{first:?}");
    assert!(first.complaints[0].starts_with("void.txt:"), "{first:?}");
    // an article that was missing is there now, the other is still missing, and what could not be read is over
    let second = go(&mut session, &[("b.txt", SECOND)]);
    assert_eq!((second.complaints.len(), second.passed.len(), second.before.len()), (1, 0, 2), "{second:?}");
    assert!(second.complaints[0].contains("gone.txt"), "{second:?}");
    session.paste("Pasted\n\nA text from somewhere.");
    session.take("void.txt", b" ", true);
    let third = session.report();
    assert_eq!((third.complaints.len(), third.before.len()), (2, 2), "{third:?}");
}

#[test]
fn what_is_taken_out_may_come_again() {
    let mut session = finished(&[("a.txt", FIRST), ("a2.txt", SECOND)]);
    session.remove("a.txt");
    assert_eq!(session.rows().len(), 1);
    session.take("a.txt", SECOND.as_bytes(), false);
    session.work(1);
    assert_eq!(session.rows().len(), 2);
    assert_eq!(session.report(), Report::default());
    // one that is there already is told of
    session.take("a.txt", SECOND.as_bytes(), false);
    session.take("a2.txt", FIRST.as_bytes(), false);
    assert_eq!(session.report().again.len(), 1);
    assert_eq!(session.report().complaints.len(), 1);
}

/// A session that took files, each of a folder, in that order, and did all its work whenever one was taken.
fn of_folders(files: &[(&str, &str, &str)]) -> Session {
    let mut session = Session::default();
    for (folder, name, text) in files {
        session.take_from(folder, name, text.as_bytes(), false);
        while session.progress().done < session.work(1).all {}
    }
    session
}

#[test]
fn files_of_one_name_from_two_folders_are_articles_both() {
    let [north, south] = [("north", "ferry.txt", FIRST), ("south", "ferry.txt", SECOND)];
    let third =
        ("east", "ferry.txt", "Ferry lost\n\nA ferry was lost off Bergen on 6 March 2024, a diver said.");
    let other = ("south", "notes/ferry.txt", FIRST);
    let session = of_folders(&[north, south, third, other]);
    let names = |session: &Session| session.rows().into_iter().map(|row| row.file).collect::<Vec<_>>();
    assert_eq!(names(&session), ["east/ferry.txt", "north/ferry.txt", "notes/ferry.txt", "south/ferry.txt"]);
    assert_eq!(session.report(), Report::default());
    // whatever came first
    let turned = of_folders(&[third, other, south, north]);
    assert_eq!(packed(&turned), packed(&session));
    // the same once more is the same, and what has changed is told in words of files
    let mut again = session;
    again.take_from("north", "ferry.txt", FIRST.as_bytes(), false);
    again.take_from("south", "ferry.txt", FIRST.as_bytes(), false);
    let Report { complaints, again, .. } = again.report();
    assert_eq!((complaints.len(), again.len()), (1, 1));
    assert!(complaints[0].starts_with("south/ferry.txt: another file of this name"), "{complaints:?}");
    assert!(!complaints[0].contains("id"), "{complaints:?}");
}

#[test]
fn what_was_said_of_an_article_goes_with_its_new_name() {
    let mut session = of_folders(&[("north", "ferry.txt", FIRST)]);
    session.say("ferry.txt", Said { source: Some("Post".to_owned()), ..Said::default() });
    let redate = Redate {
        article: "ferry.txt".to_owned(),
        words: "Tuesday".to_owned(),
        value: "2024-03-05".to_owned(),
        ..Redate::default()
    };
    session.correct(Curation { date: vec![redate], ..Curation::default() }, "", "").unwrap();
    session.take_from("south", "ferry.txt", SECOND.as_bytes(), false);
    while session.progress().done < session.work(1).all {}
    assert_eq!(session.rows()[0].meta.source.as_deref(), Some("Post"));
    assert_eq!(session.corrections().date[0].article, "north/ferry.txt");
    assert_eq!(session.compose().1, Report::default());
}

#[test]
fn what_browsers_save_beside_a_page_is_passed_over() {
    let page = b"<!doctype html><title>Ferry</title><h1>Ferry</h1><p>The ferry ran aground off Bergen on 3 March 2024.</p>";
    let mut session = Session::default();
    let names = [
        "a/Ferry.html",
        "a/Ferry_files/frame.html",
        "a/Other_files/frame.html",
        "a/.git/page.html",
        "a/notes",
    ];
    session.expect(&names.map(str::to_owned));
    for name in names {
        session.take(name, page, false);
    }
    assert_eq!(session.work(usize::MAX).all, 3);
    let files: Vec<String> = session.rows().into_iter().map(|row| row.file).collect();
    // what has no ending is told by its content
    assert_eq!(files, ["a/Ferry.html", "a/Other_files/frame.html", "a/notes"]);
    assert_eq!(session.report().passed.len(), 2);
}

fn hidden(name: &str) -> Curation {
    Curation { hide: vec![Hide { name: name.to_owned(), ..Hide::default() }], ..Curation::default() }
}

#[test]
fn corrections_of_what_is_added_come_along() {
    let mut saved = finished(&[("a.txt", FIRST), ("b.txt", SECOND)]);
    let mut curation = hidden("Bergen");
    let date = |article: &str| Redate {
        article: article.to_owned(),
        words: "5 March 2024".to_owned(),
        value: "2024-03-06".to_owned(),
        ..Redate::default()
    };
    curation.date = vec![date("b.txt")];
    saved.correct(curation, "2025-06-01", "Ann").unwrap();
    let bytes = packed(&saved);

    let mut open = finished(&[("c.txt", "Another\n\nNothing happened in Oslo.")]);
    open.correct(hidden("Oslo"), "2025-06-02", "Bob").unwrap();
    open.take("saved.plx", &bytes, true);
    open.work(usize::MAX);
    let all = open.corrections();
    let hides: Vec<&str> = all.hide.iter().map(|hide| hide.name.as_str()).collect();
    assert_eq!((hides, all.date.len()), (vec!["Oslo", "Bergen"], 1));
    let history: Vec<String> = all.history.iter().map(wording::past).collect();
    assert_eq!(history[2], "2025-06-02, Bob: “Oslo” is no name");
    assert_eq!(open.compose().1, Report::default());
    // once more, nothing is there twice; a file of corrections joins them too
    open.take("saved.plx", &bytes, true);
    open.take(
        "curation.toml",
        b"[[hide]]\nname = 'Bergen'\n[[rename]]\nname = 'Anna Berg'\nto = 'A. Berg'\n",
        false,
    );
    assert_eq!(open.corrections(), Curation { rename: open.corrections().rename, ..all });
    assert_eq!(open.corrections().rename.len(), 1);

    // an article of that name that says something else is not corrected, and that is said
    let mut other = finished(&[("b.txt", FIRST)]);
    other.take("saved.plx", &bytes, true);
    other.work(usize::MAX);
    assert!(other.corrections().date.is_empty());
    let complaints = other.report().complaints;
    assert!(
        complaints.iter().any(|words| words.ends_with("“5 March 2024” in b.txt means 2024-03-06")),
        "{complaints:?}"
    );
    // of two that contradict each other one is named
    let mut open = finished(&[("c.txt", FIRST)]);
    let rename = |to: &str| Rename { name: "Bergen".to_owned(), to: to.to_owned(), ..Rename::default() };
    open.correct(Curation { rename: vec![rename("Bjørgvin")], ..Curation::default() }, "", "").unwrap();
    open.take("saved.plx", &bytes, true);
    open.work(usize::MAX);
    let unapplied = open.compose().1.unapplied;
    assert!(
        unapplied.len() == 1 && unapplied[0].contains("cannot be both renamed and hidden"),
        "{unapplied:?}"
    );
}

#[test]
fn a_history_is_kept_with_the_corrections() {
    let mut session = finished(&[("a.txt", FIRST)]);
    session.correct(hidden("Bergen"), "2025-06-01", "Ann").unwrap();
    session.correct(Curation::default(), "2025-06-02", "").unwrap();
    let told = |session: &Session| -> Vec<String> {
        session.corrections().history.iter().map(wording::past).collect()
    };
    let expected = ["2025-06-01, Ann: “Bergen” is no name", "2025-06-02: taken back: “Bergen” is no name"];
    assert_eq!(told(&session), expected);
    // it comes back from a saved corpus, and from the file
    let mut again = Session::default();
    again.take("saved.plx", &packed(&session), true);
    assert_eq!(told(&again), expected);
    let file = session.save(Form::Curation, Parts::default()).unwrap();
    let mut again = Session::default();
    again.take("curation.toml", &file.bytes, false);
    assert_eq!(told(&again), expected);
}

#[test]
fn what_is_composed_is_made_anew_when_something_has_changed() {
    let mut session = finished(&[("a.txt", FIRST)]);
    let first = session.packed().bytes();
    assert_eq!(session.packed().bytes(), first);
    assert_eq!(first, packed(&session));
    session.correct(hidden("Bergen"), "", "").unwrap();
    assert_eq!(session.packed().bytes(), packed(&session));
    session.entitle("Ferries");
    assert_eq!(session.packed().bytes(), packed(&session));
    session.say("a.txt", Said { source: Some("Post".to_owned()), ..Said::default() });
    assert_eq!(session.packed().bytes(), packed(&session));
    session.take("b.txt", SECOND.as_bytes(), false);
    session.work(1);
    assert_eq!(session.packed().bytes(), packed(&session));
    session.remove("a.txt");
    assert_eq!(session.packed().bytes(), packed(&session));
}

#[test]
fn lines_hold_what_was_found_and_corrected() {
    let mut session = finished(&[("a.txt", FIRST), ("b.txt", SECOND)]);
    session.correct(hidden("Bergen"), "", "").unwrap();
    let file = session.save(Form::Lines, Parts::default()).unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    let lines: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((file.name.as_str(), lines.len()), ("articles.jsonl", 2));
    assert_eq!((&lines[0]["id"], &lines[1]["dates"][0]["value"]), (&"a.txt".into(), &"2024-03-05".into()));
    assert!(text.contains("\"Anna Berg\"") && !text.contains("\"entity\":\"Bergen\""), "{text}");
}

const OTHER: &str =
    "Ferry aground\n\nThe ferry ran aground off Bergen on Tuesday. Anna Berg said that 31 people were hurt.";

#[test]
fn a_dismissed_difference_is_shown_nowhere() {
    let mut session = finished(&[("a.txt", FIRST), ("b.txt", OTHER)]);
    let ids: Vec<corpus::ArticleId> = (0..2).map(corpus::ArticleId).collect();
    let seen = |session: &Session| {
        let (corpus, report) = session.compose();
        let differ = |points: &[sheet::Point]| {
            points.iter().filter(|point| point.verdict != sheet::Verdict::Agreement).count()
        };
        let cards = Front::read(&corpus.catalogue).findings;
        let cards = cards.iter().filter(|finding| matches!(finding, Finding::Differ(_))).count();
        let exported = export::export(&corpus, export::What::Differences, export::Form::Csv).content;
        let points = sheet::sheet(&corpus, &ids, &[]).points;
        let confirmed =
            points.iter().filter(|point| sheet::is_confirmed(&corpus.catalogue, &ids, point)).count();
        let counts = [
            differ(&points),
            differ(&sheet::across(&corpus, &ids, &[])),
            cards,
            exported.matches("31").count().min(1),
            confirmed,
            sheet::dismissed(&corpus.catalogue, &ids),
        ];
        (counts, exported.contains("confirmed"), report.unapplied)
    };
    assert_eq!(seen(&session), ([1, 1, 1, 1, 0, 0], false, vec![]));
    let answer = |article: &str, words: &str| corpus::curation::Answer {
        article: article.to_owned(),
        words: words.to_owned(),
        nth: None,
    };
    let ruled = |ruling, words: &str| Curation {
        difference: vec![Difference {
            ruling,
            answers: vec![answer("a.txt", "12"), answer("b.txt", words)],
            ..Difference::default()
        }],
        ..Curation::default()
    };
    session.correct(ruled(Ruling::Confirmed, "31"), "", "").unwrap();
    assert_eq!(seen(&session), ([1, 1, 1, 1, 1, 0], true, vec![]));
    session.correct(ruled(Ruling::Dismissed, "31"), "", "").unwrap();
    assert_eq!(seen(&session), ([0, 0, 0, 0, 0, 1], false, vec![]));
    // what no comparison finds is said
    session.correct(ruled(Ruling::Dismissed, "ferry"), "", "").unwrap();
    let (counts, _, unapplied) = seen(&session);
    assert_eq!(counts[0], 1);
    assert_eq!(
        unapplied,
        [
            "curation.toml, line 1: [[difference]] these answers are not found to differ any more: take the correction out, or give the words that do"
        ]
    );
}
