//! Lists: which lines begin an item, and with what marker.

use super::super::language::TextTables;
use super::lines::{Line, Lines, Mark};
use super::shape::{End, end};

/// The marker that a line begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    /// Bytes of the marker and the space after it.
    pub(super) len: usize,
    pub(super) kind: MarkerKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkerKind {
    /// A sign used for nothing else (`•`).
    Bullet,
    /// A sign with other uses (`-`, `*`, `+`).
    Dash(char),
    /// A number.
    Number(u32),
}

/// Reads the marker at the head of a line.
pub(super) fn marker(line: &str) -> Option<Marker> {
    let first = line.chars().next()?;
    let after = |len: usize| {
        let rest = line.get(len..)?;
        let spaces = rest.len() - rest.trim_start().len();
        (spaces > 0 && spaces < rest.len()).then_some(len + spaces)
    };
    match first {
        '•' | '‣' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '□' | '∙' | '·' | '⁃' | '►' | '➤' | '✓' | '✔' =>
        {
            let len = first.len_utf8();
            let rest = line.get(len..)?;
            let spaces = rest.len() - rest.trim_start().len();
            (spaces < rest.len()).then_some(Marker { len: len + spaces, kind: MarkerKind::Bullet })
        }
        '-' | '*' | '+' | '–' => {
            Some(Marker { len: after(first.len_utf8())?, kind: MarkerKind::Dash(first) })
        }
        '(' | '0'..='9' => {
            let open = usize::from(first == '(');
            let digits = line[open..].bytes().take_while(u8::is_ascii_digit).count();
            let number = line.get(open..open + digits)?.parse().ok().filter(|_| digits <= 2)?;
            let close = *line.as_bytes().get(open + digits)?;
            if !(close == b')' || close == b'.' && open == 0) {
                return None;
            }
            Some(Marker { len: after(open + digits + 1)?, kind: MarkerKind::Number(number) })
        }
        _ => None,
    }
}

/// Whether a list begins at line `at`, whose marker is given: a bullet always, a dash where it can be nothing
/// else, a number where the next one follows.
pub(super) fn begins(all: &Lines, at: usize, found: Marker) -> bool {
    let Lines { lines, tables, .. } = all;
    let previous = at.checked_sub(1).and_then(|before| lines.get(before));
    let here = lines.get(at).map_or("", |line| &line.text);
    let apart = previous.is_none_or(|line| {
        line.is_blank()
            || line.mark != Mark::None
            || end(&line.text, here, tables) != End::Open && ends_or_announces(line, here, tables)
    });
    match found.kind {
        MarkerKind::Bullet => true,
        MarkerKind::Dash(sign) => {
            let announced =
                previous_text(lines, at).is_some_and(|line| end(&line.text, here, tables) == End::Colon);
            apart && (announced || follows(lines, at, |kind| kind == MarkerKind::Dash(sign)))
        }
        MarkerKind::Number(number) => {
            number <= 1 && apart && follows(lines, at, |kind| kind == MarkerKind::Number(number + 1))
        }
    }
}

fn ends_or_announces(line: &Line, next: &str, tables: &TextTables) -> bool {
    matches!(end(&line.text, next, tables), End::Sentence | End::Colon) || marker(&line.text).is_some()
}

/// The last line before `at` that holds something.
fn previous_text<'l, 'a>(lines: &'l [Line<'a>], at: usize) -> Option<&'l Line<'a>> {
    lines.get(..at)?.iter().rev().take(4).find(|line| !line.text.is_empty())
}

/// Whether a line with such a marker comes after `at`, with little between: lines that go on with an item.
fn follows(lines: &[Line], at: usize, fits: impl Fn(MarkerKind) -> bool) -> bool {
    let mut blank = false;
    for line in lines.iter().skip(at + 1).take(12) {
        if line.is_blank() {
            blank = true;
            continue;
        }
        if let Some(marker) = marker(&line.text) {
            return fits(marker.kind);
        }
        if blank && line.indent == 0 || line.mark != Mark::None {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_read() {
        #[track_caller]
        fn check(line: &str, expected: Option<(usize, MarkerKind)>) {
            assert_eq!(marker(line).map(|marker| (marker.len, marker.kind)), expected, "{line}");
        }
        check("• Mali", Some((4, MarkerKind::Bullet)));
        check("•Mali", Some((3, MarkerKind::Bullet)));
        check("- Mali", Some((2, MarkerKind::Dash('-'))));
        check("-- Mali", None);
        check("-Mali", None);
        check("12. Mali", Some((4, MarkerKind::Number(12))));
        check("(1) Mali", Some((4, MarkerKind::Number(1))));
        check("1984. A year", None);
        check("3.5 percent", None);
        check("-", None);
        check("•", None);
    }
}
