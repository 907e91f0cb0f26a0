//! The order of a hash map reaches no result.

use crate::source::{File, holds_word};
use crate::{check, keep};

/// The order of a hash map is no order: it may be asked, and walked only where a comment `// any order: …` gives the
/// reason why the order does not reach a result.
fn hash_order(file: &File) -> Vec<String> {
    let names = hash_names(file);
    let walks = |line: &str| {
        names.iter().find(|name| {
            [
                ".iter()",
                ".iter_mut()",
                ".keys()",
                ".values()",
                ".values_mut()",
                ".into_iter()",
                ".into_keys()",
                ".into_values()",
                ".drain(",
            ]
            .iter()
            .any(|walk| holds_word(line, &format!("{name}{walk}")))
                || [" in ", " in &", " in &mut ", "extend(", "extend(&"].iter().any(|before| {
                    line.split_once(&format!("{before}{name}")).is_some_and(|(_, rest)| {
                        !rest.starts_with(|next: char| next.is_alphanumeric() || "_.([".contains(next))
                    })
                })
        })
    };
    let raw: Vec<&str> = file.text.lines().collect();
    let mut found = Vec::new();
    if file.is_of_the_engine() {
        for (at, line) in file.code.lines().enumerate() {
            let excused = raw[at.saturating_sub(2)..=at].iter().any(|line| line.contains("// any order: "));
            if let Some(name) = walks(line).filter(|_| !excused) {
                found.push(file.at(at, &format!("`{name}` is walked in the order of its hashes")));
            }
        }
    }
    found
}

/// The names that are declared as a hash map or a hash set.
fn hash_names(file: &File) -> Vec<String> {
    let mut names = Vec::new();
    for line in file.code.lines() {
        for (at, _) in line.match_indices("HashMap").chain(line.match_indices("HashSet")) {
            let before =
                line[..at].trim_end_matches(|sign: char| sign.is_whitespace() || "&:=<".contains(sign));
            let before = before
                .trim_end_matches("std::collections")
                .trim_end_matches("mut")
                .trim_end_matches(|sign: char| sign.is_whitespace() || "&:=".contains(sign));
            let name: String =
                before.chars().rev().take_while(|sign| sign.is_alphanumeric() || *sign == '_').collect();
            let name: String = name.chars().rev().collect();
            let named = line[..at].contains(':') || line[..at].contains('=');
            if named
                && !name.is_empty()
                && !["use", "mut", "dyn", "Vec", "Option", "Box"].contains(&name.as_str())
                && !line.trim_start().starts_with("use ")
            {
                names.push(name);
            }
        }
    }
    names.sort();
    names.dedup();
    names
}

#[test]
fn no_hash_order_reaches_a_result() {
    keep(hash_order);
}

#[test]
fn hash_order_can_complain() {
    let engine = "src/explore/facets.rs";
    check(hash_order, engine, "let mut seen: HashMap<u32, u32> = HashMap::new();\nfor (a, b) in &seen {}", 1);
    check(hash_order, engine, "let mut seen = HashMap::new();\nlet v: Vec<_> = seen.keys().collect();", 1);
    check(hash_order, engine, "struct S { seen: HashSet<u32> }\nfn f(s: &S) { s.seen.iter(); }", 1);
    check(hash_order, engine, "let seen: HashSet<u32> = x.collect();\nout.extend(seen);", 1);
    check(
        hash_order,
        engine,
        "let mut seen = HashMap::new();\nseen.get(&1); for a in seen_before {} for b in seen.get(&1) {}",
        0,
    );
    check(
        hash_order,
        engine,
        "let seen = HashSet::new();\n// any order: summed\nlet n: u32 = seen.iter().sum();",
        0,
    );
    check(hash_order, engine, "let mut seen = BTreeMap::new();\nfor a in &seen {}", 0);
    check(hash_order, "src/prepare/mod.rs", "let mut seen = HashMap::new();\nfor a in &seen {}", 0);
}
