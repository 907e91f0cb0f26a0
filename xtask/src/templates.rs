//! Practice text for the tagger: frames of articles, written for this project, filled with names.
//!
//! Half of the names come from the project's tables; the other half are made up from the letters of a table by
//! a Markov chain of order two, so that the tagger must learn to read what stands around a name it does not
//! know. The numbers come from one generator with a fixed seed: the same text each time.

use std::collections::BTreeMap;

use parallax::text::Span;

use crate::gold::{Doc, Name, plain};

const FRAMES: &str = include_str!("../data/templates.txt");
const GIVEN: &str = include_str!("../../src/annotate/name/data/given.tsv");
const SURNAMES: &str = include_str!("../../src/annotate/name/data/surnames.tsv");
const COUNTRIES: &str = include_str!("../../src/annotate/name/data/countries.tsv");
const PLACES: &str = include_str!("../../src/annotate/name/data/places.tsv");
const ORGANISATIONS: &str = include_str!("../../src/annotate/name/data/organisations.tsv");
const TEAMS: &str = include_str!("../../src/annotate/name/data/teams.tsv");

/// Which rows of surnames go with the rows of given names, in their order.
const PAIRS: [&[usize]; 15] =
    [&[0, 1], &[2], &[3], &[4], &[5], &[6], &[6], &[7], &[7], &[8], &[9], &[10], &[11], &[11], &[7]];

struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
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

struct Maker {
    random: Random,
    given: Vec<Pool>,
    surnames: Vec<Pool>,
    towns: Pool,
    countries: Vec<(String, String)>,
    organisations: Vec<(String, Option<String>)>,
    media: Vec<String>,
    teams: Vec<String>,
}

const PORTFOLIOS: [&str; 16] = [
    "Finance",
    "Health",
    "Education",
    "Defence",
    "Interior",
    "Justice",
    "Transport",
    "Agriculture",
    "Energy",
    "Mines",
    "Foreign Affairs",
    "Water",
    "Trade",
    "Culture",
    "Home Affairs",
    "Social Welfare",
];
const FIELDS: [&str; 24] = [
    "Football",
    "Farmers",
    "Teachers",
    "Development",
    "Electoral",
    "Human Rights",
    "Reserve",
    "Petroleum",
    "Maritime",
    "Rural",
    "Medical",
    "Press",
    "Trade",
    "Aviation",
    "Olympic",
    "Veterans",
    "Women's",
    "Workers'",
    "Housing",
    "Research",
    "Security",
    "Weather",
    "Geological",
    "Cricket",
];
const HEADS: [&str; 20] = [
    "Association",
    "Federation",
    "Union",
    "Commission",
    "Council",
    "Board",
    "Authority",
    "Agency",
    "Institute",
    "Bank",
    "Corporation",
    "Foundation",
    "Committee",
    "Movement",
    "Front",
    "Party",
    "Alliance",
    "Congress",
    "Service",
    "Academy",
];
const ENDINGS: [&str; 22] = [
    "Inc",
    "Corp",
    "Ltd",
    "Group",
    "Holdings",
    "Co",
    "AG",
    "SA",
    "NV",
    "plc",
    "Industries",
    "Motors",
    "Airlines",
    "Bank",
    "Energy",
    "Mining",
    "Pharmaceuticals",
    "Electronics",
    "Steel",
    "Foods",
    "Oil",
    "Records",
];
const CLUBS: [&str; 20] = [
    "United",
    "City",
    "Rovers",
    "FC",
    "Athletic",
    "Wanderers",
    "Town",
    "Tigers",
    "Lions",
    "Eagles",
    "Kings",
    "Stars",
    "Rangers",
    "Dynamo",
    "Sporting",
    "Warriors",
    "Bulls",
    "Hawks",
    "Pirates",
    "Giants",
];
const PAPERS: [&str; 14] = [
    "Times",
    "Post",
    "Herald",
    "Daily News",
    "Tribune",
    "Gazette",
    "Observer",
    "Chronicle",
    "Mail",
    "Star",
    "Standard",
    "Radio",
    "News Agency",
    "TV",
];

impl Maker {
    fn new() -> Maker {
        let item = |field: &str| {
            field.split([';', '=']).map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect::<Vec<_>>()
        };
        let mut countries = Vec::new();
        let mut towns = Vec::new();
        for row in rows(COUNTRIES) {
            let fields: Vec<&str> = row.split('\t').collect();
            if fields.get(1).is_some_and(|code| code.len() == 2) {
                let adjective = fields.get(3).and_then(|f| item(f).into_iter().next()).unwrap_or_default();
                if !adjective.is_empty() {
                    countries.push((fields[0].to_owned(), adjective));
                }
                towns.extend(fields.get(4).map(|f| item(f)).unwrap_or_default());
            }
        }
        for row in rows(PLACES) {
            towns.extend(row.split_once('\t').map(|row| item(row.1)).unwrap_or_default());
        }
        let mut organisations = Vec::new();
        let mut media = Vec::new();
        for row in rows(ORGANISATIONS) {
            let Some((kind, names)) = row.split_once('\t') else { continue };
            let names = item(names);
            let Some(name) = names.first() else { continue };
            if kind == "media" {
                media.push(name.trim_start_matches("The ").to_owned());
            } else {
                let acronym =
                    names.get(1).filter(|n| n.len() < 8 && n.chars().all(char::is_uppercase)).cloned();
                organisations.push((name.trim_start_matches("The ").to_owned(), acronym));
            }
        }
        let teams = rows(TEAMS)
            .flat_map(|row| row.split_once('\t').map(|row| item(row.1)).unwrap_or_default())
            .collect();
        Maker {
            random: Random(0x9e37_79b9_7f4a_7c15),
            given: row_words(GIVEN),
            surnames: row_words(SURNAMES),
            towns: Pool::new(towns),
            countries,
            organisations,
            media,
            teams,
        }
    }

    fn person(&mut self) -> (String, String, String) {
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
        let full = match random.below(22) {
            0 => format!("{given} {}. {surname}", (b'A' + random.below(26) as u8) as char),
            1 => format!("{}. {surname}", (b'A' + random.below(26) as u8) as char),
            2 => format!("{given} {} {surname}", self.given[region].word(random, 3)),
            3 => surname.clone(),
            _ => format!("{given} {surname}"),
        };
        (full, surname, given)
    }

    fn town(&mut self) -> String {
        let random = &mut self.random;
        let town = self.towns.word(random, 2);
        match random.below(40) {
            0 => format!("San {}", self.towns.made_up(random)),
            1 => format!("New {}", self.towns.made_up(random)),
            2 => format!("{} City", self.towns.made_up(random)),
            3 => format!("Port {}", self.towns.made_up(random)),
            4 => format!("{}-{}", self.towns.made_up(random), self.towns.made_up(random)),
            5 => format!("El {}", self.towns.made_up(random)),
            _ => town,
        }
    }

    fn region(&mut self) -> String {
        let random = &mut self.random;
        let name = self.towns.word(random, 2);
        match random.below(16) {
            0 => format!("{name} Province"),
            1 => format!("{name} Valley"),
            2 => format!("{name} County"),
            3 => format!("Lake {name}"),
            4 => format!("Mount {name}"),
            5 => format!("{name} Island"),
            6 => format!("North {name}"),
            7 => format!("{name} River"),
            _ => name,
        }
    }

    fn organisation(&mut self) -> (String, String) {
        let town = self.town();
        let (_, surname, _) = self.person();
        let random = &mut self.random;
        let adjective = random.of(&self.countries).1.clone();
        let name = match random.below(22) {
            0 => format!("Ministry of {}", random.of(&PORTFOLIOS)),
            1 => format!("{town} University"),
            2 => format!("University of {town}"),
            3 => format!("National {} {}", random.of(&FIELDS), random.of(&HEADS)),
            4 | 5 => format!("{adjective} {} {}", random.of(&FIELDS), random.of(&HEADS)),
            6 | 7 => format!("{surname} {}", random.of(&ENDINGS)),
            8 => format!("{} {}", self.towns.made_up(random), random.of(&ENDINGS)),
            9 => format!("{surname} & {}", self.towns.made_up(random)),
            10 => format!("{town} {} {}", random.of(&FIELDS), random.of(&HEADS)),
            11 => format!(
                "{} for {} {}",
                random.of(&HEADS),
                random.of(&FIELDS),
                random.of(&["Reform", "Rights", "Change", "Justice"])
            ),
            12 => self.surnames[0].made_up(random),
            13 => format!("{town} High Court"),
            14 => format!("{} and {} {}", random.of(&PORTFOLIOS), random.of(&FIELDS), random.of(&HEADS)),
            _ => {
                let (name, acronym) = random.of(&self.organisations).clone();
                let own = acronym.unwrap_or_else(|| initials(&name));
                return (name, own);
            }
        };
        let acronym = initials(&name);
        (name, acronym)
    }

    fn team(&mut self) -> String {
        let town = self.town();
        if self.random.one_in(2) {
            self.random.of(&self.teams).clone()
        } else {
            format!("{town} {}", self.random.of(&CLUBS))
        }
    }

    fn outlet(&mut self) -> String {
        let town = self.town();
        if self.random.one_in(2) {
            self.random.of(&self.media).clone()
        } else {
            format!("{town} {}", self.random.of(&PAPERS))
        }
    }

    fn day(&mut self) -> String {
        let random = &mut self.random;
        let month = random.of(&["January", "March", "May", "August", "October", "December"]);
        match random.below(4) {
            0 => (*random.of(&["Monday", "Wednesday", "Friday", "Sunday"])).to_owned(),
            1 => format!("{month} {}", 1 + random.below(28)),
            2 => format!("{} {month} {}", 1 + random.below(28), 1980 + random.below(45)),
            _ => format!("{month} {}, {}", 1 + random.below(28), 1980 + random.below(45)),
        }
    }
}

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

/// `copies` articles of each frame.
pub(crate) fn articles(copies: usize) -> Vec<Doc> {
    let mut maker = Maker::new();
    let frames: Vec<String> = FRAMES
        .split("\n\n")
        .map(|frame| frame.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n"))
        .filter(|frame| !frame.trim().is_empty())
        .collect();
    let mut docs = Vec::new();
    for copy in 0..copies {
        for (n, frame) in frames.iter().enumerate() {
            docs.push(fill(&mut maker, frame, format!("templates-{copy}-{n}")));
        }
    }
    docs
}

fn fill(maker: &mut Maker, frame: &str, id: String) -> Doc {
    let mut people: BTreeMap<char, (String, String, String)> = BTreeMap::new();
    let mut countries: BTreeMap<char, (String, String)> = BTreeMap::new();
    let mut organisations: BTreeMap<char, (String, String)> = BTreeMap::new();
    let mut others: BTreeMap<(char, char), String> = BTreeMap::new();
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = frame;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((slot, tail)) = after.split_once('}') else { break };
        rest = tail;
        let mut letters = slot.chars();
        let letter = letters.next().unwrap_or('n');
        let number = letters.next().unwrap_or('0');
        let sort = letter.to_ascii_lowercase();
        let word = match sort {
            'p' | 's' | 'g' => {
                let person = people.entry(number).or_insert_with(|| maker.person());
                match sort {
                    'p' => person.0.clone(),
                    's' => person.1.clone(),
                    _ => person.2.clone(),
                }
            }
            'c' | 'a' => {
                let country =
                    countries.entry(number).or_insert_with(|| maker.random.of(&maker.countries).clone());
                if sort == 'c' { country.0.clone() } else { country.1.clone() }
            }
            'o' | 'k' => {
                let organisation = organisations.entry(number).or_insert_with(|| maker.organisation());
                if sort == 'o' { organisation.0.clone() } else { organisation.1.clone() }
            }
            'd' => maker.day(),
            'n' => (1 + maker.random.below(90)).to_string(),
            _ => others
                .entry((sort, number))
                .or_insert_with(|| match sort {
                    'l' | 'u' => maker.town(),
                    'r' => maker.region(),
                    't' => maker.team(),
                    _ => maker.outlet(),
                })
                .clone(),
        };
        let word = if letter.is_uppercase() { word.to_uppercase() } else { word };
        let kind = match sort {
            'p' | 's' | 'g' => Some(0),
            'l' | 'r' | 'c' => Some(1),
            'o' | 'k' | 't' | 'u' | 'm' => Some(2),
            _ => None,
        };
        let span = Span::new(text.len(), text.len() + word.len());
        text.push_str(&word);
        if let Some(kind) = kind {
            names.push(Name { span, kind, id: None });
        }
    }
    text.push_str(rest);
    Doc { id, document: plain(&text), names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_fill_with_names_where_the_spans_say() {
        let docs = articles(1);
        assert!(docs.len() > 50);
        for doc in &docs {
            assert!(
                !doc.document.text.contains('{') && !doc.document.text.contains('}'),
                "{}",
                doc.document.text
            );
            assert!(doc.names.iter().all(|name| !name.span.of(&doc.document.text).is_empty()));
        }
        let again = articles(1);
        assert!(docs.iter().zip(&again).all(|(a, b)| a.document.text == b.document.text));
    }
}
