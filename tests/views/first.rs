//! The first view, which a site shows before the app: the app draws the same over it.

use parallax::prepare::site::first::{FIRST, view};

use crate::stage::{Element, HOSTILE, Page, corpus, page};

/// The elements inside those that `outer` names, less those that only one of the two has.
fn inside<'p>(page: &'p Page, outer: &str) -> Vec<(&'p str, Option<&'p str>, Option<&'p str>, String)> {
    let cut = |text: &str| text.chars().take(400).collect::<String>();
    let all = ["a", "h1", "h2", "span", "p", "article"].iter().flat_map(|name| page.within(outer, name));
    let away = |element: &Element| element.attribute("href").is_some_and(|href| href.starts_with("http"));
    all.filter(|element| !element.has_class("unscripted") && !away(element))
        .map(|element| {
            let text = if element.name == "article" { String::new() } else { cut(element.text.trim()) };
            (element.name.as_str(), element.attribute("class"), element.attribute("href"), text)
        })
        .collect()
}

#[test]
fn the_app_draws_what_stands_there() {
    let first = Page::read("first", view(&corpus()));
    let app = page("/");
    for outer in ["article.card", "nav.nav"] {
        assert_eq!(inside(&first, outer), inside(&app, outer));
        assert!(inside(&first, outer).len() > 5);
    }
    for one in ["a.masthead-title", "section.results", "h1"] {
        let (here, there) = (first.one(one), app.one(one));
        for attribute in ["class", "href"] {
            assert_eq!(here.attribute(attribute), there.attribute(attribute), "{one}");
        }
    }
    assert_eq!(first.texts("a.masthead-title"), app.texts("a.masthead-title"));
    assert_eq!(first.texts("h1"), app.texts("h1"));
    let span = ["Published on 9 May 2025"];
    assert_eq!(first.texts("p.note"), span);
    assert!(app.texts("p.note").contains(&span[0]));
    let current: Vec<_> = first.within("nav.nav", "a").iter().map(|a| a.attribute("aria-current")).collect();
    assert_eq!(current, [Some("page"), None, None, None, None, None]);
}

#[test]
fn what_looks_like_markup_is_text_there_too() {
    let first = Page::read("first", view(&corpus()));
    for hostile in HOSTILE {
        for place in ["a.masthead-title", "h2", "p.meta", "p.lead"] {
            let texts = first.texts(place);
            assert!(texts.iter().any(|text| text.contains(hostile)), "{hostile} in {place}: {texts:?}");
        }
    }
    // what leads elsewhere is shown where no program runs, and leads to the web alone
    let away = first.within("p.unscripted", "a");
    assert_eq!(
        away.iter().map(|a| a.attribute("href")).collect::<Vec<_>>(),
        [Some("https://example.org/bridge")]
    );
}

#[test]
fn it_is_short_however_many_articles_there_are() {
    let mut corpus = corpus();
    let catalogue = &mut corpus.catalogue;
    catalogue.articles.truncate(1);
    catalogue.title.clear();
    let one = Page::read("one", view(&corpus));
    assert_eq!((one.texts("h1"), one.texts("a.masthead-title")), (vec!["1 article"], vec!["Parallax"]));
    let article = corpus.catalogue.articles[0].clone();
    corpus.catalogue.articles = vec![article; 5000];
    let mut body = corpus.bodies[0].clone();
    body.document.text = "word ".repeat(100_000);
    body.document.blocks.truncate(1);
    body.document.blocks[0].kind = parallax::text::BlockKind::Paragraph;
    body.document.blocks[0].span = parallax::text::Span::new(0, body.document.text.len());
    corpus.bodies = vec![body; 31];
    let html = view(&corpus);
    assert!(html.len() < 40_000, "{}", html.len());
    let many = Page::read("many", html);
    assert_eq!(many.all("article.card").len(), FIRST);
    assert_eq!(many.texts("h1"), ["5,000 articles"]);
    assert!(many.has("4,970 more articles are listed when the page has opened."));
}
