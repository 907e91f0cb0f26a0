//! The head of a message, mended before it is parsed: bytes that are no ASCII, and characters that are cut in two by words
//! that are encoded each on its own.

use std::borrow::Cow;

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;

use crate::ingest::encoding::{self, Decoded};
use crate::ingest::reading::Decision;

/// A message with its head mended, and what was decided for that.
pub(super) fn mended(message: &[u8]) -> (Cow<'_, [u8]>, Vec<Decision>) {
    let end = end_of_head(message);
    let (head, rest) = message.split_at_checked(end).unwrap_or((message, &[]));
    let (text, decisions) = match std::str::from_utf8(head) {
        Ok(text) => (Cow::Borrowed(text), Vec::new()),
        Err(_) => match encoding::decode(head, false) {
            Ok(Decoded { text, decisions }) => (text, decisions),
            Err(_) => return (Cow::Borrowed(message), Vec::new()),
        },
    };
    match (joined(&text), text) {
        (None, Cow::Borrowed(_)) => (Cow::Borrowed(message), decisions),
        (joined, text) => {
            let head = joined.unwrap_or_else(|| text.into_owned());
            (Cow::Owned([head.as_bytes(), rest].concat()), decisions)
        }
    }
}

/// Where the blank line behind the head begins.
fn end_of_head(message: &[u8]) -> usize {
    let mut at = 0;
    for line in message.split_inclusive(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() && at > 0 {
            break;
        }
        at += line.len();
    }
    at
}

/// A word as heads encode it: where it ends, its encoding, and its bytes.
struct Word {
    end: usize,
    charset: String,
    bytes: Vec<u8>,
}

/// Reads an encoded word at the beginning of a text: `=?utf-8?Q?caf=C3=A9?=`.
fn word(text: &str) -> Option<Word> {
    let rest = text.strip_prefix("=?")?;
    let (charset, rest) = rest.split_once('?')?;
    let (kind, rest) = rest.split_once('?')?;
    let (payload, after) = rest.split_once("?=")?;
    if payload.contains(char::is_whitespace) && payload.len() > 1000 || charset.len() > 40 {
        return None;
    }
    let bytes = match kind {
        "q" | "Q" => quoted(payload),
        "b" | "B" => base64_decode(payload.as_bytes())?,
        _ => return None,
    };
    let charset = charset.split('*').next().unwrap_or(charset).to_ascii_lowercase();
    Some(Word { end: text.len() - after.len(), charset, bytes })
}

/// The bytes of a word in which signs are written by their numbers, and spaces as strokes.
fn quoted(payload: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(payload.len());
    let mut rest = payload.as_bytes();
    while let Some((&byte, behind)) = rest.split_first() {
        rest = behind;
        let number =
            behind.get(..2).and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        match (byte, number) {
            (b'=', Some(number)) => {
                out.push(number);
                rest = behind.get(2..).unwrap_or(&[]);
            }
            (b'_', _) => out.push(b' '),
            _ => out.push(byte),
        }
    }
    out
}

/// A head in which words that follow each other in one encoding are one word; none where there are no such words.
fn joined(head: &str) -> Option<String> {
    if head.matches("=?").count() < 2 {
        return None;
    }
    let mut out = String::with_capacity(head.len());
    let mut rest = head;
    let mut any = false;
    while let Some(at) = rest.find("=?") {
        let (before, here) = rest.split_at_checked(at)?;
        out.push_str(before);
        let Some(mut first) = word(here) else {
            out.push_str("=?");
            rest = here.get(2..).unwrap_or("");
            continue;
        };
        let mut end = first.end;
        let mut several = false;
        while let Some(behind) = here.get(end..) {
            let lead = behind.len() - behind.trim_start().len();
            let next = behind.get(lead..).filter(|_| lead > 0).and_then(word);
            let Some(next) = next.filter(|next| next.charset == first.charset) else { break };
            first.bytes.extend(next.bytes);
            end += lead + next.end;
            several = true;
        }
        match Encoding::for_label(first.charset.as_bytes()).filter(|_| several) {
            Some(encoding) => {
                any = true;
                out.push_str("=?utf-8?Q?");
                for byte in encoding.decode_without_bom_handling(&first.bytes).0.bytes() {
                    out.push_str(&format!("={byte:02X}"));
                }
                out.push_str("?=");
            }
            None => out.push_str(here.get(..end).unwrap_or("")),
        }
        rest = here.get(end..).unwrap_or("");
    }
    out.push_str(rest);
    any.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_cut_a_character_are_joined() {
        #[track_caller]
        fn check(head: &str, expected: &str) {
            let (mended, _) = mended(head.as_bytes());
            assert_eq!(String::from_utf8_lossy(&mended), expected);
        }
        check(
            "Subject: =?utf-8?Q?caf=C3?=\r\n =?UTF-8?Q?=A9?=\r\n\r\nx",
            "Subject: =?utf-8?Q?=63=61=66=C3=A9?=\r\n\r\nx",
        );
        check("Subject: =?utf-8?B?w4A=?= =?utf-8?B?w4A=?=\n", "Subject: =?utf-8?Q?=C3=80=C3=80?=\n");
        check(
            "Subject: =?utf-8?Q?a?= =?latin1?Q?b?= c =? =?\n",
            "Subject: =?utf-8?Q?a?= =?latin1?Q?b?= c =? =?\n",
        );
        check(
            "Subject: plain\n\n=?utf-8?Q?a?= =?utf-8?Q?b?=",
            "Subject: plain\n\n=?utf-8?Q?a?= =?utf-8?Q?b?=",
        );
    }

    #[test]
    fn bytes_of_a_head_are_decoded() {
        let (mended, decisions) =
            mended(b"Subject: Caf\xE9 \x96 ouvert \xE0 tous\r\nFrom: Ren\xE9e\r\n\r\ncaf\xE9");
        assert!(mended.starts_with("Subject: Café – ouvert à tous\r\nFrom: Renée\r\n\r\n".as_bytes()));
        assert!(mended.ends_with(b"caf\xE9"), "the text is not the head");
        assert_eq!(decisions, [Decision::GuessedEncoding("windows-1252")]);
    }

    #[test]
    fn any_head_is_mended() {
        let head = "Subject: =?utf-8?Q?caf=C3?= =?utf-8?B?qQ==?= =?x\r\n\r\n";
        for end in 0..head.len() {
            mended(&head.as_bytes()[..end]);
        }
    }
}
