//! The timeline: the dates that the articles of a query speak of.

use std::cmp::Reverse;

use super::Selection;
use super::filter::DATES;
use crate::annotate::{Day, EntityId, Extent};
pub use crate::corpus::date::UnplacedReason;
use crate::corpus::{ArticleId, Catalogue};

/// How marks are laid in lanes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lanes {
    /// No lanes: what is told, in order of time.
    #[default]
    Event,
    /// One lane an article, those without a mark included.
    Article,
    /// One lane an entity that shares a sentence with the date: the [`ENTITY_LANES`] with most marks.
    Entity,
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
    /// Lanes in corpus order of the articles, or by count of marks of the entities.
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
                marks.push(Mark { article: id, date, extent });
            }
        }
        match lanes {
            Lanes::Event | Lanes::Article if fail == 0 => {
                marks.sort_by_key(in_lane);
                timeline.lanes.push(Lane { of: LaneOf::Article(id), marks });
            }
            Lanes::Event | Lanes::Article => {}
            Lanes::Entity => {
                for mark in marks {
                    let named = catalogue.columns().cooccurring(id, mark.date);
                    of_entity.extend(named.iter().map(|entity| (*entity, mark)));
                }
            }
        }
    }
    if lanes == Lanes::Entity {
        of_entity.sort_by_key(|(entity, _)| *entity);
        let lane = |marks: &[(EntityId, Mark)]| {
            Some((marks.first()?.0, marks.iter().map(|(_, mark)| *mark).collect()))
        };
        let mut found: Vec<(EntityId, Vec<Mark>)> =
            of_entity.chunk_by(|(one, _), (next, _)| one == next).filter_map(lane).collect();
        found.sort_by_key(|(_, marks)| Reverse(marks.len()));
        found.truncate(ENTITY_LANES);
        timeline.lanes = found
            .into_iter()
            .map(|(entity, mut marks)| {
                marks.sort_by_key(in_lane);
                Lane { of: LaneOf::Entity(entity), marks }
            })
            .collect();
    }
    timeline
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

/// What is told of one stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The stretch, with both of its ends; a day and its month are two.
    pub extent: Extent,
    /// How many articles tell of it.
    pub articles: u32,
    /// Articles and indices into their `annotations.events`, in corpus order.
    pub events: Vec<(ArticleId, u32)>,
}

/// What the articles that answer a query tell, by time: events that they date alike stand together. An event that has no
/// date but that of its publication is left out: two articles of one day need not tell of the same.
pub fn told(catalogue: &Catalogue, selection: &Selection) -> Vec<Told> {
    let stretch = |extent: &Extent| (extent.first, extent.last, extent.precision);
    let mut dated: Vec<(Extent, ArticleId, u32)> = Vec::new();
    let query = selection.query();
    for (id, _) in selection.fails().filter(|&(_, fail)| fail == 0) {
        let events = catalogue.columns().events.row(id.0).iter();
        let within = events.filter(|event| event.extent.overlaps(query.from, query.to));
        dated.extend(within.map(|event| (event.extent, id, event.number)));
    }
    dated.sort_unstable_by_key(|(extent, id, number)| (stretch(extent), *id, *number));
    let told = dated.chunk_by(|(one, ..), (next, ..)| one == next).filter_map(|group| {
        let events: Vec<(ArticleId, u32)> = group.iter().map(|(_, id, number)| (*id, *number)).collect();
        let articles = events.chunk_by(|a, b| a.0 == b.0).count() as u32;
        let (extent, ..) = *group.first()?;
        Some(Told { extent, articles, events })
    });
    told.collect()
}

/// Of what articles tell, that which two or more of them do.
pub fn shared(told: &[Told]) -> Vec<Told> {
    told.iter().filter(|one| one.articles > 1).cloned().collect()
}

/// By first day, then by last; an open beginning first, an open end last.
fn in_lane(mark: &Mark) -> (Day, Day, ArticleId, u32) {
    let first = mark.extent.first.unwrap_or(Day(i32::MIN));
    let last = mark.extent.last.unwrap_or(Day(i32::MAX));
    (first, last, mark.article, mark.date)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, sahel, words};
    use super::*;
    use crate::annotate::date::EventBasis;
    use crate::annotate::{EventMention, Unresolved};
    use crate::corpus::Corpus;
    use crate::explore::Query;

    fn timeline(corpus: &Corpus, query: &Query, lanes: Lanes) -> Timeline {
        super::timeline(&corpus.catalogue, &Selection::of_corpus(corpus, query), lanes)
    }

    fn shared(corpus: &Corpus, query: &Query) -> Vec<Told> {
        super::shared(&super::told(&corpus.catalogue, &Selection::of_corpus(corpus, query)))
    }

    fn show(corpus: &Corpus, query: &Query, lanes: Lanes) -> Vec<String> {
        let lane = |lane: Lane| {
            let of = match lane.of {
                LaneOf::Article(id) => &corpus.catalogue.article(id).unwrap().slug,
                LaneOf::Entity(id) => &corpus.catalogue.entity(id).unwrap().slug,
                LaneOf::Shared => unreachable!("a timeline has no such lane"),
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

    /// Gives every date of the corpus an event of its own, after it or by its publication.
    fn told(corpus: Corpus, published: &[&str]) -> Corpus {
        let Corpus { catalogue, mut bodies } = corpus;
        for (article, body) in catalogue.articles.iter().zip(&mut bodies) {
            let basis = |span| {
                if published.contains(&article.slug.as_str()) {
                    EventBasis::Published
                } else {
                    EventBasis::Governed(span)
                }
            };
            let events = body.annotations.dates.iter().map(|date| EventMention {
                span: date.span,
                value: date.value.clone(),
                extent: date.extent,
                basis: basis(date.span),
            });
            body.annotations.events = events.collect();
        }
        Corpus::new(catalogue.articles.into_iter().zip(bodies).collect(), catalogue.entities)
    }

    #[test]
    fn events_that_several_articles_date_alike_stand_together() {
        let corpus = corpus(&[
            (
                "a",
                "",
                "",
                "On [date:2025-04-30=April 30] and [date:2025-04-30=that day] and in [date:2025-04=April].",
            ),
            ("b", "", "", "On [date:2025-04-30=30 April], in [date:2024=2024], since [date:2020/=2020]."),
            (
                "c",
                "",
                "",
                "In [date:2025-04=April 2025] and [date:2025-04=that month], since [date:2020/=2020].",
            ),
            ("d", "", "", "On [date:2025-04-30=Wednesday] of [date:2025-04=April]."),
        ]);
        let corpus = told(corpus, &["d"]);
        let show = |query: &Query| -> Vec<String> {
            let event = |&(id, number): &(ArticleId, u32)| {
                format!("{}{number}", corpus.catalogue.article(id).unwrap().slug)
            };
            shared(&corpus, query)
                .iter()
                .map(|group| {
                    let events: Vec<String> = group.events.iter().map(event).collect();
                    format!("{:?} in {}: {}", group.extent.precision, group.articles, events.join(" "))
                })
                .collect()
        };
        assert_eq!(
            show(&Query::default()),
            ["Month in 2: a2 c0 c1", "Day in 2: a0 a1 b0"],
            "a day apart from its month, open ends and what was only published that day left out"
        );
        assert_eq!(show(&words("30")), ["Day in 2: a0 a1 b0"], "of the articles that answer");
        assert_eq!(show(&Query::default().between("2025-04-01", "2025-04-29")), ["Month in 2: a2 c0 c1"]);
    }

    #[test]
    fn of_many_lanes_those_with_most_marks_are_read() {
        let lane = |n: u32, marks: usize| {
            let extent = Extent {
                first: Some(Day(0)),
                last: Some(Day(0)),
                precision: crate::annotate::Precision::Day,
            };
            let mark = Mark { article: ArticleId(n), date: 0, extent };
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
