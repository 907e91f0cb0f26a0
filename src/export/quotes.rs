//! Quotes: words put into somebody's mouth.

use super::about::{self, ARTICLE, PLACE, Text, named};
use super::{Table, Value};
use crate::corpus::Corpus;

/// All quotes, article by article, in the order of the text.
pub(super) fn quotes(corpus: &Corpus) -> Table {
    let own = ["quote", "kind", "speaker", "speaker_written", "verb"];
    let mut table = Table::new(&[&ARTICLE[..], &own, &PLACE].concat());
    for (_, article, body) in corpus.articles() {
        let (text, found) = (Text::new(body), &body.annotations);
        for quote in &found.quotes {
            let speaker = named(found, quote.speaker_span, quote.speaker);
            let mut row = about::article(article);
            row.extend([
                Value::from(text.words(quote.span)),
                if quote.direct { "direct" } else { "reported" }.into(),
                about::name(&corpus.catalogue, speaker),
                quote.speaker_span.map(|span| text.words(span)).into(),
                quote.verb.map(|verb| text.words(verb)).into(),
            ]);
            row.extend(text.place(quote.span));
            table.rows.push(row);
        }
    }
    table
}
