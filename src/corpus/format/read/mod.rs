//! The reader: the sections and the lists in them. The articles have a file of their own.

mod article;
mod section;
mod shelf;

use self::article::Reader;
use self::section::Section;
pub(super) use self::shelf::{Board, Place, Shelf};
use super::bytes::{In, Taken};
use super::{BEFORE_SECTIONS, BEFORE_TABLE, ENTRY, Head, MAGIC, SECTIONS, VERSION, checksum};
use crate::corpus::index::{self, Columns, Index, Postings, Strings};
use crate::corpus::part::Part;
use crate::corpus::{Article, Catalogue, Corpus, CorpusEntity, FormatError, terms};
use crate::text::checksum::crc32_of;

type Result<T> = std::result::Result<T, FormatError>;

/// Reads a packed corpus, checking magic, version, section table, checksums and every value.
///
/// # Errors
///
/// The bytes are no corpus, one of another version, or damaged; the error says what was expected and what was found.
pub fn read(bytes: &[u8]) -> Result<Corpus> {
    open(bytes.to_vec())
}

/// As [`read`], of bytes that nobody else needs: the texts stay in them, packed, and each is read again when it is asked
/// for. Bytes that lie afar stay there.
///
/// # Errors
///
/// As [`read`].
pub fn open(bytes: impl Into<Part>) -> Result<Corpus> {
    let all = bytes.into();
    let sections = sections(&all)?;
    let [head, entities, strings, records, text, lexicon, postings] = &sections;
    let bounds = [strings, records, text].map(|section| section.range.clone());
    let head: Head = head.read(postcard)?;
    let entities = entities.read(read_entities)?;
    let pool = strings.read(read_strings)?;
    let Records { articles, places, columns, lengths } = read_articles(records, text, &pool, entities.len())?;
    let lexicon = lexicon.read(read_lexicon)?;
    let (starts, postings) = postings.read(|section| read_postings(section, &lexicon, articles.len()))?;
    let Head { title, description, rights, generator, curation, ruled, front } = head;
    let columns = columns.of(&articles);
    let total = lengths.iter().copied().map(u64::from).sum();
    let index = Index { lexicon, postings, starts, lengths, total, columns };
    let named = entities.len();
    let catalogue = Catalogue {
        title,
        description,
        rights,
        generator,
        articles,
        entities,
        curation,
        ruled,
        front,
        index,
    };
    let [strings, records, text] = bounds;
    // the index behind the articles is held by the catalogue, and the bytes by nobody else
    drop(sections);
    let all = all.cut(text.end);
    let shelf = Shelf {
        strings: all.part(strings),
        pool,
        count: Part::default(),
        boards: vec![Board { records: all.part(records), text: all.part(text) }],
        places,
        entities: named,
    };
    Ok(Corpus { catalogue, bodies: shelf.texts() })
}

/// The sections in order, once header, table and checksums are found right.
fn sections(all: &Part) -> Result<[Section; SECTIONS.len()]> {
    let bytes = &*all.read(0, BEFORE_SECTIONS);
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
    let mut sections = SECTIONS.map(|(_, part)| Section::new(all, 0..0, part));
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
        let here = all.len().saturating_sub(offset);
        let range = offset..offset.saturating_add(len as usize);
        if range.len() > here {
            return Err(length(part, len as usize, here));
        }
        let found = crc32_of(all.part(range.clone()).windows());
        if expected != found {
            return Err(FormatError::Checksum { part, expected, found });
        }
        *section = Section::new(all, range, part);
        offset += len as usize;
    }
    if offset != all.len() {
        return Err(length("file", offset, all.len()));
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

fn read_strings(mut section: In<'_>) -> Result<Strings> {
    let mut strings = Strings::default();
    for string in read_list(&mut section)? {
        strings.push(string);
    }
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
                    format!(
                        "{} times in article {} of `{}`",
                        posting.count,
                        posting.article.0,
                        lexicon.get(term)
                    ),
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

/// What section `arts` holds, less the texts.
struct Records {
    articles: Vec<Article>,
    places: Vec<Place>,
    columns: index::Adding,
    /// Terms in each.
    lengths: Vec<u32>,
}

fn read_articles(records: &Section, text: &Section, pool: &Strings, entities: usize) -> Result<Records> {
    let columns = Columns::adding(entities);
    let mut read = Records { articles: Vec::new(), places: Vec::new(), columns, lengths: Vec::new() };
    let (mut records, mut texts) = (records.walk(), text.walk());
    let (count, left) = {
        let mut section = records.rest();
        let count = section.u32("number of articles")?;
        let behind = records.left() - (records.rest().left() - section.left());
        if count as usize > behind {
            let expected = format!("no more than the {behind} bytes that follow");
            return Err(section.wrong("number of articles", expected, count));
        }
        (count, section.left())
    };
    records.go(left);
    let mut taken = Taken::default();
    for number in 0..count {
        read.places.push(Place { board: 0, record: records.place() as u32, text: texts.place() as u32 });
        let (article, body, terms) = loop {
            let (mut section, mut text) = (records.rest(), texts.rest());
            (section.article, text.article) = (Some(number), Some(number));
            (section.pool, section.taken) = (Some(pool), std::mem::take(&mut taken));
            // a text at a time lies in memory unpacked
            let known = Reader { section: &mut section, text: &mut text, entities }.article();
            let known = known.and_then(|known| Ok((known, section.u32("number of terms")?)));
            let left = (section.left(), text.left());
            taken = section.taken;
            match known {
                Ok(((article, body), terms)) => {
                    taken.keep();
                    records.go(left.0);
                    texts.go(left.1);
                    break (article, body, terms);
                }
                Err(error) => {
                    taken.give_back();
                    // what a window cuts off is read again from a wider one
                    let is_more = [records.more(), texts.more()];
                    if is_more == [false; 2] {
                        return Err(error);
                    }
                }
            }
        };
        read.columns.add(&article, &body);
        read.articles.push(article);
        read.lengths.push(terms);
    }
    records.rest().end()?;
    texts.rest().end()?;
    Ok(read)
}
