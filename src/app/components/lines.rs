//! KWIC lines: a keyword aligned, with what stands before and after.

use yew::prelude::*;

use super::screen::{FETCHING, or_screen};
use crate::app::hooks::{use_app, use_bodies};
use crate::corpus::Bodies;
use crate::explore::kwic::Line;
use crate::text::visible::is_right_to_left;
use crate::wording;

/// Properties of [`Lines`].
#[derive(Clone, PartialEq, Properties)]
pub struct LinesProps {
    /// The lines, sorted.
    pub lines: Vec<Line>,
}

/// How many lines are drawn before the reader asks for more.
const FIRST: usize = 60;
/// How many more are drawn each time they do.
const MORE: usize = 200;

/// KWIC lines.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    let app = use_app();
    let most = use_state_eq(|| FIRST);
    let shown = props.lines.len().min(*most);
    let drawn = props.lines.get(..shown).unwrap_or(&[]);
    let texts = use_bodies(&drawn.iter().map(|line| line.article).collect::<Vec<_>>());
    let more = {
        let (most, now) = (most.setter(), *most);
        Callback::from(move |_: MouseEvent| most.set(now + MORE))
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
                        let keyword = html! {
                            <a href={app.passage_href(&article.slug, line.keyword)}>{ flat(line.keyword) }</a>
                        };
                        let (before, after) = (flat(line.left), flat(line.right));
                        let turned = is_right_to_left(line.left.join(line.right).of(text));
                        // what comes first stands where such a text begins, on the right
                        let sides = if turned {
                            html! {
                                <>
                                    <td class="kwic-left"><span class="hidden">{ "After: " }</span><bdi dir="rtl">{ after }</bdi></td>
                                    <td class="kwic-word">{ keyword }<span aria-hidden="true" title="Read from right to left">{ " ←" }</span></td>
                                    <td class="kwic-right"><span class="hidden">{ "Before: " }</span><bdi dir="rtl">{ before }</bdi></td>
                                </>
                            }
                        } else {
                            html! {
                                <>
                                    <td class="kwic-left"><bdi dir="ltr">{ before }</bdi></td>
                                    <td class="kwic-word">{ keyword }</td>
                                    <td class="kwic-right">{ after }</td>
                                </>
                            }
                        };
                        Some(html! {
                            <tr>
                                { sides }
                                <td class="kwic-article" title={title.clone()}>{ title }</td>
                            </tr>
                        })
                    }) }
                </tbody>
            </table>
            if shown < props.lines.len() {
                <button type="button" class="link" onclick={more}>
                    { format!("{} lines", wording::show_more(MORE, shown, props.lines.len())) }
                </button>
            }
        </div>
    }
}
