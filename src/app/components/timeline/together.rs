//! What several articles tell of one date, as the chart, its table and the inspector put it.

use crate::app::hooks::AppContext;
use crate::app::state::Subject;
use crate::corpus::ArticleId;
use crate::explore::timeline::Told;
use crate::text::Span;
use crate::wording;

/// `in 3 articles`
pub(crate) fn in_articles(group: &Told) -> String {
    format!("in {}", wording::count(group.articles as usize, "article", "articles"))
}

/// What several articles tell of one date, for the inspector: their sentences one beside the other.
pub(crate) fn told(app: &AppContext, group: &Told) -> Subject {
    let title = format!("{} · {}", wording::extent(group.extent), in_articles(group));
    Subject::Sentences { title, places: places(app, group), pair: None }
}

/// The date in each sentence; the clause where it takes its date from an earlier sentence.
pub(super) fn places(app: &AppContext, group: &Told) -> Vec<(ArticleId, Span)> {
    let place = |&(id, number): &(ArticleId, u32)| Some((id, app.corpus.event_place(id, number)?));
    group.events.iter().filter_map(place).collect()
}
