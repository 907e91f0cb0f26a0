//! What the words around a bare number must be for it to be a year.

use super::super::grammar::class::*;
use super::Match;

/// Words of time before a year or a month, however it is written.
pub(super) const BEFORE_CALENDAR: Class = IN
    | SINCE
    | BY
    | UNTIL
    | FROM
    | OF
    | DURING
    | AFTER
    | BEFORE
    | EARLY
    | MID
    | LATE
    | TO
    | BETWEEN
    | ABOUT
    | END
    | START;

/// Words after which a bare four-digit number is a year.
const BEFORE_YEAR: Class = BEFORE_CALENDAR
    | THE
    | LPAREN
    | AND
    | OR
    | HYPHEN
    | DASH
    | SEASON
    | MONTH
    | COMMA
    | TIME
    | YEARWORD
    | FISCAL
    | THAN
    | ITS
    | A
    | SLASH
    | EARLIER
    | LATER
    | THIS
    | LAST
    | ON
    | OVER
    | HOLIDAY
    | POSS
    | AT
    | ONLY
    | THAT;

/// Whether a four-digit number is a year.
pub(super) fn is_year(m: &Match<'_>) -> bool {
    let Some(year) = m.year(0) else { return false };
    if m.item(0).is_some_and(|item| item.sem.is_some()) {
        return true;
    }
    if year < 1000 {
        return false;
    }
    // A year that far ahead is one only where nothing else could follow "in".
    if year >= 2200 {
        let ends = !m.word_after(0).starts_with(char::is_alphanumeric);
        return ends && m.before().is_some_and(|item| item.class & (IN | SINCE | BY | UNTIL | YEARWORD) != 0);
    }
    let before = m.word_before(1);
    let after = m.word_after(0);
    // Prices, measures, numbers of things, and codes.
    let sign = |word: &str| {
        matches!(word, "$" | "£" | "€" | "#" | "¥" | "+" | "=" | "%" | "@" | "No" | "No." | "&" | "~" | "°")
    };
    if sign(before) || matches!(after, "%" | "°" | "°C" | "$" | "€" | "£" | "=" | "+" | "@") {
        return false;
    }
    // "extension 1914", "2100 Main Street"
    if NUMBERED.contains(&before.trim_end_matches('.').to_ascii_lowercase().as_str()) || is_address(m) {
        return false;
    }
    // Part of a longer number: 555-1984, 10:1984, 3/1984 stays with its own rule.
    let number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    // "AU-2063" is a name, "mid-2010" is not.
    if before == "-" && m.word_before(2).len() > 1 && m.word_before(2).chars().all(char::is_uppercase) {
        return false;
    }
    if matches!(before, "-" | ":" | "/" | ".") && number(m.word_before(2)) {
        let joint = m.before().is_some_and(|item| item.class & (HYPHEN | SLASH) != 0);
        let year_too = m.word_before(2).len() == 4;
        if !(joint && year_too) {
            return false;
        }
    }
    if matches!(after, "-" | "/" | ":")
        && number(m.word_after(1))
        && m.word_after(1).len() != 4
        && m.touches_after()
    {
        return false;
    }
    let counts = matches!(
        after.to_ascii_lowercase().as_str(),
        "people"
            | "men"
            | "women"
            | "children"
            | "troops"
            | "soldiers"
            | "jobs"
            | "homes"
            | "miles"
            | "feet"
            | "meters"
            | "metres"
            | "km"
            | "kilometers"
            | "kilometres"
            | "tons"
            | "tonnes"
            | "dollars"
            | "euros"
            | "pounds"
            | "votes"
            | "workers"
            | "employees"
            | "points"
            | "percent"
            | "students"
            | "members"
            | "units"
            | "cars"
            | "houses"
            | "refugees"
            | "civilians"
            | "others"
            | "acres"
            | "hectares"
            | "barrels"
            | "shares"
            | "passengers"
            | "seats"
            | "kg"
            | "pm"
            | "hours"
            | "gmt"
            | "residents"
            | "police"
            | "delegates"
            | "megawatts"
            | "words"
            | "copies"
    );
    if counts {
        return false;
    }
    let Some(cue) = m.before() else {
        // Outside an island: at the start of a sentence, or after an ordinary word.
        return stands_alone(before, after);
    };
    if cue.class & BEFORE_YEAR == 0 {
        return stands_alone(before, after);
    }
    // "over 2000 of them", "about 1500", "a 1500-strong crowd"
    if cue.class & (OVER | ABOUT | TO | THAN | AT) != 0 && year % 100 == 0 && !(1900..=2100).contains(&year) {
        return false;
    }
    !(cue.class & (OVER | THAN) != 0 && !(1900..=2100).contains(&year))
}

/// What bears a number of its own.
const NUMBERED: &[&str] = &[
    "act",
    "apartment",
    "apt",
    "article",
    "artikel",
    "bus",
    "case",
    "channel",
    "chapter",
    "clause",
    "code",
    "ext",
    "extension",
    "flat",
    "flight",
    "form",
    "gate",
    "hall",
    "highway",
    "hotline",
    "interstate",
    "item",
    "line",
    "lot",
    "model",
    "motion",
    "number",
    "order",
    "page",
    "pages",
    "paragraph",
    "phone",
    "platform",
    "pp",
    "proposition",
    "resolution",
    "room",
    "route",
    "row",
    "rule",
    "seat",
    "section",
    "suite",
    "tel",
    "telephone",
    "track",
    "train",
    "unit",
    "verse",
    "zip",
];

/// What the name of a street ends in.
const STREETS: &[&str] = &[
    "Alley",
    "Ave",
    "Avenue",
    "Blvd",
    "Boulevard",
    "Circle",
    "Close",
    "Court",
    "Crescent",
    "Drive",
    "Gardens",
    "Highway",
    "Lane",
    "Parkway",
    "Place",
    "Road",
    "Rd",
    "Row",
    "Square",
    "St",
    "Street",
    "Terrace",
    "Way",
];

/// Whether a number is that of a house: "2100 Main Street".
fn is_address(m: &Match<'_>) -> bool {
    let capital = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    (0..4)
        .map(|n| m.word_after(n))
        .take_while(|word| capital(word))
        .skip(1)
        .any(|word| STREETS.contains(&word.trim_end_matches('.')))
}

/// A number without a cue is a year where it could hardly be anything else.
fn stands_alone(before: &str, after: &str) -> bool {
    let modern = |word: &str| !word.starts_with(|c: char| c.is_uppercase());
    let edge = before.is_empty()
        || matches!(before, "." | ";" | "(" | "[" | "“" | "\"" | "," | "!" | "?" | ":" | "\n");
    let ends = after.is_empty()
        || matches!(
            after,
            "." | ","
                | ";"
                | ")"
                | "]"
                | ":"
                | "?"
                | "!"
                | "'s"
                | "’s"
                | "—"
                | "–"
                | "\n"
                | "and"
                | "to"
                | "”"
        );
    let capital = !modern(before);
    // "Vision 2030", "Windows 2000": a name takes its number with it.
    !capital
        && (edge && (ends || after.starts_with(char::is_lowercase))
            || before.chars().all(char::is_alphabetic) && !edge)
}
