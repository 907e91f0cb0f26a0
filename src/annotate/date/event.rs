//! Events: which stretch of the text happened when.

use super::{DateMention, EventMention};
use crate::annotate::Context;
use crate::text::Document;

/// The stretches of `document` that tell of an event and can be dated.
pub(super) fn events(document: &Document, dates: &[DateMention], context: &Context<'_>) -> Vec<EventMention> {
    let _ = (document, dates, context);
    Vec::new()
}
