//! Corrections of a curator, each in a sentence.

use super::kind;
use crate::corpus::Curation;

/// Each correction: its table, its place in it from 0, and what it does.
pub fn corrections(curation: &Curation) -> Vec<(&'static str, usize, String)> {
    let Curation { merge, rename, retype, hide, date } = curation;
    let mut all = Vec::new();
    for (n, one) in merge.iter().enumerate() {
        let names: Vec<String> = one.names.iter().map(|name| format!("“{name}”")).collect();
        all.push(("merge", n, with_reason(format!("{} are one", names.join(" and ")), &one.why)));
    }
    for (n, one) in rename.iter().enumerate() {
        all.push(("rename", n, with_reason(format!("“{}” is called “{}”", one.name, one.to), &one.why)));
    }
    for (n, one) in retype.iter().enumerate() {
        let (one_kind, _) = kind(one.to);
        let words = format!("“{}” is of the kind {}", one.name, one_kind.to_lowercase());
        all.push(("retype", n, with_reason(words, &one.why)));
    }
    for (n, one) in hide.iter().enumerate() {
        all.push(("hide", n, with_reason(format!("“{}” is no name", one.name), &one.why)));
    }
    for (n, one) in date.iter().enumerate() {
        let which = one.nth.map(|nth| format!(" (number {nth})")).unwrap_or_default();
        let says = if one.hide { "is no date".to_owned() } else { format!("means {}", one.value) };
        let words = format!("“{}”{which} in {} {says}", one.words, one.article);
        all.push(("date", n, with_reason(words, &one.why)));
    }
    all
}

fn with_reason(words: String, why: &str) -> String {
    if why.is_empty() { words } else { format!("{words}: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::EntityKind;
    use crate::corpus::curation::{Hide, Merge, Redate, Retype};

    #[test]
    fn every_correction_is_told_with_its_place() {
        let curation = Curation {
            merge: vec![Merge { names: vec!["Ann".into(), "Anna".into()], kind: None, why: String::new() }],
            retype: vec![Retype {
                name: "Post".into(),
                kind: None,
                to: EntityKind::Organisation,
                why: "a paper".into(),
            }],
            hide: vec![Hide { name: "Once".into(), ..Hide::default() }],
            date: vec![Redate {
                article: "a.txt".into(),
                words: "May".into(),
                nth: Some(2),
                hide: true,
                ..Redate::default()
            }],
            ..Curation::default()
        };
        let told: Vec<String> = corrections(&curation)
            .into_iter()
            .map(|(table, n, words)| format!("{table} {n} {words}"))
            .collect();
        assert_eq!(
            told,
            [
                "merge 0 “Ann” and “Anna” are one",
                "retype 0 “Post” is of the kind organisation: a paper",
                "hide 0 “Once” is no name",
                "date 0 “May” (number 2) in a.txt is no date",
            ]
        );
    }
}
