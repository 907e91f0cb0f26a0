//! Finding words: from the words of a search to the articles that hold them, with BM25 scores, and to the places in
//! one text.
//!
//! Scores are Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k₁ = 1.2 and
//! b = 0.75; an occurrence in the title counts as three, another form of a word as half of one. All forms of a word
//! share one inverse document frequency, and so do all words with one prefix.

use std::ops::Range;

use super::syntax::{Form, Words};
use crate::corpus::index::Posting;
use crate::corpus::terms::{self, Term};
use crate::corpus::{ArticleId, Bodies, Body, Catalogue};
use crate::text::{Span, fold};

const K1: f32 = 1.2;
const B: f32 = 0.75;
/// What an occurrence in the title adds to the one in the text.
const TITLE: f32 = 2.0;
/// What another form of the word counts.
const OTHER_FORM: f32 = 0.5;

/// The words of a search, looked up in the lexicon of a corpus.
pub(crate) struct Finder<'a> {
    catalogue: &'a Catalogue,
    atoms: Vec<Atom>,
}

/// One thing to find: terms in a row.
struct Atom {
    bars: bool,
    title: bool,
    slots: Vec<Slot>,
}

impl Atom {
    /// Whether several terms must stand in a row, which only the text tells.
    fn is_phrase(&self) -> bool {
        self.slots.len() > 1
    }
}

/// What may stand at one place of an atom.
enum Slot {
    /// These terms, ascending, each with its weight.
    Terms(Vec<(u32, f32)>),
    /// All terms that begin so, and which these are.
    Prefix(String, Range<u32>),
}

impl<'a> Finder<'a> {
    pub(crate) fn new(catalogue: &'a Catalogue, typed: &str) -> Finder<'a> {
        let (words, _) = Words::parse(typed);
        let atoms = words.items.iter().map(|item| {
            let forms: Vec<String> =
                terms::terms(item.form.text()).map(|term| term.form.into_owned()).collect();
            let inflects = matches!(item.form, Form::Word(_)) && forms.len() == 1 && !item.bars;
            let last = forms.len().saturating_sub(1);
            let slot = |(n, form): (usize, String)| match item.form {
                Form::Prefix(_) if n == last => {
                    let range = catalogue.index.lexicon.with_prefix(&form);
                    Slot::Prefix(form, range)
                }
                _ if inflects => Slot::Terms(forms_of(catalogue, &form)),
                _ => Slot::Terms(
                    catalogue.index.lexicon.find(&form).map(|term| (term, 1.0)).into_iter().collect(),
                ),
            };
            let slots = forms.into_iter().enumerate().map(slot).collect();
            Atom { bars: item.bars, title: item.title, slots }
        });
        Finder { catalogue, atoms: atoms.collect() }
    }

    /// The articles that hold all the words and none of the barred ones, ascending, with their scores; `None` where
    /// no words were asked for.
    pub(crate) fn articles(&self, bodies: &dyn Bodies) -> Option<Vec<(ArticleId, f32)>> {
        if self.atoms.is_empty() {
            return None;
        }
        let mut found: Option<Vec<(ArticleId, f32)>> = None;
        for atom in self.atoms.iter().filter(|atom| !atom.bars) {
            let list = self.score(self.occurrences(atom, bodies));
            found = Some(match found {
                None => list,
                Some(before) => both(&before, &list, |a, b| a + b),
            });
        }
        let mut found =
            found.unwrap_or_else(|| self.catalogue.articles().map(|(article, _)| (article, 0.0)).collect());
        for atom in self.atoms.iter().filter(|atom| atom.bars) {
            let barred = self.occurrences(atom, bodies);
            found.retain(|(article, _)| barred.binary_search_by_key(article, |&(id, _)| id).is_err());
        }
        Some(found)
    }

    /// The articles of an atom, ascending, with how often they hold it, weighted.
    fn occurrences(&self, atom: &Atom, bodies: &dyn Bodies) -> Vec<(ArticleId, f32)> {
        let candidates = self.candidates(atom);
        if !atom.is_phrase() {
            return candidates;
        }
        let count = |(id, _): (ArticleId, f32)| {
            let (article, body) = self.catalogue.article(id).zip(bodies.body(id))?;
            let in_text = self.places(atom, body).len() as f32;
            let mut in_title = 0.0;
            if article.title() != body.document.title() {
                let title = terms::terms(article.title().unwrap_or(""));
                in_title = rows(self.catalogue, atom, title, |_| false).len() as f32;
            }
            let count = in_text + in_title * (1.0 + TITLE);
            (count > 0.0).then_some((id, count))
        };
        candidates.into_iter().filter_map(count).collect()
    }

    /// The articles that hold the terms of all slots of an atom, ascending, with the least of their weighted numbers.
    fn candidates(&self, atom: &Atom) -> Vec<(ArticleId, f32)> {
        let mut lists = atom.slots.iter().map(|slot| self.holders(slot, atom.title));
        let Some(first) = lists.next() else { return Vec::new() };
        lists.fold(first, |a, b| both(&a, &b, f32::min))
    }

    /// The articles whose texts tell whether they hold the phrases, ascending.
    pub(crate) fn unread(&self) -> Vec<ArticleId> {
        let phrases = self.atoms.iter().filter(|atom| atom.is_phrase());
        let mut unread: Vec<ArticleId> =
            phrases.flat_map(|atom| self.candidates(atom)).map(|(article, _)| article).collect();
        unread.sort_unstable();
        unread.dedup();
        unread
    }

    /// The articles that hold one of a slot's terms.
    fn holders(&self, slot: &Slot, title: bool) -> Vec<(ArticleId, f32)> {
        let index = &self.catalogue.index;
        let weigh = |posting: Posting, weight: f32| {
            let in_title = if posting.title { TITLE } else { 0.0 };
            (posting.article, weight * (posting.count as f32 + in_title))
        };
        let list = |term: u32, weight: f32| {
            index
                .postings(term)
                .filter(move |posting| !title || posting.title)
                .map(move |posting| weigh(posting, weight))
        };
        let many: Vec<(u32, f32)> = match slot {
            Slot::Terms(terms) => match terms.as_slice() {
                [] => return Vec::new(),
                &[(term, weight)] => return list(term, weight).collect(),
                _ => terms.clone(),
            },
            Slot::Prefix(_, range) => range.clone().map(|term| (term, 1.0)).collect(),
        };
        let mut sums = vec![0.0_f32; self.catalogue.articles.len()];
        for (term, weight) in many {
            for (article, count) in list(term, weight) {
                if let Some(sum) = sums.get_mut(article.0 as usize) {
                    *sum += count;
                }
            }
        }
        let found = sums.into_iter().enumerate().filter(|&(_, sum)| sum > 0.0);
        found.map(|(article, sum)| (ArticleId(article as u32), sum)).collect()
    }

    fn score(&self, mut list: Vec<(ArticleId, f32)>) -> Vec<(ArticleId, f32)> {
        let index = &self.catalogue.index;
        let all = self.catalogue.articles.len() as f32;
        let holders = list.len() as f32;
        let idf = ((all - holders + 0.5) / (holders + 0.5)).ln_1p();
        let average = index.average_length();
        for (article, count) in &mut list {
            let length = index.lengths.get(article.0 as usize).copied().unwrap_or(0) as f32;
            let norm = K1 * (1.0 - B + B * length / average);
            *count = idf * *count * (K1 + 1.0) / (*count + norm);
        }
        list
    }

    /// Whether there is anything to mark.
    pub(crate) fn marks_anything(&self) -> bool {
        self.atoms.iter().any(|atom| !atom.bars)
    }

    /// Where the words stand in a text: the place, and the number of the item that stands there. In order of place,
    /// overlaps included.
    pub(crate) fn marks(&self, body: &Body) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        for (number, atom) in self.atoms.iter().enumerate().filter(|(_, atom)| !atom.bars) {
            found.extend(self.places(atom, body).into_iter().map(|place| (place, number)));
        }
        found.sort_by_key(|&(place, number)| (place.start, std::cmp::Reverse(place.end), number));
        found
    }

    fn places(&self, atom: &Atom, body: &Body) -> Vec<Span> {
        let document = &body.document;
        let within = if atom.title {
            document.title_span().unwrap_or_default()
        } else {
            Span::new(0, document.text.len())
        };
        let breaks = |gap: Span| gap.of(&document.text).contains(['\n', '\t']);
        rows(self.catalogue, atom, terms::terms_in(&document.text, within), breaks)
    }
}

/// Where the terms of an atom stand in a row, without overlaps. `breaks` tells whether nothing reads across a gap.
fn rows<'t>(
    catalogue: &Catalogue,
    atom: &Atom,
    terms: impl Iterator<Item = Term<'t>>,
    breaks: impl Fn(Span) -> bool,
) -> Vec<Span> {
    let mut found = Vec::new();
    let [slot] = atom.slots.as_slice() else {
        let terms: Vec<Term<'_>> = terms.collect();
        let mut at = 0;
        while let Some(row) = terms.get(at..at + atom.slots.len()) {
            let fits = atom.slots.iter().zip(row).all(|(slot, term)| slot.fits(catalogue, &term.form))
                && row
                    .iter()
                    .zip(row.iter().skip(1))
                    .all(|(a, b)| !breaks(Span { start: a.span.end, end: b.span.start }));
            match (fits, row) {
                (true, [first, .., last]) => {
                    found.push(first.span.join(last.span));
                    at += row.len();
                }
                _ => at += 1,
            }
        }
        return found;
    };
    found.extend(terms.filter(|term| slot.fits(catalogue, &term.form)).map(|term| term.span));
    found
}

impl Slot {
    fn fits(&self, catalogue: &Catalogue, form: &str) -> bool {
        match self {
            Slot::Terms(terms) => {
                terms.binary_search_by(|&(term, _)| catalogue.index.lexicon.get(term).cmp(form)).is_ok()
            }
            Slot::Prefix(prefix, _) => form.starts_with(prefix.as_str()),
        }
    }
}

/// A word and its other forms: the terms of the lexicon with the same stem. They all share the stem's beginning, so
/// that a short stretch of the lexicon holds them.
fn forms_of(catalogue: &Catalogue, word: &str) -> Vec<(u32, f32)> {
    let lexicon = &catalogue.index.lexicon;
    let exact = lexicon.find(word);
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return exact.map(|term| (term, 1.0)).into_iter().collect();
    }
    let stem = fold::stem(word);
    // the stemmer writes the last letter anew in "happi" and "hope", from "happy" and "hoping"
    let kept = stem.len().saturating_sub(1).max(3).min(stem.len());
    let beginning = stem.get(..kept).unwrap_or(&stem);
    let mut forms = Vec::new();
    for term in lexicon.with_prefix(beginning) {
        if Some(term) == exact {
            forms.push((term, 1.0));
        } else if fold::stem(lexicon.get(term)) == stem {
            forms.push((term, OTHER_FORM));
        }
    }
    if let Some(exact) = exact
        && let Err(place) = forms.binary_search_by_key(&exact, |&(term, _)| term)
    {
        // an irregular form, such as "skies", whose stem begins otherwise
        forms.insert(place, (exact, 1.0));
    }
    forms
}

/// The articles of both lists, their numbers joined.
fn both(
    a: &[(ArticleId, f32)],
    b: &[(ArticleId, f32)],
    join: impl Fn(f32, f32) -> f32,
) -> Vec<(ArticleId, f32)> {
    let mut found = Vec::with_capacity(a.len().min(b.len()));
    let mut rest = b.iter().peekable();
    for &(article, x) in a {
        while rest.next_if(|(other, _)| *other < article).is_some() {}
        if let Some(&(_, y)) = rest.next_if(|(other, _)| *other == article) {
            found.push((article, join(x, y)));
        }
    }
    found
}
