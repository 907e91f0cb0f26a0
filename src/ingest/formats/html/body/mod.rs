//! The article of a page: `dom_smoothie` picks out its block.

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};

use crate::ingest::reading::LeftOut;

/// What a page holds of an article.
pub(super) struct Body {
    /// The block that was chosen, and what was seen of the page beside it.
    pub(super) article: Article,
    /// What of the block is no part of the article: why, and how it begins.
    pub(super) left_out: Vec<(LeftOut, String)>,
}

/// The article of a page.
///
/// # Errors
/// Where there is none: what was found, in words.
pub(super) fn of(page: Document) -> Result<Body, String> {
    let config = Config { char_threshold: 200, ..Config::default() };
    let article = Readability::with_document(page, None, Some(config))
        .and_then(|mut reader| reader.parse())
        .map_err(|error| format!("none ({error})"))?;
    Ok(Body { article, left_out: Vec::new() })
}
