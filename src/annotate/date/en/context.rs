//! What the words around a bare month, weekday or season must be for it to be a time at all.

use super::super::grammar::class::*;
use super::Match;
use super::year::BEFORE_CALENDAR;

/// Whether the capitalised name of a month is the month.
pub(super) fn is_month(m: &Match<'_>) -> bool {
    let word = m.word(0);
    let before = m.before().map_or(0, |item| item.class);
    let after = m.after().map_or(0, |item| item.class);
    let short = word.trim_end_matches('.').len() <= 4
        && !matches!(word, "May" | "June" | "July" | "MAY" | "JUNE" | "JULY");
    // "Dec - Feb 2015"
    let range = after & (HYPHEN | DASH | TO | SLASH) != 0
        && m.later(1).is_some_and(|item| item.class & (MONTH | TIME) != 0);
    if short
        && !word.ends_with('.')
        && !range
        && before & (IN | SINCE | BY | UNTIL | FROM | OF | LAST | NEXT | THIS | TO | EARLY | LATE | MID) == 0
    {
        return false;
    }
    let cue = BEFORE_CALENDAR
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
