//! Which sets train what is shipped for names, and how much a run of each weighs.

use std::path::Path;

use anyhow::Result;

use crate::data::{Doc, training_set};

/// The sets that may train the model that is shipped, with the weight of a run of theirs.
const SETS: [(&str, f32); 7] = [
    ("gum", 1.0),
    ("wikigold", 1.0),
    ("ewt-train", 0.5),
    ("wnut17", 0.4),
    ("btc", 0.3),
    ("practice", 0.5),
    ("templates", 0.35),
];

/// The articles of the sets in `folder`, but those named in `without`, each with its weight.
pub(super) fn docs(folder: &Path, without: &[String]) -> Result<Vec<(Doc, f32)>> {
    let mut docs: Vec<(Doc, f32)> = Vec::new();
    for (set, weight) in SETS {
        if without.iter().any(|name| name == set) {
            continue;
        }
        let own = training_set(folder, set, without.iter().any(|name| name == "gum-news"))?;
        eprintln!("{set}: {} articles", own.len());
        docs.extend(own.into_iter().map(|doc| (doc, weight)));
    }
    Ok(docs)
}
