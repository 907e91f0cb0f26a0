//! How old somebody is: a length of time that dates nothing.

use super::super::algebra::{Count, Unit};
use super::super::grammar::class::LENGTH;
use super::{Item, Sem};
use crate::text::Token;

/// Who is so many months old.
const YOUNG: &[&str] = &[
    "babies",
    "baby",
    "boy",
    "boys",
    "brother",
    "child",
    "children",
    "cub",
    "daughter",
    "daughters",
    "girl",
    "girls",
    "granddaughter",
    "grandson",
    "infant",
    "infants",
    "kitten",
    "niece",
    "nephew",
    "puppy",
    "sister",
    "son",
    "sons",
    "toddler",
    "triplets",
    "twins",
];

/// "6-year-old", "52 years old": how old somebody is, which dates nothing. A truce or a war is some months old.
pub(super) fn is_age(text: &str, tokens: &[Token], item: &Item) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let end = item.to as usize;
    let old = |word: &str| word.eq_ignore_ascii_case("old") || word.eq_ignore_ascii_case("olds");
    let thing = |at: usize| {
        let coarse = match &item.sem {
            Some(Sem::Length(length, _)) => length.unit != Unit::Year || length.count == Count::Vague,
            _ => false,
        };
        coarse && word(at).starts_with(char::is_lowercase) && !YOUNG.contains(&word(at))
    };
    if old(word(end.wrapping_sub(1))) && thing(end) {
        return false;
    }
    item.class & LENGTH != 0
        && (end.checked_sub(1).is_some_and(|last| old(word(last)))
            || old(word(end))
            || word(end) == "-" && old(word(end + 1)))
}
