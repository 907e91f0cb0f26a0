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
    /// The panel.
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

/// The panels of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What is shared.
    #[default]
    First,
    /// Where they contradict each other, or one itself, of the kinds that are looked for.
    Contradictions,
    /// What more than one says.
    Shared,
    /// Which of them makes which claim.
    Claims,
    /// What only the column of that number says, from 0.
    Only(u8),
    /// Whom and what they name.
    Names,
    /// Numbers and dates.
    Numbers,
    /// Quotes.
    Quotes,
    /// Distinctive words.
    Words,
}

// Under their last two names the first two columns went when there were only two.
pub(super) const TABS: [(&str, Tab); 14] = [
    ("first", Tab::First),
    ("contradictions", Tab::Contradictions),
    ("shared", Tab::Shared),
    ("claims", Tab::Claims),
    ("only-a", Tab::Only(0)),
    ("only-b", Tab::Only(1)),
    ("only-c", Tab::Only(2)),
    ("only-d", Tab::Only(3)),
    ("names", Tab::Names),
    ("numbers", Tab::Numbers),
    ("quotes", Tab::Quotes),
    ("words", Tab::Words),
    ("only-left", Tab::Only(0)),
    ("only-right", Tab::Only(1)),
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
                let column = value.parse().ok().filter(|n| (1..=MOST as u8).contains(n));
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
