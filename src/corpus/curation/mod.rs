//! Curation: corrections by a person, kept beside the articles and applied on top.
//!
//! Corrections speak of what the annotators found, never of each other's results, so that their order does not
//! matter. Where two contradict each other, both are named, and the first holds. [`curate`] is a function of what was found and of
//! all corrections, so that taking one out undoes it. What they change is marked: [`CorpusEntity::curated`] for entities,
//! [`Anchor::Curator`] for dates. What is said of single mentions goes first: the corrections of entities speak of the
//! entities that come of it. A place is told by its article, its words, and which of several it is, so that it is found
//! again when the same text is read anew.
//!
//! ```toml
//! [[merge]]
//! names = ["Eleonora Marsh", "Nell"]      # the first stays
//! why = "her nickname"                    # optional, in every correction
//!
//! [[rename]]
//! name = "Philly"
//! to = "Philadelphia"
//!
//! [[retype]]
//! name = "Meridian"
//! type = "person"                         # as found; needed only where two entities have one name
//! to = "organisation"
//!
//! [[hide]]
//! name = "Comments"
//!
//! [[date]]
//! article = "north.txt"
//! words = "this week"
//! nth = 1                                 # which of several; all where it is left out
//! value = "2025-05-05/2025-05-11"         # TIMEX3, or first/last; `hide = true` in its place leaves it out
//!
//! [[date]]
//! article = "north.txt"
//! words = "St Lucy's"
//! missed = true                           # no date was found there; `nth` counts the places where the words stand
//! value = "2024-12-13"
//!
//! [[split]]                               # what one article calls by that name is another
//! name = "Berg"
//! article = "north.txt"
//! words = "Berg"                          # only where it is written so; every mention where it is left out
//! to = "Mount Berg"
//! to_type = "place"                       # as the first where it is left out
//!
//! [[mention]]                             # these words name somebody, whatever was read in them
//! article = "north.txt"
//! words = "Berg"
//! nth = 2                                 # the second time that they stand in the text; every time where it is left out
//! name = "Mount Berg"                     # `hide = true` in its place: they are no name
//! type = "place"                          # needed where the name is new
//!
//! [[speaker]]                             # who says a quote, told by the words that it begins with
//! article = "north.txt"
//! words = "The doors were open"
//! name = "Anna Berg"                      # `hide = true` in its place: nobody is known to have said it
//!
//! [[difference]]                          # what a comparison found
//! ruling = "dismissed"                    # or "confirmed"
//! about = "How many died"                 # for readers of this file
//! answers = [
//!   { article = "north.txt", words = "80" },
//!   { article = "south.txt", words = "53", nth = 1 },
//! ]
//!
//! [[history]]                             # written by the page; says what was done, changes nothing
//! day = "2025-06-01"
//! by = "A. Editor"
//! what = "“Comments” is no name"
//! ```
//!
//! [`CorpusEntity::curated`]: super::CorpusEntity::curated
//! [`Anchor::Curator`]: crate::annotate::Anchor::Curator

mod apply;
mod dates;
mod fault;
mod mentions;
mod merges;
mod names;
mod place;
mod references;
mod rulings;
mod speakers;
mod value;

#[cfg(test)]
mod date_tests;
#[cfg(test)]
mod mention_tests;
#[cfg(test)]
mod tests;

pub use apply::{Curated, curate};
pub use fault::{Entry, Fault, Problem};
pub use place::occurrences;
pub use rulings::Ruled;
pub use speakers::beginning;
pub use value::is_value;

use serde::{Deserialize, Serialize};

use crate::annotate::EntityKind;

/// Corrections to what the annotators found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Curation {
    /// Entities that are one.
    pub merge: Vec<Merge>,
    /// Entities with another name.
    pub rename: Vec<Rename>,
    /// Entities of another kind.
    pub retype: Vec<Retype>,
    /// Entities that are none.
    pub hide: Vec<Hide>,
    /// Dates that were read wrongly, or could not be.
    pub date: Vec<Redate>,
    /// Mentions of one entity in one article that are another's.
    pub split: Vec<Split>,
    /// Words that name somebody, or are no name.
    pub mention: Vec<Naming>,
    /// Who says a quote.
    pub speaker: Vec<Naming>,
    /// Differences that a comparison found, as an editor sees them.
    pub difference: Vec<Difference>,
    /// What was corrected, and taken back, in the order in which it was.
    pub history: Vec<Past>,
}

impl Curation {
    /// Takes in the corrections of another that are not there yet.
    pub fn join(&mut self, other: Curation) {
        fn add<T: PartialEq>(own: &mut Vec<T>, more: Vec<T>) {
            for one in more {
                if !own.contains(&one) {
                    own.push(one);
                }
            }
        }
        let Curation { merge, rename, retype, hide, date, split, mention, speaker, difference, history } =
            other;
        add(&mut self.merge, merge);
        add(&mut self.rename, rename);
        add(&mut self.retype, retype);
        add(&mut self.hide, hide);
        add(&mut self.date, date);
        add(&mut self.split, split);
        add(&mut self.mention, mention);
        add(&mut self.speaker, speaker);
        add(&mut self.difference, difference);
        add(&mut self.history, history);
        self.history.sort_by(|a, b| a.day.cmp(&b.day));
    }

    /// Keeps the corrections that speak of articles, and words in them, of which `keep` holds, and those that speak of none.
    pub fn retain_of(&mut self, keep: impl Fn(&str, &str) -> bool) {
        self.date.retain(|one| keep(&one.article, &one.words));
        self.split.retain(|one| keep(&one.article, &one.words));
        self.mention.retain(|one| keep(&one.article, &one.words));
        self.speaker.retain(|one| keep(&one.article, &one.words));
        self.difference.retain(|one| one.answers.iter().all(|answer| keep(&answer.article, &answer.words)));
    }

    /// Speaks of articles by their new names, where they have some.
    pub fn rename_articles(&mut self, called: impl Fn(&str) -> Option<String>) {
        let of_dates = self.date.iter_mut().map(|one| &mut one.article);
        let of_names = self.split.iter_mut().map(|one| &mut one.article);
        let of_words = self.mention.iter_mut().chain(&mut self.speaker).map(|one| &mut one.article);
        let answers = self.difference.iter_mut().flat_map(|one| &mut one.answers);
        let of_answers = answers.map(|answer| &mut answer.article);
        for article in of_dates.chain(of_names).chain(of_words).chain(of_answers) {
            if let Some(new) = called(article) {
                *article = new;
            }
        }
    }

    /// Whether nothing is corrected; what was is no matter.
    pub fn is_empty(&self) -> bool {
        let Curation { merge, rename, retype, hide, date, split, mention, speaker, difference, history: _ } =
            self;
        let of_entities = merge.is_empty() && rename.is_empty() && retype.is_empty() && hide.is_empty();
        let of_words = date.is_empty() && split.is_empty() && mention.is_empty() && speaker.is_empty();
        of_entities && of_words && difference.is_empty()
    }
}

/// Entities that are one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// Their names, at least two; the first keeps its name and kind.
    pub names: Vec<String>,
    /// Their kind, where a name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity with another name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rename {
    /// Its name as found.
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Its name from now on.
    pub to: String,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retype {
    /// Its name.
    pub name: String,
    /// Its kind as found, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Its kind from now on.
    pub to: EntityKind,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// An entity that is none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hide {
    /// Its name.
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// A date that was read wrongly, or could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redate {
    /// The article's file name.
    pub article: String,
    /// The words as written in the cleaned text.
    pub words: String,
    /// Which of several, from 1; all of them where it is left out.
    #[serde(default)]
    pub nth: Option<u32>,
    /// What they mean: a TIMEX3 value, or two with a `/` between them, of which one may be missing.
    #[serde(default)]
    pub value: String,
    /// Whether they are no date at all.
    #[serde(default)]
    pub hide: bool,
    /// Whether no date was found in them: then they are told as any words are, and the number counts the places where they
    /// stand.
    #[serde(default)]
    pub missed: bool,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// Mentions of one entity in one article that are another's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Split {
    /// Its name as found.
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// The article's file name.
    pub article: String,
    /// The words of the mentions that are meant; every mention in the article where it is left out.
    #[serde(default)]
    pub words: String,
    /// Which of the places where these words stand, from 1; all of them where it is left out.
    #[serde(default)]
    pub nth: Option<u32>,
    /// The name of the other, which may be new.
    pub to: String,
    /// The other's kind, where it is not the same.
    #[serde(default)]
    pub to_type: Option<EntityKind>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// Whom some words of an article name, or, of a quote, who says it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// The article's file name.
    pub article: String,
    /// The words as written in the cleaned text; of a quote those that it begins with.
    pub words: String,
    /// Which of several places, from 1; all of them where it is left out.
    #[serde(default)]
    pub nth: Option<u32>,
    /// The name as found, or a new one.
    #[serde(default)]
    pub name: String,
    /// Its kind, where the name alone does not tell.
    #[serde(default, rename = "type")]
    pub kind: Option<EntityKind>,
    /// Whether it is nobody at all.
    #[serde(default)]
    pub hide: bool,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// A difference that a comparison found, as an editor sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// What the editor says.
    pub ruling: Ruling,
    /// What is asked, for who reads the file.
    #[serde(default)]
    pub about: String,
    /// The answers, two at least.
    pub answers: Vec<Answer>,
    /// Why, for the reader.
    #[serde(default)]
    pub why: String,
}

/// What an editor says of a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruling {
    /// It is none, and is not shown.
    #[default]
    Dismissed,
    /// It is one.
    Confirmed,
}

impl Ruling {
    /// As the file writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Ruling::Dismissed => "dismissed",
            Ruling::Confirmed => "confirmed",
        }
    }
}

/// The words with which an article answers a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    /// The article's file name.
    pub article: String,
    /// The deciding words, as written in the cleaned text: the number, the name, the date.
    pub words: String,
    /// Which of the places where these words stand, from 1; any of them where it is left out.
    #[serde(default)]
    pub nth: Option<u32>,
}

/// Something that was corrected, or taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Past {
    /// The day, as `2025-06-01`; empty where it is not known.
    pub day: String,
    /// By whom; empty where it is not known.
    pub by: String,
    /// The correction in words.
    pub what: String,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// What a correction changed of an entity, and why, in the curator's words; these are empty where there are none.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Change {
    /// Other entities were joined with it.
    Joined {
        /// Their names.
        with: Vec<String>,
        /// Why.
        why: String,
    },
    /// It was given another name.
    Renamed {
        /// The name that was found.
        was: String,
        /// Why.
        why: String,
    },
    /// It was given another kind.
    Retyped {
        /// The kind that was found.
        was: EntityKind,
        /// Why.
        why: String,
    },
    /// It was told apart from another.
    Split {
        /// The name of that.
        from: String,
        /// Why.
        why: String,
    },
    /// Mentions of it were told to be another's.
    Parted {
        /// The name of that.
        to: String,
        /// Why.
        why: String,
    },
    /// Words were told to name it.
    Marked {
        /// The words.
        words: String,
        /// Why.
        why: String,
    },
    /// Words were told not to name it.
    Unmarked {
        /// The words.
        words: String,
        /// Why.
        why: String,
    },
}
