//! What lanes and their marks are called, what a mark says when it is reached, and what it opens.

use super::together::{in_articles, places, told};
use crate::app::hooks::AppContext;
use crate::app::state::Subject;
use crate::corpus::{ArticleId, Catalogue};
use crate::explore::timeline::{Lane, LaneOf, Mark, Reported, Told};
use crate::text::Span;
use crate::wording;

/// What the marks stand for in lanes that hold no dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Groups {
    /// What several articles tell.
    pub told: Vec<Told>,
    /// When articles were published.
    pub reported: Vec<Reported>,
}

/// A lane's name.
pub(crate) fn name(catalogue: &Catalogue, of: LaneOf) -> String {
    let article = |id| catalogue.article(id);
    match of {
        LaneOf::Shared => "Told by several articles".to_owned(),
        LaneOf::Reported => "Days of publication".to_owned(),
        LaneOf::All => "All dates".to_owned(),
        LaneOf::Kind(kind) => wording::dates_of(kind).to_owned(),
        LaneOf::Article(id) => article(id).map(|article| article.goes_by().0).unwrap_or_default(),
        LaneOf::Outlet(id) => article(id).map_or("", wording::outlet).to_owned(),
        LaneOf::Entity(id) => {
            catalogue.entity(id).map(|entity| entity.entity.name.clone()).unwrap_or_default()
        }
    }
}

/// The words beside a mark.
pub(super) fn label(app: &AppContext, groups: &Groups, lane: &Lane, mark: &Mark) -> String {
    let of_group = mark.date as usize;
    match lane.of {
        LaneOf::Shared => groups.told.get(of_group).map_or_else(String::new, in_articles),
        LaneOf::Reported => groups.reported.get(of_group).map_or_else(String::new, |day| by(app, day)),
        _ => {
            app.corpus.date(mark.article, mark.date).map_or_else(String::new, |date| date.written.to_owned())
        }
    }
}

/// Whose articles they are, and how many where it is more than one.
fn by(app: &AppContext, day: &Reported) -> String {
    let outlet = app.corpus.article(mark_of(day)).map_or("", wording::outlet);
    match day.articles.len() {
        1 => outlet.to_owned(),
        many => format!("{outlet} ({})", wording::count(many, "article", "articles")),
    }
}

fn mark_of(day: &Reported) -> ArticleId {
    day.articles.first().copied().unwrap_or_default()
}

/// What one or several marks say, which are drawn as one.
pub(super) fn describe(app: &AppContext, groups: &Groups, lane: &Lane, items: &[usize]) -> String {
    if items.len() > 1 {
        return match lane.of {
            LaneOf::Reported => format!("{} outlets and days of publication close together", items.len()),
            _ => format!("{} dates close together", items.len()),
        };
    }
    let Some(mark) = items.first().and_then(|n| lane.marks.get(*n)) else { return String::new() };
    let (when, label) = (wording::extent_at(mark.extent, mark.hour), label(app, groups, lane, mark));
    match lane.of {
        LaneOf::Shared => format!("{when}, told {label}"),
        LaneOf::Reported => format!("{when}, published by {label}"),
        _ => {
            let title =
                app.corpus.article(mark.article).map(|article| article.goes_by().0).unwrap_or_default();
            format!("{when} (“{label}”), in {title}")
        }
    }
}

/// What a press on one or several marks opens, which are drawn as one.
pub(super) fn subject(app: &AppContext, groups: &Groups, lane: &Lane, items: &[usize]) -> Subject {
    let marks: Vec<&Mark> = items.iter().filter_map(|n| lane.marks.get(*n)).collect();
    let dates = format!("{} dates", marks.len());
    match lane.of {
        LaneOf::Shared => {
            let told_of: Vec<&Told> =
                marks.iter().filter_map(|mark| groups.told.get(mark.date as usize)).collect();
            match told_of[..] {
                [group] => told(app, group),
                _ => Subject::Sentences {
                    title: dates,
                    places: told_of.iter().flat_map(|group| places(app, group)).collect(),
                    pair: None,
                },
            }
        }
        LaneOf::Reported => {
            let days = marks.iter().filter_map(|mark| groups.reported.get(mark.date as usize));
            published(&days.collect::<Vec<_>>())
        }
        _ => {
            if let [mark] = marks[..] {
                return Subject::Date { article: mark.article, index: mark.date };
            }
            let place = |mark: &&Mark| Some((mark.article, app.corpus.date(mark.article, mark.date)?.span));
            Subject::Sentences { title: dates, places: marks.iter().filter_map(place).collect(), pair: None }
        }
    }
}

/// `Published 8 May 2025 to 9 May 2025`, of days of publication in order of time.
pub(super) fn published_when(days: &[&Reported]) -> String {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if first.day != last.day => {
            format!("Published {} to {}", wording::day(first.day), wording::day(last.day))
        }
        (Some(first), _) => format!("Published {}", wording::day(first.day)),
        _ => String::new(),
    }
}

/// The articles of some days of publication, in order of time; each opens at its beginning.
pub(super) fn published(days: &[&Reported]) -> Subject {
    let begins = days.iter().flat_map(|day| &day.articles).map(|id| (*id, Span::new(0, 0)));
    Subject::Sentences { title: published_when(days), places: begins.collect(), pair: None }
}

/// What is said in a lane that shows no mark; nothing where it does.
pub(super) fn nothing(lane: &Lane, seen: usize) -> Option<String> {
    if seen > 0 {
        return None;
    }
    Some(match (lane.of, lane.marks.len()) {
        (_, 0) => "no date that can be placed".to_owned(),
        (LaneOf::Reported, _) => "all outside of this span".to_owned(),
        (_, dates) => format!("{} outside of this span", wording::count(dates, "date", "dates")),
    })
}
