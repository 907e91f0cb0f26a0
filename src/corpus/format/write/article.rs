//! The record of one article: what is known of it, its text, what was found in it.

use super::super::bytes::Out;
use super::super::clause;
use crate::annotate::date::EventMention;
use crate::annotate::{
    Anchor, Annotations, Bound, DateMention, Extent, Flag, Form, Mention, Modifier, Precision, Quantity,
    Quote, Role, TimexType,
};
use crate::corpus::{Article, Body};
use crate::text::{Block, BlockKind, Document};

/// Writes an article behind the others, and its texts behind theirs.
pub(super) fn write_article(out: &mut Out, text: &mut Vec<u8>, article: &Article, body: &Body) {
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
