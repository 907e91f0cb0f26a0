//! Two holders of one office.

use super::account::{Account, Deed, Kinship, Told, one_person};
use crate::annotate::{ClauseKind, Entity, EntityId, EntityKind, Mention};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::{Commonness, Offices};
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Offices that both articles fill, each with one person whom the other does not name in it. Several holders on a side
/// are a body with members, or an article that tells of a change: that is no contradiction.
pub(super) fn between((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let offices = &kinship.lexicon.tables.offices;
    let (held_a, held_b) = (holdings(a, kinship), holdings(b, kinship));
    let mut done: Vec<(u8, String, EntityId)> = Vec::new();
    for (x, y) in held_a.iter().flat_map(|x| held_b.iter().map(move |y| (x, y))) {
        let Some(of) = x.of.or(y.of) else { continue };
        let key = (x.class, x.plain.clone(), of);
        if done.contains(&key) || !one_office(offices, x, y) {
            continue;
        }
        let same = |holding: &&Holding| {
            one_office(offices, x, holding)
                && (holding.of == Some(of) || holding.of.is_none() && is_ministry(holding))
        };
        let holders_a: Vec<&Holding> = held_a.iter().filter(same).collect();
        let holders_b: Vec<&Holding> = held_b.iter().filter(same).collect();
        let (Some(x), Some(y)) = (holders_a.first(), holders_b.first()) else { continue };
        done.push(key);
        let shared = holders_a.iter().any(|x| holders_b.iter().any(|y| kinship.one(x.person, y.person)));
        let settled =
            distinct(&holders_a, kinship.entities) == 1 && distinct(&holders_b, kinship.entities) == 1;
        // where an account does not say of which state, it must not know the other holder
        let open = x.of.is_none() || y.of.is_none();
        let knows = |account: &Account<'_>, person: EntityId| {
            account.side.annotations.mentions.iter().any(|mention| kinship.one(mention.entity, person))
        };
        let verdict = if shared {
            Verdict::Agreement
        } else if settled && !(open && (knows(a, y.person) || knows(b, x.person))) {
            Verdict::Contradiction
        } else {
            continue;
        };
        // two words for the head of a state
        let office = (x.class != HEAD || x.plain == y.plain).then(|| x.plain.clone());
        found.push(Point {
            about: About::Office { office, of },
            kind: PointKind::Office,
            verdict,
            a: Answer::plain(a.sentence(x.words), x.words),
            b: Answer::plain(b.sentence(y.words), y.words),
            worth: 2.0,
        });
    }
}

/// Which office, of those that nobody holds beside another of them, each person is said to hold now.
pub(super) fn titles(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<(u8, String)>> {
    let offices = &kinship.lexicon.tables.offices;
    let mut found = Vec::new();
    for said in said(account, kinship) {
        let class = offices.apart.iter().position(|titles| titles.contains(&said.plain.as_str()));
        let Some(class) = class else { continue };
        let what = (class as u8, spelt(offices, &said.plain));
        found.push(Told { of: said.person, what, words: said.span, speaker: None });
    }
    found
}

/// Persons of whom one account says that they once held an office, and the other that they hold one of the same body:
/// "the former head of the fund", "Ada Mora, the president of the fund".
pub(super) fn former((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    for (turned, once, now) in [(false, a, b), (true, b, a)] {
        let (held, holds) = (once_held(once, kinship), said(now, kinship));
        for x in &held {
            let one = |said: &&Said| {
                kinship.one(said.person, x.person)
                    && matches!((said.of, x.of), (Some(y), Some(x)) if one_body(kinship.entities, x, y))
            };
            // a title before a name is a courtesy that lasts
            let Some(y) = holds.iter().filter(one).find(|said| is_apposed(now, said.span)) else { continue };
            if said(once, kinship).iter().any(|said| one(&said))
                || once_held(now, kinship).iter().any(|said| one(&said))
                || found
                    .iter()
                    .any(|point| matches!(point.about, About::Title { of } if kinship.one(of, x.person)))
            {
                continue;
            }
            let (of_a, of_b) = if turned { (y, x) } else { (x, y) };
            found.push(Point {
                about: About::Title { of: x.person },
                kind: PointKind::Title,
                verdict: Verdict::Contradiction,
                a: Answer::plain(a.sentence(of_a.span), of_a.span),
                b: Answer::plain(b.sentence(of_b.span), of_b.span),
                worth: 2.0,
            });
        }
    }
}

/// What somebody is said to have been: "former fund director Ada Mora", with the body named there.
fn once_held(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Said> {
    let offices = &kinship.lexicon.tables.offices;
    let text = account.text();
    let mut found = Vec::new();
    for mention in &account.side.annotations.mentions {
        let Some(person) = kinship.person(Some(mention.entity)) else { continue };
        let start = account.sentence(mention.span).start;
        let before = tokens(text, Span { start, end: mention.span.start.max(start) });
        let near = before.iter().rev().take(ONCE).take_while(|token| token.kind != TokenKind::Mark);
        let mut once = near.filter(|token| offices.once.contains(&fold(token.span.of(text)).as_str()));
        let Some(word) = once.next() else { continue };
        let span = Span { start: word.span.start, end: mention.span.start };
        let body = |mention: &&Mention| kinship.kind(mention.entity) == Some(EntityKind::Organisation);
        let of = account.mentions_in(span).find(body).map(|mention| mention.entity);
        found.push(Said { person, of, plain: String::new(), span: span.join(mention.span) });
    }
    found
}

/// How many words before a name can say what somebody once was.
const ONCE: usize = 6;

/// Whether an office stands behind a name: "Ada Mora, the head of".
fn is_apposed(account: &Account<'_>, span: Span) -> bool {
    let text = account.text();
    let start = account.sentence(span).start;
    let before = tokens(text, Span { start, end: span.start.max(start) });
    let words: Vec<&str> =
        before.iter().chain(&tokens(text, span)).map(|token| token.span.of(text)).collect();
    let around = words.get(before.len().saturating_sub(2)..).unwrap_or_default();
    around.iter().take(3).zip(around.iter().skip(1)).any(|pair| pair == (&",", &"the"))
}

/// Whether two bodies are one, by their identity or where one is named by the first letters of the other.
fn one_body(entities: &[&Entity], x: EntityId, y: EntityId) -> bool {
    let name = |id: EntityId| entities.get(id.0 as usize).map_or("", |entity| entity.name.as_str());
    let initials =
        |name: &str| name.split_whitespace().filter_map(|word| word.chars().next()).collect::<String>();
    let short = |x: &str, y: &str| x.chars().count() >= 3 && initials(y) == x;
    x == y || short(name(x), name(y)) || short(name(y), name(x))
}

/// An office that somebody is said to hold now.
pub(super) struct Said {
    pub(super) person: EntityId,
    pub(super) of: Option<EntityId>,
    pub(super) plain: String,
    pub(super) span: Span,
}

/// Read from roles, and from clauses: "Ada Mora, the mayor of Accra", "is president".
pub(super) fn said(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Said> {
    let offices = &kinship.lexicon.tables.offices;
    let side = account.side;
    let mut found: Vec<Said> = Vec::new();
    for role in side.annotations.roles.iter().filter(|role| !is_past(offices, side, role.span)) {
        let plain = plain(offices, &role.office);
        // "President Ada Mora of Accra"
        let of = role.of.or_else(|| held_of(account, kinship, role.span));
        found.push(Said { person: role.person, of, plain, span: role.span });
    }
    let claims = |deed: &&Deed<'_>| {
        matches!(deed.clause.kind, ClauseKind::Apposition | ClauseKind::Copula)
            && deed.asserted()
            && deed.clause.positive
    };
    for deed in account.deeds.iter().filter(claims) {
        let doer = deed.doer.as_ref().and_then(|doer| doer.entity);
        let Some(person) = kinship.person(doer) else { continue };
        let predicate = deed.clause.predicate;
        if is_past(offices, side, predicate) || found.iter().any(|said| said.span.overlaps(predicate)) {
            continue;
        }
        let phrase = office_phrase(account, predicate, kinship.lexicon);
        // "whose spokesman", "his lawyer" is somebody else's
        let owned = tokens(account.text(), Span { start: account.sentence(phrase).start, end: phrase.start });
        let owner = owned.last().map(|token| fold(token.span.of(account.text()))).unwrap_or_default();
        if kinship.lexicon.tables.grammar.owners.contains(&owner.as_str()) {
            continue;
        }
        let of = held_of(account, kinship, phrase);
        let plain = plain(offices, &fold(phrase.of(account.text())));
        found.push(Said { person, of, plain, span: phrase });
    }
    found
}

/// An office with the words in front that say which: "foreign minister", in lower case and at most three.
fn office_phrase(account: &Account<'_>, head: Span, lexicon: &Lexicon) -> Span {
    let text = account.text();
    let sentence = account.sentence(head);
    let before = tokens(text, Span { start: sentence.start, end: head.start.max(sentence.start) });
    let stop =
        |word: &str| !word.starts_with(char::is_lowercase) || lexicon.commonness(word) == Commonness::Stop;
    let words = before.iter().rev().take(2).take_while(|token| !stop(token.span.of(text)));
    words.last().map_or(head, |first| first.span.join(head))
}

/// The place or body named right before an office, or behind it by one word: "Georgia's prime minister", "prime minister
/// of Georgia".
fn held_of(account: &Account<'_>, kinship: &Kinship<'_>, phrase: Span) -> Option<EntityId> {
    let mentions = &account.side.annotations.mentions;
    let next = mentions.partition_point(|mention| mention.span.end <= phrase.start);
    let body =
        |mention: &&Mention| kinship.kind(mention.entity).is_some_and(|kind| kind != EntityKind::Person);
    let before = next.checked_sub(1).and_then(|n| mentions.get(n));
    let before = before.filter(|mention| phrase.start - mention.span.end <= NEAR);
    let after = mentions.iter().skip(next).find(|mention| mention.span.start >= phrase.end);
    let after = after.filter(|mention| mention.span.start - phrase.end <= BEHIND);
    before.filter(body).or(after.filter(body)).map(|mention| mention.entity)
}

/// Bytes between an office and what it is held of: "'s ", " of the ".
const NEAR: u32 = 4;
const BEHIND: u32 = 9;

/// Somebody said to hold an office that one holds.
struct Holding {
    person: EntityId,
    of: Option<EntityId>,
    class: u8,
    plain: String,
    /// The name as the article gives it.
    words: Span,
}

/// Offices of which a state has one holder: its head, its head of government, a ministry, any other of one holder.
const HEAD: u8 = 0;
const GOVERNMENT: u8 = 1;
const OTHER: u8 = 2;

/// Whether an office is one of a government, of which there is one wherever a story plays.
fn is_ministry(holding: &Holding) -> bool {
    holding.class == OTHER && holding.plain.contains(' ')
}

fn holdings(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Holding> {
    let offices = &kinship.lexicon.tables.offices;
    let mut found = Vec::new();
    for Said { person, of, plain, span } in said(account, kinship) {
        let Some(class) = class(offices, &plain) else { continue };
        let sentence = account.sentence(span);
        let own = |mention: &&Mention| {
            mention.entity == person && (span.overlaps(mention.span) || sentence.contains(mention.span))
        };
        let words = account.side.annotations.mentions.iter().find(own).map_or(span, |mention| mention.span);
        found.push(Holding { person, of, class, plain, words });
    }
    found
}

/// An office without what is said of its term: `current leader` is `leader`.
fn plain(offices: &Offices, office: &str) -> String {
    let words: Vec<&str> = office.split_whitespace().filter(|word| !offices.terms.contains(word)).collect();
    if words.is_empty() { office.to_owned() } else { words.join(" ") }
}

/// The class of an office with one holder; `None` where many can hold it at once.
fn class(offices: &Offices, office: &str) -> Option<u8> {
    if office.split([' ', '-']).any(|word| offices.many.contains(&word)) || offices.many.contains(&office) {
        return None;
    }
    if offices.heads.contains(&office) {
        Some(HEAD)
    } else if offices.governments.contains(&office) {
        Some(GOVERNMENT)
    } else {
        offices.single.iter().any(|single| office.contains(single)).then_some(OTHER)
    }
}

fn one_office(offices: &Offices, x: &Holding, y: &Holding) -> bool {
    x.class == y.class && (x.class != OTHER || spelt(offices, &x.plain) == spelt(offices, &y.plain))
}

/// Two spellings as one.
fn spelt(offices: &Offices, office: &str) -> String {
    let spellings = offices.spellings.iter();
    spellings.fold(office.to_owned(), |office, (form, one)| office.replace(form, one))
}

/// Whether the words before an office say that it was held, not that it is.
fn is_past(offices: &Offices, side: Side<'_>, role: Span) -> bool {
    let text = &side.document.text;
    let sentence =
        side.document.sentence_at(role.start).and_then(|n| side.document.sentences.get(n).copied());
    let start = sentence.map_or(role.start, |sentence| sentence.start);
    let before = tokens(text, Span { start, end: role.start.max(start) });
    let near = before.iter().rev().take(5).map(|token| fold(token.span.of(text)));
    let inside = tokens(text, role).into_iter().map(|token| fold(token.span.of(text)));
    near.chain(inside).any(|word| offices.past.contains(&word.as_str()))
}

fn distinct(holdings: &[&Holding], entities: &[&Entity]) -> usize {
    let mut people: Vec<EntityId> = Vec::new();
    for holding in holdings {
        if !people.iter().any(|&person| one_person(entities, person, holding.person)) {
            people.push(holding.person);
        }
    }
    people.len()
}
