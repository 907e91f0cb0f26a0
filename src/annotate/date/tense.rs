//! Which way a clause looks: whether what it tells lies before or after the time of writing.
//!
//! The words by which a language tells stand in its folder. This module must not know the calendar.

/// Which way a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Present,
    Future,
    Unknown,
}

/// What one word says about the time of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cue {
    Past,
    Present,
    Future,
    /// A verb of saying, in the past: the date beside it is that of the saying.
    Said,
    None,
}
