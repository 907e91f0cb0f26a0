//! The names of kinds, fields and forms, and what an article goes by.

use super::dates::day;
use crate::annotate::{Day, EntityKind, Form};
use crate::corpus::Article;
use crate::explore::Field;

/// The name of a kind of entities: one of them, many of them.
pub fn kind(kind: EntityKind) -> (&'static str, &'static str) {
    match kind {
        EntityKind::Person => ("Person", "People"),
        EntityKind::Place => ("Place", "Places"),
        EntityKind::Organisation => ("Organisation", "Organisations"),
        EntityKind::Event => ("Event", "Events"),
        EntityKind::Group => ("Group", "Groups"),
    }
}

/// The name of a field, over its values.
pub fn field(field: Field) -> &'static str {
    match field {
        Field::Entity(of) => kind(of).1,
        Field::Source => "Outlet",
        Field::Author => "Author",
        Field::Lang => "Language",
    }
}

/// In what form a mention names its entity.
pub fn form(form: Form) -> &'static str {
    match form {
        Form::Full => "full name",
        Form::Short => "part of the name",
        Form::Acronym => "acronym",
        Form::Adjective => "adjective or demonym",
        Form::Role => "office or common noun",
        Form::Credit => "byline or agency",
    }
}

/// An article's outlet, or that it is not known.
pub fn outlet(article: &Article) -> &str {
    article.meta.source.as_deref().unwrap_or("Outlet unknown")
}

/// An article's day of publication, or that it is not known.
pub fn published(article: &Article) -> String {
    article.meta.published.map_or_else(|| "date unknown".to_owned(), day)
}

/// Whose words they are, as they are cited: `Title. Author, outlet, day`.
pub fn cited(article: &Article) -> String {
    let (title, known) = article.goes_by();
    let title = if known { title } else { format!("[no headline: {title}]") };
    let author = article.meta.author.as_deref().unwrap_or("author unknown");
    format!("{title}. {author}, {}, {}", outlet(article), published(article))
}

/// Between which days articles were published, of those of which it is known.
pub fn published_between(days: impl Iterator<Item = Day> + Clone) -> Option<String> {
    let (first, last) = (days.clone().min()?, days.max()?);
    Some(if first == last {
        format!("Published on {}", day(first))
    } else {
        format!("Published between {} and {}", day(first), day(last))
    })
}
