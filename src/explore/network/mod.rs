//! Network: who appears with whom, and who does or says what to whom.
//!
//! `company` counts the names that share a sentence, a paragraph or an article, `doing` the clauses in which one name does
//! something to another. `choose` takes what can be read of it, `layout` gives that its places: the same articles give the
//! same picture, since nothing in it is left to chance. `picture` and `gexf` write it down for other programs.
//!
//! Pairs are ranked by the log-likelihood ratio of Dunning 1993 ("Accurate Methods for the Statistics of Surprise and
//! Coincidence"): how surely two names stand together more often than names as frequent would by chance. By counts alone the
//! names that are in every article would leave no room for others. Readers are shown counts, and never this number.

mod choose;
mod company;
mod doing;
mod en;
mod gexf;
mod layout;
mod look;
mod picture;

use serde::{Deserialize, Serialize};

pub use self::gexf::gexf;
pub use self::picture::svg;
use crate::annotate::{EntityId, EntityKind};
use crate::corpus::{ArticleId, Catalogue, Corpus};
use crate::text::Span;

/// What is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// In which articles, in corpus order; in all where `None`.
    pub articles: Option<Vec<ArticleId>>,
    /// What makes two names a pair.
    pub by: By,
    /// Which kinds of names.
    pub kinds: Kinds,
    /// Whether it is for a small screen.
    pub narrow: bool,
}

/// What makes two names a pair.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum By {
    /// One sentence names both.
    #[default]
    Sentence,
    /// One paragraph does.
    Paragraph,
    /// One article does.
    Article,
    /// One does or says something to the other.
    Deed,
}

/// Some kinds of entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kinds(u8);

impl Kinds {
    /// None of them.
    pub const NONE: Kinds = Kinds(0);

    /// The kinds at first: people, organisations and groups; where it is asked who does something, places too, since states
    /// do much.
    pub fn first(by: By) -> Kinds {
        let who = [EntityKind::Person, EntityKind::Organisation, EntityKind::Group];
        let kinds = who.into_iter().fold(Kinds::NONE, |kinds, kind| kinds.with(kind, true));
        kinds.with(EntityKind::Place, by == By::Deed)
    }

    /// Whether that kind is one of them.
    pub fn holds(self, kind: EntityKind) -> bool {
        self.0 & Kinds::bit(kind) != 0
    }

    /// The same with that kind, or without it.
    #[must_use]
    pub fn with(self, kind: EntityKind, on: bool) -> Kinds {
        Kinds(if on { self.0 | Kinds::bit(kind) } else { self.0 & !Kinds::bit(kind) })
    }

    fn bit(kind: EntityKind) -> u8 {
        match kind {
            EntityKind::Person => 1,
            EntityKind::Place => 2,
            EntityKind::Organisation => 4,
            EntityKind::Event => 8,
            EntityKind::Group => 16,
        }
    }
}

/// A network, laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// The names that are drawn, most often named first.
    pub nodes: Vec<Node>,
    /// Pairs, those together most often first: all that are drawn, and of the others the [`LISTED`] that stand out most.
    pub links: Vec<Link>,
    /// How wide the picture is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// How often two names must be together to be drawn as a pair.
    pub least: u32,
    /// How many names of these kinds the articles have, drawn or not.
    pub names: u32,
    /// How many pairs there are, listed or not.
    pub pairs: u32,
    /// How many names had to be left uncounted: the rarest beyond the first [`COUNTED`].
    pub uncounted: u32,
}

/// How many pairs are listed beside those that are drawn.
pub const LISTED: usize = 400;
/// How many names are counted against each other: the most frequent.
pub const COUNTED: usize = 1000;
/// How many places of a pair are given.
pub const PLACES: usize = 12;

/// A name of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Who or what.
    pub entity: EntityId,
    /// In how many sentences, paragraphs or articles it is named; of deeds, in how many it takes part.
    pub times: u32,
    /// In how many articles.
    pub articles: u32,
    /// The middle of its dot.
    pub x: i32,
    /// The middle of its dot.
    pub y: i32,
    /// The radius of its dot.
    pub radius: i32,
    /// The outline of its dot, as SVG has it: each kind has a form of its own.
    pub shape: String,
    /// What stands below the dot: its name, cut where it is long.
    pub label: String,
}

/// Two names, and what is between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// One of them; the doer of deeds.
    pub from: EntityId,
    /// The other.
    pub to: EntityId,
    /// In how many sentences, paragraphs or articles they are together; how many deeds there are.
    pub times: u32,
    /// In how many articles.
    pub articles: u32,
    /// What one does to the other, most often told first.
    pub deeds: Vec<Deed>,
    /// Where: the names, and what is done, in the first [`PLACES`] of them.
    pub places: Vec<(ArticleId, Span)>,
    /// Its line, where it is drawn.
    pub line: Option<Line>,
}

/// A line of the picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The nodes that it joins.
    pub ends: (u32, u32),
    /// Where it runs, as SVG has it.
    pub path: String,
    /// The head of its arrow, where it has one.
    pub head: String,
    /// How strong it is, from 1 to 4.
    pub level: u8,
}

/// What one does to the other, as articles tell it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Deed {
    /// The dictionary form of the verb, with the preposition behind it where the other hangs on one.
    pub verb: String,
    /// False where it is denied.
    pub positive: bool,
    /// Whether it is planned rather than done.
    pub planned: bool,
    /// Whether somebody is said to say so, rather than the article itself.
    pub claimed: bool,
    /// How often it is told.
    pub times: u32,
}

/// The network of some articles.
pub fn network(corpus: &Corpus, ask: &Ask) -> Network {
    let counted = Counted::of(corpus, ask);
    choose::drawn(corpus, ask, &counted, &counted.tally())
}

/// What the articles are read for, once.
enum Counted {
    Company(company::Company),
    Doing(doing::Doing),
}

impl Counted {
    fn of(corpus: &Corpus, ask: &Ask) -> Counted {
        match ask.by {
            By::Deed => Counted::Doing(doing::told(corpus, ask)),
            By::Sentence | By::Paragraph | By::Article => Counted::Company(company::company(corpus, ask)),
        }
    }

    fn tally(&self) -> Tally {
        match self {
            Counted::Company(company) => company::tally(company),
            Counted::Doing(told) => doing::tally(told),
        }
    }

    /// The first [`PLACES`] places of some pairs.
    fn places(&self, pairs: &[(EntityId, EntityId)]) -> Vec<Vec<(ArticleId, Span)>> {
        match self {
            Counted::Company(company) => company::places(company, pairs, PLACES),
            Counted::Doing(told) => doing::places(told, pairs, PLACES),
        }
    }
}

/// What is counted before anything is chosen of it.
#[derive(Debug, Default)]
struct Tally {
    /// The names that are counted against each other, most often named first.
    names: Vec<Named>,
    /// How many there are in all.
    all: u32,
    /// What is between two of them, in order of the names.
    pairs: Vec<Pair>,
}

/// A name, counted.
#[derive(Clone, Copy, Debug)]
struct Named {
    entity: EntityId,
    times: u32,
    articles: u32,
}

/// Two names together.
#[derive(Clone, Debug)]
struct Pair {
    /// Places in [`Tally::names`]: the doer first where there is one, else the more frequent.
    ends: (u32, u32),
    times: u32,
    articles: u32,
    /// How surely they are together more often than by chance, in thousandths.
    score: u64,
    deeds: Vec<Deed>,
}

/// The articles that are asked about.
fn articles<'a>(corpus: &'a Corpus, ask: &'a Ask) -> impl Iterator<Item = ArticleId> + 'a {
    let all = ask.articles.is_none().then(|| corpus.catalogue.articles().map(|(id, _)| id));
    ask.articles.iter().flatten().copied().chain(all.into_iter().flatten())
}

/// The kind of an entity, where it is one that is asked for.
fn is_asked(catalogue: &Catalogue, ask: &Ask, entity: EntityId) -> bool {
    catalogue.entity(entity).is_some_and(|known| ask.kinds.holds(known.entity.kind))
}

/// Names in the order in which they are counted and drawn: most often first, then those of more articles.
fn rank(mut names: Vec<Named>) -> (Vec<Named>, u32) {
    let all = names.len() as u32;
    names.sort_by_key(|name| (std::cmp::Reverse((name.times, name.articles)), name.entity));
    names.truncate(COUNTED);
    (names, all)
}

#[cfg(test)]
mod tests;
