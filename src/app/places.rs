//! Where the reader was: how far down each page, and which link they followed. A page that is left and come back to by
//! Back is shown at the very place; any other opens at its heading, where a screen reader begins to read.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::hooks::use_after;
use super::route::Address;

/// A page on the way.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    path: String,
    /// How far down, in pixels.
    top: f64,
    /// The link that was followed from there, and the how manieth that leads there.
    link: Option<(String, usize)>,
}

/// The pages that the reader came through, this one last.
#[derive(Clone, Debug, Default)]
struct Trail(Vec<Place>);

/// So many pages are remembered.
const LONGEST: usize = 50;

impl Trail {
    /// Goes to a page. Gives the place where the reader was on it, where it is the page that they came from.
    fn go(&mut self, path: &str) -> Option<Place> {
        let before = self.0.len().checked_sub(2).and_then(|at| self.0.get(at));
        if let Some(place) = before.filter(|place| place.path == path).cloned() {
            self.0.pop();
            return Some(place);
        }
        self.0.push(Place { path: path.to_owned(), ..Place::default() });
        if self.0.len() > LONGEST {
            self.0.remove(0);
        }
        None
    }

    fn here(&mut self) -> Option<&mut Place> {
        self.0.last_mut()
    }
}

/// Shows each page at its place, and keeps the focus from being lost.
#[hook]
pub(super) fn use_places(address: &Address) {
    let trail = use_memo((), |()| RefCell::new(Trail::default()));
    {
        let trail = Rc::clone(&trail);
        use_effect_with((), move |()| {
            let scrolled = Rc::clone(&trail);
            let watch = browser::on_page_scroll(move |top| {
                if let Some(here) = scrolled.borrow_mut().here() {
                    here.top = top;
                }
            });
            let followed = browser::on_link(move |href, nth| {
                if let Some(here) = trail.borrow_mut().here() {
                    here.link = Some((href, nth));
                }
            });
            move || drop((watch, followed))
        });
    }
    use_after(address.route.path(), {
        let shows = address.route.shows_a_passage();
        move |path| {
            let mut trail = trail.borrow_mut();
            let first = trail.0.is_empty();
            let back = trail.go(path);
            match back {
                // Who has scrolled the first view stays there.
                _ if first => {}
                Some(place) => {
                    browser::scroll_to_y(place.top);
                    match place.link {
                        Some((link, nth)) => browser::focus_link(&link, nth),
                        None => browser::focus_heading(),
                    }
                }
                None if shows => {}
                None => {
                    browser::scroll_to_y(0.0);
                    browser::focus_heading();
                }
            }
        }
    });
    // What had the focus may be gone with what was changed; at first nothing has it.
    let changed = use_mut_ref(|| false);
    use_after(address.clone(), move |_| {
        if changed.replace(true) {
            browser::keep_focus();
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_is_the_page_before() {
        let mut trail = Trail::default();
        assert_eq!(trail.go("/"), None);
        trail.here().expect("a page").top = 300.0;
        trail.here().expect("a page").link = Some(("#/article/a".to_owned(), 1));
        assert_eq!(trail.go("/article/a"), None);
        let back = trail.go("/").expect("the page before");
        assert_eq!((back.top, back.link), (300.0, Some(("#/article/a".to_owned(), 1))));
        // forward again is a page anew
        assert_eq!(trail.go("/article/a"), None);
        assert_eq!(trail.go("/about"), None);
        assert_eq!(trail.go("/"), None);
    }

    #[test]
    fn a_long_way_is_forgotten_at_its_beginning() {
        let mut trail = Trail::default();
        for n in 0..2 * LONGEST {
            assert_eq!(trail.go(&format!("/article/{n}")), None);
        }
        assert_eq!(trail.0.len(), LONGEST);
    }
}
