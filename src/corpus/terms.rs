//! Terms: what the index files a text under, and what the words of a search are matched with.
//!
//! A term is finer than a token of `text`: it is folded, and it forgets what a reader who types a query does not
//! think of. The rules, in full:
//! - a term is a run of letters and digits, folded; every other character divides;
//! - a possessive `'s` is dropped: "Niger's" is `niger`;
//! - inner apostrophes are dropped: "don't" is `dont`, "N'Djamena" is `ndjamena`;
//! - letters divided by single full stops are one term: "U.S." is `us`, "p.m." is `pm`;
//! - digits keep an inner point and lose an inner comma: "3.5" is `3.5`, "1,984" is `1984`;
//! - an ideograph or a kana is a term of its own, so that a word of such a script is found as a phrase.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

use crate::text::letter::is_mark;
use crate::text::{Span, fold};

/// A term with the place where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Term<'a> {
    /// Where it stands in the text, without the possessive.
    pub(crate) span: Span,
    /// The folded form; never empty.
    pub(crate) form: Cow<'a, str>,
}

/// How many bytes of a term count: enough for a word of any language.
pub(crate) const LONGEST: usize = 96;

/// The terms of a text, in order. Linear in its length.
pub(crate) fn terms(text: &str) -> Terms<'_> {
    Terms { text, base: 0, chars: text.char_indices().peekable() }
}

/// The terms of a stretch of a text, with spans in the whole text.
pub(crate) fn terms_in(text: &str, within: Span) -> Terms<'_> {
    let part = within.of(text);
    Terms { text: part, base: within.start, chars: part.char_indices().peekable() }
}

/// Iterator of [`terms`].
pub(crate) struct Terms<'a> {
    text: &'a str,
    base: u32,
    chars: Peekable<CharIndices<'a>>,
}

impl<'a> Iterator for Terms<'a> {
    type Item = Term<'a>;

    fn next(&mut self) -> Option<Term<'a>> {
        loop {
            let (start, c) = self.chars.next()?;
            if !inside(c) {
                continue;
            }
            let end = if stands_alone(c) { start + c.len_utf8() } else { self.run(start, c) };
            let written = self.text.get(start..end).unwrap_or("");
            let mut form = fold::fold_cow(written);
            let point = form.starts_with(|c: char| c.is_ascii_digit());
            let stays = |c: char| c.is_alphanumeric() || c == '.' && point;
            if !form.chars().all(stays) {
                form.to_mut().retain(stays);
            }
            if form.is_empty() {
                continue;
            }
            if form.len() > LONGEST {
                let end = form.floor_char_boundary(LONGEST);
                form.to_mut().truncate(end);
            }
            let (start, end) = (start as u32 + self.base, end as u32 + self.base);
            return Some(Term { span: Span { start, end }, form });
        }
    }
}

impl Terms<'_> {
    /// Reads on from the first character of a term and gives its end.
    fn run(&mut self, start: usize, first: char) -> usize {
        let mut end = start + first.len_utf8();
        let mut last = first;
        // whether each letter so far was followed by a full stop
        let mut dotted = first.is_alphabetic();
        while let Some(&(at, c)) = self.chars.peek() {
            if inside(c) && !stands_alone(c) {
                dotted = dotted && !inside(last);
                end = at + c.len_utf8();
                last = c;
                self.chars.next();
                continue;
            }
            let rest = self.text.get(at + c.len_utf8()..).unwrap_or("");
            let mut ahead = rest.chars();
            let (next, after) = (ahead.next(), ahead.next());
            let joins = match c {
                '.' if last.is_numeric() => next.is_some_and(char::is_numeric),
                // "U.S.", "p.m." but neither "end.Then" nor "e.Then"
                '.' => {
                    (dotted || end - start == last.len_utf8())
                        && last.is_alphabetic()
                        && next.is_some_and(char::is_alphabetic)
                        && !after.is_some_and(char::is_alphanumeric)
                }
                ',' => {
                    last.is_numeric()
                        && rest.len() >= 3
                        && rest.bytes().take(3).all(|b| b.is_ascii_digit())
                        && !rest.as_bytes().get(3).is_some_and(u8::is_ascii_digit)
                }
                '\'' | '’' | 'ʼ' => {
                    let possessive =
                        matches!(next, Some('s' | 'S')) && !after.is_some_and(char::is_alphanumeric);
                    if possessive {
                        // the `s` belongs to no term
                        self.chars.next();
                        self.chars.next();
                        return end;
                    }
                    last.is_alphabetic() && next.is_some_and(char::is_alphabetic)
                }
                _ => false,
            };
            if !joins {
                return end;
            }
            dotted = c == '.' && (dotted || end - start == last.len_utf8());
            last = c;
            self.chars.next();
        }
        end
    }
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || is_joined(c)
}

/// Marks that belong to the letter before them, and what no reader sees.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && (matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || is_mark(c))
}

fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_what_a_reader_would_type() {
        let cases: &[(&str, &str)] = &[
            ("", ""),
            ("Niger's leader, Niger’s army", "niger leader niger army"),
            ("The U.S. and the U.S.A. at 5 p.m.", "the us and the usa at 5 pm"),
            ("It ended.Then it began. A.", "it ended then it began a"),
            ("1,984 people, 3.5%, 10,20 and 5,000,000.", "1984 people 3.5 10 20 and 5000000"),
            ("N'Djamena don’t O'Brien's 'quoted'", "ndjamena dont obrien quoted"),
            ("Russia-Burkina Faso G5 80th", "russia burkina faso g5 80th"),
            ("東京 と", "東 京 と"),
            ("J. Kyelem", "j kyelem"),
            ("Traore\u{301}’s co\u{ad}op Łódź", "traore coop lodz"),
            ("--- ... ’s", "s"),
        ];
        for (text, expected) in cases {
            let found: Vec<String> = terms(text).map(|term| term.form.into_owned()).collect();
            assert_eq!(found.join(" "), *expected, "in {text:?}");
        }
    }

    #[test]
    fn spans_leave_the_possessive_out() {
        let text = "So Niger’s U.S. ties";
        let words: Vec<&str> = terms(text).map(|term| term.span.of(text)).collect();
        assert_eq!(words, ["So", "Niger", "U.S", "ties"]);
        let part: Vec<&str> = terms_in(text, Span::new(3, 12)).map(|term| term.span.of(text)).collect();
        assert_eq!(part, ["Niger"]);
    }
}
