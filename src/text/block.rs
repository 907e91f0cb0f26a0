//! What a cleaned article is made of.

use serde::{Deserialize, Serialize};

use super::language::tables;
use super::removal::RemovalRule;
use super::sentence;
use super::token::{self, Token};
use super::{Lang, SourceMap, Span};

/// A cleaned article.
///
/// `text` holds the blocks in reading order with one blank line (`"\n\n"`) between two. Inside a table, rows
/// are lines (`"\n"`) and cells are divided by a tab. No other control characters occur, and a block other
/// than a table holds no line break. `blocks` and `sentences` are sorted and do not overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The language it is in: declared, else detected.
    pub lang: Lang,
    /// The text as shown.
    pub text: String,
    /// Blocks in reading order; together they cover all of `text` but the separators.
    pub blocks: Vec<Block>,
    /// Sentences in reading order. A heading, a list item and a row of a table have at least one of their own.
    pub sentences: Vec<Span>,
    /// The way back to the source.
    pub map: SourceMap,
    /// What was taken out, and by which rule, in order of the source.
    pub removed: Vec<Removal>,
}

/// One block of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands in the cleaned text.
    pub span: Span,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The article's own headline, once.
    Title,
    /// A heading inside the article; 1 is the highest.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// One item of a list; neighbours of one kind make a list. The bullet or number is not in the text.
    Item {
        /// Whether the list is numbered.
        ordered: bool,
        /// 0 for the outermost list.
        depth: u8,
    },
    /// A table, row by row.
    Table(Vec<Row>),
    /// A passage set off as a quotation.
    Quote,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Whether its cells are headers.
    pub header: bool,
    /// The cells, left to right; an empty cell has an empty span.
    pub cells: Vec<Cell>,
}

/// A cell of a table.
pub type Cell = Span;

/// A stretch of the source that is not in the cleaned text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Removal {
    /// Where it stood in the source.
    pub source: Span,
    /// The rule that took it out.
    pub rule: RemovalRule,
}

impl Document {
    /// Whether a heading of the first level stands somewhere before.
    pub fn has_part_before(&self, at: Span) -> bool {
        let mut before = self.blocks.iter().take_while(|block| block.span.start < at.start);
        before.any(|block| matches!(block.kind, BlockKind::Heading(0 | 1)))
    }

    /// A text that is taken as it stands: each line a paragraph, nothing left out.
    pub fn plain(text: &str) -> Document {
        let mut document =
            Document { text: text.to_owned(), map: SourceMap::identity(text.len()), ..Document::default() };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let span = Span::new(start, start + line.trim_end().len());
            start += line.len();
            if !span.is_empty() {
                document.blocks.push(Block { kind: BlockKind::Paragraph, span });
                document.sentences.extend(sentence::sentences(text, span));
            }
        }
        document
    }

    /// The tokens of a stretch of the text, read by the tables of its language.
    pub fn tokens(&self, within: Span) -> Vec<Token> {
        token::tokens_by(tables(self.lang), &self.text, within)
    }

    /// Takes the text to be in that language, which is declared from outside: its sentences are cut anew where
    /// they were cut by the tables of another.
    pub fn declare(&mut self, lang: Lang) {
        let before = tables(self.lang);
        self.lang = lang;
        if !std::ptr::eq(before, tables(lang)) {
            let cut = |block: &Block| sentence::sentences_by(tables(lang), &self.text, block.span);
            self.sentences = self.blocks.iter().flat_map(cut).collect();
        }
    }

    /// The block that holds byte `at` of the text.
    pub fn block_at(&self, at: u32) -> Option<&Block> {
        let after = self.blocks.partition_point(|block| block.span.start <= at);
        self.blocks.get(after.checked_sub(1)?).filter(|block| at < block.span.end)
    }

    /// Index of the sentence that holds byte `at` of the text.
    pub fn sentence_at(&self, at: u32) -> Option<usize> {
        let index = self.sentences.partition_point(|sentence| sentence.start <= at).checked_sub(1)?;
        self.sentences.get(index).is_some_and(|sentence| at < sentence.end).then_some(index)
    }

    /// The article's own headline, where the source has one.
    pub fn title(&self) -> Option<&str> {
        Some(self.title_span()?.of(&self.text))
    }

    /// Where the article's own headline stands.
    pub fn title_span(&self) -> Option<Span> {
        self.blocks.iter().find(|block| block.kind == BlockKind::Title).map(|block| block.span)
    }
}
