//! `parallax check`: whether a packed corpus is sound.

use std::collections::BTreeSet;
use std::io::{self, Write};

use anyhow::{Result, bail};

use super::failure::Failure;
use super::options::Check;
use super::packed;
use crate::corpus::format::VERSION;
use crate::corpus::{self, Corpus};
use crate::text::Span;

pub(super) fn run(options: &Check) -> Result<(), Failure> {
    let packed = packed::open(&options.corpus)?;
    let corpus = packed.read()?;
    check(&corpus).map_err(|error| error.context(packed.name.clone()))?;
    if corpus::write(&corpus) != packed.bytes {
        let error = anyhow::anyhow!("written again, it gives other bytes: build the corpus again");
        return Err(error.context(packed.name).into());
    }
    let count = |n: usize, one: &str, many: &str| format!("{n} {}", if n == 1 { one } else { many });
    let catalogue = &corpus.catalogue;
    writeln!(
        io::stdout(),
        "{}: sound; format version {VERSION}, {}, {}, made by {}",
        packed.name,
        count(catalogue.articles.len(), "article", "articles"),
        count(catalogue.entities.len(), "entity", "entities"),
        if catalogue.generator.is_empty() { "an unknown builder" } else { &catalogue.generator },
    )?;
    Ok(())
}

/// What the reader need not know to be safe, but the model promises.
fn check(corpus: &Corpus) -> Result<()> {
    let mut slugs = BTreeSet::new();
    for (_, article, body) in corpus.articles() {
        let name = &article.file;
        if article.slug.is_empty() || !slugs.insert(&article.slug) {
            bail!("article `{name}`: expected a slug of its own, found `{}`", article.slug);
        }
        let (document, found) = (&body.document, &body.annotations);
        let lists: [(&str, Vec<Span>, bool); 7] = [
            ("blocks", document.blocks.iter().map(|block| block.span).collect(), true),
            ("sentences", document.sentences.clone(), true),
            ("mentions", found.mentions.iter().map(|mention| mention.span).collect(), true),
            ("dates", found.dates.iter().map(|date| date.span).collect(), true),
            ("events", found.events.iter().map(|event| event.span).collect(), false),
            ("quantities", found.quantities.iter().map(|quantity| quantity.span).collect(), false),
            ("quotes", found.quotes.iter().map(|quote| quote.span).collect(), false),
        ];
        for (what, spans, apart) in lists {
            for pair in spans.windows(2) {
                let &[a, b] = pair else { continue };
                if a > b || apart && a.overlaps(b) {
                    bail!("article `{name}`: expected {what} in order, found {a:?} before {b:?}");
                }
            }
        }
    }
    let mut slugs = BTreeSet::new();
    for entity in &corpus.catalogue.entities {
        if entity.slug.is_empty() || !slugs.insert(&entity.slug) {
            bail!("entity `{}`: expected a slug of its own, found `{}`", entity.entity.name, entity.slug);
        }
    }
    if !corpus.index_is_current() {
        bail!("the index does not fit the articles: build the corpus again");
    }
    Ok(())
}
