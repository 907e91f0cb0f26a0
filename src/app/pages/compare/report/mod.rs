//! The comparison as a document: Markdown, HTML, a table (CSV) or data (JSON), for use without the page. Written from the
//! rows that the page shows, with a link to each passage, by functions that need no browser.

mod forms;

use std::iter;
use std::rc::Rc;

use yew::prelude::*;

use self::forms::{csv, html_file, json, markdown};
use super::facts::{self, Fact};
use super::rows::{self, Cell, Row, flat};
use super::{Head, heads};
use crate::app::browser;
use crate::app::components::save;
use crate::app::export::File;
use crate::app::hooks::AppContext;
use crate::corpus::{ArticleId, Bodies, Body, Catalogue};
use crate::explore::compare::sheet::{Sheet, Statement, Verdict};
use crate::text::Span;
use crate::wording;

/// A comparison in words.
struct Report {
    /// The articles: name, what is known of them.
    heads: Vec<(String, String)>,
    /// What was found, in a sentence.
    summary: String,
    /// Whether of any of the articles only a part is here.
    parts: bool,
    /// The story in facts.
    facts: Vec<Line>,
    /// What stands beside it.
    sections: Vec<Section>,
    /// Where it can be opened.
    address: String,
}

struct Section {
    title: String,
    lines: Vec<Line>,
}

/// What stands side by side.
struct Line {
    title: String,
    kinds: Vec<String>,
    /// For each column, what it says; nothing where it is silent.
    columns: Vec<Vec<Said>>,
    /// For each column, where it speaks of the matter and gives no certain answer.
    near: Vec<Option<Said>>,
}

/// One thing said.
#[derive(Default)]
struct Said {
    /// The words: before those that decide, these, and behind them.
    words: [String; 3],
    /// The sentence, where the words are a part of it.
    sentence: String,
    /// Who does what they tell, and stands before them.
    before: String,
    /// Who is said to say so.
    by: String,
    /// Where it stands.
    link: Option<String>,
}

impl Said {
    fn whole(&self) -> String {
        self.words.concat()
    }
}

/// What the report is written from.
struct Writing<'a> {
    catalogue: &'a Catalogue,
    bodies: &'a dyn Bodies,
    sheet: &'a Sheet,
    heads: &'a [Head],
    /// The address of a passage; none in a lesson, which does not say whose it is.
    link: &'a dyn Fn(ArticleId, Span) -> Option<String>,
}

/// The menu that hands the report over.
pub(super) fn menu(app: &AppContext, sheet: &Rc<Sheet>) -> Html {
    let way = |write: fn(&Report) -> File| {
        let (app, sheet) = (app.clone(), sheet.clone());
        Callback::from(move |_: MouseEvent| {
            let page = browser::page_address();
            let address = format!("{page}{}", app.address().href());
            let wanted = sheet.columns.iter().map(|column| column.article).collect();
            let (here, heads, sheet) = (app.clone(), heads(&app, &sheet), sheet.clone());
            app.with_bodies(wanted, move |texts| {
                let blind = here.address().route.comparison().blind;
                let link = |id: ArticleId, at: Span| {
                    let article = here.corpus.article(id).filter(|_| !blind)?;
                    Some(format!("{page}{}", here.passage_href(&article.slug, at)))
                };
                let (catalogue, sheet, heads, link) = (&*here.corpus, &*sheet, &heads[..], &link);
                write(&Writing { catalogue, bodies: texts, sheet, heads, link }.report(address)).save();
            });
        })
    };
    save::menu([
        ("As text (Markdown)", way(markdown)),
        ("As a page (HTML)", way(html_file)),
        ("The facts as a table (CSV)", way(csv)),
        ("As data (JSON)", way(json)),
        ("Print…", Callback::from(|_: MouseEvent| browser::print())),
    ])
}

impl Writing<'_> {
    /// All that the page shows of a sheet, in words.
    fn report(&self, address: String) -> Report {
        let heads = self.heads.iter().map(|head| (head.name.clone(), head.under.clone())).collect();
        let found = facts::facts(self.catalogue, self.sheet);
        let verdicts: Vec<Verdict> = found.iter().map(|fact| fact.verdict).collect();
        let summary =
            if found.is_empty() { wording::NO_DIFFERENCE.to_owned() } else { wording::points(&verdicts) };
        let dismissed = wording::dismissed(facts::dismissed(self.catalogue, self.sheet));
        let parts = rows::are_excerpts(self.catalogue, self.sheet);
        let summary = [Some(summary), dismissed, parts.then(|| wording::EXCERPTS.to_owned())]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ");
        let mut sections = Vec::new();
        for (n, head) in self.heads.iter().enumerate() {
            let own = facts::within(self.catalogue, self.sheet, n);
            let lines: Vec<Line> = own.iter().map(|fact| self.fact(fact)).collect();
            sections.push(Section { title: format!("Where {} contradicts itself", head.inside()), lines });
        }
        let names: Vec<String> = self.heads.iter().map(Head::inside).collect();
        for (tab, name, _) in rows::beside(self.catalogue, self.sheet) {
            for section in rows::panel(self.catalogue, self.bodies, self.sheet, &names, tab).sections {
                let title = match section.title.as_str() {
                    "" => name.clone(),
                    title => title.to_owned(),
                };
                let lines = section.rows.iter().map(|row| self.line(row)).collect();
                sections.push(Section { title, lines });
            }
        }
        sections.retain(|section| !section.lines.is_empty());
        let facts = found.iter().map(|fact| self.fact(fact)).collect();
        Report { heads, summary, parts, facts, sections, address }
    }

    fn body(&self, column: usize) -> Option<&Body> {
        self.sheet.columns.get(column).and_then(|column| self.bodies.body(column.article))
    }

    fn link(&self, column: usize, at: Span) -> Option<String> {
        (self.link)(self.sheet.columns.get(column)?.article, at)
    }

    fn fact(&self, fact: &Fact) -> Line {
        let said = |(column, statement): (usize, &Statement)| {
            let body = self.body(column)?;
            let text = body.document.text.as_str();
            let told = facts::told(body, statement);
            let before = Span { end: told.words.start, ..told.phrase };
            let after = Span { start: told.words.end, ..told.phrase };
            let words = [before, told.words, after].map(|span| flat(span.of(text)));
            let sentence = flat(statement.span.of(text));
            let link = self.link(column, statement.words);
            Some(Said { words, sentence, before: told.before, by: told.by, link })
        };
        let columns = fact.answers.iter().enumerate();
        let columns = columns.map(|(n, own)| own.iter().filter_map(|answer| said((n, answer))).collect());
        let near = |(column, sentence): (usize, &Option<Span>)| {
            let own = (*sentence)?;
            let sentence = flat(own.of(self.body(column)?.document.text.as_str()));
            Some(Said { sentence, link: self.link(column, own), ..Said::default() })
        };
        Line {
            near: fact.near.iter().enumerate().map(near).collect(),
            title: fact.question.line(),
            kinds: iter::once(fact.label().into_owned())
                .chain(fact.confirmed.then(|| wording::CONFIRMED.to_owned()))
                .collect(),
            columns: columns.collect(),
        }
    }

    fn line(&self, row: &Row) -> Line {
        let mut columns: Vec<Vec<Said>> = self.heads.iter().map(|_| Vec::new()).collect();
        for cell in &row.cells {
            let Some(slot) = columns.get_mut(cell.column) else { continue };
            let words = self.said(row, cell);
            if !words.is_empty() {
                let link = cell.spots().next().and_then(|at| self.link(cell.column, at));
                slot.push(Said { words: [words, String::new(), String::new()], link, ..Said::default() });
            }
        }
        let kinds = row.badges.iter().map(|(_, words)| words.clone()).collect();
        Line { title: row.title.clone(), kinds, columns, near: Vec::new() }
    }

    /// What a cell says: the words of a table, else its passages, with who says them.
    fn said(&self, row: &Row, cell: &Cell) -> String {
        let quotes = row.group.is_some() || row.title.is_empty() || cell.words.is_empty();
        if !quotes || cell.passages.is_empty() {
            return cell.words.clone();
        }
        let text = self.body(cell.column).map_or("", |body| body.document.text.as_str());
        let texts: Vec<String> = cell.passages.iter().map(|(whole, _)| flat(whole.of(text))).collect();
        let texts = texts.join(" … ");
        if cell.words.is_empty() { texts } else { format!("{}: {texts}", cell.words) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{self, Curation, Input, Meta};
    use crate::explore::compare::sheet;

    fn text_of(n: usize) -> &'static str {
        [
            "The <b>ferry</b> Aurora sank off Port Marrow on Sunday. The coast guard said that 80 people died.",
            "On Sunday the <b>ferry</b> Aurora sank off Port Marrow. The coast guard said that 53 people died. \
             Divers & the *bell* of </script> were found.",
        ][n]
    }

    fn written(blind: bool) -> Report {
        let texts = [text_of(0), text_of(1)];
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
        let mut sheet = sheet::sheet(&corpus, &[ArticleId(0), ArticleId(1)], &[]);
        // what the engine takes for the decisive words is another test's concern
        for statement in sheet.points.iter_mut().flat_map(|point| &mut point.statements) {
            let start = statement.words.start;
            statement.words = Span { start, end: start + 2 };
        }
        let head = |n: usize, name: &str| {
            let under = if blind { String::new() } else { format!("Outlet \"{n}\"") };
            Head { name: name.to_owned(), under, title: String::new() }
        };
        let link = |id: ArticleId, at: Span| {
            (!blind).then(|| format!("file:///p.html#/article/{}?at={}-{}&q=1", id.0, at.start, at.end))
        };
        let (catalogue, bodies, heads) =
            (&corpus.catalogue, &corpus.bodies, &[head(0, "<i>One</i>"), head(1, "Two")]);
        let writing = Writing { catalogue, bodies, sheet: &sheet, heads, link: &link };
        writing.report("file:///p.html#/compare/a/b?tab=words&match=1".into())
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
        let table = csv(&report).content().to_owned();
        let data: serde_json::Value = serde_json::from_str(json(&report).content()).unwrap();
        let section = |title: &str| {
            let list = data["sections"].as_array().unwrap();
            list.iter().find(|section| section["title"] == title).unwrap_or_else(|| panic!("{title}: {data}"))
        };
        let fact = &data["facts"][0];
        assert_eq!(
            (&fact["question"], &fact["verdict"]),
            (&"How many died".into(), &"Differ".into()),
            "{fact}"
        );
        for (n, words, column) in [(0, "80", "A"), (1, "53", "B")] {
            let answer = &fact["answers"][n];
            assert_eq!((&answer["words"], &answer["column"]), (&words.into(), &column.into()), "{fact}");
            assert!(answer["sentence"].as_str().unwrap().contains(&format!("{words} people died")), "{fact}");
            let at = text_of(n).find(words).unwrap();
            let passage = format!("file:///p.html#/article/{n}?at={at}-{}&q=1", at + 2);
            assert_eq!(answer["passage"], passage.as_str());
            // and every other form leads there too
            assert!(text.contains(&format!("**{words}**")) && text.contains(&passage), "{text}");
            assert!(
                page.contains(&format!("<strong>{words}</strong>"))
                    && page.contains(&passage.replace('&', "&amp;")),
                "{page}"
            );
            assert!(table.contains(&passage) && table.contains(&format!("{words} people died")), "{table}");
        }
        assert!(
            table.starts_with("\u{feff}\"question\",\"verdict\",\"A: <i>One</i>, Outlet \"\"0\"\"\","),
            "{table}"
        );
        let only = &section("Only in Two")["rows"][0];
        assert_eq!(only["A"], serde_json::Value::Null);
        assert_eq!(data["articles"][1]["title"], "Two");
    }

    #[test]
    fn a_lesson_does_not_say_whose_it_is() {
        let report = written(true);
        for file in [markdown(&report), html_file(&report), csv(&report), json(&report)] {
            assert!(!file.content().contains("Outlet"), "{}", file.content());
            assert!(!file.content().contains("/article/"), "{}", file.content());
        }
        assert!(markdown(&written(false)).content().contains("Outlet"));
    }
}
