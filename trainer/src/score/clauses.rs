//! `score clauses [FILE…] [--show]`: how well clauses are read: who does what to whom, meant how, said by whom, when.
//!
//! The project's own files stand in `trainer/data/clauses`, where their form and what counts is told; they are
//! scored when no file is given. Each sentence is annotated as an article of its own, published on its day.
//! Clauses are matched by the place of their predicate, and the slots of those matched are compared: subject,
//! object and speaker by the words they hang on, the rest by their values, a date as finely as the file gives it.
//! What the file tells of offices, ages and verbs that only colour another counts neither for nor against the
//! predicates. `--show` names what is wrong, in `open.txt` alone: the others are read by nobody who writes a rule.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use parallax::annotate::{self, Clause, ClauseKind};
use parallax::text::{Span, clean};

use crate::data::clauses::{self, Kind, Phrase, Row, Sentence, When};

const USAGE: &str = "usage: score clauses [FILE…] [--show]";

/// Scores the files given, or the project's own.
pub(super) fn clauses(arguments: &[String]) -> Result<()> {
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut show = false;
    for argument in arguments {
        match argument.as_str() {
            "--show" => show = true,
            other if other.starts_with("--") => bail!("what is `{other}`? {USAGE}"),
            path => paths.push(path.into()),
        }
    }
    if paths.is_empty() {
        let own = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data/clauses"));
        paths = ["open.txt", "held.txt"].map(|name| own.join(name)).to_vec();
    }
    for path in paths {
        let file = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let sentences = clauses::read(&file).with_context(|| path.display().to_string())?;
        let show = show && path.file_name().is_some_and(|name| name == "open.txt");
        let mut tally = Tally::default();
        for sentence in &sentences {
            let notes = tally.add(sentence, &found(sentence));
            if show {
                print!("{notes}");
            }
        }
        print!("\n{}: {} sentences\n{}", path.display(), sentences.len(), tally.table());
    }
    Ok(())
}

/// A clause as the engine reads it, by bytes of the sentence; subject and object by the word they hang on.
#[derive(Clone, Debug)]
struct Found {
    kind: ClauseKind,
    predicate: Span,
    subject: Option<Span>,
    object: Option<Span>,
    affirmed: bool,
    modality: &'static str,
    speaker: Option<Span>,
    value: Option<String>,
}

/// What the engine reads in a sentence; deeds told by a noun ("the killing of three") are not annotated.
fn found(sentence: &Sentence) -> Vec<Found> {
    let document = clean(&sentence.text);
    let context = annotate::Context { published: sentence.published.parse().ok() };
    let annotations = annotate::annotate(&document, &context);
    let given = |span: Span| document.map.to_source(span);
    let found = |clause: &Clause| Found {
        kind: clause.kind,
        predicate: given(clause.predicate),
        subject: clause.subject.map(|argument| given(argument.head)),
        object: clause.object.map(|argument| given(argument.head)),
        affirmed: clause.positive,
        modality: clause.modality.as_str(),
        speaker: clause.speaker.and_then(|speaker| speaker.span).map(given),
        value: clause.time.as_ref().map(|time| time.value.clone()),
    };
    let told = |clause: &&Clause| clause.kind != ClauseKind::Noun;
    annotations.clauses.iter().filter(told).map(found).collect()
}

/// What is counted, in the order of the table.
#[derive(Clone, Copy)]
enum Slot {
    Predicate,
    Subject,
    Object,
    Affirmed,
    Denied,
    Modality,
    NotAsserted,
    Speaker,
    Date,
    Nominal,
    NominalSubject,
}

const SLOTS: [(&str, Slot); 11] = [
    ("predicate", Slot::Predicate),
    ("subject", Slot::Subject),
    ("object", Slot::Object),
    ("affirmed", Slot::Affirmed),
    ("  where not", Slot::Denied),
    ("modality", Slot::Modality),
    ("  but asserted", Slot::NotAsserted),
    ("speaker", Slot::Speaker),
    ("date", Slot::Date),
    ("nominal", Slot::Nominal),
    ("  its subject", Slot::NominalSubject),
];

/// Hits of so many found and so many given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Score {
    hits: usize,
    found: usize,
    gold: usize,
}

#[derive(Default)]
struct Tally {
    scores: [Score; SLOTS.len()],
    /// Clauses matched, and those of them with every slot right.
    whole: Score,
}

impl Tally {
    fn count(&mut self, slot: Slot, hit: bool, found: bool, gold: bool) {
        let score = &mut self.scores[slot as usize];
        score.hits += usize::from(hit);
        score.found += usize::from(found);
        score.gold += usize::from(gold);
    }

    /// Compares a sentence; returns what is wrong, a line each.
    fn add(&mut self, sentence: &Sentence, found: &[Found]) -> String {
        let pairs = pairs(&sentence.rows, found);
        let mut notes = String::new();
        for (i, row) in sentence.rows.iter().enumerate() {
            let read = pairs.iter().find(|pair| pair.0 == i).and_then(|pair| found.get(pair.1));
            match row.kind {
                Kind::Clause => {
                    self.count(Slot::Predicate, read.is_some(), read.is_some(), true);
                    match read {
                        Some(read) => self.slots(sentence, row, read, &mut notes),
                        None => notes += &format!("  missed     {}\n", words(sentence, &row.predicate)),
                    }
                }
                Kind::Nominal => {
                    self.count(Slot::Nominal, read.is_some(), read.is_some(), true);
                    let subject = read.and_then(|read| read.subject);
                    let right = row.subject.as_ref().is_some_and(|gold| same(sentence, gold, subject));
                    self.count(Slot::NominalSubject, right, subject.is_some(), read.is_some());
                    if read.is_none() {
                        notes += &format!("  missed     {} (nominal)\n", words(sentence, &row.predicate));
                    }
                }
                Kind::Title | Kind::Light => {}
            }
        }
        for (j, read) in found.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.1 == j) {
                let slot = if read.kind == ClauseKind::Apposition { Slot::Nominal } else { Slot::Predicate };
                self.count(slot, false, true, false);
                notes += &format!("  no clause  {}\n", read.predicate.of(&sentence.text));
            }
        }
        if notes.is_empty() { notes } else { format!("{} {}\n{notes}", sentence.line, sentence.text) }
    }

    fn slots(&mut self, sentence: &Sentence, row: &Row, read: &Found, notes: &mut String) {
        let mut right = true;
        let mut note = |slot: &str, gold: &str, read: &str| {
            right = false;
            let verb = words(sentence, &row.predicate);
            *notes += &format!("  {slot:<10} of `{verb}`: {gold}, read {read}\n");
        };
        let said = |span: Option<Span>| span.map_or("-", |span| span.of(&sentence.text));
        for (name, slot, gold, found) in [
            ("subject", Slot::Subject, &row.subject, read.subject),
            ("object", Slot::Object, &row.object, read.object),
            ("speaker", Slot::Speaker, &row.speaker, read.speaker),
        ] {
            let hit = gold.as_ref().is_some_and(|gold| same(sentence, gold, found));
            self.count(slot, hit, found.is_some(), gold.is_some());
            if !hit && (gold.is_some() || found.is_some()) {
                note(name, said(gold.as_ref().map(|phrase| phrase.span)), said(found));
            }
        }
        let hit = row.affirmed == read.affirmed;
        self.count(Slot::Affirmed, hit, true, true);
        self.count(Slot::Denied, hit && !row.affirmed, !read.affirmed, !row.affirmed);
        if !hit {
            note("affirmed", &row.affirmed.to_string(), &read.affirmed.to_string());
        }
        let (meant, is_meant) =
            (row.modality != clauses::MODALITIES[0], read.modality != clauses::MODALITIES[0]);
        let hit = row.modality == read.modality;
        self.count(Slot::Modality, hit, true, true);
        self.count(Slot::NotAsserted, hit && meant, is_meant, meant);
        if !hit {
            note("modality", &row.modality, read.modality);
        }
        let value = read.value.as_deref();
        let (gold, found) = match &row.when {
            When::Unscored => ("-", None),
            When::Open => ("-", value.filter(|value| !within(value, &sentence.published))),
            When::Unsaid => ("-", value),
            When::Value(gold) => (gold.as_str(), value),
        };
        let hit = found.is_some_and(|found| within(found, gold));
        self.count(Slot::Date, hit, found.is_some(), gold != "-");
        if !hit && (gold != "-" || found.is_some()) {
            note("date", gold, found.unwrap_or("-"));
        }
        self.whole.found += 1;
        self.whole.hits += usize::from(right);
    }

    fn table(&self) -> String {
        let mut table =
            format!("  {:<16}{:>6}{:>6}{:>6}{:>8}{:>7}{:>7}\n", "", "P", "R", "F1", "right", "found", "gold");
        for ((name, _), score) in SLOTS.iter().zip(self.scores) {
            let Score { hits, found, gold } = score;
            let part = |of: usize| if of == 0 { 0.0 } else { 100.0 * hits as f64 / of as f64 };
            let f1 = if found + gold == 0 { 0.0 } else { 200.0 * hits as f64 / (found + gold) as f64 };
            table += &format!(
                "  {name:<16}{:>6.1}{:>6.1}{f1:>6.1}{hits:>8}{found:>7}{gold:>7}\n",
                part(found),
                part(gold)
            );
        }
        let Score { hits, found, .. } = self.whole;
        table + &format!("  of {found} clauses matched, {hits} are right in every slot\n")
    }
}

/// Whether a date is the given one, or lies inside of it.
fn within(value: &str, gold: &str) -> bool {
    value.strip_prefix(gold).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', 'T']))
}

fn words(sentence: &Sentence, spans: &[Span]) -> String {
    let words: Vec<&str> = spans.iter().map(|span| span.of(&sentence.text)).collect();
    words.join(" ")
}

/// Whether what was found hangs on a word that the phrase hangs on, here or where the same word stands again.
///
/// What lies inside of the phrase and holds such a word does, whatever the form of it shows. A bearer stands for his office and the other way about, where the sentence says that they are one.
fn same(sentence: &Sentence, gold: &Phrase, found: Option<Span>) -> bool {
    let Some(found) = found else { return false };
    let mut heads = gold.heads.clone();
    for row in &sentence.rows {
        if let (Kind::Nominal | Kind::Title, Some(bearer)) = (row.kind, &row.subject) {
            let touches =
                |spans: &[Span]| spans.iter().any(|span| gold.heads.iter().any(|head| head.overlaps(*span)));
            if touches(&bearer.heads) || touches(&row.predicate) {
                heads.extend(bearer.heads.iter().chain(&row.predicate));
            }
        }
    }
    if gold.span.contains(found) && gold.heads.iter().any(|head| found.contains(*head)) {
        return true;
    }
    let found = head(&sentence.text, found);
    let word = |span: &Span| span.of(&sentence.text).to_lowercase();
    heads.iter().any(|head| found.iter().any(|found| found.overlaps(*head) || word(found) == word(head)))
}

/// The words that a phrase hangs on, as far as its form shows: the last before a comma or a small word that
/// joins, with the capitals that stand before it.
fn head(text: &str, phrase: Span) -> Vec<Span> {
    const JOINS: &[&str] = &[
        "of", "in", "for", "at", "on", "from", "with", "to", "by", "that", "who", "which", "whose", "and",
        "or", "as", "near", "about", "between", "under", "over", "against", "after", "before", "since",
        "during",
    ];
    let mut spans: Vec<Span> = Vec::new();
    let mut at = phrase.start as usize;
    while at < phrase.end as usize {
        let rest = &text[at..phrase.end as usize];
        if rest.starts_with(char::is_whitespace) {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let span = Span::new(at, at + clauses::word(rest).max(1));
        let word = span.of(text);
        let is_word = word.starts_with(char::is_alphanumeric);
        if !spans.is_empty() && ([",", "(", ";", ":", "–", "—"].contains(&word) || JOINS.contains(&word))
        {
            break;
        }
        if is_word || "%$£€".contains(word) {
            spans.push(span);
        }
        at = span.end as usize;
    }
    let capital = |span: &Span| span.of(text).starts_with(char::is_uppercase);
    let run = spans.iter().rev().take_while(|span| capital(span)).count().max(1);
    spans.split_off(spans.len().saturating_sub(run))
}

/// Rows with what was found at their predicate, one to one: where the head lies inside before where another word does.
fn pairs(rows: &[Row], found: &[Found]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        for (j, found) in found.iter().enumerate() {
            if let Some(nth) = row.predicate.iter().position(|span| span.overlaps(found.predicate)) {
                let kind = row.kind as u8;
                candidates.push((nth, found.predicate.len(), kind, i, j));
            }
        }
    }
    candidates.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (.., i, j) in candidates {
        if !pairs.iter().any(|pair| pair.0 == i || pair.1 == j) {
            pairs.push((i, j));
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "= 2023-02-14 new
A crowded ferry, the Ara, sank on Monday, a port officer, Ann Li, said, but no one died.
clause | sank | A crowded *ferry | - | yes | asserted | a port *officer, *Ann *Li | 2023-02-13
nominal | officer | *Ann *Li | - | yes | asserted | - | -
clause | said | a port *officer, *Ann *Li | - | yes | asserted | - | ?
clause | died | no *one | - | no | asserted | - | -
";

    fn at(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    #[test]
    fn clauses_are_matched_by_their_predicate_and_compared_slot_by_slot() {
        let sentences = clauses::read(FILE).unwrap();
        let text = sentences[0].text.as_str();
        let span = |words| at(text, words);
        let plain = |predicate| Found {
            kind: ClauseKind::Verb,
            predicate: span(predicate),
            subject: None,
            object: None,
            affirmed: true,
            modality: "asserted",
            speaker: None,
            value: None,
        };
        let found = [
            Found {
                subject: Some(span("ferry")),
                speaker: Some(span("Ann Li")),
                value: Some("2023-02-13T08:00".to_owned()),
                ..plain("sank")
            },
            Found { subject: Some(span("port")), value: Some("2023-02-14".to_owned()), ..plain("said") },
            Found { subject: Some(span("one")), value: Some("2023-02-14".to_owned()), ..plain("died") },
            plain("crowded"),
        ];
        let mut tally = Tally::default();
        let notes = tally.add(&sentences[0], &found);
        let score = |slot: Slot| {
            let Score { hits, found, gold } = tally.scores[slot as usize];
            (hits, found, gold)
        };
        assert_eq!(score(Slot::Predicate), (3, 4, 3));
        assert_eq!(score(Slot::Subject), (2, 3, 3));
        assert_eq!(score(Slot::Speaker), (1, 1, 1));
        assert_eq!(score(Slot::Affirmed), (2, 3, 3));
        assert_eq!(score(Slot::Denied), (0, 0, 1));
        assert_eq!(score(Slot::Date), (1, 2, 1));
        assert_eq!(score(Slot::Nominal), (0, 0, 1));
        assert_eq!((tally.whole.hits, tally.whole.found), (1, 3));
        assert!(notes.contains("no clause  crowded"), "{notes}");
        assert!(notes.contains("affirmed   of `died`: false, read true"), "{notes}");
    }

    #[test]
    fn what_is_given_scores_in_full() {
        for file in [include_str!("../../data/clauses/open.txt"), include_str!("../../data/clauses/held.txt")]
        {
            let mut tally = Tally::default();
            for sentence in clauses::read(file).unwrap() {
                let head = |phrase: &Option<Phrase>| phrase.as_ref().map(|phrase| phrase.heads[0]);
                let found = |row: &Row| Found {
                    kind: if row.kind == Kind::Clause { ClauseKind::Verb } else { ClauseKind::Apposition },
                    predicate: row.predicate[0],
                    subject: head(&row.subject),
                    object: head(&row.object),
                    affirmed: row.affirmed,
                    modality: clauses::MODALITIES.into_iter().find(|name| *name == row.modality).unwrap(),
                    speaker: row.speaker.as_ref().map(|phrase| phrase.span),
                    value: match &row.when {
                        When::Value(value) => Some(value.clone()),
                        When::Open | When::Unscored => Some(sentence.published.clone()),
                        When::Unsaid => None,
                    },
                };
                let found: Vec<Found> = sentence.rows.iter().map(found).collect();
                assert_eq!(tally.add(&sentence, &found), "");
            }
            assert_eq!(tally.whole.hits, tally.whole.found);
            for (score, (name, _)) in tally.scores.iter().zip(SLOTS) {
                assert_eq!((score.hits, score.hits), (score.found, score.gold), "{name}");
            }
        }
    }

    #[test]
    fn a_phrase_hangs_on_its_last_word_before_what_joins() {
        let head = |text: &str| -> Vec<String> {
            head(text, Span::new(0, text.len())).iter().map(|span| span.of(text).to_owned()).collect()
        };
        assert_eq!(head("the deputy mayor of Lima"), ["mayor"]);
        assert_eq!(head("former mayor Ann Li, 54"), ["Ann", "Li"]);
        assert_eq!(head("more than 5%"), ["%"]);
        assert_eq!(head("it"), ["it"]);
    }

    #[test]
    fn a_date_counts_as_finely_as_it_is_given() {
        assert!(within("2023-02-13", "2023-02") && within("2023-02", "2023-02"));
        assert!(!within("2023-02", "2023-02-13") && !within("2023-021", "2023-02"));
    }
}
