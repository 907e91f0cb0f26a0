//! What the people who build pages call the parts that are no article: words of classes and names of elements. The words
//! stand in `signs.tsv`; here they are looked up.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::ingest::reading::LeftOut;

/// What a word of a class says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) why: LeftOut,
    /// How much text an element may hold and still be what the word says, in signs.
    pub(super) most: u32,
}

/// What a name stands for; `None` for a column beside the article.
struct Name {
    words: &'static str,
    /// Which line of the table it stands in.
    line: usize,
    sign: Option<Sign>,
}

/// All names, by their first words.
static NAMES: LazyLock<HashMap<&'static str, Vec<Name>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<Name>> = HashMap::new();
    for (line, row) in include_str!("signs.tsv").lines().enumerate() {
        let mut cells = row.split('\t');
        let (Some(why), Some(most), Some(names)) = (cells.next(), cells.next(), cells.next()) else {
            continue;
        };
        let why = match why {
            "hidden" => Some(LeftOut::Hidden),
            "notice" => Some(LeftOut::Notice),
            "caption" => Some(LeftOut::Caption),
            "links" => Some(LeftOut::Links),
            "invitation" => Some(LeftOut::Invitation),
            "biography" => Some(LeftOut::Biography),
            "furniture" => Some(LeftOut::Furniture),
            _ => None,
        };
        let sign = why.map(|why| Sign { why, most: most.parse().unwrap_or(0) });
        for name in names.split(" | ") {
            let first = name.split(' ').next().unwrap_or(name);
            by_word.entry(first).or_default().push(Name { words: name, line, sign });
        }
    }
    by_word
});

/// The names that words hold.
fn held(words: &str) -> impl Iterator<Item = &'static Name> {
    let starts =
        words.match_indices(' ').filter_map(|(at, _)| words.get(at + 1..)).filter(|rest| !rest.is_empty());
    starts.flat_map(|rest| {
        let first = rest.split(' ').next().unwrap_or(rest);
        let names = NAMES.get(first).map_or(&[][..], Vec::as_slice);
        names
            .iter()
            .filter(move |name| rest.strip_prefix(name.words).is_some_and(|after| after.starts_with(' ')))
    })
}

/// What the classes and the name of an element say of it: the first of the table that they hold.
pub(super) fn sign(words: &str) -> Option<Sign> {
    held(words).filter(|name| name.sign.is_some()).min_by_key(|name| name.line)?.sign
}

/// Whether an element is a column beside the article, or the foot of the page, by its classes and its name.
pub(super) fn beside(words: &str) -> bool {
    held(words).any(|name| name.sign.is_none())
}

/// The words of a class or a name, small, each with a blank before and after it: `postMeta entry-date` is
/// ` post meta entry date `.
pub(super) fn words(classes: &str) -> String {
    let mut out = String::with_capacity(classes.len() + 8);
    out.push(' ');
    let mut before = ' ';
    for c in classes.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
                out.push(' ');
            }
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
        before = c;
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    if out.len() < 2 { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_as_words() {
        assert_eq!(words("postMeta entry-date_x"), " post meta entry date x ");
        assert_eq!(words(" "), "");
    }

    #[test]
    fn classes_tell_what_a_part_is() {
        #[track_caller]
        fn check(classes: &str, expected: Option<LeftOut>) {
            assert_eq!(sign(&words(classes)).map(|sign| sign.why), expected, "{classes}");
        }
        check("entry-content post", None);
        check("c-related-posts", Some(LeftOut::Links));
        check("unrelated", None);
        check("relatedPosts", Some(LeftOut::Links));
        check("visually-hidden", Some(LeftOut::Hidden));
        check("image__caption", Some(LeftOut::Caption));
        check("authorBio", Some(LeftOut::Biography));
        check("article__byline", Some(LeftOut::Furniture));
        check("js-cookie-banner", Some(LeftOut::Notice));
        check("newsletter", Some(LeftOut::Invitation));
        check("", None);
    }
}
