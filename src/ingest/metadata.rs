//! `parallax.toml`: what is known of a corpus and of its articles, beside what they say of themselves.
//!
//! ```toml
//! title = "Three views of a summit"
//! description = "…"
//! rights = "…"
//!
//! [articles."first.txt"]            # the file's name below the folder given, or the `id` of a line of JSON
//! title = "…"
//! source = "Northern Post"          # the outlet
//! author = "…"
//! published = 2025-05-09
//! published_basis = "the text says …"
//! url = "https://…"
//! lang = "en"
//!
//! [columns]                         # of tables and records that name them in no usual way
//! text = "Wortlaut"
//! source = ["Blatt", "Zeitung"]     # the first that holds something; also id, title, published, author, url, lang
//! ```
//! Everything is optional, and what is left out is unknown.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer};
use toml::Spanned;

use super::article::is_web_address;
use super::columns::Columns;
use super::day::YEARS;
use super::toml_file::{TomlError, TomlFile};
use crate::annotate::Day;
use crate::corpus::{Input, Meta};
use crate::text::Lang;

/// The name of the file about the corpus.
pub const METADATA: &str = "parallax.toml";

/// What `parallax.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metadata {
    /// The title of the corpus.
    pub title: String,
    /// What it is; paragraphs divided by blank lines.
    pub description: String,
    /// Rights and licence of the texts.
    pub rights: String,
    /// What the columns of tables and the fields of records are called.
    pub columns: Columns,
    articles: BTreeMap<Spanned<String>, About>,
}

/// What it says of an article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, expecting = "what is known of it, as `{ source = \"…\" }`")]
struct About {
    title: Option<String>,
    source: Option<String>,
    author: Option<String>,
    #[serde(deserialize_with = "day")]
    published: Option<Day>,
    published_basis: Option<String>,
    #[serde(deserialize_with = "address")]
    url: Option<String>,
    #[serde(deserialize_with = "language")]
    lang: Option<String>,
    excerpt: Option<bool>,
}

/// An address of the web.
fn address<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let written = String::deserialize(deserializer)?;
    let wrong = || serde::de::Error::custom(format!("`{written}` is no address: begin it with https://"));
    if is_web_address(&written) { Ok(Some(written)) } else { Err(wrong()) }
}

/// The tag of a language.
fn language<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let written = String::deserialize(deserializer)?;
    let wrong =
        || serde::de::Error::custom(format!("`{written}` names no language: write its tag, such as `en`"));
    if Lang::from_tag(&written).is_some() { Ok(Some(written)) } else { Err(wrong()) }
}

/// A day, as TOML writes one or as a string.
fn day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Toml(toml::value::Datetime),
        Text(String),
    }
    let day = match Written::deserialize(deserializer)? {
        Written::Toml(written) => match written.date {
            Some(date) => date.to_string().parse(),
            None => written.to_string().parse(),
        },
        Written::Text(written) => written.parse(),
    };
    let day: Day = day.map_err(serde::de::Error::custom)?;
    let (year, ..) = day.parts();
    if YEARS.contains(&year) {
        return Ok(Some(day));
    }
    let wrong = format!(
        "`{day}` is no day on which an article appeared: the year is from {} to {}",
        YEARS.start(),
        YEARS.end()
    );
    Err(serde::de::Error::custom(wrong))
}

/// What came of ascribing to articles what the file says of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// The names that nothing was to be ascribed to and that the file speaks of, each with its line.
    pub left: Vec<(String, usize)>,
    /// An error for each article that the file speaks of and that is not there, in order of their names.
    pub unknown: Vec<TomlError>,
}

impl TomlFile<Metadata> {
    /// Sets what is known of the articles. What the file says goes before what the article says of itself. Nothing is
    /// ascribed to an article called as one of `left` is: which one is meant is not known, or it is not there.
    pub fn apply(&self, inputs: &mut [Input], left: &BTreeSet<String>) -> Applied {
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (n, input) in inputs.iter().enumerate() {
            places.entry(input.file.clone()).or_insert(n);
        }
        let mut applied = Applied::default();
        for (file, about) in &self.value.articles {
            let name = file.get_ref();
            if left.contains(name) {
                applied.left.push((name.clone(), self.line(file.span())));
                continue;
            }
            let Some(input) = places.get(name).and_then(|&n| inputs.get_mut(n)) else {
                let some = inputs.iter().take(3).map(|input| input.file.clone());
                applied.unknown.push(TomlError::NoArticle {
                    file: self.name.clone(),
                    line: self.line(file.span()),
                    name: name.clone(),
                    some: some.collect::<Vec<_>>().join("`, `"),
                });
                continue;
            };
            let About { title, source, author, published, published_basis, url, lang, excerpt } =
                about.clone();
            if let Some(declared) = lang.as_deref().and_then(Lang::from_tag) {
                input.document.declare(declared);
            }
            let meta = &mut input.meta;
            *meta = Meta {
                title: title.or(meta.title.take()),
                source_basis: meta.source_basis.take().filter(|_| source.is_none()),
                source: source.or(meta.source.take()),
                author_basis: meta.author_basis.take().filter(|_| author.is_none()),
                author: author.or(meta.author.take()),
                // what the article gave as its basis is none of another day
                published_basis: published_basis
                    .or(meta.published_basis.take().filter(|_| published.is_none())),
                published: published.or(meta.published),
                url: url.or(meta.url.take()),
                lang: lang.or(meta.lang.take()),
                excerpt: excerpt.unwrap_or(meta.excerpt),
            };
        }
        applied
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(text: &str) -> Result<TomlFile<Metadata>, TomlError> {
        TomlFile::read(text, "parallax.toml")
    }

    #[track_caller]
    fn refuse(text: &str, expected: &str) {
        let error = metadata(text).map(|_| ()).unwrap_err().to_string();
        assert!(error.starts_with(expected), "{error}");
    }

    #[test]
    fn what_is_known_of_an_article_is_set() {
        let toml = metadata(
            "title = 'Views'\n[articles.\"a.txt\"]\nsource = 'Post'\npublished = 2025-05-09\n[articles.\"b.txt\"]\npublished = '2025-05-10'\n",
        )
        .unwrap();
        let own = Meta { source: Some("own".into()), author: Some("own".into()), ..Meta::default() };
        let mut inputs = vec![
            Input { file: "a.txt".into(), meta: own, ..Input::default() },
            Input { file: "b.txt".into(), ..Input::default() },
        ];
        let none = BTreeSet::new();
        assert_eq!(toml.apply(&mut inputs, &none), Applied::default());
        assert_eq!(inputs[0].meta.source.as_deref(), Some("Post"));
        assert_eq!(inputs[0].meta.author.as_deref(), Some("own"));
        assert_eq!(inputs[0].meta.published, Day::new(2025, 5, 9));
        assert_eq!(inputs[1].meta.published, Day::new(2025, 5, 10));
        let error = toml.apply(&mut inputs[1..], &none).unknown[0].to_string();
        assert_eq!(
            error,
            "parallax.toml, line 2: there is no article `a.txt`: expected the name of a file such as `b.txt`"
        );
        // of what is in doubt nothing is said
        let left = BTreeSet::from(["a.txt".to_owned()]);
        inputs[0].meta = Meta { published_basis: Some("the page".into()), ..Meta::default() };
        assert_eq!(toml.apply(&mut inputs, &left).left, [("a.txt".to_owned(), 2)]);
        assert_eq!(inputs[0].meta.source, None);
        toml.apply(&mut inputs, &none);
        assert_eq!(inputs[0].meta.published_basis, None, "the page did not give that day");
    }

    #[test]
    fn errors_name_the_line() {
        refuse(
            "title = 'a'\ntitel = 'b'",
            "parallax.toml, line 2: nothing here is called `titel`: write one of",
        );
        refuse("[articles.x]\noutlet = 'b'", "parallax.toml, line 2: nothing here is called `outlet`");
        refuse(
            "\n[articles.x]\npublished = '2025-02-31'",
            "parallax.toml, line 3: `2025-02-31` is not a day: write it as YYYY-MM-DD",
        );
        refuse(
            "\n[articles.x]\npublished = 0000-01-01",
            "parallax.toml, line 3: `0000-01-01` is no day on which",
        );
        refuse(
            "[articles.x]\nurl = 'javascript:f()'",
            "parallax.toml, line 2: `javascript:f()` is no address",
        );
        refuse("[articles.x]\nlang = 'klingon'", "parallax.toml, line 2: `klingon` names no language");
        refuse("\n[articles.x]\npublished = 12:00:00", "parallax.toml, line 3: `12:00:00` is not a day");
        refuse(
            "\n[columns]\ntexts = 'a'",
            "parallax.toml, line 3: nothing here is called `texts`: write one of `id`",
        );
        refuse("[columns]\ntext = 5", "parallax.toml, line 2: ");
        refuse("title = 5", "parallax.toml, line 1: a number (`5`) stands here in the place of a text");
        refuse("\n\nx = ", "parallax.toml, line 3: ");
        refuse(
            "[columns]\ntext = ''",
            "parallax.toml, line 2: gives an empty name: write what the column is called",
        );
    }

    #[test]
    fn what_cannot_be_read_costs_its_own_line() {
        let text = "title = 'Views'\nrigths = 'x'\n[articles.'a.txt']\nsource = 'Post'\npublished = '31 May'\n\
                    [artikles.'b.txt']\nsource = 'Mail'\n\n[articles.'c.txt']\nauthor = [\n 'a',\n]\nlang = 'en'\n";
        let (toml, misread) = TomlFile::<Metadata>::read_rest(text, "p.toml").unwrap();
        assert_eq!(toml.value.title, "Views");
        let mut inputs =
            ["a.txt", "b.txt", "c.txt"].map(|file| Input { file: file.into(), ..Input::default() });
        toml.apply(&mut inputs, &BTreeSet::new());
        let of = |n: usize| (inputs[n].meta.source.as_deref(), inputs[n].meta.lang.as_deref());
        // what stands under a heading that cannot be read is ascribed to nobody
        assert_eq!([of(0), of(1), of(2)], [(Some("Post"), None), (None, None), (None, Some("en"))]);
        let begins = |error: &TomlError| error.to_string().split(": ").next().unwrap_or_default().to_owned();
        let mut lines: Vec<String> = misread.iter().map(begins).collect();
        lines.sort();
        assert_eq!(lines, ["p.toml, line 10", "p.toml, line 2", "p.toml, line 5", "p.toml, line 6"]);
        assert!(TomlFile::<Metadata>::read_rest("title = 'a\n", "p.toml").is_err());
    }
}
