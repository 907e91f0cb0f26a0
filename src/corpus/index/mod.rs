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

pub(crate) use self::columns::{Columns, DateRow, Labels};
pub(crate) use self::postings::{Posting, Postings};
pub(crate) use self::strings::Strings;
use super::terms::{self, Term};
use super::{Article, Body};
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

impl Index {
    /// The index of these articles; `entities` is how many entities their ids point into.
    pub(crate) fn of(articles: &[Article], bodies: &[Body], entities: usize) -> Index {
        let mut lists: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(articles.len());
        for (number, (article, body)) in articles.iter().zip(bodies).enumerate() {
            let number = number as u32;
            let mut length = 0;
            let mut add = |term: Term<'_>, packed: u32| {
                length += 1;
                let Some(list) = lists.get_mut(term.form.as_ref()) else {
                    lists.insert(term.form.into_owned(), vec![(number, 2 | packed)]);
                    return;
                };
                match list.last_mut() {
                    Some((last, so_far)) if *last == number => *so_far = so_far.saturating_add(2) | packed,
                    _ => list.push((number, 2 | packed)),
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
            lengths.push(length);
        }
        // any order: sorted by term at once
        let mut sorted: Vec<(String, Vec<(u32, u32)>)> = lists.into_iter().collect();
        sorted.sort_unstable();
        let total = lengths.iter().copied().map(u64::from).sum();
        let mut index =
            Index { lengths, total, columns: Columns::of(articles, bodies, entities), ..Index::default() };
        index.starts.push(0);
        for (term, list) in &sorted {
            index.lexicon.push(term);
            varint::write_u32(&mut index.postings, list.len() as u32);
            let mut next = 0;
            for &(article, packed) in list {
                varint::write_u32(&mut index.postings, article - next);
                varint::write_u32(&mut index.postings, packed);
                next = article + 1;
            }
            index.starts.push(index.postings.len() as u32);
        }
        index
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
