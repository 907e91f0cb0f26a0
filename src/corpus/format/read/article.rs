//! The reader of one article: what is known of it, its text, what was found in it.

use super::super::clause;
use super::{In, Result};
use crate::annotate::date::EventMention;
use crate::annotate::{
    Anchor, Annotations, Basis, Bound, DateMention, Day, EntityId, Extent, Flag, Form, Mention, Modifier,
    Precision, Quantity, Quote, Role, TimexType, Unresolved,
};
use crate::corpus::{Article, Body, Meta};
use crate::text::{Block, BlockKind, Document, Lang, Removal, RemovalRule, Row, SourceMap, Span};

/// Reads one article.
pub(super) struct Reader<'r, 'a> {
    pub(super) section: &'r mut In<'a>,
    pub(super) text: &'r mut In<'a>,
    pub(super) entities: usize,
}

impl Reader<'_, '_> {
    pub(super) fn article(&mut self) -> Result<(Article, Body)> {
        let slug = self.section.string("slug")?;
        let file = self.section.string("file name")?;
        let mut known = |what| self.section.option_string(what);
        let mut meta = Meta {
            title: known("title")?,
            source: known("outlet")?,
            source_basis: known("basis of the outlet")?,
            author: known("author")?,
            author_basis: known("basis of the author")?,
            published: None,
            published_basis: known("basis of the day")?,
            url: known("address")?,
            lang: known("language")?,
            excerpt: false,
        };
        meta.published = self.section.option("day", day)?;
        meta.excerpt = match self.section.u32("whether it is an excerpt")? {
            0 => false,
            1 => true,
            other => return Err(self.section.wrong("whether it is an excerpt", "0 or 1", other)),
        };
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
                return Err(section.wrong("run", "one below 4 GiB", format!("{len} bytes from {from}")));
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
                return Err(self.section.wrong(
                    "run",
                    expected,
                    format!("bytes {} to {} at {clean}", from.start, from.end),
                ));
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
            let basis = clause::read_basis(section, span.start, text)?;
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
        let clauses = clause::read(section, entities, text)?;
        Ok(Annotations { entities: Vec::new(), mentions, roles, dates, events, quantities, quotes, clauses })
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
    let anchor = match section.below(10, "anchor")? {
        0 => Anchor::Absolute,
        1 => Anchor::Published(day(section)?),
        2 => Anchor::Dateline(section.span(&mut near, text, "dateline")?),
        3 => Anchor::Mention(section.span(&mut near, text, "anchor")?),
        4 => Anchor::Unresolved(unresolved(section)?),
        5 => Anchor::Curator(section.string("curator")?),
        6 => Anchor::Century,
        7 => Anchor::Order(section.span(&mut near, text, "anchor")?),
        8 => Anchor::OrderPublished(day(section)?),
        _ => Anchor::Either(day(section)?, day(section)?),
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
    Ok(match section.below(6, "form of a mention")? {
        0 => Form::Full,
        1 => Form::Short,
        2 => Form::Acronym,
        3 => Form::Adjective,
        4 => Form::Role,
        _ => Form::Credit,
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
