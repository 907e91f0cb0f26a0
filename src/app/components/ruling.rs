//! What an editor says of a difference: that it is none, or that it is one. Each becomes a line of `curation.toml`.

use yew::prelude::*;

use crate::app::browser::files;
use crate::app::hooks::AppContext;
use crate::contract::MAKER;
use crate::corpus::curation::{Answer, Difference, Ruling, occurrences};
use crate::corpus::{ArticleId, Bodies};
use crate::text::Span;

/// The ways to say it. `places` are the answers to what is `asked`, by article and words.
pub(crate) fn ways(
    app: &AppContext,
    texts: &dyn Bodies,
    asked: String,
    places: Vec<(ArticleId, Span)>,
    confirmed: bool,
) -> Html {
    if !files::has(MAKER) {
        return Html::default();
    }
    let answer = |(id, span): &(ArticleId, Span)| {
        let text = &texts.body(*id)?.document.text;
        let words = span.of(text);
        let all = occurrences(text, words);
        let nth = all.iter().position(|other| other == span)? as u32 + 1;
        Some(Answer {
            article: app.corpus.article(*id)?.file.clone(),
            words: words.to_owned(),
            nth: (all.len() > 1).then_some(nth),
        })
    };
    let Some(answers) = places.iter().map(answer).collect::<Option<Vec<Answer>>>() else {
        return Html::default();
    };
    let way = |ruling: Ruling, words: &'static str| {
        let one = Difference { ruling, about: asked.clone(), answers: answers.clone(), why: String::new() };
        let desk = app.desk.clone();
        let onclick = move |_: MouseEvent| {
            let one = one.clone();
            desk.correct(move |curation| {
                curation.difference.retain(|old| old.answers != one.answers);
                curation.difference.push(one);
            });
        };
        let label = format!("{words}: {asked}");
        html! { <button type="button" class="link" aria-label={label} disabled={app.desk.state.task.is_some()} {onclick}>{ words }</button> }
    };
    html! {
        <details class="ruling no-print">
            <summary>{ "Correct" }</summary>
            { way(Ruling::Dismissed, "Not a difference") }
            if !confirmed { { way(Ruling::Confirmed, "Confirm it") } }
        </details>
    }
}
