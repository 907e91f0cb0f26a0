//! The first view: what the page shows before its program runs, and where it never does.
//!
//! It is the frame and the list of articles as the app draws them on an address without a query, so that nothing moves
//! when the app takes over: the same elements of the same classes, with room kept for what only the app can do. A test
//! in `tests/views` holds the two together. All that comes from articles is escaped.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute as quoted, encode_text as text};

use crate::annotate::Day;
use crate::corpus::{Article, Bodies as _, Body, Corpus};
use crate::text::BlockKind;

/// How many articles it shows.
pub const FIRST: usize = 30;
/// How many characters of an article's first paragraph it holds, to the end of a word where one is near: the app shows
/// three lines of it, which are fewer in any window.
const LEAD: usize = 480;
/// How far the end of a word may be.
const NEAR: usize = 40;

/// The views, as the app's menu has them.
const VIEWS: [(&str, &str); 6] = [
    ("Articles", "#/"),
    ("Timeline", "#/timeline"),
    ("Compare", "#/compare"),
    ("Entities", "#/entities"),
    ("Coverage", "#/coverage"),
    ("About", "#/about"),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The first view of a corpus, as HTML.
pub fn view(corpus: &Corpus) -> String {
    let catalogue = &corpus.catalogue;
    let title = if catalogue.title.is_empty() { "Parallax" } else { &catalogue.title };
    let mut html = format!(
        "<header class=\"masthead first\"><a class=\"masthead-title\" href=\"#/\">{}</a>\
         <div class=\"search unopened\"><input type=\"search\" disabled aria-label=\"Search\"></div>\
         <button type=\"button\" class=\"theme unopened\" disabled>◐ Auto</button>\
         <nav class=\"nav\" aria-label=\"Views\">",
        text(title)
    );
    for (n, (name, href)) in VIEWS.into_iter().enumerate() {
        let current = if n == 0 { " aria-current=\"page\"" } else { "" };
        put(&mut html, format_args!("<a href=\"{href}\"{current}>{name}</a>"));
    }
    let total = catalogue.articles.len();
    put(
        &mut html,
        format_args!(
            "</nav></header><main class=\"page first\"><div class=\"with-side\">\
             <details class=\"facets unopened\"><summary>Filters</summary></details>\
             <section class=\"results\" aria-label=\"Articles\"><div class=\"bar\"><h1>{}</h1>\
             <div class=\"bar-tools unopened\"><label>Sort <select disabled><option>as in the corpus</option></select></label>\
             <details class=\"menu\"><summary>Save</summary></details></div></div>",
            count(total, "article", "articles")
        ),
    );
    if let Some(span) = span(&catalogue.articles) {
        put(&mut html, format_args!("<p class=\"note\">{span}</p>"));
    }
    for (id, article) in catalogue.articles().take(FIRST) {
        card(&mut html, article, corpus.bodies.body(id));
    }
    if total > FIRST {
        let rest = count(total - FIRST, "more article is", "more articles are");
        put(&mut html, format_args!("<p class=\"note\">{rest} listed when the page has opened.</p>"));
    }
    html.push_str("</section></div></main>");
    html
}

/// An article in the list.
fn card(html: &mut String, article: &Article, body: Option<&Body>) {
    let (title, known) = article.goes_by();
    let title = text(&title).into_owned();
    let title = if known {
        title
    } else {
        format!("<span class=\"untitled\">{title}</span><span class=\"badge\">no headline</span>")
    };
    let meta = &article.meta;
    let part = |known: Option<&str>, unknown: &str| match known {
        Some(known) => format!("<span>{}</span>", text(known)),
        None => format!("<span class=\"unknown\">{unknown}</span>"),
    };
    put(
        html,
        format_args!(
            "<article class=\"card\"><h2><a href=\"#/article/{}\">{title}</a></h2>\
             <p class=\"meta\">{} · {} · {} · <span>{}</span></p>",
            quoted(&article.slug),
            part(meta.source.as_deref(), "Outlet unknown"),
            part(meta.published.map(day).as_deref(), "date unknown"),
            part(meta.author.as_deref(), "author unknown"),
            count(article.words as usize, "word", "words")
        ),
    );
    if let Some(lead) = body.and_then(lead) {
        put(html, format_args!("<p class=\"lead\">{}</p>", text(lead)));
    }
    let url = meta.url.as_deref().unwrap_or_default();
    if url.starts_with("https://") || url.starts_with("http://") {
        put(
            html,
            format_args!(
                "<p class=\"unscripted\"><a href=\"{}\" rel=\"noreferrer noopener\">{}</a></p>",
                quoted(url),
                text(url)
            ),
        );
    }
    html.push_str("</article>");
}

/// The beginning of the first paragraph.
fn lead(body: &Body) -> Option<&str> {
    let document = &body.document;
    let block = document.blocks.iter().find(|block| block.kind == BlockKind::Paragraph)?;
    let paragraph = block.span.of(&document.text);
    let Some((cut, _)) = paragraph.char_indices().nth(LEAD) else { return Some(paragraph) };
    let behind = paragraph.get(cut..)?.char_indices().take(NEAR);
    let word = behind.filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at).next().unwrap_or_default();
    paragraph.get(..cut + word)
}

/// Between which days the articles were published, of those of which it is known.
fn span(articles: &[Article]) -> Option<String> {
    let days = || articles.iter().filter_map(|article| article.meta.published);
    let (first, last) = (days().min()?, days().max()?);
    Some(if first == last {
        format!("Published on {}", day(first))
    } else {
        format!("Published between {} and {}", day(first), day(last))
    })
}

fn day(day: Day) -> String {
    let (year, month, day) = day.parts();
    let month = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).unwrap_or(&"");
    if year > 0 {
        format!("{day} {month} {year}")
    } else {
        format!("{day} {month} {} BC", 1 - i32::from(year))
    }
}

fn count(n: usize, one: &str, many: &str) -> String {
    if n == 1 {
        return format!("1 {one}");
    }
    let digits = n.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    format!("{out} {many}")
}

fn put(html: &mut String, what: std::fmt::Arguments<'_>) {
    // a string takes all that is written to it
    let _ = html.write_fmt(what);
}
