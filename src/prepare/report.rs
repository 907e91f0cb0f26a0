//! What a build has to tell when the site is written: what is not in it, and what a curator should look at.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::time::{SystemTime, UNIX_EPOCH};

use super::say;
use crate::annotate::Day;
use crate::corpus::{Article, Bodies as _, Corpus};
use crate::ingest::{Cost, Decision, Field, Remark};
use crate::publish::gather::{Complaint, Gathered};

/// So many messages are told of each kind; more are counted.
const MESSAGES: usize = 100;
/// So much that could not be applied is told; more is counted.
const UNAPPLIED: usize = 20;
/// So many names stand in a line.
const NAMES: usize = 3;
/// So many of what was passed over are named.
const PASSED: usize = 8;

/// Tells what could not be read, and what that cost: articles first, then what is missing in articles that are there; then
/// what could not be applied.
pub(super) fn complaints(gathered: &Gathered) {
    for (cost, what) in [
        (Cost::Article, "all the rest is there, without these"),
        (Cost::Part, "these articles are there, but for what could not be read of them"),
    ] {
        let of_cost: Vec<&Complaint> =
            gathered.complaints.iter().filter(|complaint| complaint.cost == cost).collect();
        for complaint in of_cost.iter().take(MESSAGES) {
            say::complain(&complaint.words);
        }
        let n = of_cost.len();
        if n > MESSAGES {
            say::complain(format_args!("… and {} more of this kind", n - MESSAGES));
        }
        if n > 0 {
            say::complain(format_args!("{what}: {n}"));
        }
    }
    let unapplied = &gathered.unapplied;
    for line in unapplied.iter().take(UNAPPLIED) {
        say::complain(format_args!("warning: {line}"));
    }
    if unapplied.len() > UNAPPLIED {
        say::complain(format_args!("… and {} more of this kind", unapplied.len() - UNAPPLIED));
    }
    if !unapplied.is_empty() {
        say::complain(format_args!("not applied, and all the rest is: {}", unapplied.len()));
    }
}

/// Tells what could not be read where that is all there is.
pub(super) fn all_failed(gathered: &Gathered) {
    for complaint in gathered.complaints.iter().take(MESSAGES) {
        say::complain(&complaint.words);
    }
    if gathered.complaints.len() > MESSAGES {
        say::complain(format_args!("… and {} more of this kind", gathered.complaints.len() - MESSAGES));
    }
}

/// Tells what lay in the folders and was not read.
pub(super) fn passed(gathered: &Gathered) {
    let passed = &gathered.passed;
    if !passed.is_empty() {
        let n = say::count(passed.len(), "file", "files");
        say::complain(format_args!("{n} passed over: {}", say::some(passed, PASSED)));
    }
}

/// Tells what a curator should look at.
pub(super) fn to_look_at(out: &mut impl Write, gathered: &Gathered, corpus: &Corpus) -> io::Result<()> {
    let articles = &corpus.catalogue.articles;
    let named = |is: &dyn Fn(&Article) -> bool| -> Vec<String> {
        articles.iter().filter(|article| is(article)).map(|article| article.file.clone()).collect()
    };
    let mut lines: Vec<(&str, Vec<String>)> = vec![
        ("without a day", named(&|article| article.meta.published.is_none())),
        ("with a day that is still to come", named(&|article| is_to_come(article))),
        ("without an outlet", named(&|article| article.meta.source.is_none())),
        ("came more than once, kept once", gathered.again.clone()),
        ("have the same text", same_text(corpus)),
        ("names with letters of two scripts, which may look like others", of_two_scripts(corpus)),
    ];
    let (mut guessed, mut bad, mut disagree) = (Vec::new(), Vec::new(), Vec::new());
    let (mut inside, mut unread) = (Vec::new(), Vec::new());
    for Remark { file, article, decision } in &gathered.remarks {
        let name = article.as_ref().unwrap_or(file);
        match decision {
            Decision::GuessedEncoding(encoding) => guessed.push(format!("{name} ({encoding})")),
            Decision::BadBytes(n, line) => bad.push(format!("{name} ({n}, the first in line {line})")),
            Decision::Disagree(field, values) => {
                let values: Vec<String> =
                    values.iter().map(|(value, place)| format!("{value} in {place}")).collect();
                disagree.push(format!("{name} ({}: {})", self::field(*field), values.join(", ")));
            }
            Decision::Passed(what) => inside.push(format!("{name}: {what}")),
            Decision::Unread(fields) => unread.push(format!("{name}: {}", fields.join(", "))),
            Decision::Found(..) | Decision::LeftOut(..) | Decision::Line(_) => {}
        }
    }
    lines.push(("encoding guessed", guessed));
    lines.push(("bytes that are no text, shown as \u{fffd}", bad));
    lines.push(("say two things of themselves, the first is taken", disagree));
    lines.push(("passed over inside of files, which are no articles", inside));
    lines.push(("columns not read", unread));
    lines.retain(|(_, names)| !names.is_empty());
    if lines.is_empty() {
        return Ok(());
    }
    say::line(out, "To look at:")?;
    for (what, names) in lines {
        say::line(out, format_args!("  {what}: {} ({})", names.len(), say::some(&names, NAMES)))?;
    }
    Ok(())
}

/// Whether an article says that it is of a day after tomorrow, here or anywhere. The clock has no say in the site, only in
/// what is told here.
fn is_to_come(article: &Article) -> bool {
    const DAY: u64 = 86_400;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() / DAY);
    let (Some(day), Some(first)) = (article.meta.published, Day::new(1970, 1, 1)) else { return false };
    i64::from(day.0) > i64::from(first.0) + now as i64 + 1
}

/// The names in which a word has letters of two scripts that look alike.
fn of_two_scripts(corpus: &Corpus) -> Vec<String> {
    let script = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' => Some(0),
        '\u{370}'..='\u{3ff}' => Some(1),
        '\u{400}'..='\u{52f}' => Some(2),
        _ => None,
    };
    let is_mixed = |word: &str| {
        let mut scripts = word.chars().filter_map(script);
        scripts.next().is_some_and(|first| scripts.any(|other| other != first))
    };
    let names = corpus.catalogue.entities.iter().map(|entity| &entity.entity.name);
    names.filter(|name| name.split_whitespace().any(is_mixed)).cloned().collect()
}

/// The groups of articles that have one text.
fn same_text(corpus: &Corpus) -> Vec<String> {
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (id, article) in corpus.catalogue.articles() {
        if let Some(body) = corpus.bodies.body(id)
            && !body.document.text.is_empty()
        {
            groups.entry(&body.document.text).or_default().push(&article.file);
        }
    }
    let mut groups: Vec<Vec<&str>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups.iter().map(|group| group.join(" = ")).collect()
}

/// What a field is called.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Title => "headline",
        Field::Source => "outlet",
        Field::Author => "author",
        Field::Published => "day",
        Field::Url => "address",
        Field::Language => "language",
    }
}
