//! One entity: its names, offices, lines in context, dates and company.

use std::collections::BTreeMap;
use std::rc::Rc;

use yew::prelude::*;

use super::lost;
use crate::annotate::{EntityId, EntityKind};
use crate::app::browser;
use crate::app::components::bearer::Bearer;
use crate::app::components::correct::CorrectName;
use crate::app::components::inspector::filter_button;
use crate::app::components::lines::Lines;
use crate::app::components::prose::kind_class;
use crate::app::components::screen::{FETCHING, or_screen, waiting};
use crate::app::components::similar::side_by_side;
use crate::app::components::table::{Cell, SortTable};
use crate::app::components::timeline::Chart;
use crate::app::hooks::{AppContext, use_after, use_app, use_bodies};
use crate::app::load::Library;
use crate::app::route::{EntitiesRoute, EntityRoute, LineOrder, Route, Tab};
use crate::app::state::{Action, Subject};
use crate::corpus::{ArticleId, Bodies};
use crate::explore::compare::sheet::MOST;
use crate::explore::deeds::{self, Deeds, Verb};
use crate::explore::{appearances, coverage, kwic, timeline};
use crate::text::Span;
use crate::wording;

/// Properties of [`EntityPage`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntityProps {
    /// The entity.
    pub(super) entity: EntityId,
    /// What the page is set to.
    pub(super) route: EntityRoute,
}

/// Properties of [`Named`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct NamedProps {
    /// The address.
    pub(super) route: EntityRoute,
}

/// The entity of an address, if the corpus has it. Where corrections call it otherwise while it is shown, its page goes
/// with it.
#[component]
pub(super) fn Named(props: &NamedProps) -> Html {
    let app = use_app();
    let (route, corpus) = (props.route.clone(), app.corpus.clone());
    // who the address spoke of when it was followed
    let shown = use_mut_ref(|| None::<(String, Bearer)>);
    let known = shown.borrow().clone().filter(|(slug, _)| *slug == route.slug).map(|(_, bearer)| bearer);
    let found = match &known {
        Some(bearer) => bearer.among(&corpus),
        None => corpus.entity_by_slug(&route.slug),
    };
    let entity = found.and_then(|id| corpus.entity(id));
    if let Some(entity) = entity.filter(|_| known.is_none()) {
        *shown.borrow_mut() = Some((route.slug.clone(), Bearer::of(entity)));
    }
    // a corpus that is still being put together may lack it
    let busy = app.desk.state.task.is_some();
    let slug = entity.map(|entity| entity.slug.clone());
    let leave = known.is_some() && !busy && slug.as_ref() != Some(&route.slug);
    use_after((leave, slug), {
        let (app, route, shown) = (app.clone(), route.clone(), shown.clone());
        move |(leave, slug)| match slug {
            _ if !leave => {}
            Some(slug) => {
                let bearer = shown.borrow_mut().take().map(|(_, bearer)| (slug.clone(), bearer));
                *shown.borrow_mut() = bearer;
                app.act(Action::Drag(Route::Entity(EntityRoute { slug: slug.clone(), ..route })));
            }
            None => app.act(Action::Drag(Route::Entities(EntitiesRoute::default()))),
        }
    });
    match found {
        Some(entity) => {
            let key = route.slug.clone();
            html! { <EntityPage {key} {entity} {route} /> }
        }
        None if known.is_some() => waiting("Putting it together…"),
        None => lost(&format!("This corpus names nothing called “{}”.", route.slug)),
    }
}

/// Characters on either side of a name.
const WIDTH: usize = 60;
/// How much company is shown.
const COMPANY: usize = 24;
/// How many verbs are shown in a list.
const VERBS: usize = 60;

/// One entity.
#[component]
pub(super) fn EntityPage(props: &EntityProps) -> Html {
    let app = use_app();
    let id = props.entity;
    let order = props.route.order;
    let sort = match order {
        LineOrder::Left => kwic::Sort::Left,
        LineOrder::Right => kwic::Sort::Right,
        LineOrder::Text => kwic::Sort::Text,
    };
    let naming: Vec<ArticleId> = app.corpus.naming(id).iter().map(|(article, _)| *article).collect();
    let texts = use_bodies(&naming);
    let found = (app.corpus.clone(), texts.ready().cloned(), id);
    let lines = use_memo((found.clone(), sort), {
        let naming = naming.clone();
        move |((_, texts, id), sort)| {
            texts.as_ref().map(|texts| kwic::of_entity(texts, &naming, *id, WIDTH, *sort)).unwrap_or_default()
        }
    });
    let company = use_memo(found.clone(), |(corpus, texts, id)| {
        texts.as_ref().map(|texts| coverage::company(corpus, texts, *id)).unwrap_or_default()
    });
    let lanes = use_memo(found.clone(), |(corpus, texts, id)| {
        let lanes = texts.as_ref().map(|texts| appearances::lanes(corpus, texts, *id)).unwrap_or_default();
        (Rc::new(timeline::readable(&lanes)), lanes.len())
    });
    let (lanes, dated) = (&lanes.0, lanes.1);
    let deeds = use_memo(found, |(_, texts, id)| {
        texts.as_ref().map(|texts| deeds::of_entity(texts, &naming, *id)).unwrap_or_default()
    });
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let Some(entity) = app.corpus.entity(id) else { return Html::default() };
    let kind = entity.entity.kind;
    let onsort = {
        let route = props.route.clone();
        app.on(move |event: Event| {
            let order = match browser::changed_value(&event).as_str() {
                "left" => LineOrder::Left,
                "right" => LineOrder::Right,
                _ => LineOrder::Text,
            };
            Action::Set(Route::Entity(EntityRoute { order, ..route.clone() }))
        })
    };
    let onaxis = {
        let route = props.route.clone();
        app.on(move |axis| Action::Drag(Route::Entity(EntityRoute { axis, ..route.clone() })))
    };
    let articles = {
        let mut articles: Vec<ArticleId> = lines.iter().map(|line| line.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    };
    html! {
        <section class="results entity">
            <p class="overline"><span class={classes!("mark", kind_class(kind))}>{ wording::kind(kind).0 }</span></p>
            <h1>{ &entity.entity.name }</h1>
            <p class="meta">
                { format!("{} in {}", wording::count(lines.len(), "mention", "mentions"), wording::count(articles, "article", "articles")) }
                if !entity.curated.is_empty() {
                    <span class="badge">{ format!("curated: {}", wording::changes(&entity.curated)) }</span>
                }
            </p>
            if !app.address().query.is_empty() {
                <p class="note">{ "This page is of all articles; the filters do not narrow it." }</p>
            }
            <div class="actions">
                { filter_button(&app, kind, &entity.slug) }
                { side_by_side(&app, &telling(&lines), Tab::Names) }
            </div>
            <CorrectName entity={id} />
            <h2>{ "Names used" }</h2>
            { names(entity) }
            { offices(&app, &texts, id, kind) }
            { does_and_says(&app, &entity.entity.name, &deeds) }
            <div class="bar">
                <h2>{ "In context" }</h2>
                <label>{ "Sort " }
                    <select onchange={onsort}>
                        <option value="text" selected={order == LineOrder::Text}>{ "as in the corpus" }</option>
                        <option value="left" selected={order == LineOrder::Left}>{ "by the words before" }</option>
                        <option value="right" selected={order == LineOrder::Right}>{ "by the words after" }</option>
                    </select>
                </label>
            </div>
            <Lines lines={(*lines).clone()} />
            if let Some(bounds) = appearances::bounds(lanes) {
                <h2>{ "Dates in the same sentences" }</h2>
                if dated > lanes.len() {
                    <p class="note">
                        { format!("The {} articles with most of these dates have a lane, of {}.", lanes.len(), wording::thousands(dated)) }
                    </p>
                }
                <Chart lanes={lanes.clone()} {bounds} whole={bounds} axis={props.route.axis} {onaxis} />
            }
            { together(&app, &company) }
        </section>
    }
}

/// Where the articles that name it most often name it first, in the order of the corpus.
fn telling(lines: &[kwic::Line]) -> Vec<(ArticleId, Span)> {
    let mut firsts: BTreeMap<ArticleId, (usize, Span)> = BTreeMap::new();
    for line in lines {
        let (count, first) = firsts.entry(line.article).or_insert((0, line.keyword));
        *count += 1;
        *first = (*first).min(line.keyword);
    }
    let mut most: Vec<(ArticleId, (usize, Span))> = firsts.into_iter().collect();
    most.sort_by_key(|(id, (count, _))| (std::cmp::Reverse(*count), *id));
    most.truncate(MOST);
    most.sort_by_key(|(id, _)| *id);
    most.into_iter().map(|(id, (_, first))| (id, first)).collect()
}

fn names(entity: &crate::corpus::CorpusEntity) -> Html {
    let rows: Vec<Vec<Cell>> = entity
        .entity
        .aliases
        .iter()
        .filter(|alias| alias.count > 0)
        .map(|alias| {
            vec![
                Cell::words(alias.name.clone()),
                Cell::number(alias.count, i64::from(alias.count)),
                Cell::words(wording::alias_reason(alias.why)),
            ]
        })
        .collect();
    let heads = ["As written", "Mentions", "Why it is the same"];
    html! { <SortTable caption="Names" heads={heads.map(AttrValue::from).to_vec()} {rows} /> }
}

/// The offices that articles give to a person, or to the people of a country or organisation.
fn offices(app: &AppContext, texts: &Library, id: EntityId, kind: EntityKind) -> Html {
    let mut rows = Vec::new();
    for (at, _) in app.corpus.naming(id) {
        let Some((article, body)) = app.corpus.article(*at).zip(texts.body(*at)) else { continue };
        for role in &body.annotations.roles {
            if role.person != id && role.of != Some(id) {
                continue;
            }
            let (Some(person), of) =
                (app.corpus.entity(role.person), role.of.and_then(|of| app.corpus.entity(of)))
            else {
                continue;
            };
            let of = of.map(|of| of.entity.name.clone()).unwrap_or_default();
            let title = article.goes_by().0;
            let link = |slug: &str, name: &str| {
                let href = app.href(Route::entity(slug));
                Cell::drawn(html! { <a {href}>{ name }</a> }, name)
            };
            rows.push(vec![
                link(&person.slug, &person.entity.name),
                Cell::words(role.office.clone()),
                Cell::words(of),
                Cell::drawn(
                    html! { <a href={app.passage_href(&article.slug, role.span)}>{ &title }</a> },
                    &title,
                ),
            ]);
        }
    }
    if rows.is_empty() {
        return Html::default();
    }
    let title = if kind == EntityKind::Person { "Offices" } else { "Who is said to hold office" };
    let heads = ["Person", "Office", "Of", "Article"];
    html! {
        <>
            <h2>{ title }</h2>
            <SortTable caption={title} heads={heads.map(AttrValue::from).to_vec()} {rows} />
        </>
    }
}

/// What it does and says, by verb; each opens its sentences.
fn does_and_says(app: &AppContext, name: &str, deeds: &Deeds) -> Html {
    let lists = [
        (format!("What {name} does, as the articles tell it"), &deeds.told),
        (format!("What {name} is said to do, according to somebody"), &deeds.said_of_it),
        (format!("What {name} says, by the verb"), &deeds.says),
    ];
    let one = |verb: &Verb| {
        let words = wording::verb(verb);
        let (title, places) = (format!("{name}: {words}"), verb.places.clone());
        let onclick = app.on(move |_: MouseEvent| {
            Action::Inspect(Subject::Sentences { title: title.clone(), places: places.clone(), pair: None })
        });
        let count = wording::count(verb.places.len(), "place", "places");
        html! {
            <li>
                <button type="button" class="link" {onclick}>{ &words }</button>
                <span class="note" title={count}>{ format!(" {}", verb.places.len()) }</span>
            </li>
        }
    };
    if lists.iter().all(|(_, verbs)| verbs.is_empty()) {
        return Html::default();
    }
    html! {
        <>
            { for lists.iter().filter(|(_, verbs)| !verbs.is_empty()).map(|(title, verbs)| html! {
                <>
                    <h2>{ title }</h2>
                    <ul class="inline">{ for verbs.iter().take(VERBS).map(one) }</ul>
                </>
            }) }
            <p class="note">{ "Counted where the name itself stands as the doer or speaker; what “he”, “she” or “they” do is left out." }</p>
        </>
    }
}

fn together(app: &AppContext, company: &[(EntityId, u32)]) -> Html {
    if company.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ "Named in the same sentences" }</h2>
            <ul class="inline">
                { for company.iter().take(COMPANY).filter_map(|(id, n)| {
                    let other = app.corpus.entity(*id)?;
                    Some(html! {
                        <li>
                            <a class={classes!("mark", kind_class(other.entity.kind))} href={app.href(Route::entity(&other.slug))}>
                                { &other.entity.name }
                            </a>
                            <span class="note" title={wording::count(*n as usize, "sentence", "sentences")}>{ format!(" {n}") }</span>
                        </li>
                    })
                }) }
            </ul>
        </>
    }
}
