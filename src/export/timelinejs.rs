//! TimelineJS: what happened when, a slide a stretch of the calendar, with the sentences that tell it.
//!
//! A slide stands where the words put it and no more exactly: a month is a month, a week goes from its first day to its
//! last, an open stretch stands at the end that is known, and the words for it are shown with each. TimelineJS draws the text
//! of a slide as HTML, so all of it is escaped. Dates that no deed hangs on are left out: a slide would say that something
//! happened then.

use html_escape::encode_double_quoted_attribute as safe;

use super::about::{self, words};
use super::value::Value;
use crate::annotate::{Day, Extent, Precision};
use crate::corpus::{Article, ArticleId, Bodies, Body, Catalogue};
use crate::explore::timeline::Told;
use crate::text::Span;
use crate::wording;

/// So many sentences stand on a slide; more are counted.
const SENTENCES: usize = 6;
/// So many characters of the first sentence head a slide, to the end of a word.
const HEADLINE: usize = 90;

/// The timeline of what is told.
pub fn timeline(catalogue: &Catalogue, bodies: &dyn Bodies, told: &[Told]) -> String {
    let from = Source { catalogue, bodies };
    let slides: Vec<Value> = (1..).zip(told).filter_map(|(number, row)| slide(from, number, row)).collect();
    let mut members = Vec::new();
    if !catalogue.title.is_empty() {
        let about = wording::front::about(catalogue).unwrap_or_default();
        let text = vec![
            ("headline", safe(&catalogue.title).into_owned().into()),
            ("text", safe(&about).into_owned().into()),
        ];
        members.push(("title", Value::Object(vec![("text", Value::Object(text))])));
    }
    members.push(("events", Value::List(slides)));
    format!("{}\n", Value::Object(members))
}

/// What slides are made from.
#[derive(Clone, Copy)]
struct Source<'a> {
    catalogue: &'a Catalogue,
    bodies: &'a dyn Bodies,
}

fn slide(corpus: Source, number: u32, row: &Told) -> Option<Value> {
    let (start, end) = ends(row.extent)?;
    let sentences = sentences(corpus, row);
    let (first, span) = sentences.first().and_then(|&(id, span)| Some((corpus.bodies.body(id)?, span)))?;
    let headline = cut(&words(&first.document.text, span));
    let mut text: String =
        sentences.iter().take(SENTENCES).filter_map(|place| told_by(corpus, *place)).collect();
    let more = sentences.len().saturating_sub(SENTENCES);
    if more > 0 {
        text.push_str(&format!("<p>… and {}</p>", wording::count(more, "more sentence", "more sentences")));
    }
    let mut members = vec![
        ("unique_id", Value::from(format!("parallax-{number}"))),
        ("start_date", start),
        ("display_date", wording::extent(row.extent).into()),
    ];
    members.extend(end.map(|end| ("end_date", end)));
    let text = vec![("headline", safe(&headline).into_owned().into()), ("text", text.into())];
    members.push(("text", Value::Object(text)));
    // what is to be a link is one; what an article writes like an address stays as it is
    members.push(("autolink", false.into()));
    Some(Value::Object(members))
}

/// Where a slide begins and ends, as exactly as the words give it; `None` where no end is known.
fn ends(extent: Extent) -> Option<(Value, Option<Value>)> {
    let date = |at: Day, parts: usize| {
        let (year, month, day) = at.parts();
        // the calendar counts a year 0, TimelineJS does not
        let year = if year > 0 { i64::from(year) } else { i64::from(year) - 1 };
        let all = [("year", year), ("month", i64::from(month)), ("day", i64::from(day))];
        Value::Object(all.into_iter().take(parts).map(|(name, part)| (name, Value::Number(part))).collect())
    };
    let (parts, whole) = match extent.precision {
        Precision::Day => (3, true),
        Precision::Month => (2, true),
        Precision::Year => (1, true),
        Precision::Decade | Precision::Century => (1, false),
        Precision::Week | Precision::Quarter | Precision::Season | Precision::Half | Precision::Range => {
            (3, false)
        }
    };
    match (extent.first, extent.last) {
        (Some(first), Some(last)) => Some((date(first, parts), (!whole).then(|| date(last, parts)))),
        (one, other) => one.or(other).map(|at| (date(at, parts), None)),
    }
}

/// The sentences that tell of a stretch, each once, one of each article before a second of one.
fn sentences(corpus: Source, row: &Told) -> Vec<(ArticleId, Span)> {
    let mut found: Vec<(usize, ArticleId, Span)> = Vec::new();
    for &(id, event) in &row.events {
        let Some(body) = corpus.bodies.body(id) else { continue };
        let Some(event) = body.annotations.events.get(event as usize) else { continue };
        let sentence = about::sentence(body, event.span).unwrap_or(event.span);
        if !found.iter().any(|(_, other, span)| (*other, *span) == (id, sentence)) {
            let before = found.iter().filter(|(_, other, _)| *other == id).count();
            found.push((before, id, sentence));
        }
    }
    found.sort_by_key(|(before, ..)| *before);
    found.into_iter().map(|(_, id, span)| (id, span)).collect()
}

/// A sentence with who tells it, and a link to where.
fn told_by(corpus: Source, (id, span): (ArticleId, Span)) -> Option<String> {
    let (article, body): (&Article, &Body) = corpus.catalogue.article(id).zip(corpus.bodies.body(id))?;
    let (title, _) = article.goes_by();
    let title = safe(&title);
    let title = match article.meta.url.as_deref().filter(|url| is_web(url)) {
        Some(url) => format!("<a href=\"{}\">{title}</a>", safe(url)),
        None => title.into_owned(),
    };
    Some(format!(
        "<blockquote>{}</blockquote><p>{title}, {}, {}</p>",
        safe(&words(&body.document.text, span)),
        safe(wording::outlet(article)),
        wording::published(article)
    ))
}

fn is_web(url: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// The beginning of a sentence, to the end of a word where it is long.
fn cut(sentence: &str) -> String {
    let Some((at, _)) = sentence.char_indices().nth(HEADLINE) else { return sentence.to_owned() };
    let kept = sentence.get(..at).unwrap_or_default();
    let kept = kept.rsplit_once(' ').map_or(kept, |(kept, _)| kept);
    format!("{} …", kept.trim_end_matches([',', ';', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slide_stands_as_exactly_as_the_words() {
        let check = |first: &str, last: &str, precision, start: &str, end: Option<&str>| {
            let extent = Extent { first: first.parse().ok(), last: last.parse().ok(), precision };
            let (found, until) = ends(extent).unwrap();
            assert_eq!(
                (found.to_string().as_str(), until.map(|end| end.to_string()).as_deref()),
                (start, end)
            );
        };
        check("2025-05-08", "2025-05-08", Precision::Day, r#"{"year":2025,"month":5,"day":8}"#, None);
        check("2025-05-01", "2025-05-31", Precision::Month, r#"{"year":2025,"month":5}"#, None);
        check("2025-01-01", "2025-12-31", Precision::Year, r#"{"year":2025}"#, None);
        let (monday, sunday) = (r#"{"year":2025,"month":5,"day":5}"#, r#"{"year":2025,"month":5,"day":11}"#);
        check("2025-05-05", "2025-05-11", Precision::Week, monday, Some(sunday));
        check("2020-01-01", "2029-12-31", Precision::Decade, r#"{"year":2020}"#, Some(r#"{"year":2029}"#));
        // an open end is no end
        check("2015-01-01", "", Precision::Year, r#"{"year":2015}"#, None);
        check("", "2025-03-31", Precision::Month, r#"{"year":2025,"month":3}"#, None);
        let (first, last) = (Day::new(-43, 1, 1), Day::new(-43, 12, 31));
        let (found, _) = ends(Extent { first, last, precision: Precision::Year }).unwrap();
        assert_eq!(found.to_string(), r#"{"year":-44}"#);
        assert!(ends(Extent { first: None, last: None, precision: Precision::Day }).is_none());
    }

    #[test]
    fn only_addresses_of_the_web_are_links() {
        assert!(is_web("https://example.org/a") && is_web("HTTP://example.org"));
        assert!(!is_web("javascript:alert(1)") && !is_web("httpx") && !is_web(""));
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_word() {
        assert_eq!(cut("Short."), "Short.");
        let cut = cut(&"word, ".repeat(40));
        assert!(cut.ends_with("word …") && cut.chars().count() <= HEADLINE + 2, "{cut}");
    }
}
