//! What pins a passage in the notebook, and what pins the words that the reader selected.

use yew::prelude::*;

use crate::app::browser::reader;
use crate::app::hooks::{AppContext, use_app, use_bodies};
use crate::app::notebook::{self, Note};
use crate::app::state::Action;
use crate::corpus::{ArticleId, Bodies, Body};
use crate::text::Span;

/// A button that pins a passage; where it is pinned, that it is.
pub(crate) fn pin(app: &AppContext, slug: &str, body: &Body, at: Span) -> Html {
    let Some(note) = Note::of(slug, body, at) else { return Html::default() };
    if app.state.notes.iter().any(|other| other.is_same_place(&note)) {
        return html! { <span class="note">{ "Pinned" }</span> };
    }
    let onclick = app.on(move |_: MouseEvent| Action::Pin(note.clone()));
    html! { <button type="button" class="link" {onclick} aria-label="Pin this passage to the notebook">{ "Pin" }</button> }
}

/// Properties of [`PinButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct PinProps {
    /// The article.
    pub article: ArticleId,
    /// The passage that is pinned where nothing is selected.
    pub at: Option<Span>,
}

/// A button that pins what the reader selected in an article's text, and says what it did.
#[component]
pub fn PinButton(props: &PinProps) -> Html {
    let app = use_app();
    let said = use_state_eq(|| "");
    let texts = use_bodies(&[props.article]);
    let at = props.at;
    let onclick = {
        let (app, said, article) = (app.clone(), said.setter(), props.article);
        Callback::from(move |_: MouseEvent| {
            let body = texts.ready().and_then(|texts| texts.body(article));
            let Some((known, body)) = app.corpus.article(article).zip(body) else { return };
            let text = body.document.text.as_str();
            let selected = reader::selected(".prose");
            let found = selected.as_ref().map(|(words, nth)| {
                // the sign of a link in the margin is no word of the article
                let words = words.replace('¶', " ");
                notebook::find(text, &words, *nth).or_else(|| notebook::find(text, &words, 0))
            });
            let span = match found {
                Some(found) => found,
                None => at,
            };
            let note = span.and_then(|at| Note::of(&known.slug, body, at));
            said.set(match (&note, found) {
                (Some(_), _) => " Pinned.",
                (None, Some(_)) => " These words are not one stretch of the text; select less.",
                (None, None) => " Select words of the text first.",
            });
            if let Some(note) = note {
                app.act(Action::Pin(note));
            }
        })
    };
    // a press that took the focus would take the selection with it
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <span>
            <button type="button" {onclick} {onmousedown}>{ "Pin to notebook" }</button>
            <span role="status" class="note">{ *said }</span>
        </span>
    }
}
