//! About: what the corpus is, how it was made, what is counted, whose the texts are.

use yew::prelude::*;

use crate::app::components::table::{Cell, Rows, SortTable};
use crate::app::hooks::AppContext;
use crate::app::route::Route;
use crate::corpus::Article;
use crate::text::visible::visible;
use crate::wording;

/// What the corpus is.
pub(super) fn about(app: &AppContext) -> Html {
    let corpus = &app.corpus;
    let sum = |count: fn(&Article) -> u32| corpus.articles.iter().map(|one| count(one) as usize).sum();
    let counts: [(&str, usize); 8] = [
        ("articles", corpus.articles.len()),
        ("words", sum(|article| article.words)),
        ("entities", corpus.entities.len()),
        ("mentions of them", sum(|article| article.counts.mentions)),
        ("expressions of time", sum(|article| article.counts.dates)),
        ("of these not on the axis", sum(|article| article.counts.unplaced)),
        ("quotes", sum(|article| article.counts.quotes)),
        ("numbers of things", sum(|article| article.counts.quantities)),
    ];
    let rows = {
        let app = app.clone();
        Rows::new(corpus.articles.len(), move |n| {
            app.corpus.articles.get(n).map_or_else(Vec::new, |one| row(&app, one))
        })
    };
    let heads = ["Article", "Outlet", "Author", "Published", "Words", "Left out", "File"];
    html! {
        <section class="about">
            <h1>{ if corpus.title.is_empty() { "About this corpus" } else { corpus.title.as_str() } }</h1>
            { for corpus.description.split("\n\n").filter(|text| !text.trim().is_empty()).map(|text| html! { <p>{ text }</p> }) }
            <h2>{ "What is counted" }</h2>
            <dl class="counts">
                { for counts.into_iter().map(|(name, n)| html! {
                    <div><dt>{ name }</dt><dd>{ wording::thousands(n) }</dd></div>
                }) }
            </dl>
            <h2>{ "The articles" }</h2>
            <SortTable caption="The articles and what is known of them" heads={heads.map(AttrValue::from).to_vec()} {rows} />
            <p class="note">{ "“Left out” counts the stretches of the source that the reading view does not show, such as page furniture; each is listed under “As written in the source”." }</p>
            <h2>{ "Rights" }</h2>
            if corpus.rights.is_empty() {
                <p>{ "The makers of this corpus say nothing of the rights to its texts." }</p>
            } else {
                { for corpus.rights.split("\n\n").map(|text| html! { <p>{ text }</p> }) }
            }
            <h2>{ "How it was made" }</h2>
            <p>{ "The articles were cleaned, and names, dates, numbers and quotes were found in them by rules and a small model, before this page was made. Every mark opens the sentence it comes from, the words as written and how they were read, and of names and dates the rule behind it; a sentence tells who does what in it, when, where, and who says so, as far as its words do. A date that the text does not fix stays open: nothing is guessed from a file’s date or from today. Outlets are not rated, and no stance is computed." }</p>
            <p>{ "Names, dates and numbers in words, and quotes are read in English only so far. An article in another language can be searched, its figures and dates such as 2024-05-09 are read, and it says at its head what is not." }</p>
            <p>{ "Such reading makes mistakes: names are missed, joined or set apart wrongly, dates misread. What matters should be checked in the text, which is always one click away." }</p>
            <p>{ "Nothing that you do here leaves your browser. The page needs no server: save it, carry it, open it without a network." }</p>
            <p class="note">{ if corpus.generator.is_empty() { "Made by Parallax.".to_owned() } else { format!("Made by {}.", corpus.generator) } }</p>
        </section>
    }
}

/// What is known of an article.
fn row(app: &AppContext, article: &Article) -> Vec<Cell> {
    let meta = &article.meta;
    let (title, _) = article.goes_by();
    let href = app.href(Route::article(&article.slug));
    let known = |value: &Option<String>| Cell::words(value.clone().unwrap_or_else(|| "unknown".to_owned()));
    vec![
        Cell::drawn(html! { <a {href}>{ &title }</a> }, &title),
        known(&meta.source),
        known(&meta.author),
        Cell::words(meta.published.map_or_else(|| "unknown".to_owned(), |day| day.to_string())),
        Cell::number(wording::thousands(article.words as usize), i64::from(article.words)),
        Cell::number(article.counts.removed, i64::from(article.counts.removed)),
        Cell::words(visible(&article.file).into_owned()),
    ]
}
