//! The names in what pages put where an author stands.

use super::text::{folded, one_line, packed};
use super::words::{DESKS, JOINERS, LABELS, NOBODY, PARTICLES, ROLES};
use crate::ingest::published::{Order, days_in, is_clock_text};

/// The names in the stretches of a byline, in their order; none where it names nobody.
///
/// A byline may be one stretch (`By Jane Roe, Staff Writer | 5 May 2021`) or many (`By`, `Jane Roe`, `and`, `Tom Low`,
/// `Share`): it ends where a stretch follows that neither names nor joins.
pub(super) fn of(stretches: &[&str], sites: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut joins = true;
    for stretch in stretches.iter().take(16) {
        let text = one_line(stretch);
        let folded_text = folded(&text);
        if folded_text.is_empty() {
            joins |= text.contains([',', '&', '/', '+']);
            continue;
        }
        let (label, rest) = without_label(&text);
        let begins_joined = JOINERS.has(folded_text.split(' ').next().unwrap_or(""));
        if !found.is_empty() && !joins && !begins_joined {
            break;
        }
        let names = in_stretch(rest, sites);
        if names.is_empty() {
            // a label, or what is not a name before the first one
            if !found.is_empty() && !begins_joined || (found.is_empty() && !label && is_end(&text)) {
                break;
            }
        }
        let last = folded_text.rsplit(' ').next().unwrap_or("").to_owned();
        joins = text.ends_with([',', '&', '/', '+']) || JOINERS.has(&last);
        for name in names {
            // behind a whole name, one word is the place or the firm
            let is_aside = !name.contains(' ') && found.first().is_some_and(|first| first.contains(' '));
            if !is_aside && !found.iter().any(|known| packed(known) == packed(&name)) {
                found.push(name);
            }
        }
    }
    found
}

/// Whether a stretch is what follows a byline: a day, or a number.
fn is_end(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// A byline without its label, and whether it had one.
pub(super) fn without_label(text: &str) -> (bool, &str) {
    let mut rest = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '–' | '—' | '|' | '•' | '·' | ',' | '»' | ':' | '“' | '"' | '/' | '~')
    });
    let mut had = false;
    // `Text: by Jane Roe`
    for _ in 0..3 {
        let longest = LABELS.all().filter_map(|label| strip(rest, label)).min_by_key(|after| after.len());
        let Some(after) = longest else { break };
        had = true;
        rest = after.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '-' | '–' | '|'));
    }
    (had, rest)
}

/// What follows a label at the beginning of a text.
fn strip<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for expected in label.chars() {
        if !rest.next()?.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    let after = rest.as_str();
    (!after.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '\'' || c == '.')).then_some(after)
}

/// The names of one stretch without a label.
fn in_stretch(text: &str, sites: &[String]) -> Vec<String> {
    let text = cut(text);
    let mut names = Vec::new();
    let mut failed = false;
    for part in parts(text) {
        let Some(name) = name(part) else {
            failed |= !folded(part).is_empty();
            continue;
        };
        // behind what is no name, one word is the rest of it
        let is_rest = failed && !name.contains(' ');
        if !is_rest && !sites.contains(&packed(&name)) {
            names.push(name);
        }
    }
    names
}

/// A byline up to where something else begins: a day, a number, an address, a sign that divides.
fn cut(text: &str) -> &str {
    let mut end = text.len();
    if let Some((_, span)) = days_in(text, Order::DayFirst).first() {
        end = end.min(span.start);
    }
    for sign in [
        " | ", "|", " • ", " · ", " – ", " — ", " - ", "(", "[", "http", "www.", " / Foto", ": ", " : ", "©",
        "…", "\u{2026}", "\" ",
    ] {
        if let Some(at) = text.find(sign).filter(|at| *at > 0) {
            end = end.min(at);
        }
    }
    let digit = text.find(|c: char| c.is_ascii_digit());
    end = end.min(digit.unwrap_or(end));
    // an address for letters goes as a word
    let text = text.get(..end).unwrap_or(text);
    match text.find('@') {
        Some(at) => {
            text.get(..at).and_then(|before| before.rsplit_once(' ')).map_or("", |(before, _)| before)
        }
        None => text,
    }
}

/// A byline divided where one author ends and another begins.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for piece in text.split([',', ';', '/', '&', '+', '\n']) {
        let mut begin = 0;
        let mut at = 0;
        for word in piece.split(' ') {
            let end = at + word.len();
            // `y` and `e` join names, `de` is a part of them
            if begin < at && JOINERS.has(&word.to_lowercase()) && word.chars().all(char::is_lowercase)
                || word.len() > 1
                    && begin < at
                    && word.chars().all(char::is_uppercase)
                    && JOINERS.has(&word.to_lowercase())
                    && word.len() > 2
            {
                parts.extend(piece.get(begin..at));
                begin = end;
            } else if at == begin && JOINERS.has(&word.to_lowercase()) && word.chars().all(char::is_lowercase)
            {
                begin = end;
            }
            at = end + 1;
        }
        parts.extend(piece.get(begin..));
    }
    parts
}

/// The name that a part begins with.
fn name(part: &str) -> Option<String> {
    let part =
        part.trim().trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | ')' | '’' | '\''));
    let (_, part) = without_label(part);
    if NOBODY.has(&part.to_lowercase()) {
        return None;
    }
    let mut words: Vec<&str> = Vec::new();
    for word in part.split(' ').filter(|word| !word.is_empty()) {
        let lower = word.to_lowercase();
        let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '\'');
        let first = word.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
        let begins = first.is_some_and(|c| !c.is_lowercase());
        let particle = PARTICLES.has(bare)
            || bare.starts_with("d'")
            || bare.starts_with("d’")
            || bare.starts_with("al-")
            || bare.starts_with("el-");
        if !begins && !particle {
            // one large word does not make a name of a phrase
            if words.len() < 2 && word.chars().any(char::is_alphabetic) {
                return None;
            }
            break;
        }
        words.push(word);
    }
    // A title or an office behind the name ends it; a particle cannot.
    let mut is_cut = false;
    while words
        .last()
        .is_some_and(|word| PARTICLES.has(&word.to_lowercase()) && word.chars().all(char::is_lowercase))
    {
        words.pop();
        is_cut = true;
    }
    let is_role = |word: &&str| {
        let word = folded(word);
        word.split(' ').any(|word| ROLES.has(word))
    };
    if words.is_empty() || words.len() > 6 || words.iter().any(is_role) {
        return None;
    }
    let name = words.join(" ");
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let initials = name.split(' ').all(|word| word.ends_with('.'));
    // initials before a small word of a name are half of it
    if initials && is_cut {
        return None;
    }
    let is_name = (letters >= 3 || (letters == 2 && (initials || name.chars().all(char::is_uppercase))))
        && name.chars().count() <= 60;
    (is_name && !NOBODY.has(&name.to_lowercase())).then_some(name)
}

/// Whether a name looks like a person's: of two words or more.
pub(super) fn is_person(name: &str) -> bool {
    name.contains(' ')
}

/// What a byline says of those who write together, where it names no one: `Redaktion`, `Staff report`.
pub(super) fn desk(text: &str) -> Option<String> {
    let (_, text) = without_label(text);
    let lower = text.to_lowercase();
    let is_short = text.split(' ').count() <= 4 && text.chars().count() <= 40;
    let is_plain = text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    (is_short && is_plain && DESKS.are_in(&lower)).then(|| text.to_owned())
}

/// The name of a firm or a desk, as metadata give it whole.
pub(super) fn group(text: &str) -> Option<String> {
    let text = one_line(text);
    let words: Vec<&str> = text.split(' ').collect();
    let is_plain =
        text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | '/' | '&' | '’' | '\''));
    let is_named = words.iter().all(|word| {
        word.chars().next().is_some_and(|first| !first.is_lowercase())
            || PARTICLES.has(word)
            || *word == "für"
    });
    let is_named =
        is_named || (words.len() <= 3 && words.iter().all(|word| word.chars().all(char::is_alphabetic)));
    let is_nobody = NOBODY.has(&text.to_lowercase()) && desk(&text).is_none();
    (words.len() <= 6
        && is_plain
        && is_named
        && !is_nobody
        && folded(&text).len() >= 3
        && !LABELS.has(&text.to_lowercase()))
    .then_some(text)
}

/// A name that its writer chose himself, in one word and small letters, as systems for pages show it.
pub(super) fn nick(text: &str) -> Option<String> {
    if NOBODY.has(&text.trim().to_lowercase()) || is_clock_text(text) {
        return None;
    }
    let (_, text) = without_label(text);
    let is_word = !text.is_empty()
        && !is_clock_text(text)
        && text.chars().count() <= 30
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && text.chars().any(char::is_alphabetic);
    (is_word && !NOBODY.has(&text.to_lowercase()) && !LABELS.has(&text.to_lowercase()))
        .then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bylines_give_names() {
        #[track_caller]
        fn check(stretches: &[&str], expected: &[&str]) {
            assert_eq!(of(stretches, &["calderpost".to_owned()]), expected, "{stretches:?}");
        }
        check(&["Jane Roe"], &["Jane Roe"]);
        check(&["By JANE ROE, Calder Post Staff Writer"], &["JANE ROE"]);
        check(&["By Jane Roe and Tom van der Low"], &["Jane Roe", "Tom van der Low"]);
        check(
            &["By Jane Roe and Tom Low", "Published Apr 18, 2023", "Share", "Facebook"],
            &["Jane Roe", "Tom Low"],
        );
        check(&["Von", "Jörg Maß", "und", "Eva Roth", ",", "Hamburg"], &["Jörg Maß", "Eva Roth"]);
        check(&["Von JÖRG MASS am 21. April 2020"], &["JÖRG MASS"]);
        check(&["von Eva 18.10.2019 16:06 Uhr"], &["Eva"]);
        check(&["Text und Interview: Eva Roth"], &["Eva Roth"]);
        check(
            &["Isabel Caro, Rocío Paz y José Gil", "Hace 13 horas"],
            &["Isabel Caro", "Rocío Paz", "José Gil"],
        );
        check(&["Jane Roe is a reporter who has lived in Calder for years"], &["Jane Roe"]);
        check(&["Jane Roe | jane.roe@example.org | @janeroe"], &["Jane Roe"]);
        check(&["Erstellt von Eva Roth"], &["Eva Roth"]);
        check(&["Autor:", "Eva Roth"], &["Eva Roth"]);
        check(&["By"], &[]);
        check(&["Posted on"], &[]);
        check(&["Written by"], &[]);
        check(&["November 8, 2023"], &[]);
        check(&["Redaktion"], &[]);
        check(&["Staff"], &[]);
        check(&["Calder Post"], &[]);
        check(&["R. R."], &["R. R."]);
        check(&["Name (erforderlich)"], &[]);
        check(&["Byron Vance"], &["Byron Vance"]);
    }
}
