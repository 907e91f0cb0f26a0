//! Company: which names share a sentence, a paragraph, an article.

use super::{Ask, By, Named, Pair, Tally, articles, is_asked, rank};
use crate::annotate::{EntityId, Form};
use crate::corpus::{ArticleId, Bodies, Body, Corpus};
use crate::explore::compare::keyness::log_likelihood;
use crate::text::Span;

/// How many names of one stretch are paired: a roll of members says nothing of any two of them.
const CROWD: usize = 60;

/// The stretches that name somebody, with the names of each and the first place of every name.
#[derive(Default)]
pub(super) struct Company {
    /// Their articles, and where their names end in `named`.
    stretches: Vec<(ArticleId, usize)>,
    named: Vec<(EntityId, Span)>,
    /// How many entities the corpus has.
    entities: usize,
}

impl Company {
    /// Calls `call` for every stretch.
    fn each(&self, mut call: impl FnMut(ArticleId, &[(EntityId, Span)])) {
        let mut begin = 0;
        for &(article, end) in &self.stretches {
            call(article, self.named.get(begin..end).unwrap_or_default());
            begin = end;
        }
    }
}

/// Who is named how often, and together with whom.
pub(super) fn tally(company: &Company) -> Tally {
    let mut units = 0_u32;
    let mut counts = vec![Count::default(); company.entities];
    company.each(|article, named| {
        units += 1;
        for (entity, _) in named {
            if let Some(count) = counts.get_mut(entity.0 as usize) {
                count.add(article);
            }
        }
    });
    let named = (0..).map(EntityId).zip(&counts).filter(|(_, count)| count.times > 0);
    let (names, all) = rank(
        named.map(|(entity, count)| Named { entity, times: count.times, articles: count.articles }).collect(),
    );
    let mut numbers = vec![None::<u32>; company.entities];
    for (number, name) in (0..).zip(&names) {
        if let Some(slot) = numbers.get_mut(name.entity.0 as usize) {
            *slot = Some(number);
        }
    }
    // every pair has a cell of its own, in the order of the more frequent name, then of the other
    let mut cells = vec![Count::default(); cell(0, names.len() as u32)];
    company.each(|article, named| {
        let numbers = inside(named, &numbers);
        for (at, later) in numbers.iter().enumerate() {
            for earlier in numbers.get(..at).unwrap_or_default() {
                if let Some(count) = cells.get_mut(cell(*earlier, *later)) {
                    count.add(article);
                }
            }
        }
    });
    let mut pairs = Vec::new();
    let ends = (0..names.len() as u32).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
    for (ends, count) in ends.zip(&cells) {
        let (Some(a), Some(b)) = (names.get(ends.0 as usize), names.get(ends.1 as usize)) else { continue };
        if count.times > 0 {
            let score = score(count.times, a.times, b.times, units);
            pairs.push(Pair { ends, times: count.times, articles: count.articles, score, deeds: Vec::new() });
        }
    }
    Tally { names, all, pairs }
}

/// The first places of some pairs: a mention of each of both.
pub(super) fn places(
    company: &Company,
    pairs: &[(EntityId, EntityId)],
    most: usize,
) -> Vec<Vec<(ArticleId, Span)>> {
    let mut places = vec![Vec::new(); pairs.len()];
    let mut wanted = vec![Vec::new(); company.entities];
    for (number, (from, to)) in pairs.iter().enumerate() {
        if let Some(list) = wanted.get_mut(from.0 as usize) {
            list.push((*to, number));
        }
    }
    company.each(|article, named| {
        for (entity, first) in named {
            for (other, number) in wanted.get(entity.0 as usize).into_iter().flatten() {
                let with = named.iter().find(|(entity, _)| entity == other);
                if let (Some((_, second)), Some(list)) = (with, places.get_mut(*number))
                    && list.len() < 2 * most
                {
                    list.extend([(article, *first.min(second)), (article, *first.max(second))]);
                }
            }
        }
    });
    places
}

/// In how many stretches, and in how many articles.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    times: u32,
    articles: u32,
    /// One more than the number of the last article.
    last: u32,
}

impl Count {
    fn add(&mut self, article: ArticleId) {
        self.times += 1;
        let now = article.0.saturating_add(1);
        if self.last != now {
            self.articles += 1;
            self.last = now;
        }
    }
}

/// The cell of a pair; of the pair of the first name with the one behind the last, how many cells there are.
fn cell(earlier: u32, later: u32) -> usize {
    let later = later as usize;
    later * later.saturating_sub(1) / 2 + earlier as usize
}

/// The numbers of the names that are counted, ascending.
fn inside(named: &[(EntityId, Span)], numbers: &[Option<u32>]) -> Vec<u32> {
    let number = |(entity, _): &(EntityId, Span)| numbers.get(entity.0 as usize).copied().flatten();
    let mut inside: Vec<u32> = named.iter().filter_map(number).collect();
    inside.sort_unstable();
    inside.truncate(CROWD);
    inside
}

/// The stretches of the articles asked about.
pub(super) fn company(corpus: &Corpus, ask: &Ask) -> Company {
    let mut company = Company { entities: corpus.catalogue.entities.len(), ..Company::default() };
    for article in articles(corpus, ask) {
        let Some(body) = corpus.bodies.body(article) else { continue };
        let mut mentions =
            body.annotations.mentions.iter().filter(|mention| mention.form != Form::Credit).peekable();
        for stretch in stretches(body, ask.by) {
            let begin = company.named.len();
            while let Some(mention) = mentions.next_if(|mention| mention.span.start < stretch.end) {
                let mut known = company.named.iter().skip(begin);
                if mention.span.start >= stretch.start
                    && known.all(|(entity, _)| *entity != mention.entity)
                    && is_asked(&corpus.catalogue, ask, mention.entity)
                {
                    company.named.push((mention.entity, mention.span));
                }
            }
            if company.named.len() > begin {
                company.stretches.push((article, company.named.len()));
            }
        }
    }
    company
}

/// The stretches in which two names are together.
fn stretches(body: &Body, by: By) -> Vec<Span> {
    match by {
        By::Sentence | By::Deed => body.document.sentences.clone(),
        By::Paragraph => body.document.blocks.iter().map(|block| block.span).collect(),
        By::Article => vec![Span::new(0, body.document.text.len())],
    }
}

/// Dunning's log-likelihood ratio of two names of which one stands in `a` stretches, the other in `b` and both in `both`, of
/// `all`, in thousandths; 0 where they are together less often than by chance.
fn score(both: u32, a: u32, b: u32, all: u32) -> u64 {
    if u64::from(both) * u64::from(all) <= u64::from(a) * u64::from(b) {
        return 0;
    }
    let (without, only_a, only_b) = (all.saturating_sub(a), a.saturating_sub(both), b.saturating_sub(both));
    // of all four cells: the stretches with the other name, and those without it
    let with = log_likelihood(both, a, only_b, without);
    let missing = log_likelihood(only_a, a, without.saturating_sub(only_b), without);
    ((with + missing) * 1000.0) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_is_weighed_against_chance() {
        // two names that are always together, against a name that is everywhere
        assert!(score(5, 5, 5, 100) > score(5, 5, 100, 100));
        assert_eq!(score(5, 5, 100, 100), 0);
        assert_eq!(score(1, 10, 10, 100), 0, "just as chance would have it");
        assert!(score(10, 10, 10, 100) > score(5, 5, 5, 100), "more of it is surer");
        // by hand: 2 (3 ln 3/0.9 + 6 ln 6/8.1 + 0 + 21 ln 21/18.9) of 3, 9, 3 and 30
        assert_eq!(score(3, 9, 3, 30), 8_047);
    }

    #[test]
    fn every_pair_has_a_cell() {
        let cells: Vec<usize> = (0..5).flat_map(|b| (0..b).map(move |a| cell(a, b))).collect();
        assert_eq!(cells, (0..10).collect::<Vec<_>>());
        assert_eq!(cell(0, 5), 10);
        assert_eq!(cell(0, 0), 0);
    }
}
