//! Findings: what in a corpus is worth a reader's first look, each shown only where it can be shown to be so.
//!
//! Accounts of one story are set side by side, some of them where there are many; articles that belong to no story with
//! the one most like them. The work is bounded, whatever the corpus.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Answer, BESIDE, Finding, Question, Story};
use crate::annotate::{EntityId, EntityKind, Precision};
use crate::corpus::{ArticleId, Bodies as _, Body, Catalogue, Corpus};
use crate::explore::compare::Verdict;
use crate::explore::compare::sheet::{self, MOST, Point, Sheet};
use crate::explore::compare::similar::similar;
use crate::explore::{Query, Selection, timeline};
use crate::text::Span;
use crate::text::fold::fold;

/// How many sets of articles are set side by side at most.
const SHEETS: usize = 40;
/// How many questions of one verdict are shown at most.
const OF_A_VERDICT: usize = 2;
/// From how many direct quotes on a speaker is one whom the articles quote.
const QUOTES: u32 = 2;
/// How many articles tell of a day of which most do, at least; in a corpus of few, [`OF_FEW`].
const TELL: u32 = 3;
/// See [`TELL`].
const OF_FEW: u32 = 2;
/// How many articles are few.
const FEW: usize = 8;
/// A sentence longer than this is no card.
const LONGEST: usize = 280;

/// The findings of a corpus, what differs first. Counts for each story the questions on which its accounts differ.
pub(super) fn of(corpus: &Corpus, stories: &mut [Story]) -> Vec<Finding> {
    let mut questions = Vec::new();
    let mut alone = None;
    for Beside { story, articles } in side_by_side(corpus, stories) {
        let accounts = story.and_then(|at| stories.get(at)).map_or(&articles, |story| &story.articles);
        let accounts: Vec<ArticleId> = accounts.iter().copied().take(BESIDE).collect();
        let (sheet, all) = sheet::sheet_and_story(corpus, &articles, &accounts);
        let differing: Vec<&Point> = sheet.points.iter().filter(|point| differs(point)).collect();
        if let Some(story) = story.and_then(|at| stories.get_mut(at)) {
            story.differences = differing.len() as u32;
            alone = alone.or_else(|| told_alone(corpus, story, &sheet));
        }
        let worded = sheet.points.iter().filter(|point| point.verdict == Verdict::Wording);
        for point in differing.iter().copied().chain(worded) {
            let others = differing.len().saturating_sub(usize::from(differs(point))) as u32;
            questions.push(question(point, (&all, &accounts), &articles, others));
        }
    }
    let mut findings = Vec::new();
    for verdict in [Verdict::Contradiction, Verdict::Dispute, Verdict::Wording] {
        // the wording of quotes is no news beside what differs
        if verdict == Verdict::Wording && !findings.is_empty() {
            break;
        }
        let mut of_it: Vec<&Question> =
            questions.iter().filter(|question| question.verdict == verdict).collect();
        of_it.sort_by_key(|question| std::cmp::Reverse(question.answers.len()));
        // one for each set of articles before a second of one
        let mut seen = HashSet::new();
        let (first, more): (Vec<_>, Vec<_>) =
            of_it.into_iter().partition(|question| seen.insert(&question.articles));
        let chosen = first.into_iter().chain(more).take(OF_A_VERDICT);
        findings.extend(chosen.map(|question| Finding::Differ(question.clone())));
    }
    // of no account is it said that it does not tell something which may stand in what was left out of it
    let are_whole = !corpus.catalogue.are_excerpts(corpus.catalogue.articles().map(|(id, _)| id));
    findings.extend(told_by_most(corpus).filter(|_| are_whole));
    findings.extend(alone.filter(|_| are_whole));
    findings.extend(odd(corpus));
    findings.extend(quoted(corpus).filter(|_| are_whole));
    findings
}

/// Whether accounts answer a question in ways that do not go together.
fn differs(point: &Point) -> bool {
    point.within().is_none() && matches!(point.verdict, Verdict::Contradiction | Verdict::Dispute)
}

/// Articles that are set side by side.
struct Beside {
    /// The story that they tell, as an index.
    story: Option<usize>,
    articles: Vec<ArticleId>,
}

/// The sets of articles that are compared: some of each story; what belongs to none in pairs, where it is little, else
/// beside what is most like it.
fn side_by_side(corpus: &Corpus, stories: &[Story]) -> Vec<Beside> {
    let ids: Vec<ArticleId> = corpus.catalogue.articles().map(|(id, _)| id).collect();
    let of_stories = stories.iter().enumerate();
    let mut sets: Vec<Beside> = of_stories
        .map(|(at, story)| Beside { story: Some(at), articles: story.side_by_side(&corpus.catalogue) })
        .take(SHEETS)
        .collect();
    let told: HashSet<ArticleId> = stories.iter().flat_map(|story| story.articles.iter().copied()).collect();
    let mut pairs: BTreeSet<Vec<ArticleId>> = BTreeSet::new();
    let rest: Vec<ArticleId> = ids.iter().copied().filter(|id| !told.contains(id)).take(SHEETS).collect();
    if rest.len() <= 2 * MOST {
        for (at, one) in rest.iter().enumerate() {
            pairs.extend(rest.iter().skip(at + 1).map(|other| vec![*one, *other]));
        }
    } else {
        for one in rest {
            let alike = similar(corpus, one).into_iter().next().map(|other| other.article);
            pairs.extend(alike.map(|other| vec![one.min(other), one.max(other)]));
        }
    }
    sets.extend(pairs.into_iter().map(|articles| Beside { story: None, articles }));
    sets.truncate(SHEETS);
    sets
}

/// A question with the answers of all accounts of the story, which are more than those set side by side.
fn question(
    point: &Point,
    (all, accounts): (&[Point], &[ArticleId]),
    articles: &[ArticleId],
    others: u32,
) -> Question {
    let place = |statement: &sheet::Statement, of: &[ArticleId]| {
        Some((*of.get(usize::from(statement.column))?, statement.words))
    };
    let own: Vec<_> = point.statements.iter().filter_map(|one| place(one, articles)).collect();
    let whole = all.iter().find(|other| {
        let places: Vec<_> = other.statements.iter().filter_map(|one| place(one, accounts)).collect();
        other.kind == point.kind && own.iter().all(|one| places.contains(one))
    });
    let (about, statements, of) = whole
        .map_or((&point.about, &point.statements, articles), |all| (&all.about, &all.statements, accounts));
    let answer = |statement: &sheet::Statement| {
        Some(Answer {
            article: *of.get(usize::from(statement.column))?,
            sentence: statement.span,
            phrase: statement.phrase,
            words: statement.words,
            speaker: statement.speaker,
        })
    };
    Question {
        about: about.clone(),
        kind: point.kind,
        verdict: point.verdict,
        articles: articles.to_vec(),
        answers: statements.iter().filter_map(answer).collect(),
        others,
    }
}

/// A sentence that one account of a story alone has, with a name that none of the others writes.
fn told_alone(corpus: &Corpus, story: &Story, sheet: &Sheet) -> Option<Finding> {
    if story.articles.len() < 3 {
        return None;
    }
    // each text is folded once, however many names are looked for in it
    let folded: Vec<(ArticleId, &Body, String)> = story
        .articles
        .iter()
        .map(|id| {
            let body = corpus.bodies.body(*id)?;
            Some((*id, body, fold(&body.document.text)))
        })
        .collect::<Option<_>>()?;
    let mut best: Option<(u32, Finding)> = None;
    for column in &sheet.columns {
        let body = corpus.bodies.body(column.article)?;
        let text = &body.document.text;
        for &sentence in column.only.iter().filter(|sentence| sentence.of(text).len() <= LONGEST) {
            for mention in body.annotations.mentions.iter().filter(|mention| sentence.contains(mention.span))
            {
                let name = mention.entity;
                let entity = &corpus.catalogue.entity(name)?.entity;
                if !matches!(entity.kind, EntityKind::Person | EntityKind::Organisation) {
                    continue;
                }
                // by its last word too: another account may have the surname only
                let last = |form: &str| form.rsplit(' ').next().map(fold).unwrap_or_default();
                let written: Vec<String> = entity.aliases.iter().map(|alias| last(&alias.name)).collect();
                let mut others = folded.iter().filter(|(id, ..)| *id != column.article);
                let elsewhere = others.any(|(_, other, text)| {
                    other.annotations.mentions.iter().any(|mention| mention.entity == name)
                        || written.iter().any(|form| text.contains(form))
                });
                let times =
                    body.annotations.mentions.iter().filter(|mention| mention.entity == name).count() as u32;
                let holds = |span: Span| u32::from(sentence.contains(span));
                let dates = body.annotations.dates.iter().map(|date| holds(date.span)).max().unwrap_or(0);
                let numbers =
                    body.annotations.quantities.iter().map(|number| holds(number.span)).max().unwrap_or(0);
                let quotes = body.annotations.quotes.iter().map(|quote| holds(quote.span)).max().unwrap_or(0);
                let worth = times + 2 * (dates + numbers + quotes);
                if !elsewhere && worth >= 3 && best.as_ref().is_none_or(|(most, _)| worth > *most) {
                    let others = story.articles.len() as u32 - 1;
                    best = Some((worth, Finding::Alone { article: column.article, sentence, name, others }));
                }
            }
        }
    }
    best.map(|(_, finding)| finding)
}

/// The day of which most articles tell, else the longer stretch.
fn told_by_most(corpus: &Corpus) -> Option<Finding> {
    let least = if corpus.catalogue.articles.len() <= FEW { OF_FEW } else { TELL };
    let selection = Selection::of_corpus(corpus, &Query::default());
    let told = timeline::told(&corpus.catalogue, &selection);
    let most = told
        .iter()
        .filter(|one| one.articles >= least)
        .max_by_key(|one| (one.extent.precision == Precision::Day, one.articles))?;
    let mut articles: Vec<ArticleId> = most.events.iter().map(|(id, _)| *id).collect();
    articles.dedup();
    let sentence = most.events.iter().find_map(|(id, event)| {
        let body = corpus.bodies.body(*id)?;
        let event = body.annotations.events.get(*event as usize)?;
        let sentence = sentence_of(body, event.span)?;
        (sentence.of(&body.document.text).len() <= LONGEST).then_some((*id, sentence))
    });
    let (first, sentence) = sentence?;
    articles.sort_by_key(|id| (*id != first, *id));
    Some(Finding::Told { extent: most.extent, articles, sentence })
}

/// The first date that cannot be.
fn odd(corpus: &Corpus) -> Option<Finding> {
    corpus.catalogue.articles().find_map(|(article, _)| {
        let body = corpus.bodies.look(article.0 as usize)?;
        let (date, found) =
            (0..).zip(&body.annotations.dates).find(|(_, found): &(u32, _)| found.flag.is_some())?;
        Some(Finding::Odd { article, date, sentence: sentence_of(&body, found.span)? })
    })
}

/// The person whom the articles quote most, in their own words.
fn quoted(corpus: &Corpus) -> Option<Finding> {
    let mut quotes: BTreeMap<EntityId, (u32, BTreeSet<ArticleId>)> = BTreeMap::new();
    for (article, _) in corpus.catalogue.articles() {
        let Some(body) = corpus.bodies.look(article.0 as usize) else { continue };
        for quote in &body.annotations.quotes {
            if let Some(speaker) =
                quote.speaker.filter(|speaker| quote.direct && is_person(&corpus.catalogue, *speaker))
            {
                let (count, articles) = quotes.entry(speaker).or_default();
                *count += 1;
                articles.insert(article);
            }
        }
    }
    let most = quotes.values().map(|(count, _)| *count).max()?;
    let mut first = quotes.into_iter().filter(|(_, (count, _))| *count == most);
    let (speaker, (quotes, articles)) = first.next()?;
    // of two with as many, neither is quoted most
    (quotes >= QUOTES && first.next().is_none()).then_some(Finding::Quoted {
        speaker,
        quotes,
        articles: articles.len() as u32,
    })
}

fn is_person(catalogue: &Catalogue, id: EntityId) -> bool {
    catalogue.entity(id).is_some_and(|entity| entity.entity.kind == EntityKind::Person)
}

/// The sentence that holds a place of an article.
fn sentence_of(body: &Body, span: Span) -> Option<Span> {
    body.document.sentences.iter().copied().find(|sentence| sentence.contains(span))
}
