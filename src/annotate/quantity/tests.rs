//! Tables of what is a quantity, and what is none.

use super::{Bound, Quantity, quantities};
use crate::annotate::{Anchor, Basis, DateMention, TimexType};
use crate::text::{Document, Span};

fn show(text: &str, quantity: &Quantity) -> String {
    let bound = match quantity.bound {
        Bound::Exact => "",
        Bound::About => "~",
        Bound::AtLeast => "≥",
        Bound::Over => ">",
        Bound::AtMost => "≤",
        Bound::Under => "<",
    };
    let upper = quantity.upper.map(|upper| format!("..{upper}")).unwrap_or_default();
    let parts = format!("{bound}{}{upper} {} {}", quantity.value, quantity.unit, quantity.of);
    let parts: Vec<&str> = parts.split_whitespace().collect();
    format!("{} = {}", quantity.span.of(text), parts.join(" "))
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = Document::plain(text);
    let found: Vec<String> =
        quantities(&document, &[], &[]).iter().map(|quantity| show(text, quantity)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

#[test]
fn counts() {
    check("The violence displaced over 2 million people.", &["over 2 million people = >2000000 people"]);
    check("It signed deals with 43 African countries since.", &["43 African countries = 43 african country"]);
    check("At least 80 soldiers died.", &["At least 80 soldiers = ≥80 soldier"]);
    check("Nearly two million fled.", &["Nearly two million = <2000000"]);
    check("Some 1,984 people came.", &["Some 1,984 people = ~1984 people"]);
    check("It killed 80 people and claimed 53 lives.", &["80 people = 80 people", "53 lives = 53 life"]);
    check("Police said 53 were hurt and 12 wounded.", &["53 = 53", "12 wounded = 12 people"]);
    check(
        "Two hundred and fifty thousand voters queued.",
        &["Two hundred and fifty thousand voters = 250000 voter"],
    );
    check("Twenty-five of the hostages left.", &["Twenty-five of the hostages = 25 hostage"]);
    check("An 80-member council met.", &["80-member = 80 member"]);
    check("Half a million refugees crossed.", &["Half a million refugees = 500000 refugee"]);
    check(
        "Dozens of people fled, then tens of thousands.",
        &["Dozens of people = ≥24 people", "tens of thousands = ≥20000"],
    );
    check("One soldier was killed.", &["One soldier = 1 soldier"]);
}

#[test]
fn bounds() {
    check("up to 300 fighters", &["up to 300 fighters = ≤300 fighter"]);
    check("no fewer than 12 villages", &["no fewer than 12 villages = ≥12 village"]);
    check("fewer than 12 villages", &["fewer than 12 villages = <12 village"]);
    check("as many as 500 houses", &["as many as 500 houses = ≤500 house"]);
    check("200 or more tents", &["200 or more tents = ≥200 tent"]);
    check("2,000+ tents", &["2,000+ tents = ≥2000 tent"]);
}

#[test]
fn ranges() {
    check("10 to 15 trucks", &["10 to 15 trucks = 10..15 truck"]);
    check("10–15 trucks", &["10–15 trucks = 10..15 truck"]);
    check("between 10 and 15 trucks", &["10 and 15 trucks = 10..15 truck"]);
    check("2 to 3 million euros", &["2 to 3 million euros = 2000000..3000000 EUR"]);
    check("$10 to $15", &["$10 to $15 = 10..15 USD"]);
    check("It rose from 10% to 15%.", &["10% = 10 %", "15% = 15 %"]);
}

#[test]
fn measures() {
    check("rates hover around 15% in some states", &["around 15% = ~15 %"]);
    check("fifteen per cent of households", &["fifteen per cent of households = 15 % household"]);
    check("a loan of $3.5bn", &["$3.5bn = 3500000000 USD"]);
    check("a loan of $3.5 billion", &["$3.5 billion = 3500000000 USD"]);
    check("A$4.56 a share", &["A$4.56 = 4.56 AUD"]);
    check("some 120 kilometres north", &["some 120 kilometres = ~120 km"]);
    check("20kg of explosives", &["20kg of explosives = 20 kg explosive"]);
    check("400 million CFA francs", &["400 million CFA francs = 400000000 XOF"]);
    check("winds of 120 kilometres per hour", &["120 kilometres per hour = 120 km/h"]);
    check("a 34-year-old farmer", &["34-year-old = 34 years old"]);
    check("said Maria Sy, 34, a nurse", &["34 = 34 years old"]);
    check("5m people left", &["5m people = 5000000 people"]);
}

#[test]
fn what_is_none() {
    for text in [
        "the 80th anniversary",
        "the G5 Sahel framework",
        "Article 5 of the treaty",
        "Flight 370 vanished",
        "They won 3-2 at home.",
        "Call 555-1234 now.",
        "Covid-19 and F-16 were words.",
        "in the Boeing 737 hangar",
        "It was 10:30 in the town.",
        "No one came and one of them left.",
        "the coup of 2023",
        "Two, perhaps.",
    ] {
        check(text, &[]);
    }
}

#[test]
fn a_date_is_none() {
    let text = "It came in 30 days to 12 villages.";
    let document = Document::plain(text);
    let date = DateMention {
        span: Span::new(11, 18),
        kind: TimexType::Duration,
        value: "P30D".to_owned(),
        modifier: None,
        extent: None,
        basis: Basis { rule: String::new(), anchor: Anchor::Absolute },
        flag: None,
    };
    let found = quantities(&document, &[date], &[]);
    assert_eq!(found.iter().map(|quantity| quantity.span.of(text)).collect::<Vec<_>>(), ["12 villages"]);
}
