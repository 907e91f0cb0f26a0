//! The timeline: the dates that the articles of a query speak of.

use std::cmp::Reverse;

use super::Selection;
use super::filter::DATES;
pub use super::told::{Reported, Told, hour, reported, shared, told};
use crate::annotate::{Day, EntityId, Extent, Hour, Precision};
pub use crate::corpus::date::UnplacedReason;
use crate::corpus::{ArticleId, Catalogue};
use crate::text::fold::fold;

/// How marks are laid in lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// No lanes: what is told, in order of time.
    #[default]
    Event,
    /// One lane an article, those without a mark included.
    Article,
    /// One lane an outlet, those without a mark included; the articles of which none is known have one together.
    Outlet,
    /// One lane an entity that shares a sentence with the date: the [`ENTITY_LANES`] with most marks.
    Entity,
    /// One lane a kind of dates: days, months and so on, those that are open at one end apart.
    Kind,
    /// All marks in one lane.
    One,
}

/// How lanes follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LaneOrder {
    /// As [`Timeline::lanes`] has them.
    #[default]
    Own,
    /// By the first day of the first mark; lanes without a mark last.
    First,
    /// By the number of marks, most first.
    Most,
    /// By name.
    Name,
}

/// How many lanes [`Lanes::Entity`] gives at most.
pub const ENTITY_LANES: usize = 12;

/// How many lanes can be read below each other.
pub const READABLE: usize = 30;

/// A date mention on the axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The article.
    pub article: ArticleId,
    /// Index into the article's `annotations.dates`.
    pub date: u32,
    /// Where it lies.
    pub extent: Extent,
    /// Where within its day, where the words say so.
    pub hour: Option<Hour>,
}

impl Mark {
    /// Its first day and the minutes of that at which it begins: what it is sorted by.
    pub fn begins(&self) -> (Day, u16) {
        (self.extent.key(), self.hour.map_or(0, |hour| hour.minutes().0))
    }
}

/// A lane with its marks, sorted by first day, then by last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// What it stands for.
    pub of: LaneOf,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// What a lane stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LaneOf {
    /// An article.
    Article(ArticleId),
    /// An entity.
    Entity(EntityId),
    /// The outlet of this article, the first of its articles; those of which no outlet is known are one.
    Outlet(ArticleId),
    /// The dates of a precision; `None` those that are open at one end.
    Kind(Option<Precision>),
    /// All dates.
    All,
    /// Days of publication: `Mark::date` is then the index of a [`Reported`].
    Reported,
    /// Events that several articles tell: `Mark::date` is then the index of a [`Told`].
    Shared,
}

/// A date mention that cannot be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The article.
    pub article: ArticleId,
    /// Index into the article's `annotations.dates`.
    pub date: u32,
    /// Why.
    pub reason: UnplacedReason,
}

/// The timeline of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Lanes in corpus order of the articles, or of the first article of an outlet; by count of marks of the entities; from
    /// the finest kind to the coarsest.
    pub lanes: Vec<Lane>,
    /// What could not be placed (no calendar value, unresolved, flagged), in corpus order. Durations and
    /// frequencies are among them.
    pub unplaced: Vec<Unplaced>,
    /// First and last day of all closed ends, over the whole query without its date range: the axis at first.
    pub bounds: Option<(Day, Day)>,
}

/// The timeline of the articles that answer a query. Marks outside the query's date range are left out of the
/// lanes, but still count for `bounds`, so that the histogram can show them.
pub fn timeline(catalogue: &Catalogue, selection: &Selection, lanes: Lanes) -> Timeline {
    let mut timeline = Timeline::default();
    let mut of_entity: Vec<(EntityId, Mark)> = Vec::new();
    let outlets = &catalogue.columns().source;
    // the lane of each outlet that has one, in the order of the outlets' labels
    let mut of_outlet: Vec<Option<usize>> = vec![None; outlets.labels.len()];
    let query = selection.query();
    for (id, fail) in selection.fails() {
        if fail & !DATES != 0 {
            continue;
        }
        let mut marks = Vec::new();
        for (date, row) in (0..).zip(catalogue.date_rows(id)) {
            if let Some(reason) = row.unplaced.clone().filter(|_| fail == 0) {
                timeline.unplaced.push(Unplaced { article: id, date, reason });
            }
            let Some(extent) = row.placed() else { continue };
            for day in extent.first.into_iter().chain(extent.last) {
                let (first, last) = timeline.bounds.unwrap_or((day, day));
                timeline.bounds = Some((first.min(day), last.max(day)));
            }
            if fail == 0 && extent.overlaps(query.from, query.to) {
                marks.push(mark(catalogue, id, date, extent));
            }
        }
        if fail != 0 {
            continue;
        }
        match lanes {
            Lanes::Event | Lanes::Article => timeline.lanes.push(Lane { of: LaneOf::Article(id), marks }),
            Lanes::Outlet => {
                let label = outlets.of.get(id.0 as usize).copied().unwrap_or(0);
                let Some(known) = of_outlet.get_mut(label as usize) else { continue };
                let at = *known.get_or_insert(timeline.lanes.len());
                match timeline.lanes.get_mut(at) {
                    Some(lane) => lane.marks.extend(marks),
                    None => timeline.lanes.push(Lane { of: LaneOf::Outlet(id), marks }),
                }
            }
            Lanes::Entity => {
                for mark in marks {
                    let named = catalogue.columns().cooccurring(id, mark.date);
                    of_entity.extend(named.iter().map(|entity| (*entity, mark)));
                }
            }
            Lanes::Kind => {
                for mark in marks {
                    let of = LaneOf::Kind(kind(mark.extent));
                    match timeline.lanes.iter_mut().find(|lane| lane.of == of) {
                        Some(lane) => lane.marks.push(mark),
                        None => timeline.lanes.push(Lane { of, marks: vec![mark] }),
                    }
                }
            }
            Lanes::One => match timeline.lanes.first_mut() {
                Some(lane) => lane.marks.extend(marks),
                None => timeline.lanes.push(Lane { of: LaneOf::All, marks }),
            },
        }
    }
    if lanes == Lanes::Entity {
        timeline.lanes = of_most(of_entity);
    }
    for lane in &mut timeline.lanes {
        lane.marks.sort_by_key(in_lane);
    }
    if lanes == Lanes::Kind {
        timeline.lanes.sort_by_key(|lane| match lane.of {
            LaneOf::Kind(Some(precision)) => (0, Some(precision as u8)),
            _ => (1, None),
        });
    }
    timeline
}

/// A date as a mark.
pub(super) fn mark(catalogue: &Catalogue, article: ArticleId, date: u32, extent: Extent) -> Mark {
    let hour = catalogue.date(article, date).and_then(|listed| listed.hour());
    Mark { article, date, extent, hour }
}

/// A date's precision, where both of its ends are known.
fn kind(extent: Extent) -> Option<Precision> {
    extent.first.and(extent.last).map(|_| extent.precision)
}

/// The lanes of the entities with most marks, from marks with an entity each.
fn of_most(mut marks: Vec<(EntityId, Mark)>) -> Vec<Lane> {
    marks.sort_by_key(|(entity, _)| *entity);
    let lane = |marks: &[(EntityId, Mark)]| {
        let of = LaneOf::Entity(marks.first()?.0);
        Some(Lane { of, marks: marks.iter().map(|(_, mark)| *mark).collect() })
    };
    let mut found: Vec<Lane> = marks.chunk_by(|(one, _), (next, _)| one == next).filter_map(lane).collect();
    found.sort_by_key(|lane| Reverse(lane.marks.len()));
    found.truncate(ENTITY_LANES);
    found
}

/// Puts lanes in an order; those that are alike in it stay as they were. `name` gives the words that a reader sees.
pub fn order(lanes: &mut [Lane], order: LaneOrder, name: impl Fn(LaneOf) -> String) {
    match order {
        LaneOrder::Own => {}
        LaneOrder::First => lanes.sort_by_key(|lane| {
            let first = lane.marks.iter().map(|mark| mark.extent.key().0).min();
            (first.is_none(), first)
        }),
        LaneOrder::Most => lanes.sort_by_key(|lane| Reverse(lane.marks.len())),
        LaneOrder::Name => lanes.sort_by_cached_key(|lane| fold(&name(lane.of))),
    }
}

/// Of many lanes those that can be read below each other: those with most marks, in their own order.
pub fn readable(lanes: &[Lane]) -> Vec<Lane> {
    let mut order: Vec<(Reverse<usize>, usize)> =
        lanes.iter().enumerate().map(|(n, lane)| (Reverse(lane.marks.len()), n)).collect();
    order.sort_unstable();
    order.truncate(READABLE);
    let mut kept: Vec<usize> = order.into_iter().map(|(_, n)| n).collect();
    kept.sort_unstable();
    kept.into_iter().filter_map(|n| lanes.get(n).cloned()).collect()
}

/// By first day, then by hour, then by last day; an open beginning first, an open end last.
fn in_lane(mark: &Mark) -> (Day, u16, Day, ArticleId, u32) {
    let first = mark.extent.first.unwrap_or(Day(i32::MIN));
    let last = mark.extent.last.unwrap_or(Day(i32::MAX));
    (first, mark.begins().1, last, mark.article, mark.date)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, sahel, words};
    use super::*;
    use crate::annotate::Unresolved;
    use crate::corpus::Corpus;
    use crate::explore::Query;

    fn timeline(corpus: &Corpus, query: &Query, lanes: Lanes) -> Timeline {
        super::timeline(&corpus.catalogue, &Selection::of_corpus(corpus, query), lanes)
    }

    fn show(corpus: &Corpus, query: &Query, lanes: Lanes) -> Vec<String> {
        let lane = |lane: Lane| {
            let of = match lane.of {
                LaneOf::Article(id) => &corpus.catalogue.article(id).unwrap().slug,
                LaneOf::Entity(id) => &corpus.catalogue.entity(id).unwrap().slug,
                LaneOf::Outlet(id) => {
                    corpus.catalogue.article(id).unwrap().meta.source.as_deref().unwrap_or("unknown")
                }
                LaneOf::Kind(kind) => &kind.map_or("open".to_owned(), |kind| format!("{kind:?}")),
                LaneOf::All => "all",
                LaneOf::Reported | LaneOf::Shared => unreachable!("a timeline has no such lane"),
            };
            let mark = |mark: &Mark| corpus.catalogue.date(mark.article, mark.date).unwrap().written;
            format!("{of}: {}", lane.marks.iter().map(mark).collect::<Vec<_>>().join(", "))
        };
        timeline(corpus, query, lanes).lanes.into_iter().map(lane).collect()
    }

    #[test]
    fn articles_have_a_lane_each() {
        let corpus = sahel();
        let all = Query::default();
        assert_eq!(
            show(&corpus, &all, Lanes::Article),
            ["north: August 2024, Thursday", "south: 2022", "west: January 2025"]
        );
        assert_eq!(show(&corpus, &words("wheat"), Lanes::Article), ["south: 2022"]);
        // "south" answers by an open end, "west" by its month, "north" by one of its two dates
        let may = Query::default().between("2025-01-31", "2025-05-08");
        assert_eq!(
            show(&corpus, &may, Lanes::Article),
            ["north: Thursday", "south: 2022", "west: January 2025"]
        );
    }

    #[test]
    fn outlets_and_kinds_have_a_lane_each_and_one_lane_holds_all() {
        let dates = [
            ("a", "2025-05-01", "The Post", "[date:2025-04=April] and [date:2025-05-01=today]."),
            ("b", "", "", "[date:2020/=since 2020]."),
            ("c", "", "The Post", "[date:2019-01-01=then]."),
            ("d", "", "", "Nothing."),
            ("e", "2025-05-01", "A Herald", "[date:2025-04-02/2025-04-05=four days]."),
        ];
        let corpus = corpus(&dates);
        let all = Query::default();
        assert_eq!(
            show(&corpus, &all, Lanes::Outlet),
            ["The Post: then, April, today", "unknown: since 2020", "A Herald: four days"]
        );
        assert_eq!(
            show(&corpus, &all, Lanes::Kind),
            ["Day: then, today", "Month: April", "Range: four days", "open: since 2020"]
        );
        assert_eq!(show(&corpus, &all, Lanes::One), ["all: then, since 2020, April, four days, today"]);
        assert_eq!(show(&corpus, &words("nothing"), Lanes::Outlet), ["unknown: "]);
    }

    #[test]
    fn lanes_follow_each_other_as_asked() {
        let corpus = corpus(&[
            ("b", "", "", "[date:2025=this year] and [date:2024=last]."),
            ("d", "", "", "Nothing."),
            ("a", "", "", "[date:2020=then]."),
            ("c", "", "", "[date:2019=before], [date:2021=after], [date:2022=later]."),
        ]);
        let slugs = |by: LaneOrder| -> String {
            let mut lanes = timeline(&corpus, &Query::default(), Lanes::Article).lanes;
            let slug = |of| match of {
                LaneOf::Article(id) => corpus.catalogue.article(id).unwrap().slug.clone(),
                _ => String::new(),
            };
            order(&mut lanes, by, slug);
            lanes.iter().map(|lane| slug(lane.of)).collect()
        };
        assert_eq!(slugs(LaneOrder::Own), "bdac");
        assert_eq!(slugs(LaneOrder::First), "cabd", "what has no date stands last");
        assert_eq!(slugs(LaneOrder::Most), "cbad");
        assert_eq!(slugs(LaneOrder::Name), "abcd");
    }

    #[test]
    fn entities_have_the_marks_of_their_sentences() {
        let corpus = sahel();
        assert_eq!(
            show(&corpus, &Query::default(), Lanes::Entity),
            [
                "ibrahim-traoré: Thursday",
                "vladimir-putin: Thursday",
                "burkina-faso: Thursday",
                "mali: January 2025",
                "moscow: Thursday",
                "niger: January 2025",
            ]
        );
        let many = ('a'..='z').map(|c| format!("[person:{c}=x]")).collect::<Vec<_>>().join(" ");
        let two = [
            ("a", "", "", format!("{many} [date:2020=one] [date:2021=two].")),
            ("b", "", "", "[person:q=q] in [date:2019=then].".into()),
        ];
        let two: Vec<_> = two.iter().map(|(a, b, c, d)| (*a, *b, *c, d.as_str())).collect();
        let lanes = show(&super::super::testing::corpus(&two), &Query::default(), Lanes::Entity);
        assert_eq!(lanes.len(), ENTITY_LANES);
        assert_eq!(lanes[0], "q: then, one, two");
    }

    #[test]
    fn what_has_no_place_says_why() {
        let found = timeline(&sahel(), &Query::default(), Lanes::Article);
        let found: Vec<(u32, u32, UnplacedReason)> =
            found.unplaced.into_iter().map(|u| (u.article.0, u.date, u.reason)).collect();
        let undated = UnplacedReason::Unresolved(Unresolved::NoDay);
        assert_eq!(found, [(1, 1, undated), (2, 1, UnplacedReason::Implausible)]);
    }

    #[test]
    fn bounds_hold_all_closed_ends_whatever_the_range() {
        let corpus = sahel();
        let bounds = |query: &Query| {
            let (first, last) = timeline(&corpus, query, Lanes::Article).bounds?;
            Some(format!("{first}/{last}"))
        };
        let all = Some("2022-01-01/2025-05-08".to_owned());
        assert_eq!(bounds(&Query::default()), all);
        assert_eq!(bounds(&Query::default().between("2025-01-01", "2025-01-02")), all);
        assert_eq!(bounds(&words("putin")), Some("2024-08-01/2025-05-08".to_owned()));
        assert_eq!(bounds(&words("unheard")), None);
    }

    #[test]
    fn of_many_lanes_those_with_most_marks_are_read() {
        let lane = |n: u32, marks: usize| {
            let extent = Extent {
                first: Some(Day(0)),
                last: Some(Day(0)),
                precision: crate::annotate::Precision::Day,
            };
            let mark = Mark { article: ArticleId(n), date: 0, extent, hour: None };
            Lane { of: LaneOf::Article(ArticleId(n)), marks: vec![mark; marks] }
        };
        let few: Vec<Lane> = (0..3).map(|n| lane(n, 0)).collect();
        assert_eq!(readable(&few), few);
        let many: Vec<Lane> = (0..100).map(|n| lane(n, if n % 10 == 7 { 5 } else { 1 })).collect();
        let kept: Vec<LaneOf> = readable(&many).iter().map(|lane| lane.of).collect();
        assert_eq!(kept.len(), READABLE);
        assert!([7, 97].iter().all(|n| kept.contains(&LaneOf::Article(ArticleId(*n)))));
        assert!(
            kept.contains(&LaneOf::Article(ArticleId(0))) && !kept.contains(&LaneOf::Article(ArticleId(96)))
        );
    }

    #[test]
    fn marks_of_one_day_stand_in_the_order_of_their_hours() {
        let text = "At [date:2025-05-08T18:30=6.30 p.m.], in the [date:2025-05-08TMO=morning], \
                    [date:2025-05-08=that day], at [date:2025-05-08T09:00=nine], \
                    by [date:2025-05-01/2025-05-31=May].";
        let corpus = corpus(&[("a", "", "", text)]);
        assert_eq!(
            show(&corpus, &Query::default(), Lanes::One),
            ["all: May, morning, that day, nine, 6.30 p.m."]
        );
        let lanes = timeline(&corpus, &Query::default(), Lanes::One).lanes;
        let hours: Vec<Option<Hour>> = lanes[0].marks.iter().map(|mark| mark.hour).collect();
        assert_eq!(hours, [None, Some(Hour::Morning), None, Some(Hour::At(540)), Some(Hour::At(1110))]);
    }

    #[test]
    fn open_ends_sort_before_and_behind() {
        let corpus = corpus(&[(
            "a",
            "",
            "",
            "[date:2020=whole] [date:2020/=since] [date:/2020=until] [date:2020-01-01=day] [date:2019/2021=range].",
        )]);
        assert_eq!(show(&corpus, &Query::default(), Lanes::Article), ["a: until, range, day, whole, since"]);
    }
}
