//! What is said of one person in words that only one of two accounts can have right: a rank before the name, an office or that
//! of its deputy, an age against a year of birth.

use super::account::{Account, Kinship, Told};
use super::office::{Said, said};
use super::person::{ages, sides};
use crate::annotate::{Day, EntityId};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

pub(super) fn find((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let ranks = sides((a, b), kinship, ranks, |of| (About::Title { of }, PointKind::Title));
    found.extend(ranks.into_iter().filter(|point| point.verdict == Verdict::Contradiction));
    deputies((a, b), kinship, found);
    births((a, b), kinship, false, found);
    births((b, a), kinship, true, found);
}

/// A rank, in full words: one that ends in the other is the same, told in short ("Lieutenant Colonel", "Colonel").
#[derive(Debug)]
struct Rank(String);

impl PartialEq for Rank {
    fn eq(&self, other: &Rank) -> bool {
        self.0.ends_with(&other.0) || other.0.ends_with(&self.0)
    }
}

/// The ranks that stand right before the names of persons: "Capt. Ada Mora".
fn ranks(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<Rank>> {
    let text = account.text();
    let table = kinship.lexicon.tables.offices.ranks;
    let full = |word: &str| {
        table.iter().find(|(short, full)| *short == word || *full == word).map(|(_, full)| *full)
    };
    let mut found = Vec::new();
    for mention in &account.side.annotations.mentions {
        let Some(of) = kinship.person(Some(mention.entity)) else { continue };
        // "Lt." may be taken for the end of a sentence
        let start = mention.span.start.saturating_sub(REACH);
        let start = (start..=mention.span.start).find(|&at| text.is_char_boundary(at as usize));
        let start = start.unwrap_or(mention.span.start);
        let mut before: Vec<(Span, String)> = tokens(text, Span { start, end: mention.span.end })
            .into_iter()
            .map(|token| (token.span, fold(token.span.of(text).trim_end_matches('.'))))
            .filter(|(_, word)| !word.is_empty())
            .collect();
        // the name may begin with its title
        let name =
            before.iter().position(|(span, word)| span.start >= mention.span.start && full(word).is_none());
        before.truncate(name.unwrap_or(0));
        let run: Vec<&(Span, String)> =
            before.iter().rev().take_while(|(_, word)| full(word).is_some()).collect();
        let (Some(last), Some(first)) = (run.first(), run.last()) else { continue };
        let words: Vec<&str> = run.iter().rev().filter_map(|(_, word)| full(word)).collect();
        let capital = first.0.of(text).starts_with(char::is_uppercase);
        let held = before.iter().rev().nth(run.len()).map_or("", |(_, word)| word.as_str());
        if capital && !kinship.lexicon.tables.offices.past.contains(&held) {
            let words = Rank(words.join(" "));
            found.push(Told {
                of,
                what: words,
                words: first.0.join(last.0).join(mention.span),
                speaker: None,
            });
        }
    }
    found
}

/// How many bytes before a name its rank may begin.
const REACH: u32 = 40;

/// Persons who hold an office in one account, and in the other are the deputy of whoever does.
fn deputies((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let lexicon = kinship.lexicon;
    let (of_a, of_b) = (said(a, kinship), said(b, kinship));
    for (x, y) in of_a.iter().flat_map(|x| of_b.iter().map(move |y| (x, y))) {
        let (rank_x, rank_y) = (office(&x.plain, lexicon), office(&y.plain, lexicon));
        let one = |list: &[Said], other: &Said, rank: (bool, &str)| {
            list.iter()
                .any(|said| kinship.one(said.person, other.person) && office(&said.plain, lexicon) == rank)
        };
        let bodies = x.of.zip(y.of).is_some_and(|(x, y)| x != y && kinship.kind(x) == kinship.kind(y));
        let known = |point: &Point| matches!(point.about, About::Title { of } if kinship.one(of, x.person));
        if !kinship.one(x.person, y.person)
            || rank_x.0 == rank_y.0
            || rank_x.1 != rank_y.1
            || rank_x.1.is_empty()
            || bodies
            || one(&of_a, y, rank_y)
            || one(&of_b, x, rank_x)
            || found.iter().any(known)
        {
            continue;
        }
        found.push(Point {
            about: About::Title { of: x.person },
            kind: PointKind::Title,
            verdict: Verdict::Contradiction,
            a: Answer::plain(a.sentence(x.span), x.span),
            b: Answer::plain(b.sentence(y.span), y.span),
            worth: 2.0,
        });
    }
}

/// Whether an office is that of a deputy, and of which office.
fn office<'o>(office: &'o str, lexicon: &Lexicon) -> (bool, &'o str) {
    let deputies = lexicon.tables.offices.deputies;
    let rest = deputies.iter().find_map(|deputy| office.strip_prefix(deputy)?.strip_prefix([' ', '-']));
    rest.map_or((false, office), |rest| (true, rest))
}

/// Persons whose year of birth in one account is not that of their age in the other, a few years apart: what is further away was
/// their age at another time.
fn births((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, turned: bool, found: &mut Vec<Point>) {
    let Some((year, ..)) = b.side.published.map(Day::parts) else { return };
    let born = born(a, kinship);
    if born.is_empty() {
        return;
    }
    let (ages_a, ages_b) = (ages(a, kinship), ages(b, kinship));
    for x in &born {
        let one = |of: EntityId| kinship.one(of, x.of);
        let Some(y) = ages_b.iter().find(|told| one(told.of)) else { continue };
        let off = (i32::from(year) - x.what - y.what as i32, ages_a.iter().any(|told| one(told.of)));
        let several = ages_b.iter().any(|told| one(told.of) && told.what != y.what)
            || found.iter().any(|point| matches!(point.about, About::Age { of } if one(of)));
        if matches!(off.0, 0 | 1) || off.0.abs() > YEARS || off.1 || several {
            continue;
        }
        let answer = |account: &Account<'_>, words: Span| Answer::plain(account.sentence(words), words);
        let (first, second) = (answer(a, x.words), answer(b, y.words));
        let (of_a, of_b) = if turned { (second, first) } else { (first, second) };
        found.push(Point {
            about: About::Age { of: x.of },
            kind: PointKind::Number,
            verdict: Verdict::Contradiction,
            a: of_a,
            b: of_b,
            worth: 2.0,
        });
    }
}

/// By how many years a year of birth and an age may miss each other and still be of one time.
const YEARS: i32 = 6;

/// The years in which persons are told to be born.
fn born(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<i32>> {
    let birth = kinship.lexicon.tables.deeds.birth;
    let mut found = Vec::new();
    for deed in account.deeds.iter().filter(|deed| deed.clause.lemma == birth && deed.asserted()) {
        let who = deed.object.as_ref().or(deed.doer.as_ref()).and_then(|thing| kinship.person(thing.entity));
        let date = deed.governed().and_then(|span| account.date(span));
        let Some((of, date)) = who.zip(date) else { continue };
        let Some(first) = date.extent.and_then(|extent| extent.first) else { continue };
        let digits = date.value.get(..4).unwrap_or_default();
        if digits.bytes().all(|byte| byte.is_ascii_digit()) && digits.len() == 4 {
            found.push(Told { of, what: i32::from(first.parts().0), words: date.span, speaker: None });
        }
    }
    found
}
