//! Plain text, however messy: the cleaner sees to it.
//!
//! Lines at its head and foot that evidently tell of the article are its metadata ([`about`]) and no part of the text. A
//! tag is a tag only where the text is what remains of a page.

mod about;
mod exports;
mod line;
mod masthead;
mod words;

use about::Told;
use exports::Entry;

use crate::corpus::Meta;
use crate::ingest::article::article;
use crate::ingest::day::{NoDay, why_none};
use crate::ingest::format::{File, Format, Reader};
use crate::ingest::published::ACCEPTED_DATES;
use crate::ingest::reading::{Cost, Decision, Diagnostic, Field, Reading, Remark};
use crate::text::clean::clean_literal;
use crate::text::{Removal, RemovalRule, Span};

pub(super) const TEXT: Format =
    Format { name: "plain text", endings: &["txt", "text"], many: false, reader: Reader::Text(read) };

fn read(file: &File<'_>) -> Reading {
    let &File { shown, name, text } = file;
    if let Some(entries) = exports::of(text) {
        return export(file, entries);
    }
    let about = about::of(text);
    let mut lines = about.lines;
    let mut body = without(text, &lines);
    if !body.contains(char::is_alphanumeric) {
        // what tells of an article and nothing else is what there is to read
        lines.clear();
        text.clone_into(&mut body);
    }
    let mut document = clean_literal(&body, None);
    let removed = lines.iter().map(|&source| Removal { source, rule: RemovalRule::MetadataLine });
    document.removed.extend(removed);
    document.removed.sort_by_key(|removal| removal.source);
    let mut meta = Meta::default();
    let mut remarks = Vec::new();
    for Told { field, value, place } in about.told {
        take(&mut meta, field, value, &place);
        remarks.push(Remark {
            file: shown.to_owned(),
            article: Some(name.to_owned()),
            decision: Decision::Found(field, place),
        });
    }
    meta.published = about.published;
    let problems = about.unread.map(|(line, why)| no_day(shown, None, &line, why)).into_iter().collect();
    let input = article(name.to_owned(), meta, text.to_owned(), document);
    Reading { inputs: vec![input], problems, remarks }
}

/// What is said of a day that is none.
fn no_day(shown: &str, line: Option<u32>, written: &str, why: NoDay) -> Diagnostic {
    Diagnostic {
        cost: Cost::Part,
        file: shown.to_owned(),
        line,
        expected: ACCEPTED_DATES.to_owned(),
        found: format!("`{written}`{}", why.words()),
        mend: "write the day so, or set it in parallax.toml".to_owned(),
    }
}

/// Takes a field; of a day its place.
fn take(meta: &mut Meta, field: Field, value: String, place: &str) {
    let basis = Some(place.to_owned());
    match field {
        Field::Title => meta.title = Some(value),
        Field::Source => (meta.source, meta.source_basis) = (Some(value), basis),
        Field::Author => (meta.author, meta.author_basis) = (Some(value), basis),
        Field::Url => meta.url = Some(value),
        Field::Language => meta.lang = Some(value),
        Field::Published => meta.published_basis = basis,
    }
}

/// The articles of an export of many, each under the name of the file and its number.
fn export(file: &File<'_>, entries: Vec<Entry>) -> Reading {
    let &File { shown, name, text } = file;
    let mut reading = Reading::default();
    let alone = entries.len() == 1;
    for (n, entry) in entries.into_iter().enumerate() {
        let source = entry.span.of(text).to_owned();
        let start = entry.span.start;
        let lines: Vec<Span> = entry
            .lines
            .iter()
            .map(|line| Span { start: line.start - start, end: line.end - start })
            .collect();
        let mut document = clean_literal(&without(&source, &lines), None);
        let removed = lines.iter().map(|&source| Removal { source, rule: RemovalRule::MetadataLine });
        document.removed.extend(removed);
        document.removed.sort_by_key(|removal| removal.source);
        let called = if alone { name.to_owned() } else { format!("{name}/{}", n + 1) };
        let begins = text.get(..start as usize).map_or(0, |above| above.matches('\n').count()) as u32 + 1;
        let mut meta = Meta { published: entry.published, ..Meta::default() };
        let remark = |decision| Remark { file: shown.to_owned(), article: Some(called.clone()), decision };
        reading.remarks.push(remark(Decision::Line(begins)));
        for (field, value, line) in entry.told {
            let place = format!("the line “{line}” of the export");
            take(&mut meta, field, value, &place);
            reading.remarks.push(remark(Decision::Found(field, place)));
        }
        if let Some(written) = entry.unread.filter(|_| meta.published.is_none()) {
            let why = why_none(&written).unwrap_or(NoDay::Form);
            reading.problems.push(no_day(shown, Some(begins), &written, why));
        }
        reading.inputs.push(article(called.clone(), meta, source, document));
    }
    reading
}

/// A text with blanks in place of some lines, each byte where it was.
fn without(text: &str, lines: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for line in lines {
        let (start, end) = (line.start as usize, line.end as usize);
        out.push_str(text.get(done..start).unwrap_or(""));
        out.extend(std::iter::repeat_n(' ', end - start));
        done = end;
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Input;

    fn one(text: &str) -> Input {
        let reading = read(&File { shown: "in/a.txt", name: "a.txt", text });
        assert_eq!(reading.problems, []);
        reading.inputs[0].clone()
    }

    #[test]
    fn the_line_above_day_and_author_is_the_headline() {
        let title = |head: &str| one(&format!("{head}{BODY}")).meta.title;
        for head in [
            "Harbour mourns its dead\nThe Evening Star\n14 March 2026\nBy Anna Smith\n\n",
            "Harbour mourns\nBy Anna Smith\n\n",
        ] {
            assert_eq!(title(head).as_deref(), head.lines().next(), "{head}");
        }
        // the text itself
        assert_eq!(title("The harbour mourned for a day.\n14 March 2026\n\n"), None);
        let input = one(&format!("Harbour mourns its dead\nBy Anna Smith\n\n{BODY}"));
        assert!(input.document.text.starts_with("The harbour was calm"), "{}", input.document.text);
    }

    const BODY: &str =
        "The harbour was calm on Thursday, the mayor said.\n\nIt had been closed since Monday.\n";

    #[track_caller]
    fn check(head: &str, foot: &str, expected: &str) {
        let input = one(&format!("{head}{BODY}{foot}"));
        let Meta { title, source, author, published, url, .. } = &input.meta;
        let known = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        let day = published.map_or("-".to_owned(), |day| day.to_string());
        let found = [known(title), known(source), known(author), day, known(url)].join(" / ");
        assert_eq!(found, expected, "{head}…{foot}");
        let whole = format!("{head}{BODY}{foot}");
        for removal in &input.document.removed {
            assert!(whole.get(removal.source.range()).is_some());
        }
        assert!(input.document.text.ends_with("closed since Monday.") || !foot.is_empty());
    }

    #[test]
    fn an_address_alone_is_the_articles() {
        check(
            "https://example.org/a\n\nPort Opens\n\n",
            "",
            "Port Opens / - / - / - / https://example.org/a",
        );
        check("https://example.org/a\nPort Opens\n\n", "", "Port Opens / - / - / - / https://example.org/a");
        check(
            "Port Opens\n\n",
            "\nhttps://example.org/a\n",
            "Port Opens / - / - / - / https://example.org/a",
        );
        check(
            "Port Opens\nURL: https://example.org/a\n\n",
            "",
            "Port Opens / - / - / - / https://example.org/a",
        );
        check(
            "Port Opens\n\n",
            "\nhttps://example.org/a\nhttps://example.org/b\n",
            "Port Opens / - / - / - / -",
        );
        check("Port Opens\n\n", "\nSee https://example.org/a\n", "Port Opens / - / - / - / -");
    }

    #[test]
    fn lines_about_the_article_are_read() {
        check(
            "Port Opens\nCoast Courier, 27 January 2024\n\n",
            "",
            "Port Opens / Coast Courier / - / 2024-01-27 / -",
        );
        check(
            "Coast Courier | January 27, 2024\n\nPort Opens\n\n",
            "",
            "Port Opens / Coast Courier / - / 2024-01-27 / -",
        );
        check("Port Opens\n\nBy Ada Quist\n\n", "", "Port Opens / - / Ada Quist / - / -");
        check(
            "Port Opens\nBy Ada Quist and Kojo Danso, Staff Writers\nPublished: 27 January 2024, 10:30\n\n",
            "",
            "Port Opens / - / Ada Quist, Kojo Danso / 2024-01-27 / -",
        );
        check(
            "Port Opens\nBy Ada Quist | Coast Courier | 27 January 2024\n\n",
            "",
            "Port Opens / Coast Courier / Ada Quist / 2024-01-27 / -",
        );
        check(
            "Title: Port Opens\nOutlet: Küstenbote\nAuthor: Ada Quist\nDate: 2024-01-27\n\n",
            "",
            "Port Opens / Küstenbote / Ada Quist / 2024-01-27 / -",
        );
    }

    #[test]
    fn an_outlet_in_a_line_of_its_own_is_no_headline() {
        let known = "Ferry sinks off Zadar / Northern Herald / - / 2024-03-12 / -";
        check("Northern Herald\n12 March 2024\n\nFerry sinks off Zadar\n\n", "", known);
        check("Northern Herald\n12 March 2024\nFerry sinks off Zadar\n", "", known);
        check("Northern Herald\nFerry sinks off Zadar\n12 March 2024\n\n", "", known);
        check("12 March 2024\nNorthern Herald\n\nFerry sinks off Zadar\n\n", "", known);
        check("Ferry sinks off Zadar\nNorthern Herald\n12 March 2024\n\n", "", known);
        check("Ferry sinks off Zadar\n12 March 2024\nNorthern Herald\n\n", "", known);
        check("Northern Herald, London, 12 March 2024\n\nFerry sinks off Zadar\n\n", "", known);
        let signed = "Ferry sinks off Zadar / Northern Herald / Ada Quist / 2024-03-12 / -";
        check("Northern Herald\n12 March 2024\n\nFerry sinks off Zadar\nBy Ada Quist\n\n", "", signed);
        check(
            "NORTHERN HERALD\nFerry sinks off Zadar\nBy Ada Quist\n\n",
            "",
            &signed.replace("Northern Herald", "NORTHERN HERALD").replace("2024-03-12", "-"),
        );
        check("Ferry sinks off Zadar\nBy Ada Quist, Northern Herald\n12 March 2024\n\n", "", signed);
        check("Ferry sinks off Zadar\nBy Ada Quist for the Northern Herald\n12 March 2024\n\n", "", signed);
        check(
            "Al Jazeera\n12 March 2024\n\nFerry sinks\n\n",
            "",
            "Ferry sinks / Al Jazeera / - / 2024-03-12 / -",
        );
        check(
            "https://northernherald.example/ferry\nNorthern Herald\n\nFerry sinks off Zadar\n\n",
            "",
            "Ferry sinks off Zadar / Northern Herald / - / - / https://northernherald.example/ferry",
        );
        check("Source: Northern Herald, 12 March 2024\nFerry sinks off Zadar\n\n", "", known);
        check("Ferry sinks off Zadar\nSource: Northern Herald (12 March 2024)\n\n", "", known);
        check("Ferry sinks off Zadar\nPublished: 12 March 2024, Northern Herald\n\n", "", known);
        check("Ferry sinks off Zadar\nPublished in the Northern Herald on 12 March 2024\n\n", "", known);
        check("Ferry sinks off Zadar\nFrom Northern Herald, 12 March 2024\n\n", "", known);
        check("Ferry sinks off Zadar | Northern Herald\n12 March 2024\n\n", "", known);
        check("Ferry sinks off Zadar | World news | Northern Herald\n12 March 2024\n\n", "", known);
        check(
            "Ferry sinks off Zadar\nAuthor: Ada Quist, Northern Herald\nDate: 12 March 2024\n\n",
            "",
            signed,
        );
        check(
            "Source: Open Quarter\nTitle: Ferry sinks off Zadar\n\n",
            "",
            "Ferry sinks off Zadar / Open Quarter / - / - / -",
        );
        // what stands between the day and a text that is broken is the text's own
        check(
            "12 March 2024\nFerry sinks off Zadar and the harbour master of the town\n",
            "",
            "- / - / - / 2024-03-12 / -",
        );
        // a name that nothing in it shows, borne out by the address or by who has the rights
        check(
            "The Open Quarter\n12 March 2024\n\nFerry sinks off Zadar\n\n",
            "\nhttps://openquarter.example/ferry\n",
            "Ferry sinks off Zadar / The Open Quarter / - / 2024-03-12 / https://openquarter.example/ferry",
        );
        check(
            "Open Quarter\n12 March 2024\n\nFerry sinks off Zadar\n\n",
            "\n© 2024 The Open Quarter. All rights reserved.\n",
            "Ferry sinks off Zadar / Open Quarter / - / 2024-03-12 / -",
        );
        let input = one(&format!("Northern Herald\n12 March 2024\n\nFerry sinks off Zadar\n\n{BODY}"));
        let basis = "the line “Northern Herald” alone at the head of the text";
        assert_eq!(input.meta.source_basis.as_deref(), Some(basis));
        assert!(input.document.text.starts_with("Ferry sinks off Zadar\n"), "{}", input.document.text);
    }

    #[test]
    fn a_headline_is_no_outlet() {
        let outlet = |head: &str| one(&format!("{head}{BODY}")).meta.source;
        for head in [
            "Sudan\n12 March 2024\n\nArmy crosses the bridge\n\n",
            "Obituaries\n12 March 2024\n\nAda Quist, painter\n\n",
            "World News\n12 March 2024\n\nArmy crosses the bridge\n\n",
            "Nelson Mandela\n12 March 2024\n\nA life in the struggle\n\n",
            "Hard Times\n12 March 2024\n\nA town without work\n\n",
            "Press Release\n12 March 2024\n\nPort Opens\n\n",
            "Business | 12 March 2024\n\nPort Opens\n\n",
            "World Press Freedom Day, 3 May 2024\n\nReporters march\n\n",
            // according to a paper
            "Ministry to close port - Northern Herald\n12 March 2024\n\n",
            "Ferry sinks | Herald\n12 March 2024\n\n",
            "Published in Zadar on 12 March 2024\n\nFerry sinks\n\n",
            // nothing else could be the headline
            "Northern Herald\n12 March 2024\n\n",
            "The Guardian\n12 March 2024\nUpdated 13 March 2024\n\n",
            // nothing tells of the article
            "Northern Herald\n\nFerry sinks off Zadar\n\n",
            "Northern Herald\nInland Mirror\n12 March 2024\n\nTwo papers close\n\n",
        ] {
            assert_eq!(outlet(head), None, "{head}");
        }
    }

    #[test]
    fn what_is_not_evident_stays() {
        // a place with its day, as a letter has it, and a headline with one
        check("Port Opens\n\nAccra, 27 January 2024\n\n", "", "Port Opens / - / - / - / -");
        check("Landing, 6 June 1944\n\n", "", "- / - / - / - / -");
        // a chronicle
        check(
            "Port Opens\n\n27 January 2024\n\nIt was calm.\n\n28 January 2024\n\n",
            "",
            "Port Opens / - / - / - / -",
        );
        check("By Design\n\nBy Monday all had changed in the north of it.\n\n", "", "- / - / - / - / -");
        check(
            "Port Opens\nBy Monday Everything Had Changed\n\n",
            "",
            "Port Opens By Monday Everything Had Changed / - / - / - / -",
        );
        check("Port Opens\n\nUpdated 27 January 2024\n\n", "", "Port Opens / - / - / - / -");
        check("Port Opens\n\nThe Courier of 27 January 2024 said so.\n\n", "", "Port Opens / - / - / - / -");
        check("", "\nhe said on 27 January 2024\n", "- / - / - / - / -");
    }

    #[test]
    fn days_that_cannot_be_are_told() {
        #[track_caller]
        fn check(head: &str, expected: &str) {
            let text = format!("{head}{BODY}");
            let reading = read(&File { shown: "in/a.txt", name: "a.txt", text: &text });
            assert_eq!(reading.inputs[0].meta.published, None);
            let problems: Vec<&str> = reading.problems.iter().map(|problem| problem.found.as_str()).collect();
            assert_eq!(problems, [expected]);
        }
        check("Port Opens\n\n05/06/2024\n\n", "`05/06/2024`, which could be two days");
        check("Port Opens\nDate: 31.02.2024\n\n", "`31.02.2024`, which no calendar has");
        check("Port Opens\nDate: 1970-01-01\n\n", "`1970-01-01`, which programs write where no day is set");
        check("Port Opens\nPublished: 4 May 2204\n\n", "`4 May 2204`, a day that no article can be of");
        check("Port Opens\nDate: soon\n\n", "`soon`");
    }

    #[test]
    fn lines_about_it_are_told_and_not_lost() {
        let input = one(&format!("Port Opens\nÄrzte Courier, 27 January 2024\n\n{BODY}"));
        assert!(!input.document.text.contains("Courier"));
        let removal = input.document.removed[0].clone();
        assert_eq!(removal.source.of(&input.source), "Ärzte Courier, 27 January 2024");
        assert_eq!(
            input.meta.published_basis.as_deref(),
            Some("the line “Ärzte Courier, 27 January 2024” at the head of the text")
        );
        assert_eq!(input.meta.source_basis, input.meta.published_basis);
        let (clean, source) =
            (input.document.text.find("mayor").unwrap(), input.source.find("mayor").unwrap());
        let span = Span::new(clean, clean + 5);
        assert_eq!(input.document.map.to_source(span), Span::new(source, source + 5));
    }

    #[test]
    fn nothing_but_lines_about_it_is_a_text() {
        let input = one("https://example.org/a\nBy Ada Quist\n");
        assert!(input.document.text.contains("By Ada Quist"), "{}", input.document.text);
    }

    #[test]
    fn marks_that_are_no_markup_stay() {
        let text = |text: &str| one(text).document.text;
        let spoken = "Report\n\nThe clerk wrote </script><script>alert(1)</script> twice, and &lt;b&gt; once, and went home.";
        assert_eq!(text(spoken), spoken);
        assert_eq!(text("He wrote <b>so</b> &amp; left."), "He wrote <b>so</b> &amp; left.");
        assert_eq!(text("Ada&nbsp;Quist &amp; Co said so."), "Ada Quist & Co said so.");
        assert_eq!(
            text("<p>He left.</p>\n<p>She <b>stayed</b> &lt;so&gt;.</p>"),
            "He left.\n\nShe stayed <so>."
        );
    }
}
