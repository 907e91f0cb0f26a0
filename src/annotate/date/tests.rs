//! Every rule's examples, and the reader as a whole.

use super::*;
use crate::annotate::syntax;

/// A Wednesday.
const PUBLISHED: &str = "2025-05-14";

fn context() -> Context {
    Context { published: PUBLISHED.parse().ok() }
}

fn shown(mention: &DateMention) -> String {
    let modifier = mention.modifier.map_or(String::new(), |modifier| format!(" {}", modifier.as_str()));
    format!("{} {}{modifier}", mention.kind.as_str(), mention.value)
}

#[test]
fn every_rule_reads_its_examples_and_is_needed_for_one() {
    let mut wrong = Vec::new();
    for rule in tables_of(Lang::En)
        .into_iter()
        .flat_map(|tables| tables.stages)
        .flat_map(|stage| stage.tables.iter().copied().flatten())
    {
        let mut needed = false;
        for (text, expected) in rule.examples {
            let document = Document::plain(text);
            let mentions = read(&document, context(), &[], None);
            let found: Vec<String> = mentions.iter().map(shown).collect();
            if !found.iter().any(|one| one == expected) {
                wrong.push(format!("{}: {text:?} gives {found:?}, expected {expected}", rule.name));
            }
            needed |= read(&document, context(), &[], Some(rule.name)) != mentions;
        }
        if !needed {
            wrong.push(format!("{}: no example needs it", rule.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The mentions of a text as `words = TYPE value MOD [first..last precision] !flag`, one a line.
fn told(text: &str, context: Context) -> String {
    let document = Document::plain(text);
    shown_lines(text, &dates(&document, &context, &[]))
}

fn shown_lines(text: &str, mentions: &[DateMention]) -> String {
    let mut lines = Vec::new();
    for mention in mentions {
        let mut line = format!("{} = {}", mention.span.of(text), shown(mention));
        if let Some(extent) = mention.extent {
            let end = |day: Option<Day>| day.map_or("…".to_owned(), |day| day.to_string());
            line.push_str(&format!(
                " [{} to {}, {:?}]",
                end(extent.first),
                end(extent.last),
                extent.precision
            ));
        }
        match &mention.basis.anchor {
            Anchor::Absolute | Anchor::Published(_) => {}
            Anchor::Mention(span) => line.push_str(&format!(" from “{}”", span.of(text))),
            Anchor::Dateline(_) if mention.is_dateline() => line.push_str(" dateline"),
            Anchor::Century => line.push_str(" without its century"),
            Anchor::Order(span) => line.push_str(&format!(" in the order of “{}”", span.of(text))),
            Anchor::OrderPublished(day) => line.push_str(&format!(" in the order of {day}")),
            Anchor::Either(one, other) => line.push_str(&format!(" either {one} or {other}")),
            Anchor::Dateline(span) => line.push_str(&format!(" by the dateline “{}”", span.of(text))),
            Anchor::Unresolved(reason) => line.push_str(&format!(" open: {reason:?}")),
            Anchor::Curator(who) => line.push_str(who),
        }
        if let Some(flag) = &mention.flag {
            line.push_str(&format!(" {flag:?}"));
        }
        lines.push(line);
    }
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(told(text, context()), expected, "{text}");
}

#[track_caller]
fn check_undated(text: &str, expected: &str) {
    assert_eq!(told(text, Context::default()), expected, "{text}");
}

#[test]
fn what_is_no_date_stays_out() {
    for text in [
        "They may meet. May they meet? It May be so.",
        "Theresa May spoke. May said no. May has left.",
        "Protesters march on. They March for peace. The March on Washington began.",
        "A second term. In the second half the second man scored.",
        "He told the Sunday Times. He writes for The Friday Times.",
        "The G5 Sahel met.",
        "They won 3-2, then 21-14.",
        "It cost $1990. It cost €2024.",
        "Some 1,984 people fled. About 2000 people fled. More than 1500 troops came.",
        "A Boeing 777 landed. A Boeing 737-800 landed.",
        "Call 555-1984 or 202-555-2001.",
        "See section 10.12 and Section 2023.1.",
        "Windows 2000 and Vision 2030 are names.",
        "The 44-year-old spoke. She is 52 years old.",
        "Three-quarters of them fled. A quarter of them stayed.",
        "He sat in the fall of Kabul's shadow.",
        "August Wilson and April Jones met June Thomas.",
        "Saturday Night Live and 60 Minutes are shows.",
        "The rate is 10:1 and the score was 2:15 there.",
        "He marched in spring of hope.",
        "Call extension 1914 or take route 1905 to 2100 Main Street.",
        "They vote on Election Day.",
        "Paragraph 1500 of article 1998 is void.",
    ] {
        assert_eq!(told(text, context()), "", "{text}");
    }
}

#[test]
fn sentences_are_read_as_the_table_says() {
    let mut wrong = Vec::new();
    for line in include_str!("sentences.tsv").lines().filter(|line| !line.starts_with('#')) {
        let (text, expected) = line.split_once('\t').expect("a sentence and a tab");
        let found: Vec<String> = dates(&Document::plain(text), &context(), &[])
            .iter()
            .map(|mention| {
                let modifier = mention.modifier.map_or(String::new(), |one| format!(" {}", one.as_str()));
                let flag = if mention.flag.is_some() { "!" } else { "" };
                format!("{}={}{modifier}{flag}", mention.span.of(text), mention.value)
            })
            .collect();
        if found.join("|") != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {}", found.join("|")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_clock_time_falls_on_the_day_behind_the_hour_of_another_place() {
    check(
        "It struck at 2pm local time (12:00 GMT) on Tuesday.",
        "2pm local time = TIME 2025-05-13T14:00 [2025-05-13 to 2025-05-13, Day]\n\
         12:00 GMT = TIME 2025-05-13T12:00 [2025-05-13 to 2025-05-13, Day]\n\
         Tuesday = DATE 2025-05-13 [2025-05-13 to 2025-05-13, Day]",
    );
}

#[test]
fn what_has_happened_is_not_still_to_come() {
    check(
        "In 2018, 186 people died; that year the army came on July 2.",
        "2018 = DATE 2018 [2018-01-01 to 2018-12-31, Year]\n\
         that year = DATE 2018 [2018-01-01 to 2018-12-31, Year] from “2018”\n\
         July 2 = DATE 2018-07-02 [2018-07-02 to 2018-07-02, Day] from “that year”",
    );
    check(
        "He came in June 2019. In July he left.",
        "June 2019 = DATE 2019-06 [2019-06-01 to 2019-06-30, Month]\n\
         July = DATE 2019-07 [2019-07-01 to 2019-07-31, Month] from “June 2019”",
    );
    check(
        "It fell on 6 November 2024; an election followed on 23 February.",
        "6 November 2024 = DATE 2024-11-06 [2024-11-06 to 2024-11-06, Day]\n\
         23 February = DATE 2025-02-23 [2025-02-23 to 2025-02-23, Day]",
    );
    check(
        "Rates were last cut in March 2020. Markets were shut on 1 May.",
        "March 2020 = DATE 2020-03 [2020-03-01 to 2020-03-31, Month]\n\
         1 May = DATE 2025-05-01 [2025-05-01 to 2025-05-01, Day]",
    );
}

#[test]
fn open_ends_and_ranges_reach_as_far_as_the_words_say() {
    check("It has grown since 2015.", "2015 = DATE 2015 [2015-01-01 to …, Year]");
    check("It was done by March 2025.", "March 2025 = DATE 2025-03 ON_OR_BEFORE [… to 2025-03-31, Month]");
    check(
        "Output will grow by less than forecast in October.",
        "October = DATE 2024-10 [2024-10-01 to 2024-10-31, Month]",
    );
    check("It was hit by Monday's storm.", "Monday = DATE 2025-05-12 [2025-05-12 to 2025-05-12, Day]");
    check("It lasts until June 2025.", "June 2025 = DATE 2025-06 [… to 2025-06-30, Month]");
    check("It came after May 5, 2025.", "May 5, 2025 = DATE 2025-05-05 AFTER [2025-05-06 to …, Day]");
    check("It came before 1990.", "1990 = DATE 1990 BEFORE [… to 1989-12-31, Year]");
    check(
        "It ran from 2019 to 2021.",
        "2019 = DATE 2019 [2019-01-01 to 2021-12-31, Range]\n2021 = DATE 2021 [2021-01-01 to 2021-12-31, Year]",
    );
    check(
        "It fell between March and June 2024.",
        "March = DATE 2024-03 [2024-03-01 to 2024-06-30, Range] from “June 2024”\n\
         June 2024 = DATE 2024-06 [2024-06-01 to 2024-06-30, Month]",
    );
    check("the 2020-21 season", "2020-21 = DATE 2020/2021 [2020-01-01 to 2021-12-31, Range]");
    check(
        "They met May 8 to 10.",
        "May 8 = DATE 2025-05-08 [2025-05-08 to 2025-05-10, Range]\n10 = DATE 2025-05-10 [2025-05-10 to 2025-05-10, Day] from “May 8”",
    );
    check(
        "It grew over the past decade.",
        "the past decade = DURATION P10Y [2015-05-14 to 2025-05-14, Range]",
    );
}

#[test]
fn without_an_anchor_nothing_is_guessed() {
    let year = "NoYear";
    let day = "NoDay";
    check_undated("They arrived on May 8.", &format!("May 8 = DATE XXXX-05-08 open: {year}"));
    check_undated("They arrived on Tuesday.", &format!("Tuesday = DATE XXXX-WXX-2 open: {year}"));
    check_undated("They came in September.", &format!("September = DATE XXXX-09 open: {year}"));
    check_undated("They visit this week.", &format!("this week = DATE XXXX-WXX open: {day}"));
    check_undated("They came two years ago.", &format!("two years ago = DATE PAST_REF open: {day}"));
    check_undated("They came yesterday.", &format!("yesterday = DATE XXXX-XX-XX open: {day}"));
    check_undated("It grew over the past decade.", &format!("the past decade = DURATION P10Y open: {day}"));
    check_undated(
        "They met on May 10. He left the same day.",
        &format!("May 10 = DATE XXXX-05-10 open: {year}\nthe same day = DATE XXXX-05-10 open: {year}"),
    );
    check_undated("It grew in recent years.", "recent years = DATE PAST_REF");
}

#[test]
fn a_date_before_governs_what_leaves_its_year_out() {
    check_undated(
        "He came in September 2022. He had left earlier that year.",
        "September 2022 = DATE 2022-09 [2022-09-01 to 2022-09-30, Month]\n\
         earlier that year = DATE 2022 START [2022-01-01 to 2022-12-31, Year] from “September 2022”",
    );
    check_undated(
        "On May 3, 2021 he came, and on June 8 he left.",
        "May 3, 2021 = DATE 2021-05-03 [2021-05-03 to 2021-05-03, Day]\n\
         June 8 = DATE 2021-06-08 [2021-06-08 to 2021-06-08, Day] from “May 3, 2021”",
    );
}

#[test]
fn a_dateline_anchors_an_article_without_metadata() {
    check_undated(
        "Hundreds flee\n\nFriday, May 9, 2025\n\nHundreds fled on Tuesday.",
        "Friday, May 9, 2025 = DATE 2025-05-09 [2025-05-09 to 2025-05-09, Day] dateline\n\
         Tuesday = DATE 2025-05-06 [2025-05-06 to 2025-05-06, Day] by the dateline “Friday, May 9, 2025”",
    );
    check_undated(
        "BAMAKO, May 9, 2025 (AFP) — Hundreds fled on Tuesday.",
        "May 9, 2025 = DATE 2025-05-09 [2025-05-09 to 2025-05-09, Day] dateline\n\
         Tuesday = DATE 2025-05-06 [2025-05-06 to 2025-05-06, Day] by the dateline “May 9, 2025”",
    );
    check_undated(
        "On April 30, 2025, they met.\n\nThey left on Tuesday.",
        "April 30, 2025 = DATE 2025-04-30 [2025-04-30 to 2025-04-30, Day]\n\
         Tuesday = DATE XXXX-WXX-2 open: NoYear",
    );
}

#[test]
fn the_dateline_is_the_anchor_whatever_the_metadata_say() {
    check(
        "Hundreds flee\n\nFriday, May 9, 2025\n\nHundreds fled on Tuesday.",
        "Friday, May 9, 2025 = DATE 2025-05-09 [2025-05-09 to 2025-05-09, Day] dateline\n\
         Tuesday = DATE 2025-05-06 [2025-05-06 to 2025-05-06, Day] by the dateline “Friday, May 9, 2025”",
    );
    check(
        "BAMAKO, May 9 (AFP) — Hundreds fled on Tuesday.",
        "May 9 = DATE 2025-05-09 [2025-05-09 to 2025-05-09, Day] dateline\n\
         Tuesday = DATE 2025-05-06 [2025-05-06 to 2025-05-06, Day] by the dateline “May 9”",
    );
    let christmas = Context { published: "2025-01-02".parse().ok() };
    assert_eq!(
        told("BAMAKO, Dec. 30 (AFP) — Hundreds fled on Sunday.", christmas),
        "Dec. 30 = DATE 2024-12-30 [2024-12-30 to 2024-12-30, Day] dateline\n\
         Sunday = DATE 2024-12-29 [2024-12-29 to 2024-12-29, Day] by the dateline “Dec. 30”"
    );
}

#[test]
fn day_and_month_in_digits_stay_open_until_the_article_decides() {
    let open = "05/06/2024 = DATE 2024-XX-XX either 2024-05-06 or 2024-06-05";
    check("It was signed on 05/06/2024.", open);
    check(
        "It was signed on 05/06/2024 and kept from 17/03/2024 on.",
        "05/06/2024 = DATE 2024-06-05 [2024-06-05 to 2024-06-05, Day] in the order of “17/03/2024”\n\
         17/03/2024 = DATE 2024-03-17 [2024-03-17 to 2024-03-17, Day]",
    );
    check_undated(
        "They met on 5 June 2024. It was signed on 05/06/2024.",
        "5 June 2024 = DATE 2024-06-05 [2024-06-05 to 2024-06-05, Day]\n\
         05/06/2024 = DATE 2024-06-05 [2024-06-05 to 2024-06-05, Day] in the order of “5 June 2024”",
    );
    let next_day = Context { published: "2024-05-07".parse().ok() };
    assert_eq!(
        told("It was signed on 05/06/2024.", next_day),
        "05/06/2024 = DATE 2024-05-06 [2024-05-06 to 2024-05-06, Day] in the order of 2024-05-07"
    );
    // Two that contradict each other show nothing.
    let found = told("on 17/03/2024, 03/17/2024 and 05/06/2024", context());
    assert!(found.ends_with(open), "{found}");
    check("on 06/06/2024", "06/06/2024 = DATE 2024-06-06 [2024-06-06 to 2024-06-06, Day]");
}

#[test]
fn what_was_ordered_begins_later_and_what_was_agreed_is_past() {
    let friday = Context { published: "2031-05-16".parse().ok() };
    for (text, expected) in [
        ("The mayor declared two days of mourning from Saturday.", "Saturday = DATE 2031-05-17"),
        ("The mayor announced a curfew starting Monday.", "Monday = DATE 2031-05-19"),
        ("The twin towns agreed on Tuesday to share the river.", "Tuesday = DATE 2031-05-13"),
        ("The men were freed on Tuesday.", "Tuesday = DATE 2031-05-13"),
    ] {
        let found = told(text, friday);
        assert!(found.contains(expected), "{text}: {found}");
    }
}

#[test]
fn a_range_goes_forward_over_new_year() {
    check(
        "Dec - Feb 2015 was wet.",
        "Dec = DATE 2014-12 [2014-12-01 to 2015-02-28, Range] from “Feb 2015”\n\
         Feb 2015 = DATE 2015-02 [2015-02-01 to 2015-02-28, Month]",
    );
    check(
        "It was open 30 Dec - 2 Jan 2018.",
        "30 Dec = DATE 2017-12-30 [2017-12-30 to 2018-01-02, Range] from “2 Jan 2018”\n\
         2 Jan 2018 = DATE 2018-01-02 [2018-01-02 to 2018-01-02, Day]",
    );
    check(
        "It ran from December 2014 to February.",
        "December 2014 = DATE 2014-12 [2014-12-01 to 2015-02-28, Range]\n\
         February = DATE 2015-02 [2015-02-01 to 2015-02-28, Month] from “December 2014”",
    );
    check(
        "Prices fell in December and January 2015.",
        "December = DATE 2014-12 [2014-12-01 to 2014-12-31, Month] from “January 2015”\n\
         January 2015 = DATE 2015-01 [2015-01-01 to 2015-01-31, Month]",
    );
    check(
        "Prices fell in June and March 2015.",
        "June = DATE 2015-06 [2015-06-01 to 2015-06-30, Month] from “March 2015”\n\
         March 2015 = DATE 2015-03 [2015-03-01 to 2015-03-31, Month]",
    );
}

#[test]
fn a_century_that_is_not_written_is_said_to_be_inferred() {
    check(
        "in the nineties",
        "the nineties = DATE 199 [1990-01-01 to 1999-12-31, Decade] without its century",
    );
    check("in the '80s", "the '80s = DATE 198 [1980-01-01 to 1989-12-31, Decade] without its century");
    check("in the 1980s", "the 1980s = DATE 198 [1980-01-01 to 1989-12-31, Decade]");
    check(
        "It was signed on 14 Mar 98.",
        "14 Mar 98 = DATE 1998-03-14 [1998-03-14 to 1998-03-14, Day] without its century",
    );
    check("On 14 March 98 people left.", "14 March = DATE 2025-03-14 [2025-03-14 to 2025-03-14, Day]");
    check(
        "in January nineteen ninety-seven",
        "January nineteen ninety-seven = DATE 1997-01 [1997-01-01 to 1997-01-31, Month]",
    );
}

#[test]
fn a_year_of_accounts_has_no_stretch_but_its_own() {
    check("In fiscal 2017 it fell.", "fiscal 2017 = DATE 2017 open: FiscalYear");
    check("FY2014-15 showed a loss.", "FY2014-15 = DATE 2014/2015 open: FiscalYear");
    check("FY24 showed a loss.", "FY24 = DATE 2024 open: FiscalYear");
    check(
        "In fiscal 2024, which ended on 30 June 2024, it fell.",
        "fiscal 2024 = DATE 2024 [2023-07-01 to 2024-06-30, Range] from “30 June 2024”\n\
         30 June 2024 = DATE 2024-06-30 [2024-06-30 to 2024-06-30, Day]",
    );
}

#[test]
fn early_mid_and_late_are_a_part() {
    check("in early March 2025", "early March 2025 = DATE 2025-03 START [2025-03-01 to 2025-03-10, Month]");
    check("in mid-2019", "mid-2019 = DATE 2019 MID [2019-05-01 to 2019-08-31, Year]");
    check("in the late 1990s", "the late 1990s = DATE 199 END [1997-01-01 to 1999-12-31, Decade]");
    check("in late winter 2024", "late winter 2024 = DATE 2024-WI END [2025-02-01 to 2025-02-28, Season]");
    check("until early March 2025", "early March 2025 = DATE 2025-03 START [… to 2025-03-10, Month]");
    // Earlier than now is no third.
    check("earlier this year", "earlier this year = DATE 2025 START [2025-01-01 to 2025-12-31, Year]");
}

#[test]
fn what_was_long_ago_has_its_place() {
    check("It fell in 480 BC.", "480 BC = DATE BC0480 [-0479-01-01 to -0479-12-31, Year]");
    check("in the 12th century", "the 12th century = DATE 11 [1101-01-01 to 1200-12-31, Century]");
    check("in the 5th century BC", "the 5th century BC = DATE BC04 [-0499-01-01 to -0400-12-31, Century]");
    check("It was sealed in 1215.", "1215 = DATE 1215 [1215-01-01 to 1215-12-31, Year]");
}

#[test]
fn the_verb_that_governs_tells_the_direction() {
    let check = |text: &str, values: &str| {
        let document = Document::plain(text);
        let context = Context { published: "2024-04-18".parse().ok() };
        let found = dates(&document, &context, &syntax::sentences(&document));
        let found: Vec<&str> = found.iter().map(|date| date.value.as_str()).collect();
        assert_eq!(found.join(" "), values, "{text}");
    };
    check("The fee applies from Saturday.", "2024-04-20");
    check("Trains will not run from Saturday.", "2024-04-20");
    check("The rule takes effect in July.", "2024-07");
    check("He was sentenced in July.", "2023-07");
    check("The two sides agreed to meet in July.", "2024-07");
    check("The ban, which comes into force in September, was passed on Tuesday.", "2024-09 2024-04-16");
    check("The minister said on Friday that the talks begin on Monday.", "2024-04-12 2024-04-22");
    check("Police could not be reached on Wednesday.", "2024-04-17");
    check("The plan could be approved on Monday.", "2024-04-22");
    check("He began to save in July.", "2023-07");
    check("Exchange to raise its fees in July.", "2024-07");
    check("Ten people died in a bombing on Monday.", "2024-04-15");
    check("The storm cost them a roof on Monday.", "2024-04-15");
}

#[test]
fn what_the_calendar_or_news_does_not_have_is_flagged() {
    check("It was signed on February 31, 2025.", "February 31, 2025 = DATE 2025-02-31 Impossible");
    check("They met on June 31.", "June 31 = DATE 2025-06-31 Impossible");
    check(
        "It was let until 12 May 2204.",
        "12 May 2204 = DATE 2204-05-12 [… to 2204-05-12, Day] Implausible",
    );
    check("the 1246 law", "1246 = DATE 1246 [1246-01-01 to 1246-12-31, Year] Implausible");
    check("on 29 February 2023", "29 February 2023 = DATE 2023-02-29 Impossible");
    check("on 29 February 2024", "29 February 2024 = DATE 2024-02-29 [2024-02-29 to 2024-02-29, Day]");
}

proptest::proptest! {
    #[test]
    fn any_text_gives_sorted_mentions_on_boundaries(
        text in "(\\PC|[0-9]{1,9}|[0-9]{1,5}[.,][0-9]{1,9}|[ ,.:/'’\n-]|May |March |Tuesday |the |of |last |year|two |ago |million |half |years |and a |hours |later |in |first |quarter |pm |'s ){0,60}",
        published in proptest::option::of(-5_000_000_i32..5_000_000),
    ) {
        let document = Document::plain(&text);
        let context = Context { published: published.map(Day) };
        let found = dates(&document, &context, &[]);
        let mut end = 0;
        for mention in &found {
            proptest::prop_assert!(mention.span.start >= end);
            proptest::prop_assert!(!mention.span.of(&text).is_empty());
            end = mention.span.end;
            if let Some(extent) = mention.extent {
                proptest::prop_assert!(extent.first.is_some() || extent.last.is_some());
            }
        }
    }
}

#[test]
fn the_nearest_verb_tells_where_the_tree_has_one_far_away() {
    let document = Document::plain(
        "On Tuesday the league plans to show a film about a nurse from a small town in the far north that somebody made.",
    );
    let mut syntax = syntax::sentences(&document);
    let sentence = syntax.first_mut().expect("there is a sentence");
    let word = |at: usize| sentence.words[at].span.of(&document.text);
    let made = (0..sentence.words.len()).find(|&at| word(at) == "made").expect("the word is there");
    sentence.tree[1].head = Some(made as u32);
    sentence.tree[1].relation = syntax::Relation::Obl;
    let found: Vec<String> = dates(&document, &context(), &syntax).iter().map(shown).collect();
    assert_eq!(found, ["DATE 2025-05-20"]);
}

#[test]
fn hours_before_a_part_of_a_day_are_of_that_day() {
    let days = |text: &str| {
        let document = Document::plain(text);
        let found = read(&document, context(), &[], None);
        let extent = found.first().and_then(|mention| mention.extent).expect("an extent");
        (extent.first.map(|day| day.to_string()), extent.last.map(|day| day.to_string()))
    };
    let on = |day: &str| (Some(day.to_owned()), Some(day.to_owned()));
    assert_eq!(days("A tank exploded before dawn on Tuesday."), on("2025-05-13"));
    assert_eq!(days("They left shortly after midnight on Tuesday."), on("2025-05-13"));
    assert_eq!(days("They left before noon on Tuesday."), on("2025-05-13"));
    assert_eq!(days("They left before Tuesday."), (None, Some("2025-05-12".to_owned())));
}
