//! What each command can be asked, as the command line puts it.

use std::path::PathBuf;

use clap::{Args, ValueEnum, builder::PossibleValue};

use crate::export::{Form, What};

/// Which articles, and what is known of them beside their texts.
#[derive(Args, Clone, Debug)]
pub(super) struct Articles {
    /// Articles and folders of them
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Title of the corpus, before the one in parallax.toml
    #[arg(long, value_name = "TITLE")]
    pub(super) title: Option<String>,
    /// A parallax.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) metadata: Option<PathBuf>,
    /// A curation.toml that lies elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) curation: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
A folder may hold two files that are no articles, both optional:
  parallax.toml   title, description and rights of the corpus; for each article what is known of it
  curation.toml   corrections: of entities, mentions, dates, speakers, differences

Examples:
  parallax build articles/ --out site
  parallax build a.txt b.html c.jsonl --title 'Three views' --out site
  parallax build articles/ --single-file articles.html
  parallax build articles/ --out site --watch
  parallax build articles/ --excerpts 5 --out site
  parallax build --out app                      a page without articles, which reads those that a reader drops on it
  parallax build articles/ --curation fixes.toml --out /var/www/articles")]
pub(super) struct Build {
    #[command(flatten)]
    pub(super) articles: Articles,
    #[command(flatten)]
    pub(super) page: Page,
    /// The folder to write the site to; made if it is not there
    #[arg(long, value_name = "DIR", default_value = "site")]
    pub(super) out: PathBuf,
    /// Writes only the page in one file, to this file
    #[arg(long, value_name = "FILE", conflicts_with = "out")]
    pub(super) single_file: Option<PathBuf>,
    /// Goes on, and builds anew whenever an article or a file beside them changes
    #[arg(long)]
    pub(super) watch: bool,
}

/// How the page is made.
#[derive(Args, Clone, Debug)]
pub(super) struct Page {
    /// Shows of each article its headline and at most N sentences, for texts that may not be republished
    ///
    /// Those are chosen that show most: what accounts differ on, names, dates, events, quotes. None has more than 60 words.
    /// The rest is in no file that is written, and nothing is found, counted or compared but in these sentences. The page says
    /// so, puts […] where words are left out, and links to the article where its address is known.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub(super) excerpts: Option<u16>,
    /// Leaves out the part that reads a reader's own articles, which makes the page in one file much smaller
    #[arg(long)]
    pub(super) reading_only: bool,
    /// Another corpus that the page offers to look at: articles, a packed corpus or a page; may be given more than once
    #[arg(long = "example", value_name = "PATH")]
    pub(super) examples: Vec<PathBuf>,
    /// The shell of the page (Trunk's output), in place of the one inside this program
    #[arg(long, value_name = "DIR")]
    pub(super) shell: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The page is made in memory, nothing is written. Only this machine can open it.

Examples:
  parallax serve articles/
  parallax serve articles/ --watch         builds anew on each change; reload the page to see it
  parallax serve articles/ --port 9000")]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) articles: Articles,
    #[command(flatten)]
    pub(super) page: Page,
    /// The port; 8080 or any free one where this is left out
    #[arg(long, value_name = "N")]
    pub(super) port: Option<u16>,
    /// Builds anew whenever an article or a file beside them changes
    #[arg(long)]
    pub(super) watch: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
The folder holds a parallax.toml and a curation.toml with comments, an invented article, and a workflow that publishes it
with GitHub Pages by the released program. It builds at once.

Examples:
  parallax new summit
  parallax build summit --out site")]
pub(super) struct New {
    /// A folder that is not there yet, or empty
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
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
What parallax.toml in their folder, or above both, says of the articles is read as `build` reads it. Offsets count Unicode
scalar values of the two texts, end exclusive.

Examples:
  parallax compare here.txt there.txt
  parallax compare here.txt there.txt --json
  parallax compare --pairs < pairs.jsonl   lines of {\"id\",\"a\",\"b\",\"published_a\"?,\"published_b\"?}")]
pub(super) struct Compare {
    /// Two articles; with --pairs a file of pairs, or nothing for standard input
    #[arg(value_name = "ARTICLE")]
    pub(super) paths: Vec<PathBuf>,
    /// A parallax.toml that lies elsewhere
    #[arg(long, value_name = "FILE", conflicts_with = "pairs")]
    pub(super) metadata: Option<PathBuf>,
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

#[derive(Args, Debug)]
#[command(after_help = "\
Tables, as CSV for spreadsheets or as JSON lines for programs:
  articles     what is known of each article
  entities     who and what is named, under which names, how often
  mentions     where they are named, with the sentence
  dates        expressions of time, how each was read, why it is not on the axis
  clauses      who did what to whom, when and where, who says so
  quotes       words put into somebody's mouth, direct or reported
  differences  questions that accounts of one story answer in different ways, a row an answer
Documents, each in its one form:
  timelinejs   timeline.json: what happened when, for TimelineJS
  gexf         network.gexf: who appears with whom in a sentence, for Gephi and others
  bibtex       articles.bib: the articles as references, for LaTeX
  csl-json     articles.csl.json: the same for Zotero, pandoc and word processors
Offsets count Unicode scalar values of the cleaned text, as `parallax dump` gives it, end exclusive.
Articles are held against each other within a story, at most 16 of one and 50 stories. Every row is what rules
and a small model found: read its sentence before you publish it.

Examples:
  parallax export site --out tables
  parallax export articles/ --what entities,dates --out tables
  parallax export site --what differences --format jsonl --out tables
  parallax export parallax.html --what bibtex > references.bib")]
pub(super) struct Export {
    #[command(flatten)]
    pub(super) articles: Articles,
    /// What to export; all of it where this is left out
    #[arg(long, value_name = "WHAT", value_delimiter = ',')]
    pub(super) what: Vec<What>,
    /// The form of tables
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    pub(super) format: Form,
    /// The folder to write to; made if it is not there. One export goes to standard output where this is left out
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
}

impl ValueEnum for What {
    fn value_variants<'a>() -> &'a [What] {
        &What::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()))
    }
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Form] {
        &[Form::Csv, Form::JsonLines]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(match self {
            Form::Csv => "csv",
            Form::JsonLines => "jsonl",
        }))
    }
}
