//! What stands beside the articles: `parallax.toml`, what is known of them, and `curation.toml`, corrections.
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
//! ```
//! Everything is optional, and what is left out is unknown.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::annotate::Day;
use crate::corpus::{Curation, Input, Meta, Problem};

/// The file about the corpus.
pub(super) const METADATA: &str = "parallax.toml";
/// The file of corrections.
pub(super) const CURATION: &str = "curation.toml";

/// What `parallax.toml` says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Metadata {
    pub(super) title: String,
    pub(super) description: String,
    pub(super) rights: String,
    articles: BTreeMap<Spanned<String>, About>,
}

/// What it says of an article.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct About {
    title: Option<String>,
    source: Option<String>,
    author: Option<String>,
    #[serde(deserialize_with = "day")]
    published: Option<Day>,
    published_basis: Option<String>,
    url: Option<String>,
    lang: Option<String>,
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
    day.map(Some).map_err(serde::de::Error::custom)
}

/// A file of TOML, with its text for the lines of errors.
pub(super) struct Toml<T> {
    name: String,
    text: String,
    pub(super) value: T,
}

/// Reads a file; `None` where there is none and none was asked for.
pub(super) fn read<T: for<'de> Deserialize<'de>>(path: &Path, asked: bool) -> Result<Option<Toml<T>>> {
    if !asked && !path.is_file() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let text = fs::read_to_string(path).with_context(|| format!("{name} cannot be read"))?;
    parse(name, text).map(Some)
}

fn parse<T: for<'de> Deserialize<'de>>(name: String, text: String) -> Result<Toml<T>> {
    match toml::from_str(&text) {
        Ok(value) => Ok(Toml { name, text, value }),
        Err(error) => {
            let line = error.span().map_or(1, |span| line(&text, &span));
            let written = text.lines().nth(line - 1).unwrap_or("").trim();
            bail!("{name}, line {line}: {} in `{written}`", error.message().trim_end().replace('\n', "; "))
        }
    }
}

/// The line of a place, from 1.
fn line(text: &str, place: &Range<usize>) -> usize {
    text.bytes().take(place.start).filter(|&b| b == b'\n').count() + 1
}

impl Toml<Metadata> {
    /// Sets what is known of the articles. What the file says goes before what the article says of itself.
    pub(super) fn apply(&self, inputs: &mut [Input]) -> Result<()> {
        for (file, about) in &self.value.articles {
            let Some(input) = inputs.iter_mut().find(|input| input.file == *file.get_ref()) else {
                let line = line(&self.text, &file.span());
                let some: Vec<&str> = inputs.iter().take(3).map(|input| input.file.as_str()).collect();
                bail!(
                    "{}, line {line}: there is no article `{}`: expected the name of a file such as `{}`",
                    self.name,
                    file.get_ref(),
                    some.join("`, `"),
                );
            };
            let About { title, source, author, published, published_basis, url, lang } = about.clone();
            let meta = &mut input.meta;
            *meta = Meta {
                title: title.or(meta.title.take()),
                source: source.or(meta.source.take()),
                author: author.or(meta.author.take()),
                published: published.or(meta.published),
                published_basis: published_basis.or(meta.published_basis.take()),
                url: url.or(meta.url.take()),
                lang: lang.or(meta.lang.take()),
            };
        }
        Ok(())
    }
}

impl Toml<Curation> {
    /// Where and why corrections could not be applied.
    pub(super) fn complain(&self, problems: &[Problem]) -> Result<()> {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| {
                let header = format!("[[{}]]", problem.place.table);
                let number = (problem.place.number as usize).saturating_sub(1);
                let is_header = |line: &str| {
                    line.split('#').next().unwrap_or("").replace(char::is_whitespace, "") == header
                };
                let line = self.text.lines().enumerate().filter(|(_, line)| is_header(line)).nth(number);
                let line = line.map_or(String::new(), |(n, _)| format!(", line {}", n + 1));
                format!("{}{line}: {header} {}", self.name, problem.fault)
            })
            .collect();
        if lines.is_empty() { Ok(()) } else { bail!(lines.join("\n       ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn metadata(text: &str) -> Result<Toml<Metadata>> {
        parse("parallax.toml".into(), text.into())
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
        toml.apply(&mut inputs).unwrap();
        assert_eq!(inputs[0].meta.source.as_deref(), Some("Post"));
        assert_eq!(inputs[0].meta.author.as_deref(), Some("own"));
        assert_eq!(inputs[0].meta.published, Day::new(2025, 5, 9));
        assert_eq!(inputs[1].meta.published, Day::new(2025, 5, 10));
        let error = toml.apply(&mut inputs[1..]).unwrap_err().to_string();
        assert_eq!(
            error,
            "parallax.toml, line 2: there is no article `a.txt`: expected the name of a file such as `b.txt`"
        );
    }

    #[test]
    fn errors_name_the_line() {
        refuse("title = 'a'\ntitel = 'b'", "parallax.toml, line 2: unknown field `titel`, expected one of");
        refuse("[articles.x]\noutlet = 'b'", "parallax.toml, line 2: unknown field `outlet`");
        refuse(
            "\n[articles.x]\npublished = '2025-02-31'",
            "parallax.toml, line 3: `2025-02-31` is not a day: write it as YYYY-MM-DD",
        );
        refuse("\n[articles.x]\npublished = 12:00:00", "parallax.toml, line 3: `12:00:00` is not a day");
        refuse("title = 5", "parallax.toml, line 1: invalid type: integer `5`, expected a string");
        refuse("\n\nx = ", "parallax.toml, line 3: ");
    }

    #[test]
    fn corrections_are_read_and_found_again() {
        let text = "# fixes\n[[merge]]\nnames = ['a', 'b']\n\n[[ hide ]] # one\nname = 'c'\ntype = 'place'\n[[hide]]\nname = 'd'\n";
        let toml: Toml<Curation> = parse("curation.toml".into(), text.into()).unwrap();
        assert_eq!(toml.value.merge[0].names, ["a", "b"]);
        assert_eq!(toml.value.hide[0].kind, Some(crate::annotate::EntityKind::Place));
        let problem = Problem {
            place: crate::corpus::curation::Place { table: "hide", number: 2 },
            fault: crate::corpus::curation::Fault::NoEntity { name: "d".into(), kind: None },
        };
        let error = toml.complain(&[problem]).unwrap_err().to_string();
        assert_eq!(error, "curation.toml, line 8: [[hide]] no entity is called `d`");
        let error = parse::<Curation>("curation.toml".into(), "[[hide]]\nname = 'x'\ntype = 'town'".into());
        let error = error.map(|_| ()).unwrap_err().to_string();
        assert!(
            error.starts_with("curation.toml, line 3: unknown variant `town`, expected one of `person`"),
            "{error}"
        );
    }
}
