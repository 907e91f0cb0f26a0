//! What is told, by time, and, apart from that, when it was told: the days on which the articles were published.

use super::Selection;
use crate::annotate::{Day, Extent, Hour};
use crate::corpus::{ArticleId, Catalogue};

/// What is told of one stretch of the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The stretch, with both of its ends; a day and its month are two.
    pub extent: Extent,
    /// How many articles tell of it.
    pub articles: u32,
    /// Articles and indices into their `annotations.events`, in corpus order.
    pub events: Vec<(ArticleId, u32)>,
}

/// What the articles that answer a query tell, by time: events that they date alike stand together. An event that has no
/// date but that of its publication is left out: two articles of one day need not tell of the same.
pub fn told(catalogue: &Catalogue, selection: &Selection) -> Vec<Told> {
    let stretch = |extent: &Extent| (extent.first, extent.last, extent.precision);
    let mut dated: Vec<(Extent, ArticleId, u32)> = Vec::new();
    let query = selection.query();
    for (id, _) in selection.fails().filter(|&(_, fail)| fail == 0) {
        let events = catalogue.columns().events.row(id.0).iter();
        let within = events.filter(|event| event.extent.overlaps(query.from, query.to));
        dated.extend(within.map(|event| (event.extent, id, event.number)));
    }
    dated.sort_unstable_by_key(|(extent, id, number)| (stretch(extent), *id, *number));
    let told = dated.chunk_by(|(one, ..), (next, ..)| one == next).filter_map(|group| {
        let events: Vec<(ArticleId, u32)> = group.iter().map(|(_, id, number)| (*id, *number)).collect();
        let articles = events.chunk_by(|a, b| a.0 == b.0).count() as u32;
        let (extent, ..) = *group.first()?;
        Some(Told { extent, articles, events })
    });
    told.collect()
}

/// Of what articles tell, that which two or more of them do.
pub fn shared(told: &[Told]) -> Vec<Told> {
    told.iter().filter(|one| one.articles > 1).cloned().collect()
}

/// Where within its day an event lies, where the words that date it say so. The event goes by its index in the article's
/// `annotations.events`.
pub fn hour(catalogue: &Catalogue, article: ArticleId, event: u32) -> Option<Hour> {
    let row = catalogue.columns().events.row(article.0).iter().find(|row| row.number == event)?;
    let dates = catalogue.date_rows(article);
    let date = dates.iter().position(|date| date.span == row.place && date.extent == Some(row.extent))?;
    catalogue.date(article, u32::try_from(date).ok()?)?.hour()
}

/// The articles that one outlet published on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reported {
    /// The day.
    pub day: Day,
    /// The articles, in corpus order: one at least.
    pub articles: Vec<ArticleId>,
}

/// When the articles that answer a query were published, within its date range: by day, then by outlet. Articles of which the
/// day is not known are left out.
pub fn reported(catalogue: &Catalogue, selection: &Selection) -> Vec<Reported> {
    let query = selection.query();
    let within =
        |day: &Day| query.from.is_none_or(|from| from <= *day) && query.to.is_none_or(|to| *day <= to);
    let answering = selection.fails().filter(|&(_, fail)| fail == 0);
    let mut dated: Vec<(Day, u32, ArticleId)> = answering
        .filter_map(|(id, _)| {
            let day = catalogue.article(id)?.meta.published.filter(within)?;
            Some((day, catalogue.columns().source.of.get(id.0 as usize).copied().unwrap_or(0), id))
        })
        .collect();
    dated.sort_unstable();
    let group = |group: &[(Day, u32, ArticleId)]| {
        Some(Reported { day: group.first()?.0, articles: group.iter().map(|(.., id)| *id).collect() })
    };
    dated.chunk_by(|one, next| (one.0, one.1) == (next.0, next.1)).filter_map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{corpus, words};
    use super::*;
    use crate::annotate::EventMention;
    use crate::annotate::date::EventBasis;
    use crate::corpus::Corpus;
    use crate::explore::Query;

    fn shared(corpus: &Corpus, query: &Query) -> Vec<Told> {
        super::shared(&super::told(&corpus.catalogue, &Selection::of_corpus(corpus, query)))
    }

    #[test]
    fn days_of_publication_are_apart_from_days_told_of() {
        let corpus = corpus(&[
            ("a", "2025-05-02", "The Post", "On [date:2019-01-01=that day]."),
            ("b", "", "", "Undated."),
            ("c", "2025-05-02", "A Herald", "Nothing."),
            ("d", "2025-05-02", "The Post", "Nothing."),
            ("e", "2025-05-01", "The Post", "Nothing."),
        ]);
        let show = |query: &Query| -> Vec<String> {
            let found = reported(&corpus.catalogue, &Selection::of_corpus(&corpus, query));
            let slug = |id: &ArticleId| corpus.catalogue.article(*id).unwrap().slug.as_str();
            let slugs = |one: &Reported| one.articles.iter().map(slug).collect::<String>();
            found.iter().map(|one| format!("{}: {}", one.day, slugs(one))).collect()
        };
        assert_eq!(show(&Query::default()), ["2025-05-01: e", "2025-05-02: c", "2025-05-02: ad"]);
        assert_eq!(show(&words("undated")), [""; 0], "nothing where no day is known");
        assert_eq!(show(&Query::default().between("2025-05-02", "2025-05-09")).len(), 2);
        let early = Query::default().between("2019-01-01", "2019-12-31");
        assert_eq!(show(&early), [""; 0], "told of, and published outside of the stretch");
    }

    /// Gives every date of the corpus an event of its own, after it or by its publication.
    fn told(corpus: Corpus, published: &[&str]) -> Corpus {
        let Corpus { catalogue, mut bodies } = corpus;
        for (article, body) in catalogue.articles.iter().zip(bodies.iter_mut()) {
            let basis = |span| {
                if published.contains(&article.slug.as_str()) {
                    EventBasis::Published
                } else {
                    EventBasis::Governed(span)
                }
            };
            let events = body.annotations.dates.iter().map(|date| EventMention {
                span: date.span,
                value: date.value.clone(),
                extent: date.extent,
                basis: basis(date.span),
            });
            body.annotations.events = events.collect();
        }
        Corpus::new(catalogue.articles.into_iter().zip(bodies).collect(), catalogue.entities)
    }

    #[test]
    fn an_event_lies_at_the_hour_of_its_date() {
        let text = "It sank at [date:2026-03-11T21:40=9:40 p.m.] on [date:2026-03-11=that day].";
        let corpus = told(corpus(&[("a", "", "", text)]), &[]);
        let hours: Vec<Option<Hour>> = (0..3).map(|n| hour(&corpus.catalogue, ArticleId(0), n)).collect();
        assert_eq!(hours, [Some(Hour::At(1300)), None, None]);
    }

    #[test]
    fn events_that_several_articles_date_alike_stand_together() {
        let corpus = corpus(&[
            (
                "a",
                "",
                "",
                "On [date:2025-04-30=April 30] and [date:2025-04-30=that day] and in [date:2025-04=April].",
            ),
            ("b", "", "", "On [date:2025-04-30=30 April], in [date:2024=2024], since [date:2020/=2020]."),
            (
                "c",
                "",
                "",
                "In [date:2025-04=April 2025] and [date:2025-04=that month], since [date:2020/=2020].",
            ),
            ("d", "", "", "On [date:2025-04-30=Wednesday] of [date:2025-04=April]."),
        ]);
        let corpus = told(corpus, &["d"]);
        let show = |query: &Query| -> Vec<String> {
            let event = |&(id, number): &(ArticleId, u32)| {
                format!("{}{number}", corpus.catalogue.article(id).unwrap().slug)
            };
            shared(&corpus, query)
                .iter()
                .map(|group| {
                    let events: Vec<String> = group.events.iter().map(event).collect();
                    format!("{:?} in {}: {}", group.extent.precision, group.articles, events.join(" "))
                })
                .collect()
        };
        assert_eq!(
            show(&Query::default()),
            ["Month in 2: a2 c0 c1", "Day in 2: a0 a1 b0"],
            "a day apart from its month, open ends and what was only published that day left out"
        );
        assert_eq!(show(&words("30")), ["Day in 2: a0 a1 b0"], "of the articles that answer");
        assert_eq!(show(&Query::default().between("2025-04-01", "2025-04-29")), ["Month in 2: a2 c0 c1"]);
    }
}
