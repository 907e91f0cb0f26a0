//! Values and tables, and how they are written: CSV for spreadsheets, JSON for programs.
//!
//! JSON is written by hand, since the page has no library for it and would grow by one; what is written is held against
//! such a library in the tests.

use std::fmt::{self, Display, Formatter, Write as _};

/// A value of a table or of a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// What is unknown.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words.
    Words(String),
    /// Values in order; in a cell of a table they are divided by semicolons.
    List(Vec<Value>),
    /// Values under names; only in JSON.
    Object(Vec<(&'static str, Value)>),
}

impl From<&str> for Value {
    fn from(words: &str) -> Value {
        Value::Words(words.to_owned())
    }
}

impl From<String> for Value {
    fn from(words: String) -> Value {
        Value::Words(words)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Value {
        Value::Flag(flag)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Number(i64::from(number))
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Nothing, Into::into)
    }
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(values: Vec<T>) -> Value {
        Value::List(values.into_iter().map(Into::into).collect())
    }
}

/// As JSON, in one line.
impl Display for Value {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Value::Nothing => out.write_str("null"),
            Value::Flag(flag) => write!(out, "{flag}"),
            Value::Number(number) => write!(out, "{number}"),
            Value::Words(words) => out.write_str(&json_string(words)),
            Value::List(values) => {
                out.write_char('[')?;
                for (at, value) in values.iter().enumerate() {
                    write!(out, "{}{value}", if at > 0 { "," } else { "" })?;
                }
                out.write_char(']')
            }
            Value::Object(members) => object(out, members.iter().map(|(name, value)| (*name, value))),
        }
    }
}

fn object<'v>(
    out: &mut Formatter<'_>,
    members: impl Iterator<Item = (&'static str, &'v Value)>,
) -> fmt::Result {
    out.write_char('{')?;
    for (at, (name, value)) in members.enumerate() {
        write!(out, "{}{}:{value}", if at > 0 { "," } else { "" }, json_string(name))?;
    }
    out.write_char('}')
}

/// Words as a string of JSON. What a terminal would take for a sign of its own is written as an escape: the same words.
pub fn json_string(words: &str) -> String {
    let mut out = String::from('"');
    for c in words.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..'\u{20}' | '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                // writing to a string cannot fail
                let _ = write!(out, "\\u{:04x}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A table: names of columns, and rows with a value for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The columns.
    pub heads: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Table {
    /// A table without rows.
    pub fn new(heads: &[&'static str]) -> Table {
        Table { heads: heads.to_vec(), rows: Vec::new() }
    }

    /// RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8.
    pub fn csv(&self) -> String {
        format!("\u{feff}{}\r\n{}", self.heads.join(","), csv_lines(self.rows.iter()))
    }

    /// An object a row, each on a line of its own.
    pub fn json_lines(&self) -> String {
        self.objects().flat_map(|object| [object, "\n".to_owned()]).collect()
    }

    /// A JSON array of objects, one a row.
    pub fn json(&self) -> String {
        format!("[\n{}\n]\n", self.objects().collect::<Vec<_>>().join(",\n"))
    }

    fn objects(&self) -> impl Iterator<Item = String> {
        struct Row<'t>(&'t [&'static str], &'t [Value]);
        impl Display for Row<'_> {
            fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
                object(out, self.0.iter().copied().zip(self.1))
            }
        }
        self.rows.iter().map(|row| Row(&self.heads, row).to_string())
    }
}

/// Rows as lines of CSV. Words that a spreadsheet would take for a formula are kept from being one by an apostrophe, also
/// where one that divides by other signs would begin a cell. Written by hand: a crate would bring a buffer and a reader
/// into the page for what is one doubled sign.
pub fn csv_lines<'v>(rows: impl Iterator<Item = &'v Vec<Value>>) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row.iter().map(cell).collect();
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

fn cell(value: &Value) -> String {
    match value {
        Value::Nothing => String::new(),
        Value::Flag(_) | Value::Number(_) => value.to_string(),
        Value::Words(words) => quoted(words),
        Value::List(values) if values.is_empty() => String::new(),
        Value::List(values) => {
            let plain = |value: &Value| match value {
                Value::Words(words) => words.clone(),
                other => other.to_string(),
            };
            quoted(&values.iter().map(plain).collect::<Vec<_>>().join("; "))
        }
        Value::Object(_) => quoted(&value.to_string()),
    }
}

fn quoted(words: &str) -> String {
    format!("\"{}\"", inert(words).replace('"', "\"\""))
}

/// Words of which no spreadsheet makes a formula, whether it divides cells by commas, semicolons, tabs or lines.
fn inert(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 1);
    let mut begins = true;
    for c in words.chars() {
        let c = pictured(c);
        if begins && matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
            begins = false;
        }
        begins = matches!(c, '\n' | '\r' | '\t' | ';' | ',' | '"') || begins && c == ' ';
        out.push(c);
    }
    out
}

/// The picture of a control sign, at which spreadsheets and readers of tables would stop; of any other sign, itself.
fn pictured(c: char) -> char {
    match c {
        '\n' | '\r' | '\t' => c,
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(c),
        '\u{7f}'..='\u{9f}' => '␡',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table() -> Table {
        let row = vec![
            Value::from("a \"b\",\nc\u{1}"),
            Value::Number(-3),
            Value::Nothing,
            Value::from(vec!["x", "=y"]),
            true.into(),
        ];
        Table { heads: vec!["v", "w", "x", "y", "z"], rows: vec![row] }
    }

    #[test]
    fn tables_quote_what_they_must() {
        let expected = "\u{feff}v,w,x,y,z\r\n\"a \"\"b\"\",\nc␁\",-3,,\"x; '=y\",true\r\n";
        assert_eq!(table().csv(), expected);
        for (words, expected) in [
            ("=1+1", "'=1+1"),
            ("a\n=1+1", "a\n'=1+1"),
            ("a;=1+1", "a;'=1+1"),
            ("a; @x", "a; '@x"),
            ("  +1", "  '+1"),
            ("\t=1", "'\t'=1"),
            ("a-b = c, d", "a-b = c, d"),
            ("-5", "'-5"),
        ] {
            assert_eq!(inert(words), expected, "{words:?}");
        }
    }

    #[test]
    fn data_parse_as_what_they_were() {
        let expected =
            serde_json::json!({ "v": "a \"b\",\nc\u{1}", "w": -3, "x": null, "y": ["x", "=y"], "z": true });
        let parsed = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert_eq!(parsed(&table().json()), serde_json::json!([expected]));
        assert_eq!(parsed(&table().json_lines()), expected);
        let inner = Value::Object(vec![("a\"b", Value::List(vec![Value::Nothing, Value::Number(1)]))]);
        assert_eq!(parsed(&inner.to_string()), serde_json::json!({ "a\"b": [null, 1] }));
    }

    proptest! {
        #[test]
        fn any_words_come_back(words in ".*", more in "[\\x00-\\x{ff}\\x{2020}-\\x{2070}]*") {
            for words in [words, more] {
                let json = json_string(&words);
                let bare = json.contains(['\n', '\u{202e}', '\u{9b}']);
                prop_assert!(!bare);
                prop_assert_eq!(serde_json::from_str::<String>(&json).unwrap(), words.clone());
                // what a reader of CSV makes of the cell is the words, but for the apostrophes that guard them and the
                // pictures of control signs
                let (shown, words) = (words.clone(), words.chars().map(pictured).collect::<String>());
                prop_assert!(!words.contains(|c: char| c.is_control() && !"\n\r\t".contains(c)));
                let table = Table { heads: vec!["a"], rows: vec![vec![Value::Words(shown)]] };
                let csv = table.csv();
                let inside = csv.strip_prefix("\u{feff}a\r\n\"").and_then(|rest| rest.strip_suffix("\"\r\n"));
                let inside = inside.unwrap();
                prop_assert!(!inside.replace("\"\"", "").contains('"'));
                prop_assert_eq!(inside.replace("\"\"", "\"").replace('\'', ""), words.replace('\'', ""));
            }
        }
    }
}
