//! How fast each page is drawn, of 1,000 and of 20,000 articles: from the address to the whole of its HTML, the engine's answers
//! among it. `cargo bench --features ssr --bench pages`, with `-- 1000` for the smaller corpus alone.

mod common;
#[path = "../tests/common/root.rs"]
mod root;

use std::collections::BTreeMap;
use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

use parallax::app::engine::client::Engine;
use parallax::app::engine::protocol::Question;
use parallax::app::engine::worker;
use parallax::app::load::Shared;
use parallax::app::route::{Address, Route};
use parallax::corpus::Corpus;
use parallax::explore::front;
use parallax::explore::network::Ask;
use yew::LocalServerRenderer;

use self::root::{Root, RootProps};

/// What is drawn. `{name}` is the slug of the name that most articles have.
const PAGES: [&str; 24] = [
    "/",
    "/articles",
    "/articles?sort=date",
    "/articles?sort=name",
    "/articles?q=agreement",
    "/articles?q=agreement&show=lines",
    "/article/00000",
    "/timeline",
    "/timeline?lanes=article",
    "/timeline?lanes=outlet",
    "/timeline?lanes=entity",
    "/timeline?lanes=kind",
    "/timeline?lanes=one",
    "/timeline?from=2024-03-01&to=2024-03-31",
    "/entities",
    "/entities?kind=person",
    "/entity/{name}",
    "/network",
    "/network?by=paragraph",
    "/network?by=article",
    "/network?by=deed",
    "/coverage",
    "/coverage?show=only",
    "/about",
];

fn main() {
    let asked: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    for number in [1_000, 20_000].into_iter().filter(|number| asked.is_empty() || asked.contains(number)) {
        let mut corpus = common::newsroom(number);
        front::of(&corpus).pack(&mut corpus.catalogue);
        let named = |corpus: &Corpus| {
            let most = corpus.catalogue.entities().max_by_key(|(id, _)| corpus.catalogue.naming(*id).len());
            most.map(|(_, entity)| entity.slug.clone()).unwrap_or_default()
        };
        let name = named(&corpus);
        println!("{number} articles, {} names", corpus.catalogue.entities.len());
        let shared = Shared::new(corpus.clone());
        let mut slowest: BTreeMap<u128, String> = BTreeMap::new();
        for page in PAGES {
            let address = page.replace("{name}", &name);
            let mut times: Vec<(u128, u128)> = (0..3).map(|_| drawn(&corpus, &shared, &address)).collect();
            times.sort_unstable_by_key(|(engine, page)| engine + page);
            let (engine, page) = times[1];
            println!("{:>6} ms, {engine:>6} of them the engine: {address}", engine + page);
            slowest.insert(engine + page, address);
        }
        if let Some((time, address)) = slowest.last_key_value() {
            println!("the slowest takes {time} ms: {address}\n");
        }
    }
}

/// Milliseconds that this thread has spent on the processor, where the system tells them: what else the machine does is not
/// counted then.
fn now(since: Instant) -> u128 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat");
    let spent = told.ok().and_then(|told| told.split(' ').next()?.parse::<u128>().ok());
    spent.map_or_else(|| since.elapsed().as_millis(), |nanoseconds| nanoseconds / 1_000_000)
}

/// How many milliseconds the engine takes for the answer that a page asks for, and the page for all else.
fn drawn(corpus: &Corpus, shared: &Shared, address: &str) -> (u128, u128) {
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    let engine = Engine::default();
    let since = Instant::now();
    let begun = now(since);
    if let Route::Network(network) = &Address::parse(path, search).route {
        let ask = Ask { articles: None, by: network.by, kinds: network.shown(), narrow: false };
        let question = Question::Network(ask);
        let answer = worker::answer(corpus, &question);
        engine.learn(question, answer);
    }
    let answered = now(since) - begun;
    let begun = now(since);
    let props = RootProps::at(address, shared, engine);
    let mut drawing = pin!(LocalServerRenderer::<Root>::with_props(props).hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    let html = loop {
        if let Poll::Ready(html) = drawing.as_mut().poll(&mut context) {
            break html;
        }
    };
    assert!(black_box(html).len() > 2_000, "{address} is empty");
    (answered, now(since) - begun)
}
