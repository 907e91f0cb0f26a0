//! Forms of a name: which of several is the fullest, and which may be a shorter form of which. Knows no article.

use super::lexicon::is_acronym;
use super::rules::Rules;
use super::{Alias, EntityKind};
use crate::text::fold::fold;

/// A name as the reader sees it: white space, apostrophes and hyphens normalised.
pub(crate) fn tidy(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' => '-',
            c => c,
        }));
    }
    out
}

/// The words of a name, folded, without marks.
pub(crate) fn words(name: &str) -> Vec<String> {
    fold(name)
        .split(|c: char| c.is_whitespace() || c == '-' || c == ',')
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).replace(['.', '\''], ""))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words of a person's name without `Jr.`, `III` or letters of honour behind it.
pub(crate) fn without_suffix(mut words: Vec<String>, rules: &Rules) -> Vec<String> {
    while words.len() > 1
        && words.last().is_some_and(|last| rules.suffix.contains(&last.trim_end_matches('.')))
    {
        words.pop();
    }
    words
}

/// A person's name as spoken, where it is written with the surname in front: `ABARA, John` gives `John Abara`.
pub(crate) fn upright(name: &str) -> Option<String> {
    let (surname, given) = name.split_once(", ")?;
    let mut out = format!("{given} ");
    let shout = !surname.chars().any(char::is_lowercase);
    let mut first = true;
    for c in surname.chars() {
        if first || !shout {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        first = !c.is_alphabetic();
    }
    Some(out)
}

/// The fullest form: for a person the one with most parts, initials counted less; else the longest that is no
/// acronym. Then mixed case, diacritics and frequency decide.
pub(crate) fn canonical(aliases: &[Alias], kind: EntityKind) -> String {
    let worth = |alias: &Alias| {
        let parts =
            alias.name.split(' ').filter(|part| part.trim_end_matches('.').chars().count() > 1).count();
        let mixed = alias.name.chars().any(char::is_lowercase) && alias.name.chars().any(char::is_uppercase);
        let marked = !alias.name.is_ascii();
        let long = if kind == EntityKind::Person || kind == EntityKind::Organisation { parts } else { 1 };
        let upright = kind != EntityKind::Person || !alias.name.contains(',');
        let mixed = mixed || is_acronym(&alias.name) && parts == 1;
        (upright, mixed, long, marked, alias.count, alias.name.len())
    };
    let mut best: Option<&Alias> = None;
    for alias in aliases {
        if best.is_none_or(|b| worth(alias) > worth(b)) {
            best = Some(alias);
        }
    }
    match best {
        Some(best) if kind == EntityKind::Person => upright(&best.name).unwrap_or_else(|| best.name.clone()),
        Some(best) => best.name.clone(),
        None => String::new(),
    }
}

/// Whether an acronym may stand for a long form: it begins with the initial of one of its words, and at least
/// half of its letters are initials of them.
pub(crate) fn fits(acronym: &str, long: &str) -> bool {
    let initials: Vec<char> = long
        .split([' ', '-'])
        .filter_map(|word| word.trim_start_matches(['\'', '’', '"']).chars().next())
        .flat_map(char::to_lowercase)
        .collect();
    let letters: Vec<char> =
        acronym.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let hits = letters.iter().filter(|letter| initials.contains(letter)).count();
    long.contains([' ', '-'])
        && letters.first().is_some_and(|first| initials.contains(first))
        && hits * 2 >= letters.len()
}

/// The first letters of the folded words of a name, small words left out.
pub(crate) fn initials(words: &[String], rules: &Rules) -> String {
    words
        .iter()
        .filter(|word| !rules.initial_skip.contains(&word.as_str()))
        .filter_map(|word| word.chars().next())
        .collect()
}

/// Whether `short`, the folded words of a person's name, may be a shorter form of `long`.
pub(crate) fn fits_person(short: &[String], long: &[String]) -> bool {
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    if short.len() > long.len() || long.len() < 2 {
        return false;
    }
    if short.len() == 1 {
        // A surname, the given name, or a part of a surname of several words.
        let initial = first.trim_end_matches('.').chars().count() < 2;
        return !initial && long.iter().any(|word| word == first);
    }
    let initial = |word: &str, whole: &str| {
        let word = word.trim_end_matches('.');
        word.chars().count() == 1 && whole.starts_with(word)
    };
    let same = |a: &str, b: &str| a == b || initial(a, b) || initial(b, a);
    // The ends agree and the rest stands in order within the longer name.
    if long.last() != Some(last) {
        return false;
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| same(word, other)));
    in_order
        && (long.first().is_some_and(|other| same(first, other)) || short.len() > 1 && long.contains(first))
}
