//! Sentences of running text: abbreviations, initials, ellipses and quotes do not end one.
//!
//! A sentence ends at a line break, and at `.`, `!`, `?`, an ellipsis or their counterparts in other scripts,
//! with the closing quotes and brackets after them, where
//!
//! - white space follows and then something that can begin a sentence: a capital, a digit, an opening quote.
//!   A lower-case letter begins one only after a plain full stop at the end of an ordinary word of four
//!   letters or more, since careless texts do that (`... issues. the ministers`), and never after a closing
//!   quote (`"Why?" he asked`);
//! - or no space follows but should: a lower-case word, the stop, and a capitalised word
//!   (`partnerships.The implications`; not `Node.js`, `U.S.-led` or an address);
//! - and the stop does not belong to an abbreviation that goes on ([`abbreviation`]).
//!
//! An enumerator (`1.`, `a)`) does not stand alone. This module must not know blocks: whoever calls it passes
//! them one at a time.

use super::language::{Lang, TextTables, tables};
use super::{Span, abbreviation, abbreviation::Stop};

/// The sentences of `within` of a text whose language is not told; see [`sentences_by`].
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    sentences_by(tables(Lang::Undetermined), text, within)
}

/// The sentences of `within`, in order, trimmed of outer white space, by the tables of the text's language. Linear
/// in the length.
pub fn sentences_by(tables: &TextTables, text: &str, within: Span) -> Vec<Span> {
    let Some(text) = text.get(..within.end as usize) else { return Vec::new() };
    if !text.is_char_boundary(within.start as usize) {
        return Vec::new();
    }
    let mut splitter =
        Splitter { text, bytes: text.as_bytes(), start: within.start as usize, found: Vec::new(), tables };
    let mut at = within.start as usize;
    while let Some(&byte) = splitter.bytes.get(at) {
        at = match byte {
            b'\n' => {
                splitter.close(at);
                at + 1
            }
            b'.' | b'!' | b'?' => splitter.terminal(at, 1),
            // Lead bytes of the terminals outside ASCII: ؟ ۔ । 。 … ！ ？
            0xD8 | 0xDB | 0xE0 | 0xE2 | 0xE3 | 0xEF => splitter.wide(at),
            _ => at + 1,
        };
    }
    splitter.close(text.len());
    splitter.found
}

/// Whether `c` closes what a sentence was in: quotes and brackets.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '}' | '」' | '』')
}

struct Splitter<'a> {
    text: &'a str,
    bytes: &'a [u8],
    /// Where the present sentence began.
    start: usize,
    found: Vec<Span>,
    tables: &'a TextTables,
}

impl Splitter<'_> {
    /// Ends the present sentence at `end`, if anything is in it.
    fn close(&mut self, end: usize) {
        let sentence = self.text.get(self.start..end).unwrap_or("");
        let body = sentence.trim();
        if !body.is_empty() {
            let start = self.start + (sentence.len() - sentence.trim_start().len());
            self.found.push(Span::new(start, start + body.len()));
        }
        self.start = end;
    }

    /// A terminal outside ASCII at `at`, or whatever else begins with that byte.
    fn wide(&mut self, at: usize) -> usize {
        let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { return at + 1 };
        match c {
            '…' | '؟' | '۔' => self.terminal(at, c.len_utf8()),
            // These need no space after them.
            '。' | '！' | '？' | '।' => {
                let end = self.closers(at + c.len_utf8());
                self.close(end);
                end
            }
            _ => at + c.len_utf8(),
        }
    }

    /// Past the closing marks at `at`.
    fn closers(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        at + (rest.len() - rest.trim_start_matches(is_closer).len())
    }

    /// Reads the run of terminals that begins at `at` and ends the sentence after it if one ends there.
    /// Gives the place to read on from.
    fn terminal(&mut self, at: usize, width: usize) -> usize {
        // The whole run, `. . .` included.
        let mut end = at + width;
        let mut count = 1;
        loop {
            let rest = self.text.get(end..).unwrap_or("");
            let (skipped, bare) = match rest.strip_prefix(' ') {
                Some(bare) if bare.starts_with('.') && self.bytes.get(end - 1) == Some(&b'.') => (1, bare),
                _ => (0, rest),
            };
            let Some(c) = bare.chars().next().filter(|c| matches!(c, '.' | '!' | '?' | '…')) else { break };
            end += skipped + c.len_utf8();
            count += 1;
        }
        let run = end;
        end = self.closers(end);
        let quoted = end > run;
        let rest = self.text.get(end..).unwrap_or("");
        let plain = count == 1 && self.bytes.get(at) == Some(&b'.');
        let word = word_before(self.text, self.start, at);
        let stops = &self.tables.stops;
        let stop =
            if plain { abbreviation::read(self.text, self.start, word, at, stops) } else { Stop::Mark };
        let Some(next) = rest.chars().next() else { return end };
        let ends = if next.is_whitespace() {
            (abbreviation::begins_sentence(stop, rest, stops)
                || stop == Stop::BeforeStarter && self.is_place(word, at, rest))
                && self.begins_after(rest, word, at, plain && !quoted)
        } else {
            stop == Stop::Mark && count == 1 && space_is_missing(self.text, self.start, at, rest)
        };
        if ends && !self.is_enumerator(at) {
            self.close(end);
        }
        end
    }

    /// Whether the acronym between two places of the text names a place at the end of its sentence.
    fn is_place(&self, word: usize, at: usize, rest: &str) -> bool {
        let part = |from: usize, to: usize| self.text.get(from..to).unwrap_or("");
        abbreviation::ends_place(part(self.start, word), part(word, at), rest, &self.tables.stops)
    }

    /// Whether the text after a stop and white space can begin a sentence.
    fn begins_after(&self, rest: &str, word: usize, at: usize, plain: bool) -> bool {
        let rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return false };
        if !first.is_alphabetic() {
            // A closing bracket, a comma or a dash goes on.
            return !matches!(first, ',' | ';' | ':' | '.' | ')' | ']' | '-' | '–' | '—' | '/' | '&' | '…');
        }
        if !first.is_lowercase() {
            return true;
        }
        let word = self.text.get(word..at).unwrap_or("");
        plain && word.chars().count() >= 4 && word.chars().all(char::is_lowercase)
    }

    /// Whether the sentence so far is nothing but a number or letter that counts.
    fn is_enumerator(&self, at: usize) -> bool {
        let so_far = self.text.get(self.start..at).unwrap_or("").trim_start();
        let so_far = so_far.strip_prefix('(').unwrap_or(so_far);
        match so_far.len() {
            1 => so_far.bytes().all(|b| b.is_ascii_alphanumeric()),
            2 | 3 => so_far.bytes().all(|b| b.is_ascii_digit()),
            _ => false,
        }
    }
}

/// Where the word that ends at `at` begins, not before `from`.
pub(crate) fn word_before(text: &str, from: usize, at: usize) -> usize {
    let before = text.get(from..at).unwrap_or("");
    before
        .char_indices()
        .rev()
        .take(40)
        .take_while(|&(_, c)| c.is_alphabetic() || matches!(c, '.' | '\'' | '’'))
        .last()
        .map_or(at, |(offset, _)| from + offset)
}

/// Whether a space is missing between the stop at `at` and `rest`, what follows it: the word before the stop
/// is in lower case, what follows is a capitalised word, and neither is part of an address.
pub(crate) fn space_is_missing(text: &str, from: usize, at: usize, rest: &str) -> bool {
    let mut next = rest.chars();
    let capital = next.next().is_some_and(char::is_uppercase);
    if !capital {
        return false;
    }
    // `The`, or `A ` and `I `.
    let second = next.next();
    let word_follows = second.is_some_and(char::is_lowercase)
        || rest.starts_with(['A', 'I']) && second.is_some_and(char::is_whitespace);
    if !word_follows {
        return false;
    }
    let word = text.get(word_before(text, from, at)..at).unwrap_or("");
    let last = word.rsplit('.').next().unwrap_or("");
    let mut letters = last.chars().rev();
    let lower =
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_alphabetic);
    if !lower || last.len() != word.len() {
        return false;
    }
    let follows = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    let domain = ["com", "org", "net", "gov", "edu", "io", "co", "js", "info"];
    if domain.iter().any(|ending| follows.eq_ignore_ascii_case(ending)) {
        return false;
    }
    !in_address(text, from, at)
        && !rest.bytes().take(160).take_while(|b| !b.is_ascii_whitespace()).any(|b| b == b'@')
}

/// Whether the stretch without white space that reaches to `at` holds the marks of an address or of code.
pub(crate) fn in_address(text: &str, from: usize, at: usize) -> bool {
    text.get(from..at)
        .unwrap_or("")
        .bytes()
        .rev()
        .take(160)
        .take_while(|b| !b.is_ascii_whitespace())
        .any(|b| matches!(b, b'/' | b'@' | b'\\' | b'_' | b'=' | b'#'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `|` in `marked` stands where one sentence ends and the next begins.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let shown: Vec<&str> =
            sentences(&text, Span::new(0, text.len())).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("He left. |She stayed! |Why? |No.");
        check("In 2015. |43 countries signed. |2,000 died.");
        check("It fell 3.5 percent to 1.20 dollars. |Then it rose.");
        check("the issues. |the ministers are");
        check("“I know.” |“You do not.” |He left.");
        check("“Why?” he asked. |“Because!” she said.");
        check("(He left.) |Then she did [as well.] |So.");
        check("He asked: is it so? |“It is.”");
    }

    #[test]
    fn abbreviations_do_not() {
        check("Mr. Smith met Dr. Jones. |They spoke.");
        check("Prime Minister Apollinaire J. Kyelem de Tambela spoke. |He left.");
        check("J. R. R. Tolkien wrote. |We read.");
        check("The U.S. Senate and U.S. officials met in the U.S. |The end.");
        check("Acme Corp. said Widget Inc. Chairman Roe left Acme Corp. |It fell.");
        check("On Sept. 5 and Jan. 6 it rose. |At 9 a.m. Monday it fell at 5 p.m. |Police came.");
        check("No. 5 is alive. |Is it? |No. |It is not.");
        check("Guns, tanks, etc. |They paid, e.g. Mali did, i.e. all.");
        check("St. Louis, Gen. Simpor and Lt.-Gen. Roe v. Wade vs. Niger. |So.");
        check("It was Plan B. |The end.");
        check("He then flew to the U.S. |Ambassador Ruth O. Lindqvist stayed.");
        check("She lives in the U.S. |President Roe spoke to the U.S. President Pro Tem of the U.S. Senate.");
    }

    #[test]
    fn ellipses_and_runs() {
        check("Well... maybe. |So... |That is it?! |Yes");
        check("Wait . . . what? |And…so… on.");
    }

    #[test]
    fn a_missing_space_is_seen() {
        check("military partnerships.|The implications are.|A few know.");
        check("Use Node.js or U.S.-led or Booking.Com now");
        check("See https://example.org/a.Html now");
        check("Write to Ada.Obi@example.org now");
        check("In Mali.|Burkina is one. |“Yes.”|The end.");
    }

    #[test]
    fn line_breaks_and_enumerators() {
        check("Mali |\nNiger one. |Two");
        check("1. The first. |2. The second. |a. Another.");
        check("彼は行った。|彼女も。");
    }

    #[test]
    fn only_within() {
        let text = "One. Two. Three.";
        assert_eq!(sentences(text, Span::new(5, 9)), vec![Span::new(5, 9)]);
        assert_eq!(sentences(text, Span::new(5, 99)), vec![]);
        assert_eq!(sentences(" \n ", Span::new(0, 3)), vec![]);
    }

    proptest! {
        #[test]
        fn sentences_are_sorted_and_lose_nothing(text in "(\\PC|[A-Za-z.?!’”\" \n]){0,80}") {
            let mut at = 0;
            for span in sentences(&text, Span::new(0, text.len())) {
                let gap = text.get(at..span.start as usize).expect("sorted, on boundaries");
                prop_assert!(gap.trim().is_empty());
                prop_assert_eq!(span.of(&text), span.of(&text).trim());
                prop_assert!(!span.is_empty());
                at = span.end as usize;
            }
            prop_assert!(text[at..].trim().is_empty());
        }
    }
}
