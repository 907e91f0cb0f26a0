//! What a sheet holds, on accounts of one shipwreck.

use proptest::prelude::*;

use super::*;
use crate::corpus::{self, Curation, Input, Meta};

const NORTH: &str = "\
The ferry Aurora sank off Port Marrow on Sunday with 320 people aboard. The coast guard said that 80 people died in \
the storm. Captain Ada Lund was pulled from the water alive. “We had no warning,” Lund said.

The harbour master, Jonas Weil, closed all three piers until noon.";

const SOUTH: &str = "\
Families wait in the church. On Sunday the ferry Aurora sank off Port Marrow with 320 people aboard. The coast guard \
said that 53 people died in the storm.

“We had no warning,” Lund said. Tickets had been sold out for weeks.";

const WEST: &str = "\
With 320 people aboard, the ferry Aurora sank off Port Marrow on Sunday. Jonas Weil, the harbour master, \
closed all three piers until noon. The coast guard said that 53 people died in the storm. Divers from Tressa found the \
bell of the ship.";

fn corpus(texts: &[&str]) -> Corpus {
    let input = |(n, source): (usize, &&str)| Input::new(&format!("{n}.txt"), Meta::default(), source);
    corpus::build(texts.iter().enumerate().map(input).collect(), &Curation::default())
}

fn of_all(texts: &[&str]) -> (Corpus, Sheet) {
    let corpus = corpus(texts);
    let ids: Vec<ArticleId> = corpus.articles().map(|(id, ..)| id).collect();
    let sheet = sheet(&corpus, &ids, &[]);
    (corpus, sheet)
}

fn words(corpus: &Corpus, column: usize, span: Span) -> &str {
    span.of(&corpus.bodies[column].document.text)
}

#[test]
fn what_three_say_has_one_number() {
    let (corpus, sheet) = of_all(&[NORTH, SOUTH, WEST]);
    assert_eq!(sheet.columns.len(), 3);
    let sank = |column: usize| {
        let passage = sheet.columns[column]
            .passages
            .iter()
            .find(|passage| words(&corpus, column, passage.span).contains("sank"))
            .unwrap_or_else(|| panic!("no passage of column {column} tells of it"));
        passage.groups[0]
    };
    assert_eq!([sank(0), sank(1), sank(2)], [0, 0, 0], "the first that the first column tells");
    let group = &sheet.groups[0];
    assert_eq!((group.columns(), group.claim), (3, true));
    // what only two of them say is missing from the third
    let closed = sheet.groups.iter().find(|group| {
        group.places[0].iter().any(|place| words(&corpus, 0, place.span).contains("harbour master"))
    });
    let closed = closed.expect("two tell of the harbour master");
    assert_eq!(closed.places.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1]);
}

#[test]
fn only_here_means_in_no_other_column() {
    let (corpus, three) = of_all(&[NORTH, SOUTH, WEST]);
    let only = |sheet: &Sheet, column: usize| -> Vec<String> {
        let list = sheet.columns[column].only.iter();
        list.map(|span| words(&corpus, column, *span).to_owned()).collect()
    };
    let two = sheet(&corpus, &[ArticleId(0), ArticleId(1)], &[]);
    let tells = |list: &[String], of: &str| list.iter().any(|words| words.contains(of));
    assert!(tells(&only(&two, 0), "Jonas Weil"), "the second does not tell of him");
    assert!(!tells(&only(&three, 0), "Jonas Weil"), "the third does");
    assert!(tells(&only(&three, 0), "Captain Ada Lund"), "{:?}", only(&three, 0));
    assert!(tells(&only(&three, 2), "Divers"));
}

#[test]
fn one_row_tells_a_contradiction_of_three() {
    let (corpus, sheet) = of_all(&[NORTH, SOUTH, WEST]);
    let dead: Vec<&Point> = sheet
        .points
        .iter()
        .filter(|point| matches!(point.about, About::Fate { fate: Fate::Dead, .. }))
        .collect();
    let [dead] = dead[..] else { panic!("{:?}", sheet.points) };
    let said: Vec<(u8, &str)> = dead
        .statements
        .iter()
        .map(|statement| (statement.column, words(&corpus, usize::from(statement.column), statement.words)))
        .collect();
    assert!(said.len() >= 2 && said[0].0 == 0 && said[0].1.contains("80"), "{said:?}");
    assert!(said[1..].iter().all(|(_, words)| words.contains("53")), "{said:?}");
    assert_eq!(dead.within(), None);
}

#[test]
fn an_article_contradicts_itself_in_its_own_column() {
    let torn = "The coast guard said that 80 people died in the storm off Port Marrow on Sunday. Nets lay torn on \
        the beach.\n\nThe coast guard said that 53 people died in the storm off Port Marrow on Sunday.";
    let (corpus, sheet) = of_all(&[torn, "Bread is dear in Tressa. The mill stands still."]);
    assert_eq!(sheet.points.len(), 1, "{:?}", sheet.points);
    assert_eq!(sheet.points[0].within(), Some(0));
    assert_eq!(within(&corpus, ArticleId(0)), sheet.points);
    assert_eq!(within(&corpus, ArticleId(1)), []);
    assert_eq!(within(&corpus, ArticleId(9)), []);
}

#[test]
fn words_of_ones_own_are_marked_in_each_place() {
    let (corpus, sheet) = of_all(&[NORTH, SOUTH]);
    let died = sheet
        .groups
        .iter()
        .find(|group| group.places[0].iter().any(|place| words(&corpus, 0, place.span).contains("died")));
    let died = died.expect("both tell of the dead");
    let own = |column: usize| -> Vec<&str> {
        let places = died.places[column].iter();
        places.flat_map(|place| &place.own).map(|span| words(&corpus, column, *span)).collect()
    };
    assert_eq!((own(0), own(1)), (vec!["80"], vec!["53"]));
}

#[test]
fn a_quote_of_the_same_words_is_one_row() {
    let (corpus, sheet) = of_all(&[NORTH, SOUTH]);
    let quote = &sheet.quotes[0];
    assert!(quote.direct && quote.places.iter().all(|places| places.len() == 1), "{quote:?}");
    assert!(words(&corpus, 1, quote.places[1][0]).contains("no warning"));
    assert!(quote.speakers.iter().all(|who| who.contains("Lund")), "{:?}", quote.speakers);
}

/// The quotes of each row by column, and in brackets the words that no other column has there.
fn quoted(corpus: &Corpus, sheet: &Sheet) -> Vec<String> {
    let cell = |quote: &Quote, column: usize| -> String {
        let said = quote.places[column].iter().map(|place| {
            let own = quote.own_of(column, *place);
            let own: Vec<&str> = own.iter().map(|word| words(corpus, column, *word)).collect();
            let own = if own.is_empty() { String::new() } else { format!(" [{}]", own.join(" ")) };
            format!("{}: {}{own}", quote.speakers[column], words(corpus, column, *place))
        });
        said.collect::<Vec<_>>().join(" + ")
    };
    let row = |quote: &Quote| {
        (0..sheet.columns.len()).map(|column| cell(quote, column)).collect::<Vec<_>>().join(" | ")
    };
    sheet.quotes.iter().map(row).collect()
}

#[test]
fn a_quote_in_other_words_is_one_row() {
    let (corpus, sheet) = of_all(&[
        "“We will not sleep until every child knows where it happened,” Mayor Ada Lund said. The company denied that the mill \
            was unsafe.",
        "“We will not sleep until every child knows how it happened,” Mayor Ada Lund told the council. She welcomed the plan.",
        "“Bread is dear in the north of the island,” said Jonas Weil. The company admitted that the mill was unsafe.",
    ]);
    assert_eq!(
        quoted(&corpus, &sheet),
        [
            "Ada Lund: We will not sleep until every child knows where it happened, [where] | \
             Ada Lund: We will not sleep until every child knows how it happened, [how] | ",
            "The company: the mill was unsafe |  | The company: the mill was unsafe",
            " |  | Jonas Weil: Bread is dear in the north of the island,",
        ]
    );
}

#[test]
fn what_no_one_says_is_no_quote() {
    // the matter of a verb, and what somebody knows within a quotation
    let (corpus, sheet) = of_all(&[
        "“Every family knows what happened here,” Ada Lund said. The council rejected the plan of the mill. The test found \
            rust on the doors, the inspector Jonas Weil told the council.",
        "Nets lay torn on the beach of Tressa.",
    ]);
    assert_eq!(
        quoted(&corpus, &sheet),
        [
            "Ada Lund: Every family knows what happened here, | ",
            "Jonas Weil: The test found rust on the doors | ",
        ]
    );
}

#[test]
fn two_counts_of_one_day_differ_though_a_later_one_is_higher() {
    let told = |day: &str, toll: &str| {
        let meta = Meta { published: day.parse().ok(), ..Meta::default() };
        let text = format!(
            "The fire at the Hallin mill killed {toll} workers on Tuesday, the mayor said. The mill burnt down."
        );
        (meta, text)
    };
    let row = |reports: [(&str, &str); 3]| {
        let inputs = reports.iter().enumerate().map(|(n, (day, toll))| {
            let (meta, text) = told(day, toll);
            Input::new(&format!("{n}.txt"), meta, &text)
        });
        let corpus = corpus::build(inputs.collect(), &Curation::default());
        let sheet = sheet(&corpus, &[ArticleId(0), ArticleId(1), ArticleId(2)], &[]);
        let points = sheet.points.iter().filter(|point| matches!(point.about, About::Fate { .. }));
        points.map(|point| (point.verdict, point.later)).collect::<Vec<_>>()
    };
    let (first, second) = ("2031-05-13", "2031-05-14");
    assert_eq!(row([(first, "27"), (first, "31"), (second, "34")]), [(Verdict::Contradiction, true)]);
    assert_eq!(row([(first, "27"), (first, "27"), (second, "34")]), [(Verdict::Update, true)]);
    assert_eq!(row([(first, "27"), (first, "31"), (first, "34")]), [(Verdict::Contradiction, false)]);
}

/// Each row: the words of its question, its verdict, and the words of its cells.
fn rows(reports: &[(&str, &str)]) -> Vec<(String, Verdict, Vec<String>)> {
    let input = |(n, (day, text)): (usize, &(&str, &str))| {
        let meta = Meta { published: day.parse().ok(), ..Meta::default() };
        Input::new(&format!("{n}.txt"), meta, text)
    };
    let inputs = reports.iter().enumerate().map(input).collect();
    let corpus = corpus::build(inputs, &Curation::default());
    let ids: Vec<ArticleId> = corpus.articles().map(|(id, ..)| id).collect();
    let points = across(&corpus, &ids, &[]);
    let row = |point: &Point| {
        let said = point.statements.iter();
        let said = said.map(|one| words(&corpus, usize::from(one.column), one.phrase).to_owned());
        let asked = match &point.about {
            About::Number { of, topic } => format!("{of}: {topic}"),
            About::Fate { of, .. } => format!("fate of {of}"),
            About::Date { topic } | About::Place { topic } => topic.clone(),
            About::Whether { what, .. } => what.clone(),
            _ => String::new(),
        };
        (asked, point.verdict, said.collect())
    };
    points.iter().map(row).collect()
}

#[test]
fn the_headline_and_the_text_of_an_account_make_one_row() {
    let found = rows(&[
        (
            "2031-05-13",
            "Fire at Hallin mill kills 31\n\nAt least 31 workers died in the fire at the Hallin mill on Monday, the mayor said. \
             The mill burnt to the ground.",
        ),
        (
            "2031-05-13",
            "Hallin mill burns\n\nThe fire at the Hallin mill on Monday killed 27 workers, the mayor said. The mill was old.",
        ),
    ]);
    let dead: Vec<_> = found.iter().filter(|(asked, ..)| asked.starts_with("fate")).collect();
    assert_eq!(dead.len(), 1, "{found:?}");
    assert_eq!(dead[0].2, ["At least 31 workers", "27 workers"]);
}

#[test]
fn a_range_and_a_sum_are_quoted_whole() {
    let found = rows(&[
        (
            "2031-05-13",
            "The ferry Aurora left Tressa with 40 passengers and 6 crew on Monday. Between 300 and 400 people watched it leave.",
        ),
        (
            "2031-05-13",
            "The ferry Aurora left Tressa with 46 people aboard on Monday. Some 900 people watched it leave.",
        ),
    ]);
    let cells: Vec<&str> = found.iter().flat_map(|(_, _, cells)| cells).map(String::as_str).collect();
    assert!(cells.contains(&"40 passengers and 6 crew"), "{found:?}");
    assert!(!cells.contains(&"300 and 400 people"), "{found:?}");
}

#[test]
fn passengers_are_not_all_who_are_aboard() {
    let found = rows(&[
        (
            "2031-05-13",
            "The ferry Aurora sank off Tressa on Monday with 118 passengers aboard, the coast guard said.",
        ),
        (
            "2031-05-13",
            "The ferry Aurora sank off Tressa on Monday with 126 people aboard, the coast guard said.",
        ),
    ]);
    assert!(found.iter().all(|(_, verdict, _)| *verdict == Verdict::Agreement), "{found:?}");
}

#[test]
fn a_man_s_age_is_not_set_against_a_woman_s() {
    let found = rows(&[
        (
            "2031-05-13",
            "A man aged 34 was arrested in Hallin on Tuesday over the fire at the mill, police said.",
        ),
        (
            "2031-05-13",
            "A 29-year-old woman was arrested in Hallin on Tuesday over the fire at the mill, police said.",
        ),
    ]);
    assert!(found.iter().all(|(_, verdict, _)| *verdict == Verdict::Agreement), "{found:?}");
}

#[test]
fn a_question_keeps_the_word_that_turns_its_sense() {
    let found = rows(&[
        (
            "2031-05-13",
            "The sprinklers of the Hallin mill were switched off before the fire, the mayor said.",
        ),
        (
            "2031-05-13",
            "The sprinklers of the Hallin mill were not switched off before the fire, the mayor said.",
        ),
    ]);
    let asked: Vec<&str> = found.iter().map(|(asked, ..)| asked.as_str()).collect();
    assert!(!asked.is_empty() && asked.iter().all(|asked| asked.contains("switched off")), "{asked:?}");
}

#[test]
fn a_question_names_what_it_is_asked_of() {
    let found = rows(&[
        (
            "2031-05-13",
            "Norbo runs mills all over the north of the island. The company, which owns eleven mills, was fined in 2030.",
        ),
        (
            "2031-05-13",
            "Norbo makes paper and board for the whole of the island. The company owns nine mills.",
        ),
    ]);
    let asked = found.iter().map(|(asked, ..)| asked.as_str()).find(|asked| asked.contains("mill"));
    assert_eq!(asked, Some("mill: the company owns …"), "{found:?}");
}

#[test]
fn what_is_only_related_stands_behind_what_is_said_in_both() {
    let (_, sheet) = of_all(&[NORTH, SOUTH, WEST]);
    let said = sheet.said_in_several();
    assert!(said > 0 && sheet.groups.iter().take(said).all(|group| !group.near));
    assert!(sheet.groups.iter().skip(said).all(|group| group.near && group.kind == MatchKind::Related));
    let quiet = sheet.without_near();
    assert_eq!(quiet.groups.len(), said);
    assert!(quiet.links.iter().all(|link| (link.group as usize) < said));
}

#[test]
fn a_quotation_that_one_has_alone_is_shown_whole() {
    let (corpus, sheet) = of_all(&[
        "The mill of Hallin burnt down on Monday. “We saw the smoke. Then the roof fell,” said the baker Jonas Weil.",
        "The mill of Hallin burnt down on Monday. The council meets on Friday.",
    ]);
    let only: Vec<&str> = sheet.columns[0].only.iter().map(|span| words(&corpus, 0, *span)).collect();
    assert_eq!(only, ["“We saw the smoke. Then the roof fell,” said the baker Jonas Weil."]);
}

#[test]
fn what_is_not_there_is_left_out() {
    let corpus = corpus(&[NORTH]);
    assert_eq!(sheet(&corpus, &[], &[]), Sheet::default());
    let one = sheet(&corpus, &[ArticleId(7), ArticleId(0)], &[]);
    assert_eq!(one.columns.len(), 1);
    assert_eq!((one.groups.len(), one.columns[0].only.len()), (0, 0));
}

#[test]
fn a_sheet_travels() {
    let (_, sheet) = of_all(&[NORTH, SOUTH, WEST]);
    let json = serde_json::to_string(&sheet).expect("a sheet is plain data");
    assert_eq!(serde_json::from_str::<Sheet>(&json).expect("it reads back"), sheet);
    let bytes = postcard::to_allocvec(&sheet).expect("a sheet is plain data");
    assert_eq!(postcard::from_bytes::<Sheet>(&bytes).expect("it reads back"), sheet);
}

/// Sentences, some of which come more than once.
fn any_text() -> impl Strategy<Value = String> {
    let sentences = prop::collection::vec(
        prop_oneof![
            Just("The ferry Aurora sank off Port Marrow on Sunday with 320 people aboard. "),
            Just("On Sunday the ferry Aurora sank off Port Marrow, with 300 people aboard. "),
            Just("Captain Ada Lund said that 80 people died in the storm of March 2024. "),
            Just("“We had no warning,” Lund said. "),
            Just("Ada Lund did not say why.\n\n"),
            Just("| a | b |\n|---|---|\n| Port Marrow | 320 |\n\n"),
            Just("Nets lay torn on the beach of Tressa. "),
        ],
        0..9,
    );
    sentences.prop_map(|sentences| sentences.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_sheet_holds_together(texts in prop::collection::vec(any_text(), 1..5)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (corpus, sheet) = of_all(&texts);
        let columns = texts.len();
        let stands = |column: usize, span: Span| !words(&corpus, column, span).is_empty();
        for (n, column) in sheet.columns.iter().enumerate() {
            prop_assert!(column.passages.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            for passage in &column.passages {
                prop_assert!(stands(n, passage.span) && !passage.groups.is_empty());
                for group in &passage.groups {
                    let places = &sheet.groups[*group as usize].places[n];
                    prop_assert!(places.iter().any(|place| passage.span.contains(place.span)));
                }
            }
            let matched = |span: &Span| column.passages.iter().any(|passage| passage.span.overlaps(*span));
            prop_assert!(!column.only.iter().any(matched), "what is matched is not only here");
        }
        for group in &sheet.groups {
            prop_assert_eq!(group.places.len(), columns);
            prop_assert!(group.columns() >= 2);
            for (n, place) in group.places.iter().enumerate().flat_map(|(n, all)| all.iter().map(move |one| (n, one))) {
                prop_assert!(stands(n, place.span) && place.own.iter().all(|word| place.span.contains(*word)));
            }
        }
        for link in &sheet.links {
            let group = &sheet.groups[link.group as usize];
            for (column, span) in link.columns.iter().zip(link.spans) {
                prop_assert!(group.places[usize::from(*column)].iter().any(|place| place.span == span));
            }
        }
        for conflict in &sheet.points {
            prop_assert!(conflict.statements.len() >= 2 && conflict.verdict <= Verdict::Agreement);
            prop_assert!(conflict.statements.iter().all(|statement| stands(usize::from(statement.column), statement.words)));
        }
        for item in sheet.names.iter().chain(&sheet.dates).chain(&sheet.quantities) {
            prop_assert_eq!(item.places.len(), columns);
            prop_assert!(item.places.iter().any(|places| !places.is_empty()));
        }
        prop_assert!(sheet.copied.iter().flatten().all(|part| *part <= 100));
    }
}

#[test]
fn what_most_agree_on_is_told_from_what_stands_apart() {
    let told = |minister: &str| {
        format!(
            "The ferry Petrel sank off Stennick.\n\nTransport Minister {minister} of Norway came to Stennick on Friday.\n"
        )
    };
    let texts = [told("Ivar Holm"), told("Ivar Holm"), told("Greta Lund"), told("Ivar Holm")];
    let all: Vec<&str> = texts.iter().map(String::as_str).collect();
    let alike = |texts: &[&str]| -> Vec<(u8, String)> {
        let (corpus, sheet) = of_all(texts);
        let differs = |point: &&Point| point.verdict == Verdict::Contradiction;
        let point = sheet.points.iter().find(differs).expect("they differ in who is minister");
        let own =
            |(column, span): &(u8, Span)| (*column, words(&corpus, usize::from(*column), *span).to_owned());
        point.alike.iter().map(own).collect()
    };
    let holm = "Ivar Holm".to_owned();
    assert_eq!(alike(&all), [(0, holm.clone()), (1, holm.clone()), (3, holm)]);
    // one against one, and two against two: nobody stands apart
    assert_eq!(alike(&all[1..3]), []);
    assert_eq!(alike(&[all[0], all[1], all[2], all[2]]), []);
}

#[test]
fn what_is_counted_anew_each_month_is_not_set_beside_another_month() {
    let report = |tonnes: &str| {
        format!(
            "The port of Marrow shipped {tonnes} tonnes of wheat to Tressa, the harbour office said. Ships waited for the tide."
        )
    };
    let [first, second, later] = ["500", "620", "710"].map(report);
    let wheat = |last: &str| {
        let found = rows(&[("2031-05-13", &first), ("2031-05-13", &second), (last, &later)]);
        let rows = found.into_iter().filter(|(_, verdict, _)| *verdict == Verdict::Contradiction);
        rows.map(|(_, _, said)| said.len()).collect::<Vec<_>>()
    };
    assert_eq!(wheat("2031-05-14"), [3]);
    assert_eq!(wheat("2031-06-20"), [2]);
}

#[test]
fn who_was_in_hospital_before_the_others_tell_of_the_death_is_no_contradiction() {
    let dead = "The ferry Aurora sank off Port Marrow on Sunday. The captain, Ada Lund, died in the wreck, the coast guard said.";
    let alive = "The ferry Aurora sank off Port Marrow on Sunday. The captain, Ada Lund, is in hospital, the coast guard said.";
    let denied = "The ferry Aurora sank off Port Marrow on Sunday. The captain, Ada Lund, did not die in the wreck, the coast guard said.";
    let stands = |day: &str| {
        let reports = [("2031-05-13", dead), ("2031-05-13", denied), (day, alive)];
        let input = |(n, (day, text)): (usize, &(&str, &str))| {
            Input::new(&format!("{n}.txt"), Meta { published: day.parse().ok(), ..Meta::default() }, text)
        };
        let corpus = corpus::build(reports.iter().enumerate().map(input).collect(), &Curation::default());
        let place = |file: &str| corpus.articles().find(|(_, one, _)| one.file == file).map(|(id, ..)| id);
        let ids: Vec<ArticleId> = ["0.txt", "2.txt"].into_iter().filter_map(place).collect();
        let all: Vec<ArticleId> = ["0.txt", "1.txt", "2.txt"].into_iter().filter_map(place).collect();
        sheet(&corpus, &ids, &all).points.iter().map(|point| point.verdict).collect::<Vec<_>>()
    };
    assert_eq!(stands("2031-05-13"), [Verdict::Contradiction, Verdict::Agreement, Verdict::Agreement]);
    assert_eq!(stands("2031-05-12"), [Verdict::Update, Verdict::Agreement, Verdict::Agreement]);
}

/// The questions on which some of these accounts are laid side by side, where all are known.
fn asked_of(texts: &[&str], shown: &[&str]) -> Vec<Point> {
    let corpus = corpus(texts);
    let place = |file: &str| corpus.articles().find(|(_, one, _)| one.file == file).map(|(id, ..)| id);
    let ids: Vec<ArticleId> = shown.iter().filter_map(|file| place(file)).collect();
    let all: Vec<ArticleId> = corpus.articles().map(|(id, ..)| id).collect();
    sheet(&corpus, &ids, &all).points
}

#[test]
fn a_question_is_put_in_words_of_the_accounts_that_are_shown() {
    let counted =
        "Police counted 120 protesters at the gate of the Hallin mill on Monday. The mill was shut.";
    let stood = "On Monday 150 protesters stood at the gate of the Hallin mill. They sang until noon.";
    let others = "About 150 protesters stood at the gate of the Hallin mill on Monday. Nobody was hurt.";
    let topics = |shown: &[&str]| -> Vec<String> {
        let points = asked_of(&[counted, stood, others], shown);
        let topic = |point: &Point| match &point.about {
            About::Number { topic, .. } => Some(topic.to_lowercase()),
            _ => None,
        };
        points.iter().filter_map(topic).collect()
    };
    assert!(topics(&["0.txt", "1.txt", "2.txt"]).iter().any(|topic| topic.contains("police")));
    let without = topics(&["1.txt", "2.txt"]);
    assert!(!without.is_empty() && without.iter().all(|topic| !topic.contains("police")), "{without:?}");
}

#[test]
fn two_that_deny_what_a_third_says_are_not_asked_whether_it_is_so() {
    let dead = "The ferry Aurora sank off Port Marrow on Sunday. The captain, Ada Lund, died in the wreck.";
    let denied =
        "The ferry Aurora sank off Port Marrow on Sunday. The captain, Ada Lund, did not die in the wreck.";
    let also = "Off Port Marrow the ferry Aurora sank on Sunday. The captain, Ada Lund, did not die in the wreck of it.";
    let whether = |shown: &[&str]| {
        let points = asked_of(&[dead, denied, also], shown);
        let verdicts = points.iter().filter(|point| point.kind == PointKind::Polarity);
        verdicts.map(|point| point.verdict).collect::<Vec<_>>()
    };
    assert_eq!(whether(&["0.txt", "1.txt", "2.txt"]), [Verdict::Contradiction]);
    assert_eq!(whether(&["0.txt", "2.txt"]), [Verdict::Contradiction]);
    assert_eq!(whether(&["1.txt", "2.txt"]), []);
}
