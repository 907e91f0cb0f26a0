//! How days and numbers are written: in what order, with which names and signs. At first as English has them, which is
//! what a site is written with; the page may put what its reader prefers in the place of that, for what it draws.

use std::cell::RefCell;

/// A part of a written day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The day of the month.
    Day,
    /// The same, in two digits.
    TwoDigitDay,
    /// The month by its name.
    Month,
    /// The month in two digits.
    TwoDigitMonth,
    /// The year.
    Year,
    /// What stands between them.
    Words(String),
}

/// How days and numbers are written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    /// A day.
    pub day: Vec<Piece>,
    /// A month of a year.
    pub month: Vec<Piece>,
    /// The names of the months.
    pub months: Vec<String>,
    /// Their short names, for an axis.
    pub short_months: Vec<String>,
    /// What sets thousands apart.
    pub thousands: String,
    /// What stands before tenths.
    pub tenths: String,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Default for Style {
    /// `8 May 2025`, `21,578`, `2.4`.
    fn default() -> Style {
        let between = || Piece::Words(" ".to_owned());
        Style {
            day: vec![Piece::Day, between(), Piece::Month, between(), Piece::Year],
            month: vec![Piece::Month, between(), Piece::Year],
            months: MONTHS.map(str::to_owned).to_vec(),
            short_months: MONTHS.map(|name| name.get(..3).unwrap_or(name).to_owned()).to_vec(),
            thousands: ",".to_owned(),
            tenths: ".".to_owned(),
        }
    }
}

impl Style {
    /// `2025-05-08`, `21 578`, `2.4`: the same in every country.
    pub fn international() -> Style {
        let between = || Piece::Words("-".to_owned());
        Style {
            day: vec![Piece::Year, between(), Piece::TwoDigitMonth, between(), Piece::TwoDigitDay],
            month: vec![Piece::Year, between(), Piece::TwoDigitMonth],
            thousands: "\u{202f}".to_owned(),
            ..Style::default()
        }
    }
}

/// A day or a month, of these pieces.
pub(super) fn written(pieces: &[Piece], months: &[String], (year, month, day): (&str, i8, i8)) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Day => out.push_str(&day.to_string()),
            Piece::TwoDigitDay => out.push_str(&format!("{day:02}")),
            Piece::Month => {
                out.push_str(months.get((month.clamp(1, 12) - 1) as usize).map_or("", String::as_str));
            }
            Piece::TwoDigitMonth => out.push_str(&format!("{month:02}")),
            Piece::Year => out.push_str(year),
            Piece::Words(words) => out.push_str(words),
        }
    }
    out
}

thread_local! {
    static STYLE: RefCell<Style> = RefCell::new(Style::default());
}

/// Writes days and numbers in this way from here on.
pub fn set_style(style: Style) {
    STYLE.set(style);
}

/// What is written in the way that days and numbers are.
pub(super) fn in_style<T>(write: impl FnOnce(&Style) -> T) -> T {
    STYLE.with_borrow(write)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Extent, Precision};
    use crate::wording;

    /// A day, a month, a stretch, a tick of an axis, a number and a measure, in a style.
    fn in_all_forms(style: Style) -> String {
        set_style(style);
        let day = |text: &str| text.parse().ok();
        let month = Extent { first: day("2025-05-01"), last: day("2025-05-31"), precision: Precision::Month };
        let range = Extent { first: day("2025-05-08"), last: day("2025-06-01"), precision: Precision::Range };
        let at = "2025-05-08".parse().unwrap();
        let words = [
            wording::day(at),
            wording::extent(month),
            wording::extent(range),
            wording::short_day(at),
            wording::short_month(at),
            wording::thousands(21_578),
            wording::per_thousand(3, 1250),
        ];
        set_style(Style::default());
        words.join(" | ")
    }

    #[test]
    fn days_and_numbers_follow_the_style() {
        assert_eq!(
            in_all_forms(Style::default()),
            "8 May 2025 | May 2025 | 8 May 2025 to 1 June 2025 | 8 May 2025 | May 2025 | 21,578 | 2.4"
        );
        assert_eq!(
            in_all_forms(Style::international()),
            "2025-05-08 | 2025-05 | 2025-05-08 to 2025-06-01 | 2025-05-08 | 2025-05 | 21\u{202f}578 | 2.4"
        );
        let words = |words: &str| Piece::Words(words.to_owned());
        let american = Style {
            day: vec![Piece::Month, words(" "), Piece::Day, words(", "), Piece::Year],
            ..Style::default()
        };
        assert_eq!(
            in_all_forms(american),
            "May 8, 2025 | May 2025 | May 8, 2025 to June 1, 2025 | May 8, 2025 | May 2025 | 21,578 | 2.4"
        );
    }
}
