//! The timeline.

use super::value::{Put, Settings, put_axis, put_choice, read_axis, read_choice};
use crate::annotate::Day;
use crate::explore::timeline::Lanes;

/// The timeline, as a link brings it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimelineRoute {
    /// What has a lane of its own.
    pub lanes: Lanes,
    /// The stretch of time that the axis shows, where the reader has zoomed.
    pub axis: Option<(Day, Day)>,
}

pub(super) const LANES: [(&str, Lanes); 3] =
    [("event", Lanes::Event), ("article", Lanes::Article), ("entity", Lanes::Entity)];

impl Settings for TimelineRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "lanes" => self.lanes = read_choice(&LANES, value),
            "axis" => self.axis = read_axis(value),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "lanes", &LANES, self.lanes);
        put_axis(put, self.axis);
    }
}
