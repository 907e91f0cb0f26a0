//! What is wrong with a correction, and which one it is.

use std::fmt;

use crate::annotate::EntityKind;

/// The longest name that somebody may be given, in characters.
pub(super) const LONGEST: usize = 200;

/// An entry of a curation file: its table, and its number in it from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The table: `merge`, `rename`, `retype`, `hide`, `date`, `split`, `mention`, `speaker` or `difference`.
    pub table: &'static str,
    /// The first is 1.
    pub number: u32,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[[{}]] number {}", self.table, self.number)
    }
}

/// A correction that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{entry}: {fault}")]
pub struct Problem {
    /// Which correction.
    pub entry: Entry,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a correction.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The corpus has no such entity.
    #[error("no entity is called `{name}`{}", of(*.kind))]
    NoEntity {
        /// The name asked for.
        name: String,
        /// The kind asked for.
        kind: Option<EntityKind>,
    },
    /// More than one entity is meant.
    #[error("several entities are called `{name}` ({}): add `type = \"…\"`, or use the full name", found.join(", "))]
    Ambiguous {
        /// The name asked for.
        name: String,
        /// The entities of that name, with their kinds.
        found: Vec<String>,
    },
    /// The corpus has no such article.
    #[error("there is no article `{0}`")]
    NoArticle(String),
    /// The article has no such date.
    #[error("`{article}` has no date written `{words}`{}", time(*nth))]
    NoDate {
        /// The article asked for.
        article: String,
        /// The words asked for.
        words: String,
        /// The number asked for.
        nth: Option<u32>,
    },
    /// The value is not one.
    #[error(
        "`{0}` is not a date: write a day (2025-05-08), week (2025-W19), month (2025-05), quarter (2025-Q2), year (2025), decade (202), or two of them as first/last"
    )]
    NoValue(String),
    /// The date is to be set and left out.
    #[error("gives the value `{0}` and says `hide = true`: keep one of the two")]
    ValueAndHide(String),
    /// The date was missed, and is none.
    #[error(
        "says `missed = true` and `hide = true`: what was not found need not be left out; take the correction out"
    )]
    MissedAndHide,
    /// Words that stand within a longer date.
    #[error("`{words}` in `{article}` is a part of the date `{within}`: correct that, or mark the whole")]
    InDate {
        /// The article.
        article: String,
        /// The words.
        words: String,
        /// The date.
        within: String,
    },
    /// A merge of one name.
    #[error("a merge needs at least two names, found {0}")]
    TooFew(usize),
    /// A merge of something with itself.
    #[error("a merge names `{0}` twice: name another entity, or take the correction out")]
    Itself(String),
    /// Mentions that are to be another's, and that other is their own.
    #[error("is to part `{0}` from itself: name another after `to`, or take the correction out")]
    PartsFromItself(String),
    /// A new name that is too long.
    #[error("gives a name of {0} characters: write one of {LONGEST} at most")]
    LongName(usize),
    /// A new name with signs that nobody sees.
    #[error("gives the name `{0}`, in which signs stand that are not seen: write it without them")]
    UnseenSigns(String),
    /// The day of the history is none.
    #[error("`{0}` is not a day: write it as YYYY-MM-DD, or take the line out; the entry itself stays")]
    NoDay(String),
    /// A new name that is none.
    #[error("gives an empty name: write one after `to`, or take the correction out")]
    NoName,
    /// Several articles have the name.
    #[error("`{0}` is what several articles are called: give each an `id` of its own")]
    SeveralArticles(String),
    /// The words stand nowhere in the article.
    #[error("`{article}` does not have the words `{words}`{}{}", time(*nth), having(*nth, *times))]
    NoWords {
        /// The article asked for.
        article: String,
        /// The words asked for.
        words: String,
        /// The number asked for.
        nth: Option<u32>,
        /// How often they do stand there.
        times: usize,
    },
    /// The words are not read as a name of an entity.
    #[error("`{words}` in `{article}`{} is not read as `{name}`", time(*nth))]
    NoMention {
        /// The article.
        article: String,
        /// The words.
        words: String,
        /// The number asked for.
        nth: Option<u32>,
        /// The entity asked for.
        name: String,
    },
    /// An article that names no such entity.
    #[error("`{article}` does not name `{name}`")]
    NotThere {
        /// The article.
        article: String,
        /// The entity.
        name: String,
    },
    /// Words that stand within a longer name.
    #[error(
        "`{words}` in `{article}` is a part of the name `{within}`: say of that that it is no name, or mark the whole"
    )]
    Within {
        /// The article.
        article: String,
        /// The words.
        words: String,
        /// The name.
        within: String,
    },
    /// A new name of no kind.
    #[error("no entity is called `{0}`: to make it one, add `type = \"…\"`")]
    NoKind(String),
    /// Words are to be a name and none.
    #[error("gives the name `{0}` and says `hide = true`: keep one of the two")]
    NameAndHide(String),
    /// No quote begins so.
    #[error("`{article}` has no quote that begins with `{words}`{}", time(*nth))]
    NoQuote {
        /// The article asked for.
        article: String,
        /// The words asked for.
        words: String,
        /// The number asked for.
        nth: Option<u32>,
    },
    /// A difference of less than two answers.
    #[error("a difference has two answers at least, found {0}")]
    TooFewAnswers(usize),
    /// A difference that no comparison finds.
    #[error(
        "these answers are not found to differ any more: take the correction out, or give the words that do"
    )]
    NoDifference,
    /// Merges that lead in a circle.
    #[error("each of {} is to become another of them: keep one direction", quoted(names))]
    Circle {
        /// Some of the names.
        names: Vec<String>,
        /// Another merge of the circle.
        other: Entry,
    },
    /// Two corrections of which only one can hold.
    #[error("`{name}` cannot be both {} and {}: keep one of the two corrections", said[0], said[1])]
    Contradicts {
        /// What they speak of.
        name: String,
        /// What the other makes of it, and what this one does.
        said: [String; 2],
        /// The other.
        other: Entry,
    },
}

impl Fault {
    /// The correction that this one contradicts.
    pub fn other(&self) -> Option<Entry> {
        match self {
            Fault::Circle { other, .. } | Fault::Contradicts { other, .. } => Some(*other),
            _ => None,
        }
    }
}

fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn of(kind: Option<EntityKind>) -> String {
    kind.map_or(String::new(), |kind| format!(" (type {})", kind.as_str()))
}

fn time(nth: Option<u32>) -> String {
    match nth {
        None => String::new(),
        Some(0) => " for the 0. time: `nth` counts from 1".to_owned(),
        Some(n) => format!(" for the {n}. time"),
    }
}

/// How often words do stand there, where they do.
fn having(nth: Option<u32>, times: usize) -> String {
    match times {
        0 => String::new(),
        _ if nth == Some(0) => String::new(),
        1 => ", but once".to_owned(),
        times => format!(", but {times} times"),
    }
}
