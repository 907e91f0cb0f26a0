//! Encodings: bytes become text, and what was decided on the way is said.
//!
//! In order of trust: a byte order mark; sixteen bits a character, which show; UTF-8, wherever all but a few of the
//! sequences beyond ASCII are valid, whatever the file claims, since no other encoding looks so; the page's own word
//! for it ([`declared`]); at last what the bytes look like ([`guess`]). A byte that is none of the encoding costs one
//! character, which shows as `�`. What is no text at all is refused.

mod declared;
mod guess;

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use guess::Guesser;

use super::reading::Decision;

/// A text as it was decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    /// What a curator should know of the way.
    pub(super) decisions: Vec<Decision>,
}

/// What is found in place of text, in words for a message.
pub(super) const NO_TEXT: &str = "bytes that are none, such as those of an image or a word processor";

/// The bytes are no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoText;

/// Decodes a file. `page` says that it is HTML, which may name its encoding, and in which zero bytes are dropped.
///
/// # Errors
/// Where it is no text.
pub(super) fn decode(bytes: &[u8], page: bool) -> Result<Decoded<'_>, NoText> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or(bytes);
        return by(encoding, rest, None);
    }
    if let Some(encoding) = wide(bytes) {
        return by(encoding, bytes, Some(Decision::GuessedEncoding(encoding.name())));
    }
    if looks_binary(bytes, page) {
        return Err(NoText);
    }
    let declared = if page { declared::in_page(bytes) } else { None };
    // The one encoding that writes other letters in ASCII: a page that names it means it.
    let escaped = declared.filter(|encoding| *encoding == encoding_rs::ISO_2022_JP && bytes.contains(&0x1B));
    let shape = Shape::of(bytes);
    let decoded = if let Some(encoding) = escaped {
        by(encoding, bytes, None)
    } else if shape.is_utf8() {
        by(UTF_8, bytes, None)
    } else if let Some(decoded) = declared.and_then(|encoding| as_declared(encoding, bytes)) {
        Ok(decoded)
    } else {
        let mut guesser = Guesser::new();
        guesser.feed(bytes);
        guessed(guesser.guess(bytes), bytes)
    };
    decoded.map(|decoded| if page { without_zeros(decoded) } else { decoded })
}

/// The lines of a file, each with its number from 1, decoded on its own, so that a bad byte costs only its line. What
/// has to be guessed is guessed from all lines that need it. The number of the line in what was decided is that of the
/// file.
pub(super) fn lines(bytes: &[u8]) -> Vec<(u32, Result<Decoded<'_>, NoText>)> {
    if Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8) || wide(bytes).is_some() {
        return match decode(bytes, false) {
            Ok(Decoded { text, decisions }) => {
                let mut decisions = Some(decisions);
                let line = |line: &str| {
                    let text = Cow::Owned(line.to_owned());
                    Ok(Decoded { text, decisions: decisions.take().unwrap_or_default() })
                };
                (1..).zip(text.lines().map(line)).collect()
            }
            Err(NoText) => vec![(1, Err(NoText))],
        };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let cut = || {
        bytes.split_inclusive(|&byte| byte == b'\n').map(|line| {
            let line = line.strip_suffix(b"\n").unwrap_or(line);
            line.strip_suffix(b"\r").unwrap_or(line)
        })
    };
    let mut guesser = Guesser::new();
    let mut guess = None;
    (1..)
        .zip(cut())
        .map(|(number, line)| {
            let decoded = if looks_binary(line, false) {
                Err(NoText)
            } else if Shape::of(line).is_utf8() {
                by(UTF_8, line, None)
            } else {
                let guess = *guess.get_or_insert_with(|| {
                    let strange: Vec<&[u8]> = cut().filter(|line| !Shape::of(line).is_utf8()).collect();
                    let strange = strange.join(&b'\n');
                    guesser.feed(&strange);
                    guesser.guess(&strange)
                });
                guessed(guess, line)
            };
            let decoded = decoded.map(|mut decoded| {
                for decision in &mut decoded.decisions {
                    if let Decision::BadBytes(_, line) = decision {
                        *line = number;
                    }
                }
                decoded
            });
            (number, decoded)
        })
        .collect()
}

/// Decodes in an encoding; gives what was decided, and how many bytes are none of it.
fn by<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    decision: Option<Decision>,
) -> Result<Decoded<'a>, NoText> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    let mut decisions: Vec<Decision> = decision.into_iter().collect();
    if malformed && let Some(first) = text.find(char::REPLACEMENT_CHARACTER) {
        let bad = text.matches(char::REPLACEMENT_CHARACTER).count();
        // Half of it unreadable, and the rest is chance.
        if bad * 4 > text.chars().filter(|c| !c.is_whitespace()).count() && bad > 2 {
            return Err(NoText);
        }
        let line = text.get(..first).map_or(1, |before| count_lines(before) + 1);
        decisions.push(Decision::BadBytes(bad, line));
    }
    Ok(Decoded { text, decisions })
}

/// Line ends of a text: `\n`, `\r`, or both at once.
fn count_lines(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None]));
    ends.filter(|&(&byte, next)| byte == b'\n' || byte == b'\r' && next != Some(&b'\n')).count() as u32
}

fn guessed<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Decoded<'a>, NoText> {
    if encoding.is_single_byte() && without_words(bytes) {
        return Err(NoText);
    }
    by(encoding, bytes, Some(Decision::GuessedEncoding(guess::shown(encoding))))
}

/// A text in the encoding that the page names, where its bytes bear that out.
fn as_declared<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Option<Decoded<'a>> {
    // It has been tried; sixteen bits would have shown.
    if encoding == UTF_8 || encoding == UTF_16LE || encoding == UTF_16BE {
        return None;
    }
    let decoded = by(encoding, bytes, None).ok()?;
    let bad = decoded.decisions.iter().map(|decision| match decision {
        Decision::BadBytes(count, _) => *count,
        _ => 0,
    });
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let controls = decoded.text.chars().filter(|c| ('\u{80}'..='\u{9f}').contains(c)).count();
    // One that writes every byte as some letter is contradicted by letters no word has.
    let believed = (bad.sum::<usize>() + controls) * 10 <= high;
    (believed || encoding == WINDOWS_1252).then_some(decoded)
}

fn without_zeros(mut decoded: Decoded<'_>) -> Decoded<'_> {
    if decoded.text.contains('\0') {
        decoded.text = Cow::Owned(decoded.text.replace('\0', ""));
    }
    decoded
}

/// How many of the sequences beyond ASCII are valid UTF-8, and how many are not.
#[derive(Clone, Copy, Debug, Default)]
struct Shape {
    valid: usize,
    bad: usize,
}

impl Shape {
    fn of(bytes: &[u8]) -> Shape {
        let mut shape = Shape::default();
        for chunk in bytes.utf8_chunks() {
            shape.valid += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
            shape.bad += usize::from(!chunk.invalid().is_empty());
        }
        shape
    }

    /// Whether it is UTF-8, with a few bytes broken perhaps.
    fn is_utf8(self) -> bool {
        self.bad == 0 || self.valid > 0 && (self.valid >= 2 * self.bad || self.bad == 1)
    }
}

/// The encoding of sixteen bits a character that bytes without a mark are in, where they are: zeros stand in one half of
/// every pair, and what comes of it is text with blanks in it.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 2 || even.min(odd) * 20 > even.max(odd) || even == odd {
        return None;
    }
    let little = odd > even;
    if even.max(odd) * 10 >= half * 7 {
        return Some(if little { UTF_16LE } else { UTF_16BE });
    }
    // Letters beyond Latin: only blanks and points have the zero.
    let units: Vec<u16> = head
        .as_chunks::<2>()
        .0
        .iter()
        .map(|pair| if little { u16::from_le_bytes(*pair) } else { u16::from_be_bytes(*pair) })
        .collect();
    let blanks = units.iter().filter(|unit| matches!(unit, 0x20 | 0x0A | 0x0D)).count();
    let text = char::decode_utf16(units.iter().copied())
        .filter(|unit| unit.as_ref().is_ok_and(|c| c.is_alphanumeric() || c.is_ascii_graphic()))
        .count();
    let plain = blanks * 50 >= half && (text + blanks) * 10 >= half * 9;
    plain.then_some(if little { UTF_16LE } else { UTF_16BE })
}

/// Whether bytes are those of a program or a picture: signs that steer a machine stand all through them. Zeros are such,
/// but for a handful in a page.
fn looks_binary(bytes: &[u8], page: bool) -> bool {
    let steers = |byte: &&u8| matches!(byte, 0..=8 | 0x0B | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    let count = bytes.iter().filter(steers).count();
    count * 20 > bytes.len() || !page && bytes.contains(&0)
}

/// Whether high bytes follow one another for longer than any word goes on.
fn without_words(bytes: &[u8]) -> bool {
    bytes.split(u8::is_ascii).any(|run| run.len() > 150)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn text(bytes: &[u8], page: bool) -> String {
        decode(bytes, page).expect("text").text.into_owned()
    }

    #[test]
    fn encodings_are_found() {
        #[track_caller]
        fn check(bytes: &[u8], guessed: Option<&str>, expected: &str) {
            let decoded = decode(bytes, false).expect("text");
            assert_eq!(decoded.text, expected);
            let found = decoded.decisions.iter().find_map(|decision| match decision {
                Decision::GuessedEncoding(name) => Some(*name),
                _ => None,
            });
            assert_eq!(found, guessed, "{expected}");
        }
        let text = "Le président Traoré a été reçu à Moscou";
        check(text.as_bytes(), None, text);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), None, text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, Some("UTF-16LE"), text);
        check(&[&[0xFF, 0xFE], &little[..]].concat(), None, text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, Some("UTF-16BE"), text);
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        check(&latin, Some("windows-1252"), text);
        let cyrillic = "Президент Буркина-Фасо прибыл в Москву с визитом";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(cyrillic);
        check(&bytes, Some("windows-1251"), cyrillic);
        let wide: Vec<u8> = cyrillic.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, Some("UTF-16LE"), cyrillic);
        check(b"", None, "");
        check("Only ASCII here.".as_bytes(), None, "Only ASCII here.");
    }

    #[test]
    fn the_old_apple_encoding_is_told_by_its_words() {
        let text = "Le préfet a reçu « l’été » à Orléans – enfin. Il n’a pas répondu.";
        let (bytes, _, _) = encoding_rs::MACINTOSH.encode(text);
        let decoded = decode(&bytes, false).expect("text");
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.decisions, [Decision::GuessedEncoding("MacRoman")]);
        let (bytes, _, _) = WINDOWS_1252.encode(text);
        let decoded = decode(&bytes, false).expect("text");
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.decisions, [Decision::GuessedEncoding("windows-1252")]);
    }

    #[test]
    fn one_stray_byte_costs_one_character() {
        let bytes = [&b"Calm.\r\n"[..], "Tromsø lå stille, på øya.\r\n".as_bytes(), b"\xFF end\r\n"].concat();
        let decoded = decode(&bytes, false).expect("text");
        assert!(decoded.text.ends_with("øya.\r\n\u{fffd} end\r\n"), "{}", decoded.text);
        assert_eq!(decoded.decisions, [Decision::BadBytes(1, 3)]);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        #[track_caller]
        fn check(bytes: &[u8], page: bool) {
            assert_eq!(decode(bytes, page), Err(NoText));
        }
        check(&[0xFF; 400], false);
        check(&(1..=255).cycle().take(3000).collect::<Vec<u8>>(), false);
        check(b"PNG\0\0a", false);
        check(b"PNG\0\0a", true);
        check(b"a long line of text with one zero \0 in it, which a text has not", false);
    }

    #[test]
    fn a_page_drops_its_zeros() {
        assert_eq!(
            text(b"<p>The ferry\0 goes on Monday\0 as it ever did.</p>", true).matches('\0').count(),
            0
        );
    }

    #[test]
    fn a_page_names_its_own() {
        let page = "<meta charset=\"iso-8859-2\"><p>Łódź";
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(text(&bytes, true), page);
        assert_eq!(decode(&bytes, true).expect("text").decisions, []);
    }

    #[test]
    fn a_page_may_lie() {
        let page = "<meta charset=\"iso-8859-1\"><p>“Zoë”, a fee of €2.5 million — more";
        assert_eq!(text(page.as_bytes(), true), page, "UTF-8 under another name");
        let page = "<meta charset=\"utf-8\"><p>“We met in Orléans” – Idé’s words, café";
        let (bytes, _, _) = WINDOWS_1252.encode(page);
        assert_eq!(text(&bytes, true), page, "another under the name of UTF-8");
        let page = "<meta charset=\"iso-8859-1\"><p>“We met in Orléans” – €20";
        let (bytes, _, _) = WINDOWS_1252.encode(page);
        assert_eq!(text(&bytes, true), page, "the older name of windows-1252");
    }

    #[test]
    fn a_bad_byte_costs_only_its_line() {
        let bytes = [
            "{\"a\":\"Øst for Tromsø\"}\n".as_bytes(),
            b"{\"a\":\"Troms\xC3\xB8 \xFF her\"}\r\n",
            b"{\"a\":\"Le caf\xE9 de l'\xE9t\xE9\"}\n",
            "{\"a\":\"Øst\"}".as_bytes(),
        ]
        .concat();
        let found: Vec<(u32, String, usize)> = lines(&bytes)
            .into_iter()
            .map(|(number, line)| {
                let Decoded { text, decisions } = line.expect("text");
                (number, text.into_owned(), decisions.len())
            })
            .collect();
        let expected = [
            (1, "{\"a\":\"Øst for Tromsø\"}".to_owned(), 0),
            (2, "{\"a\":\"Tromsø \u{fffd} her\"}".to_owned(), 1),
            (3, "{\"a\":\"Le café de l'été\"}".to_owned(), 1),
            (4, "{\"a\":\"Øst\"}".to_owned(), 0),
        ];
        assert_eq!(found, expected);
        let wide: Vec<u8> = "one\ntwo\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(lines(&[&[0xFF, 0xFE], &wide[..]].concat()).len(), 2);
        assert_eq!(lines(b"one\n\0\0\0\0\ntwo").iter().filter(|(_, line)| line.is_err()).count(), 1);
    }
}
