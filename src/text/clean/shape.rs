//! The shape of a line: what can be seen of it without knowing what it says.

use super::super::abbreviation::{self, Stop};
use super::super::fold::fold;
use super::super::language::TextTables;
use super::super::sentence::{is_closer, word_before};

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// A sentence ends here.
    Sentence,
    /// A colon: something is announced.
    Colon,
    /// A sentence goes on: a comma, a dash, `of`, `Mr.`
    Open,
    /// Neither can be seen.
    Bare,
}

/// How `line` ends, given the line after it.
pub(super) fn end(line: &str, next: &str, tables: &TextTables) -> End {
    let body = line.trim_end_matches(is_closer);
    let Some(last) = body.chars().next_back() else { return End::Bare };
    match last {
        '!' | '?' | '…' | '。' | '؟' | '！' | '？' | '।' => End::Sentence,
        '.' => {
            if body.len() < line.len() || body.ends_with("..") {
                return End::Sentence;
            }
            let stop = body.len() - 1;
            let word = word_before(body, 0, stop);
            let (before, letters) = (&body[..word], &body[word..stop]);
            let stop = abbreviation::read_between(&tables.stops, before, letters, next);
            if stop == Stop::Mark
                || next.is_empty()
                || abbreviation::begins_sentence(stop, next, &tables.stops)
            {
                End::Sentence
            } else if stop == Stop::Part || letters.chars().nth(1).is_none() {
                End::Open
            } else {
                // `Inc.` or `U.S.` and a capital: either.
                End::Bare
            }
        }
        ':' => End::Colon,
        ',' | ';' | '-' | '–' | '—' | '_' | '&' | '(' | '[' | '“' | '‘' | '/' => End::Open,
        _ if body.len() < line.len() => End::Bare,
        _ => {
            let word = last_word(body);
            if word.len() <= 8 && tables.lines.carrying.binary_search(&word).is_ok() {
                End::Open
            } else {
                End::Bare
            }
        }
    }
}

fn last_word(line: &str) -> &str {
    let start = line
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + line.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    line.get(start..).unwrap_or("")
}

/// Counts over the words of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// Characters.
    pub(super) width: usize,
    /// Words: stretches with at least one letter or digit.
    pub(super) words: usize,
    /// Words that a headline in title case begins with a capital, and how many do.
    pub(super) heavy: usize,
    pub(super) capitals: usize,
    /// Letters, and how many of them are in upper case.
    pub(super) letters: usize,
    pub(super) upper: usize,
    /// Words that are numbers.
    pub(super) numbers: usize,
}

impl Shape {
    pub(super) fn of(line: &str, tables: &TextTables) -> Self {
        let mut shape = Self { width: line.chars().count(), ..Self::default() };
        for word in line.split(char::is_whitespace) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            let Some(first) = word.chars().next() else { continue };
            shape.words += 1;
            if !first.is_alphabetic() {
                shape.numbers += 1;
                continue;
            }
            if word.is_ascii() {
                shape.letters += word.bytes().filter(u8::is_ascii_alphabetic).count();
                shape.upper += word.bytes().filter(u8::is_ascii_uppercase).count();
            } else {
                shape.letters += word.chars().filter(|c| c.is_alphabetic()).count();
                shape.upper += word.chars().filter(|c| c.is_uppercase()).count();
            }
            if first.is_lowercase() && word.len() <= 7 && tables.lines.small.binary_search(&word).is_ok() {
                continue;
            }
            shape.heavy += 1;
            shape.capitals += usize::from(!first.is_lowercase());
        }
        shape
    }

    /// Whether it is set in capitals throughout.
    pub(super) fn is_upper(self) -> bool {
        self.letters >= 4 && self.upper * 10 >= self.letters * 9
    }

    /// Whether it is set in the title case of English headlines.
    pub(super) fn is_title_case(self) -> bool {
        self.is_upper() || self.heavy >= 2 && self.capitals * 20 >= self.heavy * 17
    }
}

/// Whether a line is a dateline and nothing more: `BAMAKO, Mali (AP) --`.
pub(super) fn is_dateline(line: &str) -> bool {
    let place = line.trim_end_matches(['-', '–', '—', '_', ' ']);
    let first = place.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    place.len() < line.len()
        && line.len() <= 80
        && first.chars().nth(2).is_some()
        && first.chars().all(char::is_uppercase)
}

/// Whether the first letter is in lower case; opening quotes are passed over.
pub(super) fn starts_lower(line: &str) -> bool {
    line.trim_start_matches(['“', '‘', '"', '\'', '(']).starts_with(char::is_lowercase)
}

/// Characters of the first word of a line.
pub(super) fn first_word_width(line: &str) -> usize {
    line.chars().take_while(|c| !c.is_whitespace()).count()
}

/// Whether two lines say the same but for case, quotes, spaces and punctuation.
pub(super) fn same_words(a: &str, b: &str) -> bool {
    // Far apart in length, they cannot be.
    if a.len() > 2 * b.len() + 8 || b.len() > 2 * a.len() + 8 {
        return false;
    }
    let first =
        |line: &str| line.chars().find(|c| c.is_alphanumeric()).map(|c| fold(c.encode_utf8(&mut [0; 4])));
    if first(a) != first(b) {
        return false;
    }
    let letters = |line: &str| -> String { fold(line).chars().filter(|c| c.is_alphanumeric()).collect() };
    let (a, b) = (letters(a), letters(b));
    !a.is_empty() && a == b
}

#[cfg(test)]
mod tests {
    use super::super::super::language::{Lang, tables};
    use super::*;

    #[test]
    fn ends_are_seen() {
        #[track_caller]
        fn check(line: &str, next: &str, expected: End) {
            assert_eq!(end(line, next, tables(Lang::En)), expected, "{line} / {next}");
        }
        check("He left.", "She stayed", End::Sentence);
        check("He left.”", "She stayed", End::Sentence);
        check("Prime Minister Apollinaire J.", "Kyelem de Tambela", End::Open);
        check("He met Mr.", "Smith", End::Open);
        check("made in the U.S.", "The end", End::Sentence);
        check("made in the U.S.", "Senate", End::Bare);
        check("Ultimately,", "the", End::Open);
        check("the people of", "Mali", End::Open);
        check("pillars:", "x", End::Colon);
        check("A Heading", "x", End::Bare);
        check("", "x", End::Bare);
    }

    #[test]
    fn headlines_are_seen() {
        #[track_caller]
        fn check(line: &str, expected: bool) {
            assert_eq!(Shape::of(line, tables(Lang::En)).is_title_case(), expected, "{line}");
        }
        check("A Delicate Balance Ahead", true);
        check("The Conclusion", true);
        check("Russia’s Growing Footprint in Africa", true);
        check("Implications for the Sahel and Beyond", true);
        check("BAHIA COCOA REVIEW", true);
        check("The agenda of these talks centers on pillars", false);
        check("Mali junta expels French ambassador", false);
        check("He met Ibrahim Traoré in Ouagadougou on Monday", false);
        check("42", false);
    }

    #[test]
    fn repeats_are_seen() {
        assert!(same_words("Faso’s Traoré", "Faso's TRAORE"));
        assert!(!same_words("Faso", "Mali"));
        assert!(!same_words("...", "!!!"));
    }
}
