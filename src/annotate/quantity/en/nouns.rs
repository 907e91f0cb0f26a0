//! Nouns that are counted in English, as far as spelling tells. All words are folded (lower case, no diacritics).

/// Words that end a noun phrase.
pub(super) fn ends_phrase(word: &str) -> bool {
    const WORDS: [&str; 86] = [
        "a", "after", "against", "ago", "all", "along", "also", "although", "among", "an", "and", "are",
        "as", "at", "because", "been", "before", "being", "between", "but", "by", "can", "could", "did",
        "do", "does", "during", "each", "every", "for", "from", "had", "has", "have", "he", "her", "here",
        "his", "if", "in", "into", "is", "it", "its", "may", "might", "more", "must", "near", "no", "nor",
        "not", "now", "of", "off", "on", "or", "our", "out", "over", "per", "said", "says", "she", "should",
        "since", "so", "than", "that", "the", "their", "then", "there", "they", "this", "through", "to",
        "under", "until", "up", "was", "were", "when", "where", "which", "who",
    ];
    const MORE: [&str; 6] = ["while", "will", "with", "within", "without", "would"];
    WORDS.binary_search(&word).is_ok() || MORE.contains(&word)
}

/// A plural noun, as far as spelling tells.
pub(super) fn is_plural(word: &str) -> bool {
    const IRREGULAR: [&str; 32] = [
        "aircraft",
        "cattle",
        "cavalry",
        "children",
        "chinese",
        "clergy",
        "deer",
        "feet",
        "fish",
        "grandchildren",
        "infantry",
        "japanese",
        "lebanese",
        "livestock",
        "lives",
        "media",
        "men",
        "offspring",
        "people",
        "personnel",
        "police",
        "portuguese",
        "schoolchildren",
        "sheep",
        "spacecraft",
        "staff",
        "sudanese",
        "teeth",
        "troops",
        "vietnamese",
        "women",
        "youth",
    ];
    // plurals of words in "i"
    const IN_IS: [&str; 22] = [
        "afghanis",
        "bangladeshis",
        "emiratis",
        "houthis",
        "iraqis",
        "israelis",
        "kiwis",
        "kuwaitis",
        "nazis",
        "omanis",
        "pakistanis",
        "punjabis",
        "qataris",
        "rabbis",
        "safaris",
        "saudis",
        "skis",
        "somalis",
        "taxis",
        "tutsis",
        "yazidis",
        "yemenis",
    ];
    IRREGULAR.contains(&word)
        || IN_IS.contains(&word)
        || word.ends_with("men") && word.len() > 5
        || word.ends_with("children")
        || (word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end)))
}

/// Words that count people by what befell them: `53 dead`, `80 injured`.
pub(super) fn is_fate(word: &str) -> bool {
    ["dead", "killed", "injured", "wounded", "missing", "hurt", "displaced", "arrested", "detained", "died"]
        .contains(&word)
}

/// One person, for `one soldier`.
pub(super) fn is_person(word: &str) -> bool {
    [
        "person",
        "man",
        "woman",
        "child",
        "boy",
        "girl",
        "soldier",
        "civilian",
        "officer",
        "policeman",
        "protester",
        "student",
        "passenger",
        "worker",
        "journalist",
        "patient",
        "fighter",
        "militant",
        "gunman",
        "demonstrator",
    ]
    .contains(&word)
}

/// The singular of a noun, as far as spelling tells.
pub(super) fn singular(word: &str) -> String {
    const IRREGULAR: [(&str, &str); 11] = [
        ("children", "child"),
        ("men", "man"),
        ("schoolchildren", "schoolchild"),
        ("grandchildren", "grandchild"),
        ("women", "woman"),
        ("lives", "life"),
        ("feet", "foot"),
        ("teeth", "tooth"),
        ("policemen", "policeman"),
        ("gunmen", "gunman"),
        ("servicemen", "serviceman"),
    ];
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == word) {
        return (*one).to_owned();
    }
    if !is_plural(word) || !word.ends_with('s') || word == "lives" {
        return word.to_owned();
    }
    let stem = |cut: usize| word.get(..word.len().saturating_sub(cut)).unwrap_or(word).to_owned();
    if word.ends_with("ies") && word.len() > 4 {
        stem(3) + "y"
    } else if ["sses", "ches", "shes", "xes", "zes", "oes"].iter().any(|end| word.ends_with(end)) {
        stem(2)
    } else {
        stem(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        for (many, one) in [
            ("countries", "country"),
            ("attacks", "attack"),
            ("people", "people"),
            ("women", "woman"),
            ("boxes", "box"),
        ] {
            assert_eq!(singular(many), one);
        }
    }

    #[test]
    fn the_stop_list_is_sorted() {
        for word in ["a", "from", "of", "who", "while", "would"] {
            assert!(ends_phrase(word), "{word}");
        }
        assert!(!ends_phrase("people"));
    }
}
