//! The timeline's drawing: a chart of lanes, and a histogram with a brush. `scale` and `layout` are plain
//! arithmetic; the components only draw what they give.

pub mod chart;
pub(crate) mod events;
pub mod histogram;
pub(crate) mod lane;
pub mod layout;
pub mod scale;
mod shape;
mod ticks;
mod together;

pub(crate) use chart::CURRENT;
pub use chart::Chart;
pub use histogram::Histogram;
pub use lane::Groups;
pub(crate) use together::{in_articles, told};
