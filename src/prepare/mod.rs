//! Top, native: the command line, files and folders, progress and reports. It must not know the `app`.
//!
//! All reading and writing of files happens here; what is found in them is the lower floors' work. Every error names
//! the file, the line where there is one, what was expected, and how to mend it.

pub mod cli;

mod about;
mod annotate;
mod build;
mod check;
mod compare;
mod dump;
mod export;
mod inspect;
mod new;
mod serve;

mod articles;
mod failure;
mod files;
mod options;

mod json;
mod lines;
mod out;
mod packed;
mod page;
mod progress;
mod reader;
mod report;
mod say;
pub mod shell;
mod syntax;
mod watch;
