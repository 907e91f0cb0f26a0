//! Quotes: words put into somebody's mouth, and into whose.
//!
//! Direct speech stands in quotation marks, straight, curly or angled; marks within marks stay inside, and a
//! quote that runs on over paragraphs, each of which opens anew, is one quote a paragraph with one speaker. A
//! few words in marks are a quote where the sentence has a verb of saying, and irony or a title elsewhere.
//! Reported speech is what follows `X said that`, and the sentence that `according to X` stands in. The speaker
//! is the name before the verb or, turned round, behind it; a pronoun is the person last named before it.
//! After the usual syntactic rules for news (Krestel, Bergler and Witte 2008; Pareti et al. 2013). This module
//! must not know how names are found.
use std::collections::{BTreeMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::{Entity, EntityId, Mention};
use crate::text::{Document, Lang, Span, Token, TokenKind, token};
use pronoun::{Gender, Scene};
use tables::Tables;

mod en;
mod pronoun;
mod speaker;
mod tables;

/// Words given as somebody's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words quoted, without quotation marks.
    pub span: Span,
    /// Whether they stand in quotation marks; otherwise it is reported speech.
    pub direct: bool,
    /// The words that name the speaker, where the text does.
    pub speaker_span: Option<Span>,
    /// The speaker, where those words name an entity.
    pub speaker: Option<EntityId>,
    /// The verb or phrase of saying: `said`, `according to`.
    pub verb: Option<Span>,
}

/// What the reader of quotes knows of a language; `None` where it has no tables.
fn tables(lang: Lang) -> Option<&'static Tables> {
    match lang {
        Lang::En | Lang::Undetermined => Some(en::tables()),
        Lang::Other(_) => None,
    }
}

/// Whether quotes are read in that language; asked by a page, which has no use for the tables themselves.
pub(crate) fn reads(lang: Lang) -> bool {
    !matches!(lang, Lang::Other(_))
}

/// The quotes in `document`, sorted by span; none in a language without tables. `mentions` are sorted by span,
/// `entities` are what they name.
pub fn quotes(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quote> {
    let Some(tables) = tables(document.lang) else { return Vec::new() };
    let mut finder = Finder {
        tables,
        text: &document.text,
        mentions,
        entities,
        found: Vec::new(),
        scenes: VecDeque::new(),
        genders: BTreeMap::new(),
    };
    let mut open = false;
    for block in &document.blocks {
        let direct = marked(&document.text, block.span, open);
        open = direct.last().is_some_and(|marked| !marked.closed);
        let first = document.sentences.partition_point(|sentence| sentence.end <= block.span.start);
        let sentences: Vec<Span> = document
            .sentences
            .iter()
            .skip(first)
            .take_while(|sentence| sentence.start < block.span.end)
            .copied()
            .collect();
        finder.block(&sentences, &direct);
    }
    let mut found = finder.found;
    found.sort_by_key(|quote| quote.span);
    found
}

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug)]
struct Marked {
    /// Without the marks.
    inner: Span,
    /// With them.
    outer: Span,
    /// Whether a closing mark was found in the block.
    closed: bool,
    /// Whether it goes on with a quote that the block before left open.
    goes_on: bool,
}

/// The stretches in quotation marks within a block. Linear: one pass, the outermost marks count.
fn marked(text: &str, block: Span, goes_on: bool) -> Vec<Marked> {
    let mut found: Vec<Marked> = Vec::new();
    let mut open: Option<(usize, usize, char)> = None;
    let mut before = ' ';
    let mut chars = block.of(text).char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let at = block.start as usize + at;
        let after = chars.peek().map_or(' ', |&(_, c)| c);
        match open {
            None => {
                let closing = match c {
                    '“' | '„' | '‟' => '”',
                    '«' => '»',
                    '"' if !before.is_alphanumeric() && !after.is_whitespace() => '"',
                    '‘' if !before.is_alphanumeric() && after.is_alphanumeric() => '’',
                    _ => ' ',
                };
                if closing != ' ' {
                    open = Some((at, at + c.len_utf8(), closing));
                }
            }
            Some((start, inner, closing)) => {
                let closes = match closing {
                    '”' => c == '”' || c == '"' && !before.is_whitespace(),
                    '"' => (c == '"' || c == '”') && (!before.is_whitespace() || after.is_whitespace()),
                    // An apostrophe between letters closes nothing.
                    '’' => c == '’' && !after.is_alphanumeric(),
                    other => c == other,
                };
                if closes {
                    found.push(Marked {
                        inner: Span::new(inner, at),
                        outer: Span::new(start, at + c.len_utf8()),
                        closed: true,
                        goes_on: goes_on && found.is_empty(),
                    });
                    open = None;
                }
            }
        }
        before = c;
    }
    // Left open: a quote over paragraphs, if it opens its block or ends it as speech does.
    if let Some((start, inner, closing)) = open
        && closing != '’'
    {
        let end = block.end as usize;
        found.push(Marked {
            inner: Span::new(inner, end),
            outer: Span::new(start, end),
            closed: false,
            goes_on: goes_on && found.is_empty(),
        });
    }
    found
}

/// Who is said to say something in a sentence.
#[derive(Clone, Copy, Debug)]
struct Saying {
    verb: Span,
    speaker_span: Option<Span>,
    speaker: Option<EntityId>,
    /// The pronoun that the speaker is, if it is one.
    pronoun: Option<Span>,
    /// Index of the first token after the verb and, turned round, the speaker.
    after: usize,
    /// Where speaker and verb begin.
    start: u32,
}

struct Finder<'a> {
    tables: &'static Tables,
    text: &'a str,
    mentions: &'a [Mention],
    entities: &'a [Entity],
    found: Vec<Quote>,
    /// Whom the sentences before name, the last sentence last; only the last few are kept.
    scenes: VecDeque<Scene>,
    /// Which pronoun or title the text has used for a person.
    genders: BTreeMap<EntityId, Gender>,
}

impl Finder<'_> {
    fn block(&mut self, sentences: &[Span], direct: &[Marked]) {
        let mut next = 0;
        let mut last: Option<Saying> = None;
        // Whether the sentence before ends with or tells of a quote.
        let mut quoted = false;
        for &sentence in sentences {
            let tokens = token::tokens(self.text, sentence);
            while direct.get(next).is_some_and(|m| m.outer.end <= sentence.start) {
                next += 1;
            }
            let own = direct.iter().skip(next).take_while(|m| m.outer.start < sentence.end).copied();
            let own: Vec<Marked> = own.collect();
            let outside = |span: Span| !own.iter().any(|m| m.inner.overlaps(span));
            let mut saying = self.saying(&tokens, &outside);
            if let Some(saying) = &mut saying
                && let Some(pronoun) = saying.pronoun
            {
                saying.speaker = self.resolve(pronoun, sentence, saying.start, &outside);
            }
            for marked in &own {
                // Each quote once, in the sentence in which it begins, or in a later one that says who speaks.
                if marked.outer.start < sentence.start {
                    if let (Some(saying), Some(quote)) =
                        (saying, self.found.iter_mut().rev().find(|quote| quote.span == marked.inner))
                        && quote.verb.is_none()
                    {
                        fill(quote, saying);
                    }
                    continue;
                }
                let inner = token::tokens(self.text, marked.inner);
                let words = inner.iter().filter(|token| token.kind == TokenKind::Word).count();
                // Speech of its own, not a part of a sentence of the author's.
                let whole = marked.outer.start == sentence.start && marked.outer.end >= sentence.end;
                let inherits = marked.goes_on || whole && (quoted || words >= 4);
                let speech = saying.or(if inherits { last } else { None });
                // `the minister` alone makes no speech of `a “hot” summer`, as a name or pronoun does.
                let named = speech.is_some_and(|saying| saying.speaker.is_some() || saying.pronoun.is_some());
                let told = saying.is_some() && self.speech(*marked, sentence) || whole && speech.is_some();
                let short = !named && !told && words < 5 && !marked.goes_on;
                if words == 0 || short || speech.is_none() && !whole && self.title(&inner, *marked) {
                    continue;
                }
                let mut quote =
                    Quote { span: marked.inner, direct: true, speaker_span: None, speaker: None, verb: None };
                match speech {
                    Some(saying) => fill(&mut quote, saying),
                    None if marked.goes_on => {
                        if let Some(before) = self.found.iter().rev().find(|quote| quote.direct) {
                            quote.speaker = before.speaker;
                            quote.speaker_span = before.speaker_span;
                            quote.verb = before.verb;
                        }
                    }
                    None => {}
                }
                // The paragraphs that the quote goes on from have the same speaker.
                if marked.goes_on {
                    let mut next = quote.span;
                    for before in self.found.iter_mut().rev() {
                        let gap = Span { start: before.span.end.min(next.start), end: next.start };
                        let joined = !gap.of(self.text).contains(char::is_alphanumeric);
                        if !joined || !before.direct || before.speaker_span.is_some() {
                            break;
                        }
                        before.speaker = quote.speaker;
                        before.speaker_span = quote.speaker_span;
                        before.verb = quote.verb;
                        next = before.span;
                    }
                }
                self.found.push(quote);
            }
            if let Some(saying) = saying {
                if own.is_empty() {
                    self.reported(sentence, &tokens, saying);
                }
                last = Some(saying);
            } else if own.is_empty() {
                last = None;
            }
            quoted = !own.is_empty() && last.is_some();
            self.remember(sentence, saying, &outside);
        }
        self.end_block();
    }

    /// Whether a verb of saying in the sentence goes with the marks, though nobody may be found to say it: they
    /// follow a colon, or they hold a sentence and end as speech does before `he said`.
    fn speech(&self, marked: Marked, sentence: Span) -> bool {
        let before = Span { start: sentence.start, end: marked.outer.start.max(sentence.start) };
        let inner = marked.inner.of(self.text);
        before.of(self.text).trim_end().ends_with(':')
            || inner.starts_with(char::is_uppercase) && inner.ends_with([',', '.', '!', '?', '…'])
    }

    /// Whether the marks hold the title of a work: each longer word after the first has a capital.
    fn title(&self, inner: &[Token], marked: Marked) -> bool {
        let words =
            || inner.iter().skip(1).map(|token| token.span.of(self.text)).filter(|word| word.len() > 4);
        marked.closed && words().count() > 1 && words().all(|word| word.starts_with(char::is_uppercase))
    }

    /// What a sentence without quotation marks reports.
    fn reported(&mut self, sentence: Span, tokens: &[Token], saying: Saying) {
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

fn fill(quote: &mut Quote, saying: Saying) {
    quote.verb = Some(saying.verb);
    quote.speaker_span = saying.speaker_span;
    quote.speaker = saying.speaker;
}

#[cfg(test)]
mod tests;
