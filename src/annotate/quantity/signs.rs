//! Signs of currency, which mean the same in every language.

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
        "₱" => "PHP",
        "₫" => "VND",
        "₵" => "GHS",
        "฿" => "THB",
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

/// Whether the unit is money.
pub(super) fn is_currency(unit: &str) -> bool {
    const WORDS: [&str; 7] = ["franc", "peso", "krone", "shilling", "dinar", "dirham", "riyal"];
    unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()) || WORDS.contains(&unit)
}
