//! Units of measure and currencies in English. All words are folded (lower case, no diacritics).

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

/// A unit glued to its number: `20km`, `15pc`. Scales (`2m`, `5bn`) are [`glued_scale`](super::numbers::glued_scale).
pub(super) fn glued_unit(letters: &str) -> Option<&'static str> {
    match letters {
        "m" => Some("m"),
        "g" => Some("g"),
        "t" => Some("t"),
        other => unit(other),
    }
}
