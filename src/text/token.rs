//! Tokens: words, numbers and marks.

use super::Span;

/// A token of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes or full stops (`don't`, `U.S.`); a possessive `'s` is a token of its own.
    Word,
    /// Digits, with inner points and commas (`1,984`, `3.5`).
    Number,
    /// Digits and letters together (`80th`, `G5`, `2020s`).
    Mixed,
    /// One punctuation mark or symbol; a run of the same dots or dashes is one token.
    Mark,
    /// A line break or a tab: nothing reads across it.
    Break,
}

/// The tokens of `within`, in order. White space other than breaks gives none. Linear in the length.
pub fn tokens(text: &str, within: Span) -> Vec<Token> {
    let _ = (text, within);
    Vec::new()
}
