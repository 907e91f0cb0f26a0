//! What each command can be asked, as the command line puts it.

use std::path::PathBuf;

use clap::Args;

#[derive(Args, Debug)]
#[command(after_help = "\
A folder may hold two files that are no articles, both optional:
  parallax.toml   title, description and rights of the corpus; for each article what is known of it
  curation.toml   corrections: entities to merge, rename, retype, hide; dates to set

Examples:
  parallax build articles/ --out site
  parallax build a.txt b.html c.jsonl --title 'Three views' --out site
  parallax build articles/ --curation fixes.toml --out /var/www/articles")]
pub(super) struct Build {
    /// Articles and folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The folder to write the site to; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(super) out: PathBuf,
    /// Title of the corpus, before the one in parallax.toml
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// A parallax.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) metadata: Option<PathBuf>,
    /// A curation.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) curation: Option<PathBuf>,
    /// The shell of the page (Trunk's output), in place of the one inside this program
    #[arg(long, value_name = "DIR")]
    pub(super) shell: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Of each article: its headline, outlet, author, day, address and language, each with where it was found; its text, block
by block; what was left out and why; the names, dates and clauses that were found in it. What parallax.toml and
curation.toml add to that comes with `build`. With --json a line of JSON for each article; offsets count Unicode scalar
values of its `text`, end exclusive.

Examples:
  parallax inspect articles/here.html
  parallax inspect articles/
  parallax inspect export.csv --metadata parallax.toml
  parallax inspect articles.jsonl --json > understood.jsonl")]
pub(super) struct Inspect {
    /// Articles and folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Writes a line of JSON for each article
    #[arg(long)]
    pub(super) json: bool,
    /// A parallax.toml that says what the columns of tables and the fields of records are called
    #[arg(long, value_name = "FILE")]
    pub(super) metadata: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
A line in:  {\"id\",\"text\",\"published\"?,\"title\"?,\"source\"?,\"url\"?,\"lang\"?}
A line out: {\"id\",\"entities\",\"dates\",\"events\",\"quotes\",\"quantities\"}
Offsets count Unicode scalar values of the given text, end exclusive. A line that cannot be read is told on
standard error with its number and left out; the others go through, and the exit code is 1.
With --syntax, sentences as CoNLL-U in, and out with UPOS, HEAD and DEPREL filled; words stay as given.

Examples:
  parallax annotate < articles.jsonl > found.jsonl
  parallax annotate articles.jsonl --merge
  parallax annotate --syntax < sentences.conllu > trees.conllu
  echo '{\"id\":1,\"text\":\"Putin met Xi in May 2024.\"}' | parallax annotate")]
pub(super) struct Annotate {
    /// The lines; standard input where it is left out
    #[arg(value_name = "FILE")]
    pub(super) file: Option<PathBuf>,
    /// Reads all lines first and gives one entity one name in all of them
    #[arg(long)]
    pub(super) merge: bool,
    /// Reads CoNLL-U in place of articles, and gives each sentence its tree
    #[arg(long, conflicts_with = "merge")]
    pub(super) syntax: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Offsets count Unicode scalar values of the two texts, end exclusive.

Examples:
  parallax compare here.txt there.txt
  parallax compare here.txt there.txt --json
  parallax compare --pairs < pairs.jsonl   lines of {\"id\",\"a\",\"b\",\"published_a\"?,\"published_b\"?}")]
pub(super) struct Compare {
    /// Two articles; with --pairs a file of pairs, or nothing for standard input
    #[arg(value_name = "ARTICLE")]
    pub(super) paths: Vec<PathBuf>,
    /// Writes the comparison as JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Compares many pairs: JSON lines in, JSON lines out
    #[arg(long)]
    pub(super) pairs: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  parallax dump site/corpus.plx > articles.jsonl
  parallax dump site > articles.jsonl
  parallax dump parallax.html | parallax annotate --merge")]
pub(super) struct Dump {
    /// A packed corpus (.plx), a site's folder, or a parallax.html
    #[arg(value_name = "CORPUS")]
    pub(super) corpus: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  parallax check site/corpus.plx
  parallax check site")]
pub(super) struct Check {
    /// A packed corpus (.plx), a site's folder, or a parallax.html
    #[arg(value_name = "CORPUS")]
    pub(super) corpus: PathBuf,
}
