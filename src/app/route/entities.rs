//! The index of entities, and one of them.

use super::Axis;
use super::value::{Put, Settings, put_axis, put_choice, read_choice};
use crate::annotate::EntityKind;

/// The index of entities, as a link brings it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EntitiesRoute {
    /// The kind of entities listed; all where `None`.
    pub kind: Option<EntityKind>,
}

/// One entity, as a link brings it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityRoute {
    /// Its slug.
    pub slug: String,
    /// The order of its lines in context.
    pub order: LineOrder,
    /// The stretch of time that the axis shows, where the reader has zoomed.
    pub axis: Option<Axis>,
}

/// How lines in context are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineOrder {
    /// As in the corpus.
    #[default]
    Text,
    /// By the words before.
    Left,
    /// By the words after.
    Right,
}

pub(super) const ORDERS: [(&str, LineOrder); 3] =
    [("best", LineOrder::Text), ("left", LineOrder::Left), ("right", LineOrder::Right)];

/// The kind of that name.
pub(super) fn read_kind(value: &str) -> Option<EntityKind> {
    EntityKind::ALL.into_iter().find(|kind| kind.as_str() == value)
}

/// Writes a kind by its name.
pub(super) fn put_kind(put: &mut Put, kind: Option<EntityKind>) {
    if let Some(kind) = kind {
        put("kind", kind.as_str());
    }
}

impl Settings for EntitiesRoute {
    fn read(&mut self, key: &str, value: &str) {
        if key == "kind" {
            self.kind = read_kind(value);
        }
    }

    fn write(&self, put: &mut Put) {
        put_kind(put, self.kind);
    }
}

impl Settings for EntityRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "sort" => self.order = read_choice(&ORDERS, value),
            "axis" => self.axis = Axis::read(value),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "sort", &ORDERS, self.order);
        put_axis(put, self.axis);
    }
}
