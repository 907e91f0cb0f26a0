//! The command line: parses and calls.

use std::process::ExitCode;

fn main() -> ExitCode {
    parallax::prepare::cli::run(std::env::args_os())
}
