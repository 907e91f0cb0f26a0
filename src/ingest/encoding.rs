//! Encodings: bytes become text. A byte order mark decides; else valid UTF-8 is UTF-8; else a page's own word
//! for it, and at last what the bytes look like. No input fails: what is in no encoding shows as `�`.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How far into a page its word for its encoding is looked for.
const HEAD: usize = 2048;

/// Decodes a file. `page` says that it is HTML and may name its encoding.
pub fn decode(bytes: &[u8], page: bool) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode_with_bom_removal(bytes).0.into_owned();
    }
    // ASCII in 16 bits has a zero in every other byte; UTF-8 has none.
    if let Some(encoding) = wide(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let named = if page { declared(bytes) } else { None };
    let encoding = named.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Allow)
    });
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(512) & !1)?;
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if half < 2 {
        None
    } else if odd * 10 >= half * 7 && even == 0 {
        Some(UTF_16LE)
    } else if even * 10 >= half * 7 && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding that a page names in a `meta` element.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(HEAD))?.to_ascii_lowercase();
    let key = b"charset=";
    let at = head.windows(key.len()).position(|window| window == key)? + key.len();
    let label: Vec<u8> = head
        .get(at..)?
        .iter()
        .copied()
        .skip_while(|byte| matches!(byte, b'"' | b'\'' | b' '))
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':'))
        .collect();
    Encoding::for_label(&label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_found() {
        #[track_caller]
        fn check(bytes: &[u8], page: bool, expected: &str) {
            assert_eq!(decode(bytes, page), expected);
        }
        let text = "Le président Traoré a été reçu à Moscou";
        check(text.as_bytes(), false, text);
        check(&[b"\xEF\xBB\xBF", text.as_bytes()].concat(), false, text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&little, false, text);
        check(&[&[0xFF, 0xFE], &little[..]].concat(), false, text);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, false, text);
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        check(&latin, false, text);
        let cyrillic = "Президент Буркина-Фасо прибыл в Москву с визитом";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(cyrillic);
        check(&bytes, false, cyrillic);
        check(b"", false, "");
    }

    #[test]
    fn a_page_names_its_own() {
        let page = "<meta charset=\"iso-8859-2\"><p>Łódź";
        let (bytes, _, _) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(decode(&bytes, true), page);
    }
}
