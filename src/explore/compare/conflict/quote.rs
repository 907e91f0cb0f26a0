//! One quote with two speakers; one speaker with two wordings.

use std::collections::HashMap;

use super::office::one_person;
use crate::annotate::{Entity, Quote};
use crate::explore::compare::lexicon::{Commonness, commonness};
use crate::explore::compare::{Conflict, ConflictKind, Side};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// A quote's words as stems.
struct Said<'a> {
    quote: &'a Quote,
    stems: Vec<String>,
    content: usize,
}

/// Direct quotes of both articles that are one, or nearly.
pub(super) fn between(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Vec<Conflict> {
    let (said_a, said_b) = (said(a), said(b));
    let mut by_stem: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, said) in said_b.iter().enumerate() {
        for stem in &said.stems {
            let list = by_stem.entry(stem).or_default();
            if list.last() != Some(&n) {
                list.push(n);
            }
        }
    }
    let mut found = Vec::new();
    for x in &said_a {
        let mut shared: Vec<u32> = vec![0; said_b.len()];
        for stem in &x.stems {
            for &n in by_stem.get(stem.as_str()).map_or(&[][..], Vec::as_slice) {
                shared[n] += 1;
            }
        }
        let best = (0..said_b.len()).max_by_key(|&n| (shared[n], std::cmp::Reverse(n)));
        let Some((y, common)) = best.map(|n| (&said_b[n], shared[n] as usize)) else { continue };
        if common * 2 < x.stems.len().min(y.stems.len()) {
            continue;
        }
        found.extend(weigh(x, y, a, b, entities));
    }
    found
}

fn weigh(x: &Said<'_>, y: &Said<'_>, a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Option<Conflict> {
    let common = subsequence(&x.stems, &y.stems);
    let shorter = x.stems.len().min(y.stems.len());
    let longer = x.stems.len().max(y.stems.len());
    let alike = common as f32 / shorter.max(1) as f32;
    let sentence = |side: Side<'_>, quote: Span| {
        side.document
            .sentence_at(quote.start)
            .and_then(|n| side.document.sentences.get(n).copied())
            .map_or(quote, |sentence| sentence.join(quote))
    };
    let (whole_a, whole_b) = (sentence(a, x.quote.span), sentence(b, y.quote.span));
    if let (Some(one), Some(two)) = (x.quote.speaker, y.quote.speaker)
        && !one_person(entities, one, two)
    {
        let (words_a, words_b) = (x.quote.speaker_span?, y.quote.speaker_span?);
        if alike < 0.85 || x.content.min(y.content) < 3 {
            return None;
        }
        return Some(Conflict {
            about: "who said it".to_owned(),
            kind: ConflictKind::Quote,
            a: whole_a,
            b: whole_b,
            words_a,
            words_b,
            confidence: 0.55 + 0.3 * (shorter as f32 / longer.max(1) as f32),
        });
    }
    // one may quote a part of what the other quotes
    let part = contains(&x.stems, &y.stems) || contains(&y.stems, &x.stems);
    let whole = shorter * 10 >= longer * 6;
    if part || !whole || alike < 0.6 || x.content.min(y.content) < 3 {
        return None;
    }
    let same_speaker = match (x.quote.speaker, y.quote.speaker) {
        (Some(one), Some(two)) => one_person(entities, one, two),
        _ => alike >= 0.75,
    };
    same_speaker.then(|| Conflict {
        about: "wording of a quote".to_owned(),
        kind: ConflictKind::Quote,
        a: whole_a,
        b: whole_b,
        words_a: x.quote.span,
        words_b: y.quote.span,
        confidence: 0.3 + 0.35 * alike,
    })
}

fn said(side: Side<'_>) -> Vec<Said<'_>> {
    let text = &side.document.text;
    let mut found = Vec::new();
    for quote in side.annotations.quotes.iter().filter(|quote| quote.direct) {
        let mut stems = Vec::new();
        let mut content = 0;
        for token in tokens(text, quote.span) {
            if matches!(token.kind, TokenKind::Mark | TokenKind::Break) {
                continue;
            }
            let folded = fold(token.span.of(text));
            content += usize::from(commonness(&folded) != Commonness::Stop);
            stems.push(stem(&folded));
        }
        if stems.len() >= 4 && stems.len() <= 400 {
            found.push(Said { quote, stems, content });
        }
    }
    found
}

fn contains(long: &[String], short: &[String]) -> bool {
    long.windows(short.len().max(1)).any(|window| window == short)
}

/// Length of the longest common subsequence.
fn subsequence(a: &[String], b: &[String]) -> usize {
    let mut last = vec![0; b.len() + 1];
    for x in a {
        let mut row = vec![0; b.len() + 1];
        for (n, y) in b.iter().enumerate() {
            row[n + 1] = if x == y { last[n] + 1 } else { last[n + 1].max(row[n]) };
        }
        last = row;
    }
    last.last().copied().unwrap_or(0)
}
