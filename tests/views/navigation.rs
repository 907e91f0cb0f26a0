//! The menu, and what is not there.

use parallax::app::navigation::PAGES;
use parallax::app::route::Address;

use crate::stage::page;

#[test]
fn what_is_not_there_says_so() {
    for (address, words) in [
        ("/nowhere", "This address leads nowhere."),
        ("/article/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/bridge/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/nowhere/bridge", "This corpus has no article “nowhere”."),
        ("/compare/bridge/quay/nowhere", "This corpus has no article “nowhere”."),
        ("/compare/bridge/quay/gesher/hostile/bridge", "This address leads nowhere."),
        ("/entity/nobody", "This corpus names nothing called “nobody”."),
    ] {
        let page = page(address);
        assert_eq!(page.texts("h1"), ["Not here"], "at {address}");
        assert_eq!(page.texts("p.empty-title"), [words], "at {address}");
        assert_eq!(page.within("nav.nav", "a").len(), PAGES.len(), "the way back stays");
    }
    let twice = page("/compare/bridge/quay/bridge");
    assert_eq!(twice.texts("p.empty-title"), ["An article cannot stand beside itself."]);
    let others: Vec<_> = twice.within("div.empty", "a").iter().filter_map(|a| a.attribute("href")).collect();
    assert_eq!(others, ["#/compare/bridge/quay"]);
}

#[test]
fn the_menu_tells_where_the_reader_is() {
    for (address, here) in [
        ("/", "Front page"),
        ("/articles", "Articles"),
        // a link from before there was a front page
        ("/?sort=date", "Articles"),
        ("/article/quay", "Articles"),
        ("/timeline", "Timeline"),
        ("/compare", "Compare"),
        ("/compare/quay/bridge", "Compare"),
        ("/entities", "Entities"),
        ("/network", "Network"),
        ("/coverage", "Coverage"),
        ("/about", "About"),
    ] {
        let page = page(address);
        let current: Vec<&str> = page
            .within("nav.nav", "a")
            .into_iter()
            .filter(|link| link.attribute("aria-current") == Some("page"))
            .map(|link| link.text.as_str())
            .collect();
        assert_eq!(current, [here], "at {address}");
    }
    // the menu is the table of navigation
    let menu = page("/");
    let links: Vec<(&str, Option<&str>)> =
        menu.within("nav.nav", "a").iter().map(|link| (link.text.as_str(), link.attribute("href"))).collect();
    let hrefs: Vec<String> = PAGES.iter().map(|entry| Address::default().to((entry.open)()).href()).collect();
    let table: Vec<(&str, Option<&str>)> =
        PAGES.iter().zip(&hrefs).map(|(entry, href)| (entry.name, Some(href.as_str()))).collect();
    assert_eq!(links, table);
}

#[test]
fn groups_that_are_one_stop_have_a_name_and_results_come_before_filters() {
    let views = [
        "/",
        "/articles",
        "/articles?q=quays&place=hamburg",
        "/timeline",
        "/coverage",
        "/entities",
        "/article/bridge",
    ];
    for address in views.into_iter().chain(["/compare/bridge/quay", "/notebook", "/about"]) {
        let page = page(address);
        let names = ["nav", "div", "fieldset", "section", "span"];
        let groups: Vec<_> = names.iter().flat_map(|name| page.all(name)).collect();
        let groups: Vec<_> =
            groups.into_iter().filter(|one| one.attribute("data-roving").is_some()).collect();
        assert!(groups.len() > 1, "at {address}");
        for group in groups {
            let role = group.attribute("role");
            let own = ["nav", "fieldset", "section"].contains(&group.name.as_str());
            assert!(
                own || matches!(role, Some("toolbar" | "group")),
                "{} without a role at {address}",
                group.name
            );
            let named = group.name == "fieldset"
                || group.attribute("aria-label").is_some_and(|name| !name.is_empty());
            assert!(named, "{} without a name at {address}", group.name);
        }
        // one place alone is read to who listens, and it is empty at first
        let said: Vec<_> = page.elements.iter().filter(|one| one.attribute("id") == Some("said")).collect();
        assert!(said.len() == 1 && said[0].attribute("role") == Some("status"), "at {address}");
        assert_eq!(said[0].text, "", "at {address}");
    }
    let list = page("/articles");
    let order = ["card", "facets"].map(|class| list.elements.iter().position(|one| one.has_class(class)));
    assert!(order[0].is_some() && order[0] < order[1], "{order:?}");
}

#[test]
fn a_view_inside_another_page_has_no_frame() {
    for address in ["/timeline?embed=1", "/network?by=article&embed=1", "/?embed=1"] {
        let page = page(address);
        assert!(page.all("header.masthead").is_empty() && page.all("footer").is_empty(), "at {address}");
        let whole = page.within("header.embed-line", "a");
        let href = whole[0].attribute("href").expect("a way to all of it");
        assert_eq!(
            href,
            format!("#{}", address.replace("?embed=1", "").replace("&embed=1", "")),
            "at {address}"
        );
        assert_eq!(whole[0].attribute("target"), Some("_blank"));
        // what is followed inside stays inside
        let inside = page.within("main", "a");
        let leaves = inside.iter().filter_map(|link| link.attribute("href"));
        assert_eq!(
            leaves.filter(|href| href.starts_with("#/") && !href.contains("embed=1")).count(),
            0,
            "at {address}"
        );
    }
    assert!(!page("/timeline").all("header.masthead").is_empty());
}
