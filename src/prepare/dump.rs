//! `parallax dump`: the articles of a packed corpus, as JSON lines.

use std::io::{self, BufWriter, Write};

use super::failure::Failure;
use super::options::Dump;
use super::packed;
use crate::publish::lines;

pub(super) fn run(options: &Dump) -> Result<(), Failure> {
    let corpus = packed::open(&options.corpus)?.read()?;
    let mut out = BufWriter::new(io::stdout().lock());
    out.write_all(lines::lines(&corpus).map_err(anyhow::Error::from)?.as_bytes())?;
    Ok(out.flush()?)
}
