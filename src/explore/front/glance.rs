//! A corpus at a glance: how many outlets, who and where, when. From the catalogue alone.

use std::cmp::Reverse;
use std::collections::HashSet;

use crate::annotate::{Day, EntityId, EntityKind};
use crate::corpus::index::DateRow;
use crate::corpus::{Catalogue, CorpusEntity};
use crate::explore::bins;
use crate::explore::density::Bin;

/// A corpus at a glance.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Glance {
    /// How many outlets are known.
    pub outlets: usize,
    /// The people and then the places that most articles name, with the number of those articles.
    pub names: Vec<(EntityId, u32)>,
    /// The days told of where most of them lie: neighbouring bars, at most [`BARS`].
    pub bars: Vec<Bin>,
    /// How many dates lie before the first bar.
    pub before: u32,
    /// How many lie behind the last.
    pub after: u32,
}

/// How many bars there are at most.
pub const BARS: usize = 24;
/// How many people, and how many places.
const PEOPLE: usize = 4;
const PLACES: usize = 3;
/// Which share of the dates the bars show at least, in per cent.
const MOST: usize = 60;

/// What a corpus is at a glance.
pub fn glance(catalogue: &Catalogue) -> Glance {
    let outlets: HashSet<&str> =
        catalogue.articles.iter().filter_map(|article| article.meta.source.as_deref()).collect();
    let mut names = chief(catalogue, EntityKind::Person, PEOPLE);
    names.extend(chief(catalogue, EntityKind::Place, PLACES));
    let (bars, before, after) = bars(catalogue);
    Glance { outlets: outlets.len(), names, bars, before, after }
}

/// The entities of a kind that most articles name, those named more often first among equals.
fn chief(catalogue: &Catalogue, kind: EntityKind, most: usize) -> Vec<(EntityId, u32)> {
    let of_kind = |(_, entity): &(EntityId, &CorpusEntity)| entity.entity.kind == kind;
    let mut found: Vec<(Reverse<usize>, Reverse<u32>, EntityId)> = catalogue
        .entities()
        .filter(of_kind)
        .map(|(id, _)| {
            let naming = catalogue.naming(id);
            (Reverse(naming.len()), Reverse(naming.iter().map(|(_, times)| times).sum()), id)
        })
        .collect();
    found.sort_unstable();
    found.into_iter().take(most).map(|(Reverse(articles), _, id)| (id, articles as u32)).collect()
}

/// The shortest stretch that holds most dates, in bars; and how many dates lie on either side of it.
fn bars(catalogue: &Catalogue) -> (Vec<Bin>, u32, u32) {
    let of = |row: &DateRow| {
        let extent = row.placed()?;
        extent.first.or(extent.last)
    };
    let mut days: Vec<Day> =
        catalogue.articles().flat_map(|(id, _)| catalogue.date_rows(id).iter().filter_map(of)).collect();
    days.sort_unstable();
    let Some((first, last)) = bins::shortest(&days, MOST) else { return (Vec::new(), 0, 0) };
    let mut bars: Vec<Bin> = bins::cover(first, last, BARS)
        .into_iter()
        .map(|(first, last)| Bin { first, last, marks: 0, published: 0 })
        .collect();
    let (mut before, mut after) = (0, 0);
    for day in days {
        let at = bars.partition_point(|bar| bar.last < day);
        match bars.get_mut(at) {
            Some(bar) if bar.first <= day => bar.marks += 1,
            Some(_) => before += 1,
            None => after += 1,
        }
    }
    (bars, before, after)
}
