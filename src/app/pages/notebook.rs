//! The notebook: the passages that the reader pinned, with a note beside each, to be taken along with their citations.

use std::fmt::Write as _;

use yew::prelude::*;

use crate::app::browser;
use crate::app::components::composite::Composite;
use crate::app::components::copy::CopyButton;
use crate::app::components::screen::{FETCHING, Said, empty, or_screen};
use crate::app::export::escape_markdown;
use crate::app::hooks::{AppContext, use_app, use_bodies};
use crate::app::kept;
use crate::app::load::Library;
use crate::app::notebook::Note;
use crate::app::route::{Address, ArticleRoute, Route};
use crate::app::state::Action;
use crate::corpus::{ArticleId, Bodies};
use crate::wording;

/// The notebook.
#[component]
pub(super) fn NotebookPage() -> Html {
    let app = use_app();
    let notes = app.state.notes.clone();
    let wanted: Vec<ArticleId> =
        notes.iter().filter_map(|note| app.corpus.article_by_slug(&note.slug)).collect();
    let texts = match or_screen(use_bodies(&wanted), FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let heading = match notes.len() {
        0 => "Notebook".to_owned(),
        n => format!("Notebook: {}", wording::count(n, "passage", "passages")),
    };
    let markdown = markdown(&app, &texts, &notes);
    let onsave = {
        let markdown = markdown.clone();
        Callback::from(move |_: MouseEvent| browser::download("notebook.md", "text/markdown", &markdown))
    };
    let onprint = Callback::from(|_: MouseEvent| browser::print());
    let kept = kept::is_kept(&notes);
    html! {
        <section class="results notebook" aria-label="Notebook">
            <div class="bar">
                <h1>{ &heading }</h1>
                <Said words={heading.clone()} />
                if !notes.is_empty() {
                    <Composite class="bar-tools" role="toolbar" label="Tools">
                        <button type="button" onclick={onsave}>{ "Save as Markdown" }</button>
                        <CopyButton label="Copy all" text={markdown} />
                        <button type="button" onclick={onprint}>{ "Print" }</button>
                    </Composite>
                }
            </div>
            <p class="note">
                { if kept { "It is kept in this browser and nowhere else. To take it along, save it." }
                  else { "This browser keeps nothing for this page: save the notebook before you close the window." } }
            </p>
            if notes.is_empty() {
                { empty("Nothing is pinned yet.", html! { <p>{ "Select words of an article and press “Pin to notebook” above it, or press a sentence and pin it from what is said of it." }</p> }) }
            }
            <ol class="pins">
                { for notes.iter().enumerate().map(|(n, note)| pinned(&app, &texts, n, note)) }
            </ol>
        </section>
    }
}

/// A note: its passage, whose it is, and the reader's words.
fn pinned(app: &AppContext, texts: &Library, n: usize, note: &Note) -> Html {
    let drop = app.on(move |_: MouseEvent| Action::Unpin(n));
    let oninput = app.on(move |event: InputEvent| Action::Annotate(n, browser::input_value(&event)));
    let place = place(app, texts, note);
    html! {
        <li key={format!("{}-{}", note.slug, note.at.start)}>
            <blockquote dir="auto">{ &note.quote }</blockquote>
            <p class="note">
                { match &place {
                    Some((words, address)) => html! { <a href={address.href()}>{ words }</a> },
                    None => html! { { format!("This passage does not stand in this corpus any more. It was in “{}”.", note.slug) } },
                } }
            </p>
            <label class="pin-note">{ "Note" }<textarea rows="2" value={note.words.clone()} {oninput} /></label>
            <button type="button" class="link" onclick={drop}>{ "Take out" }</button>
        </li>
    }
}

/// Whose a passage is, and where it stands now; `None` where it stands nowhere.
fn place(app: &AppContext, texts: &Library, note: &Note) -> Option<(String, Address)> {
    let id = app.corpus.article_by_slug(&note.slug)?;
    let (article, body) = app.corpus.article(id).zip(texts.body(id))?;
    let at = note.found(body)?;
    let route = ArticleRoute { slug: note.slug.clone(), at: Some(at), as_source: false };
    Some((wording::cited(article), Address::default().to(Route::Article(route))))
}

/// The notebook as Markdown, each passage with its citation and a link to its place.
fn markdown(app: &AppContext, texts: &Library, notes: &[Note]) -> String {
    let mut out = format!("# Notebook: {}\n", escape_markdown(&app.corpus.title));
    for note in notes {
        out.push('\n');
        for line in note.quote.lines() {
            let _ = writeln!(out, "> {}", escape_markdown(line));
        }
        let (words, link) = match place(app, texts, note) {
            Some((words, address)) => (words, format!("<{}{}>", browser::page_address(), address.href())),
            None => (note.slug.clone(), "(no longer in the corpus)".to_owned()),
        };
        let _ = writeln!(out, "\n— {}. {link}", escape_markdown(&words));
        if !note.words.trim().is_empty() {
            let _ = writeln!(out, "\n{}", note.words.trim());
        }
    }
    out
}
