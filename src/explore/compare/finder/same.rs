//! One deed in both accounts: clauses that have one predicate, nobody else's and to nobody else, in sentences that speak of
//! one thing.

use super::account::{Account, Deed, Kin, Kinship, Thing};
use super::aligned::{AlignedPair, Pairs};
use super::topic;
use crate::annotate::{ClauseKind, Modality};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::{Span, dateline};

/// A deed of A and one of B that are one, as far as their words say.
pub(super) struct Same<'d, 'a> {
    pub(super) x: &'d Deed<'a>,
    pub(super) y: &'d Deed<'a>,
    /// Whether both name who does it and whom it is done to.
    pub(super) doer: Kin,
    pub(super) object: Kin,
    /// What speaks for one deed: its words, and those around it.
    pub(super) evidence: f32,
    /// How much must.
    pub(super) needed: f32,
    /// Whether the alignment holds their sentences for the same.
    pub(super) alike: bool,
    /// Whether it has matched them at all.
    pub(super) linked: bool,
}

impl<'d, 'a> Same<'d, 'a> {
    /// Deeds of the two sentences of `pair`, and whether their doers and objects can be one.
    pub(super) fn of(
        pair: &AlignedPair<'_>,
        (x, y): (&'d Deed<'a>, &'d Deed<'a>),
        (doer, object): (Kin, Kin),
        evidence: f32,
        needed: f32,
    ) -> Self {
        Same { x, y, doer, object, evidence, needed, alike: pair.same(), linked: pair.kind.is_some() }
    }
}

/// Evidence that two clauses need to count as one deed for a difference to be shown.
pub(super) const NEEDED: f32 = 2.6;

/// The same where neither account tells of such a deed elsewhere.
pub(super) const ONCE: f32 = 1.0;
/// What other people in both sentences count against one deed.
const STRANGERS: f32 = 2.0;

/// The same where a deed of one and the same doer is done to somebody who has a name.
const NAMED: f32 = 0.4;
/// The same of what a thing undergoes once: it was built, it was founded.
const LASTING: f32 = -0.8;

/// The clauses of both that have one predicate, nobody else's and to nobody else.
pub(super) fn both<'d, 'a>(
    a: &'d Account<'a>,
    b: &'d Account<'a>,
    kinship: &Kinship<'_>,
    pairs: &mut Pairs<'_>,
) -> Vec<Same<'d, 'a>> {
    let mut found = Vec::new();
    for x in &a.deeds {
        // what each account tells of once only is one deed sooner
        let rare = x.verb.common == Commonness::Plain && !x.speaking;
        let like = b.like(x);
        let one =
            |account: &Account<'_>, list: &[u32]| list.len() == 1 || x.occurs() && alone(account, list, x);
        let dated = x.occurs() && x.governed().is_some();
        let once = (rare || dated) && one(b, &like) && one(a, &a.like(x));
        if x.verb.common == Commonness::Stop && x.clause.kind == ClauseKind::Verb && !x.speaking
            || x.clause.kind == ClauseKind::Apposition
        {
            continue;
        }
        for at in like {
            let Some(y) = b.deeds.get(at as usize) else { continue };
            let verbs = Kinship::predicates(x, y);
            let doer = kinship.arguments((a, x.doer.as_ref()), (b, y.doer.as_ref()));
            let object = kinship.arguments((a, x.object.as_ref()), (b, y.object.as_ref()));
            if !kinds_fit(x.clause.kind, y.clause.kind)
                || verbs == 0.0
                || doer == Kin::Other
                || object == Kin::Other
                || doer != Kin::Same && object != Kin::Same && !(once && verbs >= 1.0)
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
            let lasting = kinship.lexicon.tables.deeds.lasting.contains(&x.clause.lemma.as_str());
            let once = once && (!dated || y.governed().is_some() && x.clause.positive == y.clause.positive);
            // who does it to whom, named on both sides, and told once by each
            let named = |thing: Option<&Thing>| thing.is_some_and(|thing| thing.names().is_some());
            let whole = doer == Kin::Same && object == Kin::Same;
            let whole = whole && (named(x.object.as_ref()) || named(y.object.as_ref()));
            // others whom the sentences name do not make two deeds of it
            let evidence = if once && whole && pair.strangers { evidence + STRANGERS } else { evidence };
            let needed = match (once && pair.articles.meet(), lasting) {
                (true, true) => LASTING,
                _ if once && whole => NAMED,
                (true, false) => ONCE,
                (false, _) => NEEDED,
            };
            found.push(Same::of(pair, (x, y), (doer, object), evidence, needed));
        }
    }
    found
}

/// Whether an account tells once that the event of `deed` is held, of all that are held in it.
fn alone(account: &Account<'_>, list: &[u32], deed: &Deed<'_>) -> bool {
    let event = |deed: &Deed<'_>| deed.object.as_ref().map(|thing| thing.head.clone());
    let told = list.iter().filter_map(|&n| account.deeds.get(n as usize));
    told.filter(|told| event(told) == event(deed)).count() == 1
}

pub(super) fn kinds_fit(x: ClauseKind, y: ClauseKind) -> bool {
    let deed = |kind: ClauseKind| matches!(kind, ClauseKind::Verb | ClauseKind::Noun);
    x == y || deed(x) && deed(y)
}

/// Whether what hangs on both by one preposition is two things.
pub(super) fn apart(kinship: &Kinship<'_>, x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.obliques.iter().any(|(preposition, thing)| {
        let mut others = y.obliques.iter().filter(|(other, _)| other == preposition).peekable();
        let place = |thing: &Thing| thing.entity.is_some_and(|id| kinship.is_place(id));
        !place(thing)
            && others.peek().is_some()
            && others.all(|(_, other)| kinship.things(Some(thing), Some(other)) == Kin::Other)
    })
}

pub(super) fn answer(account: &Account<'_>, deed: &Deed<'_>, words: Span) -> Answer {
    let span = account.sentence(deed.clause.span);
    let phrase = dateline::behind(account.text(), deed.clause.span.join(words));
    Answer { span, phrase, words, speaker: Account::speaker(deed) }
}

pub(super) fn point(
    (a, b): (&Account<'_>, &Account<'_>),
    lexicon: &Lexicon,
    same: &Same<'_, '_>,
    kind: PointKind,
    verdict: Verdict,
    words: (Span, Span),
) -> Point {
    let who = same.x.doer.as_ref().or(same.y.doer.as_ref()).and_then(|thing| thing.entity);
    let whether = !matches!(kind, PointKind::Date | PointKind::Place);
    let what = topic::deed((a, same.x), (b, same.y), lexicon, words, whether);
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

/// Whether both are told as done, or both as to come.
pub(super) fn told_as_fact(x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.asserted() && y.asserted()
        || x.clause.modality == Modality::Planned && y.clause.modality == Modality::Planned
}

/// Whether not one alone is told as done: its day would be another than that which is planned or asked for.
pub(super) fn times_meet(x: &Deed<'_>, y: &Deed<'_>) -> bool {
    x.asserted() == y.asserted()
}
