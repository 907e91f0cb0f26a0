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
/// Stretches without a mark are drawn short where so many of them would fill the axis, and more.
const SHARE: i64 = 3;
/// How many bars are counted at the most, those in voids among them.
const MOST_BARS: usize = 2_000;
/// How long they are drawn, in per cent of the rest of the axis.
const BREAK: i64 = 4;

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

/// A stretch of an axis that holds no date at all, and is drawn short.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Void {
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// As how many days it is drawn.
    pub drawn: i32,
}

/// Of `axes`, the stretches of the calendar that a reader may be shown, those parts that hold neither a mark of the query,
/// without its date range, nor one of the days `and`, and are more than a third of an axis: in order of time.
pub fn voids(catalogue: &Catalogue, selection: &Selection, axes: &[(Day, Day)], and: &[Day]) -> Vec<Void> {
    // an open end is known at its closed end only
    let ends = |extent: Extent| Some((extent.first.or(extent.last)?, extent.last.or(extent.first)?));
    let marks =
        placed(catalogue, selection).filter_map(ends).map(|(one, other)| (one.min(other), one.max(other)));
    let mut held: Vec<(Day, Day)> = marks.chain(and.iter().map(|day| (*day, *day))).collect();
    held.sort_unstable();
    let mut voids: Vec<Void> = Vec::new();
    for &(first, last) in axes {
        let mut found: Vec<(i64, i64)> = Vec::new();
        let length = i64::from(last.0) - i64::from(first.0) + 1;
        let mut reach: Option<Day> = None;
        for &(begins, ends) in &held {
            if let Some(reach) = reach {
                let gap = (i64::from(reach.0) + 1, i64::from(begins.0));
                if reach >= first && begins <= last && (gap.1 - gap.0) * SHARE > length {
                    found.push(gap);
                }
            }
            reach = Some(reach.map_or(ends, |reach| reach.max(ends)));
        }
        let rest = length - found.iter().map(|(from, to)| to - from).sum::<i64>();
        let drawn = (rest * BREAK / 100).max(1);
        for (from, to) in found {
            // the marks on either side keep some room
            let (from, to) = (from + drawn, to - drawn);
            let known =
                voids.iter().any(|void| from <= i64::from(void.last.0) && i64::from(void.first.0) < to);
            let day = |day: i64| i32::try_from(day).ok().map(Day);
            if let (false, Some(first), Some(last), Ok(drawn)) =
                (known, day(from), day(to - 1), i32::try_from(drawn))
            {
                voids.push(Void { first, last, drawn });
            }
        }
    }
    voids.sort_by_key(|void| void.first);
    voids
}

/// How many bars an axis takes where `most` are drawn, and the others fall into its voids.
pub fn bars(most: usize, (first, last): (Day, Day), voids: &[Void]) -> usize {
    let length = i64::from(last.0) - i64::from(first.0) + 1;
    let within =
        |void: &Void| (i64::from(void.last.min(last).0) - i64::from(void.first.max(first).0) + 1).max(0);
    let held = (length - voids.iter().map(within).sum::<i64>()).max(1);
    let all = i64::try_from(most).unwrap_or(i64::MAX).saturating_mul(length) / held;
    usize::try_from(all).unwrap_or(most).clamp(most, MOST_BARS)
}

/// Bars without those that fall into a void.
pub fn outside_of(bins: Vec<Bin>, voids: &[Void]) -> Vec<Bin> {
    let into = |bin: &Bin| voids.iter().any(|void| void.first <= bin.first && bin.last <= void.last);
    bins.into_iter().filter(|bin| !into(bin)).collect()
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
    /// Articles that were published in it.
    pub published: u32,
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
        .map(|(first, last)| Bin { first, last, marks: 0, published: 0 })
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
    for day in published(catalogue, selection) {
        let at = bins.partition_point(|bin| bin.last < day);
        if let Some(bin) = bins.get_mut(at).filter(|bin| bin.first <= day) {
            bin.published += 1;
        }
    }
    bins
}

/// The days on which the articles of a query were published, without its date range, as far as they are known.
fn published<'a>(catalogue: &'a Catalogue, selection: &'a Selection) -> impl Iterator<Item = Day> + 'a {
    let answering = selection.fails().filter(|&(_, fail)| fail & !DATES == 0);
    answering.filter_map(|(id, _)| catalogue.article(id)?.meta.published)
}

/// How many articles of a query, without its date range, were published outside of some bars.
pub fn published_outside(catalogue: &Catalogue, selection: &Selection, bins: &[Bin]) -> usize {
    let all = published(catalogue, selection).count();
    all.saturating_sub(bins.iter().map(|bin| bin.published as usize).sum())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, words};
    use super::*;
    use crate::corpus::Corpus;
    use crate::explore::Query;

    #[test]
    fn what_holds_no_date_for_a_third_of_the_axis_is_a_void() {
        let voids = |text: &str, and: &[&str]| -> Vec<String> {
            let corpus = corpus(&[("a", "", "", text)]);
            let selection = Selection::of_corpus(&corpus, &Query::default());
            let whole = super::histogram(&corpus.catalogue, &selection, 9999, None);
            let whole = (whole.first().unwrap().first, whole.last().unwrap().last);
            let and: Vec<Day> = and.iter().map(|day| day.parse().unwrap()).collect();
            let found = super::voids(&corpus.catalogue, &selection, &[whole], &and);
            found.iter().map(|void| format!("{}-{}", void.first.parts().0, void.last.parts().0)).collect()
        };
        let far = "[date:1987-03-01=then] and [date:2020=one], [date:2021=two], [date:2022-02-03=three].";
        assert_eq!(voids(far, &[]), ["1987-2019"]);
        assert_eq!(voids(far, &["2003-01-01"]), ["1987-2002", "2003-2019"], "published within");
        let long = "[date:1987-03-01=then], [date:1980/2020=for long], [date:2022=later].";
        assert_eq!(voids(long, &[]), [""; 0], "a bar lies over it");
        let even = "[date:2018=a], [date:2019=b], [date:2021=c], [date:2022=d].";
        assert_eq!(voids(even, &[]), [""; 0]);
        assert_eq!(
            voids("[date:1500-01-01=a], [date:2000/=since].", &[]),
            ["1500-1999"],
            "an open end is a day"
        );
    }

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
    fn bars_count_what_was_published_apart_from_what_is_told() {
        let corpus = corpus(&[
            ("a", "2022-05-02", "", "[date:2021=then] and [date:2022=now]."),
            ("b", "2022-06-02", "", "Nothing here."),
            ("c", "2024-06-02", "", "Nothing."),
            ("d", "", "", "Nothing."),
        ]);
        let show = |query: &Query| -> Vec<(u32, u32)> {
            histogram(&corpus, query, 3).iter().map(|bin| (bin.marks, bin.published)).collect()
        };
        assert_eq!(show(&Query::default()), [(1, 0), (1, 2)]);
        assert_eq!(show(&Query::default().between("2021-01-01", "2021-12-31")), [(1, 0), (1, 2)]);
        let all = Selection::of_corpus(&corpus, &Query::default());
        let bins = histogram(&corpus, &Query::default(), 3);
        assert_eq!(published_outside(&corpus.catalogue, &all, &bins), 1);
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
