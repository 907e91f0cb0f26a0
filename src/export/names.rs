//! Authors as names: what an article says of its author, as persons with given and family names where that is sure, else
//! as it stands.
//!
//! A reference with a name turned the wrong way round is worse than one with a name that is not turned. So whatever is
//! not plainly a person's name of two words or more, or a list of such names, stays one literal name.

/// An author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Author {
    /// A person.
    Person {
        /// All names before the family's.
        given: String,
        /// With what belongs to it: `van der Berg`.
        family: String,
        /// `Jr.`
        suffix: Option<String>,
    },
    /// An agency, a staff, or a name of which the parts are not sure.
    Literal(String),
}

/// Words of those who are no persons, or that stand beside a person's name and are no part of it.
const NO_PERSON: [&str; 34] = [
    "agencies",
    "agency",
    "analyst",
    "associated",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "contributors",
    "correspondent",
    "correspondents",
    "desk",
    "editor",
    "editorial",
    "editors",
    "for",
    "from",
    "in",
    "media",
    "ministry",
    "network",
    "news",
    "newsroom",
    "of",
    "office",
    "photographer",
    "press",
    "reporter",
    "reporters",
    "service",
    "staff",
    "team",
    "the",
    "writer",
];
/// Words that begin a family name, written small.
const PARTICLES: [&str; 27] = [
    "af", "al", "av", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el",
    "ibn", "la", "le", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
];
/// What stands behind a name and tells two bearers apart.
const SUFFIXES: [&str; 8] = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"];

/// The authors that a line names.
pub(super) fn authors(line: &str) -> Vec<Author> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut found = Vec::new();
    for part in line.split(';').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & ")) {
        let part = part.trim().trim_end_matches(',').trim();
        if part.is_empty() {
            continue;
        }
        let Some(names) = persons(part) else {
            if is_named_whole(part) {
                found.push(Author::Literal(part.to_owned()));
                continue;
            }
            return vec![Author::Literal(line)];
        };
        found.extend(names);
    }
    found
}

/// Whether what is no person stands alone: `Reuters`, `our staff`; a part of a longer list does not.
fn is_named_whole(part: &str) -> bool {
    !part.contains(',')
}

/// The persons of a list divided by commas; `None` where one of them is not plainly one.
fn persons(part: &str) -> Option<Vec<Author>> {
    let pieces: Vec<&str> = part.split(',').map(str::trim).collect();
    match pieces.as_slice() {
        [name] => Some(vec![person(name, None)?]),
        [name, suffix] if is_suffix(suffix) => Some(vec![person(name, Some(suffix))?]),
        // turned round already
        [family, given] if is_family(family) && given.split(' ').all(is_name) => Some(vec![Author::Person {
            given: (*given).to_owned(),
            family: (*family).to_owned(),
            suffix: None,
        }]),
        names => names.iter().map(|name| person(name, None)).collect(),
    }
}

/// A person's name in the order in which it is said.
fn person(name: &str, suffix: Option<&str>) -> Option<Author> {
    let mut words: Vec<&str> = name.split(' ').collect();
    let mut suffix = suffix.map(str::to_owned);
    if suffix.is_none() && words.len() > 2 && words.last().is_some_and(|last| is_suffix(last)) {
        suffix = words.pop().map(str::to_owned);
    }
    // the family's name is the last word, with all particles before it
    let mut at = words.len().checked_sub(1)?;
    while at > 0 && words.get(at - 1).is_some_and(|word| PARTICLES.contains(word)) {
        at -= 1;
    }
    let (given, family) = words.split_at_checked(at)?;
    let (last, particles) = family.split_last()?;
    let plain = !given.is_empty()
        && given.iter().all(|word| is_name(word))
        && (is_name(last) || last.starts_with("al-") || last.starts_with("el-"))
        && particles.iter().all(|word| PARTICLES.contains(word));
    plain.then(|| Author::Person { given: given.join(" "), family: family.join(" "), suffix })
}

/// A family name alone, particles included.
fn is_family(words: &str) -> bool {
    let mut words: Vec<&str> = words.split(' ').collect();
    words.pop().is_some_and(is_name) && words.iter().all(|word| PARTICLES.contains(word))
}

fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word.to_lowercase().as_str())
}

/// Whether a word can be a part of a person's name: it begins with a large letter and holds nothing but letters and what
/// stands within names.
fn is_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_alphabetic() && !c.is_lowercase())
        && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
        && !NO_PERSON.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `given|family|suffix`, or the literal name in brackets.
    fn show(line: &str) -> String {
        let one = |author: Author| match author {
            Author::Person { given, family, suffix: Some(suffix) } => format!("{given}|{family}|{suffix}"),
            Author::Person { given, family, suffix: None } => format!("{given}|{family}"),
            Author::Literal(name) => format!("[{name}]"),
        };
        authors(line).into_iter().map(one).collect::<Vec<_>>().join(" + ")
    }

    #[test]
    fn authors_are_names_where_that_is_sure() {
        for (line, expected) in [
            ("Ada Marsh", "Ada|Marsh"),
            ("Ada  M. Marsh", "Ada M.|Marsh"),
            ("Marsh, Ada", "Ada|Marsh"),
            ("van der Berg, Jan", "Jan|van der Berg"),
            ("Jan van der Berg", "Jan|van der Berg"),
            ("Omar al-Rashid", "Omar|al-Rashid"),
            ("Luka Marić and Zoë O’Neill", "Luka|Marić + Zoë|O’Neill"),
            ("Ada Marsh, Luka Marić, and Jo Lee", "Ada|Marsh + Luka|Marić + Jo|Lee"),
            ("Ada Marsh; Luka Marić & Jo Lee", "Ada|Marsh + Luka|Marić + Jo|Lee"),
            ("John Ladd Jr.", "John|Ladd|Jr."),
            ("John Ladd, III", "John|Ladd|III"),
            ("Ada Marsh and agencies", "Ada|Marsh + [agencies]"),
        ] {
            assert_eq!(show(line), expected, "{line}");
        }
    }

    #[test]
    fn what_is_not_sure_stays_as_it_stands() {
        for line in [
            "Reuters",
            "Staff Writer",
            "Northern Press Agency",
            "Ada Marsh, Chief Editor",
            "Ada Marsh in Lagos",
            "ada marsh",
            "desk@example.org",
            "王小明",
            "Team 5",
            "Marsh",
            "Smith, Jones, Brown",
        ] {
            assert_eq!(show(line), format!("[{line}]"), "{line}");
        }
        assert_eq!(show(" ; "), "");
    }
}
