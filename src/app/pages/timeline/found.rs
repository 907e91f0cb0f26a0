//! What the timeline shows, worked out of the articles that answer the query.

use std::rc::Rc;

use crate::annotate::{Day, Extent, Precision};
use crate::app::components::timeline::{Groups, lane};
use crate::corpus::Catalogue;
use crate::explore::Selection;
use crate::explore::density::{self, Bin, Void};
use crate::explore::timeline::{self, Lane, LaneOf, LaneOrder, Lanes, Mark, Reported, Timeline, Told};

/// How many bars the histogram has at the most.
const BINS: usize = 60;

/// What the timeline shows.
pub(super) struct Found {
    pub(super) line: Rc<Timeline>,
    /// The marks of all lanes, each once, by time.
    pub(super) marks: Rc<Vec<Mark>>,
    /// What several articles tell, and when they were published.
    pub(super) groups: Rc<Groups>,
    /// The lanes that are drawn.
    pub(super) laid: Rc<Vec<Lane>>,
    /// What is told, by time.
    pub(super) told: Rc<Vec<Told>>,
    /// When the articles were published.
    pub(super) reported: Rc<Vec<Reported>>,
    /// Where most dates lie.
    pub(super) dense: Option<(Day, Day)>,
    pub(super) bins: Vec<Bin>,
    /// What holds no date, though a good part of the axis would be drawn for it.
    pub(super) voids: Vec<Void>,
    /// From the first to the last of what has a place on the axis.
    pub(super) whole: Option<(Day, Day)>,
    /// How many dates lie before the bars, and how many behind them.
    pub(super) outside: (usize, usize),
    /// How many articles were published where no bar stands.
    pub(super) published_outside: usize,
    /// How many articles answer the stretch of time only by a date that is open to one side.
    pub(super) open: usize,
}

impl Found {
    /// Finds it for these lanes in this order, on an axis that is broken over what is empty or not.
    pub(super) fn new(
        corpus: &Catalogue,
        selection: &Selection,
        (lanes, order, unbroken): (Lanes, LaneOrder, bool),
    ) -> Found {
        let mut line = timeline::timeline(corpus, selection, lanes);
        timeline::order(&mut line.lanes, order, |of| lane::name(corpus, of));
        let line = Rc::new(line);
        let reported = Rc::new(timeline::reported(corpus, selection));
        let told = Rc::new(timeline::told(corpus, selection));
        let dense = density::dense(corpus, selection);
        // a stretch that was asked for fills the bars, so that it can be narrowed further
        let query = selection.query();
        let (drawn, outside) = match (query.from, query.to) {
            (Some(from), Some(to)) => (Some((from, to)), (0, 0)),
            (None, None) => {
                let drawn = dense.map(|dense| with_near(dense, &reported));
                (drawn, drawn.map_or((0, 0), |drawn| density::outside(corpus, selection, drawn)))
            }
            _ => (None, (0, 0)),
        };
        let whole = line.bounds.map(|whole| with_reported(whole, &reported));
        // of a stretch that was asked for no end is drawn short
        let asked = query.from.and(query.to).is_some();
        let axes: Vec<(Day, Day)> = whole.filter(|_| !asked).into_iter().chain(drawn).collect();
        let published: Vec<Day> = reported.iter().map(|group| group.day).collect();
        let voids = density::voids(corpus, selection, &axes, &published);
        let short: &[Void] = if unbroken { &[] } else { &voids };
        let most = drawn.or(whole).map_or(BINS, |axis| density::bars(BINS, axis, short));
        let bins = density::outside_of(density::histogram(corpus, selection, most, drawn), short);
        let published_outside = if asked { 0 } else { density::published_outside(corpus, selection, &bins) };
        let open = selection.by_open_ends(corpus);
        let marks = Rc::new(marks(&line.lanes));
        let groups = Groups { told: timeline::shared(&told), reported: reported.to_vec() };
        let laid = match lanes {
            Lanes::Event => Rc::default(),
            _ => Rc::new(lanes_with(&timeline::readable(&line.lanes), &groups)),
        };
        let groups = Rc::new(groups);
        Found {
            line,
            marks,
            groups,
            laid,
            told,
            reported,
            dense,
            bins,
            voids,
            whole,
            outside,
            published_outside,
            open,
        }
    }
}

/// The lanes of the chart: when the articles were published, then what several articles tell, then what each of them tells.
fn lanes_with(lanes: &[Lane], groups: &Groups) -> Vec<Lane> {
    let told = |(number, group): (u32, &Told)| {
        Some(Mark { article: group.events.first()?.0, date: number, extent: group.extent, hour: None })
    };
    let published = |(number, group): (u32, &Reported)| {
        let extent = Extent { first: Some(group.day), last: Some(group.day), precision: Precision::Day };
        Some(Mark { article: *group.articles.first()?, date: number, extent, hour: None })
    };
    let reported: Vec<Mark> = (0..).zip(&groups.reported).filter_map(published).collect();
    let shared: Vec<Mark> = (0..).zip(&groups.told).filter_map(told).collect();
    let first = [(LaneOf::Reported, reported), (LaneOf::Shared, shared)];
    let first =
        first.into_iter().filter(|(_, marks)| !marks.is_empty()).map(|(of, marks)| Lane { of, marks });
    first.chain(lanes.iter().cloned()).collect()
}

/// From the first to the last of the dates and the days of publication.
fn with_reported((first, last): (Day, Day), reported: &[Reported]) -> (Day, Day) {
    let of = |day: Option<&Reported>, known: Day| day.map_or(known, |group| group.day);
    (first.min(of(reported.first(), first)), last.max(of(reported.last(), last)))
}

/// Where most dates lie, with the days of publication that are not far off: what is told is told soon after.
fn with_near((first, last): (Day, Day), reported: &[Reported]) -> (Day, Day) {
    let room = ((last.0 - first.0) / 4).max(31);
    let near = |day: &&Reported| day.day.0 >= first.0 - room && day.day.0 <= last.0 + room;
    let days = || reported.iter().filter(near).map(|one| one.day);
    (days().next().map_or(first, |day| day.min(first)), days().next_back().map_or(last, |day| day.max(last)))
}

/// The marks of all lanes, each once.
fn marks(lanes: &[Lane]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = lanes.iter().flat_map(|lane| lane.marks.iter().copied()).collect();
    marks.sort_by_key(|mark| (mark.begins(), mark.article, mark.date));
    marks.dedup_by_key(|mark| (mark.article, mark.date));
    marks
}
