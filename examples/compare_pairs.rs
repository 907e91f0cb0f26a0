//! Compares pairs of texts from standard input, one JSON line `{"id","a","b","published_a"?,"published_b"?}` each,
//! and prints one line of alignments and contradictions each. For measuring; `parallax compare --pairs` is the tool.

use std::io::{BufRead, Write};

use parallax::annotate::{Annotations, Context, Day, Entity, EntityId, annotate, name};
use parallax::explore::compare::{Side, compare};
use parallax::text::{Block, BlockKind, Document, ScalarIndex, SourceMap, Span, clean, sentence};

fn document(text: &str) -> Document {
    let cleaned = clean(text);
    if !cleaned.text.is_empty() || text.trim().is_empty() {
        return cleaned;
    }
    let span = Span::new(0, text.len());
    Document {
        lang: parallax::text::Lang::En,
        text: text.to_owned(),
        blocks: vec![Block { kind: BlockKind::Paragraph, span }],
        sentences: sentence::sentences(text, span),
        map: SourceMap::identity(text.len()),
        removed: Vec::new(),
    }
}

fn renumber(annotations: &mut Annotations, to: &[EntityId]) {
    let new = |id: EntityId| to.get(id.0 as usize).copied().unwrap_or(id);
    for mention in &mut annotations.mentions {
        mention.entity = new(mention.entity);
    }
    for role in &mut annotations.roles {
        role.person = new(role.person);
        role.of = role.of.map(new);
    }
    for quote in &mut annotations.quotes {
        quote.speaker = quote.speaker.map(new);
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let pair: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |key: &str| pair[key].as_str().unwrap_or_default();
        let day = |key: &str| pair[key].as_str().and_then(|day| day.parse::<Day>().ok());
        let (a, b) = (document(text("a")), document(text("b")));
        let mut x = annotate(&a, &Context { published: day("published_a") });
        let mut y = annotate(&b, &Context { published: day("published_b") });
        let merged = name::merge(&[&x.entities, &y.entities]);
        renumber(&mut x, merged.of_article.first().map_or(&[][..], Vec::as_slice));
        renumber(&mut y, merged.of_article.get(1).map_or(&[][..], Vec::as_slice));
        let entities: Vec<&Entity> = merged.entities.iter().collect();
        let result = compare(
            Side { document: &a, annotations: &x },
            Side { document: &b, annotations: &y },
            &entities,
        );
        let (left, right) = (ScalarIndex::new(text("a")), ScalarIndex::new(text("b")));
        let of_a = |span: Span| left.span(a.map.to_source(span));
        let of_b = |span: Span| right.span(b.map.to_source(span));
        let aligned: Vec<_> = result
            .aligned
            .iter()
            .map(|m| serde_json::json!({"a": of_a(m.a), "b": of_b(m.b), "kind": m.kind, "score": m.score}))
            .collect();
        let conflicts: Vec<_> = result
            .conflicts
            .iter()
            .map(|c| {
                serde_json::json!({"about": c.about, "kind": c.kind, "a": of_a(c.a), "b": of_b(c.b),
                    "words_a": c.words_a.of(&a.text), "words_b": c.words_b.of(&b.text), "confidence": c.confidence})
            })
            .collect();
        let only_a: Vec<_> = result.only_a.iter().map(|&span| of_a(span)).collect();
        let only_b: Vec<_> = result.only_b.iter().map(|&span| of_b(span)).collect();
        let line = serde_json::json!({"id": pair["id"], "aligned": aligned, "only_a": only_a, "only_b": only_b,
            "conflicts": conflicts});
        writeln!(out, "{line}")?;
    }
    Ok(())
}
