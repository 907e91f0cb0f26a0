//! Every rule's examples, and the reader as a whole.

use super::grammar::STAGES;
use super::*;
use crate::text::{Block, BlockKind, SourceMap, sentence::sentences};

/// A document of one paragraph a line.
fn document(text: &str) -> Document {
    let mut document =
        Document { text: text.to_owned(), map: SourceMap::identity(text.len()), ..Document::default() };
    let mut at = 0;
    for line in text.split("\n\n") {
        let span = Span::new(at, at + line.len());
        document.blocks.push(Block { kind: BlockKind::Paragraph, span });
        document.sentences.extend(sentences(text, span));
        at += line.len() + 2;
    }
    document
}

/// A Wednesday.
const PUBLISHED: &str = "2025-05-14";

fn context() -> Context<'static> {
    Context { published: PUBLISHED.parse().ok(), lang: None }
}

fn shown(mention: &DateMention) -> String {
    let modifier = mention.modifier.map_or(String::new(), |modifier| format!(" {}", modifier.as_str()));
    format!("{} {}{modifier}", mention.kind.as_str(), mention.value)
}

#[test]
fn every_rule_reads_its_examples_and_is_needed_for_one() {
    let mut wrong = Vec::new();
    for rule in STAGES.iter().copied().flatten() {
        let mut needed = false;
        for (text, expected) in rule.examples {
            let document = document(text);
            let mentions = read(&document, &context(), None);
            let found: Vec<String> = mentions.iter().map(shown).collect();
            if !found.iter().any(|one| one == expected) {
                wrong.push(format!("{}: {text:?} gives {found:?}, expected {expected}", rule.name));
            }
            needed |= read(&document, &context(), Some(rule.name)) != mentions;
        }
        if !needed {
            wrong.push(format!("{}: no example needs it", rule.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
