//! Marks within a line: emphasis, code, and the addresses of links, as markdown writes them.
//!
//! This room must not know lines or blocks.

use super::super::{Removal, RemovalRule, Span};
use super::piece::Piece;

/// How far the address of a link may reach.
const LONGEST_ADDRESS: usize = 2000;

/// Takes emphasis, code marks and the addresses of links out of the pieces from `first` on.
#[expect(clippy::indexing_slicing, reason = "the first new piece is at most as many pieces as there are")]
pub(super) fn inline(source: &str, pieces: &mut Vec<Piece>, first: usize, removed: &mut Vec<Removal>) {
    let marked = |piece: &Piece| {
        piece.instead.is_none()
            && piece.span.of(source).bytes().any(|b| matches!(b, b'*' | b'_' | b'`' | b']'))
    };
    if !pieces[first..].iter().any(marked) {
        return;
    }
    let old = pieces.split_off(first);
    for piece in old {
        if !marked(&piece) {
            pieces.push(piece);
            continue;
        }
        let mut cuts = cuts(piece.span.of(source));
        cuts.sort_unstable_by_key(|cut| cut.start);
        let base = piece.span.start;
        let mut at = base;
        for cut in cuts {
            let cut = Span { start: base + cut.start, end: base + cut.end };
            if cut.start < at {
                continue;
            }
            if at < cut.start {
                pieces.push(Piece { span: Span { start: at, end: cut.start }, instead: None });
            }
            removed.push(Removal { source: cut, rule: RemovalRule::Markup });
            at = cut.end;
        }
        if at < piece.span.end {
            pieces.push(Piece { span: Span { start: at, end: piece.span.end }, instead: None });
        }
    }
}

/// The marks of emphasis and links in a line. Each kind of mark is looked for once, so a line of nothing but
/// asterisks costs no more than its length.
#[expect(clippy::indexing_slicing, reason = "every place was found in these bytes")]
fn cuts(text: &str) -> Vec<Span> {
    let mut cuts = Vec::new();
    let bytes = text.as_bytes();
    // Openers that wait for their closer: where, and which mark.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut brackets: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            // An escape of markdown: only the sign is meant.
            b'\\'
                if bytes
                    .get(at + 1)
                    .is_some_and(|b| matches!(b, b'*' | b'_' | b'`' | b'[' | b']' | b'#')) =>
            {
                cuts.push(Span::new(at, at + 1));
                at += 2;
            }
            b'*' | b'_' | b'`' => {
                let run = bytes[at..].iter().take_while(|&&b| b == byte).count();
                let mark = match text.get(at..at + run) {
                    Some(mark) if run <= 3 => mark,
                    _ => {
                        at += run;
                        continue;
                    }
                };
                let before = text[..at].chars().next_back();
                let after = text[at + run..].chars().next();
                let closes = before.is_some_and(|c| !c.is_whitespace())
                    && after.is_none_or(|c| !c.is_alphanumeric() || byte == b'*' && run > 1);
                let opens = after.is_some_and(|c| !c.is_whitespace())
                    && before.is_none_or(|c| !c.is_alphanumeric() || byte == b'*' && run > 1);
                let waiting = open.iter().rposition(|(_, waiting)| *waiting == mark);
                if let Some(index) = waiting
                    && closes
                {
                    let (from, _) = open[index];
                    open.truncate(index);
                    cuts.push(Span::new(from, from + run));
                    cuts.push(Span::new(at, at + run));
                } else if opens && open.len() < 8 {
                    open.push((at, mark));
                }
                at += run;
            }
            b'[' => {
                if brackets.len() < 8 {
                    brackets.push(at);
                }
                at += 1;
            }
            b']' => {
                let start = brackets.pop();
                if let Some(start) = start
                    && bytes.get(at + 1) == Some(&b'(')
                    && let Some(length) = text.get(at + 2..).and_then(link_length)
                {
                    let image = start > 0 && bytes[start - 1] == b'!';
                    cuts.push(Span::new(start - usize::from(image), start + 1));
                    cuts.push(Span::new(at, at + 2 + length + 1));
                    at += 2 + length;
                }
                at += 1;
            }
            _ => at += 1,
        }
    }
    cuts
}

/// The length of the address of a link, which closes with a bracket and holds no space but before a title.
fn link_length(rest: &str) -> Option<usize> {
    let length = rest.bytes().take(LONGEST_ADDRESS).position(|b| b == b')')?;
    let address = rest.get(..length)?;
    let place = address.split(' ').next().unwrap_or("");
    let is_address = place.contains("//")
        || place.starts_with(['/', '#', '.', '<'])
        || place.starts_with("mailto:")
        || place.contains('.') && !place.contains(char::is_whitespace);
    is_address.then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_and_links_are_cut() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            let mut pieces = vec![Piece { span: Span::new(0, text.len()), instead: None }];
            inline(text, &mut pieces, 0, &mut Vec::new());
            let shown: String = pieces.iter().map(|piece| piece.span.of(text)).collect();
            assert_eq!(shown, expected);
        }
        check("a **bold** and *slanted* word", "a bold and slanted word");
        check("__Mali__ and _Niger_", "Mali and Niger");
        check("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4");
        check("see [the report](https://example.org/a_b) now", "see the report now");
        check("![A map](map.png)", "A map");
        check("he said [sic] (then) so", "he said [sic] (then) so");
        check("a `code` mark", "a code mark");
        check("****** and **open", "****** and **open");
        check("* * *", "* * *");
        check("2 \\* 3 and a\\_b", "2 * 3 and a_b");
        check("f***ing 5* hotel*", "f***ing 5* hotel*");
    }
}
