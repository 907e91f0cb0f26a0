//! A page's own rules of style, as far as they hide elements: `.name { display: none }`.

use std::collections::HashSet;

use dom_query::Document;

/// The classes and names that the page itself hides.
#[derive(Debug, Default)]
pub(super) struct Hides {
    classes: HashSet<String>,
    names: HashSet<String>,
}

impl Hides {
    /// Whether an element of those classes and that name is hidden.
    pub(super) fn hides(&self, classes: &str, name: &str) -> bool {
        self.names.contains(name)
            || classes.split_ascii_whitespace().any(|class| self.classes.contains(class))
    }

    /// What a page hides.
    pub(super) fn of(page: &Document) -> Hides {
        let mut hides = Hides::default();
        for style in page.select("style").nodes() {
            let for_screens = style.attr("media").is_none_or(|media| {
                let media = media.to_ascii_lowercase();
                media.trim().is_empty() || media.contains("all") || media.contains("screen")
            });
            if for_screens {
                hides.read(&style.text());
            }
        }
        hides
    }

    fn read(&mut self, sheet: &str) {
        let mut rest = sheet;
        // The rule that is being read: what it is for.
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit(['}', ';']).next().unwrap_or(selectors);
            let selectors = selectors.rsplit("*/").next().unwrap_or(selectors).trim();
            if selectors.starts_with('@') {
                // What holds for some screens only says nothing here.
                rest = behind_block(after);
                continue;
            }
            let (body, after) = after.split_once('}').unwrap_or((after, ""));
            rest = after;
            match shown(body) {
                Some(false) => {
                    for selector in selectors.split(',').map(str::trim) {
                        if let Some(class) = simple(selector, '.') {
                            self.classes.insert(class.to_owned());
                        } else if let Some(name) = simple(selector, '#') {
                            self.names.insert(name.to_owned());
                        }
                    }
                }
                Some(true) => {
                    for selector in selectors.split(',').map(str::trim) {
                        if let Some(class) = simple(selector, '.') {
                            self.classes.remove(class);
                        } else if let Some(name) = simple(selector, '#') {
                            self.names.remove(name);
                        }
                    }
                }
                None => {}
            }
        }
    }
}

/// The name of a selector that asks for one class, or one name, and nothing else.
fn simple(selector: &str, sign: char) -> Option<&str> {
    let name = selector.strip_prefix(sign)?;
    (!name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))).then_some(name)
}

/// What follows a block whose bracket is open.
fn behind_block(text: &str) -> &str {
    let mut depth = 1_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or("");
        }
    }
    ""
}

/// Whether the declarations of a rule, or of an element, hide it (`false`) or show it (`true`), if they say.
pub(super) fn shown(declarations: &str) -> Option<bool> {
    let (mut said, mut apart, mut nowhere) = (None, false, false);
    for declaration in declarations.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        let value = value.trim_end_matches("!important").trim();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => said = Some(value != "none"),
            "visibility" => said = Some(value != "hidden"),
            "position" => apart = value == "absolute" || value == "fixed",
            "clip" => nowhere |= value.starts_with("rect(0") || value.starts_with("rect(1px"),
            "clip-path" => nowhere |= value.starts_with("inset(50%") || value.starts_with("inset(100%"),
            "left" | "top" | "right" => nowhere |= value.starts_with("-999") || value.starts_with("-10000"),
            _ => {}
        }
    }
    if apart && nowhere { Some(false) } else { said }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_hides_by_class_and_name() {
        let mut hides = Hides::default();
        hides.read(
            "/* .x { } */ .a, #b { color: red; Display : none !important } .c .d { display:none } \
             @media print { .e { display: none } .f { display: none } } .g{position:absolute;clip:rect(0 0 0 0)} \
             .h{display:none} .h{display:block} @import url(x); .i{visibility:hidden",
        );
        for (classes, name, expected) in [
            ("a", "", true),
            ("z", "b", true),
            ("d", "", false),
            ("e", "", false),
            ("x g", "", true),
            ("h", "", false),
            ("i", "", true),
            ("", "", false),
        ] {
            assert_eq!(hides.hides(classes, name), expected, "{classes} {name}");
        }
    }

    #[test]
    fn declarations_hide() {
        assert_eq!(shown("display:none"), Some(false));
        assert_eq!(shown("color: red"), None);
        assert_eq!(shown("DISPLAY: Block;"), Some(true));
        assert_eq!(shown("position:absolute; left:-9999px"), Some(false));
    }
}
