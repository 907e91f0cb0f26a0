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
        Some((what, rest)) if what == "speed" => speed(rest),
        _ => anyhow::bail!("usage: names train|score|speed FOLDER"),
    }
}

/// Reads the texts of a set again and again and says how many megabytes a second each floor takes.
fn speed(arguments: &[String]) -> anyhow::Result<()> {
    use std::time::Instant;
    let folder = std::path::PathBuf::from(arguments.first().map_or("", String::as_str));
    let docs = gold::read(&folder, "gum")?;
    let bytes: usize = docs.iter().map(|doc| doc.document.text.len()).sum();
    let measure = |what: &str, job: &dyn Fn(&gold::Doc)| {
        docs.iter().for_each(job);
        let start = Instant::now();
        for _ in 0..5 {
            docs.iter().for_each(job);
        }
        println!("{what}: {:.2} MB/s", 5.0 * bytes as f64 / 1e6 / start.elapsed().as_secs_f64());
    };
    measure("names", &|doc| {
        parallax::annotate::name::names(&doc.document, &[]);
    });
    measure("dates", &|doc| {
        parallax::annotate::date::dates(&doc.document, &parallax::annotate::Context::default());
    });
    let names: Vec<_> = docs.iter().map(|doc| parallax::annotate::name::names(&doc.document, &[])).collect();
    let of = |doc: &gold::Doc| docs.iter().position(|other| std::ptr::eq(other, doc)).unwrap_or(0);
    measure("quotes", &|doc| {
        parallax::annotate::quote::quotes(&doc.document, &names[of(doc)].mentions);
    });
    measure("quantities", &|doc| {
        parallax::annotate::quantity::quantities(&doc.document, &[]);
    });
    measure("events", &|doc| {
        parallax::annotate::date::events(&doc.document, &[], &parallax::annotate::Context::default());
    });
    measure("annotate", &|doc| {
        parallax::annotate::annotate(&doc.document, &parallax::annotate::Context::default());
    });
    Ok(())
}
