//! Numbers of things, put for a reader.

use super::counts::thousands;
use super::style::in_style;
use crate::annotate::{Bound, Quantity};

/// How a number was read: `at least 2,000,000`, `10 to 15 km`.
pub fn quantity(quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::Over => "more than ",
        Bound::AtMost => "at most ",
        Bound::Under => "fewer than ",
    };
    let mut words = format!("{bound}{}", number(quantity.value));
    if let Some(upper) = quantity.upper {
        words.push_str(&format!(" to {}", number(upper)));
    }
    match quantity.unit.as_str() {
        "" => words,
        "%" => words + "%",
        unit => format!("{words} {unit}"),
    }
}

/// A number with its thousands set apart, to three places.
fn number(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    let thousandths = (value.abs() * 1000.0).round() as u64;
    let (whole, part) = (thousandths / 1000, thousandths % 1000);
    let whole = thousands(whole as usize);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:03}");
    in_style(|style| format!("{sign}{whole}{}{}", style.tenths, part.trim_end_matches('0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn numbers_are_put_as_they_were_read() {
        let check = |value, upper, bound, unit: &str, expected: &str| {
            let unit = unit.to_owned();
            let read = Quantity { span: Span::default(), value, upper, bound, unit, of: String::new() };
            assert_eq!(quantity(&read), expected);
        };
        check(53.0, None, Bound::Exact, "", "53");
        check(2_000_000.0, None, Bound::Over, "", "more than 2,000,000");
        check(10.0, Some(15.5), Bound::Exact, "km", "10 to 15.5 km");
        check(0.25, None, Bound::About, "%", "about 0.25%");
        check(-3.0, None, Bound::AtLeast, "", "at least −3");
    }
}
