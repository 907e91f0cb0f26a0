//! The index: what is worked out once, when a corpus is built, so that a query need not read the articles.
//!
//! - *Postings*: for each term the articles that hold it, ascending, delta-coded. One list is the number of its
//!   articles, then for each the distance from the one before (from −1 at first) and `count << 1 | in_title`, all
//!   as LEB128. Terms are sorted by bytes, so that a prefix is a range.
//! - *Columns*: what articles are filtered and counted by, one row an article in corpus order: entities with
//!   their counts, outlet, author, language, stretches of the calendar. The columns are cheap, so the packed
//!   format leaves them out and the reader works them out again.

use std::collections::HashMap;
use std::ops::Range;

use super::terms::{self, Term};
use super::varint;
use super::{Article, ArticleId};
use crate::annotate::{DateMention, Day, EntityId};

/// The index of a corpus.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Index {
    pub(crate) lexicon: Lexicon,
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

/// The terms of a corpus, sorted by bytes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Lexicon {
    pub(crate) bytes: String,
    /// Where each term ends in `bytes`.
    pub(crate) ends: Vec<u32>,
}

impl Lexicon {
    /// Number of terms.
    pub(crate) fn len(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The term of that number; empty past the end.
    pub(crate) fn get(&self, term: u32) -> &str {
        let term = term as usize;
        let start =
            term.checked_sub(1).map_or(0, |before| self.ends.get(before).map_or(0, |&end| end as usize));
        self.ends.get(term).and_then(|&end| self.bytes.get(start..end as usize)).unwrap_or("")
    }

    /// Adds a term; they come in order.
    pub(crate) fn push(&mut self, term: &str) {
        self.bytes.push_str(term);
        self.ends.push(self.bytes.len() as u32);
    }

    /// The number of a term.
    pub(crate) fn find(&self, term: &str) -> Option<u32> {
        let at = self.lower_bound(|other| other < term);
        (at < self.len() && self.get(at) == term).then_some(at)
    }

    /// The numbers of all terms that begin so.
    pub(crate) fn with_prefix(&self, prefix: &str) -> Range<u32> {
        let first = self.lower_bound(|other| other < prefix);
        let last = self.lower_bound(|other| other < prefix || other.starts_with(prefix));
        first..last
    }

    fn lower_bound(&self, before: impl Fn(&str) -> bool) -> u32 {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if before(self.get(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }
}

/// An article in the list of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Posting {
    pub(crate) article: ArticleId,
    /// How often it stands in the text.
    pub(crate) count: u32,
    /// Whether it stands in the title.
    pub(crate) title: bool,
}

/// A posting list being read.
#[derive(Clone, Debug)]
pub(crate) struct Postings<'a> {
    bytes: &'a [u8],
    left: u32,
    next: u32,
}

impl<'a> Postings<'a> {
    pub(crate) fn new(mut bytes: &'a [u8]) -> Self {
        let left = varint::read_u32(&mut bytes).unwrap_or(0);
        Self { bytes, left, next: 0 }
    }
}

impl Iterator for Postings<'_> {
    type Item = Posting;

    fn next(&mut self) -> Option<Posting> {
        self.left = self.left.checked_sub(1)?;
        let step = varint::read_u32(&mut self.bytes)?;
        let packed = varint::read_u32(&mut self.bytes)?;
        let article = self.next.checked_add(step)?;
        self.next = article.checked_add(1)?;
        Some(Posting { article: ArticleId(article), count: packed >> 1, title: packed & 1 == 1 })
    }
}

impl Index {
    /// The index of these articles; `entities` is how many entities their ids point into.
    pub(crate) fn of(articles: &[Article], entities: usize) -> Index {
        let mut lists: HashMap<String, Vec<(u32, u32)>> = HashMap::new();
        let mut lengths = Vec::with_capacity(articles.len());
        for (number, article) in articles.iter().enumerate() {
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
            let in_text = article.document.title_span();
            for term in terms::terms(&article.document.text) {
                let in_title = in_text.is_some_and(|title| title.contains(term.span));
                add(term, u32::from(in_title));
            }
            if article.title() != article.document.title() {
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
            Index { lengths, total, columns: Columns::of(articles, entities), ..Index::default() };
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

/// Rows of different lengths, one behind the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Rows<T> {
    starts: Vec<u32>,
    cells: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self { starts: vec![0], cells: Vec::new() }
    }
}

impl<T> Rows<T> {
    fn push(&mut self, row: impl IntoIterator<Item = T>) {
        self.cells.extend(row);
        self.starts.push(self.cells.len() as u32);
    }

    /// A row; empty past the end.
    pub(crate) fn row(&self, number: u32) -> &[T] {
        let number = number as usize;
        match (self.starts.get(number), self.starts.get(number + 1)) {
            (Some(&start), Some(&end)) => self.cells.get(start as usize..end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }
}

/// What articles are filtered and counted by.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Columns {
    /// Article by article: its entities, ascending, with the number of mentions.
    pub(crate) entities: Rows<(EntityId, u32)>,
    /// Entity by entity: the articles that mention it, ascending, with the number of mentions.
    pub(crate) articles: Rows<(ArticleId, u32)>,
    /// Article by article: the stretches of the calendar that its placed dates name, and its day of publication.
    /// An open end is the end of the number range.
    pub(crate) days: Rows<(Day, Day)>,
    /// The outlet.
    pub(crate) source: Labels,
    /// The author.
    pub(crate) author: Labels,
    /// The language.
    pub(crate) lang: Labels,
}

/// A column of labels.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Labels {
    /// The labels, sorted; the first is empty and stands for "unknown".
    pub(crate) labels: Vec<String>,
    /// Article by article: the number of its label.
    pub(crate) of: Vec<u32>,
}

impl Labels {
    fn of<'a>(values: impl Iterator<Item = Option<&'a str>> + Clone) -> Labels {
        let mut labels: Vec<String> = values.clone().flatten().map(str::to_owned).collect();
        labels.push(String::new());
        labels.sort_unstable();
        labels.dedup();
        let find = |value: Option<&str>| {
            labels.binary_search_by(|label| label.as_str().cmp(value.unwrap_or(""))).unwrap_or(0) as u32
        };
        let of = values.map(find).collect();
        Labels { labels, of }
    }

    /// The number of a label.
    pub(crate) fn find(&self, label: &str) -> Option<u32> {
        self.labels.binary_search_by(|other| other.as_str().cmp(label)).ok().map(|n| n as u32)
    }
}

impl Columns {
    pub(crate) fn of(articles: &[Article], entities: usize) -> Columns {
        let mut columns = Columns {
            source: Labels::of(articles.iter().map(|article| article.meta.source.as_deref())),
            author: Labels::of(articles.iter().map(|article| article.meta.author.as_deref())),
            lang: Labels::of(articles.iter().map(|article| article.meta.lang.as_deref())),
            ..Columns::default()
        };
        let mut by_entity: Vec<Vec<(ArticleId, u32)>> = vec![Vec::new(); entities];
        for (number, article) in articles.iter().enumerate() {
            let mut named: Vec<EntityId> =
                article.annotations.mentions.iter().map(|mention| mention.entity).collect();
            named.sort_unstable();
            let counts: Vec<(EntityId, u32)> =
                named.chunk_by(|one, next| one == next).map(|same| (same[0], same.len() as u32)).collect();
            for &(entity, count) in &counts {
                if let Some(list) = by_entity.get_mut(entity.0 as usize) {
                    list.push((ArticleId(number as u32), count));
                }
            }
            columns.entities.push(counts);
            let placed = article.annotations.dates.iter().filter_map(placed);
            let published = article.meta.published.map(|day| (day, day));
            let mut days: Vec<(Day, Day)> = placed.chain(published).collect();
            days.sort_unstable();
            days.dedup();
            columns.days.push(days);
        }
        for list in by_entity {
            columns.articles.push(list);
        }
        columns
    }
}

/// The stretch of a date that the axis shows; `None` where it is not placed.
fn placed(date: &DateMention) -> Option<(Day, Day)> {
    let extent = date.extent.filter(|_| date.flag.is_none())?;
    Some((extent.first.unwrap_or(Day(i32::MIN)), extent.last.unwrap_or(Day(i32::MAX))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_is_a_range_of_terms() {
        let mut lexicon = Lexicon::default();
        for term in ["ab", "abc", "abd", "b", "ba"] {
            lexicon.push(term);
        }
        assert_eq!(lexicon.find("abd"), Some(2));
        assert_eq!(lexicon.find("a"), None);
        assert_eq!(lexicon.find("c"), None);
        assert_eq!(lexicon.with_prefix("ab"), 0..3);
        assert_eq!(lexicon.with_prefix("b"), 3..5);
        assert_eq!(lexicon.with_prefix("bb"), 5..5);
        assert_eq!(lexicon.with_prefix(""), 0..5);
        assert_eq!(lexicon.get(9), "");
    }

    #[test]
    fn broken_postings_end_early() {
        assert_eq!(Postings::new(&[]).count(), 0);
        assert_eq!(Postings::new(&[2, 0, 2]).count(), 1);
        assert_eq!(Postings::new(&[2, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 2]).count(), 1);
    }
}
