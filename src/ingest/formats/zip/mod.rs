//! zip: files in folders, packed. Each is read as if it lay in a folder of the archive's name.
//!
//! What comes out is bounded, of each file and as a whole, and by number. A file that is broken costs only itself, and of
//! an archive whose list is cut off the files are read that are whole. What systems put beside the files is passed over,
//! and so is what no format reads, which is named, and the parts of a page that was saved whole.

mod local;

use std::collections::{BTreeMap, BTreeSet};

use rawzip::{CompressionMethod, ZipArchive, ZipSliceArchive};

use super::parts::{page_of, stem_of_page};
use super::unpack::{self, Fault, inflate};
use crate::ingest::format::{Format, Packed, Reader, last_part};
use crate::ingest::reading::{Cost, Decision, Diagnostic, Reading, Remark};
use crate::text::checksum::crc32;

pub(super) const ZIP: Format =
    Format { name: "zip", endings: &["zip"], many: true, reader: Reader::Bytes(read) };

/// How many files an archive may hold.
const MOST: usize = 200_000;

/// Files that are about the articles, or about the corpus.
const ABOUT: &[&str] = &["readme", "license", "licence", "copying", "notice", "parallax", "curation"];

/// So many files may be thrown away since they grow beyond all measure; the next one ends the reading.
const MOST_THROWN: usize = 20;

/// So many files of no format are named.
const NAMED: usize = 5;

fn read(file: &Packed<'_>) -> Reading {
    let &Packed { shown, bytes, .. } = file;
    let mut walk = Walk {
        file,
        reading: Reading::default(),
        left: unpack::bound(bytes.len()),
        thrown: 0,
        seen: BTreeSet::new(),
        pages: BTreeSet::new(),
        parts: BTreeMap::new(),
        others: Vec::new(),
        read_any: false,
    };
    match ZipArchive::from_slice(bytes) {
        Ok(archive) => walk.list(&archive),
        Err(error) => {
            walk.broken(format!("one that is broken ({error})"));
            // the files themselves may be sound where their list is not
            walk.scan(bytes);
        }
    }
    let Walk { mut reading, parts, others, read_any, .. } = walk;
    let mut pass = |what: String| {
        let decision = Decision::Passed(what);
        reading.remarks.push(Remark { file: shown.to_owned(), article: None, decision });
    };
    for (folder, count) in &parts {
        pass(format!("{count} parts of a page in {folder}/, as browsers save them"));
    }
    if !others.is_empty() {
        let names = others.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if others.len() > NAMED { ", …" } else { "" };
        pass(format!("{} of no kind that can be read: {names}{more}", others.len()));
    }
    if !read_any && reading.problems.is_empty() {
        let mend = format!("put files into it that end in {}", super::endings());
        reading.problems.push(problem(shown, "", "articles in an archive", "none".to_owned(), &mend));
    }
    reading
}

fn problem(shown: &str, member: &str, expected: &str, found: String, mend: &str) -> Diagnostic {
    Diagnostic {
        cost: Cost::Article,
        file: if member.is_empty() { shown.to_owned() } else { format!("{shown}/{member}") },
        line: None,
        expected: expected.to_owned(),
        found,
        mend: mend.to_owned(),
    }
}

/// The way through an archive.
struct Walk<'a> {
    file: &'a Packed<'a>,
    reading: Reading,
    /// How much may still come out.
    left: usize,
    /// How many files were thrown away since they grow beyond all measure.
    thrown: usize,
    seen: BTreeSet<String>,
    /// The pages, with their folders and without their endings.
    pages: BTreeSet<String>,
    /// Folders of parts of pages, and how many lie in each.
    parts: BTreeMap<String, usize>,
    /// Files of no format.
    others: Vec<String>,
    read_any: bool,
}

/// Whether more is to be read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Goes {
    On,
    Ends,
}

/// What came out of a file: how many bytes it took, or why nothing did.
type Out = Result<usize, Fault>;

impl Walk<'_> {
    fn broken(&mut self, found: String) {
        let mend = "pack it anew, or unpack it first";
        self.reading.problems.push(problem(self.file.shown, "", "an archive", found, mend));
    }

    fn of_member(&mut self, member: &str, found: &str) {
        let mend = "pack it anew without a password and by deflate, or unpack it first";
        let found = found.to_owned();
        self.reading.problems.push(problem(self.file.shown, member, "a file in an archive", found, mend));
    }

    /// Reads the files that the archive lists.
    fn list(&mut self, archive: &ZipSliceArchive<&[u8]>) {
        self.pages = archive
            .entries()
            .take(MOST)
            .filter_map(|entry| page(&path(entry.ok()?.file_path().as_bytes())))
            .collect();
        for (n, entry) in archive.entries().enumerate() {
            if n >= MOST {
                self.broken(format!("one of more than {MOST} files"));
                break;
            }
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.broken(format!("one that is broken ({error})"));
                    break;
                }
            };
            let member = path(entry.file_path().as_bytes());
            if entry.is_dir() || !self.is_wanted(&member) {
                continue;
            }
            let packed = match archive.get_entry(entry.wayfinder()) {
                Ok(packed) if !entry.flags().is_encrypted() => packed,
                Ok(_) => {
                    self.of_member(&member, "one with a password");
                    continue;
                }
                Err(_) => {
                    self.of_member(&member, Fault::Broken.found());
                    continue;
                }
            };
            let mut unpacked = Vec::new();
            let most = self.left.min(unpack::bound(packed.data().len()));
            let result: Out = match entry.compression_method() {
                CompressionMethod::STORE => stored(packed.data(), &mut unpacked, most),
                CompressionMethod::DEFLATE => inflate(packed.data(), &mut unpacked, most),
                _ => {
                    self.of_member(&member, "one packed in a way that few programs know");
                    continue;
                }
            };
            let sum = packed.claim_verifier().crc;
            let result =
                result.and_then(|_| if crc32(&unpacked) == sum { Ok(()) } else { Err(Fault::Broken) });
            if self.take(&member, unpacked, result) == Goes::Ends {
                break;
            }
        }
    }

    /// Reads the files of an archive of which the list is broken or cut off, one behind the other.
    fn scan(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        for _ in 0..MOST {
            let Some(at) = rest.windows(local::SIGN.len()).position(|sign| sign == local::SIGN) else {
                break;
            };
            rest = rest.get(at..).unwrap_or(&[]);
            let Some(head) = local::Head::read(rest) else {
                rest = rest.get(local::SIGN.len()..).unwrap_or(&[]);
                continue;
            };
            let data = rest.get(head.length..).unwrap_or(&[]);
            let member = path(head.name);
            let mut unpacked = Vec::new();
            let most = self.left.min(unpack::bound(data.len()));
            let result = match head.method {
                0 if !head.is_open => {
                    let data = data.get(..head.packed).unwrap_or(data);
                    stored(data, &mut unpacked, most)
                        .and_then(|taken| if taken == head.packed { Ok(taken) } else { Err(Fault::Broken) })
                }
                8 if !head.is_encrypted => inflate(data, &mut unpacked, most),
                _ => Err(Fault::Broken),
            };
            rest = data.get(*result.as_ref().unwrap_or(&0)..).unwrap_or(&[]);
            let sum = if head.is_open { local::sum_behind(rest) } else { Some(head.sum) };
            let result = result.and_then(|_| {
                if sum.is_none_or(|sum| crc32(&unpacked) == sum) { Ok(()) } else { Err(Fault::Broken) }
            });
            let is_wanted = !member.is_empty() && !head.name.ends_with(b"/") && self.is_wanted(&member);
            if is_wanted && self.take(&member, unpacked, result) == Goes::Ends {
                break;
            }
        }
    }

    /// Whether a file may be an article, and is not one of those before.
    fn is_wanted(&mut self, member: &str) -> bool {
        if is_aside(member) || !self.seen.insert(member.to_owned()) {
            return false;
        }
        let mut at = 0;
        while let Some(end) = member.get(at..).and_then(|rest| rest.find('/')).map(|end| at + end) {
            let (above, folder) = (member.get(..at).unwrap_or(""), member.get(at..end).unwrap_or(""));
            if page_of(folder).is_some_and(|page| self.pages.contains(&format!("{above}{page}"))) {
                *self.parts.entry(member.get(..end).unwrap_or("").to_owned()).or_default() += 1;
                return false;
            }
            at = end + 1;
        }
        if super::of(member).is_none() && super::is_telling(member) {
            self.others.push(member.to_owned());
            return false;
        }
        true
    }

    /// Reads a file that came out of the archive, or says why none did.
    fn take(&mut self, member: &str, unpacked: Vec<u8>, result: Result<(), Fault>) -> Goes {
        if super::of(member).is_none() && result.is_ok() && super::shown_by(&unpacked).is_none() {
            self.others.push(member.to_owned());
            return Goes::On;
        }
        self.read_any = true;
        match result {
            Ok(()) => {}
            Err(fault) => {
                self.of_member(member, fault.found());
                self.thrown += usize::from(fault == Fault::TooLarge);
                if self.thrown <= MOST_THROWN {
                    return Goes::On;
                }
                self.broken(Fault::TooLarge.found().to_owned());
                return Goes::Ends;
            }
        }
        self.left = self.left.saturating_sub(unpacked.len());
        let &Packed { shown, name, inner, .. } = self.file;
        let mut found = inner(&unpacked, &format!("{shown}/{member}"));
        unpack::call_after(&mut found, name, member);
        // data beside the articles
        found.problems.retain(|problem| problem.cost != Cost::Nothing);
        self.reading.inputs.extend(found.inputs);
        self.reading.problems.extend(found.problems);
        self.reading.remarks.extend(found.remarks);
        Goes::On
    }
}

/// What is stored as it is.
fn stored(data: &[u8], out: &mut Vec<u8>, most: usize) -> Out {
    if data.len() > most {
        return Err(Fault::TooLarge);
    }
    out.extend(data);
    Ok(data.len())
}

/// A page with its folders and without its ending; none where it is no page.
fn page(member: &str) -> Option<String> {
    let above = member.rfind('/').map_or("", |at| member.get(..=at).unwrap_or(""));
    Some(format!("{above}{}", stem_of_page(member)?))
}

/// The path of a file in an archive, without steps up or to a root.
fn path(bytes: &[u8]) -> String {
    let written = match std::str::from_utf8(bytes) {
        Ok(written) => written.to_owned(),
        Err(_) => bytes.iter().map(|&byte| local::letter(byte)).collect(),
    };
    let written = written.replace('\\', "/");
    let parts: Vec<&str> = written.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    parts.join("/")
}

/// Whether a file is hidden, is put there by a system, or tells of the articles.
fn is_aside(path: &str) -> bool {
    let name = last_part(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
        || ABOUT.iter().any(|about| stem.eq_ignore_ascii_case(about))
}

#[cfg(test)]
mod tests {
    use super::super::unpack::tests::{deflate, gzip};
    use super::*;
    use crate::ingest::read;

    /// An archive of files, each packed by deflate.
    fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
        let packed = files.iter().map(|(name, bytes)| (*name, deflate(bytes), crc32(bytes), bytes.len()));
        zip_of(&packed.collect::<Vec<_>>())
    }

    /// An archive of files that are packed already, each with its sum and its size.
    fn zip_of(files: &[(&str, Vec<u8>, u32, usize)]) -> Vec<u8> {
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for (name, packed, sum, size) in files {
            let start = out.len() as u32;
            let mut sizes = Vec::new();
            for number in [*sum, packed.len() as u32, *size as u32] {
                sizes.extend(number.to_le_bytes());
            }
            let name_len = (name.len() as u16).to_le_bytes();
            let head = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0][..], &sizes, &name_len, &[0, 0]].concat();
            out.extend(b"PK\x03\x04");
            out.extend(&head);
            out.extend(name.as_bytes());
            out.extend(packed);
            list.extend(b"PK\x01\x02\x14\0");
            list.extend(head);
            list.extend([0; 10]);
            list.extend(start.to_le_bytes());
            list.extend(name.as_bytes());
        }
        let count = (files.len() as u16).to_le_bytes();
        let (start, size) = ((out.len() as u32).to_le_bytes(), (list.len() as u32).to_le_bytes());
        [&out[..], &list, b"PK\x05\x06\0\0\0\0", &count, &count, &size, &start, &[0, 0]].concat()
    }

    #[test]
    fn files_of_an_archive_are_articles() {
        let archive = zip(&[
            ("north/a.txt", b"It was calm."),
            ("north/a.png", b"x"),
            ("__MACOSX/north/._a.txt", b"x"),
            ("north/.hidden.txt", b"x"),
            ("README.md", b"x"),
            ("../up.md", b"# Up\n\nIt was loud."),
            ("b.jsonl", b"{\"id\":\"b\",\"text\":\"One.\"}\n{\"id\":7}\n"),
            ("c.txt.gz", &gzip(b"It was over.")),
        ]);
        let reading = read(&archive, "in/march.zip");
        let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(names, ["march.zip/north/a.txt", "march.zip/up.md", "b", "c.txt"]);
        let problems: Vec<String> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(problems.len(), 1);
        assert!(problems[0].starts_with("in/march.zip/b.jsonl:2: expected a `text`"), "{problems:?}");
        let outer = zip(&[("march.zip", &archive)]);
        assert_eq!(read(&outer, "in/all.zip").inputs.len(), 4);
    }

    #[test]
    fn what_cannot_be_unpacked_is_told() {
        #[track_caller]
        fn check(archive: &[u8], articles: usize, expected: &str) {
            let reading = read(archive, "in/a.zip");
            assert_eq!(reading.inputs.len(), articles);
            assert!(reading.problems[0].to_string().starts_with(expected), "{}", reading.problems[0]);
        }
        let good = zip(&[("a.txt", b"It was calm."), ("b.txt", b"It was loud, and went on to be loud.")]);
        check(b"none", 0, "in/a.zip: expected an archive, found one that is broken");
        check(&zip(&[("a.png", b"x")]), 0, "in/a.zip: expected articles in an archive, found none");
        let mut damaged = good.clone();
        damaged[40] ^= 0xFF;
        check(&damaged, 1, "in/a.zip/a.txt: expected a file in an archive, found one that is broken");
        let mut closed = good.clone();
        let list = good.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
        closed[list + 8] |= 1;
        check(&closed, 1, "in/a.zip/a.txt: expected a file in an archive, found one with a password");
        check(&good[..good.len() - 30], 2, "in/a.zip: expected an archive, found one that is broken");
        check(&good[..60], 1, "in/a.zip: expected an archive, found one that is broken");
        let grown = vec![b'0'; 20 << 20];
        let bomb = zip(&[("a.txt", b"It was calm."), ("b.txt", &grown), ("c.txt", b"It was loud.")]);
        check(
            &bomb,
            2,
            "in/a.zip/b.txt: expected a file in an archive, found one that grows beyond all measure",
        );
        let (packed, sum) = (deflate(&grown), crc32(&grown));
        let many: Vec<String> = (0..MOST_THROWN + 3).map(|n| format!("{n}.txt")).collect();
        let many: Vec<_> =
            many.iter().map(|name| (name.as_str(), packed.clone(), sum, grown.len())).collect();
        assert!(read(&zip_of(&many), "in/a.zip").problems.len() == MOST_THROWN + 2, "it comes to an end");
    }

    #[test]
    fn names_are_read_in_the_letters_of_their_systems() {
        #[track_caller]
        fn check(bytes: &[u8], expected: &str) {
            assert_eq!(path(bytes), expected);
        }
        check("Straße.txt".as_bytes(), "Straße.txt");
        check(b"Stra\xE1e.txt", "Straße.txt");
        check(b"\x99l\\\x84rger.txt", "Öl/ärger.txt");
    }

    #[test]
    fn parts_of_pages_and_other_files_are_named() {
        let page = b"<html><head><title>Port opens</title></head><body><h1>Port opens</h1><p>It was calm on Thursday, when the quay was opened.</p></body></html>";
        let reading = read(
            &zip(&[
                ("in/Port.html", page),
                ("in/Port_files/ad.html", page),
                ("in/Port_files/x.css", b"x"),
                ("in/b.docx", b"x"),
                ("in/c", b"<html><body><h1>Town closes</h1><p>It was loud on Friday, when the town was closed.</p></body></html>"),
                ("in/d", b"x"),
            ]),
            "all.zip",
        );
        let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
        assert_eq!(names, ["all.zip/in/Port.html", "all.zip/in/c"]);
        let passed: Vec<&Decision> = reading.remarks.iter().map(|remark| &remark.decision).collect();
        for what in [
            "2 parts of a page in in/Port_files/, as browsers save them",
            "2 of no kind that can be read: in/b.docx, in/d",
        ] {
            assert!(passed.contains(&&Decision::Passed(what.to_owned())), "{passed:?}");
        }
    }

    #[test]
    fn any_bytes_are_read() {
        let good = zip(&[("a.txt", b"It was calm."), ("b.jsonl", b"{}")]);
        for end in 0..good.len() {
            read(&good[..end], "a.zip");
            let mut damaged = good.clone();
            damaged[end] ^= 0x55;
            read(&damaged, "a.zip");
        }
    }
}
