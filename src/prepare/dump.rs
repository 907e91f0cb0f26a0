//! `parallax dump`: the articles of a packed corpus, as JSON lines.

use std::io::{self, BufWriter, Write};

use super::failure::Failure;
use super::options::Dump;
use super::packed;
use crate::publish::lines;

pub(super) fn run(options: &Dump) -> Result<(), Failure> {
    let corpus = packed::open(&options.corpus)?.read()?;
    let mut out = BufWriter::new(io::stdout().lock());
    lines::lines(&corpus, |line| out.write_all(line.as_bytes()))?;
    Ok(out.flush()?)
}
