//! Days, stretches of the calendar and what a date was read as, put for a reader.

use super::counts::count;
use super::style::{in_style, written};
use crate::annotate::hour::DAY;
use crate::annotate::{DateMention, Day, Extent, Hour, Modifier, Precision, TimexType};
use crate::corpus::date::ListedDate;

/// `8 May 2025`.
pub fn day(day: Day) -> String {
    let (year, month, day) = day.parts();
    in_style(|style| written(&style.day, &style.months, (&self::year(year), month, day)))
}

/// `8 May 2025`, the month by its short name.
pub fn short_day(day: Day) -> String {
    let (year, month, day) = day.parts();
    in_style(|style| written(&style.day, &style.short_months, (&self::year(year), month, day)))
}

/// `May 2025`, the month by its short name.
pub fn short_month(day: Day) -> String {
    let (year, month, day) = day.parts();
    in_style(|style| written(&style.month, &style.short_months, (&self::year(year), month, day)))
}

fn month_name(month: i8) -> String {
    in_style(|style| style.months.get((month.clamp(1, 12) - 1) as usize).cloned().unwrap_or_default())
}

/// What is said of dates that lie before and behind what is drawn; nothing where none does.
pub fn not_drawn((before, after): (usize, usize)) -> Option<String> {
    let side = |n: usize, side: &str| (n > 0).then(|| format!("{n} {side}"));
    let sides: Vec<String> = [side(before, "before"), side(after, "after")].into_iter().flatten().collect();
    let count = count(before + after, "date lies", "dates lie");
    (!sides.is_empty()).then(|| {
        format!(
            "The bars show where most dates lie; {count} outside: {}. Type a day above to go there.",
            sides.join(", ")
        )
    })
}

/// What is said of articles that were published where no bar stands; nothing where none was.
pub fn published_outside(articles: usize) -> Option<String> {
    let they = count(articles, "article was", "articles were");
    (articles > 0).then(|| format!("{they} published outside of what the bars show."))
}

/// That no date lies in a stretch; one that is open at an end may reach over it.
pub fn void(first: Day, last: Day) -> String {
    format!("no date begins or ends from {} to {}", day(first), day(last))
}

/// Where an axis is broken, and why; nothing where it is not.
pub fn broken_over(voids: impl Iterator<Item = (Day, Day)>) -> Option<String> {
    let voids: Vec<String> = voids.map(|(first, last)| void(first, last)).collect();
    (!voids.is_empty()).then(|| format!("The axis is broken where it would be empty: {}.", voids.join("; ")))
}

/// What is said of the articles that answer a stretch of time only by a date that is open to one side.
pub fn by_open_ends(articles: usize) -> Option<String> {
    let they = count(articles, "article is", "articles are");
    (articles > 0)
        .then(|| format!("{they} counted only by a date that is open to one side, as “since 2015” is."))
}

/// A year, `BC` behind those before the common era.
pub fn year(year: i16) -> String {
    if year > 0 { year.to_string() } else { format!("{} BC", 1 - i32::from(year)) }
}

/// One end of an extent, as exactly as the words give it.
fn end(at: Day, precision: Precision) -> String {
    let (year, month, _) = at.parts();
    let name = self::year(year);
    match precision {
        Precision::Day | Precision::Range => day(at),
        Precision::Week => format!("the week of {}", day(at)),
        Precision::Month => in_style(|style| written(&style.month, &style.months, (&name, month, 1))),
        Precision::Quarter => format!("quarter {} of {name}", (month - 1) / 3 + 1),
        Precision::Season => {
            let season = match month {
                3..=5 => "spring",
                6..=8 => "summer",
                9..=11 => "autumn",
                _ => "winter",
            };
            format!("{season} {name}")
        }
        Precision::Half => format!("the {} half of {name}", if month < 7 { "first" } else { "second" }),
        Precision::Year => name,
        Precision::Decade => format!("the {}s", year / 10 * 10),
        Precision::Century => format!("the century from {name}"),
    }
}

/// A stretch of the calendar: `8 May 2025`, `May 2025`, `since 2015`, `until March 2025`, `2019 to 2021`.
pub fn extent(extent: Extent) -> String {
    match (extent.first, extent.last) {
        (Some(first), None) => format!("from {} on", end(first, extent.precision)),
        (None, Some(last)) => format!("until {}", end(last, extent.precision)),
        (Some(first), Some(last)) if extent.precision == Precision::Range => {
            if whole_years(first, last) {
                let (a, b) = (first.parts().0, last.parts().0);
                if a == b { self::year(a) } else { format!("{} to {}", self::year(a), self::year(b)) }
            } else {
                format!("{} to {}", day(first), day(last))
            }
        }
        (Some(first), Some(last)) if extent.precision == Precision::Week && last.0 - first.0 < 3 => {
            format!("the weekend of {}", day(first))
        }
        (Some(first), _) => end(first, extent.precision),
        (None, None) => "undated".to_owned(),
    }
}

fn whole_years(first: Day, last: Day) -> bool {
    let ((_, m1, d1), (_, m2, d2)) = (first.parts(), last.parts());
    (m1, d1, m2, d2) == (1, 1, 12, 31)
}

/// How a date was read: the place in the calendar, else the TIMEX3 value in words.
pub fn date(mention: &DateMention) -> String {
    reading(mention.kind, &mention.value, mention.modifier, mention.extent)
}

/// As [`date`], of a date in a list.
pub fn listed_date(date: &ListedDate<'_>) -> String {
    reading(date.kind, date.value, date.modifier, date.extent)
}

fn reading(kind: TimexType, timex: &str, modifier: Option<Modifier>, reach: Option<Extent>) -> String {
    let modifier = match modifier {
        Some(Modifier::Start) => "the beginning of ",
        Some(Modifier::Mid) => "the middle of ",
        Some(Modifier::End) => "the end of ",
        Some(Modifier::Approx) => "about ",
        Some(Modifier::LessThan) => "less than ",
        Some(Modifier::MoreThan) => "more than ",
        Some(Modifier::EqualOrLess) => "at most ",
        Some(Modifier::EqualOrMore) => "at least ",
        _ => "",
    };
    let Some(reach) = reach else { return format!("{modifier}{}", value(kind, timex)) };
    let words = extent(reach);
    // the end that is given is what is modified: `until the end of 2016`
    let open = ["until ", "from "].into_iter().find_map(|open| Some((open, words.strip_prefix(open)?)));
    let words = match open {
        Some((open, rest)) => format!("{open}{modifier}{rest}"),
        None => format!("{modifier}{words}"),
    };
    match Hour::of(timex) {
        Some(hour) => format!("{words}, {}", self::hour(hour)),
        None => words,
    }
}

/// `14:05`, `midnight`, `morning`.
pub fn hour(hour: Hour) -> String {
    let part = match hour {
        Hour::At(DAY) => "midnight",
        Hour::At(at) => return format!("{:02}:{:02}", at / 60, at % 60),
        Hour::Morning => "morning",
        Hour::Afternoon => "afternoon",
        Hour::Evening => "evening",
        Hour::Night => "night",
    };
    part.to_owned()
}

/// A stretch of the calendar, and where within its day it lies: `8 May 2025, 14:05`.
pub fn extent_at(extent: Extent, hour: Option<Hour>) -> String {
    let words = self::extent(extent);
    match hour {
        Some(hour) => format!("{words}, {}", self::hour(hour)),
        None => words,
    }
}

fn value(kind: TimexType, value: &str) -> String {
    match value {
        "PAST_REF" => return "some time in the past".to_owned(),
        "PRESENT_REF" => return "the time of writing".to_owned(),
        "FUTURE_REF" => return "some time to come".to_owned(),
        _ => {}
    }
    if let Some((month, day)) = value.strip_prefix("XXXX-").and_then(|rest| rest.split_once('-'))
        && let (Ok(month @ 1..=12), Ok(day)) = (month.parse::<i8>(), day.parse::<u8>())
    {
        return format!("{day} {}, year unknown", month_name(month));
    }
    if let Some(Ok(month @ 1..=12)) = value.strip_prefix("XXXX-").map(str::parse::<i8>) {
        return format!("{}, year unknown", month_name(month));
    }
    let length = value.strip_prefix('P').and_then(duration);
    match (kind, length) {
        (TimexType::Duration, Some(length)) => format!("a length of {length}"),
        (TimexType::Set, Some(length)) => format!("once in {length}"),
        (TimexType::Duration, None) => "a length of time".to_owned(),
        (TimexType::Set, None) => "again and again".to_owned(),
        _ if value.contains('X') => unknown(value).to_owned(),
        _ => value.to_owned(),
    }
}

const WEEKDAYS: [&str; 7] = [
    "a Monday, not known which",
    "a Tuesday, not known which",
    "a Wednesday, not known which",
    "a Thursday, not known which",
    "a Friday, not known which",
    "a Saturday, not known which",
    "a Sunday, not known which",
];

/// What a TIMEX3 value of which the calendar does not know the place is: `XXXX-WXX` is a week.
fn unknown(value: &str) -> &'static str {
    let rest = value.trim_start_matches(|c: char| c == 'X' || c.is_ascii_digit());
    match rest {
        "" => "a year, not known which",
        "-SP" => "a spring, not known which",
        "-SU" => "a summer, not known which",
        "-FA" => "an autumn, not known which",
        "-WI" => "a winter, not known which",
        "-XX" => "a month, not known which",
        _ if rest.starts_with("-XX-") => "a day, not known which",
        _ if rest.starts_with("-Q") => "a quarter of a year, not known which",
        _ if rest.starts_with("-H") => "half a year, not known which",
        _ if rest.ends_with("-WE") => "a weekend, not known which",
        _ if rest.starts_with("-W") => {
            let day = rest.rsplit_once('-').and_then(|(_, day)| day.parse::<usize>().ok());
            day.and_then(|day| WEEKDAYS.get(day.checked_sub(1)?)).unwrap_or(&"a week, not known which")
        }
        _ => "not known when",
    }
}

/// The words of an ISO 8601 duration behind its `P`; `None` where it says no more than "some".
fn duration(rest: &str) -> Option<String> {
    let (rest, clock) = match rest.strip_prefix('T') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let split = rest.len().checked_sub(rest.chars().next_back()?.len_utf8())?;
    let (number, unit) = rest.split_at(split);
    let unit = match (unit, clock) {
        ("Y", _) => "year",
        ("M", false) => "month",
        ("W", _) => "week",
        ("D", _) => "day",
        ("H", _) => "hour",
        ("M", true) => "minute",
        ("S", _) => "second",
        _ => return None,
    };
    match number {
        "X" => Some(format!("some {unit}s")),
        "1" => Some(format!("1 {unit}")),
        n if !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            Some(format!("{n} {unit}s"))
        }
        _ => None,
    }
}

/// What kind of reading a date is: `day`, `month`, `range`, `open`, `length of time`.
pub fn precision(reach: Option<Extent>, kind: TimexType) -> &'static str {
    match (reach, kind) {
        (Some(Extent { first: None, .. } | Extent { last: None, .. }), _) => "open",
        (Some(extent), _) => precision_name(extent.precision),
        (None, TimexType::Duration) => "length of time",
        (None, TimexType::Set) => "recurrence",
        (None, _) => "undated",
    }
}

/// The name of a precision.
pub fn precision_name(precision: Precision) -> &'static str {
    match precision {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Season => "season",
        Precision::Half => "half-year",
        Precision::Year => "year",
        Precision::Decade => "decade",
        Precision::Century => "century",
        Precision::Range => "range",
    }
}

/// The name of the dates of a precision; of those that are open at one end where there is none.
pub fn dates_of(precision: Option<Precision>) -> &'static str {
    match precision {
        Some(Precision::Day) => "Days",
        Some(Precision::Week) => "Weeks",
        Some(Precision::Month) => "Months",
        Some(Precision::Quarter) => "Quarters",
        Some(Precision::Season) => "Seasons",
        Some(Precision::Half) => "Half-years",
        Some(Precision::Year) => "Years",
        Some(Precision::Decade) => "Decades",
        Some(Precision::Century) => "Centuries",
        Some(Precision::Range) => "From one day to another",
        None => "Open at one end",
    }
}

/// That not every article (`whose`: or outlet) has a lane of its own, and where the others are.
pub fn lanes_left_out(lanes: usize, readable: usize, whose: &str) -> Option<String> {
    (lanes > readable).then(|| {
        format!(
            "The {readable} {whose} with most dates have a lane, of {}; the table below has the dates of all. Set a filter to see others.",
            super::thousands(lanes)
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Anchor, Basis};
    use crate::text::Span;

    #[test]
    fn extents_are_as_exact_as_the_words() {
        let check = |first: &str, last: &str, precision, expected: &str| {
            let (first, last) = (first.parse().ok(), last.parse().ok());
            assert_eq!(extent(Extent { first, last, precision }), expected);
        };
        check("2025-05-08", "2025-05-08", Precision::Day, "8 May 2025");
        check("2025-05-10", "2025-05-11", Precision::Week, "the weekend of 10 May 2025");
        check("2025-05-05", "2025-05-11", Precision::Week, "the week of 5 May 2025");
        check("2022-09-01", "2022-09-30", Precision::Month, "September 2022");
        check("2015-01-01", "", Precision::Year, "from 2015 on");
        check("", "2025-03-31", Precision::Month, "until March 2025");
        check("2019-01-01", "2021-12-31", Precision::Range, "2019 to 2021");
        check("2025-05-08", "2025-05-10", Precision::Range, "8 May 2025 to 10 May 2025");
        check("2020-01-01", "2029-12-31", Precision::Decade, "the 2020s");
    }

    #[test]
    fn what_is_not_drawn_is_counted() {
        assert_eq!(not_drawn((0, 0)), None);
        let said = not_drawn((10, 1)).unwrap();
        assert!(said.contains("11 dates lie outside: 10 before, 1 after."), "{said}");
    }

    #[test]
    fn a_part_of_an_open_end_stands_with_it() {
        let check = |first: &str, last: &str, modifier, expected: &str| {
            let (first, last) = (first.parse().ok(), last.parse().ok());
            let reach = Extent { first, last, precision: Precision::Year };
            assert_eq!(reading(TimexType::Date, "2016", modifier, Some(reach)), expected);
        };
        check("", "2016-12-31", Some(Modifier::End), "until the end of 2016");
        check("2016-01-01", "", Some(Modifier::Start), "from the beginning of 2016 on");
        check("2016-01-01", "2016-12-31", Some(Modifier::Mid), "the middle of 2016");
        check("", "2016-12-31", None, "until 2016");
    }

    #[test]
    fn open_dates_stay_open() {
        let check = |kind, value: &str, expected: &str| {
            let mention = DateMention {
                span: Span::default(),
                kind,
                value: value.to_owned(),
                modifier: None,
                extent: None,
                basis: Basis { rule: String::new(), anchor: Anchor::Absolute },
                flag: None,
            };
            assert_eq!(date(&mention), expected);
        };
        check(TimexType::Date, "XXXX-05-08", "8 May, year unknown");
        check(TimexType::Date, "XXXX-09", "September, year unknown");
        check(TimexType::Duration, "P10Y", "a length of 10 years");
        check(TimexType::Duration, "PT1H", "a length of 1 hour");
        check(TimexType::Duration, "PXD", "a length of some days");
        check(TimexType::Set, "P1W", "once in 1 week");
        check(TimexType::Date, "XXXX-WXX", "a week, not known which");
        check(TimexType::Date, "XXXX-WXX-4", "a Thursday, not known which");
        check(TimexType::Date, "XXXX-WXX-WE", "a weekend, not known which");
        check(TimexType::Date, "XXXX-SU", "a summer, not known which");
        check(TimexType::Date, "XXXX", "a year, not known which");
        check(TimexType::Time, "XXXX-XX-XXTEV", "a day, not known which");
        check(TimexType::Date, "XXXX-?", "not known when");
        check(TimexType::Date, "2024-W03", "2024-W03");
        check(TimexType::Date, "P", "P");
    }

    #[test]
    fn hours_are_kept() {
        let words = |value: &str| Hour::of(value).map(hour);
        assert_eq!(words("2025-05-14T14:00").as_deref(), Some("14:00"));
        assert_eq!(words("2025-05-14TNI").as_deref(), Some("night"));
        assert_eq!(words("2025-05-14T24:00").as_deref(), Some("midnight"));
    }
}
