//! Numbers of the same thing that cannot both be right.

use super::aligned::AlignedPair;
use super::words_in;
use crate::annotate::{Bound, DateMention, Modifier, Quantity, TimexType};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::unit::{Unit, dates_agree, inside, quantities_agree};
use crate::explore::compare::{About, Fate, Point, PointKind};
use crate::text::Span;

/// A number as the comparison sees it: a quantity, or a length of time.
struct Figure {
    span: Span,
    words: std::ops::Range<usize>,
    quantity: Quantity,
    /// What befell those counted, where the words near it say so.
    fate: Option<Fate>,
}

/// Evidence that two numbers need: of things that both name alike, of measures, of anything else.
const NAMED: f32 = 1.5;
const MEASURED: f32 = 1.7;
const UNNAMED: f32 = 2.6;

/// Numbers of A and B that answer nothing and stand in the same place of the same claim.
#[expect(clippy::indexing_slicing, reason = "the pairs hold places in the lists of free figures")]
pub(super) fn find(pair: &AlignedPair<'_>, found: &mut Vec<Point>) {
    let a = figures(pair, pair.a, false);
    let b = figures(pair, pair.b, true);
    if a.is_empty() || b.is_empty() {
        return;
    }
    let (parts_a, parts_b) = (parts(&a, &pair.sides.a.document.text), parts(&b, &pair.sides.b.document.text));
    let answered = |x: &Figure, by: &[Figure], parts: &[Quantity], near: &[Quantity]| {
        by.iter().any(|y| agree(x, y))
            || parts.iter().chain(near).any(|other| quantities_agree(&x.quantity, other))
    };
    let (near_a, near_b) = (measures_near(pair, false), measures_near(pair, true));
    let free_a: Vec<&Figure> = a.iter().filter(|x| !answered(x, &b, &parts_b, &near_b)).collect();
    let free_b: Vec<&Figure> = b.iter().filter(|y| !answered(y, &a, &parts_a, &near_a)).collect();
    let mut pairs: Vec<(f32, f32, usize, usize)> = Vec::new();
    for (n, x) in free_a.iter().enumerate() {
        for (m, y) in free_b.iter().enumerate() {
            let alone = free_a.iter().filter(|other| other.quantity.unit == x.quantity.unit).count() == 1
                && free_b.iter().filter(|other| other.quantity.unit == y.quantity.unit).count() == 1;
            if let Some((evidence, needed)) = same_thing(pair, x, y, alone) {
                pairs.push((evidence, needed, n, m));
            }
        }
    }
    let by = |x: &(f32, f32, usize, usize)| x.0 - x.1;
    pairs.sort_by(|x, y| by(y).total_cmp(&by(x)).then(x.2.cmp(&y.2)).then(x.3.cmp(&y.3)));
    let (mut used_a, mut used_b) = (vec![false; free_a.len()], vec![false; free_b.len()]);
    for (evidence, needed, n, m) in pairs {
        if used_a[n] || used_b[m] {
            continue;
        }
        (used_a[n], used_b[m]) = (true, true);
        let (x, y) = (free_a[n], free_b[m]);
        let of = x.quantity.of.clone();
        let about = match x.fate.or(y.fate) {
            Some(fate) => About::Fate { of, fate },
            None => About::Number { of, topic: pair.topic(x.words.clone()) },
        };
        let words = (x.span, y.span);
        found.push(pair.conflict(PointKind::Number, about, words, (evidence, needed)));
    }
}

/// How far around a passage its article may give a measure that the other side gives within it, in bytes.
const AROUND: u32 = 250;

/// The measures that an article gives around its passage: what it tells in the next sentence answers the other side too.
fn measures_near(pair: &AlignedPair<'_>, in_b: bool) -> Vec<Quantity> {
    if std::ptr::eq(pair.sides.a.document, pair.sides.b.document) {
        // Within one article each passage stands around the other.
        return Vec::new();
    }
    let (side, unit) = if in_b { (pair.sides.b, pair.b) } else { (pair.sides.a, pair.a) };
    let around =
        Span { start: unit.span.start.saturating_sub(AROUND), end: unit.span.end.saturating_add(AROUND) };
    let quantities = &side.annotations.quantities;
    let near = inside(quantities, around, |quantity| quantity.span).filter_map(|n| quantities.get(n));
    near.filter(|quantity| !quantity.unit.is_empty()).cloned().collect()
}

/// What shares of a number come to: 300 for "half of the 600 houses".
fn parts(figures: &[Figure], text: &str) -> Vec<Quantity> {
    let shares = figures.iter().zip(figures.iter().skip(1)).filter(|(share, whole)| {
        let between = Span { start: share.span.end, end: whole.span.start };
        share.quantity.unit == "%"
            && whole.quantity.unit.is_empty()
            && between.of(text).split_whitespace().count() <= 2
    });
    let part = |(share, whole): (&Figure, &Figure)| {
        let of = |value: f64| value * whole.quantity.value / 100.0;
        let upper = share.quantity.upper.map(of);
        Quantity {
            value: of(share.quantity.value),
            upper,
            bound: share.quantity.bound,
            ..whole.quantity.clone()
        }
    };
    shares.map(part).collect()
}

/// Whether two figures can be one number; "51.8 percent against 48.2" gives its unit once.
fn agree(x: &Figure, y: &Figure) -> bool {
    let bare = |figure: &Figure| figure.quantity.unit.is_empty() && figure.quantity.of.is_empty();
    quantities_agree(&x.quantity, &y.quantity)
        || (bare(x) || bare(y)) && (x.quantity.value - y.quantity.value).abs() < 1e-9
}

/// What speaks for both numbers being of one thing, and how much must; `None` where they are not, or too little does.
fn same_thing(pair: &AlignedPair<'_>, x: &Figure, y: &Figure, alone: bool) -> Option<(f32, f32)> {
    if x.quantity.unit != y.quantity.unit {
        return None;
    }
    if let (Some(x), Some(y)) = (x.fate, y.fate)
        && x != y
    {
        return None;
    }
    // "the other two unions", "12 more": a part of what the other side counts
    if is_part(pair, pair.a, x) || is_part(pair, pair.b, y) {
        return None;
    }
    // counts of two days are no contradiction
    if !pair.same() && days_differ(pair) {
        return None;
    }
    let fate = x.fate.is_some() && x.fate == y.fate;
    let of = alike(pair.sides.vocabulary.lexicon, &x.quantity.of, &y.quantity.of, fate);
    if of == Some(false) {
        return None;
    }
    let measured = !x.quantity.unit.is_empty();
    let bare = x.quantity.of.is_empty() && y.quantity.of.is_empty();
    let named = of == Some(true) || fate;
    // a bare number beside a counted thing says too little of what it is
    if !measured && !named && !alone {
        return None;
    }
    let mut needed = match (named, measured && bare) {
        (true, _) => NAMED,
        (false, true) => MEASURED,
        (false, false) => UNNAMED,
    };
    needed += if alone { -0.2 } else { 0.4 };
    needed -= if fate { 0.2 } else { 0.0 };
    let mut evidence = pair.evidence(&x.words, &y.words);
    // "six years" is set against "eight years" sooner than against "a decade"
    let last = |unit: &Unit, figure: &Figure| {
        figure.words.end.checked_sub(1).and_then(|at| unit.words.get(at)).map(|word| word.id)
    };
    if measured && last(pair.a, x) == last(pair.b, y) {
        evidence += 0.4;
    }
    (evidence >= needed).then_some((evidence, needed))
}

/// Whether both units name days, and none of one can be one of the other.
#[expect(clippy::indexing_slicing, reason = "the days are places in the list of dates")]
fn days_differ(pair: &AlignedPair<'_>) -> bool {
    let days = |unit: &Unit, dates: &[DateMention]| -> Vec<usize> {
        let calendar = |date: &DateMention| matches!(date.kind, TimexType::Date | TimexType::Time);
        inside(dates, unit.span, |date| date.span)
            .filter(|&n| dates.get(n).is_some_and(|date| calendar(date) && date.value.len() >= 7))
            .collect()
    };
    let (of_a, of_b) = (&pair.sides.a.annotations.dates, &pair.sides.b.annotations.dates);
    let (a, b) = (days(pair.a, of_a), days(pair.b, of_b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|&x| b.iter().any(|&y| dates_agree(&of_a[x], &of_b[y])))
}

fn is_part(pair: &AlignedPair<'_>, unit: &Unit, figure: &Figure) -> bool {
    let parts = pair.sides.vocabulary.lexicon.tables.numbers.parts;
    let part = |at: Option<usize>| parts.contains(&pair.folded(unit, at));
    let bounded = figure.quantity.bound != Bound::Exact;
    part(figure.words.start.checked_sub(1)) || (!bounded && figure.words.clone().any(|at| part(Some(at))))
}

/// Whether two counted things are one; `None` where one of them is not named.
fn alike(lexicon: &Lexicon, x: &str, y: &str, fate: bool) -> Option<bool> {
    let (x, y) = (x.rsplit(' ').next()?, y.rsplit(' ').next()?);
    if x.is_empty() || y.is_empty() {
        return None;
    }
    if x == y || lexicon.stem(x) == lexicon.stem(y) {
        return Some(true);
    }
    let groups = |word: &str| lexicon.groups(&lexicon.stem(word));
    if groups(x).iter().any(|group| groups(y).contains(group)) {
        return Some(true);
    }
    let people = &lexicon.tables.people;
    let human = |word: &str| people.counted.contains(&word);
    // of one fate, miners and workers may be the same people
    let anyone = |word: &str| people.anyone.contains(&word);
    Some(human(x) && human(y) && (fate || anyone(x) || anyone(y)))
}

#[expect(clippy::indexing_slicing, reason = "`inside` gives places in the list that it is given")]
fn figures(pair: &AlignedPair<'_>, unit: &Unit, in_b: bool) -> Vec<Figure> {
    let side = if in_b { pair.sides.b } else { pair.sides.a };
    let (quantities, dates) = (&side.annotations.quantities, &side.annotations.dates);
    let mut found: Vec<Figure> = Vec::new();
    let mut add = |quantity: Quantity| {
        let words = words_in(unit, quantity.span);
        let fate =
            if quantity.unit.is_empty() { near_fate(pair, unit, &words, &side.document.text) } else { None };
        found.push(Figure { span: quantity.span, words, quantity, fate });
    };
    for n in inside(quantities, unit.span, |quantity| quantity.span) {
        add(quantities[n].clone());
    }
    for n in inside(dates, unit.span, |date| date.span) {
        if dates[n].kind == TimexType::Duration
            && let Some(quantity) = length(&dates[n])
        {
            add(quantity);
        }
    }
    found.sort_by_key(|figure| figure.span);
    found
}

/// A number of digits with at most one point. The page would carry ten kilobytes of tables for the general reader,
/// which rounds right where these few digits need no rounding.
fn decimal(digits: &str) -> Option<f64> {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let number =
        |digits: &str| digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse::<u32>().ok())?;
    let scale = 10_u32.checked_pow(part.len() as u32)?;
    let part = if part.is_empty() { 0 } else { number(part)? };
    Some(f64::from(number(whole)?) + f64::from(part) / f64::from(scale))
}

/// A length of time as a quantity: `P3D` is 3 days.
fn length(date: &DateMention) -> Option<Quantity> {
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

/// What befell those counted: the nearest word that says so, within five words and without another number between.
fn near_fate(
    pair: &AlignedPair<'_>,
    unit: &Unit,
    words: &std::ops::Range<usize>,
    text: &str,
) -> Option<Fate> {
    let lexicon = pair.sides.vocabulary.lexicon;
    for at in words.clone() {
        if let Some(fate) = lexicon.fate(pair.folded(unit, Some(at))) {
            return Some(fate);
        }
    }
    for step in 1..=5 {
        for at in [Some(words.end + step - 1), words.start.checked_sub(step)].into_iter().flatten() {
            let Some(word) = unit.words.get(at) else { continue };
            let between = if at < words.start { at + 1..words.start } else { words.end..at };
            let cut = between.clone().any(|n| unit.words.get(n).is_some_and(|word| word.number));
            let stretch = if at < words.start {
                Span { start: word.span.end, end: unit.words.get(words.start)?.span.start }
            } else {
                Span { start: unit.words.get(words.end.checked_sub(1)?)?.span.end, end: word.span.start }
            };
            // "64 dead, while 178 people": what stands before a comma is said of another number
            let other = at < words.start && stretch.of(text).contains(',');
            if cut || other || stretch.of(text).contains([';', ':', '\t']) {
                continue;
            }
            if let Some(fate) = lexicon.fate(pair.folded(unit, Some(at))) {
                return Some(fate);
            }
        }
    }
    None
}
