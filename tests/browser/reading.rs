//! Reading: an article with its marks, its source, links to its passages; entities, coverage, the corpus itself.

use serde_json::json;

use crate::page::{Page, key};

/// Opens the article that holds a word that no other holds.
fn open_by_word(page: &Page, word: &str) {
    page.go("/");
    page.the("searchbox", "Search the articles").fill(word);
    page.the("heading", "1 of 5 articles");
    page.the("article", "").the("heading", "").the("link", "").click();
    page.the("checkbox", "As written in the source");
    page.the("button", "Clear all").click();
}

pub(crate) fn reads_an_article(page: &Page) {
    open_by_word(page, "Koglweogo");
    // It has no headline, and the page says so instead of inventing one.
    assert!(page.the("heading", "").text().contains("no headline"), "{}", page.the("heading", "").text());
    page.the("heading", "Implications for the Sahel and Beyond");
    let text = page.the("article", "").text();
    assert!(!text.contains("2 Comments"), "page furniture is shown as text");
    // Two halves of a name that the source broke over two paragraphs.
    assert!(text.contains("Apollinaire J. Kyelem de Tambela"), "the broken name is not whole");
    page.the("complementary", "In this article").the("heading", "Named here");

    open_by_word(page, "trilateral summits");
    let tables = page.all("table", "");
    assert!(tables.len() >= 2, "{} tables are shown", tables.len());
    let cells = page.all("cell", "");
    assert!(cells.iter().any(|cell| cell.text() == "Diplomacy"), "no cell says just “Diplomacy”");
    let text = page.the("article", "").text();
    for markup in ["< td", "td >", "wp-block", "Exit mobile version", "1 - 2 - 3"] {
        assert!(!text.contains(markup), "{markup:?} is shown as text");
    }
    page.the("heading", "Emerging Priorities: Security, Economic Growth, and Cultural Diplomacy");
}

pub(crate) fn opens_the_entity_behind_a_mention(page: &Page) {
    open_by_word(page, "Koglweogo");
    let legend = page.the("group", "Marks");
    for kind in ["People", "Places", "Organisations", "Dates"] {
        assert_eq!(legend.the("checkbox", kind).property("checked"), json!(true));
    }
    let mention = page.the("article", "").the("link", "Damiba");
    mention.click();
    let details = page.the("complementary", "Damiba");
    assert!(
        details.text().contains("As written") && details.text().contains("Read as"),
        "{}",
        details.text()
    );
    details.the("link", "All about").click();
    page.the("heading", "Names used");
    page.the("region", "Keyword in context");
    assert!(page.route().starts_with("/entity/"), "{}", page.route());
    page.back();
    page.the("checkbox", "As written in the source");

    page.the("group", "Marks").the("checkbox", "People").click();
    page.until("the marks of people gone", || page.the("article", "").all("link", "Damiba").is_empty());
    page.the("group", "Marks").the("checkbox", "People").click();
    page.the("article", "").the("link", "Damiba");
}

pub(crate) fn asks_a_sentence_what_it_tells(page: &Page) {
    open_by_word(page, "Gorgadji");
    page.sees("Press a sentence to see who does what in it");
    let article = page.the("article", "");
    // By keyboard: the first sentence is the next stop behind the link in the margin.
    article.the("link", "Link to this paragraph").run("element.focus()", &[]);
    page.press(&[key::TAB]);
    let first = page.focused().text();
    assert!(first.starts_with("On April 30, 2025"), "{first}");
    page.press(&[key::ENTER]);
    let details = || page.all("complementary", "Who does what");
    page.until("what it tells", || details().iter().any(|details| details.text().contains("emerged")));
    page.press(&[key::ESCAPE]);
    page.until("the details closed", || details().is_empty());
    page.until("the focus back where it was", || page.focused().text() == first);
    page.press(&[key::DOWN]);
    let second = page.focused().text();
    assert!(second.starts_with("The accompanying announcement"), "{second}");
    page.focused().click();
    let who = page.the("complementary", "Who does what");
    who.the("link", "Russia");
    who.the("button", "Close the details").click();
    page.until("the focus back again", || page.focused().text() == second);
    // A mark inside keeps its own press.
    article.the("link", "80 people").click();
    page.until("the number as it was read", || page.all("complementary", "80").len() == 1);
    page.is_accessible();
}

pub(crate) fn asks_a_sentence_on_a_phone(page: &Page) {
    open_by_word(page, "Gorgadji");
    page.the("article", "").the("link", "Link to this paragraph").run("element.focus()", &[]);
    page.press(&[key::TAB]);
    // The sentence itself: its middle may be a mark, which opens what it marks.
    page.focused().run("element.click()", &[]);
    page.the("complementary", "Who does what").the("button", "Close the details").click();
    assert_eq!(page.overflow(), 0, "the page is wider than its screen");
}

pub(crate) fn shows_the_source_as_it_was(page: &Page) {
    open_by_word(page, "trilateral summits");
    page.the("checkbox", "As written in the source").click();
    page.sees("< table class = \"wp-block-table\" >");
    page.the("heading", "Left out of the reading view");
    page.until("the choice in the address", || page.route().contains("source=1"));
    page.reload();
    page.sees("< table class = \"wp-block-table\" >");
    page.the("checkbox", "As written in the source").click();
    page.until("the reading view", || !page.text().contains("wp-block-table"));
}

pub(crate) fn follows_a_deep_link(page: &Page) {
    open_by_word(page, "Koglweogo");
    page.all("link", "Link to this paragraph").get(6).expect("each paragraph has a link").click();
    page.sees("A linked passage is marked below.");
    let address = page.address();
    let route = page.route();
    assert!(route.starts_with("/article/") && route.contains("at="), "{route}");
    page.go("/about");
    page.the("heading", "What is counted");
    page.go(&route);
    page.sees("A linked passage is marked below.");
    assert_eq!(page.address(), address);
    page.the("link", "Show the article without it").click();
    page.until("the article alone", || !page.route().contains("at="));
    // A link from elsewhere, to a place that is not there, still opens the article.
    page.go(&format!("{}?at=9999990-9999999", route.split('?').next().unwrap_or_default()));
    page.the("heading", "Implications for the Sahel and Beyond");
}

pub(crate) fn goes_from_place_to_place_of_a_search(page: &Page) {
    page.the("searchbox", "Search the articles").fill("traore");
    page.the("heading", "4 of 5 articles");
    page.the("article", "").the("heading", "").the("link", "").click();
    let places = || page.the("toolbar", "Places of the words searched for").text();
    page.until("how many there are", || places().contains("in this article"));
    page.press(&["n"]);
    page.until("the first of them", || places().contains("Place 1 of"));
    // who reads by ear goes along
    page.until("the focus on the place", || page.focused().attribute("class").contains("linked"));
    assert!(
        page.focused().in_view() && page.focused().text().starts_with("Traor"),
        "{}",
        page.focused().text()
    );
    page.press(&["n"]);
    page.until("the second", || places().contains("Place 2 of"));
    page.press(&["p"]);
    page.until("the first again", || places().contains("Place 1 of"));
    let here = page.route();
    let of = places().split("of ").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
    for place in 2..=of.expect("how many there are") {
        page.press(&["n"]);
        page.until("the next place", || places().contains(&format!("Place {place} of")));
    }
    page.press(&["n"]);
    let path = |route: &str| route.split('?').next().unwrap_or_default().to_owned();
    page.until("the next article", || path(&page.route()) != path(&here));
    page.until("its first place", || places().contains("Place 1 of"));
    // How the text is set is kept.
    let size = || {
        page.the("article", "").run("return getComputedStyle(element.querySelector('.prose')).fontSize", &[])
    };
    let before = size();
    page.unfold(".article-head details.menu");
    page.the("group", "Size of the text").the("button", "Largest").click();
    page.until("larger letters", || size() != before);
    let large = size();
    page.reload();
    page.until("the letters as large", || size() == large);
}

pub(crate) fn keeps_a_notebook(page: &Page) {
    open_by_word(page, "Koglweogo");
    page.the("button", "Pin to notebook").click();
    page.sees("Select words of the text first.");
    let choose = "const range = document.createRange(); const text = document.querySelector('.prose p'); \
        range.selectNodeContents(text); getSelection().removeAllRanges(); getSelection().addRange(range); return text.textContent";
    let chosen = page.run(choose, &[]);
    page.the("button", "Pin to notebook").click();
    page.sees("Pinned.");
    page.the("navigation", "Views").the("link", "Notebook").click();
    page.the("heading", "Notebook: 1 passage");
    let pinned = page.the("blockquote", "").text();
    let flat = |text: &str| text.replace('¶', "").split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(flat(&pinned), flat(chosen.as_str().unwrap_or_default()));
    page.the("textbox", "Note").type_text("To be checked");
    page.reload();
    page.the("heading", "Notebook: 1 passage");
    assert_eq!(page.the("textbox", "Note").property("value"), json!("To be checked"));
    page.is_accessible();
    page.the("blockquote", "");
    page.the("listitem", "").the("link", "").click();
    page.sees("A linked passage is marked below.");
    page.back();
    page.the("button", "Take out").click();
    page.sees("Nothing is pinned yet.");
    page.reload();
    page.sees("Nothing is pinned yet.");
}

pub(crate) fn looks_somebody_up(page: &Page) {
    page.the("heading", "entities");
    let all = page.all("row", "").len();
    page.the("group", "Kind").the("button", "People").click();
    page.until("fewer rows", || page.all("row", "").len() < all);
    page.the("searchbox", "Find").type_text("traore");
    page.the("link", "Ibrahim Traoré").click();
    page.the("heading", "Ibrahim Traoré");
    let names = page.the("table", "Names").text();
    assert!(names.contains("Traoré"), "{names}");
    page.sees("in 4 articles");
    page.the("heading", "Named in the same sentences");
    let before = page.the("table", "").text();
    page.the("combobox", "Sort").choose("by the words after");
    page.until("the order in the address", || page.route().contains("sort=right"));
    assert!(!before.is_empty());
    page.the("button", "Only articles with this name").click();
    page.the("button", "Drop the filter person Ibrahim Traoré");
}

pub(crate) fn reads_who_says_what(page: &Page) {
    page.the("heading", "entities in");
    page.the("group", "Rows").the("button", "Questions").click();
    page.the("heading", "Questions in 5 articles");
    page.the("rowheader", "Who is leader of Niger");
    page.the("region", "Questions against articles").the("link", "Abdourahamane Tiani");
    page.the("button", "Answered by every article").click();
    page.until("that there is none", || page.text().contains("No question is like that here."));
    assert!(page.route().contains("tab=claims"));
    page.the("group", "Rows").the("button", "Entities").click();
    page.the("heading", "entities in");
}

pub(crate) fn reads_the_coverage(page: &Page) {
    page.the("heading", "in 5 articles");
    let cell = page.the("region", "Entities against articles").the("button", "Mohamed Bazoum in");
    cell.click();
    let details = page.the("complementary", "Mohamed Bazoum");
    assert!(details.text().contains("Bazoum"), "{}", details.text());
    details.the("button", "Close the details").click();
    page.until("the details closed", || page.all("complementary", "Mohamed Bazoum").is_empty());
    page.the("button", "In every article").click();
    page.until("the choice in the address", || page.route().contains("show=shared"));
    page.the("rowheader", "Burkina Faso");
    assert!(page.all("rowheader", "Mohamed Bazoum").is_empty(), "Bazoum is not named in every article");
    page.the("button", "Missing from some").click();
    page.the("rowheader", "Mohamed Bazoum");
}

pub(crate) fn reads_about_the_corpus(page: &Page) {
    page.the("heading", "What is counted");
    page.the("heading", "Rights");
    let table = page.the("table", "The articles and what is known of them");
    assert_eq!(table.all("row", "").len(), 6, "a head and five articles");
    table.the("button", "Words").click();
    page.the("columnheader", "Words");
    let sorted = page.the("columnheader", "Words").attribute("aria-sort");
    assert_eq!(sorted, "ascending");
}

pub(crate) fn meets_hostile_articles(page: &Page) {
    page.the("heading", "2 articles");
    let unhurt = || {
        assert_eq!(
            page.run("return window.hurt === undefined", &[]),
            json!(true),
            "an article ran as a script"
        );
    };
    page.the("link", "Words That Look Like Markup").click();
    page.the("heading", "Words That Look Like Markup");
    unhurt();
    page.the("checkbox", "As written in the source").click();
    page.sees("“</script><script>window.hurt = true</script>”");
    page.sees("<img src=x onerror=\"window.hurt = true\">");
    page.sees("${window.hurt = true} and `ticks`");
    unhurt();
    page.the("navigation", "Views").the("link", "Articles").click();
    page.the("link", "Signs of every kind: שלום, 你好, 👩‍👩‍👧, ﬁ, Å").click();
    page.sees("The Harbour \"Bell\" & Sons <daily>");
    page.sees("שלום עולם, said a visitor; 你好，世界");
    assert!(page.all("link", "javascript:").is_empty(), "an address that is a script became a link");
    assert_eq!(page.overflow(), 0, "a long word makes the page wider than its window");
    page.the("searchbox", "Search the articles").fill("你好");
    unhurt();
}
