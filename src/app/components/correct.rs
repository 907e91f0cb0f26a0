//! Corrections of what was found: of a name, of a date. Each becomes a line of `curation.toml`.

use yew::prelude::*;

use super::bearer::Bearer;
use crate::annotate::{EntityId, EntityKind};
use crate::app::browser::{self, files};
use crate::app::hooks::{AppContext, use_app};
use crate::app::load::Library;
use crate::app::state::Action;
use crate::contract::MAKER;
use crate::corpus::curation::{Hide, Merge, Redate, Rename, Retype, is_value};
use crate::corpus::{ArticleId, Bodies as _, CorpusEntity, Curation};
use crate::wording;

/// Properties of [`CorrectName`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct NameProps {
    /// The entity.
    pub(crate) entity: EntityId,
}

/// A form to correct a name.
#[component]
pub(crate) fn CorrectName(props: &NameProps) -> Html {
    let app = use_app();
    let [name, other, why] =
        [use_state_eq(String::new), use_state_eq(String::new), use_state_eq(String::new)];
    let kind = use_state_eq(|| None::<EntityKind>);
    let Some(entity) = app.corpus.entity(props.entity).filter(|_| files::has(MAKER)) else {
        return Html::default();
    };
    let Bearer { name: found, kind: found_kind } = Bearer::of(entity);
    let busy = app.desk.state.task.is_some();
    let same_kind = |one: &&CorpusEntity| one.entity.kind == entity.entity.kind && one.slug != entity.slug;
    let joined = app.corpus.entities.iter().filter(same_kind).find(|one| one.entity.name == other.trim());
    let written = name.trim().to_owned();
    let reason = why.trim().to_owned();
    let correct = |change: Box<dyn Fn(&mut Curation)>| {
        let app = app.clone();
        let change = std::rc::Rc::new(change);
        Callback::from(move |_: MouseEvent| {
            let change = std::rc::Rc::clone(&change);
            // the page of the entity goes with it, whatever it is called then
            app.desk.correct(move |curation| change(curation));
        })
    };
    let rename = {
        let one =
            Rename { name: found.clone(), kind: Some(found_kind), to: written.clone(), why: reason.clone() };
        correct(Box::new(move |curation| {
            curation.rename.retain(|old| (&old.name, old.kind) != (&one.name, one.kind));
            curation.rename.push(one.clone());
        }))
    };
    let join = {
        let names = vec![found.clone(), joined.map(|one| Bearer::of(one).name).unwrap_or_default()];
        let one = Merge { names, kind: Some(found_kind), why: reason.clone() };
        correct(Box::new(move |curation| curation.merge.push(one.clone())))
    };
    let retype = {
        let to = kind.unwrap_or(entity.entity.kind);
        let one = Retype { name: found.clone(), kind: Some(found_kind), to, why: reason.clone() };
        correct(Box::new(move |curation| {
            curation.retype.retain(|old| (&old.name, old.kind) != (&one.name, one.kind));
            curation.retype.push(one.clone());
        }))
    };
    let hide = {
        let one = Hide { name: found.clone(), kind: Some(found_kind), why: reason };
        correct(Box::new(move |curation| curation.hide.push(one.clone())))
    };
    let onkind = {
        let kind = kind.setter();
        move |event: Event| {
            let value = browser::changed_value(&event);
            kind.set(EntityKind::ALL.into_iter().find(|kind| kind.as_str() == value));
        }
    };
    let of_other_kind =
        app.corpus.entities.iter().find(|one| one.entity.name == other.trim() && one.slug != entity.slug);
    let lacking = match (joined, of_other_kind) {
        (Some(_), _) => None,
        _ if other.trim().is_empty() => None,
        (None, Some(one)) => Some(format!(
            "{} is of another kind ({}). Change the kind below: names of one kind that are the same become one.",
            one.entity.name,
            wording::kind(one.entity.kind).0
        )),
        (None, None) => Some("There is no other name like this in the corpus.".to_owned()),
    };
    let shown_kind = kind.unwrap_or(entity.entity.kind);
    html! {
        <details class="correct">
            <summary>{ "Correct this name" }</summary>
            <p class="note">{ format!("Found as “{found}”. A correction is kept with your articles, and every page shows that it was made.") }</p>
            { field("Why, for the readers", &why, None) }
            <div class="correct-row">
                { field("Call it", &name, None) }
                <button type="button" disabled={busy || written.is_empty() || written == entity.entity.name} onclick={rename}>{ "Rename" }</button>
            </div>
            <div class="correct-row">
                { field("It is the same as", &other, Some("correct-names".into())) }
                <datalist id="correct-names">
                    { for app.corpus.entities.iter().filter(same_kind).map(|one| html! { <option value={one.entity.name.clone()} /> }) }
                </datalist>
                <button type="button" disabled={busy || joined.is_none()} onclick={join}>{ "Join them" }</button>
            </div>
            if let Some(lacking) = lacking { <p class="note" role="status">{ lacking }</p> }
            <div class="correct-row">
                <label>{ "It is of the kind" }
                    <select onchange={onkind}>
                        { for EntityKind::ALL.into_iter().map(|one| html! {
                            <option value={one.as_str()} selected={one == shown_kind}>{ wording::kind(one).0 }</option>
                        }) }
                    </select>
                </label>
                <button type="button" disabled={busy || shown_kind == entity.entity.kind} onclick={retype}>{ "Change" }</button>
            </div>
            <button type="button" disabled={busy} onclick={hide}>{ "It is no name: leave it out" }</button>
        </details>
    }
}

/// A line of text with its label.
pub(super) fn field(label: &str, value: &UseStateHandle<String>, list: Option<AttrValue>) -> Html {
    let set = value.setter();
    let oninput = move |event: InputEvent| set.set(browser::input_value(&event));
    html! { <label>{ label }<input type="text" {list} value={(**value).clone()} {oninput} /></label> }
}

/// Properties of [`CorrectDate`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DateProps {
    /// The article.
    pub(crate) article: ArticleId,
    /// Which of its dates.
    pub(crate) index: u32,
    /// The texts that are at hand.
    pub(crate) texts: Library,
}

/// A form to correct a date.
#[component]
pub(crate) fn CorrectDate(props: &DateProps) -> Html {
    let app = use_app();
    let [value, why] = [use_state_eq(String::new), use_state_eq(String::new)];
    let Some((file, words, nth)) = place(&app, props).filter(|_| files::has(MAKER)) else {
        return Html::default();
    };
    let busy = app.desk.state.task.is_some();
    // one that a curator marked is marked otherwise, or no more
    let marked = marked(&app, props);
    let correct = |value: String, hide: bool| {
        let one = Redate {
            article: file.clone(),
            words: words.clone(),
            nth,
            value,
            hide,
            why: why.trim().to_owned(),
            missed: false,
        };
        let one = match &marked {
            Some(marked) => Redate { nth: marked.nth, missed: true, hide: false, ..one },
            None => one,
        };
        let app = app.clone();
        move |_: MouseEvent| {
            let one = one.clone();
            app.desk.correct(move |curation| {
                let place = |of: &Redate| (of.article.clone(), of.words.clone(), of.nth, of.missed);
                curation.date.retain(|old| place(old) != place(&one));
                if !(one.missed && hide) {
                    curation.date.push(one);
                }
            });
            app.act(Action::CloseInspector);
        }
    };
    let written = value.trim().to_owned();
    html! {
        <details class="correct">
            <summary>{ "Correct this date" }</summary>
            { field("Why, for the readers", &why, None) }
            <div class="correct-row">
                { field("It means (2024-03-05, 2024-03, 2024)", &value, None) }
                <button type="button" disabled={busy || !is_value(&written)} onclick={correct(written, false)}>{ "Set" }</button>
            </div>
            { not_a_date(&value) }
            <button type="button" disabled={busy} onclick={correct(String::new(), true)}>{ "It is no date: leave it out" }</button>
        </details>
    }
}

/// That what is written is no date, where it is none.
pub(super) fn not_a_date(value: &str) -> Html {
    let value = value.trim();
    if value.is_empty() || is_value(value) {
        return Html::default();
    }
    html! {
        <p class="note" role="status">
            { "Write a day as 2024-03-05, a month as 2024-03, a year as 2024, or a stretch as 2024-03-05/2024-03-11." }
        </p>
    }
}

/// The correction that made a date of words in which none was found.
fn marked(app: &AppContext, props: &DateProps) -> Option<Redate> {
    let body = props.texts.body(props.article)?;
    let date = body.annotations.dates.get(props.index as usize)?;
    let file = &app.corpus.article(props.article)?.file;
    let all = app.corpus.curation.date.iter();
    let mut here = all.filter(|one| one.missed && one.article == *file);
    here.find(|one| one.stands_at(&body.document.text, date.span)).cloned()
}

/// The article's name, the date's words, and which of the dates of these words it is where there are several.
fn place(app: &AppContext, props: &DateProps) -> Option<(String, String, Option<u32>)> {
    let body = props.texts.body(props.article)?;
    let dates = &body.annotations.dates;
    let date = dates.get(props.index as usize)?;
    let words = date.span.of(&body.document.text);
    let article = app.corpus.article(props.article)?;
    // those that were marked by a curator do not count, since corrections speak of what was found
    let added: Vec<&Redate> =
        app.corpus.curation.date.iter().filter(|one| one.missed && one.article == article.file).collect();
    let is_added = |span| added.iter().any(|one| one.stands_at(&body.document.text, span));
    let alike = || {
        let same = dates.iter().enumerate().filter(|(_, one)| one.span.of(&body.document.text) == words);
        same.filter(|(n, one)| *n == props.index as usize || !is_added(one.span))
    };
    let mut nth = alike().position(|(n, _)| n == props.index as usize)? as u32 + 1;
    // those that a correction left out count too
    let is_here = |one: &&Redate| one.hide && one.article == article.file && one.words == words;
    let mut hidden: Vec<u32> =
        app.corpus.curation.date.iter().filter(is_here).filter_map(|one| one.nth).collect();
    hidden.sort_unstable();
    for left_out in &hidden {
        nth += u32::from(*left_out <= nth);
    }
    let several = alike().count() + hidden.len() > 1;
    Some((article.file.clone(), words.to_owned(), several.then_some(nth)))
}
