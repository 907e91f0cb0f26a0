//! What the writer wrote, the reader reads; what anybody else wrote, it refuses without a panic.

use std::sync::Arc;

use proptest::prelude::*;

use super::write::container;
use super::*;
use crate::annotate::date::{EventBasis, EventMention};
use crate::annotate::{
    Alias, AliasReason, Anchor, Annotations, Argument, Basis, Bound, Clause, ClauseKind, ClauseTime,
    DateMention, Day, Entity, EntityId, EntityKind, Extent, Flag, Form, Mention, Modality, Modifier, Oblique,
    Precision, Quantity, Quote, Role, Speaker, TimexType, Unresolved,
};
use crate::corpus::curation::Change;
use crate::corpus::part::testing::Elsewhere;
use crate::corpus::texts::Keep as _;
use crate::corpus::{Article, Away, Body, Catalogue, Corpus, CorpusEntity, FormatError, Meta};
use crate::text::{Block, BlockKind, Document, Lang, Removal, RemovalRule, Row, SourceMap, Span};

/// Draws numbers from bytes, so that a corpus of any shape follows from a list of them.
struct Draw<'a>(std::iter::Cycle<std::slice::Iter<'a, u8>>);

impl Draw<'_> {
    fn below(&mut self, limit: usize) -> usize {
        let (a, b) = (self.0.next().copied().unwrap_or(0), self.0.next().copied().unwrap_or(0));
        usize::from(u16::from_le_bytes([a, b])) % limit.max(1)
    }

    fn some<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        (self.below(2) == 1).then(|| draw(self))
    }

    fn list<T>(&mut self, mut draw: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| draw(self)).collect()
    }

    fn string(&mut self) -> String {
        ["", "Traoré", "month day", "ü", "a longer string", &"long ".repeat(40)][self.below(6)].to_owned()
    }

    fn reason(&mut self) -> AliasReason {
        [AliasReason::SameWords, AliasReason::Introduced, AliasReason::Shorter][self.below(3)]
    }

    fn span(&mut self, text: &str) -> Span {
        let place = |draw: &mut Self| text.floor_char_boundary(draw.below(text.len() + 1));
        let (a, b) = (place(self), place(self));
        Span::new(a.min(b), a.max(b))
    }

    fn day(&mut self) -> Day {
        Day([0, -1, 20_000, i32::MIN, i32::MAX, 9][self.below(6)])
    }

    fn extent(&mut self) -> Extent {
        use Precision::*;
        let precision =
            [Day, Week, Month, Quarter, Season, Half, Year, Decade, Century, Range][self.below(10)];
        Extent { first: self.some(Self::day), last: self.some(Self::day), precision }
    }

    fn entity(&mut self) -> EntityId {
        EntityId(self.below(ENTITIES) as u32)
    }

    fn article(&mut self) -> (Article, Body) {
        let source =
            ["", "Mali,Niger  and Traoré’s 2,000 men.\n\nOn May 8", "é\nß\n"][self.below(3)].to_owned();
        let (text, map) = self.cleaned(&source);
        let blocks = self.list(|draw| {
            let kind = match draw.below(6) {
                0 => BlockKind::Title,
                1 => BlockKind::Heading(draw.below(256) as u8),
                2 => BlockKind::Paragraph,
                3 => BlockKind::Item { ordered: draw.below(2) == 1, depth: draw.below(256) as u8 },
                4 => BlockKind::Quote,
                _ => BlockKind::Table(draw.list(|draw| Row {
                    header: draw.below(2) == 1,
                    cells: draw.list(|draw| draw.span(&text)),
                })),
            };
            Block { kind, span: draw.span(&text) }
        });
        let document = Document {
            lang: [Lang::En, Lang::Undetermined, Lang::from_tag("hau").unwrap_or_default()][self.below(3)],
            blocks,
            sentences: self.list(|draw| draw.span(&text)),
            removed: self
                .list(|draw| Removal { source: draw.span(&source), rule: RemovalRule::ALL[draw.below(17)] }),
            map,
            text: text.clone(),
        };
        let meta = Meta {
            title: self.some(Self::string),
            source: self.some(Self::string),
            source_basis: self.some(Self::string),
            author: self.some(Self::string),
            author_basis: self.some(Self::string),
            published: self.some(Self::day),
            published_basis: self.some(Self::string),
            url: self.some(Self::string),
            lang: self.some(Self::string),
            excerpt: self.below(2) == 1,
        };
        let annotations = self.annotations(&text);
        let body = Body { source, document, annotations };
        (Article::new(self.string(), self.string(), meta, self.below(1 << 16) as u32, &body), body)
    }

    /// A text that a source map gives, wholly, in part or not at all.
    fn cleaned(&mut self, source: &str) -> (String, SourceMap) {
        let mut map = SourceMap::default();
        if self.below(8) == 0 {
            map.push(0, 0, source.len());
            return (format!("x{source}"), map);
        }
        let mut text = self.string();
        for run in self.list(|draw| draw.span(source)) {
            map.push(text.len(), run.start as usize, run.len());
            text.push_str(run.of(source));
            text.push_str(&self.string());
        }
        (text, map)
    }

    fn annotations(&mut self, text: &str) -> Annotations {
        use Modifier::*;
        Annotations {
            entities: Vec::new(),
            mentions: self.list(|draw| Mention {
                span: draw.span(text),
                entity: draw.entity(),
                form: [Form::Full, Form::Short, Form::Acronym, Form::Adjective, Form::Role][draw.below(5)],
            }),
            roles: self.list(|draw| Role {
                span: draw.span(text),
                person: draw.entity(),
                office: draw.string(),
                of: draw.some(Self::entity),
            }),
            dates: self.list(|draw| DateMention {
                span: draw.span(text),
                kind: [TimexType::Date, TimexType::Time, TimexType::Duration, TimexType::Set][draw.below(4)],
                value: draw.string(),
                modifier: draw.some(|draw| {
                    let all = [
                        Before,
                        After,
                        OnOrBefore,
                        OnOrAfter,
                        LessThan,
                        MoreThan,
                        EqualOrLess,
                        EqualOrMore,
                        Start,
                        Mid,
                        End,
                        Approx,
                    ];
                    all[draw.below(12)]
                }),
                extent: draw.some(Self::extent),
                basis: Basis {
                    rule: draw.string(),
                    anchor: match draw.below(10) {
                        0 => Anchor::Absolute,
                        1 => Anchor::Published(draw.day()),
                        2 => Anchor::Dateline(draw.span(text)),
                        3 => Anchor::Mention(draw.span(text)),
                        4 => Anchor::Unresolved(Unresolved::ALL[draw.below(6)]),
                        5 => Anchor::Curator(draw.string()),
                        6 => Anchor::Century,
                        7 => Anchor::Order(draw.span(text)),
                        8 => Anchor::OrderPublished(draw.day()),
                        _ => Anchor::Either(draw.day(), draw.day()),
                    },
                },
                flag: draw.some(|draw| [Flag::Impossible, Flag::Implausible][draw.below(2)].clone()),
            }),
            events: self.list(|draw| EventMention {
                span: draw.span(text),
                value: draw.string(),
                extent: draw.some(Self::extent),
                basis: draw.event_basis(text),
            }),
            quantities: self.list(|draw| Quantity {
                span: draw.span(text),
                value: [0.0, 2.5, 2_000_000.0, -1.0, 1e300][draw.below(5)],
                upper: draw.some(|draw| draw.below(9) as f64),
                bound: [Bound::Exact, Bound::About, Bound::AtLeast, Bound::Over, Bound::AtMost, Bound::Under]
                    [draw.below(6)],
                unit: draw.string(),
                of: draw.string(),
            }),
            quotes: self.list(|draw| Quote {
                span: draw.span(text),
                direct: draw.below(2) == 1,
                speaker_span: draw.some(|draw| draw.span(text)),
                speaker: draw.some(Self::entity),
                verb: draw.some(|draw| draw.span(text)),
            }),
            clauses: self.list(|draw| Clause {
                span: draw.span(text),
                kind: ClauseKind::ALL[draw.below(4)],
                predicate: draw.span(text),
                lemma: draw.string(),
                subject: draw.some(|draw| draw.argument(text)),
                object: draw.some(|draw| draw.argument(text)),
                obliques: draw
                    .list(|draw| Oblique { preposition: draw.span(text), argument: draw.argument(text) }),
                positive: draw.below(2) == 1,
                modality: Modality::ALL[draw.below(6)],
                speaker: draw.some(|draw| Speaker {
                    span: draw.some(|draw| draw.span(text)),
                    entity: draw.some(Self::entity),
                    verb: draw.span(text),
                }),
                time: draw.some(|draw| ClauseTime { value: draw.string(), basis: draw.event_basis(text) }),
                place: draw.some(Self::entity),
            }),
        }
    }

    fn argument(&mut self, text: &str) -> Argument {
        let span = self.span(text);
        // A head lies behind the start of its phrase.
        let head = Span { start: span.start, end: span.end };
        Argument { span, head, entity: self.some(Self::entity) }
    }

    fn event_basis(&mut self, text: &str) -> EventBasis {
        match self.below(3) {
            0 => EventBasis::Governed(self.span(text)),
            1 => EventBasis::Inherited(self.span(text)),
            _ => EventBasis::Published,
        }
    }
}

const ENTITIES: usize = 3;

fn corpus(drawn: &[u8]) -> Corpus {
    let mut draw = Draw(drawn.iter().cycle());
    let articles = (0..draw.below(4)).map(|_| draw.article()).collect();
    let kinds = [EntityKind::Person, EntityKind::Place, EntityKind::Group];
    let entities = kinds.map(|kind| CorpusEntity {
        slug: kind.as_str().to_owned(),
        entity: Entity {
            kind,
            name: draw.string(),
            aliases: draw.list(|draw| Alias { name: draw.string(), count: 3, why: draw.reason() }),
        },
        curated: draw.list(|draw| match draw.below(3) {
            0 => Change::Joined { with: draw.list(Draw::string), why: draw.string() },
            1 => Change::Renamed { was: draw.string(), why: draw.string() },
            _ => Change::Retyped { was: kind, why: draw.string() },
        }),
    });
    let Corpus { catalogue, bodies } = Corpus::new(articles, entities.into());
    let catalogue = Catalogue {
        title: draw.string(),
        description: draw.string(),
        rights: draw.string(),
        generator: draw.string(),
        front: draw.string().into_bytes(),
        ..catalogue
    };
    Corpus { catalogue, bodies }
}

/// A corpus in which everything occurs.
fn rich() -> Corpus {
    let drawn: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let entities = corpus(&[0]).catalogue.entities;
    let mut draw = Draw(drawn.iter().cycle());
    let mut rich = Corpus::new((0..40).map(|_| draw.article()).collect(), entities);
    rich.catalogue.title = "rich".into();
    rich
}

/// The sections of a packed corpus, to be packed again after a change.
fn sections_of(bytes: &[u8]) -> [Vec<u8>; SECTIONS.len()] {
    std::array::from_fn(|n| {
        let at = BEFORE_TABLE + n * ENTRY;
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        bytes[number(at + 4)..number(at + 4) + number(at + 8)].to_vec()
    })
}

/// These bytes, read from where they lie afar.
fn afar(bytes: Vec<u8>) -> Result<Corpus, FormatError> {
    open(Elsewhere.put(bytes))
}

/// Touches whatever a reader of the corpus slices.
fn use_it(corpus: &Corpus) {
    let catalogue = &corpus.catalogue;
    for (_, _, body) in corpus.articles() {
        let text = &body.document.text;
        for sentence in &body.document.sentences {
            assert_eq!(sentence.of(text).len(), sentence.len());
            let _ = body.document.map.to_source(*sentence).of(&body.source);
        }
        for mention in &body.annotations.mentions {
            assert_eq!(mention.span.of(text).len(), mention.span.len());
            assert!(catalogue.entity(mention.entity).is_some());
        }
        for clause in &body.annotations.clauses {
            let arguments = clause.subject.iter().chain(&clause.object);
            for argument in arguments.chain(clause.obliques.iter().map(|oblique| &oblique.argument)) {
                assert_eq!(argument.head.of(text).len(), argument.head.len());
            }
        }
        for date in &body.annotations.dates {
            assert_eq!(date.span.of(text).len(), date.span.len());
        }
    }
    for term in 0..catalogue.index.lexicon.len() {
        assert!(catalogue.index.postings(term).all(|posting| corpus.article(posting.article).is_some()));
    }
}

#[test]
fn the_header_is_as_documented() {
    let bytes = write(&corpus(&[1, 2, 3]));
    assert_eq!(bytes[..8], MAGIC);
    assert_eq!(bytes[8..16], [6, 0, 0, 0, 7, 0, 0, 0]);
    assert_eq!(&bytes[20..24], b"head");
    assert_eq!(bytes[24..28], (BEFORE_SECTIONS as u32).to_le_bytes());
}

#[test]
fn an_empty_corpus_is_small() {
    let empty = Corpus::new(Vec::new(), Vec::new());
    let bytes = write(&empty);
    assert_eq!(read(&bytes), Ok(empty));
    assert!(bytes.len() < BEFORE_SECTIONS + 32, "{}", bytes.len());
}

#[test]
fn a_text_is_stored_once() {
    let source = "One sentence.  Another one, which is a little longer. ".repeat(50);
    let mut document = Document::default();
    let mut at = 0;
    // the cleaner took one of two spaces away, each time
    for part in source.split_inclusive("  ") {
        let kept = part.trim_end().len() + 1;
        document.map.push(document.text.len(), at, kept.min(part.len()));
        document.text.push_str(&part[..kept.min(part.len())]);
        at += part.len();
    }
    let body = Body { source: source.clone(), document, ..Body::default() };
    let article = Article::new(String::new(), String::new(), Meta::default(), 0, &body);
    let corpus = Corpus::new(vec![(article, body)], Vec::new());
    let bytes = write(&corpus);
    assert_eq!(sections_of(&bytes)[4].len(), source.len());
    assert_eq!(read(&bytes).unwrap(), corpus);
}

#[test]
fn everything_comes_back() {
    let corpus = rich();
    let bytes = write(&corpus);
    let again = read(&bytes).unwrap();
    assert_eq!(again, corpus);
    assert_eq!(write(&again), bytes);
    let again = afar(bytes.clone()).unwrap();
    assert_eq!(again, corpus);
    assert_eq!(joined(&pack(&again)), bytes);
}

#[test]
fn errors_say_what_was_expected_and_found() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Vec<u8>), expected: &str) {
        let mut bytes = write(&rich());
        change(&mut bytes);
        for error in [read(&bytes), afar(bytes)].map(|read| read.unwrap_err().to_string()) {
            assert!(error.contains(expected), "{error}");
        }
    }
    check(Vec::clear, "expected it to begin with 89 70 6c 78 0d 0a 1a 0a, found nothing");
    check(|bytes| bytes[4] = b'\n', "found 89 70 6c 78 0a");
    check(|bytes| bytes[8] = 1, "format version 1, expected 6");
    check(|bytes| bytes.truncate(60), "header: expected 132 bytes, found 60");
    check(|bytes| bytes[30] ^= 1, "header: expected checksum");
    check(|bytes| bytes.truncate(bytes.len() - 3), "section post: expected");
    check(|bytes| bytes.push(0), "file: expected");
    check(|bytes| *bytes.last_mut().unwrap() ^= 1, "section post: expected checksum");
    check(
        |bytes| {
            let mut sections = sections_of(bytes);
            sections[4].pop();
            *bytes = container(sections);
        },
        "section text, article 39: ",
    );
}

#[test]
fn texts_stay_packed_until_they_are_asked_for() {
    let rich = rich();
    let bytes = write(&rich);
    let mut corpus = open(bytes.clone()).unwrap();
    assert_eq!(corpus.bodies.read(), 0);
    assert_eq!((&corpus.bodies[39], corpus.bodies.read()), (&rich.bodies[39], 1));
    // a text that was changed is written as it is now
    corpus.bodies[3].source.push('x');
    let again = read(&joined(&pack(&corpus))).unwrap();
    assert_ne!(again.bodies[3], rich.bodies[3]);
    assert_eq!(again.bodies[4], rich.bodies[4]);
    // articles on several boards
    for away in [None, Some(Arc::new(Elsewhere) as Arc<dyn Away>)] {
        let mut writer = Writer::to(away);
        for n in 0..3 {
            let text = n.to_string().repeat(700_000);
            writer.keep(&Article::default(), Body { source: text, ..Body::default() }, 0);
        }
        let texts = writer.texts();
        let begins: Vec<&str> = texts.iter().map(|body| &body.source[..2]).collect();
        assert_eq!(begins, ["00", "11", "22"]);
    }
}

#[test]
fn long_strings_are_never_multiplied() {
    // 1,000 articles that all name one string of 100 kB would take 100 MB
    let mut sections = sections_of(&write(&Corpus::new(vec![Default::default(); 1_000], Vec::new())));
    let mut pool = vec![1, 0xa0, 0x8d, 0x06];
    pool.resize(pool.len() + 100_000, b'x');
    sections[2] = pool;
    let corpus = read(&container(sections)).unwrap();
    let articles = corpus.catalogue.articles.iter();
    let total: usize = articles.map(|article| article.slug.len() + article.file.len()).sum();
    assert_eq!(total, 100_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_corpus_comes_back(drawn in proptest::collection::vec(any::<u8>(), 1..600)) {
        let corpus = corpus(&drawn);
        let bytes = write(&corpus);
        let again = read(&bytes);
        prop_assert_eq!(again.as_ref(), Ok(&corpus));
        prop_assert_eq!(&write(&corpus), &bytes);
        // what is packed already is handed on as it is
        let again = again.map(|again| joined(&pack(&again)));
        prop_assert_eq!(again, Ok(bytes));
    }

    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read(&bytes).is_err());
        let mut after_magic = MAGIC.to_vec();
        after_magic.extend(bytes);
        prop_assert!(read(&after_magic).is_err());
    }

    #[test]
    fn any_flipped_bit_is_noticed(drawn in proptest::collection::vec(any::<u8>(), 1..200), at in any::<prop::sample::Index>(), bit in 0..8) {
        let mut bytes = write(&corpus(&drawn));
        let at = at.index(bytes.len());
        bytes[at] ^= 1_u8 << bit;
        prop_assert!(read(&bytes).is_err());
    }

    #[test]
    fn any_truncation_is_noticed(drawn in proptest::collection::vec(any::<u8>(), 1..200), at in any::<prop::sample::Index>()) {
        let bytes = write(&corpus(&drawn));
        prop_assert!(read(&bytes[..at.index(bytes.len())]).is_err());
    }

    /// With the checksums set right again, so that the values themselves are reached.
    #[test]
    fn changed_sections_never_panic(
        drawn in proptest::collection::vec(any::<u8>(), 1..300),
        changes in proptest::collection::vec((0..7_usize, any::<prop::sample::Index>(), any::<u8>(), 0..3), 1..4),
    ) {
        let mut sections = sections_of(&write(&corpus(&drawn)));
        for (section, at, byte, how) in changes {
            let section = &mut sections[section];
            if section.is_empty() {
                section.push(byte);
                continue;
            }
            let at = at.index(section.len());
            match how {
                0 => section[at] = byte,
                1 => section.insert(at, byte),
                _ => { section.remove(at); }
            }
        }
        let bytes = container(sections);
        let here = read(&bytes);
        prop_assert_eq!(afar(bytes).ok(), here.as_ref().ok().cloned());
        if let Ok(corpus) = here {
            use_it(&corpus);
            let again = write(&corpus);
            prop_assert!(read(&again).is_ok());
        }
    }

    #[test]
    fn random_sections_never_panic(parts in proptest::array::uniform7(proptest::collection::vec(0..40_u8, 0..60))) {
        if let Ok(corpus) = read(&container(parts.clone())) {
            use_it(&corpus);
        }
    }
}

#[test]
fn a_value_error_names_its_place() {
    let error = FormatError::Value {
        part: "section arts",
        article: Some(3),
        what: "entity",
        expected: "a number below 2".into(),
        found: "7".into(),
    };
    assert_eq!(error.to_string(), "section arts, article 3: entity: expected a number below 2, found 7");
}
