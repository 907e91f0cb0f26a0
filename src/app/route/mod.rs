//! URLs: the only module that reads and writes them.
//!
//! An [`Address`] is everything that a link must bring back: the page with what it is set to, and the query that all
//! views share. `parse(display(address)) == address`. What a page is set to is a type of that page's own, with its
//! keys, in a file a page.

mod article;
mod articles;
mod axis;
mod compare;
mod coverage;
mod entities;
mod network;
mod timeline;
mod value;

use std::collections::HashMap;
use std::fmt;
use std::slice::from_ref;

use form_urlencoded::Serializer;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use yew_router::Routable;

use self::value::{Put, Settings, put_switch};
use crate::explore::compare::sheet::MOST;
use crate::explore::{Field, FieldValue, Query};
use crate::text::Span;

pub use self::article::ArticleRoute;
pub use self::articles::{ArticleOrder, ArticlesRoute};
pub use self::axis::Axis;
pub use self::compare::{CompareRoute, Tab};
pub use self::coverage::CoverageRoute;
pub use self::entities::{EntitiesRoute, EntityRoute, LineOrder};
pub use self::network::NetworkRoute;
pub use self::timeline::TimelineRoute;
pub use self::value::Show;

/// The pages, each with what it is set to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The front page. It stands for the whole corpus, so it knows no query.
    #[default]
    Front,
    /// The list of articles.
    Articles(ArticlesRoute),
    /// One article.
    Article(ArticleRoute),
    /// The timeline.
    Timeline(TimelineRoute),
    /// The choice of two articles.
    Choose,
    /// Articles side by side; one alone is still looking for its second.
    Compare(CompareRoute),
    /// The index of entities.
    Entities(EntitiesRoute),
    /// One entity.
    Entity(EntityRoute),
    /// Who appears with whom.
    Network(NetworkRoute),
    /// Entities, or claims, against articles.
    Coverage(CoverageRoute),
    /// What the reader pinned.
    Notebook,
    /// The reader's own articles.
    Own,
    /// What the corpus is.
    About,
    /// Anything else.
    Lost,
}

impl Route {
    /// The list of articles, set to its first choices.
    pub fn articles() -> Route {
        Route::Articles(ArticlesRoute::default())
    }

    /// The article of that slug, from its beginning.
    pub fn article(slug: &str) -> Route {
        Route::Article(ArticleRoute { slug: slug.to_owned(), ..ArticleRoute::default() })
    }

    /// The articles of these slugs side by side, set to their first choices.
    pub fn compare(articles: Vec<String>) -> Route {
        Route::Compare(CompareRoute { articles, ..CompareRoute::default() })
    }

    /// The entity of that slug.
    pub fn entity(slug: &str) -> Route {
        Route::Entity(EntityRoute { slug: slug.to_owned(), ..EntityRoute::default() })
    }

    /// Whether both are the same page, whatever it is set to.
    pub fn is_same_page(&self, other: &Route) -> bool {
        self.path() == other.path()
    }

    /// Whether it shows a passage of a text, to which the page scrolls by itself.
    pub(crate) fn shows_a_passage(&self) -> bool {
        match self {
            Route::Article(article) => article.at.is_some(),
            Route::Compare(compare) => compare.chosen.is_some() || compare.spots.iter().any(Option::is_some),
            _ => false,
        }
    }

    /// The comparison that it is; one of no articles where it is another page.
    pub(crate) fn comparison(&self) -> CompareRoute {
        match self {
            Route::Compare(compare) => compare.clone(),
            _ => CompareRoute::default(),
        }
    }

    /// The path, with slugs percent-encoded.
    pub(crate) fn path(&self) -> String {
        let (name, slugs): (&str, &[String]) = match self {
            Route::Front => ("", &[]),
            Route::Articles(_) => ("articles", &[]),
            Route::Article(article) => ("article", from_ref(&article.slug)),
            Route::Timeline(_) => ("timeline", &[]),
            Route::Choose => ("compare", &[]),
            Route::Compare(compare) => ("compare", &compare.articles),
            Route::Entities(_) => ("entities", &[]),
            Route::Entity(entity) => ("entity", from_ref(&entity.slug)),
            Route::Network(_) => ("network", &[]),
            Route::Coverage(_) => ("coverage", &[]),
            Route::Notebook => ("notebook", &[]),
            Route::Own => ("own", &[]),
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
            [""] => Route::Front,
            ["articles"] => Route::articles(),
            ["timeline"] => Route::Timeline(TimelineRoute::default()),
            ["compare"] => Route::Choose,
            ["entities"] => Route::Entities(EntitiesRoute::default()),
            ["network"] => Route::Network(NetworkRoute::default()),
            ["coverage"] => Route::Coverage(CoverageRoute::default()),
            ["notebook"] => Route::Notebook,
            ["own"] => Route::Own,
            ["about"] => Route::About,
            ["article", slug] if !slug.is_empty() => Route::article(slug),
            ["entity", slug] if !slug.is_empty() => Route::entity(slug),
            ["compare", ref slugs @ ..] if slugs.len() <= MOST && !slugs.contains(&"") => {
                Route::compare(slugs.iter().map(|slug| (*slug).to_owned()).collect())
            }
            _ => Route::Lost,
        }
    }

    /// What it is set to.
    fn settings(&self) -> Option<&dyn Settings> {
        match self {
            Route::Articles(settings) => Some(settings),
            Route::Article(settings) => Some(settings),
            Route::Timeline(settings) => Some(settings),
            Route::Compare(settings) => Some(settings),
            Route::Entities(settings) => Some(settings),
            Route::Entity(settings) => Some(settings),
            Route::Network(settings) => Some(settings),
            Route::Coverage(settings) => Some(settings),
            Route::Front | Route::Choose | Route::Notebook | Route::Own | Route::About | Route::Lost => None,
        }
    }

    /// What it is set to, to be set otherwise.
    fn settings_mut(&mut self) -> Option<&mut dyn Settings> {
        match self {
            Route::Articles(settings) => Some(settings),
            Route::Article(settings) => Some(settings),
            Route::Timeline(settings) => Some(settings),
            Route::Compare(settings) => Some(settings),
            Route::Entities(settings) => Some(settings),
            Route::Entity(settings) => Some(settings),
            Route::Network(settings) => Some(settings),
            Route::Coverage(settings) => Some(settings),
            Route::Front | Route::Choose | Route::Notebook | Route::Own | Route::About | Route::Lost => None,
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

/// The key that says that a page stands inside another.
const EMBED: &str = "embed";
/// The key of another corpus that the page offers.
const EXAMPLE: &str = "example";
/// The key of the fields of which all values are asked for.
const EVERY: &str = "all";

/// Everything that a link must bring back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    /// The page, with what it is set to.
    pub route: Route,
    /// The query that all views share.
    pub query: Query,
    /// Whether the page stands inside another, without a frame of its own.
    pub embed: bool,
    /// Which of the other corpora that the page offers is shown, from 1; none for the page's own.
    pub example: Option<u32>,
}

impl Address {
    /// The page `route` under the same query.
    #[must_use]
    pub fn to(&self, route: Route) -> Address {
        let query = if route == Route::Front { Query::default() } else { self.query.clone() };
        self.asking(route, query)
    }

    /// The page `route` under another query.
    #[must_use]
    pub fn asking(&self, route: Route, query: Query) -> Address {
        Address { route, query, ..self.clone() }
    }

    /// The front page of another corpus that the page offers, by its number from 1; of its own where there is none.
    #[must_use]
    pub fn of_corpus(&self, example: Option<u32>) -> Address {
        Address { embed: self.embed, example, ..Address::default() }
    }

    /// What tells one page from another, whatever it is set to: its path, and of which corpus it is.
    pub(crate) fn place(&self) -> String {
        let corpus = self.example.map_or(String::new(), |number| format!("/{EXAMPLE}/{number}"));
        format!("{corpus}{}", self.route.path())
    }

    /// The same, with the list of articles in the place of a front page that is asked a query.
    #[must_use]
    pub fn answering(mut self) -> Address {
        if self.route == Route::Front && !self.query.is_empty() {
            self.route = Route::articles();
        }
        self
    }

    /// One passage of an article, under the same query.
    #[must_use]
    pub fn passage(&self, slug: &str, at: Span) -> Address {
        self.to(Route::Article(ArticleRoute { slug: slug.to_owned(), at: Some(at), as_source: false }))
    }

    /// The address for an `href`, beginning with `#`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }

    /// What the address of the page leads to, by the part behind its `#`.
    pub fn of_url(url: &str) -> Address {
        let inside = url.split_once('#').map_or("", |(_, inside)| inside);
        let (path, search) = inside.split_once('?').unwrap_or((inside, ""));
        Address::parse(path, search)
    }

    /// Reads a path such as `/article/x` and the query string behind it, with or without its `?`.
    /// What it cannot read it leaves out: a link from an older page still opens.
    pub fn parse(path: &str, search: &str) -> Address {
        let mut address = Address { route: Route::read(path), ..Address::default() };
        let search = search.strip_prefix('?').unwrap_or(search);
        let asks = form_urlencoded::parse(search.as_bytes()).any(|(key, _)| key != EMBED && key != EXAMPLE);
        // The list of articles stood here before there was a front page, and links to it live.
        if address.route == Route::Front && asks {
            address.route = Route::articles();
        }
        for (key, value) in form_urlencoded::parse(search.as_bytes()) {
            if key == EMBED {
                address.embed = value == "1";
            } else if key == EXAMPLE {
                address.example = value.parse().ok().filter(|number| *number > 0);
            } else if !read_query(&mut address.query, &key, &value)
                && let Some(settings) = address.route.settings_mut()
            {
                settings.read(&key, &value);
            }
        }
        // a stretch that ends before it begins is turned, as the fields of the filters turn it
        let query = &mut address.query;
        if let (Some(from), Some(to)) = (query.from, query.to)
            && from > to
        {
            (query.from, query.to) = (Some(to), Some(from));
        }
        address
    }

    /// The part behind the path, without `?`; empty where everything is at its first choice.
    pub fn search(&self) -> String {
        let mut out = Serializer::new(String::new());
        let mut put = |key: &str, value: &str| {
            out.append_pair(key, value);
        };
        write_query(&self.query, &mut put);
        if let Some(settings) = self.route.settings() {
            settings.write(&mut put);
        }
        if let Some(number) = self.example {
            put(EXAMPLE, &number.to_string());
        }
        put_switch(&mut put, EMBED, self.embed);
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

/// Reads one key of the query that all views share; `false` where the key is none of its own.
fn read_query(query: &mut Query, key: &str, value: &str) -> bool {
    let (map, name) = match key.strip_prefix("not.") {
        Some(name) => (&mut query.exclude, name),
        None => (&mut query.include, key),
    };
    if let Some(field) = Field::ALL.into_iter().find(|field| field_key(*field) == name) {
        let values = map.entry(field).or_default();
        let value = FieldValue(value.to_owned());
        if !values.contains(&value) {
            values.push(value);
        }
        return true;
    }
    match key {
        "q" => value.clone_into(&mut query.words),
        EVERY => {
            let named = |field: &Field| value.split('.').any(|name| name == field_key(*field));
            query.every = Field::ALL.into_iter().filter(named).collect();
        }
        "from" => query.from = value.parse().ok(),
        "to" => query.to = value.parse().ok(),
        _ => return false,
    }
    true
}

/// Writes the query that all views share.
fn write_query(query: &Query, put: &mut Put) {
    if !query.words.is_empty() {
        put("q", &query.words);
    }
    for (prefix, map) in [("", &query.include), ("not.", &query.exclude)] {
        for (field, values) in map {
            for FieldValue(value) in values {
                put(&format!("{prefix}{}", field_key(*field)), value);
            }
        }
    }
    if !query.every.is_empty() {
        let names: Vec<&str> = query.every.iter().map(|field| field_key(*field)).collect();
        put(EVERY, &names.join("."));
    }
    for (key, day) in [("from", query.from), ("to", query.to)] {
        if let Some(day) = day {
            put(key, &day.to_string());
        }
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

#[cfg(test)]
mod tests;
