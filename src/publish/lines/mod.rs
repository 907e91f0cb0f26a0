//! Articles with what was found in them as lines of JSON: what `annotate` and `dump` write, and what a page saves.
//!
//! Offsets count Unicode scalar values, end exclusive; unknown values are left out.

mod found;
mod target;

use serde::Serialize;
use serde_json::Value;

pub(crate) use found::{Found, found};
pub use target::Target;

use crate::corpus::Corpus;

/// A line of a corpus.
#[derive(Debug, Serialize)]
struct Line {
    #[serde(flatten)]
    given: Given,
    #[serde(flatten)]
    found: Found,
}

/// What `dump` gives of an article itself: what `annotate` reads.
#[derive(Debug, Serialize)]
struct Given {
    /// Its name.
    id: Value,
    /// Its text.
    text: String,
    /// The day it was published, `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// Its headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// The outlet.
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// The author.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<String>,
    /// Where it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// Its language, BCP 47.
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    /// Whether only a part of its text is here.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    excerpt: bool,
}

/// Gives `put` the articles of a corpus with what was found in them and corrected, a line each, its end included: what
/// `annotate` can read again. No more than one line is held.
///
/// # Errors
/// Where `put` refuses one, or a number cannot be written, which none that was read is.
pub fn lines<E: From<serde_json::Error>>(
    corpus: &Corpus,
    mut put: impl FnMut(&str) -> Result<(), E>,
) -> Result<(), E> {
    for (id, article) in corpus.catalogue.articles() {
        let Some(body) = corpus.bodies.look(id.0 as usize) else { continue };
        let meta = article.meta.clone();
        let given = Given {
            id: article.file.clone().into(),
            text: body.document.text.clone(),
            published: meta.published.map(|day| day.to_string()),
            title: meta.title,
            source: meta.source,
            author: meta.author,
            url: meta.url,
            lang: meta.lang,
            excerpt: meta.excerpt,
        };
        let target = Target::cleaned(&body.document.text);
        let found = found(&body.annotations, &target, |id| corpus.catalogue.entity(id).map(|e| &e.entity));
        let mut line = inert(&serde_json::to_string(&Line { given, found })?);
        line.push('\n');
        put(&line)?;
    }
    Ok(())
}

/// JSON without signs that a terminal or a reader of text would act on; they stand as escapes.
pub fn inert(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        // the others stand as escapes already, or are seen
        if matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}
