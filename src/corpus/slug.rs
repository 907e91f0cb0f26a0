//! Slugs: the stable names of articles and entities in URLs.

use std::collections::BTreeSet;

use crate::text::checksum::crc32;
use crate::text::fold;

/// A slug for `name` that is not in `taken`, and is from then on. ASCII letters, digits and single hyphens.
///
/// A name that another one has taken gets `kind` at its end, then a number; a name without a Latin letter or a
/// digit is named by its checksum, so that its slug stays the same whatever stands beside it.
pub(crate) fn unique(name: &str, kind: Option<&str>, taken: &mut BTreeSet<String>) -> String {
    let mut base = ascii(name);
    if base.is_empty() {
        base = format!("x-{:08x}", crc32(name.as_bytes()));
    }
    if taken.insert(base.clone()) {
        return base;
    }
    if let Some(kind) = kind {
        base = format!("{base}-{kind}");
        if taken.insert(base.clone()) {
            return base;
        }
    }
    let mut number = 2_u64;
    loop {
        let candidate = format!("{base}-{number}");
        if taken.insert(candidate.clone()) {
            return candidate;
        }
        number += 1;
    }
}

fn ascii(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in fold::fold(name).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            '\'' | '.' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_unique_and_readable() {
        let mut taken = BTreeSet::new();
        let mut check = |name: &str, kind: Option<&str>, expected: &str| {
            assert_eq!(unique(name, kind, &mut taken), expected, "of {name:?}");
        };
        check("Ibrahim Traoré", Some("person"), "ibrahim-traore");
        check("Ibrahim Traore", Some("person"), "ibrahim-traore-person");
        check("IBRAHIM TRAORÉ", Some("person"), "ibrahim-traore-person-2");
        check("U.S. – N’Djamena", None, "us-ndjamena");
        check("--", None, "x-242c1465");
        check("東京", None, "x-922642ef");
        check("000_19dffd6e42d04137", None, "000-19dffd6e42d04137");
    }
}
