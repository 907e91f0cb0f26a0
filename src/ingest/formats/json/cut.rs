//! Objects cut out of a text of JSON by their brackets, whether or not they can be read.
//!
//! A string ends where its line does, since JSON knows none of two lines: so a missing quotation mark costs the object
//! that it stands in, which then ends where the next one begins its line as the first did.

/// The objects that stand in no other object, each with where it begins.
pub(super) fn objects(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    // Columns at which objects begin their lines, by the first.
    let mut margin: Option<usize> = None;
    let (mut in_string, mut escaped, mut line, mut blank) = (false, false, 0, true);
    let mut broken_string = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'\n' => {
                broken_string |= in_string;
                (in_string, escaped, line, blank) = (false, false, at + 1, true);
                continue;
            }
            _ if in_string => match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => in_string = false,
                _ => {}
            },
            b'"' => in_string = true,
            b'{' => {
                // After a broken string nobody knows how many brackets are open.
                if broken_string
                    && blank
                    && margin == Some(at - line)
                    && let Some(last) = open.take()
                {
                    found.extend(last.cut(text, at));
                }
                if let Some(open) = &mut open {
                    open.depth += 1;
                } else {
                    if blank {
                        margin.get_or_insert(at - line);
                    }
                    open = Some(Open { start: at, depth: 1 });
                    broken_string = false;
                }
            }
            b'}' => {
                if let Some(object) = &mut open {
                    object.depth -= 1;
                    if object.depth == 0 {
                        found.extend(object.cut(text, at + 1));
                        open = None;
                    }
                }
            }
            _ => {}
        }
        blank &= byte.is_ascii_whitespace();
    }
    found.extend(open.and_then(|open| open.cut(text, text.len())));
    found
}

struct Open {
    start: usize,
    depth: usize,
}

impl Open {
    fn cut<'a>(&self, text: &'a str, end: usize) -> Option<(usize, &'a str)> {
        Some((self.start, text.get(self.start..end)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = objects(text).into_iter().map(|(_, object)| object.trim()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn brackets_and_strings_are_heeded() {
        check("[{\"a\":\"}\\\"{\"},{\"b\":{}}]", &["{\"a\":\"}\\\"{\"}", "{\"b\":{}}"]);
        check("{}{}\n{}", &["{}", "{}", "{}"]);
        check("}]{", &["{"]);
        check("", &[]);
        check("[\"{\"]", &[]);
    }

    #[test]
    fn a_missing_mark_costs_one_object() {
        check("[\n  {\"a\": \"b},\n  {\"c\": 1}\n]", &["{\"a\": \"b},", "{\"c\": 1}"]);
        check("[{\"a\": \"b\n  }, {\"c\": 1}]", &["{\"a\": \"b\n  }", "{\"c\": 1}"]);
    }
}
