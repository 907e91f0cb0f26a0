//! What the articles of a file are called: by its path below the folder that was chosen, and with that folder where files
//! of two have the same.
//!
//! Which of them came first has no say: the first is called anew when the second comes. So the same files are called the
//! same in whatever order they are taken, and as the command line calls them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Session;

/// In which folders files lay that were taken.
#[derive(Debug, Default)]
pub(super) struct Folders {
    /// The folder of each file that is called without it.
    of: BTreeMap<String, String>,
    /// Names that files of several folders have, which are called with them.
    shared: BTreeSet<String>,
}

impl Session {
    /// What the articles of a file are called. Where another has its name they may get new ones.
    pub(super) fn called(&mut self, folder: &str, name: &str) -> String {
        let whole = format!("{folder}/{name}");
        let is_one = |article: &str| is_of(article, name);
        if folder.is_empty() {
            return name.to_owned();
        }
        if self.folders.shared.contains(name) || self.names().any(|article| is_of(article, &whole)) {
            return whole;
        }
        match self.folders.of.get(name) {
            // one of which the folder is not known may be the same file
            None if self.names().any(is_one) => name.to_owned(),
            None => {
                self.folders.of.insert(name.to_owned(), folder.to_owned());
                name.to_owned()
            }
            Some(first) if first == folder => name.to_owned(),
            Some(first) => {
                let first = format!("{first}/{name}");
                self.folders.of.remove(name);
                self.folders.shared.insert(name.to_owned());
                self.rename(name, &first);
                whole
            }
        }
    }

    /// Calls the articles of a file after another name of the file.
    fn rename(&mut self, file: &str, new: &str) {
        let called = |article: &str| {
            let rest = article.strip_prefix(file).filter(|_| is_of(article, file))?;
            Some(format!("{new}{rest}"))
        };
        self.told.rename(called);
        let anew = |name: String| called(&name).unwrap_or(name);
        let texts = std::mem::take(&mut self.texts).into_iter();
        self.texts = texts.map(|(name, texts)| (anew(name), texts)).collect();
        let said = std::mem::take(&mut self.said).into_iter();
        self.said = said.map(|(name, said)| (anew(name), said)).collect();
        for kept in &mut self.waiting {
            kept.file = called(&kept.file).unwrap_or_else(|| std::mem::take(&mut kept.file));
        }
        for kept in &mut self.done {
            if let Some(new) = called(&kept.file) {
                Arc::make_mut(kept).file = new;
            }
        }
        if let Some(curation) = &mut self.curation {
            curation.value.rename_articles(called);
        }
    }
}

/// Whether an article is one of a file of that name: it is called so, or so and its number behind it.
fn is_of(article: &str, file: &str) -> bool {
    article.strip_prefix(file).is_some_and(|rest| {
        let number = rest.strip_prefix('-').is_some_and(|n| n.parse::<u32>().is_ok());
        rest.is_empty() || rest.starts_with('/') || number
    })
}
