//! The axis: days, and the hours of one, to pixels and back, zoom, pan, and where the ticks stand. Where it is broken, a stretch without dates takes
//! few pixels: all else is counted in *drawn* days, of which such a stretch has few. Knows nothing of drawing.

use crate::annotate::{Day, Hour};
use crate::app::route::Axis;
use crate::explore::density::Void;
use crate::wording;

/// How many breaks an axis has at the most.
pub const BREAKS: usize = 4;

/// A stretch of days on a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The first day, as days since 1970-01-01, at pixel 0.
    pub first: f64,
    /// The end of the last day, at pixel `width`.
    pub last: f64,
    /// Pixels.
    pub width: f64,
    /// The stretches that are drawn short, in order of time.
    pub breaks: [Option<Break>; BREAKS],
}

/// A stretch of days that is drawn short: from `first` to `end`, as long as `drawn` days are elsewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Break {
    /// Where it begins.
    pub first: f64,
    /// Where it ends.
    pub end: f64,
    /// As how many days it is drawn.
    pub drawn: f64,
}

/// The breaks of an axis, of the stretches that hold no date.
pub fn breaks(voids: &[Void]) -> [Option<Break>; BREAKS] {
    let mut breaks = [None; BREAKS];
    for (slot, void) in breaks.iter_mut().zip(voids) {
        let (first, end) = (f64::from(void.first.0), f64::from(void.last.0) + 1.0);
        *slot = Some(Break { first, end, drawn: f64::from(void.drawn) });
    }
    breaks
}

/// The nearest that the axis comes: six hours.
const NEAREST: f64 = 0.25;
/// What it shows at least before anyone zooms, and what ends at whole days: a fortnight.
const FORTNIGHT: f64 = 14.0;
/// The farthest: three thousand years.
const FARTHEST: f64 = 1_100_000.0;

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
    /// Days `first` to `last`, both inclusive, with a little room on either side.
    pub fn new(first: Day, last: Day, width: f64, breaks: [Option<Break>; BREAKS]) -> Scale {
        let exact =
            Scale { first: f64::from(first.0), last: f64::from(last.0) + 1.0, width: width.max(1.0), breaks };
        let (first, last) = exact.ends();
        let room = ((last - first) * 0.03).max(3.0).max((FORTNIGHT - (last - first)) / 2.0);
        exact.between(first - room, last + room).kept()
    }

    /// Exactly what a link names.
    pub fn exact(axis: Axis, width: f64, breaks: [Option<Break>; BREAKS]) -> Scale {
        let (first, last) = axis.ends();
        Scale { first, last, width: width.max(1.0), breaks }.kept()
    }

    /// Within the nearest and the farthest that the axis allows.
    fn kept(self) -> Scale {
        let (first, last) = self.ends();
        let span = (last - first).clamp(NEAREST, FARTHEST);
        let middle = f64::midpoint(first, last);
        self.between(middle - span / 2.0, middle + span / 2.0)
    }

    /// A day as days drawn.
    fn drawn(self, day: f64) -> f64 {
        let saved = |one: &Break| {
            let within = (day - one.first).clamp(0.0, one.end - one.first);
            within * (1.0 - one.drawn / (one.end - one.first))
        };
        day - self.breaks.iter().flatten().map(saved).sum::<f64>()
    }

    /// The day that so many drawn days are.
    fn undrawn(self, drawn: f64) -> f64 {
        let mut day = drawn;
        for one in self.breaks.iter().flatten() {
            if day > one.first {
                let within = ((day - one.first) / one.drawn).min(1.0);
                day += within * (one.end - one.first - one.drawn);
            }
        }
        day
    }

    /// What it shows, in drawn days.
    fn ends(self) -> (f64, f64) {
        (self.drawn(self.first), self.drawn(self.last))
    }

    /// The same between two drawn days.
    fn between(self, first: f64, last: f64) -> Scale {
        Scale { first: self.undrawn(first), last: self.undrawn(last), ..self }
    }

    /// Where a day begins, in pixels.
    pub fn x(self, day: f64) -> f64 {
        let (first, last) = self.ends();
        (self.drawn(day) - first) / (last - first) * self.width
    }

    /// Which day stands at a pixel.
    pub fn day(self, x: f64) -> Day {
        let (first, last) = self.ends();
        // a hair more, since a day that was drawn and read back may have lost one
        Day((self.undrawn(first + x / self.width * (last - first)) + 1e-6).floor() as i32)
    }

    /// What it shows, for a link: by whole days where it is long.
    pub fn axis(self) -> Axis {
        let (first, last) = self.ends();
        if last - first < FORTNIGHT - 1e-6 {
            return Axis::hours((self.first * 24.0).round() as i32, (self.last * 24.0).round() as i32);
        }
        let (first, last) = (self.first - 1e-6, self.last + 1e-6);
        Axis::days(Day(first.ceil() as i32), Day((last - 1.0).floor().max(first.ceil()) as i32))
    }

    /// Nearer (`factor` below 1) or farther, the day under pixel `x` staying where it is.
    #[must_use]
    pub fn zoom(self, factor: f64, x: f64) -> Scale {
        let (first, last) = self.ends();
        let span = last - first;
        let new = (span * factor).clamp(NEAREST, FARTHEST);
        let under = first + x / self.width * span;
        let first = under - x / self.width * new;
        self.between(first, first + new)
    }

    /// Moved by so many pixels to the right of what is shown.
    #[must_use]
    pub fn pan(self, pixels: f64) -> Scale {
        let (first, last) = self.ends();
        let days = pixels / self.width * (last - first);
        self.between(first + days, last + days)
    }

    /// The breaks in sight: left and right edge in pixels, and the stretch.
    pub fn gaps(self) -> Vec<(f64, f64, Break)> {
        let gap = |one: &Break| (self.x(one.first), self.x(one.end), *one);
        let seen = |(left, right, _): &(f64, f64, Break)| *right > 0.0 && *left < self.width;
        self.breaks.iter().flatten().map(gap).filter(seen).collect()
    }

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

    /// The break that a day lies in.
    fn broken_at(self, day: f64) -> Option<Break> {
        self.breaks.into_iter().flatten().find(|one| one.first < day && day < one.end)
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
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    fn exact(first: Day, last: Day, width: f64) -> Scale {
        Scale::exact(Axis::days(first, last), width, [None; BREAKS])
    }

    #[test]
    fn pixels_and_days_agree() {
        let scale = exact(day("2015-01-01"), day("2025-12-31"), 1000.0);
        for x in [0.0, 10.5, 500.0, 999.0] {
            let at = scale.day(x);
            assert!((scale.x(f64::from(at.0)) - x).abs() <= 1000.0 / 365.0, "{x}");
        }
        assert_eq!(scale.axis(), Axis::days(day("2015-01-01"), day("2025-12-31")));
    }

    #[test]
    fn zoom_keeps_the_day_under_the_pointer() {
        let scale = Scale::new(day("2015-01-01"), day("2025-12-31"), 800.0, [None; BREAKS]);
        let before = scale.day(200.0);
        assert!((scale.zoom(0.5, 200.0).day(200.0).0 - before.0).abs() <= 1);
        let mut close = scale;
        for _ in 0..50 {
            close = close.zoom(0.5, 400.0);
        }
        assert!(close.last - close.first >= NEAREST - 1e-6);
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
    fn an_axis_opens_on_a_fortnight_at_least() {
        let scale = Scale::new(day("2026-03-11"), day("2026-03-11"), 800.0, [None; BREAKS]);
        assert!((scale.last - scale.first - FORTNIGHT).abs() < 1e-6);
        assert_eq!(scale.axis(), Axis::days(day("2026-03-05"), day("2026-03-17")));
    }

    fn broken() -> Scale {
        // a day in 1987, then nothing until 2025
        let void = Void { first: day("1987-02-01"), last: day("2024-12-31"), drawn: 10 };
        Scale::new(day("1987-01-01"), day("2025-12-31"), 1000.0, breaks(&[void]))
    }

    #[test]
    fn a_break_is_short_and_all_else_keeps_its_order_and_measure() {
        let scale = broken();
        let x = |at: &str| scale.x(f64::from(day(at).0));
        let (left, right, _) = scale.gaps()[0];
        assert!((15.0..40.0).contains(&(right - left)), "{left} {right}");
        assert!((x("1987-02-01") - left).abs() < 0.01 && (x("2025-01-01") - right).abs() < 0.01);
        assert!(x("1987-01-01") > 0.0 && x("2000-01-01") > left && x("2000-01-01") < right);
        let (month, year) = (x("2025-02-01") - x("2025-01-01"), x("2025-12-31") - x("2025-01-01"));
        assert!((month / year - 31.0 / 364.0).abs() < 1e-9, "days outside of it are alike");
        let all = Scale::new(day("1987-01-01"), day("2025-12-31"), 1000.0, [None; BREAKS]);
        assert!(
            all.gaps().is_empty()
                && year
                    > 10.0 * (all.x(f64::from(day("2025-12-31").0)) - all.x(f64::from(day("2025-01-01").0)))
        );
    }

    #[test]
    fn pixels_and_days_agree_over_a_break() {
        let scale = broken();
        let mut before = scale.day(-1.0);
        for x in 0..=1000 {
            let at = scale.day(f64::from(x));
            assert!(at >= before, "pixel {x} goes back");
            before = at;
            let back = scale.x(f64::from(at.0));
            assert!(back <= f64::from(x) + 0.01 && back >= f64::from(x) - 3.0, "{x} {at} {back}");
        }
        assert_eq!(Scale::exact(scale.axis(), 1000.0, scale.breaks).axis(), scale.axis());
    }

    #[test]
    fn zoom_and_movement_keep_to_the_pointer_over_a_break() {
        let scale = broken();
        for x in [30.0, 500.0, 900.0] {
            let under = scale.day(x);
            assert!((scale.zoom(0.5, x).day(x).0 - under.0).abs() <= 1, "{x}");
        }
        let moved = scale.zoom(0.25, 500.0);
        let back = moved.pan(-400.0).pan(400.0);
        assert!((back.first - moved.first).abs() < 1e-3 && (back.last - moved.last).abs() < 1e-3);
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
