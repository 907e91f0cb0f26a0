//! The front page in words: its heading, its findings as cards, its stories. What draws them, the page or the site's first
//! view, adds none.

use std::collections::HashSet;

use super::comparison::{CONFIRMED, question, said_by};
use super::counts::count;
use super::dates::{day, extent};
use super::names::{outlet, published};
use super::reasons::flag;
use crate::annotate::{EntityId, Extent};
use crate::corpus::curation::Ruling;
use crate::corpus::{Article, ArticleId, Bodies, Catalogue};
use crate::explore::compare::{About, Verdict};
use crate::explore::density::Bin;
use crate::explore::front::{Answer, Finding, Front, Glance, Question, Story};
use crate::text::Span;

/// A finding as a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// The class that gives it its colour.
    pub class: &'static str,
    /// What kind of finding it is.
    pub label: String,
    /// What was found.
    pub title: String,
    /// Who says what.
    pub lines: Vec<Line>,
    /// What else there is.
    pub more: String,
    /// Where it leads.
    pub target: Target,
}

impl Card {
    /// The classes of its lines: those who say it stand above what they say where there is no room beside it.
    pub fn lines_class(&self) -> Option<&'static str> {
        let long = |line: &Line| line.who.chars().count() > LONG || line.says.chars().count() > SENTENCE;
        self.lines.iter().any(long).then_some("stacked")
    }
}

/// More characters than a name that stands beside what is said has.
const LONG: usize = 26;
/// More characters than words that stand beside a name have.
const SENTENCE: usize = 120;

/// Who says what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who; empty where it goes without saying.
    pub who: String,
    /// What.
    pub says: String,
}

/// Where a card leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// The articles side by side, at the place of each that is to be shown, in the same order; none where they begin at their
    /// beginning.
    Compare(Vec<ArticleId>, Vec<Option<Span>>),
    /// A passage of an article.
    Passage(ArticleId, Span),
    /// A stretch of the timeline.
    Timeline(Extent),
    /// An entity.
    Entity(EntityId),
}

/// How many stories are shown, and how many articles of one list.
pub const SHOWN: usize = 12;
/// How many findings stand open; the others are behind a line.
pub const FINDINGS_OPEN: usize = 3;
/// How many stories stand open.
pub const STORIES_OPEN: usize = 3;
/// How many articles of one list stand open.
pub const ROWS_OPEN: usize = 5;
/// The width and the height that bars are drawn in.
pub const WIDTH: usize = 240;
/// See [`WIDTH`].
pub const HEIGHT: usize = 48;
/// The width that the bar of a name is drawn in.
pub const BAR: usize = 100;
/// How many characters of a description stand on the front page, to the end of a word.
const ABOUT: usize = 320;

/// Over the bars of days.
pub const WHEN: &str = "When";
/// Over the names.
pub const WHO: &str = "Who and where";
/// What the cards are.
pub const FINDINGS: &str = "Worth a first look";
/// What closes the words for first-time readers.
pub const CLOSE: &str = "Close this for good";
/// Over what the page can do.
pub const HELP: &str = "What this page can do";
/// What the page can do.
pub const HELP_TEXT: [&str; 3] = [
    "It sets accounts of the same events side by side. The findings below were found by rules when the page was made: each \
     leads to the sentences it comes from. Nothing is rated, and what was found is not all there is.",
    "Search and filter the articles, follow the days they tell of on a timeline, look up who is named where, and read \
     up to four accounts beside each other.",
    "Everything happens in your browser. Nothing that you do here is sent anywhere.",
];

/// The first paragraph of the description, to the end of a word where it is long.
pub fn about(catalogue: &Catalogue) -> Option<String> {
    let first = catalogue.description.split("\n\n").map(str::trim).find(|text| !text.is_empty())?;
    let Some((cut, _)) = first.char_indices().nth(ABOUT) else { return Some(first.to_owned()) };
    let kept = first.get(..cut)?;
    Some(format!("{} …", kept.rsplit_once(char::is_whitespace).map_or(kept, |(kept, _)| kept)))
}

/// Place and size of a bar: x, y, width, height.
pub fn bar(glance: &Glance, at: usize, bin: &Bin) -> (usize, usize, usize, usize) {
    let most = glance.bars.iter().map(|bar| bar.marks).max().unwrap_or(1).max(1) as usize;
    let room = WIDTH / glance.bars.len().max(1);
    let height = (bin.marks as usize * HEIGHT).div_ceil(most).max(1);
    (at * room, HEIGHT - height, room.saturating_sub(1).max(1), height)
}

/// How long the bar of a name is that so many articles have.
pub fn share(articles: u32, catalogue: &Catalogue) -> usize {
    articles as usize * BAR / catalogue.articles.len().max(1)
}

/// The articles of no story that is shown, in corpus order.
pub fn others(front: &Front, catalogue: &Catalogue) -> Vec<ArticleId> {
    let told: HashSet<ArticleId> =
        front.stories.iter().take(SHOWN).flat_map(|story| story.articles.iter().copied()).collect();
    catalogue.articles().map(|(id, _)| id).filter(|id| !told.contains(id)).collect()
}

/// Over the articles of no story.
pub fn others_heading(front: &Front) -> &'static str {
    if front.stories.is_empty() { "The articles" } else { "Other articles" }
}

/// What is said where there is no finding.
pub fn no_finding(catalogue: &Catalogue) -> &'static str {
    match catalogue.articles.len() {
        0 => "There is no article here yet.",
        1 => {
            "One article alone has no other to stand beside. The days it tells of and the names in it can be looked up."
        }
        _ => {
            "No differences between the articles were found when this page was made, which is no proof that they agree."
        }
    }
}

/// What opens the other findings.
pub fn more_findings(n: usize) -> String {
    count(n, "more finding", "more findings")
}

/// What opens the other stories.
pub fn more_stories(n: usize) -> String {
    count(n, "more story told by several", "more stories told by several")
}

/// What leads to the list of all articles.
pub fn all(catalogue: &Catalogue) -> String {
    match catalogue.articles.len() {
        0 => "The list of articles".to_owned(),
        1 => "The article in the list".to_owned(),
        n => format!("All {} in a list, to filter and search", count(n, "article", "articles")),
    }
}

/// What opens the other articles of a list.
pub fn more_articles(n: usize) -> String {
    count(n, "more article", "more articles")
}

/// What stands below a list that was cut.
pub fn in_the_list(n: usize) -> String {
    format!("and {} in the list of all", more_articles(n))
}

/// What leads to a story's accounts side by side.
pub fn side_by_side(story: &Story, beside: usize) -> String {
    if beside < story.articles.len() {
        format!("read {beside} of them side by side")
    } else {
        "read them side by side".to_owned()
    }
}

/// An article's outlet and day, as far as they are known, or that they are not.
pub fn from(article: &Article) -> String {
    match (&article.meta.source, article.meta.published) {
        (None, None) => "outlet and date unknown".to_owned(),
        _ => format!("{}, {}", outlet(article), published(article)),
    }
}

/// The heading of a front page.
pub fn heading(catalogue: &Catalogue, glance: &Glance) -> String {
    let articles = count(catalogue.articles.len(), "article", "articles");
    match glance.outlets {
        0 => articles,
        n => format!("{articles} from {}", count(n, "outlet", "outlets")),
    }
}

/// What stands at either end of the bars of a glance.
pub fn ends(glance: &Glance) -> Option<[String; 2]> {
    glance.bars.first().zip(glance.bars.last()).map(|(first, last)| [day(first.first), day(last.last)])
}

/// What the bars of a glance show.
pub fn told_between(glance: &Glance) -> String {
    let Some(most) = glance.bars.iter().map(|bar| bar.marks).max() else {
        return "No article tells of a day that is known.".to_owned();
    };
    let most = count(most as usize, "date", "dates");
    let aside: Vec<String> = [(glance.before, "before"), (glance.after, "after")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, side)| format!("{n} more {} {side} this", if n == 1 { "lies" } else { "lie" }))
        .collect();
    let aside = if aside.is_empty() { String::new() } else { format!(" {}.", aside.join(", ")) };
    format!("The dates that the articles speak of; the highest bar is {most}.{aside}")
}

/// What a story is about: names, or the headline of its first article.
pub fn story(catalogue: &Catalogue, story: &Story) -> String {
    let names: Vec<&str> = story.names.iter().map(|id| name(catalogue, *id)).collect();
    if names.is_empty() {
        let first = story.articles.first().and_then(|id| catalogue.article(*id));
        return first.map_or_else(String::new, |article| article.goes_by().0);
    }
    names.join(", ")
}

/// How many tell a story, and on how many points they were found to differ.
pub fn story_told(story: &Story) -> String {
    let accounts = count(story.articles.len(), "account", "accounts");
    match story.differences {
        0 => accounts,
        n => format!("{accounts}, differing on {}", count(n as usize, "point", "points")),
    }
}

/// A finding as a card; `None` where what it is about is not at hand.
pub fn card(finding: &Finding, catalogue: &Catalogue, bodies: &dyn Bodies) -> Option<Card> {
    let text = |id: ArticleId, span: Span| Some(span.of(&bodies.body(id)?.document.text).trim().to_owned());
    let said = |id: ArticleId, span: Span| {
        let article = catalogue.article(id)?;
        Some(Line { who: by(article), says: format!("“{}”", text(id, span)?) })
    };
    Some(match finding {
        Finding::Differ(asked) => differ(asked, catalogue, bodies)?,
        Finding::Told { extent: when, articles, sentence } => Card {
            class: "told",
            label: "Told by several".to_owned(),
            title: format!("{} tell of {}", count(articles.len(), "article", "articles"), extent(*when)),
            lines: vec![said(*articles.first()?, *sentence)?],
            more: "What they tell, on the timeline".to_owned(),
            target: Target::Timeline(*when),
        },
        Finding::Alone { article, sentence, name: who, others } => Card {
            class: "alone",
            label: "Told by one alone".to_owned(),
            title: format!("Only one account names {}", name(catalogue, *who)),
            lines: vec![said(*article, *sentence)?],
            more: match others {
                1 => "The other account does not have this name".to_owned(),
                n => format!("The {n} other accounts do not have this name"),
            },
            target: Target::Passage(*article, *sentence),
        },
        Finding::Odd { article, date, sentence } => {
            let found = catalogue.date(*article, *date)?;
            Card {
                class: "odd",
                label: "To check".to_owned(),
                title: format!("Can the date “{}” be right?", found.written),
                lines: vec![said(*article, *sentence)?],
                more: bodies
                    .body(*article)?
                    .annotations
                    .dates
                    .get(*date as usize)?
                    .flag
                    .as_ref()
                    .map_or("", flag)
                    .to_owned(),
                target: Target::Passage(*article, *sentence),
            }
        }
        Finding::Quoted { speaker, quotes, articles } => Card {
            class: "quoted",
            label: "Quoted most".to_owned(),
            title: format!("{} has the most to say", name(catalogue, *speaker)),
            lines: vec![Line {
                who: String::new(),
                says: format!(
                    "{} in {}",
                    count(*quotes as usize, "direct quote", "direct quotes"),
                    count(*articles as usize, "article", "articles")
                ),
            }],
            more: "All that is told of this person".to_owned(),
            target: Target::Entity(*speaker),
        },
    })
}

fn differ(asked: &Question, catalogue: &Catalogue, bodies: &dyn Bodies) -> Option<Card> {
    let (class, label) = match asked.verdict {
        Verdict::Dispute => ("dispute", "Disputed"),
        Verdict::Wording => ("wording", "One quote, other words"),
        Verdict::Contradiction | Verdict::Update | Verdict::Agreement => ("differ", "The accounts differ"),
    };
    let question = question(&asked.about, asked.kind, catalogue);
    let mut lines: Vec<Line> = Vec::new();
    for answer in &asked.answers {
        let article = catalogue.article(answer.article)?;
        let body = bodies.body(answer.article)?;
        let of = |span: Span| span.of(&body.document.text).trim();
        let speaker = answer.speaker.map(|speaker| format!(", {}", said_by(of(speaker)))).unwrap_or_default();
        let line =
            Line { who: outlet_or_title(article), says: format!("“{}”{speaker}", of(answer.phrase)) };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let more = match asked.others {
        0 => "Read them side by side".to_owned(),
        n => format!("{} between them", count(n as usize, "more difference", "more differences")),
    };
    let title = difference(asked, &question.asked, &question.around, &lines);
    let spot = |id: &ArticleId| asked.answers.iter().find(|one| one.article == *id).map(|one| one.words);
    let spots = asked.articles.iter().map(spot).collect();
    let target = Target::Compare(asked.articles.clone(), spots);
    let pairs = asked
        .answers
        .iter()
        .enumerate()
        .flat_map(|(n, a)| asked.answers.iter().skip(n + 1).map(move |b| (a, b)));
    let place = |answer: &Answer| (answer.article, answer.words);
    let confirmed =
        |(a, b): (&Answer, &Answer)| catalogue.ruling(place(a), place(b)) == Some(Ruling::Confirmed);
    let label =
        if pairs.into_iter().any(confirmed) { format!("{label}. {CONFIRMED}") } else { label.to_owned() };
    Some(Card { class, label, title, lines, more, target })
}

/// What accounts differ on, as a heading: a question, with the words of an article that it is asked of as a quotation. One
/// that would be a question of nothing gives the answers instead.
fn difference(asked: &Question, question: &str, around: &str, lines: &[Line]) -> String {
    let states = matches!(
        asked.about,
        About::Title { .. } | About::Age { .. } | About::Charge { .. } | About::Wording { who: Some(_) }
    );
    match (question, around, lines) {
        (_, "", [one, other, ..]) if matches!(&asked.about, About::Number { of, .. } if of.is_empty()) => {
            format!("{} or {}?", one.says, other.says)
        }
        (_, "", _) if states => question.to_owned(),
        (_, "", _) => format!("{question}?"),
        _ => match question.strip_prefix("Whether it is ") {
            Some(rest) => format!("Is it {rest}? “{around}”"),
            None if around.contains('…') => format!("{question}? “{around}”"),
            None => format!("{question}? “{around} …”"),
        },
    }
}

/// An article's outlet and day, as far as they are known; else its title.
pub fn by(article: &Article) -> String {
    match (&article.meta.source, article.meta.published) {
        (None, None) => article.goes_by().0,
        (Some(_), None) => outlet(article).to_owned(),
        (None, Some(_)) => published(article),
        (Some(_), Some(_)) => format!("{}, {}", outlet(article), published(article)),
    }
}

/// An article's outlet; its title where the outlet is not known.
fn outlet_or_title(article: &Article) -> String {
    article.meta.source.clone().unwrap_or_else(|| article.goes_by().0)
}

fn name(catalogue: &Catalogue, id: EntityId) -> &str {
    catalogue.entity(id).map_or("", |entity| entity.entity.name.as_str())
}
