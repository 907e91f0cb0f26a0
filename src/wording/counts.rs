//! Counts and measures, put for a reader.

/// `1 article`, `3 articles`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(n)) }
}

/// A number with its thousands set apart.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Counts of mentions per 1,000 words, to one place.
pub fn per_thousand(n: u32, words: u32) -> String {
    if words == 0 {
        return "–".to_owned();
    }
    let tenths = (u64::from(n) * 10_000 + u64::from(words) / 2) / u64::from(words);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A number given in tenths, to one place.
pub fn tenths(tenths: u32) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        assert_eq!(count(1, "article", "articles"), "1 article");
        assert_eq!(count(21_578, "article", "articles"), "21,578 articles");
        assert_eq!(thousands(1_000_000), "1,000,000");
        assert_eq!(per_thousand(3, 1250), "2.4");
        assert_eq!(per_thousand(3, 0), "–");
    }
}
