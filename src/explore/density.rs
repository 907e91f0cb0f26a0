//! Density: where in the calendar the dates of a query lie: bars of a histogram, and the stretch that holds most of them.

use super::filter::DATES;
use super::{Selection, bins};
use crate::annotate::{Day, Extent};
use crate::corpus::Catalogue;
use crate::corpus::index::DateRow;

/// Which share of the marks an axis shows at least, where it leaves any out, in per cent.
const DENSE: usize = 60;
/// By how much the whole is longer than where most marks lie, at least, for the axis to leave any out.
const VOID: i32 = 4;

/// The stretch of the calendar where most marks of a query lie, without its date range: what an axis shows at first. It
/// is the whole where the marks lie evenly.
pub fn dense(catalogue: &Catalogue, selection: &Selection) -> Option<(Day, Day)> {
    let mut days = days(catalogue, selection);
    days.sort_unstable();
    let whole = (*days.first()?, *days.last()?);
    let dense = bins::shortest(&days, DENSE)?;
    let span = |(first, last): (Day, Day)| last.0.saturating_sub(first.0).saturating_add(1);
    Some(if span(dense).saturating_mul(VOID) <= span(whole) { dense } else { whole })
}

/// How many marks of a query, without its date range, begin before a stretch, and how many behind it.
pub fn outside(catalogue: &Catalogue, selection: &Selection, (first, last): (Day, Day)) -> (usize, usize) {
    let days = days(catalogue, selection);
    (days.iter().filter(|day| **day < first).count(), days.iter().filter(|day| **day > last).count())
}

/// The day that each mark of a query begins on, without its date range.
fn days(catalogue: &Catalogue, selection: &Selection) -> Vec<Day> {
    placed(catalogue, selection).filter_map(|extent| extent.first.or(extent.last)).collect()
}

/// Where the marks of a query lie, without its date range.
fn placed<'a>(catalogue: &'a Catalogue, selection: &'a Selection) -> impl Iterator<Item = Extent> + 'a {
    let answering = selection.fails().filter(|&(_, fail)| fail & !DATES == 0);
    answering.flat_map(|(id, _)| catalogue.date_rows(id).iter().filter_map(DateRow::placed))
}

/// A bar of the histogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bin {
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// Marks that overlap it (an open end counts in the bin of its closed end only).
    pub marks: u32,
}

/// A histogram over all marks of the query without its date range: bins of a day, week, month, quarter, year or
/// decade (then century or millennium), whichever is the finest that gives at most `most` bins. The bins are
/// neighbours, from the first day of `within` to the last, or of all marks where nothing is given.
pub fn histogram(
    catalogue: &Catalogue,
    selection: &Selection,
    most: usize,
    within: Option<(Day, Day)>,
) -> Vec<Bin> {
    let ends = |extent: Extent| {
        let first = extent.first.or(extent.last).unwrap_or_default();
        let last = extent.last.or(extent.first).unwrap_or_default();
        (first.min(last), first.max(last))
    };
    let marks: Vec<(Day, Day)> = placed(catalogue, selection).map(ends).collect();
    let first = marks.iter().map(|&(first, _)| first).min();
    let last = marks.iter().map(|&(_, last)| last).max();
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let (first, last) = within.unwrap_or((first, last));
    let mut bins: Vec<Bin> = bins::cover(first, last, most)
        .into_iter()
        .map(|(first, last)| Bin { first, last, marks: 0 })
        .collect();
    // each mark adds one at its first bin and takes one away behind its last; the sum so far is what overlaps
    let mut steps = vec![0_i64; bins.len() + 1];
    for (first, last) in marks {
        let begin = bins.partition_point(|bin| bin.last < first);
        let end = bins.partition_point(|bin| bin.first <= last);
        for (at, step) in [(begin, 1), (end, -1)] {
            if let Some(slot) = steps.get_mut(at) {
                *slot += step;
            }
        }
    }
    let mut open = 0;
    for (bin, step) in bins.iter_mut().zip(steps) {
        open += step;
        bin.marks = u32::try_from(open).unwrap_or(0);
    }
    bins
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, words};
    use super::*;
    use crate::corpus::Corpus;
    use crate::explore::Query;

    fn histogram(corpus: &Corpus, query: &Query, most: usize) -> Vec<Bin> {
        super::histogram(&corpus.catalogue, &Selection::of_corpus(corpus, query), most, None)
    }

    #[test]
    fn bars_count_what_overlaps_them() {
        let corpus = corpus(&[
            (
                "a",
                "",
                "",
                "[date:2020=x] [date:2020/2022=y] [date:2021/=since] [date:/2022-06-01=by] [date:3000!=no].",
            ),
            ("b", "", "", "[date:2022-03=z] here."),
        ]);
        let show = |query: &Query, most: usize| -> Vec<(i16, u32)> {
            histogram(&corpus, query, most).iter().map(|bin| (bin.first.parts().0, bin.marks)).collect()
        };
        assert_eq!(show(&Query::default(), 3), [(2020, 2), (2021, 2), (2022, 3)]);
        assert_eq!(show(&words("here"), 3).len(), 1);
        assert_eq!(show(&Query::default().between("2022-01-01", ""), 3), [(2020, 2), (2021, 2), (2022, 3)]);
        assert_eq!(show(&words("unheard"), 3), []);
        let fine = histogram(&corpus, &Query::default(), 100);
        assert_eq!(fine.len(), 36);
        assert!(fine.windows(2).all(|pair| pair[0].last.0 + 1 == pair[1].first.0));
    }

    #[test]
    fn an_axis_opens_where_most_marks_lie() {
        let ends = |days: &[&str]| {
            let text = days
                .iter()
                .fold(String::from("It was on"), |text, day| format!("{text} [date:{day}=that day]"));
            let corpus = corpus(&[("a", "2025-05-09", "Post", &text)]);
            dense(&corpus.catalogue, &Selection::of_corpus(&corpus, &Query::default()))
                .map(|(first, last)| format!("{first}/{last}"))
        };
        let far = ["1871-01-01", "2025-05-01", "2025-05-03", "2025-05-04"];
        assert_eq!(ends(&far).as_deref(), Some("2025-05-01/2025-05-04"));
        let even = ["2025-05-01", "2025-05-10", "2025-05-20", "2025-05-30"];
        assert_eq!(ends(&even).as_deref(), Some("2025-05-01/2025-05-30"));
        assert_eq!(ends(&["?"]), None);
        let far = corpus(&[("a", "", "", "[date:1871-01-01=x] [date:2025-05-01=y] [date:2031-01-01=z]")]);
        let all = Selection::of_corpus(&far, &Query::default());
        let stretch = ("2025-01-01".parse().unwrap(), "2025-12-31".parse().unwrap());
        assert_eq!(outside(&far.catalogue, &all, stretch), (1, 1));
    }
}
