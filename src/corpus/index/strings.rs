//! Many strings in one, each found by its number: the terms of the index, the words of dates.

use std::ops::Range;

/// Strings in order: the terms of a corpus, ascending by bytes, or any others that are found by their number.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Strings {
    pub(crate) bytes: String,
    /// Where each ends in `bytes`.
    pub(crate) ends: Vec<u32>,
}

impl Strings {
    /// How many there are.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The string of that number; empty past the end.
    pub(crate) fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start =
            number.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(0, |&end| end as usize));
        self.ends.get(number).and_then(|&end| self.bytes.get(start..end as usize)).unwrap_or("")
    }

    /// Adds a string behind the others.
    pub(crate) fn push(&mut self, string: &str) {
        self.bytes.push_str(string);
        self.ends.push(self.bytes.len() as u32);
    }

    /// The number of a term, where they stand in order.
    pub(crate) fn find(&self, term: &str) -> Option<u32> {
        let at = self.lower_bound(|other| other < term);
        (at < self.len() && self.get(at) == term).then_some(at)
    }

    /// The numbers of all terms that begin so, where they stand in order.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let first = self.lower_bound(|other| other < prefix);
        let last = self.lower_bound(|other| other < prefix || other.starts_with(prefix));
        first..last
    }

    fn lower_bound(&self, before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_range_of_terms() {
        let mut terms = Strings::default();
        for term in ["ab", "abc", "abd", "b", "ba"] {
            terms.push(term);
        }
        assert_eq!(terms.find("abd"), Some(2));
        assert_eq!(terms.find("a"), None);
        assert_eq!(terms.find("c"), None);
        assert_eq!(terms.with_prefix("ab"), 0..3);
        assert_eq!(terms.with_prefix("b"), 3..5);
        assert_eq!(terms.with_prefix("bb"), 5..5);
        assert_eq!(terms.with_prefix(""), 0..5);
        assert_eq!(terms.get(9), "");
    }
}
