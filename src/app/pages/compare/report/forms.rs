//! The forms of a report: Markdown, a page, a table, data. What would be markup in an article is kept from being it.

use super::{Line, Report, Said};
use crate::app::export::{self, File};
use crate::wording;

/// The title of a line with its kinds.
fn title(line: &Line) -> String {
    let parts = std::iter::once(&line.title).chain(&line.kinds).map(String::as_str);
    parts.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Who stands before the words, and the gap.
fn lead(said: &Said) -> String {
    if said.before.is_empty() { String::new() } else { format!("{} ", said.before) }
}

/// As Markdown.
pub(super) fn markdown(report: &Report) -> File {
    // What would be markup in an article is kept from being it.
    let plain = export::escape_markdown;
    let mut out = String::from("# Side by side\n\n");
    for (n, (name, known)) in report.heads.iter().enumerate() {
        out.push_str(&format!("- {}: {}", wording::letter(n), plain(name)));
        if !known.is_empty() {
            out.push_str(&format!(" ({})", plain(known)));
        }
        out.push('\n');
    }
    let link =
        |said: &Said| said.link.as_ref().map_or_else(String::new, |link| format!(" ([passage](<{link}>))"));
    out.push_str(&format!("\n## The story in facts\n\n{}\n", plain(&report.summary)));
    for line in &report.facts {
        out.push_str(&format!("\n**{}**\n\n", plain(&title(line))));
        for (n, said) in line.columns.iter().enumerate() {
            let answer = |said: &Said| {
                let [before, words, after] = said.words.each_ref().map(|part| plain(part));
                let by = if said.by.is_empty() { String::new() } else { format!(", {}", plain(&said.by)) };
                format!("{}“{before}**{words}**{after}”{by}{}", plain(&lead(said)), link(said))
            };
            let answers: Vec<String> = said.iter().map(answer).collect();
            let near = line.near.get(n).and_then(Option::as_ref);
            let answers = match near {
                Some(near) if answers.is_empty() => format!("{}{}", wording::NEAR, link(near)),
                None if answers.is_empty() => wording::silent(report.parts).to_owned(),
                _ => answers.join("; "),
            };
            out.push_str(&format!("- {}: {answers}\n", wording::letter(n)));
        }
    }
    for section in &report.sections {
        out.push_str(&format!("\n## {} ({})\n", plain(&section.title), section.lines.len()));
        for line in &section.lines {
            out.push('\n');
            let title = title(line);
            if !title.is_empty() {
                out.push_str(&format!("**{}**\n\n", plain(&title)));
            }
            for (n, said) in line.columns.iter().enumerate().filter(|(_, said)| !said.is_empty()) {
                let said: Vec<String> = said.iter().map(|said| plain(&said.whole()) + &link(said)).collect();
                out.push_str(&format!("> {}: {}\n>\n", wording::letter(n), said.join(" / ")));
            }
        }
    }
    out.push_str(&format!("\n{}\n", report.address));
    File::new("comparison.md", "text/markdown", out)
}

/// As a page of its own.
pub(super) fn html_file(report: &Report) -> File {
    let safe = export::escape_html;
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Side by side</title>\n<style>body{font:1rem/1.5 Georgia,serif;max-width:75rem;margin:2rem auto;padding:0 1rem}table{width:100%;border-collapse:collapse;table-layout:fixed}td,th{border:1px solid #999;padding:.4rem .6rem;vertical-align:top;text-align:left;overflow-wrap:anywhere}tr{break-inside:avoid}</style></head><body>\n<h1>Side by side</h1>\n",
    );
    let head = |(n, (name, known)): (usize, &(String, String))| {
        format!("<th>{}: {}<br>{}</th>", wording::letter(n), safe(name), safe(known))
    };
    let heads = report.heads.iter().enumerate().map(head).collect::<Vec<_>>().concat();
    // The words are the link to where they stand.
    let linked = |said: &Said, words: String| match &said.link {
        Some(link) => format!("<a href=\"{}\">{words}</a>", safe(link)),
        None => words,
    };
    out.push_str(&format!("<h2>The story in facts</h2>\n<p>{}</p>\n", safe(&report.summary)));
    if !report.facts.is_empty() {
        out.push_str(&format!("<table>\n<thead><tr><th></th>{heads}</tr></thead>\n"));
        for line in &report.facts {
            let answer = |said: &Said| {
                let [before, words, after] = said.words.each_ref().map(|part| safe(part));
                let by = if said.by.is_empty() { String::new() } else { format!(", {}", safe(&said.by)) };
                format!(
                    "{}{}{by}",
                    safe(&lead(said)),
                    linked(said, format!("“{before}<strong>{words}</strong>{after}”"))
                )
            };
            let cell = |(n, said): (usize, &Vec<Said>)| {
                let said: Vec<String> = said.iter().map(answer).collect();
                let said = match line.near.get(n).and_then(Option::as_ref) {
                    Some(near) if said.is_empty() => linked(near, format!("<em>{}</em>", wording::NEAR)),
                    None if said.is_empty() => format!("<em>{}</em>", wording::silent(report.parts)),
                    _ => said.join("<br>"),
                };
                format!("<td>{said}</td>")
            };
            let cells: String = line.columns.iter().enumerate().map(cell).collect();
            let kinds = safe(&line.kinds.join(", "));
            out.push_str(&format!(
                "<tr><th><small>{kinds}</small><br>{}</th>{cells}</tr>\n",
                safe(&line.title)
            ));
        }
        out.push_str("</table>\n");
    }
    for section in &report.sections {
        out.push_str(&format!("<h2>{} ({})</h2>\n", safe(&section.title), section.lines.len()));
        out.push_str(&format!("<table>\n<thead><tr>{heads}</tr></thead>\n"));
        for line in &section.lines {
            let title = safe(&title(line));
            if !title.is_empty() {
                out.push_str(&format!("<tr><th colspan=\"{}\">{title}</th></tr>\n", report.heads.len()));
            }
            let cell = |said: &Vec<Said>| {
                let said: Vec<String> = said.iter().map(|said| linked(said, safe(&said.whole()))).collect();
                format!("<td>{}</td>", said.join(" / "))
            };
            let cells: String = line.columns.iter().map(cell).collect();
            out.push_str(&format!("<tr>{cells}</tr>\n"));
        }
        out.push_str("</table>\n");
    }
    out.push_str(&format!("<p>{}</p>\n</body></html>\n", safe(&report.address)));
    File::new("comparison.html", "text/html", out)
}

/// The facts, a row each; for every article its answer, the sentence and the link.
pub(super) fn csv(report: &Report) -> File {
    let mut heads = vec!["question".to_owned(), "verdict".to_owned()];
    for (n, (name, known)) in report.heads.iter().enumerate() {
        let letter = wording::letter(n);
        let known = if known.is_empty() { String::new() } else { format!(", {known}") };
        heads.extend([
            format!("{letter}: {name}{known}"),
            format!("{letter} sentence"),
            format!("{letter} passage"),
        ]);
    }
    let row = |line: &Line| {
        let mut cells = vec![Some(line.title.clone()), Some(line.kinds.join(", "))];
        for said in &line.columns {
            let all = |words: &dyn Fn(&Said) -> String| {
                let words: Vec<String> = said.iter().map(words).filter(|words| !words.is_empty()).collect();
                (!words.is_empty()).then(|| words.join(" / "))
            };
            cells.push(all(&|said| match said.by.as_str() {
                "" => lead(said) + &said.whole(),
                by => format!("{}, {by}", said.whole()),
            }));
            cells.push(all(&|said| said.sentence.clone()));
            cells.push(all(&|said| said.link.clone().unwrap_or_default()));
        }
        cells
    };
    export::table("facts.csv", &heads, report.facts.iter().map(row))
}

/// As data.
pub(super) fn json(report: &Report) -> File {
    let word = |text: &str| export::json_string(text);
    let known = |text: &str| if text.is_empty() { "null".to_owned() } else { word(text) };
    let list = |items: Vec<String>| format!("[{}]", items.join(","));
    let heads = report.heads.iter().enumerate().map(|(n, (name, known))| {
        format!(
            "{{\"column\":\"{}\",\"title\":{},\"known\":{}}}",
            wording::letter(n),
            word(name),
            word(known)
        )
    });
    let link = |said: &Said| known(said.link.as_deref().unwrap_or_default());
    let fact = |line: &Line| {
        let columns = line.columns.iter().enumerate();
        let answers = columns.flat_map(|(n, said)| said.iter().map(move |said| (n, said))).map(|(n, said)| {
            format!(
                "{{\"column\":\"{}\",\"answer\":{},\"words\":{},\"by\":{},\"sentence\":{},\"passage\":{}}}",
                wording::letter(n),
                word(&said.whole()),
                word(&said.words[1]),
                known(if said.before.is_empty() { &said.by } else { &said.before }),
                word(&said.sentence),
                link(said)
            )
        });
        let near = line.near.iter().enumerate().filter_map(|(n, near)| {
            let near = near.as_ref()?;
            Some(format!(
                "{{\"column\":\"{}\",\"sentence\":{},\"passage\":{}}}",
                wording::letter(n),
                word(&near.sentence),
                link(near)
            ))
        });
        let (question, verdict) = (word(&line.title), word(&line.kinds.concat()));
        let answers = list(answers.collect());
        let near = list(near.collect());
        format!(
            "{{\"question\":{question},\"verdict\":{verdict},\"answers\":{answers},\"speaks_of_it\":{near}}}"
        )
    };
    let line = |line: &Line| {
        let columns = line.columns.iter().enumerate().map(|(n, said)| {
            let text: Vec<String> = said.iter().map(Said::whole).collect();
            let passages = list(said.iter().map(link).collect());
            let letter = wording::letter(n);
            format!(",\"{letter}\":{},\"{letter} passages\":{passages}", known(&text.join(" / ")))
        });
        let kinds = list(line.kinds.iter().map(|kind| word(kind)).collect());
        format!("{{\"what\":{},\"kinds\":{kinds}{}}}", word(&line.title), columns.collect::<String>())
    };
    let sections = report.sections.iter().map(|section| {
        let rows = list(section.lines.iter().map(line).collect());
        format!("{{\"title\":{},\"rows\":{rows}}}", word(&section.title))
    });
    let content = format!(
        "{{\"articles\":{},\"address\":{},\"summary\":{},\"facts\":{},\"sections\":{}}}\n",
        list(heads.collect()),
        word(&report.address),
        word(&report.summary),
        list(report.facts.iter().map(fact).collect()),
        list(sections.collect())
    );
    File::new("comparison.json", "application/json", content)
}
