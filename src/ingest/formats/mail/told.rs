//! What the head of a message tells of its article: who wrote it, when, and on what.

use crate::corpus::Meta;
use crate::ingest::published::{ACCEPTED_DATES, read_day};
use crate::ingest::reading::{Cost, Diagnostic};

/// The head of a message in a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) sender: Option<String>,
    /// As it is written.
    pub(super) day: Option<String>,
    pub(super) subject: Option<String>,
}

/// What programs put before the subject of a message that is sent on, and of one that answers another.
const SENT_ON: &[&str] = &["fwd:", "fw:", "wg:", "tr:", "rv:", "i:", "enc:", "doorst:"];
const ANSWERED: &[&str] = &["re:", "aw:", "sv:", "antw:", "rif:", "res:"];

/// How it is said where a field was found, and whether the sender is an outlet.
#[derive(Clone, Copy)]
pub(super) struct Of {
    pub(super) sender: &'static str,
    pub(super) day: &'static str,
    pub(super) is_outlet: bool,
}

impl Head {
    /// Tells what is known of an article; what it says itself goes before that. Gives what could not be read.
    pub(super) fn tell(&self, meta: &mut Meta, of: Of, shown: &str) -> Option<Diagnostic> {
        if self.subject.is_some() {
            meta.title.clone_from(&self.subject);
        }
        let (value, basis) = if of.is_outlet {
            (&mut meta.source, &mut meta.source_basis)
        } else {
            (&mut meta.author, &mut meta.author_basis)
        };
        if value.is_none() && self.sender.is_some() {
            value.clone_from(&self.sender);
            *basis = Some(of.sender.to_owned());
        }
        let written = self.day.as_deref().filter(|day| meta.published.is_none() && !day.is_empty())?;
        // a zone may have its name behind it
        let day = written.split('(').next().unwrap_or(written).trim();
        meta.published = read_day(day).or_else(|| read_day(&without_at(day)));
        if meta.published.is_some() {
            meta.published_basis = Some(format!("{}: {written}", of.day));
            return None;
        }
        Some(Diagnostic {
            cost: Cost::Part,
            file: shown.to_owned(),
            line: None,
            expected: ACCEPTED_DATES.to_owned(),
            found: format!("`{written}` as the day of a message"),
            mend: "write the day in parallax.toml".to_owned(),
        })
    }
}

/// A day without the words that programs put before its time.
fn without_at(day: &str) -> String {
    let words = day
        .split_whitespace()
        .filter(|word| !matches!(*word, "at" | "um" | "à" | "a" | "alle" | "om" | "às" | "las"));
    words.collect::<Vec<_>>().join(" ")
}

/// The words before a subject taken off.
pub(super) fn subject(written: &str) -> &str {
    let mut subject = written.trim();
    while let Some(rest) = SENT_ON.iter().chain(ANSWERED).find_map(|word| after(subject, word)) {
        subject = rest;
    }
    subject
}

fn after<'a>(subject: &'a str, word: &str) -> Option<&'a str> {
    let (head, rest) = subject.split_at_checked(word.len())?;
    head.eq_ignore_ascii_case(word).then_some(rest.trim_start())
}

/// Whether a subject says that the message was sent on.
pub(super) fn is_sent_on(written: &str) -> bool {
    let mut subject = written.trim();
    while let Some(rest) = ANSWERED.iter().find_map(|word| after(subject, word)) {
        subject = rest;
    }
    SENT_ON.iter().any(|word| after(subject, word).is_some())
}

/// The name of a person, where an address stands behind it; none where an address is all there is.
pub(super) fn person(written: &str) -> Option<String> {
    let name = written.split(['<', '[']).next().unwrap_or(written);
    let name = flat(name.trim_matches(['"', '\'', '*', ' ', '\u{a0}']));
    (!name.is_empty() && !name.contains('@')).then_some(name)
}

pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
