//! Coverage: which article speaks of which entity, and who appears with whom.

use std::cmp::Reverse;

use super::Selection;
use crate::annotate::EntityId;
use crate::corpus::{ArticleId, Bodies, Catalogue};

/// Entities against articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// The articles that answer the query: the columns, in corpus order.
    pub articles: Vec<ArticleId>,
    /// The entities mentioned in them: the rows, by number of articles, then of mentions, then by name.
    pub rows: Vec<CoverageRow>,
}

/// An entity's row, without its [`cells`]: of many articles and many entities only those in sight are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The entity.
    pub entity: EntityId,
    /// How many of the columns mention it.
    pub articles: u32,
    /// Mentions in all of them.
    pub mentions: u32,
    /// Mentions in the one that has most.
    pub most: u32,
}

/// The coverage of the articles that answer a query.
pub fn coverage(catalogue: &Catalogue, selection: &Selection) -> Coverage {
    let articles = selection.articles();
    let row = |entity| CoverageRow { entity, articles: 0, mentions: 0, most: 0 };
    let mut rows: Vec<CoverageRow> = catalogue.entities().map(|(entity, _)| row(entity)).collect();
    for article in &articles {
        for &(entity, mentions) in catalogue.named_in(*article) {
            if let Some(row) = rows.get_mut(entity.0 as usize) {
                row.articles += 1;
                row.mentions += mentions;
                row.most = row.most.max(mentions);
            }
        }
    }
    rows.retain(|row| row.articles > 0);
    let name =
        |row: &CoverageRow| catalogue.entity(row.entity).map_or("", |known| known.entity.name.as_str());
    rows.sort_by(|a, b| {
        let counts = (b.articles, b.mentions).cmp(&(a.articles, a.mentions));
        counts.then_with(|| name(a).cmp(name(b)))
    });
    Coverage { articles, rows }
}

/// Mentions of an entity in each of some columns, which are ascending.
pub fn cells(catalogue: &Catalogue, columns: &[ArticleId], entity: EntityId) -> Vec<u32> {
    let naming = catalogue.naming(entity);
    let mentions = |article: &ArticleId| {
        let found = naming.binary_search_by_key(article, |(article, _)| *article).ok();
        found.and_then(|at| naming.get(at)).map_or(0, |(_, mentions)| *mentions)
    };
    columns.iter().map(mentions).collect()
}

/// The entities that share a sentence with `entity`, with the number of those sentences, most first, then by name;
/// in the texts that `bodies` holds.
pub fn company(catalogue: &Catalogue, bodies: &dyn Bodies, entity: EntityId) -> Vec<(EntityId, u32)> {
    let mut counts = vec![0u32; catalogue.entities.len()];
    for (article, _) in catalogue.naming(entity) {
        let Some(body) = bodies.body(*article) else { continue };
        let mut mentions = body.annotations.mentions.iter().peekable();
        for sentence in &body.document.sentences {
            while mentions.next_if(|mention| mention.span.start < sentence.start).is_some() {}
            let mut inside: Vec<EntityId> = Vec::new();
            while let Some(mention) = mentions.next_if(|mention| mention.span.start < sentence.end) {
                inside.push(mention.entity);
            }
            if inside.contains(&entity) {
                inside.sort_unstable();
                inside.dedup();
                for other in inside.into_iter().filter(|&other| other != entity) {
                    if let Some(count) = counts.get_mut(other.0 as usize) {
                        *count += 1;
                    }
                }
            }
        }
    }
    let mut company: Vec<(EntityId, u32)> =
        (0..).map(EntityId).zip(counts).filter(|(_, count)| *count > 0).collect();
    // entities of one kind are in order of name, and the sort is stable
    company.sort_by_key(|&(_, count)| Reverse(count));
    company
}

#[cfg(test)]
mod tests {
    use super::super::testing::{sahel, words};
    use super::*;
    use crate::corpus::Corpus;
    use crate::explore::Query;

    fn coverage(corpus: &Corpus, query: &Query) -> Coverage {
        super::coverage(&corpus.catalogue, &Selection::of_corpus(corpus, query))
    }

    fn name(corpus: &Corpus, id: EntityId) -> &str {
        &corpus.catalogue.entity(id).unwrap().entity.name
    }

    #[test]
    fn rows_hold_the_mentions_in_each_article() {
        let corpus = sahel();
        let show = |query: &Query| -> Vec<String> {
            let Coverage { articles, rows } = coverage(&corpus, query);
            let show = |row: &CoverageRow| {
                let cells = cells(&corpus.catalogue, &articles, row.entity);
                assert_eq!(cells.iter().filter(|n| **n > 0).count(), row.articles as usize);
                assert_eq!((cells.iter().sum::<u32>(), cells.iter().max()), (row.mentions, Some(&row.most)));
                format!("{} {cells:?}", name(&corpus, row.entity))
            };
            rows.iter().map(show).collect()
        };
        assert_eq!(
            show(&Query::default()),
            [
                "Mali [0, 2, 1]",
                "Ibrahim Traoré [1, 1, 0]",
                "Burkina Faso [1, 0, 0]",
                "Moscow [1, 0, 0]",
                "Niger [0, 0, 1]",
                "Russia [0, 1, 0]",
                "Vladimir Putin [1, 0, 0]",
            ]
        );
        assert_eq!(show(&words("bloc")), ["Mali [1]", "Niger [1]"]);
        assert_eq!(coverage(&corpus, &words("bloc")).articles, [ArticleId(2)]);
        assert_eq!(coverage(&corpus, &words("unheard")), Coverage::default());
    }

    #[test]
    fn company_counts_sentences() {
        let corpus = sahel();
        let show = |slug: &str| -> Vec<String> {
            let found =
                company(&corpus.catalogue, &corpus.bodies, corpus.catalogue.entity_by_slug(slug).unwrap());
            found.iter().map(|&(id, count)| format!("{} {count}", name(&corpus, id))).collect()
        };
        assert_eq!(show("ibrahim-traoré"), ["Vladimir Putin 1", "Burkina Faso 1", "Moscow 1", "Russia 1"]);
        assert_eq!(show("mali"), ["Niger 1"]);
        assert_eq!(company(&corpus.catalogue, &corpus.bodies, EntityId(99)), []);
    }
}
