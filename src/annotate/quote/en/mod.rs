//! English: the words that say who speaks. This module must not know how they are used.

use std::sync::OnceLock;

use super::tables::Tables;
use crate::annotate::name;

/// The tables, read once.
pub(super) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| Tables::read(include_str!("words.tsv"), name::en::tables()))
}
