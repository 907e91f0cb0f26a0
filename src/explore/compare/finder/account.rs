//! One account made ready to be asked: its clauses as deeds, each with what its words stand for, and where they stand.

use std::collections::HashMap;

use super::index::Index;
use super::sentence;
pub(super) use super::thing::{Thing, Told, Verb, one_person};
use super::thing::{called, first_words, last_words, named};
use crate::annotate::date::EventBasis;
use crate::annotate::{
    Argument, Clause, ClauseKind, DateMention, Entity, EntityId, EntityKind, Form, Mention, Modality,
};
use crate::explore::compare::Side;
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::Commonness;
use crate::explore::compare::unit::{Unit, UnitKind, inside};
use crate::text::Span;
use crate::text::fold::fold;
use crate::text::token::tokens;

/// An account with its deeds.
pub(super) struct Account<'a> {
    pub(super) side: Side<'a>,
    pub(super) units: &'a [Unit],
    /// In the order of their clauses.
    pub(super) deeds: Vec<Deed<'a>>,
    pub(super) index: Index,
    /// Persons with what they are called beside their names, as stems: "the captain, Ada Mora".
    called: Vec<(EntityId, String)>,
    /// The entities that it names, each once.
    named: Vec<EntityId>,
}

/// A clause with what its words stand for.
pub(super) struct Deed<'a> {
    pub(super) clause: &'a Clause,
    /// The unit that it stands in.
    pub(super) unit: u32,
    /// The stem of the predicate, and its particle: `give back`.
    pub(super) verb: Verb,
    pub(super) doer: Option<Thing>,
    pub(super) object: Option<Thing>,
    /// What hangs on it by a preposition, which is folded.
    pub(super) obliques: Vec<(String, Thing)>,
    /// Whether it is a verb of saying, under which another clause stands.
    pub(super) speaking: bool,
}

/// How many letters of a first name are spelt alike where it is spelt in two ways: "Khalid" and "Khaled".
const SPELT: usize = 3;

/// What marks the stem of a predicate that was read together with a noun, and that of an event that takes place.
const FORCE: &str = "+";
const OCCURS: &str = "+occurs";

impl<'a> Account<'a> {
    pub(super) fn new(side: Side<'a>, units: &'a [Unit], lexicon: &'static Lexicon) -> Account<'a> {
        let text = &side.document.text;
        let thing = |argument: &Argument| -> Thing {
            let folded = fold(argument.head.of(text));
            let pronoun = lexicon.tables.grammar.pronouns.contains(&folded.as_str())
                || lexicon.is_negation(&folded)
                || lexicon.commonness(&folded) == Commonness::Stop;
            let head = if pronoun { String::new() } else { lexicon.stem(&folded) };
            let groups = lexicon.groups(&head);
            Thing {
                span: argument.span,
                at: argument.head,
                entity: argument.entity,
                means: None,
                head,
                groups,
            }
        };
        // "last weekend a letter was sent": a date does nothing
        let dates = &side.annotations.dates;
        let is_date = |span: Span| {
            inside(dates, span, |date| date.span).any(|n| dates.get(n).is_some_and(|date| date.span == span))
        };
        let clauses = side.annotations.clauses.iter();
        let mut said: Vec<Span> = clauses.filter_map(|clause| Some(clause.speaker.as_ref()?.verb)).collect();
        said.sort_unstable();
        let mut deeds = Vec::new();
        for clause in &side.annotations.clauses {
            let unit = units.partition_point(|unit| unit.span.end <= clause.predicate.start);
            let Some(stands) = units.get(unit) else { continue };
            if !stands.span.contains(clause.predicate) || stands.kind == UnitKind::Header {
                continue;
            }
            let (word, particle) = clause.lemma.split_once(' ').unwrap_or((&clause.lemma, ""));
            let stem = lexicon.stem(word);
            let verb = Verb {
                groups: lexicon.groups(&stem),
                opposites: lexicon.opposites(&stem),
                common: lexicon.commonness(word),
                particle: particle.to_owned(),
                stem,
            };
            let obliques = clause.obliques.iter();
            let obliques =
                obliques.map(|one| (fold(one.preposition.of(text)), thing(&one.argument))).collect();
            // "I" is whoever is quoted with it
            let own = |argument: &Argument| {
                let known = thing(argument);
                let folded = fold(argument.head.of(text));
                let first = lexicon.tables.grammar.first_person.contains(&folded.as_str());
                let speaker = || clause.speaker.as_ref().and_then(|speaker| speaker.entity);
                Thing { entity: known.entity.or_else(|| speaker().filter(|_| first)), ..known }
            };
            let mut deed = Deed {
                clause,
                unit: unit as u32,
                verb,
                doer: clause.subject.as_ref().filter(|subject| !is_date(subject.span)).map(own),
                object: clause.object.as_ref().map(own),
                obliques,
                speaking: said.binary_search(&clause.predicate).is_ok(),
            };
            deed.read_together(lexicon);
            deeds.push(deed);
        }
        let verbs: Vec<(&Verb, bool)> = deeds.iter().map(|deed| (&deed.verb, deed.speaking)).collect();
        let index = Index::new(&verbs);
        Account { side, units, deeds, index, called: called(side, lexicon), named: named(side) }
    }

    /// Says whom the pronoun stands for that a deed is done to.
    pub(super) fn takes_up(&mut self, deed: usize, person: EntityId) {
        if let Some(object) = self.deeds.get_mut(deed).and_then(|deed| deed.object.as_mut()) {
            object.means = Some(person);
        }
    }

    /// The deeds whose predicate is that of `deed`, as [`Index::like`] has them.
    pub(super) fn like(&self, deed: &Deed<'_>) -> Vec<u32> {
        self.index.like(&deed.verb, deed.speaking)
    }

    pub(super) fn text(&self) -> &'a str {
        &self.side.document.text
    }

    /// The sentence that a stretch stands in.
    pub(super) fn sentence(&self, span: Span) -> Span {
        sentence(self.side, span)
    }

    /// The stems of the words in a stretch.
    pub(super) fn stems(&self, span: Span, lexicon: &Lexicon) -> Vec<String> {
        let words = tokens(self.text(), span).into_iter().map(|token| fold(token.span.of(self.text())));
        words.map(|word| lexicon.stem(&word)).collect()
    }

    /// The dates that begin in a stretch.
    pub(super) fn dates_in(&self, span: Span) -> impl DoubleEndedIterator<Item = &'a DateMention> + use<'a> {
        let dates = &self.side.annotations.dates;
        inside(dates, span, |date| date.span).filter_map(|n| dates.get(n))
    }

    /// The date of these very words.
    pub(super) fn date(&self, span: Span) -> Option<&'a DateMention> {
        self.dates_in(span).find(|date| date.span == span)
    }

    /// The mentions of names that begin in a stretch.
    pub(super) fn mentions_in(&self, span: Span) -> impl DoubleEndedIterator<Item = &'a Mention> + use<'a> {
        let mentions = &self.side.annotations.mentions;
        inside(mentions, span, |mention| mention.span).filter_map(|n| mentions.get(n))
    }

    /// The deed with the shortest clause that covers `span`.
    pub(super) fn governing(&self, span: Span) -> Option<&Deed<'a>> {
        let covers = |deed: &&Deed<'a>| {
            let clause = deed.clause;
            clause.kind != ClauseKind::Apposition && clause.span.contains(span)
        };
        // clauses are sorted by where they begin, and none reaches over its sentence
        let from = self.sentence(span).start;
        let first = self.deeds.partition_point(|deed| deed.clause.span.start < from);
        let after = self.deeds.partition_point(|deed| deed.clause.span.start <= span.start);
        let here = self.deeds.get(first..after.max(first)).unwrap_or_default();
        here.iter().filter(covers).min_by_key(|deed| deed.clause.span.len())
    }

    /// The words of who is said to say what a clause says.
    pub(super) fn speaker(deed: &Deed<'_>) -> Option<Span> {
        let speaker = deed.clause.speaker.as_ref()?;
        Some(speaker.span.unwrap_or(speaker.verb))
    }
}

impl Deed<'_> {
    /// Puts one verb in place of several that say the same with what hangs on them: "takes effect" is "enters into force";
    /// and of what is held, comes or takes place only the event is left.
    fn read_together(&mut self, lexicon: &'static Lexicon) {
        let deeds = &lexicon.tables.deeds;
        if let Some((_, one)) = deeds.phrasal.iter().find(|(words, _)| *words == self.clause.lemma) {
            let stem = lexicon.stem(one);
            let (groups, opposites) = (lexicon.groups(&stem), lexicon.opposites(&stem));
            let common = lexicon.commonness(one);
            self.verb = Verb { stem, particle: String::new(), groups, opposites, common };
        }
        let (lemma, with) = self.clause.lemma.split_once(' ').unwrap_or((&self.clause.lemma, ""));
        let has = |noun: &str| {
            let stem = lexicon.stem(noun);
            let things = self.object.iter().chain(self.obliques.iter().map(|(_, thing)| thing));
            things.clone().any(|thing| thing.head == stem)
        };
        let one = deeds.phrases.iter().find(|(verb, noun, _)| *verb == lemma && (*noun == with || has(noun)));
        if let Some((_, noun, one)) = one {
            self.verb.stem = format!("{} {}", lexicon.stem(one), FORCE);
            self.verb.particle.clear();
            (self.verb.groups, self.verb.common) = (&[], Commonness::Plain);
            let stem = lexicon.stem(noun);
            self.object.take_if(|thing| thing.head == stem);
        } else if deeds.occurring.contains(&self.clause.lemma.as_str()) {
            let event = match (&self.object, &self.doer) {
                (Some(object), _) if !object.head.is_empty() => self.object.take(),
                (None, Some(doer)) if !doer.head.is_empty() && doer.entity.is_none() => self.doer.take(),
                _ => return,
            };
            OCCURS.clone_into(&mut self.verb.stem);
            (self.verb.groups, self.verb.common) = (&[], Commonness::Common);
            (self.doer, self.object) = (None, event);
        }
    }

    /// The day or stretch that the words of the clause itself give for it.
    pub(super) fn governed(&self) -> Option<Span> {
        match self.clause.time.as_ref()?.basis {
            EventBasis::Governed(span) => Some(span),
            EventBasis::Inherited(_) | EventBasis::Published => None,
        }
    }

    /// Whether it says no more than that an event is held, comes or takes place.
    pub(super) fn occurs(&self) -> bool {
        self.verb.stem == OCCURS
    }

    /// Whether its verb says all that is done: "seeks re-election".
    pub(super) fn is_whole(&self) -> bool {
        self.verb.stem.ends_with(FORCE) && self.object.is_none()
    }

    /// Whether it is told as done or true.
    pub(super) fn asserted(&self) -> bool {
        self.clause.modality == Modality::Asserted
    }
}

/// Whether two things can be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// They are one, as far as words say.
    Same,
    /// Nothing is known: one is not named, or a pronoun stands for it.
    Open,
    /// They are two.
    Other,
}

/// What is known of the entities of some accounts.
pub(super) struct Kinship<'a> {
    pub(super) entities: &'a [&'a Entity],
    pub(super) lexicon: &'static Lexicon,
    /// The last words of all names of the persons whom the accounts name, folded.
    surnames: HashMap<EntityId, Vec<String>>,
}

impl<'a> Kinship<'a> {
    /// `entities` is the list that the ids of the accounts point into.
    pub(super) fn new(entities: &'a [&'a Entity], lexicon: &'static Lexicon, sides: &[Side<'_>]) -> Self {
        let mut surnames = HashMap::new();
        for id in sides.iter().flat_map(|side| named(*side)) {
            let entity = entities.get(id.0 as usize).filter(|entity| entity.kind == EntityKind::Person);
            if let Some(entity) = entity {
                surnames.entry(id).or_insert_with(|| last_words(entity));
            }
        }
        Kinship { entities, lexicon, surnames }
    }

    pub(super) fn kind(&self, id: EntityId) -> Option<EntityKind> {
        self.entities.get(id.0 as usize).map(|entity| entity.kind)
    }

    /// That entity, where it is a person.
    pub(super) fn person(&self, id: Option<EntityId>) -> Option<EntityId> {
        id.filter(|&id| self.kind(id) == Some(EntityKind::Person))
    }

    /// Whether that entity is a place.
    pub(super) fn is_place(&self, id: EntityId) -> bool {
        self.kind(id) == Some(EntityKind::Place)
    }

    /// Whether two entities are one, or may be.
    pub(super) fn one(&self, x: EntityId, y: EntityId) -> bool {
        let akin = || match (self.surnames.get(&x), self.surnames.get(&y)) {
            (Some(x), Some(y)) => x.iter().any(|name| y.contains(name)),
            _ => {
                self.kind(x) == Some(EntityKind::Person)
                    && self.kind(y) == Some(EntityKind::Person)
                    && one_person(self.entities, x, y)
            }
        };
        x == y || akin()
    }

    /// Whether two persons are one by all that they are called: a shared surname is not enough where both have first names, and
    /// not the same.
    pub(super) fn called_alike(&self, x: EntityId, y: EntityId) -> bool {
        let firsts = |id: EntityId| -> Vec<String> {
            let words = self.entities.get(id.0 as usize).map(|entity| first_words(entity));
            words.unwrap_or_default().into_iter().filter(|word| !self.lexicon.is_title(word)).collect()
        };
        let near = |x: &String, y: &String| {
            let short = x.chars().count().min(y.chars().count()).min(SPELT);
            x.chars().zip(y.chars()).take(short).all(|(x, y)| x == y)
        };
        x == y
            || self.one(x, y) && {
                let (of_x, of_y) = (firsts(x), firsts(y));
                of_x.is_empty() || of_y.is_empty() || of_x.iter().any(|x| of_y.iter().any(|y| near(x, y)))
            }
    }

    /// Whether two arguments can be one, each in its account: a person whom the other account does not name is nobody for
    /// whom a pronoun stands there.
    pub(super) fn arguments(
        &self,
        x: (&Account<'_>, Option<&Thing>),
        y: (&Account<'_>, Option<&Thing>),
    ) -> Kin {
        let stranger = |named: Option<&Thing>, other: Option<&Thing>, account: &Account<'_>| {
            let person = self.person(named.and_then(|thing| thing.entity));
            let pronoun = other.is_some_and(|thing| thing.entity.is_none() && thing.head.is_empty());
            pronoun && person.is_some_and(|id| !account.named.iter().any(|&other| self.one(other, id)))
        };
        if stranger(x.1, y.1, y.0) || stranger(y.1, x.1, x.0) {
            return Kin::Other;
        }
        match self.things(x.1, y.1) {
            Kin::Same if self.of_others(x, y) => Kin::Other,
            Kin::Open if self.is_called(x, y) || self.is_called(y, x) || self.is_meant(x.1, y.1) => Kin::Same,
            kin => kin,
        }
    }

    /// Whether the person of one is whom the pronoun of the other stands for.
    fn is_meant(&self, x: Option<&Thing>, y: Option<&Thing>) -> bool {
        let who = |thing: Option<&Thing>| thing.and_then(Thing::names);
        let pronoun = [x, y].into_iter().flatten().any(|thing| thing.means.is_some());
        pronoun && who(x).zip(who(y)).is_some_and(|(x, y)| self.person(Some(x)).is_some() && self.one(x, y))
    }

    /// Whether the person of one account is whom the other calls by what that person is called beside the name.
    fn is_called(&self, x: (&Account<'_>, Option<&Thing>), y: (&Account<'_>, Option<&Thing>)) -> bool {
        let person = self.person(x.1.and_then(Thing::names));
        let Some((person, thing)) = person.zip(y.1).filter(|(_, thing)| thing.entity.is_none()) else {
            return false;
        };
        let by = |account: &Account<'_>, own: bool| {
            account.called.iter().any(|(id, head)| *head == thing.head && self.one(*id, person) == own)
        };
        by(x.0, true) && !by(x.0, false) && !by(y.0, false)
    }

    /// Whether two things that go by one noun are of two owners: "the union of Hallin", "the union of Tirat".
    fn of_others(&self, x: (&Account<'_>, Option<&Thing>), y: (&Account<'_>, Option<&Thing>)) -> bool {
        let named = |(account, thing): (&Account<'_>, Option<&Thing>)| -> Vec<EntityId> {
            let thing = thing.filter(|thing| thing.entity.is_none());
            let mentions = thing.into_iter().flat_map(|thing| account.mentions_in(thing.span));
            mentions.filter(|mention| mention.form != Form::Role).map(|mention| mention.entity).collect()
        };
        let (of_x, of_y) = (named(x), named(y));
        let ([one], [other]) = (&of_x[..], &of_y[..]) else { return false };
        // a land and its people are of two kinds, and may be one
        self.kind(*one) == self.kind(*other) && !self.one(*one, *other)
    }

    /// Whether two arguments can be one, by their own words.
    pub(super) fn things(&self, x: Option<&Thing>, y: Option<&Thing>) -> Kin {
        let (Some(x), Some(y)) = (x, y) else { return Kin::Open };
        match (x.entity, y.entity) {
            (Some(x), Some(y)) => {
                if x == y {
                    return Kin::Same;
                }
                // two of one surname may be one; "Washington" and "the White House": what stands for what is not known
                let kinds = (self.kind(x), self.kind(y));
                if kinds.0 == kinds.1 && !self.one(x, y) { Kin::Other } else { Kin::Open }
            }
            (None, None) => {
                if x.head.is_empty() || y.head.is_empty() {
                    return Kin::Open;
                }
                let one = x.head == y.head || x.groups.iter().any(|group| y.groups.contains(group));
                let anyone =
                    |thing: &Thing| self.lexicon.tables.people.anyone.iter().any(|one| *one == thing.head);
                match (one, anyone(x) || anyone(y)) {
                    (true, _) => Kin::Same,
                    (false, true) => Kin::Open,
                    (false, false) => Kin::Other,
                }
            }
            // "the company" may be the one that is named
            _ => Kin::Open,
        }
    }

    /// Whether two predicates say one thing: 1 where they are one word, less where they are near synonyms or say that
    /// something is said.
    pub(super) fn predicates(x: &Deed<'_>, y: &Deed<'_>) -> f32 {
        if x.speaking && y.speaking {
            0.7_f32.max(Self::verbs(&x.verb, &y.verb))
        } else {
            Self::verbs(&x.verb, &y.verb)
        }
    }

    /// The same by the words alone.
    pub(super) fn verbs(x: &Verb, y: &Verb) -> f32 {
        if x.stem == y.stem {
            return if x.particle == y.particle { 1.0 } else { 0.0 };
        }
        let akin = x.groups.iter().any(|group| y.groups.contains(group));
        if akin { 0.7 } else { 0.0 }
    }
}
