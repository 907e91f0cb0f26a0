//! Pieces: what lines are made of.

use super::super::Span;

/// A stretch of the source that goes into the text as it stands, or one character in place of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) span: Span,
    /// What a character reference stood for.
    pub(super) instead: Option<char>,
}
