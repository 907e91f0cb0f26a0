//! Quantities in English: number words, units, bounds, and the nouns that are counted.
//!
//! All words are folded (lower case, no diacritics). This room must not know documents.

mod nouns;
mod numbers;
mod units;

pub(crate) use numbers::CARDINALS;

use super::Bound;
use super::reader::QuantityTables;

/// What the reader of quantities knows of English.
pub(super) static TABLES: QuantityTables = QuantityTables {
    words: numbers::words,
    scale: numbers::scale,
    age: numbers::age,
    unit: units::unit,
    unit_of_two: units::unit_of_two,
    glued_unit: units::glued_unit,
    glued_scale: numbers::glued_scale,
    sterling: Some(("lb", "GBP")),
    before: &BEFORE,
    after: &AFTER,
    labels: &LABELS,
    results: &RESULTS,
    hours: &["a.m", "p.m", "am", "pm", "a.m.", "p.m.", "gmt", "o'clock", "utc"],
    ends_phrase: nouns::ends_phrase,
    is_plural: nouns::is_plural,
    is_fate: nouns::is_fate,
    fated: "people",
    singular: nouns::singular,
    possessive: &["'s"],
    per: &["per", "an", "a"],
    times: &[("hour", "/h"), ("second", "/s")],
    of: &["of"],
    all_of: &["the", "its", "their", "all"],
    these: &["the", "its", "their", "his", "her", "these", "those", "our"],
    more: &["more", "other", "another", "additional", "further"],
    from: &["from"],
    to: &["to"],
    or: &["or"],
    between: &["between"],
    and: &["and"],
    grouped: true,
};

/// Words before a number that bound it, longest first; the words are given in reading order.
pub(super) const BEFORE: [(&[&str], Bound); 39] = [
    (&["at", "the", "very", "least"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "total", "of"], Bound::Exact),
    (&["well", "over"], Bound::Over),
    (&["just", "over"], Bound::Over),
    (&["just", "under"], Bound::Under),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["more", "than"], Bound::Over),
    (&["greater", "than"], Bound::Over),
    (&["higher", "than"], Bound::Over),
    (&["upwards", "of"], Bound::Over),
    (&["fewer", "than"], Bound::Under),
    (&["less", "than"], Bound::Under),
    (&["lower", "than"], Bound::Under),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["up", "to"], Bound::AtMost),
    (&["estimated"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["over"], Bound::Over),
    (&["above"], Bound::Over),
    (&["exceeding"], Bound::Over),
    (&["under"], Bound::Under),
    (&["below"], Bound::Under),
    (&["nearly"], Bound::Under),
    (&["almost"], Bound::Under),
];

/// Words after a number that bound it.
pub(super) const AFTER: [(&[&str], Bound); 6] = [
    (&["or", "more"], Bound::AtLeast),
    (&["or", "so"], Bound::About),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
];

/// Words after which a number is a label, not a count.
pub(super) const LABELS: [&str; 44] = [
    "act",
    "appendix",
    "art",
    "article",
    "articles",
    "bus",
    "chapter",
    "channel",
    "clause",
    "class",
    "district",
    "figure",
    "flight",
    "formula",
    "gate",
    "grade",
    "group",
    "highway",
    "interstate",
    "item",
    "level",
    "line",
    "no",
    "number",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "platform",
    "resolution",
    "room",
    "route",
    "rule",
    "scene",
    "section",
    "sections",
    "stage",
    "step",
    "table",
    "title",
    "type",
    "version",
    "volume",
];

/// Words after `3-2` that make it a result.
pub(super) const RESULTS: [&str; 14] = [
    "win", "won", "loss", "lost", "defeat", "victory", "vote", "votes", "draw", "lead", "decision", "ruling",
    "tie", "score",
];
