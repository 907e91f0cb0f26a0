//! Addresses survive their text, and links of older pages open.

use proptest::prelude::*;

use super::*;
use crate::annotate::{Day, EntityKind};
use crate::explore::network::Kinds;

fn day() -> impl Strategy<Value = Day> {
    (-100_000..100_000).prop_map(Day)
}

fn axis() -> impl Strategy<Value = Option<Axis>> {
    let days = (day(), 0i32..5000).prop_map(|(first, len)| Axis::days(first, Day(first.0 + len)));
    let hours =
        (any::<i32>(), 0i32..500).prop_map(|(first, len)| Axis::hours(first, first.saturating_add(len)));
    prop::option::of(prop_oneof![days, hours])
}

fn span() -> impl Strategy<Value = Option<Span>> {
    prop::option::of((0u32..500, 1u32..500).prop_map(|(start, len)| Span { start, end: start + len }))
}

fn kind() -> impl Strategy<Value = Option<EntityKind>> {
    prop::option::of(prop::sample::select(EntityKind::ALL.to_vec()))
}

fn kinds() -> impl Strategy<Value = Kinds> {
    let some = prop::collection::vec(prop::sample::select(EntityKind::ALL.to_vec()), 0..4);
    some.prop_map(|kinds| kinds.into_iter().fold(Kinds::NONE, |kinds, kind| kinds.with(kind, true)))
}

fn named<T: Copy + std::fmt::Debug + 'static>(list: &[(&str, T)]) -> impl Strategy<Value = T> + use<T> {
    prop::sample::select(list.iter().map(|(_, value)| *value).collect::<Vec<T>>())
}

/// The ends of a stretch, the first before the last.
fn in_order(ends: (Option<Day>, Option<Day>)) -> (Option<Day>, Option<Day>) {
    match ends {
        (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
        open => open,
    }
}

/// Every page, set to anything that it can be set to.
fn route() -> impl Strategy<Value = Route> {
    let slug = "[^/?#\u{0}-\u{1f}.][^/?#\u{0}-\u{1f}]{0,11}";
    let compare = (
        prop::collection::vec(slug, 1..=MOST),
        named(&value::SHOWS),
        named(&compare::TABS),
        prop::option::of(1u32..99),
        prop::array::uniform4(span()),
        0..MOST as u8,
        any::<bool>(),
    );
    prop_oneof![
        (named(&articles::ORDERS), any::<bool>())
            .prop_map(|(order, as_lines)| Route::Articles(ArticlesRoute { order, as_lines })),
        (slug, span(), any::<bool>()).prop_map(|(slug, at, as_source)| Route::Article(ArticleRoute {
            slug,
            at,
            as_source
        })),
        (named(&timeline::LANES), named(&timeline::LANE_ORDERS), any::<bool>(), axis()).prop_map(
            |(lanes, order, unbroken, axis)| Route::Timeline(TimelineRoute { lanes, order, unbroken, axis })
        ),
        Just(Route::Choose),
        compare.prop_map(|(articles, show, tab, chosen, spots, column, blind)| {
            Route::Compare(CompareRoute { articles, show, tab, chosen, spots, column, blind })
        }),
        kind().prop_map(|kind| Route::Entities(EntitiesRoute { kind })),
        (slug, named(&entities::ORDERS), axis()).prop_map(|(slug, order, axis)| Route::Entity(EntityRoute {
            slug,
            order,
            axis
        })),
        (named(&network::COUNTED_BY), prop::option::of(kinds()), prop::option::of("[^\u{0}-\u{1f}]{1,8}"))
            .prop_map(|(by, kinds, sought)| Route::Network(NetworkRoute { by, kinds, sought })),
        (named(&value::SHOWS), any::<bool>(), kind(), 0u32..9999).prop_map(
            |(show, of_claims, kind, first)| Route::Coverage(CoverageRoute { show, of_claims, kind, first })
        ),
        Just(Route::Own),
        Just(Route::About),
    ]
}

fn facets() -> impl Strategy<Value = Vec<(usize, String)>> {
    prop::collection::vec((0..Field::ALL.len(), ".{0,8}"), 0..4)
}

fn gather(list: Vec<(usize, String)>) -> std::collections::BTreeMap<Field, Vec<FieldValue>> {
    let mut map = std::collections::BTreeMap::<Field, Vec<FieldValue>>::new();
    for (field, value) in list {
        let values = map.entry(Field::ALL[field]).or_default();
        if !values.contains(&FieldValue(value.clone())) {
            values.push(FieldValue(value));
        }
    }
    map
}

#[test]
fn paths_name_their_pages() {
    let article = Route::article;
    let compare = |slugs: &[&str]| Route::compare(slugs.iter().map(|slug| (*slug).to_owned()).collect());
    let cases = [
        ("/", Route::Front),
        ("", Route::Front),
        ("/articles", Route::articles()),
        ("/timeline", Route::Timeline(TimelineRoute::default())),
        ("/compare/", Route::Choose),
        ("/compare/a/b/", compare(&["a", "b"])),
        ("/compare/a", compare(&["a"])),
        ("/compare/a/b/c/d", compare(&["a", "b", "c", "d"])),
        ("/compare/a/b/c/d/e", Route::Lost),
        ("/compare/a//b", Route::Lost),
        ("/entities", Route::Entities(EntitiesRoute::default())),
        ("/entity/mali", Route::entity("mali")),
        ("/network", Route::Network(NetworkRoute::default())),
        ("/coverage", Route::Coverage(CoverageRoute::default())),
        ("/own", Route::Own),
        ("/about", Route::About),
        ("/article/a%20b%2Fc", article("a b/c")),
        ("/article/%ff", Route::Lost),
        ("/article", Route::Lost),
        ("/article//", Route::Lost),
        ("/article/a/b", Route::Lost),
        ("/nowhere", Route::Lost),
    ];
    for (path, expected) in cases {
        assert_eq!(Address::parse(path, "").route, expected, "{path:?}");
    }
    assert_eq!(article("Fête à/?#").path(), "/article/F%C3%AAte%20%C3%A0%2F%3F%23");
}

#[test]
fn addresses_are_written_as_ever() {
    let written = [
        "/articles?q=bridge&place=hamburg&not.place=denmark&from=2025-05-01&to=2025-05-31&sort=date&show=shared",
        "/article/a?at=3-9&source=1",
        "/network?person=ada&person=bo&all=person.place",
        "/timeline?lanes=entity&axis=2024-01-01..2024-12-31",
        "/timeline?lanes=one&axis=2024-05-14T06..2024-05-15T00",
        "/timeline?axis=-0043-03-15T00..-0043-03-15T23",
        "/compare/a/b/c?show=only&tab=only&match=2&spots=3-9..4-7&column=2&blind=1",
        "/entities?kind=place",
        "/entity/mali?sort=left&axis=2024-01-01..2024-12-31",
        "/?embed=1",
        "/?example=1",
        "/article/a?q=bridge&at=3-9&example=2&embed=1",
        "/timeline?q=bridge&lanes=entity&embed=1",
        "/network?by=deed&kinds=person.place&find=ada",
        "/coverage?show=missing&tab=claims&kind=person&first=31",
    ];
    for address in written {
        let (path, search) = address.split_once('?').unwrap_or_default();
        assert_eq!(Address::parse(path, search).to_string(), address);
    }
    // a link leads on within the corpus that it stands in
    let here = Address::parse("/articles", "q=bridge&example=1");
    assert_eq!(here.to(Route::About).to_string(), "/about?q=bridge&example=1");
    assert_eq!(here.to(Route::Front).to_string(), "/?example=1");
    assert_eq!(here.of_corpus(None).to_string(), "/");
    assert_eq!(Address::parse("/", "example=0").to_string(), "/");
    // a link to the list from before there was a front page
    let old = Address::parse("/", "q=bridge&sort=date");
    assert_eq!(old.to_string(), "/articles?q=bridge&sort=date");
    // What other pages are set to says nothing on one that has no such setting.
    assert_eq!(Address::parse("/about", "sort=date&tab=claims&q=bridge").to_string(), "/about?q=bridge");
}

#[test]
fn a_stretch_that_ends_before_it_begins_is_turned() {
    #[track_caller]
    fn check(path: &str, search: &str, expected: &str) {
        assert_eq!(Address::parse(path, search).to_string(), expected);
    }
    check("/articles", "from=2025-05-31&to=2025-05-01", "/articles?from=2025-05-01&to=2025-05-31");
    check("/articles", "to=2025-05-01&from=2025-05-31", "/articles?from=2025-05-01&to=2025-05-31");
    check("/articles", "from=2025-05-31", "/articles?from=2025-05-31");
    check("/timeline", "axis=2024-12-31..2024-01-01", "/timeline?axis=2024-01-01..2024-12-31");
    check("/timeline", "axis=2024-05-15T00..2024-05-14T06", "/timeline?axis=2024-05-14T06..2024-05-15T00");
}

#[test]
fn links_of_older_pages_open() {
    let tab =
        |value: &str| Address::parse("/compare/a/b", &format!("tab={value}&match=2")).route.comparison().tab;
    assert_eq!([tab("only-left"), tab("only-b")], [Tab::Only; 2]);
    assert_eq!(
        [tab("contradictions"), tab("claims"), tab("shared")],
        [Tab::Differ, Tab::Everything, Tab::Texts]
    );
    let address = Address::parse("/compare/a/b", "tab=only-right&spots=3-9..x.4-2&column=9");
    assert_eq!(address.to_string(), "/compare/a/b?tab=only&spots=3-9");
}

proptest! {
    #[test]
    fn an_address_survives_its_text(
        route in route(),
        words in ".{0,12}",
        include in facets(),
        exclude in facets(),
        (from, to) in (prop::option::of(day()), prop::option::of(day())).prop_map(in_order),
        embed in any::<bool>(),
        example in prop::option::of(1u32..9),
        every in prop::collection::btree_set(prop::sample::select(Field::ALL.to_vec()), 0..3),
    ) {
        let query = Query { words, include: gather(include), every, exclude: gather(exclude), from, to };
        let address = Address { route, query, embed, example };
        let text = address.to_string();
        let (path, search) = text.split_once('?').unwrap_or((&text, ""));
        prop_assert_eq!(Address::parse(path, search), address);
    }

    #[test]
    fn no_address_breaks_the_reader(path in ".{0,40}", search in ".{0,80}") {
        let _ = Address::parse(&path, &search);
    }
}
