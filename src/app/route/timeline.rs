//! The timeline.

use super::Axis;
use super::value::{Put, Settings, put_axis, put_choice, put_switch, read_choice};
use crate::explore::timeline::{LaneOrder, Lanes};

/// The timeline, as a link brings it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimelineRoute {
    /// What has a lane of its own.
    pub lanes: Lanes,
    /// How the lanes follow each other.
    pub order: LaneOrder,
    /// Whether the axis is drawn whole where it could be broken.
    pub unbroken: bool,
    /// The stretch of time that the axis shows, where the reader has zoomed.
    pub axis: Option<Axis>,
}

pub(super) const LANES: [(&str, Lanes); 6] = [
    ("event", Lanes::Event),
    ("article", Lanes::Article),
    ("outlet", Lanes::Outlet),
    ("entity", Lanes::Entity),
    ("kind", Lanes::Kind),
    ("one", Lanes::One),
];

pub(super) const LANE_ORDERS: [(&str, LaneOrder); 4] = [
    ("own", LaneOrder::Own),
    ("first", LaneOrder::First),
    ("most", LaneOrder::Most),
    ("name", LaneOrder::Name),
];

impl TimelineRoute {
    /// The order of that name; the first one where none has it.
    pub fn order_of(name: &str) -> LaneOrder {
        read_choice(&LANE_ORDERS, name)
    }

    /// The name of its order.
    pub fn order_name(order: LaneOrder) -> &'static str {
        LANE_ORDERS.iter().find(|(_, own)| *own == order).map_or("", |(name, _)| name)
    }
}

impl Settings for TimelineRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "lanes" => self.lanes = read_choice(&LANES, value),
            "sort" => self.order = read_choice(&LANE_ORDERS, value),
            "unbroken" => self.unbroken = value == "1",
            "axis" => self.axis = Axis::read(value),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "lanes", &LANES, self.lanes);
        put_choice(put, "sort", &LANE_ORDERS, self.order);
        put_switch(put, "unbroken", self.unbroken);
        put_axis(put, self.axis);
    }
}
