//! What one account tells as to come, or not yet to have come to its end, and a later one as done.

use super::account::{Account, Deed, Kin, Kinship};
use super::aligned::Pairs;
use super::common::common;
use super::same::{answer, apart};
use super::{day, topic};
use crate::annotate::{ClauseKind, EntityId, Modality};
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::tables::{Commonness, Role};
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Rarity of the words that both clauses must share, beside who does it.
const SHARED: f32 = 3.0;

/// The same where neither names whom or what it is done to; where it is not known that one and the same does it; and
/// where nothing but the words speaks for one deed.
const ALONE: f32 = 1.5;
const OPEN: f32 = 5.0;
const WORDS: f32 = 12.0;

/// The share of the content words of one of them that must be answered where doer and object are the same.
const BOTH: f32 = 0.4;

pub(super) fn find<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    planned((a, b), kinship, pairs, found);
    let days = a.side.published.zip(b.side.published);
    match days {
        Some((x, y)) if x < y => stages((a, b), kinship, false, found),
        Some((x, y)) if x > y => stages((b, a), kinship, true, found),
        _ => {}
    }
}

/// Deeds that one account tells as to come and the other as done.
fn planned<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    for x in a.deeds.iter().filter(|deed| deed.verb.common != Commonness::Stop) {
        for y in b.like(x).into_iter().filter_map(|n| b.deeds.get(n as usize)) {
            let (first, second) = (
                to_come(a, x, kinship) && done(b, y, kinship),
                to_come(b, y, kinship) && done(a, x, kinship),
            );
            let (before, after) = match (first, second) {
                (true, _) => ((a, x), (b, y)),
                (_, true) => ((b, y), (a, x)),
                _ => continue,
            };
            let turned = matches!(
                (before.0.side.published, after.0.side.published),
                (Some(before), Some(after)) if before > after
            );
            let two_days = !day::may_be_one((a, x), (b, y));
            if turned || two_days || Kinship::verbs(&x.verb, &y.verb) < 1.0 || apart(kinship, x, y) {
                continue;
            }
            let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            let heading = pair.a.kind == UnitKind::Heading || pair.b.kind == UnitKind::Heading;
            if doer == Kin::Other || object == Kin::Other || heading {
                continue;
            }
            let shared = common(pair, (x, x.clause.span), (y, y.clause.span));
            let none = x.object.is_none() && y.object.is_none();
            let least = match (doer, object) {
                (Kin::Same, _) if none => ALONE,
                (Kin::Same, _) => SHARED,
                (_, Kin::Same) => OPEN,
                _ => WORDS,
            };
            let strangers = pair.strangers && shared.worth < WORDS;
            let much = shared.much() || doer == Kin::Same && object == Kin::Same && shared.most >= BOTH;
            if !much || shared.worth < least || strangers || known(before.0, after, kinship) {
                continue;
            }
            let who = x.doer.as_ref().or(y.doer.as_ref()).and_then(|thing| thing.entity);
            found.push(Point {
                about: About::Whether { who, what: topic::whether(a, x, kinship.lexicon) },
                kind: PointKind::Sequence,
                verdict: Verdict::Update,
                a: answer(a, x, x.clause.predicate),
                b: answer(b, y, y.clause.predicate),
                worth: shared.worth,
            });
        }
    }
}

/// How many words before an infinitive that hangs on a noun the noun may stand: "the move by the company to file".
const RESOLVED: usize = 8;

/// Whether a deed is told as to come: "will approve", "is expected to approve", "has yet to approve", "must still approve";
/// but of "his decision to approve" nobody knows whether it is.
fn to_come(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> bool {
    let clause = deed.clause;
    let form = fold(clause.predicate.of(account.text()));
    if !matches!(clause.modality, Modality::Planned | Modality::Demanded)
        || !clause.positive
        || clause.kind != ClauseKind::Verb
        || clause.lemma.split(' ').next() != Some(form.as_str())
    {
        return false;
    }
    let start = account.sentence(clause.predicate).start;
    let before = tokens(account.text(), Span { start, end: clause.predicate.start.max(start) });
    let words = before.iter().rev().filter(|token| token.kind != TokenKind::Mark);
    let words: Vec<String> =
        words.take(1 + RESOLVED).map(|token| fold(token.span.of(account.text()))).collect();
    let tables = kinship.lexicon.tables;
    let within = |words: &[String], of: &[&str]| words.iter().any(|word| of.contains(&word.as_str()));
    let pending = || within(words.get(..PENDING).unwrap_or(&words), tables.grammar.pending);
    let resolved = || match words.split_first() {
        Some((to, rest)) => to == tables.grammar.infinitive && within(rest, tables.deeds.resolves),
        None => false,
    };
    (clause.modality == Modality::Planned || pending()) && !resolved()
}

/// How many words before a predicate may say that it is not done yet.
const PENDING: usize = 4;

/// Whether it is told as done.
fn done(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> bool {
    let form = fold(deed.clause.predicate.of(account.text()));
    deed.asserted() && deed.clause.positive && kinship.lexicon.traits(&form).is(Traits::PAST)
}

/// Whether the account that tells of a plan tells elsewhere that it is done.
fn known(account: &Account<'_>, (other, deed): (&Account<'_>, &Deed<'_>), kinship: &Kinship<'_>) -> bool {
    let one = |told: &Deed<'_>| {
        let doers = kinship.arguments((account, told.doer.as_ref()), (other, deed.doer.as_ref()));
        let objects = kinship.arguments((account, told.object.as_ref()), (other, deed.object.as_ref()));
        doers != Kin::Other && objects != Kin::Other
    };
    let like = account.like(deed);
    like.into_iter().filter_map(|n| account.deeds.get(n as usize)).any(|told| {
        done(account, told, kinship) && Kinship::verbs(&told.verb, &deed.verb) >= 1.0 && one(told)
    })
}

/// What has come of somebody between two days: he apologised, he resigned; he was sought, he was arrested.
fn stages<'a>(
    (early, late): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    turned: bool,
    found: &mut Vec<Point>,
) {
    for stage in kinship.lexicon.tables.deeds.stages {
        let of = |account: &Account<'a>, list: &[(&str, Role)]| -> Vec<(usize, EntityId)> {
            let told = account.deeds.iter().enumerate().filter(|(_, deed)| {
                deed.asserted() && deed.clause.positive && deed.clause.kind == ClauseKind::Verb
            });
            told.filter_map(|(n, deed)| {
                let (_, role) = list.iter().find(|(verb, _)| *verb == deed.clause.lemma)?;
                let thing = match role {
                    Role::Does => deed.doer.as_ref(),
                    Role::Undergoes => deed.object.as_ref(),
                };
                Some((n, kinship.person(thing?.entity)?))
            })
            .collect()
        };
        let (before, after) = (of(early, stage.before), of(late, stage.after));
        let at_end = of(early, stage.after);
        for (y, who) in after {
            let told = at_end.iter().any(|(_, other)| kinship.one(*other, who));
            let first = before.iter().find(|(_, other)| *other == who).filter(|_| !told);
            let (Some(x), Some(y)) = (first.and_then(|(n, _)| early.deeds.get(*n)), late.deeds.get(y)) else {
                continue;
            };
            let (x, y) = (lead(early, x), lead(late, y));
            let (one, two) = (answer(early, x, x.clause.predicate), answer(late, y, y.clause.predicate));
            let (of_a, of_b) = if turned { (two, one) } else { (one, two) };
            found.push(Point {
                about: About::Whether { who: Some(who), what: topic::whether(late, y, kinship.lexicon) },
                kind: PointKind::Sequence,
                verdict: Verdict::Update,
                a: of_a,
                b: of_b,
                worth: 2.0,
            });
            break;
        }
    }
}

/// The first deed of an account that is that of `deed`: a lead calls somebody by what he is whom it names further down.
fn lead<'d, 'a>(account: &'d Account<'a>, deed: &'d Deed<'a>) -> &'d Deed<'a> {
    let who = |deed: &Deed<'_>| deed.doer.as_ref().and_then(|thing| thing.entity);
    let one = |other: &&Deed<'a>| {
        other.clause.lemma == deed.clause.lemma
            && other.clause.positive
            && other.asserted()
            && (who(other).is_none() || who(other) == who(deed))
            && other.object.is_some() == deed.object.is_some()
            && account.units.get(other.unit as usize).is_some_and(|unit| unit.kind != UnitKind::Heading)
    };
    account.deeds.iter().find(one).unwrap_or(deed)
}
