use super::*;
use crate::text::{Block, BlockKind, SourceMap, clean, sentence};

fn doc(text: &str) -> Document {
    let cleaned = clean::clean(text);
    if !cleaned.text.is_empty() {
        return cleaned;
    }
    let mut document =
        Document { text: text.to_owned(), map: SourceMap::identity(text.len()), ..Document::default() };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end_matches('\n').len());
        start += line.len();
        if !span.is_empty() {
            document.blocks.push(Block { kind: BlockKind::Paragraph, span });
            document.sentences.extend(sentence::sentences(text, span));
        }
    }
    document
}

#[test]
#[ignore]
fn dump() {
    let mut all = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir("corpus/sahel")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let document = doc(&text);
        let names = names(&document, &[]);
        println!("== {}", path.display());
        for e in &names.entities {
            println!(
                "{:?} {} <- {:?}",
                e.kind,
                e.name,
                e.aliases.iter().map(|a| format!("{}×{}", a.name, a.count)).collect::<Vec<_>>()
            );
        }
        for r in &names.roles {
            println!(
                "ROLE {} = {} of {:?} [{}]",
                r.office,
                names.entities[r.person.0 as usize].name,
                r.of.map(|o| &names.entities[o.0 as usize].name),
                r.span.of(&document.text)
            );
        }
        all.push(names.entities);
    }
    let slices: Vec<&[Entity]> = all.iter().map(Vec::as_slice).collect();
    println!("== merged");
    for e in merge(&slices).entities {
        println!(
            "{:?} {} <- {:?}",
            e.kind,
            e.name,
            e.aliases.iter().map(|a| format!("{}×{}", a.name, a.count)).collect::<Vec<_>>()
        );
    }
}
