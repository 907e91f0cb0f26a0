//! A program beside the page, in a thread of its own (a Web Worker): its start, and both ends of the talk with it.
//!
//! The worker's script is made in the page, of the program's script and [`START`], and has no address of its own: so it
//! starts the same way where the page is a file on a disk, to which a browser gives no other file. What is asked goes
//! over as a structured value, which the browser's own tools can read; what is answered, which is larger, as bytes.

use gloo_events::EventListener;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;
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
    /// An answer.
    Answer(Vec<u8>),
    /// It will not answer any more, or never could.
    Broken(Refusal),
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
                    None => Heard::Answer(js_sys::Uint8Array::new(&data).to_vec()),
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
    open: fn(&[u8]) -> Result<T, Refusal>,
    answer: fn(&T, &Q) -> Vec<u8>,
) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let own = scope.clone();
    let mut opened = None;
    let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let said: JsValue = match &opened {
            Some(opened) => {
                let question =
                    serde_wasm_bindgen::from_value(event.data()).expect("the page asks a question");
                js_sys::Uint8Array::from(answer(opened, &question).as_slice()).into()
            }
            None => match open(&js_sys::Uint8Array::new(&event.data()).to_vec()) {
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
