//! What can be wrong with a packed corpus.

/// Why some bytes are not a corpus.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The bytes begin with something else.
    #[error("this is not a Parallax corpus: expected it to begin with {expected:?}, found {found:?}")]
    Magic {
        /// The magic bytes.
        expected: Vec<u8>,
        /// What stood there.
        found: Vec<u8>,
    },
}
