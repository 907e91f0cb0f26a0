//! Counting tests: the closing lines of test runs, and what they sum to.

use std::fmt;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// What a line says, if it closes a run of tests: `test result: ok. 3 passed; 0 failed; …`.
    pub(crate) fn of_line(line: &str) -> Option<Tally> {
        let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let count = |what: &str| {
            let part = counts.split(';').find_map(|part| part.trim().strip_suffix(what))?;
            part.trim().parse().ok()
        };
        Some(Tally { passed: count("passed")?, failed: count("failed")? })
    }

    /// Adds another tally.
    pub(crate) fn add(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Tally;

    #[test]
    fn reads_the_closing_lines_and_nothing_else() {
        let check = |line: &str, expected: Option<(usize, usize)>| {
            assert_eq!(
                Tally::of_line(line),
                expected.map(|(passed, failed)| Tally { passed, failed }),
                "{line}"
            );
        };
        check(
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.00s",
            Some((12, 0)),
        );
        check("test result: FAILED. 7 passed; 2 failed; 0 ignored; 0 measured", Some((7, 2)));
        check("test result_of_a_parse ... ok", None);
        check("3 passed; 0 failed", None);
        check("test result: ok. many passed; 0 failed", None);
    }

    #[test]
    fn adds_up() {
        let mut sum = Tally { passed: 1, failed: 0 };
        sum.add(Tally { passed: 2, failed: 3 });
        assert_eq!(sum.to_string(), "3 passed, 3 failed");
    }
}
