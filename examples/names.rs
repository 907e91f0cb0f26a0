//! Trains and scores the tagger of names: `cargo run --release --example names -- train FOLDER` or
//! `… -- score FOLDER`. The same rooms as `cargo xtask train names` and `cargo xtask score names`.

#[path = "../xtask/src/gold.rs"]
mod gold;
#[path = "../xtask/src/score/names.rs"]
mod score;
#[path = "../xtask/src/templates.rs"]
mod templates;
#[path = "../xtask/src/train.rs"]
mod train;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((what, rest)) if what == "train" => train::names(rest),
        Some((what, rest)) if what == "score" => score::names(rest),
        _ => anyhow::bail!("usage: names train|score FOLDER"),
    }
}
