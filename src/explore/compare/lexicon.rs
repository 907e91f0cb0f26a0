//! What the comparison knows of English words: which say little, and which can stand for one another.
//!
//! Two small tables written for this project: words by how common they are, and groups of words that news uses
//! for the same thing. There is no background corpus when two files are compared, so the first stands in for one.
//! This room must not know articles.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::fold::stem;

/// Function words and words of saying: they carry the sentence, not its facts.
const STOP: &str = "a about above after again against all also am an and any are aren't as at be because been before \
    being below between both but by can can't could couldn't did didn't do does doesn't doing don't down during each \
    either else ever few for from further had hadn't has hasn't have haven't having he her here hers herself him himself \
    his how however i if in into is isn't it its itself just ll may me might more most mr mrs ms must my myself neither \
    no nor not now of off on once one only or other our ours out over own per re s said same say says shall she should \
    so some such t than that the their theirs them themselves then there these they this those though through thus to \
    too under until up upon us ve very was wasn't we were weren't what when where whether which while who whom whose \
    why will with won't would wouldn't yet you your yours";

/// Words so common in news and talk that sharing one means little.
const COMMON: &str = "according across add added almost along already although always among announced another around \
    ask asked away back became become began begin behind best better big bring came case come country day days \
    different early end enough even every fact far find first five four full gave general get give given go going good \
    great group hand help high hold home hours house important including keep kind knew know known large last late \
    later least left less let life like little long look made main major make making many matter mean men million \
    minutes month months much need never new next night nothing number often old open order part people perhaps place \
    point possible present problem public put question quite rather really reported result right second see seem seen \
    set several show side since six small something sometimes still take taken tell ten thing things think third \
    thought three time times today together told took toward turn two use used using want way ways week weeks well went \
    without work world year years yesterday";

/// Words that can stand for one another in an account of the same thing; a line is a group.
const GROUPS: &str = include_str!("groups.txt");

/// What the tables say of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commonness {
    /// A function word.
    Stop,
    /// A word that news cannot do without.
    Common,
    /// Any other.
    Plain,
}

/// Words that deny one another: a line holds two groups with a slash between them.
const OPPOSITES: &str = include_str!("opposites.txt");

struct Tables {
    words: HashMap<&'static str, Commonness>,
    groups: HashMap<String, Vec<u16>>,
    opposites: HashMap<String, Vec<(u16, bool)>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut words = HashMap::new();
        words.extend(COMMON.split_whitespace().map(|word| (word, Commonness::Common)));
        words.extend(STOP.split_whitespace().map(|word| (word, Commonness::Stop)));
        let mut groups: HashMap<String, Vec<u16>> = HashMap::new();
        for (n, group) in GROUPS.lines().enumerate() {
            for word in group.split_whitespace() {
                let ids = groups.entry(stem(word)).or_default();
                if ids.last() != Some(&(n as u16)) {
                    ids.push(n as u16);
                }
            }
        }
        let mut opposites: HashMap<String, Vec<(u16, bool)>> = HashMap::new();
        for (n, line) in OPPOSITES.lines().enumerate() {
            let (left, right) = line.split_once(" / ").unwrap_or((line, ""));
            for (side, words) in [(false, left), (true, right)] {
                for word in words.split_whitespace() {
                    let places = opposites.entry(stem(word)).or_default();
                    if !places.contains(&(n as u16, side)) {
                        places.push((n as u16, side));
                    }
                }
            }
        }
        Tables { words, groups, opposites }
    })
}

/// How common a folded word is.
pub(super) fn commonness(folded: &str) -> Commonness {
    tables().words.get(folded).copied().unwrap_or(Commonness::Plain)
}

/// The groups of near synonyms that a stem belongs to, ascending.
pub(super) fn groups(stem: &str) -> &'static [u16] {
    tables().groups.get(stem).map_or(&[], Vec::as_slice)
}

/// Where a stem stands in the table of opposites: the line, and whether on its right side.
pub(super) fn opposites(stem: &str) -> &'static [(u16, bool)] {
    tables().opposites.get(stem).map_or(&[], Vec::as_slice)
}

/// How many groups there are; their numbers lie below.
pub(super) fn group_count() -> usize {
    GROUPS.lines().count()
}

/// Whether a folded word turns its clause into its opposite.
pub(super) fn is_negation(folded: &str) -> bool {
    matches!(
        folded,
        "not"
            | "no"
            | "never"
            | "nor"
            | "none"
            | "neither"
            | "nobody"
            | "nothing"
            | "without"
            | "cannot"
            | "dont"
            | "doesnt"
            | "didnt"
            | "isnt"
            | "wasnt"
            | "werent"
            | "hasnt"
            | "havent"
    ) || folded.ends_with("n't")
}

/// What the grammar of contradictions knows of a word, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u16);

impl Traits {
    /// Turns its clause into its opposite: "not", "never".
    pub(super) const NEGATION: Traits = Traits(1);
    /// Denies the verb or the clause after it: "failed to", "refused to", "denied that".
    pub(super) const REFUSAL: Traits = Traits(2);
    /// "will", "has", "to".
    pub(super) const AUXILIARY: Traits = Traits(4);
    /// Leaves open whether the verb after it comes true: "may", "plans", "is expected".
    pub(super) const OPENING: Traits = Traits(8);
    /// Tells only that somebody wants it, or asks whether: "if", "urged", "wants".
    pub(super) const WISH: Traits = Traits(16);
    /// A pronoun that takes up the subject of the sentence before.
    pub(super) const PRONOUN: Traits = Traits(32);
    /// A past tense, as far as its form says so.
    pub(super) const PAST: Traits = Traits(64);
    /// What befalls the subject and the object alike: "met", "clashed".
    pub(super) const MUTUAL: Traits = Traits(128);

    /// Whether it has one of the traits of `any`.
    pub(super) fn is(self, any: Traits) -> bool {
        self.0 & any.0 != 0
    }

    /// The traits of a folded word.
    pub(super) fn of(folded: &str) -> Traits {
        let listed = |list: &str| list.split_whitespace().any(|word| word == folded);
        let mut traits = 0;
        let mut add = |holds: bool, of: Traits| traits |= if holds { of.0 } else { 0 };
        add(is_negation(folded), Traits::NEGATION);
        add(REFUSALS.split_whitespace().any(|start| folded.starts_with(start)), Traits::REFUSAL);
        add(listed(AUXILIARIES) || folded.ends_with("n't"), Traits::AUXILIARY);
        add(listed(OPENINGS), Traits::OPENING);
        add(listed(WISHES), Traits::WISH);
        add(listed("he she it they his her its their him them"), Traits::PRONOUN);
        add(folded.ends_with("ed") || listed(PAST), Traits::PAST);
        add(listed(MUTUAL), Traits::MUTUAL);
        Traits(traits)
    }
}

impl std::ops::BitOr for Traits {
    type Output = Traits;

    fn bitor(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }
}

const REFUSALS: &str = "fail refus declin unable avoid denied denies deny denying dispute stopped prevented";

const AUXILIARIES: &str = "will would can could may might shall should must do does did has have had is are was were \
    be been being cannot to";

const OPENINGS: &str = "may might could expected likely plans planned planning hopes hoped set due poised should would \
    will possible considering if unless whether reportedly scheduled expects";

const WISHES: &str = "if unless whether hopes hoped hope wants wanted want urged urge urges asked asks ask demanded \
    demands demand demanding called calls considering may might could should offered threatened threatens vowed";

/// Past tenses that do not end in -ed.
const PAST: &str = "met won lost left sent took gave came went fell rose began held made quit shot struck sank sold \
    bought built broke fled drew withdrew paid died beat said spoke told found hit hurt cut shut led fought overthrew";

const MUTUAL: &str = "met meet meets meeting talked spoke speak clashed clash fought fight agreed collided collide \
    married shared joined discussed negotiated signed compared linked connected";

/// Whether a folded word is a number in words.
pub(super) fn is_number_word(folded: &str) -> bool {
    matches!(
        folded,
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_group() {
        let share = |a: &str, b: &str| groups(&stem(a)).iter().any(|id| groups(&stem(b)).contains(id));
        assert!(share("killed", "died"));
        assert!(share("soldiers", "troops"));
        assert!(share("overthrew", "coup"));
        assert!(!share("soldier", "hospital"));
    }

    #[test]
    fn commonness_is_by_table() {
        assert_eq!(commonness("the"), Commonness::Stop);
        assert_eq!(commonness("year"), Commonness::Common);
        assert_eq!(commonness("uranium"), Commonness::Plain);
    }
}
