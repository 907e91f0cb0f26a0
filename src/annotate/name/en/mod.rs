//! English: the tables of names and the model that was learnt with them.
//!
//! The tables (`*.tsv`) are facts written for this project; `model.bin` and `clusters.bin` come from the trainer, as
//! `MODEL.md` tells. What is broken among them is a fault of the program. This module must not know how they are used.

use std::sync::OnceLock;

use super::lexicon::{Lexicon, Sources};
use super::model::Model;
use super::rules::Rules;
use super::tables::Tables;

/// The tables, read once.
pub fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let rules = Rules::read(include_str!("rules.tsv"));
        let sources = Sources {
            words: include_str!("words.tsv"),
            given: include_str!("given.tsv"),
            surnames: include_str!("surnames.tsv"),
            countries: include_str!("countries.tsv"),
            organisations: include_str!("organisations.tsv"),
            places: include_str!("places.tsv"),
            teams: include_str!("teams.tsv"),
            groups: include_str!("groups.tsv"),
            events: include_str!("events.tsv"),
        };
        Tables { lexicon: Lexicon::read(&sources, &rules), rules }
    })
}

/// The model, read once. It stands apart from the tables, which a page may want without it.
///
/// # Panics
/// Where the model that was built in is broken.
#[expect(clippy::panic, reason = "the model is part of the program, and a test reads it")]
pub fn model() -> &'static Model {
    static MODEL: OnceLock<Model> = OnceLock::new();
    MODEL.get_or_init(|| match Model::read(include_bytes!("model.bin"), include_bytes!("clusters.bin")) {
        Ok(model) => model,
        Err(error) => panic!("the model of names that is built in is broken: {error}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_built_in_can_be_read() {
        assert!(tables().lexicon.look_up("Norway", &|_, _| true).is_some());
        let model = model();
        let features: Vec<u32> = (0..super::super::model::BUCKETS as u32).collect();
        let mut scores = [0; 8];
        model.add(&features, &mut scores);
        assert_ne!(scores, [0; 8], "a model without weights");
        assert!(model.clusters().branches() > 1, "a model without clusters");
    }

    #[test]
    fn a_broken_model_says_what_is_wrong() {
        let (model, clusters) = (include_bytes!("model.bin"), include_bytes!("clusters.bin"));
        let cut = Model::read(&model[..model.len() - 1], clusters).unwrap_err();
        assert_eq!(cut.to_string(), "not a model of names: its checksum does not fit");
        let none = Model::read(model, &[]).unwrap_err();
        assert_eq!(none.to_string(), "not a model of names: its clusters are cut short");
    }
}
