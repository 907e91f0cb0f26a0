//! Names: people, places, organisations, events and groups, and who they are.
//!
//! An article is read once ([`reading`]): tokens with what the tables ([`lexicon`]) and the rest of the article
//! say of them. A statistical tagger ([`tag`], with the weights of [`model`]) finds people, places and
//! organisations; [`find`] trims them to the convention of news and adds what the tables are sure of; [`join`]
//! makes one entity of the mentions in an article, [`merge`] of the articles in a corpus; [`role`] reads who
//! is said to hold which office. A language is a folder ([`en`]) of tables ([`tables`]) and a model; the rules take
//! them as they are handed. This module must not know the packed format or the screen.
mod claim;
pub mod cluster;
pub mod en;
pub mod error;
mod feature;
mod find;
mod form;
pub(crate) mod hash;
mod join;
mod lexicon;
mod merge;
pub mod model;
mod reading;
mod role;
mod rules;
mod sound;
pub mod tables;
mod tag;
#[cfg(test)]
mod tests;
pub mod training;

use serde::{Deserialize, Serialize};

use super::DateMention;
use super::syntax::Sentence;
use crate::text::{Document, Lang, Span};
use model::Model;
use tables::Tables;

/// An entity of one article or, after merging, of a corpus: an index into its list of entities.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// What kind of thing a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// One human being.
    Person,
    /// A country, region, town, river, building.
    Place,
    /// A state body, company, party, alliance, outlet.
    Organisation,
    /// A named happening: a war, a summit.
    Event,
    /// People by nationality, religion or movement.
    Group,
}

impl EntityKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [EntityKind; 5] = [
        EntityKind::Person,
        EntityKind::Place,
        EntityKind::Organisation,
        EntityKind::Event,
        EntityKind::Group,
    ];

    /// As the contracts and the URLs write it.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityKind::Person => "person",
            EntityKind::Place => "place",
            EntityKind::Organisation => "organisation",
            EntityKind::Event => "event",
            EntityKind::Group => "group",
        }
    }
}

/// Someone or something with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The canonical name: the fullest that news would print, without title or honorific.
    pub name: String,
    /// Every form under which it is mentioned, the canonical one included, most frequent first.
    pub aliases: Vec<Alias>,
}

/// One form of an entity's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// As written, white space and apostrophes normalised.
    pub name: String,
    /// How many mentions use it.
    pub count: u32,
    /// Why it was taken for this entity.
    pub why: AliasReason,
}

/// Why a form of a name was taken for an entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum AliasReason {
    /// Its words are those of the entity's name.
    #[default]
    SameWords,
    /// An adjective or demonym that the tables give to the place.
    Adjective,
    /// A name that the tables give to the entity.
    Listed,
    /// An acronym that the tables give to the entity.
    ListedAcronym,
    /// The full name that the tables give to the entity, which no text need have written.
    ListedFullName,
    /// An acronym that the text sets in brackets beside the long form.
    Introduced,
    /// The initials of the one long form of the article that has them.
    Initials,
    /// One word of the one fuller name that it fits: a surname, a given name.
    Part,
    /// Several words of the one fuller name that they fit, or the head of a body's name.
    Shorter,
    /// Another spelling of the name: of one that comes from another alphabet, or without its marks.
    Spelling,
    /// A curator said so.
    Curated,
}

/// A place in the text where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The name in the cleaned text, without title and possessive.
    pub span: Span,
    /// Who.
    pub entity: EntityId,
    /// In what form.
    pub form: Form,
}

impl Mention {
    /// The kind under which the mention is shown and written out: that of its entity, but a group where it is an
    /// adjective or demonym of a place (`Malian`), which is tied to the place and told apart from it.
    pub fn kind(&self, entities: &[Entity]) -> Option<EntityKind> {
        let entity = entities.get(self.entity.0 as usize)?;
        Some(if self.form == Form::Adjective { EntityKind::Group } else { entity.kind })
    }
}

/// The form in which a mention names its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// A full name.
    Full,
    /// A part of the name, such as the surname.
    Short,
    /// An acronym.
    Acronym,
    /// An adjective or demonym of a place: "Malian".
    Adjective,
    /// A common noun or office that stands for it: "the junta".
    Role,
    /// A name of who wrote or sent the report and not of somebody in it: a byline, the agency of a dateline.
    Credit,
}

/// Somebody said to hold an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// The words that say so.
    pub span: Span,
    /// Who.
    pub person: EntityId,
    /// The office, folded: `president`, `defense minister`, `leader`.
    pub office: String,
    /// Of what: a country, an organisation.
    pub of: Option<EntityId>,
}

/// What [`names`] finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The entities of the article.
    pub entities: Vec<Entity>,
    /// Where they are mentioned, sorted by span, without overlaps.
    pub mentions: Vec<Mention>,
    /// Who is said to hold which office.
    pub roles: Vec<Role>,
}

/// What names are read with in a language: its tables, and the model that was learnt with them; `None` where there
/// are none.
fn knowledge(lang: Lang) -> Option<(&'static Tables, &'static Model)> {
    match lang {
        Lang::En | Lang::Undetermined => Some((en::tables(), en::model())),
        Lang::Other(_) => None,
    }
}

/// Whether names are read in that language; asked by a page, which has no use for the tables themselves.
pub(crate) fn reads(lang: Lang) -> bool {
    !matches!(lang, Lang::Other(_))
}

/// Whether the tables know an outlet of exactly that name.
pub(crate) fn is_outlet(name: &str) -> bool {
    let lexicon = &en::tables().lexicon;
    lexicon.look_up(name, &|known, _| known.class == lexicon::known::MEDIA).is_some()
}

/// Whether the tables know a place of exactly that name.
pub(crate) fn is_place(name: &str) -> bool {
    let is_noun = |form| form != Form::Adjective;
    let of_place =
        |known: &lexicon::Known, form| known.class & lexicon::known::ANY_PLACE != 0 && is_noun(form);
    en::tables().lexicon.look_up(name, &of_place).is_some()
}

/// The names in `document`, merged within it; none in a language without tables. What a date mention covers is not a
/// name. `syntax` has the tree of each sentence, or nothing at all.
pub fn names(document: &Document, dates: &[DateMention], syntax: &[Sentence]) -> Names {
    match knowledge(document.lang) {
        Some((tables, model)) => names_with(document, dates, syntax, tables, model),
        None => Names::default(),
    }
}

/// As [`names`], with tables and a model of the caller's.
pub fn names_with(
    document: &Document,
    dates: &[DateMention],
    syntax: &[Sentence],
    tables: &Tables,
    model: &Model,
) -> Names {
    let taken: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let reading = reading::Reading::new(document, syntax, tables, model.clusters());
    let found = find::find(&reading, document, model, &taken);
    let (entities, mentions) = join::join(&reading, &tables.lexicon, &found);
    let roles = role::roles(&reading, document, &entities, &mentions);
    Names { entities, mentions, roles }
}

/// The entities of many articles, merged into one each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// The entities of the corpus, in order of kind and name.
    pub entities: Vec<Entity>,
    /// For each article, the corpus entity of each of its own.
    pub of_article: Vec<Vec<EntityId>>,
}

/// What an article has for merging: its entities, and who of them is said to hold which office.
#[derive(Clone, Copy, Debug, Default)]
pub struct Own<'a> {
    /// Its entities.
    pub entities: &'a [Entity],
    /// Its roles, whose ids are indices into the list of entities.
    pub roles: &'a [Role],
}

/// Merges the entities of many articles. Precision first: a wrong merge is worse than a missed one.
/// The result does not depend on the order of hash tables, and the order of articles changes names only where
/// counts tie.
pub fn merge(articles: &[Own<'_>]) -> Merged {
    // Names are merged over all articles by the tables of English, the only ones there are.
    merge::merge(en::tables(), articles)
}
