//! Messages that stand in the text of another, as it was sent on or answered: who wrote them and when, their subject,
//! and where their text stands.
//!
//! Lines that name a sender, a day and a subject, right under each other, are the head of such a message where a mark
//! or nothing at all stands above them, or where the message says by its own subject that it was sent on.

use super::told::{Head, person, subject};

/// What stands in a text: first the words of who sent it, then each message that it holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// None for the words of who sent it.
    pub(super) head: Option<Head>,
    pub(super) text: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    From,
    Day,
    Subject,
    Other,
}

/// A head has no more lines.
const LONGEST: usize = 14;

/// The pieces of a text, where it holds another message. `sent_on` tells that the message says so itself.
pub(super) fn pieces(text: &str, sent_on: bool) -> Option<Vec<Piece>> {
    let lines: Vec<&str> = text.lines().collect();
    let mut pieces = vec![Piece::default()];
    let mut own: Vec<&str> = Vec::new();
    let mut at = 0;
    let close = |pieces: &mut Vec<Piece>, own: &mut Vec<&str>| {
        if let Some(piece) = pieces.last_mut() {
            unquoted(own).trim().clone_into(&mut piece.text);
        }
        own.clear();
    };
    while let Some(line) = lines.get(at) {
        let found = (at == 0 || !is_label_line(lines.get(at - 1).unwrap_or(&"")))
            .then(|| head(lines.get(at..).unwrap_or(&[])))
            .flatten();
        let Some((head, length)) = found else {
            own.push(line);
            at += 1;
            continue;
        };
        let above = own.iter().rposition(|line| !bare(line).is_empty());
        let is_marked = above.and_then(|at| own.get(at)).is_some_and(|line| is_mark(line));
        if !(is_marked || sent_on || above.is_none() && pieces.len() == 1) {
            own.push(line);
            at += 1;
            continue;
        }
        if is_marked {
            own.truncate(above.unwrap_or(0));
        }
        close(&mut pieces, &mut own);
        pieces.push(Piece { head: Some(head), text: String::new() });
        at += length;
    }
    close(&mut pieces, &mut own);
    (pieces.len() > 1).then_some(pieces)
}

/// The lines of a page, as its elements divide them.
pub(super) fn lines_of(page: &str) -> String {
    const APART: &[&str] =
        &["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "hr", "pre"];
    const SILENT: &[&str] = &["style", "script", "head", "title"];
    let mut out = String::with_capacity(page.len() / 2);
    let mut silent: Option<&str> = None;
    let words = |text: &str, out: &mut String| {
        let text = html_escape::decode_html_entities(text);
        for (n, word) in text.split_whitespace().enumerate() {
            if n > 0 || text.starts_with(char::is_whitespace) && !out.ends_with(['\n', ' ']) {
                out.push(' ');
            }
            out.push_str(word);
        }
        if text.ends_with(char::is_whitespace) && !out.ends_with(['\n', ' ']) {
            out.push(' ');
        }
    };
    let mut rest = page;
    while let Some((text, tag)) = rest.split_once('<') {
        if silent.is_none() {
            words(text, &mut out);
        }
        let (tag, after) =
            tag.split_once(if tag.starts_with("!--") { "-->" } else { ">" }).unwrap_or((tag, ""));
        rest = after;
        let closes = tag.starts_with('/');
        let name =
            tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or("");
        let name = name.to_ascii_lowercase();
        if let Some(known) = SILENT.iter().find(|known| **known == name) {
            silent = match silent {
                Some(open) if closes && open == *known => None,
                None if !closes => Some(known),
                other => other,
            };
        } else if name == "p" && silent.is_none() {
            out.push_str("\n\n");
        } else if (APART.contains(&name.as_str()) || matches!(name.as_str(), "br" | "tr" | "li"))
            && silent.is_none()
        {
            out.push('\n');
        }
    }
    words(rest, &mut out);
    out
}

/// A line without the signs of what is quoted or bold.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t', '\u{a0}', '|']).trim_end()
}

/// The label of a line, and what stands behind it.
fn label(line: &str) -> Option<(Label, String)> {
    let line = bare(line);
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['*', '_', ' ', '\u{a0}']).to_lowercase();
    if name.chars().count() > 20 {
        return None;
    }
    let kind = include_str!("labels.tsv").lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut cells = line.split('\t');
        let kind = cells.next()?;
        cells.any(|cell| cell == name).then_some(kind)
    })?;
    let kind = match kind {
        "from" => Label::From,
        "day" => Label::Day,
        "subject" => Label::Subject,
        _ => Label::Other,
    };
    Some((kind, value.trim_matches(['*', ' ', '\u{a0}', '\t']).to_owned()))
}

fn is_label_line(line: &str) -> bool {
    label(line).is_some()
}

/// The head of a message at the beginning of some lines, and how many lines it takes.
fn head(lines: &[&str]) -> Option<(Head, usize)> {
    let (kind, _) = label(lines.first()?)?;
    // a head begins with who wrote it or what it is about
    if kind == Label::Other {
        return None;
    }
    let mut head = Head::default();
    let mut last = None;
    let mut length = 0;
    for (n, line) in lines.iter().take(LONGEST * 2).enumerate() {
        if let Some((kind, value)) = label(line) {
            let place = match kind {
                Label::From => &mut head.sender,
                Label::Day => &mut head.day,
                Label::Subject => &mut head.subject,
                Label::Other => {
                    (last, length) = (Some(kind), n + 1);
                    continue;
                }
            };
            if place.is_some() {
                break;
            }
            *place = Some(value);
            (last, length) = (Some(kind), n + 1);
        } else if bare(line).is_empty() {
            // a blank line ends a head, unless more of it follows
            let next = lines.iter().skip(n).find(|line| !bare(line).is_empty());
            if next.is_none_or(|line| label(line).is_none()) {
                break;
            }
        } else if let Some(kind) = last.filter(|_| length == n) {
            // a long line goes on in the next
            if kind == Label::Subject
                && let Some(subject) = &mut head.subject
            {
                subject.push(' ');
                subject.push_str(bare(line));
            }
            length = n + 1;
        } else {
            break;
        }
    }
    let is_whole = head.sender.is_some() && head.day.is_some() && head.subject.is_some();
    if !is_whole {
        return None;
    }
    head.sender = head.sender.as_deref().and_then(person);
    head.subject =
        head.subject.as_deref().map(subject).filter(|subject| !subject.is_empty()).map(str::to_owned);
    Some((head, length))
}

/// Whether a line says that another message follows.
fn is_mark(line: &str) -> bool {
    let words = bare(line).trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let words = words.replace('’', "'");
    let dashes =
        |line: &str| line.len() > 4 && line.chars().all(|c| matches!(c, '-' | '_' | '=' | '—' | '*'));
    dashes(bare(line)) || include_str!("marks.tsv").lines().any(|mark| mark == words)
}

/// The lines of a text, without the signs of what is quoted where all of them have one.
fn unquoted(lines: &[&str]) -> String {
    let filled = || lines.iter().filter(|line| !line.trim().is_empty());
    if filled().next().is_some() && filled().all(|line| line.trim_start().starts_with('>')) {
        let line = |line: &&str| {
            let rest = line.trim_start();
            let rest = rest.strip_prefix('>').unwrap_or(rest);
            rest.strip_prefix(' ').unwrap_or(rest).to_owned()
        };
        return lines.iter().map(line).collect::<Vec<_>>().join("\n");
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[[&str; 4]]) {
        let found = pieces(text, false).unwrap_or_default();
        let shown: Vec<[String; 4]> = found
            .into_iter()
            .map(|piece| {
                let head = piece.head.unwrap_or_default();
                let known = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
                [known(head.sender), known(head.day), known(head.subject), piece.text]
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn what_is_sent_on_is_told_from_the_words_above_it() {
        check(
            "For you.\n\n---------- Forwarded message ---------\nFrom: Coast Courier <news@example.org>\nDate: Fri, Apr 5, 2024 at 11:30 PM\n\
             Subject: Port opens\nTo: <me@example.org>\n\n\nIt was calm.\n",
            &[
                ["-", "-", "-", "For you."],
                ["Coast Courier", "Fri, Apr 5, 2024 at 11:30 PM", "Port opens", "It was calm."],
            ],
        );
        check(
            "Anfang der weitergeleiteten Nachricht:\n\n> Von: \"Quist, Ada\" <ada@example.org>\n> Betreff: Aw: Hafen offen und\n> so weiter\n> \
             Datum: 5. April 2024 um 10:00:00 MESZ\n> An: ich@example.org\n> \n> Es war ruhig.\n> \n> Dann nicht.\n",
            &[
                ["-", "-", "-", ""],
                [
                    "Quist, Ada",
                    "5. April 2024 um 10:00:00 MESZ",
                    "Hafen offen und so weiter",
                    "Es war ruhig.\n\nDann nicht.",
                ],
            ],
        );
        check(
            "*From:* ada@example.org\n*Sent:* Friday, April 5, 2024 10:00 AM\n*To:* x\n*Subject:* FW: Port\n\nIt was calm.",
            &[["-", "-", "-", ""], ["-", "Friday, April 5, 2024 10:00 AM", "Port", "It was calm."]],
        );
    }

    #[test]
    fn lines_of_a_page_are_those_that_it_shows() {
        let page = "<head><title>x</title><style>p{}</style></head><div>FYI<br><br><div>--- Forwarded message ---<br>From: <b>Ada\n Quist</b> \
            <span>&lt;<a href=x>a@example.org</a>&gt;</span><br>Date: x</div><p>It was <i>calm</i>.</p><p>Then not.</p></div>";
        let lines = lines_of(page);
        let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(
            lines,
            [
                "FYI",
                "--- Forwarded message ---",
                "From: Ada Quist <a@example.org>",
                "Date: x",
                "It was calm.",
                "Then not."
            ]
        );
    }

    #[test]
    fn what_a_text_tells_of_other_letters_stays_in_it() {
        check("The mail was short.\n\nFrom: A\nDate: 5 April 2024\nSubject: Port\n\nIt said no more.", &[]);
        check("From: Accra\nTo: Lagos\n\nIt was calm.", &[]);
        check("", &[]);
    }
}
