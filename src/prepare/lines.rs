//! Lines of JSON: read in chunks of bounded size, worked on by all cores, written in order.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use rayon::prelude::*;

use super::failure::Failure;
use super::files::cannot;
use super::{progress, say};

/// A longer line is refused: an article is far below it.
const LONGEST: usize = 64 << 20;
/// How much is read at once.
const CHUNK: usize = 1 << 20;

/// A source of lines, and what errors call it.
pub(super) struct Lines {
    pub(super) name: String,
    source: BufReader<Box<dyn Read>>,
    number: u32,
}

/// A line with its number, from 1.
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) text: Result<String>,
}

impl Lines {
    /// A file, or standard input.
    pub(super) fn open(path: Option<&Path>) -> Result<Lines> {
        let Some(path) = path.filter(|path| *path != Path::new("-")) else {
            return Ok(Lines::new("standard input".to_owned(), Box::new(io::stdin())));
        };
        let name = path.display().to_string();
        let file = File::open(path).map_err(|error| cannot(format!("{name} cannot be read"), error))?;
        Ok(Lines::new(name, Box::new(file)))
    }

    /// The lines of anything.
    pub(super) fn new(name: String, source: Box<dyn Read>) -> Lines {
        Lines { name, source: BufReader::with_capacity(CHUNK, source), number: 0 }
    }

    /// The next lines that are not blank: at least one, and as many more as have been read already. None at the end.
    pub(super) fn chunk(&mut self) -> io::Result<Vec<Line>> {
        let mut chunk = Vec::new();
        while chunk.is_empty() || self.source.buffer().contains(&b'\n') {
            let Some(line) = self.line()? else { break };
            if !line.text.as_ref().is_ok_and(|text| text.trim().is_empty()) {
                chunk.push(line);
            }
        }
        Ok(chunk)
    }

    /// The next line, blank or not. None at the end.
    pub(super) fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let mut too_long = false;
        loop {
            let buffer = self.source.fill_buf()?;
            if buffer.is_empty() {
                if line.is_empty() && !too_long {
                    return Ok(None);
                }
                break;
            }
            let end = buffer.iter().position(|&b| b == b'\n');
            let taken = end.map_or(buffer.len(), |end| end + 1);
            too_long |= line.len() + taken > LONGEST;
            if !too_long {
                line.extend_from_slice(buffer.get(..taken).unwrap_or(buffer));
            }
            self.source.consume(taken);
            if end.is_some() {
                break;
            }
        }
        self.number += 1;
        let text = if too_long {
            Err(anyhow!("expected a line of at most {LONGEST} bytes, found a longer one"))
        } else {
            String::from_utf8(line).map_err(|error| {
                anyhow!("expected UTF-8, found {}; save the lines as UTF-8", error.utf8_error())
            })
        };
        // what some editors put before the first line
        let text = text.map(|text| text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned));
        Ok(Some(Line { number: self.number, text }))
    }
}

/// Reads lines, makes something of each (given its number from 1) with all cores, and hands it over in order. A line
/// of which nothing can be made is told on standard error, in the words of the error, and left out; then the failure
/// comes at the end.
pub(super) fn each<T: Send>(
    mut lines: Lines,
    what: &'static str,
    make: impl Fn(u32, &str) -> Result<T> + Sync,
    mut hand_over: impl FnMut(T) -> io::Result<()>,
    mut pause: impl FnMut() -> io::Result<()>,
) -> Result<(), Failure> {
    let bar = progress::count(what);
    let name = lines.name.clone();
    let mut failed = false;
    loop {
        let chunk = lines.chunk().map_err(|error| cannot(format!("{} cannot be read", lines.name), error))?;
        if chunk.is_empty() {
            bar.finish_and_clear();
            return if failed { Err(Failure::Reported) } else { Ok(()) };
        }
        let made: Vec<Result<T>> = chunk
            .into_par_iter()
            .map(|line| {
                let text = line.text.with_context(|| format!("{}:{}", name, line.number))?;
                make(line.number, &text)
            })
            .collect();
        for made in made {
            bar.inc(1);
            match made {
                Ok(made) => hand_over(made)?,
                Err(error) => {
                    failed = true;
                    bar.suspend(|| say::complain(format_args!("{error:#}")));
                }
            }
        }
        pause()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(bytes: &[u8]) -> Lines {
        Lines::new("x".into(), Box::new(io::Cursor::new(bytes.to_vec())))
    }

    #[test]
    fn lines_keep_their_numbers() {
        let chunk = lines(b"one\r\n\n  \n\xff\nfive").chunk().unwrap();
        let found: Vec<(u32, Option<&str>)> =
            chunk.iter().map(|line| (line.number, line.text.as_ref().ok().map(|text| text.trim()))).collect();
        assert_eq!(found, [(1, Some("one")), (4, None)]);
    }

    #[test]
    fn a_last_line_without_an_end_counts() {
        let mut lines = lines(b"one\ntwo");
        let mut found = Vec::new();
        loop {
            let chunk = lines.chunk().unwrap();
            if chunk.is_empty() {
                break;
            }
            found.extend(chunk.into_iter().map(|line| line.text.unwrap().trim().to_owned()));
        }
        assert_eq!(found, ["one", "two"]);
    }

    #[test]
    fn work_comes_back_in_order_and_past_faults() {
        let numbers = (0..5_000).map(|n| n.to_string()).collect::<Vec<_>>().join("\n");
        let mut found = Vec::new();
        let make = |_, line: &str| line.trim().parse::<u32>().map_err(Into::into);
        let push = |n| {
            found.push(n);
            Ok(())
        };
        let done = each(lines(format!("{numbers}\nx\n7").as_bytes()), "", make, push, || Ok(()));
        assert!(matches!(done, Err(Failure::Reported)));
        assert_eq!(found.len(), 5_001);
        assert!(found[..5_000].iter().copied().eq(0..5_000));
    }
}
