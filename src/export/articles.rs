//! Articles, with what is known of each.

use super::{Table, Value};
use crate::corpus::{ArticleId, Catalogue};

/// Articles with what is known of them, in the order given.
pub fn articles(catalogue: &Catalogue, ids: &[ArticleId]) -> Table {
    let mut table = Table::new(&[
        "file",
        "title",
        "outlet",
        "author",
        "published",
        "url",
        "language",
        "words",
        "excerpt",
    ]);
    for article in ids.iter().filter_map(|id| catalogue.article(*id)) {
        let meta = &article.meta;
        table.rows.push(vec![
            Value::from(article.file.as_str()),
            meta.title.as_deref().into(),
            meta.source.as_deref().into(),
            meta.author.as_deref().into(),
            meta.published.map(|day| day.to_string()).into(),
            meta.url.as_deref().into(),
            meta.lang.as_deref().into(),
            article.words.into(),
            meta.excerpt.into(),
        ]);
    }
    table
}
