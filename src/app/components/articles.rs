//! An article in a list: what is known of it, what is not, and why it was found.

use yew::prelude::*;

use super::excerpt::excerpt;
use crate::app::hooks::AppContext;
use crate::app::route::Route;
use crate::corpus::{Article, ArticleId, Body};
use crate::explore::search::Snippet;
use crate::wording;

/// What is known of an article, in one line; what is not known says so.
pub(crate) fn meta_line(article: &Article) -> Html {
    let unknown = |known: bool| classes!((!known).then_some("unknown"));
    let meta = &article.meta;
    html! {
        <p class="meta">
            <span class={unknown(meta.source.is_some())}>{ wording::outlet(article) }</span>
            { " · " }
            <span class={unknown(meta.published.is_some())}>{ wording::published(article) }</span>
            { " · " }
            <span class={unknown(meta.author.is_some())}>
                { meta.author.as_deref().unwrap_or("author unknown") }
            </span>
            { " · " }
            <span>{ wording::count(article.words as usize, "word", "words") }</span>
        </p>
    }
}

/// An article's title as a link's or heading's content; where it has none, its first words say so.
pub(crate) fn title_words(article: &Article) -> Html {
    let (title, known) = article.goes_by();
    if known {
        return html! { { title } };
    }
    html! { <><span class="untitled">{ title }</span><span class="badge">{ "no headline" }</span></> }
}

/// An article in a list, with where it holds the words searched for.
pub(crate) fn card(app: &AppContext, id: ArticleId, body: &Body, snippets: &[Snippet]) -> Html {
    let Some(article) = app.corpus.article(id) else { return Html::default() };
    let text = &body.document.text;
    let lead = body.document.blocks.iter().find(|block| block.kind == crate::text::BlockKind::Paragraph);
    html! {
        <article class="card" key={id.0}>
            <h2><a href={app.href(Route::article(&article.slug))}>{ title_words(article) }</a></h2>
            { meta_line(article) }
            if snippets.is_empty() {
                if let Some(lead) = lead {
                    <p class="lead">{ lead.span.of(text) }</p>
                }
            } else {
                <ul class="snippets">
                    { for snippets.iter().map(|snippet| {
                        let at = snippet.marks.first().copied().unwrap_or(snippet.sentence);
                        html! {
                            <li>
                                <a href={app.passage_href(&article.slug, at)}>
                                    { excerpt(text, snippet.sentence, &snippet.marks) }
                                </a>
                            </li>
                        }
                    }) }
                </ul>
            }
        </article>
    }
}
