//! An article as the tagger reads it: tokens with what the tables and the rest of the article say of them.
//!
//! Only tokens that may stand in a name are *live*: capitalised words, and the small words, marks and numbers
//! between two of them. A maximal stretch of live tokens in one sentence is a *run*; a name never crosses a
//! run's end, so that nine tenths of a text cost the tagger nothing. This module must not know labels.

use super::cluster::{Clusters, Kin};
use super::hash::{self, Table};
use super::lexicon::{Lexicon, class, word_hash};
use crate::text::{BlockKind, Document, Span, Token, TokenKind, token};

/// How the letters of a sentence are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// As prose is.
    Mixed,
    /// Most words capitalised, as in a headline.
    Title,
    /// All capitals.
    Caps,
}

/// A token with what is known of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Where it stands.
    pub(crate) span: Span,
    /// What it is made of.
    pub(crate) kind: TokenKind,
    /// Hash of the folded word.
    pub(crate) hash: u64,
    /// Classes of the word; bits of [`class`].
    pub(crate) classes: u32,
    /// Kinds of the names in the tables that cover it.
    pub(crate) known: u32,
    /// Where it stands in such a name: 0 none, 1 first, 2 inside, 3 last, 4 alone.
    pub(crate) place: u8,
    /// The words that it is like.
    pub(crate) kin: Kin,
    /// Letters: see [`shape`].
    pub(crate) shape: u32,
    /// First letter is a capital.
    pub(crate) capital: bool,
    /// No lower-case letter, and at least one capital.
    pub(crate) upper: bool,
    /// White space stands before it.
    pub(crate) spaced: bool,
}

/// A sentence, as a stretch of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    /// First word.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    /// How it is cased.
    pub(crate) style: Style,
    /// What block it stands in: 0 running text, 1 title or heading, 2 item, 3 table.
    pub(crate) block: u8,
}

/// A stretch of live words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    /// First word.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    /// Index of its sentence.
    pub(crate) sentence: usize,
}

/// How a word occurs in the article.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Use {
    /// Times in lower case.
    pub(crate) lower: u32,
    /// Times capitalised where nothing but a name is: inside a sentence of mixed case.
    pub(crate) inside: u32,
}

/// An article, read.
pub(crate) struct Reading<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its tokens.
    pub(crate) words: Vec<Word>,
    /// Its sentences.
    pub(crate) sentences: Vec<Sentence>,
    /// Its runs, in order.
    pub(crate) runs: Vec<Run>,
    uses: Table<Use>,
    /// What stands around each word in the runs of the article: see [`Reading::context`].
    contexts: Table<u32>,
    /// What the article is about, as far as its words in lower case tell: see [`Clusters::topics`].
    pub(crate) topics: [u16; 3],
}

/// Bits of what stands around a word: see [`Reading::context`].
mod around {
    pub(super) const TITLE: u32 = 1;
    pub(super) const PREPOSITION: u32 = 1 << 1;
    pub(super) const GIVEN: u32 = 1 << 2;
    pub(super) const THE: u32 = 1 << 3;
    pub(super) const SAYS: u32 = 1 << 4;
    pub(super) const OWNS: u32 = 1 << 5;
    pub(super) const BRACKET: u32 = 1 << 6;
    pub(super) const PLACE: u32 = 1 << 7;
    pub(super) const ENDING: u32 = 1 << 8;
    pub(super) const INITIALS: u32 = 1 << 9;
    pub(super) const AGE: u32 = 1 << 10;
    pub(super) const SPORT: u32 = 1 << 11;
    pub(super) const COMPANY: u32 = 1 << 12;
}

impl<'a> Reading<'a> {
    /// Reads an article.
    pub(crate) fn new(document: &'a Document, lexicon: &Lexicon, clusters: &Clusters) -> Reading<'a> {
        let text = document.text.as_str();
        let mut reading = Reading {
            text,
            words: Vec::with_capacity(text.len() / 5 + 8),
            sentences: Vec::with_capacity(document.sentences.len()),
            runs: Vec::new(),
            uses: Table::with_capacity(text.len() / 16 + 16),
            contexts: Table::with_capacity(text.len() / 32 + 16),
            topics: [0; 3],
        };
        let mut buffer = String::new();
        let mut block = 0;
        for &span in &document.sentences {
            while document.blocks.get(block).is_some_and(|b| b.span.end <= span.start) {
                block += 1;
            }
            let kind = match document.blocks.get(block).map(|b| &b.kind) {
                Some(BlockKind::Title | BlockKind::Heading(_)) => 1,
                Some(BlockKind::Item { .. }) => 2,
                Some(BlockKind::Table(_)) => 3,
                _ => 0,
            };
            reading.sentence(span, kind, lexicon, clusters, &mut buffer);
        }
        reading.topics = clusters.topics(&reading.branches(clusters));
        for at in 0..reading.sentences.len() {
            reading.find_known(at, lexicon);
            reading.find_runs(at);
        }
        for n in 0..reading.runs.len() {
            let run = reading.runs[n];
            for at in run.start..run.end {
                if reading.words[at].is_seed() {
                    let own = reading.around(run, at);
                    let seen = reading.contexts.entry(reading.words[at].hash);
                    *seen |= (*seen & own) << 16 | own;
                }
            }
        }
        reading
    }

    /// How often each upper branch of the clusters occurs among the words in lower case, by its number from 1.
    pub(crate) fn branches(&self, clusters: &Clusters) -> Vec<u32> {
        let mut counts = vec![0; clusters.branches()];
        for word in self.words.iter().filter(|word| word.is_content()) {
            let [.., branch] = clusters.cluster(word.kin);
            if let Some(count) = counts.get_mut(usize::from(branch)) {
                *count += 1;
            }
        }
        counts
    }

    /// What stands around this word in its run, as bits.
    fn around(&self, run: Run, at: usize) -> u32 {
        let sentence = self.sentences[run.sentence];
        let words = &self.words;
        let classes = |at: usize| words.get(at).map_or(0, |word| word.classes);
        let written = |at: usize| words.get(at).map_or("", |word| word.span.of(self.text));
        let mut bits = 0;
        let mut set = |fits: bool, bit: u32| bits |= if fits { bit } else { 0 };
        let before = (at > sentence.start).then(|| at - 1);
        if let Some(before) = before {
            let class = classes(before);
            set(class & (class::TITLE | class::ROLE) != 0, around::TITLE);
            set(class & class::GIVEN != 0 && words[before].capital, around::GIVEN);
            set(class & class::PLACE_PREP != 0, around::PREPOSITION);
            set(written(before).eq_ignore_ascii_case("the"), around::THE);
            set(written(before) == "(" && self.fits_initials(sentence, at), around::INITIALS);
            set(class & class::CORP != 0, around::COMPANY);
        }
        if run.end < sentence.end && at + 1 == run.end {
            let class = classes(run.end);
            let next = written(run.end);
            set(class & (class::SAY | class::ACT) != 0, around::SAYS);
            set(next.starts_with(['\'', '’']), around::OWNS);
            set(next == "(", around::BRACKET);
            set(class & class::SPORT != 0, around::SPORT);
            if next == "," && run.end + 1 < sentence.end {
                let other = &words[run.end + 1];
                set(other.known & super::lexicon::known::ANY_PLACE != 0, around::PLACE);
                set(other.kind == TokenKind::Number, around::AGE);
            }
        }
        if at + 1 < run.end {
            set(classes(at + 1) & class::ORG_HEAD != 0 && words[at + 1].capital, around::ENDING);
        }
        bits
    }

    /// Whether the letters of the word are the first letters of the words before it: `Farmers Union (FU)`.
    fn fits_initials(&self, sentence: Sentence, at: usize) -> bool {
        if !self.words[at].upper || at < sentence.start + 3 {
            return false;
        }
        let mut letters = self.words[at].span.of(self.text).chars().rev().filter(|c| c.is_alphabetic());
        let mut next = letters.next();
        let mut capitals = 0;
        for word in self.words[sentence.start..at - 1].iter().rev().take(12) {
            let Some(letter) = next else { break };
            if word
                .span
                .of(self.text)
                .chars()
                .next()
                .is_some_and(|c| c.to_uppercase().eq(letter.to_uppercase()))
            {
                next = letters.next();
                capitals += 1;
            } else if word.capital {
                return false;
            }
        }
        next.is_none() && capitals > 1
    }

    /// What stands around the word's other occurrences in the article: bits of [`around`].
    pub(crate) fn context(&self, run: Run, at: usize) -> u32 {
        let seen = self.contexts.get(self.words[at].hash).unwrap_or(0);
        let own = if self.words[at].is_seed() { self.around(run, at) } else { 0 };
        seen & 0xffff & !(own & !(seen >> 16))
    }

    fn sentence(
        &mut self,
        span: Span,
        block: u8,
        lexicon: &Lexicon,
        clusters: &Clusters,
        buffer: &mut String,
    ) {
        let start = self.words.len();
        let mut before = span.start;
        for token in token::tokens(self.text, span) {
            self.words.push(word(self.text, token, before, lexicon, clusters, buffer));
            before = token.span.end;
        }
        let words = &self.words[start..];
        let stopped = words.last().is_some_and(|word| matches!(word.span.of(self.text), "." | "!" | "?"));
        let style = style(words, block, stopped);
        for (n, word) in words.iter().enumerate() {
            if word.kind == TokenKind::Word {
                if word.capital {
                    self.uses.entry(word.hash).inside += u32::from(n > 0 && style == Style::Mixed);
                } else {
                    self.uses.entry(word.hash).lower += 1;
                }
            }
        }
        self.sentences.push(Sentence { start, end: self.words.len(), style, block });
    }

    /// Marks the words that names of the tables cover, longest first from the left.
    fn find_known(&mut self, sentence: usize, lexicon: &Lexicon) {
        let Sentence { start, end, style, .. } = self.sentences[sentence];
        let hashes: Vec<u64> = self.words[start..end].iter().map(|word| word.hash).collect();
        let upper = |n: usize| style != Style::Caps && self.words[start + n].upper;
        let mut at = 0;
        let mut hits = Vec::new();
        while at < hashes.len() {
            let word = &self.words[start + at];
            let compound =
                self.words.get(start + at + 1).is_some_and(|w| w.kind == TokenKind::Mark && !w.spaced);
            let may_begin = word.capital
                || (word.kind == TokenKind::Word && (compound || word.classes & class::PLACE_START != 0))
                || word.kind == TokenKind::Mixed
                || (word.classes & class::CONNECTOR != 0 && word.kind == TokenKind::Word);
            if !may_begin {
                at += 1;
                continue;
            }
            match lexicon.longest(&hashes, &upper, at) {
                Some(hit)
                    if (hit.start..hit.end).any(|n| {
                        self.words[start + n].capital || self.words[start + n].kind == TokenKind::Mixed
                    }) =>
                {
                    at = hit.end;
                    hits.push(hit);
                }
                _ => at += 1,
            }
        }
        for hit in hits {
            for n in hit.start..hit.end {
                let word = &mut self.words[start + n];
                word.known = hit.classes;
                word.place = match (n == hit.start, n + 1 == hit.end) {
                    (true, true) => 4,
                    (true, false) => 1,
                    (false, true) => 3,
                    (false, false) => 2,
                };
            }
        }
    }

    fn find_runs(&mut self, sentence: usize) {
        let Sentence { start, end, .. } = self.sentences[sentence];
        let mut at = start;
        while at < end {
            if !self.words[at].is_seed() && self.words[at].place == 0 {
                at += 1;
                continue;
            }
            // A particle right before it: `bin Laden`, `al-Assad`.
            let floor = self.runs.last().map_or(start, |run| run.end.max(start));
            let mut from = at;
            if from > floor + 1
                && self.is_hyphen(from - 1)
                && !self.words[from].spaced
                && self.is_particle(from - 2)
            {
                from -= 2;
            } else if from > floor && self.is_particle(from - 1) {
                from -= 1;
            }
            // `65th Fighter Wing`.
            if from > floor && self.words[from].spaced && self.is_ordinal(from - 1) {
                from -= 1;
            }
            let mut to = at + 1;
            // Over at most three words that may stand inside a name, if a seed follows.
            let mut next = to;
            while next < end && next - to <= 3 {
                if self.words[next].is_seed() || self.words[next].place != 0 {
                    to = next + 1;
                } else if !self.joins(next, to) {
                    break;
                }
                next += 1;
            }
            // `Wu Chi-wai`; also `US-based`, which the tagger tells apart.
            if to + 1 < end
                && self.is_hyphen(to)
                && self.words[to + 1].kind == TokenKind::Word
                && !self.words[to + 1].spaced
            {
                to += 2;
            }
            // A number or `II` right after belongs to it.
            if to < end && self.words[to].kind == TokenKind::Number && self.words[to].spaced {
                to += 1;
            }
            self.runs.push(Run { start: from, end: to, sentence });
            at = to;
        }
    }

    fn is_hyphen(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.kind == TokenKind::Mark && !word.spaced && word.span.of(self.text) == "-"
    }

    fn is_ordinal(&self, at: usize) -> bool {
        let word = &self.words[at];
        let written = word.span.of(self.text);
        word.kind == TokenKind::Mixed
            && written.starts_with(|c: char| c.is_ascii_digit())
            && ["st", "nd", "rd", "th"].iter().any(|ending| written.ends_with(ending))
    }

    fn is_particle(&self, at: usize) -> bool {
        let word = &self.words[at];
        word.kind == TokenKind::Word && word.classes & class::PARTICLE != 0 && word.span.len() > 1
    }

    /// Whether the word may stand between two capitalised words of one name.
    fn joins(&self, at: usize, after: usize) -> bool {
        let word = &self.words[at];
        match word.kind {
            TokenKind::Word => {
                word.classes & class::CONNECTOR != 0
                    || word.span.of(self.text).starts_with(['\'', '’'])
                    || (!word.spaced && !self.words[at - 1].spaced)
            }
            TokenKind::Mark => {
                let mark = word.span.of(self.text);
                match mark {
                    "&" | "'" | "’" | "." | "*" | "+" => true,
                    "-" | "–" | "/" | "@" => !word.spaced || at > after,
                    _ => false,
                }
            }
            TokenKind::Number | TokenKind::Mixed => true,
            TokenKind::Break => false,
        }
    }

    /// How a word occurs in this article.
    pub(crate) fn usage(&self, hash: u64) -> Use {
        self.uses.get(hash).unwrap_or_default()
    }

    /// The words of a run of tokens.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        match (self.words.get(start), self.words.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => first.span.join(last.span),
            _ => Span::default(),
        }
    }
}

impl Word {
    /// A word in lower case that says something of its own.
    pub(crate) fn is_content(&self) -> bool {
        self.kind == TokenKind::Word
            && !self.capital
            && self.classes & (class::FUNCTION | class::CONNECTOR) == 0
    }

    /// Whether a name can begin or end with it.
    pub(crate) fn is_seed(&self) -> bool {
        match self.kind {
            TokenKind::Word => self.capital || self.upper || self.shape & INNER_CAPITAL != 0,
            TokenKind::Mixed => self.capital || self.upper,
            _ => false,
        }
    }
}

/// Set in a [`shape`] with a capital after the first letter (`eBay`, `McCain`).
const INNER_CAPITAL: u32 = 1 << 31;

/// The shape of a word: capitals, small letters, digits and marks, runs of one sort as one, at most six.
fn shape(word: &str) -> u32 {
    let mut shape = 0;
    let mut last = 0;
    let mut length = 0;
    let mut inner = 0;
    for (n, c) in word.chars().enumerate() {
        let sort = if c.is_lowercase() {
            1
        } else if c.is_uppercase() {
            if n > 0 {
                inner = INNER_CAPITAL;
            }
            2
        } else if c.is_numeric() {
            3
        } else if c.is_alphabetic() {
            4
        } else if c == '.' {
            5
        } else {
            6
        };
        if sort != last && length < 6 {
            shape = shape << 3 | sort;
            length += 1;
            last = sort;
        }
    }
    let letters = word.chars().count() as u32;
    shape | letters.min(3) << 20 | inner
}

fn word(
    text: &str,
    token: Token,
    before: u32,
    lexicon: &Lexicon,
    clusters: &Clusters,
    buffer: &mut String,
) -> Word {
    let written = token.span.of(text);
    let (hash, capital, upper, shape) = if written.bytes().all(|byte| byte.is_ascii_lowercase()) {
        // Nine words of ten.
        (hash::bytes(written.as_bytes()), false, false, 1 | (written.len() as u32).min(3) << 20)
    } else {
        let upper = written.chars().any(char::is_uppercase) && !written.chars().any(char::is_lowercase);
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        (word_hash(written, buffer), capital, upper, shape(written))
    };
    Word {
        span: token.span,
        kind: token.kind,
        hash: if hash == 0 { 1 } else { hash },
        classes: lexicon.classes(hash),
        known: 0,
        place: 0,
        kin: clusters.kin(hash),
        shape,
        capital,
        upper,
        spaced: token.span.start > before,
    }
}

/// How a sentence is cased: by the share of its words that are capitalised, small function words left out.
/// One that ends in a full stop is prose unless all but a few words are.
fn style(words: &[Word], block: u8, stopped: bool) -> Style {
    let (mut total, mut capital, mut upper, mut long_upper) = (0, 0, 0, 0);
    for (n, word) in words.iter().enumerate() {
        if word.kind != TokenKind::Word {
            continue;
        }
        let small = word.classes & (class::FUNCTION | class::CONNECTOR) != 0;
        let length = word.span.len();
        if word.upper && length > 1 {
            upper += 1;
            long_upper += i32::from(length > 4);
        }
        if small && !word.upper || n == 0 || length == 1 {
            continue;
        }
        total += 1;
        capital += i32::from(word.capital);
    }
    let words =
        words.iter().filter(|word| word.kind == TokenKind::Word && word.span.len() > 1).count() as i32;
    if words >= 2 && upper * 4 >= words * 3 && long_upper > 0 {
        Style::Caps
    } else if (total >= 4 || (block == 1 && total >= 2))
        && (capital * 3 >= total * 2 && !stopped || capital * 10 >= total * 9)
    {
        Style::Title
    } else {
        Style::Mixed
    }
}

/// The hash of a run of words, for names that occur again.
pub(crate) fn run_hash(words: &[Word]) -> u64 {
    words.iter().fold(hash::SEED, |hash, word| hash::mix(hash, word.hash))
}
