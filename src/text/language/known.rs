//! Which languages have tables, and what is known of any other.

use super::en;
use super::lang::Lang;
use super::tables::{Furniture, Lines, Stops, TextTables};

/// The tables of a language; those that hold for any where it has none of its own.
pub fn tables(lang: Lang) -> &'static TextTables {
    match lang {
        Lang::En | Lang::Undetermined => &en::TABLES,
        Lang::Other(_) => &ANY,
    }
}

/// The languages that have tables of their own.
pub(super) const OWN: &[(Lang, &TextTables)] = &[(Lang::En, &en::TABLES)];

/// What holds in any language: nothing but the general rules.
static ANY: TextTables = TextTables {
    common: &[],
    stops: Stops {
        abbreviations: &[],
        starters: &[],
        after_hour: &[],
        labelled: &[],
        phrases: &[],
        hours: &[],
        versus: &[],
        counted: &[],
        pronouns: &[],
        article: "",
        within: &[],
        going: &[],
        towards: "",
        offices: &[],
    },
    possessive: None,
    lines: Lines {
        carrying: &[],
        small: &[],
        after_name: &[],
        endings: &[],
        by: &[],
        credits: &[],
        months: &[],
        month: &[],
        day_ending: &[],
        beside_day: &[],
    },
    furniture: Furniture {
        controls: &[],
        appeals: &[],
        counted: &[],
        counted_first: &[],
        page: &[],
        of: &[],
        turn: &[],
        beside_pages: &[],
        before_pages: &[],
        copyright: &[],
        rights: &[],
        article: &[],
        professions: &[],
        relative: &[],
        verb_ending: &[],
        purpose: &[],
        telling: &[],
    },
    stemmer: None,
};
