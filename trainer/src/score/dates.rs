//! `score dates FOLDER`: how well expressions of time are read and events dated, with the errors by kind.
//!
//! The measures are those of TempEval-3 task A over characters, with one-to-one matching: `strict` the exact
//! span, `relaxed` any overlap, `type` and `value` of those the ones with the same TIMEX3 type and value,
//! `calendar` the value over calendar positions only, without times of day. The timeline is measured by
//! mention, as in SemEval-2015 Task 4: each takes the date of the shortest event that covers it.
//!
//! The folder holds `dates-NAME.jsonl.gz` and `timeline-NAME.jsonl.gz`, one article a line:
//! `{"id","text","dct","spans":[[start,end,type,value]]}` with offsets in Unicode scalar values.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use parallax::annotate;
use parallax::text::{Document, ScalarIndex, clean};
use serde_json::Value;

const USAGE: &str = "usage: score dates FOLDER [--set NAME] [--errors N]";

/// Scores the sets of the folder.
pub(crate) fn dates(arguments: &[String]) -> Result<()> {
    let (mut folder, mut wanted, mut errors) = (None, None, 0);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--errors" => errors = rest.next().context("--errors how many?")?.parse()?,
            "--set" => wanted = Some(rest.next().context("--set which?")?.as_str()),
            _ if folder.is_none() => folder = Some(PathBuf::from(argument)),
            other => bail!("what is `{other}`? {USAGE}"),
        }
    }
    let folder = folder.context(USAGE)?;
    let mut sets: Vec<String> = fs::read_dir(&folder)
        .with_context(|| format!("cannot read {}", folder.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".jsonl.gz").map(str::to_owned))
        .filter(|name| name.starts_with("dates-") || name.starts_with("timeline-"))
        .filter(|name| wanted.is_none_or(|wanted| name.ends_with(wanted)))
        .collect();
    sets.sort();
    if sets.is_empty() {
        bail!("{} holds no dates-NAME.jsonl.gz or timeline-NAME.jsonl.gz", folder.display());
    }
    for set in sets {
        let articles = read(&folder.join(format!("{set}.jsonl.gz")))?;
        if set.starts_with("dates-") {
            print_dates(&set, &articles, errors);
        } else {
            print_timeline(&set, &articles, errors);
        }
    }
    Ok(())
}

/// A stretch with its type and value, by scalar values of the given text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark {
    start: u32,
    end: u32,
    kind: String,
    value: String,
    /// The rule or basis, where it was found and not given.
    rule: String,
}

struct Article {
    id: String,
    text: String,
    dct: Option<String>,
    gold: Vec<Mark>,
}

fn read(path: &Path) -> Result<Vec<Article>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    let mut articles = Vec::new();
    for (n, line) in BufReader::new(GzDecoder::new(file)).lines().enumerate() {
        let place = || format!("{}:{}", path.display(), n + 1);
        let value: Value = serde_json::from_str(&line.with_context(place)?).with_context(place)?;
        articles.push(article(&value).with_context(|| format!("{}: not an article", place()))?);
    }
    Ok(articles)
}

fn article(value: &Value) -> Option<Article> {
    let text = value["text"].as_str()?.to_owned();
    let mark = |span: &Value| {
        let at = |n: usize| u32::try_from(span[n].as_u64()?).ok();
        let word = |n: usize| span[n].as_str().unwrap_or_default().to_owned();
        Some(Mark { start: at(0)?, end: at(1)?, kind: word(2), value: word(3), rule: String::new() })
    };
    let gold = value["spans"].as_array()?.iter().map(mark).collect::<Option<Vec<Mark>>>()?;
    Some(Article {
        id: value["id"].as_str()?.to_owned(),
        text,
        dct: value["dct"].as_str().map(str::to_owned),
        gold,
    })
}

impl Article {
    fn context(&self) -> annotate::Context {
        annotate::Context { published: self.dct.as_deref().and_then(|day| day.parse().ok()) }
    }

    /// What the engine finds, mapped back to the given text.
    fn found(&self, events: bool) -> Vec<Mark> {
        let document: Document = clean(&self.text);
        let context = self.context();
        let found = annotate::annotate(&document, &context);
        let index = ScalarIndex::new(&self.text);
        let mark = |span, kind: &str, value: &str, rule: String| {
            let (start, end) = index.span(document.map.to_source(span));
            Mark { start, end, kind: kind.to_owned(), value: value.to_owned(), rule }
        };
        let marks: Vec<Mark> = if events {
            found
                .events
                .iter()
                .map(|event| {
                    let basis = match event.basis {
                        annotate::date::EventBasis::Governed(_) => "governed",
                        annotate::date::EventBasis::Inherited(_) => "inherited",
                        annotate::date::EventBasis::Published => "published",
                    };
                    mark(event.span, "EVENT", &event.value, basis.to_owned())
                })
                .collect()
        } else {
            found
                .dates
                .iter()
                .map(|date| mark(date.span, date.kind.as_str(), &date.value, date.basis.rule.clone()))
                .collect()
        };
        marks.into_iter().filter(|mark| mark.start < mark.end).collect()
    }

    /// A mark with the words around it, on one line.
    fn shown(&self, mark: &Mark) -> String {
        let words = |from: u32, to: u32| -> String {
            let (from, to) = (from as usize, to as usize);
            self.text
                .chars()
                .skip(from)
                .take(to.saturating_sub(from))
                .map(|c| if c.is_whitespace() { ' ' } else { c })
                .collect()
        };
        format!(
            "…{}[{}]{}…",
            words(mark.start.saturating_sub(40), mark.start),
            words(mark.start, mark.end),
            words(mark.end, mark.end + 30)
        )
    }
}

/// Pairs of gold and found marks, one to one: exact spans first, then by most shared characters, leftmost.
fn pairs(gold: &[Mark], found: &[Mark]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, g) in gold.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let shared = g.end.min(f.end).saturating_sub(g.start.max(f.start));
            if shared > 0 {
                let exact = (g.start, g.end) == (f.start, f.end);
                candidates.push((!exact, u32::MAX - shared, g.start, f.start, i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_gold, mut used_found) = (vec![false; gold.len()], vec![false; found.len()]);
    let mut pairs = Vec::new();
    for (.., i, j) in candidates {
        if !used_gold[i] && !used_found[j] {
            (used_gold[i], used_found[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs
}

/// The value where it is a calendar position, without its time of day.
fn calendar(value: &str) -> Option<&str> {
    let day = value.split('T').next()?;
    let mut parts = day.split('-');
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let year = parts.next().filter(|year| (2..=4).contains(&year.len()) && digits(year))?;
    let fits = match (parts.next(), parts.next(), parts.next()) {
        (None, ..) => true,
        (Some(code), rest, None) => {
            let week = code.len() == 3 && code.starts_with('W') && digits(&code[1..]);
            let month = code.len() == 2 && digits(code);
            let part = code.len() == 2 && code.starts_with(['Q', 'H']) && digits(&code[1..]);
            let season = matches!(code, "SP" | "SU" | "FA" | "WI");
            match rest {
                None => week || month || part || season,
                Some("WE") => week,
                Some(rest) => month && rest.len() == 2 && digits(rest),
            }
        }
        _ => false,
    };
    (fits && !year.is_empty()).then_some(day)
}

/// Hits of so many found and so many given.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Score {
    hits: usize,
    found: usize,
    gold: usize,
}

impl Score {
    fn add(&mut self, hits: usize, found: usize, gold: usize) {
        self.hits += hits;
        self.found += found;
        self.gold += gold;
    }

    /// Precision, recall and F1 in per cent.
    fn prf(self) -> [f64; 3] {
        let part = |of: usize| if of == 0 { 0.0 } else { 100.0 * self.hits as f64 / of as f64 };
        let (p, r) = (part(self.found), part(self.gold));
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }
}

fn print_dates(set: &str, articles: &[Article], mut errors: usize) {
    const MEASURES: [&str; 5] = ["strict", "relaxed", "type", "value", "calendar"];
    let mut scores = [Score::default(); 5];
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut rules: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for article in articles {
        let (gold, found) = (&article.gold, article.found(false));
        let pairs = pairs(gold, &found);
        let count = |is: &dyn Fn(&Mark, &Mark) -> bool| {
            pairs.iter().filter(|(i, j)| is(&gold[*i], &found[*j])).count()
        };
        let same_span = |g: &Mark, f: &Mark| (g.start, g.end) == (f.start, f.end);
        scores[0].add(count(&same_span), found.len(), gold.len());
        scores[1].add(pairs.len(), found.len(), gold.len());
        scores[2].add(count(&|g, f| g.kind == f.kind), found.len(), gold.len());
        scores[3].add(count(&|g, f| g.value == f.value), found.len(), gold.len());
        let places = |marks: &[Mark]| marks.iter().filter(|mark| calendar(&mark.value).is_some()).count();
        let on_calendar =
            count(&|g, f| calendar(&g.value).is_some() && calendar(&g.value) == calendar(&f.value));
        scores[4].add(on_calendar, places(&found), places(gold));
        let mut tell = |kind: &'static str, mark: &Mark, note: String| {
            *kinds.entry(kind).or_default() += 1;
            if errors > 0 {
                errors -= 1;
                println!("{kind:<14} {} {} {note}", article.id, article.shown(mark));
            }
        };
        for (i, g) in gold.iter().enumerate() {
            match pairs.iter().find(|pair| pair.0 == i).map(|pair| &found[pair.1]) {
                None => tell("missed", g, format!("{} {}", g.kind, g.value)),
                Some(f) if f.value != g.value => {
                    let note = format!("{} {}, read {} {} by {}", g.kind, g.value, f.kind, f.value, f.rule);
                    tell(difference(g, f), g, note);
                }
                Some(f) if f.kind != g.kind => tell("type only", g, format!("{}, read {}", g.kind, f.kind)),
                Some(_) => {}
            }
        }
        for (j, f) in found.iter().enumerate() {
            let pair = pairs.iter().find(|pair| pair.1 == j).map(|pair| &gold[pair.0]);
            let row = rules.entry(f.rule.clone()).or_default();
            row[0] += 1;
            row[1] += usize::from(pair.is_some());
            row[2] += usize::from(pair.is_some_and(|g| g.value == f.value));
            if pair.is_none() {
                tell("not annotated", f, format!("{} {} by {}", f.kind, f.value, f.rule));
            }
        }
    }
    println!("\n{set}: {} articles, {} expressions", articles.len(), scores[0].gold);
    for (measure, score) in MEASURES.iter().zip(scores) {
        let [p, r, f] = score.prf();
        println!("  {measure:<10} P {p:5.1}  R {r:5.1}  F1 {f:5.1}");
    }
    println!("  errors by kind");
    for (kind, n) in kinds {
        println!("    {kind:<16} {n:5}");
    }
    let mut rules: Vec<(String, [usize; 3])> = rules.into_iter().collect();
    rules.sort_by_key(|(rule, [n, _, right])| (std::cmp::Reverse(n - right), rule.clone()));
    println!("  rules with most errors      read  annotated  right");
    for (rule, [n, hit, right]) in rules.iter().take(15) {
        println!("    {rule:<24} {n:6} {hit:10} {right:6}");
    }
}

/// In what two values of one stretch differ.
fn difference(gold: &Mark, found: &Mark) -> &'static str {
    let year = |mark: &Mark| mark.value.get(..4).unwrap_or(&mark.value).to_owned();
    let is_open = |mark: &Mark| mark.value.contains('X') || mark.value.ends_with("REF");
    match (calendar(&gold.value), calendar(&found.value)) {
        (Some(g), Some(f)) if g == f => "time of day",
        (Some(g), Some(f)) if g.len() != f.len() => "granularity",
        (Some(_), Some(_)) if year(gold) != year(found) => "year",
        (Some(_), Some(_)) => "within year",
        _ if is_open(gold) || is_open(found) => "open value",
        _ if gold.kind != found.kind => "type",
        _ => "length or set",
    }
}

fn print_timeline(set: &str, articles: &[Article], mut errors: usize) {
    let (mut all, mut right, mut covered, mut elsewhere, mut elsewhere_right) = (0, 0, 0, 0, 0);
    let mut by_basis: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for article in articles {
        let found = article.found(true);
        for gold in &article.gold {
            let event = found
                .iter()
                .filter(|event| event.start <= gold.start && event.end >= gold.end)
                .min_by_key(|event| event.end - event.start);
            let hit = event.is_some_and(|event| event.value.starts_with(&gold.value));
            all += 1;
            covered += usize::from(event.is_some());
            right += usize::from(hit);
            if article.dct.as_ref().is_some_and(|dct| *dct != gold.value) {
                elsewhere += 1;
                elsewhere_right += usize::from(hit);
            }
            let basis = event.map_or("not placed".to_owned(), |event| event.rule.clone());
            let row = by_basis.entry(basis).or_default();
            row[0] += 1;
            row[1] += usize::from(hit);
            if !hit && errors > 0 {
                errors -= 1;
                let read =
                    event.map_or("nothing".to_owned(), |event| format!("{} {}", event.value, event.rule));
                println!("event          {} {} {}, read {read}", article.id, article.shown(gold), gold.value);
            }
        }
    }
    let part = |n: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * n as f64 / of as f64 };
    println!("\n{set}: {} articles, {all} mentions of events, {covered} placed", articles.len());
    println!("  exact                        {:5.1}", part(right, all));
    println!(
        "  not on the article's date    {:5.1}  ({elsewhere} mentions)",
        part(elsewhere_right, elsewhere)
    );
    println!("  by basis                     mentions  right");
    for (basis, [n, hit]) in by_basis {
        println!("    {basis:<24} {n:10} {hit:6}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, value: &str) -> Mark {
        Mark { start, end, kind: "DATE".to_owned(), value: value.to_owned(), rule: String::new() }
    }

    #[test]
    fn exact_spans_are_paired_before_longer_overlaps() {
        let gold = [mark(0, 10, "a"), mark(12, 16, "b")];
        let found = [mark(0, 14, "c"), mark(12, 16, "d"), mark(2, 4, "e")];
        assert_eq!(pairs(&gold, &found), [(1, 1), (0, 0)]);
        assert_eq!(pairs(&gold, &[mark(10, 12, "f")]), []);
    }

    #[test]
    fn calendar_positions_are_told_from_other_values() {
        for value in
            ["19", "198", "2025", "2025-05", "2025-05-08", "2025-W20", "2025-W20-WE", "2025-Q1", "2025-SU"]
        {
            assert_eq!(calendar(value), Some(value));
        }
        assert_eq!(calendar("2025-05-08TMO"), Some("2025-05-08"));
        for value in ["P3D", "XXXX-05-08", "PAST_REF", "199X", "2025-X", "2000-W7", "", "2025-05-08-01"] {
            assert_eq!(calendar(value), None, "{value}");
        }
    }

    #[test]
    fn scores_are_harmonic_means() {
        let shown = |score: Score| score.prf().map(|measure| format!("{measure:.3}"));
        let mut score = Score::default();
        score.add(1, 2, 4);
        assert_eq!(shown(score), ["50.000", "25.000", "33.333"]);
        assert_eq!(shown(Score::default()), ["0.000", "0.000", "0.000"]);
    }

    #[test]
    fn differences_are_named() {
        assert_eq!(difference(&mark(0, 1, "2025-05-08"), &mark(0, 1, "2024-05-08")), "year");
        assert_eq!(difference(&mark(0, 1, "2025-05-08"), &mark(0, 1, "2025-05-08TMO")), "time of day");
        assert_eq!(difference(&mark(0, 1, "2025"), &mark(0, 1, "2025-Q1")), "granularity");
        assert_eq!(difference(&mark(0, 1, "P2D"), &mark(0, 1, "P3D")), "length or set");
        assert_eq!(difference(&mark(0, 1, "PXD"), &mark(0, 1, "P3D")), "open value");
    }
}
