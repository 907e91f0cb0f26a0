//! Character references: `&amp;`, `&#8217;`.
//!
//! Which names there are and what they stand for is HTML's to say, by way of a crate; here only what bounds one.

/// Longest name of a reference in HTML, in bytes.
const LONGEST: usize = 32;

/// Reads a character reference whose `&` stands at `at`; gives the character with its end. One that stands for no
/// character, for more than one, or for one that no text holds, stays as it is written.
pub(super) fn reference(source: &str, at: usize) -> Option<(char, usize)> {
    let rest = source.as_bytes().get(at + 1..)?;
    let length = rest.iter().take(LONGEST + 1).position(|&b| b == b';')?;
    let end = at + 1 + length + 1;
    let written = source.get(at..end)?;
    let read = html_escape::decode_html_entities(written);
    let mut chars = read.chars();
    let c = chars.next().filter(|c| !c.is_control() || c.is_whitespace())?;
    (chars.next().is_none() && read.len() < written.len()).then_some((c, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read() {
        assert_eq!(reference("&amp;x", 0), Some(('&', 5)));
        assert_eq!(reference("&#8217;s", 0), Some(('’', 7)));
        assert_eq!(reference("&#x2019;s", 0), Some(('’', 8)));
        assert_eq!(reference("AT&T;", 2), None);
        assert_eq!(reference("&#0;", 0), None);
        assert_eq!(reference("& so;", 0), None);
    }
}
