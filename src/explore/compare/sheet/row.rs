//! A row of a table: a question with its answers, and how rows that meet become one.

use std::collections::{BTreeMap, BTreeSet};

use super::Statement;
use crate::explore::compare::{About, PointKind, Verdict};
use crate::text::Span;

/// A question with its answers.
pub(super) struct Row {
    pub(super) about: About,
    pub(super) kind: PointKind,
    /// The columns are those of the table.
    pub(super) statements: Vec<Statement>,
    /// How statements, by their places, were found to stand to each other.
    pub(super) links: Vec<(usize, usize, Verdict)>,
    /// The same of any two, as far as it is known or follows.
    pub(super) stands: BTreeMap<(usize, usize), Verdict>,
    /// The question as the words of one column put it, and how clearly, for where others are not shown.
    pub(super) put: Vec<(u8, u8, About)>,
    /// Where columns speak of the matter that give no certain answer.
    pub(super) near: Vec<(u8, Span)>,
    /// Its place among those found.
    pub(super) order: usize,
}

impl Row {
    /// Whether an answer of one is an answer of the other.
    pub(super) fn meets(&self, other: &Row) -> bool {
        let mut pairs = self.statements.iter().flat_map(|x| other.statements.iter().map(move |y| (x, y)));
        self.kind == other.kind && pairs.any(|(x, y)| same(self.kind, x, y))
    }

    /// The question in words of the columns that are shown.
    pub(super) fn asked(&self, is_shown: impl Fn(u8) -> bool) -> About {
        if self.statements.iter().all(|statement| is_shown(statement.column)) {
            return self.about.clone();
        }
        let put = self.put.iter().filter(|(column, ..)| is_shown(*column)).min_by_key(|(_, rank, _)| *rank);
        put.map_or_else(|| self.about.clone(), |(.., about)| about.clone())
    }

    /// Of the answers that are shown, those that agree with each other: of the most columns, if no others of as many do.
    pub(super) fn alike(&self, shown: &[Statement], place: impl Fn(u8) -> Option<usize>) -> Vec<(u8, Span)> {
        let own: Vec<(usize, (u8, Span))> = self
            .statements
            .iter()
            .enumerate()
            .filter_map(|(n, one)| Some((n, (place(one.column)? as u8, one.words))))
            .collect();
        let agree = |x: usize, y: usize| {
            x == y || self.stands.get(&(x.min(y), x.max(y))) == Some(&Verdict::Agreement)
        };
        let columns = |side: &[(u8, Span)]| side.iter().map(|(column, _)| *column).collect::<BTreeSet<u8>>();
        let mut sides: Vec<Vec<(u8, Span)>> = Vec::new();
        for (x, _) in &own {
            let side: Vec<(usize, (u8, Span))> = own.iter().filter(|(y, _)| agree(*x, *y)).copied().collect();
            // what agrees with two that clash is on no side
            let whole = side.iter().all(|(y, _)| side.iter().all(|(z, _)| agree(*y, *z)));
            let side: Vec<(u8, Span)> = side.into_iter().map(|(_, one)| one).collect();
            if whole && columns(&side).len() > 1 && !sides.contains(&side) {
                sides.push(side);
            }
        }
        let most = sides.iter().map(|side| columns(side).len()).max();
        sides.retain(|side| Some(columns(side).len()) == most);
        match (sides.pop(), sides.is_empty()) {
            (Some(side), true) if side.len() < shown.len() => side,
            _ => Vec::new(),
        }
    }

    /// Takes in the answers of another.
    fn absorb(&mut self, other: Row) {
        let mut to = Vec::new();
        for statement in other.statements {
            let held = self.statements.iter().position(|one| same(self.kind, one, &statement));
            to.push(held.unwrap_or(self.statements.len()));
            if held.is_none() {
                self.statements.push(statement);
            }
        }
        let place = |n: usize| to.get(n).copied();
        let links = other.links.into_iter();
        self.links.extend(links.filter_map(|(x, y, how)| Some((place(x)?, place(y)?, how))));
        if other.order < self.order {
            (self.order, self.about) = (other.order, other.about);
        }
    }
}

/// Whether two statements are one answer: numbers that are counted together are not the first of them.
fn same(kind: PointKind, x: &Statement, y: &Statement) -> bool {
    x.column == y.column
        && if kind == PointKind::Number { x.words == y.words } else { x.words.overlaps(y.words) }
}

/// Adds a row to those known: with all that it meets, and that these then meet, it becomes one.
pub(super) fn unite(known: &mut Vec<Row>, mut row: Row, meets: impl Fn(&Row, &Row) -> bool) {
    let mut n = 0;
    while let Some(held) = known.get(n) {
        if meets(held, &row) {
            let mut held = known.remove(n);
            held.absorb(row);
            row = held;
            n = 0;
        } else {
            n += 1;
        }
    }
    known.push(row);
}
