//! Why something was read as it was, put for a reader: what the engine gives as a reason is data, its words stand here.

use super::dates::day;
use crate::annotate::{AliasReason, Anchor, Flag};
use crate::explore::timeline::UnplacedReason;

/// What a date was counted from, as a sentence.
pub fn anchor(anchor: &Anchor, text: &str) -> String {
    match anchor {
        Anchor::Absolute => "The words fix it by themselves.".to_owned(),
        Anchor::Published(at) => format!("Counted from the day of publication, {}.", day(*at)),
        Anchor::Dateline(span) => format!("Counted from the dateline, “{}”.", span.of(text)),
        Anchor::Mention(span) => format!("Counted from “{}” in the same article.", span.of(text)),
        Anchor::Unresolved(reason) => format!("Not resolved: {reason}"),
        Anchor::Curator(who) => format!("Set by the curator: {who}"),
    }
}

/// What is wrong with a date.
pub fn flag(flag: &Flag) -> &'static str {
    match flag {
        Flag::Impossible => "The calendar has no such day.",
        Flag::Implausible => "Not a plausible date for news; kept as written and left off the axis.",
    }
}

/// Why a form of a name was taken for an entity.
pub fn alias_reason(reason: AliasReason) -> &'static str {
    match reason {
        AliasReason::SameWords => "same words",
        AliasReason::Adjective => "adjective or demonym",
        AliasReason::Listed => "name in the tables",
        AliasReason::ListedAcronym => "acronym in the tables",
        AliasReason::ListedFullName => "full name in the tables",
        AliasReason::Introduced => "acronym introduced in the text",
        AliasReason::Initials => "initials of the name",
        AliasReason::Part => "surname or part of the name",
        AliasReason::Shorter => "shorter form of the name",
    }
}

/// Why a date is not on the axis.
pub fn unplaced(reason: &UnplacedReason) -> &str {
    match reason {
        UnplacedReason::Impossible => "the calendar has no such day",
        UnplacedReason::Implausible => "too far from the time of the news to be placed",
        UnplacedReason::Unresolved(why) if !why.is_empty() => why,
        UnplacedReason::Unresolved(_) => "the text does not say from when it is counted",
        UnplacedReason::Length => "a length of time, not a point in it",
        UnplacedReason::Recurrence => "a recurrence, not a point in time",
        UnplacedReason::NoYear => "the year is not known",
        UnplacedReason::NoStretch => "the words name no stretch of the calendar",
    }
}
