//! What comes in, line by line.

use anyhow::{Result, anyhow};
use serde::Deserialize;
use serde_json::Value;

use crate::annotate::Day;
use crate::ingest::{self, ACCEPTED_DATES};

/// The `id` of a line, as it was written: a string or a number.
pub(crate) fn id(line: &str) -> Value {
    #[derive(Deserialize)]
    struct Named {
        id: Value,
    }
    serde_json::from_str(line).map_or(Value::Null, |named: Named| named.id)
}

/// A pair of texts as a line of JSON.
#[derive(Clone, Debug, Deserialize)]
#[serde(expecting = "an object with `id`, `a` and `b`")]
pub(crate) struct Pair {
    /// Its name: a string or a number.
    pub id: Value,
    /// A text.
    pub a: String,
    /// Another.
    pub b: String,
    /// The day when the first was published.
    #[serde(default)]
    pub published_a: Option<String>,
    /// The day when the second was published.
    #[serde(default)]
    pub published_b: Option<String>,
}

impl Pair {
    /// Reads a line.
    pub(crate) fn read(line: &str) -> Result<Pair> {
        let pair: Pair = serde_json::from_str(line).map_err(|error| {
            let found = error.to_string().replace(" at line 1 column ", " at character ");
            anyhow!(
                "expected a JSON object with `id`, `a` and `b`, found: {found}; write each pair on one line"
            )
        })?;
        match pair.id {
            Value::String(_) | Value::Number(_) => Ok(pair),
            other => Err(anyhow!(
                "expected `id` to be a string or a number, found `{other}`; give each pair an `id` of its own"
            )),
        }
    }
}

/// The day that a field gives.
pub(crate) fn day(name: &str, written: Option<&str>) -> Result<Option<Day>> {
    let Some(written) = written.filter(|written| !written.trim().is_empty()) else { return Ok(None) };
    let day = ingest::read_day(written);
    day.map(Some).ok_or_else(|| {
        anyhow!("expected `{name}` to be {ACCEPTED_DATES}, found `{written}`; write it so or leave it out")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_or_say_what_is_missing() {
        assert_eq!(Pair::read(r#"{"id":7,"a":"x","b":"y","same":1}"#).unwrap().b, "y");
        for (line, expected) in [
            (r#"{"id":7,"a":"x"}"#, "missing field `b` at character 16"),
            (r#"{"id":null,"a":"","b":""}"#, "expected `id` to be a string or a number, found `null`"),
            ("x", "expected a JSON object with `id`, `a` and `b`"),
        ] {
            let error = Pair::read(line).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert_eq!(day("d", Some("2025-05-08T01:00:00Z")).unwrap(), Day::new(2025, 5, 8));
        assert_eq!(day("d", Some(" ")).unwrap(), None);
        assert!(
            day("published_a", Some("soon")).unwrap_err().to_string().contains("`published_a` to be a day")
        );
    }

    #[test]
    fn ids_stay_as_they_were() {
        assert_eq!(id(r#"{"text":"x","id":7}"#), Value::from(7));
        assert_eq!(id(r#"{"id":"7"}"#), Value::from("7"));
        assert_eq!(id("{}"), Value::Null);
    }
}
