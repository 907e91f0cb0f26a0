//! What an editor says of differences: the places of their answers.

use serde::{Deserialize, Serialize};

use super::place::{Files, meant};
use super::{Answer, Difference, Entry, Fault, Problem, Ruling};
use crate::corpus::{Article, ArticleId, Texts};
use crate::text::Span;

/// What an editor says of the difference of these answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruled {
    /// Which correction it is, from 1.
    pub number: u32,
    /// What.
    pub ruling: Ruling,
    /// Where the articles answer; one of an article that has its words in several places may have several.
    pub answers: Vec<(ArticleId, Span)>,
}

impl Ruled {
    /// Whether it is said of these two answers.
    pub fn is_of(&self, a: (ArticleId, Span), b: (ArticleId, Span)) -> bool {
        let at = |(article, span): (ArticleId, Span)| {
            self.answers.iter().any(|(other, held)| *other == article && held.overlaps(span))
        };
        at(a) && at(b)
    }
}

/// The places of the answers. Of two that contradict each other the first holds, and the other is named.
pub(super) fn rule(
    (articles, texts): (&[Article], &Texts),
    differences: &[Difference],
) -> (Vec<Ruled>, Vec<Problem>) {
    let files = Files::of(articles);
    let (mut ruled, mut problems): (Vec<Ruled>, Vec<Problem>) = (Vec::new(), Vec::new());
    for (number, difference) in (1..).zip(differences) {
        let entry = Entry { table: "difference", number };
        let plan = || -> Result<Ruled, Fault> {
            if difference.answers.len() < 2 {
                return Err(Fault::TooFewAnswers(difference.answers.len()));
            }
            let mut answers = Vec::new();
            for Answer { article, words, nth } in &difference.answers {
                let place = files.find(article)?;
                let body = texts.get(place).ok_or_else(|| Fault::NoArticle(article.clone()))?;
                let spans = meant(article, body, words, *nth)?;
                answers.extend(spans.into_iter().map(|span| (ArticleId(place as u32), span)));
            }
            let one = Ruled { number, ruling: difference.ruling, answers };
            let against =
                ruled.iter().find(|other| {
                    other.ruling != one.ruling
                        && one.answers.iter().enumerate().any(|(n, a)| {
                            one.answers.iter().skip(n + 1).any(|b| a != b && other.is_of(*a, *b))
                        })
                });
            let Some(other) = against else { return Ok(one) };
            let name = difference.answers.first().map(|answer| answer.words.clone()).unwrap_or_default();
            let said = [other, &one].map(|ruled| ruled.ruling.as_str().to_owned());
            Err(Fault::Contradicts { name, said, other: Entry { table: "difference", number: other.number } })
        };
        match plan() {
            Ok(one) => ruled.push(one),
            Err(fault) => problems.push(Problem { entry, fault }),
        }
    }
    (ruled, problems)
}
