//! What is said to a person: every line of it goes through here, so that no sign of a file steers the terminal, turns
//! the order of letters around or begins a line that looks like one of ours.

use std::fmt::Display;
use std::io::{self, Write};

pub(super) use crate::publish::lines::inert;
use crate::text::visible::in_line;

/// A line of a report.
pub(super) fn line(out: &mut (impl Write + ?Sized), words: impl Display) -> io::Result<()> {
    writeln!(out, "{}", in_line(&words.to_string()))
}

/// A message on standard error, in one line.
pub(super) fn complain(words: impl Display) {
    // nothing is left to tell it to when this fails
    let _ = line(&mut io::stderr().lock(), words);
}

/// Some of many names, in order, and how many more.
pub(super) fn some<T: Display>(names: &[T], most: usize) -> String {
    let mut words: Vec<String> = names.iter().take(most).map(ToString::to_string).collect();
    if names.len() > most {
        words.push(format!("and {} more", names.len() - most));
    }
    words.join(", ")
}

/// So many of something.
pub(super) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_one_line() {
        let mut out = Vec::new();
        line(&mut out, "a\nerror: b\u{1b}[31m").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "a␊error: b␛[31m\n");
    }

    #[test]
    fn json_stays_what_it_says() {
        let json = serde_json::to_string("a\u{9b}1m\u{202e}\u{1b}é").unwrap();
        let inert = inert(&json);
        assert_eq!(inert, r#""a\u009b1m\u202e\u001bé""#);
        assert_eq!(serde_json::from_str::<String>(&inert).unwrap(), "a\u{9b}1m\u{202e}\u{1b}é");
    }

    #[test]
    fn many_names_are_cut() {
        assert_eq!(some(&["a", "b", "c"], 2), "a, b, and 1 more");
        assert_eq!(some(&["a"], 2), "a");
    }
}
