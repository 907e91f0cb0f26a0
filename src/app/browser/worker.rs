//! A program beside the page, in a thread of its own (a Web Worker): its start, and both ends of the talk with it.
//!
//! The worker's script is made in the page, of the program's script and [`START`], and has no address of its own: so it
//! starts the same way where the page is a file on a disk, to which a browser gives no other file. What is asked goes
//! over as a structured value, which the browser's own tools can read; what is answered, which is larger, as bytes.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::pin::Pin;
use std::rc::Rc;

use gloo_events::EventListener;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent, Url, Worker};

use super::Refusal;
use super::files::Bytes;

/// Ends the script of the program. The first message brings its wasm, and what it is to begin with, which it hears as
/// its own first message. What keeps it from starting is said in words.
const START: &str = "
onmessage = ({ data: [program, first] }) => wasm_bindgen({ module_or_path: program }).then(
  () => dispatchEvent(new MessageEvent(\"message\", { data: first })),
  (error) => postMessage(`${error}`),
);
";

/// What is heard from a program beside the page.
#[derive(Debug)]
pub(crate) enum Heard {
    /// It has taken in what it began with, and listens.
    Ready,
    /// An answer, and what is too large to be a part of it, which stays outside the memory of this program.
    Answer(Vec<u8>, Option<Bytes>),
    /// It will not answer any more, or never could.
    Broken(Refusal),
}

/// How far a program beside the page is, as whoever asks it knows it.
#[derive(Default)]
pub(crate) enum Link {
    /// Not asked yet, or broken.
    #[default]
    Closed,
    /// Its files are on their way, then it starts.
    Opening(Option<Program>),
    /// It listens.
    Ready(Program),
}

impl Link {
    /// A program that was opening listens from now on; `begin` puts to it what was asked before.
    pub(crate) fn listen(&mut self, begin: impl FnOnce(&Program)) {
        let Link::Opening(Some(program)) = std::mem::take(self) else { return };
        begin(&program);
        *self = Link::Ready(program);
    }
}

/// Something that goes with a question and stays outside the memory of this program: a file of the reader's, or bytes.
#[derive(Clone, Debug)]
pub(crate) struct Attachment(pub(super) JsValue);

impl From<&Bytes> for Attachment {
    fn from(bytes: &Bytes) -> Self {
        Attachment(bytes.0.clone().into())
    }
}

impl From<&[u8]> for Attachment {
    fn from(bytes: &[u8]) -> Self {
        Attachment(js_sys::Uint8Array::from(bytes).buffer().into())
    }
}

/// The page's end: a program beside the page, which ends when this is dropped.
pub(crate) struct Program {
    worker: Worker,
    _listeners: [EventListener; 2],
}

impl Program {
    /// Starts the program that `script` and `wasm` make, with `first` to begin with; `hear` hears all that it says.
    pub(crate) fn start(
        script: &Bytes,
        wasm: &Bytes,
        first: &Bytes,
        hear: impl Fn(Heard) + Clone + 'static,
    ) -> Result<Program, Refusal> {
        let start = || {
            let parts = js_sys::Array::of2(&script.0, &START.into());
            let url =
                Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence(&parts).ok()?).ok()?;
            let worker = Worker::new(&url).ok();
            let _ = Url::revoke_object_url(&url);
            let both = js_sys::Array::of2(&wasm.0, &first.0);
            let worker = worker?;
            // Handed over, not copied.
            worker.post_message_with_transfer(&both, &both).ok()?;
            Some(worker)
        };
        let worker = start().ok_or("this browser starts no program beside the page (no Web Worker)")?;
        let breaks = hear.clone();
        let listeners = [
            EventListener::new(&worker, "message", move |event| {
                let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
                let data = event.data();
                hear(match data.as_string() {
                    Some(why) => Heard::Broken(why),
                    None if data.is_null() => Heard::Ready,
                    None => answered(&data),
                });
            }),
            EventListener::new(&worker, "error", move |_| {
                breaks(Heard::Broken("the program beside the page broke off".to_owned()));
            }),
        ];
        Ok(Program { worker, _listeners: listeners })
    }

    /// Asks the program something.
    pub(crate) fn ask(&self, question: &impl Serialize) {
        if let Ok(value) = serde_wasm_bindgen::to_value(question) {
            let _ = self.worker.post_message(&value);
        }
    }

    /// Asks the program something, with files that it reads itself.
    pub(crate) fn ask_with(&self, question: &impl Serialize, files: &[Attachment]) {
        if let Ok(value) = serde_wasm_bindgen::to_value(question) {
            let both =
                js_sys::Array::of2(&value, &files.iter().map(|file| &file.0).collect::<js_sys::Array>());
            let _ = self.worker.post_message(&both);
        }
    }
}

/// An answer: bytes, or these with more beside them.
fn answered(data: &JsValue) -> Heard {
    let bytes = |value: &JsValue| js_sys::Uint8Array::new(value).to_vec();
    match data.dyn_ref::<js_sys::Array>() {
        Some(both) => Heard::Answer(bytes(&both.get(0)), both.get(1).dyn_into().ok().map(Bytes)),
        None => Heard::Answer(bytes(data), None),
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// The program's end: `open` makes of the first message what `answer` answers all others from.
///
/// # Panics
///
/// Where it hears what is no question: the two ends are not of one build. The page hears that it broke off.
pub(crate) fn serve<T: 'static, Q: DeserializeOwned + 'static>(
    open: fn(Vec<u8>) -> Result<T, Refusal>,
    answer: fn(&mut T, &Q) -> Vec<u8>,
) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let own = scope.clone();
    let mut opened = None;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let said: JsValue = match &mut opened {
            Some(opened) => {
                let question =
                    serde_wasm_bindgen::from_value(event.data()).expect("the page asks a question");
                js_sys::Uint8Array::from(answer(opened, &question).as_slice()).into()
            }
            None => match open(js_sys::Uint8Array::new(&event.data()).to_vec()) {
                Ok(value) => {
                    opened = Some(value);
                    JsValue::NULL
                }
                Err(why) => why.into(),
            },
        };
        let _ = own.post_message(&said);
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    // It listens for as long as the program lives.
    hear.forget();
}

/// The program's end, where answering takes waiting: questions with [attachments](Program::ask_with) are answered one
/// after the other. Of an attachment that cannot be read there is none.
///
/// # Panics
///
/// As [`serve`].
pub(crate) fn serve_in_turn<Q: DeserializeOwned + 'static>(
    answer: impl Fn(Q, Vec<Option<Vec<u8>>>) -> Answering + 'static,
) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let own = scope.clone();
    let answer = Rc::new(answer);
    // The first message brings nothing that is needed.
    let begun = Cell::new(false);
    let turn = Rc::new(RefCell::new((false, VecDeque::<MessageEvent>::new())));
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if !begun.replace(true) {
            let _ = own.post_message(&JsValue::NULL);
            return;
        }
        turn.borrow_mut().1.push_back(event);
        if std::mem::replace(&mut turn.borrow_mut().0, true) {
            return;
        }
        let (own, answer, turn) = (own.clone(), Rc::clone(&answer), Rc::clone(&turn));
        wasm_bindgen_futures::spawn_local(async move {
            loop {
                let next = {
                    let turn = &mut *turn.borrow_mut();
                    let next = turn.1.pop_front();
                    turn.0 = next.is_some();
                    next
                };
                let Some(event) = next else { break };
                let both: js_sys::Array = event.data().unchecked_into();
                let question = serde_wasm_bindgen::from_value(both.get(0)).expect("the page asks a question");
                let mut files = Vec::new();
                for file in js_sys::Array::from(&both.get(1)).iter() {
                    files.push(whole(file).await);
                }
                let (answer, beside) = answer(question, files).await;
                let answer = js_sys::Uint8Array::from(answer.as_slice());
                // Handed over, not copied.
                let _ = match beside {
                    None => own.post_message(&answer),
                    Some(Bytes(beside)) => own.post_message_with_transfer(
                        &js_sys::Array::of2(&answer, &beside),
                        &js_sys::Array::of1(&beside),
                    ),
                };
            }
        });
    });
    scope.set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
}

/// An answer that is waited for, with what goes beside it.
pub(crate) type Answering = Pin<Box<dyn Future<Output = (Vec<u8>, Option<Bytes>)>>>;

/// Larger files are not read: they would not fit into the memory of a program in a browser.
const LARGEST: f64 = (1_u64 << 30) as f64;

/// What is in a file or a piece of memory.
async fn whole(value: JsValue) -> Option<Vec<u8>> {
    let buffer = match value.dyn_into::<Blob>() {
        Ok(file) if file.size() > LARGEST => return None,
        Ok(file) => JsFuture::from(file.array_buffer()).await.ok()?,
        Err(bytes) => bytes,
    };
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}
