//! Where a person is at home, as reports of police and courts give it: "Ada Mora, 34, of Dayton", "a Toledo man, Oto Brand".

use super::account::{Account, Kinship, Told};
use super::place;
use crate::explore::compare::{About, Answer, Point, PointKind, Verdict};
use crate::text::Span;
use crate::text::fold::fold;

/// How many bytes may stand between a person and the town: ", 34, of ", " resident, later identified as ".
const NEAR: u32 = 44;

pub(super) fn find((a, b): (&Account<'_>, &Account<'_>), kinship: &Kinship<'_>, found: &mut Vec<Point>) {
    let of_a = homes(a, kinship);
    if of_a.is_empty() {
        return;
    }
    let of_b = homes(b, kinship);
    let town = |account: &Account<'_>, told: &Told<Span>| told.what.of(account.text()).to_owned();
    for x in &of_a {
        let theirs: Vec<&Told<Span>> = of_b.iter().filter(|y| kinship.one(x.of, y.of)).collect();
        let mine = of_a.iter().filter(|other| kinship.one(other.of, x.of));
        let differ = |x: &Told<Span>, y: &Told<Span>| place::differ(&town(a, x), &town(b, y), kinship);
        let Some(y) = theirs.first() else { continue };
        let known = |point: &Point| matches!(&point.about, About::Place { topic } if *topic == name(a, x));
        if mine.flat_map(|x| theirs.iter().map(move |y| (x, y))).all(|(x, y)| differ(x, y))
            && !found.iter().any(known)
        {
            found.push(Point {
                about: About::Place { topic: name(a, x) },
                kind: PointKind::Place,
                verdict: Verdict::Contradiction,
                a: Answer::plain(a.sentence(x.what), x.what),
                b: Answer::plain(b.sentence(y.what), y.what),
                worth: 2.0,
            });
        }
    }
}

fn name(account: &Account<'_>, told: &Told<Span>) -> String {
    told.words.of(account.text()).to_owned()
}

/// The towns at which persons are at home, by the persons.
fn homes(account: &Account<'_>, kinship: &Kinship<'_>) -> Vec<Told<Span>> {
    let text = account.text();
    let people = &kinship.lexicon.tables.people;
    let resident = |word: &str| people.residents.contains(&word);
    let mentions = &account.side.annotations.mentions;
    let mut found = Vec::new();
    for (person, town) in mentions.iter().zip(mentions.iter().skip(1)) {
        // the name first: ", 34, of Dayton", ", a Dayton man"
        let (first, second) = (person.span, town.span);
        if second.start < first.end || second.start - first.end > NEAR {
            continue;
        }
        let between = fold(Span { start: first.end, end: second.start }.of(text));
        let words: Vec<&str> = between.split([' ', ',']).filter(|word| !word.is_empty()).collect();
        let plain =
            between.starts_with([',', ' ']) && !between.contains(['.', ';', ':', '(', '"', '“', '\n']);
        let behind = text.get(second.end as usize..).unwrap_or_default().trim_start();
        let next = fold(behind.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
        let age = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
        let rest: Vec<&str> = words.iter().copied().filter(|word| !age(word)).collect();
        let told = match rest[..] {
            [of] if between.starts_with(',') => {
                of == people.at_home || people.one.contains(&of) && resident(&next)
            }
            _ => false,
        };
        if plain && told && kinship.is_place(town.entity) && kinship.person(Some(person.entity)).is_some() {
            found.push(Told { of: person.entity, what: town.span, words: person.span, speaker: None });
        }
        // the town first: "Dayton resident Ada Mora", "a Dayton woman, later identified as Ada Mora"
        let (town, person) = (person, town);
        let named = words.first().is_some_and(|word| resident(word))
            && words.iter().skip(1).all(|word| people.identified.contains(word) || age(word));
        if plain && named && kinship.is_place(town.entity) && kinship.person(Some(person.entity)).is_some() {
            found.push(Told { of: person.entity, what: town.span, words: person.span, speaker: None });
        }
    }
    found
}
