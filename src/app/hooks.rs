//! What components ask of the app: the corpus, the state, the way to change it, links that keep the filters.

use std::rc::Rc;

use yew::prelude::*;

use super::browser::roving::Composite;
use super::browser::{self, Watch, reader};
use super::engine::client::Engine;
use super::engine::protocol::{Answer, Question};
use super::load::{Library, Loading, Shared};
use super::maker::desk::Desk;
use super::route::{Address, Route};
use super::state::{Action, State};
use crate::corpus::ArticleId;
use crate::explore::{Selection, filter};
use crate::text::Span;

/// What every component below [`super::Explorer`] can ask for.
#[derive(Clone, PartialEq)]
pub(crate) struct AppContext {
    /// The corpus.
    pub(crate) corpus: Shared,
    /// The engine beside the page.
    pub(crate) engine: Engine,
    /// The reader's own articles.
    pub(crate) desk: Desk,
    /// What views share.
    pub(crate) state: UseReducerHandle<State>,
}

impl AppContext {
    /// Where the reader is.
    pub(crate) fn address(&self) -> &Address {
        &self.state.address
    }

    /// Does it.
    pub(crate) fn act(&self, action: Action) {
        self.state.dispatch(action);
    }

    /// The address of a page under the same filters.
    pub(crate) fn href(&self, route: Route) -> String {
        self.address().to(route).href()
    }

    /// The address of a passage under the same filters.
    pub(crate) fn passage_href(&self, slug: &str, at: Span) -> String {
        self.address().passage(slug, at).href()
    }

    /// Does something with the texts of these articles once they are here. Where they cannot be had, nothing is done.
    pub(crate) fn with_bodies(&self, wanted: Vec<ArticleId>, work: impl FnOnce(&Library) + 'static) {
        if let Some(library) = self.corpus.library(&wanted) {
            return work(&library);
        }
        let corpus = self.corpus.clone();
        browser::spawn(async move {
            if let Ok(library) = corpus.fetch(&wanted).await {
                work(&library);
            }
        });
    }

    /// Whether a key pressed anywhere on the page may do something by itself: not while the reader types, and not where
    /// they switched that off, nor where what has the focus took it for itself.
    pub(crate) fn takes_key(&self, event: &KeyboardEvent) -> bool {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        self.state.settings.single_keys && !held && !event.default_prevented() && !browser::is_typing(event)
    }

    /// A callback that makes an action of an event and does it.
    pub(crate) fn on<E: 'static>(&self, action: impl Fn(E) -> Action + 'static) -> Callback<E> {
        let state = self.state.dispatcher();
        Callback::from(move |event| state.dispatch(action(event)))
    }
}

/// The id of what is read to who listens.
pub(crate) const SAID: &str = "said";

/// Says `words` to who listens when they change. The first words of a page are its heading, which the focus goes to and
/// reads; they are said only where a field keeps the focus. Nothing is said while there are no words.
#[hook]
pub(crate) fn use_said(words: &str) {
    let first = use_mut_ref(|| true);
    use_after(words.to_owned(), move |words| {
        if words.is_empty() {
            return;
        }
        if !first.replace(false) || reader::is_in_a_field() {
            reader::say(SAID, words);
        }
    });
}

/// The app's context.
///
/// # Panics
///
/// Outside [`super::Explorer`], which is a mistake in the program.
#[hook]
pub(crate) fn use_app() -> AppContext {
    use_context::<AppContext>().expect("components live below Explorer")
}

/// The engine's answer to a question.
#[hook]
pub(crate) fn use_answer(question: Question) -> Loading<Answer> {
    let engine = use_app().engine;
    // What was heard last: the question, and why it stays without an answer where it does.
    let heard = use_state(|| None::<(Question, Option<String>)>);
    let ask = {
        let (engine, set) = (engine.clone(), heard.setter());
        Rc::new(move |question: Question| {
            let (asked, set) = (question.clone(), set.clone());
            let reply = move |outcome: Result<(), String>| set.set(Some((asked.clone(), outcome.err())));
            engine.ask(question, Callback::from(reply));
        })
    };
    use_after((engine.clone(), question.clone()), {
        let ask = Rc::clone(&ask);
        move |(engine, question)| {
            if engine.answer(question).is_none() {
                ask(question.clone());
            }
        }
    });
    if let Some(answer) = engine.answer(&question) {
        return Loading::Ready(answer);
    }
    match &*heard {
        Some((asked, Some(why))) if *asked == question => {
            let (why, set) = (why.clone(), heard.setter());
            let again = Callback::from(move |_: MouseEvent| {
                set.set(None);
                ask(question.clone());
            });
            Loading::Failed { why, again }
        }
        _ => Loading::Waiting,
    }
}

/// The texts of these articles; of the library that is given, no others are to be asked for. What the corpus does not
/// have is not waited for.
#[hook]
pub(crate) fn use_bodies(wanted: &[ArticleId]) -> Loading<Library> {
    let corpus = use_app().corpus;
    // What was heard last: the articles, and why their texts cannot be had where they cannot.
    let heard = use_state(|| None::<(Vec<ArticleId>, Option<String>)>);
    let fetch = {
        let (corpus, set) = (corpus.clone(), heard.setter());
        Rc::new(move |wanted: Vec<ArticleId>| {
            let (corpus, set) = (corpus.clone(), set.clone());
            browser::spawn(async move {
                let refusal = corpus.fetch(&wanted).await.err();
                set.set(Some((wanted, refusal)));
            });
        })
    };
    let library = corpus.library(wanted);
    use_after((corpus, wanted.to_vec()), {
        let (fetch, here) = (Rc::clone(&fetch), library.is_some());
        move |(_, wanted)| {
            if !here {
                fetch(wanted.clone());
            }
        }
    });
    if let Some(library) = library {
        return Loading::Ready(library);
    }
    match &*heard {
        Some((asked, Some(why))) if asked == wanted => {
            let (why, set, wanted) = (why.clone(), heard.setter(), asked.clone());
            let again = Callback::from(move |_: MouseEvent| {
                set.set(None);
                fetch(wanted.clone());
            });
            Loading::Failed { why, again }
        }
        _ => Loading::Waiting,
    }
}

/// The answer to the query that all views share.
#[hook]
pub(crate) fn use_selection() -> Loading<Rc<Selection>> {
    let app = use_app();
    let key = (app.corpus.clone(), app.address().query.clone());
    let unread = use_memo(key.clone(), |(corpus, query)| filter::unread(corpus, query));
    let library = use_bodies(&unread);
    let deps = (key, library.ready().cloned());
    let found = use_memo(deps, |((corpus, query), library)| {
        library.as_ref().map(|library| Rc::new(Selection::of(corpus, library, query)))
    });
    library.and((*found).clone())
}

/// What `ask` finds in the articles that answer the query, asked again when they, or `deps`, are others.
#[hook]
pub(crate) fn use_found<D, T>(
    deps: D,
    ask: impl FnOnce(&Shared, &Selection, &D) -> T + 'static,
) -> Loading<Rc<T>>
where
    D: PartialEq + 'static,
    T: 'static,
{
    let corpus = use_app().corpus;
    let selection = use_selection();
    let known = selection.ready().cloned();
    let found = use_memo((corpus, known, deps), |(corpus, selection, deps)| {
        selection.as_ref().map(|selection| Rc::new(ask(corpus, selection, deps)))
    });
    selection.and((*found).clone())
}

/// Does `work` after the first paint and whenever `deps` change.
#[hook]
pub(crate) fn use_after<D: PartialEq + 'static>(deps: D, work: impl FnOnce(&D) + 'static) {
    use_effect_with(deps, move |deps| work(deps));
}

/// An element's width in pixels, kept up to date; `first` until it is known.
#[hook]
pub(crate) fn use_width(of: &NodeRef, first: f64) -> f64 {
    let width = use_state_eq(|| first);
    let set = width.setter();
    let node = of.clone();
    use_effect_with((), move |()| {
        let watch: Option<Watch> = browser::on_width(&node, move |width| set.set(width));
        move || drop(watch)
    });
    *width
}

/// Makes the controls inside an element one stop of the Tab key, in which the arrows, Home and End move, and letters where
/// `by_letter` says so.
#[hook]
pub(crate) fn use_roving(of: &NodeRef, by_letter: bool) {
    let composite = use_mut_ref(|| None::<Composite>);
    let of = of.clone();
    // the controls may be others after every drawing
    use_effect(move || {
        if composite.borrow().is_none() {
            *composite.borrow_mut() = Composite::new(&of, by_letter);
        }
        if let Some(composite) = &*composite.borrow() {
            composite.settle();
        }
    });
}

/// Calls `call`, always in its newest form, on every key pressed anywhere on the page.
#[hook]
pub(crate) fn use_keys(call: impl Fn(KeyboardEvent) + 'static) {
    let newest = use_mut_ref(|| Rc::new(|_| {}) as Rc<dyn Fn(KeyboardEvent)>);
    *newest.borrow_mut() = Rc::new(call);
    use_effect_with((), move |()| {
        let watch = browser::on_key(move |event| {
            let call = Rc::clone(&newest.borrow());
            call(event);
        });
        move || drop(watch)
    });
}
