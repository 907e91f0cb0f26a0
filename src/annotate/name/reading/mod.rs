//! An article as the tagger reads it: tokens with what the tables and the rest of the article say of them.
//!
//! Only tokens that may stand in a name are *live*: capitalised words, and the small words, marks and numbers
//! between two of them. A maximal stretch of live tokens in one sentence is a *run*; a name never crosses a
//! run's end, so that nine tenths of a text cost the tagger nothing. This module must not know labels.

mod context;
mod run;
mod word;

use super::cluster::Clusters;
use super::hash::Table;
use super::lexicon::{Lexicon, class};
use super::rules::Rules;
use super::tables::Tables;
use crate::annotate::syntax::{self, Node};
use crate::text::{BlockKind, Document, Span, TokenKind, token};

pub(crate) use word::{Word, run_hash};

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

/// A sentence, as a stretch of words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence {
    /// First word.
    pub(crate) start: usize,
    /// One past the last word.
    pub(crate) end: usize,
    /// The first word that is one and no mark or number; the end where there is none.
    pub(crate) first: usize,
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
    /// The words of its language that the rules go by.
    pub(crate) rules: &'a Rules,
}

impl<'a> Reading<'a> {
    /// Reads an article, with the trees of its sentences where there are any.
    pub(crate) fn new(
        document: &'a Document,
        syntax: &[syntax::Sentence],
        tables: &'a Tables,
        clusters: &Clusters,
    ) -> Reading<'a> {
        let Tables { lexicon, rules } = tables;
        let text = document.text.as_str();
        let mut reading = Reading {
            text,
            words: Vec::with_capacity(text.len() / 5 + 8),
            sentences: Vec::with_capacity(document.sentences.len()),
            runs: Vec::new(),
            uses: Table::with_capacity(text.len() / 16 + 16),
            contexts: Table::with_capacity(text.len() / 32 + 16),
            topics: [0; 3],
            rules,
        };
        let mut buffer = String::new();
        let mut block = 0;
        for (n, &span) in document.sentences.iter().enumerate() {
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
            if let Some(tree) = syntax.get(n) {
                reading.tree(tree);
            }
        }
        reading.topics = clusters.topics(&reading.branches(clusters));
        for at in 0..reading.sentences.len() {
            reading.find_known(at, lexicon);
            reading.find_runs(at);
        }
        reading.find_contexts();
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
            self.words.push(Word::new(self.text, token, before, lexicon, clusters, buffer));
            before = token.span.end;
        }
        let words = self.words.get(start..).unwrap_or_default();
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
        let end = self.words.len();
        let first = words.iter().position(|word| word.kind == TokenKind::Word).map_or(end, |n| start + n);
        self.sentences.push(Sentence { start, end, first, style, block });
    }

    /// Hangs the words of the sentence that was read last on each other.
    fn tree(&mut self, tree: &syntax::Sentence) {
        let Some(&Sentence { start, end, .. }) = self.sentences.last() else { return };
        let nodes = syntax::of_tokens(&tree.words, &tree.tree, end - start);
        for (word, node) in self.words.iter_mut().skip(start).zip(nodes) {
            word.node = node.map(|node| Node { head: node.head.map(|head| head + start as u32), ..node });
        }
    }

    /// Marks the words that names of the tables cover, longest first from the left.
    fn find_known(&mut self, sentence: usize, lexicon: &Lexicon) {
        let Sentence { start, end, style, .. } = self.sentence_of(sentence);
        let words = self.stretch(start, end);
        let hashes: Vec<u64> = words.iter().map(|word| word.hash).collect();
        // Letters alone say little where all are capitals: `WHO` may be the word.
        let upper = |n: usize| {
            words.get(n).is_some_and(|word| {
                word.upper && (style != Style::Caps || word.classes & class::FUNCTION == 0)
            })
        };
        let mut at = 0;
        let mut hits = Vec::new();
        while let Some(word) = words.get(at) {
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
                    if self
                        .stretch(start + hit.start, start + hit.end)
                        .iter()
                        .any(|word| word.capital || word.kind == TokenKind::Mixed) =>
                {
                    at = hit.end;
                    hits.push(hit);
                }
                _ => at += 1,
            }
        }
        for hit in hits {
            for n in hit.start..hit.end {
                let Some(word) = self.words.get_mut(start + n) else { break };
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

    /// How a word occurs in this article.
    pub(crate) fn usage(&self, hash: u64) -> Use {
        self.uses.get(hash).unwrap_or_default()
    }

    /// A sentence, by its number.
    pub(crate) fn sentence_of(&self, sentence: usize) -> Sentence {
        self.sentences.get(sentence).copied().unwrap_or(Sentence {
            start: 0,
            end: 0,
            first: 0,
            style: Style::Mixed,
            block: 0,
        })
    }

    /// The word at a place; one that is nothing where there is none.
    #[inline]
    pub(crate) fn word(&self, at: usize) -> &Word {
        self.words.get(at).unwrap_or(&Word::NONE)
    }

    /// The word that the one at a place hangs on, as a place.
    pub(crate) fn head(&self, at: usize) -> Option<usize> {
        self.word(at).node?.head.map(|head| head as usize)
    }

    /// A word as written, but a hyphen of any kind as the plain one; nothing where there is none.
    pub(crate) fn written(&self, at: usize) -> &'a str {
        match self.words.get(at).map_or("", |word| word.span.of(self.text)) {
            "‐" | "‑" => "-",
            written => written,
        }
    }

    /// The words from one place to before another; none where they are not all there.
    #[inline]
    pub(crate) fn stretch(&self, start: usize, end: usize) -> &[Word] {
        self.words.get(start..end).unwrap_or_default()
    }

    /// The span from one word to before another.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        match (self.words.get(start), self.words.get(end.wrapping_sub(1))) {
            (Some(first), Some(last)) if start < end => first.span.join(last.span),
            _ => Span::default(),
        }
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
