//! What a reader has selected, what is said to who listens, and the menus that stand open.

use gloo_events::EventListener;
use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

use super::{Watch, document, element, window};

/// Says something to who listens to the page: it is put into the element with `id`, whose role says that it is read.
pub(crate) fn say(id: &str, words: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(words));
    }
}

/// Scrolls the menu, where it is wider than its room, to where the reader is.
pub(crate) fn show_current() {
    let current = document().and_then(|document| document.query_selector("nav.nav [aria-current]").ok()?);
    let current = current.and_then(|current| current.dyn_into::<HtmlElement>().ok());
    if let Some((current, menu)) =
        current.and_then(|current| current.parent_element().map(|menu| (current, menu)))
    {
        menu.set_scroll_left(current.offset_left() - 48);
    }
}

/// Whether the focus is on a field, or on something that keeps it: then no heading takes it.
pub(crate) fn is_in_a_field() -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| super::is_field(&active))
}

/// The menus that are open.
fn open_menus() -> impl Iterator<Item = Element> {
    let open = document().and_then(|document| document.query_selector_all("details.menu[open]").ok());
    let open = open.into_iter().flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)));
    open.filter_map(|node| node.dyn_into::<Element>().ok())
}

/// Closes the menus that are open, and gives the focus of one that had it back to what opened it. Says whether there was one.
pub(crate) fn close_menus() -> bool {
    let active = document().and_then(|document| document.active_element());
    let mut any = false;
    for menu in open_menus() {
        any = true;
        let has_focus = active.as_ref().is_some_and(|active| menu.contains(Some(active)));
        let _ = menu.remove_attribute("open");
        let opener = menu.query_selector("summary").ok().flatten().filter(|_| has_focus);
        if let Some(opener) = opener.and_then(|opener| opener.dyn_into::<HtmlElement>().ok()) {
            let _ = opener.focus();
        }
    }
    any
}

/// Closes a menu when the reader goes on outside of it.
pub(crate) fn on_leaving_menus() -> [Option<Watch>; 2] {
    ["pointerdown", "focusin"].map(|name| {
        let listener = EventListener::new(&document()?.into(), name, |event| {
            let on = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            for menu in open_menus().filter(|menu| !menu.contains(on.as_ref().map(AsRef::as_ref))) {
                let _ = menu.remove_attribute("open");
            }
        });
        Some(Watch::of(listener))
    })
}

/// Calls `call` whenever the reader may have selected something, or let go of it.
pub(crate) fn on_selecting(call: impl Fn() + Clone + 'static) -> [Option<Watch>; 2] {
    ["pointerup", "keyup"].map(|name| {
        let call = call.clone();
        // what a press lets go of is gone a moment later
        let listener = EventListener::new(&document()?.into(), name, move |_| {
            let call = call.clone();
            super::spawn(async move { call() });
        });
        Some(Watch::of(listener))
    })
}

/// The words that the reader has selected inside the element that `selector` finds, and how often the same words stand there
/// before. Nothing where the selection begins or ends outside of it.
pub(crate) fn selected(selector: &str) -> Option<(String, usize)> {
    let around = document()?.query_selector(selector).ok()??;
    let call = |object: &JsValue, name: &str, args: &[&JsValue]| {
        let function = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        function.apply(object, &args.iter().copied().collect::<js_sys::Array>()).ok()
    };
    let window: JsValue = window()?.into();
    let selection = call(&window, "getSelection", &[])?;
    if Reflect::get(&selection, &"rangeCount".into()).ok()?.as_f64()? < 1.0 {
        return None;
    }
    let range = call(&selection, "getRangeAt", &[&0.into()])?;
    let end = |name: &str| Reflect::get(&range, &name.into()).ok();
    let holds = |name: &str| {
        let node = end(name)?.dyn_into::<web_sys::Node>().ok()?;
        Some(around.contains(Some(&node)))
    };
    if !(holds("startContainer")? && holds("endContainer")?) {
        return None;
    }
    let text = |range: &JsValue| call(range, "toString", &[])?.as_string();
    let words = text(&range)?;
    let before = call(&range, "cloneRange", &[])?;
    call(&before, "selectNodeContents", &[around.as_ref()])?;
    call(&before, "setEnd", &[&end("startContainer")?, &end("startOffset")?])?;
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (words, before) = (flat(&words), flat(&text(&before)?));
    let nth = before.matches(words.as_str()).count();
    (!words.is_empty()).then_some((words, nth))
}
