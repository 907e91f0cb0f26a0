//! The gallery: each component in each state, as HTML without a program, for who works on the page. No part of the site.

mod articles;
mod controls;

pub use articles::BRIDGE;

use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use yew::LocalServerRenderer;
use yew::prelude::*;

use super::components::articles::card;
use super::components::filters::{Facets, chips};
use super::components::inspector::Inspector;
use super::components::legend::legend;
use super::components::lines::Lines;
use super::components::screen::{FailedScreen, empty, failed, waiting};
use super::components::shell::Shell;
use super::components::table::{Cell, SortTable};
use super::engine::client::Engine;
use super::engine::protocol::Question;
use super::engine::worker;
use super::hooks::{AppContext, use_app};
use super::load::Shared;
use super::maker::desk::use_desk;
use super::notebook::Note;
use super::pages::Page;
use super::route::{Address, Route};
use super::state::{MarkKind, Settings, State, Subject};
use crate::corpus::{ArticleId, Corpus};
use crate::explore::network::Ask;
use crate::explore::{Selection, kwic};
use crate::text::Span;
use crate::wording;

/// The gallery in a theme, with the style sheets of the page.
///
/// # Panics
///
/// Where a component waits for something, which none does without a browser.
pub fn page(theme: &str, style: &str) -> String {
    let mut drawing = pin!(LocalServerRenderer::<Gallery>::new().hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    let drawn = loop {
        if let Poll::Ready(drawn) = drawing.as_mut().poll(&mut context) {
            break drawn;
        }
    };
    format!(
        "<!doctype html><html lang=\"en\" data-theme=\"{theme}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Gallery</title>\
         <style>{style}\n{OWN}</style></head><body>{drawn}</body></html>"
    )
}

/// What stands over a page stands in its frame here.
const OWN: &str = "\
.gallery { padding: 1rem; }
.specimens { padding: 0.5rem 0 1.5rem; }
.specimen { border: 1px dashed var(--rule-strong); margin: 0 0 1rem; padding: 0.5rem; overflow: hidden; }
.specimen > .state { font: 600 0.75rem/1.4 var(--sans); color: var(--ink-soft); margin: 0 0 0.5rem; }
.specimen .inspector, .specimen .skips, .specimen .masthead, .specimen .menu > div { position: static; }
.specimen .inspector { width: auto; max-height: none; box-shadow: none; }
.specimen .menu[open] > div { margin-top: 0.3rem; width: fit-content; }
.specimen .screen { margin-top: 1rem; }
body:has(.inspector.strip) { padding-bottom: 0; }
";

/// Where a component stands: a corpus, and what the reader did.
#[derive(Clone, PartialEq, Properties)]
struct StageProps {
    corpus: Shared,
    engine: Engine,
    state: State,
    draw: Draw,
}

/// Draws a component with what the app hands to it.
#[derive(Clone)]
struct Draw(Rc<dyn Fn(&AppContext) -> Html>);

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let desk = use_desk(Callback::noop());
    let state = use_reducer({
        let state = props.state.clone();
        || state
    });
    let context = AppContext { corpus: props.corpus.clone(), engine: props.engine.clone(), desk, state };
    html! { <ContextProvider<AppContext> {context}><Drawn draw={props.draw.clone()} /></ContextProvider<AppContext>> }
}

#[derive(Clone, PartialEq, Properties)]
struct DrawnProps {
    draw: Draw,
}

#[component]
fn Drawn(props: &DrawnProps) -> Html {
    props.draw.0(&use_app())
}

/// A corpus that specimens stand on, and what the engine answers of it.
struct Ground {
    corpus: Corpus,
    shared: Shared,
}

impl Ground {
    fn of(corpus: Corpus) -> Ground {
        Ground { shared: Shared::new(corpus.clone()), corpus }
    }

    /// The engine, with the answers that a page at this address asks for.
    fn engine(&self, address: &Address) -> Engine {
        let engine = Engine::default();
        let found = Selection::of_corpus(&self.corpus, &address.query).articles();
        let by_slug = |slug: &String| self.corpus.catalogue.article_by_slug(slug);
        let mut questions = Vec::new();
        match &address.route {
            Route::Network(network) => {
                let articles = (!address.query.is_empty()).then_some(found);
                let (by, kinds) = (network.by, network.shown());
                questions.push(Question::Network(Ask { articles, by, kinds, narrow: false }));
            }
            Route::Coverage(_) => questions.push(Question::Across(found)),
            Route::Compare(compare) => {
                questions.push(Question::Sheet(compare.articles.iter().filter_map(by_slug).collect()));
            }
            Route::Article(article) => {
                let id = by_slug(&article.slug).unwrap_or_default();
                questions.extend([Question::Similar(id), Question::Within(id)]);
            }
            _ => {}
        }
        for question in questions {
            let answer = worker::answer(&self.corpus, &question);
            engine.learn(question, answer);
        }
        engine
    }

    /// A component at an address, in a state.
    fn specimen(
        &self,
        state: &str,
        address: &str,
        set: impl FnOnce(&mut State),
        draw: impl Fn(&AppContext) -> Html + 'static,
    ) -> Html {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let address = Address::parse(path, search);
        let engine = self.engine(&address);
        let mut held = State { address, ..State::default() };
        held.settings = Settings { greeted: true, ..Settings::default() };
        set(&mut held);
        html! {
            <div class="specimen">
                <p class="state">{ state.to_owned() }</p>
                <Stage corpus={self.shared.clone()} {engine} state={held} draw={Draw(Rc::new(draw))} />
            </div>
        }
    }

    /// A page at an address.
    fn view(&self, state: &str, address: &str) -> Html {
        self.specimen(state, address, |_| (), |_| html! { <Page /> })
    }

    fn article(&self, slug: &str) -> ArticleId {
        self.corpus.catalogue.article_by_slug(slug).unwrap_or_default()
    }
}

fn set(name: &str, specimens: Vec<Html>) -> Html {
    html! { <section class="specimens" id={name.replace(' ', "-")}><h1>{ name }</h1>{ for specimens }</section> }
}

#[component]
fn Gallery() -> Html {
    let [none, one, few, many] =
        [articles::none(), articles::one(), articles::few(), articles::many()].map(Ground::of);
    html! {
        <main class="gallery">
            { set("controls", vec![controls::all()]) }
            { set("screens", screens(&few)) }
            { set("frame", frame(&few)) }
            { set("filters", filters(&one, &few, &many)) }
            { set("cards", cards(&few)) }
            { set("tables", tables(&few)) }
            { set("lines", lines(&few)) }
            { set("inspector", inspectors(&few)) }
            { set("front page", vec![none.view("no article", "/about"), one.view("one", "/"), few.view("a few", "/"), many.view("many", "/")]) }
            { set("timeline", vec![
                none.view("none", "/timeline"), one.view("one", "/timeline"), few.view("a few", "/timeline"),
                few.view("chart, a few", "/timeline?lanes=article"), many.view("chart, many", "/timeline?lanes=entity&place=vienna"),
            ]) }
            { set("network", vec![none.view("none", "/network"), few.view("a few", "/network?kinds=person.place.organisation"), many.view("many", "/network?kinds=person.place&person=donald-tusk")]) }
            { set("coverage", vec![
                none.view("none", "/coverage"), few.view("a few", "/coverage?kind=place"), few.view("questions", "/coverage?tab=claims"),
                many.view("many, the second stretch", "/coverage?first=31&kind=person"),
            ]) }
            { set("article", vec![
                few.view("known", "/article/bridge"), few.view("long words", "/article/long"), few.view("right to left", "/article/gesher"),
                few.view("no such article", "/article/nowhere"),
            ]) }
            { set("comparison", vec![few.view("two", "/compare/bridge/quay"), few.view("right to left beside long words", "/compare/gesher/long")]) }
            { set("notebook", notebooks(&few)) }
        </main>
    }
}

fn screens(few: &Ground) -> Vec<Html> {
    let again = Callback::noop();
    vec![
        few.specimen(
            "empty",
            "/",
            |_| (),
            |_| {
                empty(
                    "No article answers all of this.",
                    html! { <p>{ "Drop one of the filters above." }</p> },
                )
            },
        ),
        few.specimen("waiting", "/", |_| (), |_| waiting("Comparing every two of them…")),
        few.specimen(
            "failed",
            "/",
            |_| (),
            move |_| {
                failed(
                    "The articles could not be compared.",
                    "The program beside the page broke off.",
                    again.clone(),
                )
            },
        ),
        few.specimen(
            "no corpus",
            "/",
            |_| (),
            |_| {
                html! { <FailedScreen why="The section “articles” is damaged: its checksum is another." /> }
            },
        ),
        few.view("an address that leads nowhere", "/nowhere"),
    ]
}

fn frame(few: &Ground) -> Vec<Html> {
    let shell = |_: &AppContext| html! { <Shell><h1>{ "The page’s own part" }</h1></Shell> };
    vec![
        few.specimen("nothing set", "/articles", |_| (), shell),
        few.specimen("a search that complains", "/articles?q=%22harbour+bridge", |_| (), shell),
        few.specimen("inside another page", "/timeline?embed=1", |_| (), shell),
        few.specimen(
            "many filters",
            "/articles?q=bridge&person=angela-merkel&place=hamburg&place=denmark&all=place&not.place=poland&outlet=&from=2025-05-01&to=2025-05-31",
            |_| (),
            |app| html! { <>{ chips(app) }{ legend(app) }</> },
        ),
        few.specimen(
            "marks hidden",
            "/article/bridge",
            |state| state.settings.hidden = vec![MarkKind::Date, MarkKind::Quote],
            legend,
        ),
    ]
}

fn filters(one: &Ground, few: &Ground, many: &Ground) -> Vec<Html> {
    let facets = |_: &AppContext| html! { <Facets /> };
    vec![
        one.specimen("one article", "/articles", |_| (), facets),
        few.specimen(
            "long words, right to left, chosen and left out",
            "/articles?place=hamburg&place=berlin&all=place&not.place=poland",
            |_| (),
            facets,
        ),
        many.specimen("many, at zero", "/articles?person=donald-tusk&q=zzz", |_| (), facets),
        many.specimen(
            "counts of mentions",
            "/articles",
            |state| state.settings.count_mentions = true,
            facets,
        ),
    ]
}

fn cards(few: &Ground) -> Vec<Html> {
    let of = |state: &str, slug: &str| {
        let (id, body) = (few.article(slug), few.corpus.bodies.get(few.article(slug).0 as usize).cloned());
        few.specimen(
            state,
            "/articles",
            |_| (),
            move |app| body.as_ref().map_or_else(Html::default, |body| card(app, id, body, &[])),
        )
    };
    vec![
        of("known", "bridge"),
        of("unknown, no headline", "quay"),
        of("long words", "long"),
        of("right to left", "gesher"),
        few.view("found", "/articles?q=bridge"),
    ]
}

fn tables(few: &Ground) -> Vec<Html> {
    let table = |state: &str, rows: Vec<Vec<Cell>>| {
        let heads: Vec<AttrValue> = ["Name", "Mentions", "Why it is the same"].map(AttrValue::from).to_vec();
        few.specimen(
            state,
            "/entities",
            |_| (),
            move |_| {
                html! { <SortTable caption="Names" heads={heads.clone()} rows={rows.clone()} /> }
            },
        )
    };
    let row = |name: &str, number: usize| {
        vec![
            Cell::words(name),
            Cell::number(wording::thousands(number), number as i64),
            Cell::words("part of the name"),
        ]
    };
    vec![
        table("no row", Vec::new()),
        table("one", vec![row("Angela Merkel", 1)]),
        table(
            "long words, right to left",
            vec![
                row(
                    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
                    1_234_567,
                ),
                row("הגשר בהמבורג", 12),
            ],
        ),
        table("more than are drawn", (0..230).map(|n| row("Angela Merkel", n)).skip(28).collect()),
        few.view("entities", "/entities"),
    ]
}

fn lines(few: &Ground) -> Vec<Html> {
    let of = |state: &str, words: &str| {
        let address = Address::parse("/articles", &format!("q={words}"));
        let selection = Selection::of_corpus(&few.corpus, &address.query);
        let lines = kwic::of_words(
            &few.corpus.catalogue,
            &few.corpus.bodies,
            &selection.articles(),
            words,
            60,
            kwic::Sort::Text,
        );
        few.specimen(state, "/articles", |_| (), move |_| html! { <Lines lines={lines.clone()} /> })
    };
    vec![of("left to right", "bridge"), of("right to left", "הגשר"), of("none", "zeppelin")]
}

fn inspectors(few: &Ground) -> Vec<Html> {
    let article = few.article("bridge");
    let on = |state: &str, subject: Subject| {
        few.specimen(
            state,
            "/article/bridge",
            |_| (),
            move |_| html! { <Inspector subject={subject.clone()} /> },
        )
    };
    let strip = |state: &str, subject: Subject| {
        few.specimen(state, "/timeline", |_| (), move |_| html! { <Inspector subject={subject.clone()} /> })
    };
    let places: Vec<(ArticleId, Span)> = few
        .corpus
        .catalogue
        .articles()
        .flat_map(|(id, _)| {
            few.corpus.catalogue.dates(id).map(move |date| (id, date.span)).collect::<Vec<_>>()
        })
        .collect();
    vec![
        on("a name", Subject::Mention { article, index: 0 }),
        on("a date", Subject::Date { article, index: 0 }),
        on("a number", Subject::Quantity { article, index: 0 }),
        on("a sentence", Subject::Sentence { article, index: 1 }),
        on("words to be marked as a name", Subject::Words { article, span: Span::new(0, 3) }),
        on("words that are written", Subject::Words { article, span: Span::new(0, 0) }),
        on("what is gone", Subject::Date { article, index: 999 }),
        strip(
            "many sentences, as a strip",
            Subject::Sentences { title: "All dates".to_owned(), places, pair: None },
        ),
    ]
}

fn notebooks(few: &Ground) -> Vec<Html> {
    let note = |slug: &str, at: Span| {
        let body = few.corpus.bodies.get(few.article(slug).0 as usize)?;
        Note::of(slug, body, at)
    };
    let notes: Vec<Note> =
        [("bridge", Span::new(39, 104)), ("long", Span::new(0, 80)), ("gesher", Span::new(0, 40))]
            .into_iter()
            .filter_map(|(slug, at)| note(slug, at))
            .collect();
    vec![
        few.view("nothing pinned", "/notebook"),
        few.specimen("some", "/notebook", |state| state.notes = notes, |_| html! { <Page /> }),
    ]
}
