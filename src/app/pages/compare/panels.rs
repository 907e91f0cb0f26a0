//! The panels of a comparison: what stands in rows, each row a way to its place in the texts.

use yew::prelude::*;

use super::{Column, Pair, matches, name};
use crate::annotate::EntityId;
use crate::app::components::prose::{excerpt, kind_class};
use crate::app::hooks::{AppContext, use_app};
use crate::app::route::{Route, Show, Tab, View};
use crate::app::state::Action;
use crate::app::words;
use crate::corpus::Article;
use crate::explore::compare::{Conflict, MatchKind};
use crate::text::Span;

/// Properties of [`Panels`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PanelsProps {
    pub(super) pair: Pair,
}

/// How many rows of distinctive words are shown for each article.
const WORDS: usize = 12;

/// What a panel draws from.
struct Drawing<'a> {
    app: &'a AppContext,
    pair: &'a Pair,
    left: &'a Article,
    right: &'a Article,
}

/// The panels, one at a time.
#[component]
pub(super) fn Panels(props: &PanelsProps) -> Html {
    let app = use_app();
    let pair = &props.pair;
    let (Some(left), Some(right)) = (pair.article(&app, Column::A), pair.article(&app, Column::B)) else {
        return Html::default();
    };
    let drawing = Drawing { app: &app, pair, left, right };
    let comparison = &pair.found.comparison;
    let overview = &pair.found.overview;
    let view = app.place().view.clone();
    let open = match view.tab {
        Tab::First if comparison.conflicts.is_empty() => Tab::Shared,
        Tab::First => Tab::Contradictions,
        tab => tab,
    };
    let names = comparison.shared_entities.len()
        + comparison.entities_only_a.len()
        + comparison.entities_only_b.len();
    let quotes = left.annotations.quotes.len() + right.annotations.quotes.len();
    let tabs = [
        (Tab::Contradictions, "Contradictions", comparison.conflicts.len()),
        (Tab::Shared, "Shared", comparison.aligned.len()),
        (Tab::OnlyA, "Only on the left", comparison.only_a.len()),
        (Tab::OnlyB, "Only on the right", comparison.only_b.len()),
        (Tab::Names, "Names", names),
        (Tab::Numbers, "Numbers and dates", overview.quantities.len() + overview.dates.len()),
        (Tab::Quotes, "Quotes", quotes),
        (Tab::Words, "Words", overview.distinctive.len()),
    ];
    let title = tabs.iter().find(|(tab, ..)| *tab == open).map_or("", |(_, name, _)| *name);
    let body = match open {
        Tab::First | Tab::Contradictions => drawing.conflicts(),
        Tab::Shared => drawing.shared(),
        Tab::OnlyA => drawing.only(Column::A),
        Tab::OnlyB => drawing.only(Column::B),
        Tab::Names => drawing.names(),
        Tab::Numbers => drawing.numbers(),
        Tab::Quotes => drawing.quotes(),
        Tab::Words => drawing.words(),
    };
    html! {
        <section class="panels" aria-label="What the comparison found">
            <div class="switch tabs" role="group" aria-label="Panels">
                { for tabs.into_iter().map(|(tab, name, n)| {
                    let view = View { tab, ..view.clone() };
                    let onclick = app.on(move |_: MouseEvent| Action::View(view.clone()));
                    html! {
                        <button type="button" {onclick} aria-pressed={(tab == open).to_string()} class={classes!((n == 0).then_some("zero"))}>
                            { format!("{name} {n}") }
                        </button>
                    }
                }) }
            </div>
            <div class="panel" tabindex="0" role="region" aria-label={title}>{ body }</div>
        </section>
    }
}

fn nothing(words: &str) -> Html {
    html! { <p class="note">{ words }</p> }
}

impl Drawing<'_> {
    fn article(&self, column: Column) -> &Article {
        if column == Column::A { self.left } else { self.right }
    }

    fn text(&self, column: Column) -> &str {
        &self.article(column).document.text
    }

    /// A passage as a quotation with a link to its place.
    fn claim(&self, column: Column, whole: Span, marks: &[Span]) -> Html {
        let article = self.article(column);
        let at = marks.first().copied().unwrap_or(whole);
        html! {
            <blockquote>
                <p>{ excerpt(&article.document.text, whole, marks) }</p>
                <footer><a href={self.app.passage_href(&article.slug, at)}>{ name(self.app, article, column) }</a></footer>
            </blockquote>
        }
    }

    fn conflicts(&self) -> Html {
        let list = &self.pair.found.comparison.conflicts;
        if list.is_empty() {
            return nothing(
                "No claim of one contradicts a claim of the other, as far as this page can tell.",
            );
        }
        list.iter().map(|conflict| self.conflict(conflict)).collect()
    }

    /// Both claims side by side, what they are about, and how sure the finding is.
    fn conflict(&self, conflict: &Conflict) -> Html {
        let percent = (conflict.confidence.clamp(0.0, 1.0) * 100.0).round() as u32;
        html! {
            <div class="conflict">
                <h3>
                    { &conflict.about }
                    <span class="badge">{ words::conflict_kind(conflict.kind) }</span>
                    <span class="badge">{ format!("{percent} % sure") }</span>
                </h3>
                <div class="claims">
                    { self.claim(Column::A, conflict.a, &[conflict.words_a]) }
                    { self.claim(Column::B, conflict.b, &[conflict.words_b]) }
                </div>
            </div>
        }
    }

    fn shared(&self) -> Html {
        let list = &self.pair.found.comparison.aligned;
        if list.is_empty() {
            return nothing("No passage of one was matched with a passage of the other.");
        }
        let mut order: Vec<usize> = (0..list.len()).collect();
        order.sort_by_key(|n| list[*n].kind);
        let view = self.app.place().view.clone();
        let row = |n: usize| {
            let found = &list[n];
            let (word, meaning) = words::match_kind(found.kind);
            let (own_a, own_b) = match found.kind {
                MatchKind::Related => (Vec::new(), Vec::new()),
                _ => matches::differing((self.text(Column::A), found.a), (self.text(Column::B), found.b)),
            };
            let number = n as u32 + 1;
            let onclick = {
                let view = View { chosen: Some(number), show: Show::All, ..view.clone() };
                self.app.on(move |_: MouseEvent| Action::Drag(view.clone()))
            };
            html! {
                <div class="conflict" key={n}>
                    <h3>
                        <button type="button" class="link" {onclick}>{ format!("Match {number}") }</button>
                        <span class={classes!("badge", super::columns::kind_class(found.kind))} title={meaning}>{ word }</span>
                    </h3>
                    <div class="claims">
                        { self.claim(Column::A, found.a, &own_a) }
                        { self.claim(Column::B, found.b, &own_b) }
                    </div>
                </div>
            }
        };
        let share = &self.pair.found.overview.verbatim;
        let percent = |a: usize, b: usize| {
            let part = share.get(a).and_then(|row| row.get(b)).copied().unwrap_or_default();
            (part.clamp(0.0, 1.0) * 100.0).round() as u32
        };
        html! {
            <>
                <p class="note">
                    { format!("Closest first. Words that the other does not have in their place are marked. Of the left text {} % stand word for word in the right one, of the right text {} % in the left one.", percent(0, 1), percent(1, 0)) }
                </p>
                { for order.into_iter().map(row) }
            </>
        }
    }

    fn only(&self, column: Column) -> Html {
        let comparison = &self.pair.found.comparison;
        let (list, aside) = match column {
            Column::A => (&comparison.only_a, comparison.aside_a.len()),
            Column::B => (&comparison.only_b, comparison.aside_b.len()),
        };
        if list.is_empty() {
            return nothing("Everything that it claims was matched.");
        }
        html! {
            <>
                <p class="note">
                    { format!("What {} says and the other does not. {} without a name, number, date or quote, such as headings and opinion, are left out.",
                        name(self.app, self.article(column), column), words::count(aside, "passage", "passages")) }
                </p>
                <ol class="places">{ for list.iter().map(|span| html! { <li>{ self.claim(column, *span, &[]) }</li> }) }</ol>
            </>
        }
    }

    fn names(&self) -> Html {
        let list = |ids: &[EntityId]| {
            let item = |id: &EntityId| {
                let entity = self.app.corpus.entity(*id)?;
                let href = self.app.href(Route::Entity { slug: entity.slug.clone() });
                let class = classes!("mark", kind_class(entity.entity.kind));
                Some(html! { <li><a {class} {href}>{ &entity.entity.name }</a></li> })
            };
            html! { <ul class="inline">{ for ids.iter().filter_map(item) }</ul> }
        };
        let found = &self.pair.found.comparison;
        three(&[
            (found.entities_only_a.len(), list(&found.entities_only_a)),
            (found.shared_entities.len(), list(&found.shared_entities)),
            (found.entities_only_b.len(), list(&found.entities_only_b)),
        ])
    }

    fn numbers(&self) -> Html {
        let overview = &self.pair.found.overview;
        let place = |column: Column, span: Span, shown: String| {
            let href = self.app.passage_href(&self.article(column).slug, span);
            html! { <li><a {href}>{ shown }</a></li> }
        };
        let sides = |places: &[Vec<Span>]| {
            let at = |n: usize| places.get(n).and_then(|list| list.first()).copied();
            (at(0), at(1))
        };
        let mut lists: [[Vec<Html>; 3]; 2] = Default::default();
        let mut put =
            |kind: usize, places: &[Vec<Span>], shown: &dyn Fn(Column, Span) -> String| match sides(places) {
                (Some(a), Some(b)) => {
                    lists[kind][1].push(place(Column::A, a, shown(Column::A, a)));
                    if shown(Column::A, a) != shown(Column::B, b) {
                        lists[kind][1].push(place(Column::B, b, shown(Column::B, b)));
                    }
                }
                (Some(a), None) => lists[kind][0].push(place(Column::A, a, shown(Column::A, a))),
                (None, Some(b)) => lists[kind][2].push(place(Column::B, b, shown(Column::B, b))),
                (None, None) => {}
            };
        for item in &overview.quantities {
            put(0, &item.places, &|column, span| span.of(self.text(column)).to_owned());
        }
        for item in &overview.dates {
            put(1, &item.places, &|column, span| {
                let dates = &self.article(column).annotations.dates;
                let date = dates.iter().find(|date| date.span == span);
                date.map_or_else(|| span.of(self.text(column)).to_owned(), words::date)
            });
        }
        let [numbers, dates] =
            lists.map(|three| three.map(|list| (list.len(), html! { <ul class="inline">{ for list }</ul> })));
        html! {
            <>
                <h3>{ "Numbers" }</h3>{ three(&numbers) }
                <h3>{ "Dates" }</h3>{ three(&dates) }
            </>
        }
    }

    fn quotes(&self) -> Html {
        let list = |column: Column| {
            let article = self.article(column);
            let text = self.text(column);
            if article.annotations.quotes.is_empty() {
                return nothing("No quote.");
            }
            html! {
                <ol class="places">
                    { for article.annotations.quotes.iter().map(|quote| {
                        let entity = quote.speaker.and_then(|id| self.app.corpus.entity(id)).map(|entity| entity.entity.name.clone());
                        let speaker = entity.or_else(|| quote.speaker_span.map(|span| span.of(text).to_owned()));
                        let words = quote.span.of(text);
                        let shown = if quote.direct { format!("“{words}”") } else { words.to_owned() };
                        html! {
                            <li>
                                <blockquote>{ shown }</blockquote>
                                <span class="note">
                                    { speaker.unwrap_or_else(|| "no speaker named here".to_owned()) }
                                    { if quote.direct { " · in quotation marks" } else { " · reported speech" } }
                                    { " · " }<a href={self.app.passage_href(&article.slug, quote.span)}>{ "in the text" }</a>
                                </span>
                            </li>
                        }
                    }) }
                </ol>
            }
        };
        html! {
            <div class="claims">
                <div><h3>{ name(self.app, self.left, Column::A) }</h3>{ list(Column::A) }</div>
                <div><h3>{ name(self.app, self.right, Column::B) }</h3>{ list(Column::B) }</div>
            </div>
        }
    }

    /// Keyness: one scale for both sides, so that long and short articles compare.
    fn words(&self) -> Html {
        let list = |side: usize| {
            let rows =
                self.pair.found.overview.distinctive.iter().filter(|word| word.article == side).take(WORDS);
            let rows: Vec<Html> = rows
                .map(|word| {
                    let mut place = self.app.place().to(Route::Articles);
                    place.query = crate::explore::Query { words: word.word.clone(), ..Default::default() };
                    place.view.show = Show::Shared;
                    let rate = |n: usize| tenths(word.per_thousand.get(n).copied().unwrap_or_default());
                    html! {
                        <tr>
                            <td><a href={place.href()}>{ &word.word }</a></td>
                            <td>{ rate(side) }</td><td>{ rate(1 - side) }</td><td>{ tenths(word.g2) }</td>
                        </tr>
                    }
                })
                .collect();
            if rows.is_empty() {
                return nothing("No word stands out.");
            }
            html! {
                <table class="keyness">
                    <thead><tr>
                        <th scope="col">{ "Word" }</th><th scope="col">{ "here, per 1,000" }</th>
                        <th scope="col">{ "there, per 1,000" }</th><th scope="col">{ "G²" }</th>
                    </tr></thead>
                    <tbody>{ for rows }</tbody>
                </table>
            }
        };
        html! {
            <>
                <p class="note">{ "Words that one text uses more than the other, by log-likelihood G² (3.8 is unlikely by chance at one in twenty). Both columns count per 1,000 words; a word opens its lines in context." }</p>
                <div class="claims">
                    <div><h3>{ name(self.app, self.left, Column::A) }</h3>{ list(0) }</div>
                    <div><h3>{ name(self.app, self.right, Column::B) }</h3>{ list(1) }</div>
                </div>
            </>
        }
    }
}

/// A number to one place.
fn tenths(x: f64) -> String {
    let tenths = (x.clamp(0.0, 1e12) * 10.0).round() as u64;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn three(lists: &[(usize, Html); 3]) -> Html {
    let heads = ["Only on the left", "In both", "Only on the right"];
    html! {
        <div class="three-lists">
            { for lists.iter().zip(heads).map(|((n, list), head)| html! {
                <div>
                    <h4>{ format!("{head} ({n})") }</h4>
                    if *n == 0 { <p class="note">{ "None." }</p> } else { { list.clone() } }
                </div>
            }) }
        </div>
    }
}
