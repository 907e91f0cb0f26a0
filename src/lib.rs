//! Parallax: the same story, seen from several places.
//!
//! Parallax turns a folder of articles into a static page in which a reader filters by person, place and organisation,
//! follows the dates that the texts speak of along a timeline, and reads accounts of the same events side by side. This
//! is its library: it reads articles in any common format, finds names, dates, events, quotes and quantities in them,
//! compares two accounts, and answers questions to a corpus. It makes no connection, needs no model beside it, and gives
//! the same bytes for the same input, native and wasm.
//!
//! # Three calls
//! [`read`] makes articles of the bytes of a file, [`annotate`] finds what one of them mentions, and [`compare`] sets two
//! side by side. What they find are [`Span`](text::Span)s: byte offsets into the cleaned text of the article, from
//! which its [`SourceMap`](text::SourceMap) leads back to the source.
//!
//! ```
//! # #[cfg(feature = "ingest")] {
//! use parallax::explore::compare::PointKind;
//!
//! let here = b"Ferry aground\n\nThe ferry ran aground off Bergen on 3 March 2024. \
//!              The harbour office in Bergen said that 12 passengers were injured on the ferry.";
//! let there = b"Ferry hits rocks\n\nThe ferry ran aground off Bergen on Sunday, 3 March 2024. \
//!               The harbour office in Bergen said that 15 passengers were injured on the ferry.";
//! let here = parallax::read(here, "here.txt").inputs.remove(0);
//! let there = parallax::read(there, "there.txt").inputs.remove(0);
//! assert_eq!(here.meta.title.as_deref(), Some("Ferry aground"));
//!
//! let found = parallax::annotate(&here);
//! assert_eq!(found.dates[0].value, "2024-03-03");
//! assert_eq!(found.dates[0].span.of(&here.document.text), "3 March 2024");
//! assert!(found.entities.iter().any(|entity| entity.name == "Bergen"));
//!
//! let compared = parallax::compare(&here, &there);
//! let point = &compared.comparison.points[0];
//! assert_eq!(point.kind, PointKind::Number);
//! assert_eq!(point.b.words.of(&there.document.text), "15 passengers");
//! # }
//! ```
//!
//! For more than two articles, [`corpus::build`] merges their entities and indexes the whole, [`corpus::write`] packs it,
//! and [`explore`] asks it.
//!
//! # Floors
//! An article passes through the modules from top to bottom of this list; an import only ever points to one named earlier.
//!
//! | module | holds |
//! |---|---|
//! | [`text`] | the cleaner: a source becomes blocks, sentences and tokens, with the way back |
//! | [`mod@annotate`] | names, dates, events, quantities and quotes of one article |
//! | [`corpus`] | many articles as one: entities merged, corrections applied, the packed format |
//! | `ingest` | the bytes of a file, whatever its format, become articles |
//! | [`explore`] | search, facets, timeline, words in context, coverage, comparison, front page |
//! | [`wording`] | how what the engine knows is put for a reader |
//! | [`mod@export`] | a corpus as tables, references and a timeline for other programs |
//! | `publish` | articles in hand become a corpus, a corpus becomes a site, as bytes |
//! | `prepare` | the command line `parallax` |
//! | `app` | the page, in Yew |
//!
//! The floors up to `publish` know no IO, clock, randomness, browser or target, and return a result for any input.
//!
//! # Features
//! | feature | gives |
//! |---|---|
//! | `prepare` (default) | the command line, with `publish` |
//! | `publish` | the module of that name, with `ingest`; compiles to wasm too |
//! | `ingest` | [`read`] and the module `ingest`; compiles to wasm too |
//! | `app` | the page, for `wasm32-unknown-unknown` |
//! | `ssr` | the page drawn without a browser, for tests |
//!
//! With none of them there are [`text`], [`mod@annotate`], [`corpus`] and [`explore`].

pub mod text;

pub mod annotate;

pub mod corpus;

#[cfg(feature = "ingest")]
pub mod ingest;

pub mod explore;

pub mod wording;

pub mod export;

#[cfg(any(feature = "publish", feature = "app"))]
pub mod contract;

#[cfg(feature = "publish")]
pub mod publish;

#[cfg(feature = "prepare")]
pub mod prepare;

#[cfg(feature = "app")]
pub mod app;

/// Reads a file of articles, of which the bytes are given; the ending of its name tells the format (`.txt`, `.md`,
/// `.html`, `.jsonl`), the bytes their encoding.
///
/// It does not fail as a whole: what cannot be read is in [`problems`](ingest::Reading::problems), each with its line
/// and how to mend it, and the rest is in [`inputs`](ingest::Reading::inputs).
#[cfg(feature = "ingest")]
pub fn read(bytes: &[u8], name: &str) -> ingest::Reading {
    ingest::read(bytes, name)
}

/// What an article mentions: names, dates, events, quantities and quotes, each with its span of the cleaned text.
///
/// Its relative dates count from its dateline, or from the day it was published where
/// [`meta.published`](corpus::Meta::published) is known; where nothing fixes them they stay open, with the reason.
pub fn annotate(article: &corpus::Input) -> annotate::Annotations {
    article.annotate()
}

/// What two articles both say, what only one says, and where they contradict each other.
pub fn compare(a: &corpus::Input, b: &corpus::Input) -> explore::compare::standalone::Standalone {
    let [a, b] = [a, b].map(|input| explore::compare::standalone::Account {
        document: &input.document,
        annotations: annotate(input),
        published: input.meta.published,
    });
    explore::compare::standalone::compare_standalone(a, b)
}
