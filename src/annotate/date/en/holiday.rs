//! Holidays by their English names.
//!
//! Only days that news in English names without explaining; a name that several countries keep on different
//! days (Independence Day, Labour Day outside the United States) is left out.

use jiff::civil::Weekday;

use super::super::holiday::{Holiday, Holidays};
use crate::text::Token;

/// The holidays by their names.
pub(crate) static HOLIDAYS: Holidays = Holidays::new(NAMES);

/// The holidays by name, lower case, by their first letter and then longest first.
const NAMES: &[(&[&str], Holiday)] = &[
    (&["april", "fools", "'", "day"], Holiday::Fixed(4, 1)),
    (&["april", "fool", "'s", "day"], Holiday::Fixed(4, 1)),
    (&["all", "saints", "'", "day"], Holiday::Fixed(11, 1)),
    (&["all", "souls", "'", "day"], Holiday::Fixed(11, 2)),
    (&["april", "fools", "day"], Holiday::Fixed(4, 1)),
    (&["all", "saints", "day"], Holiday::Fixed(11, 1)),
    (&["australia", "day"], Holiday::Fixed(1, 26)),
    (&["anzac", "day"], Holiday::Fixed(4, 25)),
    (&["africa", "day"], Holiday::Fixed(5, 25)),
    (&["armistice", "day"], Holiday::Fixed(11, 11)),
    (&["ash", "wednesday"], Holiday::Easter(-46)),
    (&["ascension", "day"], Holiday::Easter(39)),
    (&["ashura"], Holiday::Islamic(1, 10)),
    (&["bastille", "day"], Holiday::Fixed(7, 14)),
    (&["bonfire", "night"], Holiday::Fixed(11, 5)),
    (&["black", "friday"], Holiday::Weekday(11, Weekday::Thursday, 4, 1)),
    (&["boxing", "day"], Holiday::Fixed(12, 26)),
    (&["cinco", "de", "mayo"], Holiday::Fixed(5, 5)),
    (&["chinese", "new", "year"], Holiday::LunarNewYear),
    (&["canada", "day"], Holiday::Fixed(7, 1)),
    (&["columbus", "day"], Holiday::Weekday(10, Weekday::Monday, 2, 0)),
    (&["cyber", "monday"], Holiday::Weekday(11, Weekday::Thursday, 4, 4)),
    (&["christmas", "eve"], Holiday::Fixed(12, 24)),
    (&["christmas", "day"], Holiday::Fixed(12, 25)),
    (&["christmas"], Holiday::Fixed(12, 25)),
    (&["day", "of", "the", "dead"], Holiday::Fixed(11, 2)),
    (&["eid", "-", "al", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "-", "ul", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "-", "al", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "-", "ul", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "al", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "ul", "-", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "al", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "ul", "-", "adha"], Holiday::Islamic(12, 10)),
    (&["eid", "al", "fitr"], Holiday::Islamic(10, 1)),
    (&["eid", "al", "adha"], Holiday::Islamic(12, 10)),
    (&["earth", "day"], Holiday::Fixed(4, 22)),
    (&["europe", "day"], Holiday::Fixed(5, 9)),
    (&["election", "day"], Holiday::Weekday(11, Weekday::Monday, 1, 1)),
    (&["easter", "sunday"], Holiday::Easter(0)),
    (&["easter", "monday"], Holiday::Easter(1)),
    (&["epiphany"], Holiday::Fixed(1, 6)),
    (&["easter"], Holiday::Easter(0)),
    (&["guy", "fawkes", "night"], Holiday::Fixed(11, 5)),
    (&["groundhog", "day"], Holiday::Fixed(2, 2)),
    (&["good", "friday"], Holiday::Easter(-2)),
    (&["human", "rights", "day"], Holiday::Fixed(12, 10)),
    (&["holy", "saturday"], Holiday::Easter(-1)),
    (&["halloween"], Holiday::Fixed(10, 31)),
    (&["international", "women", "'s", "day"], Holiday::Fixed(3, 8)),
    (&["indigenous", "peoples", "'", "day"], Holiday::Weekday(10, Weekday::Monday, 2, 0)),
    (&["juneteenth"], Holiday::Fixed(6, 19)),
    (&["lunar", "new", "year"], Holiday::LunarNewYear),
    (&["labor", "day"], Holiday::Weekday(9, Weekday::Monday, 1, 0)),
    (&["martin", "luther", "king", "day"], Holiday::Weekday(1, Weekday::Monday, 3, 0)),
    (&["may", "day"], Holiday::Fixed(5, 1)),
    (&["memorial", "day"], Holiday::Weekday(5, Weekday::Monday, -1, 0)),
    (&["maundy", "thursday"], Holiday::Easter(-3)),
    (&["mawlid"], Holiday::Islamic(3, 12)),
    (&["new", "year", "'s", "day"], Holiday::Fixed(1, 1)),
    (&["new", "year", "'s", "eve"], Holiday::Fixed(12, 31)),
    (&["new", "year", "'s"], Holiday::Fixed(1, 1)),
    (&["orthodox", "christmas"], Holiday::Fixed(1, 7)),
    (&["orthodox", "easter"], Holiday::OrthodoxEaster(0)),
    (&["presidents", "'", "day"], Holiday::Weekday(2, Weekday::Monday, 3, 0)),
    (&["presidents", "day"], Holiday::Weekday(2, Weekday::Monday, 3, 0)),
    (&["palm", "sunday"], Holiday::Easter(-7)),
    (&["pentecost"], Holiday::Easter(49)),
    (&["passover"], Holiday::Passover(0)),
    (&["remembrance", "day"], Holiday::Fixed(11, 11)),
    (&["remembrance", "sunday"], Holiday::Weekday(11, Weekday::Sunday, 2, 0)),
    (&["rosh", "hashanah"], Holiday::Passover(163)),
    (&["ramadan"], Holiday::Islamic(9, 1)),
    (&["st", "david", "'s", "day"], Holiday::Fixed(3, 1)),
    (&["st", "patrick", "'s", "day"], Holiday::Fixed(3, 17)),
    (&["st", "george", "'s", "day"], Holiday::Fixed(4, 23)),
    (&["st", "andrew", "'s", "day"], Holiday::Fixed(11, 30)),
    (&["shrove", "tuesday"], Holiday::Easter(-47)),
    (&["thanksgiving", "day"], Holiday::Weekday(11, Weekday::Thursday, 4, 0)),
    (&["thanksgiving"], Holiday::Weekday(11, Weekday::Thursday, 4, 0)),
    (&["tabaski"], Holiday::Islamic(12, 10)),
    (&["valentine", "'s", "day"], Holiday::Fixed(2, 14)),
    (&["veterans", "day"], Holiday::Fixed(11, 11)),
    (&["world", "press", "freedom", "day"], Holiday::Fixed(5, 3)),
    (&["world", "health", "day"], Holiday::Fixed(4, 7)),
    (&["world", "environment", "day"], Holiday::Fixed(6, 5)),
    (&["world", "refugee", "day"], Holiday::Fixed(6, 20)),
    (&["world", "aids", "day"], Holiday::Fixed(12, 1)),
    (&["whit", "sunday"], Holiday::Easter(49)),
    (&["whit", "monday"], Holiday::Easter(50)),
    (&["yom", "kippur"], Holiday::Passover(172)),
];

/// Words of American politics: the Election Day of other countries is some other day.
const AMERICAN: &[&str] = &[
    "U.S.",
    "US",
    "America",
    "American",
    "Americans",
    "Democrat",
    "Democrats",
    "GOP",
    "Republican",
    "Republicans",
];

/// How many tokens before and after the name are searched for them.
const REACH: usize = 400;

/// Whether the name of a holiday at a token is that of the day.
pub(super) fn is_holiday(text: &str, tokens: &[Token], at: usize) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    if !word(at).eq_ignore_ascii_case("election") {
        return true;
    }
    let near = at.saturating_sub(REACH)..(at + REACH).min(tokens.len());
    word(at + 1).starts_with('D') && near.into_iter().any(|at| AMERICAN.contains(&word(at)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_names_stand_before_the_shorter_ones_they_begin_with() {
        for (at, (name, _)) in NAMES.iter().enumerate() {
            for (other, _) in &NAMES[..at] {
                assert!(!name.starts_with(other), "{name:?} is never reached");
            }
            let mut letter = HOLIDAYS.of_initial(name[0].as_bytes()[0]);
            assert!(letter.any(|(index, _)| index == at), "{name:?} is not among those of its letter");
        }
    }
}
