//! The table of a story: the questions that its accounts answer, a row each.
//!
//! Rows are joined from the comparisons of every two accounts, and each account is then asked again what the others answer.
//! Whatever is laid side by side of a story is a part of its one table: two of its accounts show what four of them show, and
//! the other way round. How two answers of a row stand to each other is what their comparison found, else what their words
//! say, else what follows from the answers between them.

use std::collections::{BTreeMap, VecDeque};

use super::row::{Row, unite};
use super::{Point, Statement, entities, side};
use crate::annotate::Entity;
use crate::corpus::curation::Ruling;
use crate::corpus::{ArticleId, Bodies as _, Catalogue, Corpus};
use crate::explore::compare::{About, Answer, Comparison, PointKind, Side, Verdict, compare, finder};
use crate::text::fold::fold;
use crate::text::{BlockKind, Document, Span};

/// Accounts with what they answer.
pub(super) struct Table<'a> {
    catalogue: &'a Catalogue,
    /// Its columns.
    articles: Vec<ArticleId>,
    pub(super) sides: Vec<Side<'a>>,
    pub(super) entities: Vec<&'a Entity>,
    /// What the comparison of every two found, by their columns, the earlier first.
    pub(super) compared: BTreeMap<(usize, usize), Comparison>,
    rows: Vec<Row>,
}

impl<'a> Table<'a> {
    /// The table of some articles; those that the corpus does not have are left out.
    pub(super) fn new(corpus: &'a Corpus, articles: &[ArticleId]) -> Table<'a> {
        let known: Vec<(ArticleId, Side<'a>)> = articles
            .iter()
            .filter_map(|id| Some((*id, side(corpus, *id, corpus.bodies.body(*id)?))))
            .collect();
        let sides: Vec<Side<'a>> = known.iter().map(|(_, side)| *side).collect();
        let entities = entities(corpus);
        let mut compared = BTreeMap::new();
        for (a, left) in sides.iter().enumerate() {
            for (b, right) in sides.iter().enumerate().skip(a + 1) {
                compared.insert((a, b), compare(*left, *right, &entities));
            }
        }
        let mut table = Table {
            catalogue: &corpus.catalogue,
            articles: known.into_iter().map(|(id, _)| id).collect(),
            sides,
            entities,
            compared,
            rows: Vec::new(),
        };
        table.join();
        table.ask();
        table
    }

    /// The column of an article.
    pub(super) fn column(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|id| *id == article)
    }

    /// The rows that two of these columns answer or more, numbered by their places in the list: where they differ first.
    pub(super) fn points(&self, columns: &[usize]) -> Vec<Point> {
        let mut points: Vec<Point> = self.rows.iter().filter_map(|row| self.point(row, columns)).collect();
        points.sort_by_key(|point| point.verdict);
        points
    }

    fn point(&self, row: &Row, columns: &[usize]) -> Option<Point> {
        let place = |column: u8| columns.iter().position(|one| *one == usize::from(column));
        let mut verdict = None;
        let mut later = false;
        for (&(x, y), &how) in &row.stands {
            let (Some(one), Some(two)) = (row.statements.get(x), row.statements.get(y)) else { continue };
            let shown = place(one.column).is_some() && place(two.column).is_some();
            if !shown || one.column == two.column || self.is_dismissed(one, two, how) {
                continue;
            }
            verdict = Some(verdict.map_or(how, |worst: Verdict| worst.min(how)));
            later |= how == Verdict::Update;
        }
        // of what two deny that a third says, the question would say the third's
        let verdict = verdict.filter(|how| *how != Verdict::Agreement || row.kind != PointKind::Polarity)?;
        let mut statements: Vec<Statement> = row
            .statements
            .iter()
            .filter_map(|statement| Some(Statement { column: place(statement.column)? as u8, ..*statement }))
            .collect();
        statements.sort_by_key(|statement| (statement.column, statement.words));
        let near = row.near.iter().filter_map(|(column, span)| Some((place(*column)? as u8, *span)));
        let mut near: Vec<(u8, Span)> = near.collect();
        near.sort_unstable();
        let alike =
            if verdict == Verdict::Contradiction { row.alike(&statements, place) } else { Vec::new() };
        Some(Point {
            about: row.asked(|column| place(column).is_some()),
            kind: row.kind,
            verdict,
            later,
            statements,
            near,
            alike,
        })
    }

    /// Whether two answers differ, or are a later report or other words, of which this is so.
    pub(super) fn sets_apart(&self, is: impl Fn((ArticleId, Span), (ArticleId, Span)) -> bool) -> bool {
        let place = |row: &Row, n: usize| self.place(row.statements.get(n)?);
        self.rows.iter().any(|row| {
            row.stands.iter().any(|(&(x, y), how)| {
                *how != Verdict::Agreement && place(row, x).zip(place(row, y)).is_some_and(|(x, y)| is(x, y))
            })
        })
    }

    /// The article of a statement, and its words there.
    fn place(&self, statement: &Statement) -> Option<(ArticleId, Span)> {
        Some((*self.articles.get(usize::from(statement.column))?, statement.words))
    }

    /// Whether an editor dismissed that two answers differ.
    fn is_dismissed(&self, x: &Statement, y: &Statement, how: Verdict) -> bool {
        how != Verdict::Agreement
            && matches!((self.place(x), self.place(y)), (Some(x), Some(y))
                if self.catalogue.ruling(x, y) == Some(Ruling::Dismissed))
    }

    /// Makes rows of the points of all comparisons.
    fn join(&mut self) {
        let mut rows: Vec<Row> = Vec::new();
        let mut order = 0;
        for (&(a, b), found) in &self.compared {
            for point in &found.points {
                let statement = |column: usize, answer: Answer| self.statement(column, point.kind, answer);
                let row = Row {
                    about: point.about.clone(),
                    kind: point.kind,
                    statements: vec![statement(a, point.a), statement(b, point.b)],
                    links: vec![(0, 1, point.verdict)],
                    stands: BTreeMap::new(),
                    put: Vec::new(),
                    near: Vec::new(),
                    order,
                };
                order += 1;
                unite(&mut rows, row, Row::meets);
            }
        }
        // one question may be asked of the headline of an account and of its text
        let mut joined: Vec<Row> = Vec::new();
        rows.sort_by_key(|row| row.order);
        for row in rows {
            unite(&mut joined, row, |held, row| self.is_one_question(held, row));
        }
        joined.sort_by_key(|row| row.order);
        for row in &mut joined {
            self.drop_twins(row);
        }
        self.rows = joined;
    }

    /// An answer in a column, told by whole words.
    fn statement(&self, column: usize, kind: PointKind, answer: Answer) -> Statement {
        let Answer { span, phrase, words, speaker } = answer;
        let side = self.sides.get(column);
        let phrase = match side.filter(|_| kind == PointKind::Number) {
            Some(side) => finder::counted_phrase(*side, phrase),
            None => phrase,
        };
        Statement { column: column as u8, span, phrase, words, speaker }
    }

    /// Whether the accounts of two columns can be reports of one time.
    fn is_near(&self, x: usize, y: usize) -> bool {
        self.sides.get(x).zip(self.sides.get(y)).is_some_and(|(x, y)| finder::soon::both(*x, *y))
    }

    /// How two statements stand to each other by their words.
    fn stand(&self, row: &Row, x: &Statement, y: &Statement) -> Option<Verdict> {
        let side =
            |statement: &Statement| Some((*self.sides.get(usize::from(statement.column))?, statement.words));
        finder::stand((&row.about, row.kind), &self.entities, side(x)?, side(y)?)
    }

    /// Whether two rows ask one question: of the same subject, where an account that both have says the same in both.
    fn is_one_question(&self, x: &Row, y: &Row) -> bool {
        let (Some(one), Some(two)) = (subject(&x.about), subject(&y.about)) else { return false };
        let shared = || {
            let pairs =
                x.statements.iter().flat_map(|of_x| y.statements.iter().map(move |of_y| (of_x, of_y)));
            pairs.filter(|(of_x, of_y)| of_x.column == of_y.column)
        };
        x.kind == y.kind
            && one == two
            && shared().next().is_some()
            && shared().all(|(of_x, of_y)| self.stand(x, of_x, of_y) == Some(Verdict::Agreement))
    }

    /// Leaves of what one column says twice what it says in a sentence of its text.
    fn drop_twins(&self, row: &mut Row) {
        let heading = |statement: &Statement| {
            let side = self.sides.get(usize::from(statement.column));
            side.is_some_and(|side| is_heading(side.document, statement.words))
        };
        let mut to: Vec<usize> = (0..row.statements.len()).collect();
        for (n, own) in row.statements.iter().enumerate() {
            let twin = row.statements.iter().enumerate().find(|(at, other)| {
                let before = (heading(other), other.words) < (heading(own), own.words);
                *at != n
                    && other.column == own.column
                    && before
                    && self.stand(row, other, own) == Some(Verdict::Agreement)
            });
            if let (Some((at, _)), Some(slot)) = (twin, to.get_mut(n)) {
                *slot = at;
            }
        }
        let last = |mut at: usize| {
            while let Some(next) = to.get(at).filter(|next| **next != at) {
                at = *next;
            }
            at
        };
        let kept: Vec<usize> = (0..to.len()).filter(|n| last(*n) == *n).collect();
        let place = |n: usize| kept.iter().position(|at| *at == last(n));
        row.links = row
            .links
            .iter()
            .filter_map(|&(x, y, how)| Some((place(x)?, place(y)?, how)))
            .filter(|(x, y, _)| x != y)
            .collect();
        row.statements = kept.iter().filter_map(|n| row.statements.get(*n).copied()).collect();
    }

    /// Asks each account what others answer, puts the question in the words that are clearest, and works out how all answers
    /// stand to each other.
    fn ask(&mut self) {
        let mut rows = std::mem::take(&mut self.rows);
        let prepared = finder::Prepared::new(&self.sides);
        let witnesses = prepared.witnesses(&self.entities);
        let taken: Vec<(PointKind, u8, Span)> = rows
            .iter()
            .flat_map(|row| row.statements.iter().map(|one| (row.kind, one.column, one.words)))
            .collect();
        for row in &mut rows {
            let known: Vec<(usize, Answer)> = row
                .statements
                .iter()
                .map(|&Statement { column, span, phrase, words, speaker }| {
                    (usize::from(column), Answer { span, phrase, words, speaker })
                })
                .collect();
            if let Some((_, about)) = witnesses.put(&row.about, row.kind, &known) {
                row.about = about;
            }
            for column in 0..self.sides.len() {
                if known.iter().any(|(at, _)| *at == column) {
                    continue;
                }
                let free = |told: &finder::Asked| {
                    !taken.iter().any(|(kind, at, words)| {
                        *kind == row.kind && usize::from(*at) == column && words.overlaps(told.0.words)
                    })
                };
                // what is told at another time says nothing beside answers that it does not stand to
                let stands = |told: &finder::Asked| {
                    let answer = self.statement(column, row.kind, told.0);
                    told.1.is_some()
                        || row.statements.iter().any(|one| {
                            self.is_near(usize::from(one.column), column)
                                || self.stand(row, one, &answer).is_some()
                        })
                };
                let told = witnesses.ask(&row.about, row.kind, &known, column);
                let told = told.filter(|told| free(told) && stands(told));
                if let Some((answer, how)) = told {
                    let n = row.statements.len();
                    row.statements.push(self.statement(column, row.kind, answer));
                    row.links.extend(how.map(|(at, verdict)| (at, n, verdict)));
                } else if let Some(span) = witnesses.near(&row.about, &known, column) {
                    row.near.push((column as u8, span));
                }
            }
            row.stands = self.stands(row);
            // of two, both are shown
            if self.sides.len() > 2 {
                row.put = row
                    .statements
                    .iter()
                    .filter_map(|&Statement { column, span, phrase, words, speaker }| {
                        let own = (usize::from(column), Answer { span, phrase, words, speaker });
                        let (rank, about) = witnesses.put(&row.about, row.kind, &[own])?;
                        Some((column, rank, about))
                    })
                    .collect();
            }
        }
        rows.retain(|row| !self.is_doubtful(row));
        self.rows = rows;
    }

    /// How any two statements stand to each other.
    fn stands(&self, row: &Row) -> BTreeMap<(usize, usize), Verdict> {
        let mut edges: BTreeMap<(usize, usize), Verdict> = BTreeMap::new();
        for &(x, y, how) in &row.links {
            let held = edges.entry((x.min(y), x.max(y))).or_insert(how);
            *held = (*held).min(how);
        }
        for (x, one) in row.statements.iter().enumerate() {
            for (y, two) in row.statements.iter().enumerate().skip(x + 1) {
                if !edges.contains_key(&(x, y))
                    && let Some(how) = self.stand(row, one, two)
                {
                    edges.insert((x, y), how);
                }
            }
        }
        let mut all = edges.clone();
        for from in 0..row.statements.len() {
            let mut known: BTreeMap<usize, Verdict> = BTreeMap::from([(from, Verdict::Agreement)]);
            let mut queue = VecDeque::from([from]);
            while let Some(at) = queue.pop_front() {
                let Some(held) = known.get(&at).copied() else { continue };
                for (&(x, y), &how) in &edges {
                    let next = match at {
                        _ if at == x => y,
                        _ if at == y => x,
                        _ => continue,
                    };
                    if let std::collections::btree_map::Entry::Vacant(slot) = known.entry(next) {
                        slot.insert(follows(row.kind, held, how));
                        queue.push_back(next);
                    }
                }
            }
            for (to, how) in known {
                if to != from {
                    all.entry((from.min(to), from.max(to))).or_insert(how);
                }
            }
        }
        all
    }
}

/// What follows of two steps from answer to answer: whoever denies what is denied of it says that it is so.
fn follows(kind: PointKind, first: Verdict, second: Verdict) -> Verdict {
    let against = |verdict: Verdict| matches!(verdict, Verdict::Contradiction | Verdict::Dispute);
    match (first, second) {
        (Verdict::Agreement, other) | (other, Verdict::Agreement) => other,
        (one, other) if kind == PointKind::Polarity && against(one) && against(other) => Verdict::Agreement,
        (one, other) => one.min(other),
    }
}

/// What a question is asked of, where it is known without words of an account; people of whom nothing else is said are one.
fn subject(about: &About) -> Option<About> {
    let anyone = |of: &str| matches!(of, "" | "people" | "person" | "life" | "body");
    match about {
        About::Fate { of, fate } => {
            let of = if anyone(of) { String::new() } else { fold(of) };
            Some(About::Fate { of, fate: *fate })
        }
        About::Office { .. } | About::Title { .. } | About::Age { .. } | About::Charge { .. } => {
            Some(about.clone())
        }
        _ => None,
    }
}

/// Whether words stand in a heading.
fn is_heading(document: &Document, words: Span) -> bool {
    let block = document.blocks.iter().find(|block| block.span.contains(words));
    block.is_some_and(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Title))
}
