//! The best tree over the words of a sentence, given a score for each word under each head.
//!
//! The maximum spanning arborescence (Chu and Liu 1965, Edmonds 1967) with one word under the root. Most sentences
//! need one look, since the best heads make a tree by themselves. This module must not know what the scores mean.
#![expect(clippy::indexing_slicing, reason = "tables of n by n, walked by numbers below n")]

/// The words inside a node, and the arc that led to it.
type Held = (Vec<usize>, (u32, u32));

/// A score that no arc has.
pub(super) const NEVER: i64 = i64::MIN / 4;

/// The heads of the best tree. `scores[dep * (n + 1) + head]`, where head 0 is the root and `head` is word `head - 1`;
/// the same numbers come back.
pub(super) fn best(scores: &[i32], n: usize) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let width = n + 1;
    let score = |dep: usize, head: usize| i64::from(scores[dep * width + head]);
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
    let root = top.1;
    heads[root] = 0;
    if is_tree(&heads) {
        return heads;
    }
    // The words as nodes, the one under the root as the place where the tree begins.
    let mut table = vec![NEVER; n * n];
    for dep in (0..n).filter(|&dep| dep != root) {
        for head in (0..n).filter(|&head| head != dep) {
            table[dep * n + head] = score(dep, head + 1);
        }
    }
    let found = arborescence(table, n, root);
    (0..n).map(|dep| if dep == root { 0 } else { found[dep] + 1 }).collect()
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

/// The head of each node in the best tree that begins at `root`; `table[dep * n + head]`.
///
/// A cycle of best heads is drawn together into one of its nodes, with what each way in would cost the others, and
/// opened again in the end.
fn arborescence(mut table: Vec<i64>, n: usize, root: usize) -> Vec<usize> {
    // Which node the nodes drawn together are found under; and for each arc of the table, the nodes it joins in truth.
    let mut alive = vec![true; n];
    let mut arcs: Vec<(u32, u32)> = (0..n * n).map(|at| ((at / n) as u32, (at % n) as u32)).collect();
    let mut members: Vec<Vec<usize>> = (0..n).map(|node| vec![node]).collect();
    // Cycles in the order they were drawn together: what each of their nodes held, and the arc that led to it.
    let mut drawn: Vec<Vec<Held>> = Vec::new();
    let heads = loop {
        let mut heads = vec![root; n];
        for dep in (0..n).filter(|&dep| alive[dep] && dep != root) {
            let mut best = NEVER;
            for head in (0..n).filter(|&head| alive[head] && head != dep) {
                if table[dep * n + head] > best {
                    best = table[dep * n + head];
                    heads[dep] = head;
                }
            }
        }
        let Some(cycle) = cycle(&heads, &alive, root) else { break heads };
        let kept = cycle[0];
        let inside: i64 = cycle.iter().map(|&node| table[node * n + heads[node]]).sum();
        drawn.push(cycle.iter().map(|&node| (members[node].clone(), arcs[node * n + heads[node]])).collect());
        for other in (0..n).filter(|other| alive[*other] && !cycle.contains(other)) {
            let mut into = (NEVER, (0, 0));
            let mut out = (NEVER, (0, 0));
            for &node in &cycle {
                let way = table[node * n + other];
                if way > NEVER {
                    let way = way + inside - table[node * n + heads[node]];
                    if way > into.0 {
                        into = (way, arcs[node * n + other]);
                    }
                }
                if table[other * n + node] > out.0 {
                    out = (table[other * n + node], arcs[other * n + node]);
                }
            }
            (table[kept * n + other], arcs[kept * n + other]) = into;
            (table[other * n + kept], arcs[other * n + kept]) = out;
        }
        for &node in &cycle[1..] {
            alive[node] = false;
            let more = std::mem::take(&mut members[node]);
            members[kept].extend(more);
        }
    };
    // Arcs between what is left, then those inside of each cycle but for the node at which it is entered.
    let mut out = vec![root; n];
    let mut set = vec![false; n];
    for dep in (0..n).filter(|&dep| alive[dep] && dep != root) {
        let (dep, head) = arcs[dep * n + heads[dep]];
        out[dep as usize] = head as usize;
        set[dep as usize] = true;
    }
    for cycle in drawn.iter().rev() {
        for (held, (dep, head)) in cycle {
            let (dep, head) = (*dep, *head);
            if !held.iter().any(|&node| set[node]) {
                out[dep as usize] = head as usize;
                set[dep as usize] = true;
            }
        }
    }
    out
}

/// A cycle of best heads, from the smallest node that leads into one.
fn cycle(heads: &[usize], alive: &[bool], root: usize) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; heads.len()];
    for start in (0..heads.len()).filter(|&node| alive[node]) {
        let mut at = start;
        while at != root && seen[at] == usize::MAX {
            seen[at] = start;
            at = heads[at];
        }
        if at != root && seen[at] == start {
            let mut cycle = vec![at];
            let mut next = heads[at];
            while next != at {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The score of the best tree among all, by trying them.
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
                && is_tree(&heads);
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
    fn what_is_found_is_a_tree_and_the_best_below_its_root() {
        let mut seed = 7_u64;
        for round in 0..300 {
            let n = 1 + round % 5;
            let scores: Vec<i32> = (0..n * (n + 1))
                .map(|_| {
                    seed =
                        seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                    (seed >> 33) as i32 % 50
                })
                .collect();
            let heads = best(&scores, n);
            assert!(is_tree(&heads), "{heads:?}");
            assert_eq!(heads.iter().filter(|&&head| head == 0).count(), 1);
            // With the root's word given, no tree is better.
            let root = heads.iter().position(|&head| head == 0).unwrap_or(0);
            let mut fixed = scores.clone();
            for dep in (0..n).filter(|&dep| dep != root) {
                fixed[dep * (n + 1)] = -1_000_000;
            }
            assert_eq!(total(&scores, &heads), tried(&fixed, n), "{scores:?} {heads:?}");
        }
        assert_eq!(best(&[], 0), Vec::<usize>::new());
    }

    #[test]
    fn a_cycle_inside_a_cycle_is_opened() {
        // 2 and 3 want each other, 1 and that pair want each other.
        let scores = [5, 0, 9, 0, 0, 8, 0, 20, 0, 0, 20, 0];
        assert_eq!(best(&scores, 3), [0, 1, 2]);
    }
}
