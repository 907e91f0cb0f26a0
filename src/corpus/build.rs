//! The builder: from cleaned articles to a corpus.
//!
//! Annotate each, order them, merge their entities, apply the curation, name everything for URLs, index the whole.
//! The result does not depend on the order in which the articles come.

use std::collections::BTreeSet;

use super::curation::{self, Problem};
use super::{Article, Body, Catalogue, Corpus, CorpusEntity, Curation, Meta, slug, terms};
use crate::annotate::{self, Annotations, Context, Entity, name};
use crate::text::{self, Document};

/// An article on its way into a corpus.
#[derive(Clone, Debug, Default)]
pub struct Input {
    /// The file's own name, or the `id` of a line of JSON.
    pub file: String,
    /// What is known of it.
    pub meta: Meta,
    /// The source, decoded, as it was.
    pub source: String,
    /// The cleaned article.
    pub document: Document,
}

impl Input {
    /// An article of which there is the text: cleaned.
    pub fn new(file: &str, meta: Meta, source: &str) -> Input {
        Input { file: file.to_owned(), meta, source: source.to_owned(), document: text::clean(source) }
    }

    /// What the annotators find in it: the step of [`build`] that takes the time, and needs no other article.
    pub fn annotate(&self) -> Annotations {
        let context = Context { published: self.meta.published };
        annotate::annotate(&self.document, &context)
    }
}

/// A corpus, and what of its curation could not be applied.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// The corpus.
    pub corpus: Corpus,
    /// Corrections that name nothing in it; they were left out.
    pub problems: Vec<Problem>,
}

/// Annotates the articles, merges their entities, applies the curation and orders the whole.
/// What of the curation could not be applied is left out; [`assemble`] tells.
pub fn build(inputs: Vec<Input>, curation: &Curation) -> Corpus {
    let annotated = inputs
        .into_iter()
        .map(|input| {
            let annotations = input.annotate();
            (input, annotations)
        })
        .collect();
    assemble(annotated, curation).corpus
}

/// As [`build`], from articles that are annotated already, each with entities of its own.
pub fn assemble(mut annotated: Vec<(Input, Annotations)>, curation: &Curation) -> Built {
    annotated.sort_by(|(a, _), (b, _)| order(a).cmp(&order(b)));
    let own: Vec<&[Entity]> = annotated.iter().map(|(_, found)| found.entities.as_slice()).collect();
    let merged = name::merge(&own);
    let mut taken = BTreeSet::new();
    let articles = annotated
        .into_iter()
        .zip(merged.of_article)
        .map(|((input, mut annotations), of_corpus)| {
            annotations.entities = Vec::new();
            annotations.renumber(|local| of_corpus.get(local.0 as usize).copied());
            article(input, annotations, &mut taken)
        })
        .collect();
    let mut draft = curation::Draft::new(articles, merged.entities);
    let problems = draft.apply(curation);
    let curation::Draft { articles, entities, .. } = draft.in_order();
    let mut taken = BTreeSet::new();
    let entities = entities
        .into_iter()
        .map(|(entity, curated)| CorpusEntity {
            slug: slug::unique(&entity.name, Some(entity.kind.as_str()), &mut taken),
            entity,
            curated,
        })
        .collect();
    // a correction of dates changes what is counted
    let articles = articles.into_iter().map(|(Article { slug, file, meta, words, .. }, body)| {
        (Article::new(slug, file, meta, words, &body), body)
    });
    let Corpus { catalogue, bodies } = Corpus::new(articles.collect(), entities);
    let catalogue = Catalogue {
        generator: concat!("parallax ", env!("CARGO_PKG_VERSION")).to_owned(),
        curation: curation.clone(),
        ..catalogue
    };
    let corpus = Corpus { catalogue, bodies };
    Built { corpus, problems }
}

/// Known days first, then by name; the rest makes the order whole.
fn order(input: &Input) -> impl Ord + '_ {
    (input.meta.published.is_none(), input.meta.published, &input.file, &input.source)
}

fn article(input: Input, annotations: Annotations, taken: &mut BTreeSet<String>) -> (Article, Body) {
    let Input { file, mut meta, source, document } = input;
    if meta.title.is_none() {
        meta.title = document.title().map(str::to_owned);
    }
    let slug = slug::unique(stem(&file), None, taken);
    let words = terms::terms(&document.text).count() as u32;
    let body = Body { source, document, annotations };
    (Article::new(slug, file, meta, words, &body), body)
}

/// A file's name without folders and ending; an ending has at most five characters, all letters or digits.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    match name.rsplit_once('.') {
        Some((stem, ending))
            if !stem.is_empty() && ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric()) =>
        {
            stem
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Alias, AliasReason, Day, EntityId, EntityKind, Form, Mention, Role};
    use crate::corpus::curation::Hide;
    use crate::text::{Block, BlockKind, Span};

    fn input(file: &str, published: Option<i32>, text: &str) -> Input {
        let blocks = match text.split_once("\n\n") {
            Some((title, _)) => vec![Block { kind: BlockKind::Title, span: Span::new(0, title.len()) }],
            None => Vec::new(),
        };
        Input {
            file: file.to_owned(),
            meta: Meta { published: published.map(Day), ..Meta::default() },
            source: text.to_owned(),
            document: Document { text: text.to_owned(), blocks, ..Document::default() },
        }
    }

    fn found(names: &[(EntityKind, &str)], mentions: &[u32]) -> Annotations {
        let entity = |(kind, name): &(EntityKind, &str)| Entity {
            kind: *kind,
            name: (*name).to_owned(),
            aliases: vec![Alias { name: (*name).to_owned(), count: 1, why: AliasReason::SameWords }],
        };
        let mention = |(n, id): (usize, &u32)| Mention {
            span: Span::new(n, n + 1),
            entity: EntityId(*id),
            form: Form::Full,
        };
        Annotations {
            entities: names.iter().map(entity).collect(),
            mentions: mentions.iter().enumerate().map(mention).collect(),
            ..Annotations::default()
        }
    }

    #[test]
    fn articles_stand_by_day_then_by_file() {
        let text = "Head\n\nTwo words.";
        let inputs = || {
            vec![
                input("b.txt", None, text),
                input("a/c.txt", Some(9), text),
                input("a.md", None, ""),
                input("z.txt", Some(8), text),
                input("b.html", None, text),
            ]
        };
        let corpus = build(inputs(), &Curation::default());
        let show = |corpus: &Corpus| -> Vec<String> {
            let article =
                |a: &Article| format!("{} {} {} {}", a.file, a.slug, a.title().unwrap_or("?"), a.words);
            corpus.catalogue.articles.iter().map(article).collect()
        };
        let expected =
            ["z.txt z Head 3", "a/c.txt c Head 3", "a.md a ? 0", "b.html b Head 3", "b.txt b-2 Head 3"];
        assert_eq!(show(&corpus), expected);
        let mut turned = inputs();
        turned.reverse();
        assert_eq!(build(turned, &Curation::default()), corpus);
    }

    #[test]
    fn ids_point_into_the_corpus() {
        use EntityKind::{Group, Person, Place};
        let mut first = found(&[(Place, "Mali"), (Person, "Goïta")], &[1, 0, 0, 7]);
        first.roles.push(Role {
            span: Span::new(0, 1),
            person: EntityId(1),
            office: "leader".into(),
            of: Some(EntityId(0)),
        });
        let second = found(&[(Group, "Tuareg"), (Person, "Abba")], &[0, 1]);
        let annotated = vec![(input("1.txt", None, "four"), first), (input("2.txt", None, "two"), second)];
        let hide = Hide { name: "Tuareg".into(), ..Hide::default() };
        let curation = Curation {
            hide: vec![hide.clone(), Hide { name: "Nobody".into(), ..hide }],
            ..Curation::default()
        };
        let Built { corpus, problems } = assemble(annotated, &curation);
        assert_eq!(problems.len(), 1);
        let names: Vec<&str> = corpus.catalogue.entities.iter().map(|e| e.slug.as_str()).collect();
        assert_eq!(names, ["abba", "goita", "mali"]);
        let mentions = |n: usize| -> Vec<u32> {
            corpus.bodies[n].annotations.mentions.iter().map(|mention| mention.entity.0).collect()
        };
        // an id that points nowhere is dropped
        assert_eq!((mentions(0), mentions(1)), (vec![1, 2, 2], vec![0]));
        let role = &corpus.bodies[0].annotations.roles[0];
        assert_eq!((role.person.0, role.of), (1, Some(EntityId(2))));
        assert!(corpus.bodies.iter().all(|body| body.annotations.entities.is_empty()));
        assert_eq!(corpus.catalogue.curation, curation);
    }
}
