//! What stands beside the texts as it is drawn: the row of choices, the story in facts, and the other panels, whose rows
//! lead to the places in the texts.

use yew::prelude::*;

use super::Head;
use super::facts::{self, Fact};
use super::rows::{self, Cell, Panel, Row};
use crate::app::components::composite::Composite;
use crate::app::components::excerpt::excerpt;
use crate::app::components::ruling;
use crate::app::hooks::AppContext;
use crate::app::route::{CompareRoute, Route, Tab};
use crate::app::state::Action;
use crate::corpus::{ArticleId, Bodies, Body};
use crate::explore::compare::sheet::{Sheet, Statement, Verdict};
use crate::text::Span;
use crate::wording;

/// Id of the panel that is open.
pub(super) const PANEL: &str = "panel";
/// Id of the way from the row whose places the texts show to the place, which takes the focus.
pub(super) const SHOWN: &str = "shown-row";

/// What rows are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) app: &'a AppContext,
    pub(super) texts: &'a dyn Bodies,
    pub(super) sheet: &'a Sheet,
    pub(super) heads: &'a [Head],
    pub(super) view: &'a CompareRoute,
    /// What is open.
    pub(super) tab: Tab,
}

impl Drawing<'_> {
    /// What was found, in a sentence, and what of it, and of what stands beside it, can be shown.
    pub(super) fn choices(&self, facts: &[Fact]) -> Html {
        let verdicts: Vec<Verdict> = facts.iter().map(|fact| fact.verdict).collect();
        let differing = facts.iter().filter(|fact| facts::differs(fact)).count();
        let dismissed = wording::dismissed(facts::dismissed(&self.app.corpus, self.sheet));
        let choice = |tab: Tab, name: &str, n: Option<usize>, class: &'static str| {
            let other = Route::Compare(CompareRoute { tab, ..self.view.clone() });
            let onclick = self.app.on(move |_: MouseEvent| Action::Set(other.clone()));
            let zero = (n == Some(0)).then_some("zero");
            html! {
                <button type="button" {onclick} aria-pressed={(tab == self.tab).to_string()} class={classes!(class, zero)}>
                    { name }if let Some(n) = n { <span class="number">{ format!(" {n}") }</span> }
                </button>
            }
        };
        html! {
            <section class="compared" aria-label="What the comparison found">
                if !facts.is_empty() || dismissed.is_some() {
                    <p class="note">
                        if !facts.is_empty() { { wording::points(&verdicts) }<span class="no-print">{ " Press a cell to read its sentence. " }</span> }
                        { dismissed }
                    </p>
                }
                <Composite class="switch choices" role="group" label="What is shown">
                    { choice(Tab::Differ, "Where they differ", Some(differing), "main") }
                    { choice(Tab::Everything, "Everything", Some(facts.len()), "main") }
                    { for rows::beside(&self.app.corpus, self.sheet).into_iter().map(|(tab, name, n)| choice(tab, &name, n, "")) }
                </Composite>
            </section>
        }
    }

    /// The story in facts.
    pub(super) fn story(&self, facts: &[Fact]) -> Html {
        let listed: Vec<&Fact> =
            facts.iter().filter(|fact| self.tab == Tab::Everything || facts::differs(fact)).collect();
        let mut first = Some(SHOWN);
        let rows: Html = listed.iter().map(|fact| self.fact(fact, &mut first)).collect();
        let torn = (0..self.heads.len()).filter_map(|column| {
            let own = facts::within(&self.app.corpus, self.sheet, column);
            let head = self.heads.get(column).filter(|_| !own.is_empty())?;
            Some(html! {
                <section class="torn">
                    <h2>{ format!("Where {} contradicts itself", head.inside()) }</h2>
                    <ul class="plain">{ for own.iter().map(|fact| html! {
                        <li>
                            <span class="asked">{ &fact.question.asked }</span>
                            if !fact.question.around.is_empty() { <span class="around">{ &fact.question.around }</span> }
                            { self.answers(fact, column, &mut first) }
                            { self.ruling(fact) }
                        </li>
                    }) }</ul>
                </section>
            })
        });
        html! {
            <div id={PANEL} class="panel" role="region" aria-label="The story in facts">
                if listed.is_empty() {
                    <p class="nothing">{ wording::NO_DIFFERENCE }</p>
                } else {
                    <table class={format!("facts facts-{}", self.heads.len())}>
                        <caption class="hidden">{ "The story in facts: a row for each question, a column for each article" }</caption>
                        <thead><tr>
                            <th scope="col"><span class="hidden">{ "Question" }</span></th>
                            { for self.heads.iter().enumerate().map(|(n, head)| html! {
                                <th scope="col" title={head.title.clone()}>
                                    { letter(n) }{ " " }<span class="outlet">{ &head.name }</span><span class="day">{ &head.under }</span>
                                </th>
                            }) }
                        </tr></thead>
                        <tbody>{ rows }</tbody>
                    </table>
                    if listed.iter().any(|fact| fact.has_alike()) { <p class="note">{ wording::ALIKE }</p> }
                    <p class="note">{ wording::not_all(rows::are_excerpts(&self.app.corpus, self.sheet)) }</p>
                }
                { for torn }
            </div>
        }
    }

    /// A row of the story.
    fn fact(&self, fact: &Fact, first: &mut Option<&'static str>) -> Html {
        let shown = fact.row.is_shown(self.view);
        let cells: Html = (0..self.heads.len())
            .map(|column| {
                let silent = fact.answers.get(column).is_none_or(Vec::is_empty);
                let near = fact.near.get(column).copied().flatten().filter(|_| silent);
                html! {
                    <td class={classes!(silent.then_some("silent"))}>
                        { self.name(column) }
                        if let Some(sentence) = near {
                            <a class="note" href={self.app.href(Route::Compare(fact.shown_near(column, sentence, self.view)))}
                                title={format!("Show in {}", wording::letter(column))}>
                                { wording::NEAR }
                            </a>
                        } else if silent {
                            <span class="note">{ wording::silent(rows::are_excerpts(&self.app.corpus, self.sheet)) }</span>
                        } else {
                            { self.answers(fact, column, first) }
                        }
                    </td>
                }
            })
            .collect();
        html! {
            <tr class={classes!(facts::verdict_class(fact.verdict), shown.then_some("shown"))} aria-current={shown.then_some("true")}>
                <th scope="row">
                    <div class="ask">
                        <span class="verdict">{ fact.label() }</span>
                        <span class="asked">{ &fact.question.asked }</span>
                        if !fact.question.around.is_empty() { <span class="around">{ &fact.question.around }</span> }
                        { self.ruling(fact) }
                    </div>
                </th>
                { cells }
            </tr>
        }
    }

    /// That an editor confirmed it, or what lets the reader say so, or that it is none.
    fn ruling(&self, fact: &Fact) -> Html {
        let asked = fact.question.line();
        let places: Vec<(ArticleId, Span)> = fact
            .answers
            .iter()
            .flatten()
            .filter_map(|one| Some((self.sheet.columns.get(usize::from(one.column))?.article, one.words)))
            .collect();
        html! {
            <>
                if fact.confirmed { <span class="confirmed">{ wording::CONFIRMED }</span> }
                if facts::differs(fact) { { ruling::ways(self.app, self.texts, asked, places, fact.confirmed) } }
            </>
        }
    }

    /// What a column answers, each a way to its sentence; the first of a row that is shown takes the id.
    fn answers(&self, fact: &Fact, column: usize, first: &mut Option<&'static str>) -> Html {
        let Some((cell, body)) = fact.row.cells.get(column).zip(self.body(column)) else {
            return Html::default();
        };
        let shown = fact.row.is_shown(self.view);
        let text = body.document.text.as_str();
        let answer = |(n, statement): (usize, &Statement)| {
            let told = facts::told(body, statement);
            let id = if shown { first.take() } else { None };
            let before = Span { end: told.words.start, ..told.phrase };
            let after = Span { start: told.words.end, ..told.phrase };
            let words = html! {
                <>
                    if !told.before.is_empty() { <span class="by">{ format!("{} ", told.before) }</span> }
                    { "“" }{ rows::flat(before.of(text)) }
                    <mark class={classes!("decisive", fact.is_alike(statement).then_some("with"))}>{ rows::flat(told.words.of(text)) }</mark>
                    { rows::flat(after.of(text)) }{ "”" }
                    if !told.by.is_empty() { <span class="by">{ format!(", {}", told.by) }</span> }
                </>
            };
            html! { <p class="answer">{ self.way(&fact.row, cell, Some(n), id, words) }</p> }
        };
        fact.answers.get(column).into_iter().flatten().enumerate().map(answer).collect()
    }

    /// A panel beside the story.
    pub(super) fn panel(&self, panel: &Panel) -> Html {
        let open = self.tab;
        let title = rows::beside(&self.app.corpus, self.sheet)
            .into_iter()
            .find(|(tab, ..)| *tab == open)
            .map_or_else(String::new, |(_, name, _)| name);
        let nothing = panel.sections.iter().all(|section| section.rows.is_empty());
        let mut first = Some(SHOWN);
        html! {
            <div id={PANEL} class="panel" role="region" aria-label={title}>
                if nothing {
                    <p class="note">{ none(open) }</p>
                } else {
                    if !panel.note.is_empty() { <p class="note">{ &panel.note }</p> }
                    if !panel.table && open != Tab::Only { { self.names() } }
                    { for panel.sections.iter().filter(|section| !section.rows.is_empty()).map(|section| {
                        if panel.table {
                            return self.table(&section.title, &section.rows, &mut first);
                        }
                        html! {
                            <>
                                if !section.title.is_empty() { <h2 class="within">{ &section.title }</h2> }
                                { for section.rows.iter().map(|row| self.passages(row, &mut first)) }
                            </>
                        }
                    }) }
                }
            </div>
        }
    }

    fn body(&self, column: usize) -> Option<&Body> {
        self.sheet.columns.get(column).and_then(|column| self.texts.body(column.article))
    }

    /// What the articles are called, each over its column of passages.
    fn names(&self) -> Html {
        html! {
            <div class={format!("cells heads cells-{}", self.heads.len())} aria-hidden="true">
                { for self.heads.iter().enumerate().map(|(n, head)| html! { <div>{ letter(n) }{ " " }{ &head.name }</div> }) }
            </div>
        }
    }

    /// What an article is called, where no column says it.
    fn name(&self, column: usize) -> Html {
        let name = self.heads.get(column).map(|head| head.name.clone());
        html! { <span class="cell-name">{ " " }{ name }</span> }
    }

    /// The way from a cell of a row to its place in the text.
    fn way(
        &self,
        row: &Row,
        cell: &Cell,
        wanted: Option<usize>,
        id: Option<&'static str>,
        words: Html,
    ) -> Html {
        let name = format!("Show in {}", wording::letter(cell.column));
        let href = self.app.href(Route::Compare(row.shown(cell, wanted, self.view)));
        html! { <a {id} {href} title={name}>{ words }</a> }
    }

    fn title(&self, row: &Row) -> Html {
        let title = match &row.target {
            None => html! { { &row.title } },
            Some(target) => html! { <a href={target.address(self.app.address()).href()}>{ &row.title }</a> },
        };
        let badge = |(class, words): &(&'static str, String)| html! { <span class={classes!("badge", *class)}>{ words }</span> };
        html! { <>{ title }{ for row.badges.iter().map(badge) }</> }
    }

    /// Passages side by side.
    fn passages(&self, row: &Row, first: &mut Option<&'static str>) -> Html {
        let shown = row.is_shown(self.view);
        html! {
            <div class={classes!("row", shown.then_some("shown"))} aria-current={shown.then_some("true")}>
                if !row.title.is_empty() || !row.badges.is_empty() { <p class="row-title">{ self.title(row) }</p> }
                <div class={format!("cells cells-{}", row.cells.len())}>
                    { for row.cells.iter().map(|cell| {
                        let id = if cell.passages.is_empty() || !shown { None } else { first.take() };
                        self.cell(row, cell, id)
                    }) }
                </div>
            </div>
        }
    }

    fn cell(&self, row: &Row, cell: &Cell, id: Option<&'static str>) -> Html {
        let text = self.body(cell.column).map_or("", |body| body.document.text.as_str());
        if cell.passages.is_empty() {
            return html! { <p class="note silent">{ letter(cell.column) }{ self.name(cell.column) }{ if rows::are_excerpts(&self.app.corpus, self.sheet) { " nothing in what is shown" } else { " nothing found" } }</p> };
        }
        let mut id = id;
        let passage = |(n, (whole, marks)): (usize, &(Span, Vec<Span>))| {
            html! { <p>{ self.way(row, cell, Some(n), id.take(), excerpt(text, *whole, marks)) }</p> }
        };
        html! {
            <blockquote>
                { for cell.passages.iter().enumerate().map(passage) }
                if row.cells.len() > 1 || !cell.words.is_empty() {
                    <footer class="note">{ letter(cell.column) }{ self.name(cell.column) }if !cell.words.is_empty() { { " " }{ &cell.words } }</footer>
                }
            </blockquote>
        }
    }

    /// Rows that are short, one column an article.
    fn table(&self, title: &str, rows: &[Row], first: &mut Option<&'static str>) -> Html {
        let row = |row: &Row| {
            let shown = row.is_shown(self.view);
            html! {
                <tr class={classes!(shown.then_some("shown"))} aria-current={shown.then_some("true")}>
                    <th scope="row">{ self.title(row) }</th>
                    { for row.cells.iter().map(|cell| {
                        if cell.passages.is_empty() {
                            let words = if cell.words.is_empty() { "–" } else { cell.words.as_str() };
                            return html! { <td>{ words }</td> };
                        }
                        let id = if shown { first.take() } else { None };
                        html! { <td>{ self.way(row, cell, None, id, html! { { &cell.words } }) }</td> }
                    }) }
                </tr>
            }
        };
        html! {
            <table class="short-rows">
                <thead><tr>
                    <th scope="col">{ format!("{title} ({})", rows.len()) }</th>
                    { for self.heads.iter().enumerate().map(|(n, head)| html! {
                        <th scope="col"><span title={head.title.clone()}>{ letter(n) }{ self.name(n) }</span></th>
                    }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        }
    }
}

/// What a panel without rows says.
fn none(tab: Tab) -> &'static str {
    match tab {
        Tab::Only => "Everything that they claim was matched.",
        Tab::Words => "No word stands out.",
        Tab::Quotes => "No quote.",
        Tab::Names => "No name.",
        _ => "",
    }
}

/// The letter of a column.
pub(super) fn letter(column: usize) -> Html {
    html! { <span class="letter">{ wording::letter(column) }</span> }
}
