//! The language of a text, as a value.

use serde::{Deserialize, Serialize};

use crate::text::rows::{count, field, rows};

const CODES: &str = include_str!("codes.tsv");
static SHORTER: [&str; count(CODES)] = rows(CODES);

/// The language of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Lang {
    /// English.
    En,
    /// Another, for which there are no tables yet.
    Other(Tag),
    /// Too short, or too mixed, to tell; read as English.
    #[default]
    Undetermined,
}

/// The primary subtag of a language tag by BCP 47: two letters where ISO 639-1 has them, else three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tag([u8; 3]);

impl Tag {
    /// The tag in lower case, `fr` for `fra`; `None` where it has not two or three ASCII letters.
    pub fn new(subtag: &str) -> Option<Tag> {
        let lower = subtag.to_ascii_lowercase();
        let shorter = SHORTER.iter().find(|row| field(row, 0) == lower).map(|row| field(row, 1));
        let letters = shorter.unwrap_or(&lower).as_bytes();
        if !matches!(letters.len(), 2 | 3) || !letters.iter().all(u8::is_ascii_alphabetic) {
            return None;
        }
        let mut tag = [0; 3];
        for (to, from) in tag.iter_mut().zip(letters) {
            *to = from.to_ascii_lowercase();
        }
        Some(Tag(tag))
    }

    /// As written: `fr`, `kab`.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().take_while(|&&letter| letter != 0).count();
        self.0.get(..len).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or("")
    }
}

impl Lang {
    /// The language that a BCP 47 tag declares (`en-GB`, `fr`, `pt_BR`); `None` where it is no tag, or `und`.
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.trim().split(['-', '_']).next()?;
        let tag = Tag::new(primary)?;
        match tag.as_str() {
            "en" => Some(Lang::En),
            "und" | "mul" | "zxx" => None,
            _ => Some(Lang::Other(tag)),
        }
    }

    /// The tag, where the language is known.
    pub fn tag(&self) -> Option<&str> {
        match self {
            Lang::En => Some("en"),
            Lang::Other(tag) => Some(tag.as_str()),
            Lang::Undetermined => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_by_their_first_part() {
        #[track_caller]
        fn check(tag: &str, expected: Option<&str>) {
            assert_eq!(Lang::from_tag(tag).as_ref().and_then(Lang::tag), expected, "{tag}");
        }
        check("en", Some("en"));
        check("EN-gb", Some("en"));
        check("eng", Some("en"));
        check("pt_BR", Some("pt"));
        check("fra", Some("fr"));
        check("kab", Some("kab"));
        check("English", None);
        check("und", None);
        check("", None);
        check("日本", None);
    }
}
