//! What belongs to the page, the agency or the company that an article is about, and not to the story: lines of copyright,
//! credits, notices that a story develops, a company's description of itself. It is set apart before anything is matched.
//!
//! The rules are literal on purpose: a sentence of the story that is lost is a fault.

use crate::explore::compare::tables::Reading;
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Span};

/// The longest line that can be the heading of a company's description, in words.
const HEADING: usize = 6;

/// The longest sentence of the page's own, in bytes.
const LONGEST: usize = 320;

/// From which part of an article on a company may describe itself, in hundredths.
const END: usize = 60;

/// Where a company's description of itself begins, as far as a line says so ("About Norvia"): from there on nothing belongs
/// to the story.
pub(super) fn description(document: &Document, reading: &Reading) -> u32 {
    let text = &document.text;
    if reading.about.is_empty() {
        return u32::MAX;
    }
    let late = |span: Span| span.start as usize * 100 >= text.len() * END;
    let heads = |span: Span| {
        let line = span.of(text).trim();
        let words = line.split_whitespace().count();
        let name = line.split_whitespace().nth(1).is_some_and(|word| word.starts_with(char::is_uppercase));
        let ends = line.trim_end_matches(':').ends_with(['.', '!', '?', '”', '"']);
        fold(line).starts_with(reading.about) && (2..=HEADING).contains(&words) && name && !ends
    };
    let blocks = document.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Table(_)));
    let mut lines = blocks.filter(|block| late(block.span) && heads(block.span));
    lines.next().map_or(u32::MAX, |block| block.span.start)
}

/// Whether a sentence belongs to no story.
pub(super) fn is_boilerplate(document: &Document, span: Span, reading: &Reading) -> bool {
    let text = &document.text;
    if span.len() > LONGEST {
        return false;
    }
    let folded = fold(span.of(text)).replace('’', "'");
    let line = folded.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    let quoted = folded.starts_with(['"', '“', '«']);
    if quoted {
        return false;
    }
    let late = span.start as usize * 100 >= text.len() * END;
    reading.begins.iter().any(|begin| line.starts_with(begin))
        || reading.holds.iter().any(|words| folded.contains(words))
        || late && reading.leading.iter().any(|words| line.contains(words)) && is_last(document, span)
}

/// Whether a sentence stands in the last block of an article, or the one before it.
fn is_last(document: &Document, span: Span) -> bool {
    let blocks = &document.blocks;
    blocks.iter().rev().take(2).any(|block| block.span.contains(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explore::compare::lexicon::lexicon;

    const STORY: &str = "Norvia will close its mill in Hallin in May, the company said on Monday, and 340 people will lose \
        their work. The mayor of Hallin said that she had not been told of it before.\n\nThe mill made paper for 90 \
        years. The union wants the board to meet it on Friday.\n\n";

    /// The sentences of a story with `end` behind it that are set apart.
    fn apart(end: &str) -> Vec<String> {
        let document = Document::plain(&format!("{STORY}{end}"));
        let reading = &lexicon([document.lang]).tables.reading;
        let from = description(&document, reading);
        let sentences = document.sentences.iter();
        let apart = sentences.filter(|span| span.start >= from || is_boilerplate(&document, **span, reading));
        apart.map(|span| span.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn what_belongs_to_the_page_is_set_apart() {
        for line in [
            "© 2031 The Hallin Post, all rights reserved.",
            "This is a developing story; check back for updates.",
            "Reporting by Ada Mora in Hallin; editing by Rolf Eik.",
            "Ruth Adeyemi contributed to this report.",
            "Norvia is a leading maker of paper with 4,000 workers in nine countries.",
            "Sign up for our morning letter and never miss a story.",
        ] {
            assert_eq!(apart(line), [line], "{line}");
        }
        let blurb = "About Norvia\n\nNorvia, founded in 1912, has 4,000 workers. It runs nine mills.";
        assert_eq!(apart(blurb).len(), 3, "{:?}", apart(blurb));
    }

    #[test]
    fn what_belongs_to_the_story_stays() {
        for line in [
            "“This is a developing story,” the mayor said.",
            "About 340 people work there.",
            "The bank said that Norvia was a leading maker of paper until 2025.",
            "The copyright of the song lies with the band.",
            "The report by the auditors was read on Monday.",
        ] {
            assert_eq!(apart(line), Vec::<String>::new(), "{line}");
        }
    }
}
