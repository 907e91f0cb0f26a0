//! What the page hands over to the reader: files, words for the clipboard, paper, a question.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::files::Bytes;
use super::{document, spawn, window};

/// Copies `text`; tells `done` whether the browser did.
pub(crate) fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn(async move {
        let Some(window) = window() else { return done(false) };
        // Outside a secure context there is no clipboard at all, whatever the type says.
        let navigator: JsValue = window.navigator().into();
        let has =
            js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|item| !item.is_undefined());
        if !has {
            return done(false);
        }
        done(JsFuture::from(window.navigator().clipboard().write_text(&text)).await.is_ok());
    });
}

/// Hands the reader a file.
pub(crate) fn download(name: &str, mime: &str, content: &str) {
    let parts = js_sys::Array::of1(&content.into());
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) {
        hand_over(name, &blob);
    }
}

/// Hands the reader a file of bytes.
pub(crate) fn download_bytes(name: &str, mime: &str, bytes: &Bytes) {
    let parts = js_sys::Array::of1(&bytes.0);
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    if let Ok(blob) = Blob::new_with_buffer_source_sequence_and_options(&parts, &options) {
        hand_over(name, &blob);
    }
}

fn hand_over(name: &str, blob: &Blob) {
    let give = || {
        let url = Url::create_object_url_with_blob(blob).ok()?;
        give_file(name, &url)?;
        Url::revoke_object_url(&url).ok()
    };
    let _ = give();
}

/// Hands the reader what lies at an address of the page's own.
pub(super) fn give_file(name: &str, url: &str) -> Option<()> {
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(url);
    link.set_download(name);
    link.click();
    Some(())
}

/// Prints the page.
pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Whether the reader says yes.
pub(crate) fn confirms(question: &str) -> bool {
    window().is_some_and(|window| window.confirm_with_message(question).unwrap_or(false))
}
