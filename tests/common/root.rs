//! The page at an address, drawn without a browser.

use parallax::app::Explorer;
use parallax::app::engine::client::Engine;
use parallax::app::load::Shared;
use parallax::app::maker::desk::use_desk;
use yew::prelude::*;
use yew_router::Router;
use yew_router::history::{AnyHistory, History, MemoryHistory};
use yew_router::query::Raw;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RootProps {
    corpus: Shared,
    engine: Engine,
    history: AnyHistory,
}

impl RootProps {
    /// The page of `corpus` at an address such as `/article/x?source=1`, with the answers that `engine` knows.
    pub(crate) fn at(address: &str, corpus: &Shared, engine: Engine) -> RootProps {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let history = MemoryHistory::new();
        history.push_with_query(path, Raw(search)).unwrap_or_else(|never| match never {});
        RootProps { corpus: corpus.clone(), engine, history: history.into() }
    }
}

#[component]
pub(crate) fn Root(props: &RootProps) -> Html {
    let desk = use_desk(Callback::noop());
    html! {
        <Router history={props.history.clone()}>
            <Explorer corpus={props.corpus.clone()} engine={props.engine.clone()} {desk} />
        </Router>
    }
}
