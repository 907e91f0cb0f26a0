//! The command line: what can be asked, and what the answer's exit code is.
//!
//! 0 done; 1 the input was at fault, and a message tells how to mend it; 2 the command was.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand, error::ErrorKind};

use super::failure::Failure;
use super::options::{Annotate, Build, Check, Compare, Dump, Export, Inspect, New, Serve};
use super::{annotate, build, check, compare, dump, export, inspect, new, say, serve};

/// The same story, seen from several places: turns a folder of articles into one static page that needs no server.
#[derive(Debug, Parser)]
#[command(name = "parallax", version, after_help = EXAMPLES, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  parallax new summit                      a folder to begin with
  parallax build articles/ --out site      a page from a folder of articles
  parallax serve articles/ --watch         the same, shown on this machine and built anew on each change
  parallax export site --out tables        what was found, as tables, references and a timeline
  parallax inspect articles/here.html      what was understood of an article, and where it was found
  parallax annotate < in.jsonl > out.jsonl names, dates, quotes and quantities of many texts
  parallax compare here.txt there.txt      what both say, and what only one says
  parallax dump site > articles.jsonl      the articles of a page, as data
  parallax check site/corpus.plx           whether a packed corpus is sound

`parallax COMMAND --help` tells more of each. Exit code: 0 done, 1 the input was at fault, 2 the command was.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Makes a finished site from articles: index.html with its files, and parallax.html, the same in one file
    Build(Build),
    /// Shows the page of some articles in a browser on this machine, without writing it
    Serve(Serve),
    /// Makes a folder to begin with: files to fill in, an example, a workflow that publishes it
    New(New),
    /// Gives what was found to other programs: tables (CSV, JSON lines), TimelineJS, BibTeX, CSL-JSON
    Export(Export),
    /// Shows what was understood of articles: metadata with where each was found, text, what was left out, names, dates
    Inspect(Inspect),
    /// Finds names, dates, events, quotes and quantities in texts: JSON lines in, JSON lines out
    Annotate(Annotate),
    /// Sets two articles side by side: what both say, what only one says, where they contradict each other
    Compare(Compare),
    /// Gives the articles of a packed corpus back, as JSON lines
    Dump(Dump),
    /// Checks a packed corpus and names the first thing wrong
    Check(Check),
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
        Command::Serve(serve) => ("serve", serve::run(&serve)),
        Command::New(new) => ("new", new::run(&new)),
        Command::Export(export) => ("export", export::run(&export)),
        Command::Inspect(inspect) => ("inspect", inspect::run(&inspect)),
        Command::Annotate(annotate) => ("annotate", annotate::run(&annotate)),
        Command::Compare(compare) => ("compare", compare::run(&compare)),
        Command::Dump(dump) => ("dump", dump::run(&dump)),
        Command::Check(check) => ("check", check::run(&check)),
    };
    match done {
        Ok(()) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Err(Failure::Input(error)) => {
            say::complain(format_args!("error: {error:#}"));
            ExitCode::from(1)
        }
        Err(Failure::Reported) => ExitCode::from(1),
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
