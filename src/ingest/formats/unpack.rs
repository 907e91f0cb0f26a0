//! What is packed by deflate, unpacked within bounds: a small file must not fill the memory.

use flate2::{Decompress, FlushDecompress, Status};

use crate::ingest::format::last_part;
use crate::ingest::reading::Reading;
use crate::text::checksum::crc32;

/// Calls the articles of a file that stands in another after both, where they go by the name of their file.
pub(super) fn call_after(reading: &mut Reading, outer: &str, member: &str) {
    let was = last_part(member);
    let called = |name: &str| {
        let rest = name.strip_prefix(was)?;
        let is_number = |rest: &str| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit());
        let is_own =
            rest.is_empty() || rest.starts_with('/') || rest.strip_prefix('-').is_some_and(is_number);
        is_own.then(|| format!("{outer}/{member}{rest}"))
    };
    for name in reading.remarks.iter_mut().filter_map(|remark| remark.article.as_mut()) {
        if let Some(called) = called(name) {
            *name = called;
        }
    }
    for input in &mut reading.inputs {
        if let Some(called) = called(&input.file) {
            input.file = called;
        }
    }
}

/// What may come out of so many bytes: at least this much,
const LEAST: usize = 16 << 20;
/// this many times as much as went in,
const RATIO: usize = 100;
/// and never more than this.
const MOST: usize = 1 << 30;
/// How much room is made at once.
const STEP: usize = 64 << 10;

/// How much may come out of so many bytes.
pub(super) fn bound(packed: usize) -> usize {
    packed.saturating_mul(RATIO).clamp(LEAST, MOST)
}

/// Why no more came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// More came out than may.
    TooLarge,
    /// It is broken or cut off there.
    Broken,
}

impl Fault {
    /// What is told of it.
    pub(super) fn found(self) -> &'static str {
        match self {
            Fault::TooLarge => "one that grows beyond all measure when it is unpacked",
            Fault::Broken => "one that is broken or cut off",
        }
    }
}

/// Unpacks what deflate packed, behind what is in `out` already; gives how many bytes it took.
pub(super) fn inflate(packed: &[u8], out: &mut Vec<u8>, bound: usize) -> Result<usize, Fault> {
    let mut state = Decompress::new(false);
    loop {
        if out.len() > bound {
            return Err(Fault::TooLarge);
        }
        out.reserve(STEP.max(out.len() / 2));
        let (taken, before) = (state.total_in() as usize, out.len());
        let rest = packed.get(taken..).unwrap_or(&[]);
        match state.decompress_vec(rest, out, FlushDecompress::None) {
            Ok(Status::StreamEnd) if out.len() > bound => return Err(Fault::TooLarge),
            Ok(Status::StreamEnd) => return Ok(state.total_in() as usize),
            Ok(_) if state.total_in() as usize > taken || out.len() > before => {}
            _ => return Err(Fault::Broken),
        }
    }
}

/// Unpacks a file of gzip, which may be several in a row; what came before a fault comes with it.
pub(super) fn gunzip(packed: &[u8]) -> (Vec<u8>, Option<Fault>) {
    let bound = bound(packed.len());
    let mut out = Vec::new();
    let mut rest = packed;
    loop {
        let start = out.len();
        let one = body(rest).ok_or(Fault::Broken).and_then(|body| {
            let taken = inflate(body, &mut out, bound)?;
            let end = body.get(taken..).and_then(|end| end.split_first_chunk::<8>());
            let ([a, b, c, d, ..], after) = end.ok_or(Fault::Broken)?;
            let sum = u32::from_le_bytes([*a, *b, *c, *d]);
            let is_whole = crc32(out.get(start..).unwrap_or(&[])) == sum;
            if is_whole { Ok(after) } else { Err(Fault::Broken) }
        });
        match one {
            Ok(after) => rest = after,
            Err(fault) => return (out, Some(fault)),
        }
        // some programs fill the end with zeros
        if rest.iter().all(|byte| *byte == 0) {
            return (out, None);
        }
    }
}

/// What stands behind the head of a file of gzip.
fn body(file: &[u8]) -> Option<&[u8]> {
    const SUM: u8 = 1 << 1;
    const MORE: u8 = 1 << 2;
    const NAME: u8 = 1 << 3;
    const COMMENT: u8 = 1 << 4;
    let (head, mut rest) = file.split_first_chunk::<10>()?;
    let [0x1F, 0x8B, 8, flags, ..] = *head else { return None };
    if flags & MORE != 0 {
        let (length, after) = rest.split_first_chunk::<2>()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            rest = rest.get(rest.iter().position(|byte| *byte == 0)? + 1..)?;
        }
    }
    if flags & SUM != 0 { rest.get(2..) } else { Some(rest) }
}

#[cfg(test)]
pub(super) mod tests {
    use flate2::{Compress, Compression, FlushCompress};

    use super::*;

    pub(in crate::ingest) fn deflate(bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len() + 1024);
        Compress::new(Compression::best(), false)
            .compress_vec(bytes, &mut out, FlushCompress::Finish)
            .unwrap();
        out
    }

    pub(in crate::ingest) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let head = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3];
        let length = bytes.len() as u32;
        [&head[..], &deflate(bytes), &crc32(bytes).to_le_bytes(), &length.to_le_bytes()].concat()
    }

    #[test]
    fn files_of_gzip_are_unpacked() {
        let named =
            [&[0x1F, 0x8B, 8, 0b1_1110, 0, 0, 0, 0, 0, 3, 1, 0, 7][..], b"name\0", b"words\0", &[0, 0]]
                .concat();
        let text = b"It was calm.";
        let whole = gzip(text);
        let named = [&named, whole.get(10..).unwrap()].concat();
        assert_eq!(gunzip(&whole), (text.to_vec(), None));
        assert_eq!(gunzip(&[&named, &whole[..], &[0, 0]].concat()), (text.repeat(2), None));
        assert_eq!(gunzip(&whole[..whole.len() - 1]), (text.to_vec(), Some(Fault::Broken)));
        for end in 0..whole.len() {
            assert_eq!(gunzip(&whole[..end]).1, Some(Fault::Broken));
        }
        let mut other = whole;
        other[12] ^= 1;
        assert_eq!(gunzip(&other).1, Some(Fault::Broken));
        assert_eq!(gunzip(&gzip(&vec![0; LEAST + 1])).1, Some(Fault::TooLarge));
    }
}
