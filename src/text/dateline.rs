//! Datelines: the place, the day and the agency before the first sentence of a report.

use super::Span;

/// The longest dateline, in bytes.
const LONGEST: usize = 80;

/// What a stretch says behind the dateline that it begins with: "Hundreds fled" of "BAMAKO, May 9 (Agency) — Hundreds fled".
/// A stretch without one is given back as it is. Only a dateline whose first word is written in capitals is known by them.
#[must_use]
pub fn behind(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let first = words.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if first.chars().nth(1).is_none() || !first.chars().all(char::is_uppercase) {
        return span;
    }
    let dashes = ["—", "–", " - ", "--"];
    let dash = dashes.iter().filter_map(|dash| Some((words.find(dash)?, dash.len()))).min();
    let Some((at, long)) = dash.filter(|(at, _)| *at <= LONGEST) else { return span };
    let lead = words.get(..at).unwrap_or_default();
    // a place, a day, an agency: names and numbers, and no verb
    let named = |word: &str| {
        let word = word.trim_start_matches(['(', '[']);
        word.is_empty()
            || word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || c.is_ascii_punctuation())
    };
    let rest = words.get(at + long..).unwrap_or_default();
    let told = rest.trim_start();
    if !lead.split_whitespace().all(named) || told.is_empty() {
        return span;
    }
    let start = span.end as usize - told.len();
    Span::new(start, span.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_stands_behind_the_dateline() {
        for (text, told) in [
            ("BAMAKO, May 9 (Agency) — Hundreds fled the town.", "Hundreds fled the town."),
            ("NEW YORK (Agency) - Shares fell.", "Shares fell."),
            ("The mayor — who had left — came back.", "The mayor — who had left — came back."),
            (
                "NATO said — and few doubted it — that it would go.",
                "NATO said — and few doubted it — that it would go.",
            ),
            ("LOMO", "LOMO"),
        ] {
            assert_eq!(behind(text, Span::new(0, text.len())).of(text), told, "{text}");
        }
    }
}
