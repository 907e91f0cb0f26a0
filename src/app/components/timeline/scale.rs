//! The axis: days, and the hours of one, to pixels and back, zoom and pan. Where it is broken, a stretch without dates takes
//! few pixels: all else is counted in *drawn* days, of which such a stretch has few. Knows nothing of drawing.

use crate::annotate::Day;
use crate::app::route::Axis;
use crate::explore::density::Void;

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
    pub(super) fn ends(self) -> (f64, f64) {
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

    /// The break that a day lies in.
    pub(super) fn broken_at(self, day: f64) -> Option<Break> {
        self.breaks.into_iter().flatten().find(|one| one.first < day && day < one.end)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn day(s: &str) -> Day {
        s.parse().unwrap()
    }

    pub(in super::super) fn exact(first: Day, last: Day, width: f64) -> Scale {
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
}
