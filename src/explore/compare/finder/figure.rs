//! The numbers of an account: quantities, lengths of time, and what is counted together; and when two can be one number.

use std::collections::HashMap;

use super::account::{Account, Deed};
use super::fate::near_fate;
use super::index::MOST;
use super::words_in;
use crate::annotate::{Bound, DateMention, Modifier, Quantity, TimexType};
use crate::explore::compare::lexicon::{Lexicon, lexicon};
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::{Unit, UnitKind, Vocabulary, quantities_agree};
use crate::explore::compare::{Fate, Side, YEARS_OLD};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// A number as the comparison sees it: a quantity, or a length of time.
pub(super) struct Figure<'d, 'a> {
    pub(super) quantity: Quantity,
    pub(super) counted: Counted,
    /// The unit that it stands in, and its words there.
    pub(super) unit: u32,
    pub(super) words: std::ops::Range<usize>,
    /// What befell those counted, where the words near it say so.
    pub(super) fate: Option<Fate>,
    /// Whether it is counted together with its neighbour: the passengers of "112 passengers and 14 crew".
    pub(super) part: bool,
    /// Whether its account gives no other number of that fate.
    pub(super) only: bool,
    /// Whether its account counts nothing else by that noun, and it is none of those that all news counts: people.
    pub(super) sole: bool,
    /// The deed that it belongs to.
    pub(super) deed: Option<&'d Deed<'a>>,
}

/// What is counted: the noun that it goes by.
pub(super) struct Counted {
    word: String,
    stem: String,
    groups: &'static [u16],
}

impl Counted {
    /// The noun of what is counted, as a [`Quantity`] has it; empty where it is not named.
    pub(super) fn new(of: &str, lexicon: &'static Lexicon) -> Counted {
        let word = of.rsplit(' ').next().unwrap_or_default().to_owned();
        let stem = lexicon.stem(&word);
        Counted { groups: lexicon.groups(&stem), word, stem }
    }

    /// Whether two are one; `None` where one of them is not named.
    pub(super) fn alike(&self, other: &Counted, fate: Option<Fate>, lexicon: &Lexicon) -> Option<bool> {
        if self.word.is_empty() || other.word.is_empty() {
            return None;
        }
        if self.stem == other.stem || self.groups.iter().any(|group| other.groups.contains(group)) {
            return Some(true);
        }
        let people = &lexicon.tables.people;
        let both = |of: &[&str]| [self, other].map(|one| of.contains(&one.word.as_str()));
        // of one fate, miners and workers may be the same people
        let ([x, y], [any_x, any_y]) = (both(people.counted), both(people.anyone));
        // of a ship, passengers are not all who are aboard
        if fate == Some(Fate::Aboard) {
            return Some(any_x && any_y);
        }
        Some(x && y && (fate.is_some() || any_x || any_y))
    }
}

/// The figures of an account, in order: its quantities and its lengths of time.
pub(super) fn figures<'d, 'a>(account: &'d Account<'a>, vocabulary: &Vocabulary) -> Vec<Figure<'d, 'a>> {
    let (quantities, dates) = (&account.side.annotations.quantities, &account.side.annotations.dates);
    let lengths = dates.iter().filter(|date| date.kind == TimexType::Duration).filter_map(length);
    let mut found: Vec<Figure<'d, 'a>> = Vec::new();
    for mut quantity in quantities.iter().cloned().chain(lengths) {
        let at = account.units.partition_point(|unit| unit.span.end <= quantity.span.start);
        let stands = |unit: &&Unit| unit.kind != UnitKind::Header && unit.span.overlaps(quantity.span);
        let Some(unit) = account.units.get(at).filter(stands) else { continue };
        let words = words_in(unit, quantity.span);
        let next = unit.words.get(words.end).filter(|word| {
            let gap = Span { start: quantity.span.end, end: word.span.start.max(quantity.span.end) };
            gap.of(account.text()).trim().is_empty()
        });
        let next = next.map_or("", |word| vocabulary.folded(*word));
        if quantity.unit.starts_with('P') && vocabulary.lexicon.tables.grammar.distances.contains(&next) {
            continue;
        }
        // "a crowd of 5,000"
        let back = |step: usize| words.start.checked_sub(step).and_then(|at| unit.words.get(at));
        let people = &vocabulary.lexicon.tables.people;
        let counts = |step: usize| back(step).map_or("", |word| vocabulary.folded(*word));
        if quantity.unit.is_empty()
            && quantity.of.is_empty()
            && counts(1) == vocabulary.lexicon.tables.numbers.of
            && people.gatherings.contains(&counts(2))
        {
            people.anyone.first().copied().unwrap_or_default().clone_into(&mut quantity.of);
        }
        // "a welder of 29": how old he was
        let numbers = &vocabulary.lexicon.tables.numbers;
        let aged = quantity.of.is_empty()
            && counts(1) == numbers.of
            && !numbers.sums.contains(&counts(2))
            && !people.gatherings.contains(&counts(2));
        let fate = if quantity.unit.is_empty() && !aged {
            near_fate(vocabulary, unit, &words, account.text())
        } else {
            None
        };
        let deed = account.governing(quantity.span);
        // "nine of the victims": of all that met with it
        let noun = quantity.of.rsplit(' ').next().unwrap_or_default();
        let of = format!(" {} ", numbers.of);
        let part = quantity.span.of(account.text()).contains(&of) && people.befallen.contains(&noun);
        let counted = Counted::new(&quantity.of, vocabulary.lexicon);
        found.push(Figure {
            quantity,
            counted,
            unit: at as u32,
            words,
            fate,
            part,
            only: false,
            sole: false,
            deed,
        });
    }
    found.sort_by_key(|figure| figure.quantity.span);
    count_together(&mut found, account.text(), vocabulary.lexicon);
    let mut counts: HashMap<(String, String), usize> = HashMap::new();
    let key = |figure: &Figure<'_, '_>| (figure.quantity.unit.clone(), figure.quantity.of.clone());
    for figure in &found {
        *counts.entry(key(figure)).or_default() += 1;
    }
    found.retain(|figure| counts.get(&key(figure)).is_none_or(|&count| count <= MOST));
    found.truncate(LONGEST);
    let fates: Vec<(Option<Fate>, u64)> =
        found.iter().map(|figure| (figure.fate, figure.quantity.value.to_bits())).collect();
    let mut nouns: HashMap<String, usize> = HashMap::new();
    for figure in &found {
        *nouns.entry(figure.counted.stem.clone()).or_default() += 1;
    }
    for figure in &mut found {
        let stem = &figure.counted.stem;
        let people = people(vocabulary.lexicon, &figure.counted.word);
        let once = nouns.get(stem) == Some(&1);
        figure.sole = figure.quantity.unit.is_empty() && !stem.is_empty() && once && !people;
        let own = figure.quantity.value.to_bits();
        figure.only =
            figure.fate.is_some() && !fates.iter().any(|(fate, value)| *fate == figure.fate && *value != own);
    }
    found
}

/// Whether a noun names people.
fn people(lexicon: &Lexicon, noun: &str) -> bool {
    let people = &lexicon.tables.people;
    people.counted.contains(&noun) || people.anyone.contains(&noun)
}

/// Adds to people of two kinds that are counted side by side all of them: 126 for "112 passengers and 14 crew".
fn count_together(figures: &mut Vec<Figure<'_, '_>>, text: &str, lexicon: &'static Lexicon) {
    let people = |figure: &Figure<'_, '_>| {
        let head = figure.quantity.of.rsplit(' ').next().unwrap_or_default();
        figure.quantity.unit.is_empty()
            && (figure.fate.is_some() || lexicon.tables.people.counted.contains(&head))
    };
    let mut all = Vec::new();
    for n in 1..figures.len() {
        let (Some(x), Some(y)) = (figures.get(n - 1), figures.get(n)) else { continue };
        let between =
            Span { start: x.quantity.span.end, end: y.quantity.span.start.max(x.quantity.span.end) };
        let side_by_side = x.unit == y.unit
            && between.of(text).split_whitespace().count() == 1
            && !between.of(text).contains([',', ';', '/', '-'])
            && y.quantity.unit.is_empty();
        let fates = x.fate.is_none() || y.fate.is_none() || x.fate == y.fate;
        if !side_by_side || !people(x) || !fates {
            continue;
        }
        // "112 passengers and 14 crew" are people, "4,200 workers in nine countries" nothing that can be named
        let joined = lexicon.tables.numbers.joins.contains(&fold(between.of(text).trim()).as_str());
        let everybody = lexicon.tables.people.anyone.first().copied().unwrap_or_default();
        let span = x.quantity.span.join(y.quantity.span);
        let quantity = Quantity {
            span,
            value: x.quantity.value + y.quantity.value,
            of: if joined { everybody.to_owned() } else { String::new() },
            ..x.quantity.clone()
        };
        all.push(Figure {
            counted: Counted::new(&quantity.of, lexicon),
            quantity,
            unit: x.unit,
            words: x.words.start..y.words.end,
            fate: x.fate.or(y.fate),
            part: false,
            only: false,
            sole: false,
            deed: x.deed,
        });
        for at in [n - 1, n] {
            if let Some(figure) = figures.get_mut(at) {
                figure.part = true;
            }
        }
    }
    figures.extend(all);
    figures.sort_by_key(|figure| figure.quantity.span);
}

/// The words of a number with all that they count by: "between 1,500 and 2,000 people", "112 passengers and 14 crew".
pub(in crate::explore::compare) fn counted_phrase(side: Side<'_>, words: Span) -> Span {
    let lexicon = lexicon([side.document.lang]);
    let text = &side.document.text;
    let Some(&sentence) = side.document.sentence_at(words.start).and_then(|n| side.document.sentences.get(n))
    else {
        return words;
    };
    let mut whole = words;
    let quantities = side.annotations.quantities.iter();
    let mut inside = quantities.filter(|quantity| words.contains(quantity.span));
    let before = tokens(text, Span { start: sentence.start, end: words.start.max(sentence.start) });
    let range = inside.next().is_some_and(|quantity| quantity.upper.is_some());
    if let Some(last) = before.last().filter(|_| range)
        && lexicon.tables.numbers.ranges.contains(&fold(last.span.of(text)).as_str())
    {
        whole.start = last.span.start;
    }
    let ends = tokens(text, words);
    let bare = ends.last().is_some_and(|last| lexicon.number(&fold(last.span.of(text))).is_some());
    let after = tokens(text, Span { start: words.end, end: sentence.end.max(words.end) });
    if let Some(next) = after.first().filter(|_| bare && ends.len() > 1) {
        let noun = next.span.of(text);
        let gap = Span { start: words.end, end: next.span.start };
        if gap.of(text) == " "
            && noun.chars().all(char::is_lowercase)
            && lexicon.commonness(&fold(noun)) != Commonness::Stop
        {
            whole.end = next.span.end;
        }
    }
    whole
}

/// The most numbers of an account that are looked at.
const LONGEST: usize = 2000;

/// The unit of measure of ages, which are asked of persons.
pub(super) const AGE: &str = YEARS_OLD;

/// A length of time as a quantity: `P3D` is 3 days.
pub(super) fn length(date: &DateMention) -> Option<Quantity> {
    let body = date.value.strip_prefix("PT").or_else(|| date.value.strip_prefix('P'))?;
    let unit = body.chars().last()?;
    let value = decimal(body.get(..body.len() - unit.len_utf8())?)?;
    let bound = match date.modifier {
        Some(Modifier::LessThan) => Bound::Under,
        Some(Modifier::MoreThan) => Bound::Over,
        Some(Modifier::EqualOrLess) => Bound::AtMost,
        Some(Modifier::EqualOrMore) => Bound::AtLeast,
        Some(Modifier::Approx) => Bound::About,
        _ => Bound::Exact,
    };
    let prefix = if date.value.starts_with("PT") { "T" } else { "" };
    Some(Quantity {
        span: date.span,
        value,
        upper: None,
        bound,
        unit: format!("P{prefix}{unit}"),
        of: String::new(),
    })
}

/// A number of digits with at most one point. The page would carry ten kilobytes of tables for the general reader,
/// which rounds right where these few digits need no rounding.
pub(super) fn decimal(digits: &str) -> Option<f64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?;
    let scale = 10_u32.checked_pow(part.len() as u32)?;
    let part = if part.is_empty() { 0 } else { number(part)? };
    Some(f64::from(number(whole)?) + f64::from(part) / f64::from(scale))
}

/// What shares of a number come to, and numbers that are counted together: 300 for "half of the 600 houses", 126 for "112
/// passengers and 14 crew".
pub(super) fn parts(figures: &[&Figure<'_, '_>], text: &str) -> Vec<Quantity> {
    let mut found = Vec::new();
    for (x, y) in figures.iter().zip(figures.iter().skip(1)) {
        let between =
            Span { start: x.quantity.span.end, end: y.quantity.span.start.max(x.quantity.span.end) };
        let words = between.of(text).split_whitespace().count();
        let fates = matches!((x.fate, y.fate), (Some(x), Some(y)) if x != y);
        if x.unit != y.unit || !y.quantity.unit.is_empty() || words > 2 || fates {
            continue;
        }
        let part = |of: &dyn Fn(f64) -> f64| Quantity {
            value: of(x.quantity.value),
            upper: x.quantity.upper.map(of),
            bound: x.quantity.bound,
            unit: String::new(),
            ..y.quantity.clone()
        };
        if x.quantity.unit == "%" {
            found.push(part(&|value| value * y.quantity.value / 100.0));
        } else if x.quantity.unit.is_empty() && words > 0 {
            found.push(part(&|value| value + y.quantity.value));
        }
    }
    found
}

/// Whether a number can be a sum or a share; a bound is none of what lies far above it.
pub(super) fn same_sum(quantity: &Quantity, sum: &Quantity) -> bool {
    quantities_agree(quantity, sum) && sum.value <= quantity.value * WITHIN
}

/// Whether two figures can be one number; "51.8 percent against 48.2" gives its unit once.
pub(super) fn agree(x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let bare = |figure: &Figure<'_, '_>| figure.quantity.unit.is_empty() && figure.quantity.of.is_empty();
    // "over $300" says nothing of $5,000
    let far = |bounded: &Quantity, other: &Quantity| {
        matches!(bounded.bound, Bound::AtLeast | Bound::Over) && other.value > bounded.value * WITHIN
    };
    let near = !far(&x.quantity, &y.quantity) && !far(&y.quantity, &x.quantity) && !floors_differ(x, y);
    quantities_agree(&x.quantity, &y.quantity) && near
        || (bare(x) || bare(y)) && (x.quantity.value - y.quantity.value).abs() < 1e-9
}

/// Whether both give a least number, and not the same one: "at least 43" and "at least 34" can both hold, and are not
/// what two would say of one count.
pub(super) fn floors_differ(x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let floor = |figure: &Figure<'_, '_>| matches!(figure.quantity.bound, Bound::AtLeast | Bound::Over);
    let (low, high) = (x.quantity.value.min(y.quantity.value), x.quantity.value.max(y.quantity.value));
    floor(x) && floor(y) && high > low * 1.1
}

/// Whether one number is given in two currencies.
pub(super) fn currencies_differ(x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let money = |figure: &Figure<'_, '_>| is_money(&figure.quantity);
    let one = (x.quantity.value - y.quantity.value).abs() < 1e-9;
    money(x) && money(y) && one && x.quantity.unit != y.quantity.unit
}

/// What is asked of by both: "soldiers" where both count soldiers, people where one counts lives.
pub(super) fn of_both(x: &Figure<'_, '_>, y: &Figure<'_, '_>, lexicon: &Lexicon) -> String {
    let (x, y) = (&x.quantity.of, &y.quantity.of);
    if x == y || y.is_empty() {
        return x.clone();
    }
    if x.is_empty() {
        return y.clone();
    }
    lexicon.tables.people.anyone.first().copied().unwrap_or_default().to_owned()
}

/// Whether a number is the other one rounded: "more than 40" of 43.
pub(super) fn is_rounded(round: &Quantity, other: &Quantity) -> bool {
    let rough = matches!(round.bound, Bound::About | Bound::Over | Bound::Under);
    rough && round.value % 10.0 == 0.0 && (round.value - other.value).abs() < round.value * ROUNDED
}

/// How far a rounded number may be from what it stands for.
const ROUNDED: f64 = 0.1;

pub(super) fn is_money(quantity: &Quantity) -> bool {
    quantity.unit.len() == 3 && quantity.unit.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// How many times a bound the number may be that it was given for.
const WITHIN: f64 = 2.0;
