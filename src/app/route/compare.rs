//! Articles side by side.

use super::value::{Put, SHOWS, Settings, Show, put_choice, put_switch, read_choice, read_span, write_span};
use crate::explore::compare::sheet::MOST;
use crate::text::Span;

/// Articles side by side, as a link brings them back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CompareRoute {
    /// Their slugs, from left to right: one to [`MOST`]. One alone is still looking for its second.
    pub articles: Vec<String>,
    /// Which passages are shown.
    pub show: Show,
    /// What is shown beside the texts.
    pub tab: Tab,
    /// The match that is shown, from 1.
    pub chosen: Option<u32>,
    /// The stretch that is shown in each column, in bytes of its article's cleaned text.
    pub spots: [Option<Span>; MOST],
    /// The first column that is shown where not all have room, from 0.
    pub column: u8,
    /// Whether outlets and headlines are hidden, for a lesson.
    pub blind: bool,
}

/// What a comparison shows: the story in facts, or what stands beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// Where they differ; where nothing does, everything.
    #[default]
    First,
    /// The questions to which their answers differ.
    Differ,
    /// All questions that more than one answers.
    Everything,
    /// The texts side by side, and nothing beside them.
    Texts,
    /// What only one of them says.
    Only,
    /// Quotes.
    Quotes,
    /// Whom and what they name.
    Names,
    /// Distinctive words.
    Words,
}

// Behind the first eight stand the names that links of older pages have.
pub(super) const TABS: [(&str, Tab); 18] = [
    ("first", Tab::First),
    ("differ", Tab::Differ),
    ("everything", Tab::Everything),
    ("texts", Tab::Texts),
    ("only", Tab::Only),
    ("quotes", Tab::Quotes),
    ("names", Tab::Names),
    ("words", Tab::Words),
    ("contradictions", Tab::Differ),
    ("shared", Tab::Texts),
    ("claims", Tab::Everything),
    ("numbers", Tab::Everything),
    ("only-a", Tab::Only),
    ("only-b", Tab::Only),
    ("only-c", Tab::Only),
    ("only-d", Tab::Only),
    ("only-left", Tab::Only),
    ("only-right", Tab::Only),
];

impl Settings for CompareRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "show" => self.show = read_choice(&SHOWS, value),
            "tab" => self.tab = read_choice(&TABS, value),
            "match" => self.chosen = value.parse().ok().filter(|n| *n > 0),
            "spots" => {
                self.spots = [None; MOST];
                for (spot, value) in self.spots.iter_mut().zip(value.split('.')) {
                    *spot = read_span(value);
                }
            }
            "column" => {
                let column = value.parse::<u8>().ok().filter(|n| (1..=MOST as u8).contains(n));
                self.column = column.map_or(0, |n| n - 1);
            }
            "blind" => self.blind = value == "1",
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "show", &SHOWS, self.show);
        put_choice(put, "tab", &TABS, self.tab);
        if let Some(n) = self.chosen {
            put("match", &n.to_string());
        }
        if let Some(last) = self.spots.iter().rposition(Option::is_some) {
            let write = |spot: &Option<Span>| spot.map(write_span).unwrap_or_default();
            put("spots", &self.spots[..=last].iter().map(write).collect::<Vec<_>>().join("."));
        }
        if self.column > 0 {
            put("column", &(self.column + 1).to_string());
        }
        put_switch(put, "blind", self.blind);
    }
}
