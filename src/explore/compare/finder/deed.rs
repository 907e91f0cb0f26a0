//! What two accounts tell of one deed: whether it is so, whether it is done yet, where, and who did it to whom.

use std::collections::BTreeMap;

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::period::is_old;
use super::same::{NEEDED, Same, answer, apart, both, point, told_as_fact};
use super::{day, place};
use crate::annotate::ClauseKind;
use crate::explore::compare::lexicon::Traits;
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, Token, TokenKind};

pub(super) fn find<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let both = both(a, b, kinship, pairs);
    let mut of_x: BTreeMap<Span, Vec<&Same<'_, '_>>> = BTreeMap::new();
    let mut of_y: BTreeMap<Span, Vec<&Same<'_, '_>>> = BTreeMap::new();
    for same in &both {
        of_x.entry(same.x.clause.predicate).or_default().push(same);
        of_y.entry(same.y.clause.predicate).or_default().push(same);
    }
    let rivals = |same: &Same<'_, '_>, agree: &dyn Fn(&Deed<'_>, &Deed<'_>) -> bool| {
        let beside = of_x.get(&same.x.clause.predicate).into_iter().chain(of_y.get(&same.y.clause.predicate));
        beside.flatten().any(|other| other.evidence >= same.evidence - 1.5 && agree(other.x, other.y))
    };
    for same in &both {
        let (x, y) = (same.x, same.y);
        if same.evidence < same.needed {
            continue;
        }
        let heading = [a.units.get(x.unit as usize), b.units.get(y.unit as usize)];
        if heading.into_iter().flatten().any(|unit| unit.kind == UnitKind::Heading) {
            continue;
        }
        let nobody = |deed: &Deed<'_>| {
            deed.doer.as_ref().is_none_or(|thing| thing.entity.is_none() && thing.head.is_empty())
        };
        // "no signs" of one thing and the signs that somebody held: a noun alone is not one thing
        let known = same.linked || x.object.as_ref().is_some_and(|thing| thing.entity.is_some());
        let whole = same.doer == Kin::Same
            && (same.object == Kin::Same || x.object.is_none() && y.object.is_none())
            || same.object == Kin::Same
                && (nobody(x) || nobody(y))
                && known
                && same.evidence >= same.needed + 0.3;
        if x.clause.positive != y.clause.positive && whole {
            // "will divide us no more": a word that denies, and was not read as denying
            let plain = |account: &Account<'_>, deed: &Deed<'_>| {
                let words = tokens(account.text(), deed.clause.span);
                let folded: Vec<String> =
                    words.iter().map(|token| fold(token.span.of(account.text()))).collect();
                let grammar = &kinship.lexicon.tables.grammar;
                let denies = folded.iter().zip(folded.iter().skip(1)).any(|(word, next)| {
                    kinship.lexicon.is_negation(word) && grammar.degrees.contains(&next.as_str())
                });
                !deed.clause.positive || !denies
            };
            // what was done long ago is not what has not been done now
            let long_ago = |account: &Account<'_>, deed: &Deed<'_>| {
                is_old(account, account.sentence(deed.clause.span), Some(deed))
            };
            let denied = if x.clause.positive { (b, y) } else { (a, x) };
            let now = is_told_of_now(denied.0, denied.1, kinship);
            if told_as_fact(x, y)
                && (!now || long_ago(a, x) == long_ago(b, y))
                && plain(a, x)
                && plain(b, y)
                && !x.speaking
                && !y.speaking
                && (same.alike || !leads_on(a, x, kinship, false) && !leads_on(b, y, kinship, false))
                && !rivals(same, &|x, y| x.clause.positive == y.clause.positive)
            {
                found.push(polarity(a, b, kinship, same));
            }
            continue;
        }
        if x.clause.positive != y.clause.positive {
            continue;
        }
        day::dates((a, b), kinship.lexicon, same, &rivals, found);
        places(a, b, kinship, same, found);
    }
    opposites((a, b), kinship, pairs, found);
    reversed((a, b), kinship, pairs, found);
}

/// Whether a predicate only leads to another: "decided to run"; `denied` asks for "decided not to run", which denies the running.
pub(super) fn leads_on(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>, denied: bool) -> bool {
    let end = deed.clause.predicate.end;
    let behind = Span { start: end, end: account.sentence(deed.clause.predicate).end.max(end) };
    let words = tokens(account.text(), behind);
    let mut words = words.iter().take(2).map(|token| fold(token.span.of(account.text())));
    let infinitive = kinship.lexicon.tables.grammar.infinitive;
    let first = words.next().unwrap_or_default();
    !denied && first == infinitive
        || kinship.lexicon.is_negation(&first) && words.next().is_some_and(|word| word == infinitive)
}

/// Deeds in which doer and undergoer have changed places: A did it to B, B did it to A.
fn reversed(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let tells = |deed: &Deed<'_>| {
        deed.asserted() && deed.clause.positive && deed.clause.kind == ClauseKind::Verb && !deed.speaking
    };
    for x in a.deeds.iter().filter(|deed| tells(deed)) {
        for y in b.like(x).into_iter().filter_map(|n| b.deeds.get(n as usize)).filter(|deed| tells(deed)) {
            let mutual = kinship.lexicon.traits(&fold(x.clause.predicate.of(a.text()))).is(Traits::MUTUAL);
            let (Some(doer_x), Some(object_x), Some(doer_y), Some(object_y)) =
                (&x.doer, &x.object, &y.doer, &y.object)
            else {
                continue;
            };
            // an army convoy is of the army: what stands within the phrase counts
            let holds = |account: &Account<'_>, whole: &Thing, head: &Thing| {
                kinship.things(Some(whole), Some(head)) == Kin::Same
                    || head.entity.is_none()
                        && !head.head.is_empty()
                        && account.stems(whole.span, kinship.lexicon).contains(&head.head)
            };
            let turned = holds(b, object_y, doer_x) && holds(a, object_x, doer_y);
            if mutual
                || !turned
                || kinship.things(Some(doer_x), Some(doer_y)) == Kin::Same
                || x.verb.stem != y.verb.stem
            {
                continue;
            }
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            let words = pair.ranges((x.clause.predicate, y.clause.predicate));
            let evidence = pair.evidence(&words.0, &words.1);
            if pair.kind.is_none() || evidence < NEEDED {
                continue;
            }
            let about = About::Deed { verb: x.clause.predicate.of(a.text()).to_owned() };
            let whole = |deed: &Deed<'_>, doer: &Thing, object: &Thing| {
                deed.clause.predicate.join(doer.span).join(object.at)
            };
            let (of_a, of_b) = (whole(x, doer_x, object_x), whole(y, doer_y, object_y));
            found.push(Point {
                about,
                kind: PointKind::Agent,
                verdict: Verdict::Contradiction,
                a: answer(a, x, of_a),
                b: answer(b, y, of_b),
                worth: evidence,
            });
        }
    }
}

/// Two towns where one deed was done.
fn places(
    a: &Account<'_>,
    b: &Account<'_>,
    kinship: &Kinship<'_>,
    same: &Same<'_, '_>,
    found: &mut Vec<Point>,
) {
    let (Some(x), Some(y)) = (place::of(a, same.x, kinship), place::of(b, same.y, kinship)) else { return };
    let verdict = if x.0 == y.0 {
        Verdict::Agreement
    } else if place::differ(x.1.of(a.text()), y.1.of(b.text()), kinship) {
        Verdict::Contradiction
    } else {
        return;
    };
    found.push(point((a, b), kinship.lexicon, same, PointKind::Place, verdict, (x.1, y.1)));
}

/// Deeds of one doer that are the opposite of each other: he died, he survived; they welcomed it, they rejected it.
fn opposites(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let tells = |deed: &&Deed<'_>| {
        !deed.verb.opposites.is_empty()
            && !deed.speaking
            && deed.verb.particle.is_empty()
            && deed.clause.kind != ClauseKind::Noun
            && deed.asserted()
    };
    for x in a.deeds.iter().filter(tells) {
        for y in b.index.facing(&x.verb).into_iter().filter_map(|n| b.deeds.get(n as usize)).filter(tells) {
            let both = x.verb.opposites.iter().any(|place| y.verb.opposites.contains(place));
            if both || x.clause.positive != y.clause.positive || apart(kinship, x, y) {
                continue;
            }
            let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            let (undergoer_x, undergoer_y) = (undergoer(x), undergoer(y));
            // "he supports the bridge" and "he opposes the tunnel" are two matters
            let two = x.object.is_some() && y.object.is_some() && object != Kin::Same;
            let alone = !two
                && kinship.things(undergoer_x, undergoer_y) == Kin::Same
                && undergoer_x.is_some_and(|thing| thing.entity.is_some());
            let whole =
                doer == Kin::Same && (object == Kin::Same || x.object.is_none() && y.object.is_none());
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            if pair.a.kind == UnitKind::Heading || pair.b.kind == UnitKind::Heading {
                continue;
            }
            let words = pair.ranges((x.clause.predicate, y.clause.predicate));
            let evidence = pair.evidence(&words.0, &words.1);
            let needed = if alone { FATE } else { NEEDED };
            if !(whole || alone) || evidence < needed {
                continue;
            }
            let same = Same::of(pair, (x, y), (doer, object), evidence, needed);
            let mut point = polarity(a, b, kinship, &same);
            // who lives is no matter of claim and denial: each account takes it from its source
            let told = point.a.words.overlaps(x.clause.predicate) && !x.speaking && !y.speaking;
            if alone && told && point.verdict == Verdict::Dispute {
                point.verdict = Verdict::Contradiction;
            }
            found.push(point);
        }
    }
}

/// Evidence that two fates of one named person or thing need: his name is most of it.
const FATE: f32 = 0.9;

/// Whom a deed befalls that needs no other: the doer of what has no object, the object of what has no doer.
fn undergoer<'d>(deed: &'d Deed<'_>) -> Option<&'d Thing> {
    match (&deed.doer, &deed.object) {
        (Some(doer), None) => Some(doer),
        (None, Some(object)) => Some(object),
        // "survived the disaster"
        (Some(doer), Some(object)) if object.entity.is_none() => Some(doer),
        _ => None,
    }
}

fn polarity(a: &Account<'_>, b: &Account<'_>, kinship: &Kinship<'_>, same: &Same<'_, '_>) -> Point {
    let speaker = |deed: &Deed<'_>| deed.clause.speaker.as_ref().map(|speaker| speaker.entity);
    let one_voice = match (speaker(same.x), speaker(same.y)) {
        (None, None) => true,
        (Some(Some(x)), Some(Some(y))) => kinship.one(x, y),
        _ => false,
    };
    let facing = facing_verbs((a, same.x), (b, same.y), kinship);
    let words = facing.unwrap_or_else(|| (decisive(a, same.x, kinship), decisive(b, same.y, kinship)));
    let saying = same.x.speaking || same.y.speaking || facing.is_some();
    if facing.is_none() && is_so_later((a, same.x), (b, same.y), kinship) {
        return point((a, b), kinship.lexicon, same, PointKind::Sequence, Verdict::Update, words);
    }
    let verdict = if one_voice && !saying { Verdict::Contradiction } else { Verdict::Dispute };
    point((a, b), kinship.lexicon, same, PointKind::Polarity, verdict, words)
}

/// How many words before a verb say that it is told whether it is done by now: "has not yet been".
const PERFECT: usize = 4;

/// Whether one account denies that something has been done yet, and a later one tells it: "has not been arrested", "was arrested".
pub(super) fn is_so_later(
    (a, x): (&Account<'_>, &Deed<'_>),
    (b, y): (&Account<'_>, &Deed<'_>),
    kinship: &Kinship<'_>,
) -> bool {
    let (of_denied, denied, told) = match (x.clause.positive, y.clause.positive) {
        (false, true) => (a, x, b),
        (true, false) => (b, y, a),
        _ => return false,
    };
    let days = of_denied.side.published.zip(told.side.published);
    is_told_of_now(of_denied, denied, kinship) && days.is_some_and(|(denied, told)| denied < told)
}

/// Whether it is told of a deed whether it is done by now: "has not been arrested".
fn is_told_of_now(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> bool {
    let predicate = deed.clause.predicate;
    let before = Span { start: account.sentence(predicate).start, end: predicate.start };
    let words = tokens(account.text(), before);
    let perfect = kinship.lexicon.tables.grammar.perfect;
    let has = |token: &Token| perfect.contains(&fold(token.span.of(account.text())).as_str());
    words.iter().rev().take(PERFECT).any(has)
}

/// The verbs with which two speakers say opposite things of a deed: "denied it" and "admitted it" are a dispute, whoever
/// says so.
pub(super) fn facing_verbs(
    (a, x): (&Account<'_>, &Deed<'_>),
    (b, y): (&Account<'_>, &Deed<'_>),
    kinship: &Kinship<'_>,
) -> Option<(Span, Span)> {
    let verb = |deed: &Deed<'_>| deed.clause.speaker.as_ref().map(|speaker| speaker.verb);
    verb(x).zip(verb(y)).filter(|&(x, y)| {
        let of = |account: &Account<'_>, verb: Span| {
            kinship.lexicon.opposites(&kinship.lexicon.stem(&fold(verb.of(account.text()))))
        };
        let of_y = of(b, y);
        of(a, x).iter().any(|&(line, side)| of_y.contains(&(line, !side)))
    })
}

/// The words that say whether a deed is so: the predicate with what stands between it and its doer, "did not inspect";
/// with the doer too where he denies it, "no warnings were given".
pub(super) fn decisive(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Span {
    let (text, predicate) = (account.text(), deed.clause.predicate);
    let front = deed.clause.subject.as_ref().or(deed.clause.object.as_ref());
    let front = front.map(|front| front.span).filter(|front| front.end <= predicate.start);
    let denies = |front: &Span| {
        let first = tokens(text, *front).first().map(|token| fold(token.span.of(text)));
        first.is_some_and(|word| kinship.lexicon.is_negation(&word))
    };
    if let Some(front) = front.filter(denies) {
        return front.join(predicate);
    }
    let start = front.map_or(deed.clause.span.start, |front| front.end).min(predicate.start);
    let mut words = tokens(text, Span { start, end: predicate.start });
    // without a doer before it: "who never served"
    if front.is_none() {
        let denies = words.iter().rposition(|token| kinship.lexicon.is_negation(&fold(token.span.of(text))));
        words = words.split_off(denies.unwrap_or(words.len()));
    }
    let quotes =
        |token: &Token| token.span.of(text).chars().all(|c| matches!(c, '"' | '“' | '”' | '‘' | '’' | '\''));
    let plain = words.iter().all(|token| token.kind == TokenKind::Word || quotes(token));
    // "the captain, who is in hospital, has not been arrested": the words right before it that only say how it is told
    let leads = |token: &&Token| {
        let folded = fold(token.span.of(text));
        token.kind == TokenKind::Word
            && !kinship.lexicon.tables.reading.relative.contains(&folded.as_str())
            && (kinship.lexicon.is_negation(&folded)
                || kinship.lexicon.commonness(&folded) == Commonness::Stop)
    };
    let near = words.iter().rev().take_while(leads).take(4).last();
    match words.first() {
        Some(first) if words.len() <= 4 && plain => first.span.join(predicate),
        _ => near.map_or(predicate, |first| first.span.join(predicate)),
    }
}
