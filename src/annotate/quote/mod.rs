//! Quotes: words put into somebody's mouth, and into whose.
//!
//! Direct speech stands in quotation marks, straight, curly or angled; marks within marks stay inside, and a
//! quote that runs on over paragraphs, each of which opens anew, is one quote a paragraph with one speaker. A
//! few words in marks are a quote where the sentence has a verb of saying, and irony or a title elsewhere.
//! Reported speech is what follows `X said that`, and the sentence that `according to X` stands in. The speaker
//! is the name before the verb or, turned round, behind it; a pronoun is the person last named before it.
//! After the usual syntactic rules for news (Krestel, Bergler and Witte 2008; Pareti et al. 2013). This module
//! must not know how names are found.
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::clause::{Clause, Speaker, Telling};
use super::wordlist::has;
use super::{Entity, EntityId, Mention};
use crate::text::{Document, Lang, Span, Token, TokenKind, dateline, token};
use marks::{Marked, marked};
use pronoun::{Gender, Scene};
use reported::Sure;
use tables::Tables;

mod en;
mod marks;
mod pronoun;
mod reported;
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

/// What can stand between words in quotation marks and the name of who said them.
const DASHES: &[char] = &['—', '–', '―', '-'];

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
/// `entities` are what they name, `telling` is what the tree of each sentence tells, or nothing at all.
pub(crate) fn quotes(
    document: &Document,
    mentions: &[Mention],
    entities: &[Entity],
    telling: &[Telling],
) -> Vec<Quote> {
    let Some(tables) = tables(document.lang) else { return Vec::new() };
    let mut finder = Finder {
        tables,
        text: &document.text,
        mentions,
        entities,
        found: Vec::new(),
        scenes: VecDeque::new(),
        ahead: None,
        genders: BTreeMap::new(),
    };
    // One line alone that begins with a name and a colon is a headline.
    let lines = document.blocks.iter().filter(|block| finder.line(block.span).is_some()).count();
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
        if lines > 1
            && direct.is_empty()
            && let Some(line) = finder.line(block.span)
        {
            finder.found.push(line);
            continue;
        }
        finder.block(&sentences, telling.get(first..).unwrap_or_default(), &direct);
    }
    let mut found = finder.found;
    for quote in &mut found {
        if !quote.direct {
            quote.span = dateline::behind(&document.text, quote.span);
        }
        quote.speaker_span =
            quote.speaker_span.map(|span| with_name(document, mentions, quote.speaker, span));
    }
    // What stands in quotation marks goes before the same words without them.
    found.sort_by_key(|quote| (quote.span, !quote.direct));
    found.dedup_by_key(|quote| quote.span);
    found
}

/// Gives clauses the speakers of the quotes that they stand in: what stands in somebody's quotation marks is said by him, so
/// is what stands where a tree has lost it, and whom a pronoun stands for is known from the story. `quotes` and `clauses`
/// are sorted by span.
pub(crate) fn spoken(quotes: &[Quote], telling: &[Telling], clauses: &mut [Clause]) {
    let meant: BTreeMap<(Span, Span), EntityId> = quotes
        .iter()
        .filter_map(|quote| Some(((quote.verb?, quote.speaker_span?), quote.speaker?)))
        .collect();
    let lost = telling.iter().flat_map(|telling| &telling.told).filter(|told| told.lost);
    let lost: BTreeSet<Span> = lost.map(|told| told.verb).collect();
    for quote in quotes {
        let Some(span) = quote.speaker_span else { continue };
        if !quote.direct && quote.verb.is_none_or(|verb| !lost.contains(&verb)) {
            continue;
        }
        let first = clauses.partition_point(|clause| clause.span.start < quote.span.start);
        let rest = clauses.get_mut(first..).unwrap_or_default().iter_mut();
        for clause in rest.take_while(|clause| clause.span.start < quote.span.end) {
            if clause.speaker.is_none() && clause.predicate.end <= quote.span.end {
                let verb = quote.verb.unwrap_or(span);
                clause.speaker = Some(Speaker { span: Some(span), entity: quote.speaker, verb });
            }
        }
    }
    for speaker in clauses.iter_mut().filter_map(|clause| clause.speaker.as_mut()) {
        let known = speaker.span.and_then(|span| meant.get(&(speaker.verb, span)));
        speaker.entity = speaker.entity.or(known.copied());
    }
}

/// The words that name a speaker, with the name behind their comma: "the Omani mediator, Salim al-Harthy".
fn with_name(document: &Document, mentions: &[Mention], speaker: Option<EntityId>, span: Span) -> Span {
    let next = mentions.partition_point(|mention| mention.span.start < span.end);
    let name = mentions.get(next).filter(|mention| Some(mention.entity) == speaker);
    let beside =
        |mention: &&Mention| Span { start: span.end, end: mention.span.start }.of(&document.text) == ", ";
    name.filter(beside).map_or(span, |mention| span.join(mention.span))
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
    /// Who says what follows the colon at the end of the block before.
    ahead: Option<Saying>,
    /// Which pronoun or title the text has used for a person.
    genders: BTreeMap<EntityId, Gender>,
}

impl Finder<'_> {
    fn block(&mut self, sentences: &[Span], telling: &[Telling], direct: &[Marked]) {
        let mut next = 0;
        let mut last: Option<Saying> = None;
        let ahead = self.ahead.take();
        // Whether the sentence before ends with or tells of a quote.
        let mut quoted = false;
        for (n, &sentence) in sentences.iter().enumerate() {
            let tokens = token::tokens(self.text, sentence);
            while direct.get(next).is_some_and(|m| m.outer.end <= sentence.start) {
                next += 1;
            }
            let own = direct.iter().skip(next).take_while(|m| m.outer.start < sentence.end).copied();
            let own: Vec<Marked> = own.collect();
            let outside = |span: Span| !own.iter().any(|m| m.inner.overlaps(span));
            let telling = telling.get(n);
            let mut told = self.told(telling, &tokens, &outside);
            for told in &mut told {
                self.meant(&mut told.saying, sentence, &outside);
            }
            // Who speaks in the sentence: by its tree, or by the words around its verbs where the tree finds nobody.
            let mut saying = told.iter().find(|told| told.speech).map(|told| told.saying);
            if saying.is_none() {
                saying = self.saying(&tokens, &outside);
                if let Some(saying) = &mut saying {
                    self.meant(saying, sentence, &outside);
                }
            }
            for marked in &own {
                // Each quote once, in the sentence in which it begins, or in a later one that says who speaks.
                let told_by = reported::around(*marked, &told);
                let sure = told_by.map_or(Sure::Spoken, |(_, sure)| sure);
                let around = told_by.map(|(saying, _)| saying).or(saying);
                if marked.outer.start < sentence.start {
                    if let (Some(saying), Some(quote)) =
                        (around, self.found.iter_mut().rev().find(|quote| quote.span == marked.inner))
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
                let speech = around.or(if inherits { last } else { None });
                // `She said:` and, in the paragraph that follows, what she said; `Mora: “…”`.
                let opens = n == 0 && marked.outer.start == sentence.start;
                let speech = speech.or(ahead.filter(|_| opens)).or_else(|| self.colon(*marked, sentence));
                let speech = speech.or_else(|| self.signed(*marked).filter(|_| opens));
                // `the minister` alone makes no speech of `a “hot” summer`, as a name or pronoun does.
                let named = speech.is_some_and(|saying| saying.speaker.is_some() || saying.pronoun.is_some());
                let spoken = saying.is_some() && self.speech(*marked, sentence) || whole && speech.is_some();
                let short = !named && !spoken && words < 5 && !marked.goes_on;
                // Words that are named or doubted, in a sentence where somebody speaks of something else.
                let aside = !whole
                    && !marked.goes_on
                    && (sure == Sure::Near && words < 5 || sure != Sure::Spoken && self.titled(&inner))
                    && (self.titled(&inner) && self.runs_on(*marked, sentence, around)
                        || !around.is_some_and(|saying| self.beside(*marked, sentence, saying)));
                let untold = speech.is_none() && !whole && self.title(&inner, *marked);
                if words == 0 || short || aside || untold {
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
            // `“Is it so?” she asked`: the sentence seems to end within the quotation.
            if let Some(told) = told.iter().find(|told| told.speech)
                && own.is_empty()
            {
                self.asked(sentence, told.saying);
            }
            if telling.is_some() {
                self.report(&told, &own);
            } else if let Some(saying) = saying.filter(|_| own.is_empty()) {
                self.reported(sentence, &tokens, saying);
            }
            if saying.is_some() {
                last = saying;
            } else if own.is_empty() {
                last = None;
            }
            quoted = !own.is_empty() && last.is_some();
            let subject = telling.and_then(|telling| telling.subject);
            self.remember(sentence, saying, subject, &outside);
        }
        let colon = sentences.last().is_some_and(|last| last.of(self.text).trim_end().ends_with(':'));
        self.ahead = last.filter(|_| colon);
        self.end_block();
    }

    /// A line of a conversation: a person, a colon, and what the person says.
    fn line(&self, block: Span) -> Option<Quote> {
        let first = self.mentions.partition_point(|mention| mention.span.start < block.start);
        let mention = self.mentions.get(first).filter(|mention| mention.span.start == block.start)?;
        let rest = Span { start: mention.span.end, end: block.end.max(mention.span.end) };
        let said = rest.of(self.text).strip_prefix(": ")?;
        let span = Span { start: rest.end - said.trim_start().len() as u32, end: rest.end };
        let words = said.split_whitespace().count();
        (self.is_person(mention.entity) && words > 3).then_some(Quote {
            span,
            direct: false,
            speaker_span: Some(mention.span),
            speaker: Some(mention.entity),
            verb: None,
        })
    }

    /// The person whose name and colon stand before the marks.
    fn colon(&self, marked: Marked, sentence: Span) -> Option<Saying> {
        let before =
            Span { start: sentence.start, end: marked.outer.start.max(sentence.start) }.of(self.text);
        let name = before.trim_end().strip_suffix(':')?;
        let mention = self.ending_at(sentence.start + name.len() as u32)?;
        // There is no verb.
        let verb = Span { start: mention.span.end, end: mention.span.end };
        self.is_person(mention.entity).then_some(Saying {
            verb,
            speaker_span: Some(mention.span),
            speaker: Some(mention.entity),
            pronoun: None,
            after: 0,
            start: mention.span.start,
        })
    }

    /// The person who is named behind the marks and a dash, at the end of the line: `“…” — Ana Díaz`.
    fn signed(&self, marked: Marked) -> Option<Saying> {
        let rest = self.text.get(marked.outer.end as usize..)?;
        let line = rest.lines().next()?.trim_end();
        let name = line.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c));
        let dash = line.get(..line.len() - name.len())?.trim();
        let start = marked.outer.end + (line.len() - name.len()) as u32;
        let mention = self.starting_at(start).filter(|_| !dash.is_empty())?;
        let behind = self.text.get(mention.span.end as usize..)?.lines().next().unwrap_or("");
        let ends = behind.trim().trim_end_matches('.').is_empty() || behind.starts_with(',');
        (ends && self.is_person(mention.entity)).then_some(Saying {
            verb: Span { start: mention.span.start, end: mention.span.start },
            speaker_span: Some(mention.span),
            speaker: Some(mention.entity),
            pronoun: None,
            after: 0,
            start: mention.span.start,
        })
    }

    /// Gives the words in marks right before a sentence to who speaks in it, if they end with a sign that does not end
    /// the sentence they stand in, and nobody else speaks them.
    fn asked(&mut self, sentence: Span, saying: Saying) {
        let text = self.text;
        let open = |quote: &&mut Quote| {
            let gap = Span { start: quote.span.end, end: sentence.start.max(quote.span.end) }.of(text);
            let ends = quote.span.of(text).ends_with(['?', '!', ',', '…', '-', '—', '–']);
            quote.direct && quote.verb.is_none() && ends && !gap.contains(char::is_alphanumeric)
        };
        if let Some(quote) = self.found.iter_mut().rev().take(3).find(open) {
            fill(quote, saying);
        }
    }

    /// Finds whom the pronoun that says something stands for.
    fn meant(&mut self, saying: &mut Saying, sentence: Span, outside: &dyn Fn(Span) -> bool) {
        if let Some(pronoun) = saying.pronoun {
            saying.speaker = self.resolve(pronoun, sentence, saying.start, outside);
        }
    }

    /// Whether a verb of saying in the sentence goes with the marks, though nobody may be found to say it: they
    /// follow a colon, or they hold a sentence and end as speech does before `he said`.
    fn speech(&self, marked: Marked, sentence: Span) -> bool {
        let before = Span { start: sentence.start, end: marked.outer.start.max(sentence.start) };
        let inner = marked.inner.of(self.text);
        before.of(self.text).trim_end().ends_with(':')
            || inner.starts_with(char::is_uppercase) && inner.ends_with([',', '.', '!', '?', '…'])
    }

    /// Whether marks and speaker stand side by side, as in speech: `“No,” she said`, `she said, “No”`, `she said: “No”`.
    fn beside(&self, marked: Marked, sentence: Span, saying: Saying) -> bool {
        let before = Span { start: sentence.start, end: marked.outer.start.max(sentence.start) };
        let before = before.of(self.text).trim_end();
        let near = |from: u32, to: u32| {
            let gap = Span { start: from, end: to.max(from) }.of(self.text);
            from <= to && !gap.contains(char::is_alphanumeric)
        };
        let first = saying.speaker_span.map_or(saying.verb, |speaker| speaker.join(saying.verb));
        // "emphasized that the need was for “advice and patience”"
        let behind = Span { start: saying.verb.end, end: marked.outer.start.max(saying.verb.end) };
        let behind = behind.of(self.text);
        let that = behind.split_whitespace().next().is_some_and(|word| has(&self.tables.that, word))
            && !behind.contains([',', ';']);
        that || before.ends_with([',', ':'])
            || near(first.end, marked.outer.start)
            || near(saying.verb.end, marked.outer.start)
            || near(marked.outer.end, first.start)
            || near(marked.outer.end, saying.verb.start)
    }

    /// Whether marks stand within a phrase of the author's: `on “Sunday Hour,” Ferri said`.
    fn runs_on(&self, marked: Marked, sentence: Span, saying: Option<Saying>) -> bool {
        let before = Span { start: sentence.start, end: marked.outer.start.max(sentence.start) };
        let verb = saying.is_some_and(|saying| {
            let gap = Span { start: saying.verb.end, end: marked.outer.start.max(saying.verb.end) };
            saying.verb.end <= marked.outer.start && gap.of(self.text).trim().is_empty()
        });
        before.of(self.text).trim_end().ends_with(char::is_alphanumeric) && !verb
    }

    /// Whether words are written as titles are: two and more, each that is longer than three letters with a capital.
    fn titled(&self, inner: &[Token]) -> bool {
        let words = || inner.iter().map(|token| token.span.of(self.text)).filter(|word| word.len() > 3);
        words().count() > 1 && words().all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the marks hold the title of a work: each longer word after the first has a capital.
    fn title(&self, inner: &[Token], marked: Marked) -> bool {
        let words =
            || inner.iter().skip(1).map(|token| token.span.of(self.text)).filter(|word| word.len() > 4);
        marked.closed && words().count() > 1 && words().all(|word| word.starts_with(char::is_uppercase))
    }
}

fn fill(quote: &mut Quote, saying: Saying) {
    quote.verb = Some(saying.verb).filter(|verb| verb.start < verb.end);
    quote.speaker_span = saying.speaker_span;
    quote.speaker = saying.speaker;
}

#[cfg(test)]
mod tests;
