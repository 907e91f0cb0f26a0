//! Who did what only one can have done: two names for who built, founded or bought one thing.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::Pairs;
use super::same::{NEEDED, answer, apart, times_meet};
use crate::annotate::{ClauseKind, EntityId, Modality};
use crate::explore::compare::unit::UnitKind;
use crate::explore::compare::{About, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// Evidence that two deeds need where what they are done to has a name: that is most of it.
const NAMED: f32 = 1.4;

pub(super) fn find(
    (a, b): (&Account<'_>, &Account<'_>),
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
    found: &mut Vec<Point>,
) {
    let once = kinship.lexicon.tables.deeds.once;
    let tells = |deed: &Deed<'_>| {
        once.contains(&deed.clause.lemma.as_str())
            && deed.clause.kind == ClauseKind::Verb
            && deed.clause.positive
            && (deed.asserted() || deed.clause.modality == Modality::Planned)
            && !deed.speaking
            && deed.doer.as_ref().is_some_and(|thing| thing.entity.is_some())
            && deed.object.is_some()
    };
    for x in a.deeds.iter().filter(|deed| tells(deed)) {
        for y in b.like(x).into_iter().filter_map(|n| b.deeds.get(n as usize)).filter(|y| tells(y)) {
            let (Some(doer_x), Some(doer_y)) = (&x.doer, &y.doer) else { continue };
            let (Some(of_x), Some(of_y)) = (doer_x.entity, doer_y.entity) else { continue };
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            if object != Kin::Same
                || x.verb.stem != y.verb.stem
                || kinship.kind(of_x) != kinship.kind(of_y)
                || kinship.is_place(of_x)
                || kinship.one(of_x, of_y)
                || !times_meet(x, y)
                || apart(kinship, x, y)
                || shared((a, x), (b, y), kinship)
            {
                continue;
            }
            let Some(pair) = pairs.get((x.unit, y.unit)) else { continue };
            if pair.a.kind == UnitKind::Heading || pair.b.kind == UnitKind::Heading {
                continue;
            }
            let words = pair.ranges((x.clause.predicate, y.clause.predicate));
            let evidence = pair.evidence(&words.0, &words.1);
            let named = |thing: &Option<Thing>| thing.as_ref().is_some_and(|thing| thing.entity.is_some());
            // what each account tells of once only is one deed sooner
            let only = |account: &Account<'_>, deed: &Deed<'_>| account.like(deed).len() == 1;
            let needed =
                if named(&x.object) && named(&y.object) || only(a, x) && only(b, y) && pair.articles.meet() {
                    NAMED
                } else {
                    NEEDED
                };
            if evidence < needed {
                continue;
            }
            found.push(Point {
                about: About::Deed { verb: x.clause.predicate.of(a.text()).to_owned() },
                kind: PointKind::Agent,
                verdict: Verdict::Contradiction,
                a: answer(a, x, doer_x.span),
                b: answer(b, y, doer_y.span),
                worth: evidence,
            });
        }
    }
}

/// Whether either account names the doer of the other where it tells of the deed, or both accounts know both.
fn shared(
    (a, x): (&Account<'_>, &Deed<'_>),
    (b, y): (&Account<'_>, &Deed<'_>),
    kinship: &Kinship<'_>,
) -> bool {
    let doer = |deed: &Deed<'_>| deed.doer.as_ref().and_then(|thing| thing.entity);
    let (Some(of_x), Some(of_y)) = (doer(x), doer(y)) else { return true };
    // "Norvik and Union" read as one name
    let words = |account: &Account<'_>, deed: &Deed<'_>| {
        deed.doer.as_ref().map(|thing| fold(thing.span.of(account.text()))).unwrap_or_default()
    };
    let (name_x, name_y) = (words(a, x), words(b, y));
    if name_x.contains(&name_y) || name_y.contains(&name_x) {
        return true;
    }
    let names = |account: &Account<'_>, span: Option<Span>, id: EntityId| {
        let mut mentions = account.side.annotations.mentions.iter();
        mentions.any(|mention| {
            span.is_none_or(|span| span.contains(mention.span)) && kinship.one(mention.entity, id)
        })
    };
    names(a, Some(a.sentence(x.clause.span)), of_y)
        || names(b, Some(b.sentence(y.clause.span)), of_x)
        || names(a, None, of_y) && names(b, None, of_x)
}
