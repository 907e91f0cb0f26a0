//! A small corpus written by hand, so that the tests of this floor do not depend on the annotators.

use crate::annotate::{
    Anchor, Annotations, Argument, Basis, Clause, ClauseKind, DateMention, Day, Entity, EntityId, EntityKind,
    Extent, Flag, Form, Mention, Modality, Precision, TimexType, Unresolved,
};
use crate::corpus::{Article, ArticleId, Body, Corpus, CorpusEntity, Meta};
use crate::text::{Block, BlockKind, Document, SourceMap, Span, sentence};

use super::{Field, FieldValue, Query};

/// A corpus from lines of `file | published | source | text`.
///
/// In a text `# ` opens a headline, a blank line ends a block, `[place:Mali=Malian]` mentions an entity,
/// `[date:2024-05=last May]` a date: a value of a day, a month or a year, `A/B` for a range with open ends, or `?` for
/// what cannot be resolved; `T14:00` behind a day is its hour, `!` behind the value flags it.
pub(crate) fn corpus(articles: &[(&str, &str, &str, &str)]) -> Corpus {
    let mut names: Vec<(EntityKind, String)> = Vec::new();
    for (.., text) in articles {
        for (kind, value, _) in marked(text).1.into_iter().map(|(_, mark)| mark) {
            if let Some(kind) = EntityKind::ALL.into_iter().find(|k| k.as_str() == kind) {
                names.push((kind, value));
            }
        }
    }
    names.sort();
    names.dedup();
    let entities = names.iter().map(|(kind, name)| CorpusEntity {
        slug: name.to_lowercase().replace(' ', "-"),
        entity: Entity { kind: *kind, name: name.clone(), aliases: Vec::new() },
        curated: Vec::new(),
    });
    let built = articles.iter().map(|(file, published, source, text)| {
        let (text, marks) = marked(text);
        let mut annotations = Annotations::default();
        for (span, (kind, value, _)) in marks {
            if let Some(entity) = names.iter().position(|(k, name)| k.as_str() == kind && *name == value) {
                annotations.mentions.push(Mention {
                    span,
                    entity: EntityId(entity as u32),
                    form: Form::Full,
                });
            } else {
                annotations.dates.push(date(span, &value));
            }
        }
        let document = document(text);
        let known = |s: &str| (!s.is_empty()).then(|| s.to_owned());
        let meta = Meta {
            title: document.title().map(str::to_owned),
            source: known(source),
            published: published.parse().ok(),
            ..Meta::default()
        };
        let body = Body { source: document.text.clone(), document, annotations };
        (Article::new((*file).to_owned(), (*file).to_owned(), meta, 1, &body), body)
    });
    Corpus::new(built.collect(), entities.collect())
}

/// Three articles on one summit, of which most tests make do.
pub(crate) fn sahel() -> Corpus {
    corpus(&[
        (
            "north",
            "2025-05-09",
            "Northern Post",
            "# Traoré meets Putin\n\n[person:Ibrahim Traoré=Ibrahim Traoré] of [place:Burkina Faso=Burkina Faso] met \
             [person:Vladimir Putin=Putin] in [place:Moscow=Moscow] on [date:2025-05-08=Thursday]. They signed \
             nothing.\n\nThe attack of [date:2024-08=August 2024] came up, and attacks since.",
        ),
        (
            "south",
            "2025-05-10",
            "Southern Times",
            "# Burkina Faso buys wheat\n\n[person:Ibrahim Traoré=Traoré] will buy wheat from \
             [place:Russia=Russia]. Wheat has been dear since [date:2022/=2022].\n\n[place:Mali=Mali] buys none; \
             [place:Mali=Mali] attacked the plan [date:?=this week].",
        ),
        (
            "west",
            "",
            "",
            "[place:Mali=Mali] and [place:Niger=Niger] left the bloc in [date:2025-01=January 2025], \
             Niger’s leader said. A summit of the U.S. bloc on [date:2999!=2999] is odd.",
        ),
    ])
}

fn date(span: Span, value: &str) -> DateMention {
    let flag = value.ends_with('!').then_some(Flag::Implausible);
    let value = value.trim_end_matches('!');
    let (kind, day) =
        value.split_once('T').map_or((TimexType::Date, value), |(day, _)| (TimexType::Time, day));
    let ends = |value: &str| -> Option<(Day, Day, Precision)> {
        let year = value.get(..4)?.parse().ok()?;
        match value.len() {
            4 => Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?, Precision::Year)),
            7 => {
                let month = value.get(5..)?.parse().ok()?;
                let next = Day::new(year, month + 1, 1).or_else(|| Day::new(year + 1, 1, 1))?;
                Some((Day::new(year, month, 1)?, Day(next.0 - 1), Precision::Month))
            }
            _ => value.parse().ok().map(|day| (day, day, Precision::Day)),
        }
    };
    let extent = match value.split_once('/') {
        Some((first, last)) => Some(Extent {
            first: ends(first).map(|e| e.0),
            last: ends(last).map(|e| e.1),
            precision: Precision::Range,
        }),
        None => ends(day).map(|(first, last, precision)| Extent {
            first: Some(first),
            last: Some(last),
            precision,
        }),
    };
    let anchor = match extent {
        Some(_) => Anchor::Absolute,
        None => Anchor::Unresolved(Unresolved::NoDay),
    };
    let basis = Basis { rule: "by hand".into(), anchor };
    DateMention { span, kind, value: value.into(), modifier: None, extent, basis, flag }
}

/// Kind, value, words.
type MarkUp = (String, String, String);

/// The text without its mark-up, and what stood there.
fn marked(text: &str) -> (String, Vec<(Span, MarkUp)>) {
    let (mut plain, mut marks) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('[') {
        let (inside, after) = behind.split_once(']').unwrap();
        let (kind, value) = inside.split_once(':').unwrap();
        let (value, words) = value.split_once('=').unwrap();
        plain.push_str(before);
        let start = plain.len();
        plain.push_str(words);
        marks.push((Span::new(start, plain.len()), (kind.to_owned(), value.to_owned(), words.to_owned())));
        rest = after;
    }
    plain.push_str(rest);
    if let Some(headless) = plain.strip_prefix("# ") {
        let headless = headless.to_owned();
        for (span, _) in &mut marks {
            *span = Span { start: span.start - 2, end: span.end - 2 };
        }
        return (headless, marks);
    }
    (plain, marks)
}

fn document(text: String) -> Document {
    let mut document = Document { map: SourceMap::identity(text.len()), ..Document::default() };
    let mut at = 0;
    for (n, block) in text.split("\n\n").enumerate() {
        let span = Span::new(at, at + block.len());
        let titled = n == 0 && !block.ends_with('.');
        document
            .blocks
            .push(Block { kind: if titled { BlockKind::Title } else { BlockKind::Paragraph }, span });
        document.sentences.extend(sentence::sentences(&text, span));
        at += block.len() + 2;
    }
    document.text = text;
    document
}

/// A query for words.
pub(crate) fn words(words: &str) -> Query {
    Query { words: words.to_owned(), ..Query::default() }
}

impl Query {
    /// The query, narrowed to a value.
    pub(crate) fn with(mut self, field: Field, value: &str) -> Query {
        self.include.entry(field).or_default().push(FieldValue(value.to_owned()));
        self
    }

    /// The query without a value.
    pub(crate) fn without(mut self, field: Field, value: &str) -> Query {
        self.exclude.entry(field).or_default().push(FieldValue(value.to_owned()));
        self
    }

    /// The query over a stretch of time; an empty string is an open end.
    pub(crate) fn between(mut self, from: &str, to: &str) -> Query {
        self.from = from.parse().ok();
        self.to = to.parse().ok();
        self
    }
}

/// The slugs of articles, for comparing.
pub(crate) fn slugs(corpus: &Corpus, articles: impl IntoIterator<Item = ArticleId>) -> String {
    let slugs: Vec<&str> =
        articles.into_iter().map(|id| corpus.catalogue.article(id).unwrap().slug.as_str()).collect();
    slugs.join(" ")
}

/// A clause of a verb, as an article asserts it.
pub(crate) fn clause(
    span: Span,
    predicate: Span,
    lemma: &str,
    [subject, object]: [Option<Argument>; 2],
) -> Clause {
    Clause {
        span,
        kind: ClauseKind::Verb,
        predicate,
        lemma: lemma.to_owned(),
        subject,
        object,
        obliques: Vec::new(),
        positive: true,
        modality: Modality::Asserted,
        speaker: None,
        time: None,
        place: None,
    }
}
