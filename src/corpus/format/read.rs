//! The reader.

use super::bytes::In;
use super::{BEFORE_SECTIONS, BEFORE_TABLE, ENTRY, Head, MAGIC, SECTIONS, VERSION, checksum};
use crate::annotate::date::{EventBasis, EventMention};
use crate::annotate::{
    Anchor, Annotations, Basis, Bound, DateMention, Day, EntityId, Extent, Flag, Form, Mention, Modifier,
    Precision, Quantity, Quote, Role, TimexType, Unresolved,
};
use crate::corpus::index::{Columns, Index, Postings, Strings};
use crate::corpus::{Article, Body, Catalogue, Corpus, CorpusEntity, FormatError, Meta, terms};
use crate::text::checksum::crc32;
use crate::text::{Block, BlockKind, Document, Lang, Removal, RemovalRule, Row, SourceMap, Span};

type Result<T> = std::result::Result<T, FormatError>;

/// Reads a packed corpus, checking magic, version, section table, checksums and every value.
///
/// # Errors
/// Where the bytes are no packed corpus, are of another version or are damaged; with what was expected and found.
pub fn read(bytes: &[u8]) -> Result<Corpus> {
    let [head, entities, strings, articles, text, lexicon, postings] = sections(bytes)?;
    let head: Head = postcard(head)?;
    let entities = read_entities(entities)?;
    let pool = read_strings(strings)?;
    let Articles { articles, bodies, lengths } = read_articles(articles, text, pool, entities.len())?;
    let lexicon = read_lexicon(lexicon)?;
    let (starts, postings) = read_postings(postings, &lexicon, articles.len())?;
    let columns = Columns::of(&articles, &bodies, entities.len());
    let total = lengths.iter().copied().map(u64::from).sum();
    let Head { title, description, rights, generator, curation } = head;
    let index = Index { lexicon, postings, starts, lengths, total, columns };
    let catalogue = Catalogue { title, description, rights, generator, articles, entities, curation, index };
    Ok(Corpus { catalogue, bodies })
}

/// The sections in order, once header, table and checksums are found right.
fn sections(bytes: &[u8]) -> Result<[In<'_>; SECTIONS.len()]> {
    let magic = bytes.get(..MAGIC.len()).unwrap_or(bytes);
    if magic != MAGIC {
        return Err(FormatError::Magic { expected: MAGIC.to_vec(), found: magic.to_vec() });
    }
    let length = |part, expected, found: usize| FormatError::Length {
        part,
        expected: expected as u64,
        found: found as u64,
    };
    let u32_at = |at: usize| {
        let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
        four.map(u32::from_le_bytes).ok_or_else(|| length("header", BEFORE_SECTIONS, bytes.len()))
    };
    let version = u32_at(8)?;
    if version != VERSION {
        return Err(FormatError::Version { expected: VERSION, found: version });
    }
    if bytes.len() < BEFORE_SECTIONS {
        return Err(length("header", BEFORE_SECTIONS, bytes.len()));
    }
    let (expected, found) = (u32_at(16)?, checksum(bytes));
    if expected != found {
        return Err(FormatError::Checksum { part: "header", expected, found });
    }
    let table = In::new(&[], "section table");
    let count = u32_at(12)?;
    if count as usize != SECTIONS.len() {
        return Err(table.wrong("number of sections", SECTIONS.len(), count));
    }
    let mut sections = SECTIONS.map(|(_, part)| In::new(&[], part));
    let mut offset = BEFORE_SECTIONS;
    for (number, ((id, part), section)) in SECTIONS.iter().zip(&mut sections).enumerate() {
        let at = BEFORE_TABLE + number * ENTRY;
        let found = bytes.get(at..at + 4).unwrap_or(&[]);
        if found != id {
            return Err(table.wrong("section id", id.escape_ascii(), found.escape_ascii()));
        }
        let (start, len, expected) = (u32_at(at + 4)?, u32_at(at + 8)?, u32_at(at + 12)?);
        if start as usize != offset {
            return Err(table.wrong("offset", offset, start));
        }
        let here = bytes.get(offset..).unwrap_or(&[]);
        let Some(inside) = here.get(..len as usize) else {
            return Err(length(part, len as usize, here.len()));
        };
        let found = crc32(inside);
        if expected != found {
            return Err(FormatError::Checksum { part, expected, found });
        }
        *section = In::new(inside, part);
        offset += len as usize;
    }
    if offset != bytes.len() {
        return Err(length("file", offset, bytes.len()));
    }
    Ok(sections)
}

fn postcard<T: serde::de::DeserializeOwned>(mut section: In<'_>) -> Result<T> {
    let (value, rest) = postcard::take_from_bytes(section.rest())
        .map_err(|error| section.wrong("its table", "a table as this version writes it", error))?;
    section.take(section.left() - rest.len(), "its table")?;
    section.end()?;
    Ok(value)
}

fn read_entities(section: In<'_>) -> Result<Vec<CorpusEntity>> {
    let before = section.clone();
    let entities: Vec<CorpusEntity> = postcard(section)?;
    let disorder = entities.windows(2).find(|pair| matches!(pair, [a, b] if a.entity.kind > b.entity.kind));
    if let Some([a, b]) = disorder {
        let (a, b) = (a.entity.kind.as_str(), b.entity.kind.as_str());
        return Err(before.wrong("order of kinds", format!("nothing before {a} behind one"), b));
    }
    Ok(entities)
}

/// Number and lengths of strings, then all of them.
fn read_list<'a>(section: &mut In<'a>) -> Result<Vec<&'a str>> {
    let lengths = section.list("length of a string", |section| section.u32("length of a string"))?;
    let total = lengths.iter().map(|&len| len as usize).sum();
    let all = section.text(total, "strings")?;
    let mut rest = all;
    let mut strings = Vec::with_capacity(lengths.len());
    for len in lengths {
        let Some((string, behind)) = rest.split_at_checked(len as usize) else {
            return Err(section.wrong("length of a string", "one that ends between characters", len));
        };
        strings.push(string);
        rest = behind;
    }
    Ok(strings)
}

fn read_strings(mut section: In<'_>) -> Result<Vec<String>> {
    let strings = read_list(&mut section)?.into_iter().map(str::to_owned).collect();
    section.end()?;
    Ok(strings)
}

fn read_lexicon(mut section: In<'_>) -> Result<Strings> {
    let mut lexicon = Strings::default();
    let mut last = "";
    for term in read_list(&mut section)? {
        if term <= last || term.len() > terms::LONGEST {
            let expected = format!("terms of at most {} bytes, ascending, none empty", terms::LONGEST);
            return Err(section.wrong("term", expected, format!("`{term}` behind `{last}`")));
        }
        lexicon.push(term);
        last = term;
    }
    section.end()?;
    Ok(lexicon)
}

/// Where each list begins, and the lists.
fn read_postings(mut section: In<'_>, lexicon: &Strings, articles: usize) -> Result<(Vec<u32>, Vec<u8>)> {
    let all = section.rest();
    let mut starts = vec![0];
    for term in 0..lexicon.len() {
        let list = Postings::new(section.rest());
        let count = section.count("number of articles")?;
        let mut read = 0;
        for posting in list {
            section.u32("article")?;
            section.u32("occurrences")?;
            if posting.article.0 as usize >= articles || posting.count == 0 {
                let expected = format!("one of {articles} articles, with an occurrence");
                return Err(section.wrong(
                    "posting",
                    expected,
                    format!("{posting:?} of `{}`", lexicon.get(term)),
                ));
            }
            read += 1;
        }
        if count == 0 || read != count {
            return Err(section.wrong("posting list", format!("{count} postings, and not none"), read));
        }
        starts.push((all.len() - section.left()) as u32);
    }
    section.end()?;
    Ok((starts, all.to_vec()))
}

/// What section `arts` holds, and its texts.
#[derive(Default)]
struct Articles {
    articles: Vec<Article>,
    bodies: Vec<Body>,
    /// Terms in each.
    lengths: Vec<u32>,
}

fn read_articles<'a>(
    mut section: In<'a>,
    mut text: In<'a>,
    pool: Vec<String>,
    entities: usize,
) -> Result<Articles> {
    section.pool = pool;
    let mut read = Articles::default();
    let mut number = 0;
    section.list("number of articles", |section| {
        section.article = Some(number);
        text.article = Some(number);
        number += 1;
        let (article, body) = Reader { section, text: &mut text, entities }.article()?;
        read.articles.push(article);
        read.bodies.push(body);
        read.lengths.push(section.u32("number of terms")?);
        Ok(())
    })?;
    section.end()?;
    text.end()?;
    Ok(read)
}

/// Reads one article.
struct Reader<'r, 'a> {
    section: &'r mut In<'a>,
    text: &'r mut In<'a>,
    entities: usize,
}

impl Reader<'_, '_> {
    fn article(&mut self) -> Result<(Article, Body)> {
        let slug = self.section.string("slug")?;
        let file = self.section.string("file name")?;
        let mut known = |what| self.section.option_string(what);
        let mut meta = Meta {
            title: known("title")?,
            source: known("outlet")?,
            author: known("author")?,
            published: None,
            published_basis: known("basis of the day")?,
            url: known("address")?,
            lang: known("language")?,
        };
        meta.published = self.section.option("day", day)?;
        let words = self.section.u32("number of words")?;
        let source_len = self.section.u32("length of the source")?;
        let source = self.text.text(source_len as usize, "source")?.to_owned();
        let lang = self.section.option_string("language of the text")?;
        let lang = lang.as_deref().and_then(Lang::from_tag).unwrap_or_default();
        let (text, map) = self.cleaned(&source)?;
        let blocks = self.blocks(&text)?;
        let sentences = self.spans(&text, "sentence")?;
        let mut from = 0;
        let removed = self.section.list("removals", |section| {
            let source = section.span(&mut from, &source, "removal")?;
            Ok(Removal { source, rule: removal_rule(section)? })
        })?;
        let annotations = self.annotations(&text)?;
        let document = Document { lang, text, blocks, sentences, map, removed };
        let body = Body { source, document, annotations };
        Ok((Article::new(slug, file, meta, words, &body), body))
    }

    /// The cleaned text and its map.
    fn cleaned(&mut self, source: &str) -> Result<(String, SourceMap)> {
        let section = &mut *self.section;
        let derives = section.flag("way the text is stored")?;
        let (mut clean_end, mut source_end) = (0_u32, 0_u32);
        let runs = section.list("runs", |section| {
            let gap = section.u32("gap before a run")?;
            let clean = clean_end.checked_add(gap);
            let from = source_end.wrapping_add(section.i32("source of a run")? as u32);
            let len = section.u32("length of a run")?;
            let ends = clean.and_then(|clean| clean.checked_add(len)).zip(from.checked_add(len));
            let (Some(clean), Some(ends)) = (clean, ends) else {
                return Err(section.wrong(
                    "run",
                    "one below 4 GiB",
                    format!("{len} bytes at {clean:?} from {from}"),
                ));
            };
            (clean_end, source_end) = ends;
            Ok((clean, Span { start: from, end: ends.1 }))
        })?;
        let stored = section.u32("length of the text")? as usize;
        let stored = self.text.text(stored, "text")?;
        let mut map = SourceMap::default();
        for &(clean, from) in &runs {
            map.push(clean as usize, from.start as usize, from.len());
        }
        if !derives {
            let fits = runs.last().is_none_or(|(clean, from)| *clean as usize + from.len() <= stored.len());
            let fits = fits && runs.iter().all(|(_, from)| from.end as usize <= source.len());
            return if fits {
                Ok((stored.to_owned(), map))
            } else {
                Err(self.section.wrong("run", "one within text and source", "another"))
            };
        }
        let copied: u64 = runs.iter().map(|(_, from)| from.len() as u64).sum();
        if copied > source.len() as u64 {
            let expected = format!("at most the {} bytes of the source", source.len());
            return Err(self.section.wrong("sum of runs", expected, copied));
        }
        let mut text = String::with_capacity(copied as usize + stored.len());
        let mut own = stored;
        for &(clean, from) in &runs {
            let gap = (clean as usize).checked_sub(text.len()).and_then(|gap| own.split_at_checked(gap));
            let (Some((gap, behind)), Some(run)) = (gap, source.get(from.range())) else {
                let expected = format!("one of the {} bytes of the source, between characters", source.len());
                return Err(self.section.wrong("run", expected, format!("{from:?} at {clean}")));
            };
            text.push_str(gap);
            text.push_str(run);
            own = behind;
        }
        text.push_str(own);
        Ok((text, map))
    }

    fn spans(&mut self, text: &str, what: &'static str) -> Result<Vec<Span>> {
        let mut from = 0;
        self.section.list(what, |section| section.span(&mut from, text, what))
    }

    fn blocks(&mut self, text: &str) -> Result<Vec<Block>> {
        let mut from = 0;
        self.section.list("blocks", |section| {
            let level =
                |section: &mut In<'_>| section.below(256, "level of a block").map(|level| level as u8);
            let kind = match section.below(7, "kind of a block")? {
                0 => BlockKind::Title,
                1 => BlockKind::Paragraph,
                2 => BlockKind::Quote,
                3 => BlockKind::Heading(level(section)?),
                4 => BlockKind::Item { ordered: false, depth: level(section)? },
                5 => BlockKind::Item { ordered: true, depth: level(section)? },
                _ => BlockKind::Table(Vec::new()),
            };
            if !matches!(kind, BlockKind::Table(_)) {
                return Ok(Block { kind, span: section.span(&mut from, text, "block")? });
            }
            let span = section.span(&mut from, text, "table")?;
            let mut from = span.start;
            let rows = section.list("rows", |section| {
                let header = section.flag("header of a row")?;
                let cells = section.list("cells", |section| section.span(&mut from, text, "cell"))?;
                Ok(Row { header, cells })
            })?;
            Ok(Block { kind: BlockKind::Table(rows), span })
        })
    }

    fn annotations(&mut self, text: &str) -> Result<Annotations> {
        let (section, entities) = (&mut *self.section, self.entities);
        let entity = |section: &mut In<'_>| section.below(entities, "entity").map(EntityId);
        let mut from = 0;
        let mentions = section.list("mentions", |section| {
            let span = section.span(&mut from, text, "mention")?;
            Ok(Mention { span, entity: entity(section)?, form: form(section)? })
        })?;
        from = 0;
        let roles = section.list("roles", |section| {
            let span = section.span(&mut from, text, "role")?;
            let person = entity(section)?;
            let office = section.string("office")?;
            Ok(Role { span, person, office, of: section.option("of what", entity)? })
        })?;
        from = 0;
        let dates = section.list("dates", |section| date(section, &mut from, text))?;
        from = 0;
        let events = section.list("events", |section| {
            let span = section.span(&mut from, text, "event")?;
            let value = section.string("value of an event")?;
            let extent = section.option("extent", extent)?;
            let mut near = span.start;
            let basis = match section.below(3, "basis of an event")? {
                0 => EventBasis::Published,
                1 => EventBasis::Governed(section.span(&mut near, text, "basis of an event")?),
                _ => EventBasis::Inherited(section.span(&mut near, text, "basis of an event")?),
            };
            Ok(EventMention { span, value, extent, basis })
        })?;
        from = 0;
        let quantities = section.list("quantities", |section| {
            Ok(Quantity {
                span: section.span(&mut from, text, "quantity")?,
                value: section.f64("value of a quantity")?,
                upper: section.option("upper end", |section| section.f64("upper end"))?,
                bound: bound(section)?,
                unit: section.string("unit")?,
                of: section.string("what is counted")?,
            })
        })?;
        from = 0;
        let quotes = section.list("quotes", |section| {
            let span = section.span(&mut from, text, "quote")?;
            let near = |section: &mut In<'_>| section.span(&mut span.start.clone(), text, "words by a quote");
            Ok(Quote {
                span,
                direct: section.flag("kind of a quote")?,
                speaker_span: section.option("speaker", near)?,
                speaker: section.option("speaker", entity)?,
                verb: section.option("verb", near)?,
            })
        })?;
        Ok(Annotations { entities: Vec::new(), mentions, roles, dates, events, quantities, quotes })
    }
}

fn day(section: &mut In<'_>) -> Result<Day> {
    section.i32("day").map(Day)
}

fn date(section: &mut In<'_>, from: &mut u32, text: &str) -> Result<DateMention> {
    let span = section.span(from, text, "date")?;
    let kind = match section.below(4, "type of a date")? {
        0 => TimexType::Date,
        1 => TimexType::Time,
        2 => TimexType::Duration,
        _ => TimexType::Set,
    };
    let value = section.string("value of a date")?;
    let modifier = modifier(section)?;
    let extent = section.option("extent", extent)?;
    let rule = section.string("rule of a date")?;
    let mut near = span.start;
    let anchor = match section.below(6, "anchor")? {
        0 => Anchor::Absolute,
        1 => Anchor::Published(day(section)?),
        2 => Anchor::Dateline(section.span(&mut near, text, "dateline")?),
        3 => Anchor::Mention(section.span(&mut near, text, "anchor")?),
        4 => Anchor::Unresolved(unresolved(section)?),
        _ => Anchor::Curator(section.string("curator")?),
    };
    let flag = match section.below(3, "flag")? {
        0 => None,
        1 => Some(Flag::Impossible),
        _ => Some(Flag::Implausible),
    };
    Ok(DateMention { span, kind, value, modifier, extent, basis: Basis { rule, anchor }, flag })
}

fn unresolved(section: &mut In<'_>) -> Result<Unresolved> {
    let known = Unresolved::ALL;
    let number = section.below(known.len(), "reason")?;
    Ok(known.get(number as usize).copied().unwrap_or(Unresolved::NoDay))
}

fn removal_rule(section: &mut In<'_>) -> Result<RemovalRule> {
    let known = RemovalRule::ALL;
    let number = section.below(known.len(), "rule of a removal")?;
    Ok(known.get(number as usize).copied().unwrap_or(RemovalRule::Markup))
}

fn extent(section: &mut In<'_>) -> Result<Extent> {
    let first = section.option("first day", day)?;
    let last = section.option("last day", day)?;
    let precision = match section.below(10, "precision")? {
        0 => Precision::Day,
        1 => Precision::Week,
        2 => Precision::Month,
        3 => Precision::Quarter,
        4 => Precision::Season,
        5 => Precision::Half,
        6 => Precision::Year,
        7 => Precision::Decade,
        8 => Precision::Century,
        _ => Precision::Range,
    };
    Ok(Extent { first, last, precision })
}

fn form(section: &mut In<'_>) -> Result<Form> {
    Ok(match section.below(5, "form of a mention")? {
        0 => Form::Full,
        1 => Form::Short,
        2 => Form::Acronym,
        3 => Form::Adjective,
        _ => Form::Role,
    })
}

fn bound(section: &mut In<'_>) -> Result<Bound> {
    Ok(match section.below(6, "bound")? {
        0 => Bound::Exact,
        1 => Bound::About,
        2 => Bound::AtLeast,
        3 => Bound::Over,
        4 => Bound::AtMost,
        _ => Bound::Under,
    })
}

fn modifier(section: &mut In<'_>) -> Result<Option<Modifier>> {
    Ok(match section.below(13, "modifier")? {
        0 => None,
        1 => Some(Modifier::Before),
        2 => Some(Modifier::After),
        3 => Some(Modifier::OnOrBefore),
        4 => Some(Modifier::OnOrAfter),
        5 => Some(Modifier::LessThan),
        6 => Some(Modifier::MoreThan),
        7 => Some(Modifier::EqualOrLess),
        8 => Some(Modifier::EqualOrMore),
        9 => Some(Modifier::Start),
        10 => Some(Modifier::Mid),
        11 => Some(Modifier::End),
        _ => Some(Modifier::Approx),
    })
}
