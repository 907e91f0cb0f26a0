//! The value of figures: what their commas, points and spaces are.
//!
//! The form tells mostly: what stands twice divides groups, and a last part of other than three digits is a fraction of
//! one. Where it does not (`1,234`), the language does. This module must not know tokens.

use crate::text::Lang;

/// What a comma in figures is, in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comma {
    /// It divides groups of digits, and a point stands before the fraction: `1,234.5`.
    Groups,
    /// It stands before the fraction, and points divide groups: `1.234,5`.
    Decimal,
    /// Either; figures that leave it open are not read.
    Unknown,
}

/// Languages that write `1,5`, by their tags.
const DECIMAL: [&str; 41] = [
    "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "et", "eu", "fi", "fr", "gl", "hr", "hu",
    "hy", "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru",
    "sk", "sl", "sq", "sr", "sv", "tr", "uk",
];

/// Languages that write `1.5`.
const POINT: [&str; 20] = [
    "am", "bn", "cy", "en", "ga", "gu", "ha", "he", "hi", "ja", "ko", "ms", "sw", "ta", "te", "th", "tl",
    "ur", "yo", "zh",
];

/// What a comma in figures is in that language; Spanish, for one, has both by country.
pub(super) fn comma(lang: Lang) -> Comma {
    match lang {
        Lang::Other(tag) if DECIMAL.contains(&tag.as_str()) => Comma::Decimal,
        Lang::Other(tag) if POINT.contains(&tag.as_str()) => Comma::Groups,
        Lang::Other(_) => Comma::Unknown,
        Lang::En | Lang::Undetermined => Comma::Groups,
    }
}

/// A value, and whether the language writes it so: `1,4` in English is read only where a scale or a unit follows.
pub(super) type Value = (f64, bool);

/// The value of figures such as `1,984`, `3.5`, `1.234,5`, `12,34,567`, `2½`.
pub(super) fn value(figures: &str, comma: Comma) -> Option<Value> {
    if let Some(last) = figures.chars().next_back()
        && let Some(part) = vulgar(last)
    {
        let whole = figures.get(..figures.len() - last.len_utf8())?;
        let whole = if whole.is_empty() { 0.0 } else { value(whole, comma)?.0 };
        return Some((whole + part, true));
    }
    if !figures.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') || figures.len() > 19 {
        return None;
    }
    let commas = figures.bytes().filter(|&b| b == b',').count();
    let points = figures.bytes().filter(|&b| b == b'.').count();
    let plain = |figures: &str| figures.parse().ok().filter(|value: &f64| value.is_finite());
    match (commas, points) {
        // "007", "020": a code
        (0, 0) if figures.len() > 1 && figures.starts_with('0') || figures.len() > 15 => None,
        (0, 0) => Some((plain(figures)?, true)),
        (1, 0) | (0, 1) => {
            let sign = if commas == 1 { ',' } else { '.' };
            let groups = grouped(figures, sign);
            let language = match comma {
                Comma::Groups => commas == 1,
                Comma::Decimal => points == 1,
                Comma::Unknown if groups => return None,
                Comma::Unknown => false,
            };
            if groups && language {
                return Some((plain(&figures.replace(sign, ""))?, true));
            }
            Some((plain(&figures.replace(sign, "."))?, !language))
        }
        (_, 0) if grouped(figures, ',') => Some((plain(&figures.replace(',', ""))?, true)),
        (0, _) if grouped(figures, '.') => Some((plain(&figures.replace('.', ""))?, true)),
        (1.., 1) if figures.rfind('.') > figures.rfind(',') => both(figures, ',', '.'),
        (1, 1..) => both(figures, '.', ','),
        _ => None,
    }
}

/// Figures with groups and a fraction.
fn both(figures: &str, group: char, point: char) -> Option<Value> {
    let (whole, part) = figures.split_once(point)?;
    if !grouped(whole, group) {
        return None;
    }
    format!("{}.{part}", whole.replace(group, "")).parse().ok().map(|value| (value, true))
}

/// Whether the parts are groups: three digits, of which the first may have fewer; in Indian figures those between have
/// two.
fn grouped(figures: &str, sign: char) -> bool {
    let mut parts = figures.split(sign);
    let first = parts.next().unwrap_or("");
    let rest: Vec<&str> = parts.collect();
    let Some((last, between)) = rest.split_last() else { return false };
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && last.len() == 3
        && (between.iter().all(|part| part.len() == 3) || between.iter().all(|part| part.len() == 2))
}

/// A fraction of one sign.
fn vulgar(sign: char) -> Option<f64> {
    Some(match sign {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figures: &str, by: Comma, expected: Option<Value>) {
        assert_eq!(value(figures, by), expected, "{figures} {by:?}");
    }

    #[test]
    fn the_form_tells() {
        for by in [Comma::Groups, Comma::Decimal, Comma::Unknown] {
            check("1984", by, Some((1984.0, true)));
            check("1,234,567", by, Some((1_234_567.0, true)));
            check("1.234.567", by, Some((1_234_567.0, true)));
            check("12,34,567", by, Some((1_234_567.0, true)));
            check("1,234.5", by, Some((1234.5, true)));
            check("1.234,5", by, Some((1234.5, true)));
            check("2½", by, Some((2.5, true)));
            check("9.4.1.0", by, None);
            check("020", by, None);
        }
    }

    #[test]
    fn the_language_tells_where_the_form_does_not() {
        check("1,234", Comma::Groups, Some((1234.0, true)));
        check("1,234", Comma::Decimal, Some((1.234, true)));
        check("1,234", Comma::Unknown, None);
        check("1.234", Comma::Groups, Some((1.234, true)));
        check("1.234", Comma::Decimal, Some((1234.0, true)));
        check("1,4", Comma::Groups, Some((1.4, false)));
        check("1,4", Comma::Decimal, Some((1.4, true)));
        check("3.5", Comma::Decimal, Some((3.5, false)));
        check("0,375", Comma::Groups, Some((0.375, false)));
    }
}
