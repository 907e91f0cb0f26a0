//! Mentions: where entities are named.

use super::about::{self, ARTICLE, PLACE, Text};
use super::{Table, Value};
use crate::corpus::Corpus;
use crate::wording;

/// All mentions, article by article, in the order of the text.
pub(super) fn mentions(corpus: &Corpus) -> Table {
    let own = ["entity", "name", "type", "written", "form"];
    let mut table = Table::new(&[&ARTICLE[..], &own, &PLACE].concat());
    for (_, article, body) in corpus.articles() {
        let text = Text::new(body);
        for mention in &body.annotations.mentions {
            let Some(found) = corpus.catalogue.entity(mention.entity) else { continue };
            let mut row = about::article(article);
            row.extend([
                Value::from(found.slug.as_str()),
                found.entity.name.as_str().into(),
                found.entity.kind.as_str().into(),
                text.words(mention.span).into(),
                wording::form(mention.form).into(),
            ]);
            row.extend(text.place(mention.span));
            table.rows.push(row);
        }
    }
    table
}
