//! Bytes of a corpus that the browser holds: the memory of a program never shrinks again, that of a browser does.
//!
//! The floors know no browser, and what they hold must be able to go to any thread: so bytes are known to them by a number.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use js_sys::{ArrayBuffer, Function, Reflect, Uint8Array};
use wasm_bindgen::JsCast as _;

use super::files::Bytes;
use crate::corpus::{Afar, Away, Part};

thread_local! {
    static ALL: RefCell<HashMap<u32, ArrayBuffer>> = RefCell::default();
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Bytes that the browser holds until this is dropped.
#[derive(Debug)]
struct Held {
    number: u32,
    len: usize,
    /// Whether nobody else knows of them.
    own: bool,
}

impl Held {
    fn new(bytes: ArrayBuffer, own: bool) -> Held {
        let number = NEXT.with(|next| next.replace(next.get() + 1));
        let len = bytes.byte_length() as usize;
        ALL.with_borrow_mut(|all| all.insert(number, bytes));
        Held { number, len, own }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        // what is left when a program ends goes with it
        let bytes = ALL.try_with(|all| all.borrow_mut().remove(&self.number)).ok().flatten();
        if let Some(bytes) = bytes.filter(|_| self.own) {
            release(&bytes);
        }
    }
}

impl Afar for Held {
    fn len(&self) -> usize {
        self.len
    }

    fn read(&self, range: Range<usize>) -> Vec<u8> {
        if range.end > self.len || range.start > range.end {
            return Vec::new();
        }
        ALL.with_borrow(|all| {
            let view = |bytes: &ArrayBuffer| {
                Uint8Array::new(bytes).subarray(range.start as u32, range.end as u32).to_vec()
            };
            all.get(&self.number).map(view).unwrap_or_default()
        })
    }
}

/// Gives the memory of bytes back at once, where the browser can do that, in the place of when it next looks for some.
fn release(bytes: &ArrayBuffer) {
    let transfer = Reflect::get(bytes, &"transfer".into()).ok();
    if let Some(transfer) = transfer.and_then(|transfer| transfer.dyn_into::<Function>().ok()) {
        // what they are moved to has room for none
        let _ = transfer.call1(bytes, &0.into());
    }
}

/// Puts bytes where the browser holds them.
#[derive(Debug)]
pub(crate) struct Browser;

impl Away for Browser {
    fn put(&self, bytes: Vec<u8>) -> Arc<dyn Afar> {
        Arc::new(Held::new(Uint8Array::from(bytes.as_slice()).buffer(), true))
    }
}

impl Bytes {
    /// These, as the floors know them: they stay with the browser.
    pub(crate) fn held(&self) -> Part {
        let held: Arc<dyn Afar> = Arc::new(Held::new(self.0.clone(), false));
        Part::from(held)
    }
}
