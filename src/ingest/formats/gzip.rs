//! gzip: one file, packed. What it is, the name before `.gz` tells.

use super::unpack::{Fault, gunzip};
use crate::ingest::format::{Format, Packed, Reader};
use crate::ingest::reading::{Cost, Diagnostic, Reading};

pub(super) const GZIP: Format =
    Format { name: "gzip", endings: &["gz"], many: true, reader: Reader::Bytes(read) };

fn read(file: &Packed<'_>) -> Reading {
    let &Packed { shown, bytes, inner, .. } = file;
    let cut = shown.len().saturating_sub(".gz".len());
    let is_named = shown.get(cut..).is_some_and(|ending| ending.eq_ignore_ascii_case(".gz"));
    let name = shown.get(..cut).filter(|_| is_named).unwrap_or(shown);
    let (unpacked, fault) = gunzip(bytes);
    let problem = |cost: Cost, found: &str| Diagnostic {
        cost,
        file: shown.to_owned(),
        line: None,
        expected: "a file packed by gzip".to_owned(),
        found: found.to_owned(),
        mend: "pack it anew, or unpack it first".to_owned(),
    };
    match fault {
        None => inner(&unpacked, name),
        // what came before the fault is worth having
        Some(Fault::Broken) if !unpacked.is_empty() => {
            let mut reading = inner(&unpacked, name);
            reading.problems.push(problem(Cost::Part, Fault::Broken.found()));
            reading
        }
        Some(fault) => Reading::failed(problem(Cost::Article, fault.found())),
    }
}

#[cfg(test)]
mod tests {
    use super::super::unpack::tests::gzip as packed_bytes;
    use super::*;
    use crate::ingest::read;

    fn packed(text: &str) -> Vec<u8> {
        packed_bytes(text.as_bytes())
    }

    #[test]
    fn what_is_packed_is_read_by_its_name() {
        let lines = "{\"id\":\"a\",\"text\":\"One.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n";
        let reading = read(&packed(lines), "in/a.jsonl.gz");
        assert_eq!(reading.problems, []);
        assert_eq!(reading.inputs.len(), 2);
        let both = [packed("It was calm,\n"), packed("she said.\n")].concat();
        let reading = read(&both, "in/a.txt.gz");
        assert_eq!(reading.inputs[0].file, "a.txt");
        assert_eq!(reading.inputs[0].document.text, "It was calm, she said.");
    }

    #[test]
    fn what_cannot_be_unpacked_is_told() {
        #[track_caller]
        fn check(bytes: &[u8], name: &str, expected: &str) {
            let problem = read(bytes, name).problems[0].to_string();
            assert!(problem.starts_with(expected), "{problem}");
        }
        check(
            b"none",
            "a.txt.gz",
            "a.txt.gz: expected a file packed by gzip, found one that is broken or cut off",
        );
        check(b"", "a.txt.gz", "a.txt.gz: expected an article, found an empty file");
        let bomb = packed(&"0".repeat(20 << 20));
        check(
            &bomb,
            "a.txt.gz",
            "a.txt.gz: expected a file packed by gzip, found one that grows beyond all measure",
        );
        check(&packed("x"), "a.docx.gz", "a.docx: expected a file of articles, found `.docx`");
        let deep = packed("x");
        let deep = packed_bytes(&packed_bytes(&packed_bytes(&deep)));
        check(&deep, "a.txt.gz.gz.gz.gz", "a.txt.gz: expected articles, found archives in archives");
    }

    #[test]
    fn what_came_before_a_fault_is_kept() {
        let lines: Vec<String> =
            (0..5000).map(|n| format!("{{\"id\":{n},\"text\":\"Number {n}.\"}}")).collect();
        let text = lines.join("\n");
        let whole = packed(&text);
        let reading = read(&whole[..whole.len() / 2], "a.jsonl.gz");
        assert!(reading.inputs.len() > 100);
        assert_eq!(reading.problems.last().unwrap().cost, Cost::Part);
    }
}
