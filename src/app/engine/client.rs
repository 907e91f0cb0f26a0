//! The client: the engine as the page knows it.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::protocol::{Answer, Question, Request, Response};
use crate::app::browser::files::{self, Bytes};
use crate::app::browser::worker::{Heard, Link, Program};
use crate::app::browser::{self, Refusal};
use crate::app::load;
use crate::contract::ENGINE;

/// The engine, which starts when it is first asked. Clones are handles of one engine, equal to each other alone.
///
/// It is a connection and not a part of the state that views share, so that a change in it draws nothing by itself:
/// who asks is called back.
#[derive(Clone, Default)]
pub struct Engine(Rc<RefCell<Inner>>);

impl PartialEq for Engine {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Default)]
struct Inner {
    /// The corpus to begin with; the page's own where there is none.
    corpus: Option<Bytes>,
    link: Link,
    /// What was answered last, oldest first, so that going back asks nothing again.
    answers: Vec<(Question, Answer)>,
    /// What was asked and is not answered yet.
    open: Vec<Open>,
    next: u32,
}

/// Hears that the answer is there, or why it will not come.
type Reply = Callback<Result<(), Refusal>>;

struct Open {
    id: u32,
    question: Question,
    reply: Reply,
}

/// How many answers are kept: more than a reader goes back over, and little memory.
const KEPT: usize = 32;

impl Engine {
    /// An engine for a corpus other than the page's own.
    pub(crate) fn of(corpus: Bytes) -> Engine {
        Engine(Rc::new(RefCell::new(Inner { corpus: Some(corpus), ..Inner::default() })))
    }

    /// The answer to a question, where it is known.
    pub fn answer(&self, question: &Question) -> Option<Answer> {
        let inner = self.0.borrow();
        inner.answers.iter().find(|(known, _)| known == question).map(|(_, answer)| answer.clone())
    }

    /// Gives it an answer that is known from elsewhere.
    pub fn learn(&self, question: Question, answer: Answer) {
        let answers = &mut self.0.borrow_mut().answers;
        answers.retain(|(known, _)| *known != question);
        answers.push((question, answer));
        if answers.len() > KEPT {
            answers.remove(0);
        }
    }

    /// Puts a question; `reply` hears, later, that it is answered or why it is not.
    pub(crate) fn ask(&self, question: Question, reply: Reply) {
        let mut inner = self.0.borrow_mut();
        let id = inner.next;
        inner.next += 1;
        let is_new = inner.open.iter().all(|open| open.question != question);
        match &inner.link {
            Link::Ready(engine) if is_new => say(engine, id, &question),
            Link::Ready(_) | Link::Opening(_) => {}
            Link::Closed => {
                inner.link = Link::Opening(None);
                let engine = self.clone();
                browser::spawn(async move {
                    if let Err(why) = engine.start().await {
                        engine.hear(Heard::Broken(why));
                    }
                });
            }
        }
        inner.open.push(Open { id, question, reply });
    }

    async fn start(&self) -> Result<(), Refusal> {
        let [script, wasm] = files::program(ENGINE).await?;
        let own = self.0.borrow().corpus.as_ref().map(Bytes::copy);
        let corpus = match own {
            Some(own) => own,
            None => load::bytes().await?,
        };
        let engine = self.clone();
        let program = Program::start(&script, &wasm, &corpus, move |heard| engine.hear(heard))?;
        self.0.borrow_mut().link = Link::Opening(Some(program));
        Ok(())
    }

    fn hear(&self, heard: Heard) {
        // Nothing stays borrowed while the replies are heard, since who hears them may ask again.
        match heard {
            Heard::Ready => {
                let Inner { link, open, .. } = &mut *self.0.borrow_mut();
                link.listen(|engine| {
                    for open in open {
                        say(engine, open.id, &open.question);
                    }
                });
            }
            Heard::Answer(bytes, _) => match postcard::from_bytes::<Response>(&bytes) {
                Ok(Response { id, answer }) => self.settle(id, answer),
                Err(_) => self.hear(Heard::Broken("an answer was damaged on its way".to_owned())),
            },
            Heard::Broken(why) => {
                let open = {
                    let inner = &mut *self.0.borrow_mut();
                    // What is asked from here on starts it anew.
                    inner.link = Link::Closed;
                    std::mem::take(&mut inner.open)
                };
                for open in open {
                    open.reply.emit(Err(why.clone()));
                }
            }
        }
    }

    /// Keeps an answer, and tells all who asked for it.
    fn settle(&self, id: u32, answer: Answer) {
        let question =
            self.0.borrow().open.iter().find(|open| open.id == id).map(|open| open.question.clone());
        let Some(question) = question else { return };
        let replies: Vec<Open> =
            self.0.borrow_mut().open.extract_if(.., |open| open.question == question).collect();
        self.learn(question, answer);
        for open in replies {
            open.reply.emit(Ok(()));
        }
    }
}

fn say(engine: &Program, id: u32, question: &Question) {
    engine.ask(&Request { id, question });
}
