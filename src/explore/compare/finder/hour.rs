//! At what hour one thing was done: two times of the clock for deeds of one verb, whatever their doers are called.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::ask::one_verb;
use super::same::{kinds_fit, times_meet};
use super::topic;
use crate::annotate::{DateMention, TimexType};
use crate::explore::compare::unit::{UnitKind, hours_clash};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};

/// Evidence that two deeds need: hours stand beside many others.
const NEEDED: f32 = 1.5;

/// The most hours of an account that are looked at.
const MOST: usize = 40;

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let (of_a, of_b) = (timed(a), timed(b));
    let clash = |x: &DateMention, y: &DateMention| hours_clash((x, a.text()), (y, b.text()));
    let verb = |account: &Account<'_>, deed: &Deed<'_>| one_verb(account, deed, kinship.lexicon);
    let one_verb = |x: &Deed<'_>, y: &Deed<'_>| Kinship::verbs(&verb(a, x), &verb(b, y)) >= 1.0;
    for ((x, hour_x), (y, hour_y)) in of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y))) {
        if !one_verb(x, y) || !clash(hour_x, hour_y) || x.clause.positive != y.clause.positive || x.speaking {
            continue;
        }
        let doers = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
        let named = one_is_named((a, x.doer.as_ref()), (b, y.doer.as_ref()));
        let objects = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
        let agree = of_a.iter().any(|(other, hour)| one_verb(other, y) && !clash(hour, hour_y))
            || of_b.iter().any(|(other, hour)| one_verb(x, other) && !clash(hour_x, hour));
        if doers == Kin::Other && !named
            || objects == Kin::Other
            || agree
            || !times_meet(x, y)
            || !kinds_fit(x.clause.kind, y.clause.kind)
        {
            continue;
        }
        let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
        let words = pair.ranges((x.clause.predicate, y.clause.predicate));
        let worth = pair.evidence(&words.0, &words.1);
        if worth < NEEDED || pair.strangers {
            continue;
        }
        let answer = |account: &Account<'_>, deed: &Deed<'_>, hour: &DateMention| Answer {
            span: account.sentence(hour.span),
            phrase: deed.clause.predicate.join(hour.span),
            words: hour.span,
            speaker: Account::speaker(deed),
        };
        found.push(Point {
            about: About::Date {
                topic: topic::deed((a, x), (b, y), kinship.lexicon, (hour_x.span, hour_y.span), false),
            },
            kind: PointKind::Date,
            verdict: Verdict::Contradiction,
            a: answer(a, x, hour_x),
            b: answer(b, y, hour_y),
            worth,
        });
    }
}

/// Deeds of sentences with the times of the clock at which they were done.
fn timed<'d, 'a>(account: &'d Account<'a>) -> Vec<(&'d Deed<'a>, &'a DateMention)> {
    // "Thursday evening" is no hour
    let clock = |date: &DateMention| {
        let time = date.value.split_once('T').map_or("", |(_, time)| time);
        date.kind == TimexType::Time && time.starts_with(|first: char| first.is_ascii_digit())
    };
    let hours = account.side.annotations.dates.iter().filter(|date| clock(date));
    let deed = |date: &'a DateMention| {
        let own = account.deeds.iter().find(|deed| deed.governed() == Some(date.span));
        let deed = own.or_else(|| account.governing(date.span))?;
        let sentence = account.units.get(deed.unit as usize)?.kind == UnitKind::Sentence;
        sentence.then_some((deed, date))
    };
    hours.take(MOST).filter_map(deed).collect()
}

/// Whether one goes by a name of its own and the other by what it is: "the Aurora", "the ship".
fn one_is_named(x: (&Account<'_>, Option<&Thing>), y: (&Account<'_>, Option<&Thing>)) -> bool {
    let named = |(account, thing): (&Account<'_>, Option<&Thing>)| {
        thing.map(|thing| thing.at.of(account.text()).starts_with(char::is_uppercase))
    };
    matches!((named(x), named(y)), (Some(x), Some(y)) if x != y)
}
