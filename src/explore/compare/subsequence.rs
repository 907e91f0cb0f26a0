//! The longest common subsequence of two lists, by the textbook table: two sentences need no faster way.

#![expect(clippy::indexing_slicing, reason = "the table is one longer than the lists on both sides")]

/// Reusable memory of [`length`].
#[derive(Debug, Default)]
pub(super) struct Rows {
    row: Vec<u16>,
    last: Vec<u16>,
}

/// Its length.
pub(super) fn length<T: PartialEq>(a: &[T], b: &[T], rows: &mut Rows) -> u16 {
    let Rows { row, last } = rows;
    last.clear();
    last.resize(b.len() + 1, 0);
    for x in a {
        row.clear();
        row.push(0);
        let mut before = 0;
        for (n, y) in b.iter().enumerate() {
            before = if x == y { last[n] + 1 } else { last[n + 1].max(before) };
            row.push(before);
        }
        std::mem::swap(row, last);
    }
    last.last().copied().unwrap_or(0)
}

/// The longest lists that are compared whole; of a longer one the beginning is.
const LONGEST: usize = 400;

/// Which of each list belong to it; of several as long, that which leaves out of `left` first.
pub(super) fn kept<T: PartialEq>(left: &[T], right: &[T]) -> (Vec<bool>, Vec<bool>) {
    let (mut kept_left, mut kept_right) = (vec![false; left.len()], vec![false; right.len()]);
    let (rows, columns) = (left.len().min(LONGEST), right.len().min(LONGEST));
    let wide = columns + 1;
    // `table[row * wide + column]`: the length of it between `left[row..]` and `right[column..]`.
    let mut table = vec![0u16; (rows + 1) * wide];
    for row in (0..rows).rev() {
        for column in (0..columns).rev() {
            let at = row * wide + column;
            table[at] = if left[row] == right[column] {
                table[at + wide + 1] + 1
            } else {
                table[at + wide].max(table[at + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    while row < rows && column < columns {
        let at = row * wide + column;
        if left[row] == right[column] {
            (kept_left[row], kept_right[column]) = (true, true);
            (row, column) = (row + 1, column + 1);
        } else if table[at + wide] >= table[at + 1] {
            row += 1;
        } else {
            column += 1;
        }
    }
    (kept_left, kept_right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_is_that_of_what_is_kept() {
        for (a, b, expected) in [("", "", 0), ("abc", "", 0), ("abcbdab", "bdcaba", 4), ("aaaa", "aa", 2)] {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(length(&a, &b, &mut Rows::default()), expected);
            let (left, right) = kept(&a, &b);
            let of = |list: &[char], kept: &[bool]| -> Vec<char> {
                list.iter().zip(kept).filter(|(_, kept)| **kept).map(|(c, _)| *c).collect()
            };
            assert_eq!(of(&a, &left), of(&b, &right));
            assert_eq!(of(&a, &left).len(), usize::from(expected));
        }
    }
}
