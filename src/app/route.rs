//! URLs: the only module that reads and writes them.
//!
//! An [`Address`] is everything that a link must bring back: the page, the query that all views share, and what the
//! page itself is set to. `parse(display(address)) == address`.

use std::collections::HashMap;
use std::fmt;
use std::slice::from_ref;

use form_urlencoded::Serializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use yew_router::Routable;

use crate::annotate::{Day, EntityKind};
use crate::explore::compare::sheet::MOST;
use crate::explore::timeline::Lanes;
use crate::explore::{Field, FieldValue, Query};
use crate::text::Span;

/// The pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The list of articles.
    Articles,
    /// One article.
    Article {
        /// The article's slug.
        slug: String,
    },
    /// The timeline.
    Timeline,
    /// The choice of two articles.
    Choose,
    /// Articles side by side; one alone is still looking for its second.
    Compare {
        /// Their slugs, from left to right: one to [`MOST`].
        articles: Vec<String>,
    },
    /// The index of entities.
    Entities,
    /// One entity.
    Entity {
        /// The entity's slug.
        slug: String,
    },
    /// Entities against articles.
    Coverage,
    /// What the corpus is.
    About,
    /// Anything else.
    Lost,
}

impl Route {
    /// The path, with slugs percent-encoded.
    fn path(&self) -> String {
        let (name, slugs): (&str, &[String]) = match self {
            Route::Articles => ("", &[]),
            Route::Article { slug } => ("article", from_ref(slug)),
            Route::Timeline => ("timeline", &[]),
            Route::Choose => ("compare", &[]),
            Route::Compare { articles } => ("compare", articles),
            Route::Entities => ("entities", &[]),
            Route::Entity { slug } => ("entity", from_ref(slug)),
            Route::Coverage => ("coverage", &[]),
            Route::About => ("about", &[]),
            Route::Lost => ("lost", &[]),
        };
        let mut path = format!("/{name}");
        for slug in slugs {
            path.push('/');
            path.extend(utf8_percent_encode(slug, ENCODED));
        }
        path
    }

    /// Reads a path; one slash at its end is as good as none.
    fn read(path: &str) -> Route {
        let path = path.strip_prefix('/').unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let parts: Option<Vec<_>> =
            path.split('/').map(|part| percent_decode_str(part).decode_utf8().ok()).collect();
        let parts = parts.unwrap_or_default();
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        match *parts {
            [""] => Route::Articles,
            ["timeline"] => Route::Timeline,
            ["compare"] => Route::Choose,
            ["entities"] => Route::Entities,
            ["coverage"] => Route::Coverage,
            ["about"] => Route::About,
            ["article", slug] if !slug.is_empty() => Route::Article { slug: slug.to_owned() },
            ["entity", slug] if !slug.is_empty() => Route::Entity { slug: slug.to_owned() },
            ["compare", ref slugs @ ..] if slugs.len() <= MOST && !slugs.contains(&"") => {
                Route::Compare { articles: slugs.iter().map(|slug| (*slug).to_owned()).collect() }
            }
            _ => Route::Lost,
        }
    }
}

/// What a slug cannot hold in a path as it is: all but the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Written by hand: the derived one brings a recogniser of patterns, larger than all of this module.
impl Routable for Route {
    fn from_path(path: &str, _: &HashMap<&str, &str>) -> Option<Route> {
        Some(Route::read(path))
    }

    fn to_path(&self) -> String {
        self.path()
    }

    fn routes() -> Vec<&'static str> {
        vec!["/*path"]
    }

    fn not_found_route() -> Option<Route> {
        Some(Route::Lost)
    }

    fn recognize(path: &str) -> Option<Route> {
        Some(Route::read(path))
    }
}

/// How a list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// The page's own first choice: relevance for a search, count for entities, text order for lines.
    #[default]
    Best,
    /// By date.
    Date,
    /// By title or name.
    Name,
    /// By length.
    Length,
    /// By the words before.
    Left,
    /// By the words after.
    Right,
}

/// Which passages of a comparison, or which rows of the coverage, are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everything.
    #[default]
    All,
    /// What is matched, or mentioned in all.
    Shared,
    /// What stands in one only.
    Only,
    /// What some article lacks.
    Missing,
}

/// The panels of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// What is shared.
    #[default]
    First,
    /// Where they contradict each other, or one itself, of the kinds that are looked for.
    Contradictions,
    /// What more than one says.
    Shared,
    /// Which of them makes which claim.
    Claims,
    /// What only the column of that number says, from 0.
    Only(u8),
    /// Whom and what they name.
    Names,
    /// Numbers and dates.
    Numbers,
    /// Quotes.
    Quotes,
    /// Distinctive words.
    Words,
}

/// What a page itself is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The passage to show, in bytes of the article's cleaned text.
    pub at: Option<Span>,
    /// The order of a list.
    pub order: Order,
    /// The lanes of the timeline.
    pub lanes: Lanes,
    /// Which rows or passages.
    pub show: Show,
    /// Whether the article is shown as it was written in its source.
    pub as_source: bool,
    /// The stretch of time that the axis shows, where the reader has zoomed.
    pub axis: Option<(Day, Day)>,
    /// The kind of entities listed; all where `None`.
    pub kind: Option<EntityKind>,
    /// The panel of a comparison.
    pub tab: Tab,
    /// The match of a comparison that is shown, from 1.
    pub chosen: Option<u32>,
    /// The stretch that is shown in each column of a comparison, in bytes of its article's cleaned text.
    pub spots: [Option<Span>; MOST],
    /// The first column of a comparison that is shown where not all have room, from 0.
    pub column: u8,
    /// Whether outlets and headlines are hidden, for a lesson.
    pub blind: bool,
}

impl View {
    /// Whether it shows a passage of a text, to which the page scrolls by itself.
    pub(crate) fn shows_a_passage(&self) -> bool {
        self.at.is_some() || self.chosen.is_some() || self.spots.iter().any(Option::is_some)
    }
}

/// Everything that a link must bring back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// The query that all views share.
    pub query: Query,
    /// What the page itself is set to.
    pub view: View,
}

impl Default for Address {
    fn default() -> Address {
        Address { route: Route::Articles, query: Query::default(), view: View::default() }
    }
}

impl Address {
    /// The page `route` under the same query, set to its first choices.
    #[must_use]
    pub fn to(&self, route: Route) -> Address {
        Address { route, query: self.query.clone(), view: View::default() }
    }

    /// One passage of an article, under the same query.
    #[must_use]
    pub fn passage(&self, slug: &str, at: Span) -> Address {
        let mut address = self.to(Route::Article { slug: slug.to_owned() });
        address.view.at = Some(at);
        address
    }

    /// The address for an `href`, beginning with `#`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// Reads a path such as `/article/x` and the query string behind it, with or without its `?`.
    /// What it cannot read it leaves out: a link from an older page still opens.
    pub fn parse(path: &str, search: &str) -> Address {
        let mut address = Address { route: Route::read(path), ..Address::default() };
        let search = search.strip_prefix('?').unwrap_or(search);
        for (key, value) in form_urlencoded::parse(search.as_bytes()) {
            address.read(&key, &value);
        }
        address
    }

    fn read(&mut self, key: &str, value: &str) {
        let (map, name) = match key.strip_prefix("not.") {
            Some(name) => (&mut self.query.exclude, name),
            None => (&mut self.query.include, key),
        };
        if let Some(field) = Field::ALL.into_iter().find(|field| field_key(*field) == name) {
            let values = map.entry(field).or_default();
            let value = FieldValue(value.to_owned());
            if !values.contains(&value) {
                values.push(value);
            }
            return;
        }
        let view = &mut self.view;
        match key {
            "q" => value.clone_into(&mut self.query.words),
            "from" => self.query.from = value.parse().ok(),
            "to" => self.query.to = value.parse().ok(),
            "at" => view.at = read_span(value),
            "sort" => view.order = read_choice(&ORDERS, value),
            "show" => view.show = read_choice(&SHOWS, value),
            "lanes" => view.lanes = read_choice(&LANES, value),
            "tab" => view.tab = read_choice(&TABS, value),
            "match" => view.chosen = value.parse().ok().filter(|n| *n > 0),
            "spots" => {
                view.spots = [None; MOST];
                for (spot, value) in view.spots.iter_mut().zip(value.split('.')) {
                    *spot = read_span(value);
                }
            }
            "column" => {
                let column = value.parse().ok().filter(|n| (1..=MOST as u8).contains(n));
                view.column = column.map_or(0, |n| n - 1);
            }
            "blind" => view.blind = value == "1",
            "source" => view.as_source = value == "1",
            "axis" => {
                view.axis = value.split_once("..").and_then(|(first, last)| {
                    let (first, last) = (first.parse().ok()?, last.parse().ok()?);
                    (first <= last).then_some((first, last))
                });
            }
            "kind" => view.kind = EntityKind::ALL.into_iter().find(|kind| kind.as_str() == value),
            _ => {}
        }
    }

    /// The part behind the path, without `?`; empty where everything is at its first choice.
    pub fn search(&self) -> String {
        let mut out = Serializer::new(String::new());
        let mut put = |key: &str, value: &str| {
            out.append_pair(key, value);
        };
        if !self.query.words.is_empty() {
            put("q", &self.query.words);
        }
        for (prefix, map) in [("", &self.query.include), ("not.", &self.query.exclude)] {
            for (field, values) in map {
                for FieldValue(value) in values {
                    put(&format!("{prefix}{}", field_key(*field)), value);
                }
            }
        }
        for (key, day) in [("from", self.query.from), ("to", self.query.to)] {
            if let Some(day) = day {
                put(key, &day.to_string());
            }
        }
        let view = &self.view;
        if let Some(at) = view.at {
            put("at", &write_span(at));
        }
        let choices = [
            ("sort", write_choice(&ORDERS, view.order)),
            ("show", write_choice(&SHOWS, view.show)),
            ("lanes", write_choice(&LANES, view.lanes)),
            ("tab", write_choice(&TABS, view.tab)),
        ];
        for (key, value) in choices {
            if let Some(value) = value {
                put(key, value);
            }
        }
        if let Some(n) = view.chosen {
            put("match", &n.to_string());
        }
        if let Some(last) = view.spots.iter().rposition(Option::is_some) {
            let write = |spot: &Option<Span>| spot.map(write_span).unwrap_or_default();
            put("spots", &view.spots[..=last].iter().map(write).collect::<Vec<_>>().join("."));
        }
        if view.column > 0 {
            put("column", &(view.column + 1).to_string());
        }
        for (key, on) in [("source", view.as_source), ("blind", view.blind)] {
            if on {
                put(key, "1");
            }
        }
        if let Some((first, last)) = view.axis {
            put("axis", &format!("{first}..{last}"));
        }
        if let Some(kind) = view.kind {
            put("kind", kind.as_str());
        }
        out.finish()
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let search = self.search();
        let mark = if search.is_empty() { "" } else { "?" };
        write!(f, "{}{mark}{search}", self.route.path())
    }
}

/// The name of a field in a URL.
pub fn field_key(field: Field) -> &'static str {
    match field {
        Field::Entity(kind) => kind.as_str(),
        Field::Source => "outlet",
        Field::Author => "author",
        Field::Lang => "language",
    }
}

// The first of each list is the first choice, which a URL leaves out.
const ORDERS: [(&str, Order); 6] = [
    ("best", Order::Best),
    ("date", Order::Date),
    ("name", Order::Name),
    ("length", Order::Length),
    ("left", Order::Left),
    ("right", Order::Right),
];
const SHOWS: [(&str, Show); 4] =
    [("all", Show::All), ("shared", Show::Shared), ("only", Show::Only), ("missing", Show::Missing)];
const LANES: [(&str, Lanes); 2] = [("article", Lanes::Article), ("entity", Lanes::Entity)];

// Under their last two names the first two columns went when there were only two.
const TABS: [(&str, Tab); 14] = [
    ("first", Tab::First),
    ("contradictions", Tab::Contradictions),
    ("shared", Tab::Shared),
    ("claims", Tab::Claims),
    ("only-a", Tab::Only(0)),
    ("only-b", Tab::Only(1)),
    ("only-c", Tab::Only(2)),
    ("only-d", Tab::Only(3)),
    ("names", Tab::Names),
    ("numbers", Tab::Numbers),
    ("quotes", Tab::Quotes),
    ("words", Tab::Words),
    ("only-left", Tab::Only(0)),
    ("only-right", Tab::Only(1)),
];

fn read_choice<T: Copy, const N: usize>(list: &[(&str, T); N], value: &str) -> T {
    list.iter().find(|(name, _)| *name == value).unwrap_or(&list[0]).1
}

fn write_choice<T: Copy + PartialEq, const N: usize>(
    list: &[(&'static str, T); N],
    value: T,
) -> Option<&'static str> {
    list[1..].iter().find(|(_, item)| *item == value).map(|(name, _)| *name)
}

fn write_span(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}

fn read_span(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(Span { start, end })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day() -> impl Strategy<Value = Day> {
        (-100_000..100_000).prop_map(Day)
    }

    fn route() -> impl Strategy<Value = Route> {
        let slug = "[^/?#\u{0}-\u{1f}.][^/?#\u{0}-\u{1f}]{0,11}";
        prop_oneof![
            Just(Route::Articles),
            Just(Route::Timeline),
            Just(Route::Choose),
            Just(Route::About),
            slug.prop_map(|slug| Route::Article { slug }),
            slug.prop_map(|slug| Route::Entity { slug }),
            prop::collection::vec(slug, 1..=MOST).prop_map(|articles| Route::Compare { articles }),
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
        let article = |slug: &str| Route::Article { slug: slug.into() };
        let compare = |slugs: &[&str]| Route::Compare {
            articles: slugs.iter().map(|slug| (*slug).to_owned()).collect(),
        };
        let cases = [
            ("/", Route::Articles),
            ("", Route::Articles),
            ("/timeline", Route::Timeline),
            ("/compare/", Route::Choose),
            ("/compare/a/b/", compare(&["a", "b"])),
            ("/compare/a", compare(&["a"])),
            ("/compare/a/b/c/d", compare(&["a", "b", "c", "d"])),
            ("/compare/a/b/c/d/e", Route::Lost),
            ("/compare/a//b", Route::Lost),
            ("/entities", Route::Entities),
            ("/entity/mali", Route::Entity { slug: "mali".into() }),
            ("/coverage", Route::Coverage),
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
    fn links_of_older_pages_open() {
        let tab = |value: &str| Address::parse("/compare/a/b", &format!("tab={value}&match=2")).view.tab;
        assert_eq!([tab("only-left"), tab("only-right")], [Tab::Only(0), Tab::Only(1)]);
        let address = Address::parse("/compare/a/b", "tab=only-right&spots=3-9..x.4-2&column=9");
        assert_eq!(address.to_string(), "/compare/a/b?tab=only-b&spots=3-9");
    }

    proptest! {
        #[test]
        fn an_address_survives_its_text(
            route in route(),
            words in ".{0,12}",
            include in facets(),
            exclude in facets(),
            from in prop::option::of(day()),
            to in prop::option::of(day()),
            at in prop::option::of((0u32..500, 1u32..500)),
            order in 0usize..6, show in 0usize..4, lanes in 0usize..2,
            as_source: bool,
            axis in prop::option::of((day(), 0i32..5000)),
            kind in prop::option::of(0usize..5),
            (tab, chosen, blind) in (0..TABS.len(), prop::option::of(1u32..99), any::<bool>()),
            spots in prop::array::uniform4(prop::option::of((0u32..500, 1u32..500))),
            column in 0..MOST as u8,
        ) {
            let address = Address {
                route,
                query: Query { words, include: gather(include), exclude: gather(exclude), from, to },
                view: View {
                    at: at.map(|(start, len)| Span { start, end: start + len }),
                    order: ORDERS[order].1,
                    show: SHOWS[show].1,
                    lanes: LANES[lanes].1,
                    as_source,
                    axis: axis.map(|(first, len)| (first, Day(first.0 + len))),
                    kind: kind.map(|n| EntityKind::ALL[n]),
                    tab: TABS[tab].1,
                    chosen,
                    spots: spots.map(|spot| spot.map(|(start, len)| Span { start, end: start + len })),
                    column,
                    blind,
                },
            };
            let text = address.to_string();
            let (path, search) = text.split_once('?').unwrap_or((&text, ""));
            prop_assert_eq!(Address::parse(path, search), address);
        }

        #[test]
        fn no_address_breaks_the_reader(path in ".{0,40}", search in ".{0,80}") {
            let _ = Address::parse(&path, &search);
        }
    }
}
