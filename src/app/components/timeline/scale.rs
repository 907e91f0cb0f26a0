//! The axis: days to pixels and back, zoom, pan, and where the ticks stand. Knows nothing of drawing.

use crate::annotate::Day;
use crate::wording;

/// A stretch of days on a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The first day, as days since 1970-01-01, at pixel 0.
    pub first: f64,
    /// The end of the last day, at pixel `width`.
    pub last: f64,
    /// Pixels.
    pub width: f64,
}

/// The nearest that the axis comes: a fortnight.
const NEAREST: f64 = 14.0;
/// The farthest: three thousand years.
const FARTHEST: f64 = 1_100_000.0;

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
    pub fn new(first: Day, last: Day, width: f64) -> Scale {
        let (first, last) = (f64::from(first.0), f64::from(last.0) + 1.0);
        let room = ((last - first) * 0.03).max(3.0);
        Scale { first: first - room, last: last + room, width: width.max(1.0) }.kept()
    }

    /// Exactly the days `first` to `last`, both inclusive.
    pub fn exact(first: Day, last: Day, width: f64) -> Scale {
        Scale { first: f64::from(first.0), last: f64::from(last.0) + 1.0, width: width.max(1.0) }.kept()
    }

    /// Within the nearest and the farthest that the axis allows.
    fn kept(self) -> Scale {
        let span = (self.last - self.first).clamp(NEAREST, FARTHEST);
        let middle = f64::midpoint(self.first, self.last);
        Scale { first: middle - span / 2.0, last: middle + span / 2.0, ..self }
    }

    /// Where a day begins, in pixels.
    pub fn x(self, day: f64) -> f64 {
        (day - self.first) / (self.last - self.first) * self.width
    }

    /// Which day stands at a pixel.
    pub fn day(self, x: f64) -> Day {
        Day((self.first + x / self.width * (self.last - self.first)).floor() as i32)
    }

    /// The first and the last day that it shows.
    pub fn days(self) -> (Day, Day) {
        (Day(self.first.ceil() as i32), Day((self.last - 1.0).floor().max(self.first.ceil()) as i32))
    }

    /// Nearer (`factor` below 1) or farther, the day under pixel `x` staying where it is.
    #[must_use]
    pub fn zoom(self, factor: f64, x: f64) -> Scale {
        let span = self.last - self.first;
        let new = (span * factor).clamp(NEAREST, FARTHEST);
        let under = self.first + x / self.width * span;
        let first = under - x / self.width * new;
        Scale { first, last: first + new, ..self }
    }

    /// Moved by so many pixels to the right of what is shown.
    #[must_use]
    pub fn pan(self, pixels: f64) -> Scale {
        let days = pixels / self.width * (self.last - self.first);
        Scale { first: self.first + days, last: self.last + days, ..self }
    }

    /// Ticks at round dates, at least `room` pixels apart.
    pub fn ticks(self, room: f64) -> Vec<Tick> {
        let per_pixel = (self.last - self.first) / self.width;
        let wanted = per_pixel * room;
        let step = STEPS.iter().find(|(days, _)| *days >= wanted).unwrap_or(&STEPS[STEPS.len() - 1]).1;
        let mut ticks = Vec::new();
        let mut at = start(step, self.day(0.0));
        while f64::from(at.0) < self.last && ticks.len() < 400 {
            let round = round(step, at);
            let x = self.x(f64::from(round.0));
            if x >= 0.0 {
                ticks.push(Tick { x, label: label(step, round) });
            }
            let Some(next) = next(step, at).filter(|next| *next > at) else { break };
            at = next;
        }
        ticks
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
        let scale = Scale::exact(day("2015-01-01"), day("2025-12-31"), 1000.0);
        for x in [0.0, 10.5, 500.0, 999.0] {
            let at = scale.day(x);
            assert!((scale.x(f64::from(at.0)) - x).abs() <= 1000.0 / 365.0, "{x}");
        }
        assert_eq!(scale.days(), (day("2015-01-01"), day("2025-12-31")));
    }

    #[test]
    fn zoom_keeps_the_day_under_the_pointer() {
        let scale = Scale::new(day("2015-01-01"), day("2025-12-31"), 800.0);
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
            let ticks = Scale::exact(day(first), day(last), 500.0).ticks(90.0);
            let found: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
            assert_eq!(found, labels);
            assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 60.0), "{ticks:?}");
        };
        check("2015-01-01", "2025-12-31", &["2016", "2018", "2020", "2022", "2024"]);
        check("2025-01-01", "2025-12-31", &["Jan 2025", "Apr 2025", "Jul 2025", "Oct 2025"]);
        check("1000-01-01", "2025-12-31", &["1000", "1500", "2000"]);
        let before = Scale::exact(Day::new(-299, 1, 1).unwrap(), Day::new(199, 12, 31).unwrap(), 500.0);
        let found: Vec<String> = before.ticks(90.0).into_iter().map(|tick| tick.label).collect();
        assert_eq!(found, ["300 BC", "200 BC", "100 BC", "1 BC", "100"]);
    }
}
