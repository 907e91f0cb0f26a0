//! When a deed was done, where its words tell.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::same::{NEEDED, Same, point, times_meet};
use super::topic;
use crate::annotate::{DateMention, Precision, TimexType};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::unit::one_time;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// Whether other clauses of one deed agree on what is asked.
type Rivals<'r> = dyn Fn(&Same<'_, '_>, &dyn Fn(&Deed<'_>, &Deed<'_>) -> bool) -> bool + 'r;

/// Evidence that two dates need whose deeds are told by other verbs.
const TOLD_OTHERWISE: f32 = 2.8;

/// Evidence that two sayings need to count as one: what is said must be the same too.
const SAID: f32 = 3.6;

pub(super) fn dates(
    (a, b): (&Account<'_>, &Account<'_>),
    lexicon: &Lexicon,
    same: &Same<'_, '_>,
    rivals: &Rivals<'_>,
    found: &mut Vec<Point>,
) {
    let (Some(x), Some(y)) = (date_of(a, same.x, lexicon), date_of(b, same.y, lexicon)) else { return };
    if one((x, a), (y, b)) {
        // that nothing was done "since 2023" is not that it was not done in January
        let told = same.x.clause.positive && same.y.clause.positive && is_open(x) == is_open(y);
        if told {
            found.push(point((a, b), lexicon, same, PointKind::Date, Verdict::Agreement, (x.span, y.span)));
        }
        return;
    }
    let agree = |x: &Deed<'_>, y: &Deed<'_>| {
        let (Some(x), Some(y)) = (date_of(a, x, lexicon), date_of(b, y, lexicon)) else { return false };
        one((x, a), (y, b))
    };
    // "will resume on 3 June", "resumes on 5 June": what lies ahead is planned, however it is told
    let ahead = |account: &Account<'_>, date: &DateMention| {
        let first = date.extent.and_then(|extent| extent.first);
        first.zip(account.side.published).is_some_and(|(first, day)| first.0 > day.0)
    };
    let both_ahead = ahead(a, x) && ahead(b, y) && fineness(x) == fineness(y) && !same.x.speaking;
    if !times_meet(same.x, same.y) && !both_ahead {
        return;
    }
    // "in 2024, and 2025 was worse": whoever names both tells of two
    let names = |account: &Account<'_>, own: &DateMention, other: (&DateMention, &Account<'_>)| {
        calendar(account, account.sentence(own.span)).into_iter().any(|date| one((date, account), other))
    };
    if names(a, x, (y, b)) || names(b, y, (x, a)) {
        return;
    }
    let disjoint = fineness(x) == fineness(y) || matches!((x.extent, y.extent), (Some(_), Some(_)));
    let statement = same.x.speaking || same.y.speaking;
    if !disjoint || statement && !same.alike && same.evidence < SAID || rivals(same, &agree) {
        return;
    }
    found.push(point((a, b), lexicon, same, PointKind::Date, Verdict::Contradiction, (x.span, y.span)));
}

/// Days of two sentences that the alignment holds for the same, where each has one that the other does not: what they hang
/// on may be told in other words.
pub(super) fn days(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    links: &[(u32, u32)],
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    for &at in links {
        let Some(pair) = pairs.get(at).filter(|pair| pair.same() && !pair.strangers) else { continue };
        let (of_a, of_b) = (calendar(a, pair.a.span), calendar(b, pair.b.span));
        let free_a: Vec<&DateMention> =
            of_a.iter().filter(|x| !of_b.iter().any(|y| one((x, a), (y, b)))).copied().collect();
        let free_b: Vec<&DateMention> =
            of_b.iter().filter(|y| !of_a.iter().any(|x| one((x, a), (y, b)))).copied().collect();
        let ([x], [y]) = (&free_a[..], &free_b[..]) else { continue };
        let words = pair.ranges((x.span, y.span));
        let evidence = pair.evidence(&words.0, &words.1);
        // what one plans and the other tells as done has a day of its own in each
        let of_a: Vec<&Deed<'_>> = a.deeds.iter().filter(|deed| deed.unit == at.0).collect();
        let planned = b
            .deeds
            .iter()
            .filter(|deed| deed.unit == at.1)
            .any(|y| of_a.iter().any(|x| Kinship::verbs(&x.verb, &y.verb) >= 1.0 && !times_meet(x, y)));
        if planned {
            continue;
        }
        let deeds = a.governing(x.span).zip(b.governing(y.span));
        let Some((deed_x, deed_y)) = deeds.filter(|(x, y)| times_meet(x, y)) else { continue };
        // the day of a statement is not that of the deed it tells of
        if deed_x.speaking != deed_y.speaking {
            continue;
        }
        // sentences that are the same may name one doer in two ways, but not two that have a name
        let named = |thing: Option<&Thing>| thing.is_some_and(|thing| thing.entity.is_some());
        let two = |x: (&Account<'_>, Option<&Thing>), y: (&Account<'_>, Option<&Thing>)| {
            named(x.1) && named(y.1) && kinship.arguments(x, y) == Kin::Other
        };
        if two((a, deed_x.doer.as_ref()), (b, deed_y.doer.as_ref()))
            || two((a, deed_x.object.as_ref()), (b, deed_y.object.as_ref()))
        {
            continue;
        }
        let needed = if Kinship::predicates(deed_x, deed_y) > 0.0 { NEEDED } else { TOLD_OTHERWISE };
        if fineness(x) != fineness(y) || evidence < needed {
            continue;
        }
        let answer = |account: &Account<'_>, unit: Span, date: &DateMention| Answer {
            span: unit,
            phrase: date.span,
            words: date.span,
            speaker: account.governing(date.span).and_then(Account::speaker),
        };
        found.push(Point {
            about: About::Date {
                topic: topic::deed((a, deed_x), (b, deed_y), kinship.lexicon, (x.span, y.span), false),
            },
            kind: PointKind::Date,
            verdict: Verdict::Contradiction,
            a: answer(a, pair.a.span, x),
            b: answer(b, pair.b.span, y),
            worth: evidence - 1.0,
        });
    }
}

/// The calendar dates in a stretch.
fn calendar<'a>(account: &Account<'a>, span: Span) -> Vec<&'a DateMention> {
    account.dates_in(span).filter(|date| is_calendar(date)).collect()
}

fn is_calendar(date: &DateMention) -> bool {
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && date.flag.is_none()
        && date.value.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a stretch has no beginning or no end: "since 2023".
fn is_open(date: &DateMention) -> bool {
    date.extent.is_some_and(|extent| extent.first.is_none() || extent.last.is_none())
}

/// Whether two dates can be one: by what they are read as, or where one repeats the words of the other.
fn one(x: (&DateMention, &Account<'_>), y: (&DateMention, &Account<'_>)) -> bool {
    let (text_x, text_y) = (x.1.text(), y.1.text());
    let (words_x, words_y) = (fold(x.0.span.of(text_x)), fold(y.0.span.of(text_y)));
    one_time((x.0, text_x), (y.0, text_y)) || words_x.contains(&words_y) || words_y.contains(&words_x)
}

/// Whether two deeds can be one by the days that their own words give: what was done in March is not what is planned for June.
pub(super) fn may_be_one((a, x): (&Account<'_>, &Deed<'_>), (b, y): (&Account<'_>, &Deed<'_>)) -> bool {
    let date = |account: &Account<'_>, deed: &Deed<'_>| {
        deed.governed().and_then(|span| calendar(account, span).first().copied().cloned())
    };
    match (date(a, x), date(b, y)) {
        (Some(of_x), Some(of_y)) => one((&of_x, a), (&of_y, b)),
        _ => true,
    }
}

/// The calendar date that the words of a clause give for it.
pub(super) fn date_of<'a>(
    account: &Account<'a>,
    deed: &Deed<'_>,
    lexicon: &Lexicon,
) -> Option<&'a DateMention> {
    let distances = lexicon.tables.grammar.distances;
    let Some(span) = deed.governed() else { return said_on(account, deed, lexicon) };
    let date = account.date(span)?;
    // "a day after it capsized" is a distance from another deed
    let words = date.span.of(account.text());
    let distance = words.split_whitespace().next_back().is_some_and(|word| distances.contains(&word));
    let distance = distance || !deed.clause.span.contains(span);
    (is_calendar(date) && !distance).then_some(date)
}

/// The day of a saying, by where it was said: "in an interview on Monday".
fn said_on<'a>(account: &Account<'a>, deed: &Deed<'_>, lexicon: &Lexicon) -> Option<&'a DateMention> {
    let occasions = lexicon.tables.matters.occasions;
    let sentence = account.sentence(deed.clause.span);
    let stands = |date: &&DateMention| {
        let before = Span { start: sentence.start, end: date.span.start.max(sentence.start) };
        let words = before.of(account.text()).split_whitespace().rev().map(fold);
        let mut words = words.skip_while(|word| word == "on");
        words.next().is_some_and(|word| occasions.contains(&word.as_str()))
    };
    let mut days = calendar(account, sentence).into_iter().filter(|date| deed.speaking && stands(date));
    days.next().filter(|date| fineness(date) == 0 && days.next().is_none())
}

/// How fine a date is: a year is not set against a day, since one sentence may give both.
pub(super) fn fineness(date: &DateMention) -> u8 {
    match date.extent.map(|extent| extent.precision) {
        Some(Precision::Day) => 0,
        Some(Precision::Week) => 1,
        Some(Precision::Month) => 2,
        Some(Precision::Quarter | Precision::Season | Precision::Half) => 3,
        Some(Precision::Year) => 4,
        Some(Precision::Decade | Precision::Century) => 5,
        Some(Precision::Range) => 6,
        None => match date.value.split('T').next().map_or(0, str::len) {
            10.. => 0,
            7.. => 2,
            _ => 4,
        },
    }
}
