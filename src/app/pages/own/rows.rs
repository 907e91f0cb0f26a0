//! The table of the reader's own articles, in which what is known of them can be said.

use std::borrow::Cow;
use std::rc::Rc;

use yew::prelude::*;

use crate::app::browser;
use crate::app::hooks::use_after;
use crate::app::maker::desk::{Desk, Drafts};
use crate::publish::session::{Row, Said};
use crate::wording::count;

/// So many articles stand on a page of the table.
const ROWS: usize = 50;

/// Properties of [`Rows`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowsProps {
    pub(super) desk: Desk,
}

/// What can be said of an article, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Source,
    Published,
    Author,
    Url,
}

const FIELDS: [Field; 5] = [Field::Title, Field::Source, Field::Published, Field::Author, Field::Url];

impl Field {
    fn name(self) -> &'static str {
        match self {
            Field::Title => "Headline",
            Field::Source => "Outlet",
            Field::Published => "Day",
            Field::Author => "Author",
            Field::Url => "Address",
        }
    }

    /// What is known, as it is written into the table.
    fn known(self, row: &Row) -> Cow<'_, str> {
        let meta = &row.meta;
        let words = match self {
            Field::Title => &meta.title,
            Field::Source => &meta.source,
            Field::Published => {
                return meta.published.map(|day| Cow::Owned(day.to_string())).unwrap_or_default();
            }
            Field::Author => &meta.author,
            Field::Url => &meta.url,
        };
        words.as_deref().map(Cow::Borrowed).unwrap_or_default()
    }

    /// Where it was found.
    fn basis(self, row: &Row) -> Option<&str> {
        match self {
            Field::Source => row.meta.source_basis.as_deref(),
            Field::Published => row.meta.published_basis.as_deref(),
            Field::Author => row.meta.author_basis.as_deref(),
            Field::Title | Field::Url => None,
        }
    }

    fn of(self, said: &mut Said) -> &mut Option<String> {
        match self {
            Field::Title => &mut said.title,
            Field::Source => &mut said.source,
            Field::Published => &mut said.published,
            Field::Author => &mut said.author,
            Field::Url => &mut said.url,
        }
    }

    fn read(self, said: &Said) -> Option<&String> {
        match self {
            Field::Title => said.title.as_ref(),
            Field::Source => said.source.as_ref(),
            Field::Published => said.published.as_ref(),
            Field::Author => said.author.as_ref(),
            Field::Url => said.url.as_ref(),
        }
    }
}

/// The articles and what is known of them, to be corrected.
#[component]
pub(super) fn Rows(props: &RowsProps) -> Html {
    let desk = &props.desk;
    let rows = &desk.state.rows;
    let drafts = use_state_eq(|| desk.drafts());
    let first = use_state_eq(|| 0_usize);
    // another page may be looked at before they are applied
    use_after((*drafts).clone(), {
        let desk = desk.clone();
        move |drafts| desk.keep_drafts(drafts)
    });
    let begin = if *first < rows.len() { *first } else { 0 };
    let busy = desk.state.task.is_some();
    let changed = drafts.said.len() + usize::from(drafts.title.is_some());
    let apply = {
        let (desk, drafts) = (desk.clone(), drafts.clone());
        move |_: MouseEvent| {
            let Drafts { title, said } = (*drafts).clone();
            desk.say(title, said.into_iter().collect());
            drafts.set(Drafts::default());
        }
    };
    let drop_all = {
        let drafts = drafts.setter();
        move |_: MouseEvent| drafts.set(Drafts::default())
    };
    let ontitle = {
        let (drafts, known) = (drafts.clone(), desk.state.title.clone());
        move |event: InputEvent| {
            let words = browser::input_value(&event);
            let title = Some(words).filter(|words| *words != known);
            drafts.set(Drafts { title, ..(*drafts).clone() });
        }
    };
    let turn = |to: usize, words: &'static str| {
        let first = first.setter();
        html! { <button type="button" onclick={move |_| first.set(to)}>{ words }</button> }
    };
    html! {
        <section class="own-rows">
            <h2>{ count(rows.len(), "article", "articles") }</h2>
            <p>
                <label>{ "Title of the corpus " }
                    <input type="text" class="own-title" disabled={busy} value={drafts.title.clone().unwrap_or_else(|| desk.state.title.clone())} oninput={ontitle} />
                </label>
            </p>
            <p class="note">
                { "What is known of the articles stands in the table, with the place where it was found. What is empty is not known, and stays so. \
                   Write over it, or paste a column from a spreadsheet; a day is written as 2024-03-05." }
            </p>
            <div class="own-scroll" tabindex="0" role="region" aria-label="The articles">
                <table class="own-table">
                    <thead><tr>
                        <th scope="col">{ "File" }</th>
                        { for FIELDS.iter().map(|field| head(*field, rows, &drafts, busy)) }
                        <th scope="col"><span class="hidden">{ "Take out" }</span></th>
                    </tr></thead>
                    <tbody>{ for rows.iter().enumerate().skip(begin).take(ROWS).map(|(n, row)| line(desk, rows, n, row, &drafts)) }</tbody>
                </table>
            </div>
            if rows.len() > ROWS {
                <p class="own-turn">
                    { format!("{} to {} of {} ", begin + 1, (begin + ROWS).min(rows.len()), rows.len()) }
                    if begin > 0 { { turn(begin.saturating_sub(ROWS), "Earlier") } }
                    if begin + ROWS < rows.len() { { turn(begin + ROWS, "Later") } }
                </p>
            }
            if changed > 0 {
                <p class="own-apply">
                    <button type="button" class="button primary" disabled={busy} onclick={apply}>
                        { format!("Apply {}", count(changed, "change", "changes")) }
                    </button>
                    <button type="button" onclick={drop_all}>{ "Drop them" }</button>
                </p>
            }
        </section>
    }
}

/// What stands in a cell: what the reader wrote, else what is known.
fn written<'a>(field: Field, row: &'a Row, drafts: &'a Drafts) -> Cow<'a, str> {
    let draft = drafts.said.get(&row.file).and_then(|said| field.read(said));
    draft.map_or_else(|| field.known(row), |draft| Cow::Borrowed(draft))
}

/// Writes a cell. What is as it was known is no draft.
fn write(drafts: &mut Drafts, field: Field, row: &Row, words: String) {
    let draft = Some(words).filter(|words| *words != *field.known(row));
    let said = drafts.said.entry(row.file.clone()).or_default();
    *field.of(said) = draft;
    if *said == Said::default() {
        drafts.said.remove(&row.file);
    }
}

/// The head of a column, with what fills its empty cells where one of them is written.
fn head(field: Field, rows: &Rc<Vec<Row>>, drafts: &UseStateHandle<Drafts>, busy: bool) -> Html {
    // headlines and addresses are an article's own
    let is_shared = !matches!(field, Field::Title | Field::Url);
    let cells = || rows.iter().filter(|_| is_shared).map(|row| written(field, row, drafts));
    let empty = cells().filter(|cell| cell.is_empty()).count();
    let filled = cells().find(|cell| !cell.is_empty()).map(Cow::into_owned);
    let fill = filled.filter(|_| empty > 0);
    html! {
        <th scope="col">
            { field.name() }
            if let Some(words) = fill {
                <button type="button" class="link" disabled={busy} title={format!("Write “{words}” into the {empty} empty ones")} onclick={
                    let (rows, drafts) = (Rc::clone(rows), drafts.clone());
                    move |_: MouseEvent| {
                        let mut all = (*drafts).clone();
                        for row in rows.iter().filter(|row| written(field, row, &drafts).is_empty()) {
                            write(&mut all, field, row, words.clone());
                        }
                        drafts.set(all);
                    }
                }>{ "fill the empty" }</button>
            }
        </th>
    }
}

fn line(desk: &Desk, rows: &Rc<Vec<Row>>, n: usize, row: &Row, drafts: &UseStateHandle<Drafts>) -> Html {
    let busy = desk.state.task.is_some();
    let remove = {
        let (desk, file) = (desk.clone(), row.file.clone());
        move |_: MouseEvent| desk.remove(file.clone())
    };
    html! {
        <tr key={row.file.clone()}>
            <th scope="row"><bdi>{ &row.file }</bdi></th>
            { for FIELDS.iter().enumerate().map(|(column, field)| cell(rows, n, column, *field, drafts, busy)) }
            <td><button type="button" class="link" disabled={busy} aria-label={format!("Take out {}", row.file)} onclick={remove}>{ "×" }</button></td>
        </tr>
    }
}

fn cell(
    rows: &Rc<Vec<Row>>,
    n: usize,
    column: usize,
    field: Field,
    drafts: &UseStateHandle<Drafts>,
    busy: bool,
) -> Html {
    let Some(row) = rows.get(n) else { return Html::default() };
    let value = written(field, row, drafts).into_owned();
    let is_draft = value != *field.known(row);
    let wrong = (field == Field::Published).then(|| wrong_day(value.trim())).flatten();
    let oninput = {
        let (drafts, rows) = (drafts.clone(), Rc::clone(rows));
        move |event: InputEvent| {
            let Some(row) = rows.get(n) else { return };
            let mut all = (*drafts).clone();
            write(&mut all, field, row, browser::input_value(&event));
            drafts.set(all);
        }
    };
    // what a spreadsheet puts on the clipboard fills as many rows and columns as it has
    let onpaste = {
        let (drafts, rows) = (drafts.clone(), Rc::clone(rows));
        move |event: Event| {
            let Some(text) = browser::pasted(&event).filter(|text| text.trim_end().contains(['\t', '\n']))
            else {
                return;
            };
            event.prevent_default();
            let mut all = (*drafts).clone();
            for (line, row) in text.lines().zip(rows.iter().skip(n)) {
                for (words, field) in line.split('\t').zip(FIELDS.iter().skip(column)) {
                    write(&mut all, *field, row, words.trim().to_owned());
                }
            }
            drafts.set(all);
        }
    };
    let label = format!("{} of {}", field.name(), row.file);
    let basis = field.basis(row).filter(|_| !is_draft).map(str::to_owned);
    html! {
        <td class={classes!(is_draft.then_some("draft"))}>
            <input type="text" aria-label={label} disabled={busy} aria-invalid={wrong.map(|_| "true")} {value} {oninput} {onpaste} />
            if let Some(wrong) = wrong {
                <small class="own-wrong">{ wrong }</small>
            } else if let Some(basis) = basis {
                <small>{ basis }</small>
            }
        </td>
    }
}

/// What is wrong with a day that was written; nothing where it is one, or none was.
fn wrong_day(written: &str) -> Option<&'static str> {
    let mut parts = written.split('-').map(|part| (part.len(), part.chars().all(|c| c.is_ascii_digit())));
    match written {
        "" => None,
        _ if written.parse::<crate::annotate::Day>().is_ok() => None,
        _ if parts.by_ref().eq([(4, true), (2, true), (2, true)]) => Some("there is no such day"),
        _ => Some("write it as 2024-03-05"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_cannot_be_is_told_from_one_that_is_written_otherwise() {
        assert_eq!(wrong_day(""), None);
        assert_eq!(wrong_day("2024-02-29"), None);
        assert_eq!(wrong_day("2026-02-31"), Some("there is no such day"));
        assert_eq!(wrong_day("31 March"), Some("write it as 2024-03-05"));
    }
}
