//! Dates: expressions of time, how each was read, and why some have no place on the axis.

use super::about::{self, ARTICLE, PLACE, Text};
use super::{Table, Value};
use crate::annotate::Modifier;
use crate::corpus::{ArticleId, Bodies, Catalogue};
use crate::wording;

/// All of a corpus, in its order.
pub(super) fn all(catalogue: &Catalogue) -> Vec<(ArticleId, u32)> {
    let of = |id: ArticleId| (0..catalogue.dates(id).count() as u32).map(move |date| (id, date));
    catalogue.articles().flat_map(|(id, _)| of(id)).collect()
}

/// Dates, each an article and an index into its `annotations.dates`. Those of an article should stand together.
pub fn dates(catalogue: &Catalogue, bodies: &dyn Bodies, places: &[(ArticleId, u32)]) -> Table {
    let own = [
        "written",
        "type",
        "value",
        "mod",
        "first_day",
        "last_day",
        "precision",
        "rule",
        "counted_from",
        "not_on_axis",
    ];
    let mut table = Table::new(&[&ARTICLE[..], &own, &PLACE].concat());
    for of_article in places.chunk_by(|(one, _), (next, _)| one == next) {
        let Some(&(id, _)) = of_article.first() else { continue };
        let Some((article, body)) = catalogue.article(id).zip(bodies.body(id)) else { continue };
        let text = Text::new(body);
        for &(_, number) in of_article {
            let Some(date) = body.annotations.dates.get(number as usize) else { continue };
            let unplaced = catalogue.date(id, number).and_then(|listed| listed.unplaced);
            let mut row = about::article(article);
            row.extend([
                Value::from(text.words(date.span)),
                date.kind.as_str().into(),
                date.value.as_str().into(),
                date.modifier.map(Modifier::as_str).into(),
                date.extent.and_then(|extent| extent.first).map(|day| day.to_string()).into(),
                date.extent.and_then(|extent| extent.last).map(|day| day.to_string()).into(),
                wording::precision(date.extent, date.kind).into(),
                date.basis.rule.as_str().into(),
                wording::anchor(&date.basis.anchor, &body.document.text).into(),
                unplaced.map(wording::unplaced).into(),
            ]);
            row.extend(text.place(date.span));
            table.rows.push(row);
        }
    }
    table
}
