//! One quote with two speakers; one speaker with two wordings.

use std::collections::HashMap;

use super::account::one_person;
use super::sentence;
use super::wording::{Said, Shared, Word};
use crate::annotate::{Entity, EntityId, EntityKind, Form, Quote};
use crate::explore::compare::lexicon::{Lexicon, lexicon};
use crate::explore::compare::tables::{Commonness, Grammar};
use crate::explore::compare::unit::inside;
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Direct quotes of both articles that are one, or nearly.
pub(super) fn between(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    let lexicon = lexicon([a.document.lang, b.document.lang]);
    let (said_a, said_b) = (said(a, entities, lexicon, true), said(b, entities, lexicon, true));
    let matched = matched(&said_a, &said_b).into_iter();
    matched.filter_map(|(x, y)| weigh(x, y, a, b, entities, lexicon)).collect()
}

/// The quotes of both articles that are one saying, in whole or in part, by their spans; reported speech by itself.
pub(in crate::explore::compare) fn counterparts(
    a: Side<'_>,
    b: Side<'_>,
    entities: &[&Entity],
) -> Vec<(Span, Span)> {
    let lexicon = lexicon([a.document.lang, b.document.lang]);
    let mut found = Vec::new();
    for direct in [true, false] {
        let (said_a, said_b) = (said(a, entities, lexicon, direct), said(b, entities, lexicon, direct));
        let matched = matched(&said_a, &said_b).into_iter();
        let one = matched.filter(|(x, y)| one_saying(x, y, entities));
        found.extend(one.map(|(x, y)| (x.quote.span, y.quote.span)));
    }
    found
}

/// Whether two sentences of quotes are one saying: most of their words, or all of the shorter one where one speaker says it.
fn one_saying(x: &Said<'_>, y: &Said<'_>, entities: &[&Entity]) -> bool {
    let Some(shared) = Shared::of(x, y) else { return false };
    let one_speaker = match (x.speaker, y.speaker) {
        (Some(one), Some(two)) => one_person(entities, one, two),
        _ => false,
    };
    let part = |percent: usize| shared.kept * 100 >= shared.stretch() * percent;
    if !one_speaker {
        let same = shared.kept == x.words.len() && shared.kept == y.words.len();
        return same && shared.kept >= LEAST && shared.content >= CONTENT
            || shared.kept >= SPOKEN && shared.content >= SPOKEN_CONTENT && part(85);
    }
    let whole = shared.kept == x.words.len().min(y.words.len()) && shared.content > 0;
    shared.kept >= LEAST && part(70) && (whole || shared.content >= CONTENT)
}

/// Each sentence of A with the one of B that has most of it, where none of A has more of that.
pub(super) fn matched<'s, 'a>(
    said_a: &'s [Said<'a>],
    said_b: &'s [Said<'a>],
) -> Vec<(&'s Said<'a>, &'s Said<'a>)> {
    let mut by_form: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, said) in said_b.iter().enumerate() {
        for word in &said.words {
            let list = by_form.entry(word.folded.as_str()).or_default();
            if list.last() != Some(&n) {
                list.push(n);
            }
        }
    }
    let mut best_of: Vec<Option<(u32, &Said<'_>)>> = said_b.iter().map(|_| None).collect();
    for x in said_a {
        let mut shared: Vec<u32> = vec![0; said_b.len()];
        for word in &x.words {
            for &n in by_form.get(word.folded.as_str()).map_or(&[][..], Vec::as_slice) {
                if let Some(count) = shared.get_mut(n) {
                    *count += 1;
                }
            }
        }
        let best = shared.iter().enumerate().max_by_key(|(n, common)| (**common, std::cmp::Reverse(*n)));
        let Some((n, &common)) = best else { continue };
        let (Some(y), Some(slot)) = (said_b.get(n), best_of.get_mut(n)) else { continue };
        let shorter = x.words.len().min(y.words.len());
        // one quote of B answers that of A which has most of it
        if common as usize * 2 >= shorter && slot.is_none_or(|(most, _)| most < common) {
            *slot = Some((common, x));
        }
    }
    best_of.into_iter().zip(said_b).filter_map(|(best, y)| Some((best?.1, y))).collect()
}

fn weigh(
    x: &Said<'_>,
    y: &Said<'_>,
    a: Side<'_>,
    b: Side<'_>,
    entities: &[&Entity],
    lexicon: &Lexicon,
) -> Option<Point> {
    let shared = Shared::of(x, y)?;
    let (whole_a, whole_b) = (sentence(a, x.part), sentence(b, y.part));
    let point = |about, verdict, words: (Span, Span), phrases: (Span, Span), worth| {
        let answer = |span, phrase, words, speaker| Answer { span, phrase, words, speaker };
        Point {
            about,
            kind: PointKind::Quote,
            verdict,
            a: answer(whole_a, phrases.0, words.0, x.speaker_span),
            b: answer(whole_b, phrases.1, words.1, y.speaker_span),
            worth,
        }
    };
    let one_speaker = match (x.speaker, y.speaker) {
        (Some(one), Some(two)) => Some(one_person(entities, one, two)),
        _ => None,
    };
    if one_speaker == Some(false) {
        let words = (x.speaker_span?, y.speaker_span?);
        let pronoun = |text: &str, span: Span| {
            lexicon.tables.grammar.speaker_pronouns.contains(&fold(span.of(text)).as_str())
        };
        if pronoun(x.text, words.0) || pronoun(y.text, words.1) {
            return None;
        }
        // two may say a few of the same words
        let shorter = x.words.len().min(y.words.len());
        let enough = shared.kept >= SPOKEN
            && shared.kept * 100 >= shorter * 85
            && shared.kept * 100 >= shared.stretch() * 85
            && shared.content >= SPOKEN_CONTENT;
        return enough.then(|| point(About::Speaker, Verdict::Wording, words, words, 1.0));
    }
    let grammar = &lexicon.tables.grammar;
    let doubtful = unknown(x, grammar) || unknown(y, grammar);
    let needed = if one_speaker == Some(true) { LEAST } else { SPOKEN };
    let content = if shared.kept < LONG { CONTENT + 1 } else { CONTENT };
    if one_speaker.is_none() && doubtful
        || shared.kept < needed
        || shared.content < content
        || shared.kept * 100 < shared.stretch() * 70
    {
        return None;
    }
    let (words_a, words_b) = shared.difference(x, y, lexicon)?;
    let phrases = (shared.phrase(x, words_a, true), shared.phrase(y, words_b, false));
    let who = x.speaker.or(y.speaker);
    // one speaker who says it was open and that it was closed: that is no wording of one saying
    let opposed = one_speaker == Some(true) && opposed((x, words_a), (y, words_b), lexicon);
    let verdict = if opposed { Verdict::Contradiction } else { Verdict::Wording };
    Some(point(About::Wording { who }, verdict, (words_a, words_b), phrases, shared.kept as f32 / 20.0))
}

/// Whether the words of one quote turn those of the other round: one has an opposite of a word of the other, or one denies.
fn opposed(x: (&Said<'_>, Span), y: (&Said<'_>, Span), lexicon: &Lexicon) -> bool {
    let words = |(said, span): (&Said<'_>, Span)| -> Vec<String> {
        let inside = said.words.iter().filter(|word| span.contains(word.span));
        inside.map(|word| word.folded.clone()).collect()
    };
    let (of_x, of_y) = (words(x), words(y));
    let denied = |words: &[String]| words.iter().filter(|word| lexicon.is_negation(word)).count();
    if denied(&of_x) != denied(&of_y) {
        return true;
    }
    let places = |word: &String| lexicon.opposites(&lexicon.stem(word));
    let ([one], [other]) = (&of_x[..], &of_y[..]) else { return false };
    places(one).iter().any(|&(line, side)| places(other).contains(&(line, !side)))
}

/// Words that two quotes must have in common to be one: of one speaker, and where no speaker is known on a side.
const LEAST: usize = 4;

const SPOKEN: usize = 6;

/// How many of them say something.
const CONTENT: usize = 2;

const SPOKEN_CONTENT: usize = 3;

/// Fewer words in common must say more.
const LONG: usize = 8;

/// The speaker of a quote. "He said" after a sentence that names one person is said by that person.
fn speaker(
    side: Side<'_>,
    quote: &Quote,
    entities: &[&Entity],
    grammar: &Grammar,
) -> (Option<EntityId>, Option<Span>) {
    let text = &side.document.text;
    let pronoun = |span: Span| grammar.person_pronouns.contains(&fold(span.of(text)).as_str());
    let none = (None, quote.speaker_span);
    // "her critics say", "Lund's critics say": not she
    let owner = |span: Span| {
        text.get(span.end as usize..)
            .is_some_and(|rest| grammar.possessives.iter().any(|own| rest.starts_with(own)))
    };
    if quote.speaker_span.is_some_and(owner) {
        return none;
    }
    if quote.speaker.is_some() || !quote.speaker_span.is_some_and(pronoun) {
        return (quote.speaker, quote.speaker_span);
    }
    let Some(n) = side.document.sentence_at(quote.span.start).and_then(|n| n.checked_sub(1)) else {
        return none;
    };
    let Some(&before) = side.document.sentences.get(n) else { return none };
    let mentions = &side.annotations.mentions;
    let mut people =
        inside(mentions, before, |mention| mention.span).filter_map(|n| mentions.get(n)).filter(|mention| {
            let person = |entity: &&Entity| entity.kind == EntityKind::Person;
            mention.form != Form::Role && entities.get(mention.entity.0 as usize).is_some_and(person)
        });
    match (people.next(), people.next()) {
        (Some(one), None) => (Some(one.entity), quote.speaker_span),
        _ => none,
    }
}

/// Whether a quote is given to somebody who is nobody known: "his critics said".
fn unknown(said: &Said<'_>, grammar: &Grammar) -> bool {
    let pronoun = |span: Span| grammar.speaker_pronouns.contains(&fold(span.of(said.text)).as_str());
    let named = said.speaker_span.map_or(said.quote.verb.is_some(), |span| !pronoun(span));
    said.speaker.is_none() && named
}

/// The sentences of the quotes of an account: direct ones, or reported speech.
pub(super) fn said<'a>(
    side: Side<'a>,
    entities: &[&Entity],
    lexicon: &Lexicon,
    direct: bool,
) -> Vec<Said<'a>> {
    let text = &side.document.text;
    let mut found = Vec::new();
    for quote in side.annotations.quotes.iter().filter(|quote| quote.direct == direct) {
        let (speaker, speaker_span) = speaker(side, quote, entities, &lexicon.tables.grammar);
        for part in sentences(side, quote.span) {
            let mut words = Vec::new();
            for token in tokens(text, part) {
                if matches!(token.kind, TokenKind::Mark | TokenKind::Break) {
                    continue;
                }
                let folded = fold(token.span.of(text));
                let stop = lexicon.commonness(&folded) == Commonness::Stop;
                words.push(Word { span: token.span, folded, stop });
            }
            if (LEAST..=LONGEST).contains(&words.len()) {
                found.push(Said { quote, part, text, words, speaker, speaker_span });
            }
        }
    }
    found
}

/// The longest sentence that is looked at, in words.
const LONGEST: usize = 400;

/// The sentences of a quote, the first and the last as far as they are quoted.
fn sentences(side: Side<'_>, quote: Span) -> Vec<Span> {
    let sentences = &side.document.sentences;
    let first = sentences.partition_point(|sentence| sentence.end <= quote.start);
    let inner =
        sentences.get(first..).unwrap_or_default().iter().take_while(|sentence| sentence.start < quote.end);
    inner
        .map(|sentence| Span { start: sentence.start.max(quote.start), end: sentence.end.min(quote.end) })
        .collect()
}
