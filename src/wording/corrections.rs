//! Corrections of a curator, each in a sentence.

use super::kind;
use crate::corpus::Curation;
use crate::corpus::curation::{Naming, Past, Ruling};

/// Each correction: its table, its place in it from 0, and what it does.
pub fn corrections(curation: &Curation) -> Vec<(&'static str, usize, String)> {
    let Curation { merge, rename, retype, hide, date, split, mention, speaker, difference, history: _ } =
        curation;
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
        let says = if one.hide { "is no date".to_owned() } else { format!("means {}", one.value) };
        let words = format!("{} {says}", place(&one.words, one.nth, &one.article));
        all.push(("date", n, with_reason(words, &one.why)));
    }
    for (n, one) in split.iter().enumerate() {
        let of = if one.words.is_empty() {
            format!("“{}” in {}", one.name, one.article)
        } else {
            place(&one.words, one.nth, &one.article)
        };
        all.push(("split", n, with_reason(format!("{of} is “{}”, not “{}”", one.to, one.name), &one.why)));
    }
    for (table, list, none, is) in [
        ("mention", mention, "is no name", "names"),
        ("speaker", speaker, "is said by nobody known", "is said by"),
    ] {
        for (n, one) in list.iter().enumerate() {
            let Naming { article, words, nth, name, hide, why, .. } = one;
            let says = if *hide { none.to_owned() } else { format!("{is} “{name}”") };
            all.push((table, n, with_reason(format!("{} {says}", place(words, *nth, article)), why)));
        }
    }
    for (n, one) in difference.iter().enumerate() {
        let answers = one.answers.iter().map(|answer| place(&answer.words, answer.nth, &answer.article));
        let answers: Vec<String> = answers.collect();
        let is = match one.ruling {
            Ruling::Dismissed => "no difference",
            Ruling::Confirmed => "a difference, confirmed",
        };
        let about = if one.about.is_empty() { String::new() } else { format!("{}: ", one.about) };
        let words = format!("{about}{} is {is}", answers.join(" against "));
        all.push(("difference", n, with_reason(words, &one.why)));
    }
    all
}

/// Words of an article, and which of several places where they stand.
fn place(words: &str, nth: Option<u32>, article: &str) -> String {
    let which = nth.map(|nth| format!(" (number {nth})")).unwrap_or_default();
    format!("“{words}”{which} in {article}")
}

/// What is to be written into the history where some corrections become others: what was taken back first.
pub fn changed(before: &Curation, after: &Curation, day: &str, by: &str) -> Vec<Past> {
    let told =
        |curation| -> Vec<String> { corrections(curation).into_iter().map(|(.., what)| what).collect() };
    let (mut gone, mut new) = (told(before), told(after));
    new.retain(|what| {
        let known = gone.iter().position(|other| other == what);
        known.map(|at| gone.remove(at)).is_none()
    });
    let past = |what: String, taken_back| Past { day: day.to_owned(), by: by.to_owned(), what, taken_back };
    let gone = gone.into_iter().map(|what| past(what, true));
    gone.chain(new.into_iter().map(|what| past(what, false))).collect()
}

/// A line of the history.
pub fn past(past: &Past) -> String {
    let Past { day, by, what, taken_back } = past;
    let when = if day.is_empty() { "Day not known" } else { day };
    let who = if by.is_empty() { String::new() } else { format!(", {by}") };
    let back = if *taken_back { "taken back: " } else { "" };
    format!("{when}{who}: {back}{what}")
}

fn with_reason(words: String, why: &str) -> String {
    if why.is_empty() { words } else { format!("{words}: {why}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::EntityKind;
    use crate::corpus::curation::{Answer, Difference, Hide, Merge, Redate, Retype, Split};

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
            split: vec![Split {
                name: "Berg".into(),
                article: "a.txt".into(),
                to: "Mount Berg".into(),
                ..Split::default()
            }],
            mention: vec![Naming {
                article: "a.txt".into(),
                words: "Once".into(),
                hide: true,
                ..Naming::default()
            }],
            speaker: vec![Naming {
                article: "a.txt".into(),
                words: "We left".into(),
                name: "Ann".into(),
                ..Naming::default()
            }],
            difference: vec![Difference {
                about: "How many died".into(),
                answers: ["80", "53"]
                    .map(|words| Answer { article: "a.txt".into(), words: words.into(), nth: None })
                    .to_vec(),
                ..Difference::default()
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
                "split 0 “Berg” in a.txt is “Mount Berg”, not “Berg”",
                "mention 0 “Once” in a.txt is no name",
                "speaker 0 “We left” in a.txt is said by “Ann”",
                "difference 0 How many died: “80” in a.txt against “53” in a.txt is no difference",
            ]
        );
    }

    #[test]
    fn what_was_done_and_taken_back_is_told_once() {
        let hide = |name: &str| Hide { name: name.into(), ..Hide::default() };
        let before = Curation { hide: vec![hide("Once"), hide("Twice")], ..Curation::default() };
        let after = Curation { hide: vec![hide("Twice"), hide("Thrice")], ..Curation::default() };
        let told: Vec<String> = changed(&before, &after, "2025-06-01", "Ann").iter().map(past).collect();
        assert_eq!(
            told,
            ["2025-06-01, Ann: taken back: “Once” is no name", "2025-06-01, Ann: “Thrice” is no name"]
        );
        assert_eq!(past(&Past { what: "x".into(), ..Past::default() }), "Day not known: x");
        assert!(changed(&after, &after, "", "").is_empty());
    }
}
