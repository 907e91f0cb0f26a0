//! The maker: a third program beside the page, which makes a corpus of the articles that a reader brings along.
//!
//! It runs in a thread of its own and is loaded when the reader first brings something. It is the same code that the
//! command line runs, so what it makes is the same byte for byte. `protocol` is what goes between the two, `client` the
//! page's end, `worker` the program itself with its [session](crate::publish::session); `desk` is what the page knows of
//! the session and does with it. This module must not know how any of it is drawn.

pub mod client;
pub mod desk;
pub mod protocol;
pub mod worker;
