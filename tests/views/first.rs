//! The first view, which a site shows before the app: the app draws the same over it.

use parallax::publish::site::first::view;
use parallax::wording::front::SHOWN;

use crate::stage::{Element, HOSTILE, Page, corpus, page};

/// The elements inside those that `outer` names, less those that only one of the two has.
fn inside<'p>(page: &'p Page, outer: &str) -> Vec<(&'p str, Option<&'p str>, Option<&'p str>, String)> {
    let names = ["a", "h1", "h2", "span", "p", "article", "section", "ul", "li", "dl", "dt", "dd", "rect"];
    let all = names.iter().flat_map(|name| page.within(outer, name));
    let away = |element: &Element| element.attribute("href").is_some_and(|href| href.starts_with("http"));
    all.filter(|element| !element.has_class("unscripted") && !away(element))
        .map(|element| {
            let whole = matches!(element.name.as_str(), "article" | "section" | "ul" | "li");
            let text = if whole { String::new() } else { element.text.trim().to_owned() };
            (element.name.as_str(), element.attribute("class"), element.attribute("href"), text)
        })
        .collect()
}

#[test]
fn the_app_draws_what_stands_there() {
    let first = Page::read("first", view(&corpus()));
    let app = page("/");
    assert!(!first.all("article.finding").is_empty(), "there is nothing to hold together");
    assert!(first.all("section.story").len() > 1, "there is nothing to hold together");
    for outer in ["div.front", "nav.nav"] {
        assert_eq!(inside(&first, outer), inside(&app, outer));
        assert!(inside(&first, outer).len() > 5);
    }
    let (here, there) = (first.one("a.masthead-title"), app.one("a.masthead-title"));
    for attribute in ["class", "href"] {
        assert_eq!(here.attribute(attribute), there.attribute(attribute));
    }
    assert_eq!(first.texts("a.masthead-title"), app.texts("a.masthead-title"));
    let current: Vec<_> = first.within("nav.nav", "a").iter().map(|a| a.attribute("aria-current")).collect();
    assert_eq!(current[0], Some("page"));
    assert!(current[1..].iter().all(Option::is_none), "{current:?}");
}

#[test]
fn what_differs_stands_first_and_leads_to_its_articles() {
    let front = page("/");
    let first = front.all("article.finding")[0];
    assert!(first.has_class("differ"));
    // 12 million euros for the same works in one, 15 in the other
    assert!(
        front.texts("dd")[..2].iter().all(|said| said.contains("million euros")),
        "{:?}",
        front.texts("dd")
    );
    let link = front.within("article.finding", "a")[0];
    let href = link.attribute("href").unwrap_or_default();
    assert!(href.starts_with("#/compare/bridge/quay?spots="), "{href}");
    let compared = page(&href[1..]);
    let rows = compared.all("tr");
    let shown: Vec<_> = rows.iter().filter(|row| row.has_class("shown")).collect();
    assert_eq!(shown.len(), 1, "the card leads to its very row");
    assert!(shown[0].text.contains("million euros"), "{}", shown[0].text);
    assert!(front.has("differing on 1 point"));
}

#[test]
fn what_looks_like_markup_is_text_there_too() {
    let first = Page::read("first", view(&corpus()));
    for hostile in HOSTILE {
        for place in ["a.masthead-title", "span.row-from"] {
            let texts = first.texts(place);
            assert!(texts.iter().any(|text| text.contains(hostile)), "{hostile} in {place}: {texts:?}");
        }
        assert!(first.within("ul.rows", "a").iter().any(|link| link.text.contains(hostile)), "{hostile}");
    }
    // what leads elsewhere is shown where no program runs, and leads to the web alone
    let away = first.within("span.unscripted", "a");
    assert_eq!(
        away.iter().map(|a| a.attribute("href")).collect::<Vec<_>>(),
        [Some("https://example.org/bridge")]
    );
}

#[test]
fn what_was_found_is_told_in_whole_words() {
    let front = page("/");
    for title in front.within("article.finding", "h2") {
        // a heading that is more than a name, a day or the beginning of a sentence
        assert!(title.text.split_whitespace().count() > 2, "{}", title.text);
    }
    assert_eq!(front.all("aside.greeting").len(), 1);
    let ends = front.within("p.front-ends", "span");
    assert!(ends.iter().all(|end| end.text.chars().any(|c| c.is_ascii_digit())), "the bars say no day");
    assert!(front.has("the highest bar is"));
}

#[test]
fn it_is_short_however_many_articles_there_are() {
    let mut corpus = corpus();
    let catalogue = &mut corpus.catalogue;
    catalogue.articles.truncate(1);
    catalogue.title.clear();
    catalogue.front.clear();
    let one = Page::read("one", view(&corpus));
    assert_eq!(one.texts("h1"), ["1 article from 1 outlet"]);
    assert_eq!(one.texts("a.masthead-title"), ["Parallax"]);
    let article = corpus.catalogue.articles[0].clone();
    corpus.catalogue.articles = vec![article; 5000];
    let html = view(&corpus);
    assert!(html.len() < 40_000, "{}", html.len());
    let many = Page::read("many", html);
    assert_eq!(many.texts("h1"), ["5,000 articles from 1 outlet"]);
    assert_eq!(many.within("ul.rows", "a").len(), 2 * SHOWN);
    assert!(many.has("4,988 more articles"));
    assert!(many.has("All 5,000 articles in a list"));
}
