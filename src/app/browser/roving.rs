//! Composites: an element whose controls are one stop of the Tab key. In it the arrows, Home and End move, and letters where
//! it is a list of names. Which control is the stop stands in the page's own elements, since no state depends on it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::{KeyboardEvent, NodeRef};

use super::document;

/// What can have the focus.
const CONTROLS: &str = "a[href], button, input, select, summary";

/// Letters that follow each other within so many milliseconds are one word.
const WORD: f64 = 700.0;

/// An element whose controls are one stop, until it is dropped.
pub(crate) struct Composite {
    inside: Rc<Inside>,
    _listeners: [EventListener; 2],
}

struct Inside {
    element: Element,
    /// The control that had the focus last, and the how manieth it was.
    last: RefCell<Option<(HtmlElement, usize)>>,
    /// The letters typed, and when the last one was.
    typed: RefCell<(String, f64)>,
    by_letter: bool,
}

impl Composite {
    /// Makes the controls inside an element one stop. `by_letter` says whether letters move to what they begin.
    pub(crate) fn new(of: &NodeRef, by_letter: bool) -> Option<Composite> {
        let element = of.cast::<Element>()?;
        let (last, typed) = (RefCell::default(), RefCell::default());
        let inside = Rc::new(Inside { element: element.clone(), last, typed, by_letter });
        let on_key = Rc::clone(&inside);
        let options = EventListenerOptions::enable_prevent_default();
        let keys = EventListener::new_with_options(&element, "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                on_key.press(event);
            }
        });
        let on_focus = Rc::clone(&inside);
        let focus = EventListener::new(&element, "focusin", move |_| on_focus.settle());
        Some(Composite { inside, _listeners: [keys, focus] })
    }

    /// Chooses the stop anew, after the controls may have changed. Where the one that had the focus is gone, the one in its
    /// place takes it.
    pub(crate) fn settle(&self) {
        self.inside.settle();
    }
}

impl Inside {
    /// The controls, in order of the page, less those of a composite inside this one.
    fn controls(&self) -> Vec<HtmlElement> {
        let list = self.element.query_selector_all(CONTROLS).ok();
        let list = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)));
        let own = |control: &HtmlElement| {
            let around = control.closest("[data-roving]").ok().flatten();
            around.as_ref() == Some(&self.element) && !control.has_attribute("disabled")
        };
        list.filter_map(|node| node.dyn_into::<HtmlElement>().ok()).filter(own).collect()
    }

    fn settle(&self) {
        let controls = self.controls();
        let active = document().and_then(|document| document.active_element());
        let nowhere = active.as_ref().is_none_or(|active| active.tag_name() == "BODY");
        let last = self.last.borrow().clone();
        let lost = last.as_ref().filter(|(control, _)| nowhere && !control.is_connected());
        if let Some((_, at)) = lost {
            *self.last.borrow_mut() = None;
            if let Some(control) = controls.get(*at).or(controls.last()) {
                // which settles again
                let _ = control.focus();
            }
            return;
        }
        let set = |control: &HtmlElement| {
            let on = |name: &str, value: &str| control.get_attribute(name).as_deref() == Some(value);
            !is_minor(control) && (on("aria-current", "page") || on("aria-pressed", "true"))
        };
        let focused =
            controls.iter().position(|control| active.as_ref().is_some_and(|a| a == control.as_ref()));
        if let Some(at) = focused {
            *self.last.borrow_mut() = controls.get(at).map(|control| (control.clone(), at));
        }
        let before = || last.and_then(|(last, _)| controls.iter().position(|control| *control == last));
        let stop = focused.or_else(|| controls.iter().position(set)).or_else(before).unwrap_or(0);
        for (n, control) in controls.iter().enumerate() {
            control.set_tab_index(if n == stop { 0 } else { -1 });
        }
    }

    fn press(&self, event: &KeyboardEvent) {
        let controls = self.controls();
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        let Some(at) = controls.iter().position(|control| target.as_ref() == Some(control)) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key() {
            return;
        }
        let Some(now) = controls.get(at) else { return };
        let (writes, chooses) = (is_written_in(now), now.tag_name() == "SELECT");
        let key = event.key();
        let same = |n: &usize| controls.get(*n).is_some_and(|other| is_minor(other) == is_minor(now));
        let to = match key.as_str() {
            // the arrows of a field move in what is written there, those of a list choose from it
            "ArrowRight" if !writes => Some(at + 1),
            "ArrowLeft" if !writes => Some(at.wrapping_sub(1)),
            "ArrowDown" if !chooses => (at + 1..controls.len()).find(same),
            "ArrowUp" if !chooses => (0..at).rev().find(same),
            "Home" if !writes => Some(0),
            "End" if !writes => Some(controls.len() - 1),
            key if self.by_letter && !writes && !chooses && is_letter(key) => {
                event.stop_propagation();
                self.named(&controls, at, key, event.time_stamp())
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(control) = to.and_then(|to| controls.get(to)) {
            let _ = control.focus();
        }
    }

    /// The next control that begins with what was typed.
    fn named(&self, controls: &[HtmlElement], at: usize, letter: &str, now: f64) -> Option<usize> {
        let mut typed = self.typed.borrow_mut();
        let (word, when) = &mut *typed;
        if now - *when > WORD {
            word.clear();
        }
        *when = now;
        word.push_str(&letter.to_lowercase());
        let first = at + usize::from(word.chars().count() == 1);
        let begins = |n: &usize| {
            controls.get(*n).is_some_and(|control| {
                !is_minor(control) && name(control).trim_start().to_lowercase().starts_with(word.as_str())
            })
        };
        (first..controls.len()).chain(0..first.min(controls.len())).find(begins)
    }
}

/// Whether a control stands beside another one, as what leaves a value out beside what chooses it: up and down pass it.
fn is_minor(control: &HtmlElement) -> bool {
    control.has_attribute("data-minor")
}

fn is_written_in(control: &HtmlElement) -> bool {
    control.tag_name() == "INPUT"
        && matches!(control.get_attribute("type").as_deref(), None | Some("search" | "text" | "date"))
}

fn is_letter(key: &str) -> bool {
    let mut letters = key.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// What a control is called, as far as letters find it.
fn name(control: &HtmlElement) -> String {
    let label = control.closest("label").ok().flatten();
    label.unwrap_or_else(|| control.clone().into()).text_content().unwrap_or_default()
}
