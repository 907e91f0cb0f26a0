//! Texts as they are compared.

/// A text without its line breaks and double spaces.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The letters and digits of a text in lower case, its words divided by single spaces: what two spellings of one headline
/// share.
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// The letters and digits of a name in lower case, without an article before it: what two spellings of one outlet share.
pub(super) fn packed(name: &str) -> String {
    let folded = folded(name);
    let name = folded.strip_prefix("the ").unwrap_or(&folded);
    name.split(' ').collect()
}

/// How many words a text has; in writing that does not divide them, two signs are one.
pub(super) fn words(text: &str) -> usize {
    let undivided =
        text.chars().filter(|c| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{e00}'..='\u{eff}')).count();
    let divided = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    divided.max(undivided / 2)
}
