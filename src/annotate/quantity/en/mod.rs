//! Word lists of the quantity reader: number words, scales, units of measure, currencies, bounds.
//!
//! All words are folded (lower case, no diacritics). This room must not know tokens or documents.

use super::Bound;

/// The value of a number word below a hundred, or of a digit word.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    const WORDS: [(&str, f64); 28] = [
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
        ("zero", 0.0),
    ];
    WORDS.iter().find(|(name, _)| *name == word).map(|&(_, value)| value)
}

/// The factor of a scale word: `million`, `bn`.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 100.0,
        "thousand" => 1e3,
        "million" | "mn" | "mln" => 1e6,
        "billion" | "bn" | "bln" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// The smallest number that a vague plural can mean: `dozens` is at least two dozen.
pub(super) fn vague(word: &str) -> Option<f64> {
    Some(match word {
        "dozens" => 24.0,
        "hundreds" => 200.0,
        "thousands" => 2e3,
        "millions" => 2e6,
        "billions" => 2e9,
        _ => return None,
    })
}

/// The currency of a sign.
pub(super) fn currency_sign(sign: &str) -> Option<&'static str> {
    Some(match sign {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        "₦" => "NGN",
        "₺" => "TRY",
        "₴" => "UAH",
        "₪" => "ILS",
        "₩" => "KRW",
        _ => return None,
    })
}

/// The currency of a dollar sign after letters: `A$`, `US$`.
pub(super) fn dollar_of(letters: &str) -> Option<&'static str> {
    Some(match letters {
        "us" => "USD",
        "a" | "au" => "AUD",
        "c" | "ca" => "CAD",
        "nz" => "NZD",
        "hk" => "HKD",
        "s" => "SGD",
        "r" => "BRL",
        _ => return None,
    })
}

/// A unit of measure of one word, in its short form.
pub(super) fn unit(word: &str) -> Option<&'static str> {
    Some(match word {
        "%" | "percent" | "pct" | "pc" => "%",
        "km" | "kms" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "mile" | "miles" | "mi" => "mi",
        "metre" | "metres" | "meter" | "meters" => "m",
        "centimetre" | "centimetres" | "centimeter" | "centimeters" | "cm" => "cm",
        "millimetre" | "millimetres" | "millimeter" | "millimeters" | "mm" => "mm",
        "foot" | "feet" | "ft" => "ft",
        "inch" | "inches" => "in",
        "yard" | "yards" => "yd",
        "kg" | "kgs" | "kilo" | "kilos" | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" => "kg",
        "gram" | "grams" | "gramme" | "grammes" => "g",
        "tonne" | "tonnes" | "ton" | "tons" => "t",
        "lb" | "lbs" | "pound" | "pounds" => "lb",
        "ounce" | "ounces" | "oz" => "oz",
        "litre" | "litres" | "liter" | "liters" => "l",
        "gallon" | "gallons" => "gal",
        "hectare" | "hectares" | "ha" => "ha",
        "acre" | "acres" => "ac",
        "mph" => "mph",
        "kph" | "kmh" => "km/h",
        "mw" | "megawatt" | "megawatts" => "MW",
        "kw" | "kilowatt" | "kilowatts" => "kW",
        "gw" | "gigawatt" | "gigawatts" => "GW",
        "mwh" => "MWh",
        "kwh" => "kWh",
        "gwh" => "GWh",
        "degree" | "degrees" | "°" => "°",
        "dollar" | "dollars" | "usd" => "USD",
        "cent" | "cents" => "cent",
        "euro" | "euros" | "eur" => "EUR",
        "gbp" | "sterling" => "GBP",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rouble" | "roubles" | "ruble" | "rubles" => "RUB",
        "rupee" | "rupees" => "INR",
        "naira" => "NGN",
        "rand" => "ZAR",
        "franc" | "francs" => "CHF",
        _ => return None,
    })
}

/// A unit of two words: `per cent`, `square kilometres`, `CFA francs`.
pub(super) fn unit_of_two(first: &str, second: &str) -> Option<&'static str> {
    Some(match (first, second) {
        ("per", "cent") => "%",
        ("percentage", "point" | "points") => "pp",
        ("square" | "sq", "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers") => "km²",
        ("square" | "sq", "mile" | "miles") => "mi²",
        ("square" | "sq", "metre" | "metres" | "meter" | "meters" | "m") => "m²",
        ("square" | "sq", "foot" | "feet" | "ft") => "ft²",
        ("cfa", "franc" | "francs") => "XOF",
        ("swiss", "franc" | "francs") => "CHF",
        ("us" | "u.s.", "dollar" | "dollars") => "USD",
        ("australian", "dollar" | "dollars") => "AUD",
        ("canadian", "dollar" | "dollars") => "CAD",
        ("pounds", "sterling") => "GBP",
        ("nautical", "mile" | "miles") => "nmi",
        _ => return None,
    })
}

/// A unit glued to its number: `20km`, `15pc`. Scales (`2m`, `5bn`) are [`glued_scale`].
pub(super) fn glued_unit(letters: &str) -> Option<&'static str> {
    match letters {
        "m" => Some("m"),
        "g" => Some("g"),
        "t" => Some("t"),
        other => unit(other),
    }
}

/// A scale glued to its number; `m` only where the caller knows that it cannot mean metres.
pub(super) fn glued_scale(letters: &str) -> Option<f64> {
    match letters {
        "k" => Some(1e3),
        "m" => Some(1e6),
        "b" => Some(1e9),
        other => scale(other),
    }
}

/// Whether the unit is money.
pub(super) fn is_currency(unit: &str) -> bool {
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) && unit != "GWh"
}

/// Words before a number that bound it, longest first; the words are given in reading order.
pub(super) const BEFORE: [(&[&str], Bound); 39] = [
    (&["at", "the", "very", "least"], Bound::AtLeast),
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["a", "maximum", "of"], Bound::AtMost),
    (&["a", "minimum", "of"], Bound::AtLeast),
    (&["a", "total", "of"], Bound::Exact),
    (&["well", "over"], Bound::Over),
    (&["just", "over"], Bound::Over),
    (&["just", "under"], Bound::Under),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["more", "than"], Bound::Over),
    (&["greater", "than"], Bound::Over),
    (&["higher", "than"], Bound::Over),
    (&["upwards", "of"], Bound::Over),
    (&["fewer", "than"], Bound::Under),
    (&["less", "than"], Bound::Under),
    (&["lower", "than"], Bound::Under),
    (&["close", "to"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["up", "to"], Bound::AtMost),
    (&["estimated"], Bound::About),
    (&["about"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["some"], Bound::About),
    (&["over"], Bound::Over),
    (&["above"], Bound::Over),
    (&["exceeding"], Bound::Over),
    (&["under"], Bound::Under),
    (&["below"], Bound::Under),
    (&["nearly"], Bound::Under),
    (&["almost"], Bound::Under),
];

/// Words after a number that bound it.
pub(super) const AFTER: [(&[&str], Bound); 6] = [
    (&["or", "more"], Bound::AtLeast),
    (&["or", "so"], Bound::About),
    (&["or", "less"], Bound::AtMost),
    (&["or", "fewer"], Bound::AtMost),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
];

/// Words after which a number is a label, not a count.
pub(super) const LABELS: [&str; 44] = [
    "act",
    "appendix",
    "art",
    "article",
    "articles",
    "bus",
    "chapter",
    "channel",
    "clause",
    "class",
    "district",
    "figure",
    "flight",
    "formula",
    "gate",
    "grade",
    "group",
    "highway",
    "interstate",
    "item",
    "level",
    "line",
    "no",
    "number",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "platform",
    "resolution",
    "room",
    "route",
    "rule",
    "scene",
    "section",
    "sections",
    "stage",
    "step",
    "table",
    "title",
    "type",
    "version",
    "volume",
];

/// Words after `3-2` that make it a result.
pub(super) const RESULTS: [&str; 14] = [
    "win", "won", "loss", "lost", "defeat", "victory", "vote", "votes", "draw", "lead", "decision", "ruling",
    "tie", "score",
];

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
    const IRREGULAR: [&str; 15] = [
        "cattle",
        "children",
        "feet",
        "lives",
        "media",
        "men",
        "people",
        "personnel",
        "police",
        "sheep",
        "staff",
        "teeth",
        "troops",
        "women",
        "aircraft",
    ];
    IRREGULAR.contains(&word)
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
    const IRREGULAR: [(&str, &str); 9] = [
        ("children", "child"),
        ("men", "man"),
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
