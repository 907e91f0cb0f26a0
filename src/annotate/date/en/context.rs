//! What the words around a bare year, month, weekday or season must be for it to be a time at all.

use super::super::grammar::class::*;
use super::Match;

/// Words after which a bare four-digit number is a year.
const BEFORE_YEAR: Class = IN
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
    | THE
    | END
    | START
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

/// Whether the capitalised name of a month is the month.
pub(super) fn is_month(m: &Match<'_>) -> bool {
    let word = m.word(0);
    let before = m.before().map_or(0, |item| item.class);
    let after = m.after().map_or(0, |item| item.class);
    let short = word.trim_end_matches('.').len() <= 4
        && !matches!(word, "May" | "June" | "July" | "MAY" | "JUNE" | "JULY");
    if short
        && !word.ends_with('.')
        && before & (IN | SINCE | BY | UNTIL | FROM | OF | LAST | NEXT | THIS | TO | EARLY | LATE | MID) == 0
    {
        return false;
    }
    let cue = IN
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
        | START
        | TIME
        | THIS
        | LAST
        | NEXT
        | ON
        | AND
        | OR
        | HYPHEN
        | DASH
        | COMMA
        | EVERY
        | LPAREN
        | EARLIER
        | LATER
        | MONTH
        | SLASH
        | THE
        | A
        | OVER;
    let next = m.word_after(0);
    // "June Thomas", "August Wilson", "March for Life": a name goes on with a capital.
    let named = next.starts_with(|c: char| c.is_uppercase()) && after == 0 && !touches_stop(m);
    if matches!(word, "May" | "MAY" | "March" | "MARCH") {
        let strong = cue & !(AND | OR | COMMA | THE | A | OVER | TIME | ON | LPAREN);
        // "in March of that year", but not "the March of Time"
        let of = next == "of"
            && m.later(1).is_some_and(|item| item.class & (THAT | THIS | LAST | NEXT | YEAR | TIME) != 0)
            && before & (THE | A) == 0;
        if matches!(next, "of" | "for") && !of {
            return false;
        }
        // "in February and March"
        let listed = before & (AND | OR | COMMA | TO | HYPHEN | DASH) != 0
            && m.earlier(2).is_some_and(|item| item.class & (MONTH | TIME) != 0);
        let near = listed
            || before & strong != 0
            || matches!(m.word_before(1), "as" | "for" | "throughout" | "within")
            || after & TIME != 0 && word == "March" && before & ON == 0;
        // "the May elections", but not "the March began"
        let described = before & (THE | A) != 0
            && after == 0
            && next.starts_with(char::is_lowercase)
            && !next.ends_with("ed")
            && !matches!(
                next,
                "against"
                    | "and"
                    | "at"
                    | "began"
                    | "by"
                    | "drew"
                    | "for"
                    | "from"
                    | "had"
                    | "has"
                    | "in"
                    | "is"
                    | "of"
                    | "on"
                    | "that"
                    | "through"
                    | "to"
                    | "took"
                    | "was"
                    | "went"
                    | "which"
                    | "will"
                    | "with"
            );
        if described {
            return true;
        }
        // "in March", but not "in May Day" or "the March on Rome".
        return near
            && !named
            && !(matches!(word, "March" | "MARCH")
                && matches!(next, "on" | "for")
                && before & (THE | A) != 0);
    }
    if matches!(word, "April" | "June" | "August" | "APRIL" | "JUNE" | "AUGUST") {
        return !named
            && (before & cue != 0
                || !matches!(next, "said" | "says" | "told" | "was" | "has" | "is" | "added"));
    }
    !named
        || before & (IN | SINCE | DURING | UNTIL | BY) != 0
        || m.is(0, MONTH) && !matches!(word, "JAN" | "Jan")
}

fn touches_stop(m: &Match<'_>) -> bool {
    matches!(m.word_after(0), "." | "," | ";")
}

/// Papers and programmes named after a day.
const NAMED_AFTER_DAYS: &[&str] = &[
    "Times",
    "Herald",
    "Telegraph",
    "Mirror",
    "Post",
    "Express",
    "Mail",
    "Star",
    "Sun",
    "Independent",
    "Tribune",
    "Business",
    "Sport",
    "People",
    "World",
    "Live",
    "Group",
    "School",
    "Night",
    "Review",
    "Magazine",
    "Weld",
    "Observer",
    "Agreement",
    "Accords",
    "Club",
    "Islands",
    "Island",
    "Adams",
    "Addams",
    "Oliseh",
];

/// Whether the name of a weekday is the day.
pub(super) fn is_weekday(m: &Match<'_>) -> bool {
    let after = m.word_after(0);
    let named = NAMED_AFTER_DAYS.contains(&after)
        && !(after == "Night" && m.before().is_some_and(|item| item.class & ON != 0));
    let colour = matches!(
        m.word_before(1),
        "Black" | "Bloody" | "Super" | "Good" | "Cyber" | "Sheffield" | "Man" | "Ruby"
    );
    !named && !colour
}

/// Whether the name of a season is the season.
pub(super) fn is_season(m: &Match<'_>) -> bool {
    let word = m.word(1);
    let before = if m.has(0) { THE } else { m.before().map_or(0, |item| item.class) };
    let after = m.word_after(0);
    let cue =
        IN | SINCE | BY | UNTIL | FROM | DURING | THIS | LAST | NEXT | EARLY | MID | LATE | OF | OVER | EVERY;
    let capital = word.starts_with(|c: char| c.is_uppercase());
    let outer = if m.has(0) { m.before().map_or(0, |item| item.class) } else { before };
    if capital && !(before & cue != 0) || matches!(after, "Olympics" | "Games" | "Palace" | "House") {
        return false;
    }
    match word.to_ascii_lowercase().as_str() {
        "fall" | "spring" => {
            let plain = !m.has(0) && outer & IN != 0;
            outer & (cue & !OF) != 0
                && (!matches!(after, "of" | "from" | "in" | "to" | "and") || plain && after != "of")
        }
        "summer" | "winter" | "autumn" => outer & cue != 0 || m.has(0) && after != "of",
        _ => true,
    }
}

/// Whether "today" is the day: "USA Today" is a paper, the "Today programme" is heard.
pub(super) fn is_today(m: &Match<'_>) -> bool {
    let capital = m.word(0).starts_with('T') && m.word(0).ends_with('y');
    let name = m.word_before(1).starts_with(char::is_uppercase) && m.word_before(1).len() > 1;
    let shown = matches!(m.word_after(0), "programme" | "program" | "show");
    !(capital && (name || shown))
}

/// Whether a word such as "now" stands for a time.
pub(super) fn is_reference(m: &Match<'_>) -> bool {
    let (before, after) = (m.word_before(1).to_ascii_lowercase(), m.word_after(0).to_ascii_lowercase());
    match m.word(0).to_ascii_lowercase().as_str() {
        // "so soon", "too soon", "as soon as", "no sooner" measure; they do not date.
        "soon" => !matches!(before.as_str(), "too" | "so" | "as" | "how") && after != "after",
        // "now that" gives a reason.
        "now" => after != "that",
        _ => true,
    }
}
