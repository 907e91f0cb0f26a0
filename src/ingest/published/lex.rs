//! A text cut into numbers, words and signs.

use std::ops::Range;

/// A number, a word or a sign.
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) span: Range<usize>,
    /// Whether a space stands before it, or nothing at all.
    pub(super) spaced: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Digits, and how many; the value of more than 14 is 0.
    Number { value: u64, digits: usize },
    /// Letters, with apostrophes inside.
    Word,
    /// Anything else that is no space.
    Sign(char),
}

impl Token<'_> {
    /// Whether it is that word, in lower case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of those signs.
    pub(super) fn is_sign(&self, signs: &[char]) -> bool {
        matches!(self.kind, Kind::Sign(sign) if signs.contains(&sign))
    }
}

/// Signs of East Asian dates, each a token of its own though it is a letter.
pub(super) const YEAR_SIGNS: [char; 2] = ['年', '년'];
pub(super) const MONTH_SIGNS: [char; 2] = ['月', '월'];
pub(super) const DAY_SIGNS: [char; 2] = ['日', '일'];

fn is_letter(c: char) -> bool {
    c.is_alphabetic() && ![YEAR_SIGNS, MONTH_SIGNS, DAY_SIGNS].as_flattened().contains(&c)
}

/// The tokens of a text, in its order.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut spaced = true;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let begin = text.len() - rest.len();
        let len = if first.is_ascii_digit() {
            rest.bytes().take_while(u8::is_ascii_digit).count()
        } else if is_letter(first) {
            let inside = |c: char| is_letter(c) || matches!(c, '\'' | '’' | '\u{300}'..='\u{36f}');
            rest.find(|c: char| !inside(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(len);
        rest = after;
        if first.is_whitespace() || matches!(first, '\u{200b}'..='\u{200f}' | '\u{feff}') {
            spaced = true;
            continue;
        }
        let kind = if first.is_ascii_digit() {
            Kind::Number { value: if len > 14 { 0 } else { token.parse().unwrap_or(0) }, digits: len }
        } else if is_letter(first) {
            Kind::Word
        } else {
            Kind::Sign(first)
        };
        found.push(Token { kind, text: token, span: begin..begin + len, spaced });
        spaced = false;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut() {
        let found: Vec<(&str, bool)> =
            tokens("8th d’août, 2025年5月").iter().map(|token| (token.text, token.spaced)).collect();
        let expected = [
            ("8", true),
            ("th", false),
            ("d’août", true),
            (",", false),
            ("2025", true),
            ("年", false),
            ("5", false),
            ("月", false),
        ];
        assert_eq!(found, expected);
    }
}
