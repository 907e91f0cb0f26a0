//! Facets: what the articles that answer a query can be narrowed by, with counts that follow the other filters.
//!
//! One pass over the articles counts all fields: an article that fails no part of the query counts for every field,
//! one that fails a single field counts for that field only, since a field's own filters do not narrow its counts. Where
//! an article must have all values of a field they do: a count tells what is left when one more is chosen.

use std::collections::BTreeMap;

use super::filter;
use super::{Field, FieldValue, Query, Selection};
use crate::annotate::{EntityId, EntityKind};
use crate::corpus::Catalogue;

/// A field with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The field.
    pub field: Field,
    /// Its values, by number of articles, then of mentions, then by label. A chosen value is listed even at zero.
    pub values: Vec<Count>,
}

/// A value with its counts, over the articles that answer every filter of the query but those of this field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub value: FieldValue,
    /// How it is shown: the canonical name, the outlet; "unknown" is left to the view (empty here).
    pub label: String,
    /// Articles that have it.
    pub articles: u32,
    /// Mentions of it in those articles; for fields other than entities the same as `articles`.
    pub mentions: u32,
    /// Whether the query asks for it or bars it.
    pub state: Choice,
}

/// What a query says of a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// Nothing.
    #[default]
    Open,
    /// Articles must have it (or another of the field).
    Included,
    /// Articles must not have it.
    Excluded,
}

/// The facets of the corpus under a query, in the order of [`Field::ALL`]; a field without values is left out,
/// and so is a field of which nothing is known in any article.
pub fn facets(catalogue: &Catalogue, selection: &Selection) -> Vec<Facet> {
    let (tally, query) = (Tally::of(catalogue, selection), selection.query());
    Field::ALL
        .into_iter()
        .filter_map(|field| {
            let mut values = match field {
                Field::Entity(kind) => entities(catalogue, query, kind, &tally),
                Field::Source | Field::Author | Field::Lang => labels(catalogue, query, field, &tally),
            };
            values.sort_by(|a, b| {
                let key = |count: &Count| std::cmp::Reverse((count.articles, count.mentions));
                key(a).cmp(&key(b)).then_with(|| a.label.cmp(&b.label)).then_with(|| a.value.cmp(&b.value))
            });
            (!values.is_empty()).then_some(Facet { field, values })
        })
        .collect()
}

/// The facets of a query in the order of those `before`, of a query with other filters: what a reader is about to press
/// stays where it is. A value that no article has any more stays, at zero; new ones stand behind.
pub fn steady(before: &[Facet], now: &[Facet]) -> Vec<Facet> {
    let of_field = |facets: &[Facet], field: Field| facets.iter().find(|facet| facet.field == field).cloned();
    let merged = |field: Field| {
        let (old, new) = (of_field(before, field), of_field(now, field));
        let Some(old) = old else { return new };
        let new = new.map(|facet| facet.values).unwrap_or_default();
        let mut rest: BTreeMap<FieldValue, (usize, Count)> =
            new.into_iter().enumerate().map(|(n, count)| (count.value.clone(), (n, count))).collect();
        let mut values: Vec<Count> = Vec::new();
        for known in old.values {
            let none = || Count { articles: 0, mentions: 0, state: Choice::Open, ..known.clone() };
            values.push(rest.remove(&known.value).map_or_else(none, |(_, count)| count));
        }
        let mut rest: Vec<(usize, Count)> = rest.into_values().collect();
        rest.sort_by_key(|(n, _)| *n);
        values.extend(rest.into_iter().map(|(_, count)| count));
        Some(Facet { field, values })
    };
    Field::ALL.into_iter().filter_map(merged).collect()
}

/// Numbers of articles and of mentions.
type Pair = (u32, u32);

/// The counts, without names.
struct Tally {
    /// By entity.
    entities: Vec<Pair>,
    /// By label, for outlet, author and language.
    labels: [Vec<u32>; 3],
}

const LABELS: [Field; 3] = [Field::Source, Field::Author, Field::Lang];

impl Tally {
    fn of(catalogue: &Catalogue, selection: &Selection) -> Tally {
        // entities are in order of kind, so that the entities of a field are a range of ids
        let ranges = EntityKind::ALL.map(|kind| {
            let edge = |after: bool| {
                let before = |kind_of: EntityKind| kind_of < kind || (after && kind_of == kind);
                catalogue.entities.partition_point(|one| before(one.entity.kind)) as u32
            };
            (filter::bit(Field::Entity(kind)), edge(false)..edge(true))
        });
        let mut tally = Tally {
            entities: vec![(0, 0); catalogue.entities.len()],
            labels: LABELS
                .map(|field| vec![0; filter::column(catalogue, field).map_or(0, |c| c.labels.len())]),
        };
        let every = selection.query().every.iter().fold(0, |bits, field| bits | filter::bit(*field));
        for (article, fail) in selection.fails() {
            if !(fail == 0 || fail.is_power_of_two()) || fail & every != 0 {
                continue;
            }
            let row = catalogue.named_in(article);
            let counted = if fail == 0 {
                row
            } else if let Some((_, range)) = ranges.iter().find(|(bit, _)| *bit == fail) {
                let start = row.partition_point(|(entity, _)| entity.0 < range.start);
                let end = row.partition_point(|(entity, _)| entity.0 < range.end);
                row.get(start..end).unwrap_or(&[])
            } else {
                &[]
            };
            for &(entity, mentions) in counted {
                if let Some((articles, sum)) = tally.entities.get_mut(entity.0 as usize) {
                    *articles += 1;
                    *sum += mentions;
                }
            }
            for (field, counts) in LABELS.into_iter().zip(&mut tally.labels) {
                if fail & !filter::bit(field) == 0
                    && let Some(label) =
                        filter::column(catalogue, field).and_then(|c| c.of.get(article.0 as usize))
                    && let Some(count) = counts.get_mut(*label as usize)
                {
                    *count += 1;
                }
            }
        }
        tally
    }
}

fn choice(query: &Query, field: Field, value: &FieldValue) -> Choice {
    let within = |side: &std::collections::BTreeMap<Field, Vec<FieldValue>>| {
        side.get(&field).is_some_and(|values| values.contains(value))
    };
    if within(&query.exclude) {
        Choice::Excluded
    } else if within(&query.include) {
        Choice::Included
    } else {
        Choice::Open
    }
}

/// The values that the query names, each once.
fn chosen(query: &Query, field: Field) -> Vec<FieldValue> {
    let mut values: Vec<FieldValue> = [&query.include, &query.exclude]
        .into_iter()
        .filter_map(|side| side.get(&field))
        .flatten()
        .cloned()
        .collect();
    values.sort_unstable();
    values.dedup();
    values
}

fn entities(catalogue: &Catalogue, query: &Query, kind: EntityKind, tally: &Tally) -> Vec<Count> {
    let field = Field::Entity(kind);
    let mut listed: Vec<EntityId> = Vec::new();
    let mut values = Vec::new();
    for value in chosen(query, field) {
        let id = filter::entity(catalogue, kind, &value);
        let (articles, mentions) =
            id.and_then(|id| tally.entities.get(id.0 as usize)).copied().unwrap_or_default();
        let label = id.and_then(|id| catalogue.entity(id)).map_or(&value.0, |e| &e.entity.name).clone();
        let state = choice(query, field, &value);
        values.push(Count { value, label, articles, mentions, state });
        listed.extend(id);
    }
    for ((id, entity), &(articles, mentions)) in catalogue.entities().zip(&tally.entities) {
        if articles > 0 && entity.entity.kind == kind && !listed.contains(&id) {
            values.push(Count {
                value: FieldValue(entity.slug.clone()),
                label: entity.entity.name.clone(),
                articles,
                mentions,
                state: Choice::Open,
            });
        }
    }
    values
}

fn labels(catalogue: &Catalogue, query: &Query, field: Field, tally: &Tally) -> Vec<Count> {
    let Some(column) = filter::column(catalogue, field) else { return Vec::new() };
    let chosen = chosen(query, field);
    if chosen.is_empty() && column.labels.len() < 2 {
        return Vec::new();
    }
    let counts =
        LABELS.iter().zip(&tally.labels).find(|(other, _)| **other == field).map(|(_, counts)| counts);
    let mut values = Vec::new();
    for (number, label) in column.labels.iter().enumerate() {
        let value = FieldValue(label.clone());
        let articles = counts.and_then(|counts| counts.get(number)).copied().unwrap_or(0);
        if articles > 0 || chosen.contains(&value) {
            let state = choice(query, field, &value);
            values.push(Count { value, label: label.clone(), articles, mentions: articles, state });
        }
    }
    for value in chosen {
        if column.find(&value.0).is_none() {
            let state = choice(query, field, &value);
            values.push(Count { label: value.0.clone(), value, articles: 0, mentions: 0, state });
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::super::testing::{sahel, words};
    use super::*;
    use crate::corpus::Corpus;

    fn facets(corpus: &Corpus, query: &Query) -> Vec<Facet> {
        super::facets(&corpus.catalogue, &Selection::of_corpus(corpus, query))
    }

    const PERSON: Field = Field::Entity(EntityKind::Person);
    const PLACE: Field = Field::Entity(EntityKind::Place);

    fn show(query: &Query, field: Field) -> String {
        let facets = facets(&sahel(), query);
        let Some(facet) = facets.into_iter().find(|facet| facet.field == field) else { return "-".into() };
        let value = |count: &Count| {
            let state = match count.state {
                Choice::Open => "",
                Choice::Included => "+",
                Choice::Excluded => "!",
            };
            format!("{state}{} {}/{}", count.label, count.articles, count.mentions)
        };
        facet.values.iter().map(value).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn values_stand_by_articles_then_mentions_then_name() {
        let all = Query::default();
        assert_eq!(show(&all, PLACE), "Mali 2/3, Burkina Faso 1/1, Moscow 1/1, Niger 1/1, Russia 1/1");
        assert_eq!(show(&all, PERSON), "Ibrahim Traoré 2/2, Vladimir Putin 1/1");
        assert_eq!(show(&all, Field::Source), " 1/1, Northern Post 1/1, Southern Times 1/1");
        assert_eq!(show(&all, Field::Author), "-");
        assert_eq!(show(&all, Field::Entity(EntityKind::Group)), "-");
        let fields: Vec<Field> = facets(&sahel(), &all).into_iter().map(|facet| facet.field).collect();
        assert_eq!(fields, [PERSON, PLACE, Field::Source]);
    }

    #[test]
    fn a_field_is_counted_over_the_other_filters() {
        let query = Query::default().with(PLACE, "mali");
        // its own filter does not narrow it, the others' do
        assert_eq!(show(&query, PLACE), "+Mali 2/3, Burkina Faso 1/1, Moscow 1/1, Niger 1/1, Russia 1/1");
        assert_eq!(show(&query, PERSON), "Ibrahim Traoré 1/1");
        let query = query.with(PERSON, "vladimir-putin");
        assert_eq!(show(&query, PLACE), "Burkina Faso 1/1, Moscow 1/1, +Mali 0/0");
        assert_eq!(show(&query, PERSON), "Ibrahim Traoré 1/1, +Vladimir Putin 0/0");
        assert_eq!(show(&query, Field::Source), "-");
    }

    #[test]
    fn words_dates_and_exclusions_narrow_the_counts() {
        assert_eq!(show(&words("wheat"), PLACE), "Mali 1/2, Russia 1/1");
        assert_eq!(show(&Query::default().between("2025-05-10", ""), PERSON), "Ibrahim Traoré 1/1");
        let query = Query::default().without(PLACE, "niger");
        assert_eq!(show(&query, Field::Source), "Northern Post 1/1, Southern Times 1/1");
        assert!(show(&query, PLACE).contains("!Niger 1/1"));
        assert_eq!(show(&words("unheard"), PLACE), "-");
    }

    #[test]
    fn all_values_of_a_field_can_be_asked_for() {
        let both = Query::default().with(PERSON, "ibrahim-traoré").with(PERSON, "vladimir-putin");
        let answers = |query: &Query| Selection::of_corpus(&sahel(), query).articles().len();
        assert_eq!(answers(&both), 2);
        let both = Query { every: [PERSON].into(), ..both };
        assert_eq!(answers(&both), 1);
        // a count is what is left when one more is chosen
        assert_eq!(show(&both, PERSON), "+Ibrahim Traoré 1/1, +Vladimir Putin 1/1");
        let one = Query { every: [PERSON].into(), ..Query::default().with(PERSON, "ibrahim-traoré") };
        assert_eq!(show(&one, PERSON), "+Ibrahim Traoré 2/2, Vladimir Putin 1/1");
    }

    #[test]
    fn rows_stay_where_they_are() {
        let before = facets(&sahel(), &Query::default());
        let query = Query::default().with(PERSON, "vladimir-putin");
        let order = |facets: &[Facet], field: Field| {
            let facet = facets.iter().find(|facet| facet.field == field).cloned();
            let values = facet.map(|facet| facet.values).unwrap_or_default();
            values
                .iter()
                .map(|value| format!("{} {}", value.label, value.articles))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let now = steady(&before, &facets(&sahel(), &query));
        assert_eq!(order(&now, PLACE), "Mali 0, Burkina Faso 1, Moscow 1, Niger 0, Russia 0");
        assert_eq!(order(&now, PERSON), "Ibrahim Traoré 2, Vladimir Putin 1");
        // a facet without values is not gone either
        let unheard = steady(&before, &facets(&sahel(), &words("unheard")));
        assert_eq!(order(&unheard, Field::Source), " 0, Northern Post 0, Southern Times 0");
        // what comes in stands behind
        let later = steady(&facets(&sahel(), &query), &before);
        assert_eq!(order(&later, PLACE), "Burkina Faso 1, Moscow 1, Mali 2, Niger 1, Russia 1");
    }

    #[test]
    fn a_chosen_value_stays_listed() {
        assert_eq!(show(&words("unheard").with(PLACE, "mali"), PLACE), "+Mali 0/0");
        assert_eq!(show(&words("unheard").with(Field::Lang, "fr"), Field::Lang), "+fr 0/0");
        assert_eq!(show(&words("unheard").without(Field::Source, ""), Field::Source), "! 0/0");
        let atlantis = show(&Query::default().with(PLACE, "atlantis"), PLACE);
        assert!(atlantis.ends_with(", +atlantis 0/0"), "{atlantis}");
    }

    #[test]
    fn counts_are_what_filtering_by_the_value_gives() {
        let corpus = sahel();
        for query in [
            words("in"),
            Query::default().with(PERSON, "ibrahim-traoré"),
            Query::default().between("2025-05-08", ""),
        ] {
            for facet in facets(&corpus, &query) {
                for count in facet.values {
                    let mut narrowed = query.clone();
                    narrowed.include.insert(facet.field, vec![count.value.clone()]);
                    let found = Selection::of_corpus(&corpus, &narrowed).articles().len();
                    assert_eq!(count.articles as usize, found, "{query:?} {count:?}");
                }
            }
        }
    }
}
