//! The axis: days to pixels and back, zoom, pan, and where the ticks stand. Where it is broken, a stretch without dates takes
//! few pixels: all else is counted in *drawn* days, of which such a stretch has few. Knows nothing of drawing.

use crate::annotate::Day;
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

/// The nearest that the axis comes: a fortnight.
const NEAREST: f64 = 14.0;
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
    Day(i32),
    Month(i16),
    Year(i16),
}

const STEPS: [(f64, Step); 15] = [
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
        let room = ((last - first) * 0.03).max(3.0);
        exact.between(first - room, last + room).kept()
    }

    /// Exactly the days `first` to `last`, both inclusive.
    pub fn exact(first: Day, last: Day, width: f64, breaks: [Option<Break>; BREAKS]) -> Scale {
        Scale { first: f64::from(first.0), last: f64::from(last.0) + 1.0, width: width.max(1.0), breaks }
            .kept()
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

    /// The first and the last day that it shows.
    pub fn days(self) -> (Day, Day) {
        let (first, last) = (self.first - 1e-6, self.last + 1e-6);
        (Day(first.ceil() as i32), Day((last - 1.0).floor().max(first.ceil()) as i32))
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

    /// Ticks at round dates, at least `room` pixels apart.
    pub fn ticks(self, room: f64) -> Vec<Tick> {
        let (first, last) = self.ends();
        let per_pixel = (last - first) / self.width;
        let wanted = per_pixel * room;
        let step = STEPS.iter().find(|(days, _)| *days >= wanted).unwrap_or(&STEPS[STEPS.len() - 1]).1;
        let (mut ticks, gaps) = (Vec::new(), self.gaps());
        let mut at = start(step, self.day(0.0));
        while f64::from(at.0) < self.last && ticks.len() < 400 {
            let round = round(step, at);
            let (x, within) = (self.x(f64::from(round.0)), self.broken_at(f64::from(round.0)));
            // on both sides of a break there is a tick where there is room, and none in it
            let crowded = ticks.last().is_some_and(|last: &Tick| x - last.x < room * 0.66);
            if x >= 0.0 && within.is_none() && !crowded {
                // words that would reach the sign of a break are left out
                let label = label(step, round);
                let end = x + label.chars().count() as f64 * LETTER;
                let cut = gaps
                    .iter()
                    .any(|(left, right, _)| x < *right && f64::midpoint(*left, *right) < end + 10.0);
                let label = if cut { String::new() } else { label };
                ticks.push(Tick { x, label });
            }
            if let Some(behind) =
                within.map(|one| start(step, Day(one.end as i32))).filter(|behind| *behind > at)
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

/// The last round date at or before `day`.
fn start(step: Step, day: Day) -> Day {
    let (year, month, _) = day.parts();
    match step {
        Step::Day(n) => Day(day.0 - day.0.rem_euclid(n)),
        Step::Month(n) => {
            let month = (i16::from(month) - 1) / n * n + 1;
            Day::new(year, month as i8, 1).unwrap_or(day)
        }
        Step::Year(n) => Day::new((year - year.rem_euclid(n)).max(-9999), 1, 1).unwrap_or(day),
    }
}

/// The same, where years are counted down: 200 BC is the year -199.
fn round(step: Step, day: Day) -> Day {
    let (year, month, of_month) = day.parts();
    match step {
        Step::Year(n) if n > 1 && year < 0 => Day::new(year + 1, month, of_month).unwrap_or(day),
        _ => day,
    }
}

fn next(step: Step, day: Day) -> Option<Day> {
    let (year, month, _) = day.parts();
    match step {
        Step::Day(n) => Some(Day(day.0 + n)),
        Step::Month(n) => {
            let months = year.checked_mul(12)?.checked_add(i16::from(month) - 1)?.checked_add(n)?;
            Day::new(months.div_euclid(12), (months.rem_euclid(12) + 1) as i8, 1)
        }
        Step::Year(n) => Day::new(year.checked_add(n)?, 1, 1),
    }
}

fn label(step: Step, at: Day) -> String {
    match step {
        Step::Day(_) => wording::short_day(at),
        Step::Month(_) => wording::short_month(at),
        Step::Year(_) => wording::year(at.parts().0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    #[test]
    fn pixels_and_days_agree() {
        let scale = Scale::exact(day("2015-01-01"), day("2025-12-31"), 1000.0, [None; BREAKS]);
        for x in [0.0, 10.5, 500.0, 999.0] {
            let at = scale.day(x);
            assert!((scale.x(f64::from(at.0)) - x).abs() <= 1000.0 / 365.0, "{x}");
        }
        assert_eq!(scale.days(), (day("2015-01-01"), day("2025-12-31")));
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
            let ticks = Scale::exact(day(first), day(last), 500.0, [None; BREAKS]).ticks(90.0);
            let found: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(found, labels);
            assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 60.0), "{ticks:?}");
        };
        check("2015-01-01", "2025-12-31", &["2016", "2018", "2020", "2022", "2024"]);
        check("2025-01-01", "2025-12-31", &["Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]);
        check("1000-01-01", "2025-12-31", &["1000", "1500", "2000"]);
        let before = Scale::exact(
            Day::new(-299, 1, 1).unwrap(),
            Day::new(199, 12, 31).unwrap(),
            500.0,
            [None; BREAKS],
        );
        let found: Vec<String> = before.ticks(90.0).into_iter().map(|tick| tick.label).collect();
        assert_eq!(found, ["300 BC", "200 BC", "100 BC", "1 BC", "100"]);
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
        let (first, last) = scale.days();
        assert_eq!(Scale::exact(first, last, 1000.0, scale.breaks).days(), (first, last));
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
