//! Where the reader was: how far down each page, and which link they followed. A page that is left and come back to by
//! Back is shown at the very place, with the focus on that link, and so is one that a link of its own set otherwise, as the
//! answers of a comparison do; any other page opens at its heading, where a screen reader begins to read.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::browser;
use super::hooks::use_after;
use super::route::Address;

/// A page on the way, set in a way.
#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    path: String,
    /// The whole address.
    href: String,
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

/// How an address came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// The reader followed a link, or went back or forward.
    Arrived,
    /// The page set itself otherwise, which is a step of the history.
    Set,
    /// It did so in the place of its last step.
    Replaced,
}

/// What a change of the address was.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// Another page is opened.
    New,
    /// The page is set otherwise.
    Otherwise,
    /// The reader is back where they were: on a page before, or on this one as it was before a link set it otherwise.
    Back(Place),
}

impl Trail {
    /// Goes to an address.
    fn go(&mut self, path: &str, href: &str, way: Way) -> Step {
        if let Some(place) = self.back(path, href, way) {
            let same = self.0.last().is_some_and(|here| here.path == path && place.link.is_none());
            return if same { Step::Otherwise } else { Step::Back(place) };
        }
        let top = self.0.last().filter(|here| here.path == path).map(|here| here.top);
        match self.0.last_mut() {
            Some(here) if top.is_some() && way == Way::Replaced => href.clone_into(&mut here.href),
            _ => {
                let top = top.unwrap_or_default();
                self.0.push(Place { path: path.to_owned(), href: href.to_owned(), top, link: None });
            }
        }
        if self.0.len() > LONGEST {
            self.0.remove(0);
        }
        if top.is_some() { Step::Otherwise } else { Step::New }
    }

    /// The place before this one, where that is where the reader goes.
    fn back(&mut self, path: &str, href: &str, way: Way) -> Option<Place> {
        let here = self.0.last()?;
        let before = self.0.iter().rposition(|place| place.path != here.path);
        // another page
        if path != here.path {
            let place = self.0.get(before?).filter(|place| place.path == path).cloned()?;
            self.0.truncate(before? + 1);
            return Some(place);
        }
        // this page, as it was before a link of its own: not where a link leads there
        let followed = here.link.as_ref().is_some_and(|(link, _)| link == href);
        let place = self.0.iter().rev().nth(1).filter(|place| place.path == path && place.href == href);
        let place = place.filter(|_| way == Way::Arrived && !followed).cloned()?;
        self.0.pop();
        Some(place)
    }

    fn here(&mut self) -> Option<&mut Place> {
        self.0.last_mut()
    }
}

/// Shows each page at its place, and keeps the focus from being lost.
#[hook]
pub(super) fn use_places(address: &Address, way: Way) {
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
    use_after(address.clone(), move |address| {
        let mut trail = trail.borrow_mut();
        let first = trail.0.is_empty();
        match trail.go(&address.place(), &address.href(), way) {
            // Who has scrolled the first view stays there, and at first nothing has the focus.
            _ if first => return,
            Step::Back(place) => {
                browser::scroll_to_y(place.top);
                match place.link {
                    Some((link, nth)) => browser::focus_link(&link, nth),
                    None => browser::focus_heading(),
                }
            }
            Step::New if address.route.shows_a_passage() => {}
            Step::New => {
                browser::scroll_to_y(0.0);
                browser::focus_heading();
            }
            Step::Otherwise => {}
        }
        // What had the focus may be gone with what was changed.
        browser::keep_focus();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Goes to an address by a link, or back.
    fn go(trail: &mut Trail, href: &str) -> Step {
        trail.go(href.split('?').next().unwrap(), href, Way::Arrived)
    }

    fn follow(trail: &mut Trail, href: &str) -> Step {
        trail.here().unwrap().link = Some((href.to_owned(), 0));
        go(trail, href)
    }

    fn set(trail: &mut Trail, href: &str) -> Step {
        trail.go(href.split('?').next().unwrap(), href, Way::Set)
    }

    #[test]
    fn back_is_the_page_before() {
        let mut trail = Trail::default();
        assert_eq!(go(&mut trail, "/"), Step::New);
        trail.here().unwrap().top = 300.0;
        trail.here().unwrap().link = Some(("#/article/a".to_owned(), 1));
        assert_eq!(go(&mut trail, "/article/a"), Step::New);
        let Step::Back(back) = go(&mut trail, "/") else { panic!("the page before") };
        assert_eq!((back.top, back.link), (300.0, Some(("#/article/a".to_owned(), 1))));
        // forward again is a page anew
        assert_eq!(go(&mut trail, "/article/a"), Step::New);
        assert_eq!(go(&mut trail, "/about"), Step::New);
        assert_eq!(go(&mut trail, "/"), Step::New);
    }

    #[test]
    fn back_on_one_page_is_the_link_that_set_it_otherwise() {
        let mut trail = Trail::default();
        assert_eq!(go(&mut trail, "/articles"), Step::New);
        assert_eq!(follow(&mut trail, "/compare/a/b"), Step::New);
        trail.here().unwrap().top = 120.0;
        assert_eq!(follow(&mut trail, "/compare/a/b?spots=1"), Step::Otherwise);
        trail.here().unwrap().top = 900.0;
        assert_eq!(follow(&mut trail, "/compare/a/b?spots=2"), Step::Otherwise);
        let Step::Back(back) = go(&mut trail, "/compare/a/b?spots=1") else { panic!("the first answer") };
        assert_eq!((back.top, back.link.unwrap().0.as_str()), (900.0, "/compare/a/b?spots=2"));
        let Step::Back(back) = go(&mut trail, "/compare/a/b") else { panic!("no answer yet") };
        assert_eq!((back.top, back.link.unwrap().0.as_str()), (120.0, "/compare/a/b?spots=1"));
        // and another page is the page before, however often this one was set
        follow(&mut trail, "/compare/a/b?spots=3");
        let Step::Back(back) = go(&mut trail, "/articles") else { panic!("the page before") };
        assert_eq!(back.link.unwrap().0, "/compare/a/b");
        assert_eq!(trail.0.len(), 1);
    }

    #[test]
    fn what_the_page_sets_itself_is_no_way_back() {
        let mut trail = Trail::default();
        go(&mut trail, "/compare/a/b");
        follow(&mut trail, "/compare/a/b?spots=1");
        // its own controls lead to the very address from before
        assert_eq!(set(&mut trail, "/compare/a/b"), Step::Otherwise);
        // back from that is the page as it was, and back from there the link
        assert_eq!(go(&mut trail, "/compare/a/b?spots=1"), Step::Otherwise);
        assert!(matches!(go(&mut trail, "/compare/a/b"), Step::Back(_)));
        // so does a link
        let mut trail = Trail::default();
        go(&mut trail, "/compare/a/b");
        follow(&mut trail, "/compare/a/b?spots=1");
        assert_eq!(follow(&mut trail, "/compare/a/b"), Step::Otherwise);
    }

    #[test]
    fn a_long_way_is_forgotten_at_its_beginning() {
        let mut trail = Trail::default();
        for n in 0..2 * LONGEST {
            assert_eq!(go(&mut trail, &format!("/article/{n}")), Step::New);
        }
        assert_eq!(trail.0.len(), LONGEST);
    }
}
