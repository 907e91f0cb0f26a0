//! The browser: the only module that names `web_sys`, `js_sys` or `gloo`.
//!
//! Small functions that each do one thing to the page, and never fail loudly: what a browser refuses
//! (storage, clipboard) is simply not done. `drawing` saves what is drawn as a picture, `files` reads what belongs to the
//! page, `handing` hands over to the reader, `held` holds bytes for the floors, `locale` knows how days and numbers are written, `reader` knows what is selected and which menus are open, `roving` moves the
//! focus inside of a composite, `storage` keeps between visits, `watch` hears what goes on, `worker` starts a program in a
//! thread of its own. Knows nothing of corpora, state or pages.

pub(crate) mod chosen;
pub(crate) mod drawing;
pub(crate) mod files;
mod handing;
pub(crate) mod held;
mod locale;
pub(crate) mod reader;
pub(crate) mod roving;
pub(crate) mod shelf;
mod storage;
mod watch;
pub(crate) mod worker;

use wasm_bindgen::prelude::*;
use web_sys::{
    ClipboardEvent, Document, Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlInputElement,
    HtmlTextAreaElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition, Window,
};
use yew::{Event, InputEvent, KeyboardEvent, NodeRef, PointerEvent, TargetCast, WheelEvent};

use crate::annotate::Day;

pub(crate) use self::handing::{confirms, copy, download, download_bytes, print};
pub(crate) use self::locale::style;
pub(crate) use self::storage::{forget, keep, on_kept, recall};
pub(crate) use self::watch::{
    Timer, Watch, ask_before_leaving, on_key, on_link, on_page_scroll, on_scroll, on_wheel, on_width,
};

/// The window; none where a page is drawn without a browser, as tests do.
fn window() -> Option<Window> {
    if cfg!(target_family = "wasm") { web_sys::window() } else { None }
}

fn document() -> Option<Document> {
    window()?.document()
}

fn element(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// Why the browser does not do what the page cannot do without, in words for the reader.
pub(crate) type Refusal = String;

/// Runs `work` when the browser comes to it.
pub(crate) fn spawn(work: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(work);
}

/// The element with `id`, emptied, to mount the page in.
pub(crate) fn empty_mount_point(id: &str) -> Option<Element> {
    let element = element(id)?;
    element.set_text_content(None);
    Some(element)
}

/// Says something in an element that was hidden; false where there is none.
pub(crate) fn say_in(id: &str, words: &str) -> bool {
    let Some(element) = element(id) else { return false };
    element.set_text_content(Some(words));
    element.remove_attribute("hidden").is_ok()
}

/// Where the link leads that has the focus, if it is one of the page itself.
pub(crate) fn focused_link() -> Option<String> {
    let href = document()?.active_element()?.get_attribute("href")?;
    href.starts_with("#/").then_some(href)
}

/// Puts the focus on the `nth` link, from 0, of those that lead there.
pub(crate) fn focus_link(href: &str, nth: usize) {
    if let Some(link) =
        links_to(href).into_iter().nth(nth).and_then(|link| link.dyn_into::<HtmlElement>().ok())
    {
        let _ = link.focus();
    }
}

/// The links that lead there, in order of the page.
fn links_to(href: &str) -> Vec<Element> {
    let selector = format!("a[href='{}']", href.replace('\'', ""));
    let found = document().and_then(|document| document.query_selector_all(&selector).ok());
    let found = found.into_iter().flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)));
    found.filter_map(|node| node.dyn_into::<Element>().ok()).collect()
}

/// Sets the document's title.
pub(crate) fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Sets `data-{name}` of the document's root; removes it where `value` is empty.
pub(crate) fn set_root_data(name: &str, value: &str) {
    let Some(root) = document().and_then(|document| document.document_element()) else { return };
    let name = format!("data-{name}");
    let _ = if value.is_empty() { root.remove_attribute(&name) } else { root.set_attribute(&name, value) };
}

/// The address of the page, whole.
pub(crate) fn url() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The address of the page, without its fragment.
pub(crate) fn page_address() -> String {
    url().split('#').next().unwrap_or_default().to_owned()
}

/// What time it is, in milliseconds from some day on.
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// What day it is where the reader is.
pub(crate) fn today() -> String {
    let now = js_sys::Date::new_0();
    let minutes = now.get_time() / 60_000.0 - now.get_timezone_offset();
    Day((minutes / 1_440.0).floor() as i32).to_string()
}

/// Whether the reader asked their system for less motion.
pub(crate) fn wants_calm() -> bool {
    let query = window().and_then(|w| w.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

/// Whether the window has room for a column beside the page; yes where nothing is known.
pub(crate) fn is_wide() -> bool {
    let query = window().and_then(|w| w.match_media("(min-width: 46.01rem)").ok().flatten());
    query.is_none_or(|query| query.matches())
}

/// Whether the window has room for texts beside what is said of them; yes where nothing is known.
pub(crate) fn has_room_beside() -> bool {
    let query = window().and_then(|w| w.match_media("(min-width: 75rem)").ok().flatten());
    query.is_none_or(|query| query.matches())
}

/// Where to scroll an element to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// To the middle of its scrolling area.
    Center,
    /// No further than it must.
    Nearest,
}

/// Scrolls the element with `id` into view.
pub(crate) fn scroll_to(id: &str, align: Align) {
    let Some(element) = element(id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(if wants_calm() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    options.set_block(match align {
        Align::Center => ScrollLogicalPosition::Center,
        Align::Nearest => ScrollLogicalPosition::Nearest,
    });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Scrolls the page to its top.
pub(crate) fn scroll_to_y(top: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, top);
    }
}

/// Puts the focus on the page's heading, or on the page's own part where there is none yet; not while the reader types.
pub(crate) fn focus_heading() {
    let Some(document) = document() else { return };
    let typing = document.active_element().is_some_and(|active| is_field(&active));
    let heading = document.query_selector("main h1").ok().flatten();
    let Some(heading) = heading.or_else(|| document.query_selector("main").ok().flatten()) else { return };
    if !typing && let Ok(heading) = heading.dyn_into::<HtmlElement>() {
        let _ = heading.set_attribute("tabindex", "-1");
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
}

/// Puts the focus on the page's heading where nothing has it any more.
pub(crate) fn keep_focus() {
    let on = document().and_then(|document| document.active_element());
    if on.is_none_or(|on| on.tag_name() == "BODY") {
        focus_heading();
    }
}

/// Opens a dialog over the page, which keeps the focus inside until it is closed, and gives it back then.
pub(crate) fn open_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        let _ = dialog.show_modal();
    }
}

/// Closes a dialog.
pub(crate) fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// How far the top of the element `id` lies below the top of the element `within`, in pixels.
pub(crate) fn offset_within(id: &str, within: &NodeRef) -> Option<f64> {
    extent_within(id, within).map(|(top, _)| top)
}

/// Top and bottom of the element `id`, in pixels below the top of the element `within`.
pub(crate) fn extent_within(id: &str, within: &NodeRef) -> Option<(f64, f64)> {
    let top = within.cast::<Element>()?.get_bounding_client_rect().top();
    let rect = element(id)?.get_bounding_client_rect();
    Some((rect.top() - top, rect.bottom() - top))
}

/// The height of an element in pixels, as shown.
pub(crate) fn height(of: &NodeRef) -> f64 {
    of.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().height())
}

/// Scrolls an element's own content by so many pixels.
pub(crate) fn scroll_by(frame: &NodeRef, pixels: f64) {
    if let Some(frame) = frame.cast::<Element>() {
        frame.set_scroll_top(frame.scroll_top() + pixels.round() as i32);
    }
}

/// Puts the focus on the element with `id`, which may be one of a picture: those take it in the same way.
pub(crate) fn focus(id: &str) {
    if let Some(element) = element(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}

/// Whether the element with `id` has the focus itself.
pub(crate) fn is_focused(id: &str) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|active| active.id() == id)
}

/// Whether the focus is on something inside the element with `id`.
pub(crate) fn has_focus(id: &str) -> bool {
    let active = document().and_then(|document| document.active_element());
    element(id).is_some_and(|element| active.is_some_and(|active| element.contains(Some(&active))))
}

/// Puts the focus on an element.
pub(crate) fn focus_on(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// The element that had the focus at some time.
#[derive(Clone, Debug, Default)]
pub(crate) struct Focus(Option<Element>);

impl Focus {
    /// The one that has it.
    pub(crate) fn now() -> Focus {
        Focus(document().and_then(|document| document.active_element()))
    }

    /// Whether that is in the element with `id`.
    pub(crate) fn is_inside(&self, id: &str) -> bool {
        self.0.as_ref().is_some_and(|own| element(id).is_some_and(|outer| outer.contains(Some(own))))
    }

    /// Scrolls it into view, no further than it must.
    pub(crate) fn show(&self) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if let Some(element) = &self.0 {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    /// Gives it back, unless the reader has moved it to something outside of the element with `id`.
    pub(crate) fn give_back(&self, id: &str) {
        let now = Focus::now();
        let nowhere = now.0.as_ref().is_none_or(|now| now.tag_name() == "BODY");
        if let Some(own) = self.0.clone().filter(|_| nowhere || now.is_inside(id))
            && let Ok(own) = own.dyn_into::<HtmlElement>()
        {
            let _ = own.focus();
        }
    }
}

/// Whether the reader has selected some of the text.
pub(crate) fn has_selection() -> bool {
    let collapsed = || {
        let window: JsValue = window()?.into();
        let get = js_sys::Reflect::get(&window, &"getSelection".into()).ok()?;
        let selection = get.dyn_into::<js_sys::Function>().ok()?.call0(&window).ok()?;
        js_sys::Reflect::get(&selection, &"isCollapsed".into()).ok()?.as_bool()
    };
    collapsed() == Some(false)
}

/// Whether the reader is typing into a field.
pub(crate) fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| is_field(&element))
}

/// Whether an element takes what is typed.
fn is_field(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
        || element.tag_name() == "INPUT"
            && !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button"))
}

/// What a text field now holds.
pub(crate) fn input_value(event: &InputEvent) -> String {
    changed_value(event)
}

/// What a field for texts of many lines now holds.
pub(crate) fn area_value(event: &InputEvent) -> String {
    event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()).unwrap_or_default()
}

/// The text that is being pasted.
pub(crate) fn pasted(event: &Event) -> Option<String> {
    event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?.get_data("text/plain").ok()
}

/// What a field, of one line, of many or of choices, holds after a change.
pub(crate) fn changed_value(event: &Event) -> String {
    let value = event.target().and_then(|target| js_sys::Reflect::get(&target, &"value".into()).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}

/// Whether a box is ticked after a change.
pub(crate) fn is_checked(event: &Event) -> bool {
    event.target_dyn_into::<HtmlInputElement>().is_some_and(|input| input.checked())
}

/// Where a pointer stands over an element: pixels from its left edge.
pub(crate) fn pointer_x(event: &PointerEvent, over: &NodeRef) -> f64 {
    let left = over.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// Where a wheel turns over an element: pixels from its left edge.
pub(crate) fn wheel_x(event: &WheelEvent, over: &NodeRef) -> f64 {
    let left = over.cast::<Element>().map_or(0.0, |element| element.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

/// Keeps a pointer's events on the element where it went down.
pub(crate) fn capture_pointer(event: &PointerEvent, on: &NodeRef) {
    if let Some(element) = on.cast::<Element>() {
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
