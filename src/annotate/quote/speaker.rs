//! Speakers: who says what a verb of saying says.
//!
//! The speaker stands before the verb or behind it; brackets and appositions between the two are stepped over.
//! This module must not know what is quoted.

use super::{Finder, Saying};
use crate::annotate::Mention;
use crate::annotate::name::Form;
use crate::annotate::wordlist::has;
use crate::text::{Span, Token, TokenKind};

impl Finder<'_> {
    /// The mention that ends at, or begins at, a byte.
    pub(super) fn ending_at(&self, end: u32) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.end < end);
        self.mentions.get(at).filter(|mention| mention.span.end == end && mention.form != Form::Adjective)
    }

    pub(super) fn starting_at(&self, start: u32) -> Option<&Mention> {
        let at = self.mentions.partition_point(|mention| mention.span.start < start);
        self.mentions.get(at).filter(|mention| mention.span.start == start && mention.form != Form::Adjective)
    }

    /// Gives what somebody says to him, where the sentence names beside him what he belongs to: "Ana Díaz of the Harbour
    /// Board said", "Harbour Board president Ana Díaz said". Of several that are joined, nobody in particular speaks.
    pub(super) fn rightly(&self, saying: &mut Saying, tokens: &[Token]) {
        let (Some(speaker), Some(span)) = (saying.speaker, saying.speaker_span) else { return };
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let own = self.mentions.partition_point(|mention| mention.span.end <= span.start);
        let within = self.mentions.iter().skip(own).take_while(|mention| mention.span.start < span.end);
        let Some(named) = within.clone().filter(|mention| mention.entity == speaker).last() else { return };
        let first = tokens.partition_point(|token| token.span.start < named.span.start);
        if !self.is_person(speaker) {
            // "Ana Díaz of the Harbour Board", "Ana Díaz, the mayor of Cusco"
            let article = usize::from(first > 0 && self.tables.article.contains(&word(first - 1)));
            let of = first.checked_sub(article + 1).filter(|&n| self.tables.belongs.contains(&word(n)));
            let comma = of.and_then(|of| (of.saturating_sub(8)..of).rev().find(|&n| word(n) == ","));
            let belongs = of
                .and_then(|of| self.name_at(tokens, of.checked_sub(1)?))
                .or_else(|| self.name_at(tokens, comma?.checked_sub(1)?));
            // "Harbour Board president Ana Díaz"
            let last = tokens.partition_point(|token| token.span.end <= named.span.end);
            let holder = (last..tokens.len().min(last + 6))
                .find_map(|n| self.starting_at(tokens.get(n)?.span.start))
                .filter(|holder| holder.span.end <= saying.verb.start);
            let office = |holder: &&Mention| {
                let between = Span { start: named.span.end, end: holder.span.start };
                let mut words = between.of(self.text).split_whitespace().peekable();
                let callings = [&self.tables.he_title, &self.tables.she_title];
                let calling = |word: &str| {
                    word.starts_with(char::is_uppercase)
                        || self.tables.owner.contains(&word)
                        || callings.iter().any(|list| list.contains(&word))
                };
                words.peek().is_some() && words.all(calling)
            };
            let person = belongs.or(holder.filter(office)).filter(|name| self.is_person(name.entity));
            if let Some(person) = person {
                saying.speaker = Some(person.entity);
                saying.speaker_span = Some(person.span);
                saying.start = saying.start.min(person.span.start);
                return;
            }
            // "the mayor of Cusco", "a man on the website Post": the town says nothing, nor does the website.
            let before = tokens
                .iter()
                .filter(|token| token.span.start >= span.start && token.span.end <= named.span.start);
            let mut before = before.map(|token| token.span.of(self.text));
            let noun = before.next().is_some_and(|word| self.tables.article.contains(&word));
            let whose = noun && before.skip(1).any(|word| self.tables.belongs.contains(&word));
            if whose || of.is_some_and(|of| of > 0 && word(of - 1).starts_with(char::is_lowercase)) {
                saying.speaker = None;
                return;
            }
        }
        // "the lawyers of Ana Díaz and Paul Okoro said"
        let behind = Span { start: named.span.end, end: saying.verb.start.max(named.span.end) };
        let mut rest = behind.of(self.text).split_whitespace();
        let joined = rest.next().is_some_and(|word| has(&self.tables.and, word));
        let other = self.mentions.iter().skip(own).take_while(|other| other.span.end <= behind.end).last();
        if let Some(other) = other.filter(|other| joined && behind.contains(other.span)) {
            saying.speaker = None;
            saying.speaker_span = Some(span.join(other.span));
        }
    }

    /// The first verb of saying outside the quotes whose speaker the sentence names, else the first at all.
    pub(super) fn saying(&self, tokens: &[Token], outside: &dyn Fn(Span) -> bool) -> Option<Saying> {
        let word = |n: usize| tokens.get(n).map_or("", |token| token.span.of(self.text));
        let mut bare = None;
        for (n, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || !outside(token.span) {
                continue;
            }
            if has(&self.tables.according, word(n)) && has(&self.tables.to, word(n + 1)) {
                let mut at = n + 2;
                while at < n + 6
                    && tokens.get(at).is_some_and(|token| self.starting_at(token.span.start).is_none())
                {
                    at += 1;
                }
                if let Some(mention) = tokens.get(at).and_then(|token| self.starting_at(token.span.start)) {
                    let after = tokens.partition_point(|token| token.span.start < mention.span.end);
                    return Some(Saying {
                        verb: tokens.get(n + 1).map_or(token.span, |to| token.span.join(to.span)),
                        speaker_span: Some(mention.span),
                        speaker: Some(mention.entity),
                        pronoun: None,
                        after,
                        start: token.span.start,
                    });
                }
            }
            // A passive names no speaker before it: `is believed to be`.
            let passive = || n > 0 && self.tables.passive.contains(&word(n - 1));
            if !self.tables.says(word(n)) || passive() {
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
    pub(super) fn subject(&self, tokens: &[Token], n: usize) -> Option<Saying> {
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
            let adverb = || self.tables.adverb.iter().any(|ending| written.ends_with(ending));
            if self.tables.aside.contains(&written)
                || written.len() > 4 && adverb() && written.starts_with(char::is_lowercase)
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
            let written = word(at);
            if let Some(mention) = self.name_at(tokens, at) {
                // `the court in The Hague said`: the place only says where.
                let first = tokens.partition_point(|token| token.span.start < mention.span.start);
                let place = !self.is_person(mention.entity)
                    && first > 1
                    && self.tables.before_place.contains(&word(first - 1));
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
            if at + 2 >= begin && has(&self.tables.pronoun, written) {
                return tokens.get(at).map_or(Found::Nobody, |token| Found::Pronoun(token.span));
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
            let token = tokens.get(at)?;
            let written = token.span.of(self.text);
            let article = self.tables.article.contains(&written);
            if article {
                return (at + 1 < end).then(|| token.span.join(last.span));
            }
            if token.kind != TokenKind::Word
                || self.tables.no_noun.contains(&written)
                || self.tables.says(written)
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
        for token in tokens.iter().take(first).rev() {
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
        let is = |n: usize, mark: &str| tokens.get(n).is_some_and(|token| token.span.of(self.text) == mark);
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
                if self.modifies(next) || next.starts_with(['\'', '’']) {
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
            if token.kind != TokenKind::Word && !comma || self.tables.no_speaker.contains(&written) {
                return None;
            }
            at += 1;
        }
        None
    }
}

impl Finder<'_> {
    /// Whether a word after a name is the noun that the name goes with, rather than the end of the clause.
    fn modifies(&self, word: &str) -> bool {
        word.len() > 1
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !self.tables.goes_on.contains(&word)
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
