//! Quotes: words put into somebody's mouth, and into whose.

use serde::{Deserialize, Serialize};

use super::{EntityId, Mention};
use crate::text::{Document, Span};

/// Words given as somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words quoted, without quotation marks.
    pub span: Span,
    /// Whether they stand in quotation marks; otherwise it is reported speech.
    pub direct: bool,
    /// The words that name the speaker, where the text does.
    pub speaker_span: Option<Span>,
    /// The speaker, where those words name an entity.
    pub speaker: Option<EntityId>,
    /// The verb or phrase of saying: `said`, `according to`.
    pub verb: Option<Span>,
}

/// The quotes in `document`, sorted by span.
pub fn quotes(document: &Document, mentions: &[Mention]) -> Vec<Quote> {
    let _ = (document, mentions);
    Vec::new()
}
