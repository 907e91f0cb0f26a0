//! Practice text for the tagger: frames of articles, written for this project, filled with names.
//!
//! Half of the names come from the project's tables; the other half are made up ([`maker`]), so that the tagger
//! must learn to read what stands around a name it does not know. Some slots are filled with what is no name of a
//! person, a place or an organisation: works, laws, peoples, events. The same text each time.

mod maker;

use std::collections::BTreeMap;

use maker::{Maker, Organisation, Person};
use parallax::text::{Document, Span};

use super::article::{Doc, Name};

/// The frames; a blank line ends one.
const FRAMES: [&str; 2] = [include_str!("../../data/templates.txt"), include_str!("../../data/frames.txt")];

/// `copies` articles of each frame.
pub(crate) fn articles(copies: usize) -> Vec<Doc> {
    let mut maker = Maker::new();
    let frames: Vec<String> = FRAMES
        .iter()
        .flat_map(|frames| frames.split("\n\n"))
        .map(|frame| frame.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>().join("\n"))
        .filter(|frame| !frame.trim().is_empty())
        .collect();
    let mut docs = Vec::new();
    for copy in 0..copies {
        for (n, frame) in frames.iter().enumerate() {
            docs.push(Filler::new(&mut maker).fill(frame, format!("templates-{copy}-{n}")));
        }
    }
    docs
}

/// The kind of organisation that a letter asks for.
fn kind_of(letter: char) -> Option<&'static str> {
    Some(match letter {
        'f' => "firm",
        'j' => "state",
        'y' => "party",
        'w' => "armed",
        'h' => "school",
        'q' => "ngo",
        't' => "team",
        'm' => "media",
        _ => return None,
    })
}

/// The names of one article.
struct Filler<'m> {
    maker: &'m mut Maker,
    people: BTreeMap<char, Person>,
    countries: BTreeMap<char, (String, String)>,
    organisations: BTreeMap<(char, char), Organisation>,
    others: BTreeMap<(char, char), String>,
}

impl Filler<'_> {
    fn new(maker: &mut Maker) -> Filler<'_> {
        Filler {
            maker,
            people: BTreeMap::new(),
            countries: BTreeMap::new(),
            organisations: BTreeMap::new(),
            others: BTreeMap::new(),
        }
    }

    fn organisation(&mut self, sort: char, number: char) -> &Organisation {
        let maker = &mut *self.maker;
        self.organisations.entry((sort, number)).or_insert_with(|| maker.organisation(kind_of(sort)))
    }

    /// The organisation of this number that the article has named, whatever its kind.
    fn named(&mut self, number: char) -> Organisation {
        let found = "foyjwhq".chars().find_map(|sort| self.organisations.get(&(sort, number)).cloned());
        found.unwrap_or_else(|| self.organisation('o', number).clone())
    }

    fn word(&mut self, sort: char, number: char) -> String {
        match sort {
            'p' | 's' | 'g' => {
                let maker = &mut *self.maker;
                let person = self.people.entry(number).or_insert_with(|| maker.person());
                match sort {
                    'p' => person.full.clone(),
                    's' => person.surname.clone(),
                    _ => person.given.clone(),
                }
            }
            'c' | 'a' => {
                let maker = &mut *self.maker;
                let country = self.countries.entry(number).or_insert_with(|| maker.country());
                if sort == 'c' { country.0.clone() } else { country.1.clone() }
            }
            'o' | 'f' | 'j' | 'y' | 'w' | 'h' | 'q' | 't' | 'm' => {
                self.organisation(sort, number).name.clone()
            }
            'k' => self.named(number).acronym,
            'b' => self.named(number).short,
            'd' => self.day(),
            'n' => (1 + self.maker.random.below(90)).to_string(),
            _ => {
                let maker = &mut *self.maker;
                let make = || match sort {
                    'l' | 'u' => maker.town(),
                    'r' => maker.region(),
                    'v' => maker.patterned("site"),
                    'e' => maker.patterned("event"),
                    'i' => maker.patterned("people"),
                    'z' => maker.patterned("language"),
                    _ => maker.patterned("thing"),
                };
                self.others.entry((sort, number)).or_insert_with(make).clone()
            }
        }
    }

    fn day(&mut self) -> String {
        const MONTHS: [&str; 6] = ["January", "March", "May", "August", "October", "December"];
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let random = &mut self.maker.random;
        let month = MONTHS[random.below(6)];
        match random.below(4) {
            0 => DAYS[random.below(7)].to_owned(),
            1 => format!("{month} {}", 1 + random.below(28)),
            2 => format!("{} {month} {}", 1 + random.below(28), 1980 + random.below(45)),
            _ => format!("{month} {}, {}", 1 + random.below(28), 1980 + random.below(45)),
        }
    }

    fn fill(mut self, frame: &str, id: String) -> Doc {
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
            let word = self.word(sort, number);
            let word = if letter.is_uppercase() { word.to_uppercase() } else { word };
            let kind = match sort {
                'p' | 's' | 'g' => Some(0),
                'l' | 'r' | 'c' | 'v' => Some(1),
                'o' | 'f' | 'j' | 'y' | 'w' | 'h' | 'q' | 'k' | 'b' | 't' | 'u' | 'm' => Some(2),
                _ => None,
            };
            let span = Span::new(text.len(), text.len() + word.len());
            text.push_str(&word);
            if let Some(kind) = kind {
                names.push(Name { span, kind, id: None });
            }
        }
        text.push_str(rest);
        Doc { id, document: Document::plain(&text), names, partial: false }
    }
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
            assert!(doc.names.iter().all(|name| !name.span.of(&doc.document.text).trim().is_empty()));
        }
        let again = articles(1);
        assert!(docs.iter().zip(&again).all(|(a, b)| a.document.text == b.document.text));
    }
}
