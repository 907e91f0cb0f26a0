//! Whether two passages that are alike agree: no number, name, currency or date differs between them, none is denied in
//! one alone, and no word of one stands against its opposite in the other.
//!
//! What is alike in its words need not say the same: "killed 34" and "killed 43" share all but one of them. A match is
//! said to tell the same only where nothing is found here, so that doubt counts as a difference. What only one of the
//! two adds (a name, a day, a number) is none. This room must not know how alike the passages are.

use super::Side;
use super::lexicon::Traits;
use super::pair::{Pairing, Sides};
use super::tables::Commonness;
use super::unit::{Fact, FactKind, Unit, Word, inside, one_date, rounding};
use crate::annotate::{Bound, Clause, DateMention, Entity, EntityId, EntityKind, Quantity, TimexType};
use crate::text::Span;

/// The words in which two passages differ, in order; none in either where they agree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Differences {
    pub(super) a: Vec<Span>,
    pub(super) b: Vec<Span>,
}

impl Differences {
    pub(super) fn is_empty(&self) -> bool {
        self.a.is_empty() && self.b.is_empty()
    }

    /// Adds what each side has alone, where both have something.
    fn opposed(&mut self, a: Vec<Span>, b: Vec<Span>) {
        if !a.is_empty() && !b.is_empty() {
            self.a.extend(a);
            self.b.extend(b);
        }
    }
}

/// In what two units differ whose words are paired.
pub(super) fn differences(
    sides: Sides<'_>,
    entities: &[&Entity],
    a: &Unit,
    b: &Unit,
    pairing: &Pairing,
) -> Differences {
    let mut found = Differences::default();
    numbers(sides, a, b, &mut found);
    dates(sides, a, b, &mut found);
    names(sides, entities, a, b, pairing, &mut found);
    currencies(sides, a, b, &mut found);
    denials(sides, a, b, &mut found);
    opposites(sides, a, b, &mut found);
    doers(sides, entities, a, b, &mut found);
    for list in [&mut found.a, &mut found.b] {
        list.sort_unstable();
        list.dedup();
    }
    found
}

/// Whether a fact covers word `at`.
fn covers(fact: &Fact, at: usize) -> bool {
    (usize::from(fact.first)..usize::from(fact.after)).contains(&at)
}

/// Those of each list that agree with none of the other.
fn free<'l, T>(a: &'l [T], b: &'l [T], agree: impl Fn(&T, &T) -> bool) -> (Vec<&'l T>, Vec<&'l T>) {
    let of_a = a.iter().filter(|x| !b.iter().any(|y| agree(x, y))).collect();
    let of_b = b.iter().filter(|y| !a.iter().any(|x| agree(x, y))).collect();
    (of_a, of_b)
}

/// A number as it is written.
struct Number<'a> {
    span: Span,
    value: f64,
    /// How it was read, where it was: with its unit, its range and its bound.
    quantity: Option<&'a Quantity>,
    /// "third" is no three.
    ordinal: bool,
}

fn numbers(sides: Sides<'_>, a: &Unit, b: &Unit, found: &mut Differences) {
    let (of_a, of_b) = (numbers_of(sides, sides.a, a), numbers_of(sides, sides.b, b));
    let (free_a, free_b) = free(&of_a, &of_b, one_number);
    let spans = |list: Vec<&Number<'_>>| list.into_iter().map(|number| number.span).collect();
    found.opposed(spans(free_a), spans(free_b));
}

/// Quantities; and what else is a number but no part of a calendar date.
fn numbers_of<'a>(sides: Sides<'a>, side: Side<'a>, unit: &Unit) -> Vec<Number<'a>> {
    let mut list: Vec<Number<'_>> = shares(sides, unit);
    let shared: Vec<Span> = list.iter().map(|number| number.span).collect();
    let in_share = |span: Span| shared.iter().any(|share| share.overlaps(span));
    for fact in &unit.facts {
        if let FactKind::Quantity(n) = fact.kind
            && let Some(quantity) = side.annotations.quantities.get(n as usize)
            && !in_share(quantity.span)
        {
            list.push(Number {
                span: quantity.span,
                value: quantity.value,
                quantity: Some(quantity),
                ordinal: false,
            });
        }
    }
    let read = |at: usize| {
        unit.facts.iter().any(|fact| {
            let known = match fact.kind {
                FactKind::Quantity(_) => true,
                FactKind::Date(n) => side.annotations.dates.get(n as usize).is_some_and(is_calendar),
                FactKind::Entity(_) => false,
            };
            known && covers(fact, at)
        })
    };
    let value = |at: usize| {
        let word = unit.words.get(at).filter(|word| !read(at) && !in_share(word.span))?;
        sides
            .vocabulary
            .lexicon
            .number(sides.vocabulary.folded(*word))
            .map(|(value, ordinal)| (word.span, value, ordinal))
    };
    let text = &side.document.text;
    let mut at = 0;
    while at < unit.words.len() {
        let Some((span, value_of, ordinal)) = value(at) else {
            at += 1;
            continue;
        };
        let mut number = Number { span, value: value_of, quantity: None, ordinal };
        at += 1;
        // "thirty-four", "3 million": the words of one number, as far as they stand together
        while let Some((next, more, last)) = value(at).filter(|_| !number.ordinal) {
            let gap = text.get(number.span.end as usize..next.start as usize).unwrap_or_default();
            if !matches!(gap, " " | "-") || last && number.value < 20.0 {
                break;
            }
            number.value = if more >= 100.0 { number.value * more } else { number.value + more };
            number.ordinal = last;
            number.span = number.span.join(next);
            at += 1;
        }
        list.push(number);
    }
    list
}

/// Shares in two numbers: "one in three".
fn shares<'a>(sides: Sides<'_>, unit: &Unit) -> Vec<Number<'a>> {
    let lexicon = sides.vocabulary.lexicon;
    let whole = |word: &Word| {
        let (value, ordinal) = lexicon.number(sides.vocabulary.folded(*word))?;
        (!ordinal && value >= 1.0).then_some(value)
    };
    let read = |words: &[Word]| {
        let [part, between, all] = words else { return None };
        let (x, y) = (whole(part)?, whole(all)?);
        let share = sides.vocabulary.folded(*between) == lexicon.tables.numbers.share && x < y;
        let span = part.span.join(all.span);
        share.then_some(Number { span, value: x / y, quantity: None, ordinal: false })
    };
    unit.words.windows(3).filter_map(read).collect()
}

/// Whether two numbers are one, rounding apart. "At least 34" and "at least 43" are two numbers, though both can hold.
fn one_number(x: &Number<'_>, y: &Number<'_>) -> bool {
    if x.ordinal != y.ordinal {
        return false;
    }
    match (x.quantity, y.quantity) {
        (Some(x), Some(y)) => {
            let ((low_a, high_a), (low_b, high_b)) = (extent(x), extent(y));
            x.unit == y.unit && low_a <= high_b && low_b <= high_a
        }
        _ => (x.value - y.value).abs() < 1e-9,
    }
}

/// The numbers that a quantity may stand for, whatever bound it sets.
fn extent(quantity: &Quantity) -> (f64, f64) {
    let slack = rounding(quantity.value) / 2.0;
    let top = quantity.upper.unwrap_or(quantity.value);
    let about = if quantity.bound == Bound::About { 0.1 } else { 0.0 };
    (quantity.value * (1.0 - about) - slack, top * (1.0 + about) + slack)
}

fn is_calendar(date: &DateMention) -> bool {
    matches!(date.kind, TimexType::Date | TimexType::Time)
}

fn dates(sides: Sides<'_>, a: &Unit, b: &Unit, found: &mut Differences) {
    let of = |side: Side<'_>, unit: &Unit, calendar: bool| -> Vec<DateMention> {
        let dates = unit.facts.iter().filter_map(|fact| match fact.kind {
            FactKind::Date(n) => side.annotations.dates.get(n as usize),
            _ => None,
        });
        // "now" and "recently" name no date
        let named = |date: &&DateMention| date.value.bytes().any(|byte| byte.is_ascii_digit());
        dates.filter(|date| is_calendar(date) == calendar).filter(named).cloned().collect()
    };
    let (text_a, text_b) = (&sides.a.document.text, &sides.b.document.text);
    for calendar in [true, false] {
        let (of_a, of_b) = (of(sides.a, a, calendar), of(sides.b, b, calendar));
        let agree = |x: &DateMention, y: &DateMention| {
            let hours = |date: &DateMention| date.value.split_once('T').map(|(_, hour)| hour.to_owned());
            let one_hour = match (hours(x), hours(y)) {
                (Some(x), Some(y)) => x == y,
                _ => true,
            };
            x.value == y.value || calendar && one_hour && one_date((x, text_a), (y, text_b))
        };
        let (free_a, free_b) = free(&of_a, &of_b, agree);
        let spans = |list: Vec<&DateMention>| list.into_iter().map(|date| date.span).collect();
        found.opposed(spans(free_a), spans(free_b));
    }
}

/// How many words away another may be by which the place of a name is known.
const REACH: usize = 6;

/// How well a word of a name must be answered to count as named on the other side too: words of one root may be two
/// names, as "Johnson" and "Johnston" are.
const NAMED: f32 = 0.8;

fn names(
    sides: Sides<'_>,
    entities: &[&Entity],
    a: &Unit,
    b: &Unit,
    pairing: &Pairing,
    found: &mut Differences,
) {
    let of_a = names_of(sides, sides.a, entities, a, &pairing.of_a);
    let of_b = names_of(sides, sides.b, entities, b, &pairing.of_b);
    // a place that one adds and a person whom the other adds are no two names of one thing
    let one_kind = |x: &Name, y: &Name| x.kind.is_none() || y.kind.is_none() || x.kind == y.kind;
    // a word more of a name that both have ("the U.S. Treasury") is no other name than one that only the other has
    let whole = |x: &Name, y: &Name| x.partly == y.partly;
    // no person goes by first letters alone
    let person = |name: &Name| name.kind == Some(EntityKind::Person);
    let initials = |x: &Name, y: &Name| x.letters && person(y) || y.letters && person(x);
    // what each adds at another place is opposed only where both are known to be of one kind
    let to_a = turned(&pairing.to_b, b.words.len());
    let opposed = |x: &Name, y: &Name| {
        let known = x.kind.is_some() && x.kind == y.kind;
        whole(x, y)
            && !initials(x, y)
            && (known || one_kind(x, y) && in_place(&pairing.to_b, &to_a, x.at, y.at))
    };
    for x in &of_a {
        for y in of_b.iter().filter(|y| opposed(x, y)) {
            found.a.push(x.span);
            found.b.push(y.span);
        }
    }
}

/// For each word of B, the word of A that answers it.
fn turned(to_b: &[Option<u16>], words: usize) -> Vec<Option<u16>> {
    let mut to_a = vec![None; words];
    for (at, to) in to_b.iter().enumerate() {
        if let Some(place) = to.and_then(|to| to_a.get_mut(usize::from(to))) {
            *place = Some(at as u16);
        }
    }
    to_a
}

/// Whether word `x` of A stands where word `y` of B does: behind words that answer each other, or before such.
fn in_place(to_b: &[Option<u16>], to_a: &[Option<u16>], x: usize, y: usize) -> bool {
    let before = |list: &[Option<u16>], at: usize| {
        (0..at).rev().take(REACH).find_map(|near| list.get(near).copied().flatten().map(|to| (near, to)))
    };
    let after = |list: &[Option<u16>], at: usize| {
        (at + 1..list.len())
            .take(REACH)
            .find_map(|near| list.get(near).copied().flatten().map(|to| (near, to)))
    };
    let meets = |of_a: Option<(usize, u16)>, of_b: Option<(usize, u16)>| match (of_a, of_b) {
        (Some((near, _)), Some((_, to))) => near == usize::from(to),
        _ => false,
    };
    meets(before(to_b, x), before(to_a, y)) || meets(after(to_b, x), after(to_a, y))
}

/// A word of a name that the other side does not have.
struct Name {
    span: Span,
    /// Its place in the unit.
    at: usize,
    /// Of what it is the name, as far as that is known.
    kind: Option<EntityKind>,
    /// Whether the other side has other words of that name.
    partly: bool,
    /// Whether it is first letters: "A.G.", "UN".
    letters: bool,
}

fn names_of(
    sides: Sides<'_>,
    side: Side<'_>,
    entities: &[&Entity],
    unit: &Unit,
    answered: &[f32],
) -> Vec<Name> {
    let text = &side.document.text;
    let mut list = Vec::new();
    for (at, (word, &how)) in unit.words.iter().zip(answered).enumerate() {
        let fact =
            |of: fn(&FactKind) -> bool| unit.facts.iter().find(|fact| of(&fact.kind) && covers(fact, at));
        let entity = fact(|kind| matches!(kind, FactKind::Entity(_)));
        let dated = fact(|kind| matches!(kind, FactKind::Date(_))).is_some();
        let folded = sides.vocabulary.folded(*word);
        let named = word.capital || entity.is_some();
        // "I'm"
        let stem = folded.split(['\'', '’']).next().unwrap_or_default();
        let contracted = stem.len() < folded.len()
            && (stem.chars().count() == 1 || sides.vocabulary.lexicon.commonness(stem) == Commonness::Stop);
        if !named
            || contracted
            || how >= NAMED
            || dated
            || word.stop
            || word.number
            || sides.vocabulary.lexicon.is_title(folded)
        {
            continue;
        }
        let kind = match entity.map(|fact| fact.kind) {
            Some(FactKind::Entity(id)) => entities.get(id as usize).map(|entity| entity.kind),
            _ => None,
        };
        let range = entity.map_or(at..at + 1, |fact| usize::from(fact.first)..usize::from(fact.after));
        let partly = range.clone().any(|at| answered.get(at).is_some_and(|&how| how >= NAMED));
        let letters = word.span.of(text);
        let letters = letters.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        list.push(Name { span: word.span, at, kind, partly, letters });
    }
    list
}

/// Units of money, by sign and by word.
fn currencies(sides: Sides<'_>, a: &Unit, b: &Unit, found: &mut Differences) {
    let lexicon = sides.vocabulary.lexicon;
    let of = |side: Side<'_>, unit: &Unit| -> Vec<(usize, Span)> {
        let text = unit.span.of(&side.document.text);
        let signs = text.char_indices().filter(|(_, sign)| !sign.is_alphanumeric() && *sign != ' ');
        let signs = signs.filter_map(|(at, sign)| {
            let mut bytes = [0; 4];
            let currency = lexicon.currency(sign.encode_utf8(&mut bytes))?;
            let start = unit.span.start + at as u32;
            Some((currency, Span { start, end: start + sign.len_utf8() as u32 }))
        });
        let words = unit.words.iter().filter_map(|word| {
            let entry = sides.vocabulary.entry(word.id)?;
            Some((lexicon.currency(&entry.stem)?, word.span))
        });
        signs.chain(words).collect()
    };
    let (of_a, of_b) = (of(sides.a, a), of(sides.b, b));
    let (free_a, free_b) = free(&of_a, &of_b, |x, y| x.0 == y.0);
    let spans = |list: Vec<&(usize, Span)>| list.into_iter().map(|(_, span)| *span).collect();
    found.opposed(spans(free_a), spans(free_b));
}

/// Words that deny: where one side has more of them than the other, all of them are told apart.
fn denials(sides: Sides<'_>, a: &Unit, b: &Unit, found: &mut Differences) {
    let of = |unit: &Unit| -> Vec<Span> {
        let denies = |(at, word): (usize, &Word)| {
            let traits = sides.vocabulary.traits(*word);
            let next = unit.words.get(at + 1).map_or("", |next| sides.vocabulary.folded(*next));
            let grammar = &sides.vocabulary.lexicon.tables.grammar;
            let denies = traits.is(Traits::NEGATION) && !grammar.degrees.contains(&next)
                || traits.is(Traits::REFUSAL)
                || traits.is(Traits::UNWILLING) && next == grammar.infinitive;
            denies.then_some(word.span)
        };
        unit.words.iter().enumerate().filter_map(denies).collect()
    };
    let (of_a, of_b) = (of(a), of(b));
    if of_a.len() != of_b.len() {
        found.a.extend(of_a);
        found.b.extend(of_b);
    }
}

/// Words of one side whose opposites the other has, where neither has both.
fn opposites(sides: Sides<'_>, a: &Unit, b: &Unit, found: &mut Differences) {
    let places = |word: &Word| sides.vocabulary.entry(word.id).map_or(&[][..], |entry| entry.opposites);
    let groups = |word: &Word| sides.vocabulary.entry(word.id).map_or(&[][..], |entry| entry.groups);
    let has = |unit: &Unit, id: u32| unit.words.iter().any(|word| word.id == id);
    for x in a.words.iter().filter(|word| !word.stop && !has(b, word.id)) {
        for y in b.words.iter().filter(|word| !word.stop && !has(a, word.id)) {
            // "won" and "defeated" stand against each other of two sides, and say the same of one
            let one = groups(x).iter().any(|group| groups(y).contains(group));
            if !one && places(x).iter().any(|&(line, side)| places(y).contains(&(line, !side))) {
                found.a.push(x.span);
                found.b.push(y.span);
            }
        }
    }
}

/// People who do the same in both, and are two, though both may be named in both: who sued whom.
fn doers(sides: Sides<'_>, entities: &[&Entity], a: &Unit, b: &Unit, found: &mut Differences) {
    let person =
        |id: EntityId| entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Person);
    let of = |side: Side<'_>, unit: &Unit| -> Vec<Deed> {
        let clauses = &side.annotations.clauses;
        let within = inside(clauses, unit.span, |clause| clause.span);
        let deed = |clause: &Clause| {
            let doer = clause.subject.as_ref()?;
            let at = unit.words.partition_point(|word| word.span.end <= clause.predicate.start);
            let word = unit.words.get(at).filter(|word| word.span.overlaps(clause.predicate))?;
            let who = doer.entity.filter(|&id| person(id))?;
            Some(Deed { done: word.id, who, span: doer.head })
        };
        clauses.get(within).unwrap_or_default().iter().filter_map(deed).collect()
    };
    // two who share a word of their names may be one, whom nothing joined
    let one = |x: EntityId, y: EntityId| {
        let name = |id: EntityId| entities.get(id.0 as usize).map_or("", |entity| entity.name.as_str());
        x == y || name(x).split(' ').any(|word| name(y).split(' ').any(|other| word == other))
    };
    let (of_a, of_b) = (of(sides.a, a), of(sides.b, b));
    for x in &of_a {
        let same = |y: &&Deed| x.done == y.done;
        // of two people who do it one may be named in each
        if of_b.iter().filter(same).all(|y| !one(x.who, y.who)) {
            for y in of_b.iter().filter(same) {
                found.a.push(x.span);
                found.b.push(y.span);
            }
        }
    }
}

/// What a person does in a clause.
struct Deed {
    /// The predicate, as a stem.
    done: u32,
    who: EntityId,
    /// The words that name the person.
    span: Span,
}
