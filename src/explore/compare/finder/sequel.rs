//! Which of two deeds came first, where one account tells a deed as done before another, and the other account as done after it:
//! "spoke ahead of the vote", "spoke after the vote".

use super::account::{Account, Deed, Kin, Kinship};
use super::aligned::Pairs;
use super::period::days_differ;
use super::same::times_meet;
use crate::annotate::{ClauseKind, EntityId};
use crate::explore::compare::tables::{Commonness, Order};
use crate::explore::compare::unit::Vocabulary;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Evidence that two deeds need to be one, told by other verbs.
const NEEDED: f32 = 1.6;

/// The most words of a deed that another is told to come before or after.
const LONGEST: usize = 14;

/// A deed with the one that it came before or after.
struct Ordered<'d, 'a> {
    deed: &'d Deed<'a>,
    /// Whether it came first.
    first: bool,
    /// The words that say so, with the other deed.
    words: Span,
    /// Who does or undergoes the other deed, and the stems of the words that tell it.
    who: Vec<EntityId>,
    stems: Vec<String>,
}

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    vocabulary: &Vocabulary,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let (of_a, of_b) = (ordered(a, kinship, vocabulary), ordered(b, kinship, vocabulary));
    for (x, y) in of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y))) {
        let doers = kinship.arguments((a, x.deed.doer.as_ref()), (b, y.deed.doer.as_ref()));
        let named = x.who.iter().any(|of_x| y.who.iter().any(|of_y| kinship.one(*of_x, *of_y)));
        if x.first == y.first
            || doers != Kin::Same
            || !named
            || !told_alike(x, y, kinship)
            || !times_meet(x.deed, y.deed)
        {
            continue;
        }
        let Some(pair) = pairs.get((x.deed.unit, y.deed.unit)) else { continue };
        let words = pair.ranges((x.deed.clause.predicate, y.deed.clause.predicate));
        let worth = pair.evidence(&words.0, &words.1);
        if worth < NEEDED || days_differ(a, b, pair) {
            continue;
        }
        let answer = |account: &Account<'_>, of: &Ordered<'_, '_>| Answer {
            span: account.sentence(of.words),
            phrase: of.words,
            words: of.words,
            speaker: Account::speaker(of.deed),
        };
        found.push(Point {
            about: About::Order,
            kind: PointKind::Date,
            verdict: Verdict::Contradiction,
            a: answer(a, x),
            b: answer(b, y),
            worth,
        });
    }
}

/// Whether both name the other deed by one word, or by words that can stand for one another.
fn told_alike(x: &Ordered<'_, '_>, y: &Ordered<'_, '_>, kinship: &Kinship<'_>) -> bool {
    let lexicon = kinship.lexicon;
    x.stems.iter().any(|of_x| {
        let groups = lexicon.groups(of_x);
        y.stems
            .iter()
            .any(|of_y| of_x == of_y || lexicon.groups(of_y).iter().any(|group| groups.contains(group)))
    })
}

fn ordered<'d, 'a>(
    account: &'d Account<'a>,
    kinship: &Kinship<'_>,
    vocabulary: &Vocabulary,
) -> Vec<Ordered<'d, 'a>> {
    let (text, lexicon) = (account.text(), kinship.lexicon);
    let order = lexicon.tables.order.deeds;
    // the word of each connective that few sentences have
    let rare: Vec<&str> =
        order.iter().filter_map(|(phrase, _)| phrase.split(' ').max_by_key(|word| word.len())).collect();
    let mut found = Vec::new();
    for (n, unit) in account.units.iter().enumerate() {
        if !unit.words.iter().any(|word| rare.contains(&vocabulary.folded(*word))) {
            continue;
        }
        let words = tokens(text, unit.span);
        let folded: Vec<String> = words.iter().map(|token| fold(token.span.of(text))).collect();
        let connective = |at: usize| {
            order.iter().find(|(phrase, _)| {
                let rest = folded.get(at..).unwrap_or_default();
                let mut parts = phrase.split(' ').enumerate();
                parts.all(|(n, part)| rest.get(n).is_some_and(|word| word == part))
            })
        };
        let mut here = (0..words.len()).filter_map(|at| connective(at).map(|found| (at, found)));
        let (Some((at, (phrase, first))), None) = (here.next(), here.next()) else { continue };
        let from = at + phrase.split(' ').count();
        let event: Vec<Span> = words
            .iter()
            .skip(from)
            .take_while(|token| {
                token.kind != TokenKind::Break && !matches!(token.span.of(text), "," | ";" | ":" | "—" | "–")
            })
            .take(LONGEST)
            .map(|token| token.span)
            .collect();
        let (Some(begin), Some(start), Some(end)) =
            (words.get(at), event.first(), event.iter().rfind(|span| span.of(text) != "."))
        else {
            continue;
        };
        let other = start.join(*end);
        let deeds = account.deeds.iter().filter(|deed| deed.unit as usize == n);
        let main = |deed: &&Deed<'_>| {
            deed.clause.kind == ClauseKind::Verb
                && deed.clause.positive
                && deed.asserted()
                && !other.contains(deed.clause.predicate)
                && deed.doer.as_ref().is_some_and(|doer| doer.entity.is_some() && !other.contains(doer.span))
        };
        let Some(deed) = deeds.into_iter().find(main) else { continue };
        let doer = deed.doer.as_ref().and_then(|doer| doer.entity);
        let mentions: Vec<(EntityId, Span)> =
            account.mentions_in(other).map(|mention| (mention.entity, mention.span)).collect();
        let who: Vec<EntityId> = mentions
            .iter()
            .map(|(id, _)| *id)
            .filter(|id| doer.is_none_or(|doer| !kinship.one(doer, *id)) && !kinship.is_place(*id))
            .collect();
        let named = |span: Span| mentions.iter().any(|(_, mention)| mention.overlaps(span));
        let telling = |span: &&Span| {
            let word = fold(span.of(text));
            !named(**span)
                && word.chars().any(char::is_alphabetic)
                && (lexicon.commonness(&word) == Commonness::Plain
                    || !lexicon.groups(&lexicon.stem(&word)).is_empty())
        };
        let stems: Vec<String> =
            event.iter().filter(telling).map(|span| lexicon.stem(&fold(span.of(text)))).collect();
        let words = begin.span.join(other);
        if !who.is_empty() && !stems.is_empty() {
            found.push(Ordered { deed, first: *first == Order::FirstEarlier, words, who, stems });
        }
    }
    found
}
