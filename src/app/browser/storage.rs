//! What the browser keeps between visits, where it keeps anything.

use std::cell::RefCell;

use gloo_events::EventListener;

use super::{Watch, window};

/// What was kept under `key`, where the browser keeps anything.
pub(crate) fn recall(key: &str) -> Option<String> {
    window()?.local_storage().ok()??.get_item(key).ok()?
}

/// Keeps `value` under `key`.
pub(crate) fn keep(key: &str, value: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.set_item(key, value);
    }
}

/// Lets go what was kept under `key`.
pub(crate) fn forget(key: &str) {
    if let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) {
        let _ = storage.remove_item(key);
    }
}

/// Calls `call` whenever another window of the page keeps something else under `key`.
pub(crate) fn on_kept(key: String, call: impl Fn() + 'static) -> Option<Watch> {
    let before = RefCell::new(recall(&key));
    let listener = EventListener::new(&window()?.into(), "storage", move |_| {
        let now = recall(&key);
        if before.replace(now.clone()) != now {
            call();
        }
    });
    Some(Watch::of(listener))
}
