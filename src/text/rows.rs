//! Tables of words as files, one row a line, read when the program is compiled.
//!
//! Lines that are empty or begin with `#` are no rows; a tab divides fields.

/// How many rows a table has.
#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
pub(crate) const fn count(table: &str) -> usize {
    let bytes = table.as_bytes();
    let (mut found, mut start, mut at) = (0, 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'\n' {
            found += (start < at && bytes[start] != b'#') as usize;
            start = at + 1;
        }
        at += 1;
    }
    found
}

/// The rows of a table; `N` is their [`count`].
#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
pub(crate) const fn rows<const N: usize>(table: &'static str) -> [&'static str; N] {
    let bytes = table.as_bytes();
    let mut all = [""; N];
    let (mut found, mut start, mut at) = (0, 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'\n' {
            if start < at && bytes[start] != b'#' {
                all[found] = table.split_at(at).0.split_at(start).1;
                found += 1;
            }
            start = at + 1;
        }
        at += 1;
    }
    all
}

/// A field of a row, counted from 0; empty where the row has no such field.
#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
pub(crate) const fn field(row: &'static str, n: usize) -> &'static str {
    let bytes = row.as_bytes();
    let (mut nth, mut start, mut at) = (0, 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b'\t' {
            if nth == n {
                return row.split_at(at).0.split_at(start).1;
            }
            nth += 1;
            start = at + 1;
        }
        at += 1;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_fields() {
        const TABLE: &str = "# a comment\none\t1\n\ntwo\t2\tmore";
        const ROWS: [&str; count(TABLE)] = rows(TABLE);
        assert_eq!(ROWS, ["one\t1", "two\t2\tmore"]);
        assert_eq!([field(ROWS[0], 0), field(ROWS[0], 1), field(ROWS[0], 2)], ["one", "1", ""]);
        assert_eq!(field(ROWS[1], 2), "more");
    }
}
