//! English: the words that make or change a clause, and the dictionary forms of verbs and nouns.
//!
//! This module must not know how they are used.

mod form;

use std::sync::OnceLock;

use super::tables::Tables;

/// The tables, read once.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        Tables::read(
            include_str!("words.tsv"),
            include_str!("deeds.tsv"),
            include_str!("light.tsv"),
            form::verb,
            form::noun,
        )
    })
}
