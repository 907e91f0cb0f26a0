//! What a contradiction is about, as data: words for readers stand where it is shown.

use serde::{Deserialize, Serialize};

use crate::annotate::EntityId;

/// What is counted where it is money, whatever the currency.
pub const MONEY: &str = "$";
/// What is counted where it is an age.
pub const YEARS_OLD: &str = "years old";
/// What is counted where it is a part of a whole.
pub const SHARE: &str = "%";

/// The subject of a contradiction. Texts are words of the articles, as the first of them writes them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// How many people met with one fate.
    Fate {
        /// Who is counted, folded; empty where nobody is named.
        of: String,
        /// What befell them.
        fate: Fate,
    },
    /// A number.
    Number {
        /// What is counted, folded, or the unit that it is measured in, as it is written; [`MONEY`] for a sum, [`SHARE`] for a
        /// part of a whole; empty where nothing is named.
        of: String,
        /// The words around it in the first article, an ellipsis in its place.
        topic: String,
    },
    /// The day of something.
    Date {
        /// What was done, in the words of the first article that names who did it.
        topic: String,
    },
    /// Which of two things came first.
    Order,
    /// Who holds an office.
    Office {
        /// The office, folded; `None` where the articles have two words for the head of a state.
        office: Option<String>,
        /// Of what.
        of: EntityId,
    },
    /// Which office somebody holds.
    Title {
        /// Who.
        of: EntityId,
    },
    /// How old somebody is.
    Age {
        /// Who.
        of: EntityId,
    },
    /// The years, or the year, of something that somebody or something did or was: built, served.
    Years {
        /// Who or what.
        of: EntityId,
        /// What it was, in its dictionary form; empty where nothing is named.
        deed: String,
    },
    /// Where something was done.
    Place {
        /// What was done, as for a day.
        topic: String,
    },
    /// Of what somebody is accused.
    Charge {
        /// Who.
        of: EntityId,
    },
    /// Whether something is so, or is done yet.
    Whether {
        /// Who does it, where that is an entity.
        who: Option<EntityId>,
        /// What, in the words of the first article.
        what: String,
    },
    /// Who said something.
    Speaker,
    /// In which words it was said.
    Wording {
        /// By whom, where that is an entity.
        who: Option<EntityId>,
    },
    /// Who did it to whom.
    Deed {
        /// The verb.
        verb: String,
    },
}

/// What befalls people in the news; counts of different fates are counts of different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum Fate {
    Dead,
    Hurt,
    Missing,
    Trapped,
    Saved,
    Displaced,
    Held,
    Aboard,
}
