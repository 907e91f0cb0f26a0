//! Columns: what the fields of a record are called, by the people and programs that write records.
//!
//! A name is compared without case, spaces, points and strokes. What `parallax.toml` says of a column goes before what
//! is known here. This room must not know what a value looks like.

use serde::Deserialize;

/// What a field of a record holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Title,
    Text,
    Published,
    Source,
    Author,
    Url,
    Language,
}

/// The names that are known, the more certain first.
const KNOWN: &[(Column, &[&str])] = &[
    (Column::Id, &["id", "guid", "uuid", "articleid", "docid", "documentid", "uri"]),
    (Column::Title, &["title", "headline", "articletitle", "webtitle", "headlinetext", "subject", "heading"]),
    (
        Column::Text,
        &[
            "text",
            "fulltext",
            "articletext",
            "maintext",
            "plaintext",
            "bodytext",
            "body",
            "articlebody",
            "contenthtml",
            "contentencoded",
            "content",
            "articlecontent",
            "contenttext",
            "article",
            "story",
            "rawtext",
            "description",
            "summary",
            "abstract",
        ],
    ),
    (
        Column::Published,
        &[
            "published",
            "publishedat",
            "publishedon",
            "publisheddate",
            "datepublished",
            "publishdate",
            "publicationdate",
            "datepublish",
            "wppostdate",
            "pubdate",
            "publicationday",
            "webpublicationdate",
            "dcdate",
            "date",
            "articledate",
            "datetime",
            "publishtime",
            "publishedtime",
            "day",
            "timestamp",
        ],
    ),
    (
        Column::Source,
        &[
            "outlet",
            "outletname",
            "source",
            "sourcename",
            "newspaper",
            "publisher",
            "publication",
            "publicationname",
            "medium",
            "medianame",
            "sitename",
            "site",
            "website",
            "sourcedomain",
            "hostname",
            "domain",
        ],
    ),
    (
        Column::Author,
        &["author", "authors", "byline", "creator", "dccreator", "authorname", "writer", "journalist"],
    ),
    (
        Column::Url,
        &[
            "url",
            "articleurl",
            "link",
            "weburl",
            "permalink",
            "canonicalurl",
            "canonical",
            "sourceurl",
            "href",
            "address",
            "externalurl",
        ],
    ),
    (Column::Language, &["lang", "language", "languagecode", "langcode", "dclanguage", "locale"]),
];

/// The columns of a corpus that have names of their own: `[columns]` of `parallax.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Columns {
    id: Names,
    title: Names,
    text: Names,
    published: Names,
    source: Names,
    author: Names,
    url: Names,
    lang: Names,
}

/// One name, or several.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Written")]
struct Names(Vec<String>);

#[derive(Deserialize)]
#[serde(untagged, expecting = "the name of a column, or a list of names")]
enum Written {
    One(String),
    Many(Vec<String>),
}

impl TryFrom<Written> for Names {
    type Error = &'static str;

    fn try_from(written: Written) -> Result<Names, Self::Error> {
        let names = match written {
            Written::One(name) => vec![name],
            Written::Many(names) => names,
        };
        let names: Vec<String> = names.iter().map(|name| folded(name)).collect();
        let nameless = names.is_empty() || names.iter().any(String::is_empty);
        if nameless { Err("gives an empty name: write what the column is called") } else { Ok(Names(names)) }
    }
}

impl Columns {
    /// What a field of that name holds, and how certain that is: the lower, the more.
    pub(super) fn of(&self, name: &str) -> Option<(Column, usize)> {
        let name = folded(name);
        let own = |column: Column| self.own(column).0.iter().position(|own| *own == name);
        if let Some(found) = KNOWN.iter().find_map(|(column, _)| Some((*column, own(*column)?))) {
            return Some(found);
        }
        let english = KNOWN.iter().find_map(|(column, names)| {
            let at = names.iter().position(|known| *known == name)?;
            Some((*column, self.own(*column).0.len() + at))
        });
        english.or_else(|| {
            let (column, at) = elsewhere(&name)?;
            let before = KNOWN.iter().find(|(known, _)| *known == column).map_or(0, |(_, names)| names.len());
            Some((column, self.own(column).0.len() + before + at))
        })
    }

    fn own(&self, column: Column) -> &Names {
        match column {
            Column::Id => &self.id,
            Column::Title => &self.title,
            Column::Text => &self.text,
            Column::Published => &self.published,
            Column::Source => &self.source,
            Column::Author => &self.author,
            Column::Url => &self.url,
            Column::Language => &self.lang,
        }
    }
}

/// What people of other languages call so, by the table.
fn elsewhere(name: &str) -> Option<(Column, usize)> {
    let rows = include_str!("columns.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut found = rows.filter_map(|row| {
        let (column, names) = row.split_once('\t')?;
        let at = names.split('\t').position(|known| known == name)?;
        let column = match column {
            "id" => Column::Id,
            "title" => Column::Title,
            "text" => Column::Text,
            "published" => Column::Published,
            "source" => Column::Source,
            "author" => Column::Author,
            "url" => Column::Url,
            "language" => Column::Language,
            _ => return None,
        };
        Some((column, at))
    });
    found.next()
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_however_they_are_written() {
        #[track_caller]
        fn check(name: &str, expected: Option<Column>) {
            assert_eq!(Columns::default().of(name).map(|(column, _)| column), expected, "{name}");
        }
        check("Publish Date", Some(Column::Published));
        check("publish_date", Some(Column::Published));
        check("pubDate", Some(Column::Published));
        check("dc:creator", Some(Column::Author));
        check(" URL ", Some(Column::Url));
        check("Volltext", Some(Column::Text));
        check("Erscheinungs-Datum", Some(Column::Published));
        check("Título", Some(Column::Title));
        check("date de publication", Some(Column::Published));
        check("Ressort", None);
        check("", None);
    }

    #[test]
    fn own_names_go_first() {
        let columns: Columns =
            toml::from_str("text = 'Wortlaut'\nsource = ['Blatt', 'Titel der Zeitung']").unwrap();
        assert_eq!(columns.of("wortlaut"), Some((Column::Text, 0)));
        assert_eq!(columns.of("Text"), Some((Column::Text, 1)));
        assert_eq!(columns.of("Titel der Zeitung"), Some((Column::Source, 1)));
        assert_eq!(columns.of("outlet"), Some((Column::Source, 2)));
    }
}
