//! Words: the tokens of a sentence as treebanks have them.
//!
//! They differ in a few places. A treebank parts `don't` into `do` and `n't`, `they're` and `cannot` likewise; and it
//! leaves whole what the tokens part: times and fractions (`10:30`, `1/2`), addresses, `AT&T`, prefixes with a hyphen
//! (`anti-war`). A [`Word`] knows its tokens, and [`of_tokens`] leads a tree back to them. Which words are so is
//! said by [`Tables`]. This module must not know trees beyond heads.

use std::ops::Range;

use super::tree::Node;
use crate::text::fold::fold;
use crate::text::{Span, Token, TokenKind};

/// What is particular to a language.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// Ends of words that are words of their own, folded.
    pub endings: &'static [&'static str],
    /// Words that are two, folded, and the length of the first.
    pub joined: &'static [(&'static str, usize)],
    /// What makes one word with the word behind its hyphen, folded.
    pub prefixes: &'static [&'static str],
}

/// A word of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// The tokens it is made of; two words may share one.
    pub tokens: Range<usize>,
}

/// The words of tokens; breaks are none. Linear in the length.
pub fn words(text: &str, tokens: &[Token], tables: &Tables) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len() + 4);
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let end = together(text, tokens, at, tables);
        let span =
            Span { start: token.span.start, end: tokens.get(end - 1).map_or(token.span.end, |t| t.span.end) };
        let parted =
            if end == at + 1 && token.kind == TokenKind::Word { parts(span.of(text), tables) } else { None };
        if let Some(first) = parted {
            let middle = span.start + first as u32;
            words.push(Word { span: Span { start: span.start, end: middle }, tokens: at..end });
            words.push(Word { span: Span { start: middle, end: span.end }, tokens: at..end });
        } else if token.kind != TokenKind::Break {
            words.push(Word { span, tokens: at..end });
        }
        at = end;
    }
    words
}

/// Where the second word of a token begins, if it is two.
fn parts(token: &str, tables: &Tables) -> Option<usize> {
    let folded = fold(token);
    if let Some((_, first)) = tables.joined.iter().find(|(word, _)| *word == folded) {
        return token.is_char_boundary(*first).then_some(*first);
    }
    if !folded.contains('\'') {
        return None;
    }
    let ending =
        tables.endings.iter().find(|ending| folded.len() > ending.len() && folded.ends_with(**ending))?;
    // As many characters from the end, since a curly apostrophe is longer.
    let (middle, _) = token.char_indices().rev().nth(ending.chars().count() - 1)?;
    (middle > 0).then_some(middle)
}

/// One past the last of the tokens that make one word with the one at `at`.
fn together(text: &str, tokens: &[Token], at: usize, tables: &Tables) -> usize {
    let one = at + 1;
    let next = |n: usize| -> Option<(&str, TokenKind)> {
        let (before, token) = (tokens.get((at + n).checked_sub(1)?)?, tokens.get(at + n)?);
        (before.span.end == token.span.start && token.kind != TokenKind::Break)
            .then(|| (token.span.of(text), token.kind))
    };
    let (Some(token), Some((mark, TokenKind::Mark)), Some((third, kind))) =
        (tokens.get(at), next(1), next(2))
    else {
        return one;
    };
    let first = token.span.of(text);
    match (token.kind, mark, kind) {
        (TokenKind::Number, ":" | "/", TokenKind::Number) => {
            let again = next(3).is_some_and(|(m, _)| m == mark)
                && next(4).is_some_and(|(_, k)| k == TokenKind::Number);
            if again { at + 5 } else { at + 3 }
        }
        (TokenKind::Word, "&", TokenKind::Word)
            if first.chars().count() <= 3 && first.chars().chain(third.chars()).all(char::is_uppercase) =>
        {
            at + 3
        }
        (TokenKind::Word | TokenKind::Mixed, "@", TokenKind::Word | TokenKind::Mixed) => {
            address(text, tokens, at + 3)
        }
        (TokenKind::Word, ":", TokenKind::Mark)
            if third == "/" && next(3).is_some_and(|(mark, _)| mark == "/") =>
        {
            address(text, tokens, at + 4)
        }
        (TokenKind::Word, "-" | "‐" | "‑", TokenKind::Word)
            if tables.prefixes.contains(&fold(first).as_str()) =>
        {
            at + 3
        }
        _ => one,
    }
}

/// One past the end of an address that goes on at `at`: to the next gap, without the marks that end a sentence.
fn address(text: &str, tokens: &[Token], mut at: usize) -> usize {
    while let (Some(before), Some(token)) = (tokens.get(at - 1), tokens.get(at))
        && before.span.end == token.span.start
        && token.kind != TokenKind::Break
    {
        at += 1;
    }
    while let Some(token) = tokens.get(at - 1)
        && matches!(
            token.span.of(text),
            "." | "," | ";" | ":" | ")" | "]" | "\"" | "”" | "'" | "’" | "!" | "?"
        )
    {
        at -= 1;
    }
    at
}

/// The tree of words as one of tokens: a token's node is that of the first of its words that hangs on a word outside of
/// it. Tokens that are no words, and those inside of a word but for its first, have none.
pub fn of_tokens(words: &[Word], tree: &[Node], tokens: usize) -> Vec<Option<Node>> {
    let mut out: Vec<Option<Node>> = vec![None; tokens];
    for (word, node) in words.iter().zip(tree) {
        let head = node.head.and_then(|head| words.get(head as usize));
        let outside = head.is_none_or(|head| head.tokens.start != word.tokens.start);
        if let Some(slot @ None) = out.get_mut(word.tokens.start)
            && outside
        {
            *slot = Some(Node { head: head.map(|head| head.tokens.start as u32), ..*node });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::kind::{Relation, Upos};
    use super::*;
    use crate::text::token::tokens;

    static TABLES: Tables =
        Tables { endings: &["n't", "'re", "'ll"], joined: &[("cannot", 3)], prefixes: &["anti", "co"] };

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let tokens = tokens(text, Span::new(0, text.len()));
        let found: Vec<&str> = words(text, &tokens, &TABLES).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(found.join(" "), expected, "{text:?}");
    }

    #[test]
    fn words_are_parted_as_treebanks_do() {
        check("I don't, they’re; we'll", "I do n't , they ’re ; we 'll");
        check("CAN'T cannot can’t", "CA N'T can not ca n’t");
        check("Peru's o'clock d'Ivoire", "Peru 's o'clock d'Ivoire");
        check("unions' n't", "unions ' n't");
    }

    #[test]
    fn words_stay_whole_as_in_treebanks() {
        check("at 10:30, 2:1:3 and 1/2.", "at 10:30 , 2:1:3 and 1/2 .");
        check("AT&T and R & D", "AT&T and R & D");
        check("see https://example.com/a-b/c?d=1. Or", "see https://example.com/a-b/c?d=1 . Or");
        check("to a.b@example.org, x", "to a.b@example.org , x");
        check("anti-war, U.S.-led co-founder", "anti-war , U.S. - led co-founder");
        check("9: 30 and 9 /2", "9 : 30 and 9 / 2");
    }

    #[test]
    fn a_tree_of_words_leads_back_to_tokens() {
        let text = "They don't\nknow 1/2";
        let tokens = tokens(text, Span::new(0, text.len()));
        let words = words(text, &tokens, &TABLES);
        assert_eq!(words.len(), 5);
        let node = |head: u32, relation| Node { upos: Upos::Verb, head: head.checked_sub(1), relation };
        let tree = [
            node(4, Relation::Nsubj),
            node(4, Relation::Aux),
            node(4, Relation::Advmod),
            node(0, Relation::Root),
            node(4, Relation::Obj),
        ];
        let found = of_tokens(&words, &tree, tokens.len());
        let found: Vec<Option<(Option<u32>, Relation)>> =
            found.iter().map(|node| node.map(|node| (node.head, node.relation))).collect();
        assert_eq!(
            found,
            [
                Some((Some(3), Relation::Nsubj)),
                Some((Some(3), Relation::Aux)),
                None,
                Some((None, Relation::Root)),
                Some((Some(3), Relation::Obj)),
                None,
                None,
            ]
        );
    }
}
