//! English: by which prepositions a deed reaches somebody. "Talked with", "sold to" and "voted against" do; "resigned after",
//! "such as" and "spoke about" do not. And which verbs have words behind them, and nobody.

/// The prepositions, folded.
pub(super) const TOWARD: [&str; 9] =
    ["against", "for", "from", "on", "to", "toward", "towards", "upon", "with"];

/// Verbs whose object is what is said and never somebody: where somebody seems to be, the words behind were misread.
pub(super) const TAKE_WORDS: [&str; 11] =
    ["add", "announce", "claim", "comment", "declare", "explain", "note", "reply", "report", "say", "state"];
