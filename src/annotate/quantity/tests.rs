//! Tables of what is a quantity, and what is none.

use super::{Bound, Quantity, quantities};
use crate::annotate::syntax::{Sentence, sentences};
use crate::annotate::{Anchor, Basis, DateMention, TimexType};
use crate::text::{Document, Lang, Span};

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

fn read(document: &Document, syntax: &[Sentence]) -> Vec<String> {
    quantities(document, &[], syntax).iter().map(|quantity| show(&document.text, quantity)).collect()
}

/// With the tree of each sentence.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let document = Document::plain(text);
    assert_eq!(read(&document, &sentences(&document)), expected, "in {text:?}");
}

/// With the tree and without.
#[track_caller]
fn check_both(text: &str, expected: &[&str]) {
    check(text, expected);
    assert_eq!(read(&Document::plain(text), &[]), expected, "without a tree, in {text:?}");
}

/// In a language without tables.
#[track_caller]
fn check_in(tag: &str, text: &str, expected: &[&str]) {
    let mut document = Document::plain(text);
    document.lang = Lang::from_tag(tag).expect("a tag");
    assert_eq!(read(&document, &[]), expected, "in {text:?}");
}

#[test]
fn counts() {
    check("The violence displaced over 2 million people.", &["over 2 million people = >2000000 people"]);
    check("It signed deals with 43 African countries since.", &["43 African countries = 43 african country"]);
    check("At least 80 soldiers died.", &["At least 80 soldiers = ≥80 soldier"]);
    check("Nearly two million fled.", &["Nearly two million = <2000000"]);
    check("Some 1,984 people came.", &["Some 1,984 people = ~1984 people"]);
    check("It killed 80 people and claimed 53 lives.", &["80 people = 80 people", "53 lives = 53 life"]);
    check("Police said 53 were hurt and 12 wounded.", &["53 = 53 people", "12 wounded = 12 people"]);
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
    check("A volunteer of 26 died on the way.", &["26 = 26 years old"]);
    check("It sent a team of 26.", &["26 = 26"]);
    check("5m people left", &["5m people = 5000000 people"]);
}

#[test]
fn figures_in_groups() {
    for space in [" ", "\u{a0}", "\u{202f}", "\u{2009}"] {
        let text = format!("The army sent 2{space}024 soldiers.");
        check_both(&text, &[&format!("2{space}024 soldiers = 2024 soldier")]);
    }
    check_both("It feeds 1 200 000 people.", &["1 200 000 people = 1200000 people"]);
    check_both("It feeds 1,200,000 people.", &["1,200,000 people = 1200000 people"]);
    check_both("It feeds 1.200.000 people.", &["1.200.000 people = 1200000 people"]);
    check_both("It feeds 12,34,567 people.", &["12,34,567 people = 1234567 people"]);
    check_both("It cost 1 234.50 dollars.", &["1 234.50 dollars = 1234.5 USD"]);
    check_both(
        "About 10 000 to 12 000 people came.",
        &["About 10 000 to 12 000 people = ~10000..12000 people"],
    );
}

#[test]
fn a_comma_before_a_fraction() {
    check_both("Some 1,4 million people came.", &["Some 1,4 million people = ~1400000 people"]);
    check_both("Prices rose by 12,5 % at once.", &["12,5 % = 12.5 %"]);
    check_both("See sections 1,4 of it.", &[]);
    check_in("fr", "Une hausse de 12,5 % et 1.400 km.", &["12,5 % = 12.5 %", "1.400 km = 1400 km"]);
    check_in("fr", "Soit 1 200,5 km.", &["1 200,5 km = 1200.5 km"]);
    check_in("de", "Rund 1.234,5 km.", &["1.234,5 km = 1234.5 km"]);
    check_in("ja", "1,400 km", &["1,400 km = 1400 km"]);
    check_in("es", "Unos 1,400 km.", &[]);
}

#[test]
fn shares() {
    check("Two thirds of 90 voters agreed.", &["Two thirds = ~66.67 % voter", "90 voters = 90 voter"]);
    check("Half of the 600 houses burnt down.", &["Half = 50 % house", "600 houses = 600 house"]);
    check_both("Half of the houses stand.", &["Half of the houses = 50 % house"]);
    check_both("Nearly half the villagers left.", &["Nearly half the villagers = <50 % villager"]);
    check_both("A quarter of the wells is dry.", &["A quarter of the wells = 25 % well"]);
    check_both(
        "More than three-quarters of pupils passed.",
        &["More than three-quarters of pupils = >75 % pupil"],
    );
    check("One in five workers struck.", &["One in five workers = 20 % worker"]);
    check("Nine out of 10 doctors agree.", &["Nine out of 10 doctors = 90 % doctor"]);
    check_both("More than half opposed the plans.", &["More than half = >50 %"]);
    check_both("The fund was cut by a third.", &["a third = ~33.33 %"]);
    check_both(
        "Half a dozen boats and a half-dozen cars came.",
        &["Half a dozen boats = 6 boat", "half-dozen cars = 6 car"],
    );
    check_both("A quarter of a million dollars is lost.", &["A quarter of a million dollars = 250000 USD"]);
    check_both("It is less than half of 1 percent.", &["less than half of 1 percent = <0.5 %"]);
    check_both("It pumps millions of tons.", &["millions of tons = ≥2000000 t"]);
    check_both("The price is 6 3/8% today.", &["6 3/8% = 6.375 %"]);
    for text in [
        "the second half of the match",
        "in the third quarter of the year",
        "A third man came.",
        "He broke it in half.",
    ] {
        check_both(text, &[]);
    }
}

#[test]
fn scales() {
    check_both("It gave 3 lakh families rice.", &["3 lakh families = 300000 family"]);
    check_both("It cost Rs 2.5 crore.", &["Rs 2.5 crore = 25000000 INR"]);
    check_both("It cost Rs. 500.", &["Rs. 500 = 500 INR"]);
    check_both("A plan of 1.5 lakh crore rupees.", &["1.5 lakh crore rupees = 1500000000000 INR"]);
    check_both("One point two million people left.", &["One point two million people = 1200000 people"]);
    check_both("A hundred thousand people left.", &["A hundred thousand people = 100000 people"]);
}

#[test]
fn units_after_a_space() {
    check_both("The dam is 38 m high.", &["38 m = 38 m"]);
    check_both("The dam is 38 metres high.", &["38 metres = 38 m"]);
    check_both("The dam is 38 meters high.", &["38 meters = 38 m"]);
    check_both("Some 5 m people left.", &["Some 5 m people = ~5000000 people"]);
    check_both("It paid €5 m.", &["€5 m = 5000000 EUR"]);
    check_both("It fell by 3 percentage points.", &["3 percentage points = 3 pp"]);
    check_both("a 5-percentage-point lead", &["5-percentage-point = 5 pp"]);
    check_both("It was 30 degrees Celsius.", &["30 degrees Celsius = 30 °C"]);
    check_both("winds of 90 km/h", &["90 km/h = 90 km/h"]);
    check_both(
        "It owes 300 francs and 20 Swiss francs.",
        &["300 francs = 300 franc", "20 Swiss francs = 20 CHF"],
    );
}

#[test]
fn victims() {
    check_both("The toll rose to 34.", &["34 = 34 people"]);
    check_both("The fire killed 34 and injured 80.", &["34 = 34 people", "80 = 80 people"]);
    check_both("At least 34 were injured in it.", &["At least 34 = ≥34 people"]);
    check_both("The flood left 34 dead.", &["34 dead = 34 people"]);
    check_both("It put the death toll at more than 34.", &["more than 34 = >34 people"]);
    check_both("The storm cost 34 lives.", &["34 lives = 34 life"]);
}

#[test]
fn things_named_before() {
    check_both(
        "The ship took 90 migrants. Thirty-four of them drowned.",
        &["90 migrants = 90 migrant", "Thirty-four of them = 34 migrant"],
    );
    check("Of the eight victims, three were stabbed.", &["eight victims = 8 victim", "three = 3 victim"]);
    check(
        "Three hundred of the six hundred houses are standing.",
        &["Three hundred = 300 house", "six hundred houses = 600 house"],
    );
    check("The migrants came by night. Thirty-four of them drowned.", &["Thirty-four of them = 34 migrant"]);
}

#[test]
fn things_by_the_tree() {
    check("They held three president debates there.", &["three president debates = 3 president debate"]);
    check(
        "It pulled hundreds of millions of Chinese out of poverty.",
        &["hundreds of millions of Chinese = ≥200000000 chinese"],
    );
    check(
        "He met 12 other French and German infantry.",
        &["12 other French and German infantry = 12 infantry"],
    );
    check("It had 10 crew members on board.", &["10 crew members = 10 crew member"]);
    check("It ships the 486 chip next year.", &["486 = 486"]);
    check(
        "It sold 300 Israelis and 4 other gunmen.",
        &["300 Israelis = 300 israeli", "4 other gunmen = 4 gunman"],
    );
    check("At least one commentator liked it.", &["At least one commentator = ≥1 commentator"]);
    check("A five-person commission sat.", &["five-person = 5 person"]);
}

#[test]
fn ages() {
    check_both("It hit blacks ages 18 to 29 most.", &["18 to 29 = 18..29 years old"]);
    check_both("between the ages of 18 and 29", &["18 and 29 = 18..29 years old"]);
    check_both("a poll of 18-to-34-year-olds", &["18-to-34-year-olds = 18..34 years old"]);
    check_both("Mr Ley, who is 70, left.", &["70 = 70 years old"]);
}

#[test]
fn steps_and_results() {
    check_both("Shares rose $1.125 to $13.625.", &["$1.125 = 1.125 USD", "$13.625 = 13.625 USD"]);
    check_both("Prices rose 5 to 10 percent.", &["5 to 10 percent = 5..10 %"]);
    check_both("Most oppose it, 59%-28%.", &["59% = 59 %", "28% = 28 %"]);
    check_both("It passed by a vote of 90 to 10.", &[]);
    check_both("They voted 48 to 52 on it.", &[]);
    check_both("a 2 to 1 margin", &[]);
}

#[test]
fn more_than_the() {
    check_both(
        "It costs more than the 1.2 billion dollars planned.",
        &["more than the 1.2 billion dollars = >1200000000 USD"],
    );
    check_both("as few as 12 villages", &["as few as 12 villages = ≥12 village"]);
    check_both("in excess of 12 villages", &["in excess of 12 villages = >12 village"]);
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
        "Call 020 7946 2019 or +44 1632 960 1984 or (212) 555-1234 or 212-555-1234.",
        "Dial 112 at once.",
        "It lies at 13190 Harbour Road, Suite 2004.",
        "It stands at 2100 Main Street and at 131 West 23rd Street.",
        "© 2024 Example Press",
        "Copyright 1999",
        "They took route 1905 and Route 66 to it.",
        "A hotline answers on extension 1914.",
        "Paragraph 1500 and sections 12, 13 and 14 say so.",
        "They met in Hall 1968 and in room 11/12.",
        "They won 3-2 and then 6-4.",
        "See Resolution 2085 and docket 15-1234.",
        "The well lies at 13.51 N, 2.10 E.",
        "It runs 24/7.",
        "a two-time champion and a three-way race",
        "He flew on Air Force One with the Gang of Eight.",
        "pupils in grades three through eight",
        "timestamp=\"1454432400\" of it",
        "Order 13769 was signed.",
        "a zero-sum game",
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
