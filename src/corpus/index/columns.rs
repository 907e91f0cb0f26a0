//! Columns: what articles are filtered, counted and placed by, without their texts.

use super::Strings;
use crate::annotate::date::{EventBasis, EventMention};
use crate::annotate::{Anchor, DateMention, Day, EntityId, Extent, Flag, Form, Mention, Modifier, TimexType};
use crate::corpus::date::{ListedDate, UnplacedReason};
use crate::corpus::{Article, ArticleId, Body};
use crate::text::Span;

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

    /// Number of rows.
    fn len(&self) -> u32 {
        (self.starts.len() as u32).saturating_sub(1)
    }

    /// A row; empty past the end.
    pub(crate) fn row(&self, number: u32) -> &[T] {
        let number = number as usize;
        match (self.starts.get(number), self.starts.get(number + 1)) {
            (Some(&start), Some(&end)) => self.cells.get(start as usize..end as usize).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The number that a cell of a row has among the cells of all rows, with the cell.
    fn cell(&self, row: u32, cell: u32) -> Option<(u32, &T)> {
        let found = self.row(row).get(cell as usize)?;
        Some((self.starts.get(row as usize)? + cell, found))
    }
}

/// What articles are filtered, counted and placed by.
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
    /// Article by article: its expressions of time, in the order of the text.
    pub(crate) dates: Rows<DateRow>,
    /// Date by date, in the order of `dates`: the words as written.
    written: Strings,
    /// Date by date: its TIMEX3 value, where it names no stretch of the calendar.
    values: Strings,
    /// Sentence by sentence that holds a placed date: the entities named in it, ascending.
    cooccurring: Rows<EntityId>,
    /// Article by article: the events that their own sentence dates, with both ends of the date known.
    pub(crate) events: Rows<EventRow>,
}

/// Columns on their way: articles are added in their order.
pub(crate) struct Adding {
    columns: Columns,
    by_entity: Vec<Vec<(ArticleId, u32)>>,
}

impl Adding {
    /// Adds the next article.
    pub(crate) fn add(&mut self, article: &Article, body: &Body) {
        let Adding { columns, by_entity } = self;
        let number = columns.days.len();
        let counts = counts(&body.annotations.mentions);
        for &(entity, count) in &counts {
            if let Some(list) = by_entity.get_mut(entity.0 as usize) {
                list.push((ArticleId(number), count));
            }
        }
        columns.entities.push(counts);
        let placed = body.annotations.dates.iter().filter_map(placed).map(stretch);
        let published = article.meta.published.map(|day| (day, day));
        let mut days: Vec<(Day, Day)> = placed.chain(published).collect();
        days.sort_unstable();
        days.dedup();
        columns.days.push(days);
        columns.push_dates(body);
        columns.events.push((0..).zip(&body.annotations.events).filter_map(event));
    }

    /// The columns of these articles, which are those that were added.
    pub(crate) fn of(self, articles: &[Article]) -> Columns {
        let Adding { mut columns, by_entity } = self;
        for list in by_entity {
            columns.articles.push(list);
        }
        columns.source = Labels::of(articles.iter().map(|article| article.meta.source.as_deref()));
        columns.author = Labels::of(articles.iter().map(|article| article.meta.author.as_deref()));
        columns.lang = Labels::of(articles.iter().map(|article| article.meta.lang.as_deref()));
        columns
    }
}

/// An expression of time, without its words.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct DateRow {
    /// The stretch of the calendar, placed or not.
    pub(crate) extent: Option<Extent>,
    /// Why it is not on the axis; `None` where it is.
    pub(crate) unplaced: Option<UnplacedReason>,
    /// Where it stands in the article's cleaned text.
    pub(crate) span: Span,
    kind: TimexType,
    modifier: Option<Modifier>,
    /// The row of [`Columns::cooccurring`]; none for a date without a sentence, or without a place.
    sentence: Option<u32>,
}

impl DateRow {
    /// The stretch that stands on the axis; dates with a flag are left off it.
    pub(crate) fn placed(&self) -> Option<Extent> {
        self.extent.filter(|_| self.unplaced.is_none())
    }
}

/// An event that its own sentence dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct EventRow {
    /// Index into the article's `annotations.events`.
    pub(crate) number: u32,
    /// The stretch of the calendar, both ends known.
    pub(crate) extent: Extent,
    /// Its date.
    pub(crate) place: Span,
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
    /// No columns yet; the ids of the articles that are added point into so many entities.
    pub(crate) fn adding(entities: usize) -> Adding {
        Adding { columns: Columns::default(), by_entity: vec![Vec::new(); entities] }
    }

    /// Adds the dates of an article. Whatever stands in the text once is taken once, so that the columns stay a
    /// multiple of the articles even where a damaged file has dates or sentences that overlap.
    fn push_dates(&mut self, body: &Body) {
        let Body { document, annotations, .. } = body;
        let mut mentions = annotations.mentions.iter().peekable();
        let (mut written_to, mut last) = (0, None);
        let mut rows = Vec::with_capacity(annotations.dates.len());
        for date in &annotations.dates {
            let apart = date.span.start >= written_to;
            self.written.push(if apart { date.span.of(&document.text) } else { "" });
            written_to = written_to.max(date.span.end);
            // The value of an hour says more than its day.
            let says_more = date.extent.is_none() || date.kind == TimexType::Time;
            self.values.push(if says_more { &date.value } else { "" });
            let sentence = placed(date).and_then(|_| document.sentence_at(date.span.start));
            let span = sentence.and_then(|number| document.sentences.get(number));
            if let Some(span) = span.filter(|_| sentence != last) {
                last = sentence;
                while mentions.next_if(|mention| mention.span.start < span.start).is_some() {}
                let inside = std::iter::from_fn(|| mentions.next_if(|mention| mention.span.start < span.end));
                let mut named: Vec<EntityId> = inside.map(|mention| mention.entity).collect();
                named.sort_unstable();
                named.dedup();
                self.cooccurring.push(named);
            }
            rows.push(DateRow {
                extent: date.extent,
                unplaced: reason(date),
                span: date.span,
                kind: date.kind,
                modifier: date.modifier,
                sentence: span.and_then(|_| self.cooccurring.len().checked_sub(1)),
            });
        }
        self.dates.push(rows);
    }

    /// A date of an article, by its index there.
    pub(crate) fn date(&self, article: ArticleId, date: u32) -> Option<ListedDate<'_>> {
        let (number, row) = self.dates.cell(article.0, date)?;
        Some(ListedDate {
            span: row.span,
            written: self.written.get(number),
            kind: row.kind,
            value: self.values.get(number),
            modifier: row.modifier,
            extent: row.extent,
            unplaced: row.unplaced.as_ref(),
        })
    }

    /// The entities that share a sentence with a placed date, ascending.
    pub(crate) fn cooccurring(&self, article: ArticleId, date: u32) -> &[EntityId] {
        let row = self.dates.row(article.0).get(date as usize);
        row.and_then(|row| row.sentence).map_or(&[], |sentence| self.cooccurring.row(sentence))
    }
}

/// The entities of some mentions, ascending, with their numbers; credits are none.
fn counts(mentions: &[Mention]) -> Vec<(EntityId, u32)> {
    let told = mentions.iter().filter(|mention| mention.form != Form::Credit);
    let mut named: Vec<EntityId> = told.map(|mention| mention.entity).collect();
    named.sort_unstable();
    let same = named.chunk_by(|one, next| one == next);
    same.filter_map(|same| Some((*same.first()?, same.len() as u32))).collect()
}

/// The stretch of a date that stands on the axis; `None` where it is not placed.
fn placed(date: &DateMention) -> Option<Extent> {
    date.extent.filter(|_| date.flag.is_none() && !date.is_dateline())
}

fn stretch(extent: Extent) -> (Day, Day) {
    (extent.first.unwrap_or(Day(i32::MIN)), extent.last.unwrap_or(Day(i32::MAX)))
}

fn reason(date: &DateMention) -> Option<UnplacedReason> {
    Some(match (&date.flag, date.extent, &date.basis.anchor, date.kind) {
        (Some(Flag::Impossible), ..) => UnplacedReason::Impossible,
        (Some(Flag::Implausible), ..) => UnplacedReason::Implausible,
        (None, Some(_), ..) if date.is_dateline() => UnplacedReason::Dateline,
        (None, Some(_), ..) => return None,
        (None, None, Anchor::Either(..), _) => UnplacedReason::Either,
        (None, None, Anchor::Unresolved(why), _) => UnplacedReason::Unresolved(*why),
        (None, None, _, TimexType::Duration) => UnplacedReason::Length,
        (None, None, _, TimexType::Set) => UnplacedReason::Recurrence,
        (None, None, _, TimexType::Date | TimexType::Time) if date.value.starts_with("XXXX") => {
            UnplacedReason::NoYear
        }
        (None, None, _, TimexType::Date | TimexType::Time) => UnplacedReason::NoStretch,
    })
}

fn event((number, event): (u32, &EventMention)) -> Option<EventRow> {
    // a date taken from an earlier sentence may be that of another event: it is read, and not shown as told
    let EventBasis::Governed(place) = event.basis else { return None };
    let extent = event.extent.filter(|extent| extent.first.is_some() && extent.last.is_some())?;
    Some(EventRow { number, extent, place })
}
