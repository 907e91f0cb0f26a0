//! What a page says of itself: headline, outlet, author, day, address, language.
//!
//! One walk over the page gathers what may tell of its article ([`page`]); a file for each field asks it in an order of
//! trust, and says where it found what it took.

mod address;
mod apart;
mod author;
mod byline;
mod day;
mod json_ld;
mod language;
mod names;
mod outlet;
mod page;
mod printed;
#[cfg(test)]
mod tests;
mod text;
mod title;
mod words;
mod zone;

use dom_query::Document;
use page::Page;

use crate::corpus::Meta;
use crate::ingest::published::ACCEPTED_DATES;
use crate::ingest::reading::{Cost, Decision, Diagnostic, Field};

/// What a page says of itself.
pub(super) struct Said {
    pub(super) meta: Meta,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) decisions: Vec<Decision>,
}

/// The names in a line that tells who wrote an article.
pub(super) fn names_of(line: &str) -> Vec<String> {
    names::of(&[line], &[])
}

/// Reads what a page, which messages call `file`, says of itself.
pub(super) fn of(file: &str, document: &Document) -> Said {
    let mut page = Page::of(document);
    let addresses = address::all(&page);
    let json = json_ld::of(&page, &addresses);
    let url = address::of(&addresses, &json);
    let language = language::of(&page, &json);
    let title = title::of(&page, &json, &addresses);
    let headline = title.as_ref().and_then(|title| title.pieces.clone());
    page.set_apart(headline.as_ref());
    let order = language::order(language.as_ref().map(|(tag, _)| tag.as_str()));
    let source = outlet::of(&page, &json, url.as_deref());
    let sites = outlet::names(&page, &json, &addresses);
    let author = author::of(&page, &json, headline.as_ref(), &sites);
    let published = day::of(&page, &json, headline.as_ref(), &addresses, order);

    let mut decisions = Vec::new();
    let mut meta = Meta::default();
    if let Some(title) = title {
        decisions.push(Decision::Found(Field::Title, title.place));
        meta.title = Some(title.text);
    }
    if let Some((source, place)) = source {
        decisions.push(Decision::Found(Field::Source, place.clone()));
        meta.source = Some(source);
        meta.source_basis = Some(place);
    }
    if let Some((author, place)) = author {
        decisions.push(Decision::Found(Field::Author, place.clone()));
        meta.author = Some(author);
        meta.author_basis = Some(place);
    }
    let mut problems = Vec::new();
    if let Some(first) = published.told.first() {
        decisions.push(Decision::Found(Field::Published, first.place.clone()));
        meta.published = Some(first.day);
        meta.published_basis = Some(format!("{}: {}", first.place, first.written));
        let far = |told: &&day::Told| !told.is_near(first);
        let others: Vec<&day::Told> = published.told.iter().filter(far).collect();
        if !others.is_empty() {
            let values = std::iter::once(first)
                .chain(others)
                .map(|told| (told.day.to_string(), format!("{}: {}", told.place, told.written)));
            decisions.push(Decision::Disagree(Field::Published, values.collect()));
        }
    } else if let Some((place, written, why)) = published.unread.first() {
        problems.push(Diagnostic {
            file: file.to_owned(),
            line: None,
            expected: ACCEPTED_DATES.to_owned(),
            found: format!("`{written}` as the time of publication, in {place}{why}"),
            mend: "set the article's day in parallax.toml".to_owned(),
            cost: Cost::Part,
        });
    }
    if let Some(url) = url {
        decisions.push(Decision::Found(Field::Url, "the page's metadata".to_owned()));
        meta.url = Some(url);
    }
    if let Some((tag, place)) = language {
        decisions.push(Decision::Found(Field::Language, place));
        meta.lang = Some(tag);
    }
    Said { meta, problems, decisions }
}
