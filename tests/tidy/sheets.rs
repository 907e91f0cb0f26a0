//! A class has its looks from the sheet of one view: another view that takes the same name for something else would look
//! like both.

use std::collections::BTreeMap;
use std::fs;

use crate::none;

/// The sheets that are there for all views, and for paper.
const SHARED: [&str; 5] = ["base.css", "frame.css", "marks.css", "print.css", "tokens.css"];

/// The classes with which the selectors of a sheet begin.
fn classes(sheet: &str) -> Vec<String> {
    let mut code = String::new();
    for (n, part) in sheet.split("/*").enumerate() {
        code.push_str(if n == 0 { part } else { part.split_once("*/").map_or("", |(_, behind)| behind) });
    }
    let selectors =
        code.split(['{', '}']).filter(|part| !part.trim_start().starts_with('@') && !part.contains(';'));
    let first = |selector: &str| {
        let (_, class) =
            selector.trim().split_once('.').filter(|(tag, _)| tag.chars().all(char::is_alphanumeric))?;
        let class: String =
            class.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
        (!class.is_empty()).then_some(class)
    };
    selectors.flat_map(|part| part.split(',')).filter_map(first).collect()
}

fn shared(sheets: &[(String, String)]) -> Vec<String> {
    let mut held: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, text) in sheets.iter().filter(|(name, _)| !SHARED.contains(&name.as_str())) {
        for class in classes(text) {
            let of = held.entry(class).or_default();
            if !of.contains(&name.as_str()) {
                of.push(name);
            }
        }
    }
    let several = held.into_iter().filter(|(_, of)| of.len() > 1);
    several.map(|(class, of)| format!("the class {class} has its looks from {}", of.join(" and "))).collect()
}

#[test]
fn a_class_belongs_to_one_view() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/www/css");
    let entries = fs::read_dir(folder).expect("the style sheets");
    let mut sheets: Vec<(String, String)> = entries
        .map(|entry| entry.expect("a style sheet"))
        .map(|entry| {
            let text = fs::read_to_string(entry.path()).expect("a style sheet");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect();
    sheets.sort();
    assert!(sheets.len() > SHARED.len(), "no style sheets in {folder}");
    none(&shared(&sheets));
}

#[test]
fn a_class_of_two_views_is_told() {
    let sheet = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let one = sheet(
        "a.css",
        "/* .b {} */ .rows, ul.plain > .c { color: red; }\n@media (x) { .d:hover { top: 0; } }",
    );
    assert_eq!(classes(&one.1), ["rows", "plain", "d"]);
    let two = sheet("b.css", "table.rows { top: 0; } .c { top: 0; }");
    assert_eq!(shared(&[one.clone(), two.clone()]).len(), 1);
    assert_eq!(shared(&[one, sheet("base.css", &two.1)]), Vec::<String>::new());
}
