//! Filters: which articles answer a query, and which parts of it the others fail.
//!
//! A query is answered once, as a [`Selection`]; facets, lists, timeline and coverage are made of that. Texts are
//! read for one thing only, whether the words of a phrase stand in a row: [`unread`] tells of which articles.

use super::find::Finder;
use super::{Field, FieldValue, Query};
use crate::annotate::{Day, EntityId, EntityKind};
use crate::corpus::index::Labels;
use crate::corpus::{ArticleId, Bodies, Catalogue, Corpus};

/// The parts of a query that an article fails, one bit each: the fields by their number, then words and dates.
pub(crate) type Fails = u16;
/// The bit of the words.
pub(crate) const WORDS: Fails = 1 << 8;
/// The bit of the stretch of time.
pub(crate) const DATES: Fails = 1 << 9;

/// The bit of a field.
pub(crate) fn bit(field: Field) -> Fails {
    1 << field.number()
}

/// A query, answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    query: Query,
    /// What each article fails of the query; 0 is an answer.
    fails: Vec<Fails>,
    /// The articles that hold the words, ascending, with their scores; `None` where no words were asked for.
    words: Option<Vec<(ArticleId, f32)>>,
}

/// The articles whose texts must be at hand before a query can be answered: those that hold all the words of one of
/// its phrases. None for a query without a phrase.
pub fn unread(catalogue: &Catalogue, query: &Query) -> Vec<ArticleId> {
    Finder::new(catalogue, &query.words).unread()
}

impl Selection {
    /// The answer to a query; `bodies` holds the articles that are [`unread`], else they do not answer.
    pub fn of(catalogue: &Catalogue, bodies: &dyn Bodies, query: &Query) -> Selection {
        let words = Finder::new(catalogue, &query.words).articles(bodies);
        let fails = fails(catalogue, query, words.as_deref());
        Selection { query: query.clone(), fails, words }
    }

    /// As [`Selection::of`], where all texts are at hand.
    pub fn of_corpus(corpus: &Corpus, query: &Query) -> Selection {
        Selection::of(&corpus.catalogue, &corpus.bodies, query)
    }

    /// The query.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// The articles that answer the query in all its parts, in corpus order.
    pub fn articles(&self) -> Vec<ArticleId> {
        self.scored().into_iter().map(|(article, _)| article).collect()
    }

    /// How many of them answer the stretch of time only since a date of theirs is open to one side: "since 2015".
    pub fn by_open_ends(&self, catalogue: &Catalogue) -> usize {
        let (from, to) = (self.query.from.unwrap_or(Day(i32::MIN)), self.query.to.unwrap_or(Day(i32::MAX)));
        if self.query.from.is_none() && self.query.to.is_none() {
            return 0;
        }
        let days = &catalogue.columns().days;
        let closed = |article: &ArticleId| {
            let within = |&&(first, last): &&(Day, Day)| first <= to && from <= last;
            let open = |&(first, last): &(Day, Day)| first == Day(i32::MIN) || last == Day(i32::MAX);
            days.row(article.0).iter().filter(within).any(|day| !open(day))
        };
        self.articles().iter().filter(|article| !closed(article)).count()
    }

    /// As [`Self::articles`], each with its score for the words.
    pub(crate) fn scored(&self) -> Vec<(ArticleId, f32)> {
        let answers = |article: ArticleId| self.fails.get(article.0 as usize) == Some(&0);
        match &self.words {
            Some(found) => found.iter().copied().filter(|&(article, _)| answers(article)).collect(),
            None => {
                self.fails().filter(|&(_, fails)| fails == 0).map(|(article, _)| (article, 0.0)).collect()
            }
        }
    }

    /// All articles, with what each fails of the query.
    pub(crate) fn fails(&self) -> impl Iterator<Item = (ArticleId, Fails)> {
        (0..).map(ArticleId).zip(self.fails.iter().copied())
    }
}

fn fails(catalogue: &Catalogue, query: &Query, words: Option<&[(ArticleId, f32)]>) -> Vec<Fails> {
    let columns = catalogue.columns();
    let mut fails = match words {
        None => vec![0; catalogue.articles.len()],
        Some(found) => {
            let mut fails = vec![WORDS; catalogue.articles.len()];
            for (article, _) in found {
                if let Some(fail) = fails.get_mut(article.0 as usize) {
                    *fail = 0;
                }
            }
            fails
        }
    };
    for field in Field::ALL {
        let values = |side: &std::collections::BTreeMap<Field, Vec<FieldValue>>| {
            side.get(&field).filter(|values| !values.is_empty()).cloned()
        };
        if let Some(values) = values(&query.include) {
            // one after the other where all are asked for, else as one
            let size = if query.every.contains(&field) { 1 } else { values.len() };
            for asked in values.chunks(size) {
                for (fail, holds) in fails.iter_mut().zip(holders(catalogue, field, asked)) {
                    if !holds {
                        *fail |= bit(field);
                    }
                }
            }
        }
        if let Some(values) = values(&query.exclude) {
            let holds = holders(catalogue, field, &values);
            for (fail, holds) in fails.iter_mut().zip(holds) {
                if holds {
                    *fail |= bit(field);
                }
            }
        }
    }
    if query.from.is_some() || query.to.is_some() {
        let from = query.from.unwrap_or(Day(i32::MIN));
        let to = query.to.unwrap_or(Day(i32::MAX));
        for (article, fail) in fails.iter_mut().enumerate() {
            let days = columns.days.row(article as u32);
            if !days.iter().any(|&(first, last)| first <= to && from <= last) {
                *fail |= DATES;
            }
        }
    }
    fails
}

/// For each article whether it has one of the values.
fn holders(catalogue: &Catalogue, field: Field, values: &[FieldValue]) -> Vec<bool> {
    let columns = catalogue.columns();
    match field {
        Field::Entity(kind) => {
            let mut holds = vec![false; catalogue.articles.len()];
            for entity in values.iter().filter_map(|value| entity(catalogue, kind, value)) {
                for (article, _) in columns.articles.row(entity.0) {
                    if let Some(slot) = holds.get_mut(article.0 as usize) {
                        *slot = true;
                    }
                }
            }
            holds
        }
        Field::Source | Field::Author | Field::Lang => {
            let labels = column(catalogue, field);
            let wanted: Vec<u32> =
                labels.into_iter().flat_map(|l| values.iter().filter_map(|value| l.find(&value.0))).collect();
            labels.map_or(&[][..], |labels| &labels.of).iter().map(|label| wanted.contains(label)).collect()
        }
    }
}

/// The entity that a value stands for; `None` where the corpus has none of that kind and slug.
pub(crate) fn entity(catalogue: &Catalogue, kind: EntityKind, value: &FieldValue) -> Option<EntityId> {
    let id = catalogue.entity_by_slug(&value.0)?;
    (catalogue.entity(id)?.entity.kind == kind).then_some(id)
}

/// The column of a field; entities have none.
pub(crate) fn column(catalogue: &Catalogue, field: Field) -> Option<&Labels> {
    let columns = catalogue.columns();
    match field {
        Field::Entity(_) => None,
        Field::Source => Some(&columns.source),
        Field::Author => Some(&columns.author),
        Field::Lang => Some(&columns.lang),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, sahel, slugs, words};
    use super::*;

    const PERSON: Field = Field::Entity(EntityKind::Person);
    const PLACE: Field = Field::Entity(EntityKind::Place);

    #[track_caller]
    fn check(query: Query, expected: &str) {
        let corpus = sahel();
        assert_eq!(
            slugs(&corpus, Selection::of_corpus(&corpus, &query).articles()),
            expected,
            "for {query:?}"
        );
    }

    #[test]
    fn values_are_joined_by_or_and_fields_by_and() {
        let all = Query::default;
        check(all().with(PLACE, "mali"), "south west");
        check(all().with(PLACE, "mali").with(PLACE, "moscow"), "north south west");
        check(all().with(PLACE, "mali").with(PERSON, "ibrahim-traoré"), "south");
        check(all().without(PLACE, "niger"), "north south");
        check(all().with(PLACE, "mali").without(PLACE, "niger"), "south");
        check(all().with(Field::Source, "Northern Post"), "north");
        check(all().with(Field::Source, ""), "west");
        check(all().without(Field::Source, ""), "north south");
        check(words("mali").with(PERSON, "vladimir-putin"), "");
        check(words("mali").without(PERSON, "vladimir-putin"), "south west");
    }

    #[test]
    fn values_that_do_not_exist_match_nothing() {
        check(Query::default().with(PLACE, "atlantis"), "");
        check(Query::default().with(PERSON, "mali"), "");
        check(Query::default().with(Field::Lang, "fr"), "");
        check(Query::default().without(PLACE, "atlantis"), "north south west");
    }

    #[test]
    fn dates_overlap_both_ends_inclusive() {
        let within = |from, to| Query::default().between(from, to);
        check(within("2024-08-31", "2024-08-31"), "north south");
        check(within("2024-09-01", "2024-12-31"), "south");
        check(within("", "2022-01-01"), "south");
        check(within("", "2021-12-31"), "");
        check(within("2025-01-31", "2025-02-28"), "south west");
        // the day of publication counts, a flagged date does not
        check(within("2025-05-09", "2025-05-09"), "north south");
        check(within("2999-01-01", ""), "south");
        // one date must reach into the stretch: two around it do not
        let corpus = corpus(&[("a", "", "", "[date:2020=x] and [date:2024=y].")]);
        let found = Selection::of_corpus(&corpus, &within("2022-01-01", "2022-12-31"));
        assert_eq!(found.articles(), []);
    }

    #[test]
    fn who_answers_by_an_open_end_alone_is_counted() {
        let corpus = corpus(&[("a", "", "", "[date:2015-05/=since May]."), ("b", "", "", "[date:2020=x].")]);
        let open = |from, to| {
            let query = Query::default().between(from, to);
            Selection::of_corpus(&corpus, &query).by_open_ends(&corpus.catalogue)
        };
        assert_eq!([open("2020-03-01", "2020-03-01"), open("2020-03-01", ""), open("", "")], [1, 1, 0]);
        assert_eq!(open("2010-01-01", "2012-01-01"), 0);
    }
}
