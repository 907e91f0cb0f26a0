//! A session: articles that somebody gathers, file by file, and what is known and corrected of them, on the way to a
//! corpus.
//!
//! It takes files in any order and at any time, annotates them piece by piece, and composes a corpus as often as it is
//! asked to. What came of the same files is the same bytes that `parallax build` gives. It has no clock and no thread:
//! who calls it decides how much is done in one go.

mod kept;
mod names;
mod said;
mod save;
mod told;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use anyhow::{Context as _, Result};

use self::kept::{Done, Kept, Texts};
use self::names::Folders;
pub use self::said::Said;
pub use self::save::{Form, Saved};
pub use self::told::{Packed, Progress, Report, Row};
use super::compose::{self, About, Composed, Known};
use super::gather::{self, Complaint, Gathered, Source};
use super::packed;
use super::passed::{self, Passed, Why};
use crate::contract::is_page;
use crate::corpus::format::MAGIC;
use crate::corpus::{self, Away, Catalogue, Corpus, Curation, Input, Meta};
use crate::ingest::curation::{self, CURATION};
use crate::ingest::formats::parts::{page_of, stem_of_page};
use crate::ingest::metadata::{METADATA, Metadata};
use crate::ingest::{Columns, Format, Reading, TomlError, TomlFile, formats};
use crate::wording;

/// A session.
#[derive(Debug, Default)]
pub struct Session {
    /// Articles that are read and not annotated yet, in the order in which they came.
    waiting: VecDeque<Kept>,
    /// Articles with what was found in them.
    done: Vec<Arc<Kept>>,
    /// What is told of the files that were read, with articles that do not wait yet, less their texts.
    told: Gathered,
    /// The texts of these articles, by their names.
    texts: BTreeMap<String, Texts>,
    /// The pages among the files that are expected, by their paths less their endings: what browsers save beside them is
    /// known by that.
    pages: BTreeMap<String, String>,
    /// What `parallax.toml` says of articles that are not there, or of several.
    misplaced: Vec<Complaint>,
    /// What was told of what was brought before that.
    before: Vec<String>,
    /// In which folders the files lay.
    folders: Folders,
    /// What the reader said of articles, by their names, which goes before what the files say.
    said: BTreeMap<String, Said>,
    /// `parallax.toml`, where there was one.
    metadata: Option<TomlFile<Metadata>>,
    /// What is known of the corpus itself.
    known: Known,
    curation: Option<TomlFile<Curation>>,
    /// What was composed last, packed, as long as nothing has changed since.
    composed: RefCell<Option<Rc<Packed>>>,
    /// Where the texts of a corpus are put when it is composed, if not in this program's memory.
    away: Option<Arc<dyn Away>>,
}

impl Session {
    /// A session that puts the texts of what it composes there.
    pub fn with(away: Arc<dyn Away>) -> Session {
        Session { away: Some(away), ..Session::default() }
    }

    /// Begins anew, with nothing.
    pub fn clear(&mut self) {
        *self = Session { away: self.away.take(), ..Session::default() };
    }

    /// Takes a file in: articles in any format, a packed corpus, a page that Parallax made, `parallax.toml` or
    /// `curation.toml`. `name` is its path below the folder that was chosen, with slashes; `asked`, whether it was chosen
    /// by itself. What is wrong with it stands in the [report](Session::report) and costs nothing else.
    pub fn take(&mut self, name: &str, bytes: &[u8], asked: bool) {
        self.take_from("", name, bytes, asked);
    }

    /// As [`take`](Session::take), where it is known what the folder is called that was chosen. Files of one name that come
    /// from two folders are called with their folders, as the command line calls them.
    pub fn take_from(&mut self, folder: &str, name: &str, bytes: &[u8], asked: bool) {
        self.changed();
        let last = name.rsplit('/').next().unwrap_or(name);
        let taken = match last {
            METADATA | CURATION if name == last => self.beside(last, bytes),
            // what a site that lies in the folder was made of lies there too
            _ if is_ours(last, bytes) && !asked => {
                self.told.passed.push(Passed { why: Why::Page, path: name.to_owned() });
                Ok(())
            }
            _ if is_ours(last, bytes) => self.open(bytes),
            _ => {
                self.read(folder, name, bytes, asked);
                Ok(())
            }
        };
        if let Err(error) = taken {
            self.told.complaints.push(Complaint::article(format!("{name}: {error:#}")));
        }
    }

    /// Is told the names of all files that are about to be taken in one go. What was told of those before is put away.
    pub fn expect(&mut self, names: &[String]) {
        self.put_away();
        let page = |name: &String| {
            let stem = stem_of_page(name)?;
            let above = name.rsplit_once('/').map_or(String::new(), |(above, _)| format!("{above}/"));
            Some((format!("{above}{stem}"), name.clone()))
        };
        self.pages = names.iter().filter_map(page).collect();
    }

    /// Why a file that lay in a folder is not read, as far as it can be told from outside.
    fn passes(&self, name: &str, bytes: &[u8]) -> Option<Why> {
        let mut above = String::new();
        for folder in name.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev() {
            if folder.starts_with('.') {
                return Some(Why::Hidden);
            }
            let page = page_of(folder).and_then(|page| self.pages.get(&format!("{above}{page}")));
            if let Some(page) = page {
                return Some(Why::Parts(page.clone()));
            }
            above.push_str(folder);
            above.push('/');
        }
        let shows = || {
            let head = bytes.get(..formats::HEAD).unwrap_or(bytes);
            !formats::is_telling(name) && formats::shown_by(head).is_some()
        };
        passed::by_name(name).filter(|why| *why != Why::Ending || !shows())
    }

    /// Takes in a text that was pasted, under a name that no other article has.
    pub fn paste(&mut self, text: &str) {
        self.changed();
        self.put_away();
        let mut n = 1;
        let name = |n: u32| format!("pasted-{n}.txt");
        while self.names().any(|other| other == name(n)) {
            n += 1;
        }
        self.read("", &name(n), text.as_bytes(), true);
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let read = self.told.inputs.iter().map(|input| input.file.as_str());
        read.chain(self.kept().map(|kept| kept.file.as_str()))
    }

    /// The articles that are settled.
    fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.waiting.iter().chain(self.done.iter().map(Arc::as_ref))
    }

    fn read(&mut self, folder: &str, name: &str, bytes: &[u8], asked: bool) {
        let why = if asked { None } else { self.passes(name, bytes) };
        let name = &if why.is_none() { self.called(folder, name) } else { name.to_owned() };
        let source = Source { name, shown: name, asked };
        let read = match why {
            Some(why) => Err(why),
            None => gather::read(bytes, source, &self.columns()),
        };
        self.told.add(read, source);
        self.stow();
    }

    /// Takes the texts out of the articles that came last.
    fn stow(&mut self) {
        let has_texts = |input: &&mut Input| !self.texts.contains_key(&input.file);
        let came: Vec<_> = self.told.inputs.iter_mut().rev().take_while(has_texts).collect();
        let stowed: Vec<_> =
            came.into_iter().map(|input| (input.file.clone(), Texts::out_of(input))).collect();
        self.texts.extend(stowed);
    }

    /// Puts the articles that were read where they wait. What `parallax.toml` and the reader say of them is set first.
    /// It is to be called when all files of one go are taken: before that, an article that is not there may still come.
    pub fn settle(&mut self) {
        if let Some(metadata) = &self.metadata {
            let before = self.told.complaints.len();
            let missing = compose::ascribe(metadata, &mut self.told);
            // it holds for as long as it is so, and no longer
            self.misplaced = self.told.complaints.split_off(before);
            let is_known = |name: &str| self.names().any(|known| known == name);
            let unknown = missing
                .into_iter()
                .filter(|error| !matches!(error, TomlError::NoArticle { name, .. } if is_known(name)));
            let unknown: Vec<_> = unknown.map(Complaint::part).collect();
            self.misplaced.extend(unknown);
        }
        for mut input in std::mem::take(&mut self.told.inputs) {
            if let Some(said) = self.said.get(&input.file) {
                said.set(&mut input.meta);
            }
            if let Some(texts) = self.texts.remove(&input.file) {
                self.waiting.push_back(texts.kept(input));
            }
        }
    }

    fn columns(&self) -> Columns {
        self.metadata.as_ref().map(|toml| toml.value.columns.clone()).unwrap_or_default()
    }

    /// `parallax.toml` or `curation.toml`.
    fn beside(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let text = std::str::from_utf8(bytes).context("expected UTF-8; save the file as UTF-8")?;
        let text = text.trim_start_matches('\u{feff}');
        if name == CURATION {
            let (read, misread) = TomlFile::read_each(text, name)?;
            self.told.complaints.extend(misread.into_iter().map(Complaint::part));
            // what is alone keeps its lines
            if self.corrections() == Curation::default() {
                self.curation = Some(read);
            } else {
                self.join(read.value)?;
            }
            return Ok(());
        }
        let (toml, misread) = TomlFile::<Metadata>::read_rest(text, name)?;
        self.told.complaints.extend(misread.into_iter().map(Complaint::part));
        self.known = Known::of(&toml.value);
        self.metadata = Some(toml);
        Ok(())
    }

    /// Takes in the articles of a packed corpus, and what is known of it and was corrected in it.
    fn open(&mut self, bytes: &[u8]) -> Result<()> {
        let Corpus { catalogue, mut bodies } = corpus::open(packed::unwrap(bytes.to_vec())?)?;
        let Catalogue { title, description, rights, articles, mut curation, .. } = catalogue;
        let is_first = self.names().next().is_none();
        if is_first {
            self.known = Known { title, description, rights };
        }
        let before = self.told.doubtful.clone();
        for (number, article) in articles.into_iter().enumerate() {
            let Some(body) = bodies.take(number) else { continue };
            let source = Source { name: &article.file, shown: &article.file, asked: true };
            let input = Input {
                file: article.file.clone(),
                meta: article.meta,
                source: body.source,
                document: body.document,
            };
            let reading = Reading { inputs: vec![input], ..Reading::default() };
            self.told.add(Ok(reading), source);
            self.stow();
        }
        // what is said of an article that could not come along does not hold of the one that has its name
        let doubtful = &self.told.doubtful;
        let is_other = |file: &str| doubtful.get(file).map(Vec::len) != before.get(file).map(Vec::len);
        let all = curation.clone();
        curation.retain_of(|file, _| !is_other(file));
        let left_out = wording::changed(&all, &curation, "", "");
        let left_out = left_out.into_iter().map(|past| {
            Complaint::part(format!(
                "{CURATION}: left out, since another article has this name: {}",
                past.what
            ))
        });
        self.told.complaints.extend(left_out);
        self.join(curation)
    }

    /// Takes in corrections beside those that are there; of two that contradict each other the corpus tells.
    fn join(&mut self, more: Curation) -> Result<()> {
        let mut all = self.corrections();
        all.join(more);
        self.put(&all)
    }

    fn put(&mut self, curation: &Curation) -> Result<()> {
        self.changed();
        self.curation = Some(TomlFile::read(&curation::write(curation)?, CURATION)?);
        Ok(())
    }

    /// Forgets what was composed.
    fn changed(&mut self) {
        self.composed.take();
    }

    /// [Settles](Session::settle) what was read, and annotates waiting articles, the first that came first, until `most` bytes of text are done or none is left. At
    /// least one is.
    pub fn work(&mut self, most: usize) -> Progress {
        self.settle();
        let mut bytes = 0;
        while bytes < most || bytes == 0 {
            let Some(waiting) = self.waiting.pop_front() else { break };
            let Some((input, _)) = waiting.whole() else { continue };
            bytes += input.document.text.len().max(1);
            let annotations = input.annotate();
            self.done.push(Arc::new(Kept::of(input, annotations)));
            self.composed.take();
        }
        self.progress()
    }

    /// How far it is.
    pub fn progress(&self) -> Progress {
        let waiting = self.told.inputs.len() + self.waiting.len();
        let (done, waiting) = (self.done.len() as u32, waiting as u32);
        Progress { done, all: done + waiting }
    }

    /// The articles, by their names.
    pub fn rows(&self) -> Vec<Row> {
        let read = self.told.inputs.iter().map(|input| (&input.file, &input.meta));
        let kept = self.kept().map(|kept| (&kept.file, &kept.meta));
        let row = |(file, meta): (&String, &Meta)| Row { file: file.clone(), meta: meta.clone() };
        let mut rows: Vec<Row> = read.chain(kept).map(row).collect();
        rows.sort_by(|a, b| a.file.cmp(&b.file));
        rows
    }

    /// What the reader says of an article from now on. Where that changes how its dates are to be read, it waits again.
    pub fn say(&mut self, file: &str, said: Said) {
        self.changed();
        for kept in self.waiting.iter_mut().filter(|kept| kept.file == file) {
            said.set(&mut kept.meta);
        }
        if let Some(at) = self.done.iter().position(|kept| kept.file == file)
            && let Some(kept) = self.done.get_mut(at)
        {
            let mut meta = kept.meta.clone();
            said.set(&mut meta);
            if meta.published == kept.meta.published {
                Arc::make_mut(kept).meta = meta;
            } else {
                let mut kept = Arc::unwrap_or_clone(self.done.swap_remove(at));
                kept.meta = meta;
                self.waiting.push_back(kept);
            }
        }
        self.said.entry(file.to_owned()).or_default().and(said);
    }

    /// Takes an article out.
    pub fn remove(&mut self, file: &str) {
        self.changed();
        self.waiting.retain(|kept| kept.file != file);
        self.texts.remove(file);
        self.done.retain(|kept| kept.file != file);
        self.said.remove(file);
        self.told.forget(file);
    }

    /// The title of the corpus.
    pub fn title(&self) -> &str {
        &self.known.title
    }

    /// The title from now on.
    pub fn entitle(&mut self, title: &str) {
        self.changed();
        title.clone_into(&mut self.known.title);
    }

    /// The corrections from now on, made on a day and by somebody, where that is known: what changes is written into the
    /// history.
    ///
    /// # Errors
    /// Where they cannot be written as TOML, which no correction of ours does.
    pub fn correct(&mut self, mut curation: Curation, day: &str, by: &str) -> Result<()> {
        let before = self.corrections();
        let changed = wording::changed(&before, &curation, day, by);
        curation.history = before.history;
        curation.history.extend(changed);
        self.put(&curation)
    }

    /// The corrections.
    pub fn corrections(&self) -> Curation {
        self.curation.as_ref().map(|toml| toml.value.clone()).unwrap_or_default()
    }

    /// The corpus of all that is annotated so far, and what there is to tell of it.
    pub fn compose(&self) -> (Corpus, Report) {
        let mut report = self.report();
        let annotated = Arc::new(Done(self.done.clone()));
        let about = About { known: self.known.clone(), curation: self.curation.as_ref() };
        let Composed { corpus, unapplied, idle } =
            compose::compose_read(annotated, about, &self.told.doubtful, self.away.clone());
        report.unapplied = unapplied;
        report.unapplied.extend(idle);
        (corpus, report)
    }

    /// The same packed. Where nothing has changed it is not made again.
    pub fn packed(&self) -> Rc<Packed> {
        let known = self.composed.borrow().clone();
        known.unwrap_or_else(|| {
            let (corpus, report) = self.compose();
            let made = Rc::new(Packed { parts: corpus::pack(&corpus), report });
            *self.composed.borrow_mut() = Some(Rc::clone(&made));
            made
        })
    }

    /// As [`Session::packed`], for who takes it over: it is made again when it is next asked for.
    pub fn handed(&self) -> Packed {
        let made = self.packed();
        self.composed.take();
        Rc::try_unwrap(made).unwrap_or_else(|made| (*made).clone())
    }
}

/// Whether a file is something that Parallax made: a packed corpus or a page.
fn is_ours(name: &str, bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
        || name.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("plx"))
        || formats::of(name).is_some_and(Format::is_page) && std::str::from_utf8(bytes).is_ok_and(is_page)
}
