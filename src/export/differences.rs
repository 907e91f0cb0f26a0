//! Differences: the questions that accounts of one story answer in different ways, a row an answer.
//!
//! Articles are held against each other within the stories that the front page shows, of each story the first
//! [`ARTICLES`], of a corpus the first [`STORIES`]; what belongs to no story likewise, where it is little. So the work is
//! bounded, whatever the corpus. Questions on which all agree are left out, and those that an editor says are none.

use std::collections::HashSet;

use super::about::{self, ARTICLE, PLACE, Text};
use super::{Table, Value};
use crate::corpus::{ArticleId, Bodies as _, Corpus};
use crate::explore::compare::Verdict;
use crate::explore::compare::sheet::{self, MOST, Point};
use crate::explore::front::{self, Front};
use crate::wording;

/// How many articles of a story are held against each other at most.
pub const ARTICLES: usize = sheet::ACROSS;
/// How many stories are gone through at most.
pub const STORIES: usize = 50;

/// All differences, story by story; in each what contradicts first.
pub(super) fn differences(corpus: &Corpus) -> Table {
    let own = ["story", "question", "asked", "kind", "verdict", "editor", "answer", "words", "speaker"];
    let mut table = Table::new(&[&own[..], &ARTICLE, &PLACE].concat());
    let mut number = 0;
    for (story, articles) in (1..).zip(stories(corpus)) {
        for point in sheet::across(corpus, &articles, &[]) {
            if point.verdict != Verdict::Agreement {
                number += 1;
                table.rows.extend(rows(corpus, &articles, &point, [story, number]));
            }
        }
    }
    table
}

/// The sets of articles that are held against each other.
fn stories(corpus: &Corpus) -> Vec<Vec<ArticleId>> {
    let catalogue = &corpus.catalogue;
    let front = if catalogue.front.is_empty() { front::of(corpus) } else { Front::read(catalogue) };
    let mut sets: Vec<Vec<ArticleId>> = front
        .stories
        .iter()
        .take(STORIES)
        .map(|story| story.articles.iter().copied().take(ARTICLES).collect())
        .collect();
    let told: HashSet<ArticleId> =
        front.stories.iter().flat_map(|story| story.articles.iter().copied()).collect();
    let rest: Vec<ArticleId> =
        catalogue.articles().map(|(id, _)| id).filter(|id| !told.contains(id)).collect();
    if (2..=2 * MOST).contains(&rest.len()) {
        sets.push(rest);
    }
    sets
}

fn rows(
    corpus: &Corpus,
    articles: &[ArticleId],
    point: &Point,
    [story, number]: [u32; 2],
) -> Vec<Vec<Value>> {
    let asked = wording::question(&point.about, point.kind, &corpus.catalogue).line();
    let confirmed = sheet::is_confirmed(&corpus.catalogue, articles, point);
    let statements = point.statements.iter().filter_map(|statement| {
        let id = *articles.get(statement.column as usize)?;
        let (article, body) = corpus.catalogue.article(id).zip(corpus.bodies.body(id))?;
        let text = Text::new(body);
        let mut row = vec![
            Value::from(story),
            number.into(),
            asked.as_str().into(),
            point.kind.as_str().into(),
            point.verdict.as_str().into(),
            confirmed.then_some("confirmed").into(),
            text.words(statement.phrase).into(),
            text.words(statement.words).into(),
            statement.speaker.map(|span| text.words(span)).into(),
        ];
        row.extend(about::article(article));
        row.extend(text.place(statement.words));
        Some(row)
    });
    statements.collect()
}
