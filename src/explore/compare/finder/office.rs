//! Two holders of one office.

use super::account::{Account, Told};
use crate::annotate::{Entity, EntityId, EntityKind, Role};
use crate::explore::compare::lexicon::{Lexicon, lexicon};
use crate::explore::compare::tables::Offices;
use crate::explore::compare::{About, Answer, Point, PointKind, Side, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// Offices that both articles fill, each with one person whom the other does not name in it. Several holders on a side
/// are a body with members, or an article that tells of a change: that is no contradiction.
pub(super) fn between(a: Side<'_>, b: Side<'_>, entities: &[&Entity]) -> Vec<Point> {
    let offices = &lexicon([a.document.lang, b.document.lang]).tables.offices;
    let (held_a, held_b) = (holdings(offices, a), holdings(offices, b));
    let mut found = Vec::new();
    let mut done: Vec<(u8, String, EntityId)> = Vec::new();
    for x in &held_a {
        let Some(of) = x.role.of else { continue };
        let key = (x.class, x.plain.clone(), of);
        if done.contains(&key) {
            continue;
        }
        let same = |holding: &&Holding<'_>| holding.role.of == Some(of) && one_office(offices, x, holding);
        let holders_a: Vec<&Holding<'_>> = held_a.iter().filter(same).collect();
        let holders_b: Vec<&Holding<'_>> = held_b.iter().filter(same).collect();
        let (Some(y), false) = (holders_b.first(), holders_a.is_empty()) else { continue };
        done.push(key);
        let shared = holders_a
            .iter()
            .any(|x| holders_b.iter().any(|y| one_person(entities, x.role.person, y.role.person)));
        let settled = distinct(&holders_a, entities) == 1 && distinct(&holders_b, entities) == 1;
        if shared || !settled {
            continue;
        }
        // two words for the head of a state
        let office = (x.class != HEAD || x.plain == y.plain).then(|| x.plain.clone());
        found.push(Point {
            about: About::Office { office, of },
            kind: PointKind::Office,
            verdict: Verdict::Contradiction,
            a: Answer::plain(x.sentence, x.words),
            b: Answer::plain(y.sentence, y.words),
            worth: 0.85,
        });
    }
    found
}

/// Which office, of those that nobody holds beside another of them, each person is said to hold now.
pub(super) fn titles(account: &Account<'_>, lexicon: &Lexicon) -> Vec<Told<(u8, String)>> {
    let offices = &lexicon.tables.offices;
    let side = account.side;
    let mut found = Vec::new();
    for role in &side.annotations.roles {
        let plain = plain(offices, &role.office);
        let class = offices.apart.iter().position(|titles| titles.contains(&plain.as_str()));
        let Some(class) = class.filter(|_| !is_past(offices, side, role.span)) else { continue };
        found.push(Told {
            of: role.person,
            what: (class as u8, spelt(offices, &plain)),
            words: role.span,
            speaker: None,
        });
    }
    found
}

/// Somebody said to hold an office now.
struct Holding<'a> {
    role: &'a Role,
    class: u8,
    plain: String,
    /// The name as the article gives it.
    words: Span,
    sentence: Span,
}

/// Offices of which a state has one holder: its head, its head of government, a ministry, any other of one holder.
const HEAD: u8 = 0;
const GOVERNMENT: u8 = 1;
const OTHER: u8 = 2;

fn holdings<'a>(offices: &Offices, side: Side<'a>) -> Vec<Holding<'a>> {
    let mut found = Vec::new();
    for role in &side.annotations.roles {
        let plain = plain(offices, &role.office);
        let Some(class) = class(offices, &plain) else { continue };
        if role.of.is_none() || is_past(offices, side, role.span) {
            continue;
        }
        let sentence = side
            .document
            .sentence_at(role.span.start)
            .and_then(|n| side.document.sentences.get(n).copied())
            .unwrap_or(role.span);
        let mentions = &side.annotations.mentions;
        let own = |mention: &&crate::annotate::Mention| {
            mention.entity == role.person
                && (role.span.overlaps(mention.span) || sentence.contains(mention.span))
        };
        let words = mentions.iter().find(own).map_or(role.span, |mention| mention.span);
        found.push(Holding { role, class, plain, words, sentence });
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

fn one_office(offices: &Offices, x: &Holding<'_>, y: &Holding<'_>) -> bool {
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

fn distinct(holdings: &[&Holding<'_>], entities: &[&Entity]) -> usize {
    let mut people: Vec<EntityId> = Vec::new();
    for holding in holdings {
        if !people.iter().any(|&person| one_person(entities, person, holding.role.person)) {
            people.push(holding.role.person);
        }
    }
    people.len()
}

/// Whether two entities are one person, or may be: a shared surname is enough to keep silent.
pub(super) fn one_person(entities: &[&Entity], x: EntityId, y: EntityId) -> bool {
    if x == y {
        return true;
    }
    let (Some(x), Some(y)) = (entities.get(x.0 as usize), entities.get(y.0 as usize)) else { return true };
    if x.kind != EntityKind::Person || y.kind != EntityKind::Person {
        return true;
    }
    let names = |entity: &Entity| -> Vec<String> {
        let forms = entity.aliases.iter().map(|alias| alias.name.as_str()).chain([entity.name.as_str()]);
        forms.filter_map(|name| name.split_whitespace().last().map(fold)).collect()
    };
    let theirs = names(y);
    names(x).iter().any(|name| theirs.contains(name))
}
