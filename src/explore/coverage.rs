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
    /// How many rows of a large corpus are left out, the last ones, so that the matrix has at most [`CELLS`] cells.
    pub left_out: u32,
}

/// How many cells a matrix has at most.
pub const CELLS: usize = 1 << 20;

/// An entity's row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The entity.
    pub entity: EntityId,
    /// Mentions in each of the columns.
    pub mentions: Vec<u32>,
}

/// The coverage of the articles that answer a query.
pub fn coverage(catalogue: &Catalogue, selection: &Selection) -> Coverage {
    let articles = selection.articles();
    let mut counts = vec![(0u32, 0u32); catalogue.entities.len()];
    for article in &articles {
        for &(entity, mentions) in catalogue.named_in(*article) {
            if let Some((articles, sum)) = counts.get_mut(entity.0 as usize) {
                *articles += 1;
                *sum += mentions;
            }
        }
    }
    let counts = (0..).map(EntityId).zip(counts);
    let mut order: Vec<(EntityId, (u32, u32))> = counts.filter(|(_, (articles, _))| *articles > 0).collect();
    order.sort_by_cached_key(|&(entity, counts)| {
        (Reverse(counts), catalogue.entity(entity).map_or("", |e| e.entity.name.as_str()).to_owned())
    });
    let fit = CELLS / articles.len().max(1);
    let left_out = order.len().saturating_sub(fit) as u32;
    order.truncate(fit);
    let rows = order
        .into_iter()
        .map(|(entity, _)| {
            let mut mentions = vec![0; articles.len()];
            for (article, count) in catalogue.naming(entity) {
                if let Ok(column) = articles.binary_search(article)
                    && let Some(cell) = mentions.get_mut(column)
                {
                    *cell = *count;
                }
            }
            CoverageRow { entity, mentions }
        })
        .collect();
    Coverage { articles, rows, left_out }
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
            let rows = coverage(&corpus, query).rows;
            rows.iter().map(|row| format!("{} {:?}", name(&corpus, row.entity), row.mentions)).collect()
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
