//! The whole way, on the articles shipped: files → text → annotate → corpus → packed → explore.
//!
//! What comes out is kept as snapshots, one an article and one of the corpus, to be read by a person whenever they
//! change: `cargo insta review`, or `INSTA_UPDATE=always cargo test --test pipeline` and a look at the difference.

#![cfg(feature = "prepare")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

#[path = "common/spaced.rs"]
mod spaced;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use parallax::annotate::{Anchor, DateMention, EntityKind};
use parallax::corpus::{self, Article, Body, Corpus, Curated, Curation};
use parallax::explore::compare::{Side, compare};
use parallax::explore::{Query, Selection, facets, search, timeline};
use parallax::ingest;
use parallax::text::BlockKind;
use spaced::spaced;

/// The articles shipped, as they are without metadata and curation.
fn sahel() -> Corpus {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/sahel");
    let mut annotated = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let reading = ingest::read(&fs::read(&path).unwrap(), &path.to_string_lossy());
            assert_eq!(reading.problems, []);
            for input in reading.inputs {
                let annotations = input.annotate();
                annotated.push((input, annotations));
            }
        }
    }
    let Curated { corpus, problems } = corpus::assemble(annotated, &Curation::default());
    assert_eq!(problems, []);
    corpus
}

fn blocks(out: &mut String, body: &Body) {
    let text = &body.document.text;
    for block in &body.document.blocks {
        let words: String = block.span.of(text).chars().take(60).collect();
        let words = words.replace(['\n', '\t'], " | ");
        match &block.kind {
            BlockKind::Title => writeln!(out, "  title      {words}"),
            BlockKind::Heading(level) => writeln!(out, "  heading {level}  {words}"),
            BlockKind::Paragraph => writeln!(out, "  paragraph  {words}"),
            BlockKind::Item { ordered, depth } => {
                writeln!(out, "  item {}{depth}    {words}", if *ordered { '#' } else { '*' })
            }
            BlockKind::Quote => writeln!(out, "  quote      {words}"),
            BlockKind::Table(rows) => {
                let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
                writeln!(out, "  table {}×{columns}  {words}", rows.len())
            }
        }
        .unwrap();
    }
}

fn date(body: &Body, date: &DateMention) -> String {
    let words = date.span.of(&body.document.text);
    let anchor = match &date.basis.anchor {
        Anchor::Absolute => String::new(),
        Anchor::Century => ", without its century".to_owned(),
        Anchor::Published(day) => format!(", from {day}"),
        Anchor::Order(span) => format!(", in the order of “{}”", span.of(&body.document.text)),
        Anchor::OrderPublished(day) => format!(", in the order of {day}"),
        Anchor::Either(one, other) => format!(", either {one} or {other}"),
        Anchor::Dateline(span) | Anchor::Mention(span) => {
            format!(", from “{}”", span.of(&body.document.text))
        }
        Anchor::Unresolved(reason) => format!(", open: {}", spaced(reason)),
        Anchor::Curator(why) => format!(", curator: {why}"),
    };
    let modifier = date.modifier.map_or("", parallax::annotate::Modifier::as_str);
    format!("“{words}” {} {} {modifier} ({}{anchor})", date.kind.as_str(), date.value, date.basis.rule)
}

/// An article, for a person to read.
fn show(corpus: &Corpus, article: &Article, body: &Body) -> String {
    let mut out = String::new();
    let document = &body.document;
    let title = article.title().unwrap_or("(no title)");
    writeln!(
        out,
        "{} · {title}\n{} words, {} sentences",
        article.slug,
        article.words,
        document.sentences.len()
    )
    .unwrap();
    writeln!(out, "blocks").unwrap();
    blocks(&mut out, body);
    let mut rules: BTreeMap<String, usize> = BTreeMap::new();
    for removal in &document.removed {
        *rules.entry(spaced(removal.rule)).or_default() += 1;
    }
    writeln!(out, "removed {rules:?}").unwrap();
    for kind in EntityKind::ALL {
        let mut forms: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
        for mention in &body.annotations.mentions {
            let entity = &corpus.catalogue.entity(mention.entity).unwrap().entity;
            if entity.kind == kind {
                *forms
                    .entry(&entity.name)
                    .or_default()
                    .entry(mention.span.of(&document.text))
                    .or_default() += 1;
            }
        }
        for (name, forms) in forms {
            let forms: Vec<String> = forms.iter().map(|(form, count)| format!("{form} {count}")).collect();
            writeln!(out, "{} {name}: {}", kind.as_str(), forms.join(", ")).unwrap();
        }
    }
    for found in &body.annotations.dates {
        writeln!(out, "date {}", date(body, found)).unwrap();
    }
    for role in &body.annotations.roles {
        let name = |id| &corpus.catalogue.entity(id).unwrap().entity.name;
        let of = role.of.map_or(String::new(), |of| format!(" of {}", name(of)));
        writeln!(out, "role {}: {}{of}", name(role.person), role.office).unwrap();
    }
    for quote in &body.annotations.quotes {
        let words: String = quote.span.of(&document.text).chars().take(50).collect();
        let speaker = quote.speaker.map_or("?", |id| &corpus.catalogue.entity(id).unwrap().entity.name);
        writeln!(out, "quote {speaker}: {words}").unwrap();
    }
    for quantity in &body.annotations.quantities {
        let words = quantity.span.of(&document.text);
        writeln!(out, "quantity “{words}” {} {} {}", quantity.value, quantity.unit, quantity.of).unwrap();
    }
    out
}

#[test]
fn articles_are_read_as_before() {
    let corpus = sahel();
    assert_eq!(corpus.bodies.len(), 5);
    for (_, article, body) in corpus.articles() {
        insta::assert_snapshot!(format!("article-{}", article.slug), show(&corpus, article, body));
    }
}

#[test]
fn the_corpus_answers_as_before() {
    let Corpus { catalogue, bodies } = &sahel();
    let found = |query: &Query| Selection::of(catalogue, bodies, query);
    let mut out = String::new();
    for facet in facets::facets(catalogue, &found(&Query::default())) {
        writeln!(out, "{:?}", facet.field).unwrap();
        for count in facet.values {
            writeln!(out, "  {} {} articles, {} mentions", count.label, count.articles, count.mentions)
                .unwrap();
        }
    }
    for words in ["Traoré", "\"Burkina Faso\" -wheat", "title:russia*", "diplomat"] {
        let query = Query { words: words.into(), ..Query::default() };
        let slugs: Vec<&str> = search::search(catalogue, bodies, &found(&query))
            .iter()
            .map(|hit| catalogue.article(hit.article).unwrap().slug.as_str())
            .collect();
        writeln!(out, "search {words}: {}", slugs.join(" ")).unwrap();
    }
    let all = timeline::timeline(catalogue, &found(&Query::default()), timeline::Lanes::Article);
    let (first, last) = all.bounds.unwrap();
    writeln!(out, "timeline {first} to {last}, {} without a place", all.unplaced.len()).unwrap();
    for lane in all.lanes {
        writeln!(out, "  {:?} {} marks", lane.of, lane.marks.len()).unwrap();
    }
    insta::assert_snapshot!("corpus", out);
}

#[test]
fn the_packed_corpus_is_the_corpus() {
    let corpus = sahel();
    let bytes = corpus::write(&corpus);
    assert_eq!(corpus::read(&bytes).unwrap(), corpus);
    assert_eq!(bytes, corpus::write(&sahel()));
}

#[test]
fn every_span_leads_back_to_the_source() {
    let corpus = sahel();
    for (_, article, body) in corpus.articles() {
        for mention in &body.annotations.mentions {
            let words = mention.span.of(&body.document.text);
            let written = body.document.map.to_source(mention.span).of(&body.source);
            // the cleaner may have mended white space inside
            let plain = |s: &str| s.split_whitespace().collect::<String>();
            assert_eq!(plain(words), plain(written), "in {}", article.file);
        }
    }
}

fn side(body: &Body) -> Side<'_> {
    Side { document: &body.document, annotations: &body.annotations, published: None }
}

#[test]
fn any_two_articles_can_be_compared() {
    let corpus = sahel();
    let entities: Vec<_> = corpus.catalogue.entities.iter().map(|entity| &entity.entity).collect();
    for a in &corpus.bodies {
        for b in &corpus.bodies {
            let found = compare(side(a), side(b), &entities);
            for m in &found.aligned {
                assert!(!m.a.of(&a.document.text).is_empty() && !m.b.of(&b.document.text).is_empty());
            }
        }
    }
}
