//! What is said of one person: an age, an office, the years of one, a charge.

use std::collections::BTreeMap;

use super::account::{Account, Kinship, Told};
use super::figure::AGE;
use super::office;
use super::pronoun;
use crate::annotate::{Day, EntityId, Extent, Precision, TimexType};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

pub(super) fn find((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let both = (a, b);
    let age = |of| (About::Age { of }, PointKind::Number);
    found.extend(sides(both, kinship, ages, age));
    let years = |of| (About::Years { of, deed: String::new() }, PointKind::Date);
    found.extend(sides(both, kinship, terms, years));
    found.extend(sides(both, kinship, charges, |of| (About::Charge { of }, PointKind::Charge)));
    found.extend(sides(both, kinship, office::titles, |of| (About::Title { of }, PointKind::Title)));
}

/// Lays side by side what each account says of one person, where each says one thing only.
pub(super) fn sides<T: PartialEq>(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    told: impl Fn(&Account<'_>, &Kinship<'_>) -> Vec<Told<T>>,
    about: impl Fn(EntityId) -> (About, PointKind),
) -> Vec<Point> {
    let (of_a, of_b) = (told(a, kinship), told(b, kinship));
    let mut found = Vec::new();
    let mut done: Vec<EntityId> = Vec::new();
    for x in &of_a {
        if done.iter().any(|&id| kinship.called_alike(id, x.of)) {
            continue;
        }
        done.push(x.of);
        let of_one = |told: &&Told<T>| kinship.called_alike(told.of, x.of);
        let mine: Vec<&Told<T>> = of_a.iter().filter(of_one).collect();
        let theirs: Vec<&Told<T>> = of_b.iter().filter(of_one).collect();
        let Some(y) = theirs.first() else { continue };
        let agree = mine.iter().any(|x| theirs.iter().any(|y| x.what == y.what));
        let settled =
            mine.iter().all(|told| told.what == x.what) && theirs.iter().all(|told| told.what == y.what);
        let verdict = if agree {
            Verdict::Agreement
        } else if settled {
            Verdict::Contradiction
        } else {
            continue;
        };
        let (about, kind) = about(x.of);
        let answer = |account: &Account<'_>, said: &Told<T>| Answer {
            span: account.sentence(said.words),
            phrase: said.words,
            words: said.words,
            speaker: said.speaker,
        };
        found.push(Point { about, kind, verdict, a: answer(a, x), b: answer(b, y), worth: 3.0 });
    }
    found
}

/// How old persons are said to be: "Ante Marušić, 58," and "the 58-year-old Ante Marušić".
pub(super) fn ages(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<u32>> {
    let annotations = account.side.annotations;
    let mut found = Vec::new();
    for quantity in
        annotations.quantities.iter().filter(|quantity| quantity.unit == AGE && quantity.upper.is_none())
    {
        let clause = account.deeds.iter().find(|deed| deed.clause.predicate.overlaps(quantity.span));
        let subject = clause.and_then(|deed| kinship.person(deed.doer.as_ref()?.entity));
        let Some(of) = subject.or_else(|| beside(account, kinship, quantity.span)) else { continue };
        let speaker = clause.and_then(Account::speaker);
        found.push(Told { of, what: quantity.value as u32, words: quantity.span, speaker });
    }
    found
}

/// The person named right before a stretch and a comma, or a few words after it.
fn beside(account: &Account<'_>, kinship: &Kinship<'_>, span: Span) -> Option<EntityId> {
    let sentence = account.sentence(span);
    let between =
        |from: u32, to: u32| Span { start: from, end: to.max(from) }.of(account.text()).trim().to_owned();
    account.mentions_in(sentence).find_map(|mention| {
        let before = mention.span.end <= span.start && between(mention.span.end, span.start) == ",";
        let gap = between(span.end, mention.span.start);
        let after = mention.span.start >= span.end
            && gap.split_whitespace().count() <= 3
            && !gap.contains([',', ';', ':', '(']);
        kinship.person(Some(mention.entity)).filter(|_| before || after)
    })
}

/// The years over which a person did something: "served from 1967 to 1979".
fn terms(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<(Day, Day)>> {
    let mut found = Vec::new();
    let dates = &account.side.annotations.dates;
    for date in dates.iter().filter(|date| date.kind == TimexType::Date) {
        let Some(Extent { first: Some(first), last: Some(last), precision: Precision::Range }) = date.extent
        else {
            continue;
        };
        let (from, to) = (first.parts(), last.parts());
        let whole_years = (from.1, from.2, to.1, to.2) == (1, 1, 12, 31);
        if !whole_years || from.0 >= to.0 {
            continue;
        }
        let deed = account.governing(date.span);
        let doer = deed.and_then(|deed| kinship.person(deed.doer.as_ref()?.entity));
        let Some(of) = nearest(account, kinship, date.span).or(doer) else { continue };
        let next = dates.partition_point(|other| other.span.start <= date.span.start);
        let second =
            dates.get(next).filter(|other| other.span.start <= date.span.end.saturating_add(BETWEEN));
        let words = second.map_or(date.span, |second| date.span.join(second.span));
        found.push(Told { of, what: (first, last), words, speaker: deed.and_then(Account::speaker) });
    }
    found
}

/// The most bytes between the two years of a stretch: " through ".
const BETWEEN: u32 = 9;

/// The person named last before a stretch, in its sentence.
fn nearest(account: &Account<'_>, kinship: &Kinship<'_>, span: Span) -> Option<EntityId> {
    let before = Span { start: account.sentence(span).start, end: span.start };
    account.mentions_in(before).filter_map(|mention| kinship.person(Some(mention.entity))).next_back()
}

/// What persons are charged with, or convicted of, where one crime is named beside a word of the courts.
fn charges(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<String>> {
    let lexicon = kinship.lexicon;
    let courts = &lexicon.tables.courts;
    let hero = hero(account, kinship);
    let mut found: Vec<Told<String>> = Vec::new();
    for deed in &account.deeds {
        let sentence = deed.clause.span;
        let words = tokens(account.text(), sentence);
        let folded: Vec<String> = words.iter().map(|token| fold(token.span.of(account.text()))).collect();
        let Some(charge) = folded.iter().position(|word| courts.charges.contains(&word.as_str())) else {
            continue;
        };
        let crimes: Vec<usize> = (0..folded.len())
            .filter(|&n| folded.get(n).is_some_and(|word| courts.crimes.contains(&word.as_str())))
            .collect();
        let [crime] = crimes[..] else { continue };
        let Some(token) = words.get(crime) else { continue };
        if crime.abs_diff(charge) > NEAR {
            continue;
        }
        let things = [deed.object.as_ref(), deed.doer.as_ref()];
        let pronoun = deed.doer.as_ref().is_some_and(|thing| thing.entity.is_none() && thing.head.is_empty());
        let named = things
            .into_iter()
            .flatten()
            .find_map(|thing| kinship.person(thing.entity).or_else(|| within(account, kinship, thing.span)));
        let taken_up = || deed.doer.as_ref().and_then(|thing| pronoun::person(account, kinship, thing.span));
        let alone = || {
            let start = account.sentence(deed.clause.span).start;
            let before = Span { start, end: deed.clause.predicate.start.max(start) };
            within(account, kinship, before).filter(|_| deed.doer.is_none())
        };
        let named = named.or_else(taken_up).or_else(alone).or_else(|| hero.filter(|_| pronoun));
        let Some(of) = named else { continue };
        let what = folded.get(crime).map(|word| lexicon.stem(word)).unwrap_or_default();
        if !found.iter().any(|told| told.words == token.span) {
            found.push(Told { of, what, words: token.span, speaker: Account::speaker(deed) });
        }
    }
    found
}

/// The one person whom an account speaks of: whoever has more than half of all its mentions of persons.
fn hero(account: &Account<'_>, kinship: &Kinship<'_>) -> Option<EntityId> {
    let mentions = account.side.annotations.mentions.iter();
    let mut counts: BTreeMap<EntityId, usize> = BTreeMap::new();
    for person in mentions.filter_map(|mention| kinship.person(Some(mention.entity))) {
        *counts.entry(person).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    counts.into_iter().find(|(_, count)| count * 2 > all).map(|(person, _)| person)
}

/// The words between a word of the courts and the crime, at most.
const NEAR: usize = 8;

/// The only person named in a stretch.
pub(super) fn within(account: &Account<'_>, kinship: &Kinship<'_>, span: Span) -> Option<EntityId> {
    let mut people = account.mentions_in(span).filter_map(|mention| kinship.person(Some(mention.entity)));
    people.next().filter(|_| people.next().is_none())
}
