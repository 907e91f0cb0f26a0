//! `parallax check`: whether a packed corpus is sound.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::failure::Failure;
use super::options::Check;
use super::{files, packed, say};
use crate::contract::{CORPUS, PAGE, SINGLE};
use crate::corpus::format::VERSION;
use crate::corpus::{self, Corpus};
use crate::publish::site::sound;
use crate::text::Span;

pub(super) fn run(options: &Check) -> Result<(), Failure> {
    let packed = packed::open(&options.corpus)?;
    let corpus = packed.read()?;
    pages(&options.corpus, &packed.bytes, &corpus)?;
    check(&corpus).map_err(|error| error.context(packed.name.clone()))?;
    if corpus::write(&corpus) != packed.bytes {
        let error = anyhow::anyhow!("written again, it gives other bytes: build the corpus again");
        return Err(error.context(packed.name).into());
    }
    let catalogue = &corpus.catalogue;
    let report = format!(
        "{}: sound; format version {VERSION}, {}, {}, made by {}",
        packed.name,
        say::count(catalogue.articles.len(), "article", "articles"),
        say::count(catalogue.entities.len(), "entity", "entities"),
        if catalogue.generator.is_empty() { "an unknown builder" } else { &catalogue.generator },
    );
    say::line(&mut io::stdout().lock(), report)?;
    Ok(())
}

/// Checks the pages around a corpus: that of the file, or those of the folder as far as they are there.
fn pages(path: &Path, packed: &[u8], corpus: &Corpus) -> Result<()> {
    let page = |path: &Path| -> Result<Option<String>> {
        let bytes = files::read(path, files::MANY)?;
        let starts = bytes.starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<");
        Ok(if starts { Some(String::from_utf8(bytes).context("expected a page in UTF-8")?) } else { None })
    };
    if !path.is_dir() {
        let Some(html) = page(path)? else { return Ok(()) };
        return sound::single(&html).with_context(|| path.display().to_string());
    }
    for name in [PAGE, SINGLE] {
        let file = path.join(name);
        if !file.exists() {
            continue;
        }
        let check = || -> Result<()> {
            let Some(html) = page(&file)? else { bail!("it is no page: build the site again") };
            if name == SINGLE {
                sound::single(&html)?;
                if packed::open(&file)?.bytes != packed {
                    bail!("it holds another corpus than {CORPUS} beside it: build the site again");
                }
            } else {
                sound::linked(&html, |name| files::read(&path.join(name), files::MANY))?;
            }
            let title = &corpus.catalogue.title;
            if !title.is_empty() && sound::title(&html).is_some_and(|own| own != *title) {
                bail!("it belongs to another corpus than {CORPUS} beside it: build the site again");
            }
            Ok(())
        };
        check().with_context(|| file.display().to_string())?;
    }
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
