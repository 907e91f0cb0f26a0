//! Points: questions that two accounts both answer, each in its own words, and how the answers stand to each other.

use serde::{Deserialize, Serialize};

use super::About;
use crate::text::Span;

/// A question that both accounts answer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The subject.
    pub about: About,
    /// What kind of answer it asks for.
    pub kind: PointKind,
    /// How the answers stand to each other.
    pub verdict: Verdict,
    /// What A says (or the first answer, where one article contradicts itself).
    pub a: Answer,
    /// What B says.
    pub b: Answer,
    /// By what points of one verdict are ordered, the greater first: how much speaks for their being about one thing.
    pub worth: f32,
}

/// What one account answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Answer {
    /// The sentence, or the clause of a long one.
    pub span: Span,
    /// As few words as tell the answer to one who has read the question: "at least 31 people".
    pub phrase: Span,
    /// The very words: the number, the name, the date.
    pub words: Span,
    /// Who is said to say so; `None` for the article itself.
    pub speaker: Option<Span>,
}

impl Answer {
    /// The very words, within their sentence, told by the article itself.
    pub(super) fn plain(span: Span, words: Span) -> Answer {
        Answer { span, phrase: words, words, speaker: None }
    }
}

/// How two answers stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// They cannot both hold.
    Contradiction,
    /// Two speakers claim opposite things, or one asserts what the other has denied.
    Dispute,
    /// One quote in other words, or in another mouth.
    Wording,
    /// Both hold, each at its time: planned and done, a toll that rises.
    Update,
    /// They say the same.
    Agreement,
}

/// What kind of answer a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PointKind {
    /// How many, how much, how old.
    Number,
    /// When.
    Date,
    /// Where.
    Place,
    /// Who holds an office.
    Office,
    /// Which office somebody holds.
    Title,
    /// Of what somebody is accused.
    Charge,
    /// One quote, two speakers; or one speaker, two wordings.
    Quote,
    /// A did it to B; B did it to A.
    Agent,
    /// Whether it is so at all, or the opposite.
    Polarity,
    /// Whether it is done or yet to come.
    Sequence,
}

impl Verdict {
    /// As the contracts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Contradiction => "contradiction",
            Verdict::Dispute => "dispute",
            Verdict::Wording => "wording",
            Verdict::Update => "update",
            Verdict::Agreement => "agreement",
        }
    }
}

impl PointKind {
    /// As the contracts write it.
    pub fn as_str(self) -> &'static str {
        match self {
            PointKind::Number => "number",
            PointKind::Date => "date",
            PointKind::Place => "place",
            PointKind::Office => "office",
            PointKind::Title => "title",
            PointKind::Charge => "charge",
            PointKind::Quote => "quote",
            PointKind::Agent => "agent",
            PointKind::Polarity => "polarity",
            PointKind::Sequence => "sequence",
        }
    }
}
