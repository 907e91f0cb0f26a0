//! The writer.

use super::bytes::Out;
use super::read::{Board, Place, Shelf};
use super::{BEFORE_SECTIONS, BEFORE_TABLE, Head, MAGIC, SECTIONS, VERSION, checksum, clause};
use crate::annotate::date::EventMention;
use crate::annotate::{
    Anchor, Annotations, Bound, DateMention, Extent, Flag, Form, Mention, Modifier, Precision, Quantity,
    Quote, Role, TimexType,
};
use crate::corpus::index::Strings;
use crate::corpus::part::{Part, Sections};
use crate::corpus::texts::{Keep, Source as _, Texts};
use crate::corpus::{Article, Body, Catalogue, Corpus};
use crate::text::checksum::crc32_of;
use crate::text::varint;
use crate::text::{Block, BlockKind, Document};

/// Packs a corpus. The same corpus gives the same bytes on every platform.
pub fn write(corpus: &Corpus) -> Vec<u8> {
    let Corpus { catalogue, bodies } = corpus;
    let mut writer = Writer::default();
    let lengths = catalogue.index.lengths.iter().copied().chain(std::iter::repeat(0));
    for ((number, article), length) in catalogue.articles.iter().enumerate().zip(lengths) {
        if let Some(body) = bodies.look(number) {
            writer.add(article, &body, length);
        }
    }
    joined(&parts(catalogue, writer.shelf().packed().unwrap_or_default()))
}

/// As [`write`], as the parts that are to stand one behind the other: what is packed already is handed on. The articles
/// must be those that the texts were packed with.
pub fn pack(corpus: &Corpus) -> Vec<Part> {
    match corpus.bodies.packed() {
        Some(sections) => parts(&corpus.catalogue, sections),
        None => vec![write(corpus).into()],
    }
}

/// Parts as one.
pub fn joined(parts: &[Part]) -> Vec<u8> {
    let mut all = Vec::with_capacity(parts.iter().map(|part| part.len()).sum());
    for part in parts {
        all.extend_from_slice(part);
    }
    all
}

/// From this many bytes on, records and texts go into parts of their own: what grows lies in memory twice while it does.
const BOARD: usize = 1 << 20;

/// Packs articles, one by one.
#[derive(Default)]
pub(crate) struct Writer {
    out: Out,
    text: Vec<u8>,
    boards: Vec<Board>,
    places: Vec<Place>,
}

impl Writer {
    fn add(&mut self, article: &Article, body: &Body, terms: u32) {
        let (record, text) = (self.out.bytes.len() as u32, self.text.len() as u32);
        self.places.push(Place { board: self.boards.len() as u32, record, text });
        write_article(&mut self.out, &mut self.text, article, body);
        self.out.u32(terms);
        if self.out.bytes.len().max(self.text.len()) >= BOARD {
            self.put();
        }
    }

    /// Begins another board.
    fn put(&mut self) {
        let part = |bytes: &mut Vec<u8>| {
            let mut bytes = std::mem::take(bytes);
            bytes.shrink_to_fit();
            Part::from(bytes)
        };
        let board = Board { records: part(&mut self.out.bytes), text: part(&mut self.text) };
        self.boards.push(board);
    }

    /// What was packed.
    fn shelf(&mut self) -> Shelf {
        self.put();
        let Writer { out: Out { pool, .. }, boards, places, .. } = std::mem::take(self);
        let mut count = Vec::new();
        varint::write_u32(&mut count, places.len() as u32);
        Shelf {
            strings: list(&pool.strings).into(),
            pool: pool.strings,
            count: count.into(),
            boards,
            places,
            // its ids are those that it was given
            entities: u32::MAX as usize - 1,
        }
    }
}

impl Keep for Writer {
    fn keep(&mut self, article: &Article, body: Body, terms: u32) {
        self.add(article, &body, terms);
    }

    fn texts(&mut self) -> Texts {
        self.shelf().texts()
    }
}

/// The parts of a corpus whose articles are packed.
fn parts(catalogue: &Catalogue, articles: Sections) -> Vec<Part> {
    let Catalogue {
        title,
        description,
        rights,
        generator,
        articles: _,
        entities,
        curation,
        ruled,
        front,
        index,
    } = catalogue;
    let head = Head {
        title: title.clone(),
        description: description.clone(),
        rights: rights.clone(),
        generator: generator.clone(),
        curation: curation.clone(),
        ruled: ruled.clone(),
        front: front.clone(),
    };
    let Sections { strings, articles, text } = articles;
    let one = |bytes: Vec<u8>| vec![Part::from(bytes)];
    let sections = [
        one(postcard(&head)),
        one(postcard(entities)),
        strings,
        articles,
        text,
        one(list(&index.lexicon)),
        one(index.postings.clone()),
    ];
    let header = header(sections.each_ref().map(|section| section.iter().map(|part| &**part).collect()));
    std::iter::once(Part::from(header)).chain(sections.into_iter().flatten()).collect()
}

/// What stands before these sections, each in parts.
fn header(sections: [Vec<&[u8]>; SECTIONS.len()]) -> Vec<u8> {
    let mut out = Vec::with_capacity(BEFORE_SECTIONS);
    out.extend_from_slice(&MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(SECTIONS.len() as u32).to_le_bytes());
    out.extend_from_slice(&[0; BEFORE_TABLE - 16]);
    let mut offset = BEFORE_SECTIONS;
    for ((id, _), section) in SECTIONS.iter().zip(&sections) {
        let length: usize = section.iter().map(|part| part.len()).sum();
        out.extend_from_slice(id);
        out.extend_from_slice(&(offset as u32).to_le_bytes());
        out.extend_from_slice(&(length as u32).to_le_bytes());
        out.extend_from_slice(&crc32_of(section).to_le_bytes());
        offset += length;
    }
    let sum = checksum(&out).to_le_bytes();
    if let Some(slot) = out.get_mut(16..BEFORE_TABLE) {
        slot.copy_from_slice(&sum);
    }
    out
}

/// Puts header and table before the sections.
#[cfg(test)]
pub(super) fn container(sections: [Vec<u8>; SECTIONS.len()]) -> Vec<u8> {
    let mut out = header(sections.each_ref().map(|section| vec![section.as_slice()]));
    for section in &sections {
        out.extend_from_slice(section);
    }
    out
}

/// A small table. The types written hold nothing that postcard cannot write.
fn postcard(value: &impl serde::Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Strings: how many, how long each, then all of them.
fn list(strings: &Strings) -> Vec<u8> {
    let mut out = Vec::new();
    varint::write_u32(&mut out, strings.len());
    let mut from = 0;
    for &end in &strings.ends {
        varint::write_u32(&mut out, end - from);
        from = end;
    }
    out.extend_from_slice(strings.bytes.as_bytes());
    out
}

fn write_article(out: &mut Out, text: &mut Vec<u8>, article: &Article, body: &Body) {
    // the rest of the article follows from its body
    let Article { slug, file, meta, words, .. } = article;
    let Body { source, document, annotations } = body;
    out.string(slug);
    out.string(file);
    let known = [&meta.title, &meta.source, &meta.source_basis, &meta.author, &meta.author_basis];
    for known in known.into_iter().chain([&meta.published_basis, &meta.url, &meta.lang]) {
        out.option_string(known.as_deref());
    }
    out.option(meta.published, |out, day| out.i32(day.0));
    out.u32(u32::from(meta.excerpt));
    out.u32(*words);
    out.count(source.len());
    text.extend_from_slice(source.as_bytes());
    out.option_string(document.lang.tag());
    write_text(out, text, source, document);
    write_blocks(out, &document.blocks);
    let mut from = 0;
    out.count(document.sentences.len());
    for &sentence in &document.sentences {
        out.span(&mut from, sentence);
    }
    from = 0;
    out.count(document.removed.len());
    for removal in &document.removed {
        out.span(&mut from, removal.source);
        out.u32(removal.rule as u32);
    }
    write_annotations(out, annotations);
}

/// The source map, and of the text what does not stand in the source.
fn write_text(out: &mut Out, text: &mut Vec<u8>, source: &str, document: &Document) {
    let mut copied = 0;
    let derives = document.map.runs().all(|(clean, from, len)| {
        let (clean, from, len) = (clean as usize, from as usize, len as usize);
        copied += len;
        let written = document.text.get(clean..clean + len);
        written.is_some() && written == source.get(from..from + len)
    });
    let derives = derives && copied <= source.len();
    out.flag(derives);
    out.count(document.map.runs().len());
    let (mut clean_end, mut source_end) = (0_u32, 0_u32);
    let mut own = Vec::new();
    for (clean, from, len) in document.map.runs() {
        out.u32(clean.wrapping_sub(clean_end));
        out.i32(from.wrapping_sub(source_end) as i32);
        out.u32(len);
        let gap = document.text.as_bytes().get(clean_end as usize..clean as usize);
        own.extend_from_slice(gap.unwrap_or(&[]));
        (clean_end, source_end) = (clean.wrapping_add(len), from.wrapping_add(len));
    }
    own.extend_from_slice(document.text.as_bytes().get(clean_end as usize..).unwrap_or(&[]));
    let stored = if derives { own.as_slice() } else { document.text.as_bytes() };
    out.count(stored.len());
    text.extend_from_slice(stored);
}

fn write_blocks(out: &mut Out, blocks: &[Block]) {
    let mut from = 0;
    out.count(blocks.len());
    for block in blocks {
        match &block.kind {
            BlockKind::Title => out.u32(0),
            BlockKind::Paragraph => out.u32(1),
            BlockKind::Quote => out.u32(2),
            BlockKind::Heading(level) => {
                out.u32(3);
                out.u32(u32::from(*level));
            }
            BlockKind::Item { ordered, depth } => {
                out.u32(if *ordered { 5 } else { 4 });
                out.u32(u32::from(*depth));
            }
            BlockKind::Table(rows) => {
                out.u32(6);
                out.span(&mut from, block.span);
                out.count(rows.len());
                let mut from = block.span.start;
                for row in rows {
                    out.flag(row.header);
                    out.count(row.cells.len());
                    for &cell in &row.cells {
                        out.span(&mut from, cell);
                    }
                }
                continue;
            }
        }
        out.span(&mut from, block.span);
    }
}

fn write_annotations(out: &mut Out, annotations: &Annotations) {
    let Annotations { entities: _, mentions, roles, dates, events, quantities, quotes, clauses } =
        annotations;
    let mut from = 0;
    out.count(mentions.len());
    for Mention { span, entity, form } in mentions {
        out.span(&mut from, *span);
        out.u32(entity.0);
        out.u32(form_number(*form));
    }
    from = 0;
    out.count(roles.len());
    for Role { span, person, office, of } in roles {
        out.span(&mut from, *span);
        out.u32(person.0);
        out.string(office);
        out.option(*of, |out, of| out.u32(of.0));
    }
    from = 0;
    out.count(dates.len());
    for date in dates {
        write_date(out, &mut from, date);
    }
    from = 0;
    out.count(events.len());
    for EventMention { span, value, extent, basis } in events {
        out.span(&mut from, *span);
        out.string(value);
        out.option(*extent, write_extent);
        clause::write_basis(out, span.start, basis);
    }
    from = 0;
    out.count(quantities.len());
    for Quantity { span, value, upper, bound, unit, of } in quantities {
        out.span(&mut from, *span);
        out.f64(*value);
        out.option(*upper, Out::f64);
        out.u32(bound_number(*bound));
        out.string(unit);
        out.string(of);
    }
    from = 0;
    out.count(quotes.len());
    for Quote { span, direct, speaker_span, speaker, verb } in quotes {
        out.span(&mut from, *span);
        out.flag(*direct);
        let mut near = span.start;
        out.option(*speaker_span, |out, span| out.span(&mut near, span));
        out.option(*speaker, |out, speaker| out.u32(speaker.0));
        let mut near = span.start;
        out.option(*verb, |out, span| out.span(&mut near, span));
    }
    clause::write(out, clauses);
}

fn write_date(out: &mut Out, from: &mut u32, date: &DateMention) {
    let DateMention { span, kind, value, modifier, extent, basis, flag } = date;
    out.span(from, *span);
    out.u32(match kind {
        TimexType::Date => 0,
        TimexType::Time => 1,
        TimexType::Duration => 2,
        TimexType::Set => 3,
    });
    out.string(value);
    out.u32(modifier.map_or(0, modifier_number));
    out.option(*extent, write_extent);
    out.string(&basis.rule);
    let mut near = span.start;
    match &basis.anchor {
        Anchor::Absolute => out.u32(0),
        Anchor::Published(day) => {
            out.u32(1);
            out.i32(day.0);
        }
        Anchor::Dateline(span) => {
            out.u32(2);
            out.span(&mut near, *span);
        }
        Anchor::Mention(span) => {
            out.u32(3);
            out.span(&mut near, *span);
        }
        Anchor::Unresolved(reason) => {
            out.u32(4);
            out.u32(*reason as u32);
        }
        Anchor::Curator(reason) => {
            out.u32(5);
            out.string(reason);
        }
        Anchor::Century => out.u32(6),
        Anchor::Order(span) => {
            out.u32(7);
            out.span(&mut near, *span);
        }
        Anchor::OrderPublished(day) => {
            out.u32(8);
            out.i32(day.0);
        }
        Anchor::Either(one, other) => {
            out.u32(9);
            out.i32(one.0);
            out.i32(other.0);
        }
    }
    out.u32(match flag {
        None => 0,
        Some(Flag::Impossible) => 1,
        Some(Flag::Implausible) => 2,
    });
}

fn write_extent(out: &mut Out, extent: Extent) {
    out.option(extent.first, |out, day| out.i32(day.0));
    out.option(extent.last, |out, day| out.i32(day.0));
    out.u32(match extent.precision {
        Precision::Day => 0,
        Precision::Week => 1,
        Precision::Month => 2,
        Precision::Quarter => 3,
        Precision::Season => 4,
        Precision::Half => 5,
        Precision::Year => 6,
        Precision::Decade => 7,
        Precision::Century => 8,
        Precision::Range => 9,
    });
}

fn form_number(form: Form) -> u32 {
    match form {
        Form::Full => 0,
        Form::Short => 1,
        Form::Acronym => 2,
        Form::Adjective => 3,
        Form::Role => 4,
        Form::Credit => 5,
    }
}

fn bound_number(bound: Bound) -> u32 {
    match bound {
        Bound::Exact => 0,
        Bound::About => 1,
        Bound::AtLeast => 2,
        Bound::Over => 3,
        Bound::AtMost => 4,
        Bound::Under => 5,
    }
}

/// From 1; 0 stands for none.
fn modifier_number(modifier: Modifier) -> u32 {
    match modifier {
        Modifier::Before => 1,
        Modifier::After => 2,
        Modifier::OnOrBefore => 3,
        Modifier::OnOrAfter => 4,
        Modifier::LessThan => 5,
        Modifier::MoreThan => 6,
        Modifier::EqualOrLess => 7,
        Modifier::EqualOrMore => 8,
        Modifier::Start => 9,
        Modifier::Mid => 10,
        Modifier::End => 11,
        Modifier::Approx => 12,
    }
}
