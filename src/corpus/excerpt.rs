//! Excerpts: a corpus of which some stretches of each text are left, for texts that may not be published whole.
//!
//! A pure function from corpus to corpus. What is left out is nowhere in the result: the text, its source and the index
//! hold the kept stretches alone, with [`GAP`] where something stood between them. What was found in the kept stretches
//! keeps its reading. What was found elsewhere is gone, and so is what could only be told with words that are gone: a
//! clause without those who are said to say so would be the article's own. The words that a kept date is counted from
//! are kept with it.

use super::curation::Change;
use super::{Article, Body, Catalogue, Corpus, CorpusEntity, Curation, terms};
use crate::annotate::date::EventBasis;
use crate::annotate::{Anchor, Annotations, Argument, Clause, DateMention, EntityId, EventMention, Quote};
use crate::text::{Block, BlockKind, Document, SourceMap, Span};

/// What stands where words were left out.
pub const GAP: &str = "[…]";

/// A corpus of the kept stretches of each article, its headline included. `kept` has a list for each article, in order; an
/// article without one keeps its headline.
pub fn excerpts(corpus: &Corpus, kept: &[Vec<Span>]) -> Corpus {
    let mut ruled = corpus.catalogue.ruled.clone();
    let mut articles: Vec<(Article, Body)> = corpus
        .articles()
        .map(|(id, article, whole)| {
            let stretches = kept.get(id.0 as usize).map(Vec::as_slice).unwrap_or_default();
            let (body, moved) = cut(whole, stretches);
            for ruled in &mut ruled {
                ruled.answers.retain_mut(|(other, span)| {
                    *other != id || moved.of(*span).map(|new| *span = new).is_some()
                });
            }
            let words = terms::terms(&body.document.text).count() as u32;
            let mut meta = article.meta.clone();
            meta.excerpt |= body.document.text != whole.document.text;
            let article = Article::new(article.slug.clone(), article.file.clone(), meta, words, &body);
            (article, body)
        })
        .collect();
    let mut entities = named(&mut articles, &corpus.catalogue);
    let curation = kept_of(&corpus.catalogue.curation, &articles, &mut entities);
    let mut cut = Corpus::new(articles, entities);
    let Catalogue { title, description, rights, generator, .. } = &corpus.catalogue;
    let catalogue = &mut cut.catalogue;
    (catalogue.title, catalogue.description) = (title.clone(), description.clone());
    (catalogue.rights, catalogue.generator) = (rights.clone(), generator.clone());
    catalogue.curation = curation;
    ruled.retain(|ruled| ruled.answers.len() > 1);
    catalogue.ruled = ruled;
    cut
}

/// The corrections less those that hold words which are left out. The history quotes words too, and is left out.
fn kept_of(curation: &Curation, articles: &[(Article, Body)], entities: &mut [CorpusEntity]) -> Curation {
    let has = |body: &Body, words: &str| body.document.text.contains(words);
    let mut kept = curation.clone();
    kept.retain_of(|file, words| {
        articles.iter().any(|(article, body)| article.file == file && has(body, words))
    });
    kept.history.clear();
    for entity in entities {
        entity.curated.retain(|change| match change {
            Change::Marked { words, .. } | Change::Unmarked { words, .. } => {
                articles.iter().any(|(_, body)| has(body, words))
            }
            _ => true,
        });
    }
    kept
}

/// The entities that are still named, under new ids.
fn named(articles: &mut [(Article, Body)], catalogue: &Catalogue) -> Vec<CorpusEntity> {
    let mut is_named = vec![false; catalogue.entities.len()];
    for mention in articles.iter().flat_map(|(_, body)| &body.annotations.mentions) {
        if let Some(slot) = is_named.get_mut(mention.entity.0 as usize) {
            *slot = true;
        }
    }
    let mut next = 0;
    let new: Vec<Option<EntityId>> = is_named
        .iter()
        .map(|named| {
            let id = named.then_some(EntityId(next));
            next += u32::from(*named);
            id
        })
        .collect();
    for (_, body) in articles {
        body.annotations.renumber(|id| new.get(id.0 as usize).copied().flatten());
    }
    let left = catalogue.entities.iter().zip(is_named).filter(|(_, named)| *named);
    left.map(|(entity, _)| entity.clone()).collect()
}

/// A text of the kept stretches, and where they stand in it.
fn cut(body: &Body, stretches: &[Span]) -> (Body, Moved) {
    let Body { document, annotations, .. } = body;
    let mut kept: Vec<Span> = stretches.to_vec();
    kept.extend(document.title_span());
    let kept = with_anchors(document, annotations, kept);
    let (text, blocks, moved) = written(document, &kept);
    let new = |span: Span| moved.of(span);
    let document = Document {
        lang: document.lang,
        blocks,
        sentences: document.sentences.iter().filter_map(|sentence| new(*sentence)).collect(),
        map: SourceMap::identity(text.len()),
        removed: Vec::new(),
        text: text.clone(),
    };
    let annotations = found(annotations, &new);
    (Body { source: text, document, annotations }, moved)
}

/// The kept stretches, in order and apart from each other, with the words that dates within them are counted from.
fn with_anchors(document: &Document, found: &Annotations, mut kept: Vec<Span>) -> Vec<Span> {
    loop {
        kept = joined(&document.text, kept);
        let is_kept = |span: Span| kept.iter().any(|stretch| stretch.contains(span));
        // a headline is kept anyway, and its date goes where its words are gone
        let asks =
            |span: Span| is_kept(span) && !document.title_span().is_some_and(|title| title.contains(span));
        let of_dates = found.dates.iter().filter(|date| asks(date.span)).filter_map(anchor_of);
        let of_events = found.events.iter().filter(|event| asks(event.span));
        let of_clauses = found.clauses.iter().filter(|clause| asks(clause.span));
        let bases = of_events
            .map(|event| &event.basis)
            .chain(of_clauses.filter_map(|clause| Some(&clause.time.as_ref()?.basis)))
            .filter_map(words_of);
        let missing: Vec<Span> =
            of_dates.chain(bases).filter(|span| !is_kept(*span) && !span.is_empty()).collect();
        if missing.is_empty() {
            return kept;
        }
        kept.extend(missing);
    }
}

fn anchor_of(date: &DateMention) -> Option<Span> {
    match date.basis.anchor {
        Anchor::Dateline(span) | Anchor::Mention(span) | Anchor::Order(span) => Some(span),
        _ => None,
    }
}

fn words_of(basis: &EventBasis) -> Option<Span> {
    match basis {
        EventBasis::Governed(span) | EventBasis::Inherited(span) => Some(*span),
        EventBasis::Published => None,
    }
}

/// Stretches in order, those that meet as one.
fn joined(text: &str, mut stretches: Vec<Span>) -> Vec<Span> {
    stretches.sort_unstable();
    let mut out: Vec<Span> = Vec::new();
    for span in stretches {
        if let Some(last) = out.last_mut() {
            let between = text.get(last.end as usize..span.start as usize);
            let meets = between.is_some_and(|between| between.chars().all(|c| c == ' '));
            if span.start <= last.end || meets {
                last.end = last.end.max(span.end);
                continue;
            }
        }
        out.push(span);
    }
    out
}

/// Where kept stretches stand now.
struct Moved(Vec<(Span, u32)>);

impl Moved {
    /// Where a stretch of the whole text stands now; `None` where not all of it does.
    fn of(&self, span: Span) -> Option<Span> {
        let (was, start) = self.0.iter().find(|(was, _)| was.contains(span))?;
        let start = start + (span.start - was.start);
        Some(Span { start, end: start + (span.end - span.start) })
    }
}

/// The text of the kept stretches, block by block, its blocks, and where each stretch stands in it.
fn written(document: &Document, kept: &[Span]) -> (String, Vec<Block>, Moved) {
    let whole = &document.text;
    let (mut text, mut blocks, mut moved) = (String::new(), Vec::<Block>::new(), Moved(Vec::new()));
    let mut gap = false;
    let is_words = |start: u32, end: u32| {
        whole.get(start as usize..end as usize).is_some_and(|words| !words.trim().is_empty())
    };
    for block in &document.blocks {
        let (mut at, mut open) = (block.span.start, false);
        for stretch in kept {
            // a stretch over several blocks is divided as they are
            let (start, end) = (stretch.start.max(block.span.start), stretch.end.min(block.span.end));
            if start >= end {
                continue;
            }
            gap |= is_words(at, start);
            if open {
                text.push(' ');
            } else if !text.is_empty() {
                text.push_str("\n\n");
            }
            let begins = text.len();
            if gap {
                text.push_str(GAP);
                text.push(' ');
            }
            let place = text.len() as u32;
            // rows of a table become lines of text, their cells divided
            text.extend(Span { start, end }.of(whole).chars().map(|c| match c {
                '\t' => '|',
                '\n' => ' ',
                c => c,
            }));
            moved.0.push((Span { start, end }, place));
            match blocks.last_mut().filter(|_| open) {
                Some(last) => last.span.end = text.len() as u32,
                None => blocks.push(Block { kind: kind(&block.kind), span: Span::new(begins, text.len()) }),
            }
            (at, open, gap) = (end, true, false);
        }
        gap |= is_words(at, block.span.end);
    }
    if gap {
        // a headline ends where it ends
        if let Some(last) = blocks.last_mut().filter(|last| last.kind != BlockKind::Title) {
            text.push(' ');
            text.push_str(GAP);
            last.span.end = text.len() as u32;
        } else {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(GAP);
            blocks.push(Block { kind: BlockKind::Paragraph, span: Span::new(start, text.len()) });
        }
    }
    (text, blocks, moved)
}

/// What a block is of which a part is left: a list or a table is none any more.
fn kind(kind: &BlockKind) -> BlockKind {
    match kind {
        BlockKind::Title | BlockKind::Heading(_) | BlockKind::Quote => kind.clone(),
        BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::Table(_) => BlockKind::Paragraph,
    }
}

type New<'n> = &'n dyn Fn(Span) -> Option<Span>;

/// What is left of what was found.
fn found(found: &Annotations, new: New<'_>) -> Annotations {
    let Annotations { entities, mentions, roles, dates, events, quantities, quotes, clauses } = found;
    Annotations {
        entities: entities.clone(),
        mentions: moved(mentions, |mention| set(&mut mention.span, new)),
        roles: moved(roles, |role| set(&mut role.span, new)),
        dates: moved(dates, |date| {
            date.span = new(date.span)?;
            if let Anchor::Dateline(span) | Anchor::Mention(span) | Anchor::Order(span) =
                &mut date.basis.anchor
            {
                *span = new(*span)?;
            }
            Some(())
        }),
        events: moved(events, |EventMention { span, basis, .. }| {
            *span = new(*span)?;
            based(basis, new)
        }),
        quantities: moved(quantities, |quantity| set(&mut quantity.span, new)),
        quotes: moved(quotes, |quote| said(quote, new)),
        clauses: moved(clauses, |clause| told(clause, new)),
    }
}

/// A list less what cannot be moved.
fn moved<T: Clone>(list: &[T], mut to: impl FnMut(&mut T) -> Option<()>) -> Vec<T> {
    list.iter()
        .filter_map(|one| {
            let mut one = one.clone();
            to(&mut one).map(|()| one)
        })
        .collect()
}

/// Moves a stretch; `None` where its words are gone.
fn set(span: &mut Span, new: New<'_>) -> Option<()> {
    *span = new(*span)?;
    Some(())
}

fn based(basis: &mut EventBasis, new: New<'_>) -> Option<()> {
    if let EventBasis::Governed(span) | EventBasis::Inherited(span) = basis {
        *span = new(*span)?;
    }
    Some(())
}

/// A quote without the words that name who says it is nobody's.
fn said(quote: &mut Quote, new: New<'_>) -> Option<()> {
    quote.span = new(quote.span)?;
    quote.verb = quote.verb.and_then(new);
    quote.speaker_span = quote.speaker_span.and_then(new);
    quote.speaker = quote.speaker.filter(|_| quote.speaker_span.is_some());
    Some(())
}

/// A clause of which any words are gone is gone as a whole; one of which the date is gone has none.
fn told(clause: &mut Clause, new: New<'_>) -> Option<()> {
    let argument = |argument: &mut Argument| {
        set(&mut argument.span, new)?;
        set(&mut argument.head, new)
    };
    clause.span = new(clause.span)?;
    clause.predicate = new(clause.predicate)?;
    for one in clause.subject.iter_mut().chain(&mut clause.object) {
        argument(one)?;
    }
    for oblique in &mut clause.obliques {
        oblique.preposition = new(oblique.preposition)?;
        argument(&mut oblique.argument)?;
    }
    if let Some(speaker) = &mut clause.speaker {
        speaker.verb = new(speaker.verb)?;
        if let Some(span) = &mut speaker.span {
            *span = new(*span)?;
        }
    }
    clause.time = clause.time.take().and_then(|mut time| based(&mut time.basis, new).map(|()| time));
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Input, Meta, build, read, write};

    const TEXT: &str = "Ferry aground\n\nThe mayor slept. The ferry ran aground off Bergen on 3 March 2024. Secret words \
        stand here. “We saw it,” said Ada Marsh.\n\nNobody knows this paragraph of Oslo.\n\nTwo days later Ada Marsh said \
        that 12 people were hurt. The end is far.";

    fn whole() -> Corpus {
        build(vec![Input::new("a.txt", Meta::default(), TEXT)], &Curation::default())
    }

    /// The excerpts of the sentences that begin so.
    fn keep(corpus: &Corpus, begin: &[&str]) -> Corpus {
        let document = &corpus.bodies[0].document;
        let begins = |span: &&Span| begin.iter().any(|begin| span.of(&document.text).starts_with(begin));
        excerpts(corpus, &[document.sentences.iter().filter(begins).copied().collect()])
    }

    #[test]
    fn what_is_left_out_is_nowhere() {
        let cut = keep(&whole(), &["The ferry", "“We saw"]);
        let body = &cut.bodies[0];
        let expected = "Ferry aground\n\n[…] The ferry ran aground off Bergen on 3 March 2024. […] “We saw it,” said Ada Marsh. […]";
        assert_eq!(body.document.text, expected);
        assert_eq!(body.source, expected);
        let bytes = write(&cut);
        for gone in ["ecret", "mayor", "Oslo", "oslo", "paragraph"] {
            let found = bytes.windows(gone.len()).any(|window| window == gone.as_bytes());
            assert!(!found, "{gone}");
        }
        assert!(bytes.windows(4).any(|window| window == b"erry"));
        let names: Vec<&str> =
            cut.catalogue.entities.iter().map(|entity| entity.entity.name.as_str()).collect();
        assert!(names.contains(&"Ada Marsh") && !names.contains(&"Oslo"), "{names:?}");
        assert_eq!(read(&bytes).unwrap(), cut);
    }

    #[test]
    fn what_was_found_stands_where_its_words_do() {
        let whole = whole();
        let cut = keep(&whole, &["The ferry", "“We saw"]);
        let (was, is) = (&whole.bodies[0], &cut.bodies[0]);
        let words = |span: Span| span.of(&is.document.text);
        let quote = &is.annotations.quotes[0];
        assert_eq!((words(quote.span), quote.speaker_span.map(words)), ("We saw it,", Some("Ada Marsh")));
        assert_eq!(words(is.annotations.dates[0].span), "3 March 2024");
        for (name, lists) in [
            ("sentences", (is.document.sentences.clone(), was.document.sentences.clone())),
            (
                "mentions",
                (
                    is.annotations.mentions.iter().map(|one| one.span).collect(),
                    was.annotations.mentions.iter().map(|one| one.span).collect(),
                ),
            ),
            (
                "clauses",
                (
                    is.annotations.clauses.iter().map(|one| one.span).collect(),
                    was.annotations.clauses.iter().map(|one| one.span).collect(),
                ),
            ),
        ] {
            let before: Vec<&str> = lists.1.iter().map(|span| span.of(&was.document.text)).collect();
            assert!(!lists.0.is_empty(), "{name}");
            assert!(lists.0.iter().all(|span| before.contains(&words(*span))), "{name}");
        }
        assert!(cut.index_is_current());
    }

    #[test]
    fn the_words_that_a_date_is_counted_from_are_kept() {
        let cut = keep(&whole(), &["Two days later"]);
        let text = &cut.bodies[0].document.text;
        assert!(text.contains("3 March 2024") && !text.contains("aground off"), "{text}");
        let dates = &cut.bodies[0].annotations.dates;
        let later = dates.iter().find(|date| date.span.of(text) == "Two days later").unwrap();
        assert_eq!(later.value, "2024-03-05");
        assert!(
            matches!(later.basis.anchor, Anchor::Mention(span) if span.of(text) == "3 March 2024"),
            "{later:?}"
        );
    }

    #[test]
    fn nothing_kept_is_a_headline_and_a_gap() {
        let text = |corpus: &Corpus| corpus.bodies[0].document.text.clone();
        assert_eq!(text(&excerpts(&whole(), &[])), "Ferry aground\n\n[…]");
        let bare = build(vec![Input::new("a.txt", Meta::default(), "")], &Curation::default());
        assert_eq!(text(&excerpts(&bare, &[vec![Span::new(0, 9)]])), "");
        let all = whole();
        let everything = vec![all.bodies[0].document.sentences.clone()];
        assert_eq!(text(&excerpts(&all, &everything)), all.bodies[0].document.text);
    }
}
