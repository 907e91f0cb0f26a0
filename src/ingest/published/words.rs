//! What the languages call months and days of the week, and the words around a time.

use crate::text::rows::{count, rows};

const MONTHS: &str = include_str!("languages/months.tsv");
const WEEKDAYS: &str = include_str!("languages/weekdays.tsv");
const CLOCK: &str = include_str!("languages/clock.tsv");
static MONTH_ROWS: [&str; count(MONTHS)] = rows(MONTHS);
static WEEKDAY_ROWS: [&str; count(WEEKDAYS)] = rows(WEEKDAYS);
static CLOCK_ROWS: [&str; count(CLOCK)] = rows(CLOCK);

/// The longest word of the tables, in bytes.
const LONGEST: usize = 30;

/// The month that a word names, from 1, whatever the language; `None` where two languages call two months so.
pub(super) fn month(word: &str) -> Option<u8> {
    if word.len() > LONGEST {
        return None;
    }
    let word = word.to_lowercase();
    let mut found = None;
    for row in &MONTH_ROWS {
        let named =
            row.split('\t').skip(1).zip(1u8..).find(|(forms, _)| forms.split(' ').any(|form| form == word));
        if let Some((_, month)) = named {
            if found.is_some_and(|other| other != month) {
                return None;
            }
            found = Some(month);
        }
    }
    found
}

/// Whether a word is a day of the week, or stands around a time.
pub(super) fn is_of_time(word: &str) -> bool {
    if word.len() > LONGEST {
        return false;
    }
    let word = word.to_lowercase().replace('’', "'");
    WEEKDAY_ROWS.iter().chain(&CLOCK_ROWS).any(|row| row.split(['\t', ' ']).skip(1).any(|form| form == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_twelve_months() {
        for row in &MONTH_ROWS {
            let fields: Vec<&str> = row.split('\t').collect();
            assert_eq!(fields.len(), 13, "{row}");
            assert!(fields.iter().all(|field| !field.is_empty() && *field == field.to_lowercase()), "{row}");
        }
    }
}
