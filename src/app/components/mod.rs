//! Components: what more than one page draws. A component takes what it shows by property, and what all share
//! from [`super::hooks::use_app`]. None of them knows URLs or the browser's interfaces.

pub mod articles;
pub(crate) mod bearer;
pub mod composite;
pub mod copy;
pub(crate) mod correct;
pub(crate) mod drop;
pub(crate) mod embed;
pub(crate) mod excerpt;
pub mod filters;
pub mod inspector;
pub mod legend;
pub mod lines;
pub(crate) mod mark;
pub mod pin;
pub mod prose;
pub(crate) mod ruling;
pub(crate) mod save;
pub mod screen;
pub(crate) mod sentence;
pub mod shell;
pub(crate) mod similar;
pub mod table;
pub mod timeline;
