//! Counts and measures, put for a reader.

use super::style::in_style;

/// `1 article`, `3 articles`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(n)) }
}

/// A number with its thousands set apart.
pub fn thousands(n: usize) -> String {
    let digits = n.to_string();
    in_style(|style| {
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push_str(&style.thousands);
            }
            out.push(digit);
        }
        out
    })
}

/// Counts of mentions per 1,000 words, to one place.
pub fn per_thousand(n: u32, words: u32) -> String {
    if words == 0 {
        return "–".to_owned();
    }
    tenths(((u64::from(n) * 10_000 + u64::from(words) / 2) / u64::from(words)) as u32)
}

/// A number given in tenths, to one place.
pub fn tenths(tenths: u32) -> String {
    in_style(|style| format!("{}{}{}", tenths / 10, style.tenths, tenths % 10))
}

/// What a button says that shows `step` more of a list of which some are shown: `Show 200 more of 5,000`, `Show all 260`.
pub fn show_more(step: usize, shown: usize, all: usize) -> String {
    if all <= shown + step {
        format!("Show all {}", thousands(all))
    } else {
        format!("Show {} more of {}", thousands(step), thousands(all))
    }
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

    #[test]
    fn what_is_left_is_shown_in_steps() {
        assert_eq!(show_more(200, 50, 5_000), "Show 200 more of 5,000");
        assert_eq!(show_more(200, 50, 250), "Show all 250");
    }
}
