//! What the rules for clauses know of a language, as plain tables. Knows no language.

use std::borrow::Cow;

use crate::annotate::name::hash::{self, Table};
use crate::annotate::wordlist::list;

/// What a word does to a clause; a word can do several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Does(u128);

impl Does {
    /// Whether it does that.
    pub(super) fn has(self, what: Does) -> bool {
        self.0 & what.0 != 0
    }

    pub(super) const fn or(self, other: Does) -> Does {
        Does(self.0 | other.0)
    }
}

/// Makes the things that a word can do, each with the name of its list.
macro_rules! does {
    ($($(#[$doc:meta])* $name:ident $bit:literal $list:literal,)*) => {
        impl Does {
            $($(#[$doc])* pub(super) const $name: Does = Does(1 << $bit);)*
            /// The lists of the table, and what the words on them do.
            const LISTS: &[(&str, Does)] = &[$(($list, Does::$name),)*];
        }
    };
}

does! {
    /// A verb: says, or holds for true, the clause that hangs on it.
    SAY 0 "say",
    /// A verb: says that the clause is not so.
    DENY 1 "deny",
    /// A verb: asks it.
    ASK 2 "ask",
    /// A verb: wants it to be so; its infinitive is what its object is to do.
    DEMAND 3 "demand",
    /// A verb or adjective whose infinitive is to happen.
    PLAN 4 "plan",
    /// One whose infinitive may be so.
    POSSIBLE 5 "possible",
    /// One whose infinitive or gerund is not so.
    FAIL 6 "fail",
    /// A verb whose infinitive has its subject for a doer, in spite of an object.
    PROMISE 7 "promise",
    /// A verb that keeps its object from what stands behind `from`.
    PREVENT 8 "prevent",
    /// A verb that says of its object what stands behind `of`.
    ACCUSE 9 "accuse",
    /// A verb that is a copula to its complement.
    BECOME 10 "become",
    /// A verb that makes its object what stands behind it.
    APPOINT 11 "appoint",
    /// A verb or adjective that only says how the infinitive is meant.
    HALF 12 "half",
    /// A verb in the passive whose infinitive may be so, since it is only said.
    HEARSAY 13 "hearsay",
    /// A verb or adjective whose infinitive ought to be so.
    OBLIGE 14 "oblige",
    /// A word that denies its clause.
    NOT 15 "not",
    /// A word that denies the clause of which it is subject or object.
    NOBODY 16 "nobody",
    /// Before a noun it denies the clause.
    NO 17 "no",
    /// An auxiliary of what is to happen.
    WILL 18 "will",
    /// One of what may be.
    MAY 19 "may",
    /// One of what ought to be.
    MUST 20 "must",
    /// One of what depends.
    WOULD 21 "would",
    /// An adverb of what may be.
    PERHAPS 22 "perhaps",
    /// Begins a condition.
    IF 23 "if",
    /// Begins what is asked.
    WHETHER 24 "whether",
    /// Begins what is not so.
    WITHOUT 25 "without",
    /// A pronoun that begins a relative clause.
    WHICH 26 "which",
    /// Begins an infinitive.
    TO 27 "to",
    /// Begins a source.
    ACCORDING 28 "according",
    /// Before a place.
    PLACE 29 "place",
    /// Before the doer of a passive.
    BY 30 "by",
    /// Begins a clause that says who says the one it hangs on.
    AS 31 "as",
    /// A noun for what is said or written.
    STATEMENT 32 "statement",
    /// A noun whose clause with an infinitive is not so.
    REFUSAL 33 "refusal",
    /// Before what is done no more, behind a denial.
    LONGER 34 "longer",
    /// Before what somebody is accused of.
    OF 35 "of",
    /// Before what is prevented.
    FROM 36 "from",
    /// The word that denies in an auxiliary's place, without denying twice: `neither` before `nor`.
    HAVE 37 "have",
    /// The verb that a copula is.
    BE 38 "be",
    /// No deed though it looks like one: what stands between a preposition and a participle.
    NODEED 39 "nodeed",
    /// A verb whose infinitive is done: "began to", "managed to".
    REAL 40 "real",
    /// A verb whose gerund is to happen.
    MULL 41 "mull",
    /// One whose clause in the subjunctive ought to be so.
    INSIST 42 "insist",
    /// A verb of saying whose object is who is told.
    TELL 43 "tell",
    /// A verb that says of its own subject what it says.
    CLAIM 44 "claim",
    /// Before a noun and its verb as well as before a noun alone: "after".
    WHEN 45 "when",
    /// What makes a clause a condition, and only that.
    UNLESS 46 "unless",
    /// A verb that needs something, or has it, to do something.
    NEED 47 "need",
    /// Whom a demand is put to stands behind it.
    ON 48 "on",
    /// Before a noun it makes the infinitive behind it a deed that is done: "the first to".
    FIRST 49 "first",
    /// A verb that says with a gerund what was done: "admitted taking".
    ADMIT 50 "admit",
    /// Before a date that only bounds a deed: "until".
    BOUND 51 "bound",
    /// Begins what is said.
    THAT 52 "that",
    /// A pronoun for a person that begins a relative clause.
    WHO 53 "whom",
    /// Before what is done to, or the doer, of a noun for a deed.
    GENITIVE 54 "genitive",
    /// A day by its name.
    DAY 66 "day",
    /// Before its subject it begins a condition: "had he".
    INVERT 55 "invert",
    /// A verb of coming or waking, whose infinitive of finding is done.
    ARRIVE 56 "arrive",
    /// Before a deed that has a date of its own and in which something else is done.
    DURING 57 "during",
    /// Makes an infinitive of what came of it: "only to lose".
    ONLY 58 "only",
    /// A verb of speech, alone or with its preposition, whose object is what is said.
    MATTER 59 "matter",
    /// A verb of speech whose infinitive is what is said.
    AIM 60 "aim",
    /// A verb of speech whose object is what is said together with what the verb makes of it.
    CAST 61 "cast",
    /// A verb of saying for what is only held for true: nobody speaks.
    MIND 62 "mind",
    /// Joins what is not like what stands before.
    BUT 64 "but",
    /// A verb of saying whose clause may stand without "that".
    BARE 63 "bare",
    /// Points at a noun behind it, or stands alone.
    THIS 65 "this",
}

/// Of a noun for a deed: the verb, and what stands behind `of`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deed {
    pub(super) verb: &'static str,
    /// Whether what stands behind `of` is what it is done to; otherwise the doer.
    pub(super) done_to: bool,
}

/// How a verb is written here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As in the dictionary.
    Base,
    /// Of the third person: `goes`.
    Third,
    /// A gerund or participle of the present.
    Present,
    /// Of the past, and no participle: `went`.
    Past,
    /// A participle of the past, which may be a past form too: `killed`.
    Participle,
}

/// Gives the dictionary form of a verb, and how it is written here.
pub(super) type VerbForm = fn(&str) -> (Cow<'_, str>, Form);

/// Gives the dictionary form of a noun.
pub(super) type NounForm = fn(&str) -> Cow<'_, str>;

/// What the rules for clauses know of a language. Words are looked up by their hashes, many for each word of a text.
#[derive(Debug)]
pub(super) struct Tables {
    does: Table<Does>,
    deeds: Table<Option<Deed>>,
    /// By a verb and its object that are one deed: its name.
    light: Table<Option<&'static str>>,
    /// The dictionary form of a verb, and how it is written here.
    pub(super) verb: VerbForm,
    /// The dictionary form of a noun.
    pub(super) noun: NounForm,
}

fn key(word: &str) -> u64 {
    hash::bytes(word.as_bytes())
}

impl Tables {
    /// Reads the tables of a language: lists of words, deeds, and light verbs.
    pub(super) fn read(
        words: &'static str,
        deeds: &'static str,
        light: &'static str,
        verb: VerbForm,
        noun: NounForm,
    ) -> Tables {
        let mut does: Table<Does> = Table::with_capacity(1024);
        for &(name, what) in Does::LISTS {
            for word in list(words, name) {
                let known = does.entry(key(word));
                *known = known.or(what);
            }
        }
        let rows = |table: &'static str| {
            table.lines().filter(|line| !line.starts_with('#')).map(|line| {
                let mut fields = line.split('\t');
                let mut next = move || fields.next().unwrap_or("");
                [next(), next(), next()]
            })
        };
        let mut known: Table<Option<Deed>> = Table::with_capacity(256);
        for [noun, verb, of] in rows(deeds).filter(|[noun, ..]| !noun.is_empty()) {
            *known.entry(key(noun)) = Some(Deed { verb, done_to: of == "object" });
        }
        let deeds = known;
        let mut known: Table<Option<&str>> = Table::with_capacity(64);
        for [verb, noun, name] in rows(light) {
            *known.entry(hash::mix(key(verb), key(noun))) = Some(name);
        }
        let light = known;
        Tables { does, deeds, light, verb, noun }
    }

    /// What a word or dictionary form does.
    pub(super) fn does(&self, word: &str) -> Does {
        self.does.get(key(word)).unwrap_or_default()
    }

    /// The deed that a noun tells of.
    pub(super) fn deed(&self, noun: &str) -> Option<Deed> {
        self.deeds.get(key(noun)).flatten()
    }

    /// The name of the one deed that a verb and its object are: `take part`.
    pub(super) fn light(&self, verb: &str, noun: &str) -> Option<&'static str> {
        self.light.get(hash::mix(key(verb), key(noun))).flatten()
    }
}
