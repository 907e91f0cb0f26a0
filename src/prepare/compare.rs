//! `parallax compare`: two articles side by side, or many pairs as JSON lines.

use std::io::{self, BufWriter, Write};

use anyhow::{Context as _, Result};

use super::about::about;
use super::articles::Alone;
use super::failure::Failure;
use super::json::{self, Compared, Pair, Target};
use super::lines::{self, Lines};
use super::options::Compare;
use super::{articles, say};
use crate::annotate::{Annotations, Context, Day, Entity, EntityId};
use crate::corpus::{Input, Meta};
use crate::explore::compare::standalone::{Account, Standalone, compare_standalone};
use crate::explore::compare::{Comparison, MatchKind, Verdict};
use crate::text::{Document, Span, clean};
use crate::wording;

/// A side, cleaned and annotated.
struct Half {
    source: String,
    document: Document,
    annotations: Annotations,
    meta: Meta,
}

impl Half {
    fn new(source: String, document: Document, meta: Meta) -> Half {
        let context = Context { published: meta.published };
        let annotations = crate::annotate::annotate(&document, &context);
        Half { source, document, annotations, meta }
    }

    fn of(input: Input) -> Half {
        Half::new(input.source, input.document, input.meta)
    }

    /// Its headline, and whose it is and of when.
    fn title(&self) -> String {
        let title = self.meta.title.as_deref().or_else(|| self.document.title()).unwrap_or("(no title)");
        let day = self.meta.published.map(wording::day);
        let known: Vec<&str> = [self.meta.source.as_deref(), day.as_deref()].into_iter().flatten().collect();
        if known.is_empty() { title.to_owned() } else { format!("{title} ({})", known.join(", ")) }
    }

    fn target(&self) -> Target<'_> {
        Target::source(&self.source, &self.document.map)
    }
}

fn both(a: &Half, b: &Half) -> Standalone {
    let [a, b] = [a, b].map(|half| Account {
        document: &half.document,
        annotations: half.annotations.clone(),
        published: half.meta.published,
    });
    compare_standalone(a, b)
}

fn pair(line: &str) -> Result<String> {
    let Pair { id, a, b, published_a, published_b } = Pair::read(line)?;
    let half = |text: String, published: Option<Day>| {
        let document = clean(&text);
        Half::new(text, document, Meta { published, ..Meta::default() })
    };
    let a = half(a, json::day("published_a", published_a.as_deref())?);
    let b = half(b, json::day("published_b", published_b.as_deref())?);
    let Standalone { comparison, entities } = both(&a, &b);
    let entities: Vec<&Entity> = entities.iter().collect();
    let compared = json::compared(Some(id), &comparison, &a.target(), &b.target(), &entities);
    Ok(say::inert(&serde_json::to_string(&compared)?))
}

pub(super) fn run(options: &Compare) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    if options.pairs {
        let path = match options.paths.as_slice() {
            [] => None,
            [path] => Some(path.as_path()),
            more => {
                return Err(Failure::Usage(format!("--pairs takes one file of pairs, found {}", more.len())));
            }
        };
        let out = std::cell::RefCell::new(out);
        let write = |line: String| writeln!(out.borrow_mut(), "{line}");
        let lines = Lines::open(path)?;
        let file = lines.name.clone();
        let pair = |number: u32, line: &str| pair(line).with_context(|| format!("{file}:{number}"));
        return lines::each(lines, "pairs compared", pair, write, || out.borrow_mut().flush());
    }
    let [_, _] = options.paths.as_slice() else {
        let found = options.paths.len();
        return Err(Failure::Usage(format!("expected two articles, found {found}; or --pairs")));
    };
    let Alone { inputs, misread } = articles::alone(&options.paths, options.metadata.as_deref())?;
    let mut halves = inputs.into_iter().map(Half::of);
    let (Some(a), Some(b)) = (halves.next(), halves.next()) else { return Ok(()) };
    let Standalone { comparison, entities } = both(&a, &b);
    let entities: Vec<&Entity> = entities.iter().collect();
    if options.json {
        let compared: Compared = json::compared(None, &comparison, &a.target(), &b.target(), &entities);
        let compared = serde_json::to_string(&compared).map_err(anyhow::Error::from)?;
        writeln!(out, "{}", say::inert(&compared))?;
    } else {
        report(&mut out, &comparison, &a, &b, &entities)?;
    }
    out.flush()?;
    for error in &misread {
        say::complain(format_args!("error: {error}"));
    }
    if misread.is_empty() { Ok(()) } else { Err(Failure::Reported) }
}

/// The comparison, for a person at a terminal.
fn report(
    out: &mut impl Write,
    comparison: &Comparison,
    a: &Half,
    b: &Half,
    entities: &[&Entity],
) -> io::Result<()> {
    let words = |half: &Half, span: Span| {
        span.of(&half.document.text).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let title = |out: &mut dyn Write, title: &str, count: usize| writeln!(out, "\n{title} ({count})");
    for (name, half) in [("A", a), ("B", b)] {
        say::line(out, format_args!("{name}: {}", half.title()))?;
    }
    for (verdict, name) in [
        (Verdict::Contradiction, "Contradictions"),
        (Verdict::Dispute, "Disputed"),
        (Verdict::Wording, "Quotes in other words"),
        (Verdict::Update, "Later reports"),
        (Verdict::Agreement, "Agreed"),
    ] {
        let points: Vec<_> = comparison.points.iter().filter(|point| point.verdict == verdict).collect();
        title(out, name, points.len())?;
        for point in points {
            say::line(out, format_args!("  {}", about(&point.about, entities)))?;
            say::line(out, format_args!("    A: {} | {}", words(a, point.a.words), words(a, point.a.span)))?;
            say::line(out, format_args!("    B: {} | {}", words(b, point.b.words), words(b, point.b.span)))?;
        }
    }
    for (kind, name) in [
        (MatchKind::Verbatim, "In both, word for word"),
        (MatchKind::Reworded, "In both, in other words"),
        (MatchKind::Related, "Related"),
    ] {
        let matches: Vec<_> = comparison.aligned.iter().filter(|m| m.kind == kind).collect();
        title(out, name, matches.len())?;
        for m in matches {
            say::line(out, format_args!("  A: {}", words(a, m.a)))?;
            say::line(out, format_args!("  B: {}", words(b, m.b)))?;
            writeln!(out)?;
        }
    }
    for (name, half, spans) in [("Only in A", a, &comparison.only_a), ("Only in B", b, &comparison.only_b)] {
        title(out, name, spans.len())?;
        for span in spans {
            say::line(out, format_args!("  {}", words(half, *span)))?;
        }
    }
    let names = |ids: &[EntityId]| -> Vec<&str> {
        ids.iter().filter_map(|id| entities.get(id.0 as usize)).map(|entity| entity.name.as_str()).collect()
    };
    for (name, listed) in [
        ("Named in both", names(&comparison.shared_entities)),
        ("Named only in A", names(&comparison.entities_only_a)),
        ("Named only in B", names(&comparison.entities_only_b)),
        ("Dates in both", comparison.shared_dates.iter().map(String::as_str).collect()),
        ("Dates only in A", comparison.dates_only_a.iter().map(String::as_str).collect()),
        ("Dates only in B", comparison.dates_only_b.iter().map(String::as_str).collect()),
    ] {
        title(out, name, listed.len())?;
        if !listed.is_empty() {
            say::line(out, format_args!("  {}", listed.join(", ")))?;
        }
    }
    Ok(())
}
