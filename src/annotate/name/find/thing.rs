//! What bears a person's name and is none: ships, halls, bridges, rivers; and what stands in an address.

use super::{Finder, Found};
use crate::annotate::name::EntityKind;
use crate::annotate::name::hash::Table;
use crate::annotate::name::lexicon::{class, known, word_hash};
use crate::annotate::name::reading::Style;
use crate::annotate::syntax::Upos;
use crate::annotate::wordlist::has;
use crate::text::TokenKind;

/// What a person's name may name in the place of one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Thing {
    /// A ship, or what else is neither a person, a place nor an organisation.
    Ship,
    Place,
}

impl Finder<'_, '_> {
    /// Takes ships out, and makes places of buildings and waters.
    pub(super) fn things(&mut self) {
        self.sure.sort_unstable();
        self.families();
        let things: Vec<Option<Thing>> = self.found.iter().map(|name| self.thing(name)).collect();
        let mut things = things.into_iter();
        self.found.retain_mut(|name| match things.next().flatten() {
            None => true,
            Some(Thing::Place) => {
                name.kind = EntityKind::Place;
                true
            }
            Some(Thing::Ship) => false,
        });
    }

    /// `the Abaras`: a family is no body and no place.
    fn families(&mut self) {
        let reading = self.reading;
        let mut surnames: Table<u8> = Table::with_capacity(self.found.len() + 1);
        for name in self.found.iter().filter(|name| name.kind == EntityKind::Person) {
            *surnames.entry(reading.word(name.end - 1).hash) = 1;
        }
        let mut buffer = String::new();
        self.found.retain(|name| {
            let the = name.start > reading.sentence_of(name.sentence).start
                && reading.rules.is_article(reading.written(name.start - 1));
            let lone = the && name.end == name.start + 1 && name.kind != EntityKind::Person;
            let written = reading.written(name.start);
            let mut endings = reading.rules.plural.iter();
            !(lone
                && endings.any(|ending| {
                    let stem = written.strip_suffix(ending);
                    stem.is_some_and(|stem| surnames.get(word_hash(stem, &mut buffer)).is_some())
                }))
        });
    }

    fn thing(&self, name: &Found) -> Option<Thing> {
        let reading = self.reading;
        let sentence = reading.sentence_of(name.sentence);
        let last = reading.word(name.end - 1);
        // Behind `the`, or a preposition of place that takes no person.
        let placed = |start: usize| {
            let before = start.checked_sub(1).filter(|&at| at >= sentence.start);
            before.is_some_and(|at| {
                let written = reading.written(at);
                let preposition = reading.word(at).classes & class::PLACE_PREP != 0;
                reading.rules.is_article(written) || preposition && !has(&reading.rules.whom, written)
            })
        };
        let several = name.end > name.start + 1;
        let before = |n: usize| name.start.checked_sub(n).filter(|&at| at >= sentence.start);
        // Over titles that the name was parted from, and an opening quote, to what stands before: `the ferry Queen Mary`.
        let mut from = name.start;
        while from > sentence.start
            && (reading.word(from - 1).classes & class::TITLE != 0 && reading.word(from - 1).capital
                || matches!(reading.written(from - 1), "“" | "\"" | "‘" | "'"))
        {
            from -= 1;
        }
        let prefix = |at: usize| reading.rules.ship_prefix.contains(&reading.written(at));
        let ship = from > sentence.start && prefix(from - 1) || several && prefix(name.start);
        if ship && name.kind != EntityKind::Place {
            return Some(Thing::Ship);
        }
        if name.kind == EntityKind::Organisation {
            let the = before(1).is_some_and(|at| reading.rules.is_article(reading.written(at)));
            let head = reading.written(name.end - 1);
            let structure = several
                && (has(&reading.rules.structure, head)
                    || has(&reading.rules.hall, head) && placed(name.start))
                && !last.upper
                && reading.word(name.start).known & known::ANY_ORG == 0;
            // `the Amazon`, but `Amazon said`.
            let water = the
                && !several
                && self.stands_alone(name)
                && last.classes & class::PLACE_WORD != 0
                && !last.upper;
            return (structure || water && last.known & known::ANY_PLACE != 0).then_some(Thing::Place);
        }
        if name.kind != EntityKind::Person || self.sure.binary_search(&name.start).is_ok() {
            return None;
        }
        let vessel = from > sentence.start
            && !reading.word(from - 1).capital
            && has(&reading.rules.vessel, reading.written(from - 1));
        let the = from > sentence.start && reading.rules.is_article(reading.written(from - 1));
        let sails = name.end < sentence.end && has(&reading.rules.sails, reading.written(name.end));
        if vessel || the && sails {
            return Some(Thing::Ship);
        }
        let given = reading.word(name.start).classes & class::GIVEN != 0;
        let head = reading.written(name.end - 1);
        let hall = has(&reading.rules.hall, head)
            && (placed(name.start) || !given && last.classes & class::SURNAME == 0);
        if several && (has(&reading.rules.structure, head) || hall) {
            return Some(Thing::Place);
        }
        // `the Murray flooded`: no single person bears an article.
        let lone_the = from == name.start && the && !several && sentence.style == Style::Mixed;
        if lone_the
            && self.stands_alone(name)
            && last.classes & (class::TITLE | class::ROLE) == 0
            && !last.upper
            && !reading.written(name.end - 1).ends_with('s')
        {
            // A river where somebody is on it, else something that is not known.
            let river = placed(name.start - 1)
                || last.classes & class::PLACE_WORD != 0
                || has(&reading.rules.water, reading.written(name.end));
            return Some(if river { Thing::Place } else { Thing::Ship });
        }
        None
    }

    /// Whether a name is not the first part of a longer phrase (`the Clinton campaign`).
    fn stands_alone(&self, name: &Found) -> bool {
        let reading = self.reading;
        let sentence = reading.sentence_of(name.sentence);
        let next = reading.word(name.end);
        if name.end >= sentence.end {
            return true;
        }
        let water = has(&reading.rules.water, reading.written(name.end));
        let hyphen = next.kind == TokenKind::Mark && !next.spaced && reading.written(name.end) == "-";
        let noun = matches!(
            next.upos(),
            Some(Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Part | Upos::X | Upos::Cconj)
                | None
        );
        water || !hyphen && !noun && !next.capital
    }

    /// Takes out what stands in an address: `https://news.example/Mali`, `ada.obi@example.org`, `@AdaObi`.
    pub(super) fn addresses(&mut self) {
        let reading = self.reading;
        self.found.retain(|name| {
            let own = reading.span(name.start, name.end).range();
            let (before, rest) = reading.text.split_at_checked(own.start).unwrap_or_default();
            let start =
                before.bytes().rev().take(LONGEST).take_while(|byte| !byte.is_ascii_whitespace()).count();
            let length = own.len();
            let after = rest.bytes().skip(length).take(LONGEST);
            let end = own.end + after.take_while(|byte| !byte.is_ascii_whitespace()).count();
            let whole = reading.text.get(own.start - start..end);
            !whole.is_some_and(|whole| is_address(whole, start))
        });
    }
}

/// As far as an address is looked at on either side of a name.
const LONGEST: usize = 200;

/// Whether the name that begins at `at` of a stretch without white space is part of an address.
fn is_address(stretch: &str, at: usize) -> bool {
    let before = stretch.get(..at).unwrap_or("");
    if before.ends_with('@') || before.contains("://") || before.contains("www.") {
        return true;
    }
    if stretch.starts_with("http") && stretch.contains("://") || stretch.starts_with("www.") {
        return true;
    }
    // `ada@example.org`; `example.org/Mali`: a dot between letters of a host, before a slash.
    let mut parts = stretch.split('@');
    if let (Some(user), Some(host), None) = (parts.next(), parts.next(), parts.next())
        && !user.is_empty()
        && is_host(host)
    {
        return true;
    }
    stretch.split_once('/').is_some_and(|(host, _)| is_host(host))
}

/// Whether a stretch reads as a host: letters, dots and hyphens, a dot and at least two small letters at its end.
fn is_host(stretch: &str) -> bool {
    let stretch = stretch.trim_start_matches(['(', '[', '<', '"', '“']);
    let stretch = stretch.trim_end_matches(['.', ',', ')', ']', '>', ';', ':', '"', '”']);
    let Some((name, ending)) = stretch.rsplit_once('.') else { return false };
    ending.len() >= 2
        && ending.bytes().all(|byte| byte.is_ascii_lowercase())
        && name.len() > 1
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}
