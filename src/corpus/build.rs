//! The builder: from cleaned articles to a corpus in one call.
//!
//! Annotate each, order them and merge their entities ([`Found`]), then apply the curation, name everything for URLs and
//! index the whole ([`curate`](super::curate)).

use std::sync::Arc;

use super::format::Writer;
use super::part::Away;
use super::{Annotated, Corpus, Curated, Curation, Found, Input};
use crate::annotate::Annotations;

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
pub fn assemble(annotated: Vec<(Input, Annotations)>, curation: &Curation) -> Curated {
    Found::of(annotated).curated(curation)
}

/// As [`assemble`], of articles that are read one by one: the texts of the corpus are packed as they come, and lie in memory
/// packed, or `away` from it.
pub fn assemble_read(
    annotated: Arc<dyn Annotated>,
    curation: &Curation,
    away: Option<Arc<dyn Away>>,
) -> Curated {
    Found::read(annotated).kept(curation, &mut Writer::to(away))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Alias, AliasReason, Day, Entity, EntityId, EntityKind, Form, Mention, Role};
    use crate::corpus::curation::Hide;
    use crate::corpus::{Article, Meta};
    use crate::text::Document;
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
        let Curated { corpus, problems } = assemble(annotated, &curation);
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
