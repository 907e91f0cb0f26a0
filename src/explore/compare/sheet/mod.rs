//! The sheet of a comparison: everything that a page or a document about two to four articles shows, as plain data.
//!
//! A sheet is made once for its articles, wherever the engine runs, and travels to whoever draws it: it holds spans,
//! ids, small numbers and short words, and no text of an article but the names of things. Scores are whole per cents
//! and rates whole tenths, so that two sheets are equal or not. A matched passage has one number in all columns: the
//! number of its [`Group`], counted in the order in which the first column tells things.

mod differ;
mod doubt;
mod group;
mod own;
mod quotes;
mod row;
mod ruled;
mod table;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::group::{Grouping, passages};
use super::overview::{self, Overview};
use super::{Answer, Side, finder};
use crate::annotate::{Entity, EntityId};
use crate::corpus::{ArticleId, Bodies, Body, Corpus};
use crate::text::Span;

use self::ruled::is_dismissed;
pub use self::ruled::{dismissed, is_confirmed, not_found};
use self::table::Table;
pub use super::{About, Fate, MONEY, MatchKind, PointKind, SHARE, Verdict, YEARS_OLD};

/// The most articles that one sheet holds.
pub const MOST: usize = 4;

/// What comparing two to four articles gives. Columns are numbered from 0, in the order asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// The articles.
    pub columns: Vec<Column>,
    /// Matched passages, in the order of the first column, then of the others; what is only related behind all others.
    pub groups: Vec<Group>,
    /// The matches of two columns that make the groups, by pair of columns, then by place.
    pub links: Vec<Link>,
    /// Questions that two columns or more answer, where they differ first; then where one contradicts itself.
    pub points: Vec<Point>,
    /// Entities, those in most articles first, then by number of mentions.
    pub names: Vec<Item>,
    /// Calendar dates, those in most articles first, then in order of the calendar; named by their TIMEX3 values.
    pub dates: Vec<Item>,
    /// Numbers that agree, those in most articles first; named by the words of the first.
    pub quantities: Vec<Item>,
    /// Quotes, those in most articles first, then by place.
    pub quotes: Vec<Quote>,
    /// Words that one article uses more than the others, surest first.
    pub words: Vec<KeyWord>,
    /// `copied[a][b]`: how many in a hundred words of column `a` stand in runs of six or more that column `b` has too.
    pub copied: Vec<Vec<u8>>,
}

impl Sheet {
    /// How many of the groups say the same, in whole or in part: they stand before those that are only near in subject.
    pub fn said_in_several(&self) -> usize {
        self.groups.iter().filter(|group| !group.near).count()
    }

    /// The sheet with those groups alone.
    #[must_use]
    pub fn without_near(&self) -> Sheet {
        let said = self.said_in_several();
        let groups: Vec<Group> = self.groups.iter().take(said).cloned().collect();
        let links = self.links.iter().filter(|link| (link.group as usize) < said).cloned().collect();
        let column =
            |(n, column): (usize, &Column)| Column { passages: passages(&groups, n), ..column.clone() };
        let columns = self.columns.iter().enumerate().map(column).collect();
        Sheet { columns, groups, links, ..self.clone() }
    }
}

/// The most articles whose answers [`across`] lays side by side.
pub const ACROSS: usize = 16;

/// One article of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Which article.
    pub article: ArticleId,
    /// Its matched passages, sorted and apart from each other.
    pub passages: Vec<Passage>,
    /// What it claims and no other column does, in order.
    pub only: Vec<Span>,
    /// How many of its unmatched sentences claim nothing to be compared: headings and plain opinion.
    pub aside: u32,
}

/// A stretch of a column that takes part in one match or several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where.
    pub span: Span,
    /// The closest of its matches.
    pub kind: MatchKind,
    /// Its groups, as indices into [`Sheet::groups`], ascending.
    pub groups: Vec<u32>,
}

/// Passages of several columns that say the same, in whole or in part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// The closest of its matches.
    pub kind: MatchKind,
    /// Whether its passages are no more than near in subject: related, and not alike but for words that can be marked.
    pub near: bool,
    /// Whether two columns or more say it outright, so that it is a claim and not a likeness.
    pub claim: bool,
    /// For each column its passages, in order; none where it says nothing of it.
    pub places: Vec<Vec<Occurrence>>,
}

impl Group {
    /// In how many columns it stands.
    pub fn columns(&self) -> usize {
        self.places.iter().filter(|places| !places.is_empty()).count()
    }
}

/// A passage of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrence {
    /// Where.
    pub span: Span,
    /// The closest match that it has within its group.
    pub kind: MatchKind,
    /// The words that none of its counterparts has in their place; none where nearly all words differ, since marks
    /// would then say no more than that the wording is another.
    pub own: Vec<Span>,
}

/// A match of two columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The two columns, the earlier first.
    pub columns: [u8; 2],
    /// The passage in each.
    pub spans: [Span; 2],
    /// How alike.
    pub kind: MatchKind,
    /// How alike, in per cent.
    pub score: u8,
    /// The words of each in which they differ though all the rest is alike.
    pub words: [Vec<Span>; 2],
    /// Its group, as an index into [`Sheet::groups`].
    pub group: u32,
}

/// A question that columns answer, each in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// The subject.
    pub about: About,
    /// What kind of answer it asks for.
    pub kind: PointKind,
    /// How the answers stand to each other: the gravest of what holds between two of them.
    pub verdict: Verdict,
    /// Whether some of the answers are those of a later report, though others clash.
    pub later: bool,
    /// What they say, by column, then by place; two or more.
    pub statements: Vec<Statement>,
    /// Columns that give no answer that is certain, and speak of the matter: the sentence of each.
    pub near: Vec<(u8, Span)>,
    /// Where answers clash, those that agree with each other, by column and words: of the most columns, if no others of as many
    /// do.
    pub alike: Vec<(u8, Span)>,
}

impl Point {
    /// The column that contradicts itself; `None` where columns contradict each other.
    pub fn within(&self) -> Option<u8> {
        let first = self.statements.first()?.column;
        self.statements.iter().all(|statement| statement.column == first).then_some(first)
    }
}

/// One answer to the question of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The column.
    pub column: u8,
    /// The sentence.
    pub span: Span,
    /// As few words as tell the answer to one who has read the question.
    pub phrase: Span,
    /// The very words: the number, the name, the date.
    pub words: Span,
    /// The words that name who is said to say so; `None` for the article itself.
    pub speaker: Option<Span>,
}

/// Something that articles name, with its places in each column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// What it is, in words.
    pub what: String,
    /// The entity, where it is one.
    pub entity: Option<EntityId>,
    /// For each column, where it stands.
    pub places: Vec<Vec<Span>>,
}

/// Words put into somebody's mouth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// Whether they stand in quotation marks.
    pub direct: bool,
    /// For each column who says them there; empty where the text names nobody.
    pub speakers: Vec<String>,
    /// For each column, where they stand.
    pub places: Vec<Vec<Span>>,
    /// For each column, the words that no other column has in their place.
    pub own: Vec<Vec<Span>>,
}

impl Quote {
    /// The words of one of its places that no other column has there.
    pub fn own_of(&self, column: usize, place: Span) -> Vec<Span> {
        let own = self.own.get(column).into_iter().flatten();
        own.filter(|word| place.contains(**word)).copied().collect()
    }
}

/// A word that one article uses more than the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyWord {
    /// The form that it has most often, folded.
    pub word: String,
    /// The column that has it more often.
    pub column: u8,
    /// How often each column has it.
    pub counts: Vec<u32>,
    /// The same in tenths per 1,000 words: one scale for all columns.
    pub rates: Vec<u32>,
    /// Log-likelihood G² in tenths: 38 is the five per cent level.
    pub g2: u32,
    /// Binary logarithm of the ratio of the rates in tenths: 10 is twice as often.
    pub ratio: i32,
}

/// The sheet of some articles: two to four, though any number up to [`MOST`] is answered; what the corpus does not
/// have is left out. `story` are the articles that tell what they tell: what two answer in words that no comparison of the two
/// lays side by side may be known by what a third says.
pub fn sheet(corpus: &Corpus, articles: &[ArticleId], story: &[ArticleId]) -> Sheet {
    sheet_and_story(corpus, articles, story).0
}

/// The same, and what all articles of the story answer, in columns of the order in which it names them.
#[expect(clippy::indexing_slicing, reason = "there is a place for each column")]
pub fn sheet_and_story(corpus: &Corpus, articles: &[ArticleId], story: &[ArticleId]) -> (Sheet, Vec<Point>) {
    let known: Vec<ArticleId> =
        articles.iter().copied().filter(|id| corpus.bodies.body(*id).is_some()).take(MOST).collect();
    let table = Table::new(corpus, &together(&known, story));
    let of: Vec<usize> = known.iter().filter_map(|id| table.column(*id)).collect();
    let entities = &table.entities;
    let sides: Vec<Side<'_>> = of.iter().map(|at| table.sides[*at]).collect();
    let mut columns: Vec<Column> =
        known.iter().map(|article| Column { article: *article, ..Column::default() }).collect();
    let mut alone: Vec<Option<(Vec<Span>, Vec<Span>)>> = vec![None; sides.len()];
    let mut links = Vec::new();
    for a in 0..sides.len() {
        for b in a + 1..sides.len() {
            let turned = of[a] > of[b];
            let Some(found) = table.compared.get(&(of[a].min(of[b]), of[a].max(of[b]))) else { continue };
            links.extend(found.aligned.iter().map(|one| {
                let (span_a, span_b) = order(turned, one.a, one.b);
                let (words_a, words_b) = order(turned, &one.words_a, &one.words_b);
                Link {
                    columns: [a as u8, b as u8],
                    spans: [span_a, span_b],
                    kind: one.kind,
                    score: percent(one.score),
                    words: [words_a.clone(), words_b.clone()],
                    group: 0,
                }
            }));
            let (only_a, only_b) = order(turned, &found.only_a, &found.only_b);
            let (aside_a, aside_b) = order(turned, &found.aside_a, &found.aside_b);
            keep(&mut alone[a], only_a, aside_a);
            keep(&mut alone[b], only_b, aside_b);
        }
    }
    links.sort_by_key(|link: &Link| (link.columns, link.spans));
    let mut points = table.points(&of);
    let told = own::Told::new(&table, &of, &points);
    for (n, &side) in sides.iter().enumerate() {
        let article = columns[n].article;
        let own = finder::within(side, entities).into_iter();
        let own = own.filter(|one| !is_dismissed(&corpus.catalogue, [article; 2], one));
        points.extend(own.map(|one| point(one, [n as u8; 2])));
    }
    for (n, (column, alone)) in columns.iter_mut().zip(alone).enumerate() {
        let (only, aside) = alone.unwrap_or_default();
        (column.only, column.aside) = (told.own(n, &only), aside.len() as u32);
    }
    let groups = Grouping::new(&sides, entities, &mut links).finish(&mut links, &sides);
    for (n, column) in columns.iter_mut().enumerate() {
        column.passages = passages(&groups, n);
    }
    let overview = overview::overview(&sides);
    let name = |id: EntityId| {
        corpus.catalogue.entity(id).map(|entity| entity.entity.name.clone()).unwrap_or_default()
    };
    let all: Vec<usize> = story.iter().map(|id| table.column(*id).unwrap_or(usize::MAX)).collect();
    let all = table.points(&all);
    let sheet = Sheet {
        columns,
        groups,
        links,
        points,
        names: overview
            .entities
            .iter()
            .map(|item| Item { what: name(item.what), entity: Some(item.what), places: item.places.clone() })
            .collect(),
        dates: items(&overview.dates),
        quantities: items(&overview.quantities),
        quotes: quotes::quotes(&sides, entities, &name),
        words: key_words(&overview),
        copied: overview.verbatim.iter().map(|row| row.iter().map(|part| percent(*part)).collect()).collect(),
    };
    (sheet, all)
}

/// Two things of two columns, in the order of the columns.
fn order<T>(turned: bool, one: T, other: T) -> (T, T) {
    if turned { (other, one) } else { (one, other) }
}

/// The articles that one table is made of: those of a story, then what else is asked for.
fn together(articles: &[ArticleId], story: &[ArticleId]) -> Vec<ArticleId> {
    let mut all: Vec<ArticleId> = story.to_vec();
    all.sort_unstable();
    all.dedup();
    all.extend(articles.iter().filter(|id| !story.contains(id)));
    all
}

/// Where one article contradicts itself, surest first; the statements stand in column 0.
pub fn within(corpus: &Corpus, article: ArticleId) -> Vec<Point> {
    let Some(body) = corpus.bodies.body(article) else { return Vec::new() };
    let found = finder::within(side(corpus, article, body), &entities(corpus));
    let found = found.into_iter().filter(|one| !is_dismissed(&corpus.catalogue, [article; 2], one));
    found.map(|one| point(one, [0, 0])).collect()
}

/// The questions that two or more of these articles answer, of the first [`ACROSS`] at most: where they differ first, of one
/// verdict those that most answer. The statements stand in the columns of the order asked for; an article that the corpus
/// does not have answers nothing. `story` as for [`sheet`].
pub fn across(corpus: &Corpus, articles: &[ArticleId], story: &[ArticleId]) -> Vec<Point> {
    let articles = articles.get(..articles.len().min(ACROSS)).unwrap_or_default();
    let table = Table::new(corpus, &together(articles, story));
    // what is not there has a column that nothing answers
    let of: Vec<usize> = articles.iter().map(|id| table.column(*id).unwrap_or(usize::MAX)).collect();
    let columns = |point: &Point| {
        // the statements stand in the order of their columns
        point.statements.chunk_by(|one, next| one.column == next.column).count()
    };
    let mut points = table.points(&of);
    points.sort_by_key(|point| (point.verdict, std::cmp::Reverse(columns(point))));
    points
}

fn entities(corpus: &Corpus) -> Vec<&Entity> {
    corpus.catalogue.entities.iter().map(|entity| &entity.entity).collect()
}

fn side<'a>(corpus: &Corpus, article: ArticleId, body: &'a Body) -> Side<'a> {
    let published = corpus.catalogue.article(article).and_then(|article| article.meta.published);
    Side { document: &body.document, annotations: &body.annotations, published }
}

fn percent(part: f32) -> u8 {
    (part.clamp(0.0, 1.0) * 100.0).round() as u8
}

fn tenths(x: f64) -> f64 {
    (x.clamp(-1e8, 1e8) * 10.0).round()
}

fn point(found: super::Point, columns: [u8; 2]) -> Point {
    let statement = |column, Answer { span, phrase, words, speaker }: Answer| Statement {
        column,
        span,
        phrase,
        words,
        speaker,
    };
    let mut statements = vec![statement(columns[0], found.a), statement(columns[1], found.b)];
    statements.sort_by_key(|statement| (statement.column, statement.words));
    let later = found.verdict == Verdict::Update;
    Point {
        about: found.about,
        kind: found.kind,
        verdict: found.verdict,
        later,
        statements,
        near: Vec::new(),
        alike: Vec::new(),
    }
}

/// Keeps of what a column has alone what it has alone beside this other column too.
fn keep(alone: &mut Option<(Vec<Span>, Vec<Span>)>, only: &[Span], aside: &[Span]) {
    match alone {
        None => *alone = Some((only.to_vec(), aside.to_vec())),
        Some((held_only, held_aside)) => {
            held_only.retain(|span| only.contains(span));
            held_aside.retain(|span| aside.contains(span));
        }
    }
}

fn items(list: &[overview::Presence<String>]) -> Vec<Item> {
    let item = |item: &overview::Presence<String>| Item {
        what: item.what.clone(),
        entity: None,
        places: item.places.clone(),
    };
    list.iter().map(item).collect()
}

fn key_words(overview: &Overview) -> Vec<KeyWord> {
    let word = |word: &overview::KeyWord| KeyWord {
        word: word.word.clone(),
        column: word.article as u8,
        counts: word.counts.clone(),
        rates: word.per_thousand.iter().map(|rate| tenths(*rate) as u32).collect(),
        g2: tenths(word.g2) as u32,
        ratio: tenths(word.log_ratio) as i32,
    };
    overview.distinctive.iter().map(word).collect()
}
