//! The index of entities, and one of them.

use std::collections::BTreeSet;

use parallax::annotate::EntityKind;

use crate::stage::{corpus, page};

#[test]
fn entities_have_an_index_and_a_page_each() {
    let index = page("/entities");
    let names: BTreeSet<&str> =
        index.within("table.sort-table", "a").iter().map(|link| link.text.as_str()).collect();
    for name in ["Angela Merkel", "Hamburg", "Denmark", "Berlin (city)"] {
        assert!(names.contains(name), "{name} is not among {names:?}");
    }
    let people = page("/entities?kind=person");
    let kinds = people.texts("td");
    assert!(kinds.contains(&"Person") && !kinds.contains(&"Place"), "{kinds:?}");
    let slug = |name: &str, kind| {
        let corpus = corpus();
        let entity = corpus
            .catalogue
            .entities
            .into_iter()
            .find(|one| one.entity.name == name && one.entity.kind == kind);
        entity.unwrap_or_else(|| panic!("{name} is no {kind:?}")).slug
    };
    let merkel = page(&format!("/entity/{}", slug("Angela Merkel", EntityKind::Person)));
    assert_eq!(merkel.texts("h1"), ["Angela Merkel"]);
    assert_eq!(merkel.texts("p.overline"), ["Person"]);
    assert!(merkel.has("3 mentions in 2 articles"), "{}", merkel.texts("p.meta")[0]);
    let written = merkel.texts("td.kwic-word");
    assert_eq!(written.iter().filter(|words| **words == "Angela Merkel").count(), 2);
    assert_eq!(written.iter().filter(|words| **words == "Merkel").count(), 1);
    assert!(merkel.within("ul.inline", "a").iter().any(|link| link.text == "Hamburg"), "company");
    // what a curator changed is marked where it shows
    let berlin = page(&format!("/entity/{}", slug("Berlin (city)", EntityKind::Place)));
    let badges = berlin.texts("span.badge");
    assert!(badges.iter().any(|badge| badge.starts_with("curated: ")), "{badges:?}");
    assert!(berlin.texts("td.kwic-word").contains(&"Berlin"), "the words stay as written");
}
