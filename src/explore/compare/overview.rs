//! Overview of two to four articles: shared and own entities, dates, quantities, quotes; verbatim text; distinctive
//! words; and the claims that their matched sentences make together.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};

use super::align::Alignment;
use super::keyness::{log_likelihood, log_ratio};
use super::lexicon::{Lexicon, lexicon};
use super::tables::Commonness;
use super::unit::{Unit, UnitKind, quantities_agree};
use super::{MatchKind, Side, align};
use crate::annotate::{Entity, EntityId, Extent, TimexType};
use crate::text::fold::{fold, stem};
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// What some articles have in common, and what each has alone.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Overview {
    /// Number of words of each article.
    pub words: Vec<u32>,
    /// Entities, those in most articles first, then by number of mentions.
    pub entities: Vec<Presence<EntityId>>,
    /// TIMEX3 values of calendar dates, in order of the calendar within each number of articles.
    pub dates: Vec<Presence<String>>,
    /// Numbers that agree, in order of first appearance within each number of articles.
    pub quantities: Vec<Presence<String>>,
    /// Direct quotes of the same words.
    pub quotes: Vec<Presence<String>>,
    /// `verbatim[a][b]`: the share of the words of article `a` that stand in runs of six or more words which `b` has
    /// too; 1 on the diagonal.
    pub verbatim: Vec<Vec<f32>>,
    /// Words that one article uses more than the others together, surest first.
    pub distinctive: Vec<KeyWord>,
}

/// Something with its places in each article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Presence<T> {
    /// What it is.
    pub what: T,
    /// For each article, where it stands in the cleaned text.
    pub places: Vec<Vec<Span>>,
}

impl<T> Presence<T> {
    /// In how many articles it stands.
    pub fn articles(&self) -> usize {
        self.places.iter().filter(|places| !places.is_empty()).count()
    }

    /// How often it stands in all of them.
    pub fn mentions(&self) -> usize {
        self.places.iter().map(Vec::len).sum()
    }
}

/// A word that one article uses more than the others.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct KeyWord {
    /// The form that it has most often, folded.
    pub word: String,
    /// Index of the article.
    pub article: usize,
    /// How often each article has it.
    pub counts: Vec<u32>,
    /// The same per 1,000 words: one scale for all.
    pub per_thousand: Vec<f64>,
    /// Log-likelihood G² against the other articles together; 3.84 is the five per cent level.
    pub g2: f64,
    /// Binary logarithm of the ratio of the rates: 1 is twice as often.
    pub log_ratio: f64,
}

/// The overview of two to four articles (of more, if asked).
pub fn overview(sides: &[Side<'_>]) -> Overview {
    let words: Vec<Vec<(String, Span)>> = sides.iter().map(|side| content(*side)).collect();
    Overview {
        words: words.iter().map(|words| words.len() as u32).collect(),
        entities: entity_places(sides),
        dates: date_places(sides),
        quantities: quantity_places(sides),
        quotes: quote_places(sides),
        verbatim: verbatim(&words),
        distinctive: distinctive(&words, lexicon(sides.iter().map(|side| side.document.lang))),
    }
}

/// Every word of an article, folded.
fn content(side: Side<'_>) -> Vec<(String, Span)> {
    let text = &side.document.text;
    let mut words = Vec::new();
    for block in &side.document.blocks {
        for token in tokens(text, block.span) {
            if !matches!(token.kind, TokenKind::Mark | TokenKind::Break) {
                words.push((fold(token.span.of(text)), token.span));
            }
        }
    }
    words
}

fn gather<K: Ord, T>(
    sides: &[Side<'_>],
    each: impl Fn(usize, Side<'_>, &mut dyn FnMut(K, T, Span)),
) -> Vec<(K, Presence<T>)> {
    let mut found: BTreeMap<K, Presence<T>> = BTreeMap::new();
    for (n, &side) in sides.iter().enumerate() {
        each(n, side, &mut |key, what, span| {
            let presence =
                found.entry(key).or_insert_with(|| Presence { what, places: vec![Vec::new(); sides.len()] });
            presence.places[n].push(span);
        });
    }
    found.into_iter().collect()
}

fn entity_places(sides: &[Side<'_>]) -> Vec<Presence<EntityId>> {
    let found = gather(sides, |_, side, add| {
        for mention in &side.annotations.mentions {
            add(mention.entity, mention.entity, mention.span);
        }
    });
    let mut list: Vec<Presence<EntityId>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| {
        (std::cmp::Reverse((presence.articles(), presence.mentions())), presence.what)
    });
    list
}

fn date_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let found = gather(sides, |_, side, add| {
        for date in &side.annotations.dates {
            if is_calendar(date) {
                let at = date.extent.map(Extent::key);
                add((at, date.value.clone()), date.value.clone(), date.span);
            }
        }
    });
    let mut list: Vec<Presence<String>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

fn is_calendar(date: &crate::annotate::DateMention) -> bool {
    matches!(date.kind, TimexType::Date | TimexType::Time)
        && date.value.bytes().any(|byte| byte.is_ascii_digit())
}

fn quantity_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let mut list: Vec<(crate::annotate::Quantity, Presence<String>)> = Vec::new();
    let mut by_name: HashMap<(String, String), Vec<usize>> = HashMap::new();
    for (n, side) in sides.iter().enumerate() {
        for quantity in &side.annotations.quantities {
            let head = quantity.of.rsplit(' ').next().unwrap_or("").to_owned();
            let same = by_name.entry((quantity.unit.clone(), head)).or_default();
            let hit = same.iter().copied().find(|&at| quantities_agree(&list[at].0, quantity));
            let at = hit.unwrap_or_else(|| {
                let what = quantity.span.of(&side.document.text).to_owned();
                list.push((quantity.clone(), Presence { what, places: vec![Vec::new(); sides.len()] }));
                same.push(list.len() - 1);
                list.len() - 1
            });
            list[at].1.places[n].push(quantity.span);
        }
    }
    let mut list: Vec<Presence<String>> = list.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

fn quote_places(sides: &[Side<'_>]) -> Vec<Presence<String>> {
    let found = gather(sides, |_, side, add| {
        for quote in side.annotations.quotes.iter().filter(|quote| quote.direct) {
            let words = quote.span.of(&side.document.text);
            let key: String = fold(words).chars().filter(|c| c.is_alphanumeric()).collect();
            if !key.is_empty() {
                add(key, words.to_owned(), quote.span);
            }
        }
    });
    let mut list: Vec<Presence<String>> = found.into_iter().map(|(_, presence)| presence).collect();
    list.sort_by_key(|presence| std::cmp::Reverse(presence.articles()));
    list
}

/// Words in a run that counts as copied.
const RUN: usize = 6;

fn verbatim(words: &[Vec<(String, Span)>]) -> Vec<Vec<f32>> {
    let runs: Vec<Vec<u64>> = words
        .iter()
        .map(|words| super::similar::shingles(words.iter().map(|(w, _)| w.as_str()), RUN))
        .collect();
    let sets: Vec<std::collections::HashSet<u64>> =
        runs.iter().map(|runs| runs.iter().copied().collect()).collect();
    let share = |a: usize, b: usize| -> f32 {
        if a == b {
            return 1.0;
        }
        let (mut covered, mut until) = (0usize, 0usize);
        for (at, run) in runs[a].iter().enumerate() {
            if sets[b].contains(run) {
                covered += at + RUN - until.max(at);
                until = at + RUN;
            }
        }
        if words[a].is_empty() { 0.0 } else { covered as f32 / words[a].len() as f32 }
    };
    (0..words.len()).map(|a| (0..words.len()).map(|b| share(a, b)).collect()).collect()
}

/// The most distinctive words that are kept for an article.
const KEYWORDS: usize = 30;

fn distinctive(words: &[Vec<(String, Span)>], lexicon: &Lexicon) -> Vec<KeyWord> {
    // by stem: the counts in each article, and how often each form stands
    let mut stems: BTreeMap<String, (Vec<u32>, BTreeMap<&str, u32>)> = BTreeMap::new();
    let totals: Vec<u32> = words.iter().map(|words| words.len() as u32).collect();
    let mut known: HashMap<&str, String> = HashMap::new();
    for (n, words) in words.iter().enumerate() {
        for (word, _) in words {
            let plain = word.chars().next().is_some_and(char::is_alphabetic);
            if !plain || lexicon.commonness(word) == Commonness::Stop {
                continue;
            }
            let stem = known.entry(word).or_insert_with(|| stem(word)).clone();
            let (counts, forms) =
                stems.entry(stem).or_insert_with(|| (vec![0; totals.len()], BTreeMap::new()));
            counts[n] += 1;
            *forms.entry(word).or_default() += 1;
        }
    }
    let all: u32 = totals.iter().sum();
    let mut found: Vec<KeyWord> = Vec::new();
    for (counts, forms) in stems.into_values() {
        let sum: u32 = counts.iter().sum();
        for (article, &own) in counts.iter().enumerate() {
            let (total, rest) = (totals[article], all - totals[article]);
            let ratio = log_ratio(own, total, sum - own, rest);
            let g2 = log_likelihood(own, total, sum - own, rest);
            if own < 2 || ratio <= 0.0 || g2 < 3.84 {
                continue;
            }
            let form =
                forms.iter().max_by(|x, y| x.1.cmp(y.1).then(y.0.cmp(x.0))).map_or("", |(form, _)| form);
            let per_thousand = counts
                .iter()
                .zip(&totals)
                .map(|(&count, &total)| f64::from(count) * 1000.0 / f64::from(total.max(1)))
                .collect();
            found.push(KeyWord {
                word: form.to_owned(),
                article,
                counts: counts.clone(),
                per_thousand,
                g2,
                log_ratio: ratio,
            });
        }
    }
    found.sort_by(|x, y| {
        y.g2.total_cmp(&x.g2).then_with(|| x.word.cmp(&y.word)).then(x.article.cmp(&y.article))
    });
    let mut kept = vec![0; totals.len()];
    found.retain(|word| {
        kept[word.article] += 1;
        kept[word.article] <= KEYWORDS
    });
    found
}

/// The index of an article, and a sentence of it.
type Place = (usize, Span);

/// Sentences of several articles that say the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// For each article, its sentences in order; empty where it does not make the claim.
    pub places: Vec<Vec<Span>>,
}

/// The claims of some articles: sentences matched across them as verbatim or reworded, those in most articles first.
/// A heading claims nothing. `entities` is the list that the ids of all sides point into.
/// A claim takes in a sentence only through the surest match that it has in each other article, so that a chain of weak
/// likenesses does not run together.
pub fn claims(sides: &[Side<'_>], entities: &[&Entity]) -> Vec<Claim> {
    let mut ids: BTreeMap<(usize, Span), usize> = BTreeMap::new();
    let mut links: Vec<(f32, Place, Place)> = Vec::new();
    for (n, &a) in sides.iter().enumerate() {
        for (m, &b) in sides.iter().enumerate().skip(n + 1) {
            let alignment = align::align(a, b, entities);
            let is_heading = |units: &[Unit], at: u32| {
                let kind = units.get(at as usize).map(|unit| unit.kind);
                matches!(kind, Some(UnitKind::Heading | UnitKind::Header))
            };
            for link in &alignment.links {
                let headings = is_heading(&alignment.a, link.a) || is_heading(&alignment.b, link.b);
                if link.shown().0 != MatchKind::Related && !headings {
                    links.push((link.margin, (n, link.span_a), (m, link.span_b)));
                }
            }
        }
    }
    links.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    let mut groups: Vec<Vec<(usize, Span)>> = Vec::new();
    for (_, a, b) in links {
        match (ids.get(&a).copied(), ids.get(&b).copied()) {
            (None, None) => {
                ids.insert(a, groups.len());
                ids.insert(b, groups.len());
                groups.push(vec![a, b]);
            }
            (Some(group), None) => {
                ids.insert(b, group);
                groups[group].push(b);
            }
            (None, Some(group)) => {
                ids.insert(a, group);
                groups[group].push(a);
            }
            (Some(one), Some(two)) if one != two => {
                // two claims become one only where no article would then make it twice
                let clash = groups[one].iter().any(|(n, _)| groups[two].iter().any(|(m, _)| n == m));
                if !clash {
                    let moved = std::mem::take(&mut groups[two]);
                    for place in &moved {
                        ids.insert(*place, one);
                    }
                    groups[one].extend(moved);
                }
            }
            _ => {}
        }
    }
    let mut claims: Vec<Claim> = groups
        .into_iter()
        .filter(|group| !group.is_empty())
        .map(|group| {
            let mut places = vec![Vec::new(); sides.len()];
            for (n, span) in group {
                places[n].push(span);
            }
            for list in &mut places {
                list.sort_unstable();
            }
            Claim { places }
        })
        .collect();
    let count = |claim: &Claim| claim.places.iter().filter(|places| !places.is_empty()).count();
    claims.sort_by_key(|claim| (std::cmp::Reverse(count(claim)), claim.places.clone()));
    claims
}

/// What one list has and the other, in order.
#[derive(Debug)]
pub(super) struct Shares<T> {
    pub(super) shared: Vec<T>,
    pub(super) only_a: Vec<T>,
    pub(super) only_b: Vec<T>,
}

fn shares<T: Clone>(list: &[Presence<T>]) -> Shares<T> {
    let pick = |a: bool, b: bool| {
        list.iter()
            .filter(|presence| {
                let has = |n: usize| presence.places.get(n).is_some_and(|places| !places.is_empty());
                has(0) == a && has(1) == b
            })
            .map(|presence| presence.what.clone())
            .collect()
    };
    Shares { shared: pick(true, true), only_a: pick(true, false), only_b: pick(false, true) }
}

pub(super) fn entities(sides: [Side<'_>; 2]) -> Shares<EntityId> {
    shares(&entity_places(&sides))
}

pub(super) fn dates(sides: [Side<'_>; 2]) -> Shares<String> {
    shares(&date_places(&sides))
}

/// Units that nothing answers.
#[derive(Debug, Default)]
pub(super) struct Unmatched {
    pub(super) only_a: Vec<Span>,
    pub(super) only_b: Vec<Span>,
    pub(super) aside_a: Vec<Span>,
    pub(super) aside_b: Vec<Span>,
}

pub(super) fn unmatched(a: Side<'_>, b: Side<'_>, alignment: &Alignment) -> Unmatched {
    let mut rest = Unmatched::default();
    let free = |units: &[Unit], taken: &dyn Fn(&align::Link) -> u32| {
        let mut free = vec![true; units.len()];
        for link in &alignment.links {
            if let Some(free) = free.get_mut(taken(link) as usize) {
                *free = false;
            }
        }
        free
    };
    let free_a = free(&alignment.a, &|link| link.a);
    let free_b = free(&alignment.b, &|link| link.b);
    let mut sort = |units: &[Unit], free: &[bool], side: Side<'_>, of_a: bool| {
        for (unit, _) in units.iter().zip(free).filter(|(_, free)| **free) {
            let claims = claims_something(unit, side, alignment.vocabulary.lexicon.tables.words.judging);
            let list = match (of_a, claims) {
                (true, true) => &mut rest.only_a,
                (true, false) => &mut rest.aside_a,
                (false, true) => &mut rest.only_b,
                (false, false) => &mut rest.aside_b,
            };
            list.push(unit.span);
        }
    };
    sort(&alignment.a, &free_a, a, true);
    sort(&alignment.b, &free_b, b, false);
    rest
}

/// A sentence claims something when it names, dates, counts or quotes, or tells a fact without judging.
fn claims_something(unit: &Unit, side: Side<'_>, judging: &[&str]) -> bool {
    if matches!(unit.kind, UnitKind::Heading | UnitKind::Header) {
        return false;
    }
    let text = &side.document.text;
    let quoted = side.annotations.quotes.iter().any(|quote| quote.span.overlaps(unit.span));
    let named = unit.facts.iter().any(|fact| !matches!(fact.kind, super::unit::FactKind::Date(_)))
        || unit.words.iter().any(|word| word.number);
    let judges = unit.words.iter().any(|word| judging.contains(&fold(word.span.of(text)).as_str()));
    let content = unit.words.iter().filter(|word| !word.stop).count();
    quoted || (named && !(judges && unit.facts.is_empty())) || (!judges && content >= 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::Annotations;
    use crate::text::{Block, BlockKind, Document, SourceMap, sentence};

    fn document(text: &str) -> Document {
        let span = Span::new(0, text.len());
        Document {
            lang: crate::text::Lang::En,
            text: text.to_owned(),
            blocks: vec![Block { kind: BlockKind::Paragraph, span }],
            sentences: sentence::sentences(text, span),
            map: SourceMap::identity(text.len()),
            removed: Vec::new(),
        }
    }

    #[test]
    fn copied_words_are_counted_each_way() {
        let long = document(
            "The ferry left the island of Tressa at night. It sank before the morning came to the harbour.",
        );
        let short = document("Reports say the ferry left the island of Tressa at night.");
        let none = Annotations::default();
        let sides = [&long, &short].map(|document| Side { document, annotations: &none });
        let found = overview(&sides);
        assert_eq!(found.words, [18, 11]);
        assert_eq!(found.verbatim[0][1].to_bits(), (9.0f32 / 18.0).to_bits());
        assert_eq!(found.verbatim[1][0].to_bits(), (9.0f32 / 11.0).to_bits());
    }

    #[test]
    fn a_distinctive_word_is_on_one_scale() {
        let one = document(&"The miners of the copper mine went home. ".repeat(10));
        let two = document(&"The singers of the opera house went home. ".repeat(10));
        let none = Annotations::default();
        let sides = [&one, &two].map(|document| Side { document, annotations: &none });
        let words = overview(&sides).distinctive;
        let copper = words.iter().find(|word| word.word == "copper").expect("copper is distinctive");
        assert_eq!((copper.article, &copper.counts[..]), (0, &[10, 0][..]));
        assert_eq!(copper.per_thousand[1].to_bits(), 0.0f64.to_bits());
        assert!(copper.g2 > 10.0 && copper.log_ratio > 4.0);
        assert!(words.iter().all(|word| word.word != "home" && word.word != "the"));
    }

    #[test]
    fn a_claim_spans_articles() {
        let texts = [
            "The ferry sank off Port Marrow on Sunday with 320 people aboard. Mayors were asked for comment.",
            "On Sunday a ferry sank off Port Marrow with 320 people aboard.",
            "Tickets are cheap. With 320 people aboard, the ferry sank on Sunday off Port Marrow.",
        ]
        .map(document);
        let none = Annotations::default();
        let sides: Vec<Side<'_>> =
            texts.iter().map(|document| Side { document, annotations: &none }).collect();
        let found = claims(&sides, &[]);
        assert_eq!(found.len(), 1);
        assert!(found[0].places.iter().all(|places| places.len() == 1), "{found:?}");
    }

    #[test]
    fn a_heading_is_no_claim() {
        let told = |kind: BlockKind| {
            let mut told = document("Families of the Tressa ferry wait at the harbour");
            told.blocks[0].kind = kind;
            told
        };
        let none = Annotations::default();
        let count = |documents: [Document; 2]| {
            let sides = documents.each_ref().map(|document| Side { document, annotations: &none });
            claims(&sides, &[]).len()
        };
        assert_eq!(count([told(BlockKind::Paragraph), told(BlockKind::Paragraph)]), 1);
        let heading = || BlockKind::Heading(2);
        assert_eq!(count([told(heading()), told(heading())]), 0);
        assert_eq!(count([told(BlockKind::Paragraph), told(heading())]), 0);
    }
}
