//! Tokens: words, numbers and marks.
//!
//! The rules, which every annotator above relies on:
//!
//! - A **word** is a run of letters (any script, with combining marks). It keeps an apostrophe between two
//!   letters (`don't`, `Jama’at`, `O'Brien`), a full stop before a lower-case letter (`Node.js`,
//!   `example.com`), and the stops of a dotted acronym (`U.S.`, `a.m.`, `J.K.`, `Ph.D.`). The last stop
//!   stays with the word where the sentence splitter knows the abbreviation (`Mr.`, `Sept.`, an initial such
//!   as `J.`), whether or not a sentence ends there as well; otherwise it is a mark. `ties.The` is three
//!   tokens: a stop before a capital joins nothing but acronyms.
//! - A possessive (in English `'s`, `’s` or `'S`) is a word of its own that begins with the apostrophe, after words and
//!   numbers alike; so is the `'s` of `it's`. The apostrophe of `nations'` is a mark.
//! - A **number** is a run of digits with inner points (`3.5`, `192.168.0.1`) and commas between groups of at
//!   most three digits (`1,984`; but `8,2025` is three tokens). Colons, slashes and hyphens divide:
//!   `2025-04-30` and `10:30` are numbers with marks between.
//! - Digits and letters without a break are **mixed**: `80th`, `G5`, `2020s`, `1.5bn`, `m²`.
//! - A hyphen or dash is a mark, inside a compound too (`Russia-Burkina`, `COVID-19`). A run of full stops or
//!   of one dash is one mark; every other symbol is one by itself (`$`, `%`, `"`, `@`).
//! - `\n`, `\t` and the Unicode line and paragraph separators are **breaks**, one each. Other white space
//!   gives no token.
//!
//! ASCII is dispatched by byte; anything else by the properties of its character. This module must not know
//! blocks or sentences.

use super::language::{Lang, TextTables, tables};
use super::{Span, abbreviation, abbreviation::Stop, letter};

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes or full stops (`don't`, `U.S.`); a possessive `'s` is a token of its own.
    Word,
    /// Digits, with inner points and commas (`1,984`, `3.5`).
    Number,
    /// Digits and letters together (`80th`, `G5`, `2020s`).
    Mixed,
    /// One punctuation mark or symbol; a run of the same dots or dashes is one token.
    Mark,
    /// A line break or a tab: nothing reads across it.
    Break,
}

/// The tokens of `within` of a text whose language is not told; see [`tokens_by`] and
/// [`Document::tokens`](super::Document::tokens).
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    tokens_by(tables(Lang::Undetermined), text, within)
}

/// The tokens of `within`, in order, by the tables of the text's language. White space other than breaks gives
/// none. Linear in the length.
pub fn tokens_by(tables: &TextTables, text: &str, within: Span) -> Vec<Token> {
    let Some(text) = text.get(..within.end as usize) else { return Vec::new() };
    if !text.is_char_boundary(within.start as usize) {
        return Vec::new();
    }
    let mut found = Vec::with_capacity(within.len() / 5 + 4);
    let reader = Reader { text, bytes: text.as_bytes(), from: within.start as usize, tables };
    let mut at = reader.from;
    while at < reader.bytes.len() {
        let (class, width) = reader.class(at);
        let (end, kind) = match class {
            Class::Space => {
                at += width;
                continue;
            }
            Class::Break => (at + width, TokenKind::Break),
            Class::Letter => reader.word(at, at + width, TokenKind::Word),
            Class::Digit => reader.number(at),
            // A combining mark with nothing to combine with.
            Class::Joiner => (at + width, TokenKind::Mark),
            Class::Mark => {
                if is_apostrophe(reader.bytes, at).is_some()
                    && found.last().is_some_and(|last: &Token| {
                        last.span.end as usize == at
                            && matches!(last.kind, TokenKind::Word | TokenKind::Number | TokenKind::Mixed)
                    })
                    && let Some(end) = reader.possessive(at)
                {
                    (end, TokenKind::Word)
                } else {
                    (reader.mark(at, width), TokenKind::Mark)
                }
            }
        };
        found.push(Token { span: Span::new(at, end), kind });
        at = end;
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Space,
    Break,
    Mark,
    /// Continues a word, begins none: combining marks, soft hyphens, joiners.
    Joiner,
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
const ASCII: [Class; 128] = {
    let mut table = [Class::Mark; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'\n' | b'\t' => Class::Break,
            b' ' | b'\r' | 0x0b | 0x0c => Class::Space,
            _ => Class::Mark,
        };
        byte += 1;
    }
    table
};

fn class_of(c: char) -> Class {
    if c.is_alphabetic() {
        Class::Letter
    } else if c.is_numeric() {
        Class::Digit
    } else if matches!(c, '\u{2028}' | '\u{2029}') {
        Class::Break
    } else if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
        Class::Space
    } else if letter::is_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{2060}') {
        Class::Joiner
    } else {
        Class::Mark
    }
}

/// The width of an apostrophe at `at`: `'` or `’`, and the modifier letter or prime used for it.
fn is_apostrophe(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at)? {
        b'\'' => Some(1),
        0xE2 if bytes.get(at + 1..at + 3) == Some(&[0x80, 0x99]) => Some(3),
        _ => None,
    }
}

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    from: usize,
    tables: &'a TextTables,
}

impl Reader<'_> {
    #[expect(clippy::indexing_slicing, reason = "the table has a class for each byte of ASCII")]
    /// The class and width of the character at `at`; past the end, a space of no width.
    fn class(&self, at: usize) -> (Class, usize) {
        match self.bytes.get(at) {
            None => (Class::Space, 0),
            Some(&byte) if byte < 128 => (ASCII[byte as usize], 1),
            Some(_) => match self.text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(c) => (class_of(c), c.len_utf8()),
                None => (Class::Space, 1),
            },
        }
    }

    /// Reads on in a word or mixed token that began at `start`, from `at`.
    fn word(&self, start: usize, mut at: usize, mut kind: TokenKind) -> (usize, TokenKind) {
        // Where the present part began, after the last inner stop.
        let mut part = start;
        loop {
            while let Some(&byte) = self.bytes.get(at)
                && byte.is_ascii_alphabetic()
            {
                at += 1;
            }
            let (class, width) = self.class(at);
            match class {
                Class::Letter | Class::Joiner => at += width,
                Class::Digit => {
                    kind = TokenKind::Mixed;
                    at += width;
                }
                Class::Mark if self.bytes.get(at) == Some(&b'.') && kind == TokenKind::Word => {
                    if let Some(next) = self.inner_stop(part, at) {
                        part = next;
                        at = next;
                    } else {
                        let stays = abbreviation::read(self.text, self.from, start, at, &self.tables.stops)
                            != Stop::Mark
                            && self.bytes.get(at + 1) != Some(&b'.');
                        return (at + usize::from(stays), kind);
                    }
                }
                Class::Mark => {
                    let Some(quote) = is_apostrophe(self.bytes, at) else { return (at, kind) };
                    let inner = kind == TokenKind::Word
                        && self.class(at + quote).0 == Class::Letter
                        && self.possessive(at).is_none();
                    if !inner {
                        return (at, kind);
                    }
                    at += quote;
                }
                Class::Space | Class::Break => return (at, kind),
            }
        }
    }

    /// Where the word goes on after the stop at `at`, if the stop joins two parts of one word.
    fn inner_stop(&self, part: usize, at: usize) -> Option<usize> {
        let next = self.text.get(at + 1..)?.chars().next()?;
        if !next.is_alphabetic() {
            return None;
        }
        // A capital joins after one letter (`U.S`), or two that begin with a capital (`Ph.D`).
        let mut before = self.text.get(part..at)?.chars();
        let (first, second, third) = (before.next(), before.next(), before.next());
        let short = second.is_none() || third.is_none() && first.is_some_and(char::is_uppercase);
        let alone = !self
            .text
            .get(at + 1 + next.len_utf8()..)
            .is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        let joins = !next.is_uppercase() || short && alone;
        joins.then_some(at + 1)
    }

    /// The end of a possessive whose apostrophe stands at `at`.
    fn possessive(&self, at: usize) -> Option<usize> {
        let s = at + is_apostrophe(self.bytes, at)?;
        let letter = self.tables.possessive?;
        let is_s = self.bytes.get(s).is_some_and(|&b| char::from(b).eq_ignore_ascii_case(&letter));
        let ends = !matches!(self.class(s + 1).0, Class::Letter | Class::Digit | Class::Joiner)
            && is_apostrophe(self.bytes, s + 1)
                .is_none_or(|quote| self.class(s + 1 + quote).0 != Class::Letter);
        (is_s && ends).then_some(s + 1)
    }

    fn number(&self, start: usize) -> (usize, TokenKind) {
        let mut at = self.digits(start);
        let mut group = at - start;
        loop {
            let joins = match self.bytes.get(at) {
                Some(b'.') => true,
                Some(b',') => group <= 3,
                _ => false,
            };
            if !joins || self.class(at + 1).0 != Class::Digit {
                break;
            }
            let end = self.digits(at + 1);
            if self.bytes.get(at) == Some(&b',') && end - at - 1 > 3 {
                break;
            }
            group = end - at - 1;
            at = end;
        }
        match self.class(at).0 {
            Class::Letter => self.word(start, at, TokenKind::Mixed),
            _ => (at, TokenKind::Number),
        }
    }

    fn digits(&self, mut at: usize) -> usize {
        while let (Class::Digit, width) = self.class(at) {
            at += width;
        }
        at
    }

    /// The end of the mark at `at`: a run of full stops or of one dash is one.
    fn mark(&self, at: usize, width: usize) -> usize {
        let mark = self.bytes.get(at..at + width).unwrap_or(&[]);
        let mut end = at + width;
        if matches!(mark, b"." | b"-" | [0xE2, 0x80, 0x90..=0x95 | 0xA6]) {
            while self.bytes.get(end..end + width) == Some(mark) {
                end += width;
            }
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Tokens as words; a letter after `/` gives the kind where it is not the plain one.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = tokens(text, Span::new(0, text.len()))
            .into_iter()
            .map(|token| {
                let kind = match token.kind {
                    TokenKind::Word => "",
                    TokenKind::Number => "/n",
                    TokenKind::Mixed => "/x",
                    TokenKind::Mark => "/m",
                    TokenKind::Break => return "/b".to_owned(),
                };
                format!("{}{kind}", token.span.of(text))
            })
            .collect();
        assert_eq!(shown.join(" "), expected, "{text:?}");
    }

    #[test]
    fn words_keep_apostrophes_and_acronym_stops() {
        check("don't stop", "don't stop");
        check("Jama’at Nasr", "Jama’at Nasr");
        check("the U.S. and its", "the U.S. and its");
        check("U.S.-led", "U.S. -/m led");
        check("by J.K. Rowling", "by J.K. Rowling");
        check("Apollinaire J. Kyelem", "Apollinaire J. Kyelem");
        check("Apollinaire J.", "Apollinaire J.");
        check("Mr. Smith met Sgt. Jones on Sept. 5.", "Mr. Smith met Sgt. Jones on Sept. 5/n ./m");
        check("a Ph.D. at 9 a.m.", "a Ph.D. at 9/n a.m.");
        check("Node.js and example.com.", "Node.js and example.com ./m");
        check("partnerships.The end", "partnerships ./m The end");
        check("cafe\u{301}s", "cafe\u{301}s");
        check("Wait... what", "Wait .../m what");
        check("etc...", "etc .../m");
    }

    #[test]
    fn possessives_stand_alone() {
        check("Traoré’s rule", "Traoré ’s rule");
        check("NIGER'S", "NIGER 'S");
        check("the U.S.'s aid", "the U.S. 's aid");
        check("nations' 'so", "nations '/m '/m so");
        check("it's 's", "it 's '/m s");
        check("the 1980's", "the 1980/n 's");
        check("rock’n’roll", "rock’n’roll");
    }

    #[test]
    fn numbers_and_mixed() {
        check("1,984 and 3.5", "1,984/n and 3.5/n");
        check("2025-04-30", "2025/n -/m 04/n -/m 30/n");
        check("10:30, 5.", "10/n :/m 30/n ,/m 5/n ./m");
        check("May 8,2025", "May 8/n ,/m 2025/n");
        check("$40 15%", "$/m 40/n 15/n %/m");
        check("80th G5 2020s 1.5bn", "80th/x G5/x 2020s/x 1.5bn/x");
        check("COVID-19", "COVID -/m 19/n");
        check("No. 5", "No. 5/n");
    }

    #[test]
    fn marks_and_breaks() {
        check("Russia-Burkina", "Russia -/m Burkina");
        check("a -- b — c", "a --/m b —/m c");
        check("“So,” he", "“/m So ,/m ”/m he");
        check("a\tb\nc \u{a0} d", "a /b b /b c d");
        check("", "");
    }

    #[test]
    fn a_part_of_a_text_is_read_alone() {
        let text = "éa bé c";
        assert_eq!(tokens(text, Span::new(0, 3)).len(), 1);
        assert_eq!(tokens(text, Span::new(1, 3)), vec![], "not on a boundary");
        assert_eq!(tokens(text, Span::new(4, 99)), vec![], "past the end");
    }

    proptest! {
        #[test]
        fn tokens_are_sorted_and_cover_what_is_not_space(text in "(\\PC|[a-z'’.,0-9 \n\t-]){0,60}") {
            let found = tokens(&text, Span::new(0, text.len()));
            let mut at = 0;
            for token in &found {
                let gap = text.get(at..token.span.start as usize).expect("sorted, on boundaries");
                prop_assert!(gap.chars().all(|c| class_of(c) == Class::Space), "{gap:?}");
                prop_assert!(!token.span.of(&text).is_empty());
                at = token.span.end as usize;
            }
            prop_assert!(text[at..].chars().all(|c| class_of(c) == Class::Space));
        }
    }
}
