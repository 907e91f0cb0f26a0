//! The best tree over the words of a sentence, given a score for each word under each head.
//!
//! Of the trees whose arcs do not cross, with one word under the root (Eisner 1996): nearly all English sentences have
//! such a tree, and scores that would have it otherwise are mostly wrong. Most sentences need one look, since the best
//! heads make such a tree by themselves. This module must not know what the scores mean.
#![expect(clippy::indexing_slicing, reason = "tables of n by n, walked by numbers below n")]

/// A score that no arc has.
const NEVER: i64 = i64::MIN / 4;

/// The heads of the best tree. `scores[dep * width + head]`, where head 0 is the root and `head` is word `head - 1`;
/// the same numbers come back.
pub(super) fn best(scores: &[i32], width: usize, n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let scores = |dep: usize| &scores[dep * width..][..=n];
    // The best head of each that is not the root, and how much the root is above it.
    let mut heads = vec![0; n];
    let mut top = (NEVER, 0);
    for (dep, chosen) in heads.iter_mut().enumerate() {
        let scores = scores(dep);
        let mut best = (i32::MIN, 0);
        for (head, &score) in scores.iter().enumerate().skip(1) {
            if score > best.0 && head != dep + 1 {
                best = (score, head);
            }
        }
        *chosen = best.1;
        let above = if best.1 == 0 { 0 } else { i64::from(scores[0]) - i64::from(best.0) };
        if above > top.0 {
            top = (above, dep);
        }
    }
    // One word hangs on the root: the one that gains most by it.
    heads[top.1] = 0;
    if is_tree(&heads) && !crosses(&heads) {
        return heads;
    }
    Spans::new(n, |dep, head| i64::from(scores(dep)[head + 1])).heads(|dep| i64::from(scores(dep)[0]))
}

/// Whether every word leads to the root.
fn is_tree(heads: &[usize]) -> bool {
    let mut state = vec![0_u32; heads.len()];
    for start in 0..heads.len() {
        let (mut at, mark) = (start, start as u32 + 2);
        loop {
            if state[at] == 1 {
                break;
            }
            if state[at] == mark {
                return false;
            }
            state[at] = mark;
            match heads[at] {
                0 => break,
                head => at = head - 1,
            }
        }
        let mut at = start;
        while state[at] == mark {
            state[at] = 1;
            match heads[at] {
                0 => break,
                head => at = head - 1,
            }
        }
    }
    true
}

/// Whether two arcs cross, that of the root among them, which stands before the sentence.
fn crosses(heads: &[usize]) -> bool {
    // Ends of the arcs that are open, the one that ends first on top.
    let mut open: Vec<usize> = Vec::new();
    let mut ends: Vec<Vec<usize>> = vec![Vec::new(); heads.len() + 1];
    for (dep, &head) in heads.iter().enumerate() {
        ends[head.min(dep + 1)].push(head.max(dep + 1));
    }
    for (at, ends) in ends.iter_mut().enumerate() {
        while open.last() == Some(&at) {
            open.pop();
        }
        ends.sort_unstable_by(|a, b| b.cmp(a));
        for &end in ends.iter() {
            if open.last().is_some_and(|&before| before < end) {
                return true;
            }
            open.push(end);
        }
    }
    false
}

/// The best scores over each stretch of words, `n` by `n`. What is told of a stretch by its first word lies in rows,
/// what is told by its last in columns, so that numbers that are added stand side by side.
struct Spans {
    n: usize,
    /// Stretches whose outer words are joined by an arc from the first, and from the last.
    joined: Vec<i64>,
    joined_back: Vec<i64>,
    /// Stretches under their first word, and under their last: in rows, then in columns.
    whole: [Vec<i64>; 2],
    whole_back: [Vec<i64>; 2],
}

impl Spans {
    fn new(n: usize, score: impl Fn(usize, usize) -> i64) -> Spans {
        let table = || vec![0; n * n];
        let mut spans = Spans {
            n,
            joined: table(),
            joined_back: table(),
            whole: [table(), table()],
            whole_back: [table(), table()],
        };
        for length in 1..n {
            for from in 0..n - length {
                let to = from + length;
                let (row, column) = (from * n + to, to * n + from);
                let halves = best_of(spans.halves(from, to));
                spans.joined[row] = halves + score(to, from);
                spans.joined_back[column] = halves + score(from, to);
                let left = best_of(spans.under_first(from, to));
                (spans.whole[0][row], spans.whole[1][column]) = (left, left);
                let right = best_of(spans.under_last(from, to));
                (spans.whole_back[0][row], spans.whole_back[1][column]) = (right, right);
            }
        }
        spans
    }

    /// What a stretch under an arc is: one under its first word, up to each word but the last, and one under its last.
    fn halves(&self, from: usize, to: usize) -> [&[i64]; 2] {
        let n = self.n;
        [&self.whole[0][from * n + from..from * n + to], &self.whole_back[1][to * n + from + 1..=to * n + to]]
    }

    /// What a stretch under its first word is: one joined to each word after it, and one under that word.
    fn under_first(&self, from: usize, to: usize) -> [&[i64]; 2] {
        let n = self.n;
        [&self.joined[from * n + from + 1..=from * n + to], &self.whole[1][to * n + from + 1..=to * n + to]]
    }

    /// What a stretch under its last word is: one under each word before it, and one that joins that word.
    fn under_last(&self, from: usize, to: usize) -> [&[i64]; 2] {
        let n = self.n;
        [&self.whole_back[0][from * n + from..from * n + to], &self.joined_back[to * n + from..to * n + to]]
    }

    /// The heads of the best tree, given the score of each word under the root.
    fn heads(&self, score: impl Fn(usize) -> i64) -> Vec<usize> {
        let n = self.n;
        let mut best = (NEVER, 0);
        for word in 0..n {
            let sum = self.whole_back[0][word] + self.whole[0][word * n + n - 1] + score(word);
            if sum > best.0 {
                best = (sum, word);
            }
        }
        let mut heads = vec![0; n];
        // Stretches still to be opened: from, to, and whether they are under their last word.
        let mut open = vec![(0, best.1, true), (best.1, n - 1, false)];
        while let Some((from, to, is_back)) = open.pop() {
            if from == to {
                continue;
            }
            let (left, right) = if is_back {
                let middle = from + first_of(self.under_last(from, to));
                heads[middle] = to + 1;
                open.push((from, middle, true));
                (middle, to)
            } else {
                let middle = from + 1 + first_of(self.under_first(from, to));
                heads[middle] = from + 1;
                open.push((middle, to, false));
                (from, middle)
            };
            let middle = left + first_of(self.halves(left, right));
            open.push((left, middle, false));
            open.push((middle + 1, right, true));
        }
        heads
    }
}

/// The largest sum of two numbers side by side.
fn best_of([a, b]: [&[i64]; 2]) -> i64 {
    let ((a_fours, a_rest), (b_fours, b_rest)) = (a.as_chunks::<4>(), b.as_chunks::<4>());
    let mut best = [NEVER; 4];
    for (a, b) in a_fours.iter().zip(b_fours) {
        for (best, (a, b)) in best.iter_mut().zip(a.iter().zip(b)) {
            *best = (*best).max(a + b);
        }
    }
    let rest = a_rest.iter().zip(b_rest).map(|(a, b)| a + b);
    best.into_iter().chain(rest).fold(NEVER, i64::max)
}

/// The first place of the largest sum.
fn first_of([a, b]: [&[i64]; 2]) -> usize {
    let best = best_of([a, b]);
    a.iter().zip(b).position(|(a, b)| a + b == best).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The score of the best tree among all whose arcs do not cross, by trying them.
    fn tried(scores: &[i32], n: usize) -> i64 {
        let mut best = NEVER;
        for mut code in 0..(n + 1).pow(n as u32) {
            let heads: Vec<usize> = (0..n)
                .map(|_| {
                    let head = code % (n + 1);
                    code /= n + 1;
                    head
                })
                .collect();
            let sound = heads.iter().enumerate().all(|(dep, &head)| head != dep + 1)
                && heads.iter().filter(|&&head| head == 0).count() == 1
                && is_tree(&heads)
                && !crosses(&heads);
            if sound {
                best = best.max(total(scores, &heads));
            }
        }
        best
    }

    fn total(scores: &[i32], heads: &[usize]) -> i64 {
        let width = heads.len() + 1;
        heads.iter().enumerate().map(|(dep, &head)| i64::from(scores[dep * width + head])).sum()
    }

    #[test]
    fn what_is_found_is_the_best_tree() {
        let mut seed = 7_u64;
        for round in 0..300 {
            let n = 1 + round % 6;
            let scores: Vec<i32> = (0..n * (n + 1))
                .map(|_| {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 33) as i32 % 50
                })
                .collect();
            let heads = best(&scores, n + 1, n);
            assert!(is_tree(&heads) && !crosses(&heads), "{heads:?}");
            assert_eq!(total(&scores, &heads), tried(&scores, n), "{scores:?} {heads:?}");
        }
        assert_eq!(best(&[], 1, 0), Vec::<usize>::new());
    }

    #[test]
    fn arcs_that_cross_are_seen() {
        assert!(crosses(&[3, 4, 0, 3]));
        assert!(crosses(&[2, 4, 2, 0, 1]));
        assert!(crosses(&[3, 0, 2]), "over the word under the root");
        assert!(!crosses(&[2, 0, 2, 3]));
    }
}
