//! HTML: what can be read of a page, and what the page says of itself.
//!
//! `dom_smoothie` parses the page and picks out the article; its well-formed result goes through the cleaner,
//! which keeps headings, lists, tables and quotations. The text that comes of it is the article's source: a
//! reader is not shown tags.

mod body;
mod parse;
mod said;

use said::Said;

use crate::corpus::{Input, Meta};
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use crate::text::{Lang, SourceMap, clean::clean_markup};

pub(super) const HTML: Format =
    Format { name: "HTML", endings: &["html", "htm", "xhtml"], many: false, reader: Reader::Page(read) };

/// The names in a line that tells who wrote an article.
pub(super) fn names(line: &str) -> Vec<String> {
    said::names_of(line)
}

fn read(file: &File<'_>) -> Reading {
    let &File { shown, name, text: page } = file;
    let unreadable = |found: String| {
        Reading::failed(Diagnostic {
            cost: Cost::Article,
            file: shown.to_owned(),
            line: None,
            expected: "a page with an article".to_owned(),
            found,
            mend: "save the article's own page, or its text as .txt".to_owned(),
        })
    };
    let page = match parse::parse(page) {
        Ok(page) => page,
        Err(found) => return unreadable(found),
    };
    parse::part_set_texts(&page);
    // Before the body: its reader takes the page apart.
    let Said { meta, problems, decisions } = said::of(shown, &page);
    let body = match body::of(&page, meta.title.as_deref().unwrap_or("")) {
        Ok(body) => body,
        Err(found) => return unreadable(found),
    };
    let head = meta
        .title
        .as_deref()
        .map_or_else(String::new, |title| format!("<h1>{}</h1>", html_escape::encode_text(title)));
    let declared = meta.lang.as_deref().and_then(Lang::from_tag);
    let mut document = clean_markup(&format!("{head}{}", body.content), declared);
    if document.text.is_empty() {
        return unreadable("no text".to_owned());
    }
    // The text is its own source from here on; what was taken out of the page is not in it.
    document.map = SourceMap::identity(document.text.len());
    document.removed.clear();
    let remark = |decision| Remark { file: shown.to_owned(), article: Some(name.to_owned()), decision };
    let left_out = body.left_out.into_iter().map(|(why, begins)| Decision::LeftOut(why, begins));
    let remarks = decisions.into_iter().chain(left_out).map(remark).collect();
    let meta = Meta { title: meta.title.clone().or_else(|| document.title().map(str::to_owned)), ..meta };
    let source = document.text.clone();
    Reading { inputs: vec![Input { file: name.to_owned(), meta, source, document }], problems, remarks }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::BlockKind;

    const PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head><title>Mali votes &amp; waits</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2025-05-08T10:00:00Z">
<link rel="canonical" href="https://example.org/mali"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/a">World</a></li></ul></nav>
<article><h1>Mali votes &amp; waits</h1>
<p>The capital was calm on Thursday, when the country voted for the first time in six
years, and people stood in line before the schools of Bamako from the early morning.</p>
<h2>What the parties say</h2>
<p>Both parties said that they would accept the count, and that <b>no one</b> should go out
into the streets before the court has spoken, which is expected within the next weeks.</p>
<ul><li>Peace in the north</li><li>Work for the young</li></ul>
<table><tr><th>Party</th><th>Share</th></tr><tr><td>First</td><td>41</td></tr><tr><td>Second</td><td>38</td></tr></table>
<blockquote><p>We have waited long enough, and can wait a little longer.</p></blockquote>
<p>The count goes on through the weekend, the commission said, and observers from five
countries will watch it, among them two that had sent none to the last vote.</p>
</article><footer><p>© 2025 The Daily</p></footer></body></html>"#;

    #[test]
    fn a_page_is_read() {
        let reading = read(&File { shown: "in/a.html", name: "a.html", text: PAGE });
        assert_eq!(reading.problems, []);
        let input = &reading.inputs[0];
        assert_eq!(input.meta.title.as_deref(), Some("Mali votes & waits"));
        assert_eq!(input.meta.source.as_deref(), Some("The Daily"));
        assert_eq!(input.meta.author.as_deref(), Some("Jane Roe"));
        assert_eq!(input.meta.lang.as_deref(), Some("en"));
        assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
        assert_eq!(input.source, input.document.text);
        assert_eq!(input.document.title(), Some("Mali votes & waits"));
        let text = &input.document.text;
        assert_eq!(text.matches("Mali votes").count(), 1, "{text}");
        assert!(text.contains("first time in six years, and people"), "{text}");
        assert!(!text.contains("Home") && !text.contains('<') && !text.contains('©'), "{text}");
        let kinds: Vec<&BlockKind> = input.document.blocks.iter().map(|block| &block.kind).collect();
        let items = kinds.iter().filter(|kind| matches!(kind, BlockKind::Item { .. })).count();
        let tables =
            kinds.iter().filter(|kind| matches!(kind, BlockKind::Table(rows) if rows.len() == 3)).count();
        let quotes = kinds.iter().filter(|kind| matches!(kind, BlockKind::Quote)).count();
        let headings = kinds.iter().filter(|kind| matches!(kind, BlockKind::Heading(_))).count();
        assert_eq!((items, tables, quotes, headings), (2, 1, 1, 1), "{kinds:?}");
    }

    #[test]
    fn a_page_without_an_article_is_reported() {
        let reading = read(&File { shown: "in/a.html", name: "a.html", text: "<html><body></body></html>" });
        assert!(reading.inputs.is_empty());
        assert!(reading.problems[0].to_string().starts_with("in/a.html: expected a page with an article"));
    }

    #[test]
    fn texts_that_are_set_as_written_keep_their_paragraphs() {
        let text = "The harbour was calm on Thursday, when the new quay\nwas opened before a crowd of two hundred people.\n\n\
            The mayor said that the house beside it would follow\nin June, and that it had cost less than planned.\n";
        let page = format!(
            "<html><title>Port opens</title><body><h1>Port opens</h1><pre>\n{text}</pre></body></html>"
        );
        let reading = read(&File { shown: "in/a.html", name: "a.html", text: &page });
        let text = &reading.inputs[0].document.text;
        assert!(
            text.contains("new quay was opened before a crowd of two hundred people.\n\nThe mayor"),
            "{text}"
        );
    }

    #[test]
    fn a_bad_day_costs_only_itself() {
        let page = PAGE.replace("2025-05-08T10:00:00Z", "soon");
        let reading = read(&File { shown: "in/a.html", name: "a.html", text: &page });
        assert_eq!(reading.inputs[0].meta.published, None);
        assert!(reading.problems[0].to_string().contains("`soon`"));
    }
}
