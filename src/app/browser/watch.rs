//! What goes on in the page: keys, scrolling, links followed, wheels, widths, timers.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver};
use yew::{KeyboardEvent, NodeRef, WheelEvent};

use super::{document, links_to, window};

/// Something that goes on until it is dropped.
pub(crate) struct Watch {
    _listener: Option<EventListener>,
    observer: Option<(ResizeObserver, Closure<dyn FnMut()>)>,
}

impl Watch {
    /// A listener that is let go with it.
    pub(super) fn of(listener: EventListener) -> Watch {
        Watch { _listener: Some(listener), observer: None }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some((observer, _)) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls `call` on every key pressed anywhere on the page.
pub(crate) fn on_key(call: impl Fn(KeyboardEvent) + 'static) -> Option<Watch> {
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document()?.into(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            call(event.clone());
        }
    });
    Some(Watch::of(listener))
}

/// Has the browser ask before the page is left or loaded anew.
pub(crate) fn ask_before_leaving() -> Option<Watch> {
    let options = EventListenerOptions::enable_prevent_default();
    let ask = |event: &web_sys::Event| event.prevent_default();
    Some(Watch::of(EventListener::new_with_options(&window()?.into(), "beforeunload", options, ask)))
}

/// Calls `call` with how far down the page is, whenever it is scrolled.
pub(crate) fn on_page_scroll(call: impl Fn(f64) + 'static) -> Option<Watch> {
    let listener = EventListener::new(&document()?.into(), "scroll", move |_| {
        call(window().and_then(|window| window.scroll_y().ok()).unwrap_or_default());
    });
    Some(Watch::of(listener))
}

/// Calls `call` whenever a link of the page itself is followed, with where it leads and the how manieth it is, from 0, of
/// those that lead there.
pub(crate) fn on_link(call: impl Fn(String, usize) + 'static) -> Option<Watch> {
    let listener = EventListener::new(&document()?.into(), "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let link = target.and_then(|target| target.closest("a[href^='#/']").ok().flatten());
        if let Some(link) = link
            && let Some(href) = link.get_attribute("href")
        {
            let nth = links_to(&href).iter().position(|other| *other == link).unwrap_or(0);
            call(href, nth);
        }
    });
    Some(Watch::of(listener))
}

/// Calls `call` on every turn of a wheel over an element, in a way that can keep the page from scrolling.
pub(crate) fn on_wheel(over: &NodeRef, call: impl Fn(WheelEvent) + 'static) -> Option<Watch> {
    let element = over.cast::<Element>()?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&element, "wheel", options, move |event| {
        if let Some(event) = event.dyn_ref::<WheelEvent>() {
            call(event.clone());
        }
    });
    Some(Watch::of(listener))
}

/// A timer, which is called back with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Timer(Rc<Cell<Option<i32>>>);

impl Timer {
    /// Runs `work` in so many milliseconds, in the place of what this timer was to run.
    pub(crate) fn start(&self, milliseconds: i32, work: impl FnOnce() + 'static) {
        let Some(window) = window() else { return };
        if let Some(before) = self.0.take() {
            window.clear_timeout_with_handle(before);
        }
        let work = Closure::once_into_js(work);
        let set =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(work.unchecked_ref(), milliseconds);
        self.0.set(set.ok());
    }
}

/// Calls `call` whenever an element's own content is scrolled.
pub(crate) fn on_scroll(of: &NodeRef, call: impl Fn() + 'static) -> Option<Watch> {
    let listener = EventListener::new(&of.cast::<Element>()?.into(), "scroll", move |_| call());
    Some(Watch::of(listener))
}

/// Calls `call` with an element's width in pixels, now and whenever it changes.
pub(crate) fn on_width(of: &NodeRef, call: impl Fn(f64) + 'static) -> Option<Watch> {
    let element = of.cast::<Element>()?;
    let watched = element.clone();
    let call = Rc::new(call);
    // in a frame of its own: what is drawn anew at once may change the width again, which browsers report as an error
    let closure = Closure::<dyn FnMut()>::new(move || {
        let (call, watched) = (Rc::clone(&call), watched.clone());
        let draw = Closure::once_into_js(move || {
            // what is gone has no width that anybody waits for
            if watched.is_connected() {
                call(watched.get_bounding_client_rect().width());
            }
        });
        if let Some(window) = window() {
            let _ = window.request_animation_frame(draw.unchecked_ref());
        }
    });
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch { _listener: None, observer: Some((observer, closure)) })
}
