//! The comparison as a document: Markdown, HTML or JSON, for use without the page. Written from the rows that the
//! panels show, by functions that need no browser.

use std::rc::Rc;

use yew::prelude::*;

use super::names;
use super::rows::{self, Cell, Row, flat};
use crate::app::browser;
use crate::app::components::save;
use crate::app::export::{self, File};
use crate::app::hooks::AppContext;
use crate::app::route::Tab;
use crate::app::wording;
use crate::corpus::{Bodies, Catalogue};
use crate::explore::compare::sheet::Sheet;

/// A comparison in words.
struct Report {
    /// The articles: name, what is known of them.
    heads: Vec<(String, String)>,
    sections: Vec<Section>,
    /// Where it can be opened.
    address: String,
}

struct Section {
    title: String,
    lines: Vec<Line>,
}

/// What stands side by side; a column that says nothing is empty.
struct Line {
    title: String,
    kinds: Vec<String>,
    columns: Vec<String>,
}

/// The menu that hands the report over.
pub(super) fn menu(app: &AppContext, sheet: &Rc<Sheet>) -> Html {
    let way = |write: fn(&Report) -> File| {
        let (app, sheet) = (app.clone(), sheet.clone());
        Callback::from(move |_: MouseEvent| {
            let address = format!("{}{}", browser::page_address(), app.address().href());
            let blind = app.address().route.comparison().blind;
            let wanted = sheet.columns.iter().map(|column| column.article).collect();
            let (catalogue, names, sheet) = (app.corpus.clone(), names(&app, &sheet), sheet.clone());
            app.with_bodies(wanted, move |texts| {
                write(&report(&catalogue, texts, &sheet, &names, blind, address)).save();
            });
        })
    };
    save::menu([
        ("As text (Markdown)", way(markdown)),
        ("As a page (HTML)", way(html_file)),
        ("As data (JSON)", way(json)),
        ("Print…", Callback::from(|_: MouseEvent| browser::print())),
    ])
}

/// All panels of a sheet, in words.
fn report(
    catalogue: &Catalogue,
    bodies: &dyn Bodies,
    sheet: &Sheet,
    names: &[String],
    blind: bool,
    address: String,
) -> Report {
    let heads = sheet.columns.iter().zip(names).map(|(column, name)| {
        let known = catalogue.article(column.article).filter(|_| !blind);
        let known =
            known.map(|article| format!("{}, {}", wording::outlet(article), wording::published(article)));
        (name.clone(), known.unwrap_or_default())
    });
    let mut sections = Vec::new();
    for (tab, name, _) in rows::tabs(sheet) {
        if tab == Tab::Claims {
            // the shared passages say it in full
            continue;
        }
        let panel = rows::panel(catalogue, bodies, sheet, names, tab);
        for section in panel.sections.into_iter().filter(|section| !section.rows.is_empty()) {
            let title =
                if section.title.is_empty() { name.clone() } else { format!("{name}: {}", section.title) };
            let lines = section.rows.iter().map(|row| line(bodies, sheet, row)).collect();
            sections.push(Section { title, lines });
        }
    }
    Report { heads: heads.collect(), sections, address }
}

fn line(bodies: &dyn Bodies, sheet: &Sheet, row: &Row) -> Line {
    let mut columns = vec![String::new(); sheet.columns.len()];
    for cell in &row.cells {
        let Some(slot) = columns.get_mut(cell.column) else { continue };
        let said = said(bodies, sheet, row, cell);
        if !slot.is_empty() && !said.is_empty() {
            slot.push_str(" / ");
        }
        slot.push_str(&said);
    }
    let kinds = row.badges.iter().map(|(_, words)| words.clone()).collect();
    Line { title: row.title.clone(), kinds, columns }
}

/// What a cell says: the words of a table, else its passages, with who says them.
fn said(bodies: &dyn Bodies, sheet: &Sheet, row: &Row, cell: &Cell) -> String {
    let quotes = row.group.is_some() || row.title.is_empty() || cell.words.is_empty();
    let body = sheet.columns.get(cell.column).and_then(|column| bodies.body(column.article));
    let Some(body) = body.filter(|_| quotes && !cell.passages.is_empty()) else {
        return cell.words.clone();
    };
    let texts: Vec<String> =
        cell.passages.iter().map(|(whole, _)| flat(whole.of(&body.document.text))).collect();
    let texts = texts.join(" … ");
    if cell.words.is_empty() { texts } else { format!("{}: {texts}", cell.words) }
}

fn markdown(report: &Report) -> File {
    // What would be markup in an article is kept from being it.
    let plain = |text: &str| {
        let mut out = String::new();
        for c in text.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
                out.push('\\');
            }
            out.push(c);
        }
        out
    };
    let mut out = String::from("# Side by side\n\n");
    for (n, (name, known)) in report.heads.iter().enumerate() {
        out.push_str(&format!("- {}: {}", wording::letter(n), plain(name)));
        if !known.is_empty() {
            out.push_str(&format!(" ({})", plain(known)));
        }
        out.push('\n');
    }
    for section in &report.sections {
        out.push_str(&format!("\n## {} ({})\n", plain(&section.title), section.lines.len()));
        for line in &section.lines {
            let head: Vec<&str> = std::iter::once(&line.title)
                .chain(&line.kinds)
                .map(String::as_str)
                .filter(|words| !words.is_empty())
                .collect();
            out.push('\n');
            if !head.is_empty() {
                out.push_str(&format!("**{}**\n\n", plain(&head.join(" · "))));
            }
            for (n, text) in line.columns.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                out.push_str(&format!("> {}: {}\n>\n", wording::letter(n), plain(text)));
            }
        }
    }
    out.push_str(&format!("\n{}\n", report.address));
    File::new("comparison.md", "text/markdown", out)
}

fn html_file(report: &Report) -> File {
    let safe = export::escape_html;
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Side by side</title>\n<style>body{font:1rem/1.5 Georgia,serif;max-width:75rem;margin:2rem auto;padding:0 1rem}table{width:100%;border-collapse:collapse;table-layout:fixed}td,th{border:1px solid #999;padding:.4rem .6rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}tr{break-inside:avoid}</style></head><body>\n<h1>Side by side</h1>\n",
    );
    let head = |(n, (name, known)): (usize, &(String, String))| {
        format!("<th>{}: {}<br>{}</th>", wording::letter(n), safe(name), safe(known))
    };
    let heads = report.heads.iter().enumerate().map(head).collect::<Vec<_>>().concat();
    for section in &report.sections {
        out.push_str(&format!("<h2>{} ({})</h2>\n", safe(&section.title), section.lines.len()));
        out.push_str(&format!("<table>\n<thead><tr>{heads}</tr></thead>\n"));
        for line in &section.lines {
            let kinds = line.kinds.iter().map(|kind| format!(" <small>[{}]</small>", safe(kind)));
            let title = format!("{}{}", safe(&line.title), kinds.collect::<Vec<_>>().concat());
            if !title.is_empty() {
                out.push_str(&format!("<tr><th colspan=\"{}\">{title}</th></tr>\n", report.heads.len()));
            }
            let cell = |text: &String| format!("<td>{}</td>", safe(text));
            let cells = line.columns.iter().map(cell).collect::<Vec<_>>().concat();
            out.push_str(&format!("<tr>{cells}</tr>\n"));
        }
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<p>{}</p>\n</body></html>\n", safe(&report.address)));
    File::new("comparison.html", "text/html", out)
}

fn json(report: &Report) -> File {
    let word = |text: &str| export::json_string(text);
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let heads = report.heads.iter().enumerate().map(|(n, (name, known))| {
        format!(
            "{{\"column\":\"{}\",\"title\":{},\"known\":{}}}",
            wording::letter(n),
            word(name),
            word(known)
        )
    });
    let line = |line: &Line| {
        let columns = line.columns.iter().enumerate().map(|(n, text)| {
            let text = if text.is_empty() { "null".to_owned() } else { word(text) };
            format!(",\"{}\":{text}", wording::letter(n))
        });
        let kinds = list(line.kinds.iter().map(|kind| word(kind)).collect());
        format!("{{\"what\":{},\"kinds\":{kinds}{}}}", word(&line.title), columns.collect::<String>())
    };
    let sections = report.sections.iter().map(|section| {
        let rows = list(section.lines.iter().map(line).collect());
        format!("{{\"title\":{},\"rows\":{rows}}}", word(&section.title))
    });
    let content = format!(
        "{{\"articles\":{},\"address\":{},\"sections\":{}}}\n",
        list(heads.collect()),
        word(&report.address),
        list(sections.collect())
    );
    File::new("comparison.json", "application/json", content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, ArticleId, Curation, Input, Meta};
    use crate::explore::compare::sheet;

    fn written(blind: bool) -> Report {
        let texts = [
            "The <b>ferry</b> Aurora sank off Port Marrow on Sunday. The coast guard said that 80 people died.",
            "On Sunday the <b>ferry</b> Aurora sank off Port Marrow. The coast guard said that 53 people died. \
             Divers & the *bell* of </script> were found.",
        ];
        let input = |(n, text): (usize, &&str)| Input {
            file: format!("{n}.txt"),
            meta: Meta { source: Some(format!("Outlet \"{n}\"")), ..Meta::default() },
            source: (*text).to_owned(),
            document: crate::text::clean(text),
        };
        let mut corpus = corpus::build(texts.iter().enumerate().map(input).collect(), &Curation::default());
        // whatever the cleaner would have made of it
        for (body, text) in corpus.bodies.iter_mut().zip(texts) {
            let span = crate::text::Span::new(0, text.len());
            body.document.text = text.to_owned();
            body.document.blocks = vec![crate::text::Block { kind: crate::text::BlockKind::Paragraph, span }];
            body.document.sentences = crate::text::sentence::sentences(text, span);
            body.annotations =
                crate::annotate::annotate(&body.document, &crate::annotate::Context::default());
        }
        let sheet = sheet::sheet(&corpus, &[ArticleId(0), ArticleId(1)]);
        let names = ["<i>One</i>".to_owned(), "Two".to_owned()];
        report(
            &corpus.catalogue,
            &corpus.bodies,
            &sheet,
            &names,
            blind,
            "file:///p.html#/compare/a/b?tab=words&match=1".into(),
        )
    }

    #[test]
    fn text_is_text_in_every_form() {
        let report = written(false);
        let page = html_file(&report).content().to_owned();
        assert!(
            page.contains("&lt;i&gt;One&lt;/i&gt;") && page.contains("&lt;b&gt;ferry&lt;/b&gt;"),
            "{page}"
        );
        assert!(!page.contains("</script>") && !page.contains("<b>") && !page.contains("<i>"));
        assert!(page.contains("tab=words&amp;match=1") && page.contains("Outlet &quot;0&quot;"));
        let text = markdown(&report).content().to_owned();
        assert!(text.contains("> B: Divers & the \\*bell\\* of \\</script\\> were found."), "{text}");
        let data: serde_json::Value = serde_json::from_str(json(&report).content()).unwrap();
        let section = |title: &str| {
            let list = data["sections"].as_array().unwrap();
            list.iter().find(|section| section["title"] == title).unwrap_or_else(|| panic!("{title}: {data}"))
        };
        let conflict = &section("Contradictions")["rows"][0];
        assert!(conflict["A"].as_str().unwrap().contains("80 people"), "{conflict}");
        assert!(conflict["B"].as_str().unwrap().contains("53 people"), "{conflict}");
        let only = &section("Only in B")["rows"][0];
        assert_eq!(only["A"], serde_json::Value::Null);
        assert_eq!(data["articles"][1]["title"], "Two");
    }

    #[test]
    fn a_lesson_does_not_say_whose_it_is() {
        let report = written(true);
        for file in [markdown(&report), html_file(&report), json(&report)] {
            assert!(!file.content().contains("Outlet"), "{}", file.content());
        }
        assert!(markdown(&written(false)).content().contains("Outlet"));
    }
}
