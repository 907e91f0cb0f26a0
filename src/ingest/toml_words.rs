//! What a reader of TOML finds wrong, in words for who writes such a file: the one place that knows its own words. What our
//! fields say of themselves is plain already and passes as it is.

use crate::text::visible::in_line;

/// Longer lines and messages are cut: who reads them has the file.
const LONGEST: usize = 120;

/// What kinds of values are called by the reader, and what a person calls them.
const KINDS: &[(&str, &str)] = &[
    ("integer", "a number"),
    ("floating point", "a number"),
    ("string", "a text"),
    ("boolean", "true or false"),
    ("sequence", "a list"),
    ("map", "a table"),
    ("datetime", "a day or hour"),
];

/// What the reader expects, and how that is written.
const WANTED: &[(&str, &str)] = &[
    ("a sequence", "a list: [\"…\", \"…\"]"),
    ("a string", "a text in quotation marks: \"…\""),
    ("string", "a text in quotation marks: \"…\""),
    ("a boolean", "true or false, without quotation marks"),
    ("u32", "a whole number from 1 on, without quotation marks"),
    ("a map", "a table"),
];

/// What is wrong with the way something is written, by a part of what the reader says of it.
const WRITTEN: &[(&str, &str)] = &[
    ("string values must be quoted", "a text stands without quotation marks: write it as \"…\""),
    ("unquoted string", "a text stands without quotation marks: write it as \"…\""),
    (
        "basic string",
        "a text in quotation marks is not closed, or holds a sign that must be written otherwise: end it with \", and write \\ twice",
    ),
    ("literal string", "a text in quotation marks is not closed: end it with '"),
    ("invalid string", "a text in quotation marks is not closed: end it with the mark it begins with"),
    ("missing escaped value", "a \\ stands alone: write it twice, or put the text in ' and '"),
    ("array table", "a heading is not closed: write it in two brackets on each side, as [[merge]]"),
    ("invalid table", "a heading is not as it should be: write it as [columns] or [[merge]]"),
    ("unclosed table", "a heading is not closed: write it as [columns] or [[merge]]"),
    ("unclosed array", "a list is not closed: end it with ]"),
    ("comma between array", "a comma is missing between two entries of a list"),
    (
        "inline table",
        "the part in { } is not as it should be: write it as { article = \"…\", words = \"…\" }",
    ),
    ("key with no value", "a name stands without a value: write it as name = \"…\""),
    ("missing value", "nothing stands behind the = : write a value, or take the line out"),
    ("missing assignment", "an = is missing between name and value"),
    ("duplicate key", "the same name stands here twice: keep one of the two"),
    ("duplicate field", "the same name stands here twice: keep one of the two"),
    ("date-time", "this is no day: write it as 2025-05-08"),
    ("unquoted key", "a name holds a sign that needs quotation marks: write it as \"…\""),
    ("invalid key", "a name is not as it should be: write it as name = \"…\", a file's as \"file.txt\""),
    ("carriage return", "a line ends in an odd way: save the file anew as plain text"),
    (
        "unexpected",
        "something stands here that does not belong: write one value on a line, and what is a note behind a #",
    ),
    (
        "invalid",
        "what stands behind the = is no value: write a text in quotation marks, a number, true or false, or a list",
    ),
    ("overflowed", "the number is too large"),
];

/// A message of the reader in plain words; `written` is the line that it is about.
pub(super) fn plain(message: &str, written: &str) -> String {
    // of what is not there it says that it has no quotation marks
    let is_nothing = message.contains("must be quoted") && written.trim_end().ends_with('=');
    let message = if is_nothing { "missing value" } else { message.trim() };
    let mut named = message.split('`').skip(1).step_by(2);
    let first = named.next().unwrap_or_default();
    let known = || {
        let known: Vec<String> = named.map(|name| format!("`{name}`")).collect();
        if known.is_empty() { "take it out".to_owned() } else { format!("write one of {}", known.join(", ")) }
    };
    let words = if message.starts_with("unknown field") {
        format!("nothing here is called `{first}`: {}", known())
    } else if message.starts_with("unknown variant") {
        format!("`{first}` is not possible here: {}", known())
    } else if message.starts_with("missing field") {
        format!("`{first}` is missing: add a line `{first} = …`")
    } else if let Some((found, wanted)) = types(message) {
        format!("{found} stands here in the place of {wanted}")
    } else if message.starts_with("invalid value") {
        let wanted = message.split_once("expected ").map_or("", |(_, wanted)| wanted);
        format!("`{first}` is not possible here: write {}", wanted_of(wanted))
    } else {
        let known = WRITTEN.iter().find(|(part, _)| message.contains(part));
        known.map_or_else(|| message.replace('\n', "; "), |(_, words)| (*words).to_owned())
    };
    short(&words, 3 * LONGEST)
}

/// What was found and what was wanted, where the one is of another kind than the other.
fn types(message: &str) -> Option<(String, &str)> {
    let (found, wanted) = message.strip_prefix("invalid type: ")?.split_once(", expected ")?;
    let kind = KINDS.iter().find(|(kind, _)| found.starts_with(kind)).map_or(found, |(_, words)| words);
    let value = found.split_once(' ').map(|(_, value)| value.trim_matches(['`', '"']));
    let value = value.filter(|value| !value.is_empty() && !found.starts_with("floating"));
    let found = value.map_or_else(|| kind.to_owned(), |value| format!("{kind} (`{}`)", line(value)));
    Some((found, wanted_of(wanted)))
}

fn wanted_of(wanted: &str) -> &str {
    WANTED.iter().find(|(known, _)| *known == wanted).map_or(wanted, |(_, words)| words)
}

/// A line of a file, as a message shows it: in one line, and not longer than it need be.
pub(super) fn line(line: &str) -> String {
    short(&in_line(line.trim()), LONGEST)
}

/// The beginning of words that are too long.
pub(super) fn short(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default()),
        None => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::corpus::Curation;
    use crate::ingest::TomlFile;

    #[test]
    fn what_is_wrong_is_told_in_plain_words() {
        for (text, expected) in [
            ("merge = 5", "line 1: a number (`5`) stands here in the place of a list"),
            ("[[merge]]\nnames = 'a'", "line 2: a text (`a`) stands here in the place of a list"),
            ("[[merge]]\nname = ['a']", "line 2: nothing here is called `name`: write one of `names`, "),
            ("[[hide]]\nwhy = ''", "line 1: `name` is missing: add a line `name = …`"),
            ("[[hide]]\nname = true", "line 2: true or false (`true`) stands here in the place of a text"),
            (
                "[[date]]\narticle = ''\nwords = ''\nnth = -1",
                "line 4: `-1` is not possible here: write a whole number from 1 on",
            ),
            (
                "[[hide]]\nname = 'a'\ntype = 'town'",
                "line 3: `town` is not possible here: write one of `person`",
            ),
            ("[[hide]]\nname = \"a", "line 2: a text in quotation marks is not closed"),
            ("[[hide]]\nname = a", "line 2: a text stands without quotation marks"),
            ("[[hide]\nname = 'a'", "line 1: a heading is not closed"),
            ("[[hide]]\nname", "line 2: a name stands without a value"),
            ("[[hide]]\nname =", "line 2: nothing stands behind the ="),
            ("[[merge]]\nnames = ['a'", "line 2: a list is not closed"),
            ("[[hide]]\nname = 'a'\nname = 'b'", "line 3: the same name stands here twice"),
        ] {
            let error = TomlFile::<Curation>::read(text, "c.toml").map(|_| ()).unwrap_err().to_string();
            let told = error.strip_prefix("c.toml, ").unwrap_or_default();
            assert!(told.starts_with(expected), "{text:?}: {error}");
            for ours in ["expected", "invalid", "sequence", "u32", "variant", "field"] {
                assert!(!told.contains(ours), "{text:?}: {error}");
            }
        }
    }

    #[test]
    fn a_message_is_short_and_in_one_line() {
        let long = "x".repeat(100_000);
        for text in [
            format!("[[hide]]\nname = '{long}"),
            format!("[[hide]]\n{long} = 1"),
            format!("[[hide]]\nname = 'a'\ntype = '{long}'"),
            format!("[[merge]]\nnames = '{long}\u{7}\u{1b}[31m'"),
        ] {
            let error = TomlFile::<Curation>::read(&text, "c.toml").map(|_| ()).unwrap_err().to_string();
            assert!(error.len() < 1_000 && !error.contains(char::is_control), "{error}");
        }
    }
}
