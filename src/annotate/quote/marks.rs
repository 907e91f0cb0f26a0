//! Quotation marks: which stretches of a text stand in them.
//!
//! This module must not know who speaks.

use crate::text::Span;

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marked {
    /// Without the marks.
    pub(super) inner: Span,
    /// With them.
    pub(super) outer: Span,
    /// Whether a closing mark was found in the block.
    pub(super) closed: bool,
    /// Whether it goes on with a quote that the block before left open.
    pub(super) goes_on: bool,
}

/// Stands for two apostrophes that are one quotation mark.
const TWO: char = '\u{1}';

/// The stretches in quotation marks within a block. Linear: one pass, the outermost marks count.
pub(super) fn marked(text: &str, block: Span, goes_on: bool) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    let mut open: Option<(usize, usize, char)> = None;
    let mut before = ' ';
    let mut chars = block.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = block.start as usize + at;
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        match open {
            None => {
                let closing = match c {
                    '“' | '„' | '‟' => '”',
                    '«' => '»',
                    '"' if !before.is_alphanumeric() && !after.is_whitespace() => '"',
                    '‘' if !before.is_alphanumeric() && after.is_alphanumeric() => '’',
                    // As typewriters and wires have it: ''so'' and ``so''.
                    '\'' | '`' if after == c && !before.is_alphanumeric() => TWO,
                    _ => ' ',
                };
                if closing == TWO {
                    chars.next();
                    open = Some((at, at + 2, closing));
                } else if closing != ' ' {
                    open = Some((at, at + c.len_utf8(), closing));
                }
            }
            Some((start, inner, closing)) => {
                let closes = match closing {
                    '”' => c == '”' || c == '"' && !before.is_whitespace(),
                    '"' => (c == '"' || c == '”') && (!before.is_whitespace() || after.is_whitespace()),
                    // An apostrophe between letters closes nothing.
                    '’' => c == '’' && !after.is_alphanumeric(),
                    TWO => c == '\'' && after == c,
                    other => c == other,
                };
                if closes {
                    let width = if closing == TWO { 2 } else { c.len_utf8() };
                    found.push(Marked {
                        inner: Span::new(inner, at),
                        outer: Span::new(start, at + width),
                        closed: true,
                        goes_on: goes_on && found.is_empty(),
                    });
                    open = None;
                    if closing == TWO {
                        chars.next();
                    }
                }
            }
        }
        before = c;
    }
    // Left open: a quote over paragraphs, if it opens its block or ends it as speech does.
    if let Some((start, inner, closing)) = open
        && closing != '’'
    {
        let end = block.end as usize;
        found.push(Marked {
            inner: Span::new(inner, end),
            outer: Span::new(start, end),
            closed: false,
            goes_on: goes_on && found.is_empty(),
        });
    }
    found
}
