//! Names for practice text: half from the project's tables, half made up.
//!
//! A name is made up in two ways: letter by letter, by a Markov chain of order two over the words of a table, and
//! word by word, by the patterns of `trainer/data/names.txt`. The numbers come from one generator with a fixed seed.

use std::collections::BTreeMap;

const GIVEN: &str = include_str!("../../../../src/annotate/name/en/given.tsv");
const SURNAMES: &str = include_str!("../../../../src/annotate/name/en/surnames.tsv");
const COUNTRIES: &str = include_str!("../../../../src/annotate/name/en/countries.tsv");
const PLACES: &str = include_str!("../../../../src/annotate/name/en/places.tsv");
const ORGANISATIONS: &str = include_str!("../../../../src/annotate/name/en/organisations.tsv");
const TEAMS: &str = include_str!("../../../../src/annotate/name/en/teams.tsv");
const PATTERNS: &str = include_str!("../../../data/names.txt");

/// Which rows of surnames go with the rows of given names, in their order.
const PAIRS: [&[usize]; 15] =
    [&[0, 1], &[2], &[3], &[4], &[5], &[6], &[6], &[7], &[7], &[8], &[9], &[10], &[11], &[11], &[7]];

/// Kinds of patterns that make an organisation, each as likely as the others.
const ORGANISATION_KINDS: [&str; 8] = ["firm", "firm", "state", "state", "party", "armed", "school", "ngo"];

/// Numbers by xorshift.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % n.max(1) as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Words, and a chain of letters that makes more like them.
struct Pool {
    words: Vec<String>,
    next: BTreeMap<(char, char), Vec<char>>,
}

impl Pool {
    fn new(words: Vec<String>) -> Pool {
        let mut next: BTreeMap<(char, char), Vec<char>> = BTreeMap::new();
        for word in words.iter().filter(|word| word.chars().all(char::is_alphabetic)) {
            let (mut a, mut b) = ('^', '^');
            for c in word.to_lowercase().chars().chain(['$']) {
                next.entry((a, b)).or_default().push(c);
                (a, b) = (b, c);
            }
        }
        Pool { words, next }
    }

    fn made_up(&self, random: &mut Random) -> String {
        for _ in 0..20 {
            let (mut a, mut b) = ('^', '^');
            let mut word = String::new();
            while let Some(list) = self.next.get(&(a, b)) {
                let c = *random.of(list);
                if c == '$' || word.chars().count() > 11 {
                    break;
                }
                word.push(c);
                (a, b) = (b, c);
            }
            if word.chars().count() > 3 {
                return capital(&word);
            }
        }
        random.of(&self.words).clone()
    }

    fn word(&self, random: &mut Random, made_up_in: usize) -> String {
        if random.one_in(made_up_in) { self.made_up(random) } else { random.of(&self.words).clone() }
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn rows(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn row_words(table: &str) -> Vec<Pool> {
    rows(table)
        .map(|row| {
            let names = row.split_once('\t').map_or("", |row| row.1);
            Pool::new(
                names
                    .split(' ')
                    .filter(|name| name.chars().count() > 1)
                    .map(|n| n.replace('\u{a0}', " "))
                    .collect(),
            )
        })
        .collect()
}

fn items(field: &str) -> Vec<String> {
    field.split([';', '=']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

/// A person's full name, surname and given name.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) full: String,
    pub(super) surname: String,
    pub(super) given: String,
}

/// An organisation's name, its acronym and the short form that a text goes on with.
#[derive(Clone)]
pub(super) struct Organisation {
    pub(super) name: String,
    pub(super) acronym: String,
    pub(super) short: String,
}

/// Makes names.
pub(super) struct Maker {
    pub(super) random: Random,
    given: Vec<Pool>,
    surnames: Vec<Pool>,
    towns: Pool,
    countries: Vec<(String, String)>,
    /// Names of the tables with their acronyms, by kind of pattern.
    known: BTreeMap<&'static str, Vec<(String, Option<String>)>>,
    lists: BTreeMap<&'static str, Vec<&'static str>>,
    patterns: BTreeMap<&'static str, Vec<&'static str>>,
}

/// The kind of pattern that makes names like those of a row of the table of organisations.
fn kind_of_row(row: &str) -> &'static str {
    match row {
        "body" => "state",
        "movement" => "armed",
        "media" => "media",
        "school" => "school",
        "ngo" => "ngo",
        "party" => "party",
        _ => "firm",
    }
}

impl Maker {
    pub(super) fn new() -> Maker {
        let mut countries = Vec::new();
        let mut towns = Vec::new();
        for row in rows(COUNTRIES) {
            let fields: Vec<&str> = row.split('\t').collect();
            if fields.get(1).is_some_and(|code| code.len() == 2) {
                let adjective = fields.get(3).and_then(|f| items(f).into_iter().next()).unwrap_or_default();
                if !adjective.is_empty() {
                    countries.push((fields[0].to_owned(), adjective));
                }
                towns.extend(fields.get(4).map(|f| items(f)).unwrap_or_default());
            }
        }
        for row in rows(PLACES) {
            towns.extend(row.split_once('\t').map(|row| items(row.1)).unwrap_or_default());
        }
        let mut known: BTreeMap<&'static str, Vec<(String, Option<String>)>> = BTreeMap::new();
        for row in rows(ORGANISATIONS) {
            let Some((kind, names)) = row.split_once('\t') else { continue };
            let names: Vec<String> = names.split(';').map(|s| s.trim().to_owned()).collect();
            let Some(name) = names.first() else { continue };
            let acronym = names.get(1).filter(|n| n.len() < 8 && n.chars().all(char::is_uppercase)).cloned();
            let name = name.trim_start_matches("The ").to_owned();
            known.entry(kind_of_row(kind)).or_default().push((name, acronym));
        }
        let teams =
            rows(TEAMS).flat_map(|row| row.split_once('\t').map(|row| items(row.1)).unwrap_or_default());
        known.insert("team", teams.map(|name| (name, None)).collect());
        let mut lists: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
        let mut patterns: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
        for row in rows(PATTERNS) {
            if let Some((kind, pattern)) = row.split_once(" > ") {
                patterns.entry(kind).or_default().push(pattern);
            } else if let Some((name, words)) = row.split_once(" = ") {
                lists.insert(name, words.split(';').map(str::trim).collect());
            }
        }
        Maker {
            random: Random(0x9e37_79b9_7f4a_7c15),
            given: row_words(GIVEN),
            surnames: row_words(SURNAMES),
            towns: Pool::new(towns),
            countries,
            known,
            lists,
            patterns,
        }
    }

    pub(super) fn person(&mut self) -> Person {
        let region = self.random.below(self.given.len());
        let rows = PAIRS.get(region).copied().unwrap_or(&[0]);
        let row = *self.random.of(rows);
        let random = &mut self.random;
        let given = self.given[region].word(random, 3);
        let row = row.min(self.surnames.len() - 1);
        let mut surname = self.surnames[row].word(random, 2);
        if random.one_in(14) {
            const PARTICLES: [&str; 10] =
                ["de ", "van ", "von ", "al-", "bin ", "da ", "O'", "Mc", "El ", "van der "];
            surname = format!("{}{}", random.of(&PARTICLES), surname);
        } else if random.one_in(16) {
            surname = format!("{}-{}", surname, self.surnames[row].word(random, 2));
        }
        let initial = |random: &mut Random| (b'A' + random.below(26) as u8) as char;
        let full = match random.below(28) {
            0 => format!("{given} {}. {surname}", initial(random)),
            1 => format!("{}. {surname}", initial(random)),
            2 => format!("{given} {} {surname}", self.given[region].word(random, 3)),
            3 => surname.clone(),
            4 => format!("{}.{}. {surname}", initial(random), initial(random)),
            5 => format!("{given} {surname} {}", self.surnames[row].word(random, 2)),
            6 => format!("{given}-{} {surname}", self.given[region].word(random, 3).to_lowercase()),
            _ => format!("{given} {surname}"),
        };
        Person { full, surname, given }
    }

    pub(super) fn country(&mut self) -> (String, String) {
        self.random.of(&self.countries).clone()
    }

    pub(super) fn town(&mut self) -> String {
        if self.random.one_in(8) {
            return self.patterned("site");
        }
        self.towns.word(&mut self.random, 2)
    }

    pub(super) fn region(&mut self) -> String {
        if self.random.one_in(3) { self.patterned("site") } else { self.towns.word(&mut self.random, 2) }
    }

    /// A name by one of the patterns of a kind.
    pub(super) fn patterned(&mut self, kind: &str) -> String {
        let Some(pattern) = self.patterns.get(kind).map(|list| *self.random.of(list)) else {
            return String::new();
        };
        self.expand(pattern, 0)
    }

    fn expand(&mut self, pattern: &str, depth: usize) -> String {
        let mut out = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((slot, tail)) = after.split_once('}') else { break };
            rest = tail;
            let word = match slot {
                "town" => self.towns.word(&mut self.random, 2),
                "made" => {
                    let row = self.random.below(self.surnames.len() * 2);
                    match self.surnames.get(row) {
                        Some(pool) => pool.made_up(&mut self.random),
                        None => self.towns.made_up(&mut self.random),
                    }
                }
                "surname" => self.person().surname,
                "given" => self.person().given,
                "country" => self.country().0,
                "adj" => self.country().1,
                _ => match self.lists.get(slot) {
                    Some(list) if depth < 3 => {
                        let word = *self.random.of(list);
                        self.expand(word, depth + 1)
                    }
                    _ => String::new(),
                },
            };
            out.push_str(&word);
        }
        out.push_str(rest);
        out
    }

    /// An organisation of any kind, or of the one given.
    pub(super) fn organisation(&mut self, kind: Option<&'static str>) -> Organisation {
        let kind = kind.unwrap_or_else(|| *self.random.of(&ORGANISATION_KINDS));
        let known = if self.random.one_in(3) { self.known.get(kind) } else { None };
        let (name, acronym) = match known {
            Some(list) => self.random.of(list).clone(),
            None => (self.patterned(kind), None),
        };
        let name = name.trim_start_matches("The ").to_owned();
        let acronym = acronym.unwrap_or_else(|| initials(&name));
        let words: Vec<&str> = name.split(' ').collect();
        let short = match kind {
            "firm"
                if words.len() > 1
                    && !matches!(words[0], "Bank" | "First" | "General" | "United" | "Royal") =>
            {
                let keep = if words.len() > 2 && self.random.one_in(2) { 2 } else { 1 };
                words[..keep].join(" ").trim_end_matches(',').to_owned()
            }
            "firm" => name.clone(),
            _ if words.len() > 1 => acronym.clone(),
            _ => name.clone(),
        };
        Organisation { name, acronym, short }
    }
}

/// `NEC` of `National Electoral Commission`; the first letters of a name of one word.
fn initials(name: &str) -> String {
    let letters: String = name
        .split([' ', '-'])
        .filter(|w| w.starts_with(char::is_uppercase))
        .filter_map(|w| w.chars().next())
        .collect();
    if letters.chars().count() > 1 {
        letters
    } else {
        name.chars().take(3).collect::<String>().to_uppercase()
    }
}
