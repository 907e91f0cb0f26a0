//! The timeline's drawing: a chart of lanes, and a histogram with a brush. `scale` and `layout` are plain
//! arithmetic; the components only draw what they give.

pub mod chart;
pub mod histogram;
pub mod layout;
pub mod scale;

pub(crate) use chart::told;
pub use chart::{Chart, in_articles};
pub use histogram::Histogram;
