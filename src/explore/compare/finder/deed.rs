//! One deed in both accounts: whether it is so, whether it is done yet, when, where, and who did it to whom.

use std::collections::BTreeMap;

use super::account::{Account, Deed, Index, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::place;
use crate::annotate::{ClauseKind, DateMention, EntityKind, Modality, Precision, TimexType};
use crate::explore::compare::lexicon::{Lexicon, Traits};
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::{UnitKind, inside, one_date};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// A deed of A and one of B that are one, as far as their words say.
struct Same<'d, 'a> {
    x: &'d Deed<'a>,
    y: &'d Deed<'a>,
    /// Whether both name who does it and whom it is done to.
    doer: Kin,
    object: Kin,
    /// What speaks for one deed: its words, and those around it.
    evidence: f32,
    /// How much must.
    needed: f32,
    /// Whether the alignment holds their sentences for the same.
    same: bool,
}

/// Evidence that two clauses need to count as one deed for a difference to be shown.
const NEEDED: f32 = 2.6;

/// The same where neither account tells of such a deed elsewhere.
const ONCE: f32 = 1.2;

/// Evidence that two dates need whose deeds are told by other verbs.
const TOLD_OTHERWISE: f32 = 2.8;

/// Evidence that two sayings need to count as one: what is said must be the same too.
const SAID: f32 = 4.0;

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
        let whole = same.doer == Kin::Same
            && (same.object == Kin::Same || x.object.is_none() && y.object.is_none())
            || same.object == Kin::Same && (nobody(x) || nobody(y)) && same.evidence >= same.needed + 0.3;
        if x.clause.positive != y.clause.positive && whole {
            if told_as_fact(x, y)
                && !x.speaking
                && !y.speaking
                && !rivals(same, &|x, y| x.clause.positive == y.clause.positive)
            {
                found.push(polarity(a, b, kinship, same));
            }
            continue;
        }
        if x.clause.positive != y.clause.positive {
            continue;
        }
        let sequence = |x: &Deed<'_>, y: &Deed<'_>| sequence((a, x), (b, y), kinship);
        if whole
            && same.doer == Kin::Same
            && x.clause.positive
            && sequence(x, y)
            && !rivals(same, &|x, y| !sequence(x, y))
        {
            found.push(point(
                a,
                b,
                same,
                PointKind::Sequence,
                Verdict::Update,
                (x.clause.predicate, y.clause.predicate),
            ));
            continue;
        }
        dates((a, b), kinship.lexicon, same, &rivals, found);
        places(a, b, kinship, same, found);
    }
    opposites((a, b), kinship, pairs, found);
    reversed((a, b), kinship, pairs, found);
}

/// Deeds in which doer and undergoer have changed places: A did it to B, B did it to A.
fn reversed(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let index = Index::new(&b.deeds);
    let tells = |deed: &Deed<'_>| {
        deed.asserted() && deed.clause.positive && deed.clause.kind == ClauseKind::Verb && !deed.speaking
    };
    for x in a.deeds.iter().filter(|deed| tells(deed)) {
        for y in index.like(x).into_iter().filter_map(|n| b.deeds.get(n as usize)).filter(|deed| tells(deed))
        {
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
            .any(|y| of_a.iter().any(|x| kinship.verbs(&x.verb, &y.verb) == 1.0 && !times_meet(x, y)));
        if planned {
            continue;
        }
        let deeds = a.governing(x.span).zip(b.governing(y.span));
        if !deeds.is_some_and(|(x, y)| times_meet(x, y)) {
            continue;
        }
        let alike = deeds.map_or(0.0, |(x, y)| {
            let doers = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let objects = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            if doers == Kin::Other || objects == Kin::Other { -1.0 } else { kinship.predicates(x, y) }
        });
        let needed = match alike {
            ..0.0 => continue,
            0.0 => TOLD_OTHERWISE,
            _ => NEEDED,
        };
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
            about: About::Date { topic: pair.topic(words.0) },
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
    let dates = &account.side.annotations.dates;
    let here = inside(dates, span, |date| date.span).filter_map(|n| dates.get(n));
    here.filter(|date| is_calendar(date)).collect()
}

fn is_calendar(date: &DateMention) -> bool {
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && date.flag.is_none()
        && date.value.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether not one alone is told as done: its day would be another than that which is planned or asked for.
fn times_meet(x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.asserted() == y.asserted()
}

/// Whether both are told as done, or both as to come.
fn told_as_fact(x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.asserted() && y.asserted()
        || x.clause.modality == Modality::Planned && y.clause.modality == Modality::Planned
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
    found.push(point(a, b, same, PointKind::Place, verdict, (x.1, y.1)));
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
            && deed.verb.particle.is_empty()
            && deed.clause.kind != ClauseKind::Noun
            && deed.asserted()
    };
    for x in a.deeds.iter().filter(tells) {
        for y in b.deeds.iter().filter(tells) {
            let facing =
                x.verb.opposites.iter().any(|&(line, side)| y.verb.opposites.contains(&(line, !side)));
            let both = x.verb.opposites.iter().any(|place| y.verb.opposites.contains(place));
            if !facing || both || x.clause.positive != y.clause.positive || apart(kinship, x, y) {
                continue;
            }
            let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            let (undergoer_x, undergoer_y) = (undergoer(x), undergoer(y));
            let alone = kinship.things(undergoer_x, undergoer_y) == Kin::Same
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
            let same = Same { x, y, doer, object, evidence, needed, same: pair.same() };
            found.push(polarity(a, b, kinship, &same));
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

/// The clauses of both that have one predicate, nobody else's and to nobody else.
fn both<'d, 'a>(
    a: &'d Account<'a>,
    b: &'d Account<'a>,
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
) -> Vec<Same<'d, 'a>> {
    let (index_a, index) = (Index::new(&a.deeds), Index::new(&b.deeds));
    let mut found = Vec::new();
    for x in &a.deeds {
        // what each account tells of once only is one deed sooner
        let rare = x.verb.common == Commonness::Plain && !x.speaking;
        let once = rare && index.like(x).len() == 1 && index_a.like(x).len() == 1;
        if x.verb.common == Commonness::Stop && x.clause.kind == ClauseKind::Verb && !x.speaking
            || x.clause.kind == ClauseKind::Apposition
        {
            continue;
        }
        for at in index.like(x) {
            let Some(y) = b.deeds.get(at as usize) else { continue };
            let verbs = kinship.predicates(x, y);
            let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            if !kinds_fit(x.clause.kind, y.clause.kind)
                || verbs == 0.0
                || doer == Kin::Other
                || object == Kin::Other
                || doer != Kin::Same && object != Kin::Same && !(once && verbs == 1.0)
                || apart(kinship, x, y)
            {
                continue;
            }
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            let words = pair.ranges((x.clause.predicate, y.clause.predicate));
            let own = match x.verb.common {
                Commonness::Plain => 0.6,
                Commonness::Common => 0.2,
                Commonness::Stop => 0.0,
            };
            let evidence = pair.evidence(&words.0, &words.1) + own - 2.0 * (1.0 - verbs);
            let needed = if once && pair.articles.meet() { ONCE } else { NEEDED };
            found.push(Same { x, y, doer, object, evidence, needed, same: pair.same() });
        }
    }
    found
}

fn kinds_fit(x: ClauseKind, y: ClauseKind) -> bool {
    let deed = |kind: ClauseKind| matches!(kind, ClauseKind::Verb | ClauseKind::Noun);
    x == y || deed(x) && deed(y)
}

/// Whether what hangs on both by one preposition is two things.
fn apart(kinship: &Kinship<'_>, x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.obliques.iter().any(|(preposition, thing)| {
        let mut others = y.obliques.iter().filter(|(other, _)| other == preposition).peekable();
        let place =
            |thing: &Thing| thing.entity.is_some_and(|id| kinship.kind(id) == Some(EntityKind::Place));
        !place(thing)
            && others.peek().is_some()
            && others.all(|(_, other)| kinship.things(Some(thing), Some(other)) == Kin::Other)
    })
}

fn answer(account: &Account<'_>, deed: &Deed<'_>, words: Span) -> Answer {
    let span = account.sentence(deed.clause.span);
    Answer { span, phrase: deed.clause.span.join(words), words, speaker: Account::speaker(deed) }
}

fn point(
    a: &Account<'_>,
    b: &Account<'_>,
    same: &Same<'_, '_>,
    kind: PointKind,
    verdict: Verdict,
    words: (Span, Span),
) -> Point {
    let who = same.x.doer.as_ref().or(same.y.doer.as_ref()).and_then(|thing| thing.entity);
    let what = what(a, same.x);
    let about = match kind {
        PointKind::Date => About::Date { topic: what },
        PointKind::Place => About::Place { topic: what },
        _ => About::Whether { who, what },
    };
    Point {
        about,
        kind,
        verdict,
        a: answer(a, same.x, words.0),
        b: answer(b, same.y, words.1),
        worth: same.evidence,
    }
}

/// What is done, in the words of the account: the predicate and what it is done to.
fn what(account: &Account<'_>, deed: &Deed<'_>) -> String {
    let object = deed.object.as_ref().map_or("", |thing| thing.span.of(account.text()));
    let object: Vec<&str> = object.split_whitespace().take(6).collect();
    let predicate = deed.clause.lemma.clone();
    if object.is_empty() { predicate } else { format!("{predicate} {}", object.join(" ")) }
}

fn polarity(a: &Account<'_>, b: &Account<'_>, kinship: &Kinship<'_>, same: &Same<'_, '_>) -> Point {
    let speaker = |deed: &Deed<'_>| deed.clause.speaker.as_ref().map(|speaker| speaker.entity);
    let one_voice = match (speaker(same.x), speaker(same.y)) {
        (None, None) => true,
        (Some(Some(x)), Some(Some(y))) => kinship.one(x, y),
        _ => false,
    };
    // "denied it" and "admitted it" are a dispute, whoever says so
    let said = |deed: &Deed<'_>, words: Span| {
        deed.clause.speaker.as_ref().is_some_and(|speaker| speaker.verb == words)
    };
    let (words_x, words_y) = (decisive(a, same.x, kinship), decisive(b, same.y, kinship));
    let saying = same.x.speaking || same.y.speaking || said(same.x, words_x) && said(same.y, words_y);
    let verdict = if one_voice && !saying { Verdict::Contradiction } else { Verdict::Dispute };
    point(a, b, same, PointKind::Polarity, verdict, (words_x, words_y))
}

/// The words that say whether a deed is so: the predicate with what stands between it and its doer, "did not inspect";
/// the verb by which somebody admits or denies it.
fn decisive(account: &Account<'_>, deed: &Deed<'_>, kinship: &Kinship<'_>) -> Span {
    let (text, predicate) = (account.text(), deed.clause.predicate);
    let stem = |span: Span| kinship.lexicon.stem(&fold(span.of(text)));
    if let Some(speaker) = &deed.clause.speaker
        && !kinship.lexicon.opposites(&stem(speaker.verb)).is_empty()
    {
        return speaker.verb;
    }
    let front = deed.clause.subject.as_ref().or(deed.clause.object.as_ref());
    let start = front.map_or(predicate.start, |front| front.span.end);
    let before = Span { start: start.min(predicate.start), end: predicate.start };
    let words = tokens(text, before);
    let plain = words.iter().all(|token| token.kind == TokenKind::Word);
    match words.first() {
        Some(first) if words.len() <= 4 && plain => first.span.join(predicate),
        _ => predicate,
    }
}

/// Whether one is to come and the other done, as the report of the later day has it.
fn sequence(x: (&Account<'_>, &Deed<'_>), y: (&Account<'_>, &Deed<'_>), kinship: &Kinship<'_>) -> bool {
    let to_come = |(account, deed): (&Account<'_>, &Deed<'_>)| {
        let form = fold(deed.clause.predicate.of(account.text()));
        deed.clause.modality == Modality::Planned
            && deed.clause.lemma.split(' ').next() == Some(form.as_str())
    };
    let done = |(account, deed): (&Account<'_>, &Deed<'_>)| {
        let form = fold(deed.clause.predicate.of(account.text()));
        deed.asserted() && kinship.lexicon.traits(&form).is(Traits::PAST)
    };
    let (before, after) = match (to_come(x) && done(y), to_come(y) && done(x)) {
        (true, _) => (x.0, y.0),
        (_, true) => (y.0, x.0),
        _ => return false,
    };
    !matches!((before.side.published, after.side.published), (Some(before), Some(after)) if before > after)
}

fn dates(
    (a, b): (&Account<'_>, &Account<'_>),
    lexicon: &Lexicon,
    same: &Same<'_, '_>,
    rivals: &dyn Fn(&Same<'_, '_>, &dyn Fn(&Deed<'_>, &Deed<'_>) -> bool) -> bool,
    found: &mut Vec<Point>,
) {
    let (Some(x), Some(y)) = (date_of(a, same.x, lexicon), date_of(b, same.y, lexicon)) else { return };
    if one((x, a), (y, b)) {
        found.push(point(a, b, same, PointKind::Date, Verdict::Agreement, (x.span, y.span)));
        return;
    }
    let agree = |x: &Deed<'_>, y: &Deed<'_>| {
        let (Some(x), Some(y)) = (date_of(a, x, lexicon), date_of(b, y, lexicon)) else { return false };
        one((x, a), (y, b))
    };
    if !times_meet(same.x, same.y) {
        return;
    }
    let disjoint = fineness(x) == fineness(y) || matches!((x.extent, y.extent), (Some(_), Some(_)));
    let statement = same.x.speaking || same.y.speaking;
    if !disjoint || statement && !same.same && same.evidence < SAID || rivals(same, &agree) {
        return;
    }
    found.push(point(a, b, same, PointKind::Date, Verdict::Contradiction, (x.span, y.span)));
}

/// Whether two dates can be one: by what they are read as, or where one repeats the words of the other.
fn one(x: (&DateMention, &Account<'_>), y: (&DateMention, &Account<'_>)) -> bool {
    let (text_x, text_y) = (x.1.text(), y.1.text());
    let (words_x, words_y) = (fold(x.0.span.of(text_x)), fold(y.0.span.of(text_y)));
    one_date((x.0, text_x), (y.0, text_y)) || words_x.contains(&words_y) || words_y.contains(&words_x)
}

/// The calendar date that the words of a clause give for it.
fn date_of<'a>(account: &Account<'a>, deed: &Deed<'_>, lexicon: &Lexicon) -> Option<&'a DateMention> {
    let distances = lexicon.tables.grammar.distances;
    let span = deed.governed()?;
    let dates = &account.side.annotations.dates;
    let date = dates.iter().find(|date| date.span == span)?;
    // "a day after it capsized" is a distance from another deed
    let words = date.span.of(account.text());
    let distance = words.split_whitespace().next_back().is_some_and(|word| distances.contains(&word));
    let distance = distance || !deed.clause.span.contains(span);
    (is_calendar(date) && !distance).then_some(date)
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
