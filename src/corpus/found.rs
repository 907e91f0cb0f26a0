//! What was found in all articles: merged, and nothing curated.
//!
//! The articles stand in the order of a corpus and name its entities. [`curate`](super::curate) makes a corpus of it,
//! with any corrections, as often as one likes.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::elsewhere::{self, Elsewhere};
use super::texts::Source;
use super::{Article, Body, Input, Meta, Texts, slug, terms};
use crate::annotate::{Annotations, Entity, EntityId, Mention, Role, name};
use crate::text::visible::{address, visible};

/// All articles merged, nothing curated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The articles, in the order of a corpus.
    pub(crate) articles: Vec<Article>,
    /// Their texts; the ids in them point into `entities`.
    pub(crate) texts: Texts,
    /// The entities.
    pub(crate) entities: Vec<Entity>,
}

/// Articles with what was found in them, each had when it is asked for: thousands need not lie in memory at a time.
pub trait Annotated: Send + Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// What is known of one, and the name of its file.
    fn known(&self, number: usize) -> Option<(&Meta, &str)>;

    /// One, with entities of its own.
    fn article(&self, number: usize) -> Option<(Input, Annotations)>;
}

/// Where the texts of articles are read from that are merged.
struct Merged {
    annotated: Arc<dyn Annotated>,
    /// The article of each, in the order of a corpus.
    order: Vec<usize>,
    /// What the ids of each become.
    of_corpus: Vec<Vec<EntityId>>,
    /// The names that were found elsewhere.
    missed: Vec<Vec<Mention>>,
}

impl Merged {
    /// The article that comes at a place, its ids those of the corpus.
    fn article(&self, place: usize) -> Option<(Input, Annotations)> {
        let (input, mut annotations) = self.annotated.article(*self.order.get(place)?)?;
        merge(&mut annotations, self.of_corpus.get(place).map_or(&[], Vec::as_slice));
        Some((input, annotations))
    }
}

impl Source for Merged {
    fn read(&self, number: usize) -> Option<Body> {
        let (Input { source, document, .. }, annotations) = self.article(number)?;
        let mut body = Body { source, document, annotations };
        elsewhere::add(&mut body, self.missed.get(number).map_or(&[], Vec::as_slice));
        Some(body)
    }
}

/// Puts the ids of a corpus in place of an article's own.
fn merge(annotations: &mut Annotations, of_corpus: &[EntityId]) {
    annotations.entities = Vec::new();
    annotations.renumber(|local| of_corpus.get(local.0 as usize).copied());
}

/// One of each among the entities of all articles.
fn merged(own: &[(Vec<Entity>, Vec<Role>)]) -> name::Merged {
    let own: Vec<name::Own<'_>> = own.iter().map(|(entities, roles)| name::Own { entities, roles }).collect();
    name::merge(&own)
}

impl Found {
    /// Orders annotated articles, each with entities of its own, and merges their entities. The result does not depend
    /// on the order in which they come.
    pub fn of(mut annotated: Vec<(Input, Annotations)>) -> Found {
        annotated.sort_by(|(a, _), (b, _)| {
            order((&a.meta, &a.file)).cmp(&order((&b.meta, &b.file))).then_with(|| a.source.cmp(&b.source))
        });
        let own: Vec<(Vec<Entity>, Vec<Role>)> = annotated
            .iter_mut()
            .map(|(_, found)| (std::mem::take(&mut found.entities), found.roles.clone()))
            .collect();
        let name::Merged { mut entities, of_article, .. } = merged(&own);
        drop(own);
        let names = Elsewhere::of(&entities);
        let mut taken = BTreeSet::new();
        let (mut articles, mut texts) = (Vec::new(), Vec::new());
        for ((input, mut annotations), of_corpus) in annotated.into_iter().zip(of_article) {
            merge(&mut annotations, &of_corpus);
            let (article, mut body) = article(input, annotations, &mut taken);
            let missed = names.missed(&body, &mut entities);
            elsewhere::add(&mut body, &missed);
            articles.push(article);
            texts.push(body);
        }
        Found { articles, texts: texts.into(), entities }
    }

    /// As [`Found::of`], of articles that are read one by one, and read again when their texts are asked for.
    pub fn read(annotated: Arc<dyn Annotated>) -> Found {
        let count = annotated.count();
        let known = |number: usize| annotated.known(number).map(order);
        let source = |number: usize| annotated.article(number).map(|(input, _)| input.source);
        let mut order: Vec<usize> = (0..count).collect();
        // texts are asked for of those alone that nothing else tells apart
        order.sort_by(|&a, &b| match known(a).cmp(&known(b)) {
            Ordering::Equal if a != b => source(a).cmp(&source(b)),
            order => order,
        });
        let own: Vec<(Vec<Entity>, Vec<Role>)> = order
            .iter()
            .map(|&number| annotated.article(number).map(|(_, found)| (found.entities, found.roles)))
            .map(Option::unwrap_or_default)
            .collect();
        let name::Merged { mut entities, of_article, .. } = merged(&own);
        drop(own);
        let mut merged = Merged { annotated, order, of_corpus: of_article, missed: Vec::new() };
        let names = Elsewhere::of(&entities);
        let (mut articles, mut taken) = (Vec::with_capacity(count), BTreeSet::new());
        for place in 0..count {
            let (input, annotations) = merged.article(place).unwrap_or_default();
            let (article, body) = article(input, annotations, &mut taken);
            merged.missed.push(names.missed(&body, &mut entities));
            articles.push(article);
        }
        Found { articles, texts: Texts::of(Arc::new(merged), count), entities }
    }
}

/// Known days first, then by name.
fn order<'a>((meta, file): (&'a Meta, &'a str)) -> impl Ord + 'a {
    (meta.published.is_none(), meta.published, file)
}

fn article(input: Input, annotations: Annotations, taken: &mut BTreeSet<String>) -> (Article, Body) {
    let Input { file, meta, source, document } = input;
    let mut meta = seen(meta);
    if meta.title.is_none() {
        meta.title = document.title().map(str::to_owned);
    }
    let slug = slug::unique(stem(&file), None, taken);
    let words = terms::terms(&document.text).count() as u32;
    let body = Body { source, document, annotations };
    (Article::new(slug, file, meta, words, &body), body)
}

/// What is known of an article, with nothing in it that would not be seen: it stands among the page's own words.
fn seen(meta: Meta) -> Meta {
    let visible = |words: Option<String>| words.map(|words| visible(&words).into_owned());
    let Meta {
        title,
        source,
        source_basis,
        author,
        author_basis,
        published,
        published_basis,
        url,
        lang,
        excerpt,
    } = meta;
    Meta {
        title: visible(title),
        source: visible(source),
        source_basis: visible(source_basis),
        author: visible(author),
        author_basis: visible(author_basis),
        published,
        published_basis: visible(published_basis),
        url: url.map(|url| address(&url).into_owned()),
        lang: visible(lang),
        excerpt,
    }
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
