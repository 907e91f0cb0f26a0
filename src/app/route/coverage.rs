//! Entities, or claims, against articles.

use super::entities::{put_kind, read_kind};
use super::value::{Put, SHOWS, Settings, Show, put_choice, read_choice};
use crate::annotate::EntityKind;

/// The coverage, as a link brings it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CoverageRoute {
    /// Which rows are shown.
    pub show: Show,
    /// Whether the rows are claims; entities where not.
    pub of_claims: bool,
    /// The kind of entities listed; all where `None`.
    pub kind: Option<EntityKind>,
    /// How many articles stand to the left of those in sight.
    pub first: u32,
}

const ROWS: [(&str, bool); 2] = [("entities", false), ("claims", true)];

impl Settings for CoverageRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "show" => self.show = read_choice(&SHOWS, value),
            "tab" => self.of_claims = read_choice(&ROWS, value),
            "kind" => self.kind = read_kind(value),
            // a reader counts from one
            "first" => self.first = value.parse::<u32>().unwrap_or(1).saturating_sub(1),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "show", &SHOWS, self.show);
        put_choice(put, "tab", &ROWS, self.of_claims);
        put_kind(put, self.kind);
        if self.first > 0 {
            put("first", &self.first.saturating_add(1).to_string());
        }
    }
}
