//! What befalls a person once in a story: he resigned, was dismissed, arrested, convicted, freed. Two accounts are held against
//! each other for whether it is so and on which day, wherever their sentences stand.

use super::account::{Account, Deed, Kinship};
use super::day::{date_of, fineness, may_be_one};
use super::deed::decisive;
use super::period::is_old;
use super::person::within;
use super::pronoun;
use super::same::answer;
use super::topic;
use crate::annotate::{ClauseKind, DateMention, EntityId, TimexType};
use crate::explore::compare::tables::Role;
use crate::explore::compare::unit::{UnitKind, one_time};
use crate::explore::compare::{About, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// How many days may lie between two days of one event.
const NEAR: u32 = 7;

/// What most speaks for a point of this kind.
const WORTH: f32 = 1.0;

/// What befell somebody.
struct Turn<'d, 'a> {
    of: EntityId,
    /// Its place in the table.
    kind: usize,
    deed: &'d Deed<'a>,
    /// Whether its sentence dates it long before the news.
    old: bool,
}

pub(super) fn find((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let (of_a, of_b) = (turns(a, kinship), turns(b, kinship));
    let mut done: Vec<(EntityId, usize)> = Vec::new();
    for x in &of_a {
        let one = |turn: &&Turn<'_, '_>| turn.kind == x.kind && kinship.called_alike(turn.of, x.of);
        if done.iter().any(|(of, kind)| *kind == x.kind && kinship.called_alike(*of, x.of)) {
            continue;
        }
        done.push((x.of, x.kind));
        let mine: Vec<&Turn<'_, '_>> = of_a.iter().filter(one).collect();
        let theirs: Vec<&Turn<'_, '_>> = of_b.iter().filter(one).collect();
        let all = |list: &[&Turn<'_, '_>], positive: bool| {
            !list.is_empty() && list.iter().all(|turn| turn.deed.clause.positive == positive)
        };
        if all(&mine, true) && all(&theirs, true) {
            found.extend(days((a, &mine), (b, &theirs), kinship));
        } else if all(&mine, true) && all(&theirs, false) || all(&mine, false) && all(&theirs, true) {
            let both = mine.first().zip(theirs.first());
            found.extend(both.and_then(|(x, y)| whether((a, x), (b, y), kinship)));
        }
    }
}

/// What befalls persons in the sentences of an account, told as done or denied.
fn turns<'d, 'a>(account: &'d Account<'a>, kinship: &Kinship<'_>) -> Vec<Turn<'d, 'a>> {
    let turn = |deed: &'d Deed<'a>| {
        let (kind, role, plain) = named(account, deed, kinship)?;
        let unit = account.units.get(deed.unit as usize)?;
        let thing = match role {
            Role::Does => deed.doer.as_ref(),
            Role::Undergoes => deed.object.as_ref(),
        }?;
        let of = kinship
            .person(thing.names())
            .or_else(|| pronoun::person(account, kinship, thing.at))
            .or_else(|| beside(account, kinship, thing.at))
            .or_else(|| within(account, kinship, thing.span).filter(|_| !plain))?;
        let told = deed.asserted() && deed.clause.kind == ClauseKind::Verb && unit.kind == UnitKind::Sentence;
        let old = is_old(account, unit.span, Some(deed));
        told.then_some(Turn { of, kind, deed, old })
    };
    account.deeds.iter().filter_map(turn).collect()
}

/// Which turn the verb of a deed names, what the person is to it, and whether the verb alone does: in "found her guilty" a word
/// behind whom it is done to, or read as the last of what she is called, belongs to it.
fn named(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Option<(usize, Role, bool)> {
    let (table, lemma) = (kinship.lexicon.tables.deeds.turns, deed.clause.lemma.as_str());
    let first = |is: &dyn Fn(&str) -> bool| {
        let of =
            |list: &&[(&'static str, Role)]| list.iter().find(|(verb, _)| is(verb)).map(|(_, role)| *role);
        table.iter().enumerate().find_map(|(kind, list)| Some((kind, of(list)?)))
    };
    if let Some((kind, role)) = first(&|verb| verb == lemma) {
        return Some((kind, role, true));
    }
    let (text, object) = (account.text(), deed.object.as_ref()?);
    let says = |word: &str| {
        let end = object.span.end.max(deed.clause.predicate.end);
        let behind = Span { start: end, end: account.sentence(deed.clause.span).end.max(end) };
        let near = [tokens(text, object.span).pop(), tokens(text, behind).into_iter().next()];
        near.into_iter().flatten().any(|token| fold(token.span.of(text)) == word)
    };
    let more =
        |verb: &str| verb.strip_prefix(lemma).and_then(|rest| rest.strip_prefix(' ')).is_some_and(says);
    first(&more).map(|(kind, role)| (kind, role, false))
}

/// The person named right beside what he is called: "Ada Mora, the manager", "the manager, Ada Mora".
fn beside(account: &Account<'_>, kinship: &Kinship<'_>, head: Span) -> Option<EntityId> {
    let text = account.text();
    let gap = |start: u32, end: u32| Span { start, end: end.max(start) }.of(text).trim();
    account.mentions_in(account.sentence(head)).find_map(|mention| {
        let before = mention.span.end <= head.start && {
            let mut words = gap(mention.span.end, head.start).split(' ');
            words.next() == Some(",")
                && words.clone().count() <= APPOSED
                && words.all(|word| !word.ends_with(','))
        };
        let behind = mention.span.start >= head.end && gap(head.end, mention.span.start) == ",";
        kinship.person(Some(mention.entity)).filter(|_| before || behind)
    })
}

/// The most words before the noun that stands beside a name: "once the most popular".
const APPOSED: usize = 5;

/// Whether it is so: one account tells it, and the other denies it.
fn whether(
    (a, x): (&Account<'_>, &Turn<'_, '_>),
    (b, y): (&Account<'_>, &Turn<'_, '_>),
    kinship: &Kinship<'_>,
) -> Option<Point> {
    let speaker = |turn: &Turn<'_, '_>| turn.deed.clause.speaker.as_ref().map(|speaker| speaker.entity);
    let positive = x.deed.clause.positive;
    let (told, denied) = if positive { (a, b) } else { (b, a) };
    // who is not arrested yet may be so tomorrow
    let since = told.side.published.zip(denied.side.published).is_some_and(|(told, denied)| denied < told);
    // what is told of long ago is told of once only where both date it, and alike
    let dated = x.deed.governed().is_some() && y.deed.governed().is_some();
    if since || (x.old || y.old) && !dated || !may_be_one((a, x.deed), (b, y.deed)) {
        return None;
    }
    let verdict = match (speaker(x), speaker(y)) {
        (None, None) => Verdict::Contradiction,
        _ => Verdict::Dispute,
    };
    let (asked, of) = if positive { (a, x) } else { (b, y) };
    Some(Point {
        about: About::Whether { who: Some(x.of), what: topic::whether(asked, of.deed, kinship.lexicon) },
        kind: PointKind::Polarity,
        verdict,
        a: answer(a, x.deed, decisive(a, x.deed, kinship)),
        b: answer(b, y.deed, decisive(b, y.deed, kinship)),
        worth: WORTH,
    })
}

/// The one day that each gives for it.
fn days(
    (a, of_a): (&Account<'_>, &[&Turn<'_, '_>]),
    (b, of_b): (&Account<'_>, &[&Turn<'_, '_>]),
    kinship: &Kinship<'_>,
) -> Option<Point> {
    let (x, date_x) = day(a, of_a, kinship)?;
    let (y, date_y) = day(b, of_b, kinship)?;
    let first = |date: &DateMention| date.extent.and_then(|extent| extent.first);
    let (from_x, from_y) = (first(date_x)?, first(date_y)?);
    let verdict = if one_time((date_x, a.text()), (date_y, b.text())) {
        Verdict::Agreement
    } else if from_x.0.abs_diff(from_y.0) <= NEAR && from_x != from_y {
        Verdict::Contradiction
    } else {
        return None;
    };
    let words = (date_x.span, date_y.span);
    Some(Point {
        about: About::Date { topic: topic::deed((a, x.deed), (b, y.deed), kinship.lexicon, words, false) },
        kind: PointKind::Date,
        verdict,
        a: answer(a, x.deed, date_x.span),
        b: answer(b, y.deed, date_y.span),
        worth: WORTH,
    })
}

/// The day that an account gives for what befell somebody, where it gives one only.
fn day<'t, 'd, 'a>(
    account: &Account<'a>,
    turns: &[&'t Turn<'d, 'a>],
    kinship: &Kinship<'_>,
) -> Option<(&'t Turn<'d, 'a>, &'a DateMention)> {
    let dated = |turn: &&'t Turn<'d, 'a>| {
        // "a court in Lima on Tuesday sentenced her"
        let beside = || {
            let doer = turn.deed.doer.as_ref()?;
            account.dates_in(doer.span).find(|date| matches!(date.kind, TimexType::Date | TimexType::Time))
        };
        let date = date_of(account, turn.deed, kinship.lexicon).or_else(beside).filter(|_| !turn.old)?;
        (fineness(date) == 0).then_some((*turn, date))
    };
    let found: Vec<(&Turn<'_, '_>, &DateMention)> = turns.iter().filter_map(dated).collect();
    let (first, date) = *found.first()?;
    let text = account.text();
    found.iter().all(|(_, other)| one_time((*other, text), (date, text))).then_some((first, date))
}
