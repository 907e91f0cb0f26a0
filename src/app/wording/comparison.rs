//! The names of what a comparison finds.

use crate::corpus::Catalogue;
use crate::explore::compare::sheet::{About, ConflictKind, Fate, MatchKind};

/// How alike two passages are: the word, and what it means.
pub fn match_kind(kind: MatchKind) -> (&'static str, &'static str) {
    match kind {
        MatchKind::Verbatim => ("Same words", "long runs of words stand in both"),
        MatchKind::Reworded => ("Reworded", "much alike, in other words"),
        MatchKind::Related => ("Related", "some of the same facts"),
    }
}

/// The letter of a column of a comparison.
pub fn letter(column: usize) -> &'static str {
    ["A", "B", "C", "D"].get(column).copied().unwrap_or("?")
}

/// What contradicts.
pub fn conflict_kind(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Number => "Numbers differ",
        ConflictKind::Date => "Dates differ",
        ConflictKind::Office => "Office-holders differ",
        ConflictKind::Quote => "Quotes differ",
        ConflictKind::Agent => "Who did it to whom",
    }
}

/// What a contradiction is about.
pub fn about(about: &About, catalogue: &Catalogue) -> String {
    match about {
        About::Fate { of, fate } => {
            let of = if of.is_empty() { "people" } else { of };
            format!("{of} {}", self::fate(*fate))
        }
        About::Number { of, topic } => of_what(of, topic),
        About::Date { topic } => of_what("date", topic),
        About::Order => "order of events".to_owned(),
        About::Office { office, of } => {
            let of = catalogue.entity(*of).map_or("", |entity| entity.entity.name.as_str());
            format!("{} of {of}", office.as_deref().unwrap_or("leader"))
        }
        About::Speaker => "who said it".to_owned(),
        About::Wording => "wording of a quote".to_owned(),
        About::Deed { verb } => format!("who {verb} whom"),
    }
}

/// A thing, with the words around it that say of what.
fn of_what(what: &str, topic: &str) -> String {
    match (what.is_empty(), topic.is_empty()) {
        (true, _) => topic.to_owned(),
        (_, true) => what.to_owned(),
        _ => format!("{what} ({topic})"),
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Dead => "killed",
        Fate::Hurt => "injured",
        Fate::Missing => "missing",
        Fate::Trapped => "trapped",
        Fate::Saved => "saved",
        Fate::Displaced => "displaced",
        Fate::Held => "held",
        Fate::Aboard => "aboard",
    }
}
