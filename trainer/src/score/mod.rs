//! Scoring the engine against annotated data, a room a subject.
//!
//! The data are never part of the project: each room says where its own come from and takes their path.

mod clauses;
mod compare;
mod dates;
mod names;
pub(crate) mod syntax;

use anyhow::{Result, bail};

/// A room: its name, what it scores, and its entry.
type Room = (&'static str, &'static str, fn(&[String]) -> Result<()>);

const ROOMS: &[Room] = &[
    (
        "clauses",
        "how well clauses are read: who, what, whom, meant how, said by whom, when",
        clauses::clauses,
    ),
    ("compare", "how well articles are aligned, and contradictions found", compare::compare),
    ("dates", "how well expressions of time are read, and events dated", dates::dates),
    ("names", "how well names are found, typed and merged", names::names),
    ("syntax", "how many parts of speech, heads and relations are right", syntax::syntax),
];

/// Runs the room that the first argument names, with the rest.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut rooms = String::new();
    for (name, what, _) in ROOMS {
        rooms += &format!("  {name:<10}{what}\n");
    }
    let Some((wanted, rest)) = args.split_first() else {
        println!("cargo xtask score <what> …\n{rooms}");
        return Ok(());
    };
    match ROOMS.iter().find(|(name, ..)| name == wanted) {
        Some((_, _, room)) => room(rest),
        None => bail!("nothing scores `{wanted}`; there is:\n{rooms}"),
    }
}
