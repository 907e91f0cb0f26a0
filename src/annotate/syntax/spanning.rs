//! The best tree over the words of a sentence, given a score for each word under each head.
//!
//! Of the trees whose arcs do not cross, with one word under the root (Eisner 1996): nearly all English sentences have
//! such a tree, and scores that would have it otherwise are mostly wrong. Most sentences need one look, since the best
//! heads make such a tree by themselves. This module must not know what the scores mean.
#![expect(clippy::indexing_slicing, reason = "tables of n by n, walked by numbers below n")]

/// A score that no arc has.
const NEVER: i64 = i64::MIN / 4;

/// The heads of the best tree. `scores[dep * (n + 1) + head]`, where head 0 is the root and `head` is word `head - 1`;
/// the same numbers come back.
pub(super) fn best(scores: &[i32], n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let score = |dep: usize, head: usize| i64::from(scores[dep * (n + 1) + head]);
    // The best head of each that is not the root, and how much the root is above it.
    let mut heads = vec![0; n];
    let mut top = (NEVER, 0);
    for (dep, chosen) in heads.iter_mut().enumerate() {
        let mut best = (NEVER, 0);
        for head in 1..=n {
            if head != dep + 1 && score(dep, head) > best.0 {
                best = (score(dep, head), head);
            }
        }
        *chosen = best.1;
        let above = if best.1 == 0 { 0 } else { score(dep, 0) - best.0 };
        if above > top.0 {
            top = (above, dep);
        }
    }
    // One word hangs on the root: the one that gains most by it.
    heads[top.1] = 0;
    if is_tree(&heads) && !crosses(&heads) {
        return heads;
    }
    Spans::new(n, |dep, head| score(dep, head + 1)).heads(|dep| score(dep, 0))
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

/// The best scores over each stretch of words. Direction 0 has the head on the left, 1 on the right.
struct Spans {
    n: usize,
    /// Stretches whose outer words are joined by an arc, and where the two halves under it meet.
    joined: [Vec<(i64, usize)>; 2],
    /// Stretches under one of their outer words, and the last of its words in them.
    whole: [Vec<(i64, usize)>; 2],
}

impl Spans {
    fn new(n: usize, score: impl Fn(usize, usize) -> i64) -> Spans {
        let table = || vec![(NEVER, 0); n * n];
        let mut spans = Spans { n, joined: [table(), table()], whole: [table(), table()] };
        for word in 0..n {
            spans.whole[0][word * n + word] = (0, word);
            spans.whole[1][word * n + word] = (0, word);
        }
        for length in 1..n {
            for from in 0..n - length {
                let to = from + length;
                let mut halves = (NEVER, from);
                for middle in from..to {
                    let sum = spans.whole[0][from * n + middle].0 + spans.whole[1][(middle + 1) * n + to].0;
                    if sum > halves.0 {
                        halves = (sum, middle);
                    }
                }
                spans.joined[0][from * n + to] = (halves.0 + score(to, from), halves.1);
                spans.joined[1][from * n + to] = (halves.0 + score(from, to), halves.1);
                let mut left = (NEVER, to);
                let mut right = (NEVER, from);
                for middle in from..to {
                    let sum =
                        spans.joined[0][from * n + middle + 1].0 + spans.whole[0][(middle + 1) * n + to].0;
                    if sum > left.0 {
                        left = (sum, middle + 1);
                    }
                    let sum = spans.whole[1][from * n + middle].0 + spans.joined[1][middle * n + to].0;
                    if sum > right.0 {
                        right = (sum, middle);
                    }
                }
                spans.whole[0][from * n + to] = left;
                spans.whole[1][from * n + to] = right;
            }
        }
        spans
    }

    /// The heads of the best tree, given the score of each word under the root.
    fn heads(&self, score: impl Fn(usize) -> i64) -> Vec<usize> {
        let n = self.n;
        let mut best = (NEVER, 0);
        for word in 0..n {
            let sum = self.whole[1][word].0 + self.whole[0][word * n + n - 1].0 + score(word);
            if sum > best.0 {
                best = (sum, word);
            }
        }
        let mut heads = vec![0; n];
        // Stretches still to be opened: from, to, direction.
        let mut open = vec![(0, best.1, 1), (best.1, n - 1, 0)];
        while let Some((from, to, direction)) = open.pop() {
            if from == to {
                continue;
            }
            let last = self.whole[direction][from * n + to].1;
            let (left, right) = if direction == 0 { (from, last) } else { (last, to) };
            if direction == 0 {
                heads[last] = from + 1;
                open.push((last, to, 0));
            } else {
                heads[last] = to + 1;
                open.push((from, last, 1));
            }
            let middle = self.joined[direction][left * n + right].1;
            open.push((left, middle, 0));
            open.push((middle + 1, right, 1));
        }
        heads
    }
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
            let heads = best(&scores, n);
            assert!(is_tree(&heads) && !crosses(&heads), "{heads:?}");
            assert_eq!(total(&scores, &heads), tried(&scores, n), "{scores:?} {heads:?}");
        }
        assert_eq!(best(&[], 0), Vec::<usize>::new());
    }

    #[test]
    fn arcs_that_cross_are_seen() {
        assert!(crosses(&[3, 4, 0, 3]));
        assert!(crosses(&[2, 4, 2, 0, 1]));
        assert!(crosses(&[3, 0, 2]), "over the word under the root");
        assert!(!crosses(&[2, 0, 2, 3]));
    }
}
