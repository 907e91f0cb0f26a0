//! The client: the maker as the page knows it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::{Poll, Waker};

use super::protocol::{Ask, Told};
use crate::app::browser::files::{self, Bytes};
use crate::app::browser::worker::{Attachment, Heard, Link, Program};
use crate::app::browser::{self, Refusal};
use crate::contract::MAKER;

/// The maker, which starts when it is first asked. Clones are handles of one maker, equal to each other alone.
#[derive(Clone, Default)]
pub struct Maker(Rc<RefCell<Inner>>);

impl PartialEq for Maker {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Default)]
struct Inner {
    link: Link,
    /// What is asked before it listens, in order.
    early: Vec<(Ask, Vec<Attachment>)>,
    /// Who waits for an answer, in the order of asking.
    open: VecDeque<Rc<RefCell<Slot>>>,
}

/// What is told, and what goes beside it.
type Answer = Result<(Told, Option<Bytes>), Refusal>;

/// The place of an answer.
#[derive(Default)]
struct Slot {
    told: Option<Answer>,
    waker: Option<Waker>,
}

impl Maker {
    /// Asks, and waits for the answer and what goes beside it.
    pub(crate) async fn ask(&self, ask: Ask, files: Vec<Attachment>) -> Answer {
        let slot = Rc::<RefCell<Slot>>::default();
        {
            let inner = &mut *self.0.borrow_mut();
            inner.open.push_back(Rc::clone(&slot));
            match &inner.link {
                Link::Ready(program) => program.ask_with(&ask, &files),
                Link::Opening(_) => inner.early.push((ask, files)),
                Link::Closed => {
                    inner.link = Link::Opening(None);
                    inner.early.push((ask, files));
                    let maker = self.clone();
                    browser::spawn(async move {
                        if let Err(why) = maker.start().await {
                            maker.broken(&why);
                        }
                    });
                }
            }
        }
        match told(&slot).await? {
            (Told::Refused(why), _) => Err(why),
            answer => Ok(answer),
        }
    }

    /// Whether it runs, or is about to: what it was told it knows.
    pub(crate) fn lives(&self) -> bool {
        !matches!(self.0.borrow().link, Link::Closed)
    }

    async fn start(&self) -> Result<(), Refusal> {
        let [script, wasm] = files::program(MAKER).await?;
        let maker = self.clone();
        let program = Program::start(&script, &wasm, &Bytes::empty(), move |heard| maker.hear(heard))?;
        self.0.borrow_mut().link = Link::Opening(Some(program));
        Ok(())
    }

    fn hear(&self, heard: Heard) {
        match heard {
            Heard::Ready => {
                let Inner { link, early, .. } = &mut *self.0.borrow_mut();
                link.listen(|program| {
                    for (ask, files) in early.drain(..) {
                        program.ask_with(&ask, &files);
                    }
                });
            }
            Heard::Answer(bytes, beside) => {
                let slot = self.0.borrow_mut().open.pop_front();
                let told = postcard::from_bytes(&bytes).map(|told| (told, beside));
                let told = told.map_err(|_| "an answer was damaged on its way".to_owned());
                if let Some(slot) = slot {
                    settle(&slot, told);
                }
            }
            Heard::Broken(why) => self.broken(&why),
        }
    }

    fn broken(&self, why: &str) {
        let open = {
            let inner = &mut *self.0.borrow_mut();
            // what is asked from here on starts it anew
            inner.link = Link::Closed;
            inner.early.clear();
            std::mem::take(&mut inner.open)
        };
        for slot in open {
            settle(&slot, Err(why.to_owned()));
        }
    }
}

fn settle(slot: &RefCell<Slot>, told: Answer) {
    let waker = {
        let slot = &mut *slot.borrow_mut();
        slot.told = Some(told);
        slot.waker.take()
    };
    if let Some(waker) = waker {
        waker.wake();
    }
}

async fn told(slot: &RefCell<Slot>) -> Answer {
    poll_fn(|context| {
        let slot = &mut *slot.borrow_mut();
        if let Some(told) = slot.told.take() {
            return Poll::Ready(told);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    })
    .await
}
