//! Reported speech: what is said without quotation marks, and by whom.
//!
//! The tree of a sentence tells it; where there is no tree, the words behind the verb do. This module must not know
//! trees.

use super::marks::Marked;
use super::{Finder, Quote, Saying};
use crate::annotate::clause::Telling;
use crate::annotate::wordlist::has;
use crate::annotate::{Form, Mention};
use crate::text::{Span, Token, TokenKind, token};

/// Somebody who says something in a sentence, as its tree tells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) saying: Saying,
    /// What is said, as far as it stands in the sentence.
    said: &'a [Span],
    /// What of it is no clause of its own.
    fragments: &'a [Span],
    /// Whether the verb is one of speech and stands in no quotation marks.
    pub(super) speech: bool,
    /// Whether it is told as a fact.
    fact: bool,
}

impl Finder<'_> {
    /// Who says what in a sentence with a tree.
    pub(super) fn told<'b>(
        &self,
        telling: Option<&'b Telling>,
        tokens: &[Token],
        outside: &dyn Fn(Span) -> bool,
    ) -> Vec<Told<'b>> {
        let told = telling.map_or(&[][..], |telling| &telling.told);
        let told = told.iter().filter_map(|told| {
            let source = told.source.filter(|source| outside(source.head) || !outside(told.verb));
            let Some(source) = source else {
                // Nobody within the quotation marks says what stands in them: the words beside the verb tell.
                let n = tokens.partition_point(|token| token.span.end <= told.verb.start);
                let mut saying = self.subject(tokens, n).filter(|_| told.speech && outside(told.verb))?;
                if saying.speaker.is_some_and(|speaker| !self.is_person(speaker))
                    && self.whose(saying, tokens)
                {
                    return None;
                }
                self.rightly(&mut saying, tokens);
                return Some(Told {
                    saying,
                    said: &told.said,
                    fragments: &told.fragments,
                    speech: true,
                    fact: told.fact,
                });
            };
            // All of a name, where the tree gives a part of it.
            let span = self.naming(source.head).map_or(source.span, |name| name.span.join(source.span));
            let pronoun = source.head == source.span && has(&self.tables.pronoun, source.head.of(self.text));
            let mut saying = Saying {
                verb: told.verb,
                speaker_span: Some(span),
                speaker: source.entity.filter(|_| !pronoun),
                pronoun: pronoun.then_some(source.span),
                after: 0,
                start: source.span.start.min(told.verb.start),
            };
            self.rightly(&mut saying, tokens);
            Some(Told {
                saying,
                said: &told.said,
                fragments: &told.fragments,
                speech: told.speech && outside(told.verb),
                fact: told.fact,
            })
        });
        told.collect()
    }

    /// Whether "who" stands between a speaker and his verb.
    fn whose(&self, saying: Saying, tokens: &[Token]) -> bool {
        let speaker = saying.speaker_span.map_or(0, |span| span.end);
        let first = tokens.partition_point(|token| token.span.start < speaker);
        let between = tokens.iter().skip(first).take_while(|token| token.span.end <= saying.verb.start);
        between.into_iter().any(|token| has(&self.tables.nobody, token.span.of(self.text)))
    }

    /// The mention that a word is a part of.
    fn naming(&self, word: Span) -> Option<&Mention> {
        let n = self.mentions.partition_point(|mention| mention.span.end <= word.start);
        self.mentions
            .get(n)
            .filter(|mention| mention.span.start <= word.start && mention.form != Form::Adjective)
    }

    /// Whether words say something: three, or two that are more than a name.
    fn tells(&self, span: Span) -> bool {
        let words = token::tokens(self.text, span);
        let words = words.iter().filter(|token| token.kind != TokenKind::Mark).count();
        let first = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        let named = self.mentions.get(first).is_some_and(|mention| mention.span.overlaps(span));
        words > 2 || words == 2 && !named
    }

    /// Reports what is said in a sentence with a tree.
    pub(super) fn report(&mut self, told: &[Told<'_>], own: &[Marked]) {
        for told in told.iter().filter(|told| told.fact) {
            // The speaker of a quote, and the reader, are no news in it.
            let speaker = told.saying.speaker_span.map_or("", |span| span.of(self.text));
            let inner = own.iter().any(|marked| marked.inner.overlaps(told.saying.verb));
            let known = if inner { &self.tables.oneself } else { &self.tables.nobody };
            if has(known, speaker) {
                continue;
            }
            for &span in told.said {
                // What somebody quoted says goes no further than the marks that it is told in.
                let within = own.iter().find(|marked| marked.inner.overlaps(told.saying.verb));
                let span = within.map_or(span, |marked| clipped(span, marked.inner));
                if told.fragments.contains(&span) {
                    continue;
                }
                // Words in quotation marks are quoted already.
                let quoted: u32 = own
                    .iter()
                    .filter(|marked| !marked.inner.overlaps(told.saying.verb))
                    .map(|marked| {
                        let (start, end) =
                            (marked.outer.start.max(span.start), marked.outer.end.min(span.end));
                        end.saturating_sub(start)
                    })
                    .sum();
                // Only a verb of speech has what is said before it: not "by doing so, she hopes to".
                let before = !told.speech
                    && span.end <= told.saying.start
                    && told.saying.start < told.saying.verb.start;
                if before || !self.tells(span) || quoted * 10 > (span.end - span.start) * 8 {
                    continue;
                }
                self.found.push(Quote {
                    span,
                    direct: false,
                    speaker_span: told.saying.speaker_span,
                    speaker: told.saying.speaker,
                    verb: Some(told.saying.verb),
                });
            }
        }
    }

    /// What a sentence without quotation marks reports.
    pub(super) fn reported(&mut self, sentence: Span, tokens: &[Token], saying: Saying) {
        if saying.speaker.is_none() {
            return;
        }
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let end = match tokens.last() {
            Some(last) if last.kind == TokenKind::Mark => last.span.start,
            Some(last) => last.span.end,
            None => return,
        };
        let span = if saying.verb.of(self.text).contains(' ') {
            // `according to X`: what stands before it, else what follows its comma.
            if saying.start > sentence.start + 2 {
                let cut = tokens.partition_point(|token| token.span.start < saying.start);
                let last = tokens.get(cut.wrapping_sub(1)).filter(|token| token.kind != TokenKind::Mark);
                let last = last.or(tokens.get(cut.wrapping_sub(2)));
                let Some(last) = last else { return };
                Span { start: sentence.start, end: last.span.end }
            } else {
                let mut at = saying.after;
                // The acronym in brackets behind the source's name is no part of what it says.
                if tokens.get(at).is_some_and(|token| token.span.of(self.text) == "(") {
                    let close = (at..tokens.len()).find(|&n| word(n) == ")");
                    at = close.unwrap_or(at);
                }
                let Some(first) = tokens.iter().skip(at).find(|token| token.kind == TokenKind::Word) else {
                    return;
                };
                Span { start: first.span.start, end }
            }
        } else {
            // `X said that …`, `X told Y that …`, `X said …`.
            // Only a verb with an object of its own lets words stand before `that`.
            let verb = saying.verb.of(self.text);
            let reach = if self.tables.setting.contains(&word(saying.after)) {
                // `said in a statement that`
                8
            } else if self.tables.listener.contains(&verb) {
                6
            } else {
                1
            };
            let near = (saying.after..saying.after + reach).find(|&n| self.tables.that.contains(&word(n)));
            let start = match near {
                Some(n) => n + 1,
                None if self.tables.bare.contains(&verb) => saying.after,
                None => return,
            };
            // What follows a comma is no longer said: `he said, hinting at more`.
            let word = |token: &&Token| token.span.of(self.text) != ",";
            let Some(first) = tokens.get(start).filter(word) else { return };
            Span { start: first.span.start, end }
        };
        if span.start < span.end && token::tokens(self.text, span).len() >= 3 {
            self.found.push(Quote {
                span,
                direct: false,
                speaker_span: saying.speaker_span,
                speaker: saying.speaker,
                verb: Some(saying.verb),
            });
        }
    }
}

/// As much of a stretch as stands in another; nothing of it where they do not meet.
fn clipped(span: Span, within: Span) -> Span {
    let start = span.start.clamp(within.start, within.end);
    Span { start, end: span.end.clamp(start, within.end) }
}

/// How it is known who says what stands in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sure {
    /// The sentence has him say them.
    Spoken,
    /// The sentence has him call something so, or want it.
    Told,
    /// His verb stands closest.
    Near,
}

/// Who says what stands in quotation marks, and how that is known: of those whose words they are, the one who says least
/// else; then the one whose verb stands closest.
pub(super) fn around(marked: Marked, told: &[Told<'_>]) -> Option<(Saying, Sure)> {
    let inside = |told: &&Told<'_>| !marked.inner.overlaps(told.saying.verb);
    let said = told.iter().filter(inside).filter_map(|told| {
        let span = told.said.iter().find(|span| marked.inner.overlaps(**span))?;
        Some((span.end - span.start, told))
    });
    if let Some((_, told)) = said.min_by_key(|(length, told)| (*length, told.saying.verb)) {
        return Some((told.saying, if told.speech { Sure::Spoken } else { Sure::Told }));
    }
    let gap = |verb: Span| {
        let (before, after) =
            (marked.outer.start.checked_sub(verb.end), verb.start.checked_sub(marked.outer.end));
        before.or(after).unwrap_or(u32::MAX)
    };
    let speech = told.iter().filter(|told| told.speech);
    speech.min_by_key(|told| gap(told.saying.verb)).map(|told| (told.saying, Sure::Near))
}
