//! The comparison's words of English, written for this project. There is no background corpus when two files are
//! compared, so the words by how common they are stand in for one.

mod grammar;
mod matters;
mod numbers;
mod people;
mod reading;
mod words;

use super::tables::Tables;

/// What the comparison knows of English.
pub(super) static TABLES: Tables = Tables {
    words: words::WORDS,
    grammar: grammar::GRAMMAR,
    numbers: numbers::NUMBERS,
    people: people::PEOPLE,
    offices: people::OFFICES,
    courts: people::COURTS,
    towns: include_str!("towns.txt"),
    deeds: grammar::DEEDS,
    disputes: grammar::DISPUTES,
    matters: matters::MATTERS,
    hearing: matters::HEARING,
    order: grammar::ORDER,
    reading: reading::READING,
};
