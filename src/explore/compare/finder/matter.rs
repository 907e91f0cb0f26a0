//! Matters on which speakers stand against each other in words of their own: whether something will bring about something,
//! whether it is lawful, whether somebody has changed his mind.
//!
//! Each claim says yes or no to a question that others can answer without a word in common: "it will raise the risk of
//! war", "it would not lead to war".

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::deed::decisive;
use super::same::answer;
use super::voice::{Voices, is_doubted, voices};
use super::{pronoun, topic};
use crate::annotate::{ClauseKind, EntityId, EntityKind, Modality};
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Point, PointKind, Verdict, is_telling};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// What is asked.
#[derive(PartialEq, Eq, Debug)]
enum Matter {
    /// Whether something brings this about: the stems of what is brought about.
    Effect(Vec<String>),
    /// Whether somebody has changed his mind, or a body its stand.
    Change(EntityId),
    /// Whether the law was kept.
    Law,
}

/// A claim that answers yes or no.
struct Claim<'d, 'a> {
    deed: &'d Deed<'a>,
    matter: Matter,
    yes: bool,
    /// The words that say so.
    words: Span,
}

/// Adds disputes, each with what makes it one matter.
pub(super) fn find<'a>(
    (a, b): (&Account<'a>, &Account<'a>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<(Point, String)>,
) {
    let (of_a, of_b) = (claims(a, kinship), claims(b, kinship));
    for x in &of_a {
        for y in of_b.iter().filter(|y| y.yes != x.yes) {
            let Some(name) = one(x, y, kinship) else { continue };
            let Some(pair) = pairs.get((x.deed.unit, y.deed.unit)) else { continue };
            let two = matches!(voices((a, x.deed), (b, y.deed), kinship), Voices::Two);
            let heading = pair.a.kind == UnitKind::Heading || pair.b.kind == UnitKind::Heading;
            let words = pair.ranges((x.words, y.words));
            let shared = pair.evidence(&words.0, &words.1);
            let doers = kinship.arguments((a, x.deed.doer.as_ref()), (b, y.deed.doer.as_ref()));
            if !two || heading || doers == Kin::Other && x.matter == Matter::Law {
                continue;
            }
            let (account, asserted) = if x.yes { (a, x.deed) } else { (b, y.deed) };
            let who = asserted.doer.as_ref().and_then(|thing| thing.entity);
            let what = topic::whether(account, asserted, kinship.lexicon);
            let point = Point {
                about: About::Whether { who, what },
                kind: PointKind::Polarity,
                verdict: Verdict::Dispute,
                a: answer(a, x.deed, x.words),
                b: answer(b, y.deed, y.words),
                worth: 3.0 + shared,
            };
            found.push((point, name));
        }
    }
}

/// The matter, where both claims are of one.
fn one(x: &Claim<'_, '_>, y: &Claim<'_, '_>, kinship: &Kinship<'_>) -> Option<String> {
    match (&x.matter, &y.matter) {
        (Matter::Effect(of_x), Matter::Effect(of_y)) => {
            let shared = of_x.iter().filter(|stem| of_y.contains(stem)).count();
            let all = of_x.len().min(of_y.len());
            (shared == all && all > 0).then(|| format!("effect {}", of_x.first().map_or("", String::as_str)))
        }
        (Matter::Change(of_x), Matter::Change(of_y)) => {
            let one = of_x == of_y || kinship.kind(*of_x) == kinship.kind(*of_y) && kinship.one(*of_x, *of_y);
            let same = one && (of_x == of_y || kinship.kind(*of_x) == Some(EntityKind::Person));
            same.then(|| format!("change {}", of_x.0))
        }
        (Matter::Law, Matter::Law) => Some("law".to_owned()),
        _ => None,
    }
}

fn claims<'d, 'a>(account: &'d Account<'a>, kinship: &Kinship<'_>) -> Vec<Claim<'d, 'a>> {
    let told = |deed: &&Deed<'_>| {
        matches!(deed.clause.kind, ClauseKind::Verb | ClauseKind::Copula)
            && !matches!(deed.clause.modality, Modality::Asked | Modality::Demanded | Modality::Possible)
    };
    let mut found = Vec::new();
    for deed in account.deeds.iter().filter(told) {
        found.extend(effect(account, deed, kinship));
        found.extend(change(account, deed, kinship));
        found.extend(law(account, deed, kinship));
    }
    found.retain(|claim: &Claim<'_, '_>| !is_doubted(account, claim.deed, kinship));
    found
}

/// "will cause a flood", "raises the risk of a flood".
fn effect<'d, 'a>(account: &Account<'a>, deed: &'d Deed<'a>, kinship: &Kinship<'_>) -> Option<Claim<'d, 'a>> {
    let matters = &kinship.lexicon.tables.matters;
    let lemma = deed.clause.lemma.as_str();
    let behind = |thing: &Thing| thing.span.start >= deed.clause.predicate.end;
    let object = deed.object.as_ref().filter(|thing| behind(thing));
    let at_risk = object.filter(|thing| {
        let head = fold(thing.at.of(account.text()));
        matters.raising.contains(&lemma) && matters.risks.contains(&head.as_str())
    });
    let what = if let Some(risk) = at_risk {
        Span { start: risk.at.end, end: deed.clause.span.end.max(risk.at.end) }
    } else if matters.causing.contains(&lemma) {
        object?.span
    } else if let Some((_, with)) = matters.leading.iter().find(|(verb, _)| *verb == lemma) {
        deed.obliques.iter().find(|(preposition, _)| preposition == with)?.1.span
    } else {
        return None;
    };
    // what it is, without what is said of it: "a flood that would drown the town"
    let words: Vec<String> = tokens(account.text(), what)
        .iter()
        .map(|token| fold(token.span.of(account.text())))
        .take_while(|word| !matters.ends.contains(&word.as_str()))
        .flat_map(|word| word.split('-').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| is_telling(word))
        .map(|word| kinship.lexicon.stem(&word))
        .collect();
    (!words.is_empty() && words.len() <= LONGEST).then(|| Claim {
        deed,
        matter: Matter::Effect(words),
        yes: deed.clause.positive,
        words: decisive(account, deed, kinship),
    })
}

/// The words of what is brought about, at most: what takes more is told, not named.
const LONGEST: usize = 3;

/// "our position has not changed", "he has the same view", "the party has made a U-turn".
fn change<'d, 'a>(account: &Account<'a>, deed: &'d Deed<'a>, kinship: &Kinship<'_>) -> Option<Claim<'d, 'a>> {
    let matters = &kinship.lexicon.tables.matters;
    let text = account.text();
    let lemma = deed.clause.lemma.split(' ').next().unwrap_or_default();
    let head = |thing: &Thing| fold(thing.at.of(text));
    let of = |list: &[&str], thing: Option<&Thing>| {
        thing.is_some_and(|thing| {
            let head = head(thing);
            let one = head.strip_suffix('s').unwrap_or(&head);
            list.iter().any(|noun| *noun == head || *noun == one)
        })
    };
    let has = |list: &[&str], span: Span| {
        tokens(text, span).iter().any(|token| list.contains(&fold(token.span.of(text)).as_str()))
    };
    // "the view that I had" tells of no view of its own
    let object = deed.object.as_ref().filter(|thing| thing.span.start >= deed.clause.predicate.end);
    let doer = deed.doer.as_ref().or(deed.object.as_ref().filter(|_| object.is_none()));
    let changes = matters.changing.contains(&lemma);
    let (view, yes) = if changes && of(matters.views, object) {
        (object, deed.clause.positive)
    } else if changes && of(matters.views, doer) {
        (doer, deed.clause.positive)
    } else if of(matters.views, object) && object.is_some_and(|thing| has(matters.same, thing.span)) {
        (object, !deed.clause.positive)
    } else if of(matters.views, doer)
        && has(matters.same, Span { start: deed.clause.predicate.start, end: deed.clause.span.end })
        && deed.clause.kind == ClauseKind::Copula
    {
        (doer, !deed.clause.positive)
    } else if of(matters.turns, object) && matters.turning.contains(&lemma) {
        (object, deed.clause.positive)
    } else {
        return None;
    };
    let who = owner(account, deed, view?, kinship).or_else(|| {
        let doer = doer.filter(|doer| Some(*doer) != view)?;
        doer.entity
            .or_else(|| speaker(account, deed, kinship).filter(|_| first_person(text, doer.span, kinship)))
    })?;
    let body = matches!(kinship.kind(who), Some(EntityKind::Person | EntityKind::Organisation));
    let words = deed.clause.predicate.join(view?.at);
    body.then_some(Claim { deed, matter: Matter::Change(who), yes, words })
}

/// Whose view it is: "Ada Mora's view", "our view".
fn owner(account: &Account<'_>, deed: &Deed<'_>, view: &Thing, kinship: &Kinship<'_>) -> Option<EntityId> {
    let before = Span { start: view.span.start, end: view.at.start.max(view.span.start) };
    let mut named = account.mentions_in(before).map(|mention| mention.entity);
    named.next_back().or_else(|| {
        let own = first_person(account.text(), before, kinship);
        speaker(account, deed, kinship).filter(|_| own)
    })
}

/// Whether words are of who speaks: "our", "I".
fn first_person(text: &str, span: Span, kinship: &Kinship<'_>) -> bool {
    let own = kinship.lexicon.tables.matters.own;
    tokens(text, span).iter().any(|token| own.contains(&fold(token.span.of(text)).as_str()))
}

/// Who says it, or for whom: "a spokeswoman for the bank".
fn speaker(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Option<EntityId> {
    let speaker = deed.clause.speaker.as_ref()?;
    let span = speaker.span?;
    let of = || account.mentions_in(span).map(|mention| mention.entity).next();
    speaker.entity.or_else(|| pronoun::person(account, kinship, span)).or_else(of)
}

/// "it is illegal", "no laws were broken".
fn law<'d, 'a>(account: &Account<'a>, deed: &'d Deed<'a>, kinship: &Kinship<'_>) -> Option<Claim<'d, 'a>> {
    let matters = &kinship.lexicon.tables.matters;
    let text = account.text();
    deed.clause.speaker.as_ref()?;
    let lemma = deed.clause.lemma.as_str();
    let behind = deed.object.as_ref().map(|thing| thing.span).filter(|_| matters.being.contains(&lemma));
    let predicate = deed.clause.predicate;
    let stretch = if deed.clause.kind == ClauseKind::Copula { Some(predicate) } else { behind };
    let says = |list: &[&str]| {
        stretch.is_some_and(|span| {
            tokens(text, span)
                .iter()
                .take(SAID)
                .any(|token| list.contains(&fold(token.span.of(text)).as_str()))
        })
    };
    let laws = || {
        let head = deed.object.as_ref().map(|thing| fold(thing.at.of(text))).unwrap_or_default();
        matters.breaking.contains(&lemma) && matters.laws.contains(&head.as_str())
    };
    let kept = if says(matters.unlawful) || laws() {
        !deed.clause.positive
    } else if says(matters.lawful) {
        deed.clause.positive
    } else {
        return None;
    };
    let words = decisive(account, deed, kinship);
    let words = stretch.map_or(words, |span| words.join(span));
    Some(Claim { deed, matter: Matter::Law, yes: kept, words })
}

/// How many words say whether something is lawful.
const SAID: usize = 4;
