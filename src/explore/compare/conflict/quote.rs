//! One quote with two speakers; one speaker with two wordings.

use std::collections::HashMap;

use super::office::one_person;
use crate::annotate::{Entity, EntityId, EntityKind, Form, Quote};
use crate::explore::compare::lexicon::{Lexicon, lexicon};
use crate::explore::compare::subsequence::{Rows, kept, length};
use crate::explore::compare::tables::{Commonness, Grammar};
use crate::explore::compare::unit::inside;
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// A quote's words as stems.
struct Said<'a> {
    quote: &'a Quote,
    stems: Vec<String>,
    content: usize,
    /// Who says it, a pronoun resolved where the sentence before names one person only.
    speaker: Option<EntityId>,
    speaker_span: Option<Span>,
}

/// Direct quotes of both articles that are one, or nearly.
#[expect(clippy::indexing_slicing, reason = "there is a count for each quote of B")]
pub(super) fn between(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    let lexicon = lexicon([a.document.lang, b.document.lang]);
    let (said_a, said_b) = (said(a, entities, lexicon), said(b, entities, lexicon));
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
        found.extend(weigh(x, y, a, b, entities, lexicon));
    }
    found
}

fn weigh(
    x: &Said<'_>,
    y: &Said<'_>,
    a: Side<'_>,
    b: Side<'_>,
    entities: &[&Entity],
    lexicon: &Lexicon,
) -> Option<Point> {
    let common = length(&x.stems, &y.stems, &mut Rows::default());
    let shorter = x.stems.len().min(y.stems.len());
    let longer = x.stems.len().max(y.stems.len());
    let alike = f32::from(common) / shorter.max(1) as f32;
    let sentence = |side: Side<'_>, quote: Span| {
        side.document
            .sentence_at(quote.start)
            .and_then(|n| side.document.sentences.get(n).copied())
            .map_or(quote, |sentence| sentence.join(quote))
    };
    let (whole_a, whole_b) = (sentence(a, x.quote.span), sentence(b, y.quote.span));
    if let (Some(one), Some(two)) = (x.speaker, y.speaker)
        && !one_person(entities, one, two)
    {
        let (words_a, words_b) = (x.speaker_span?, y.speaker_span?);
        if alike < 0.85 || x.content.min(y.content) < 3 {
            return None;
        }
        return Some(Point {
            about: About::Speaker,
            kind: PointKind::Quote,
            verdict: Verdict::Wording,
            a: Answer::plain(whole_a, words_a),
            b: Answer::plain(whole_b, words_b),
            worth: 0.55 + 0.3 * (shorter as f32 / longer.max(1) as f32),
        });
    }
    // one may quote a part of what the other quotes
    let part = contains(&x.stems, &y.stems) || contains(&y.stems, &x.stems);
    let whole = shorter * 10 >= longer * 6;
    if part || !whole || alike < 0.6 || x.content.min(y.content) < 3 || !differ(&x.stems, &y.stems, lexicon) {
        return None;
    }
    let grammar = &lexicon.tables.grammar;
    let same_speaker = match (x.speaker, y.speaker) {
        (Some(one), Some(two)) => one_person(entities, one, two),
        _ => {
            alike >= 0.75 && !unknown(x, &a.document.text, grammar) && !unknown(y, &b.document.text, grammar)
        }
    };
    same_speaker.then_some(Point {
        about: About::Wording { who: None },
        kind: PointKind::Quote,
        verdict: Verdict::Wording,
        a: Answer::plain(whole_a, x.quote.span),
        b: Answer::plain(whole_b, y.quote.span),
        worth: 0.3 + 0.35 * alike,
    })
}

/// Whether some words of one stand in for others of the other: two spellings, an added word or a changed pronoun do not
/// make another quote, another noun, number or a denial does.
fn differ(a: &[String], b: &[String], lexicon: &Lexicon) -> bool {
    let (kept_a, kept_b) = kept(a, b);
    // what stands before each word that both have, and after the last of them
    let stretches = |words: &'_ [String], kept: &[bool]| -> Vec<Vec<String>> {
        let mut stretches = vec![Vec::new()];
        for (word, kept) in words.iter().zip(kept) {
            match stretches.last_mut() {
                Some(last) if !kept => last.push(word.clone()),
                _ => stretches.push(Vec::new()),
            }
        }
        stretches
    };
    let (of_a, of_b) = (stretches(a, &kept_a), stretches(b, &kept_b));
    of_a.iter().zip(&of_b).any(|(left, right)| {
        let left: Vec<&str> = left.iter().map(String::as_str).collect();
        let right: Vec<&str> = right.iter().map(String::as_str).collect();
        replaced(&left, &right, lexicon)
    })
}

fn replaced(left: &[&str], right: &[&str], lexicon: &Lexicon) -> bool {
    if left.concat() == right.concat() {
        return false;
    }
    let denied = |words: &[&str]| words.iter().any(|word| lexicon.is_negation(word));
    if denied(left) != denied(right) {
        return true;
    }
    let content = |words: &[&str]| -> Vec<String> {
        words
            .iter()
            .filter(|word| lexicon.commonness(word) != Commonness::Stop)
            .map(|&word| word.to_owned())
            .collect()
    };
    let (left, right) = (content(left), content(right));
    let spelt = |x: &str, y: &str| {
        let common = x.bytes().zip(y.bytes()).take_while(|(x, y)| x == y).count();
        common >= 3 && common * 10 >= x.len().max(y.len()) * 6
    };
    !left.is_empty() && !right.is_empty() && !left.iter().any(|x| right.iter().any(|y| spelt(x, y)))
}

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
fn unknown(said: &Said<'_>, text: &str, grammar: &Grammar) -> bool {
    let pronoun = |span: Span| grammar.speaker_pronouns.contains(&fold(span.of(text)).as_str());
    let named = said.speaker_span.map_or(said.quote.verb.is_some(), |span| !pronoun(span));
    said.speaker.is_none() && named
}

fn said<'a>(side: Side<'a>, entities: &[&Entity], lexicon: &Lexicon) -> Vec<Said<'a>> {
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
            content += usize::from(lexicon.commonness(&folded) != Commonness::Stop);
            stems.push(stem(&folded));
        }
        if stems.len() >= 4 && stems.len() <= 400 {
            let (speaker, speaker_span) = speaker(side, quote, entities, &lexicon.tables.grammar);
            found.push(Said { quote, stems, content, speaker, speaker_span });
        }
    }
    found
}

fn contains(long: &[String], short: &[String]) -> bool {
    long.windows(short.len().max(1)).any(|window| window == short)
}
