//! One article.

use super::value::{Put, Settings, put_switch, read_span, write_span};
use crate::text::Span;

/// One article, as a link brings it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleRoute {
    /// Its slug.
    pub slug: String,
    /// The passage to show, in bytes of its cleaned text.
    pub at: Option<Span>,
    /// Whether it is shown as it was written in its source.
    pub as_source: bool,
}

impl Settings for ArticleRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "at" => self.at = read_span(value),
            "source" => self.as_source = value == "1",
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        if let Some(at) = self.at {
            put("at", &write_span(at));
        }
        put_switch(put, "source", self.as_source);
    }
}
