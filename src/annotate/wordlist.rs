//! Lists of words kept as a table: a name, a tab, and words divided by "; ", one list a line.
//!
//! The tables are part of the program: one that lacks a list is a fault of the program. This module must not know
//! what a list is for.

/// A list of words.
pub(crate) type List = Vec<&'static str>;

/// The list of that name.
///
/// # Panics
/// Where the table has no such list.
#[expect(clippy::panic, reason = "the tables are part of the program, and a test reads each")]
pub(crate) fn list(table: &'static str, name: &str) -> List {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let words = lines.find_map(|line| line.split_once('\t').filter(|line| line.0 == name));
    let Some((_, words)) = words else { panic!("the table of words has no list `{name}`") };
    words.split(';').map(str::trim).filter(|word| !word.is_empty()).collect()
}

/// Whether a word is on a list, capitals or not.
pub(crate) fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "# a remark\nsmall\tof; the;  and \nnone\t\n";

    #[test]
    fn a_list_is_found_by_its_name() {
        assert_eq!(list(TABLE, "small"), ["of", "the", "and"]);
        assert!(list(TABLE, "none").is_empty());
        assert!(has(&list(TABLE, "small"), "The") && !has(&list(TABLE, "small"), "a"));
    }

    #[test]
    #[should_panic(expected = "no list `large`")]
    fn a_list_that_is_missing_is_no_empty_list() {
        list(TABLE, "large");
    }
}
