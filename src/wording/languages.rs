//! Languages, and what of an article is not read for want of tables for its own.

use crate::annotate::{Ability, lacking};
use crate::text::Lang;

/// What is not read in an article of that language, as a sentence; `None` where all is.
pub fn not_read(lang: Lang) -> Option<String> {
    let lacking: Vec<&str> = lacking(lang)
        .into_iter()
        .map(|ability| match ability {
            Ability::Names => "names",
            Ability::Dates => "dates in words",
            Ability::Quantities => "numbers in words",
            Ability::Quotes => "quotes",
        })
        .collect();
    let (last, others) = lacking.split_last()?;
    let list =
        if others.is_empty() { (*last).to_owned() } else { format!("{} and {last}", others.join(", ")) };
    Some(format!("This article is in {}: its {list} are not read yet.", language(lang)))
}

/// The name of a language in English; its tag where the name is not known here.
fn language(lang: Lang) -> String {
    const NAMES: [(&str, &str); 30] = [
        ("am", "Amharic"),
        ("ar", "Arabic"),
        ("bm", "Bambara"),
        ("bn", "Bengali"),
        ("cs", "Czech"),
        ("da", "Danish"),
        ("de", "German"),
        ("el", "Greek"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("ff", "Fula"),
        ("fi", "Finnish"),
        ("fr", "French"),
        ("ha", "Hausa"),
        ("he", "Hebrew"),
        ("hi", "Hindi"),
        ("hu", "Hungarian"),
        ("id", "Indonesian"),
        ("it", "Italian"),
        ("ja", "Japanese"),
        ("ko", "Korean"),
        ("nl", "Dutch"),
        ("pl", "Polish"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("sv", "Swedish"),
        ("sw", "Swahili"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("zh", "Chinese"),
    ];
    match lang.tag() {
        Some("en") => "English".to_owned(),
        Some(tag) => NAMES
            .iter()
            .find(|(known, _)| *known == tag)
            .map_or_else(|| format!("a language other than English ({tag})"), |(_, name)| (*name).to_owned()),
        None => "a language that could not be told".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_read_is_said_in_plain_words() {
        let french = Lang::from_tag("fr").unwrap();
        assert_eq!(
            not_read(french).as_deref(),
            Some(
                "This article is in French: its names, dates in words, numbers in words and quotes are not read yet."
            )
        );
        assert_eq!(not_read(Lang::En), None);
        assert_eq!(not_read(Lang::Undetermined), None);
    }
}
