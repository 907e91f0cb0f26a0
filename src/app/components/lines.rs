//! KWIC lines: a keyword aligned, with what stands before and after.

use yew::prelude::*;

use super::screen::{FETCHING, or_screen};
use crate::app::hooks::{use_app, use_bodies};
use crate::corpus::Bodies;
use crate::explore::kwic::Line;

/// Properties of [`Lines`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinesProps {
    /// The lines, sorted.
    pub lines: Vec<Line>,
}

/// How many lines are drawn before the reader asks for more.
const FIRST: usize = 60;

/// KWIC lines.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    let app = use_app();
    let all = use_state_eq(|| false);
    let shown = if *all { props.lines.len() } else { props.lines.len().min(FIRST) };
    let drawn = props.lines.get(..shown).unwrap_or(&[]);
    let texts = use_bodies(&drawn.iter().map(|line| line.article).collect::<Vec<_>>());
    let more = {
        let all = all.setter();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    html! {
        <div class="table-frame" tabindex="0" role="region" aria-label="Keyword in context">
            <table class="kwic">
                <thead class="hidden"><tr>
                    <th scope="col">{ "Before" }</th><th scope="col">{ "Keyword" }</th>
                    <th scope="col">{ "After" }</th><th scope="col">{ "Article" }</th>
                </tr></thead>
                <tbody>
                    { for drawn.iter().filter_map(|line| {
                        let article = app.corpus.article(line.article)?;
                        let text = &texts.body(line.article)?.document.text;
                        let (title, _) = article.goes_by();
                        let flat = |span: crate::text::Span| span.of(text).replace(['\t', '\n'], " | ");
                        Some(html! {
                            <tr>
                                <td class="kwic-left"><bdi>{ flat(line.left) }</bdi></td>
                                <td class="kwic-word">
                                    <a href={app.passage_href(&article.slug, line.keyword)}>{ flat(line.keyword) }</a>
                                </td>
                                <td class="kwic-right">{ flat(line.right) }</td>
                                <td class="kwic-article" title={title.clone()}>{ title }</td>
                            </tr>
                        })
                    }) }
                </tbody>
            </table>
            if shown < props.lines.len() {
                <button type="button" class="link" onclick={more}>
                    { format!("Show all {} lines", props.lines.len()) }
                </button>
            }
        </div>
    }
}
