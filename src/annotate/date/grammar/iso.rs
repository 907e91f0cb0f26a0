//! Dates in digits that read alike in every language: year, month, day.

use super::super::algebra::Time;
use super::class::{DAY, HYPHEN, SLASH, TWELVE, TWO, YEAR};
use super::{Rule, Sem, Stage, one};

/// `2024-05-09`
pub(crate) const DATE: Rule = Rule {
    name: "ISO date",
    pattern: &[one(YEAR), one(HYPHEN | SLASH), one(TWO | TWELVE), one(HYPHEN | SLASH), one(TWO | DAY)],
    build: |m| {
        let alike = m.is(1, SLASH) == m.is(3, SLASH) && m.glued(0, 1) && m.glued(1, 2) && m.glued(2, 3);
        // With one digit only what can be a day is one: "2025/5/22".
        let padded = m.is(2, TWO) && m.is(4, TWO) || m.is(2, TWELVE) && m.is(4, DAY);
        if !alike || !m.glued(3, 4) || !padded {
            return None;
        }
        Some(Sem::Time(Time::Ymd(m.year(0)?, m.small(2)?, m.small(4)?), None))
    },
    examples: &[
        ("It was signed on 2025-04-30.", "DATE 2025-04-30"),
        ("It was signed on 2025/04/30.", "DATE 2025-04-30"),
        ("It was signed on 2025/4/30.", "DATE 2025-04-30"),
    ],
};

/// All that is read where nothing is known of a language.
pub(crate) const STAGES: &[Stage] = &[Stage::new(&[&[DATE]])];
