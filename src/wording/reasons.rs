//! Why something was read as it was, put for a reader: what the engine gives as a reason is data, its words stand here.

use super::dates::day;
use crate::annotate::{AliasReason, Anchor, Flag, Unresolved};
use crate::corpus::curation::Change;
use crate::explore::timeline::UnplacedReason;
use crate::text::RemovalRule;

/// What a date was counted from, as a sentence.
pub fn anchor(anchor: &Anchor, text: &str) -> String {
    match anchor {
        Anchor::Absolute => "The words fix it by themselves.".to_owned(),
        Anchor::Century => "The words leave the century out; the likeliest was taken.".to_owned(),
        Anchor::Published(at) => format!("Counted from the day of publication, {}.", day(*at)),
        Anchor::Dateline(span) => format!("Counted from the dateline, “{}”.", span.of(text)),
        Anchor::Mention(span) => format!("Counted from “{}” in the same article.", span.of(text)),
        Anchor::Order(span) => format!("Day and month are in the order that “{}” shows.", span.of(text)),
        Anchor::OrderPublished(at) => {
            format!("Day and month are in the order that fits the day of publication, {}.", day(*at))
        }
        Anchor::Either(one, other) => {
            format!("Can be read as {} or as {}; the article does not tell which.", day(*one), day(*other))
        }
        Anchor::Unresolved(reason) => format!("Not resolved: {}", unresolved(*reason)),
        Anchor::Curator(why) => set_by_curator(why),
    }
}

/// That a curator set something, and why, where that was said.
pub fn set_by_curator(why: &str) -> String {
    match why.trim() {
        "" => "Set by the curator.".to_owned(),
        why => format!("Set by the curator: {why}"),
    }
}

/// By what form an expression of time was known: the name of its rule, with the terms of grammar put in words.
pub fn rule(name: &str) -> String {
    if name == "curation" {
        return String::new();
    }
    let plain = |word: &str| match word {
        "unit" => "day, week, …".to_owned(),
        "units" => "days, weeks, …".to_owned(),
        "unit," | "units," => "days, weeks, …,".to_owned(),
        "named" => "Monday, March, …".to_owned(),
        "n-th" => "first, second, …".to_owned(),
        "reference" => "the time of writing".to_owned(),
        "clock" => "time of day".to_owned(),
        word => word.to_owned(),
    };
    let words: Vec<String> = name.split(' ').map(plain).collect();
    format!("Known by its form: {}.", words.join(" "))
}

/// Why a date could not be counted.
pub fn unresolved(reason: Unresolved) -> &'static str {
    match reason {
        Unresolved::NoDay => "the article's own date is not known",
        Unresolved::NoYear => "no year is given, and the article's own date is not known",
        Unresolved::NothingBefore => "the text gives no earlier date to count from",
        Unresolved::NoNumber => "the text gives no number to count with",
        Unresolved::OutsideCalendar => "it lies outside the calendar",
        Unresolved::FiscalYear => "the text does not say when this year of accounts begins",
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
        AliasReason::Adjective => "adjective or name of its people",
        AliasReason::Listed => "a known name of it",
        AliasReason::ListedAcronym => "a known acronym of it",
        AliasReason::ListedFullName => "its known full name",
        AliasReason::Introduced => "acronym introduced in the text",
        AliasReason::Initials => "initials of the name",
        AliasReason::Part => "surname or part of the name",
        AliasReason::Shorter => "shorter form of the name",
        AliasReason::Spelling => "another spelling of the name",
        AliasReason::Curated => "set by the curator",
    }
}

/// Why a date is not on the axis.
pub fn unplaced(reason: &UnplacedReason) -> &'static str {
    match reason {
        UnplacedReason::Impossible => "the calendar has no such day",
        UnplacedReason::Implausible => "too far from the time of the news to be placed",
        UnplacedReason::Unresolved(why) => unresolved(*why),
        UnplacedReason::Length => "a length of time, not a point in it",
        UnplacedReason::Recurrence => "a recurrence, not a point in time",
        UnplacedReason::Either => "day and month can be read in either order",
        UnplacedReason::Dateline => "the day of the article itself",
        UnplacedReason::NoYear => "the year is not known",
        UnplacedReason::NoStretch => "the words name no stretch of the calendar",
    }
}

/// By what a stretch of the source was left out.
pub fn removal(rule: RemovalRule) -> &'static str {
    match rule {
        RemovalRule::Markup => "markup",
        RemovalRule::CharacterReference => "character reference",
        RemovalRule::ListMarker => "list marker",
        RemovalRule::TableFrame => "table frame",
        RemovalRule::SeparatorLine => "separator line",
        RemovalRule::RepeatedHeadline => "repeated headline",
        RemovalRule::AuthorLine => "author's line",
        RemovalRule::PageControl => "page control",
        RemovalRule::Pagination => "pagination",
        RemovalRule::CommentCount => "comment count",
        RemovalRule::CommentForm => "comment form",
        RemovalRule::CopyrightLine => "copyright line",
        RemovalRule::ShareLine => "share line",
        RemovalRule::SubscriptionLine => "subscription line",
        RemovalRule::CookieNotice => "cookie notice",
        RemovalRule::CrossReference => "cross reference",
        RemovalRule::MetadataLine => "line about the article",
    }
}

/// What a curator did to an entity, and why.
pub fn changes(changes: &[Change]) -> String {
    let one = |change: &Change| {
        let (what, why) = match change {
            Change::Joined { with, why } => (format!("joined with “{}”", with.join("”, “")), why),
            Change::Renamed { was, why } => (format!("renamed, was “{was}”"), why),
            Change::Retyped { was, why } => (format!("type changed, was {}", was.as_str()), why),
            Change::Split { from, why } => (format!("told apart from “{from}”"), why),
            Change::Parted { to, why } => (format!("“{to}” was told apart from it"), why),
            Change::Marked { words, why } => (format!("“{words}” was said to name it"), why),
            Change::Unmarked { words, why } => (format!("“{words}” was said not to name it"), why),
        };
        if why.is_empty() { what } else { format!("{what} ({why})") }
    };
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}
