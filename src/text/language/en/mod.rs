//! What the text floor knows of English: abbreviations, the words that begin and carry sentences, the phrases of
//! page furniture, bylines, and the stemmer.

use rust_stemmers::{Algorithm, Stemmer};

use super::tables::{Abbreviation, Appeal, Class, Furniture, Lines, Stops, TextTables};
use crate::text::removal::RemovalRule;
use crate::text::rows::{count, field, rows};

/// English.
pub(super) static TABLES: TextTables = TextTables {
    common: &[
        "the", "of", "and", "that", "with", "from", "are", "have", "his", "not", "this", "which", "were",
        "been", "has", "had", "their", "its", "would", "said", "it", "for", "was", "by",
    ],
    stops: Stops {
        abbreviations: &ABBREVIATIONS,
        starters: &STARTERS,
        after_hour: AFTER_HOUR,
        labelled: LABELLED,
        phrases: &["e.g", "i.e"],
        hours: &["a.m", "p.m"],
        versus: &['v'],
        counted: &['p', 'c', 'b', 'd', 'r', 'n'],
        pronouns: &['I'],
        article: "the",
        within: WITHIN,
        going: GOING,
        towards: "to",
        offices: OFFICES,
    },
    possessive: Some('s'),
    lines: Lines {
        carrying: CARRYING,
        small: SMALL,
        after_name: &["of ", "& ", "and "],
        endings: &["ing", "ion", "ment", "ity", "ed"],
        by: &["By ", "BY "],
        credits: CREDITS,
        months: MONTHS,
        month: &["sept"],
        day_ending: &["day"],
        beside_day: &["am", "pm", "gmt", "utc", "updated", "published", "on", "at"],
    },
    furniture: Furniture {
        controls: &CONTROLS,
        appeals: &APPEALS,
        counted: COUNTED,
        counted_first: &["comments", "shares"],
        page: &["page"],
        of: &["of"],
        turn: &["next", "prev", "previous"],
        beside_pages: &["page", "pages", "last", "first"],
        before_pages: &["page", "prev", "first"],
        copyright: &["copyright"],
        rights: &["all rights reserved"],
        article: &["a", "an"],
        professions: PROFESSIONS,
        telling: TELLING,
        relative: &["who", "that"],
        verb_ending: &["s"],
        purpose: &[
            "with",
            "based",
            "covering",
            "specializing",
            "specialising",
            "focusing",
            "focused",
            "passionate",
            "dedicated",
            "known",
            "writing",
            "exploring",
            "and",
        ],
    },
    // A function, not the name of an algorithm: a name would bring the stemmers of every language along.
    stemmer: Some(|word| Stemmer::create(Algorithm::English).stem(word).into_owned()),
};

const KNOWN: &str = include_str!("abbreviations.tsv");
#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
static ABBREVIATIONS: [Abbreviation; count(KNOWN)] = {
    const ROWS: [&str; count(KNOWN)] = rows(KNOWN);
    let mut all = [Abbreviation::NONE; count(KNOWN)];
    let mut at = 0;
    while at < all.len() {
        let class = match field(ROWS[at], 1).as_bytes() {
            b"open" => Class::Open,
            b"closed" => Class::Closed,
            b"last" => Class::Last,
            b"numbered" => Class::Numbered,
            _ => panic!("no such kind of abbreviation"),
        };
        all[at] = Abbreviation { form: field(ROWS[at], 0), capital: !field(ROWS[at], 2).is_empty(), class };
        at += 1;
    }
    all
};

const BEGINNING: &str = include_str!("starters.txt");
static STARTERS: [&str; count(BEGINNING)] = rows(BEGINNING);

const PAGE: &str = include_str!("controls.txt");
static CONTROLS: [&str; count(PAGE)] = rows(PAGE);

const ASKING: &str = include_str!("appeals.tsv");
#[expect(
    clippy::indexing_slicing,
    reason = "runs while the program is compiled, and does not compile where it leaves a table"
)]
static APPEALS: [Appeal; count(ASKING)] = {
    const ROWS: [&str; count(ASKING)] = rows(ASKING);
    let mut all = [Appeal::NONE; count(ASKING)];
    let mut at = 0;
    while at < all.len() {
        let rule = match field(ROWS[at], 1).as_bytes() {
            b"share line" => RemovalRule::ShareLine,
            b"page control" => RemovalRule::PageControl,
            b"subscription line" => RemovalRule::SubscriptionLine,
            b"comment form" => RemovalRule::CommentForm,
            b"cookie notice" => RemovalRule::CookieNotice,
            b"cross reference" => RemovalRule::CrossReference,
            _ => panic!("no such kind of line"),
        };
        all[at] = Appeal { start: field(ROWS[at], 0), rule };
        at += 1;
    }
    all
};

/// What follows an hour and does not begin a sentence. In byte order.
const AFTER_HOUR: &[&str] = &[
    "April",
    "August",
    "BST",
    "CEST",
    "CET",
    "CST",
    "Central",
    "December",
    "EDT",
    "EST",
    "ET",
    "Eastern",
    "February",
    "Friday",
    "GMT",
    "IST",
    "January",
    "July",
    "June",
    "MSK",
    "March",
    "May",
    "Monday",
    "Moscow",
    "November",
    "October",
    "PDT",
    "PST",
    "PT",
    "Pacific",
    "Saturday",
    "September",
    "Sunday",
    "Thursday",
    "Tuesday",
    "UTC",
    "WAT",
    "Wednesday",
];

/// Words before a single capital that make it a label and not an initial: `Plan B.` In byte order.
const LABELLED: &[&str] = &[
    "annex",
    "appendix",
    "article",
    "block",
    "category",
    "class",
    "exhibit",
    "figure",
    "grade",
    "group",
    "hepatitis",
    "influenza",
    "level",
    "option",
    "part",
    "phase",
    "plan",
    "point",
    "schedule",
    "section",
    "series",
    "stage",
    "table",
    "team",
    "terminal",
    "type",
    "unit",
    "version",
    "vitamin",
];

/// Words after which a sentence must go on. In byte order.
const CARRYING: &[&str] = &[
    "a", "about", "after", "against", "along", "although", "among", "an", "and", "are", "as", "at",
    "because", "between", "but", "by", "during", "for", "from", "had", "has", "have", "his", "if", "in",
    "into", "is", "its", "nor", "of", "on", "or", "our", "over", "than", "that", "the", "their", "these",
    "this", "through", "to", "toward", "towards", "under", "upon", "was", "were", "when", "which", "while",
    "who", "whose", "will", "with", "would", "your",
];

/// Small words that a headline in title case leaves small. In byte order.
const SMALL: &[&str] = &[
    "a", "after", "against", "amid", "among", "an", "and", "as", "at", "but", "by", "for", "from", "if",
    "in", "into", "is", "it", "its", "nor", "not", "of", "off", "on", "onto", "or", "over", "per", "so",
    "than", "that", "the", "then", "through", "to", "toward", "towards", "under", "up", "via", "vs", "when",
    "while", "with", "without", "yet",
];

/// Words with which a line of credits begins.
const CREDITS: &[&str] = &[
    "by",
    "from",
    "published",
    "updated",
    "posted",
    "photo",
    "photograph",
    "image",
    "source",
    "credit",
    "file",
];

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Prepositions that tell where something is.
const WITHIN: &[&str] = &["in", "into", "across", "around", "throughout", "within", "outside", "inside"];

/// Verbs of going, which take `to`.
const GOING: &[&str] = &[
    "back",
    "came",
    "come",
    "deported",
    "drove",
    "emigrated",
    "exported",
    "extradited",
    "fled",
    "flew",
    "flies",
    "fly",
    "go",
    "goes",
    "gone",
    "immigrated",
    "migrated",
    "move",
    "moved",
    "return",
    "returned",
    "returns",
    "sailed",
    "sent",
    "shipped",
    "travel",
    "traveled",
    "travelled",
    "trip",
    "visit",
    "went",
];

/// What stands before a name without an article.
const OFFICES: &[&str] = &[
    "Ambassador",
    "Chancellor",
    "Congressman",
    "Congresswoman",
    "Former",
    "Governor",
    "King",
    "Mayor",
    "Miss",
    "President",
    "Prime",
    "Prince",
    "Princess",
    "Professor",
    "Queen",
    "Senator",
    "Vice",
];

/// What is counted below an article: `2 comments`.
const COUNTED: &[&str] = &[
    "comment",
    "comments",
    "reply",
    "replies",
    "share",
    "shares",
    "like",
    "likes",
    "view",
    "views",
    "response",
    "responses",
];

/// Who is introduced after an article.
const PROFESSIONS: &[&str] = &[
    "journalist",
    "reporter",
    "writer",
    "editor",
    "correspondent",
    "columnist",
    "blogger",
    "contributor",
    "freelancer",
    "broadcaster",
    "storyteller",
    "newsman",
    "author",
    "photojournalist",
    "copywriter",
    "critic",
];

/// With one of these a line tells something that happened.
const TELLING: &[&str] = &[
    "is", "are", "was", "were", "had", "has", "have", "said", "says", "will", "would", "could", "told",
    "died", "been", "did", "may", "must",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_without_repeats() {
        for list in [&STARTERS[..], &CONTROLS[..], AFTER_HOUR, LABELLED, CARRYING, SMALL] {
            for pair in list.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
        }
        assert!(CARRYING.iter().all(|word| word.len() <= 8) && SMALL.iter().all(|word| word.len() <= 7));
        for (n, Abbreviation { form, .. }) in ABBREVIATIONS.iter().enumerate() {
            assert!(form.len() <= 6 && form.bytes().all(|b| b.is_ascii_lowercase()), "{form}");
            assert!(n == 0 || ABBREVIATIONS[n - 1].form < *form, "{form}");
        }
    }
}
