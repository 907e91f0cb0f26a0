//! A small corpus with hostile texts in it, the page at an address as HTML, and a strict reader of that HTML.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use parallax::app::engine::client::Engine;
use parallax::app::engine::protocol::Question;
use parallax::app::engine::worker;
use parallax::app::gallery::BRIDGE;
use parallax::app::load::Shared;
use parallax::app::route::{Address, Route};
use parallax::corpus::{self, ArticleId, Corpus, Curated, Curation, Input, Meta, curation::Rename};
use parallax::explore::network::Ask;
use parallax::explore::{Selection, front};
use parallax::text::{Block, BlockKind, Document, Row, SourceMap, Span};
use yew::{BaseComponent, LocalServerRenderer};

use crate::root::{Root, RootProps};

/// An article of which nothing is known, not even its headline.
const QUAY: &str = "\
The harbour bridge in Hamburg was opened again this week, after works that closed the town for more than a year. Angela Merkel did not say what comes next for the quays.

The works on the bridge began in March 2024 and cost 15 million euros. Ships from Denmark wait before it. The old ferry below the bridge was sold when the works were over.
";

/// An article from right to left, with signs of several characters each and a reference that stands for one.
const GESHER: &str = "\
הגשר בהמבורג נפתח מחדש

הגשר נפתח מחדש בחודש מאי. 👩‍👩‍👧 🏳️‍🌈 Smith &amp; Sons built it in Berlin. שלום וברכה לכולם.
";

/// What would run if it reached the page as markup.
pub(crate) const HOSTILE: [&str; 6] = [
    "<script>alert(\"ran\")</script>",
    "</script><!-- </style> --><!DOCTYPE html>",
    "<img src=x onerror=\"alert('ran')\">",
    "\" onmouseover=\"alert('ran')\" x=\"",
    "<a href='javascript:alert(1)'>&lt;b&gt; &amp;amp;</a>",
    "</p></article></main><svg onload=alert(1)><math>",
];

/// What stands in front of the tenant of every hostile place, so that a missing one is noticed.
fn hostile(place: &str) -> String {
    format!("{place} {}", HOSTILE.join(" "))
}

/// A document whose text no cleaner has made harmless.
fn hostile_document() -> Document {
    let mut document = Document::default();
    let title = hostile("Title");
    let blocks = [
        (BlockKind::Title, title),
        (BlockKind::Paragraph, hostile("Paragraph in Berlin on 9 May 2025.")),
        (BlockKind::Heading(2), hostile("Heading")),
        (BlockKind::Item { ordered: true, depth: 0 }, hostile("Item")),
        (BlockKind::Quote, hostile("Quote")),
        (BlockKind::Table(Vec::new()), format!("{}\t{}", hostile("Cell of Berlin"), hostile("Next"))),
    ];
    for (kind, words) in blocks {
        if !document.text.is_empty() {
            document.text.push_str("\n\n");
        }
        let start = document.text.len();
        document.text.push_str(&words);
        let span = Span::new(start, document.text.len());
        let kind = match kind {
            BlockKind::Table(_) => {
                let tab = start + words.find('\t').expect("two cells");
                let cells = vec![Span::new(start, tab), Span::new(tab + 1, document.text.len())];
                BlockKind::Table(vec![Row { header: false, cells }])
            }
            other => other,
        };
        document.sentences.push(span);
        document.blocks.push(Block { kind, span });
    }
    document.map = SourceMap::identity(document.text.len());
    document
}

/// Four articles: `bridge`, `quay`, `gesher` and `hostile`.
pub(crate) fn corpus() -> Corpus {
    let known = Meta {
        source: Some("Northern Post".to_owned()),
        author: Some("Ada Marsh".to_owned()),
        published: "2025-05-09".parse().ok(),
        published_basis: Some("printed under the headline".to_owned()),
        url: Some("https://example.org/bridge".to_owned()),
        lang: Some("en".to_owned()),
        ..Meta::default()
    };
    let document = hostile_document();
    let source = document.text.clone();
    let meta = Meta {
        source: Some(hostile("Outlet")),
        author: Some(hostile("Author")),
        url: Some("javascript:alert('ran')".to_owned()),
        lang: Some(hostile("Language")),
        ..Meta::default()
    };
    let inputs = vec![
        Input::new("bridge.txt", known, &format!("{BRIDGE}\n2 Comments\n")),
        Input::new("quay.txt", Meta::default(), QUAY),
        Input::new("gesher.txt", Meta::default(), GESHER),
        Input { file: "hostile.txt".to_owned(), meta, source, document },
    ];
    let annotated =
        inputs.into_iter().map(|input| (input.annotate(), input)).map(|(found, input)| (input, found));
    let rename = Rename {
        name: "Berlin".to_owned(),
        to: "Berlin (city)".to_owned(),
        why: "so that nobody takes it for the government".to_owned(),
        ..Rename::default()
    };
    let curation = Curation { rename: vec![rename], ..Curation::default() };
    let Curated { mut corpus, problems } = corpus::assemble(annotated.collect(), &curation);
    assert_eq!(problems, [], "the curation speaks of what is there");
    let catalogue = &mut corpus.catalogue;
    catalogue.title = hostile("Corpus");
    catalogue.description = format!("First paragraph.\n\n{}", hostile("Description"));
    catalogue.rights = hostile("Rights");
    front::of(&corpus).pack(&mut corpus.catalogue);
    corpus
}

/// The page of `corpus` at an address such as `/article/x?source=1`, as the browser would be given it once the engine
/// has answered what the page asks.
pub(crate) fn page_of(corpus: &Corpus, address: &str) -> Page {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    let engine = Engine::default();
    let parsed = Address::parse(path, search);
    let across = Question::Across(Selection::of_corpus(corpus, &parsed.query).articles());
    if let Route::Network(network) = &parsed.route {
        let articles = Selection::of_corpus(corpus, &parsed.query).articles();
        let articles = (!parsed.query.is_empty()).then_some(articles);
        let ask = Ask { articles, by: network.by, kinds: network.shown(), narrow: false };
        let question = Question::Network(ask);
        let answer = worker::answer(corpus, &question);
        engine.learn(question, answer);
    }
    let slugs = match parsed.route {
        Route::Compare(compare) => compare.articles,
        Route::Article(article) => vec![article.slug],
        _ => Vec::new(),
    };
    let asked: Vec<ArticleId> =
        slugs.iter().filter_map(|slug| corpus.catalogue.article_by_slug(slug)).collect();
    let first = asked.first().copied().unwrap_or_default();
    for question in [Question::Sheet(asked), Question::Similar(first), Question::Within(first), across] {
        let answer = worker::answer(corpus, &question);
        engine.learn(question, answer);
    }
    page_with(&Shared::new(corpus.clone()), engine, address)
}

/// The page of `corpus` at an address, with the answers that `engine` knows and no others.
pub(crate) fn page_with(corpus: &Shared, engine: Engine, address: &str) -> Page {
    Page::read(address, draw::<Root>(RootProps::at(address, corpus, engine)))
}

/// The page of [`corpus`].
pub(crate) fn page(address: &str) -> Page {
    page_of(&corpus(), address)
}

/// A component as HTML. Nothing in it waits for anything, so that it is done when it is first asked.
pub(crate) fn draw<C: BaseComponent>(props: C::Properties) -> String
where
    C::Properties: PartialEq,
{
    let mut drawing = pin!(LocalServerRenderer::<C>::with_props(props).hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..1000 {
        if let Poll::Ready(html) = drawing.as_mut().poll(&mut context) {
            return html;
        }
    }
    panic!("the page waits for something that never comes");
}

/// An element of a page, in order of its start.
#[derive(Clone, Debug, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    /// The text inside, its references resolved.
    pub(crate) text: String,
    /// Its ancestors' places in the list, the nearest last.
    above: Vec<usize>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|own| own.split_whitespace().any(|own| own == class))
    }
}

/// A page, read by rules stricter than a browser's: what a browser would mend is an error here.
pub(crate) struct Page {
    pub(crate) address: String,
    pub(crate) elements: Vec<Element>,
    /// All text of the page, its references resolved.
    pub(crate) text: String,
}

const VOID: [&str; 7] = ["br", "col", "hr", "img", "input", "link", "meta"];

impl Page {
    pub(crate) fn read(address: &str, html: String) -> Page {
        let mut page = Page { address: address.to_owned(), elements: Vec::new(), text: String::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut rest = html.as_str();
        while !rest.is_empty() {
            let (words, behind) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
            let words = resolve(words);
            page.text.push_str(&words);
            for at in &open {
                page.elements[*at].text.push_str(&words);
            }
            rest = behind;
            if let Some(closing) = rest.strip_prefix("</") {
                let (name, behind) = closing.split_once('>').expect("a closing tag ends");
                let at = open.pop().unwrap_or_else(|| panic!("{address}: </{name}> closes nothing"));
                assert_eq!(page.elements[at].name, name, "{address}: what opens last closes first");
                rest = behind;
            } else if let Some(opening) = rest.strip_prefix('<') {
                let (mut element, behind) = tag(opening);
                element.above.clone_from(&open);
                if !VOID.contains(&element.name.as_str()) {
                    open.push(page.elements.len());
                }
                page.elements.push(element);
                rest = behind;
            }
        }
        assert!(open.is_empty(), "{address}: {} elements stay open", open.len());
        page
    }

    /// The elements that a simple selector names: `tag`, `.class` or `tag.class`.
    pub(crate) fn all(&self, selector: &str) -> Vec<&Element> {
        let (name, class) = selector.split_once('.').unwrap_or((selector, ""));
        let fits = |element: &&Element| {
            (name.is_empty() || element.name == name) && (class.is_empty() || element.has_class(class))
        };
        self.elements.iter().filter(fits).collect()
    }

    /// The texts of those elements.
    pub(crate) fn texts(&self, selector: &str) -> Vec<&str> {
        self.all(selector).into_iter().map(|element| element.text.trim()).collect()
    }

    /// The one element of that kind.
    pub(crate) fn one(&self, selector: &str) -> &Element {
        let all = self.all(selector);
        let [one] = all[..] else { panic!("{}: {} of {selector}", self.address, all.len()) };
        one
    }

    /// The elements inside those that `outer` names.
    pub(crate) fn within(&self, outer: &str, selector: &str) -> Vec<&Element> {
        let outer: Vec<*const Element> = self.all(outer).into_iter().map(std::ptr::from_ref).collect();
        let inside = |element: &&Element| {
            element.above.iter().any(|at| outer.contains(&std::ptr::from_ref(&self.elements[*at])))
        };
        self.all(selector).into_iter().filter(inside).collect()
    }

    pub(crate) fn has(&self, words: &str) -> bool {
        self.text.contains(words)
    }
}

/// Reads a tag behind its `<`.
fn tag(text: &str) -> (Element, &str) {
    let end = text.find([' ', '>', '/']).expect("a tag ends");
    let (name, mut rest) = text.split_at(end);
    assert!(name.chars().all(|c| c.is_ascii_alphanumeric()) && !name.is_empty(), "`<{name}` is no tag");
    let mut element = Element { name: name.to_owned(), ..Element::default() };
    loop {
        rest = rest.trim_start();
        if let Some(behind) = rest.strip_prefix('>').or_else(|| rest.strip_prefix("/>")) {
            return (element, behind);
        }
        let end = rest.find(['=', ' ', '>', '/']).expect("an attribute ends");
        let (name, behind) = rest.split_at(end);
        assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "`{name}` is no attribute");
        let mut value = String::new();
        rest = behind;
        if let Some(quoted) = behind.strip_prefix("=\"") {
            let (inside, behind) = quoted.split_once('"').expect("a quoted value ends");
            value = resolve(inside);
            rest = behind;
        } else {
            assert!(!behind.starts_with('='), "the value of `{name}` is not quoted");
        }
        element.attributes.push((name.to_owned(), value));
    }
}

/// Text with its references resolved; a bare `&` is an error.
fn resolve(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, behind) = part.split_once(';').unwrap_or_else(|| panic!("a bare & before `{part}`"));
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#x27" | "#39" => '\'',
            "#x2F" => '/',
            other => panic!("`&{other};` is no reference that the page writes"),
        });
        out.push_str(behind);
    }
    out
}
