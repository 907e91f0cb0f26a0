//! What the text floor knows of a language, as plain tables that the algorithms are handed.

use crate::text::removal::RemovalRule;

/// What the text floor knows of a language. Lists of words are in lower case unless they say otherwise.
#[derive(Debug)]
pub struct TextTables {
    /// Words that are common in the language and rare in others: by them it is told from others.
    pub(crate) common: &'static [&'static str],
    pub(crate) stops: Stops,
    /// The letter that makes a possessive after an apostrophe.
    pub(crate) possessive: Option<char>,
    pub(crate) lines: Lines,
    pub(crate) furniture: Furniture,
    pub(crate) stemmer: Option<fn(&str) -> String>,
}

/// Full stops that belong to the word before them.
#[derive(Debug)]
pub(crate) struct Stops {
    /// In byte order of their forms.
    pub(crate) abbreviations: &'static [Abbreviation],
    /// Words that, with a capital after a stop, nearly always begin a sentence. In byte order.
    pub(crate) starters: &'static [&'static str],
    /// What follows an hour and does not begin a sentence. In byte order.
    pub(crate) after_hour: &'static [&'static str],
    /// Words before a single capital that make it a label and not an initial. In byte order.
    pub(crate) labelled: &'static [&'static str],
    /// Dotted phrases that always go on (`e.g`), and those of hours (`a.m`).
    pub(crate) phrases: &'static [&'static str],
    pub(crate) hours: &'static [&'static str],
    /// Small letters with a stop between two names (`Roe v. Wade`), and before a number (`p. 5`).
    pub(crate) versus: &'static [char],
    pub(crate) counted: &'static [char],
    /// Capitals that are a word more often than an initial.
    pub(crate) pronouns: &'static [char],
    /// The article, prepositions after which it and a dotted acronym tell where something is, and verbs of going with the
    /// preposition that they need for it (`flew to the U.S.`).
    pub(crate) article: &'static str,
    pub(crate) within: &'static [&'static str],
    pub(crate) going: &'static [&'static str],
    pub(crate) towards: &'static str,
    /// Offices and forms of address that stand before a name, with no article before them.
    pub(crate) offices: &'static [&'static str],
}

/// An abbreviation without inner stops.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abbreviation {
    /// In lower case, at most six ASCII letters.
    pub(crate) form: &'static str,
    /// Recognised only with a capital, since the same letters in lower case are a word.
    pub(crate) capital: bool,
    pub(crate) class: Class,
}

impl Abbreviation {
    /// To fill an array with.
    pub(crate) const NONE: Abbreviation = Abbreviation { form: "", capital: false, class: Class::Open };
}

/// What an abbreviation stands before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Always followed by the rest of its phrase: titles, ranks, `vs.`
    Open,
    /// Ends a phrase as often as not: months, companies, states, `Jr.`
    Closed,
    /// Ends a phrase nearly always: `etc.`
    Last,
    /// An abbreviation only where a number follows (`No. 5`, `Sat. 12`), else a word.
    Numbered,
}

/// The words of lines.
#[derive(Debug)]
pub(crate) struct Lines {
    /// Words after which a sentence must go on. In byte order.
    pub(crate) carrying: &'static [&'static str],
    /// Small words that a headline in title case leaves small. In byte order.
    pub(crate) small: &'static [&'static str],
    /// What may follow the first word of a column's head and belongs to it.
    pub(crate) after_name: &'static [&'static str],
    /// Endings that the words of one column share, and names do not.
    pub(crate) endings: &'static [&'static str],
    /// How a line begins that names its author, in the case it has.
    pub(crate) by: &'static [&'static str],
    /// Words with which a line of credits begins.
    pub(crate) credits: &'static [&'static str],
    /// The months, which may be cut after three letters; and short forms that are no such cuts.
    pub(crate) months: &'static [&'static str],
    pub(crate) month: &'static [&'static str],
    /// How days of the week end, and what stands beside a day.
    pub(crate) day_ending: &'static [&'static str],
    pub(crate) beside_day: &'static [&'static str],
}

/// The phrases of page furniture.
#[derive(Debug)]
pub(crate) struct Furniture {
    /// Whole lines, without outer marks. In byte order.
    pub(crate) controls: &'static [&'static str],
    /// How lines begin.
    pub(crate) appeals: &'static [Appeal],
    /// What is counted below an article (`2 comments`), and what of it may stand before its number.
    pub(crate) counted: &'static [&'static str],
    pub(crate) counted_first: &'static [&'static str],
    /// The words of `page 1 of 3`, of `« prev 1 2 3 next »`, what may stand among them, and how such a line begins.
    pub(crate) page: &'static [&'static str],
    pub(crate) of: &'static [&'static str],
    pub(crate) turn: &'static [&'static str],
    pub(crate) beside_pages: &'static [&'static str],
    pub(crate) before_pages: &'static [&'static str],
    /// How a line of copyright begins, and how it ends.
    pub(crate) copyright: &'static [&'static str],
    pub(crate) rights: &'static [&'static str],
    /// The line that introduces an author: its first word, who it is, what it may go on with, and words that tell
    /// of something that happened, with which it is none.
    pub(crate) article: &'static [&'static str],
    pub(crate) professions: &'static [&'static str],
    pub(crate) relative: &'static [&'static str],
    pub(crate) verb_ending: &'static [&'static str],
    pub(crate) purpose: &'static [&'static str],
    pub(crate) telling: &'static [&'static str],
}

/// How a line begins that asks something of the reader of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Appeal {
    pub(crate) start: &'static str,
    /// What such a line is.
    pub(crate) rule: RemovalRule,
}

impl Appeal {
    /// To fill an array with.
    pub(crate) const NONE: Appeal = Appeal { start: "", rule: RemovalRule::Markup };
}

impl TextTables {
    /// The stem of a folded word, under which its forms are the same; itself where the language has no stemmer.
    pub fn stem(&self, folded: &str) -> String {
        match self.stemmer {
            Some(stem) => stem(folded),
            None => folded.to_owned(),
        }
    }
}
