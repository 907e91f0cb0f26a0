//! What the benchmarks share: articles to work on, and the clock.
//!
//! The articles are generated, the same at every run: sentences of a newspaper's kind, rich in dates and names.
//! Each result is a line that `cargo xtask bench` reads: `bench`, the task, seconds, bytes, divided by tabs. The
//! same programs run natively and, compiled for WASI, in Node.

// Each benchmark is a program of its own and uses its part of this.
#![allow(dead_code)]

use std::hint::black_box;
use std::time::Instant;

use parallax::annotate::Day;
use parallax::corpus::{Corpus, Curation, Input, Meta, build};
use parallax::text::{Document, clean};

/// A source of choices that is the same everywhere (Marsaglia's xorshift with 64 bits).
struct Choice(u64);

impl Choice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }
}

const PEOPLE: &[&str] = &[
    "President Marta Lindqvist",
    "Lindqvist",
    "Prime Minister João Abreu",
    "Abreu",
    "General Idrissa Koné",
    "Koné",
    "Dr. Helen Marsh",
    "Foreign Minister Pavel Hrubý",
    "Senator Lucía Ortega-Ruiz",
    "Ortega-Ruiz",
    "Mr. Tanaka",
];
const PLACES: &[&str] =
    &["Lisbon", "Bamako", "New Zealand", "the Black Sea", "Geneva", "São Paulo", "northern Italy", "Nairobi"];
const BODIES: &[&str] = &[
    "the World Health Organization (WHO)",
    "the WHO",
    "the European Commission",
    "Reuters",
    "the Bank of Japan",
    "the African Union",
    "the Ministry of Finance",
    "Northern Rail",
    "the Senate",
];
const DATES: &[&str] = &[
    "on 14 March 2023",
    "on April 30, 2025",
    "in September 2022",
    "since 2015",
    "on Monday",
    "two weeks ago",
    "yesterday",
    "last summer",
    "between 3 and 9 May",
    "in the third quarter of 2024",
    "by March 2025",
    "at 6 p.m. on Friday",
    "in the 1990s",
    "for three days",
    "every Tuesday",
    "next month",
    "from 2019 to 2021",
    "early this year",
];
const DEEDS: &[&str] = &[
    "signed an agreement with",
    "criticised",
    "met officials of",
    "accused",
    "announced 1,200 new posts for",
    "withdrew 40 million euros from",
    "opened talks with",
    "refused to comment on",
    "sent 350 soldiers to",
];
const TAILS: &[&str] = &[
    "a decision that surprised observers",
    "according to two people familiar with the matter",
    "which analysts had expected",
    "despite protests in the capital",
    "after months of negotiation",
    "although no details were given",
    "the largest sum in a decade",
];
const QUOTES: &[&str] =
    &["“We will not turn back,”", "“It was never about money,”", "“Nobody asked the people who live there,”"];

/// Articles of some 400 words each. Some sentences are told by several articles, as in real news.
pub(crate) fn articles(count: usize) -> Vec<String> {
    articles_from(0, count)
}

/// As [`articles`], others for another seed.
pub(crate) fn articles_from(seed: u64, count: usize) -> Vec<String> {
    let mut shared = Choice(0x9E37_79B9_7F4A_7C15 ^ seed);
    let pool: Vec<String> = (0..count * 6).map(|_| sentence(&mut shared)).collect();
    let mut choice = Choice(0xD1B5_4A32_D192_ED03 ^ seed << 32);
    (0..count)
        .map(|_| {
            let mut article = format!("{} in {}\n\n", choice.of(BODIES), choice.of(PLACES));
            for paragraph in 0..6 {
                for _ in 0..4 {
                    let told = if choice.below(4) == 0 {
                        pool[choice.below(pool.len())].clone()
                    } else {
                        sentence(&mut choice)
                    };
                    article.push_str(&told);
                    article.push(' ');
                }
                article.push_str(if paragraph == 2 { "\n\nA Turn of Events\n\n" } else { "\n\n" });
            }
            article
        })
        .collect()
}

fn sentence(choice: &mut Choice) -> String {
    let (who, deed, whom) = (choice.of(PEOPLE), choice.of(DEEDS), choice.of(BODIES));
    let (place, date, tail) = (choice.of(PLACES), choice.of(DATES), choice.of(TAILS));
    match choice.below(4) {
        0 => format!("{who} {deed} {whom} in {place} {date}, {tail}."),
        1 => format!("In {place}, {who} {deed} {whom} {date}."),
        2 => format!("{} said {who} {date}, before the delegation {deed} {whom}.", choice.of(QUOTES)),
        _ => format!("{who} of {place} {deed} {whom}, {tail}, {date} and again {}.", choice.of(DATES)),
    }
}

/// A corpus of so many short articles, of many people, forty outlets and three years.
pub(crate) fn newsroom(count: usize) -> Corpus {
    const CAPITALS: &[&str] =
        &["Ba", "Cor", "Del", "Fen", "Gri", "Hal", "Jo", "Kin", "Lum", "Mar", "Nel", "Os", "Pra"];
    let mut choice = Choice(0xBF58_476D_1CE4_E5B9);
    let people: Vec<String> = (0..count / 5 + 10)
        .map(|_| {
            let mut name = || format!("{}{}", choice.of(CAPITALS), made_up(&mut choice));
            format!("{} {}", name(), name())
        })
        .collect();
    let first: Day = "2022-01-01".parse().expect("a day");
    let input = |at: usize| {
        let mut text = format!("{} in {}\n\n", choice.of(BODIES), choice.of(PLACES));
        for _ in 0..2 {
            // those in the news are few, and of many others it tells once
            let who = |choice: &mut Choice| {
                let rare = choice.below(people.len());
                let end = if choice.below(2) == 0 { 12 } else { rare + 1 };
                people[choice.below(end)].clone()
            };
            let (one, other) = (who(&mut choice), who(&mut choice));
            let (deed, place, date) = (choice.of(DEEDS), choice.of(PLACES), choice.of(DATES));
            text.push_str(&format!("Minister {one} met President {other} in {place} {date}. "));
            text.push_str(&format!("{one} {deed} {}. ", choice.of(BODIES)));
            text.push_str(&sentence(&mut choice));
            text.push_str("\n\n");
        }
        let published = Some(Day(first.0 + choice.below(1_100) as i32));
        let source = Some(format!("Outlet {}", choice.below(40) + 1));
        Input::new(&format!("{at:05}.txt"), Meta { published, source, ..Meta::default() }, &text)
    };
    build((0..count).map(input).collect(), &Curation::default())
}

/// Two texts to compare, under the name of the task.
pub(crate) struct Pair {
    pub(crate) task: &'static str,
    pub(crate) a: String,
    pub(crate) b: String,
}

/// Texts of 1,000 and of 10,000 words: two that tell nothing in common, and one with every tenth word changed.
pub(crate) fn pairs() -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (words, unrelated, edited) in [
        (1_000, "compare 1,000 words, unrelated", "compare 1,000 words, 10 % edited"),
        (10_000, "compare 10,000 words, unrelated", "compare 10,000 words, 10 % edited"),
    ] {
        let a = text(0xA076_1D64_78BD_642F, words);
        pairs.push(Pair { task: unrelated, a: a.clone(), b: text(0xE703_7ED1_A0B4_28DB, words) });
        pairs.push(Pair { task: edited, b: revised(&a), a });
    }
    pairs
}

/// Sentences whose words nobody else has, each where a `#` stands.
const OWN: &[&str] = &[
    "The # # had #ed the #, and no # was #ed.",
    "Its # and # # the # of a # #.",
    "Where the # #s, a # # #ed #.",
];

/// So many words of paragraphs, with words of its own in every sentence, as a story has.
fn text(seed: u64, words: usize) -> String {
    let mut choice = Choice(seed);
    let (mut text, mut count, mut sentences) = (String::new(), 0, 0);
    while count < words {
        let mut told = sentence(&mut choice) + " ";
        for (n, part) in choice.of(OWN).split('#').enumerate() {
            if n > 0 {
                told.push_str(&made_up(&mut choice));
            }
            told.push_str(part);
        }
        count += told.split_whitespace().count();
        text.push_str(&told);
        sentences += 1;
        text.push_str(if sentences % 4 == 0 { "\n\n" } else { " " });
    }
    text
}

/// A word that no dictionary has.
fn made_up(choice: &mut Choice) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "cor", "del", "fen", "gri", "hal", "jo", "kin", "lum", "mar", "nel", "os", "pra", "quil",
        "ros", "sta", "tem", "ul", "ver", "wex", "zan",
    ];
    (0..2 + choice.below(2)).map(|_| choice.of(SYLLABLES)).collect()
}

/// The text with every tenth word replaced.
fn revised(text: &str) -> String {
    let mut choice = Choice(0x8EBC_6AF0_9C88_C6E3);
    let (mut out, mut count) = (String::new(), 0);
    for word in text.split_inclusive(char::is_whitespace) {
        count += 1;
        let kept = word.trim_end();
        if count % 10 == 0 && kept.chars().all(char::is_lowercase) {
            out.push_str(&made_up(&mut choice));
            out.push_str(&word[kept.len()..]);
        } else {
            out.push_str(word);
        }
    }
    out
}

/// Writes what the peers work on into the file that `cargo xtask bench` names: the very same texts.
pub(crate) fn share(articles: &[String]) {
    if let Some(file) = std::env::var_os("PARALLAX_BENCH_TEXTS") {
        let pairs: Vec<_> = pairs().into_iter().map(|pair| (pair.task, pair.a, pair.b)).collect();
        let json = serde_json::json!({ "articles": articles, "pairs": pairs });
        std::fs::write(file, json.to_string()).expect("the texts can be written");
    }
}

/// The articles, cleaned.
pub(crate) fn documents(articles: &[String]) -> Vec<Document> {
    articles.iter().map(|source| clean(source)).collect()
}

/// The articles as a corpus.
pub(crate) fn corpus(articles: &[String]) -> Corpus {
    let input = |(at, source): (usize, &String)| Input::new(&format!("{at:05}.txt"), Meta::default(), source);
    build(articles.iter().enumerate().map(input).collect(), &Curation::default())
}

/// Does a task often enough to trust the middle of its times, and prints it. `bytes` is what it works through once; the
/// work says how many things it found, for to find nothing fast is no feat.
pub(crate) fn measure(task: &str, bytes: usize, mut work: impl FnMut() -> usize) {
    let mut timed = || {
        let start = Instant::now();
        let found = black_box(work());
        (start.elapsed().as_secs_f64(), found)
    };
    // The first time warms up.
    let (first, found) = timed();
    if found == 0 {
        println!("{task}: nothing is found, so nothing is measured");
        return;
    }
    let runs = if first > 1.0 { 3 } else { 9 };
    let mut times: Vec<f64> = (0..runs).map(|_| timed().0).collect();
    times.sort_by(f64::total_cmp);
    println!("bench\t{task}\t{:e}\t{bytes}", times[runs / 2]);
}

/// The bytes of all the articles.
pub(crate) fn bytes(articles: &[String]) -> usize {
    articles.iter().map(String::len).sum()
}
