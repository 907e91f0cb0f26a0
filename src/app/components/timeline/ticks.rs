//! The ticks of an axis: where they stand, and what they say. Plain arithmetic.

use super::scale::Scale;
use crate::annotate::{Day, Hour};
use crate::wording;

/// About the width of a letter of a tick.
const LETTER: f64 = 6.5;

/// A tick of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Pixels from the left.
    pub x: f64,
    /// What stands there; empty for a tick without words.
    pub label: String,
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Hour(i64),
    Day(i32),
    Month(i16),
    Year(i16),
}

const STEPS: [(f64, Step); 19] = [
    (1.0 / 24.0, Step::Hour(1)),
    (3.0 / 24.0, Step::Hour(3)),
    (6.0 / 24.0, Step::Hour(6)),
    (12.0 / 24.0, Step::Hour(12)),
    (1.0, Step::Day(1)),
    (2.0, Step::Day(2)),
    (7.0, Step::Day(7)),
    (14.0, Step::Day(14)),
    (30.4, Step::Month(1)),
    (91.3, Step::Month(3)),
    (182.6, Step::Month(6)),
    (365.2, Step::Year(1)),
    (730.5, Step::Year(2)),
    (1826.0, Step::Year(5)),
    (3652.0, Step::Year(10)),
    (9131.0, Step::Year(25)),
    (18262.0, Step::Year(50)),
    (36524.0, Step::Year(100)),
    (182_620.0, Step::Year(500)),
];

impl Scale {
    /// Ticks at round dates and hours, at least `room` pixels apart.
    pub fn ticks(self, room: f64) -> Vec<Tick> {
        let (first, last) = self.ends();
        let per_pixel = (last - first) / self.width;
        let wanted = per_pixel * room;
        let step = STEPS.iter().find(|(days, _)| *days >= wanted).unwrap_or(&STEPS[STEPS.len() - 1]).1;
        let (mut ticks, gaps) = (Vec::new(), self.gaps());
        // hours since 1970
        let mut at = start(step, (self.first * 24.0 + 1e-6).floor() as i64);
        while days(at) < self.last && ticks.len() < 400 {
            let round = round(step, at);
            let (x, within) = (self.x(days(round)), self.broken_at(days(round)));
            // on both sides of a break there is a tick where there is room, and none in it
            let crowded = ticks.last().is_some_and(|last: &Tick| x - last.x < room * 0.66);
            if x >= 0.0 && within.is_none() && !crowded {
                // words that would reach the sign of a break are left out
                let label = label(step, round, ticks.is_empty());
                let end = x + width(&label);
                let cut = gaps
                    .iter()
                    .any(|(left, right, _)| x < *right && f64::midpoint(*left, *right) < end + 10.0);
                let label = if cut { String::new() } else { label };
                let mut tick = Tick { x, label };
                // the first hour names its day, which may leave no room for the next; a day's beginning is always named
                if let Some(before) = ticks.last_mut().filter(|before| before.x + width(&before.label) > x) {
                    let less = if round.rem_euclid(24) == 0 { before } else { &mut tick };
                    less.label.clear();
                }
                ticks.push(tick);
            }
            if let Some(behind) =
                within.map(|one| start(step, (one.end * 24.0) as i64)).filter(|behind| *behind > at)
            {
                at = behind;
                continue;
            }
            let Some(next) = next(step, at).filter(|next| *next > at) else { break };
            at = next;
        }
        ticks
    }
}

/// Hours since 1970 as days.
fn days(hours: i64) -> f64 {
    hours as f64 / 24.0
}

/// The day of an hour.
fn day(hours: i64) -> Day {
    Day(hours.div_euclid(24) as i32)
}

/// About the width of some words on the axis.
fn width(label: &str) -> f64 {
    label.chars().count() as f64 * LETTER
}

/// The last round date or hour at or before an hour.
fn start(step: Step, at: i64) -> i64 {
    let of_day = day(at);
    let (year, month, _) = of_day.parts();
    let first = match step {
        Step::Hour(n) => return at - at.rem_euclid(n),
        Step::Day(n) => Day(of_day.0 - of_day.0.rem_euclid(n)),
        Step::Month(n) => {
            let month = (i16::from(month) - 1) / n * n + 1;
            Day::new(year, month as i8, 1).unwrap_or(of_day)
        }
        Step::Year(n) => Day::new((year - year.rem_euclid(n)).max(-9999), 1, 1).unwrap_or(of_day),
    };
    i64::from(first.0) * 24
}

/// The same, where years are counted down: 200 BC is the year -199.
fn round(step: Step, at: i64) -> i64 {
    let (year, month, of_month) = day(at).parts();
    match step {
        Step::Year(n) if n > 1 && year < 0 => {
            Day::new(year + 1, month, of_month).map_or(at, |day| i64::from(day.0) * 24)
        }
        _ => at,
    }
}

fn next(step: Step, at: i64) -> Option<i64> {
    let (year, month, _) = day(at).parts();
    let next = match step {
        Step::Hour(n) => return Some(at + n),
        Step::Day(n) => return Some(at + i64::from(n) * 24),
        Step::Month(n) => {
            let months = year.checked_mul(12)?.checked_add(i16::from(month) - 1)?.checked_add(n)?;
            Day::new(months.div_euclid(12), (months.rem_euclid(12) + 1) as i8, 1)
        }
        Step::Year(n) => Day::new(year.checked_add(n)?, 1, 1),
    };
    Some(i64::from(next?.0) * 24)
}

/// The words of a tick; the first of an axis of hours names its day.
fn label(step: Step, at: i64, first: bool) -> String {
    let of_day = day(at);
    match step {
        Step::Hour(_) => match at.rem_euclid(24) {
            0 => wording::short_day(of_day),
            hour => {
                let hour = wording::hour(Hour::At(hour as u16 * 60));
                if first { format!("{}, {hour}", wording::short_day(of_day)) } else { hour }
            }
        },
        Step::Day(_) => wording::short_day(of_day),
        Step::Month(_) => wording::short_month(of_day),
        Step::Year(_) => wording::year(of_day.parts().0),
    }
}

#[cfg(test)]
mod tests {
    use super::super::scale::tests::{day, exact};
    use super::super::scale::{BREAKS, breaks};
    use super::*;
    use crate::app::route::Axis;
    use crate::explore::density::Void;

    fn broken() -> Scale {
        // a day in 1987, then nothing until 2025
        let void = Void { first: day("1987-02-01"), last: day("2024-12-31"), drawn: 10 };
        Scale::new(day("1987-01-01"), day("2025-12-31"), 1000.0, breaks(&[void]))
    }

    #[test]
    fn ticks_are_round_and_apart() {
        let check = |first: &str, last: &str, labels: &[&str]| {
            let ticks = exact(day(first), day(last), 500.0).ticks(90.0);
            let found: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(found, labels);
            assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 60.0), "{ticks:?}");
        };
        check("2015-01-01", "2025-12-31", &["2016", "2018", "2020", "2022", "2024"]);
        check("2025-01-01", "2025-12-31", &["Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]);
        check("1000-01-01", "2025-12-31", &["1000", "1500", "2000"]);
        let before = exact(Day::new(-299, 1, 1).unwrap(), Day::new(199, 12, 31).unwrap(), 500.0);
        let found: Vec<String> = before.ticks(90.0).into_iter().map(|tick| tick.label).collect();
        assert_eq!(found, ["300 BC", "200 BC", "100 BC", "1 BC", "100"]);
    }

    #[test]
    fn close_by_the_ticks_are_hours_and_say_of_which_day() {
        let check = |from: &str, to: &str, width: f64, labels: &[&str]| {
            let day = |at: &str| f64::from(at[..10].parse::<Day>().unwrap().0) * 24.0;
            let hours = |at: &str| (day(at) + at[11..].parse::<f64>().unwrap()) as i32;
            let scale = Scale::exact(Axis::hours(hours(from), hours(to)), width, [None; BREAKS]);
            let ticks = scale.ticks(90.0);
            let found: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(found, labels);
            assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 60.0), "{ticks:?}");
            assert_eq!(scale.axis(), Axis::hours(hours(from), hours(to)), "a link brings it back");
        };
        let all_day = ["11 Mar 2026", "03:00", "06:00", "09:00", "12:00", "15:00", "18:00", "21:00"];
        check("2026-03-11T00", "2026-03-12T00", 800.0, &all_day);
        check("2026-03-11T04", "2026-03-11T10", 400.0, &["11 Mar 2026, 06:00", "09:00"]);
        check(
            "2026-03-11T07",
            "2026-03-11T13",
            600.0,
            &["11 Mar 2026, 07:00", "", "09:00", "10:00", "11:00", "12:00"],
        );
        // the day's beginning is named, whatever stands before it
        check(
            "2026-03-11T22",
            "2026-03-12T04",
            600.0,
            &["11 Mar 2026, 22:00", "", "12 Mar 2026", "01:00", "02:00", "03:00"],
        );
        check(
            "2026-03-11T23",
            "2026-03-12T05",
            600.0,
            &["", "12 Mar 2026", "01:00", "02:00", "03:00", "04:00"],
        );
    }

    #[test]
    fn a_tick_before_a_break_is_named_where_its_words_fit() {
        let named = |width: f64| {
            let void = Void { first: day("2015-04-04"), last: day("2018-09-30"), drawn: 94 };
            let ticks = Scale::new(day("2015-01-01"), day("2025-06-30"), width, breaks(&[void])).ticks(90.0);
            ticks.iter().any(|tick| tick.label == "2015")
        };
        assert!(named(1040.0));
        assert!(!named(340.0));
    }

    #[test]
    fn no_tick_stands_in_a_break_or_on_another() {
        for ticks in [broken().ticks(90.0), broken().zoom(0.3, 60.0).ticks(90.0)] {
            assert!(ticks.len() > 1);
            assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 59.0), "{ticks:?}");
            let between =
                |tick: &Tick| ["1988", "1990", "2000", "2024"].iter().any(|year| tick.label.contains(year));
            assert!(!ticks.iter().any(between), "{ticks:?}");
        }
    }
}
