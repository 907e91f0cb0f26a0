//! The best one-to-one choice among scored pairs: a maximum-weight matching of two sides, exact and sparse.
//!
//! Successive shortest augmenting paths with potentials (Edmonds and Karp 1972; Tomizawa 1971). Each unit of A may
//! stay alone, which is worth nothing. Weights are integers, so that ties and sums are the same everywhere. With
//! a bounded number of candidates a unit the work is near linear, since paths stay inside a component of the
//! graph. This room must not know what is matched.

#![expect(
    clippy::indexing_slicing,
    reason = "the tables have a row for each unit, and the numbers in them are those of units"
)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// A pair that may be chosen; a positive weight says what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) a: u32,
    pub(super) b: u32,
    pub(super) weight: i64,
}

const FREE: u32 = u32::MAX;
const FAR: i64 = i64::MAX / 4;

/// For each of the `left` units of A, the unit of B chosen for it. Edges with a weight of zero or less are
/// never chosen.
pub(super) fn assign(left: usize, right: usize, edges: &[Edge]) -> Vec<Option<u32>> {
    let fits = |edge: &&Edge| edge.weight > 0 && (edge.a as usize) < left && (edge.b as usize) < right;
    let top = edges.iter().filter(fits).map(|edge| edge.weight).max().unwrap_or(0);
    // one column more a row: to stay alone costs `top`, an edge costs `top - weight`
    let columns = right + left;
    let mut rows: Vec<Vec<(u32, i64)>> = vec![Vec::new(); left];
    for edge in edges.iter().filter(fits) {
        rows[edge.a as usize].push((edge.b, top - edge.weight));
    }
    for (row, edges) in rows.iter_mut().enumerate() {
        edges.push(((right + row) as u32, top));
    }
    let mut search = Search {
        rows,
        of_row: vec![FREE; left],
        of_column: vec![FREE; columns],
        row_potential: vec![0; left],
        column_potential: vec![0; columns],
        distance: vec![FAR; columns],
        from: vec![FREE; columns],
        done: vec![false; columns],
        touched: Vec::new(),
    };
    for row in 0..left {
        search.augment(row);
    }
    search.of_row.iter().map(|&column| Some(column).filter(|&column| (column as usize) < right)).collect()
}

struct Search {
    rows: Vec<Vec<(u32, i64)>>,
    of_row: Vec<u32>,
    of_column: Vec<u32>,
    row_potential: Vec<i64>,
    column_potential: Vec<i64>,
    distance: Vec<i64>,
    from: Vec<u32>,
    done: Vec<bool>,
    touched: Vec<u32>,
}

impl Search {
    /// Finds the cheapest way to give `start` a column, moving others where that pays.
    fn augment(&mut self, start: usize) {
        for &column in &self.touched {
            self.distance[column as usize] = FAR;
            self.done[column as usize] = false;
        }
        self.touched.clear();
        let mut heap = BinaryHeap::new();
        let mut settled: Vec<usize> = Vec::new();
        let (mut row, mut base) = (start, 0);
        let end = loop {
            for &(column, cost) in &self.rows[row] {
                let at = column as usize;
                let reach = base + cost - self.row_potential[row] - self.column_potential[at];
                if !self.done[at] && reach < self.distance[at] {
                    if self.distance[at] == FAR {
                        self.touched.push(column);
                    }
                    self.distance[at] = reach;
                    self.from[at] = row as u32;
                    heap.push(Reverse((reach, column)));
                }
            }
            let next = loop {
                match heap.pop() {
                    Some(Reverse((reach, column))) => {
                        let at = column as usize;
                        if !self.done[at] && self.distance[at] == reach {
                            break Some((reach, at));
                        }
                    }
                    None => break None,
                }
            };
            // every row has a column of its own, so that a way is always found
            let Some((reach, at)) = next else { return };
            self.done[at] = true;
            base = reach;
            if self.of_column[at] == FREE {
                break at;
            }
            settled.push(at);
            row = self.of_column[at] as usize;
        };
        self.row_potential[start] += base;
        for &at in &settled {
            let owner = self.of_column[at] as usize;
            self.row_potential[owner] += base - self.distance[at];
            self.column_potential[at] -= base - self.distance[at];
        }
        let mut column = end;
        loop {
            let row = self.from[column] as usize;
            let before = self.of_row[row];
            self.of_row[row] = column as u32;
            self.of_column[column] = row as u32;
            if row == start || before == FREE {
                return;
            }
            column = before as usize;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn worth(edges: &[Edge], chosen: &[Option<u32>]) -> i64 {
        let weight = |a: usize, b: u32| {
            edges
                .iter()
                .filter(|e| e.a as usize == a && e.b == b)
                .map(|e| e.weight)
                .max()
                .unwrap_or(i64::MIN / 2)
        };
        chosen.iter().enumerate().filter_map(|(a, b)| b.map(|b| weight(a, b))).sum()
    }

    /// The best worth, by trying all.
    fn best(edges: &[Edge], left: usize, row: usize, taken: u32) -> i64 {
        if row == left {
            return 0;
        }
        let mut most = best(edges, left, row + 1, taken);
        for edge in edges.iter().filter(|e| e.a as usize == row && e.weight > 0 && taken & (1 << e.b) == 0) {
            most = most.max(edge.weight + best(edges, left, row + 1, taken | (1 << edge.b)));
        }
        most
    }

    #[test]
    fn the_whole_counts_not_the_first() {
        let edge = |a, b, weight| Edge { a, b, weight };
        // greedy would take 0-0 for 10 and leave 1 alone
        let edges = [edge(0, 0, 10), edge(0, 1, 8), edge(1, 0, 7)];
        assert_eq!(assign(2, 2, &edges), [Some(1), Some(0)]);
        // one pair worth more than two
        let edges = [edge(0, 0, 10), edge(0, 1, 2), edge(1, 0, 3)];
        assert_eq!(assign(2, 2, &edges), [Some(0), None]);
        assert_eq!(assign(2, 1, &[edge(0, 0, 0), edge(1, 0, -4)]), [None, None]);
    }

    proptest! {
        #[test]
        fn no_choice_is_worth_more(raw in prop::collection::vec((0u32..5, 0u32..5, -3i64..20), 0..14)) {
            let edges: Vec<Edge> = raw.into_iter().map(|(a, b, weight)| Edge { a, b, weight }).collect();
            let chosen = assign(5, 5, &edges);
            let mut taken = [false; 5];
            for &b in chosen.iter().flatten() {
                prop_assert!(!std::mem::replace(&mut taken[b as usize], true));
            }
            prop_assert_eq!(worth(&edges, &chosen), best(&edges, 5, 0, 0));
        }
    }
}
