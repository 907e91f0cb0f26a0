//! What governs an expression of time: the word of the tree that it hangs on, and the predicate above that.
//!
//! By the relations of Universal Dependencies alone. This module must not know words.

use crate::annotate::syntax::{Relation, Sentence, Upos};
use crate::text::Span;

/// How far a tree is climbed, and how far from a word those that hang on it are looked for: keeps all of it linear.
const STEPS: usize = 12;
const NEAR: usize = 40;

/// The words of a sentence inside a span.
pub(crate) fn inside(sentence: &Sentence, span: Span) -> std::ops::Range<usize> {
    let from = sentence.words.partition_point(|word| word.span.end <= span.start);
    let to = sentence.words.partition_point(|word| word.span.start < span.end);
    from..to.max(from)
}

/// The word of a stretch that the others hang on: the first whose head stands outside.
pub(crate) fn top(sentence: &Sentence, span: Span) -> Option<usize> {
    let words = inside(sentence, span);
    words.clone().take(NEAR).find(|&at| head(sentence, at).is_none_or(|head| !words.contains(&head)))
}

/// The word that a word hangs on.
pub(crate) fn head(sentence: &Sentence, at: usize) -> Option<usize> {
    sentence.tree.get(at)?.head.map(|head| head as usize)
}

/// The words that hang on a word by a relation.
pub(crate) fn hanging(
    sentence: &Sentence,
    on: usize,
    fits: impl Fn(Relation) -> bool,
) -> impl Iterator<Item = usize> {
    let near = on.saturating_sub(NEAR)..(on + NEAR).min(sentence.tree.len());
    near.filter(move |&at| {
        sentence.tree.get(at).is_some_and(|node| node.head == Some(on as u32) && fits(node.relation))
    })
}

/// Whether a word is a predicate: a verb, or what "be" is said of.
pub(crate) fn is_predicate(sentence: &Sentence, at: usize) -> bool {
    let verb = sentence.tree.get(at).is_some_and(|node| {
        node.upos == Upos::Verb
            && !matches!(node.relation, Relation::Amod | Relation::Compound | Relation::Case)
            || node.upos == Upos::Aux && node.head.is_none()
    });
    verb || hanging(sentence, at, |relation| relation == Relation::Cop).next().is_some()
}

/// A predicate, and whether what was asked for hangs on it itself or on a noun below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Governor {
    /// Its place in the sentence.
    pub(crate) at: usize,
    pub(crate) direct: bool,
}

/// The predicate that governs a stretch of a sentence.
pub(crate) fn predicate(sentence: &Sentence, span: Span) -> Option<Governor> {
    let mut at = top(sentence, span)?;
    let mut direct = true;
    for _ in 0..STEPS {
        let relation = sentence.tree.get(at)?.relation;
        let above = head(sentence, at)?;
        if matches!(relation, Relation::Punct | Relation::List | Relation::Reparandum) {
            return None;
        }
        if is_predicate(sentence, above) {
            return Some(Governor { at: above, direct });
        }
        // A noun below the predicate: "a vote in July was called off".
        direct &= !matches!(
            sentence.tree.get(above)?.upos,
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj
        ) || inside(sentence, span).contains(&above);
        at = above;
    }
    None
}
