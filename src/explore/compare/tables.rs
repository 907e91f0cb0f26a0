//! What a language tells the comparison: plain tables of folded words and stems, filled in by a folder for each
//! language. Knows no language and no algorithm.

use super::about::Fate;

/// How little a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commonness {
    /// A function word.
    Stop,
    /// A word that news cannot do without.
    Common,
    /// Any other.
    Plain,
}

/// What a word between two dates says of their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// The first date is the later one: "a move that followed talks of".
    FirstLater,
    /// The first date is the earlier one: "was followed by", "before".
    FirstEarlier,
}

/// The tables of a language.
#[derive(Debug)]
pub(super) struct Tables {
    pub(super) words: Words,
    pub(super) grammar: Grammar,
    pub(super) numbers: Numbers,
    pub(super) people: People,
    pub(super) offices: Offices,
    pub(super) courts: Courts,
    /// Towns of the world, folded, divided by semicolons: none of them lies in another.
    pub(super) towns: &'static str,
    pub(super) deeds: Deeds,
    pub(super) disputes: Disputes,
    pub(super) matters: Matters,
    pub(super) hearing: Hearing,
    pub(super) order: Connectives,
    pub(super) reading: Reading,
}

/// Words by which sentences are cut, and those known that tell nothing of the story; folded, apostrophes straight.
#[derive(Debug)]
pub(super) struct Reading {
    /// They only lead to what stands behind them: "on", "at about the".
    pub(super) leads: &'static [&'static str],
    /// Where the deed ends and what is told beside it begins: "was built for a shipping line".
    pub(super) beside: &'static [&'static str],
    /// Verbs that say who says what stands beside them, and nothing more; each of their forms that has a stem of its own.
    pub(super) saying: &'static [&'static str],
    /// They open a clause on what stands before them.
    pub(super) relative: &'static [&'static str],
    /// How a sentence begins that belongs to the page or the agency: "editing by".
    pub(super) begins: &'static [&'static str],
    /// What such a sentence holds: "this is a developing story".
    pub(super) holds: &'static [&'static str],
    /// How the heading of a company's description of itself begins: "about ".
    pub(super) about: &'static str,
    /// What such a description says of the company, at the end of an article.
    pub(super) leading: &'static [&'static str],
}

/// Words by what they say.
#[derive(Debug)]
pub(super) struct Words {
    /// Function words and words of saying: they carry the sentence, not its facts.
    pub(super) stop: &'static str,
    /// Words so common in news and talk that sharing one means little.
    pub(super) common: &'static str,
    /// Words that can stand for one another in an account of the same thing; a line is a group.
    pub(super) synonyms: &'static str,
    /// Words that deny one another: a line holds two groups with ` / ` between them.
    pub(super) opposites: &'static str,
    /// Spellings of one name that folding does not make one; as written, or folded.
    pub(super) spellings: &'static [(&'static str, &'static str)],
    /// Endings that are tokens of their own and no words: "'s".
    pub(super) endings: &'static [&'static str],
    /// Words that judge, so that a sentence with nothing else claims nothing.
    pub(super) judging: &'static [&'static str],
}

/// Words that turn, open and carry a clause.
#[derive(Debug)]
pub(super) struct Grammar {
    /// Turn the clause into its opposite: "not", "never".
    pub(super) negations: &'static [&'static str],
    /// An ending that does: "n't".
    pub(super) negation_ending: &'static str,
    /// After a negation they set a degree and deny nothing: "no more than", "not only", "no doubt".
    pub(super) degrees: &'static [&'static str],
    /// Beginnings of words that deny what comes after: "failed", "refused", "denied".
    pub(super) refusals: &'static [&'static str],
    /// Beginnings of words that deny it where [`Grammar::infinitive`] follows: "declined to comment".
    pub(super) unwilling: &'static [&'static str],
    /// "to"
    pub(super) infinitive: &'static str,
    /// Before a verb that must be done they say that it is not done yet: "has yet to", "must still".
    pub(super) pending: &'static [&'static str],
    /// Take up what the sentence before speaks of.
    pub(super) pronouns: &'static [&'static str],
    /// Stand for whoever speaks.
    pub(super) first_person: &'static [&'static str],
    /// Stand before the name of a woman, and of a man.
    pub(super) addresses: [&'static [&'static str]; 2],
    /// Those of `person_pronouns` and of what they are done to that stand for a woman, and for a man.
    pub(super) gendered: [&'static [&'static str]; 2],
    /// Take up one person.
    pub(super) person_pronouns: &'static [&'static str],
    /// Take up somebody or something known, before a verb of saying.
    pub(super) speaker_pronouns: &'static [&'static str],
    /// What makes an owner of the name before it.
    pub(super) possessives: &'static [&'static str],
    /// The ending of a past tense, and past tenses without it.
    pub(super) past_ending: &'static str,
    pub(super) past: &'static str,
    /// Verbs that befall the subject and the object alike: "met", "clashed".
    pub(super) mutual: &'static str,
    /// What stands before a verb of which it is told whether it is done by now: "has".
    pub(super) perfect: &'static [&'static str],
    /// Stand before what is somebody's: "whose", "his".
    pub(super) owners: &'static [&'static str],
    /// Behind a length of time they make a distance in time of it: "two days after".
    pub(super) distances: &'static [&'static str],
    /// Behind a verb they turn what it says: "switched off".
    pub(super) particles: &'static [&'static str],
    /// Endings that make another form of a word.
    pub(super) inflections: &'static [&'static str],
    /// Stand before the place of a deed.
    pub(super) places: &'static [&'static str],
    /// Open a clause after a comma.
    pub(super) clause_openers: &'static [&'static str],
}

/// Numbers in words, units of money.
#[derive(Debug)]
pub(super) struct Numbers {
    /// Words beside which two numbers are the votes for and against, or the points of a game.
    pub(super) results: &'static [&'static str],
    /// What stands between them, beside a dash: "to".
    pub(super) against: &'static str,
    /// What is measured by two numbers that are no result: "percent".
    pub(super) measures: &'static [&'static str],
    /// Words before a number that names or grades: "flight 9", "category 3".
    pub(super) labels: &'static [&'static str],
    /// Those that may stand behind it too: "a 6.4-magnitude earthquake".
    pub(super) magnitudes: &'static [&'static str],
    /// "of": "a magnitude of 6.4"
    pub(super) of: &'static str,
    /// What is a number, and no person of an age: "a toll of 29".
    pub(super) sums: &'static [&'static str],
    /// What stands before how much a thing grew or shrank, and before what it was, and not before what it came to: "by", "from".
    pub(super) steps: &'static [&'static str],
    pub(super) cardinals: &'static [(&'static str, f64)],
    /// Words of larger numbers, and of half.
    pub(super) scales: &'static [(&'static str, f64)],
    /// Plurals that count without a number, by what they are plurals of.
    pub(super) vague: &'static [(&'static str, f64)],
    pub(super) ordinals: &'static [(&'static str, f64)],
    /// What makes an ordinal of figures: "3rd".
    pub(super) ordinal_endings: &'static [&'static str],
    /// Signs and stems of units of money; an entry is one of them.
    pub(super) currencies: &'static [&'static [&'static str]],
    /// Between two numbers it makes a share of them: "one in three".
    pub(super) share: &'static str,
    /// Between two numbers they make one count of both: "112 passengers and 14 crew".
    pub(super) joins: &'static [&'static str],
    /// Before the lower end of a range: "between 10 and 15".
    pub(super) ranges: &'static [&'static str],
    /// Before a number, or in it, they say that it counts only a part: "the other two", "12 more".
    pub(super) parts: &'static [&'static str],
    /// In a length of time they say that it ends or begins with the report: "the last five years".
    pub(super) anchors: &'static [&'static str],
    /// Words of polls and of what people say in them: a share in one is none in another.
    pub(super) polls: &'static [&'static str],
}

/// Who is counted, who acts, what befalls them.
#[derive(Debug)]
pub(super) struct People {
    /// Nouns that count people, singular.
    pub(super) counted: &'static [&'static str],
    /// Those of them that can be anybody.
    pub(super) anyone: &'static [&'static str],
    /// Nouns for somebody from a town: "a Dayton man".
    pub(super) residents: &'static [&'static str],
    /// Between a person and the town where that person lives: "of".
    pub(super) at_home: &'static str,
    /// Words for one of many: "a".
    pub(super) one: &'static [&'static str],
    /// Between what somebody is and the name: "later identified as".
    pub(super) identified: &'static [&'static str],
    /// Nouns for many people in one place: "a crowd of 5,000".
    pub(super) gatherings: &'static [&'static str],
    /// What all are called together that met with a fate, as they are counted: "nine of the victims".
    pub(super) befallen: &'static [&'static str],
    /// Words for women, and for men.
    pub(super) sexes: [&'static [&'static str]; 2],
    /// Words that say of somebody that he lives, as states or as where he is.
    pub(super) living: &'static [&'static str],
    /// Words that say what befell those counted.
    pub(super) fates: &'static [(Fate, &'static [&'static str])],
}

/// Offices and titles.
#[derive(Debug)]
pub(super) struct Offices {
    /// Stand before a name, written with a capital, and are no part of it.
    pub(super) titles: &'static str,
    /// What is said of an office's term and makes no other office of it: "current", "interim".
    pub(super) terms: &'static [&'static str],
    /// In the name of an office: many can hold it at once, or nobody holds it now.
    pub(super) many: &'static [&'static str],
    /// The head of a state.
    pub(super) heads: &'static [&'static str],
    /// The head of a government.
    pub(super) governments: &'static [&'static str],
    /// In the name of any other office of one holder.
    pub(super) single: &'static [&'static str],
    /// Two spellings, or two words, of one office.
    pub(super) spellings: &'static [(&'static str, &'static str)],
    /// Before an office: it was held, and is not.
    pub(super) past: &'static [&'static str],
    /// Right before an office: it was held once, and by nobody else since as far as that says.
    pub(super) once: &'static [&'static str],
    /// Ranks that stand before a name, in short and in full: those of which nobody has two.
    pub(super) ranks: &'static [(&'static str, &'static str)],
    /// Words before an office that make it that of somebody under its holder: "deputy".
    pub(super) deputies: &'static [&'static str],
    /// Titles of which one person holds one only, by lists: those of a company, those of a state.
    pub(super) apart: &'static [&'static [&'static str]],
}

/// Predicates that are read together with what hangs on them.
#[derive(Debug)]
pub(super) struct Deeds {
    /// Verbs that say no more than that an event is held, with that event as their doer or their object.
    pub(super) occurring: &'static [&'static str],
    /// Nouns of what somebody makes up his mind to: "his decision to resign" does not say whether he has.
    pub(super) resolves: &'static [&'static str],
    /// What befalls a thing or a person once.
    pub(super) lasting: &'static [&'static str],
    /// What one does to a thing or a person, and no other does again: "found", "kill".
    pub(super) once: &'static [&'static str],
    /// The verb of a birth.
    pub(super) birth: &'static str,
    /// A verb and the noun that hangs on it, and the verb that says the same: "take effect" is "enter" force.
    pub(super) phrases: &'static [(&'static str, &'static str, &'static str)],
    /// A verb with its particle, in dictionary form, and the verb that says the same: "go down" is "sink".
    pub(super) phrasal: &'static [(&'static str, &'static str)],
    /// What befalls a person, and what comes of it later.
    pub(super) stages: &'static [Stage],
    /// What befalls a person once in a story, by verbs that say the same, each with what the person is to it.
    pub(super) turns: &'static [&'static [(&'static str, Role)]],
}

/// Verbs of which one lot comes after the other, each with what the person is to it.
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) before: &'static [(&'static str, Role)],
    pub(super) after: &'static [(&'static str, Role)],
}

/// What somebody is to a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Does,
    Undergoes,
}

/// Words with which one speaker accuses and another denies; verbs in their dictionary form.
#[derive(Debug)]
pub(super) struct Disputes {
    /// Verbs that lay something at somebody's door: "accuse".
    pub(super) accusing: &'static [&'static str],
    /// Verbs that deny it: "deny", "reject".
    pub(super) denying: &'static [&'static str],
    /// Verbs that give it a name: "call", "describe".
    pub(super) calling: &'static [&'static str],
    /// What is laid at somebody's door, by nouns that name no more than that it is: "allegation", "wrongdoing".
    pub(super) claims: &'static [&'static str],
    /// Words that say of it that it is untrue: "baseless".
    pub(super) untrue: &'static [&'static str],
}

/// Words of claims that answer one question, whatever else they say; verbs in their dictionary form.
#[derive(Debug)]
pub(super) struct Matters {
    /// Verbs that bring about their object: "cause".
    pub(super) causing: &'static [&'static str],
    /// Verbs that do so with a preposition: "lead" to.
    pub(super) leading: &'static [(&'static str, &'static str)],
    /// Verbs and nouns that do so together: "raise the risk of".
    pub(super) raising: &'static [&'static str],
    pub(super) risks: &'static [&'static str],
    /// Words behind which more is said of what is brought about: "which".
    pub(super) ends: &'static [&'static str],
    /// What somebody thinks of a thing: "view", "position".
    pub(super) views: &'static [&'static str],
    /// Verbs by which it becomes another.
    pub(super) changing: &'static [&'static str],
    /// Words that say that it has not: "same".
    pub(super) same: &'static [&'static str],
    /// Nouns that say that it has, and the verbs that they stand behind: "make a U-turn".
    pub(super) turns: &'static [&'static str],
    pub(super) turning: &'static [&'static str],
    /// Words for who speaks, and what is theirs.
    pub(super) own: &'static [&'static str],
    /// Verbs that say what something is: "represent".
    pub(super) being: &'static [&'static str],
    pub(super) unlawful: &'static [&'static str],
    pub(super) lawful: &'static [&'static str],
    /// Verbs by which a law is broken, and what is broken.
    pub(super) breaking: &'static [&'static str],
    pub(super) laws: &'static [&'static str],
    /// Where something is said, before a day: "in an interview on Monday".
    pub(super) occasions: &'static [&'static str],
}

/// Words that say to whom something was said.
#[derive(Debug)]
pub(super) struct Hearing {
    /// Verbs behind which stands who heard it, as they are written: "told".
    pub(super) telling: &'static [&'static str],
    /// Function words that may stand within the name of who heard it: "a", "the".
    pub(super) leads: &'static [&'static str],
    /// Newsrooms, each by the words that name it.
    pub(super) outlets: &'static [&'static [&'static str]],
}

/// Words of the courts.
#[derive(Debug)]
pub(super) struct Courts {
    /// Words beside which a crime is one that somebody is accused or convicted of.
    pub(super) charges: &'static [&'static str],
    /// Crimes, each by one word.
    pub(super) crimes: &'static [&'static str],
}

/// Words between two dates that say which came first.
#[derive(Debug)]
pub(super) struct Connectives {
    /// The word, what stands before it, what stands after it (nothing where that is free), what it says.
    pub(super) words: &'static [Connective],
    /// Words before a deed that say of the one beside it whether it came first: "ahead of", "in the wake of".
    pub(super) deeds: &'static [(&'static str, Order)],
    /// Words that speak of what is to come or did not: they say nothing of an order.
    pub(super) none: &'static [&'static str],
}

/// A word of order, between the words that make it one.
#[derive(Debug)]
pub(super) struct Connective {
    pub(super) word: &'static str,
    /// One of these stands before it; any word may where there are none.
    pub(super) after: &'static [&'static str],
    /// This stands after it; any word may where it is empty.
    pub(super) before: &'static str,
    pub(super) order: Order,
}
