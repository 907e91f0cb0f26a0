//! A desk at work: what is asked of the maker, step by step.

use std::cell::Cell;
use std::rc::Rc;

use super::Desk;
use crate::app::browser::files::Bytes;
use crate::app::browser::worker::Attachment;
use crate::app::browser::{self, Refusal};
use crate::app::load;
use crate::app::maker::protocol::{Ask, Named, Told};
use crate::contract::CORPUS;
use crate::corpus::Curation;
use crate::publish::session::Report;

/// What is shown before all is done has been read for so long, in milliseconds.
const FIRST_LOOK: f64 = 800.0;

/// How far a task is is told that often, in milliseconds: each time the page is drawn.
const BREATH: f64 = 50.0;

/// A desk at work, with the number of its turn.
pub(super) struct Work {
    desk: Desk,
    number: u32,
    /// When it last told how far it is.
    told: Cell<f64>,
}

impl std::ops::Deref for Work {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl Work {
    pub(super) fn new(number: u32, desk: Desk) -> Work {
        Work { desk, number, told: Cell::new(0.0) }
    }

    /// Whether nobody stopped it.
    pub(super) fn living(&self) -> Result<(), Refusal> {
        if self.own.0.turn.get() == self.number { Ok(()) } else { Err("it was stopped".to_owned()) }
    }

    /// Tells how far it is, unless it did a moment ago.
    pub(super) fn far(&self, what: &'static str, done: usize, all: usize) {
        let now = browser::now();
        if now - self.told.get() > BREATH {
            self.told.set(now);
            self.task(what, done, all);
        }
    }

    pub(super) async fn ask(&self, ask: Ask) -> Result<Told, Refusal> {
        Ok(self.ask_all(ask).await?.0)
    }

    /// The answer, and what goes beside it.
    pub(super) async fn ask_all(&self, ask: Ask) -> Result<(Told, Option<Bytes>), Refusal> {
        let told = self.maker.ask(ask, Vec::new()).await?;
        self.living()?;
        Ok(told)
    }

    /// Makes ready what is to be added to: nothing, or what the page shows where the desk is empty.
    pub(super) async fn begin(&self, anew: bool) -> Result<(), Refusal> {
        if anew {
            self.ask(Ask::Clear).await?;
            self.set(|state| *state = state.emptied());
        } else if !self.own.0.held.get() {
            self.ask(Ask::Clear).await?;
            let shown = self.own.0.shown.borrow().clone();
            let bytes = match shown {
                Some(bytes) => bytes,
                None => load::bytes().await?,
            };
            let ask = Ask::Take(vec![Named { name: CORPUS.to_owned(), folder: String::new(), asked: true }]);
            self.maker.ask(ask, vec![Attachment::from(&bytes)]).await?;
            self.living()?;
        }
        self.own.0.held.set(true);
        Ok(())
    }

    pub(super) async fn corrections(&self) -> Result<Curation, Refusal> {
        match self.ask(Ask::List).await? {
            Told::List { curation, .. } => Ok(*curation),
            _ => Err("the maker gave another answer than was asked for".to_owned()),
        }
    }

    /// Hands over corrections that have changed.
    pub(super) async fn write(&self, curation: Curation) -> Result<(), Refusal> {
        let by = self.state.by.trim().to_owned();
        self.ask(Ask::Correct { curation: Box::new(curation), day: browser::today(), by }).await.map(drop)
    }

    /// Learns what there is, and gives the number of articles.
    pub(super) async fn list(&self) -> Result<usize, Refusal> {
        let mut count = 0;
        if let Told::List { title, rows, report, curation } = self.ask(Ask::List).await? {
            count = rows.len();
            self.set(move |state| {
                (state.title, state.rows, state.curation) = (title, Rc::new(rows), *curation);
                // what could not be applied is known when a corpus was made
                let unapplied = state.report.unapplied.clone();
                state.report = Rc::new(Report { unapplied, ..report });
            });
        }
        Ok(count)
    }

    /// Annotates all that waits; shows what there is when a reader has waited for a while.
    pub(super) async fn work(&self) -> Result<(), Refusal> {
        let begun = browser::now();
        let mut looked = false;
        loop {
            let Told::Done(progress) = self.ask(Ask::Work).await? else { return Ok(()) };
            self.far("Finding names, dates and events", progress.done as usize, progress.all as usize);
            if progress.done == progress.all {
                return Ok(());
            }
            if !looked && browser::now() - begun > FIRST_LOOK {
                looked = true;
                self.compose().await?;
            }
        }
    }

    async fn compose(&self) -> Result<(), Refusal> {
        if let (Told::Corpus { report }, Some(packed)) = self.ask_all(Ask::Compose).await? {
            self.set(move |state| state.report = Rc::new(report));
            self.give(packed);
        }
        Ok(())
    }

    pub(super) fn give(&self, packed: Bytes) {
        self.set(|state| (state.shown, state.example) = (true, None));
        self.lend(packed);
    }

    /// Shows a corpus that is not the reader's own.
    pub(super) fn lend(&self, packed: Bytes) {
        *self.own.0.shown.borrow_mut() = Some(packed.clone());
        self.show.emit(packed);
    }

    /// As [`Work::finish`], of what was brought along. Where none of it could be read, what is shown stays.
    pub(super) async fn finish_brought(&self, anew: bool) -> Result<(), Refusal> {
        if anew && self.list().await? == 0 {
            self.own.0.held.set(false);
            return Ok(());
        }
        self.finish().await
    }

    /// Lists, annotates, shows.
    pub(super) async fn finish(&self) -> Result<(), Refusal> {
        self.set(|state| state.unsaved = true);
        self.list().await?;
        self.work().await?;
        self.task("Putting it together", 0, 0);
        self.compose().await
    }

    pub(super) fn know_kept(&self, told: Told) {
        if let Told::Kept(names) = told {
            self.set(move |state| state.kept = Some(names));
        }
    }
}
