//! Numbers in words, and units of money.

use crate::annotate::quantity::en::CARDINALS;
use crate::explore::compare::tables::Numbers;

pub(super) const NUMBERS: Numbers = Numbers {
    cardinals: &CARDINALS,
    scales: &SCALES,
    vague: &VAGUE,
    ordinals: &ORDINALS,
    ordinal_endings: &["st", "nd", "rd", "th"],
    currencies: &CURRENCIES,
    share: "in",
    joins: &["and", "plus", "&"],
    ranges: &["between", "from"],
    parts: &["other", "another", "more", "additional", "further", "remaining", "extra"],
};

const SCALES: [(&str, f64); 7] = [
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("dozen", 12.0),
    ("half", 0.5),
];

const VAGUE: [(&str, f64); 6] = [
    ("dozens", 12.0),
    ("scores", 20.0),
    ("hundreds", 100.0),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];

const ORDINALS: [(&str, f64); 10] = [
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("tenth", 10.0),
];

const CURRENCIES: [&[&str]; 22] = [
    &["$", "dollar", "usd"],
    &["€", "euro", "eur"],
    &["£", "pound", "sterl", "gbp"],
    &["¥", "yen", "jpy"],
    &["yuan", "renminbi"],
    &["₹", "rupe"],
    &["₽", "roubl", "rubl"],
    &["₩", "won"],
    &["₺", "lira"],
    &["₦", "naira"],
    &["₴", "hryvnia"],
    &["₪", "shekel"],
    &["franc", "chf"],
    &["krona", "krone", "kroner", "kronor"],
    &["zloti"],
    &["peso"],
    &["real", "reai"],
    &["rand"],
    &["shill"],
    &["dinar"],
    &["dirham"],
    &["riyal"],
];
