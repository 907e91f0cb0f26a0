//! A table that sorts by any of its columns: the twin of every chart.

use yew::prelude::*;

/// A cell: what is shown, and what it is sorted by.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What is shown.
    pub shown: Html,
    /// What it is sorted by.
    pub key: Key,
}

/// What a cell is sorted by; numbers come before words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    /// A number.
    Number(i64),
    /// Words, folded.
    Words(String),
}

impl Cell {
    /// Plain words.
    pub fn words(words: impl Into<String>) -> Cell {
        let words = words.into();
        Cell { key: Key::Words(crate::text::fold::fold(&words)), shown: words.into() }
    }

    /// Something drawn, sorted by words.
    pub fn drawn(shown: Html, words: &str) -> Cell {
        Cell { shown, key: Key::Words(crate::text::fold::fold(words)) }
    }

    /// Something drawn, sorted by a number.
    pub fn number(shown: impl Into<Html>, number: i64) -> Cell {
        Cell { shown: shown.into(), key: Key::Number(number) }
    }
}

/// Properties of [`SortTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct SortTableProps {
    /// What it shows, for who cannot see it.
    pub caption: AttrValue,
    /// The heads of the columns.
    pub heads: Vec<AttrValue>,
    /// The rows, in their own order.
    pub rows: Vec<Vec<Cell>>,
}

/// How many rows are drawn before the reader asks for more.
const FIRST: usize = 200;

/// A table that sorts by any of its columns.
#[component]
pub fn SortTable(props: &SortTableProps) -> Html {
    let by = use_state_eq(|| None::<(usize, bool)>);
    let all = use_state_eq(|| false);
    let mut rows: Vec<&Vec<Cell>> = props.rows.iter().collect();
    if let Some((column, down)) = *by {
        rows.sort_by(|a, b| {
            let order = a.get(column).map(|cell| &cell.key).cmp(&b.get(column).map(|cell| &cell.key));
            if down { order.reverse() } else { order }
        });
    }
    let hidden = if *all { 0 } else { rows.len().saturating_sub(FIRST) };
    rows.truncate(rows.len() - hidden);
    let head = |(column, name): (usize, &AttrValue)| {
        let sorted = by.filter(|(at, _)| *at == column).map(|(_, down)| down);
        let onclick = {
            let by = by.setter();
            let next = (column, sorted == Some(false));
            Callback::from(move |_: MouseEvent| by.set(Some(next)))
        };
        let (sort, sign) = match sorted {
            None => ("none", ""),
            Some(false) => ("ascending", " ▲"),
            Some(true) => ("descending", " ▼"),
        };
        html! {
            <th scope="col" aria-sort={sort}>
                <button type="button" {onclick}>{ name }<span aria-hidden="true">{ sign }</span></button>
            </th>
        }
    };
    let more = {
        let all = all.setter();
        Callback::from(move |_: MouseEvent| all.set(true))
    };
    html! {
        <div class="table-frame" tabindex="0" role="region" aria-label={props.caption.clone()}>
            <table class="sort-table">
                <caption class="hidden">{ &props.caption }</caption>
                <thead><tr>{ for props.heads.iter().enumerate().map(head) }</tr></thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr>{ for row.iter().map(|cell| html! { <td>{ cell.shown.clone() }</td> }) }</tr>
                    }) }
                </tbody>
            </table>
            if hidden > 0 {
                <button type="button" class="link" onclick={more}>{ format!("Show {hidden} more rows") }</button>
            }
        </div>
    }
}
