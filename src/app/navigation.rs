//! Navigation: the pages of the menu, in its order. The menu, the shortcuts and their list are made from this one table.
//! Knows URLs only as routes, and no component.

use super::route::{CoverageRoute, EntitiesRoute, NetworkRoute, Route, TimelineRoute};

/// A page of the menu.
#[derive(Debug)]
pub struct Entry {
    /// What it is called.
    pub name: &'static str,
    /// The key that opens it.
    pub key: char,
    /// Where it leads.
    pub open: fn() -> Route,
    /// Whether a page belongs to it, so that the menu tells where the reader is.
    pub holds: fn(&Route) -> bool,
}

/// The pages of the menu, in its order.
pub const PAGES: [Entry; 10] = [
    Entry {
        name: "Front page",
        key: '1',
        open: || Route::Front,
        holds: |route| matches!(route, Route::Front),
    },
    Entry {
        name: "Articles",
        key: '2',
        open: Route::articles,
        holds: |route| matches!(route, Route::Articles(_) | Route::Article(_)),
    },
    Entry {
        name: "Timeline",
        key: '3',
        open: || Route::Timeline(TimelineRoute::default()),
        holds: |route| matches!(route, Route::Timeline(_)),
    },
    Entry {
        name: "Compare",
        key: '4',
        open: || Route::Choose,
        holds: |route| matches!(route, Route::Choose | Route::Compare(_)),
    },
    Entry {
        name: "Entities",
        key: '5',
        open: || Route::Entities(EntitiesRoute::default()),
        holds: |route| matches!(route, Route::Entities(_) | Route::Entity(_)),
    },
    Entry {
        name: "Network",
        key: '6',
        open: || Route::Network(NetworkRoute::default()),
        holds: |route| matches!(route, Route::Network(_)),
    },
    Entry {
        name: "Coverage",
        key: '7',
        open: || Route::Coverage(CoverageRoute::default()),
        holds: |route| matches!(route, Route::Coverage(_)),
    },
    Entry {
        name: "Notebook",
        key: '8',
        open: || Route::Notebook,
        holds: |route| matches!(route, Route::Notebook),
    },
    Entry {
        name: "Your articles",
        key: '9',
        open: || Route::Own,
        holds: |route| matches!(route, Route::Own),
    },
    Entry { name: "About", key: '0', open: || Route::About, holds: |route| matches!(route, Route::About) },
];

/// The keys that open the pages, as the list of shortcuts has them: `1 to 6`.
pub fn keys() -> String {
    let [first, .., last] = &PAGES;
    format!("{} to {}", first.key, last.key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_of_the_menu_is_its_own() {
        for (n, entry) in PAGES.iter().enumerate() {
            let holding: Vec<usize> =
                (0..PAGES.len()).filter(|at| (PAGES[*at].holds)(&(entry.open)())).collect();
            assert_eq!(holding, [n], "{}", entry.name);
            assert_eq!(PAGES.iter().filter(|other| other.key == entry.key).count(), 1, "{}", entry.name);
        }
    }
}
