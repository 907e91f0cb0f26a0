//! Numbers of the same thing: those that cannot both be right, those that grew from one report to the next, and those
//! that agree.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::{AlignedPair, Pairs};
use super::fate::changes;
use super::figure::{
    AGE, Figure, agree, currencies_differ, figures, floors_differ, is_money, is_rounded, of_both, parts,
    same_sum,
};
use super::period::{days_differ, is_old, one_day, one_period, own_days_differ, periods_differ};
use super::topic;
use crate::annotate::{Bound, Modality, Quantity};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::unit::{Unit, Vocabulary, inside};
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// Evidence that two numbers need: of things that both name alike, of measures, of anything else; and how much more where
/// the alignment has not matched their sentences.
const NAMED: f32 = 1.5;
const MEASURED: f32 = 1.9;
const UNNAMED: f32 = 2.6;
const UNLINKED: f32 = 1.0;

/// How much more a sum of money needs where the sentences are not the same.
const LOOSE: f32 = 1.0;

/// Numbers of A and B that stand in the same place of the same claim.
pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    (of_a, of_b): (&[Figure<'_, '_>], &[Figure<'_, '_>]),
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let (of_a, of_b): (Vec<_>, Vec<_>) = (of_a.iter().collect(), of_b.iter().collect());
    set_against((a, b), kinship, pairs, (&of_a, &of_b), found);
}

/// Those of two sentences of one account, for each two of these units.
pub(super) fn within(
    account: &Account<'_>,
    kinship: &Kinship<'_>,
    vocabulary: &Vocabulary,
    units: impl Iterator<Item = (u32, u32)>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let all = figures(account, vocabulary);
    let of =
        |unit: u32| -> Vec<&Figure<'_, '_>> { all.iter().filter(|figure| figure.unit == unit).collect() };
    for (x, y) in units {
        set_against((account, account), kinship, pairs, (&of(x), &of(y)), found);
    }
}

#[expect(clippy::indexing_slicing, reason = "the pairs hold places in the lists of figures")]
fn set_against(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    (of_a, of_b): (&[&Figure<'_, '_>], &[&Figure<'_, '_>]),
    found: &mut Vec<Point>,
) {
    let lexicon = kinship.lexicon;
    let (parts_a, parts_b) = (parts(of_a, a.text()), parts(of_b, b.text()));
    let mut answers = |x: &Figure<'_, '_>, y: &Figure<'_, '_>| {
        // a bound answers only what hangs on the same words
        let exact = |quantity: &Quantity| quantity.bound == Bound::Exact || quantity.bound == Bound::About;
        agree(x, y)
            && may_be_one(lexicon, x, y)
            && (exact(&x.quantity) && exact(&y.quantity)
                || same_thing((a, b), kinship, lexicon, pairs, x, y).is_some())
    };
    let mut free_a: Vec<bool> =
        of_a.iter().map(|x| !parts_b.iter().any(|other| same_sum(&x.quantity, other))).collect();
    let mut free_b: Vec<bool> =
        of_b.iter().map(|y| !parts_a.iter().any(|other| same_sum(&y.quantity, other))).collect();
    for (n, x) in of_a.iter().enumerate() {
        for (m, y) in of_b.iter().enumerate() {
            if (free_a[n] || free_b[m]) && answers(x, y) {
                (free_a[n], free_b[m]) = (false, false);
            }
        }
    }
    let mut weighed: Vec<(f32, Verdict, usize, usize)> = Vec::new();
    for (n, x) in of_a.iter().enumerate() {
        for (m, y) in of_b.iter().enumerate() {
            let one_number = agree(x, y);
            let grown = grown(a, b, x, y);
            // what one side counts elsewhere too answers the other; a part is not set against a whole
            let one_fate = x.fate.is_some() && x.fate == y.fate;
            let whole = !x.part && !y.part || one_fate && one_head(&x.quantity.of, &y.quantity.of);
            if !(one_number || (grown || free_a[n] && free_b[m]) && whole) {
                continue;
            }
            let Some(spare) = same_thing((a, b), kinship, lexicon, pairs, x, y) else { continue };
            let verdict = match (one_number, grown) {
                (_, true) => Verdict::Update,
                (true, false) if x.quantity.value.to_bits() == y.quantity.value.to_bits() => {
                    Verdict::Agreement
                }
                // "at least 30" and "34" can both hold, and do not say the same
                (true, false) => continue,
                (false, false) => Verdict::Contradiction,
            };
            weighed.push((spare, verdict, n, m));
        }
    }
    // a number that agrees with one is not set against another that is no nearer
    weighed.sort_by(|x, y| {
        let rank = |verdict: Verdict| verdict != Verdict::Agreement;
        rank(x.1).cmp(&rank(y.1)).then(y.0.total_cmp(&x.0)).then((x.2, x.3).cmp(&(y.2, y.3)))
    });
    let (mut used_a, mut used_b) = (vec![false; of_a.len()], vec![false; of_b.len()]);
    for (spare, verdict, n, m) in weighed {
        if used_a[n] || used_b[m] {
            continue;
        }
        (used_a[n], used_b[m]) = (true, true);
        let (x, y) = (of_a[n], of_b[m]);
        let about = if let Some(fate) = x.fate.or(y.fate) {
            About::Fate { of: of_both(x, y, lexicon), fate }
        } else {
            let of = topic::counted(&x.quantity, a.text(), lexicon);
            let around = [topic::around(a, lexicon, x), topic::around(b, lexicon, y)];
            About::Number {
                of,
                topic: around.into_iter().find(|words| !words.is_empty()).unwrap_or_default(),
            }
        };
        found.push(Point {
            about,
            kind: PointKind::Number,
            verdict,
            a: answer(a, x),
            b: answer(b, y),
            worth: spare,
        });
    }
}

pub(super) fn answer(account: &Account<'_>, figure: &Figure<'_, '_>) -> Answer {
    let words = figure.quantity.span;
    let speaker = figure.deed.and_then(Account::speaker);
    Answer { span: account.sentence(words), phrase: words, words, speaker }
}

/// Whether a count of one fate has grown, or shrunk, from the day of one report to that of the other.
fn grown(a: &Account<'_>, b: &Account<'_>, x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let later = matches!((a.side.published, b.side.published), (Some(x), Some(y)) if x != y);
    let fate = x.fate.is_some() && x.fate == y.fate && x.fate.is_some_and(changes);
    later
        && fate
        && x.quantity.value.to_bits() != y.quantity.value.to_bits()
        && !is_rounded(&x.quantity, &y.quantity)
        && !is_rounded(&y.quantity, &x.quantity)
}

/// Whether two figures may count one thing, by their own words.
fn may_be_one(lexicon: &Lexicon, x: &Figure<'_, '_>, y: &Figure<'_, '_>) -> bool {
    let fate = x.fate.is_some() && x.fate == y.fate;
    let fates_differ = matches!((x.fate, y.fate), (Some(x), Some(y)) if x != y);
    let fate = x.fate.filter(|_| fate);
    !fates_differ && x.counted.alike(&y.counted, fate, lexicon) != Some(false)
}

/// How much more speaks for both numbers being of one thing than must; `None` where they are not, or too little does.
fn same_thing(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    lexicon: &Lexicon,
    pairs: &mut Pairs<'_>,
    x: &Figure<'_, '_>,
    y: &Figure<'_, '_>,
) -> Option<f32> {
    let currencies = currencies_differ(x, y);
    if !currencies && x.quantity.unit != y.quantity.unit || !may_be_one(lexicon, x, y) {
        return None;
    }
    let fate = x.fate.is_some() && x.fate == y.fate;
    let one_fate = x.fate.filter(|_| fate);
    let named = fate || x.counted.alike(&y.counted, one_fate, lexicon) == Some(true);
    let measured = !x.quantity.unit.is_empty();
    let deeds = x.deed.zip(y.deed);
    // a number that stands within the doer does not hang on him
    let beside = |doer: &&Thing, figure: &Figure<'_, '_>| !doer.span.overlaps(figure.quantity.span);
    let doers = deeds.map_or(Kin::Open, |(of_x, of_y)| {
        let doer_x = of_x.doer.as_ref().filter(|doer| beside(doer, x));
        let doer_y = of_y.doer.as_ref().filter(|doer| beside(doer, y));
        kinship.arguments((a, doer_x), (b, doer_y))
    });
    // what is asked for is not what is
    let sought = |deed: &Deed<'_>| matches!(deed.clause.modality, Modality::Demanded | Modality::Asked);
    if deeds.is_some_and(|(x, y)| sought(x) != sought(y)) {
        return None;
    }
    let apart = deeds.is_some_and(|(x, y)| match (x.governed(), y.governed()) {
        (Some(of_x), Some(of_y)) => Kinship::verbs(&x.verb, &y.verb) > 0.0 && !one_day((a, of_x), (b, of_y)),
        _ => false,
    });
    // how many died does not hang on who is named beside
    if doers == Kin::Other && !fate || apart {
        return None;
    }
    let pair = pairs.get((x.unit, y.unit))?;
    if !named && !measured && pair.kind.is_none() || pair.articles.two_subjects {
        return None;
    }
    // a man's age is not a woman's
    if x.quantity.unit == AGE && sexes_differ(pair, lexicon) {
        return None;
    }
    // "the other two unions", "12 more": a part of what the other side counts
    if is_part(pair, pair.a, x) || is_part(pair, pair.b, y) {
        return None;
    }
    // how many died then is not how many died now
    if fate && is_old(a, pair.a.span, x.deed) != is_old(b, pair.b.span, y.deed) {
        return None;
    }
    // counts of two days are no contradiction; when somebody else was arrested is no day of the dead
    let close = pair.close(&x.words, &y.words);
    let days = if fate { own_days_differ((a, x), (b, y)) } else { days_differ(a, b, pair) };
    if !(measured && close >= CLOSE) && days || periods_differ((a, x), (b, y)) {
        return None;
    }
    // what a thing is raised by or from is not what it is raised to
    let step = |account: &Account<'_>, figure: &Figure<'_, '_>| {
        let sentence = account.sentence(figure.quantity.span);
        let before = Span { start: sentence.start, end: figure.quantity.span.start.max(sentence.start) };
        let word = before.of(account.text()).split_whitespace().next_back().unwrap_or_default();
        lexicon.tables.numbers.steps.iter().position(|step| fold(word) == *step)
    };
    if measured && step(a, x) != step(b, y) {
        return None;
    }
    let alone = alone(a, pair.a, x) && alone(b, pair.b, y);
    // a bare number beside a counted thing says too little of what it is
    // a figure in a list belongs to the name beside it; a rate is that of its period
    let rate = x.quantity.unit == "%";
    if rate && !alone && close < CLOSE {
        return None;
    }
    // "the last five years" end with the report, "twenty years" anywhere
    let anchored = |unit: &Unit, figure: &Figure<'_, '_>| {
        let mut words = figure.words.start.saturating_sub(1)..figure.words.end;
        words.any(|at| lexicon.tables.numbers.anchors.contains(&pair.folded(unit, Some(at))))
    };
    if x.quantity.unit.starts_with('P') && anchored(pair.a, x) != anchored(pair.b, y) {
        return None;
    }
    // one poll is not another
    let days = a.side.published.zip(b.side.published);
    if rate && days.is_none_or(|(x, y)| x != y) && (polled(pair, pair.a) || polled(pair, pair.b)) {
        return None;
    }
    if rate && (!alone && !pair.same() || !one_period((a, pair.a), (b, pair.b))) {
        return None;
    }
    if !measured && !named && (!alone || x.quantity.of.is_empty() != y.quantity.of.is_empty()) {
        return None;
    }
    let bare = x.quantity.of.is_empty() && y.quantity.of.is_empty();
    let mut needed = match (named, measured && bare) {
        (true, _) => NAMED,
        (false, true) => MEASURED,
        (false, false) => UNNAMED,
    };
    // sums of money stand all over the news, and of other things
    let money = is_money(&x.quantity);
    needed += if money && !named && !pair.same() { LOOSE } else { 0.0 };
    needed += if alone { -0.2 } else { 0.4 };
    needed -= if fate { 0.2 } else { 0.0 };
    // the one toll of each account
    let one_time = !is_old(a, pair.a.span, None) && !is_old(b, pair.b.span, None);
    needed -= if fate && x.only && y.only && one_time && pair.articles.meet() { TOLL } else { 0.0 };
    // what each account counts once only: "its 38 aircraft"
    needed -= if named && x.sole && y.sole && pair.articles.tell_one_event() { SOLE } else { 0.0 };
    // a list of the same names is as good as a match
    let listed = measured && pair.names_shared() >= NAMES;
    needed += if pair.kind.is_none() && !listed { UNLINKED } else { 0.0 };
    let one_deed = deeds.is_some_and(|(x, y)| {
        let known = doers == Kin::Same || kinship.things(x.object.as_ref(), y.object.as_ref()) == Kin::Same;
        known && Kinship::verbs(&x.verb, &y.verb) > 0.0
    });
    needed -= if one_deed { 0.6 } else { 0.0 };
    // "62-page charge sheet": the same word follows on both
    let next = |unit: &Unit, figure: &Figure<'_, '_>| {
        unit.words.get(figure.words.end).filter(|word| !word.stop).map(|word| word.id)
    };
    let follows = next(pair.a, x).is_some() && next(pair.a, x) == next(pair.b, y);
    needed -= if follows && named { 0.6 } else { 0.0 };
    needed -= if close >= CLOSE { 0.8 } else { 0.0 };
    needed -= if money && pair.names_shared() >= NAMES { LOOSE } else { 0.0 };
    let mut evidence = pair.evidence(&x.words, &y.words);
    // "six years" is set against "eight years" sooner than against "a decade"
    let last = |unit: &Unit, figure: &Figure<'_, '_>| {
        figure.words.end.checked_sub(1).and_then(|at| unit.words.get(at)).map(|word| word.id)
    };
    if measured && last(pair.a, x) == last(pair.b, y) {
        evidence += 0.4;
    }
    // what two counts or sums of one thing would hardly be is one only where the sentences are the same
    if (currencies || floors_differ(x, y) && !grown(a, b, x, y)) && !pair.same() {
        needed = needed.max(ALIKE);
    }
    (evidence >= needed).then_some(evidence - needed)
}

/// How much less speaks for two tolls where each account gives one only.
const TOLL: f32 = 1.2;

/// The same for what each account counts once only.
const SOLE: f32 = 0.5;

/// Evidence of sentences that are as good as the same.
const ALIKE: f32 = 3.5;

/// How many names in common tie two sentences, whatever their words.
const NAMES: usize = 3;

/// How many words right beside both numbers make them numbers of one thing, whatever else the sentences tell.
const CLOSE: usize = 3;

/// Whether no other number of its unit of measure stands in its sentence.
fn alone(account: &Account<'_>, unit: &Unit, figure: &Figure<'_, '_>) -> bool {
    let quantities = &account.side.annotations.quantities;
    let here = inside(quantities, unit.span, |quantity| quantity.span).filter_map(|n| quantities.get(n));
    here.filter(|other| other.unit == figure.quantity.unit && other.span != figure.quantity.span).count() == 0
}

fn is_part(pair: &AlignedPair<'_>, unit: &Unit, figure: &Figure<'_, '_>) -> bool {
    let parts = pair.sides.vocabulary.lexicon.tables.numbers.parts;
    let part = |at: Option<usize>| parts.contains(&pair.folded(unit, at));
    let bounded = figure.quantity.bound != Bound::Exact;
    part(figure.words.start.checked_sub(1)) || (!bounded && figure.words.clone().any(|at| part(Some(at))))
}

/// Whether a unit speaks of a poll.
fn polled(pair: &AlignedPair<'_>, unit: &Unit) -> bool {
    let polls = pair.sides.vocabulary.lexicon.tables.numbers.polls;
    (0..unit.words.len()).any(|at| polls.contains(&pair.folded(unit, Some(at))))
}

/// Whether one unit speaks of women only, and the other of men only.
fn sexes_differ(pair: &AlignedPair<'_>, lexicon: &Lexicon) -> bool {
    let [women, men] = lexicon.tables.people.sexes;
    let speaks =
        |unit: &Unit, of: &[&str]| (0..unit.words.len()).any(|at| of.contains(&pair.folded(unit, Some(at))));
    let sex = |unit: &Unit| (speaks(unit, women), speaks(unit, men));
    matches!((sex(pair.a), sex(pair.b)), ((true, false), (false, true)) | ((false, true), (true, false)))
}

/// Whether what is counted goes by one noun: a part is set against what is counted as that part.
fn one_head(x: &str, y: &str) -> bool {
    let head = |of: &'_ str| of.rsplit(' ').next().unwrap_or_default().to_owned();
    !x.is_empty() && head(x) == head(y)
}
