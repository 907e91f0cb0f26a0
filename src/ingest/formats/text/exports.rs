//! Articles that an archive of the press has put into one text, each with lines that say what it is.
//!
//! Where one ends and the next begins is certain, or the text is left as it is: `Document 1 of 12`, `1 of 12 DOCUMENTS`,
//! `End of Document`, `Document COURIE0020240405ek45`. What the lines around an article say is taken where a label, a day
//! or its place says what it is.

use super::line::{whole_day, without_by};
use crate::annotate::Day;
use crate::ingest::reading::Field;
use crate::text::Span;

/// An article of an export.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Fields that it tells, each with the line that does.
    pub(super) told: Vec<(Field, String, String)>,
    pub(super) published: Option<Day>,
    /// What stands for its day and is none.
    pub(super) unread: Option<String>,
    /// The lines that tell of it and are none of its text.
    pub(super) lines: Vec<Span>,
}

/// How an archive parts its articles.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A line above each: `Document 1 of 12`, and the fields below the text.
    Above,
    /// A line above each: `1 of 12 DOCUMENTS`, the outlet and the day next.
    Counted,
    /// A line below each: `End of Document`.
    Below,
    /// A line below each, with its number in the archive.
    Numbered,
}

/// A line of the text, without the white space around it.
#[derive(Clone, Copy)]
struct Line<'a> {
    at: usize,
    text: &'a str,
}

/// The articles of an export; none where the text is no such thing.
pub(super) fn of(text: &str) -> Option<Vec<Entry>> {
    let mut at = 0;
    let lines: Vec<Line<'_>> = text
        .split_inclusive('\n')
        .map(|line| {
            let start = at + line.len() - line.trim_start().len();
            at += line.len();
            Line { at: start, text: line.trim() }
        })
        .collect();
    let kind = lines.iter().find_map(|line| mark(line.text).map(|(kind, _)| kind))?;
    let marks: Vec<usize> = (0..lines.len())
        .filter(|&n| lines.get(n).and_then(|line| mark(line.text)).is_some_and(|(found, _)| found == kind))
        .collect();
    let is_above = matches!(kind, Kind::Above | Kind::Counted);
    if is_above {
        // they are counted
        let count = |n: &usize| lines.get(*n).and_then(|line| mark(line.text)?.1);
        let counts: Option<Vec<(u32, u32)>> = marks.iter().map(count).collect();
        let counts = counts?;
        let is_counted =
            counts.windows(2).all(|two| matches!(two, [one, next] if one.0 < next.0 && one.1 == next.1));
        if !is_counted || counts.iter().any(|(n, all)| n > all) {
            return None;
        }
    }
    let mut parts: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for (n, &mark) in marks.iter().enumerate() {
        if is_above {
            parts.push((mark, marks.get(n + 1).copied().unwrap_or(lines.len())));
        } else {
            parts.push((from, mark + 1));
            from = mark + 1;
        }
    }
    let entries: Vec<Entry> =
        parts.iter().filter_map(|&(from, to)| entry(kind, lines.get(from..to)?, text)).collect();
    // what stands before the first and behind the last is told of nothing
    (entries.len() == parts.len()).then_some(entries)
}

/// How a line parts articles, and its count.
fn mark(line: &str) -> Option<(Kind, Option<(u32, u32)>)> {
    if line.len() > 60 {
        return None;
    }
    if line == "End of Document" {
        return Some((Kind::Below, None));
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let count = |n: &str, all: &str| Some((n.parse().ok()?, all.parse().ok()?));
    match words[..] {
        ["Document" | "Dokument", n, "of" | "von", all] => Some((Kind::Above, Some(count(n, all)?))),
        [n, "of" | "von", all, "DOCUMENTS" | "DOKUMENTEN"] => Some((Kind::Counted, Some(count(n, all)?))),
        ["Document", number] if is_number(number) => Some((Kind::Numbered, None)),
        _ => None,
    }
}

/// Whether a word is the number of an article in an archive: letters of its outlet, the day, and more.
fn is_number(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= 18
        && digits >= 10
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// A label with what it labels.
fn label(line: &str) -> Option<(Option<Field>, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim().to_lowercase();
    let row = include_str!("exports.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .find(|row| row.split('\t').skip(1).any(|known| known == label))?;
    let field = match row.split('\t').next()? {
        "title" => Some(Field::Title),
        "source" => Some(Field::Source),
        "author" => Some(Field::Author),
        "published" => Some(Field::Published),
        "url" => Some(Field::Url),
        "language" => Some(Field::Language),
        _ => None,
    };
    Some((field, value.trim()))
}

/// Whether a line says how long an article is: `112 words`.
fn is_length(line: &str) -> bool {
    let Some((number, words)) = line.split_once(' ') else { return false };
    matches!(words, "words" | "Wörter" | "mots")
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

fn is_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["copyright", "©", "(c) ", "all rights reserved"].iter().any(|begin| lower.starts_with(begin))
}

/// Reads one article. None where its head is not what it should be.
fn entry(kind: Kind, lines: &[Line<'_>], text: &str) -> Option<Entry> {
    let mut found = Entry::default();
    let (first, last) = (lines.first()?, lines.last()?);
    found.span = Span::new(first.at.min(text.len()), (last.at + last.text.len()).min(text.len()));
    let filled: Vec<Line<'_>> = lines.iter().copied().filter(|line| !line.text.is_empty()).collect();
    // where the text of the article begins, and what stands before it
    let begins = match kind {
        Kind::Above => filled.iter().position(|line| line.text.starts_with("Full text:")),
        Kind::Below => filled.iter().position(|line| line.text == "Body").map(|at| at + 1),
        Kind::Counted => filled.iter().position(|line| line.text.starts_with("LENGTH:")).map(|at| at + 1),
        Kind::Numbered => {
            let length = filled.iter().position(|line| is_length(line.text))?;
            let rights = filled.iter().skip(length).take(12).position(|line| is_rights(line.text));
            Some(length + rights? + 1)
        }
    }?;
    let head = filled.get(..begins)?;
    let mut day_at = None;
    for (n, line) in head.iter().enumerate() {
        found.gone(line);
        match label(line.text) {
            Some((field, value)) => found.label(field, value, line.text),
            None if day_at.is_none() && found.published.is_none() => {
                if let Some(day) = whole_day(line.text) {
                    found.published = Some(day);
                    found.tell(Field::Published, day.to_string(), line.text);
                    day_at = Some(n);
                }
            }
            None => {}
        }
    }
    let is_plain = |line: &Line<'_>| {
        label(line.text).is_none()
            && !is_rights(line.text)
            && mark(line.text).is_none()
            && !is_rule(line.text)
    };
    let plain = |at: usize| head.get(at).filter(|line| is_plain(line));
    match kind {
        Kind::Counted => {
            let day_at = day_at?;
            if let Some(outlet) = (1..day_at).find_map(plain) {
                found.tell(Field::Source, outlet.text.to_owned(), outlet.text);
            }
            let is_edition = |line: &Line<'_>| line.text.to_lowercase().ends_with("edition");
            let title = head.get(day_at + 1..)?.iter().find(|line| is_plain(line) && !is_edition(line))?;
            found.title(title);
        }
        Kind::Below => {
            let title = head.iter().find(|line| is_plain(line))?;
            found.title(title);
            if let Some(outlet) =
                day_at.and_then(|at| plain(at.checked_sub(1)?)).filter(|line| line.at != title.at)
            {
                found.tell(Field::Source, outlet.text.to_owned(), outlet.text);
            }
        }
        Kind::Numbered => {
            let title = head.iter().find(|line| is_plain(line))?;
            found.title(title);
            let length = head.iter().position(|line| is_length(line.text))?;
            for line in head.get(..length)? {
                if let Some(names) = without_by(line.text).filter(|_| line.at != title.at) {
                    found.tell(Field::Author, names, line.text);
                }
            }
            // a time may stand between the day and the outlet
            let is_time = |line: &&Line<'_>| line.text.contains(':') && line.text.len() <= 8;
            if let Some(outlet) =
                head.get(day_at? + 1..)?.iter().find(|line| !is_time(line)).filter(|line| is_plain(line))
            {
                found.tell(Field::Source, outlet.text.to_owned(), outlet.text);
            }
        }
        Kind::Above => {
            let title = head.iter().find(|line| is_plain(line))?;
            found.title(title);
        }
    }
    // the lines below the text: from the last on, as long as all of them tell of it
    for line in filled.get(begins..)?.iter().rev() {
        if let Some((field, value)) = label(line.text).filter(|_| line.text.len() < 400) {
            found.label(field, value, line.text);
        } else if mark(line.text).is_none() && !is_rights(line.text) && !is_rule(line.text) {
            break;
        }
        found.gone(line);
    }
    if kind == Kind::Above {
        // `Full text:` stands before the first words, in their line
        let line = filled.get(begins)?;
        found.lines.push(Span::new(line.at, line.at + "Full text:".len()));
    }
    found.lines.sort_by_key(|line| line.start);
    Some(found)
}

/// Whether a line is a stroke and no more.
fn is_rule(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '_' | '-' | '=' | '*'))
}

impl Entry {
    fn gone(&mut self, line: &Line<'_>) {
        self.lines.push(Span::new(line.at, line.at + line.text.len()));
    }

    /// Takes a line of the head for the headline, which stays in the text.
    fn title(&mut self, line: &Line<'_>) {
        self.lines.retain(|gone| gone.start as usize != line.at);
        self.told.retain(|(field, ..)| *field != Field::Title);
        self.tell(Field::Title, line.text.to_owned(), line.text);
    }

    fn label(&mut self, field: Option<Field>, value: &str, line: &str) {
        let Some(field) = field.filter(|_| !value.is_empty()) else { return };
        match field {
            Field::Published => match whole_day(value) {
                Some(day) => {
                    self.published = self.published.or(Some(day));
                    self.tell(field, day.to_string(), line);
                }
                None => self.unread = self.unread.take().or_else(|| Some(value.to_owned())),
            },
            // `Coast Courier; London (UK)`
            Field::Source => {
                self.tell(field, value.split(';').next().unwrap_or(value).trim().to_owned(), line);
            }
            Field::Author => {
                self.tell(field, turned(&without_by(value).unwrap_or_else(|| value.to_owned())), line);
            }
            Field::Language => self.tell(field, crate::ingest::record::tag(value), line),
            Field::Title | Field::Url => self.tell(field, value.to_owned(), line),
        }
    }

    fn tell(&mut self, field: Field, value: String, line: &str) {
        if !self.told.iter().any(|(known, ..)| *known == field) {
            self.told.push((field, value, line.to_owned()));
        }
    }
}

/// `Quist, Ada` as `Ada Quist`, and several with strokes between them likewise.
fn turned(names: &str) -> String {
    let one = |name: &str| match name.split_once(',') {
        Some((family, given)) if !given.contains(',') && !family.trim().contains(' ') => {
            format!("{} {}", given.trim(), family.trim())
        }
        _ => name.trim().to_owned(),
    };
    names.split(';').map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::read;

    #[track_caller]
    fn check(text: &str) {
        let reading = read(text.as_bytes(), "in/export.txt");
        assert_eq!(reading.problems, []);
        let found: Vec<[String; 6]> = reading
            .inputs
            .iter()
            .map(|input| {
                let known = |value: &Option<String>| value.clone().unwrap_or_default();
                let meta = &input.meta;
                let day = meta.published.map_or(String::new(), |day| day.to_string());
                [
                    input.file.clone(),
                    known(&meta.title),
                    known(&meta.source),
                    known(&meta.author),
                    day,
                    input.document.text.clone(),
                ]
            })
            .collect();
        let expected = [
            [
                "export.txt/1",
                "Port opens after works",
                "Coast Courier",
                "Ada Quist",
                "2024-04-05",
                "Port opens after works\n\nIt was calm in the port.",
            ],
            [
                "export.txt/2",
                "Town closes market",
                "Inland Mirror",
                "Kojo Danso",
                "2024-04-06",
                "Town closes market\n\nThe market was closed.",
            ],
        ];
        assert_eq!(found, expected);
        assert!(
            reading.inputs[0].source.contains("It was calm") && !reading.inputs[0].source.contains("Town")
        );
    }

    #[test]
    fn articles_with_a_line_above_each_are_told_apart() {
        check(
            "____________________\n\nDocument 1 of 2\n\nPort opens after works\n\nQuist, Ada. Coast Courier; London (UK) [London (UK)] 05 Apr 2024: 3.\n\n\
             Full text: It was calm in the port.\n\nTitle: Port opens after works\nAuthor: Quist, Ada\nPublication title: Coast Courier; London (UK)\n\
             Publication date: Apr 5, 2024\nProQuest document ID: 1\nDocument URL: https://example.org/1\n\n____________________\n\n\
             Document 2 of 2\n\nTown closes market\n\nDanso, Kojo. Inland Mirror; Leeds (UK) 06 Apr 2024: 5.\n\nFull text: The market was closed.\n\n\
             Author: Danso, Kojo\nPublication title: Inland Mirror; Leeds (UK)\nPublication date: Apr 6, 2024\n",
        );
        check(
            "                 1 of 2 DOCUMENTS\n\n        Coast Courier\n\n     April 5, 2024 Friday\n     First Edition\n\nPort opens after works\n\n\
             BYLINE: Ada Quist\n\nSECTION: NEWS; Pg. 3\n\nLENGTH: 112 words\n\nIt was calm in the port.\n\nLOAD-DATE: April 6, 2024\n\nLANGUAGE: ENGLISH\n\n\
                     Copyright 2024 Coast Courier Ltd\n     All Rights Reserved\n\n        2 of 2 DOCUMENTS\n\n   Inland Mirror\n\n\
             April 6, 2024 Saturday\n\nTown closes market\n\nBYLINE: By Kojo Danso\n\nLENGTH: 90 words\n\nThe market was closed.\n\nLOAD-DATE: April 7, 2024\n",
        );
    }

    #[test]
    fn articles_with_a_line_below_each_are_told_apart() {
        check(
            "Port opens after works\nCoast Courier\nApril 5, 2024 Friday\n\nCopyright 2024 Coast Courier Ltd All Rights Reserved\n\nSection: NEWS; Pg. 3\n\
             Length: 112 words\nByline: Ada Quist\nBody\n\nIt was calm in the port.\n\nLoad-Date: April 6, 2024\n\n\nEnd of Document\n\n\
             Town closes market\nInland Mirror\nApril 6, 2024 Saturday\n\nCopyright 2024 Inland Mirror\n\nLength: 90 words\nByline: Kojo Danso\nBody\n\n\
             The market was closed.\n\nLoad-Date: April 7, 2024\n\nEnd of Document\n",
        );
        check(
            "Port opens after works\n\nBy Ada Quist\n112 words\n5 April 2024\n10:30\nCoast Courier\nCOURIE\nEnglish\n(c) 2024 Coast Courier Ltd.\n\n\
             It was calm in the port.\n\nDocument COURIE0020240405ek4500001\n\nTown closes market\n\nBy Kojo Danso\n90 words\n6 April 2024\nInland Mirror\n\
             INLMIR\nEnglish\n(c) 2024 Inland Mirror\n\nThe market was closed.\n\nDocument INLMIR0020240406ek4600002\n",
        );
    }

    #[test]
    fn what_is_not_certain_is_one_text() {
        for text in [
            "Document 1 of 12\n\nIt was calm, and nobody had the others.\n",
            "The file was called so.\n\nEnd of Document\n",
            "He asked for it.\n\nDocument A1\n",
            "Document 2 of 2\n\nA\n\nFull text: x\n\nDocument 1 of 2\n\nB\n\nFull text: y\n",
        ] {
            assert_eq!(read(text.as_bytes(), "in/a.txt").inputs.len(), 1, "{text}");
            assert!(of(text).is_none(), "{text}");
        }
    }
}
