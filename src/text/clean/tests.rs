//! Tests of the cleaner as a whole: small sources with the blocks they must give, and what must hold of any.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::text::Span;

/// One line a block: `T` title, `H2` heading, `P` paragraph, `-` or `1` item with its depth, `|` row of a table
/// (`#` a header row), `>` quotation.
fn show(document: &Document) -> String {
    let mut shown = String::new();
    for block in &document.blocks {
        let text = block.span.of(&document.text);
        match &block.kind {
            BlockKind::Title => writeln!(shown, "T {text}").expect("a string takes all"),
            BlockKind::Heading(level) => writeln!(shown, "H{level} {text}").expect("a string takes all"),
            BlockKind::Paragraph => writeln!(shown, "P {text}").expect("a string takes all"),
            BlockKind::Quote => writeln!(shown, "> {text}").expect("a string takes all"),
            BlockKind::Item { ordered, depth } => {
                let mark = if *ordered { '1' } else { '-' };
                writeln!(shown, "{mark}{depth} {text}").expect("a string takes all");
            }
            BlockKind::Table(rows) => {
                for row in rows {
                    let cells: Vec<&str> = row.cells.iter().map(|cell| cell.of(&document.text)).collect();
                    let mark = if row.header { '#' } else { '|' };
                    writeln!(shown, "{mark} {}", cells.join(" | ")).expect("a string takes all");
                }
            }
        }
    }
    shown
}

#[track_caller]
fn check(source: &str, expected: &str) {
    let document = clean(source);
    assert_eq!(show(&document), expected, "{source}");
    holds(source, &document);
}

/// What must hold of any cleaned document.
#[track_caller]
fn holds(source: &str, document: &Document) {
    let text = &document.text;
    // Blocks cover the text but for the separators.
    let mut at = 0;
    for block in &document.blocks {
        let gap = text.get(at..block.span.start as usize).expect("blocks in order, on boundaries");
        assert_eq!(gap, if at == 0 { "" } else { "\n\n" });
        let inner = text.get(block.span.range()).expect("a block on boundaries");
        assert!(!inner.trim().is_empty(), "an empty block");
        if let BlockKind::Table(rows) = &block.kind {
            let shown: Vec<String> = rows
                .iter()
                .map(|row| row.cells.iter().map(|cell| cell.of(text)).collect::<Vec<_>>().join("\t"))
                .collect();
            assert_eq!(shown.join("\n"), inner, "cells make up the table");
        } else {
            assert!(!inner.contains(|c: char| c.is_control()), "{inner:?}");
            assert_eq!(inner, inner.trim());
        }
        at = block.span.end as usize;
    }
    assert_eq!(at, text.len());
    assert!(!text.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
    // Sentences in order, each within a block.
    let mut at = 0;
    for sentence in &document.sentences {
        assert!(at <= sentence.start && !sentence.is_empty());
        assert!(document.blocks.iter().any(|block| block.span.contains(*sentence)));
        assert!(text.get(sentence.range()).is_some());
        at = sentence.end;
    }
    // Each visible character is in a sentence, and what was copied is the same in the source.
    let mut copied = vec![false; source.len()];
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        if !c.is_whitespace() {
            assert!(document.sentence_at(at as u32).is_some(), "{c:?} at {at} is in no sentence");
        }
        let from = document.map.to_source(span);
        let original = source.get(from.range()).expect("the map stays within the source");
        if !from.is_empty() {
            assert_eq!(original, span.of(text));
            copied[from.start as usize] = true;
        }
    }
    // Removals in order, on boundaries; every letter and digit is copied or removed.
    let mut at = 0;
    for removal in &document.removed {
        assert!(at <= removal.source.start && source.get(removal.source.range()).is_some());
        assert!(!removal.source.is_empty());
        copied[removal.source.range()].fill(true);
        at = removal.source.start;
    }
    for (at, c) in source.char_indices() {
        assert!(!c.is_alphanumeric() || copied[at], "{c:?} at {at} of {source:?} is lost");
    }
}

#[test]
fn a_headline_is_printed_once() {
    check(
        "Mali’s Leader Goes to Moscow\n\nMali's Leader Goes to Moscow\n\nHe left on Monday.\n",
        "T Mali’s Leader Goes to Moscow\nP He left on Monday.\n",
    );
    check(
        "Mali junta expels envoy\n\nThe envoy left on Monday.\n",
        "T Mali junta expels envoy\nP The envoy left on Monday.\n",
    );
    check(
        "MALI EXPELS\nENVOY\n\nThe envoy left on Monday.\n",
        "T MALI EXPELS ENVOY\nP The envoy left on Monday.\n",
    );
    check("# Mali votes\nIt was calm.", "T Mali votes\nP It was calm.\n");
}

#[test]
fn a_sentence_is_no_headline() {
    check("The envoy left.\n\nHe was glad.", "P The envoy left.\nP He was glad.\n");
    check("Mali", "P Mali\n");
    check("a snippet without a stop", "P a snippet without a stop\n");
    check("By Jane Roe\n\nThe envoy left on Monday.", "P By Jane Roe\nP The envoy left on Monday.\n");
    check("WASHINGTON, Jan 5 (AP) —\n\nThe envoy left.", "P WASHINGTON, Jan 5 (AP) — The envoy left.\n");
    check("!!!", "");
    check("Read more", "P Read more\n");
}

#[test]
fn wrapped_newswire_is_whole() {
    let source = "\
ENVOY LEAVES BAMAKO

    BAMAKO, Jan 5 (Newswire) - The envoy of a neighbouring state left
the capital on Monday after talks with the foreign minister. No deal
was signed.
    \"We shall meet again,\" he told reporters at the airport, where a
crowd had gathered since the morning.
    The minister, Mr. A.
Roe, said that the talks had been useful and would go on in March.
    He gave no date.
";
    check(
        source,
        "\
T ENVOY LEAVES BAMAKO
P BAMAKO, Jan 5 (Newswire) - The envoy of a neighbouring state left the capital on Monday after talks with the \
foreign minister. No deal was signed.
P \"We shall meet again,\" he told reporters at the airport, where a crowd had gathered since the morning.
P The minister, Mr. A. Roe, said that the talks had been useful and would go on in March.
P He gave no date.
",
    );
}

#[test]
fn wrapped_lines_between_blanks_are_one_paragraph() {
    let source = "\
The envoy of a neighbouring state left the capital on Monday after
talks with the foreign minister of the country. No deal was signed.
A second round is planned in March.

He told reporters that he would come back soon, and that the crowd
had been kind to him. There were no incidents at the airport where
police stood.
";
    check(
        source,
        "\
P The envoy of a neighbouring state left the capital on Monday after talks with the foreign minister of the \
country. No deal was signed. A second round is planned in March.
P He told reporters that he would come back soon, and that the crowd had been kind to him. There were no \
incidents at the airport where police stood.
",
    );
}

#[test]
fn lines_broken_anywhere_are_joined() {
    check(
        "The talks went on.\n\nUltimately,\nthe decisions made\ncould change much.\nAs such,\nwork remains vital.\n",
        "P The talks went on.\nP Ultimately, the decisions made could change much. As such, work remains vital.\n",
    );
}

#[test]
fn a_paragraph_a_line_stays_so() {
    check(
        "The envoy met Prime Minister Jane J.\nRoe in Bamako.\nHe left on Monday.\n“So be it,” she said.\n",
        "P The envoy met Prime Minister Jane J. Roe in Bamako.\nP He left on Monday.\nP “So be it,” she said.\n",
    );
    check(
        "It was said on Monday in the capital that the\n\nAdvertisement\n\nenvoy would leave.",
        "P It was said on Monday in the capital that the envoy would leave.\n",
    );
}

#[test]
fn headings_are_seen() {
    check(
        "The envoy left on Monday.\nA Delicate Balance Ahead\nThe talks will go on in March.\n",
        "P The envoy left on Monday.\nH2 A Delicate Balance Ahead\nP The talks will go on in March.\n",
    );
    check(
        "The envoy left on Monday.\n\nWhat comes next\n\nThe talks between the two countries will go on in March, the minister of the \
         interior said on Sunday.\n",
        "P The envoy left on Monday.\nH2 What comes next\nP The talks between the two countries will go on in March, \
         the minister of the interior said on Sunday.\n",
    );
    check(
        "Title of It\n\n## First part\ntext here.\n\nSecond part\n-----------\n\nmore here.\n",
        "T Title of It\nH2 First part\nP text here.\nH2 Second part\nP more here.\n",
    );
    // The last line heads nothing.
    check("The envoy left on Monday.\n\nThe Daily News\n", "P The envoy left on Monday.\nP The Daily News\n");
    // A lead-in is a sentence.
    check(
        "The agenda centers on pillars:\n\n• Peace\n• Trade\n",
        "P The agenda centers on pillars:\n-0 Peace\n-0 Trade\n",
    );
}

#[test]
fn lists_are_read() {
    check(
        "They agreed:\n- peace in\n  the north\n- trade\n  - of gold\n  - of salt\n- work\n\nThen they left.",
        "P They agreed:\n-0 peace in the north\n-0 trade\n-1 of gold\n-1 of salt\n-0 work\nP Then they left.\n",
    );
    check("They agreed:\n\n1. Peace.\n2. Trade.\n", "P They agreed:\n10 Peace.\n10 Trade.\n");
    check("It rose to\n- so they say - a third.", "P It rose to - so they say - a third.\n");
    check("1. He said so.\n\nThen he left.", "P 1. He said so.\nP Then he left.\n");
    check("“Why?”\n- Jane Roe", "P “Why?”\nP - Jane Roe\n");
}

#[test]
fn tables_of_markdown_and_of_columns() {
    check(
        "| Country | **Leader** |\n|:--|--:|\n| Mali | Goïta |\n| Niger | |\n",
        "# Country | Leader\n| Mali | Goïta\n| Niger | \n",
    );
    check("a|b\n--|--\n1|2\n", "# a | b\n| 1 | 2\n");
    check("Name\tPopulation\nMali\t22\nNiger\t26\n", "# Name | Population\n| Mali | 22\n| Niger | 26\n");
    check("Mali or | Niger", "P Mali or | Niger\n");
}

#[test]
fn tables_flattened_to_lines() {
    check(
        "They met.\n\nCountry Main Focus\nMali Deepening ties\nNiger Pursuing trade deals\nBurkina Faso Cultivating culture\n\nSo.",
        "P They met.\n# Country | Main Focus\n| Mali | Deepening ties\n| Niger | Pursuing trade deals\n\
         | Burkina Faso | Cultivating culture\nP So.\n",
    );
    check(
        "They met.\n\nCountry Area Population\nMali 1,240 22.4\nBurkina Faso 274 22.1\n\nSo.",
        "P They met.\n# Country | Area | Population\n| Mali | 1,240 | 22.4\n| Burkina Faso | 274 | 22.1\nP So.\n",
    );
    // Names are no table.
    check(
        "They came.\n\nThe Guests\nJohn Johnson of London\nMary Thompson of Paris\nJane Jackson of Rome\n\nSo.",
        "P They came.\nP The Guests\nP John Johnson of London\nP Mary Thompson of Paris\nP Jane Jackson of Rome\nP So.\n",
    );
}

#[test]
fn markup_left_as_text() {
    check(
        "He <b>left</b> &amp; she stayed.\n< table class = \"t\" >\n< strong >Area< / strong > th > < strong >Aim< / strong > th >\n\
         < / tr >\nPeace< / td > Talks< / td >\n< / tr > < td >Trade\n< / td >< td>Deals< / td > tr >\n\nThey met again.",
        "P He left & she stayed.\n# Area | Aim\n| Peace | Talks\n| Trade | Deals\nP They met again.\n",
    );
    check(
        "<h2>Part</h2><p>One.</p><p>Two,<br>three.</p><ul><li>a</li><li>b</li></ul><blockquote>So.</blockquote>",
        "H2 Part\nP One.\nP Two, three.\n-0 a\n-0 b\n> So.\n",
    );
    check("Texaco <P> and <S> rose > 3 pct.", "P Texaco <P> and <S> rose > 3 pct.\n");
    check("x < y and y > z, <unk> too", "P x < y and y > z, <unk> too\n");
    check("<script>let a = 1;</script>He left.", "P He left.\n");
    check("<script>He left.", "P He left.\n");
    check("> He said so\n> and left.\n\nShe stayed.", "> He said so and left.\nP She stayed.\n");
}

#[test]
fn parsed_markup() {
    let source = "<div><h1>A b</h1><p>One\ntwo <x-y z=\"<b>\">three</x-y>&lt;td&gt;.</p><ul><li>a<ul><li>b</li></ul></li></ul></div>";
    let document = clean_markup(source, None);
    assert_eq!(show(&document), "T A b\nP One two three<td>.\n-0 a\n-1 b\n");
    holds(source, &document);
}

#[test]
fn furniture_is_named() {
    let document = clean("He left.\n\n2 Comments\n\nA science writer who loves maps.\n\n1 - 2 - 3\n");
    let rules: Vec<RemovalRule> = document.removed.iter().map(|removal| removal.rule).collect();
    assert_eq!(document.text, "He left.");
    assert_eq!(rules, [RemovalRule::CommentCount, RemovalRule::AuthorLine, RemovalRule::Pagination]);
}

/// Pieces of the kinds of text that the rules look for.
fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[A-Za-zé’.,:;!? ]{1,30}",
        "[a-z]{2,8}( [a-z]{2,8}){3,12}[.]?",
        "([A-Z][a-z]{2,8} ?){1,5}",
        "\\PC{0,6}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\n- ".to_owned()),
        Just("\n1. ".to_owned()),
        Just("\n  • ".to_owned()),
        Just("\n| a | b |".to_owned()),
        Just("\n|---|---|\n".to_owned()),
        Just("\n# ".to_owned()),
        Just("\n> ".to_owned()),
        Just("\n=====\n".to_owned()),
        Just("**".to_owned()),
        Just("_".to_owned()),
        Just("[x](http://a.b)".to_owned()),
        Just("<td>".to_owned()),
        Just("< / td >".to_owned()),
        Just("<tr>".to_owned()),
        Just(" tr >".to_owned()),
        Just("<table>".to_owned()),
        Just("</table>".to_owned()),
        Just("<li>".to_owned()),
        Just("<ul>".to_owned()),
        Just("<blockquote>".to_owned()),
        Just("<h2>".to_owned()),
        Just("</h2>".to_owned()),
        Just("<!-- x -->".to_owned()),
        Just("<script>".to_owned()),
        Just("&nbsp;".to_owned()),
        Just("&amp;".to_owned()),
        Just("\u{a0}".to_owned()),
        Just("\u{ad}".to_owned()),
        Just("\t".to_owned()),
        Just("   ".to_owned()),
        Just("\u{85}".to_owned()),
        Just("\u{2028}".to_owned()),
        Just("\nRead more\n".to_owned()),
        Just("2 Comments".to_owned()),
        Just("\nCountry Area\nMali 12\nNiger 13\n".to_owned()),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn whatever_the_source(source in messy()) {
        holds(&source, &clean(&source));
    }

    #[test]
    fn any_characters(source in "\\PC{0,80}") {
        holds(&source, &clean(&source));
    }

    #[test]
    fn clean_prose_stays(paragraphs in proptest::collection::vec("[A-Z][a-z]{1,9}( [a-z]{2,9}){4,30} today[.]", 1..8)) {
        let source = paragraphs.join("\n\n");
        let document = clean(&source);
        prop_assert_eq!(&document.text, &source);
        prop_assert!(document.blocks.iter().all(|block| block.kind == BlockKind::Paragraph));
        prop_assert!(document.removed.is_empty());
    }
}
