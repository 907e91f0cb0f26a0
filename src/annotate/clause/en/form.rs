//! Dictionary forms of English: `carried` → `carry`, `men` → `man`.
//!
//! A table of what is irregular, then endings. This module must not know sentences.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::super::tables::Form;
use crate::annotate::name::hash::{self, Table};

fn key(word: &str) -> u64 {
    hash::bytes(word.as_bytes())
}

/// Verbs whose stem ends as if a letter were missing or doubled: what is left when the ending is taken off, and the
/// dictionary form. For all others the rules below hold.
fn stems() -> &'static Table<Option<&'static str>> {
    static TABLE: OnceLock<Table<Option<&'static str>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::with_capacity(2048);
        for (stem, base) in include_str!("stems.tsv").lines().filter_map(|row| row.split_once('\t')) {
            *table.entry(key(stem)) = Some(base);
        }
        table
    })
}

/// Forms of irregular verbs, with their dictionary form and kind.
fn irregular() -> &'static Table<Option<(&'static str, Form)>> {
    static TABLE: OnceLock<Table<Option<(&'static str, Form)>>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = Table::with_capacity(512);
        for row in include_str!("irregular.tsv").lines().filter(|row| !row.starts_with('#')) {
            let mut fields = row.split('\t');
            let base = fields.next().unwrap_or("");
            for form in fields.next().unwrap_or("").split('/') {
                *table.entry(key(form)) = Some((base, Form::Past));
            }
            for form in fields.next().unwrap_or("").split('/') {
                *table.entry(key(form)) = Some((base, Form::Participle));
            }
        }
        // A present or dictionary form that another verb shares is that of its own, but for these.
        for (form, base, kind) in [
            ("has", "have", Form::Third),
            ("is", "be", Form::Third),
            ("'s", "be", Form::Third),
            ("are", "be", Form::Third),
            ("'re", "be", Form::Third),
            ("am", "be", Form::Third),
            ("'m", "be", Form::Third),
            ("does", "do", Form::Third),
            ("goes", "go", Form::Third),
            ("being", "be", Form::Present),
            ("found", "find", Form::Participle),
            ("felt", "feel", Form::Participle),
            ("lay", "lie", Form::Past),
            ("wound", "wound", Form::Base),
            ("need", "need", Form::Base),
            ("speed", "speed", Form::Base),
            ("exceed", "exceed", Form::Base),
            ("proceed", "proceed", Form::Base),
            ("succeed", "succeed", Form::Base),
            ("heed", "heed", Form::Base),
            ("feed", "feed", Form::Base),
            ("bleed", "bleed", Form::Base),
            ("breed", "breed", Form::Base),
            ("embed", "embed", Form::Base),
            ("shed", "shed", Form::Participle),
            ("bring", "bring", Form::Base),
            ("sing", "sing", Form::Base),
            ("ring", "ring", Form::Base),
            ("sting", "sting", Form::Base),
            ("swing", "swing", Form::Base),
            ("spring", "spring", Form::Base),
            ("fling", "fling", Form::Base),
            ("cling", "cling", Form::Base),
            ("focus", "focus", Form::Base),
        ] {
            *table.entry(key(form)) = Some((base, kind));
        }
        table
    })
}

/// The dictionary form of a verb, and how it is written here.
pub(super) fn verb(word: &str) -> (Cow<'_, str>, Form) {
    if let Some((base, form)) = irregular().get(key(word)).flatten() {
        return (base.into(), form);
    }
    let stem = |ending: &str| word.strip_suffix(ending).filter(|stem| stem.contains(vowel));
    if let Some(stem) = stem("ying").filter(|stem| stem.len() > 1) {
        return (with(stem, "y"), Form::Present);
    }
    if let Some(stem) = stem("ing").filter(|stem| stem.len() > 1) {
        return (whole(stem), Form::Present);
    }
    if let Some(stem) = word.strip_suffix("ied") {
        return (with(stem, if stem.len() < 2 { "ie" } else { "y" }), Form::Participle);
    }
    if let Some(stem) = stem("ed").filter(|stem| stem.len() > 1) {
        return (whole(stem), Form::Participle);
    }
    if let Some(stem) = word.strip_suffix("eed").filter(|stem| stem.len() > 1) {
        return (with(stem, "ee"), Form::Participle);
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return (with(stem, "y"), Form::Third);
    }
    if let Some(stem) = word.strip_suffix("es")
        && ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|end| stem.ends_with(end))
    {
        return (stem.into(), Form::Third);
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => (stem.into(), Form::Third),
        _ => (word.into(), Form::Base),
    }
}

/// The dictionary form of a verb whose ending with a vowel was taken off.
fn whole(stem: &str) -> Cow<'_, str> {
    if let Some(base) = stems().get(key(stem)).flatten() {
        return base.into();
    }
    let mut letters = stem.chars().rev();
    let last = letters.next().unwrap_or(' ');
    let second = letters.next().unwrap_or(' ');
    let third = letters.next().unwrap_or(' ');
    if last == second && !vowel(last) && !matches!(last, 'l' | 's' | 'z' | 'f') {
        return stem.strip_suffix(last).unwrap_or(stem).into();
    }
    let silent = match last {
        'c' | 'v' | 'z' | 'u' => last != second,
        's' => {
            vowel(second) && !stem.ends_with("ous")
                || stem.ends_with("ns")
                || stem.ends_with("rs")
                || stem.ends_with("ps")
        }
        'g' => matches!(second, 'd' | 'a' | 'u' | 'e' | 'i' | 'r') && !stem.ends_with("eig"),
        // `create`, `calculate`, but `seat`, `treat`.
        't' => {
            second == 'a'
                && (!vowel(third)
                    || stem.ends_with("eat") && stem.ends_with("creat")
                    || third == 'i'
                    || third == 'u')
        }
        // `flare`, `hire`, `injure`, but `repair`, `appear`, `tour`.
        'r' => matches!(second, 'a' | 'i') && !vowel(third) && third != ' ' || second == 'u' && third != 'o',
        'l' => !vowel(second) && !matches!(second, 'l' | 'r' | 'w'),
        _ => false,
    };
    // `us`ed on its own is in the table; `iz`, `is` of verbs such as `realise` come here.
    if silent { with(stem, "e") } else { stem.into() }
}

/// A stem with an ending.
fn with(stem: &str, ending: &str) -> Cow<'static, str> {
    let mut word = String::with_capacity(stem.len() + ending.len());
    word.push_str(stem);
    word.push_str(ending);
    word.into()
}

fn vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The dictionary form of a noun.
pub(super) fn noun(word: &str) -> Cow<'_, str> {
    for (plural, one) in [
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("people", "people"),
        ("lives", "life"),
        ("wives", "wife"),
        ("thieves", "thief"),
        ("news", "news"),
        ("police", "police"),
        ("series", "series"),
        ("species", "species"),
        ("crises", "crisis"),
        ("feet", "foot"),
    ] {
        if word == plural {
            return one.into();
        }
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return with(stem, "man");
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return with(stem, "y");
    }
    if let Some(stem) = word.strip_suffix("es")
        && ["ss", "sh", "ch", "x", "zz"].iter().any(|end| stem.ends_with(end))
    {
        return stem.into();
    }
    match word.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => stem.into(),
        _ => word.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_have_a_dictionary_form() {
        for (word, base) in [
            ("carried", "carry"),
            ("killed", "kill"),
            ("stopped", "stop"),
            ("stopping", "stop"),
            ("announced", "announce"),
            ("seized", "seize"),
            ("urged", "urge"),
            ("died", "die"),
            ("dying", "die"),
            ("used", "use"),
            ("passes", "pass"),
            ("said", "say"),
            ("says", "say"),
            ("freed", "free"),
            ("agreed", "agree"),
            ("created", "create"),
            ("treated", "treat"),
            ("visited", "visit"),
            ("released", "release"),
            ("handled", "handle"),
            ("called", "call"),
            ("discussed", "discuss"),
            ("warned", "warn"),
            ("opened", "open"),
            ("offered", "offer"),
            ("threatened", "threaten"),
            ("denied", "deny"),
            ("argued", "argue"),
            ("managed", "manage"),
            ("banned", "ban"),
            ("increased", "increase"),
            ("tries", "try"),
            ("went", "go"),
            ("does", "do"),
            ("bring", "bring"),
            ("expelled", "expel"),
            ("staged", "stage"),
            ("belonged", "belong"),
            ("arrived", "arrive"),
            ("voted", "vote"),
            ("fired", "fire"),
            ("appeared", "appear"),
            ("needed", "need"),
            ("studying", "study"),
            ("need", "need"),
            ("succeeded", "succeed"),
            ("evaluating", "evaluate"),
            ("initiated", "initiate"),
            ("seated", "seat"),
            ("collapsed", "collapse"),
            ("sponsored", "sponsor"),
        ] {
            assert_eq!(verb(word).0, base, "{word}");
        }
    }

    #[test]
    fn nouns_have_a_dictionary_form() {
        for (word, base) in [
            ("talks", "talk"),
            ("policemen", "policeman"),
            ("cities", "city"),
            ("boss", "boss"),
            ("losses", "loss"),
        ] {
            assert_eq!(noun(word), base, "{word}");
        }
    }
}
