//! Where an account speaks of what is asked though it gives no certain answer.

use std::collections::BTreeSet;

use super::{Witnesses, one_verb};
use crate::annotate::{DateMention, EntityId, Form};
use crate::explore::compare::finder::account::{Account, Deed};
use crate::explore::compare::finder::day;
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::{Unit, UnitKind, one_date};
use crate::explore::compare::{About, Answer};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

impl Witnesses<'_> {
    /// The sentence of account `of` that speaks of what a question is asked of, though it gives no certain answer: it has the
    /// verb or the noun of it, or its place and day.
    pub(in crate::explore::compare) fn near(
        &self,
        about: &About,
        known: &[(usize, Answer)],
        of: usize,
    ) -> Option<Span> {
        if !matches!(
            about,
            About::Fate { .. }
                | About::Number { .. }
                | About::Date { .. }
                | About::Place { .. }
                | About::Whether { .. }
                | About::Deed { .. }
        ) {
            return None;
        }
        let account = self.accounts.get(of)?;
        let mine: Vec<(&Unit, Marks)> = account
            .units
            .iter()
            .filter(|unit| unit.kind == UnitKind::Sentence)
            .map(|unit| (unit, self.marks(account, unit.span, unit.span)))
            .collect();
        let everywhere = |name: EntityId| {
            mine.iter().filter(|(_, marks)| marks.names.contains(&name)).count() * 3 > mine.len().max(6)
        };
        let mut best: Option<(usize, Span)> = None;
        for (at, said) in known {
            let Some(other) = self.accounts.get(*at) else { continue };
            let deed = other.governing(said.words);
            let clause = deed.map_or(said.span, |deed| deed.clause.span);
            let asked = self.marks(other, said.span, clause.join(said.words));
            let keys = self.keys(about, other, deed, said.words);
            for (unit, marks) in &mine {
                let met = |keys: &BTreeSet<String>| {
                    keys.iter().filter(|key| marks.all.iter().any(|word| self.akin(key, word))).count()
                };
                let (done, counted) = (met(&keys.done), met(&keys.counted));
                let other_word = |word: &&String| {
                    marks.all.contains(*word) && !keys.done.contains(*word) && !keys.counted.contains(*word)
                };
                let words = asked.core.iter().filter(other_word);
                let names = asked.names.iter().filter(|name| marks.names.contains(name));
                let (words, names) = (words.count(), names.filter(|name| !everywhere(**name)).count());
                let days = asked
                    .days
                    .iter()
                    .any(|x| marks.days.iter().any(|y| one_date((*x, other.text()), (*y, account.text()))));
                let worth = 2 * (done + counted) + words + names + usize::from(days);
                let counts = !matches!(about, About::Number { of, .. } if of.is_empty());
                let scene =
                    counts && names > 0 && days && asked.all.intersection(&marks.all).next().is_some();
                let fate = matches!(about, About::Fate { .. });
                let ties = done > 0 || counted > 0 && (fate || names > 0) || scene;
                let worth = if scene { worth.max(NEAR) } else { worth };
                if ties && worth >= NEAR && best.is_none_or(|(most, _)| worth > most) {
                    best = Some((worth, unit.span));
                }
            }
        }
        best.map(|(_, span)| span)
    }

    /// The stems of a question.
    fn keys(&self, about: &About, account: &Account<'_>, deed: Option<&Deed<'_>>, words: Span) -> Keys {
        let lexicon = self.kinship.lexicon;
        let (mut done, mut counted) = (BTreeSet::new(), BTreeSet::new());
        if let Some(deed) = deed.filter(|deed| deed.verb.common == Commonness::Plain && !deed.speaking) {
            let stem = one_verb(account, deed, lexicon).stem;
            done.insert(stem.split(' ').next().unwrap_or_default().to_owned());
        }
        if matches!(about, About::Number { .. } | About::Fate { .. }) {
            let end = account.sentence(words).end.max(words.end);
            let behind = tokens(account.text(), Span { start: words.end, end });
            for token in tokens(account.text(), words).iter().chain(behind.iter().take(2)) {
                let folded = fold(token.span.of(account.text()));
                if tells(lexicon, &folded) && lexicon.number(&folded).is_none() {
                    counted.insert(lexicon.stem(&folded));
                }
            }
        }
        Keys { done, counted }
    }

    /// Whether two stems are one, or near synonyms.
    fn akin(&self, x: &str, y: &str) -> bool {
        let groups = self.kinship.lexicon.groups(x);
        x == y || groups.iter().any(|group| self.kinship.lexicon.groups(y).contains(group))
    }

    /// What a sentence can be known by.
    fn marks<'s>(&self, account: &Account<'s>, sentence: Span, clause: Span) -> Marks<'s> {
        let lexicon = self.kinship.lexicon;
        let text = account.text();
        let mentions: Vec<_> =
            account.mentions_in(sentence).filter(|mention| mention.form != Form::Credit).collect();
        let named = |span: Span| mentions.iter().any(|mention| mention.span.overlaps(span));
        let words = |span: Span| -> BTreeSet<String> {
            let plain = tokens(text, span).into_iter().filter(|token| !named(token.span));
            let folded = plain.map(|token| fold(token.span.of(text)));
            folded.filter(|word| tells(lexicon, word)).map(|word| lexicon.stem(&word)).collect()
        };
        let own = mentions.iter().filter(|mention| mention.form != Form::Adjective);
        let names = own.map(|mention| mention.entity).collect();
        let days = account.dates_in(sentence).filter(|date| day::fineness(date) == 0).collect();
        Marks { names, days, core: words(clause), all: words(sentence) }
    }
}

/// What must be shared for a sentence to speak of what is asked.
const NEAR: usize = 3;

/// The stems of a question: its verb, and what is counted.
struct Keys {
    done: BTreeSet<String>,
    counted: BTreeSet<String>,
}

/// What a sentence can be known by: whom and what it names, its days, the stems of telling words of a clause of it, and of all
/// of it.
struct Marks<'a> {
    names: BTreeSet<EntityId>,
    days: Vec<&'a DateMention>,
    core: BTreeSet<String>,
    all: BTreeSet<String>,
}

fn tells(lexicon: &Lexicon, folded: &str) -> bool {
    folded.chars().count() > 2
        && folded.chars().all(char::is_alphabetic)
        && lexicon.commonness(folded) == Commonness::Plain
}
