//! The index: what is worked out once, when a corpus is built, so that a query need not read the articles.
//!
//! - *Postings*: for each term the articles that hold it. Terms are sorted by bytes, so that a prefix is a range.
//! - *Columns*: what articles are filtered, counted and placed by, one row an article in corpus order: entities with
//!   their counts, outlet, author, language, dates. The columns follow from the articles at little cost, so the
//!   packed format leaves them out and the reader works them out again.

mod columns;
mod postings;
mod strings;

use std::collections::HashMap;

pub(crate) use self::columns::{Adding, Columns, DateRow, Labels};
pub(crate) use self::postings::{Posting, Postings};
pub(crate) use self::strings::Strings;
use super::terms::{self, Term};
use super::{Article, Body, Texts};
use crate::text::varint;

/// The index of a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index {
    /// The terms, ascending.
    pub(crate) lexicon: Strings,
    /// The posting lists, one behind the other in order of terms.
    pub(crate) postings: Vec<u8>,
    /// Where the list of each term begins; one more than terms.
    pub(crate) starts: Vec<u32>,
    /// Terms in each article, the title included.
    pub(crate) lengths: Vec<u32>,
    /// The sum of `lengths`.
    pub(crate) total: u64,
    pub(crate) columns: Columns,
}

/// An index on its way: articles are added in their order.
pub(crate) struct Indexer {
    /// By term.
    lists: HashMap<String, List>,
    lengths: Vec<u32>,
    columns: Adding,
}

/// The posting list of a term, on its way.
#[derive(Default)]
struct List {
    /// What is written: all but the last.
    bytes: Vec<u8>,
    count: u32,
    /// One past the article that was written last.
    next: u32,
    /// The last article, with what is known of it so far.
    last: (u32, u32),
}

impl List {
    /// Writes the last article.
    fn settle(&mut self) {
        if self.count > 0 {
            let (article, packed) = self.last;
            varint::write_u32(&mut self.bytes, article - self.next);
            varint::write_u32(&mut self.bytes, packed);
            self.next = article + 1;
        }
    }

    fn add(&mut self, article: u32, packed: u32) {
        if self.count > 0 && self.last.0 == article {
            self.last.1 = self.last.1.saturating_add(2) | packed;
            return;
        }
        self.settle();
        self.last = (article, 2 | packed);
        self.count += 1;
    }
}

impl Indexer {
    /// An index of articles whose ids point into so many entities.
    pub(crate) fn new(entities: usize) -> Indexer {
        Indexer { lists: HashMap::new(), lengths: Vec::new(), columns: Columns::adding(entities) }
    }

    /// Adds an article, and gives the number of its terms.
    pub(crate) fn add(&mut self, article: &Article, body: &Body) -> u32 {
        let number = self.lengths.len() as u32;
        let mut length = 0;
        let mut add = |term: Term<'_>, packed: u32| {
            length += 1;
            match self.lists.get_mut(term.form.as_ref()) {
                Some(list) => list.add(number, packed),
                None => self.lists.entry(term.form.into_owned()).or_default().add(number, packed),
            }
        };
        let in_text = body.document.title_span();
        for term in terms::terms(&body.document.text) {
            let in_title = in_text.is_some_and(|title| title.contains(term.span));
            add(term, u32::from(in_title));
        }
        if article.title() != body.document.title() {
            // a title that stands in the metadata only
            for term in article.title().into_iter().flat_map(terms::terms) {
                add(term, 1);
            }
        }
        self.lengths.push(length);
        self.columns.add(article, body);
        length
    }

    /// The index of these articles, which are those that were added.
    pub(crate) fn index(self, articles: &[Article]) -> Index {
        let Indexer { lists, lengths, columns } = self;
        // any order: sorted by term at once
        let mut sorted: Vec<(String, List)> = lists.into_iter().collect();
        sorted.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let total = lengths.iter().copied().map(u64::from).sum();
        let mut index = Index { lengths, total, columns: columns.of(articles), ..Index::default() };
        index.starts.push(0);
        for (term, mut list) in sorted {
            list.settle();
            index.lexicon.push(&term);
            varint::write_u32(&mut index.postings, list.count);
            index.postings.extend_from_slice(&list.bytes);
            index.starts.push(index.postings.len() as u32);
        }
        index
    }
}

impl Index {
    /// The index of these articles; `entities` is how many entities their ids point into.
    pub(crate) fn of(articles: &[Article], bodies: &Texts, entities: usize) -> Index {
        let mut indexer = Indexer::new(entities);
        for (number, article) in articles.iter().enumerate() {
            if let Some(body) = bodies.look(number) {
                indexer.add(article, &body);
            }
        }
        indexer.index(articles)
    }

    /// Terms in an article, on average; at least 1.
    pub(crate) fn average_length(&self) -> f32 {
        (self.total as f32 / self.lengths.len().max(1) as f32).max(1.0)
    }

    /// The articles that hold a term.
    pub(crate) fn postings(&self, term: u32) -> Postings<'_> {
        let term = term as usize;
        let list = match (self.starts.get(term), self.starts.get(term + 1)) {
            (Some(&start), Some(&end)) => self.postings.get(start as usize..end as usize).unwrap_or(&[]),
            _ => &[],
        };
        Postings::new(list)
    }
}
