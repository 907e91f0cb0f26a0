//! Dates in digits that read alike in every language: year, month, day.

use super::super::algebra::Time;
use super::class::{HYPHEN, SLASH, TWO, YEAR};
use super::{Rule, Sem, Stage, one};

/// `2024-05-09`
pub(crate) const DATE: Rule = Rule {
    name: "ISO date",
    pattern: &[one(YEAR), one(HYPHEN | SLASH), one(TWO), one(HYPHEN | SLASH), one(TWO)],
    build: |m| {
        let alike = m.is(1, SLASH) == m.is(3, SLASH) && m.glued(0, 1) && m.glued(3, 4);
        if !alike {
            return None;
        }
        Some(Sem::Time(Time::Ymd(m.year(0)?, m.small(2)?, m.small(4)?), None))
    },
    examples: &[
        ("It was signed on 2025-04-30.", "DATE 2025-04-30"),
        ("It was signed on 2025/04/30.", "DATE 2025-04-30"),
    ],
};

/// All that is read where nothing is known of a language.
pub(crate) const STAGES: &[Stage] = &[Stage::new(&[&[DATE]])];
