//! Who says what a clause says: the account itself, somebody named, somebody else; and how many speak in two clauses.

use super::account::{Account, Deed, Kinship};
use super::common::quoted;
use super::pronoun;
use crate::annotate::EntityId;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, Token, TokenKind};

/// Who says something.
enum Voice {
    /// The account itself.
    Account,
    Named(EntityId),
    /// Somebody who is no entity: "critics".
    Somebody(Span),
    /// Somebody of whom nothing is known: a pronoun, a quote of nobody.
    Unknown,
}

fn voice(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Voice {
    let Some(speaker) = &deed.clause.speaker else {
        let quoted = quoted(account, deed.clause.predicate);
        return if quoted { Voice::Unknown } else { Voice::Account };
    };
    match (speaker.entity, speaker.span) {
        (Some(entity), _) => Voice::Named(entity),
        (None, Some(span)) => {
            let pronouns = &kinship.lexicon.tables.grammar.speaker_pronouns;
            let pronoun = pronouns.contains(&fold(span.of(account.text())).as_str());
            match (pronoun, pronoun::person(account, kinship, span)) {
                (true, Some(person)) => Voice::Named(person),
                (true, None) => Voice::Unknown,
                (false, _) => Voice::Somebody(span),
            }
        }
        (None, None) => Voice::Unknown,
    }
}

/// How many speak in two claims.
pub(super) enum Voices {
    /// One, as far as is known, and who.
    One(Option<EntityId>),
    /// Two, one of whom may be the account itself.
    Two,
}

pub(super) fn voices(
    x: (&Account<'_>, &Deed<'_>),
    y: (&Account<'_>, &Deed<'_>),
    kinship: &Kinship<'_>,
) -> Voices {
    // "a spokesman for the bank" speaks for the bank
    let names = |account: &Account<'_>, span: Span, id: EntityId| {
        account.mentions_in(span).any(|mention| kinship.one(mention.entity, id))
    };
    let two = |two: bool| if two { Voices::Two } else { Voices::One(None) };
    match (voice(x.0, x.1, kinship), voice(y.0, y.1, kinship)) {
        (Voice::Account, Voice::Account) => Voices::One(None),
        (Voice::Account, _) | (_, Voice::Account) => Voices::Two,
        (Voice::Unknown, _) | (_, Voice::Unknown) => Voices::One(None),
        (Voice::Named(of_x), Voice::Named(of_y)) => {
            if of_x == of_y || kinship.kind(of_x) == kinship.kind(of_y) && kinship.one(of_x, of_y) {
                Voices::One(Some(of_x))
            } else {
                Voices::Two
            }
        }
        (Voice::Named(of_x), Voice::Somebody(span)) => two(!names(y.0, span, of_x)),
        (Voice::Somebody(span), Voice::Named(of_y)) => two(!names(x.0, span, of_y)),
        (Voice::Somebody(of_x), Voice::Somebody(of_y)) => {
            two(fold(of_x.of(x.0.text())) != fold(of_y.of(y.0.text())))
        }
    }
}

/// Whether its speaker does not say so: "we do not believe that it was illegal".
pub(super) fn is_doubted(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> bool {
    let Some(speaker) = &deed.clause.speaker else { return false };
    let start = account.sentence(speaker.verb).start;
    let before = Span { start, end: speaker.verb.start.max(start) };
    let words = tokens(account.text(), before);
    let denies = |token: &Token| kinship.lexicon.is_negation(&fold(token.span.of(account.text())));
    words.iter().rev().take(DOUBT).take_while(|token| token.kind != TokenKind::Mark).any(denies)
}

/// How many words before a verb of saying may deny it: "did not quite say".
const DOUBT: usize = 3;
