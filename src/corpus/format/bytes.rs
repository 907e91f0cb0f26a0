//! The small change of the format: varints, spans, strings of a pool.

use std::collections::{BTreeSet, HashMap};

use super::super::FormatError;
use super::super::error::hex;
use super::super::index::Strings;
use crate::text::{Span, varint};

/// Writes the records of articles.
#[derive(Default)]
pub(super) struct Out {
    pub(super) bytes: Vec<u8>,
    pub(super) pool: Pool,
}

/// Up to this many bytes a string of the pool may be used again. Longer ones stand in it once for each use, so that
/// what the reader takes in memory stays a multiple of what it reads.
const SHORT: usize = 128;

/// Strings, each short one once, in order of first use.
#[derive(Default)]
pub(super) struct Pool {
    numbers: HashMap<Box<str>, u32>,
    pub(super) strings: Strings,
}

impl Pool {
    fn number(&mut self, string: &str) -> u32 {
        let next = self.strings.len();
        if string.len() <= SHORT {
            if let Some(known) = self.numbers.get(string) {
                return *known;
            }
            self.numbers.insert(string.into(), next);
        }
        self.strings.push(string);
        next
    }
}

/// Signed to unsigned, small to small.
pub(super) fn zigzag(value: i32) -> u32 {
    ((value << 1) ^ (value >> 31)) as u32
}

fn unzigzag(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

impl Out {
    pub(super) fn u32(&mut self, value: u32) {
        varint::write_u32(&mut self.bytes, value);
    }

    pub(super) fn i32(&mut self, value: i32) {
        self.u32(zigzag(value));
    }

    /// A number of something that follows.
    pub(super) fn count(&mut self, value: usize) {
        self.u32(value as u32);
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.u32(u32::from(value));
    }

    pub(super) fn string(&mut self, string: &str) {
        let number = self.pool.number(string);
        self.u32(number);
    }

    pub(super) fn option_string(&mut self, string: Option<&str>) {
        let number = string.map_or(0, |string| self.pool.number(string) + 1);
        self.u32(number);
    }

    pub(super) fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        self.flag(value.is_some());
        if let Some(value) = value {
            write(self, value);
        }
    }

    /// A span, counted from the start of the one before, which `from` keeps.
    pub(super) fn span(&mut self, from: &mut u32, span: Span) {
        self.i32(span.start.wrapping_sub(*from) as i32);
        self.u32(span.end.saturating_sub(span.start));
        *from = span.start;
    }

    /// A number, in few bytes where it is small and whole.
    pub(super) fn f64(&mut self, value: f64) {
        let whole = value as u32;
        if f64::from(whole).to_bits() == value.to_bits() {
            self.flag(false);
            self.u32(whole);
        } else {
            self.flag(true);
            self.bytes.extend_from_slice(&value.to_le_bytes());
        }
    }
}

/// A section being read.
#[derive(Clone)]
pub(super) struct In<'a> {
    rest: &'a [u8],
    part: &'static str,
    /// The article being read, for errors.
    pub(super) article: Option<u32>,
    /// The strings that it names by number.
    pub(super) pool: Option<&'a Strings>,
    /// Which long ones of them were taken.
    pub(super) taken: Taken,
}

/// Which long strings of the pool were taken.
#[derive(Clone, Default)]
pub(super) struct Taken {
    all: BTreeSet<u32>,
    /// Those that can be given back.
    last: Vec<u32>,
}

impl Taken {
    /// Whether a string was not taken before.
    fn take(&mut self, number: u32) -> bool {
        let is_new = self.all.insert(number);
        if is_new {
            self.last.push(number);
        }
        is_new
    }

    /// What was taken stays taken.
    pub(super) fn keep(&mut self) {
        self.last.clear();
    }

    /// Gives back what was taken since the last was kept.
    pub(super) fn give_back(&mut self) {
        for number in self.last.drain(..) {
            self.all.remove(&number);
        }
    }
}

type Result<T> = std::result::Result<T, FormatError>;

impl<'a> In<'a> {
    pub(super) fn new(bytes: &'a [u8], part: &'static str) -> Self {
        Self { rest: bytes, part, article: None, pool: None, taken: Taken::default() }
    }

    /// An error about a value.
    pub(super) fn wrong(
        &self,
        what: &'static str,
        expected: impl ToString,
        found: impl ToString,
    ) -> FormatError {
        FormatError::Value {
            part: self.part,
            article: self.article,
            what,
            expected: expected.to_string(),
            found: found.to_string(),
        }
    }

    pub(super) fn u32(&mut self, what: &'static str) -> Result<u32> {
        let rest = self.rest;
        varint::read_u32(&mut self.rest).ok_or_else(|| {
            let found = rest.get(..rest.len().min(5)).unwrap_or(rest);
            self.wrong(what, "a number of at most 32 bits", format!("the bytes {}", hex(found)))
        })
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize, what: &'static str) -> Result<u32> {
        let value = self.u32(what)?;
        if (value as usize) < limit {
            return Ok(value);
        }
        Err(self.wrong(what, format!("a number below {limit}"), value))
    }

    pub(super) fn i32(&mut self, what: &'static str) -> Result<i32> {
        self.u32(what).map(unzigzag)
    }

    pub(super) fn flag(&mut self, what: &'static str) -> Result<bool> {
        Ok(self.below(2, what)? == 1)
    }

    /// How many of something follow, each of at least one byte.
    pub(super) fn count(&mut self, what: &'static str) -> Result<usize> {
        let count = self.u32(what)? as usize;
        if count <= self.rest.len() {
            return Ok(count);
        }
        Err(self.wrong(what, format!("no more than the {} bytes that follow", self.rest.len()), count))
    }

    /// A list of something of at least one byte each.
    pub(super) fn list<T>(
        &mut self,
        what: &'static str,
        mut read: impl FnMut(&mut Self) -> Result<T>,
    ) -> Result<Vec<T>> {
        let count = self.count(what)?;
        // each takes a byte at least; what it takes in memory is no more than a small multiple
        let mut list = Vec::with_capacity(count.min(1 << 12));
        for _ in 0..count {
            list.push(read(self)?);
        }
        Ok(list)
    }

    pub(super) fn option<T>(
        &mut self,
        what: &'static str,
        read: impl FnOnce(&mut Self) -> Result<T>,
    ) -> Result<Option<T>> {
        if self.flag(what)? { read(self).map(Some) } else { Ok(None) }
    }

    pub(super) fn string(&mut self, what: &'static str) -> Result<String> {
        let number = self.below(self.strings(), what)?;
        Ok(self.pooled(number))
    }

    pub(super) fn option_string(&mut self, what: &'static str) -> Result<Option<String>> {
        let number = self.below(self.strings() + 1, what)?;
        Ok(number.checked_sub(1).map(|number| self.pooled(number)))
    }

    /// How many strings the pool has.
    fn strings(&self) -> usize {
        self.pool.map_or(0, |pool| pool.len() as usize)
    }

    /// A string of the pool; a long one can be taken once and is empty then.
    fn pooled(&mut self, number: u32) -> String {
        let string = self.pool.map_or("", |pool| pool.get(number));
        if string.len() > SHORT && !self.taken.take(number) { String::new() } else { string.to_owned() }
    }

    /// A span of `text`; both ends lie in it, on character boundaries.
    pub(super) fn span(&mut self, from: &mut u32, text: &str, what: &'static str) -> Result<Span> {
        let start = from.wrapping_add(self.i32(what)? as u32);
        let len = self.u32(what)?;
        let span = start.checked_add(len).map(|end| Span { start, end });
        let span = span.filter(|span| text.get(span.range()).is_some());
        *from = start;
        span.ok_or_else(|| {
            let expected = format!("a stretch of a text of {} bytes, between characters", text.len());
            self.wrong(what, expected, format!("{len} bytes from {start}"))
        })
    }

    pub(super) fn f64(&mut self, what: &'static str) -> Result<f64> {
        if self.flag(what)? {
            Ok(f64::from_le_bytes(self.array(what)?))
        } else {
            self.u32(what).map(f64::from)
        }
    }

    fn array<const N: usize>(&mut self, what: &'static str) -> Result<[u8; N]> {
        let bytes = self.take(N, what)?;
        bytes.try_into().map_err(|_| self.wrong(what, N, bytes.len()))
    }

    /// The next `len` bytes.
    pub(super) fn take(&mut self, len: usize, what: &'static str) -> Result<&'a [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(len) else {
            return Err(self.wrong(what, format!("{len} bytes"), self.rest.len()));
        };
        self.rest = rest;
        Ok(taken)
    }

    /// As [`Self::take`], as text.
    pub(super) fn text(&mut self, len: usize, what: &'static str) -> Result<&'a str> {
        let bytes = self.take(len, what)?;
        std::str::from_utf8(bytes).map_err(|error| self.wrong(what, "UTF-8", error))
    }

    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// What is left.
    pub(super) fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// Complains of what is left.
    pub(super) fn end(self) -> Result<()> {
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(self.wrong("its end", "nothing more", format!("{} bytes", self.rest.len())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signed_numbers_come_back() {
        for value in [0, -1, 1, 63, -64, i32::MIN, i32::MAX] {
            assert_eq!(unzigzag(zigzag(value)), value);
        }
        assert_eq!([zigzag(-1), zigzag(1), zigzag(-64)], [1, 2, 127]);
    }

    #[test]
    fn numbers_with_fractions_come_back() {
        for value in [0.0, -0.0, 1.0, 2.5, -3.0, 1e300, f64::from(u32::MAX), f64::NAN, f64::INFINITY] {
            let mut out = Out::default();
            out.f64(value);
            assert_eq!(In::new(&out.bytes, "x").f64("x").unwrap().to_bits(), value.to_bits());
        }
    }
}
