//! What can be wrong with a packed corpus.

/// Why some bytes are not a corpus. Each kind carries what was expected and what was found.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    /// The bytes begin with something else.
    #[error("this is not a Parallax corpus: expected it to begin with {}, found {}", hex(.expected), hex(.found))]
    Magic {
        /// The magic bytes.
        expected: Vec<u8>,
        /// What stood there.
        found: Vec<u8>,
    },
    /// The corpus was packed by a builder of another time.
    #[error("this corpus has format version {found}, expected {expected}: build it again with this version")]
    Version {
        /// The version that this reader knows.
        expected: u32,
        /// The version of the bytes.
        found: u32,
    },
    /// The bytes end too early, or go on behind the end.
    #[error("{part}: expected {expected} bytes, found {found}; the file is damaged")]
    Length {
        /// The part of the file.
        part: &'static str,
        /// How long it should be.
        expected: u64,
        /// How long it is.
        found: u64,
    },
    /// The bytes were changed.
    #[error("{part}: expected checksum {expected:08x}, found {found:08x}; the file is damaged")]
    Checksum {
        /// The part of the file.
        part: &'static str,
        /// As the file gives it.
        expected: u32,
        /// As the bytes give it.
        found: u32,
    },
    /// The bytes are as they were written, but what they say cannot be.
    #[error("{part}{}: {what}: expected {expected}, found {found}", place(*.article))]
    Value {
        /// The section.
        part: &'static str,
        /// The article, by number from 0, where it is one's.
        article: Option<u32>,
        /// Which value.
        what: &'static str,
        /// What may stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
}

fn place(article: Option<u32>) -> String {
    article.map_or(String::new(), |number| format!(", article {number}"))
}

/// Bytes for a reader. The page is built without what `Debug` would print.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if bytes.is_empty() { "nothing".to_owned() } else { bytes.join(" ") }
}
