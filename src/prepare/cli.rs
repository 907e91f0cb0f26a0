//! The command line: what can be asked, and what the answer's exit code is.
//!
//! 0 done; 1 the input was at fault, and a message tells how to mend it; 2 the command was.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, error::ErrorKind};

use super::{annotate, build, check, compare, dump};

/// The same story, seen from several places: turns a folder of articles into one static page that needs no server.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, after_help = EXAMPLES, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  parallax build articles/ --out site      a page from a folder of articles
  parallax annotate < in.jsonl > out.jsonl names, dates, quotes and quantities of many texts
  parallax compare here.txt there.txt      what both say, and what only one says
  parallax dump site > articles.jsonl      the articles of a page, as data
  parallax check site/corpus.plx           whether a packed corpus is sound

`parallax COMMAND --help` tells more of each. Exit code: 0 done, 1 the input was at fault, 2 the command was.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a finished site from articles: index.html with its files, and parallax.html, the same in one file
    Build(Build),
    /// Finds names, dates, events, quotes and quantities in texts: JSON lines in, JSON lines out
    Annotate(Annotate),
    /// Sets two articles side by side: what both say, what only one says, where they contradict each other
    Compare(Compare),
    /// Gives the articles of a packed corpus back, as JSON lines
    Dump(Dump),
    /// Checks a packed corpus and names the first thing wrong
    Check(Check),
}

#[derive(Args, Debug)]
#[command(after_help = "\
A folder may hold two files that are no articles, both optional:
  parallax.toml   title, description and rights of the corpus; for each article what is known of it
  curation.toml   corrections: entities to merge, rename, retype, hide; dates to set

Examples:
  parallax build articles/ --out site
  parallax build a.txt b.html c.jsonl --title 'Three views' --out site
  parallax build articles/ --curation fixes.toml --out /var/www/articles")]
pub(crate) struct Build {
    /// Articles (.txt, .md, .html, .jsonl) and folders of them
    #[arg(required = true, value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder to write the site to; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Title of the corpus, before the one in parallax.toml
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// A parallax.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(crate) metadata: Option<PathBuf>,
    /// A curation.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(crate) curation: Option<PathBuf>,
    /// The shell of the page (Trunk's output), in place of the one inside this program
    #[arg(long, value_name = "DIR")]
    pub(crate) shell: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
A line in:  {\"id\",\"text\",\"published\"?,\"title\"?,\"source\"?,\"url\"?,\"lang\"?}
A line out: {\"id\",\"entities\",\"dates\",\"events\",\"quotes\",\"quantities\"}
Offsets count Unicode scalar values of the given text, end exclusive. A line that cannot be read is told on
standard error with its number and left out; the others go through, and the exit code is 1.

Examples:
  parallax annotate < articles.jsonl > found.jsonl
  parallax annotate articles.jsonl --merge
  echo '{\"id\":1,\"text\":\"Putin met Xi in May 2024.\"}' | parallax annotate")]
pub(crate) struct Annotate {
    /// The lines; standard input where it is left out
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// Reads all lines first and gives one entity one name in all of them
    #[arg(long)]
    pub(crate) merge: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Offsets count Unicode scalar values of the two texts, end exclusive.

Examples:
  parallax compare here.txt there.txt
  parallax compare here.txt there.txt --json
  parallax compare --pairs < pairs.jsonl   lines of {\"id\",\"a\",\"b\",\"published_a\"?,\"published_b\"?}")]
pub(crate) struct Compare {
    /// Two articles; with --pairs a file of pairs, or nothing for standard input
    #[arg(value_name = "ARTICLE")]
    pub(crate) paths: Vec<PathBuf>,
    /// Writes the comparison as JSON
    #[arg(long)]
    pub(crate) json: bool,
    /// Compares many pairs: JSON lines in, JSON lines out
    #[arg(long)]
    pub(crate) pairs: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  parallax dump site/corpus.plx > articles.jsonl
  parallax dump site > articles.jsonl
  parallax dump parallax.html | parallax annotate --merge")]
pub(crate) struct Dump {
    /// A packed corpus (.plx), a site's folder, or a parallax.html
    #[arg(value_name = "CORPUS")]
    pub(crate) corpus: PathBuf,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  parallax check site/corpus.plx
  parallax check site")]
pub(crate) struct Check {
    /// A packed corpus (.plx), a site's folder, or a parallax.html
    #[arg(value_name = "CORPUS")]
    pub(crate) corpus: PathBuf,
}

/// What went wrong.
pub(crate) enum Failure {
    /// The input was at fault.
    Input(anyhow::Error),
    /// As before, and it has been told already.
    Told,
    /// The command was.
    Usage(String),
    /// Whoever read the output wants no more of it.
    Closed,
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        let closed = |cause: &(dyn std::error::Error + 'static)| {
            cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe)
        };
        if error.chain().any(closed) { Failure::Closed } else { Failure::Input(error) }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        anyhow::Error::from(error).into()
    }
}

/// Reads the command line and does what it asks.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let code = error.exit_code();
            // nothing is left to tell it to when this fails
            let _ = error.print();
            return ExitCode::from(u8::try_from(code).unwrap_or(2));
        }
    };
    let (name, done) = match cli.command {
        Command::Build(build) => ("build", build::run(&build)),
        Command::Annotate(annotate) => ("annotate", annotate::run(&annotate)),
        Command::Compare(compare) => ("compare", compare::run(&compare)),
        Command::Dump(dump) => ("dump", dump::run(&dump)),
        Command::Check(check) => ("check", check::run(&check)),
    };
    match done {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Input(error)) => {
            let _ = writeln!(io::stderr(), "error: {error:#}");
            ExitCode::from(1)
        }
        Err(Failure::Told) => ExitCode::from(1),
        Err(Failure::Usage(message)) => {
            let mut command = Cli::command();
            let command = command.find_subcommand_mut(name).map(std::mem::take).unwrap_or_default();
            let mut command = command.bin_name(format!("parallax {name}"));
            let _ = command.error(ErrorKind::WrongNumberOfValues, message).print();
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        for command in Cli::command().get_subcommands() {
            let help = command.clone().render_long_help().to_string();
            assert!(help.contains("Examples:\n  parallax ") || command.get_name() == "help", "{help}");
        }
    }
}
