//! The comparison as a document: Markdown, HTML or JSON, for use without the page.

use yew::prelude::*;

use super::{Column, Pair, name};
use crate::app::browser;
use crate::app::export::{self, File};
use crate::app::hooks::AppContext;
use crate::app::words;
use crate::corpus::Article;
use crate::explore::compare::Comparison;
use crate::text::Span;

/// A comparison in words.
struct Report {
    /// The two articles: name, what is known of them.
    heads: [(String, String); 2],
    sections: Vec<Section>,
    /// Where it can be opened.
    address: String,
}

struct Section {
    title: String,
    rows: Vec<Row>,
}

/// What stands side by side; a side that says nothing is `None`.
struct Row {
    title: String,
    sides: [Option<String>; 2],
}

/// The menu that hands the report over.
pub(super) fn menu(app: &AppContext, pair: &Pair) -> Html {
    let save = |write: fn(&Report) -> File| {
        let (app, pair) = (app.clone(), pair.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(report) = report(&app, &pair) {
                write(&report).save();
            }
        })
    };
    html! {
        <details class="menu">
            <summary>{ "Save" }</summary>
            <div>
                <button type="button" onclick={save(markdown)}>{ "As text (Markdown)" }</button>
                <button type="button" onclick={save(html_file)}>{ "As a page (HTML)" }</button>
                <button type="button" onclick={save(json)}>{ "As data (JSON)" }</button>
                <button type="button" onclick={Callback::from(|_: MouseEvent| browser::print())}>{ "Print…" }</button>
            </div>
        </details>
    }
}

fn report(app: &AppContext, pair: &Pair) -> Option<Report> {
    let (a, b) = (pair.article(app, Column::A)?, pair.article(app, Column::B)?);
    let head = |article: &Article, column: Column| {
        let known = format!("{}, {}", words::outlet(article), words::published(article));
        (name(app, article, column), if app.place().view.blind { String::new() } else { known })
    };
    Some(Report {
        heads: [head(a, Column::A), head(b, Column::B)],
        sections: sections(&pair.found.comparison, &a.document.text, &b.document.text),
        address: format!("{}{}", browser::page_address(), app.place().href()),
    })
}

fn sections(comparison: &Comparison, a: &str, b: &str) -> Vec<Section> {
    let say = |text: &str, span: Span| Some(span.of(text).replace(['\t', '\n'], " | "));
    let conflicts = comparison.conflicts.iter().map(|conflict| Row {
        title: format!("{} ({})", conflict.about, words::conflict_kind(conflict.kind).to_lowercase()),
        sides: [say(a, conflict.a), say(b, conflict.b)],
    });
    let shared = comparison.aligned.iter().map(|found| Row {
        title: words::match_kind(found.kind).0.to_owned(),
        sides: [say(a, found.a), say(b, found.b)],
    });
    let alone = |spans: &[Span], text: &str, side: usize| -> Vec<Row> {
        let row = |span: &Span| {
            let mut sides = [None, None];
            sides[side] = say(text, *span);
            Row { title: String::new(), sides }
        };
        spans.iter().map(row).collect()
    };
    let section = |title: &str, rows: Vec<Row>| Section { title: title.to_owned(), rows };
    vec![
        section("Where they contradict each other", conflicts.collect()),
        section("What both say", shared.collect()),
        section("Only on the left", alone(&comparison.only_a, a, 0)),
        section("Only on the right", alone(&comparison.only_b, b, 1)),
    ]
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
    for (side, (name, known)) in ["Left", "Right"].iter().zip(&report.heads) {
        out.push_str(&format!(
            "- {side}: {}{}\n",
            plain(name),
            if known.is_empty() { String::new() } else { format!(" ({})", plain(known)) }
        ));
    }
    for section in report.sections.iter().filter(|section| !section.rows.is_empty()) {
        out.push_str(&format!("\n## {} ({})\n", section.title, section.rows.len()));
        for row in &section.rows {
            out.push('\n');
            if !row.title.is_empty() {
                out.push_str(&format!("**{}**\n\n", plain(&row.title)));
            }
            for (side, text) in ["Left", "Right"].iter().zip(&row.sides) {
                if let Some(text) = text {
                    out.push_str(&format!("> {side}: {}\n>\n", plain(text)));
                }
            }
        }
    }
    out.push_str(&format!("\n{}\n", report.address));
    File::new("comparison.md", "text/markdown", out)
}

fn html_file(report: &Report) -> File {
    let safe = export::escape_html;
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Side by side</title>\n<style>body{{font:1rem/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}table{{width:100%;border-collapse:collapse;table-layout:fixed}}td,th{{border:1px solid #999;padding:.4rem .6rem;vertical-align:top;text-align:left}}</style></head><body>\n<h1>Side by side</h1>\n<table><tr><th>{}<br>{}</th><th>{}<br>{}</th></tr></table>\n",
        safe(&report.heads[0].0),
        safe(&report.heads[0].1),
        safe(&report.heads[1].0),
        safe(&report.heads[1].1),
    );
    for section in report.sections.iter().filter(|section| !section.rows.is_empty()) {
        out.push_str(&format!("<h2>{} ({})</h2>\n<table>\n", safe(&section.title), section.rows.len()));
        for row in &section.rows {
            if !row.title.is_empty() {
                out.push_str(&format!("<tr><th colspan=\"2\">{}</th></tr>\n", safe(&row.title)));
            }
            let cell = |n: usize| row.sides[n].as_deref().map(safe).unwrap_or_default();
            out.push_str(&format!("<tr><td>{}</td><td>{}</td></tr>\n", cell(0), cell(1)));
        }
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<p>{}</p>\n</body></html>\n", safe(&report.address)));
    File::new("comparison.html", "text/html", out)
}

fn json(report: &Report) -> File {
    let word = export::json_string;
    let side = |text: &Option<String>| text.as_deref().map_or_else(|| "null".to_owned(), word);
    let rows = |section: &Section| {
        let rows: Vec<String> = section
            .rows
            .iter()
            .map(|row| {
                format!(
                    "{{\"what\":{},\"left\":{},\"right\":{}}}",
                    word(&row.title),
                    side(&row.sides[0]),
                    side(&row.sides[1])
                )
            })
            .collect();
        format!("{}:[{}]", word(&section.title), rows.join(","))
    };
    let sections: Vec<String> = report.sections.iter().map(rows).collect();
    let content = format!(
        "{{\"left\":{},\"right\":{},\"address\":{},{}}}\n",
        word(&report.heads[0].0),
        word(&report.heads[1].0),
        word(&report.address),
        sections.join(",")
    );
    File::new("comparison.json", "application/json", content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        let row = |title: &str, left: Option<&str>, right: Option<&str>| Row {
            title: title.to_owned(),
            sides: [left.map(str::to_owned), right.map(str::to_owned)],
        };
        Report {
            heads: [("<b>A</b>".into(), "Outlet".into()), ("B \"b\"".into(), String::new())],
            sections: vec![
                Section {
                    title: "What both say".into(),
                    rows: vec![row("Related", Some("x < y & *z*"), Some("</script>"))],
                },
                Section { title: "Only on the left".into(), rows: vec![row("", Some("alone"), None)] },
                Section { title: "Only on the right".into(), rows: vec![] },
            ],
            address: "file:///p.html#/compare/a/b?tab=words&match=1".into(),
        }
    }

    #[test]
    fn text_is_text_in_every_form() {
        let page = html_file(&report()).content().to_owned();
        assert!(page.contains("&lt;b&gt;A&lt;/b&gt;") && page.contains("x &lt; y &amp; *z*"));
        assert!(!page.contains("</script>") && !page.contains("<b>"));
        assert!(page.contains("tab=words&amp;match=1"));
        let text = markdown(&report()).content().to_owned();
        assert!(text.contains("> Left: x \\< y & \\*z\\*"), "{text}");
        assert!(!text.contains("Only on the right"));
        let data: serde_json::Value = serde_json::from_str(json(&report()).content()).unwrap();
        assert_eq!(data["What both say"][0]["right"], "</script>");
        assert_eq!(data["Only on the left"][0]["right"], serde_json::Value::Null);
    }
}
