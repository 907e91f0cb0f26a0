//! A language's tables, made ready to be asked: how common a word is, which words can stand for it, which deny it.
//!
//! [`lexicon`] is the one place that chooses a language. This room must not know articles.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::about::Fate;
use super::en;
use super::tables::Connectives;
use super::tables::{
    Commonness, Courts, Deeds, Disputes, Grammar, Hearing, Matters, Numbers, Offices, People, Reading,
    Tables, Words,
};
use crate::text::language::{Lang, TextTables, tables};

/// The words of a comparison of texts in `langs`: those of the first language that has tables.
pub(super) fn lexicon(langs: impl IntoIterator<Item = Lang>) -> &'static Lexicon {
    static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
    static BARE: OnceLock<Lexicon> = OnceLock::new();
    let mut bare = Lang::Undetermined;
    for lang in langs {
        match lang {
            Lang::En | Lang::Undetermined => {
                return ENGLISH.get_or_init(|| Lexicon::of(&en::TABLES, tables(Lang::En)));
            }
            Lang::Other(_) => bare = lang,
        }
    }
    BARE.get_or_init(|| Lexicon::of(&NONE, tables(bare)))
}

/// The tables of a language with the ways into them.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) tables: &'static Tables,
    text: &'static TextTables,
    words: HashMap<&'static str, Commonness>,
    groups: HashMap<String, Vec<u16>>,
    opposites: HashMap<String, Vec<(u16, bool)>>,
    /// Units of money by sign and stem.
    money: HashMap<&'static str, usize>,
    /// Traits that whole words have.
    listed: HashMap<&'static str, Traits>,
    /// Stems of verbs that only say who says something, ascending.
    saying: Vec<String>,
}

impl Lexicon {
    fn of(tables: &'static Tables, text: &'static TextTables) -> Lexicon {
        let mut money = HashMap::new();
        for (n, forms) in tables.numbers.currencies.iter().enumerate() {
            for form in *forms {
                money.entry(*form).or_insert(n);
            }
        }
        let mut listed: HashMap<&'static str, Traits> = HashMap::new();
        let grammar = &tables.grammar;
        for (words, of) in [(grammar.past, Traits::PAST), (grammar.mutual, Traits::MUTUAL)] {
            for word in words.split_whitespace() {
                listed.entry(word).or_default().0 |= of.0;
            }
        }
        let mut words = HashMap::new();
        words.extend(tables.words.common.split_whitespace().map(|word| (word, Commonness::Common)));
        words.extend(tables.words.stop.split_whitespace().map(|word| (word, Commonness::Stop)));
        let mut groups: HashMap<String, Vec<u16>> = HashMap::new();
        for (n, group) in tables.words.synonyms.lines().enumerate() {
            for word in group.split_whitespace() {
                let ids = groups.entry(text.stem(word)).or_default();
                if ids.last() != Some(&(n as u16)) {
                    ids.push(n as u16);
                }
            }
        }
        let mut opposites: HashMap<String, Vec<(u16, bool)>> = HashMap::new();
        for (n, line) in tables.words.opposites.lines().enumerate() {
            let (left, right) = line.split_once(" / ").unwrap_or((line, ""));
            for (side, words) in [(false, left), (true, right)] {
                for word in words.split_whitespace() {
                    let places = opposites.entry(text.stem(word)).or_default();
                    if !places.contains(&(n as u16, side)) {
                        places.push((n as u16, side));
                    }
                }
            }
        }
        let mut saying: Vec<String> = tables.reading.saying.iter().map(|verb| text.stem(verb)).collect();
        saying.sort_unstable();
        Lexicon { tables, text, words, groups, opposites, money, listed, saying }
    }

    /// Whether a stem is that of a verb that only says who says something.
    pub(super) fn says(&self, stem: &str) -> bool {
        self.saying.binary_search_by(|verb| verb.as_str().cmp(stem)).is_ok()
    }

    /// The stem of a folded word.
    pub(super) fn stem(&self, folded: &str) -> String {
        self.text.stem(folded)
    }

    /// How common a folded word is.
    pub(super) fn commonness(&self, folded: &str) -> Commonness {
        self.words.get(folded).copied().unwrap_or(Commonness::Plain)
    }

    /// The groups of near synonyms that a stem belongs to, ascending.
    pub(super) fn groups(&self, stem: &str) -> &[u16] {
        self.groups.get(stem).map_or(&[], Vec::as_slice)
    }

    /// How many groups there are; their numbers lie below.
    pub(super) fn group_count(&self) -> usize {
        self.tables.words.synonyms.lines().count()
    }

    /// Where a stem stands in the table of opposites: the line, and whether on its right side.
    pub(super) fn opposites(&self, stem: &str) -> &[(u16, bool)] {
        self.opposites.get(stem).map_or(&[], Vec::as_slice)
    }

    /// Whether a folded word turns its clause into its opposite.
    pub(super) fn is_negation(&self, folded: &str) -> bool {
        let grammar = &self.tables.grammar;
        let ending = grammar.negation_ending;
        grammar.negations.contains(&folded) || !ending.is_empty() && folded.ends_with(ending)
    }

    /// Whether a folded word stands before a name, written with a capital, and is no part of it.
    pub(super) fn is_title(&self, folded: &str) -> bool {
        self.tables.offices.titles.split_whitespace().any(|title| title == folded)
    }

    /// The unit of money that a sign or a stem names, by its number.
    pub(super) fn currency(&self, sign: &str) -> Option<usize> {
        self.money.get(sign).copied()
    }

    /// Whether a folded word is a number in words, of those that are hardly ever anything else.
    pub(super) fn is_number_word(&self, folded: &str) -> bool {
        let numbers = &self.tables.numbers;
        let mut words = numbers.cardinals.iter().chain(numbers.scales);
        words.any(|(word, value)| *word == folded && *value > 1.0)
    }

    /// The whole number that a folded word counts by: "three".
    pub(super) fn cardinal(&self, folded: &str) -> Option<u32> {
        let listed = self.tables.numbers.cardinals.iter().find(|(word, _)| *word == folded)?;
        Some(listed.1 as u32)
    }

    /// The number that a folded word gives, in figures or in words, and whether as an ordinal.
    pub(super) fn number(&self, folded: &str) -> Option<(f64, bool)> {
        let numbers = &self.tables.numbers;
        let listed =
            |list: &[(&str, f64)]| list.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value);
        if let Some(value) = [numbers.cardinals, numbers.scales, numbers.vague].into_iter().find_map(listed) {
            return Some((value, false));
        }
        if let Some(value) = listed(numbers.ordinals) {
            return Some((value, true));
        }
        let (value, rest) = figures(folded)?;
        Some((value, numbers.ordinal_endings.contains(&rest)))
    }

    /// What the grammar knows of a folded word.
    pub(super) fn traits(&self, folded: &str) -> Traits {
        let grammar = &self.tables.grammar;
        let begins = |list: &[&str]| list.iter().any(|start| folded.starts_with(start));
        let past = !grammar.past_ending.is_empty() && folded.ends_with(grammar.past_ending);
        let mut traits = self.listed.get(folded).map_or(0, |traits| traits.0);
        let mut add = |holds: bool, of: Traits| traits |= if holds { of.0 } else { 0 };
        add(self.is_negation(folded), Traits::NEGATION);
        add(begins(grammar.refusals), Traits::REFUSAL);
        add(begins(grammar.unwilling), Traits::UNWILLING);
        add(grammar.pronouns.contains(&folded), Traits::PRONOUN);
        add(past, Traits::PAST);
        Traits(traits)
    }

    /// What a folded word says befell those counted.
    pub(super) fn fate(&self, folded: &str) -> Option<Fate> {
        self.tables.people.fates.iter().find(|(_, words)| words.contains(&folded)).map(|(fate, _)| *fate)
    }
}

/// The number that figures at the beginning of a word give, with commas between its thousands, and what follows them.
fn figures(word: &str) -> Option<(f64, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(word.len());
    let (number, rest) = word.split_at_checked(end)?;
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let value = |digits: &str| {
        digits.chars().filter_map(|c| c.to_digit(10)).fold(0.0, |sum, digit| sum * 10.0 + f64::from(digit))
    };
    let places = part.chars().filter(char::is_ascii_digit).count();
    let scale = (0..places).fold(1.0, |scale, _| scale * 10.0);
    whole.starts_with(|c: char| c.is_ascii_digit()).then(|| (value(whole) + value(part) / scale, rest))
}

/// What the grammar of a language knows of a word, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    /// Turns its clause into its opposite: "not", "never".
    pub(super) const NEGATION: Traits = Traits(1);
    /// Denies what comes after it: "failed", "refused", "denied".
    pub(super) const REFUSAL: Traits = Traits(2);
    /// Denies it where "to" follows: "declined to comment", but "prices declined".
    pub(super) const UNWILLING: Traits = Traits(4);
    /// A pronoun that takes up the subject of the sentence before.
    pub(super) const PRONOUN: Traits = Traits(8);
    /// A past tense, as far as its form says so.
    pub(super) const PAST: Traits = Traits(16);
    /// What befalls the subject and the object alike: "met", "clashed".
    pub(super) const MUTUAL: Traits = Traits(32);

    /// Whether it has one of the traits of `any`.
    pub(super) fn is(self, any: Traits) -> bool {
        self.0 & any.0 != 0
    }
}

/// The tables of a language of which nothing is known: no word says less than another, and none stands for another.
static NONE: Tables = Tables {
    words: Words {
        stop: "",
        common: "",
        synonyms: "",
        opposites: "",
        spellings: &[],
        endings: &[],
        judging: &[],
    },
    grammar: Grammar {
        negations: &[],
        negation_ending: "",
        degrees: &[],
        refusals: &[],
        unwilling: &[],
        infinitive: "",
        pronouns: &[],
        first_person: &[],
        addresses: [&[], &[]],
        gendered: [&[], &[]],
        pending: &[],
        person_pronouns: &[],
        speaker_pronouns: &[],
        possessives: &[],
        past_ending: "",
        past: "",
        mutual: "",
        perfect: &[],
        owners: &[],
        distances: &[],
        particles: &[],
        inflections: &[],
        places: &[],
        clause_openers: &[],
    },
    numbers: Numbers {
        results: &[],
        against: "",
        measures: &[],
        labels: &[],
        magnitudes: &[],
        of: "",
        sums: &[],
        steps: &[],
        cardinals: &[],
        scales: &[],
        vague: &[],
        ordinals: &[],
        ordinal_endings: &[],
        currencies: &[],
        share: "",
        joins: &[],
        ranges: &[],
        parts: &[],
        anchors: &[],
        polls: &[],
    },
    people: People {
        counted: &[],
        anyone: &[],
        residents: &[],
        at_home: "",
        one: &[],
        identified: &[],
        gatherings: &[],
        befallen: &[],
        sexes: [&[], &[]],
        living: &[],
        fates: &[],
    },
    offices: Offices {
        titles: "",
        terms: &[],
        many: &[],
        heads: &[],
        governments: &[],
        single: &[],
        spellings: &[],
        past: &[],
        once: &[],
        ranks: &[],
        deputies: &[],
        apart: &[],
    },
    courts: Courts { charges: &[], crimes: &[] },
    towns: "",
    deeds: Deeds {
        occurring: &[],
        resolves: &[],
        lasting: &[],
        once: &[],
        birth: "",
        phrases: &[],
        phrasal: &[],
        stages: &[],
        turns: &[],
    },
    disputes: Disputes { accusing: &[], denying: &[], calling: &[], claims: &[], untrue: &[] },
    matters: Matters {
        causing: &[],
        leading: &[],
        raising: &[],
        risks: &[],
        ends: &[],
        views: &[],
        changing: &[],
        same: &[],
        turns: &[],
        turning: &[],
        own: &[],
        being: &[],
        unlawful: &[],
        lawful: &[],
        breaking: &[],
        laws: &[],
        occasions: &[],
    },
    hearing: Hearing { telling: &[], leads: &[], outlets: &[] },
    order: Connectives { words: &[], deeds: &[], none: &[] },
    reading: Reading {
        saying: &[],
        leads: &[],
        beside: &[],
        relative: &[],
        begins: &[],
        holds: &[],
        about: "",
        leading: &[],
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> &'static Lexicon {
        lexicon([Lang::En])
    }

    #[test]
    fn words_know_their_group() {
        let share = |a: &str, b: &str| {
            let (a, b) = (english().groups(&english().stem(a)), english().groups(&english().stem(b)));
            a.iter().any(|id| b.contains(id))
        };
        assert!(share("killed", "died"));
        assert!(share("soldiers", "troops"));
        assert!(share("overthrew", "coup"));
        assert!(!share("soldier", "hospital"));
    }

    #[test]
    fn commonness_is_by_table() {
        assert_eq!(english().commonness("the"), Commonness::Stop);
        assert_eq!(english().commonness("year"), Commonness::Common);
        assert_eq!(english().commonness("uranium"), Commonness::Plain);
    }

    #[test]
    fn a_language_without_tables_has_no_words() {
        let swahili = Lang::from_tag("sw").expect("a tag");
        let bare = lexicon([swahili]);
        assert_eq!(bare.commonness("the"), Commonness::Plain);
        assert!(!bare.is_negation("not") && !bare.is_negation("watu") && bare.number("three").is_none());
        assert_eq!(bare.number("1,984"), Some((1984.0, false)));
        assert_eq!(lexicon([swahili, Lang::En]).commonness("the"), Commonness::Stop);
    }

    #[test]
    fn figures_are_numbers() {
        for (word, value) in [
            ("1,984", Some((1984.0, false))),
            ("3.5", Some((3.5, false))),
            ("80th", Some((80.0, true))),
            ("48-page", Some((48.0, false))),
            ("seven", Some((7.0, false))),
            ("third", Some((3.0, true))),
            ("uranium", None),
        ] {
            assert_eq!(english().number(word), value, "{word}");
        }
    }
}
