//! The story in facts: a row for each question on which the accounts can be laid side by side, an answer for each
//! article. Knows nothing of how it is drawn or written.

use std::borrow::Cow;

use super::rows::{Cell, Row};
use crate::app::route::{CompareRoute, Show, Tab};
use crate::corpus::{ArticleId, Body, Catalogue};
use crate::explore::compare::sheet::{self, Point, PointKind, Sheet, Statement, Verdict};
use crate::text::Span;
use crate::wording::{self, Question};

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fact {
    pub(super) question: Question,
    pub(super) verdict: Verdict,
    /// Whether an editor confirmed it.
    pub(super) confirmed: bool,
    kind: PointKind,
    /// Whether some of those that differ are reports of a later day.
    later: bool,
    /// What each column says, a cell each; one that says nothing has no passage.
    pub(super) row: Row,
    /// The same answers, for each column.
    pub(super) answers: Vec<Vec<Statement>>,
    /// For each column without one, the sentence in which it speaks of the matter all the same.
    pub(super) near: Vec<Option<Span>>,
    /// The answers that agree with each other where others clash.
    alike: Vec<(u8, Span)>,
}

impl Fact {
    /// The page set to show the sentence of a column that speaks of the matter, beside what the others answer.
    pub(super) fn shown_near(&self, column: usize, sentence: Span, view: &CompareRoute) -> CompareRoute {
        let mut new = CompareRoute { chosen: None, show: Show::All, column: column as u8, ..view.clone() };
        new.spots = Default::default();
        for cell in &self.row.cells {
            if let Some(slot) = new.spots.get_mut(cell.column) {
                *slot = cell.spots().next();
            }
        }
        if let Some(slot) = new.spots.get_mut(column) {
            *slot = Some(sentence);
        }
        new
    }

    /// Whether some answers agree though not all do.
    pub(super) fn has_alike(&self) -> bool {
        !self.alike.is_empty()
    }

    /// Whether an answer agrees with others, though not all do.
    pub(super) fn is_alike(&self, answer: &Statement) -> bool {
        self.alike.contains(&(answer.column, answer.words))
    }

    /// How the answers stand to each other, in words.
    pub(super) fn label(&self) -> Cow<'static, str> {
        let answered = self.answers.iter().filter(|own| !own.is_empty()).count();
        wording::verdict(self.verdict, self.kind, self.later, (answered, self.answers.len()))
    }
}

/// A stretch of an answer, with the decisive words in it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app::pages) struct Told {
    /// The words that tell it, without the marks of a quotation around them.
    pub(in crate::app::pages) phrase: Span,
    /// The decisive ones.
    pub(super) words: Span,
    /// Who does what they tell, and stands right before them: "the owner" of "denied it".
    pub(in crate::app::pages) before: String,
    /// Who is said to say so, behind the words; empty for the article itself, and for whom they stand behind.
    pub(in crate::app::pages) by: String,
}

/// The class that draws a verdict.
pub(in crate::app::pages) fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Contradiction => "differ",
        Verdict::Dispute => "dispute",
        Verdict::Wording => "wording",
        Verdict::Update => "update",
        Verdict::Agreement => "agree",
    }
}

/// The points that two columns or more answer, in the order in which a reader should see them: where they differ first.
pub(super) fn facts(catalogue: &Catalogue, sheet: &Sheet) -> Vec<Fact> {
    let mut points: Vec<&Point> = sheet.points.iter().filter(|point| point.within().is_none()).collect();
    points.sort_by_key(|point| point.verdict);
    points.into_iter().map(|point| fact(catalogue, point, sheet)).collect()
}

/// Where a column contradicts itself; its answers stand in that column's cell.
pub(super) fn within(catalogue: &Catalogue, sheet: &Sheet, column: usize) -> Vec<Fact> {
    let own = sheet.points.iter().filter(|point| point.within().map(usize::from) == Some(column));
    own.map(|point| fact(catalogue, point, sheet)).collect()
}

/// How many differences of the articles an editor dismissed.
pub(super) fn dismissed(catalogue: &Catalogue, sheet: &Sheet) -> usize {
    sheet::dismissed(catalogue, &articles(sheet))
}

fn articles(sheet: &Sheet) -> Vec<ArticleId> {
    sheet.columns.iter().map(|column| column.article).collect()
}

fn fact(catalogue: &Catalogue, point: &Point, sheet: &Sheet) -> Fact {
    let columns = sheet.columns.len();
    let of = |column: usize| -> Vec<Statement> {
        let own = point.statements.iter().filter(|statement| usize::from(statement.column) == column);
        own.copied().collect()
    };
    let answers: Vec<Vec<Statement>> = (0..columns).map(of).collect();
    let cells = answers.iter().enumerate().map(|(column, own)| Cell {
        column,
        passages: own.iter().map(|statement| (statement.span, vec![statement.words])).collect(),
        ..Cell::default()
    });
    let row = Row { cells: cells.collect(), ..Row::default() };
    let near =
        |column: usize| point.near.iter().find(|(at, _)| usize::from(*at) == column).map(|(_, span)| *span);
    let near = (0..columns).map(near).collect();
    let question = wording::question(&point.about, point.kind, catalogue);
    let confirmed = sheet::is_confirmed(catalogue, &articles(sheet), point);
    Fact {
        question,
        verdict: point.verdict,
        confirmed,
        kind: point.kind,
        later: point.later,
        row,
        answers,
        near,
        alike: point.alike.clone(),
    }
}

/// How an answer is told in its article.
pub(in crate::app::pages) fn told(body: &Body, statement: &Statement) -> Told {
    let text = body.document.text.as_str();
    let words = statement.words;
    // a phrase that leaves its own decisive words out tells nothing
    let whole = if statement.phrase.contains(words) { statement.phrase } else { words };
    // where the words hold their own verb of saying, as "denied that" does, who says them stands before it
    let clauses = body.annotations.clauses.iter().filter_map(|clause| Some(clause.speaker.as_ref()?.verb));
    let quotes = body.annotations.quotes.iter().filter_map(|quote| quote.verb);
    let leads = |speaker: &Span| {
        let gap = text.get(speaker.end as usize..whole.start as usize);
        gap == Some(" ") || clauses.clone().chain(quotes.clone()).any(|verb| whole.contains(verb))
    };
    let name = |speaker: Span| speaker.of(text).replace(['\t', '\n'], " ");
    let before = statement.speaker.filter(leads).map(name).unwrap_or_default();
    let by = statement.speaker.filter(|speaker| !leads(speaker));
    let by = by.map(|speaker| wording::said_by(&name(speaker))).unwrap_or_default();
    Told { phrase: bare(text, whole), words: bare(text, words), before, by }
}

/// A stretch without the marks of a quotation, blanks and commas at its ends: it stands in marks of its own.
fn bare(text: &str, span: Span) -> Span {
    let outer = |c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '„' | '«' | '»' | ',');
    let words = span.of(text);
    let start = words.len() - words.trim_start_matches(outer).len();
    let kept = words.trim_matches(outer).len();
    if kept == 0 {
        return span;
    }
    let start = span.start as usize + start;
    Span::new(start, start + kept)
}

/// Whether they differ in it: all but those that agree.
pub(super) fn differs(fact: &Fact) -> bool {
    fact.verdict != Verdict::Agreement
}

/// What is open: where they differ, until the reader says otherwise. Where nothing differs, what agrees; where a link asks
/// for some of the passages only, the texts.
pub(super) fn open(facts: &[Fact], view: &CompareRoute) -> Tab {
    match view.tab {
        Tab::First if view.show != Show::All => Tab::Texts,
        Tab::First if facts.is_empty() || facts.iter().any(differs) => Tab::Differ,
        Tab::First => Tab::Everything,
        tab => tab,
    }
}

/// Whether the story in facts is open.
pub(super) fn is_story(tab: Tab) -> bool {
    matches!(tab, Tab::First | Tab::Differ | Tab::Everything)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn span(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn an_answer_stands_in_marks_of_its_own() {
        let text = "He said that “the doors were open,” and left.";
        let body =
            Body { document: Document { text: text.to_owned(), ..Document::default() }, ..Body::default() };
        let statement = Statement {
            column: 0,
            span: Span::new(0, text.len()),
            phrase: span(text, "“the doors were open,”"),
            words: span(text, "open,”"),
            speaker: Some(span(text, "He")),
        };
        let told = told(&body, &statement);
        assert_eq!(told.phrase.of(text), "the doors were open");
        assert_eq!((told.words.of(text), told.by.as_str()), ("open", "he said"));
        let outside = Statement { phrase: span(text, "left"), speaker: None, ..statement };
        assert_eq!(super::told(&body, &outside).phrase.of(text), "open");
    }
}
