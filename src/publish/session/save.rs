//! What a session can be kept as.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::Session;
use crate::contract::{CORPUS, SINGLE};
use crate::corpus;
use crate::ingest::curation::{self, CURATION};
use crate::publish::site::{self, Parts};
use crate::publish::{lines, packed, zip};

/// What the lines are called.
const LINES: &str = "articles.jsonl";

/// What a session can be kept as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Form {
    /// The page in one file, with the explorer, the articles and the corrections inside.
    Page,
    /// A zip with the site of several files, for a web server or GitHub Pages.
    Site,
    /// The packed corpus.
    Corpus,
    /// The corrections, as `parallax build` reads them.
    Curation,
    /// The articles with what was found in them, as `parallax dump` writes them.
    Lines,
}

impl Form {
    /// Whether it needs what the page was made of.
    pub fn needs_parts(self) -> bool {
        matches!(self, Form::Page | Form::Site)
    }
}

/// A file to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What it may be called.
    pub name: String,
    /// Its kind, as a browser names it.
    pub mime: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Session {
    /// The session in a form to be kept. `parts` are those of the page that it is kept from, where the form needs them.
    ///
    /// # Errors
    /// Where the parts are none of a page.
    pub fn save(&self, form: Form, parts: Parts) -> Result<Saved> {
        let saved = |name: &str, mime: &str, bytes: Vec<u8>| {
            Ok(Saved { name: name.to_owned(), mime: mime.to_owned(), bytes })
        };
        // what was composed is read again, which takes less than to compose it
        let corpus = || corpus::open(self.packed().bytes());
        match form {
            Form::Page => saved(SINGLE, "text/html", site::single(&corpus()?, &parts.shell()?)?),
            Form::Site => {
                let files = site::of(&corpus()?, &parts.shell()?, &[])?;
                saved("site.zip", "application/zip", zip::zip(&files)?)
            }
            Form::Corpus => saved(CORPUS, "application/octet-stream", packed::gzip(&self.packed().bytes())?),
            Form::Curation => {
                let text = curation::write(&self.corrections())?;
                saved(CURATION, "application/toml", text.into_bytes())
            }
            Form::Lines => {
                let mut bytes = Vec::new();
                lines::lines(&corpus()?, |line| {
                    bytes.extend_from_slice(line.as_bytes());
                    anyhow::Ok(())
                })?;
                saved(LINES, "application/jsonl", bytes)
            }
        }
    }
}
