//! Which language a text is in, where nobody says.
//!
//! A language that has tables is told by its own common words. Only a text that has next to none of them, and
//! enough words to judge by, is asked about of `whatlang`, which knows seventy languages by their scripts and their
//! groups of three letters; where it is not sure, neither is this, nor where most words have a capital. So a short text
//! is never taken for foreign, and a list of names or of results stays what it was. The same text gives the same answer everywhere: shares are
//! counted in whole numbers, and `whatlang` sorts what it counts before it looks at it.

use super::known::OWN;
use super::lang::Lang;

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 6_000;

/// Fewest letters by which a foreign language is told.
const LETTERS: usize = 200;

/// Shares of a language's own common words among all, in percent: from the first on a text is in it; below the
/// second it may be in another. Running English has 25 and more.
const OWN_SHARE: usize = 12;
const FOREIGN_SHARE: usize = 5;

/// The language that running text shows, given line by line; short lines (headings, furniture) say nothing.
pub(crate) fn detect<'a>(lines: impl Iterator<Item = &'a str>) -> Lang {
    let mut sample = String::new();
    for line in lines.filter(|line| line.len() >= 40) {
        sample.push_str(line);
        sample.push('\n');
        if sample.len() >= SAMPLE {
            break;
        }
    }
    let end = (0..=SAMPLE.min(sample.len())).rev().find(|&end| sample.is_char_boundary(end)).unwrap_or(0);
    sample.truncate(end);
    of_sample(&sample)
}

fn of_sample(sample: &str) -> Lang {
    let words: Vec<String> = sample
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let mut foreign = true;
    for (lang, tables) in OWN {
        let own = words.iter().filter(|word| tables.common.contains(&word.as_str())).count();
        if words.len() >= 20 && own * 100 >= words.len() * OWN_SHARE {
            return *lang;
        }
        foreign &= own * 100 < words.len() * FOREIGN_SHARE;
    }
    // names are of every language
    let in_sample = || sample.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let capitals = in_sample().filter(|word| word.starts_with(char::is_uppercase)).count();
    let prose = capitals * 2 < words.len();
    if !foreign || !prose || sample.chars().filter(|c| c.is_alphabetic()).count() < LETTERS {
        return Lang::Undetermined;
    }
    match whatlang::detect(sample) {
        Some(found) if found.is_reliable() => Lang::from_tag(found.lang().code()).unwrap_or_default(),
        _ => Lang::Undetermined,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(detect(text.lines()).tag(), expected, "{text}");
    }

    #[test]
    fn running_text_shows_its_language() {
        check(
            "The mayor of the harbour town said on Monday that the ferry would not sail, and that passengers who \
             had bought tickets were to be paid back by the company within a week.",
            Some("en"),
        );
        check(
            "Le maire de la ville portuaire a annoncé lundi que le bac ne prendrait pas la mer, et que les passagers \
             qui avaient acheté un billet seraient remboursés par la compagnie dans la semaine. Une enquête a été \
             ouverte sur les causes de la panne, qui dure depuis trois jours.",
            Some("fr"),
        );
        check(
            "Der Bürgermeister der Hafenstadt teilte am Montag mit, dass die Fähre nicht auslaufen werde und dass \
             Fahrgäste, die bereits eine Karte gekauft hatten, ihr Geld innerhalb einer Woche zurückbekommen. Die \
             Ursache des Schadens wird noch untersucht.",
            Some("de"),
        );
    }

    #[test]
    fn what_is_too_short_or_no_prose_stays_open() {
        check("", None);
        check("Le maire de la ville portuaire a annoncé lundi que le bac reste à quai.", None);
        check(
            "Arsenal 2 Chelsea 1, Everton 0 Leeds 0, Fulham 3 Stoke 2, Wigan 1 Bolton 1, Hull 0 Derby 4",
            None,
        );
        check(
            "Real Madrid 3 Atlético Madrid 1, Barcelona 2 Valencia 2, Sevilla 0 Real Betis 0, Villarreal 4 Girona 1, \
             Athletic Club 1 Real Sociedad 0, Celta de Vigo 2 Rayo Vallecano 3, Las Palmas 0 Mallorca 2, Getafe 1 \
             Alavés 1, Osasuna 3 Espanyol 1, Leganés 0 Valladolid 0. Scorers: Vinícius Júnior, Bellingham, Griezmann.",
            None,
        );
    }

    #[test]
    fn the_same_text_gives_the_same_answer() {
        let text =
            "Burgemeester en wethouders hebben besloten dat de veerboot voorlopig niet vaart. ".repeat(40);
        let first = detect(text.lines());
        assert!((0..20).all(|_| detect(text.lines()) == first));
    }
}
