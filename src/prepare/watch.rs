//! Watching articles: what of them has changed since they were last looked at.
//!
//! Folders are looked through again and again rather than by what the system tells of them, which differs from system
//! to system and is silent on network disks.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use super::options::Articles;

/// How long is waited between two looks.
const PAUSE: Duration = Duration::from_millis(700);

/// Everything that a page is made of, as it was at one look: names, sizes and times of change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look(BTreeMap<PathBuf, (u64, Option<SystemTime>)>);

impl Look {
    /// Looks at the articles, and at the files beside them; `without` is what is written while it is watched.
    pub(super) fn at(articles: &Articles, without: Option<&Path>) -> Look {
        let mut look = Look::default();
        let without = without.and_then(|path| fs::canonicalize(path).ok());
        let beside = articles.metadata.iter().chain(&articles.curation);
        for path in articles.paths.iter().chain(beside) {
            let walk = ignore::WalkBuilder::new(path)
                .standard_filters(false)
                .hidden(true)
                .follow_links(true)
                .build();
            for entry in walk.flatten() {
                let Ok(found) = entry.metadata() else { continue };
                let is_own = without.as_ref().is_some_and(|without| {
                    fs::canonicalize(entry.path()).is_ok_and(|real| real.starts_with(without))
                });
                if found.is_file() && !is_own {
                    look.0.insert(entry.into_path(), (found.len(), found.modified().ok()));
                }
            }
        }
        look
    }

    /// Waits until a look differs from this one, and stays as it is from one look to the next: a file that is being
    /// written is left until it is done.
    pub(super) fn wait(&self, articles: &Articles, without: Option<&Path>) -> Look {
        let mut last = self.clone();
        loop {
            thread::sleep(PAUSE);
            let now = Look::at(articles, without);
            if now != *self && now == last {
                return now;
            }
            last = now;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_differs_where_anything_has_changed_but_what_is_written() {
        let folder = std::env::temp_dir().join(format!("parallax-look-{}", std::process::id()));
        fs::create_dir_all(folder.join("below/site")).unwrap();
        fs::write(folder.join("below/a.txt"), "one").unwrap();
        let articles = Articles { paths: vec![folder.clone()], title: None, metadata: None, curation: None };
        let site = folder.join("below/site");
        let look = || Look::at(&articles, Some(&site));
        let first = look();
        assert_eq!(first.0.len(), 1);
        fs::write(site.join("index.html"), "page").unwrap();
        assert_eq!(look(), first);
        fs::write(folder.join("below/a.txt"), "longer").unwrap();
        let second = look();
        assert_ne!(second, first);
        fs::write(folder.join("parallax.toml"), "").unwrap();
        assert_ne!(look(), second);
        fs::remove_dir_all(folder).unwrap();
    }
}
