//! What a reader says of an article, which goes before what the article says of itself.

use serde::{Deserialize, Serialize};

use crate::annotate::Day;
use crate::corpus::Meta;

/// What a reader says of an article. `None` leaves what the article says; an empty text says that it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// The day it was published, `YYYY-MM-DD`; anything else is not known.
    pub published: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

impl Said {
    /// Sets what is said. Where a field was found is told of what was found alone, not of what a reader said.
    pub(super) fn set(&self, meta: &mut Meta) {
        let Said { title, source, author, published, url } = self;
        let set = |field: &mut Option<String>, said: &Option<String>| {
            let said = said.as_deref().map(str::trim).filter(|said| Some(*said) != field.as_deref());
            if let Some(said) = said {
                *field = Some(said.to_owned()).filter(|said| !said.is_empty());
            }
            said.is_some()
        };
        set(&mut meta.title, title);
        set(&mut meta.url, url);
        if set(&mut meta.source, source) {
            meta.source_basis = None;
        }
        if set(&mut meta.author, author) {
            meta.author_basis = None;
        }
        if let Some(said) = published {
            let day: Option<Day> = said.trim().parse().ok();
            if day != meta.published {
                (meta.published, meta.published_basis) = (day, None);
            }
        }
    }

    /// Adds what is said later, which goes before what was said.
    pub(super) fn and(&mut self, later: Said) {
        let Said { title, source, author, published, url } = later;
        let fields = [
            (&mut self.title, title),
            (&mut self.source, source),
            (&mut self.author, author),
            (&mut self.published, published),
            (&mut self.url, url),
        ];
        for (field, later) in fields {
            if later.is_some() {
                *field = later;
            }
        }
    }
}
