//! Markdown: front matter becomes metadata, the rest is an article whose structure the cleaner reads.

#[cfg(test)]
mod tests;

use pulldown_cmark::{Event, Options, Parser, TagEnd};

use crate::ingest::article::{article, declared};
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::front_matter::{self, Head};
use crate::ingest::reading::{Cost, Diagnostic, Reading};
use crate::text::Span;
use crate::text::clean::clean_marked;
use crate::text::clean::marked::{Marked, Part, Sign};

pub(super) const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown", "mdown"],
    many: false,
    reader: Reader::Text(read),
};

fn read(file: &File<'_>) -> Reading {
    let &File { shown: file, name, text } = file;
    let mut reading = Reading::default();
    let Head { meta, found, body } = front_matter::read(file, text, &mut reading.problems);
    if found && !body.contains(char::is_alphanumeric) {
        reading.problems.push(Diagnostic {
            cost: Cost::Article,
            file: file.to_owned(),
            line: None,
            expected: "a text below the front matter".to_owned(),
            found: "none".to_owned(),
            mend: "write the article there, or remove the file".to_owned(),
        });
        return reading;
    }
    let document = clean_marked(body, &marks(body), declared(&meta));
    reading.inputs.push(article(name.to_owned(), meta, body.to_owned(), document));
    reading
}

/// What the parser says of a text, which reads it by `CommonMark` with tables, footnotes and struck out words. Text and
/// the alternative text of images stay; addresses, titles of links and labels of footnotes are markup.
fn marks(text: &str) -> Vec<Marked> {
    let extensions = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut marks = Vec::new();
    let (mut in_head, mut in_code) = (false, false);
    for (event, range) in Parser::new_ext(text, extensions).into_offset_iter() {
        let span = Span::new(range.start, range.end);
        let sign = match event {
            Event::Start(tag) => {
                let tag = tag.to_end();
                in_head |= tag == TagEnd::TableHead;
                in_code |= tag == TagEnd::CodeBlock;
                part(tag, in_head).map(Sign::Open)
            }
            Event::End(tag) => {
                let closed = part(tag, in_head).map(Sign::Close);
                in_head &= tag != TagEnd::TableHead;
                in_code &= tag != TagEnd::CodeBlock;
                closed
            }
            Event::Text(shown) => {
                words(text, span, &shown, in_code, &mut marks);
                None
            }
            Event::Code(shown) => {
                let ticks = span.of(text).bytes().take_while(|&byte| byte == b'`').count();
                let inside =
                    Span::new(range.start + ticks, range.end.saturating_sub(ticks).max(range.start + ticks));
                // of more than one line only the parser knows what belongs to it
                if inside.of(text).contains('\n') {
                    characters(span, &shown, &mut marks);
                } else {
                    marks.push(Marked { span: inside, sign: Sign::Text });
                }
                None
            }
            Event::Html(_) | Event::InlineHtml(_) => Some(Sign::Html),
            Event::SoftBreak => Some(Sign::Line),
            Event::HardBreak => Some(Sign::Break),
            Event::Rule => Some(Sign::Rule),
            // the label of a footnote, and marks of extensions that are not asked for
            Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => None,
        };
        marks.extend(sign.map(|sign| Marked { span, sign }));
    }
    marks
}

/// The part of an article that a tag of the parser makes.
fn part(tag: TagEnd, in_head: bool) -> Option<Part> {
    Some(match tag {
        TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::FootnoteDefinition => Part::Block,
        TagEnd::Heading(level) => Part::Heading(level as u8),
        TagEnd::BlockQuote(_) => Part::Quote,
        TagEnd::List(ordered) => Part::List { ordered },
        TagEnd::Item => Part::Item,
        TagEnd::Table => Part::Table,
        TagEnd::TableHead | TagEnd::TableRow => Part::Row,
        TagEnd::TableCell => Part::Cell { header: in_head },
        _ => return None,
    })
}

/// The marks of a text that the parser shows; in code every line is one that the author wants to end.
fn words(text: &str, span: Span, shown: &str, in_code: bool, marks: &mut Vec<Marked>) {
    if span.of(text) != shown {
        return characters(span, shown, marks);
    }
    if !in_code {
        return marks.push(Marked { span, sign: Sign::Text });
    }
    let mut start = span.start;
    for line in shown.split_inclusive('\n') {
        let end = start + line.len() as u32;
        marks.push(Marked { span: Span { start, end }, sign: Sign::Text });
        if line.ends_with('\n') {
            marks.push(Marked { span: Span { start: end, end }, sign: Sign::Break });
        }
        start = end;
    }
}

/// The marks of a stretch that stands for other characters than its own, such as `&amp;`.
fn characters(span: Span, shown: &str, marks: &mut Vec<Marked>) {
    let end = Span { start: span.end, end: span.end };
    for (n, c) in shown.chars().enumerate() {
        marks.push(Marked { span: if n == 0 { span } else { end }, sign: Sign::Char(c) });
    }
}
