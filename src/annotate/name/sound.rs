//! Spellings of one name: what a romanised name may be written as, and names that are spelt without their marks.
//!
//! A name that comes from another alphabet is spelt in several ways (`Gaddafi`, `Qaddafi`); one of a language that is
//! written in Latin letters is spelt in one, and two spellings are two families (`Fisher`, `Fischer`). Words are folded.
//! This module must not know articles.

use super::lexicon::{Lexicon, class, word_hash};

/// Letters that stand for one sound, longer ones first; what is written for them.
const SOUNDS: [(&str, &str); 21] = [
    ("dzh", "j"),
    ("tsch", "ch"),
    ("tch", "ch"),
    ("sch", "sh"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("iy", "i"),
    ("yi", "i"),
    ("ij", "i"),
    ("ii", "i"),
    ("ei", "ai"),
    ("ey", "ai"),
];

/// A word as its sounds: doubled letters single, sounds that are spelt in several ways one. `loose` takes vowels that
/// romanisations confuse for one.
fn sounds(word: &str, loose: bool) -> String {
    let mut spelt = String::with_capacity(word.len());
    let mut rest = word;
    if loose && let Some(after) = rest.strip_prefix("ye") {
        spelt.push('e');
        rest = after;
    }
    while let Some(first) = rest.chars().next() {
        let pair = SOUNDS
            .iter()
            .find(|(from, to)| rest.starts_with(from) && (loose || !matches!(*to, "d" | "t" | "x" | "ai")));
        if let Some((from, to)) = pair {
            spelt.push_str(to);
            rest = rest.get(from.len()..).unwrap_or("");
        } else {
            spelt.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or("");
        }
    }
    let mut out = String::with_capacity(spelt.len());
    let mut last = ' ';
    for c in spelt.chars() {
        let c = match c {
            'c' => 'k',
            'w' => 'v',
            'y' | 'j' if last != ' ' => 'i',
            'z' => 's',
            'e' if loose => 'a',
            'o' if loose => 'u',
            other => other,
        };
        if c != last && c != '\'' {
            out.push(c);
        }
        last = c;
    }
    out
}

/// The key under which all spellings of a word fall, and a few other words.
pub(crate) fn key(word: &str) -> String {
    sounds(word, true).replace(['q', 'g'], "k")
}

/// Whether two words may be one, spelt in two ways.
fn alike(a: &str, b: &str, loose: bool) -> bool {
    let (a, b) = (sounds(a, loose), sounds(b, loose));
    // `q` is written as `g` or as `k`, which are two sounds.
    let same =
        |a: char, b: char| a == b || a == 'q' && matches!(b, 'g' | 'k') || b == 'q' && matches!(a, 'g' | 'k');
    let (mut left, mut right) = (a.chars(), b.chars());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return true,
            (Some(a), Some(b)) if same(a, b) => {}
            _ => return false,
        }
    }
}

/// Letters that a spelling of a word must have to be taken for another.
const LONG: usize = 4;

/// Whether the words of two persons' names, as many of each, may be one name in two spellings. Where a name is of a language
/// that is written in Latin letters, the surname must be the same and the given names differ by doubled letters and
/// the like alone (`Philip`, `Phillip`).
pub(crate) fn one_name(lexicon: &Lexicon, a: &[String], b: &[String]) -> bool {
    let mut buffer = String::new();
    let mut classes = |word: &str| lexicon.classes(word_hash(word, &mut buffer));
    let mut latin = |word: &String| {
        let classes = classes(word);
        classes & class::LATIN != 0 && classes & class::ROMANISED == 0
    };
    let fixed = a.iter().chain(b).any(&mut latin);
    let differs = |(a, b): &(&String, &String)| a != b;
    let long = |(a, b): &(&String, &String)| a.chars().count() >= LONG && b.chars().count() >= LONG;
    let pairs = || a.iter().zip(b);
    a.len() == b.len()
        && pairs().filter(differs).all(|pair| long(&pair) && alike(pair.0, pair.1, !fixed))
        && !(fixed && a.last() != b.last())
}

/// Whether two single words may be one name in two spellings: long ones that no language written in Latin letters has.
pub(crate) fn one_word(lexicon: &Lexicon, a: &str, b: &str) -> bool {
    a.chars().count() > LONG
        && b.chars().count() > LONG
        && one_name(lexicon, &[a.to_owned()], &[b.to_owned()])
}

/// The key under which the spellings of a name of a body or a place fall that may begin with the article of another language,
/// and whether it does; nothing for a name too short to tell.
pub(crate) fn with_article(words: &[String], articles: &[&str]) -> Option<(String, bool)> {
    let (first, rest) = words.split_first()?;
    let article = !rest.is_empty() && articles.contains(&first.as_str());
    let name = if article { rest } else { words };
    let key = name.iter().map(|word| key(word)).collect::<Vec<_>>().join(" ");
    (key.chars().count() > LONG).then_some((key, article))
}

/// A word with the letters that stand for a marked one where there is no such mark: `Müller`, `Mueller`. Nothing where no
/// letter is marked so.
pub(crate) fn without_marks(word: &str) -> Option<String> {
    let spell = |c: char| match c {
        'ä' | 'æ' | 'Ä' | 'Æ' => Some("ae"),
        'ö' | 'ø' | 'œ' | 'Ö' | 'Ø' => Some("oe"),
        'ü' | 'Ü' => Some("ue"),
        'å' | 'Å' => Some("aa"),
        'đ' | 'Đ' => Some("dj"),
        _ => None,
    };
    word.chars().any(|c| spell(c).is_some()).then(|| {
        let mut out = String::with_capacity(word.len() + 4);
        for c in word.chars() {
            match spell(c) {
                Some(letters) => out.push_str(letters),
                None => out.push(c),
            }
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::name::en;

    #[test]
    fn romanised_names_have_many_spellings() {
        let one = |a: &str, b: &str| {
            let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (a, b) = (words(a), words(b));
            let keys = |words: &[String]| words.iter().map(|word| key(word)).collect::<Vec<_>>();
            let one = one_name(&en::tables().lexicon, &a, &b);
            assert!(!one || keys(&a) == keys(&b), "{a:?} and {b:?} have two keys");
            one
        };
        for (a, b) in [
            ("muammar gaddafi", "muammar qaddafi"),
            ("muammar gadhafi", "muammar gaddafi"),
            ("qassem soleimani", "kasem soleimani"),
            ("mohammed hussein", "muhammad husain"),
            ("volodymyr zelensky", "volodymyr zelenskyy"),
            ("yevgeny prigozhin", "evgeny prigozhin"),
            ("phillip hammond", "philip hammond"),
        ] {
            assert!(one(a, b), "{a} and {b}");
        }
        for (a, b) in [
            ("saddam hassan", "saddam hussein"),
            ("gamal helmy", "kamal helmy"),
            ("carl fisher", "carl fischer"),
            ("lisa lee", "lisa li"),
            ("jackie chan", "jackie chen"),
            ("ali moussa", "aly mossi"),
        ] {
            assert!(!one(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn letters_stand_for_marks() {
        assert_eq!(without_marks("Müller").as_deref(), Some("Mueller"));
        assert_eq!(without_marks("Jørgensen").as_deref(), Some("Joergensen"));
        assert_eq!(without_marks("Perić"), None);
    }
}
