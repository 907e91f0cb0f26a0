//! Sentences with their clauses as a hand annotated them: the form is told in `trainer/data/clauses/README.md`.

use anyhow::{Context, Result, bail};
use parallax::text::Span;

/// A sentence and what stands in it.
#[derive(Debug)]
pub(crate) struct Sentence {
    /// The line of the file that it stands on.
    pub(crate) line: usize,
    /// The day it was published, `YYYY-MM-DD`.
    pub(crate) published: String,
    pub(crate) text: String,
    pub(crate) rows: Vec<Row>,
}

/// What a row tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A deed or a state.
    Clause,
    /// An apposition of office, kind or age.
    Nominal,
    /// An office before a name.
    Title,
    /// A word that only colours the verb under it.
    Light,
}

/// Words that stand for somebody or something.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Phrase {
    pub(crate) span: Span,
    /// The words that it hangs on.
    pub(crate) heads: Vec<Span>,
}

/// When the deed was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The sentence does not say.
    Unsaid,
    /// The day of publication is as good an answer as none.
    Open,
    /// Bounded or lasting: not scored.
    Unscored,
    Value(String),
}

#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) kind: Kind,
    /// Its words, the head first.
    pub(crate) predicate: Vec<Span>,
    pub(crate) subject: Option<Phrase>,
    pub(crate) object: Option<Phrase>,
    pub(crate) affirmed: bool,
    pub(crate) modality: String,
    pub(crate) speaker: Option<Phrase>,
    pub(crate) when: When,
}

pub(crate) const MODALITIES: [&str; 6] =
    ["asserted", "planned", "possible", "demanded", "asked", "conditional"];

/// Reads a file; an error names the line.
pub(crate) fn read(file: &str) -> Result<Vec<Sentence>> {
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut lines = file.lines().enumerate();
    while let Some((n, line)) = lines.next() {
        let place = || format!("line {}", n + 1);
        if let Some(header) = line.strip_prefix("= ") {
            let published = header.split(' ').next().unwrap_or_default().to_owned();
            let (n, text) = lines.next().with_context(|| format!("{}: no sentence follows", place()))?;
            sentences.push(Sentence { line: n + 1, published, text: text.to_owned(), rows: Vec::new() });
        } else if !line.trim().is_empty() {
            let sentence =
                sentences.last_mut().with_context(|| format!("{}: no sentence before", place()))?;
            sentence.rows.push(row(&sentence.text, line).with_context(place)?);
        }
    }
    Ok(sentences)
}

fn row(text: &str, line: &str) -> Result<Row> {
    let fields: Vec<&str> = line.split(" | ").map(str::trim).collect();
    let [kind, verb, subject, object, affirmed, modality, speaker, date] = fields[..] else {
        bail!("{} fields in place of 8", fields.len());
    };
    let kind = match kind {
        "clause" => Kind::Clause,
        "nominal" => Kind::Nominal,
        "title" => Kind::Title,
        "light" => Kind::Light,
        other => bail!("no such kind: `{other}`"),
    };
    let affirmed = match affirmed {
        "yes" => true,
        "no" => false,
        other => bail!("affirmed is yes or no, not `{other}`"),
    };
    if !MODALITIES.contains(&modality) {
        bail!("no such modality: `{modality}`");
    }
    let when = match date {
        "-" => When::Unsaid,
        "?" => When::Open,
        "~" => When::Unscored,
        value => When::Value(value.to_owned()),
    };
    let phrase = |field: &str| if field == "-" { Ok(None) } else { phrase(text, field).map(Some) };
    Ok(Row {
        kind,
        predicate: predicate(text, verb)?,
        subject: phrase(subject)?,
        object: phrase(object)?,
        affirmed,
        modality: modality.to_owned(),
        speaker: phrase(speaker)?,
        when,
    })
}

/// The field without its number, and which of several places it means, from nought.
fn place(field: &str) -> (&str, usize) {
    match field.rsplit_once('#') {
        Some((words, n)) => match n.parse::<usize>() {
            Ok(n) if n > 0 => (words, n - 1),
            _ => (field, 0),
        },
        None => (field, 0),
    }
}

/// Where the words stand in the text, whole.
fn places(text: &str, words: &str) -> Vec<usize> {
    let inner = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        letter(text[..at].chars().next_back()) && letter(text[at..].chars().next())
    };
    let whole = |at: &usize| !inner(*at) && !inner(at + words.len());
    let mut places = Vec::new();
    for (at, _) in text.char_indices() {
        if text[at..].starts_with(words) && whole(&at) {
            places.push(at);
        }
    }
    places
}

fn predicate(text: &str, field: &str) -> Result<Vec<Span>> {
    let (words, nth) = place(field);
    let mut spans: Vec<Span> = Vec::new();
    for word in words.split(' ') {
        let at = match spans.last() {
            None => places(text, word).get(nth).copied(),
            Some(last) => places(text, word).into_iter().find(|at| *at >= last.end as usize),
        };
        let at = at.with_context(|| format!("`{field}` does not stand in the sentence"))?;
        spans.push(Span::new(at, at + word.len()));
    }
    Ok(spans)
}

fn phrase(text: &str, field: &str) -> Result<Phrase> {
    let (starred, nth) = place(field);
    let words = starred.replace('*', "");
    let at = *places(text, &words)
        .get(nth)
        .with_context(|| format!("`{field}` does not stand in the sentence"))?;
    let mut heads = Vec::new();
    for (n, (star, _)) in starred.match_indices('*').enumerate() {
        let start = at + star - n;
        heads.push(Span::new(start, start + word(&text[start..])));
    }
    if heads.is_empty() {
        bail!("no word of `{field}` is marked as its head");
    }
    Ok(Phrase { span: Span::new(at, at + words.len()), heads })
}

/// Length of the word that the text begins with; hyphens, apostrophes and the like stand inside of words.
pub(crate) fn word(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let follows = || text[at + c.len_utf8()..].starts_with(char::is_alphanumeric);
        if c.is_alphanumeric() || (at > 0 && "-'’.,/&_".contains(c) && follows()) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    if end == 0 { text.chars().next().map_or(0, char::len_utf8) } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "= 2023-02-14 new
He said on Monday he put it off twice, the mayor, Ann Li, said.
clause | said#1 | *He | - | yes | asserted | - | 2023-02-13
clause | put off | *he | *it | no | planned | the *mayor, *Ann *Li | ?
nominal | mayor | *Ann *Li | - | yes | asserted | - | -
";

    fn said(sentence: &Sentence, span: Span) -> &str {
        span.of(&sentence.text)
    }

    #[test]
    fn a_row_is_read_with_the_places_of_its_words() {
        let sentences = read(FILE).unwrap();
        let [sentence] = &sentences[..] else { panic!("one sentence") };
        assert_eq!((sentence.line, sentence.published.as_str()), (2, "2023-02-14"));
        let [first, second, third] = &sentence.rows[..] else { panic!("three rows") };
        assert_eq!(first.when, When::Value("2023-02-13".to_owned()));
        assert_eq!(first.predicate, [Span::new(3, 7)]);
        let words: Vec<&str> = second.predicate.iter().map(|span| said(sentence, *span)).collect();
        assert_eq!(words, ["put", "off"]);
        let speaker = second.speaker.clone().unwrap();
        assert_eq!(said(sentence, speaker.span), "the mayor, Ann Li");
        let heads: Vec<&str> = speaker.heads.iter().map(|span| said(sentence, *span)).collect();
        assert_eq!(heads, ["mayor", "Ann", "Li"]);
        assert!(!second.affirmed && second.modality == "planned" && second.when == When::Open);
        assert_eq!(third.kind, Kind::Nominal);
    }

    #[test]
    fn words_that_are_not_in_the_sentence_are_refused_with_their_line() {
        let file = FILE.replace("*it |", "*her |");
        let error = format!("{:#}", read(&file).unwrap_err());
        assert_eq!(error, "line 4: `*her` does not stand in the sentence");
        assert!(read(&FILE.replace("planned", "hoped")).is_err());
    }

    #[test]
    fn the_files_of_the_project_can_be_read() {
        for file in [include_str!("../../data/clauses/open.txt"), include_str!("../../data/clauses/held.txt")]
        {
            let sentences = read(file).unwrap();
            assert_eq!(sentences.len(), 150);
            assert!(sentences.iter().all(|sentence| sentence.published.len() == 10));
        }
    }
}
