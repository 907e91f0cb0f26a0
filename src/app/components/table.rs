//! A table that sorts by any of its columns: the twin of every chart.

use std::rc::Rc;

use yew::html::{ImplicitClone, IntoPropValue};
use yew::prelude::*;

use super::composite::Composite;
use crate::wording;

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

/// The rows of a table, each made when it comes into sight, or when the table is sorted.
#[derive(Clone)]
pub struct Rows {
    number: usize,
    row: Rc<dyn Fn(usize) -> Vec<Cell>>,
}

impl Rows {
    /// So many rows, each made by its number.
    pub fn new(number: usize, row: impl Fn(usize) -> Vec<Cell> + 'static) -> Rows {
        Rows { number, row: Rc::new(row) }
    }
}

impl PartialEq for Rows {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number && Rc::ptr_eq(&self.row, &other.row)
    }
}

impl ImplicitClone for Rows {}

impl IntoPropValue<Rows> for Vec<Vec<Cell>> {
    fn into_prop_value(self) -> Rows {
        Rows::new(self.len(), move |n| self[n].clone())
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
    pub rows: Rows,
}

/// How many rows are drawn before the reader asks for more, and with each time they do.
const FIRST: usize = 200;

/// A table that sorts by any of its columns.
#[component]
pub fn SortTable(props: &SortTableProps) -> Html {
    let by = use_state_eq(|| None::<(usize, bool)>);
    let shown = use_state_eq(|| FIRST);
    let order = use_memo((props.rows.clone(), *by), |(rows, by)| {
        let (column, down) = (*by)?;
        let key = |n: usize| (rows.row)(n).into_iter().nth(column).map(|cell| cell.key);
        let mut keyed: Vec<(Option<Key>, usize)> = (0..rows.number).map(|n| (key(n), n)).collect();
        keyed.sort_by(|a, b| if down { b.0.cmp(&a.0) } else { a.0.cmp(&b.0) });
        Some(keyed.into_iter().map(|(_, n)| n).collect::<Vec<usize>>())
    });
    let number = props.rows.number;
    let drawn = number.min(*shown);
    let row = |at: usize| (props.rows.row)(order.as_ref().as_ref().map_or(at, |order| order[at]));
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
        let (shown, now) = (shown.setter(), *shown);
        Callback::from(move |_: MouseEvent| shown.set(now + FIRST))
    };
    html! {
        <div class="table-frame" tabindex="0" role="region" aria-label={props.caption.clone()}>
            <table class="sort-table" aria-rowcount={(number + 1).to_string()}>
                <caption class="hidden">{ &props.caption }</caption>
                <thead><Composite tag="tr">{ for props.heads.iter().enumerate().map(head) }</Composite></thead>
                <tbody>
                    { for (0..drawn).map(|at| html! {
                        <tr aria-rowindex={(at + 2).to_string()}>
                            { for row(at).into_iter().map(|cell| html! { <td>{ cell.shown }</td> }) }
                        </tr>
                    }) }
                </tbody>
            </table>
            if drawn < number {
                <button type="button" class="link" onclick={more}>
                    { format!("Show {} more of {} rows", FIRST.min(number - drawn), wording::thousands(number)) }
                </button>
            }
        </div>
    }
}
