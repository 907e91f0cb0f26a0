//! Filters: facets with counts, and the chips of what is set.

use std::cmp::Reverse;

use yew::prelude::*;

use super::composite::Composite;
use super::screen::{SEARCHING, or_screen};
use crate::annotate::Day;
use crate::app::browser;
use crate::app::hooks::{AppContext, use_app, use_found};
use crate::app::route::{Route, field_key};
use crate::app::state::Action;
use crate::explore::facets::{self, Choice, Count, Facet};
use crate::explore::{Field, FieldValue};
use crate::text::fold::fold;
use crate::wording;

/// The id of what the filters are opened by.
pub(crate) const FILTERS: &str = "filters";

/// How many values a facet shows before it is asked for all.
const FIRST: usize = 8;

/// How a value of a field is shown.
pub(crate) fn value_label(app: &AppContext, field: Field, value: &FieldValue) -> String {
    if value.0.is_empty() {
        return "unknown".to_owned();
    }
    match field {
        Field::Entity(_) => {
            let entity = app.corpus.entity_by_slug(&value.0).and_then(|id| app.corpus.entity(id));
            entity.map_or_else(|| value.0.clone(), |entity| entity.entity.name.clone())
        }
        _ => value.0.clone(),
    }
}

/// The facets of the articles that answer the query, as a column or, on a small screen, behind one line.
#[component]
pub fn Facets() -> Html {
    let app = use_app();
    let query = app.address().query.clone();
    let found = use_found((), |corpus, selection, ()| facets::facets(corpus, selection));
    // On a small screen the column would stand before everything else.
    let open = use_state_eq(browser::is_wide);
    let mentions = app.state.settings.count_mentions;
    // As they stood when the words or the days were last others: filters move no row that the reader may press next.
    let first = use_mut_ref(|| None::<((String, Option<Day>, Option<Day>, bool), Vec<Facet>)>);
    let set = query.include.values().chain(query.exclude.values()).map(Vec::len).sum::<usize>();
    let onchange = app.on(|event: Event| Action::CountMentions(browser::changed_value(&event) == "mentions"));
    let title = if set == 0 { "Filters".to_owned() } else { format!("Filters ({set} set)") };
    let found = match or_screen(found, SEARCHING) {
        Ok(found) => found,
        Err(screen) => return screen,
    };
    let found = {
        let asked = (query.words.clone(), query.from, query.to, mentions);
        let mut first = first.borrow_mut();
        match &*first {
            Some((of, first)) if *of == asked => facets::steady(first, &found),
            _ => {
                let mut now = (*found).clone();
                if mentions {
                    let most = |facet: &mut Facet| facet.values.sort_by_key(|value| Reverse(value.mentions));
                    now.iter_mut().for_each(most);
                }
                *first = Some((asked, now.clone()));
                now
            }
        }
    };
    html! {
        <details class="facets" open={*open}>
            <summary id={FILTERS}>{ title }</summary>
            <label class="facets-count">
                { "Counts are of " }
                <select {onchange}>
                    <option value="articles" selected={!mentions}>{ "articles" }</option>
                    <option value="mentions" selected={mentions}>{ "mentions" }</option>
                </select>
            </label>
            { for found.iter().map(|facet| html! {
                <FacetBox key={field_key(facet.field)} facet={facet.clone()} {mentions} />
            }) }
        </details>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FacetProps {
    facet: Facet,
    mentions: bool,
}

#[component]
fn FacetBox(props: &FacetProps) -> Html {
    let app = use_app();
    let all = use_state_eq(|| false);
    let sought = use_state_eq(String::new);
    let by_name = use_state_eq(|| false);
    let FacetProps { facet, mentions } = props;
    let name = wording::field(facet.field);
    let key = field_key(facet.field);
    let needle = fold(&sought);
    let mut values: Vec<&Count> =
        facet.values.iter().filter(|value| fold(&value.label).contains(needle.trim())).collect();
    if *by_name {
        values.sort_by_key(|value| fold(&value.label));
    }
    let found = values.len();
    if !*all && needle.is_empty() {
        // What is chosen stays in sight.
        let mut shown = 0;
        values.retain(|value| {
            shown += 1;
            shown <= FIRST || value.state != Choice::Open
        });
    }
    let long = facet.values.len() > FIRST;
    let oninput = {
        let sought = sought.setter();
        Callback::from(move |event: InputEvent| sought.set(browser::input_value(&event)))
    };
    let onsort = {
        let by_name = by_name.clone();
        Callback::from(move |_: MouseEvent| by_name.set(!*by_name))
    };
    let onall = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    html! {
        <Composite tag="fieldset" class={classes!("facet", format!("kind-{key}"))} by_letter=true>
            <legend>{ name }</legend>
            { any_or_all(&app, facet) }
            if long {
                <div class="facet-tools">
                    <input
                        type="search" value={(*sought).clone()} {oninput} placeholder="Find…"
                        aria-label={format!("Find in {name}")}
                    />
                    <button type="button" class="link" onclick={onsort}>
                        { if *by_name { "A–Z" } else { "by count" } }
                    </button>
                </div>
            }
            <ul>{ for values.iter().map(|value| html! {
                <li key={value.value.0.clone()}>
                    { facet_row(&app, facet.field, value, *mentions) }
                </li>
            }) }</ul>
            if found == 0 {
                <p class="note">{ "None of that name." }</p>
            }
            if long && needle.is_empty() {
                <button type="button" class="link" onclick={onall}>
                    { if *all { "Show fewer".to_owned() } else { format!("Show all {}", facet.values.len()) } }
                </button>
            }
        </Composite>
    }
}

/// Where several values are chosen: whether one of them is enough.
fn any_or_all(app: &AppContext, facet: &Facet) -> Html {
    let (query, field) = (&app.address().query, facet.field);
    // an article has one outlet and one language
    if !matches!(field, Field::Entity(_)) || query.include.get(&field).is_none_or(|values| values.len() < 2) {
        return Html::default();
    }
    let every = query.every.contains(&field);
    let choose = |all: bool, name: &'static str| {
        let onclick = app.on(move |_: MouseEvent| Action::Every(field, all));
        html! { <button type="button" {onclick} aria-pressed={(every == all).to_string()}>{ name }</button> }
    };
    html! {
        <span class="switch any-or-all" role="group" aria-label="Of the chosen ones an article names">
            { choose(false, "any") }
            { choose(true, "all") }
        </span>
    }
}

fn facet_row(app: &AppContext, field: Field, count: &Count, mentions: bool) -> Html {
    let number = if mentions { count.mentions } else { count.articles };
    let unit = match (mentions, number) {
        (true, 1) => "mention",
        (true, _) => "mentions",
        (false, 1) => "article",
        (false, _) => "articles",
    };
    let label = if count.label.is_empty() { "unknown".to_owned() } else { count.label.clone() };
    let set = |wanted: Choice| {
        let (value, now) = (count.value.clone(), count.state);
        move || {
            let choice = if now == wanted { Choice::Open } else { wanted };
            Action::Facet(field, value.clone(), choice)
        }
    };
    let onchange = {
        let set = set(Choice::Included);
        app.on(move |_: Event| set())
    };
    let onclick = {
        let set = set(Choice::Excluded);
        app.on(move |_: MouseEvent| set())
    };
    let barred = count.state == Choice::Excluded;
    html! {
        <span class={classes!("facet-row", (number == 0).then_some("zero"), barred.then_some("barred"))}>
            <label>
                <input type="checkbox" checked={count.state == Choice::Included} {onchange} />
                <span class="facet-label">{ &label }</span>
                <span class="facet-number" title={format!("{number} {unit}")}>
                    { wording::thousands(number as usize) }<span class="hidden">{ format!(" {unit}") }</span>
                </span>
            </label>
            <button
                type="button" class="bar" data-minor="" {onclick} aria-pressed={barred.to_string()}
                aria-label={format!("Leave out {label}")} title={format!("Leave out {label}")}
            >
                { "−" }
            </button>
        </span>
    }
}

/// What is set, each with a way to let it go, and one to let all go. It stands on every page that a filter changes, whether one
/// is set or not, so that nothing moves when one is.
pub(crate) fn chips(app: &AppContext) -> Html {
    let query = &app.address().query;
    match app.address().route {
        Route::Front | Route::About | Route::Notebook | Route::Own | Route::Lost => return Html::default(),
        Route::Article(_) | Route::Compare(_) if query.is_empty() => return Html::default(),
        _ if query.is_empty() => {
            return html! {
                <section class="chips" aria-label="Filters that are set"><span class="note">{ "No filter is set." }</span></section>
            };
        }
        _ => {}
    }
    let mut chips: Vec<Html> = Vec::new();
    if !query.words.is_empty() {
        chips.push(chip(app, "words", &query.words, Action::Words(String::new())));
    }
    for (map, barred) in [(&query.include, false), (&query.exclude, true)] {
        for (field, values) in map {
            for value in values {
                let label = value_label(app, *field, value);
                let several = !barred && query.every.contains(field) && values.len() > 1;
                let name = match (*field, barred) {
                    (Field::Entity(kind), false) => {
                        let kind = wording::kind(kind).0.to_lowercase();
                        if several { format!("{kind}, all of them") } else { kind }
                    }
                    (Field::Entity(kind), true) => {
                        format!("without {}", wording::kind(kind).0.to_lowercase())
                    }
                    (other, false) => wording::field(other).to_lowercase(),
                    (other, true) => format!("without {}", wording::field(other).to_lowercase()),
                };
                chips.push(chip(app, &name, &label, Action::Facet(*field, value.clone(), Choice::Open)));
            }
        }
    }
    if query.from.is_some() || query.to.is_some() {
        chips.push(chip(app, "dates", &range_words(query.from, query.to), Action::Range(None, None)));
    }
    let clear = app.on(|_: MouseEvent| Action::Clear);
    html! {
        <Composite tag="section" class="chips" label="Filters that are set">
            <button type="button" class="link" onclick={clear}>{ "Clear all" }</button>
            { for chips }
        </Composite>
    }
}

fn range_words(from: Option<Day>, to: Option<Day>) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => wording::day(from),
        (Some(from), Some(to)) => format!("{} to {}", wording::day(from), wording::day(to)),
        (Some(from), None) => format!("from {} on", wording::day(from)),
        (None, Some(to)) => format!("until {}", wording::day(to)),
        (None, None) => String::new(),
    }
}

fn chip(app: &AppContext, name: &str, label: &str, action: Action) -> Html {
    let onclick = app.on(move |_: MouseEvent| action.clone());
    html! {
        <span class="chip">
            <span class="chip-name">{ name }</span>
            { " " }
            <span>{ label }</span>
            <button type="button" {onclick} aria-label={format!("Drop the filter {name} {label}")}>{ "×" }</button>
        </span>
    }
}
