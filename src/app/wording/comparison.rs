//! The names of what a comparison finds.

use crate::explore::compare::sheet::{ConflictKind, MatchKind};

/// How alike two passages are: the word, and what it means.
pub fn match_kind(kind: MatchKind) -> (&'static str, &'static str) {
    match kind {
        MatchKind::Verbatim => ("Same words", "long runs of words stand in both"),
        MatchKind::Reworded => ("Reworded", "the same facts in other words"),
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
