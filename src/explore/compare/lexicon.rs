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

    /// The traits of a folded word.
    pub(super) fn of(folded: &str) -> Traits {
        let listed = |list: &str| list.split_whitespace().any(|word| word == folded);
        let mut traits = 0;
        let mut add = |holds: bool, of: Traits| traits |= if holds { of.0 } else { 0 };
        add(is_negation(folded), Traits::NEGATION);
        add(REFUSALS.split_whitespace().any(|start| folded.starts_with(start)), Traits::REFUSAL);
        add(folded.starts_with("declin"), Traits::UNWILLING);
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

const REFUSALS: &str = "fail refus reject unable denied denies deny denying";

/// Past tenses that do not end in -ed.
const PAST: &str = "met won lost left sent took gave came went fell rose began held made quit shot struck sank sold \
    bought built broke fled drew withdrew paid died beat said spoke told found hit hurt cut shut led fought overthrew";

const MUTUAL: &str = "met meet meets meeting talked spoke speak clashed clash fought fight agreed collided collide \
    married shared joined discussed negotiated signed compared linked connected";

/// Whether a denial before this word sets a degree and denies nothing: "no more than", "not only", "no doubt".
pub(super) fn is_degree(folded: &str) -> bool {
    matches!(folded, "more" | "less" | "fewer" | "only" | "doubt" | "later")
}

/// Whether a folded word stands before a name, written with a capital, and is no part of it.
pub(super) fn is_title(folded: &str) -> bool {
    TITLES.split_whitespace().any(|title| title == folded)
}

const TITLES: &str = "president premier prime minister chancellor mayor governor senator secretary ambassador king queen \
    prince princess sir lord lady general colonel major captain lieutenant sergeant commander admiral chief inspector \
    judge justice professor doctor dr rev reverend bishop archbishop pope imam sheikh director chairman chairwoman coach";

/// Signs and stems of units of money; a line is one of them.
const CURRENCIES: [&[&str]; 22] = [
    &["$", "dollar", "usd"],
    &["€", "euro", "eur"],
    &["£", "pound", "sterl", "gbp"],
    &["¥", "yen", "jpy"],
    &["yuan", "renminbi"],
    &["₹", "rupe"],
    &["₽", "roubl", "rubl"],
    &["₩", "won"],
    &["₺", "lira"],
    &["₦", "naira"],
    &["₴", "hryvnia"],
    &["₪", "shekel"],
    &["franc", "chf"],
    &["krona", "krone", "kroner", "kronor"],
    &["zloti"],
    &["peso"],
    &["real", "reai"],
    &["rand"],
    &["shill"],
    &["dinar"],
    &["dirham"],
    &["riyal"],
];

fn currency(sign: &str) -> Option<usize> {
    CURRENCIES.iter().position(|forms| forms.contains(&sign))
}

/// Whether a sign or a stem is one of money.
pub(super) fn is_currency(sign: &str) -> bool {
    currency(sign).is_some()
}

/// Whether two signs or stems are of one unit of money.
pub(super) fn one_currency(x: &str, y: &str) -> bool {
    currency(x) == currency(y)
}

/// Whether a folded word is a number in words, of those that are hardly ever anything else.
pub(super) fn is_number_word(folded: &str) -> bool {
    CARDINALS.iter().any(|(word, value)| *word == folded && *value > 1.0)
}

/// The number that a folded word gives, in figures or in words, and whether as an ordinal.
pub(super) fn number_word(folded: &str) -> Option<(f64, bool)> {
    let listed =
        |list: &[(&str, f64)]| list.iter().find(|(word, _)| *word == folded).map(|(_, value)| *value);
    if let Some(value) = listed(&CARDINALS).or_else(|| listed(&VAGUE)) {
        return Some((value, false));
    }
    if let Some(value) = listed(&ORDINALS) {
        return Some((value, true));
    }
    let mut value = 0.0;
    let mut part = 0.0;
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        match c.to_digit(10) {
            Some(digit) if part == 0.0 => value = value * 10.0 + f64::from(digit),
            Some(digit) => {
                value += f64::from(digit) * part;
                part /= 10.0;
            }
            None if c == '.' && part == 0.0 && rest.len() < folded.len() => part = 0.1,
            None if c == ',' && rest.len() < folded.len() => {}
            None => break,
        }
        rest = &rest[c.len_utf8()..];
    }
    (rest.len() < folded.len()).then(|| (value, matches!(rest, "st" | "nd" | "rd" | "th")))
}

const CARDINALS: [(&str, f64); 35] = [
    ("zero", 0.0),
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("eleven", 11.0),
    ("twelve", 12.0),
    ("thirteen", 13.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("sixteen", 16.0),
    ("seventeen", 17.0),
    ("eighteen", 18.0),
    ("nineteen", 19.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("dozen", 12.0),
    ("half", 0.5),
];

/// Plurals that count without a number, by what they are plurals of.
const VAGUE: [(&str, f64); 6] = [
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];

const ORDINALS: [(&str, f64); 10] = [
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
];

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
