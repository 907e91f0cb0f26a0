//! Years of accounts and their quarters, which begin when a company or a treasury says so.

use jiff::civil::Date;

use super::super::algebra::{Cal, Unit};
use super::super::grammar::Expression;
use super::super::grammar::class::FISCAL;
use super::super::{Anchor, DateMention, Extent, Precision, Unresolved};
use super::Resolver;
use super::bounds::for_neighbours;
use super::pick::step;
use crate::annotate::Day;

/// How many words may stand between a year of accounts and the day on which it ends.
const BETWEEN: usize = 5;

impl Resolver<'_> {
    /// Whether the words speak of a year of accounts, or of a part of one.
    pub(super) fn is_fiscal(&self, expression: &Expression) -> bool {
        (expression.from..expression.to).any(|at| {
            let word = self.word(at as usize);
            let listed = self.tables.lexicon.look_up(word).map_or(0, |entry| entry.class);
            let mixed = || (self.tables.mixed)(word).map_or(0, |found| found.0);
            (listed | mixed()) & FISCAL != 0
        })
    }

    /// Gives years and quarters of accounts their own stretch where the text says on which day they end: "fiscal 2024,
    /// which ended on 30 June 2024".
    pub(super) fn close_accounts(
        &self,
        expressions: &[Expression],
        whence: &[usize],
        mentions: &mut [DateMention],
    ) {
        for_neighbours(expressions, whence, mentions, |[a, b], accounts, end| {
            let unit = match accounts.value.as_bytes().get(5) {
                None => Unit::Year,
                Some(b'Q') => Unit::Quarter,
                Some(b'H') => Unit::Half,
                Some(_) => return,
            };
            let between = a.to as usize..b.from as usize;
            let ends = between.len() <= BETWEEN
                && between.clone().any(|n| self.tables.around.ends.contains(&self.word(n)))
                && between.into_iter().all(|n| {
                    let word = self.word(n);
                    self.tables.around.ends.contains(&word) || self.tables.around.before_end.contains(&word)
                });
            if accounts.basis.anchor != Anchor::Unresolved(Unresolved::FiscalYear) || !ends {
                return;
            }
            let Some(last) = end.extent.filter(|extent| extent.precision == Precision::Day) else { return };
            let Some(last) = last.last.or(last.first) else { return };
            let Some(first) = beginning(last.civil(), unit) else { return };
            let precision = Precision::Range;
            accounts.extent = Some(Extent { first: Some(first), last: Some(last), precision });
            accounts.basis.anchor = Anchor::Mention(end.span);
        });
    }
}

/// The first day of the year, half or quarter that ends on a day; one that ends on the last of a month begins on a
/// first.
fn beginning(last: Date, unit: Unit) -> Option<Day> {
    let month = Cal::containing(Unit::Month, last);
    let first = if month.last() == Some(last) {
        let months = match unit {
            Unit::Quarter => 2,
            Unit::Half => 5,
            _ => 11,
        };
        month.moved(-months)?.first()?
    } else {
        step(last, -1, unit)?.tomorrow().ok()?
    };
    Some(Day::from(first))
}
