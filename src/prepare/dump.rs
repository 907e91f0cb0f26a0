//! `parallax dump`: the articles of a packed corpus, as JSON lines.

use std::io::{self, BufWriter, Write};

use super::failure::Failure;
use super::json::{self, Dumped, Given, Target};
use super::options::Dump;
use super::{packed, say};

pub(super) fn run(options: &Dump) -> Result<(), Failure> {
    let corpus = packed::open(&options.corpus)?.read()?;
    let mut out = BufWriter::new(io::stdout().lock());
    for (_, article, body) in corpus.articles() {
        let meta = article.meta.clone();
        let given = Given {
            id: article.file.clone().into(),
            text: body.document.text.clone(),
            published: meta.published.map(|day| day.to_string()),
            title: meta.title,
            source: meta.source,
            author: meta.author,
            url: meta.url,
            lang: meta.lang,
        };
        let target = Target::cleaned(&body.document.text);
        let found =
            json::found(&body.annotations, &target, |id| corpus.catalogue.entity(id).map(|e| &e.entity));
        let line = serde_json::to_string(&Dumped { given, found }).map_err(anyhow::Error::from)?;
        writeln!(out, "{}", say::inert(&line))?;
    }
    Ok(out.flush()?)
}
