//! To whom somebody said the same words: two newsrooms that are each told to have heard them.

use super::account::{Account, Kinship, one_person};
use super::quote::{matched, said};
use super::wording::{Said, Shared};
use crate::annotate::Quote;
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Words that two quotes must have in common to be one saying, how many of them say something, and the share of the stretch
/// between the first and the last of them, in percent.
const KEPT: usize = 8;
const CONTENT: usize = 4;
const SHARE: usize = 65;

/// The most words that name a newsroom.
const NAME: usize = 8;

/// The first saying that each account has told to another newsroom.
pub(super) fn find((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let (entities, lexicon) = (kinship.entities, kinship.lexicon);
    if !hears(a, kinship) || !hears(b, kinship) {
        return;
    }
    let said_a = said(a.side, entities, lexicon, true);
    let said_b = said(b.side, entities, lexicon, true);
    let points = matched(&said_a, &said_b).into_iter().filter_map(|(x, y)| {
        let shared = Shared::of(x, y)?;
        let one_saying = shared.kept >= KEPT
            && shared.content >= CONTENT
            && shared.kept * 100 >= shared.stretch() * SHARE
            && x.speaker.zip(y.speaker).is_none_or(|(x, y)| one_person(entities, x, y));
        let (of_x, of_y) = (hearer(a, x, kinship)?, hearer(b, y, kinship)?);
        let differ = !of_x.outlets.iter().any(|outlet| of_y.outlets.contains(outlet));
        (one_saying && differ).then(|| Point {
            about: About::Deed { verb: of_x.verb.of(a.text()).to_owned() },
            kind: PointKind::Agent,
            verdict: Verdict::Contradiction,
            a: Answer::plain(a.sentence(of_x.words), of_x.words),
            b: Answer::plain(b.sentence(of_y.words), of_y.words),
            worth: 2.0,
        })
    });
    found.extend(points.take(1));
}

/// Whether any of its quotes is told to somebody: most accounts have none.
fn hears(account: &Account<'_>, kinship: &Kinship<'_>) -> bool {
    let quotes = account.side.annotations.quotes.iter();
    quotes.filter(|quote| quote.direct).any(|quote| own(account, quote, kinship).is_some())
}

/// Who is told to have heard something.
struct Hearer {
    verb: Span,
    words: Span,
    /// The newsrooms that the words name, by their places in the table.
    outlets: Vec<usize>,
}

/// The newsroom that a quote was told to; a quote without a verb of its own goes on from the one before it in its paragraph.
fn hearer(account: &Account<'_>, said: &Said<'_>, kinship: &Kinship<'_>) -> Option<Hearer> {
    if said.quote.verb.is_none_or(|verb| !near(account, said.quote, verb)) {
        return before(account, said.quote).and_then(|quote| own(account, quote, kinship));
    }
    own(account, said.quote, kinship).or_else(|| {
        let quote = before(account, said.quote)?;
        (quote.verb == said.quote.verb).then(|| own(account, quote, kinship)).flatten()
    })
}

/// Whether a verb stands in a sentence that a quote begins or ends in.
fn near(account: &Account<'_>, quote: &Quote, verb: Span) -> bool {
    let (first, last) =
        (Span { end: quote.span.start, ..quote.span }, Span { start: quote.span.end, ..quote.span });
    [first, last].into_iter().any(|end| account.sentence(end).overlaps(verb))
}

/// The quote before, in the same paragraph.
fn before<'a>(account: &Account<'a>, quote: &Quote) -> Option<&'a Quote> {
    let quotes = &account.side.annotations.quotes;
    let one = |other: &&Quote| {
        let gap = Span { start: other.span.end, end: quote.span.start };
        other.direct && gap.start < gap.end && !gap.of(account.text()).contains('\n')
    };
    quotes.iter().rev().find(one)
}

fn own(account: &Account<'_>, quote: &Quote, kinship: &Kinship<'_>) -> Option<Hearer> {
    let verb = quote.verb?;
    let lexicon = kinship.lexicon;
    let hearing = &lexicon.tables.hearing;
    let text = account.text();
    if !hearing.telling.contains(&fold(verb.of(text)).as_str()) {
        return None;
    }
    let behind = Span { start: verb.end, end: account.sentence(verb).end.max(verb.end) };
    let leads = |word: &str| hearing.leads.contains(&word) || lexicon.commonness(word) != Commonness::Stop;
    let words: Vec<Span> = tokens(text, behind)
        .into_iter()
        .take_while(|token| token.kind != TokenKind::Break && token.kind != TokenKind::Mark)
        .map(|token| token.span)
        .take_while(|span| leads(&fold(span.of(text))) && account.dates_in(*span).next().is_none())
        .take(NAME)
        .collect();
    let named = words.iter().filter(|span| span.of(text).starts_with(char::is_uppercase));
    let names: Vec<String> = named.map(|span| fold(span.of(text))).collect();
    let known = |group: &&[&str]| names.iter().any(|name| group.contains(&name.as_str()));
    let outlets: Vec<usize> =
        hearing.outlets.iter().enumerate().filter(|(_, group)| known(group)).map(|(n, _)| n).collect();
    let (first, last) = (words.first()?, words.last()?);
    (!outlets.is_empty()).then(|| Hearer { verb, words: first.join(*last), outlets })
}
