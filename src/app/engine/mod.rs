//! The engine: a second program beside the page, for what few readers ask for and the first page need not carry.
//!
//! It runs in a thread of its own and is loaded when the first question is put. `protocol` is what goes between the
//! two, `client` the page's end, `worker` the program itself, which holds a corpus of its own and answers from it.
//! This module must not know how an answer is drawn.

pub mod client;
pub mod protocol;
pub mod worker;

#[cfg(test)]
mod tests;
