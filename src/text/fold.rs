//! Folding: the form under which a reader expects two spellings to be the same; and stems.
//!
//! Both are functions of the word alone. This module must not know what is searched or matched with them.

use std::borrow::Cow;

use super::language::{Lang, tables};
use super::letter::{base, is_mark};

/// Lower case, no diacritics, curly quotes and dashes plain, ligatures and full-width forms apart: `Brontë’s`
/// gives `bronte's`.
pub fn fold(word: &str) -> String {
    fold_cow(word).into_owned()
}

/// As [`fold`], without a copy where the word is folded already.
pub fn fold_cow(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        if word.bytes().any(|b| b.is_ascii_uppercase()) {
            return Cow::Owned(word.to_ascii_lowercase());
        }
        return Cow::Borrowed(word);
    }
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    Cow::Owned(folded)
}

/// As [`fold`], written at the end of `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.is_ascii() {
        let start = out.len();
        out.push_str(word);
        if let Some(added) = out.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        return;
    }
    // A lower-cased `İ` ends in a mark, so marks go after that.
    for c in word.chars().flat_map(char::to_lowercase) {
        // Of the compatible forms of Unicode, those that news uses.
        match base(c) {
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            'ª' => out.push('a'),
            '²' | '³' => out.push(if c == '²' { '2' } else { '3' }),
            '¹' => out.push('1'),
            '…' => out.push_str("..."),
            '\u{a0}' | '\u{2009}' | '\u{202f}' => out.push(' '),
            // full width
            '\u{ff01}'..='\u{ff5e}' => {
                out.extend(char::from_u32(u32::from(c) - 0xfee0).into_iter().flat_map(char::to_lowercase));
            }
            'ø' | 'º' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ŧ' => out.push('t'),
            'ſ' => out.push('s'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            'ŋ' => out.push_str("ng"),
            '‘' | '’' | '‚' | '‛' | 'ʼ' | 'ʻ' | '′' => out.push('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => out.push('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
            // what no reader sees
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if is_mark(c) => {}
            c => out.push(c),
        }
    }
}

/// The stem of a folded word of a language that is not told; see [`TextTables::stem`](super::TextTables::stem).
pub fn stem(folded: &str) -> String {
    tables(Lang::Undetermined).stem(folded)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn spellings_meet() {
        #[track_caller]
        fn check(word: &str, expected: &str) {
            assert_eq!(fold(word), expected);
            let mut out = "x".to_owned();
            fold_into(word, &mut out);
            assert_eq!(out, format!("x{expected}"));
        }
        check("Mali", "mali");
        check("Traoré’s", "traore's");
        check("Goïta", "goita");
        check("GOI\u{308}TA", "goita");
        check("“Łódź–Straße”", "\"lodz-strasse\"");
        check("Ærø İstanbul ısı", "aero istanbul isi");
        check("ﬁve ２", "five 2");
        check("co\u{ad}op", "coop");
        check("Nguyễn Phú TRỌNG", "nguyen phu trong");
        check("ΆΝΑΣΣΑ Ёлка Й", "ανασσα елка и");
        check("", "");
    }

    #[test]
    fn plain_words_are_not_copied() {
        assert!(matches!(fold_cow("mali"), Cow::Borrowed("mali")));
    }

    #[test]
    fn stems_meet() {
        assert_eq!(stem("countries"), stem("country"));
        assert_eq!(stem("strengthening"), stem("strengthened"));
        assert_ne!(stem("mali"), stem("niger"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(word in "\\PC{0,12}") {
            let once = fold(&word);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
