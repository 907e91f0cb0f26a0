//! How many a disaster cost: the one toll that each account gives of it, wherever its words stand.
//!
//! An account may count parts as well ("nine of them on the spot") and the dead of other days. Its toll is the number of its
//! headline or of its first sentences, where these give one only and no other count of the news is higher. Where it is asked
//! what others tell, it may also be the only number of that fate that it has.

use super::account::{Account, Kinship};
use super::aligned::Articles;
use super::fate::changes;
use super::figure::{Figure, agree, is_rounded, of_both};
use super::number::answer;
use super::period::{is_old, own_days_differ};
use crate::annotate::Bound;
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Fate, Point, PointKind, Verdict};

/// What is counted so in the news of a disaster.
const FATES: [Fate; 2] = [Fate::Dead, Fate::Hurt];

/// How many units at the head of an account give its toll, the headline among them.
const HEAD: u32 = 3;

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    articles: &Articles<'_>,
    (of_a, of_b): (&[Figure<'_, '_>], &[Figure<'_, '_>]),
    found: &mut Vec<Point>,
) {
    if !articles.tell_one_event() {
        return;
    }
    for fate in FATES {
        let (Some(x), Some(y)) = (toll(a, of_a, fate), toll(b, of_b, fate)) else { continue };
        if x.unit >= HEAD || y.unit >= HEAD {
            continue;
        }
        if x.counted.alike(&y.counted, Some(fate), kinship.lexicon) == Some(false)
            || own_days_differ((a, x), (b, y))
        {
            continue;
        }
        let days = a.side.published.zip(b.side.published);
        let later = days.is_some_and(|(x, y)| x != y);
        let same = x.quantity.value.to_bits() == y.quantity.value.to_bits()
            || is_rounded(&x.quantity, &y.quantity)
            || is_rounded(&y.quantity, &x.quantity);
        let verdict = match (same, agree(x, y), later && changes(fate)) {
            (true, ..) => Verdict::Agreement,
            // the dead do not come back: a lower number of a later day is of something else
            (false, _, true) => {
                let grows =
                    days.is_some_and(|(of_a, of_b)| (of_a < of_b) == (x.quantity.value < y.quantity.value));
                if !grows {
                    continue;
                }
                Verdict::Update
            }
            // "at least 30" and "34" can both hold, and do not say the same
            (false, true, false) => continue,
            (false, false, false) => Verdict::Contradiction,
        };
        found.push(Point {
            about: About::Fate { of: of_both(x, y, kinship.lexicon), fate },
            kind: PointKind::Number,
            verdict,
            a: answer(a, x),
            b: answer(b, y),
            worth: WORTH,
        });
    }
}

/// More than two sentences have: what an account says as a whole stands before what it says in passing.
const WORTH: f32 = 4.0;

/// The toll of an account.
pub(super) fn toll<'f, 'd, 'a>(
    account: &Account<'_>,
    figures: &'f [Figure<'d, 'a>],
    fate: Fate,
) -> Option<&'f Figure<'d, 'a>> {
    let counts = |figure: &&Figure<'_, '_>| {
        let unit = account.units.get(figure.unit as usize);
        figure.fate == Some(fate)
            && !figure.part
            && figure.deed.is_none_or(|deed| deed.clause.positive && deed.asserted())
            && unit.is_some_and(|unit| {
                // further down, another year in the sentence is enough for another event
                let deed = figure.deed.filter(|_| figure.unit < HEAD || !FATES.contains(&fate));
                let heading = unit.kind == UnitKind::Heading && FATES.contains(&fate);
                (unit.kind == UnitKind::Sentence || heading) && !is_old(account, unit.span, deed)
            })
    };
    let all: Vec<&Figure<'_, '_>> = figures.iter().filter(counts).collect();
    let settled = |list: &[&'f Figure<'d, 'a>]| {
        let first = *list.first()?;
        list.iter()
            .all(|figure| figure.quantity.value.to_bits() == first.quantity.value.to_bits())
            .then_some(first)
    };
    // a ship has all its people aboard, whatever the headline says
    if !FATES.contains(&fate) {
        return settled(&all);
    }
    let head: Vec<&Figure<'_, '_>> = all.iter().filter(|figure| figure.unit < HEAD).copied().collect();
    let own = if head.is_empty() { settled(&all)? } else { settled(&head)? };
    let higher = all.iter().any(|figure| {
        figure.quantity.value > own.quantity.value
            && !matches!(own.quantity.bound, Bound::AtLeast | Bound::Over)
    });
    // "seven people" of a sentence says it better than "seven" of the headline
    let said = |figure: &&&Figure<'_, '_>| {
        figure.quantity.value.to_bits() == own.quantity.value.to_bits()
            && account.units.get(figure.unit as usize).is_some_and(|unit| unit.kind == UnitKind::Sentence)
    };
    let named =
        |figure: &&&Figure<'_, '_>| said(figure) && figure.quantity.span.of(account.text()).contains(' ');
    let best = all.iter().find(named).or_else(|| all.iter().find(said)).copied().unwrap_or(own);
    (!higher).then_some(best)
}
