//! Speakers: who says what a verb of saying says, and whom a pronoun stands for.
//!
//! The speaker stands before the verb or behind it; brackets and appositions between the two are stepped over.
//! `he` and `she` are the person last named in the sentences before, the first named or quoted of several;
//! `it` is the organisation or place last quoted; `they` stays open. This module must not know what is quoted.

use super::super::name::{Form, tables};
use super::super::{EntityId, EntityKind, Mention};
use super::{Finder, Saying};
use crate::text::{Span, Token, TokenKind};

/// What a pronoun or a title says of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    /// `he`, `Mr`.
    He,
    /// `she`, `Ms`.
    She,
}

/// Whom a sentence names.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    /// The persons outside quotation marks, in the order in which they are named.
    people: Vec<EntityId>,
    /// Whether the sentence begins with the first of them, titles aside.
    leads: bool,
    /// Who speaks in the sentence, if it is a person.
    speaker: Option<EntityId>,
    /// How many paragraphs ago: 0 is this one.
    age: u8,
}

/// As many sentences as a pronoun looks back.
const REACH: usize = 12;

const PRONOUNS: [&str; 4] = ["he", "she", "they", "it"];

impl Finder<'_> {
    fn is_person(&self, id: EntityId) -> bool {
        self.entities.get(id.0 as usize).is_some_and(|entity| entity.kind == EntityKind::Person)
    }

    /// Whom the pronoun of the sentence stands for, if that is clear.
    pub(super) fn resolve(
        &mut self,
        pronoun: Span,
        sentence: Span,
        before: u32,
        outside: &dyn Fn(Span) -> bool,
    ) -> Option<EntityId> {
        let gender = match pronoun.of(self.text) {
            "he" | "He" => Gender::He,
            "she" | "She" => Gender::She,
            "it" | "It" => {
                let mut speakers = self.found.iter().rev().take(3).filter_map(|quote| quote.speaker);
                return speakers.find(|&id| !self.is_person(id));
            }
            _ => return None,
        };
        // The words before the pronoun in its own sentence come first.
        let own = self.scene(Span { start: sentence.start, end: before }, outside);
        let fits = |id: &EntityId| self.genders.get(id).is_none_or(|known| *known == gender);
        let mut found = None;
        for scene in std::iter::once(&own).chain(self.scenes.iter().rev()) {
            let mut people: Vec<EntityId> = scene.people.iter().copied().filter(fits).collect();
            if let Some(speaker) = scene.speaker.filter(fits) {
                found = Some(Some(speaker));
                break;
            }
            let first = people.first().copied();
            let leads = scene.leads && first == scene.people.first().copied();
            people.sort_unstable();
            people.dedup();
            match people.len() {
                0 => {}
                1 => found = Some(first),
                _ => found = Some(first.filter(|_| leads)),
            }
            if found.is_some() {
                break;
            }
        }
        let found = found.unwrap_or_else(|| {
            let mut speakers = self.found.iter().rev().take(3).filter_map(|quote| quote.speaker);
            speakers.find(|id| self.is_person(*id) && fits(id))
        });
        if let Some(id) = found {
            self.genders.insert(id, gender);
        }
        found
    }

    /// Keeps whom a sentence names for the pronouns that follow.
    pub(super) fn remember(
        &mut self,
        sentence: Span,
        saying: Option<Saying>,
        outside: &dyn Fn(Span) -> bool,
    ) {
        let mut scene = self.scene(sentence, outside);
        scene.speaker = saying.and_then(|saying| saying.speaker).filter(|&id| self.is_person(id));
        if scene.people.is_empty() && scene.speaker.is_none() {
            return;
        }
        if self.scenes.len() == REACH {
            self.scenes.pop_front();
        }
        self.scenes.push_back(scene);
    }

    /// A pronoun looks back into the paragraph before, and no further.
    pub(super) fn end_block(&mut self) {
        self.scenes.retain(|scene| scene.age == 0);
        for scene in &mut self.scenes {
            scene.age += 1;
        }
    }

    fn scene(&mut self, span: Span, outside: &dyn Fn(Span) -> bool) -> Scene {
        let mut scene = Scene { people: Vec::new(), leads: false, speaker: None, age: 0 };
        let first = self.mentions.partition_point(|mention| mention.span.start < span.start);
        for mention in self.mentions[first..].iter().take_while(|mention| mention.span.end <= span.end) {
            let whose = &self.text[mention.span.end as usize..];
            let owner = whose.starts_with("'s ") || whose.starts_with("’s ");
            if owner || !self.is_person(mention.entity) || !outside(mention.span) {
                continue;
            }
            let lead = Span { start: span.start, end: mention.span.start }.of(self.text);
            if scene.people.is_empty() {
                scene.leads = lead.split_whitespace().count() <= 4 && !lead.contains(',');
            }
            let title = lead.split_whitespace().next_back().unwrap_or("").trim_end_matches(['.', ',']);
            let gender = match title {
                "Mr" | "Sir" | "Lord" | "King" | "Prince" | "spokesman" | "chairman" => Some(Gender::He),
                "Mrs" | "Ms" | "Miss" | "Lady" | "Queen" | "Princess" | "spokeswoman" | "chairwoman" => {
                    Some(Gender::She)
                }
                _ => None,
            };
            if let Some(gender) = gender {
                self.genders.insert(mention.entity, gender);
            }
            scene.people.push(mention.entity);
        }
        scene
    }

    /// The mention that ends at, or begins at, a byte.
    fn ending_at(&self, end: u32) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.end < end);
        self.mentions.get(at).filter(|mention| mention.span.end == end && mention.form != Form::Adjective)
    }

    fn starting_at(&self, start: u32) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.start < start);
        self.mentions.get(at).filter(|mention| mention.span.start == start && mention.form != Form::Adjective)
    }

    /// The first verb of saying outside the quotes whose speaker the sentence names, else the first at all.
    pub(super) fn saying(&self, tokens: &[Token], outside: &dyn Fn(Span) -> bool) -> Option<Saying> {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let mut bare = None;
        for (n, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || !outside(token.span) {
                continue;
            }
            if word(n).eq_ignore_ascii_case("according") && word(n + 1).eq_ignore_ascii_case("to") {
                let mut at = n + 2;
                while at < n + 6
                    && tokens.get(at).is_some_and(|token| self.starting_at(token.span.start).is_none())
                {
                    at += 1;
                }
                if let Some(mention) = tokens.get(at).and_then(|token| self.starting_at(token.span.start)) {
                    let after = tokens.partition_point(|token| token.span.start < mention.span.end);
                    return Some(Saying {
                        verb: token.span.join(tokens[n + 1].span),
                        speaker_span: Some(mention.span),
                        speaker: Some(mention.entity),
                        pronoun: None,
                        after,
                        start: token.span.start,
                    });
                }
            }
            // A passive names no speaker before it: `is believed to be`.
            let passive =
                n > 0 && matches!(word(n - 1), "is" | "are" | "was" | "were" | "been" | "be" | "being");
            if !tables().says(word(n)) || passive {
                continue;
            }
            if let Some(saying) = self.subject(tokens, n) {
                return Some(saying);
            }
            bare = bare.or(Some(Saying {
                verb: token.span,
                speaker_span: None,
                speaker: None,
                pronoun: None,
                after: n + 1,
                start: token.span.start,
            }));
        }
        bare
    }

    /// Who says what the verb at `n` says: a name or pronoun shortly before it, or a name right after it.
    fn subject(&self, tokens: &[Token], n: usize) -> Option<Saying> {
        let verb = tokens.get(n)?.span;
        match self.before(tokens, n) {
            Found::Name(mention) => Some(Saying {
                verb,
                speaker_span: Some(mention.span),
                speaker: Some(mention.entity),
                pronoun: None,
                after: n + 1,
                start: mention.span.start,
            }),
            Found::Pronoun(span) => Some(Saying {
                verb,
                speaker_span: Some(span),
                speaker: None,
                pronoun: Some(span),
                after: n + 1,
                start: span.start,
            }),
            Found::Noun(span) => Some(Saying {
                verb,
                speaker_span: Some(span),
                speaker: None,
                pronoun: None,
                after: n + 1,
                start: span.start,
            }),
            Found::Other => None,
            Found::Nobody => self.behind(tokens, n),
        }
    }

    /// The subject before the verb at `n`.
    fn before(&self, tokens: &[Token], n: usize) -> Found {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let mut at = n;
        // `has also`, `later`, and whatever stands in brackets.
        while at > 0 {
            let written = word(at - 1);
            if matches!(written, "has" | "had" | "have" | "also" | "then" | "later" | "who" | "once")
                || written.len() > 4 && written.ends_with("ly") && written.starts_with(char::is_lowercase)
            {
                at -= 1;
            } else if let Some(open) = self.bracket(tokens, at - 1) {
                at = open;
            } else {
                break;
            }
        }
        // Between commas stands either the name itself or what is said of the name before the commas.
        let floor = n.saturating_sub(30);
        let mut name = at;
        let mut noun = None;
        for _ in 0..3 {
            if name == 0 || word(name - 1) != "," {
                break;
            }
            let close = name - 1;
            if let Some(mention) = close.checked_sub(1).and_then(|last| self.name_at(tokens, last))
                && self.alone(tokens, mention)
            {
                return Found::Name(*mention);
            }
            let mut open = close;
            while open > floor && !matches!(word(open - 1), "," | "." | ";" | ":" | "”" | "\"" | "»" | "“")
            {
                open = self.bracket(tokens, open - 1).unwrap_or(open - 1);
            }
            if open == floor || word(open - 1) != "," {
                break;
            }
            let mut last = open - 1;
            while last > 0
                && let Some(start) = self.bracket(tokens, last - 1)
            {
                last = start;
            }
            if let Some(mention) = last.checked_sub(1).and_then(|last| self.name_at(tokens, last)) {
                return Found::Name(*mention);
            }
            noun = noun.or_else(|| self.noun(tokens, last));
            name = open;
        }
        noun.map_or_else(|| self.near(tokens, n, at), Found::Noun)
    }

    /// The subject that ends before token `at`, the verb being `n`.
    fn near(&self, tokens: &[Token], n: usize, at: usize) -> Found {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let begin = at;
        let mut at = at;
        let mut commas = 0;
        while at > 0 && n - at < 14 {
            at -= 1;
            if let Some(open) = self.bracket(tokens, at) {
                at = open;
                continue;
            }
            let token = tokens[at];
            let written = word(at);
            if let Some(mention) = self.name_at(tokens, at) {
                // `the court in The Hague said`: the place only says where.
                let first = tokens.partition_point(|token| token.span.start < mention.span.start);
                let place = !self.is_person(mention.entity)
                    && first > 1
                    && matches!(word(first - 1), "in" | "at" | "near" | "from" | "outside");
                if place && let Some(found) = self.located(tokens, first - 1) {
                    return found;
                }
                // A name further off is no subject.
                let adjacent =
                    at + 1 == begin || commas > 0 && word(begin.wrapping_sub(1)) == "," || begin - at <= 3;
                if commas > 0 && word(begin.wrapping_sub(1)) != "," {
                    break;
                }
                return if adjacent { Found::Name(*mention) } else { Found::Other };
            }
            if at + 2 >= begin && PRONOUNS.iter().any(|pronoun| written.eq_ignore_ascii_case(pronoun)) {
                return Found::Pronoun(token.span);
            }
            match written {
                "," => {
                    commas += 1;
                    if commas > 2 {
                        break;
                    }
                }
                "." | "!" | "?" | ";" | ":" | "”" | "\"" | "»" | "“" => break,
                _ if written.starts_with(['\'', '’']) => break,
                _ => {}
            }
        }
        self.noun(tokens, begin).map_or(Found::Nobody, Found::Noun)
    }

    /// The name or noun that ends before token `end`, a preposition of place.
    fn located(&self, tokens: &[Token], end: usize) -> Option<Found> {
        if let Some(mention) = self.name_at(tokens, end.checked_sub(1)?) {
            return Some(Found::Name(*mention));
        }
        self.noun(tokens, end).map(Found::Noun)
    }

    /// A noun with its article that ends before token `end`: `the ministry`, `a police spokesman`.
    fn noun(&self, tokens: &[Token], end: usize) -> Option<Span> {
        let last = tokens.get(end.checked_sub(1)?)?;
        for at in (end.saturating_sub(5)..end).rev() {
            let token = tokens[at];
            let written = token.span.of(self.text);
            let article = matches!(written, "the" | "The" | "a" | "A" | "an" | "An" | "one" | "One");
            if article {
                return (at + 1 < end).then(|| token.span.join(last.span));
            }
            if token.kind != TokenKind::Word
                || matches!(
                    written,
                    "in" | "of" | "on" | "at" | "to" | "by" | "that" | "and" | "as" | "it" | "what"
                )
                || tables().says(written)
            {
                return None;
            }
        }
        None
    }

    /// The mention that ends with token `at`, a possessive aside.
    fn name_at(&self, tokens: &[Token], at: usize) -> Option<&Mention> {
        self.ending_at(tokens.get(at)?.span.end)
    }

    /// Whether a mention is all that stands after its comma, titles aside: `, Lt. Col. Yusuf Ali`.
    fn alone(&self, tokens: &[Token], mention: &Mention) -> bool {
        let first = tokens.partition_point(|token| token.span.start < mention.span.start);
        for token in tokens[..first].iter().rev() {
            let written = token.span.of(self.text);
            match written {
                "," | "”" | "\"" | "»" => return true,
                "." => {}
                _ if written.starts_with(char::is_uppercase) => {}
                _ => return false,
            }
        }
        false
    }

    /// Where the bracket opens that token `at` closes, within a short reach.
    fn bracket(&self, tokens: &[Token], at: usize) -> Option<usize> {
        let is = |n: usize, mark: &str| tokens[n].span.of(self.text) == mark;
        if !is(at, ")") {
            return None;
        }
        (at.saturating_sub(12)..at).rev().find(|&n| is(n, "("))
    }

    /// Turned round: `said Moxon`, `said spokesman Mark Toner`, `said the minister, Najib Razak`.
    fn behind(&self, tokens: &[Token], n: usize) -> Option<Saying> {
        let verb = tokens.get(n)?.span;
        let mut at = n + 1;
        while at < n + 8 {
            let token = tokens.get(at)?;
            let written = token.span.of(self.text);
            if let Some(mention) = self.starting_at(token.span.start) {
                let after = tokens.partition_point(|token| token.span.start < mention.span.end);
                let next = tokens.get(after).map_or("", |token| token.span.of(self.text));
                // `noted U.S. officials`, `said Peru's minister, Ana Díaz`: the name only says whose they are.
                if modifies(next) || next.starts_with(['\'', '’']) {
                    at = after + 1;
                    continue;
                }
                return Some(Saying {
                    verb,
                    speaker_span: Some(mention.span),
                    speaker: Some(mention.entity),
                    pronoun: None,
                    after,
                    start: verb.start,
                });
            }
            let comma = written == "," && at > n + 1;
            if token.kind != TokenKind::Word && !comma
                || matches!(written, "that" | "to" | "in" | "on" | "at" | "it" | "he" | "she" | "for" | "of")
            {
                return None;
            }
            at += 1;
        }
        None
    }
}

/// What stands before a verb of saying.
enum Found {
    /// A name.
    Name(Mention),
    /// A pronoun.
    Pronoun(Span),
    /// A noun that names nobody.
    Noun(Span),
    /// A name that is no subject.
    Other,
    /// Nothing.
    Nobody,
}

/// Whether a word after a name is the noun that the name goes with, rather than the end of the clause.
fn modifies(word: &str) -> bool {
    const GOES_ON: [&str; 24] = [
        "in",
        "on",
        "at",
        "of",
        "to",
        "after",
        "before",
        "during",
        "by",
        "when",
        "as",
        "from",
        "who",
        "and",
        "with",
        "for",
        "last",
        "this",
        "yesterday",
        "today",
        "while",
        "about",
        "earlier",
        "through",
    ];
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase()) && !GOES_ON.contains(&word)
}
