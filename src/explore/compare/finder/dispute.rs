//! Claims of one speaker that another denies: a deed that one side says was done and the other says was not, whether
//! both accounts tell of both sides or each of one; and what somebody is accused of and denies.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::{AlignedPair, Pairs};
use super::common::{Common, common, quoted};
use super::deed::{decisive, facing_verbs, leads_on};
use super::matter;
use super::same::{answer, apart};
use super::topic;
use super::voice::{Voices, is_doubted, voices};
use crate::annotate::{ClauseKind, EntityId, EntityKind, Modality};
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// Rarity of the words that a claim and its denial must share, beside who does it.
const SHARED: f32 = 3.0;

/// The same where it is not known that one and the same does it: where all that each says is said by the other, and
/// where it is done to the same.
const LITTLE: f32 = 1.0;
const MUCH: f32 = 8.0;

/// The same where it is done to the same, and all that one of them says is said by the other.
const SOME: f32 = 5.0;

/// The share of the content words of both that is all.
const WHOLE: f32 = 0.9;

/// The same where one speaker is quoted with a denial and without.
const QUOTED: f32 = 0.8;

pub(super) fn find<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let mut disputes = Vec::new();
    opposed((a, b), kinship, pairs, &mut disputes);
    accused((a, b), kinship, &mut disputes);
    matter::find((a, b), kinship, pairs, &mut disputes);
    // both accounts may tell of both sides, each of them more than once: one matter is shown once
    disputes.sort_by(|x, y| y.0.worth.total_cmp(&x.0.worth).then(x.0.a.cmp(&y.0.a)).then(x.0.b.cmp(&y.0.b)));
    let mut known: Vec<String> = Vec::new();
    for (point, matter) in disputes {
        // what two sentences differ in is told once: by the words that two forms of a quote do not share
        let told = found.iter().any(|other| {
            matches!(other.kind, PointKind::Quote | PointKind::Polarity)
                && other.a.span.overlaps(point.a.span)
                && other.b.span.overlaps(point.b.span)
        });
        if !told && !known.contains(&matter) {
            known.push(matter);
            found.push(point);
        }
    }
}

/// Deeds that one speaker claims and another denies.
fn opposed<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<(Point, String)>,
) {
    for x in a.deeds.iter().filter(|deed| claims(deed)) {
        let denied = b.index.akin(&x.verb).into_iter().map(|n| (n, false));
        let facing = b.index.facing(&x.verb).into_iter().map(|n| (n, true));
        for (at, facing) in denied.chain(facing) {
            let Some(y) = b.deeds.get(at as usize).filter(|deed| claims(deed)) else { continue };
            let opposed = if facing {
                x.clause.positive == y.clause.positive && faces(x, y)
            } else {
                x.clause.positive != y.clause.positive && Kinship::verbs(&x.verb, &y.verb) >= 0.7
            };
            if !opposed
                || times(x) != times(y)
                || apart(kinship, x, y)
                || leads_on(a, x, kinship, true)
                || leads_on(b, y, kinship, true)
            {
                continue;
            }
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            if pair.a.kind == UnitKind::Heading || pair.b.kind == UnitKind::Heading || pair.strangers {
                continue;
            }
            let voices = voices((a, x), (b, y), kinship);
            let Some(shared) = one_deed((a, x), (b, y), kinship, pair, facing) else { continue };
            if is_doubted(a, x, kinship) || is_doubted(b, y, kinship) {
                continue;
            }
            let quoted = |account: &Account<'_>, deed: &Deed<'_>| quoted(account, deed.clause.predicate);
            let who = x.doer.as_ref().or(y.doer.as_ref()).and_then(|thing| thing.entity);
            let (about, kind, verdict) = match voices {
                Voices::Two => (
                    About::Whether { who, what: both(kinship, (a, x), (b, y)) },
                    PointKind::Polarity,
                    Verdict::Dispute,
                ),
                // one speaker's words, with a denial in one account alone
                Voices::One(who)
                    if !facing
                        && quoted(a, x)
                        && quoted(b, y)
                        && shared.least >= QUOTED
                        && shared.worth >= MUCH =>
                {
                    (About::Wording { who }, PointKind::Quote, Verdict::Contradiction)
                }
                Voices::One(_) => continue,
            };
            let words = facing_verbs((a, x), (b, y), kinship)
                .unwrap_or_else(|| (denying(a, x, kinship), denying(b, y, kinship)));
            let point = Point {
                about,
                kind,
                verdict,
                a: answer(a, x, words.0),
                b: answer(b, y, words.1),
                worth: shared.worth,
            };
            found.push((point, x.verb.stem.clone()));
        }
    }
}

/// What both claim of one deed, in the words of the one that says it is so.
fn both(kinship: &Kinship<'_>, x: (&Account<'_>, &Deed<'_>), y: (&Account<'_>, &Deed<'_>)) -> String {
    topic::deed(x, y, kinship.lexicon, (Span::default(), Span::default()), true)
}

/// The words that say whether a deed is so, or the verb with which its speaker denies it.
fn denying(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Span {
    let own = decisive(account, deed, kinship);
    let lexicon = kinship.lexicon;
    let denies = |words: Span| {
        tokens(account.text(), words)
            .iter()
            .any(|token| lexicon.is_negation(&fold(token.span.of(account.text()))))
    };
    let verb = deed.clause.speaker.as_ref().map(|speaker| speaker.verb).filter(|verb| {
        let stem = lexicon.stem(&fold(verb.of(account.text())));
        lexicon.tables.disputes.denying.iter().any(|one| lexicon.stem(one) == stem)
    });
    verb.filter(|_| !deed.clause.positive && !denies(own)).unwrap_or(own)
}

/// Whether two predicates are opposites and nothing else: what says the same in another sense does not count.
fn faces(x: &Deed<'_>, y: &Deed<'_>) -> bool {
    let both = x.verb.opposites.iter().any(|place| y.verb.opposites.contains(place));
    !both && Kinship::verbs(&x.verb, &y.verb) == 0.0 && x.verb.particle == y.verb.particle
}

/// What two clauses share, where that is enough for both to tell of one deed.
fn one_deed(
    (a, x): (&Account<'_>, &Deed<'_>),
    (b, y): (&Account<'_>, &Deed<'_>),
    kinship: &Kinship<'_>,
    pair: &AlignedPair<'_>,
    facing: bool,
) -> Option<Common> {
    let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
    let (of_x, of_y) = (undergoer(a, x), undergoer(b, y));
    let object = kinship.arguments((a, of_x), (b, of_y));
    if doer == Kin::Other || object == Kin::Other {
        return None;
    }
    let stretch = |deed: &Deed<'_>, of: Option<&Thing>| {
        of.map_or(deed.clause.span, |thing| deed.clause.span.join(thing.span))
    };
    let shared = common(pair, (x, stretch(x, of_x)), (y, stretch(y, of_y)));
    let one_doer = doer == Kin::Same || shared.doer;
    let nobody = x.doer.is_none() || y.doer.is_none();
    let much = shared.much() && shared.worth >= SHARED;
    // who does it is not known to be one: the rest must speak the louder
    // "the chairman" in a sentence that names him
    let called = |account: &Account<'_>, deed: &Deed<'_>, named: Option<&Thing>| {
        let person = kinship.person(named.and_then(|thing| thing.entity));
        let sentence = account.sentence(deed.clause.span);
        person.is_some_and(|id| account.mentions_in(sentence).any(|mention| kinship.one(mention.entity, id)))
    };
    let one_doer =
        one_doer || x.is_whole() && (called(a, x, y.doer.as_ref()) || called(b, y, x.doer.as_ref()));
    let one = if x.is_whole() && y.is_whole() {
        one_doer
    } else if facing {
        one_doer && (object == Kin::Same || of_x.is_none() && of_y.is_none()) && much
    } else if one_doer || nobody && object == Kin::Same {
        much
    } else {
        shared.least >= WHOLE && shared.worth >= LITTLE
            || object == Kin::Same && shared.much() && shared.worth >= MUCH
            || object == Kin::Same && shared.most >= WHOLE && shared.worth >= SOME
    };
    one.then_some(shared)
}

/// Whether a clause claims or denies a deed.
fn claims(deed: &Deed<'_>) -> bool {
    matches!(deed.clause.kind, ClauseKind::Verb | ClauseKind::Copula)
        && (!deed.speaking || deed.object.is_some())
        && times(deed).is_some()
}

/// Whether a deed is told as done or as to come; `None` where neither is claimed.
fn times(deed: &Deed<'_>) -> Option<bool> {
    match deed.clause.modality {
        Modality::Asserted => Some(false),
        // what could not be was not
        Modality::Possible if !deed.clause.positive => Some(false),
        Modality::Planned | Modality::Conditional => Some(true),
        Modality::Possible | Modality::Demanded | Modality::Asked => None,
    }
}

/// What a deed is done to; where that is a pronoun, what the clause before it in the sentence is done to.
fn undergoer<'d>(account: &'d Account<'_>, deed: &'d Deed<'_>) -> Option<&'d Thing> {
    let object = deed.object.as_ref()?;
    if object.entity.is_some() || !object.head.is_empty() {
        return Some(object);
    }
    let before = account
        .deeds
        .iter()
        .filter(|other| other.unit == deed.unit && other.clause.predicate.end <= deed.clause.predicate.start);
    let named = before.filter_map(|other| other.object.as_ref()).rfind(|thing| !thing.head.is_empty());
    named.or(Some(object))
}

/// Somebody who is accused in one account and denies it in the other.
fn accused<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    found: &mut Vec<(Point, String)>,
) {
    let (by_a, by_b) = (denials(a, kinship), denials(b, kinship));
    for (turned, accuser, denier, denials) in [(false, a, b, &by_b), (true, b, a, &by_a)] {
        for accusation in &accuser.deeds {
            let Some(of) = laid_at(accusation, kinship) else { continue };
            let Some((denial, words)) = denials.iter().find(|(deed, _)| is_his(denier, deed, of, kinship))
            else {
                continue;
            };
            let first = Answer {
                span: accuser.sentence(accusation.clause.span),
                phrase: accusation.clause.span,
                words: accusation.clause.predicate,
                speaker: accusation.clause.subject.map(|subject| subject.span),
            };
            let second = Answer {
                span: denier.sentence(denial.clause.span),
                phrase: denial.clause.span.join(*words),
                words: *words,
                speaker: denial.clause.subject.map(|subject| subject.span).or(Account::speaker(denial)),
            };
            let (of_a, of_b) = if turned { (second, first) } else { (first, second) };
            let point = Point {
                about: About::Whether {
                    who: Some(of),
                    what: topic::whether(accuser, accusation, kinship.lexicon),
                },
                kind: PointKind::Polarity,
                verdict: Verdict::Dispute,
                a: of_a,
                b: of_b,
                worth: 3.0,
            };
            found.push((point, format!("accused {}", of.0)));
        }
    }
}

/// Whom a deed accuses of something.
fn laid_at(deed: &Deed<'_>, kinship: &Kinship<'_>) -> Option<EntityId> {
    let disputes = &kinship.lexicon.tables.disputes;
    let accuses = disputes.accusing.contains(&deed.clause.lemma.as_str())
        && deed.clause.kind == ClauseKind::Verb
        && deed.clause.positive
        && deed.asserted();
    let of = deed.object.as_ref().and_then(|thing| thing.entity).filter(|_| accuses)?;
    matches!(kinship.kind(of), Some(EntityKind::Person | EntityKind::Organisation)).then_some(of)
}

/// The deeds of an account that deny a claim, or call it untrue, and the words in which they do.
fn denials<'d, 'a>(account: &'d Account<'a>, kinship: &Kinship<'_>) -> Vec<(&'d Deed<'a>, Span)> {
    let disputes = &kinship.lexicon.tables.disputes;
    let claims: Vec<String> = disputes.claims.iter().map(|noun| kinship.lexicon.stem(noun)).collect();
    let untrue = |deed: &Deed<'_>| {
        let words = tokens(account.text(), deed.clause.span);
        words.iter().any(|token| disputes.untrue.contains(&fold(token.span.of(account.text())).as_str()))
    };
    let denied = |deed: &'d Deed<'a>| {
        let object = deed.object.as_ref().filter(|object| claims.contains(&object.head))?;
        let lemma = deed.clause.lemma.as_str();
        let denies = deed.clause.positive
            && deed.asserted()
            && (disputes.denying.contains(&lemma) || disputes.calling.contains(&lemma) && untrue(deed));
        denies.then(|| (deed, deed.clause.predicate.join(object.span)))
    };
    account.deeds.iter().filter_map(denied).collect()
}

/// Whether a deed is done by that entity, or by somebody in whose name it stands.
fn is_his(account: &Account<'_>, deed: &Deed<'_>, of: EntityId, kinship: &Kinship<'_>) -> bool {
    deed.doer.as_ref().is_some_and(|doer| {
        doer.entity.is_some_and(|id| kinship.one(id, of))
            || account.mentions_in(doer.span).any(|mention| kinship.one(mention.entity, of))
    })
}
