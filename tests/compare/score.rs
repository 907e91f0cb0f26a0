//! Reads the pairs of `tests/compare/pairs` and scores the comparison against their gold.
//!
//! Used by the test `compare` and by `cargo xtask score compare`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use parallax::annotate::{Context, annotate};
use parallax::explore::compare::standalone::{Account, compare_standalone};
use parallax::explore::compare::{Comparison, MatchKind, PointKind, Verdict};
use parallax::text::{Document, Span, clean};

/// Two articles with what a careful reader finds.
#[derive(Debug, Default)]
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) a: Article,
    pub(crate) b: Article,
    /// Sentence numbers (from 1), and whether the link is optional.
    pub(crate) aligned: Vec<(usize, usize, bool)>,
    pub(crate) conflicts: Vec<Gold>,
}

/// One account.
#[derive(Debug, Default)]
pub(crate) struct Article {
    pub(crate) published: Option<parallax::annotate::Day>,
    pub(crate) text: String,
    /// Where each sentence stands in `text`.
    pub(crate) sentences: Vec<Span>,
}

/// A contradiction, by its very words.
#[derive(Debug)]
pub(crate) struct Gold {
    pub(crate) kind: String,
    pub(crate) a: Span,
    pub(crate) b: Span,
    pub(crate) optional: bool,
    /// How the two stand to each other, where the file says so.
    pub(crate) verdict: Option<Verdict>,
}

/// The kinds of contradiction that are asked for. The gold has others too, of which words can tell nothing safely: what
/// caused it, who denies what.
const SHOWN: [&str; 7] = ["number", "date", "quote", "agent", "office", "title", "charge"];

/// What was found, and how much of it is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.wrong += other.wrong;
        self.missed += other.missed;
    }

    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.right + self.wrong)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        share(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Reads a file of the form described in `tests/compare/pairs/README.md`; the error names the line.
pub(crate) fn read(name: &str, file: &str) -> Result<Pair, String> {
    let mut pair = Pair { name: name.to_owned(), ..Pair::default() };
    let mut part = "";
    for (n, line) in file.lines().enumerate() {
        let fail = |what: &str| format!("{name}:{}: {what}: {line}", n + 1);
        if let Some(next) = line.strip_prefix("--- ") {
            part = match next {
                "a" | "b" | "aligned" | "conflicts" => next,
                _ => return Err(fail("no such part")),
            };
            continue;
        }
        match part {
            "" => {
                let Some((side, rest)) = line.split_once(": ") else { continue };
                let day = rest.rsplit(", ").next().and_then(|day| day.parse().ok());
                match side {
                    "a" => pair.a.published = day,
                    "b" => pair.b.published = day,
                    _ => return Err(fail("expected `a:` or `b:`")),
                }
            }
            "a" => sentences(line, &mut pair.a),
            "b" => sentences(line, &mut pair.b),
            "aligned" => {
                let words: Vec<&str> = line.split_whitespace().collect();
                let [a, sign, b] = words[..] else { return Err(fail("expected `1 = 2`")) };
                let (Ok(a), Ok(b)) = (a.parse(), b.parse()) else { return Err(fail("expected numbers")) };
                pair.aligned.push((a, b, sign == "~"));
            }
            _ => {
                let mut pieces = line.split('"');
                let (head, a, middle, b) = (pieces.next(), pieces.next(), pieces.next(), pieces.next());
                let (Some(head), Some(a), Some(middle), Some(b)) = (head, a, middle, b) else {
                    return Err(fail("expected `kind 1 \"words\" 2 \"words\"`"));
                };
                let rest = pieces.next().unwrap_or_default().trim();
                let optional = rest == "optional";
                let verdict = match rest {
                    "contradiction" => Some(Verdict::Contradiction),
                    "dispute" => Some(Verdict::Dispute),
                    "update" => Some(Verdict::Update),
                    "wording" => Some(Verdict::Wording),
                    _ => None,
                };
                let mut head = head.split_whitespace();
                let kind = head.next().unwrap_or_default().to_owned();
                // what is not looked for is neither missed nor wrong
                let optional = optional || !SHOWN.contains(&kind.as_str());
                let at = head.next().and_then(|n| n.parse().ok()).unwrap_or(0);
                let a = pair.a.words(at, a).ok_or_else(|| fail("no such words in a"))?;
                let at = middle.trim().parse().unwrap_or(0);
                let b = pair.b.words(at, b).ok_or_else(|| fail("no such words in b"))?;
                pair.conflicts.push(Gold { kind, a, b, optional, verdict });
            }
        }
    }
    Ok(pair)
}

impl Article {
    fn words(&self, sentence: usize, words: &str) -> Option<Span> {
        let within = *self.sentences.get(sentence.checked_sub(1)?)?;
        let at = within.of(&self.text).find(words)? + within.start as usize;
        Some(Span::new(at, at + words.len()))
    }
}

fn sentences(line: &str, article: &mut Article) {
    if line.trim().is_empty() {
        if !article.text.is_empty() && !article.text.ends_with("\n\n") {
            article.text += "\n\n";
        }
        return;
    }
    for piece in line.split('[').skip(1) {
        let Some((_, sentence)) = piece.split_once("] ") else { continue };
        let sentence = sentence.trim();
        if !article.text.is_empty() && !article.text.ends_with('\n') {
            article.text.push(' ');
        }
        let start = article.text.len();
        article.text += sentence;
        article.sentences.push(Span::new(start, article.text.len()));
    }
}

/// A comparison with what is needed to read it.
pub(crate) struct Outcome {
    pub(crate) a: Document,
    pub(crate) b: Document,
    pub(crate) comparison: Comparison,
}

impl Outcome {
    /// Whether some of it is aligned as verbatim or reworded: what makes two sentences count as the same.
    #[allow(dead_code, reason = "the test has no pairs of single sentences")]
    pub(crate) fn same(&self) -> bool {
        self.comparison.aligned.iter().any(|found| found.kind != MatchKind::Related)
    }
}

/// Cleans, annotates and compares the two articles.
pub(crate) fn run(pair: &Pair) -> Outcome {
    let (a, b) = (clean(&pair.a.text), clean(&pair.b.text));
    let annotated = |document: &Document, published| annotate(document, &Context { published });
    let account = |document, article: &Article| Account {
        document,
        annotations: annotated(document, article.published),
        published: article.published,
    };
    let comparison = compare_standalone(account(&a, &pair.a), account(&b, &pair.b)).comparison;
    Outcome { a, b, comparison }
}

/// Scores alignments, then contradictions, these also by kind; appends what is wrong or missed to `notes`.
pub(crate) fn score(
    pair: &Pair,
    outcome: &Outcome,
    kinds: &mut BTreeMap<String, Tally>,
    notes: &mut String,
) -> (Tally, Tally) {
    let source = |document: &Document, span: Span| document.map.to_source(span);
    let mut alignment = Tally::default();
    let mut seen = vec![false; pair.aligned.len()];
    for found in &outcome.comparison.aligned {
        let a = numbers(&pair.a, source(&outcome.a, found.a));
        let b = numbers(&pair.b, source(&outcome.b, found.b));
        let mut right = false;
        let mut optional = false;
        for (n, &(x, y, open)) in pair.aligned.iter().enumerate() {
            if a.contains(&x) && b.contains(&y) {
                optional |= open;
                right |= !open && !seen[n];
                seen[n] = true;
            }
        }
        if right {
            alignment.right += 1;
        } else if !optional && !a.is_empty() && !b.is_empty() && !known(pair, &a, &b) {
            alignment.wrong += 1;
            let kind = match found.kind {
                MatchKind::Verbatim => "verbatim",
                MatchKind::Reworded => "reworded",
                MatchKind::Related => "related",
            };
            let _ = writeln!(
                notes,
                "  {} aligned wrongly {a:?} {b:?} {kind} {:.2}\n    {}\n    {}",
                pair.name,
                found.score,
                found.a.of(&outcome.a.text),
                found.b.of(&outcome.b.text)
            );
        }
    }
    for (n, &(x, y, open)) in pair.aligned.iter().enumerate() {
        if !seen[n] && !open {
            alignment.missed += 1;
            let _ = writeln!(notes, "  {} alignment missed {x} {y}", pair.name);
        }
    }
    let mut conflicts = Tally::default();
    let mut seen = vec![false; pair.conflicts.len()];
    for found in outcome.comparison.points.iter().filter(|point| point.verdict != Verdict::Agreement) {
        let a = source(&outcome.a, found.a.words);
        let b = source(&outcome.b, found.b.words);
        let hit = pair.conflicts.iter().position(|gold| {
            // a quote in other words may be shown as a contradiction, and the other way round
            let group =
                |verdict: Verdict| if verdict == Verdict::Wording { Verdict::Contradiction } else { verdict };
            let fits = gold.verdict.is_none_or(|verdict| group(verdict) == group(found.verdict));
            fits && gold.a.overlaps(a) && gold.b.overlaps(b)
        });
        if let Some(n) = hit {
            let fresh = usize::from(!seen[n] && !pair.conflicts[n].optional);
            conflicts.right += fresh;
            kinds.entry(pair.conflicts[n].kind.clone()).or_default().right += fresh;
            seen[n] = true;
            let kind = kind_name(found.kind);
            if pair.conflicts[n].kind != kind {
                let _ = writeln!(notes, "  {} kind {kind}, not {}", pair.name, pair.conflicts[n].kind);
            }
        } else {
            conflicts.wrong += 1;
            kinds.entry(kind_name(found.kind).to_owned()).or_default().wrong += 1;
            let _ = writeln!(
                notes,
                "  {} contradiction wrong {:?} {:?} [{}] [{}] {:.2}",
                pair.name,
                found.kind,
                found.about,
                found.a.words.of(&outcome.a.text),
                found.b.words.of(&outcome.b.text),
                found.worth
            );
        }
    }
    for (n, gold) in pair.conflicts.iter().enumerate() {
        if !seen[n] && !gold.optional {
            conflicts.missed += 1;
            kinds.entry(gold.kind.clone()).or_default().missed += 1;
            let _ = writeln!(
                notes,
                "  {} contradiction missed {} [{}] [{}]",
                pair.name,
                gold.kind,
                gold.a.of(&pair.a.text),
                gold.b.of(&pair.b.text)
            );
        }
    }
    (alignment, conflicts)
}

fn kind_name(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Number => "number",
        PointKind::Date => "date",
        PointKind::Office => "office",
        PointKind::Quote => "quote",
        PointKind::Agent => "agent",
        PointKind::Place => "place",
        PointKind::Title => "title",
        PointKind::Charge => "charge",
        PointKind::Polarity => "polarity",
        PointKind::Sequence => "sequence",
    }
}

/// Whether every number pair of a repeated finding is in the gold already.
fn known(pair: &Pair, a: &[usize], b: &[usize]) -> bool {
    pair.aligned.iter().any(|(x, y, _)| a.contains(x) && b.contains(y))
}

/// The sentences that `span` covers at least half of, or that cover half of it.
fn numbers(article: &Article, span: Span) -> Vec<usize> {
    let mut found = Vec::new();
    for (n, sentence) in article.sentences.iter().enumerate() {
        let common = sentence.end.min(span.end).saturating_sub(sentence.start.max(span.start)) as usize;
        if common * 2 >= sentence.len().min(span.len()).max(1) {
            found.push(n + 1);
        }
    }
    found
}
