//! An article as lists know it: what is known of it, without its text.

use serde::{Deserialize, Serialize};

use super::Body;
use crate::annotate::{Day, Form};
use crate::text::visible::visible;

/// An article as lists know it: all but its [text](Body).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its stable name in URLs, unique in the corpus: the file's name without its ending, folded where it must be.
    pub slug: String,
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// Number of words in the cleaned text.
    pub words: u32,
    /// The first [`OPENING`] words of its text and one more where there are more, divided by spaces: what an article
    /// without a headline goes by.
    pub opening: String,
    /// How much was found in it.
    pub counts: Counts,
}

/// How many words of an article without a headline stand for one.
pub const OPENING: usize = 9;

/// How much was found in an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mentions of entities.
    pub mentions: u32,
    /// Expressions of time.
    pub dates: u32,
    /// Expressions of time that are not on the axis.
    pub unplaced: u32,
    /// Quotes.
    pub quotes: u32,
    /// Numbers of things.
    pub quantities: u32,
    /// Stretches of the source that the reading view leaves out.
    pub removed: u32,
}

impl Article {
    /// The record of an article with that text.
    pub fn new(slug: String, file: String, meta: Meta, words: u32, body: &Body) -> Article {
        let Body { document, annotations, .. } = body;
        let opening: Vec<&str> = document.text.split_whitespace().take(OPENING + 1).collect();
        let off_axis = annotations.dates.iter().filter(|date| date.extent.is_none() || date.flag.is_some());
        let counts = Counts {
            mentions: annotations.mentions.iter().filter(|mention| mention.form != Form::Credit).count()
                as u32,
            dates: annotations.dates.len() as u32,
            unplaced: off_axis.count() as u32,
            quotes: annotations.quotes.len() as u32,
            quantities: annotations.quantities.len() as u32,
            removed: document.removed.len() as u32,
        };
        Article { slug, file, meta, words, opening: opening.join(" "), counts }
    }

    /// What it goes by, and whether that is its headline: where none is known, its first words; its file's name where it
    /// has none of those either.
    pub fn goes_by(&self) -> (String, bool) {
        if let Some(title) = self.title().filter(|title| !title.is_empty()) {
            return (title.to_owned(), true);
        }
        if self.opening.is_empty() {
            return (visible(&self.file).into_owned(), false);
        }
        let mut words: Vec<&str> = self.opening.split(' ').collect();
        let cut = words.len() > OPENING;
        words.truncate(OPENING);
        if let Some(last) = words.last_mut() {
            *last = last.trim_end_matches([',', ';', ':', '—']);
        }
        let mut out = visible(&words.join(" ")).into_owned();
        if cut {
            out.push('…');
        }
        (out, false)
    }

    /// The headline, where one is known.
    pub fn title(&self) -> Option<&str> {
        self.meta.title.as_deref()
    }
}

/// What is known of an article beside its text. What is `None` is unknown, and shown so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The headline: from the metadata, else from the text.
    pub title: Option<String>,
    /// The outlet.
    pub source: Option<String>,
    /// Where the outlet was found, when the article itself does not name the field.
    pub source_basis: Option<String>,
    /// The author.
    pub author: Option<String>,
    /// Where the author was found, when the article itself does not name the field.
    pub author_basis: Option<String>,
    /// The day it was published.
    pub published: Option<Day>,
    /// The words that fix the day, or where it was taken from.
    pub published_basis: Option<String>,
    /// Where it was published; shown as text and, when it is http or https, as a link.
    pub url: Option<String>,
    /// Language as a BCP 47 tag.
    pub lang: Option<String>,
    /// Whether only a part of its text is here: what this does not tell may stand in the rest.
    pub excerpt: bool,
}
