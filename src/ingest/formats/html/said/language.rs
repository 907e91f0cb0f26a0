//! The language that a page declares.

use super::json_ld::JsonLd;
use super::page::Page;
use crate::ingest::published::Order;
use crate::text::Lang;

/// The tag of the language, and where it was found.
pub(super) fn of(page: &Page, json: &JsonLd) -> Option<(String, String)> {
    let told = [
        (page.lang.as_deref(), "the page's own mark"),
        (
            page.meta(&["content-language", "language", "dc.language", "dcterms.language"]),
            "the page's metadata (language)",
        ),
        (json.language.as_deref(), "the page's metadata (JSON-LD, inLanguage)"),
        (page.meta(&["og:locale"]), "the page's metadata (og:locale)"),
    ];
    told.into_iter().find_map(|(tag, place)| {
        // a list begins with the language of the text
        let tag = tag?.split([',', ';', ' ']).next()?.trim().replace('_', "-");
        Lang::from_tag(&tag)?;
        Some((tag, place.to_owned()))
    })
}

/// The order in which writers of a language put a day of numbers: known for all but English, which has two, and those that
/// begin with the year.
pub(super) fn order(tag: Option<&str>) -> Order {
    let Some(tag) = tag else { return Order::Unknown };
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or("").to_ascii_lowercase();
    let region = parts.next_back().unwrap_or("").to_ascii_uppercase();
    match language.as_str() {
        "en" if ["GB", "IE", "AU", "NZ", "IN", "ZA"].contains(&region.as_str()) => Order::DayFirst,
        "en" | "zh" | "ja" | "ko" | "hu" | "mn" | "fil" | "tl" | "sw" | "fa" => Order::Unknown,
        _ if region == "US" || region == "CA" => Order::Unknown,
        _ => Order::DayFirst,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_known_by_language() {
        assert_eq!(order(Some("de")), Order::DayFirst);
        assert_eq!(order(Some("en-GB")), Order::DayFirst);
        assert_eq!(order(Some("en-US")), Order::Unknown);
        assert_eq!(order(Some("en")), Order::Unknown);
        assert_eq!(order(Some("es-US")), Order::Unknown);
        assert_eq!(order(None), Order::Unknown);
    }

    #[test]
    fn tags_are_tags() {
        #[track_caller]
        fn check(tag: &str, expected: Option<&str>) {
            let page = Page { lang: Some(tag.to_owned()), ..Page::default() };
            assert_eq!(of(&page, &JsonLd::default()).map(|(tag, _)| tag).as_deref(), expected);
        }
        check("en", Some("en"));
        check("de_DE", Some("de-DE"));
        check("fr, en", Some("fr"));
        check("English", None);
    }
}
