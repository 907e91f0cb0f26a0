//! Reads articles with their names marked: `[P Ada Obi]` is a person, `[L Lagos]` a place, `[O Daily Post]` an
//! organisation; a line that begins with `===` begins the next article.
//!
//! Used by the test `names` and by `cargo xtask train names` and `score names`.

use parallax::text::Span;

/// What the letter of a mark stands for, in the order of the numbers of kinds: person, place, organisation.
const LETTERS: [&str; 3] = ["P", "L", "O"];

/// An article without its marks.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) text: String,
    /// Where each name stands, in bytes, and its kind: 0 person, 1 place, 2 organisation.
    pub(crate) names: Vec<(Span, u8)>,
}

/// The articles of a file.
///
/// # Errors
/// The number of the line and what is wrong with its marks.
pub(crate) fn read(file: &str) -> Result<Vec<Marked>, String> {
    let mut articles = vec![Marked::default()];
    for (n, line) in file.lines().enumerate() {
        if line.starts_with("===") {
            articles.push(Marked::default());
            continue;
        }
        let Some(article) = articles.last_mut() else { continue };
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('[') {
            let wrong = |what: &str| format!("line {}: {what}: `[{after}`", n + 1);
            article.text.push_str(before);
            let (mark, after) = after.split_once(']').ok_or_else(|| wrong("a mark without its end"))?;
            let (letter, name) = mark.split_once(' ').ok_or_else(|| wrong("a mark without a letter"))?;
            let kind = LETTERS.iter().position(|&known| known == letter);
            let kind = kind.ok_or_else(|| wrong("a mark of another letter than P, L or O"))?;
            let start = article.text.len();
            article.text.push_str(name);
            article.names.push((Span::new(start, article.text.len()), kind as u8));
            rest = after;
        }
        article.text.push_str(rest);
        article.text.push('\n');
    }
    articles.retain(|article| !article.text.trim().is_empty());
    Ok(articles)
}
