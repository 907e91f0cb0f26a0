//! Asking one account what others have answered: what a question is asked of is known from their answers, so that less has
//! to speak for an answer than between two accounts alone. What agrees with an answer needs least.
//!
//! Where an account gives no answer that is certain, it may still speak of the matter: [`Witnesses::near`] says where.

mod near;

use super::account::{Account, Deed, Kin, Kinship, Thing, Verb};
use super::figure::{Counted, Figure, figures};
use super::same::kinds_fit;
use super::{day, toll, topic};
use crate::annotate::{DateMention, Entity, Mention};
use crate::explore::compare::lexicon::{Lexicon, lexicon};
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::{Unit, UnitKind, Vocabulary, one_time, units};
use crate::explore::compare::{About, Answer, Fate, PointKind, Side, Verdict};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// Accounts cut into sentences, each by itself.
pub(in crate::explore::compare) struct Prepared<'a> {
    sides: &'a [Side<'a>],
    units: Vec<Vec<Unit>>,
    vocabularies: Vec<Vocabulary>,
}

/// Accounts that can be asked.
pub(in crate::explore::compare) struct Witnesses<'a> {
    accounts: Vec<Account<'a>>,
    vocabularies: &'a [Vocabulary],
    kinship: Kinship<'a>,
}

/// An answer, and how it stands to one of those known, by its place among them, where that is known with it.
pub(in crate::explore::compare) type Asked = (Answer, Option<(usize, Verdict)>);

impl<'a> Prepared<'a> {
    pub(in crate::explore::compare) fn new(sides: &'a [Side<'a>]) -> Prepared<'a> {
        let lexicon = lexicon(sides.iter().map(|side| side.document.lang));
        let mut vocabularies: Vec<Vocabulary> = sides.iter().map(|_| Vocabulary::new(lexicon)).collect();
        let units = sides.iter().zip(&mut vocabularies).map(|(side, own)| units(*side, own)).collect();
        Prepared { sides, units, vocabularies }
    }

    pub(in crate::explore::compare) fn witnesses(&'a self, entities: &'a [&'a Entity]) -> Witnesses<'a> {
        let lexicon = lexicon(self.sides.iter().map(|side| side.document.lang));
        let accounts =
            self.sides.iter().zip(&self.units).map(|(side, units)| Account::new(*side, units, lexicon));
        Witnesses {
            accounts: accounts.collect(),
            vocabularies: &self.vocabularies,
            kinship: Kinship::new(entities, lexicon, self.sides),
        }
    }
}

impl Witnesses<'_> {
    /// What account `of` answers to a question that others have answered; `None` where that is not certain.
    pub(in crate::explore::compare) fn ask(
        &self,
        about: &About,
        kind: PointKind,
        known: &[(usize, Answer)],
        of: usize,
    ) -> Option<Asked> {
        match (about, kind) {
            (About::Fate { of: who, fate }, _) => Some((self.count(who, *fate, of)?, None)),
            (About::Number { .. }, PointKind::Number) => Some((self.number(known, of)?, None)),
            (About::Date { .. }, PointKind::Date) => Some((self.day(known, of)?, None)),
            (About::Office { office: Some(office), .. }, PointKind::Office) => {
                Some((self.office(office, known, of)?, None))
            }
            (About::Whether { .. }, PointKind::Polarity) => self.alive(known, of),
            _ => None,
        }
    }

    /// A question in the clearest words that one of these accounts has for it: those that name who does it, of such the first;
    /// the whole sentence of one where none does. The lower the number before it, the clearer they are; `None` where none has
    /// any.
    pub(in crate::explore::compare) fn put(
        &self,
        about: &About,
        kind: PointKind,
        known: &[(usize, Answer)],
    ) -> Option<(u8, About)> {
        let lexicon = self.kinship.lexicon;
        let words = |(at, said): &(usize, Answer)| -> Option<(u8, String)> {
            let account = self.accounts.get(*at)?;
            match about {
                About::Number { .. } => {
                    let all = figures(account, self.vocabularies.get(*at)?);
                    let figure = all.iter().find(|figure| figure.quantity.span == said.words)?;
                    Some(topic::ranked(topic::around(account, lexicon, figure), lexicon))
                }
                About::Date { .. } | About::Place { .. } => {
                    Some(topic::dated(account, account.governing(said.words)?, lexicon, said.words))
                }
                About::Whether { .. } if kind == PointKind::Polarity => {
                    let deed = account.governing(said.words).filter(|deed| !deed.speaking)?;
                    let (rank, words) = topic::asked(account, deed, lexicon);
                    // what is denied is asked of as if it were so
                    Some((rank + 2 * u8::from(!deed.clause.positive), words))
                }
                _ => None,
            }
        };
        let ranked = known.iter().filter_map(words).filter(|(_, words)| !words.is_empty());
        let (rank, best) = ranked.min_by_key(|(rank, _)| *rank)?;
        let whole = || {
            let sentence = |(at, said): &(usize, Answer)| {
                let words = topic::sentence(self.accounts.get(*at)?, said.span);
                (topic::ranked(words.clone(), lexicon).0 == 0).then_some(words)
            };
            known.iter().find_map(sentence)
        };
        let topic = if rank == 0 { best } else { whole().unwrap_or(best) };
        let put = match about {
            About::Number { of, .. } => About::Number { of: of.clone(), topic },
            About::Date { .. } => About::Date { topic },
            About::Place { .. } => About::Place { topic },
            About::Whether { who, .. } => About::Whether { who: who.filter(|_| rank != 0), what: topic },
            other => other.clone(),
        };
        Some((rank, put))
    }

    /// The one number that an account gives of those who met with a fate.
    fn count(&self, who: &str, fate: Fate, of: usize) -> Option<Answer> {
        let (account, vocabulary) = (self.accounts.get(of)?, self.vocabularies.get(of)?);
        let lexicon = self.kinship.lexicon;
        let all = figures(account, vocabulary);
        let counted = Counted::new(who, lexicon);
        let figure = toll::toll(account, &all, fate)?;
        (figure.counted.alike(&counted, Some(fate), lexicon) != Some(false))
            .then(|| answer(account, figure.quantity.span, figure.deed))
    }

    /// The one number that an account gives of the same thing in the same deed.
    fn number(&self, known: &[(usize, Answer)], of: usize) -> Option<Answer> {
        let lexicon = self.kinship.lexicon;
        let (account, vocabulary) = (self.accounts.get(of)?, self.vocabularies.get(of)?);
        let mine = figures(account, vocabulary);
        let mut found: Vec<&Figure<'_, '_>> = Vec::new();
        for (at, said) in known {
            let (other, words) = (self.accounts.get(*at)?, self.vocabularies.get(*at)?);
            let theirs = figures(other, words);
            let Some(x) = theirs.iter().find(|figure| figure.quantity.span == said.words) else { continue };
            let Some(of_x) = x.deed else { continue };
            let one = |figure: &&Figure<'_, '_>| {
                let Some(deed) = figure.deed else { return false };
                let named = x.counted.alike(&figure.counted, None, lexicon) == Some(true);
                let measured = !x.quantity.unit.is_empty() && x.quantity.of == figure.quantity.of;
                // what stands within the doer does not hang on him
                let doers = self.kinship.arguments(
                    (other, of_x.doer.as_ref().filter(|doer| !doer.span.overlaps(x.quantity.span))),
                    (account, deed.doer.as_ref().filter(|doer| !doer.span.overlaps(figure.quantity.span))),
                );
                let unit = account.units.get(figure.unit as usize);
                x.quantity.unit == figure.quantity.unit
                    && (named || measured)
                    && !figure.part
                    && figure.fate == x.fate
                    && doers != Kin::Other
                    && of_x.clause.positive == deed.clause.positive
                    && Kinship::verbs(&of_x.verb, &deed.verb) > 0.0
                    && unit.is_some_and(|unit| unit.kind == UnitKind::Sentence)
            };
            found.extend(mine.iter().filter(one));
        }
        let first = *found.first()?;
        let settled =
            found.iter().all(|figure| figure.quantity.value.to_bits() == first.quantity.value.to_bits());
        settled.then(|| answer(account, first.quantity.span, first.deed))
    }

    /// The one day that an account gives for a deed; a day that no other gives needs one who does it, too.
    fn day(&self, known: &[(usize, Answer)], of: usize) -> Option<Answer> {
        let account = self.accounts.get(of)?;
        let lexicon = self.kinship.lexicon;
        let mut found: Vec<(&DateMention, &Deed<'_>, bool)> = Vec::new();
        for (at, said) in known {
            let other = self.accounts.get(*at)?;
            let Some(date) = other.dates_in(said.words).next() else { continue };
            let Some(x) = other.governing(said.words) else { continue };
            let about_x = one_verb(other, x, lexicon);
            for y in &account.deeds {
                let doers = self.kin((other, x.doer.as_ref()), (account, y.doer.as_ref()));
                let objects = self.kin((other, x.object.as_ref()), (account, y.object.as_ref()));
                let heading =
                    account.units.get(y.unit as usize).is_none_or(|unit| unit.kind != UnitKind::Sentence);
                if heading
                    || !kinds_fit(x.clause.kind, y.clause.kind)
                    || doers == Kin::Other
                    || objects == Kin::Other
                    || x.clause.positive != y.clause.positive
                    || x.asserted() != y.asserted()
                    || x.verb.common == Commonness::Stop
                    || Kinship::verbs(&about_x, &one_verb(account, y, lexicon)) == 0.0
                {
                    continue;
                }
                let Some(own) = day::date_of(account, y, lexicon) else { continue };
                // an hour is not answered by a day
                let hour = |date: &DateMention| {
                    let time = date.value.split_once('T').map_or("", |(_, time)| time);
                    time.starts_with(|first: char| first.is_ascii_digit())
                };
                if day::fineness(own) != day::fineness(date)
                    || !near_in_time(own, date)
                    || hour(date) && !hour(own)
                {
                    continue;
                }
                let agrees = one_time((own, account.text()), (date, other.text()));
                // nothing but the verb would tie them
                let named = doers == Kin::Same || objects == Kin::Same;
                if agrees && x.verb.common == Commonness::Plain || named {
                    found.push((own, y, agrees));
                }
            }
        }
        // of several days, none is certain
        let (first, deed, _) = *found.first()?;
        let text = account.text();
        let one = found.iter().all(|(date, ..)| one_time((date, text), (first, text)));
        one.then(|| {
            let span = account.sentence(first.span);
            let phrase = deed.clause.span.join(first.span);
            Answer { span, phrase, words: first.span, speaker: Account::speaker(deed) }
        })
    }

    /// A holder known from another account whom this one calls by the office in short: "the minister, Ada Mora".
    fn office(&self, office: &str, known: &[(usize, Answer)], of: usize) -> Option<Answer> {
        let account = self.accounts.get(of)?;
        let (_, short) = office.rsplit_once(' ')?;
        let lexicon = self.kinship.lexicon;
        let called = |mention: &&Mention| {
            let sentence = account.sentence(mention.span);
            let before = tokens(account.text(), Span { start: sentence.start, end: mention.span.start });
            let mut words = before.iter().rev().map(|token| fold(token.span.of(account.text())));
            let mut last = words.next().unwrap_or_default();
            if last == "," {
                last = words.next().unwrap_or_default();
            }
            let which = words.next();
            last == short && which.is_none_or(|word| lexicon.commonness(&word) == Commonness::Stop)
        };
        let held = known.iter().find_map(|(at, said)| {
            let other = self.accounts.get(*at)?;
            let person =
                other.mentions_in(said.words).find_map(|one| self.kinship.person(Some(one.entity)))?;
            let mentions = account.side.annotations.mentions.iter();
            let his = mentions.filter(|mention| self.kinship.one(mention.entity, person));
            his.filter(called).map(|mention| mention.span).next()
        });
        held.map(|words| Answer::plain(account.sentence(words), words))
    }

    /// That somebody lives of whom another account tells that he died: "the captain is in hospital".
    fn alive(&self, known: &[(usize, Answer)], of: usize) -> Option<Asked> {
        let account = self.accounts.get(of)?;
        let lexicon = self.kinship.lexicon;
        known.iter().enumerate().find_map(|(n, (at, said))| {
            let other = self.accounts.get(*at)?;
            let dead = tokens(other.text(), said.words)
                .iter()
                .any(|token| lexicon.fate(&fold(token.span.of(other.text()))) == Some(Fate::Dead));
            let x = other.governing(said.words).filter(|deed| dead && deed.clause.positive)?;
            let doer = x.doer.as_ref().or(x.object.as_ref())?;
            let who = self.kinship.person(doer.entity)?;
            let living = lexicon.tables.people.living;
            let dies = |deed: &Deed<'_>| {
                lexicon.fate(&fold(deed.clause.predicate.of(account.text()))) == Some(Fate::Dead)
            };
            let of = |deed: &Deed<'_>| {
                let own = deed.doer.as_ref().or(deed.object.as_ref()).and_then(|thing| thing.entity);
                own.is_some_and(|id| self.kinship.one(id, who))
            };
            // "was taken to hospital, where he died"
            if account.deeds.iter().any(|deed| of(deed) && dies(deed)) {
                return None;
            }
            let y = account.deeds.iter().find(|deed| {
                // "the captain, Ada Mora, is in hospital": whoever is named right before
                let start = account.sentence(deed.clause.span).start;
                let before = account.mentions_in(Span { start, end: deed.clause.span.start });
                let beside = before.last().filter(|mention| {
                    let gap =
                        Span { start: mention.span.end, end: deed.clause.span.start.max(mention.span.end) };
                    gap.of(account.text()).chars().all(|c| c == ',' || c.is_whitespace())
                });
                let doer = deed.doer.as_ref().and_then(|doer| doer.entity);
                let his = beside.map(|mention| mention.entity).or(doer);
                let place = deed
                    .obliques
                    .iter()
                    .any(|(_, thing)| living.iter().any(|one| lexicon.stem(one) == thing.head));
                let is = living.contains(&fold(deed.clause.predicate.of(account.text())).as_str());
                his.is_some_and(|id| self.kinship.one(id, who))
                    && deed.asserted()
                    && deed.clause.positive
                    && (place || is)
            })?;
            let words = y.obliques.iter().map(|(_, thing)| thing.span).find(|span| {
                tokens(account.text(), *span)
                    .iter()
                    .any(|token| living.contains(&fold(token.span.of(account.text())).as_str()))
            });
            let words = words.unwrap_or(y.clause.predicate);
            let span = account.sentence(y.clause.span);
            let phrase = y.clause.span.join(words);
            let answer = Answer { span, phrase, words, speaker: Account::speaker(y) };
            // who was told of as alive may die later
            let [alive, dead] = [account, other].map(|account| account.side.published);
            let later = alive.zip(dead).is_some_and(|(alive, dead)| alive < dead);
            Some((answer, Some((n, if later { Verdict::Update } else { Verdict::Contradiction }))))
        })
    }

    /// Whether two things can be one; a thing that is called by what it is and by its name, "the ferry Aurora", is one that is
    /// called by what it is.
    fn kin(&self, x: (&Account<'_>, Option<&Thing>), y: (&Account<'_>, Option<&Thing>)) -> Kin {
        let kin = self.kinship.arguments(x, y);
        let (Some(one), Some(two)) = (x.1, y.1) else { return kin };
        if kin != Kin::Other || one.entity.is_some() || two.entity.is_some() {
            return kin;
        }
        let called = |(account, thing): (&Account<'_>, &Thing), other: &Thing| {
            let name = thing.at.of(account.text()).starts_with(char::is_uppercase);
            name && !other.head.is_empty()
                && account.stems(thing.span, self.kinship.lexicon).contains(&other.head)
        };
        if called((x.0, one), two) || called((y.0, two), one) { Kin::Same } else { kin }
    }
}

/// The predicate of a deed, one verb in place of two words that say the same: "go down" is "sink".
pub(in crate::explore::compare::finder) fn one_verb(
    account: &Account<'_>,
    deed: &Deed<'_>,
    lexicon: &'static Lexicon,
) -> Verb {
    let behind = Span { start: deed.clause.predicate.end, end: account.sentence(deed.clause.predicate).end };
    let next = tokens(account.text(), behind).first().map(|token| fold(token.span.of(account.text())));
    let word = deed.clause.lemma.split(' ').next().unwrap_or_default();
    let both = format!("{word} {}", next.unwrap_or_default());
    let phrasal = lexicon.tables.deeds.phrasal;
    let Some((_, one)) = phrasal.iter().find(|(words, _)| *words == both) else {
        // "sank off the port": what leads to a place is no part of the verb
        let place = tokens(account.text(), behind).get(1).is_some_and(|token| {
            let word = token.span.of(account.text());
            word.starts_with(char::is_uppercase) || lexicon.commonness(&fold(word)) == Commonness::Stop
        });
        let particle = if place { String::new() } else { deed.verb.particle.clone() };
        return Verb { particle, ..deed.verb.clone() };
    };
    let stem = lexicon.stem(one);
    Verb { groups: lexicon.groups(&stem), particle: String::new(), stem, ..deed.verb.clone() }
}

/// Whether two days lie so near each other that two accounts can mean one by them.
fn near_in_time(x: &DateMention, y: &DateMention) -> bool {
    let first = |date: &DateMention| date.extent.and_then(|extent| extent.first);
    match (first(x), first(y)) {
        (Some(x), Some(y)) => (x.0 - y.0).abs() <= APART,
        _ => false,
    }
}

/// See [`near_in_time`]; in days.
const APART: i32 = 120;

fn answer(account: &Account<'_>, words: Span, deed: Option<&Deed<'_>>) -> Answer {
    Answer { span: account.sentence(words), phrase: words, words, speaker: deed.and_then(Account::speaker) }
}
