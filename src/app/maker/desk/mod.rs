//! The desk: the reader's own articles as the page knows them, and what can be done with them.
//!
//! A [`Desk`] does things by asking the maker, one after the other, and puts what comes of them into its state, which
//! components draw. It knows nothing of pages.

mod work;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use self::work::Work;
use super::client::Maker;
use super::protocol::{Ask, Named, Told};
use crate::app::browser::chosen::Chosen;
use crate::app::browser::files::{self, Bytes};
use crate::app::browser::worker::Attachment;
use crate::app::browser::{self, Refusal};
use crate::app::load;
use crate::corpus::Curation;
use crate::ingest::curation::CURATION;
use crate::ingest::metadata::METADATA;
use crate::publish::session::{Form, Report, Row, Said};

/// What the page knows of the reader's own articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What is being done.
    pub task: Option<Task>,
    /// The title of the corpus.
    pub title: String,
    /// The articles, by their names.
    pub rows: Rc<Vec<Row>>,
    /// What is to be told of what was read.
    pub report: Rc<Report>,
    /// The corrections.
    pub curation: Curation,
    /// Who makes them, as the history says it.
    pub by: String,
    /// What the corrections were before each change, the last one last: to take it back.
    pub done: Vec<Curation>,
    /// What they were before each was taken back, the last one last: to do it again.
    pub undone: Vec<Curation>,
    /// The names of what this browser keeps; `None` before it was asked.
    pub kept: Option<Vec<String>>,
    /// Why the last thing could not be done.
    pub refused: Option<Refusal>,
    /// What was done last, for the reader.
    pub said: Option<String>,
    /// Whether the page shows what is on the desk.
    pub shown: bool,
    /// Which of the other corpora that the page offers it shows, from 1.
    pub example: Option<u32>,
    /// Whether something is on the desk that was neither saved nor kept since it was changed.
    pub unsaved: bool,
}

impl State {
    /// What stays where all articles go.
    fn emptied(&mut self) -> State {
        let (task, kept, example) = (self.task.take(), self.kept.take(), self.example);
        State { task, kept, example, by: std::mem::take(&mut self.by), ..State::default() }
    }
}

/// Something that takes a while: what it is, and how far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What it is, as `Reading`.
    pub what: &'static str,
    /// So many are done …
    pub done: usize,
    /// … of so many; none where it is not known.
    pub all: usize,
}

impl Task {
    /// The task, for the reader.
    pub fn words(&self) -> String {
        match self.all {
            0 => format!("{} …", self.what),
            all => format!("{}: {} of {all}", self.what, self.done),
        }
    }
}

/// What the reader has written about the articles and not applied yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drafts {
    /// A title for the corpus.
    pub title: Option<String>,
    /// By the names of the articles.
    pub said: BTreeMap<String, Said>,
}

/// A change of the state.
pub struct Change(Box<dyn FnOnce(&mut State)>);

impl Reducible for State {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut state = (*self).clone();
        (change.0)(&mut state);
        Rc::new(state)
    }
}

/// The reader's own articles, and what can be done with them. Clones are handles of one desk.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// What is known of them.
    pub state: UseReducerHandle<State>,
    maker: Maker,
    /// Shows a packed corpus in the place of the one that is shown.
    show: Callback<Bytes>,
    own: Own,
}

/// What a desk has for itself, which draws nothing.
#[derive(Clone, Default)]
struct Own(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Counts what was begun, so that what was stopped does not go on.
    turn: Cell<u32>,
    /// Whether the maker holds what the page shows.
    held: Cell<bool>,
    /// The corpus that the page shows, where it was made here.
    shown: RefCell<Option<Bytes>>,
    drafts: RefCell<Drafts>,
}

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// So many files go over at once where they are small, …
const FILES: usize = 32;
/// … and of so many bytes: they lie in memory until they are read.
const BYTES: f64 = 1_000_000.0;

/// The files as they go over: few at once, and one by one where they are large.
fn by_size(files: &[Chosen]) -> impl Iterator<Item = &[Chosen]> {
    let mut rest = files;
    std::iter::from_fn(move || {
        let mut bytes = 0.0;
        let fits = rest.iter().take(FILES).take_while(|file| {
            bytes += file.size();
            bytes <= BYTES
        });
        let (some, others) = rest.split_at(fits.count().max(1).min(rest.len()));
        rest = others;
        (!some.is_empty()).then_some(some)
    })
}

/// The desk of an app.
#[hook]
pub fn use_desk(show: Callback<Bytes>) -> Desk {
    let state = use_reducer(State::default);
    let maker = (*use_state(Maker::default)).clone();
    let own = (*use_state(Own::default)).clone();
    Desk { state, maker, show, own }
}

impl Desk {
    /// Takes files in. With `anew`, in the place of what is there; else what the page shows is added to, or what is on
    /// the desk.
    pub(crate) fn take(&self, mut files: Vec<Chosen>, anew: bool) {
        if files.is_empty() {
            return;
        }
        // what is about the articles comes first, then the files in the order of the command line
        let rank = |file: &Chosen| ![METADATA, CURATION].contains(&file.name.as_str());
        files.sort_by(|a, b| (rank(a), &a.name).cmp(&(rank(b), &b.name)));
        self.run(async move |desk| {
            desk.begin(anew).await?;
            let all = files.len();
            desk.ask(Ask::Expect(files.iter().map(|file| file.name.clone()).collect())).await?;
            let mut read = 0;
            for some in by_size(&files) {
                desk.far("Reading", read, all);
                let named = |file: &Chosen| Named {
                    name: file.name.clone(),
                    folder: file.folder.clone(),
                    asked: file.asked,
                };
                let ask = Ask::Take(some.iter().map(named).collect());
                // a file that cannot be read costs itself
                if let Err(why) = desk.maker.ask(ask, some.iter().map(Chosen::attachment).collect()).await {
                    desk.living()?;
                    desk.set(move |state| state.refused = Some(why));
                }
                desk.living()?;
                read += some.len();
            }
            desk.finish_brought(anew).await
        });
    }

    /// Takes in a text that was pasted.
    pub fn paste(&self, text: String, anew: bool) {
        self.run(async move |desk| {
            desk.begin(anew).await?;
            desk.ask(Ask::Paste(text)).await?;
            desk.finish_brought(anew).await
        });
    }

    /// Puts what the page shows on the desk, to be corrected and kept.
    pub fn take_up(&self) {
        let before = self.state.unsaved;
        self.run(async move |desk| {
            desk.begin(false).await?;
            desk.finish().await?;
            desk.set(move |state| state.unsaved = before);
            Ok(())
        });
    }

    /// Takes for true what the reader says of articles, and calls the corpus by a title where there is one.
    pub fn say(&self, title: Option<String>, all: Vec<(String, Said)>) {
        self.run(async move |desk| {
            desk.begin(false).await?;
            if let Some(title) = title {
                desk.ask(Ask::Entitle(title)).await?;
            }
            desk.ask(Ask::Say(all)).await?;
            desk.finish().await
        });
    }

    /// What was written and not applied when the table was left.
    pub(crate) fn drafts(&self) -> Drafts {
        let Drafts { title, said } = self.own.0.drafts.borrow().clone();
        let is_here = |name: &String| self.state.rows.iter().any(|row| row.file == *name);
        Drafts { title, said: said.into_iter().filter(|(name, _)| is_here(name)).collect() }
    }

    /// Keeps what was written until the table is there again.
    pub(crate) fn keep_drafts(&self, drafts: &Drafts) {
        self.own.0.drafts.borrow_mut().clone_from(drafts);
    }

    /// Takes an article out.
    pub fn remove(&self, file: String) {
        self.run(async move |desk| {
            desk.begin(false).await?;
            desk.ask(Ask::Remove(file)).await?;
            desk.finish().await
        });
    }

    /// Changes the corrections.
    pub fn correct(&self, change: impl FnOnce(&mut Curation) + 'static) {
        self.run(async move |desk| {
            desk.begin(false).await?;
            let before = desk.corrections().await?;
            let mut after = before.clone();
            change(&mut after);
            if after == before {
                return Ok(());
            }
            desk.set(|state| {
                state.done.push(before);
                state.undone.clear();
            });
            desk.write(after).await?;
            desk.finish().await
        });
    }

    /// Says who corrects from now on.
    pub fn sign(&self, by: String) {
        self.set(move |state| state.by = by);
    }

    /// Takes the last correction back.
    pub fn undo(&self) {
        self.go_back(|state| (&mut state.done, &mut state.undone));
    }

    /// Does again what was taken back last.
    pub fn redo(&self) {
        self.go_back(|state| (&mut state.undone, &mut state.done));
    }

    /// Takes the corrections for what they were last in the first of two stacks; what they are now goes on the other.
    fn go_back(&self, stacks: fn(&mut State) -> (&mut Vec<Curation>, &mut Vec<Curation>)) {
        let mut state = (*self.state).clone();
        let Some(then) = stacks(&mut state).0.pop() else { return };
        let now = state.curation;
        self.run(async move |desk| {
            desk.begin(false).await?;
            desk.set(move |state| {
                let (from, to) = stacks(state);
                from.pop();
                to.push(now);
            });
            desk.write(then).await?;
            desk.finish().await
        });
    }

    /// Hands the reader the corpus in a form to be kept.
    pub fn save(&self, form: Form) {
        self.run(async move |desk| {
            desk.begin(false).await?;
            desk.work().await?;
            desk.task("Writing the file", 0, 0);
            let parts = if form.needs_parts() { files::parts().await? } else { Vec::new() };
            let parts: Vec<Attachment> = parts.iter().map(Attachment::from).collect();
            if let (Told::Saved { name, mime }, Some(bytes)) = desk.maker.ask(Ask::Save(form), parts).await? {
                browser::download_bytes(&name, &mime, &bytes);
                desk.set(move |state| {
                    state.said = Some(format!("{name} was saved."));
                    state.unsaved = false;
                });
            }
            Ok(())
        });
    }

    /// Keeps the corpus in this browser.
    pub fn keep(&self, name: String) {
        self.run(async move |desk| {
            desk.begin(false).await?;
            desk.work().await?;
            let kept = desk.ask(Ask::Keep(name.clone())).await?;
            desk.know_kept(kept);
            desk.set(move |state| {
                state.said = Some(format!("“{name}” is kept in this browser."));
                state.unsaved = false;
            });
            Ok(())
        });
    }

    /// Opens what this browser keeps.
    pub fn open(&self, name: String) {
        self.run(async move |desk| {
            if let (Told::Corpus { report }, Some(packed)) = desk.ask_all(Ask::Open(name)).await? {
                desk.set(move |state| {
                    *state = State { report: Rc::new(report), ..state.emptied() };
                });
                desk.own.0.held.set(true);
                desk.give(packed);
            }
            desk.list().await.map(drop)
        });
    }

    /// Shows another corpus that the page offers, by its number from 1; the page's own where there is none. What is on the
    /// desk goes.
    pub fn look_at(&self, example: Option<u32>) {
        self.run(async move |desk| {
            let bytes = match example {
                Some(number) => files::example(number).await?,
                None => load::bytes().await?,
            };
            desk.own.0.held.set(false);
            desk.set(move |state| {
                *state = State { example, ..state.emptied() };
            });
            desk.lend(bytes);
            Ok(())
        });
    }

    /// Forgets what this browser keeps.
    pub fn forget(&self, name: String) {
        self.run(async move |desk| {
            let kept = desk.ask(Ask::Forget(name)).await?;
            desk.know_kept(kept);
            Ok(())
        });
    }

    /// Asks what this browser keeps.
    pub fn look(&self) {
        self.run(async move |desk| {
            let kept = desk.ask(Ask::Kept).await?;
            desk.know_kept(kept);
            Ok(())
        });
    }

    /// Stops what is being done. What was read stays, and [`Desk::take_up`] goes on with it.
    pub fn stop(&self) {
        self.own.0.turn.set(self.own.0.turn.get() + 1);
        self.set(|state| {
            state.task = None;
            state.said = Some("Stopped.".to_owned());
        });
    }

    fn set(&self, change: impl FnOnce(&mut State) + 'static) {
        self.state.dispatch(Change(Box::new(change)));
    }

    fn task(&self, what: &'static str, done: usize, all: usize) {
        self.set(move |state| state.task = Some(Task { what, done, all }));
    }

    /// Does something of many steps, one such thing at a time.
    fn run(&self, work: impl AsyncFnOnce(Work) -> Result<(), Refusal> + 'static) {
        if self.state.task.is_some() {
            return;
        }
        let number = self.own.0.turn.get() + 1;
        self.own.0.turn.set(number);
        self.set(|state| {
            (state.refused, state.said) = (None, None);
            state.task = Some(Task { what: "Starting", done: 0, all: 0 });
        });
        let desk = self.clone();
        browser::spawn(async move {
            let outcome = work(Work::new(number, desk.clone())).await;
            if !desk.maker.lives() {
                desk.own.0.held.set(false);
            }
            if desk.own.0.turn.get() != number {
                return;
            }
            desk.set(move |state| {
                state.task = None;
                if let Err(why) = outcome {
                    state.refused = Some(why);
                }
            });
        });
    }
}
