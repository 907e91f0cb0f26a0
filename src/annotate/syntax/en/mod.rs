//! English: which words are written as one, and the model that was learnt from treebanks.
//!
//! `model.bin` comes from the trainer, as `MODEL.md` tells. This module must not know how either is used.

use std::sync::OnceLock;

use super::model::Model;
use super::word::Tables;

/// The model, read once.
///
/// # Panics
/// Where the model that was built in is broken.
#[expect(clippy::panic, reason = "the model is part of the program, and a test reads it")]
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| match Model::read(include_bytes!("model.bin")) {
        Ok(model) => model,
        Err(error) => panic!("the model of syntax that is built in is broken: {error}"),
    })
}

/// The tables of English.
pub static TABLES: Tables = Tables {
    endings: &["n't", "'m", "'re", "'d", "'ll", "'ve"],
    joined: &[("cannot", 3), ("gonna", 3), ("wanna", 3), ("gotta", 3), ("lemme", 3), ("gimme", 3)],
    prefixes: &[
        "non", "e", "re", "anti", "pre", "pro", "co", "mid", "cross", "post", "over", "sub", "semi", "pan",
        "multi", "ex", "counter", "mini", "inter", "intra", "ultra", "socio", "psycho", "neo", "quasi",
        "pseudo", "bi", "tri", "un",
    ],
};
