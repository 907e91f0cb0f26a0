//! One line of a text, read for what it tells of the article: a label with its value, or parts of which each is an outlet, a
//! day, or who wrote it. It does not know where the line stands, but for whether it is the first.

use super::masthead;
use super::words::{BY, CHANGED, LABELS, PUBLISHED, TIMES};
use crate::annotate::Day;
use crate::ingest::day::{NoDay, unbelievable, why_none};
use crate::ingest::formats::html;
use crate::ingest::published::{Order, days_in, is_clock_text};
use crate::ingest::reading::Field;

/// A longer line is no day and nothing else.
pub(super) const SHORT: usize = 60;

/// What a line tells.
#[derive(Default)]
pub(super) struct Found {
    pub(super) told: Vec<(Field, String)>,
    pub(super) day: Option<Day>,
    /// It stands for a day and is none.
    pub(super) no_day: Option<NoDay>,
    /// It is a label with its value.
    pub(super) labelled: bool,
}

/// Reads one line. Labels count only as long as all lines above had one, or one stands above: in the midst of a text
/// `Source: …` is its own.
pub(super) fn line_of(line: &str, first: bool, labelled: bool) -> Found {
    if let Some(address) = address(line) {
        return Found { told: vec![(Field::Url, address.to_owned())], labelled: true, ..Found::default() };
    }
    if let Some(found) = label(line).filter(|(field, _)| labelled || !first && *field != Field::Title) {
        return of_label(found);
    }
    // a headline may hold a day and names
    let found = parts(line);
    if !first
        && found.day.is_none_or(|day| unbelievable(day).is_some())
        && found.told.is_empty()
        && line.len() <= SHORT
    {
        return Found { no_day: day_of(line).1, ..Found::default() };
    }
    found
}

fn of_label((field, value): (Field, &str)) -> Found {
    let told = |value: String| Found { told: vec![(field, value)], labelled: true, ..Found::default() };
    match field {
        Field::Published => {
            let (day, no_day) = day_of(value);
            if let Some((day, rest)) = day_and_rest(value).filter(|_| day.is_none())
                && let Some(outlet) = masthead::name(&rest)
            {
                let told = vec![(Field::Source, outlet.to_owned())];
                return Found { told, day: Some(day), labelled: true, ..Found::default() };
            }
            let no_day = no_day.or((day.is_none()).then_some(NoDay::Form));
            Found { day, no_day, labelled: day.is_some(), ..Found::default() }
        }
        Field::Url => address(value).map_or_else(Found::default, |address| told(address.to_owned())),
        // `Source: https://…`
        Field::Source if address(value).is_some() => {
            let address = address(value).unwrap_or_default().to_owned();
            Found { told: vec![(Field::Url, address)], labelled: true, ..Found::default() }
        }
        // `Source: Northern Herald, 12 March 2024`
        Field::Source => match day_and_rest(value) {
            Some((day, rest)) => Found { day: Some(day), ..told(rest) },
            None => told(value.to_owned()),
        },
        Field::Author => {
            let (writer, outlet) = signed(value);
            let names = html::names(writer);
            if names.is_empty() {
                return Found::default();
            }
            let mut found = told(names.join(", "));
            found.told.extend(outlet.map(|outlet| (Field::Source, outlet.to_owned())));
            found
        }
        Field::Language if value.len() > 10 => Found::default(),
        Field::Title | Field::Language => told(value.to_owned()),
    }
}

/// A label with what it labels.
pub(super) fn label(line: &str) -> Option<(Field, &str)> {
    let (label, value) = line.split_once(':')?;
    let label = label.trim_matches(['*', ' ', '_']).to_lowercase();
    let value = value.trim_matches(['*', ' ', '_', '\t']);
    let (_, field) = LABELS.iter().find(|(known, _)| *known == label)?;
    (!value.is_empty()).then_some((*field, value))
}

/// The address that a line is, and nothing else.
pub(super) fn address(line: &str) -> Option<&str> {
    let line = line.trim_matches(['<', '>', '(', ')', '[', ']']);
    let rest = line.strip_prefix("https://").or_else(|| line.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    (host.contains('.') && !line.contains(char::is_whitespace)).then_some(line)
}

/// The day that a text is, or why it is none though it stands for one.
fn day_of(text: &str) -> (Option<Day>, Option<NoDay>) {
    match whole_day(text) {
        Some(day) => match unbelievable(day) {
            Some(why) => (None, Some(why)),
            None => (Some(day), None),
        },
        None => (None, why_none(text).filter(|why| *why != NoDay::Form)),
    }
}

/// The one day that a few words name, and the words without it.
fn day_and_rest(text: &str) -> Option<(Day, String)> {
    let days = days_in(text, Order::default());
    let [(day, place)] = &days[..] else { return None };
    let is_edge =
        |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '–' | '—' | '(' | ')' | '|' | '/');
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    let before = before.trim_end_matches(is_edge);
    let before = before.strip_suffix(" on").unwrap_or(before);
    // what stands on both sides is divided by the day
    let rest = match (before.trim_matches(is_edge), after.trim_matches(is_edge)) {
        (rest, time) | (time, rest) if is_clock_text(time) => rest,
        _ => return None,
    };
    (unbelievable(*day).is_none() && !rest.is_empty()).then(|| (*day, rest.to_owned()))
}

/// The names of a byline: what stands behind its `By`.
pub(super) fn without_by(line: &str) -> Option<String> {
    byline(line)
}

/// The day that a text is, with a time perhaps.
pub(super) fn whole_day(text: &str) -> Option<Day> {
    let days = days_in(text, Order::default());
    let [(day, place)] = &days[..] else { return None };
    let (before, after) = (text.get(..place.start)?, text.get(place.end..)?);
    (is_clock_text(before) && is_clock_text(after)).then_some(*day)
}

/// Reads a line of parts: an outlet, who wrote it, when; each at most once.
fn parts(line: &str) -> Found {
    let days = days_in(line, Order::default());
    let mut rest = line.to_owned();
    let day = match &days[..] {
        [] => None,
        [(day, place)] => {
            // the day is cut out, so that its commas divide nothing
            let (before, after) =
                (line.get(..place.start).unwrap_or(""), line.get(place.end..).unwrap_or(""));
            rest = format!("{before}|{after}");
            Some(*day)
        }
        _ => return Found::default(),
    };
    let mut found = Found { day, ..Found::default() };
    let pieces = rest.split(['|', '•', '·', '–', '—', '(', ')']).flat_map(|part| part.split(" - "));
    for piece in pieces {
        let piece = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '-' | '/'));
        let lower = piece.to_lowercase();
        // the day of a change is no day of publication
        if CHANGED.iter().any(|changed| lower.starts_with(changed)) {
            return Found::default();
        }
        if piece.is_empty()
            || is_clock_text(piece)
            || day.is_some() && PUBLISHED.contains(&lower.trim_end_matches(':'))
        {
            continue;
        }
        let (writer, outlet) = signed(piece);
        if let Some(names) = byline(writer)
            && !found.told.iter().any(|(field, _)| *field == Field::Author)
        {
            found.told.push((Field::Author, names));
            found.told.extend(outlet.map(|outlet| (Field::Source, outlet.to_owned())));
        } else if let Some(outlet) = masthead::credited(piece).filter(|_| day.is_some()) {
            found.told.push((Field::Source, outlet.to_owned()));
        } else if masthead::beside_a_day(piece) && (day.is_some() || !found.told.is_empty()) {
            found.told.push((Field::Source, masthead::name(piece).unwrap_or(piece).to_owned()));
        } else {
            // beside a day that is part of a sentence, of a headline or of a dateline, nothing is evident
            return Found::default();
        }
    }
    found
}

/// A byline, and the outlet behind it: `By Ada Quist, Northern Herald`.
fn signed(piece: &str) -> (&str, Option<&str>) {
    let parts = piece.rsplit_once(',').or_else(|| piece.rsplit_once(" for "));
    let parts = parts.and_then(|(writer, rest)| {
        let rest = rest.trim();
        Some((writer, masthead::name(rest.strip_prefix("the ").unwrap_or(rest))?))
    });
    parts.map_or((piece, None), |(writer, outlet)| (writer, Some(outlet)))
}

/// The names of a byline.
fn byline(piece: &str) -> Option<String> {
    let lower = piece.to_lowercase();
    let by = BY.iter().filter(|by| lower.strip_prefix(**by).is_some_and(|rest| rest.starts_with([' ', ':'])));
    let by = by.max_by_key(|by| by.len())?;
    let rest = piece.get(by.len()..)?.trim_start_matches([' ', ':']);
    let words: Vec<&str> = rest.split_whitespace().collect();
    // names are short, and all their words but particles begin with a capital
    let upper = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    if words.len() > 12 || upper * 2 < words.len() || rest.ends_with(['?', '!']) {
        return None;
    }
    let names = html::names(piece);
    let is_name = |name: &String| {
        let words = name.split(' ').count();
        // particles make a name longer: `Ana de la Cruz`
        let most = if name.split(' ').any(|word| word.starts_with(char::is_lowercase)) { 5 } else { 3 };
        let is_time = |word: &str| TIMES.contains(&word.to_lowercase().as_str());
        (2..=most).contains(&words) && !name.split(' ').any(is_time)
    };
    (!names.is_empty() && names.iter().all(is_name)).then(|| names.join(", "))
}
