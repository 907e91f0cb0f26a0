//! What was understood of an article, as plain text: metadata, text, what was left out, names, dates, clauses.

use std::io::{self, Write};

use super::{Seen, flat, words};
use crate::annotate::{Clause, Form, Mention};
use crate::ingest::Decision;
use crate::prepare::json::{self, Target};
use crate::prepare::{report, say};
use crate::text::BlockKind;

/// So wide is the column of what something is.
const WIDE: usize = 14;

/// Writes all of it.
pub(super) fn write(out: &mut impl Write, seen: &Seen) -> io::Result<()> {
    let name = &seen.input.file;
    let of_file =
        if seen.file.ends_with(name.as_str()) { String::new() } else { format!(" of {}", seen.file) };
    let line = seen.decisions.iter().find_map(|decision| match decision {
        Decision::Line(line) => Some(format!(", line {line}")),
        _ => None,
    });
    say::line(out, format_args!("{name}{of_file}{}", line.unwrap_or_default()))?;
    for known in seen.known() {
        let found = known.found.map_or(String::new(), |found| format!("  ({})", flat(&found)));
        let value = known.value.map_or_else(|| "not known".to_owned(), |value| flat(&value));
        row(out, report::field(known.field), &format!("{value}{found}"))?;
    }
    for decision in &seen.decisions {
        match decision {
            Decision::GuessedEncoding(encoding) => row(out, "encoding", &format!("{encoding}  (guessed)"))?,
            Decision::BadBytes(count, line) => {
                let bad = say::count(
                    *count,
                    "byte that is none of its encoding",
                    "bytes that are none of its encoding",
                );
                row(out, "not text", &format!("{bad}, shown as \u{fffd}; the first in line {line}"))?;
            }
            Decision::Disagree(field, values) => {
                let values: Vec<String> = values
                    .iter()
                    .map(|(value, place)| format!("{} in {}", flat(value), flat(place)))
                    .collect();
                row(
                    out,
                    "in doubt",
                    &format!("{}: {}; the first is taken", report::field(*field), values.join(", ")),
                )?;
            }
            Decision::Passed(what) => row(out, "passed over", &flat(what))?,
            Decision::Unread(fields) => {
                row(out, "not read", &format!("columns {}", flat(&fields.join(", "))))?;
            }
            Decision::Found(..) | Decision::LeftOut(..) | Decision::Line(_) => {}
        }
    }
    let document = &seen.input.document;
    head(out, "Text", document.blocks.len(), "nothing")?;
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Table(rows) => {
                for (n, cells) in rows.iter().enumerate() {
                    let cells: Vec<String> =
                        cells.cells.iter().map(|cell| flat(cell.of(&document.text))).collect();
                    row(out, if n == 0 { "table" } else { "" }, &cells.join(" | "))?;
                }
            }
            kind => row(out, &words::block(kind), &flat(block.span.of(&document.text)))?,
        }
    }
    let left_out = seen.left_out();
    head(out, "Left out", left_out.len(), "nothing")?;
    for (why, text) in left_out {
        row(out, why, &flat(&text))?;
    }
    names(out, seen)?;
    dates(out, seen)?;
    let clauses = &seen.annotations.clauses;
    head(out, "Clauses", clauses.len(), "none")?;
    for clause in clauses {
        say::line(out, format_args!("  {}", self::clause(seen, clause)))?;
    }
    Ok(())
}

fn head(out: &mut impl Write, what: &str, count: usize, none: &str) -> io::Result<()> {
    let count = if count == 0 { none.to_owned() } else { count.to_string() };
    writeln!(out)?;
    say::line(out, format_args!("{what} ({count})"))
}

fn row(out: &mut impl Write, what: &str, text: &str) -> io::Result<()> {
    say::line(out, format_args!("  {what:<WIDE$}  {text}"))
}

/// The entities, each with how often and in which words it is named.
fn names(out: &mut impl Write, seen: &Seen) -> io::Result<()> {
    let found = &seen.annotations;
    head(out, "Names", found.entities.len(), "none")?;
    for (n, entity) in found.entities.iter().enumerate() {
        let mentions = found.mentions.iter().filter(|mention| mention.entity.0 as usize == n);
        let (credits, mentions): (Vec<&Mention>, Vec<&Mention>) =
            mentions.partition(|mention| mention.form == Form::Credit);
        let aliases: Vec<String> = entity
            .aliases
            .iter()
            .filter(|alias| alias.name != entity.name)
            .map(|alias| format!("“{}”", flat(&alias.name)))
            .collect();
        let mut text = format!("{}  ({}", flat(&entity.name), say::count(mentions.len(), "time", "times"));
        if !credits.is_empty() {
            text.push_str(", in the credits");
        }
        if !aliases.is_empty() {
            text.push_str(&format!("; also {}", aliases.join(", ")));
        }
        row(out, entity.kind.as_str(), &format!("{text})"))?;
    }
    Ok(())
}

/// The dates, each with its words and how it was read.
fn dates(out: &mut impl Write, seen: &Seen) -> io::Result<()> {
    let document = &seen.input.document;
    let entities = &seen.annotations.entities;
    let found =
        json::found(&seen.annotations, &Target::cleaned(&document.text), |id| entities.get(id.0 as usize));
    head(out, "Dates", found.dates.len(), "none")?;
    for date in &found.dates {
        let flag = date.flag.map_or(String::new(), |flag| format!(", {flag}"));
        row(out, &date.value, &format!("“{}”  ({}{flag})", flat(&date.text), date.basis))?;
    }
    Ok(())
}

/// A clause: who does what to whom, and what of it is less than plainly said.
fn clause(seen: &Seen, clause: &Clause) -> String {
    let text = &seen.input.document.text;
    let mut parts = Vec::new();
    if let Some(subject) = clause.subject {
        parts.push(flat(subject.span.of(text)));
    }
    parts.push(format!("[{}]", clause.lemma));
    if let Some(object) = clause.object {
        parts.push(flat(object.span.of(text)));
    }
    for oblique in &clause.obliques {
        // the preposition of a phrase without one stands at its head
        let preposition = if oblique.preposition.is_empty() { "" } else { oblique.preposition.of(text) };
        parts.push(format!("{preposition} {}", flat(oblique.argument.span.of(text))).trim().to_owned());
    }
    let mut notes: Vec<String> = Vec::new();
    if !clause.positive {
        notes.push("denied".to_owned());
    }
    notes.extend(words::modality(clause.modality).map(str::to_owned));
    if let Some(speaker) = clause.speaker {
        notes.push(speaker.span.map_or_else(
            || "said by somebody".to_owned(),
            |span| format!("said by {}", flat(span.of(text))),
        ));
    }
    notes.extend(clause.time.as_ref().map(|time| time.value.clone()));
    let notes = if notes.is_empty() { String::new() } else { format!("  ({})", notes.join("; ")) };
    format!("{}{notes}", parts.join(" · "))
}
