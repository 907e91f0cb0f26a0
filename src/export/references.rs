//! The articles as references: BibTeX for LaTeX, CSL-JSON for everything else.
//!
//! What is not known is left out, the day an article was looked at among it, which nobody has told. An article without a
//! headline gets none: its first words stand in a note.

use super::names::{Author, authors};
use super::value::Value;
use crate::corpus::{Article, Catalogue};

/// BibTeX, a record an article. `year` and `month` are for BibTeX, `date` is for biblatex.
pub(super) fn bibtex(catalogue: &Catalogue) -> String {
    catalogue.articles.iter().map(record).collect::<Vec<_>>().join("\n")
}

fn record(article: &Article) -> String {
    let meta = &article.meta;
    // an article stands in something; where that is not known, the record asks for nothing
    let kind = if meta.source.is_some() { "article" } else { "misc" };
    let mut fields: Vec<(&str, String)> = Vec::new();
    let names: Vec<String> =
        meta.author.iter().flat_map(|line| authors(line)).map(|name| bibtex_name(&name)).collect();
    if !names.is_empty() {
        fields.push(("author", format!("{{{}}}", names.join(" and "))));
    }
    // a second pair of braces keeps the letters as large and small as they are
    fields.extend(meta.title.as_deref().map(|title| ("title", format!("{{{{{}}}}}", tex(title)))));
    fields.extend(meta.source.as_deref().map(|outlet| ("journal", format!("{{{}}}", tex(outlet)))));
    if let Some(at) = meta.published {
        let (year, month, _) = at.parts();
        fields.push(("year", format!("{{{year}}}")));
        fields.extend(MONTHS.get((month - 1) as usize).map(|name| ("month", (*name).to_owned())));
        fields.push(("date", format!("{{{at}}}")));
    }
    fields.extend(meta.url.as_deref().map(|url| ("url", format!("{{{}}}", address(url)))));
    fields.extend(note(article).map(|note| ("note", format!("{{{}}}", tex(&note)))));
    let fields: Vec<String> = fields.iter().map(|(name, value)| format!("  {name} = {value},\n")).collect();
    format!("@{kind}{{{},\n{}}}\n", article.slug, fields.concat())
}

/// The names that BibTeX has for months.
const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn bibtex_name(author: &Author) -> String {
    match author {
        Author::Person { given, family, suffix: None } => format!("{}, {}", tex(family), tex(given)),
        Author::Person { given, family, suffix: Some(suffix) } => {
            format!("{}, {}, {}", tex(family), tex(suffix), tex(given))
        }
        Author::Literal(name) => format!("{{{}}}", tex(name)),
    }
}

/// Words as text of TeX, in one line. Braces become commands, since BibTeX counts them even where they are escaped.
fn tex(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            // at the top of a field it would end it
            '"' => out.push_str("{\"}"),
            c => out.push(c),
        }
    }
    out
}

/// An address, which BibTeX takes as it stands, but for what would break the record.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            c => out.push(c),
        }
    }
    out
}

/// What stands for a headline that is not known.
fn note(article: &Article) -> Option<String> {
    let (words, headline) = article.goes_by();
    (!headline).then(|| format!("Headline not known; begins: “{words}”"))
}

/// CSL-JSON: a list with an item an article.
pub(super) fn csl_json(catalogue: &Catalogue) -> String {
    let items: Vec<String> = catalogue.articles.iter().map(|article| item(article).to_string()).collect();
    format!("[\n{}\n]\n", items.join(",\n"))
}

fn item(article: &Article) -> Value {
    let meta = &article.meta;
    let mut members = vec![("id", Value::from(article.slug.as_str())), ("type", "article-newspaper".into())];
    let mut known = |name, value: Option<Value>| members.extend(value.map(|value| (name, value)));
    let words = |words: &Option<String>| words.as_deref().map(Value::from);
    known("title", words(&meta.title));
    let names: Vec<Value> = meta.author.iter().flat_map(|line| authors(line)).map(csl_name).collect();
    known("author", (!names.is_empty()).then_some(Value::List(names)));
    known("container-title", words(&meta.source));
    known(
        "issued",
        meta.published.map(|at| {
            let (year, month, day) = at.parts();
            let parts = [i64::from(year), i64::from(month), i64::from(day)].map(Value::Number);
            Value::Object(vec![("date-parts", Value::List(vec![Value::List(parts.into())]))])
        }),
    );
    known("URL", words(&meta.url));
    known("language", words(&meta.lang));
    known("note", note(article).map(Value::from));
    Value::Object(members)
}

fn csl_name(author: Author) -> Value {
    match author {
        Author::Person { given, family, suffix } => {
            let mut members = vec![("family", Value::from(family)), ("given", given.into())];
            members.extend(suffix.map(|suffix| ("suffix", Value::from(suffix))));
            Value::Object(members)
        }
        Author::Literal(name) => Value::Object(vec![("literal", name.into())]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Meta;

    fn article(slug: &str, meta: Meta) -> Article {
        Article {
            slug: slug.into(),
            file: format!("{slug}.txt"),
            meta,
            opening: "Rain fell.".into(),
            ..Article::default()
        }
    }

    fn known() -> Article {
        let words = |words: &str| Some(words.to_owned());
        article(
            "talks",
            Meta {
                title: words("100% of {both} “sides” & \"more\" talk, in São\\Paulo_#1"),
                source: words("Northern Post & Co"),
                author: words("Jan van der Berg and Reuters"),
                published: "2025-05-09".parse().ok(),
                url: words("https://example.org/a_b?c=1&d={x}%20#e"),
                lang: words("en"),
                ..Meta::default()
            },
        )
    }

    fn catalogue(articles: Vec<Article>) -> Catalogue {
        Catalogue { articles, ..Catalogue::default() }
    }

    #[test]
    fn what_tex_would_take_for_its_own_is_escaped() {
        let expected = "@article{talks,\n  \
            author = {van der Berg, Jan and {Reuters}},\n  \
            title = {{100\\% of {\\textbraceleft}both{\\textbraceright} “sides” \\& {\"}more{\"} talk, in São{\\textbackslash}Paulo\\_\\#1}},\n  \
            journal = {Northern Post \\& Co},\n  \
            year = {2025},\n  month = may,\n  date = {2025-05-09},\n  \
            url = {https://example.org/a_b?c=1&d=%7Bx%7D%20#e},\n}\n";
        assert_eq!(bibtex(&catalogue(vec![known()])), expected);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let bare = catalogue(vec![article("bare", Meta::default())]);
        assert_eq!(bibtex(&bare), "@misc{bare,\n  note = {Headline not known; begins: “Rain fell.”},\n}\n");
        let expected = serde_json::json!([{ "id": "bare", "type": "article-newspaper", "note": "Headline not known; begins: “Rain fell.”" }]);
        let json: serde_json::Value = serde_json::from_str(&csl_json(&bare)).unwrap();
        assert_eq!(json, expected);
        assert_eq!(
            (bibtex(&catalogue(vec![])), csl_json(&catalogue(vec![]))),
            (String::new(), "[\n\n]\n".to_owned())
        );
    }

    #[test]
    fn items_have_names_and_days_in_parts() {
        let json: serde_json::Value = serde_json::from_str(&csl_json(&catalogue(vec![known()]))).unwrap();
        let item = &json[0];
        assert_eq!(
            item["author"],
            serde_json::json!([{ "family": "van der Berg", "given": "Jan" }, { "literal": "Reuters" }])
        );
        assert_eq!(item["issued"], serde_json::json!({ "date-parts": [[2025, 5, 9]] }));
        assert_eq!(item["container-title"], "Northern Post & Co");
        assert_eq!(item["URL"], "https://example.org/a_b?c=1&d={x}%20#e");
        assert!(item.get("note").is_none() && item.get("accessed").is_none());
    }

    proptest::proptest! {
        #[test]
        fn braces_are_in_pairs_whatever_the_words(words in ".*") {
            let mut depth = 0_i32;
            for c in tex(&words).chars().chain(address(&words).chars()) {
                depth += i32::from(c == '{') - i32::from(c == '}');
                assert!(depth >= 0);
            }
            assert_eq!(depth, 0);
        }
    }
}
