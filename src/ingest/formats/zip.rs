//! zip: files in folders, packed. Each is read as if it lay in a folder of the archive's name.
//!
//! What comes out is bounded as a whole, and by number. What systems put beside the files is passed over, and so is what
//! no format reads, such as the pictures of a saved page.

use std::collections::BTreeSet;

use rawzip::{CompressionMethod, ZipArchive};

use super::unpack::{self, Fault, inflate};
use crate::ingest::format::{Format, Packed, Reader, last_part};
use crate::ingest::reading::{Cost, Diagnostic, Reading};
use crate::text::checksum::crc32;

pub(super) const ZIP: Format =
    Format { name: "zip", endings: &["zip"], many: true, reader: Reader::Bytes(read) };

/// How many files an archive may hold.
const MOST: usize = 200_000;

/// Files that are about the articles, or about the corpus.
const ABOUT: &[&str] = &["readme", "license", "licence", "copying", "notice", "parallax", "curation"];

fn read(file: &Packed<'_>) -> Reading {
    let &Packed { shown, name, bytes, inner, .. } = file;
    let problem = |member: &str, expected: &str, found: String, mend: &str| Diagnostic {
        cost: Cost::Article,
        file: if member.is_empty() { shown.to_owned() } else { format!("{shown}/{member}") },
        line: None,
        expected: expected.to_owned(),
        found,
        mend: mend.to_owned(),
    };
    let broken = |found: String| problem("", "an archive", found, "pack it anew, or unpack it first");
    let archive = match ZipArchive::from_slice(bytes) {
        Ok(archive) => archive,
        Err(error) => return Reading::failed(broken(format!("one that is broken ({error})"))),
    };
    let mut reading = Reading::default();
    let mut left = unpack::bound(bytes.len());
    let mut seen = BTreeSet::new();
    let mut read_any = false;
    for (n, entry) in archive.entries().enumerate() {
        if n >= MOST {
            reading.problems.push(broken(format!("one of more than {MOST} files")));
            break;
        }
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                reading.problems.push(broken(format!("one that is broken ({error})")));
                break;
            }
        };
        let member = path(entry.file_path().as_bytes());
        if entry.is_dir() || is_aside(&member) || !seen.insert(member.clone()) {
            continue;
        }
        let Some(format) = super::of(&member) else { continue };
        read_any = true;
        let of_member = |found: &str| {
            let mend = "pack it anew without a password and by deflate, or unpack it first";
            problem(&member, "a file in an archive", found.to_owned(), mend)
        };
        let packed = match archive.get_entry(entry.wayfinder()) {
            Ok(packed) if !entry.flags().is_encrypted() => packed,
            Ok(_) => {
                reading.problems.push(of_member("one with a password"));
                continue;
            }
            Err(_) => {
                reading.problems.push(of_member(Fault::Broken.found()));
                continue;
            }
        };
        let mut unpacked = Vec::new();
        let result = match entry.compression_method() {
            CompressionMethod::STORE => {
                unpacked.extend(packed.data());
                Ok(packed.data().len())
            }
            CompressionMethod::DEFLATE => inflate(packed.data(), &mut unpacked, left),
            _ => {
                reading.problems.push(of_member("one packed in a way that few programs know"));
                continue;
            }
        };
        let result = result.and_then(|_| {
            if unpacked.len() > left {
                Err(Fault::TooLarge)
            } else if crc32(&unpacked) == packed.claim_verifier().crc {
                Ok(())
            } else {
                Err(Fault::Broken)
            }
        });
        // what is thrown away was work, too
        left = left.saturating_sub(unpacked.len());
        match result {
            Ok(()) => {}
            Err(Fault::TooLarge) => {
                reading.problems.push(broken(Fault::TooLarge.found().to_owned()));
                break;
            }
            Err(Fault::Broken) => {
                reading.problems.push(of_member(Fault::Broken.found()));
                continue;
            }
        }
        let mut found = inner(&unpacked, &format!("{shown}/{member}"));
        if !format.many {
            let own = format!("{name}/{member}");
            let was = last_part(&member);
            for remark in &mut found.remarks {
                if remark.article.as_deref() == Some(was) {
                    remark.article = Some(own.clone());
                }
            }
            for input in &mut found.inputs {
                input.file.clone_from(&own);
            }
        }
        // data beside the articles
        found.problems.retain(|problem| problem.cost != Cost::Nothing);
        reading.inputs.extend(found.inputs);
        reading.problems.extend(found.problems);
        reading.remarks.extend(found.remarks);
    }
    if !read_any && reading.problems.is_empty() {
        let mend = format!("put files into it that end in {}", super::endings());
        reading.problems.push(problem("", "articles in an archive", "none".to_owned(), &mend));
    }
    reading
}

/// The path of a file in an archive, without steps up or to a root.
fn path(bytes: &[u8]) -> String {
    let written = String::from_utf8_lossy(bytes).replace('\\', "/");
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
        let (mut out, mut list) = (Vec::new(), Vec::new());
        for (name, bytes) in files {
            let packed = deflate(bytes);
            let start = out.len() as u32;
            let mut sizes = Vec::new();
            for number in [crc32(bytes), packed.len() as u32, bytes.len() as u32] {
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
        let bomb = zip(&[("a.txt", b"It was calm."), ("b.txt", &vec![b'0'; 20 << 20])]);
        check(&bomb, 1, "in/a.zip: expected an archive, found one that grows beyond all measure");
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
