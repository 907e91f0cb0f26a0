//! The gallery of components.

use parallax::app::gallery;

use crate::stage::Page;

#[test]
fn every_component_is_drawn_in_every_state() {
    let html = gallery::page("dark", "");
    let (_, body) = html.split_once("<body>").expect("a body");
    let body = body.split_once("</body>").expect("its end").0;
    let page = Page::read("the gallery", body.to_owned());
    assert!(page.all("section.specimens").len() >= 15, "groups are missing");
    let empty: Vec<&str> = page
        .all("div.specimen")
        .iter()
        .map(|specimen| specimen.text.as_str())
        // its name, and what is drawn
        .filter(|text| text.len() < 20)
        .collect();
    assert!(empty.is_empty(), "drawn as nothing: {empty:?}");
    // what corrects words is there, by keyboard too
    for words in
        ["Not a name, or someone else", "Mark a name or a date", "The words, as they stand in the text"]
    {
        assert!(page.has(words), "{words} is missing");
    }
    // what an engine answers is there at once, so that no picture is of something that is waited for
    assert_eq!(body.matches("aria-busy").count(), 1, "more is waited for than the specimen of that");
}
