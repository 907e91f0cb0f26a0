//! What stands beside the story in facts: passages and short rows, under titles and notes. Knows nothing of how they are
//! drawn or written.

use crate::app::route::{Address, ArticlesRoute, CompareRoute, Route, Show, Tab};
use crate::corpus::{Bodies, Catalogue};
use crate::explore::Query;
use crate::explore::compare::sheet::{Item, MatchKind, Occurrence, Sheet};
use crate::text::Span;
use crate::wording;

/// A panel: sections of rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Panel {
    /// What the rows are, and how to read them.
    pub(super) note: String,
    /// Whether the rows are short enough for a table; else they are passages side by side.
    pub(super) table: bool,
    pub(super) sections: Vec<Section>,
}

/// Rows under a title, which may be empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Section {
    pub(super) title: String,
    pub(super) rows: Vec<Row>,
}

/// What stands side by side.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) title: String,
    /// Where the title leads; nowhere where it is none.
    pub(super) target: Option<Target>,
    /// Short words beside the title; the class draws a kind of match.
    pub(super) badges: Vec<(&'static str, String)>,
    /// The matched passages that it is about, as an index into [`Sheet::groups`].
    pub(super) group: Option<u32>,
    pub(super) cells: Vec<Cell>,
}

/// Where a title leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    /// To the page of an entity, by its slug, under the same query.
    Entity(String),
    /// To the lines in context of a word, in all articles.
    Lines(String),
}

impl Target {
    /// Its address, from where the reader is.
    pub(super) fn address(&self, here: &Address) -> Address {
        match self {
            Target::Entity(slug) => here.to(Route::entity(slug)),
            Target::Lines(word) => here.asking(
                Route::Articles(ArticlesRoute { as_lines: true, ..ArticlesRoute::default() }),
                Query { words: word.clone(), ..Query::default() },
            ),
        }
    }
}

/// One column's part of a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    pub(super) column: usize,
    /// What is said of it in place of its words, or above them.
    pub(super) words: String,
    /// Its passages, each with the words that are marked in it.
    pub(super) passages: Vec<(Span, Vec<Span>)>,
}

impl Cell {
    /// Where each of its passages is shown.
    pub(super) fn spots(&self) -> impl Iterator<Item = Span> {
        self.passages.iter().map(|(whole, marks)| marks.first().copied().unwrap_or(*whole))
    }
}

impl Row {
    /// Whether it is the one that the page shows.
    pub(super) fn is_shown(&self, view: &CompareRoute) -> bool {
        if let Some(group) = self.group {
            return view.chosen == Some(group + 1);
        }
        let spots = view.spots.iter().enumerate().filter_map(|(column, spot)| Some((column, (*spot)?)));
        let holds = |(column, spot): (usize, Span)| {
            self.cells.iter().any(|cell| cell.column == column && cell.spots().any(|at| at == spot))
        };
        view.spots.iter().any(Option::is_some) && spots.into_iter().all(holds)
    }

    /// The page set to show this row, as it is asked from one of its cells: the passage `wanted`, or else the one after
    /// the one that is shown there, and the first of every other column.
    pub(super) fn shown(&self, cell: &Cell, wanted: Option<usize>, view: &CompareRoute) -> CompareRoute {
        let mut new =
            CompareRoute { chosen: self.group.map(|group| group + 1), show: Show::All, ..view.clone() };
        new.column = cell.column as u8;
        new.spots = Default::default();
        if self.group.is_some() {
            return new;
        }
        let again = self.is_shown(view);
        for other in &self.cells {
            let own = std::ptr::eq(other, cell);
            let slot = &mut new.spots[other.column];
            if own || slot.is_none() && other.column != cell.column {
                let before = view.spots[other.column].filter(|_| again);
                let at = before.and_then(|spot| other.spots().position(|at| at == spot));
                let next = at.map_or(0, |at| if own { (at + 1) % other.passages.len() } else { at });
                *slot = other.spots().nth(wanted.filter(|_| own).unwrap_or(next));
            }
        }
        new
    }
}

/// What stands beside the story in facts: its name on the page, and the number of its rows where that tells something.
pub(super) fn beside(catalogue: &Catalogue, sheet: &Sheet) -> [(Tab, String, Option<usize>); 5] {
    let only = sheet.columns.iter().map(|column| column.only.len()).sum();
    [
        (Tab::Texts, "Texts side by side", None),
        (Tab::Only, "Only in one", Some(only)),
        (Tab::Quotes, "Quotes", Some(sheet.quotes.len())),
        (Tab::Names, "Names", None),
        (Tab::Words, "Words", None),
    ]
    .map(|(tab, name, n)| (tab, wording::only(name, tab == Tab::Only && are_excerpts(catalogue, sheet)), n))
}

/// Whether of any of the articles only a part is here, so that nothing can be said to be missing from it.
pub(super) fn are_excerpts(catalogue: &Catalogue, sheet: &Sheet) -> bool {
    catalogue.are_excerpts(sheet.columns.iter().map(|column| column.article))
}

/// What a panel says. `names` is what the articles are called on the page. The story in facts has no panel.
pub(super) fn panel(
    catalogue: &Catalogue,
    bodies: &dyn Bodies,
    sheet: &Sheet,
    names: &[String],
    tab: Tab,
) -> Panel {
    let columns = 0..sheet.columns.len();
    let one = |title: &str, rows: Vec<Row>| Section { title: title.to_owned(), rows };
    let text = |column: usize| {
        let body = sheet.columns.get(column).and_then(|column| bodies.body(column.article));
        body.map_or("", |body| body.document.text.as_str())
    };
    match tab {
        Tab::First | Tab::Differ | Tab::Everything => Panel::default(),
        Tab::Texts => {
            let mut order: Vec<u32> = (0..sheet.groups.len() as u32).collect();
            order.sort_by_key(|n| sheet.groups[*n as usize].kind);
            let rows = order.into_iter().map(|n| shared(sheet, n)).collect();
            Panel { note: copied(sheet), table: false, sections: vec![one("", rows)] }
        }
        Tab::Only => {
            let parts = are_excerpts(catalogue, sheet);
            let section = |n: usize| {
                let row = |span: &Span| Row {
                    cells: vec![Cell { column: n, passages: vec![(*span, Vec::new())], ..Cell::default() }],
                    ..Row::default()
                };
                let title = wording::only(&format!("Only in {}", names[n]), parts);
                one(&title, sheet.columns[n].only.iter().map(row).collect())
            };
            let aside: u32 = sheet.columns.iter().map(|column| column.aside).sum();
            let left_out = match aside {
                0 => String::new(),
                n => format!(
                    " Headings, opinion and the like, without a name, number, date or quote, are left out: {}.",
                    wording::count(n as usize, "passage", "passages")
                ),
            };
            let says = if parts {
                "What one of them says and no other does in what is shown here."
            } else {
                "What one of them says and no other does."
            };
            let note = format!("{says}{left_out}");
            Panel { note, table: false, sections: columns.map(section).collect() }
        }
        Tab::Names => {
            let rows = sheet.names.iter().map(|item| {
                let entity = item.entity.and_then(|id| catalogue.entity(id));
                let target = entity.map(|e| Target::Entity(e.slug.clone()));
                let mut row = found(item, item.what.clone(), target, &text);
                for (cell, places) in row.cells.iter_mut().zip(&item.places) {
                    if !places.is_empty() {
                        cell.words = wording::count(places.len(), "mention", "mentions");
                    }
                }
                row.badges.extend(entity.map(|e| ("", wording::kind(e.entity.kind).0.to_lowercase())));
                row
            });
            Panel { note: String::new(), table: true, sections: vec![one("Name", rows.collect())] }
        }
        Tab::Quotes => {
            // with its verb, since what is denied is not what is said
            let verb = |column: usize, span: Span| {
                let body = bodies.body(sheet.columns.get(column)?.article)?;
                let quote = body.annotations.quotes.iter().find(|quote| quote.span == span)?;
                Some(quote.verb?.of(&body.document.text))
            };
            let rows = sheet.quotes.iter().map(|quote| {
                let cells = quote.places.iter().enumerate().map(|(column, places)| Cell {
                    column,
                    words: match quote.speakers[column].as_str() {
                        "" if places.is_empty() => String::new(),
                        "" => "No speaker named here".to_owned(),
                        who => places
                            .first()
                            .and_then(|span| verb(column, *span))
                            .map_or_else(|| who.to_owned(), |verb| format!("{who}: “{verb}”")),
                    },
                    passages: places.iter().map(|span| (*span, quote.own_of(column, *span))).collect(),
                });
                let form =
                    if quote.direct { ("direct", "in quotation marks") } else { ("", "reported speech") };
                Row { badges: vec![(form.0, form.1.to_owned())], cells: cells.collect(), ..Row::default() }
            });
            Panel { note: String::new(), table: false, sections: vec![one("", rows.collect())] }
        }
        Tab::Words => {
            let section = |n: usize| {
                let list = sheet.words.iter().filter(|word| usize::from(word.column) == n).take(WORDS);
                let rows = list.map(|word| Row {
                    title: word.word.clone(),
                    target: Some(Target::Lines(word.word.clone())),
                    cells: (0..)
                        .zip(&word.rates)
                        .map(|(column, rate)| Cell {
                            column,
                            words: wording::tenths(*rate),
                            ..Cell::default()
                        })
                        .collect(),
                    ..Row::default()
                });
                one(&format!("More often in {}", names[n]), rows.collect())
            };
            let note = "Words that one text uses far more than the others, the most telling first. The numbers say how \
                often a word stands in a thousand words of each. Press a word to read its lines.";
            Panel { note: note.to_owned(), table: true, sections: columns.map(section).collect() }
        }
    }
}

/// How many rows of distinctive words are shown for each article.
const WORDS: usize = 12;

/// The class that draws a kind of match.
pub(super) fn kind_class(kind: MatchKind) -> &'static str {
    match kind {
        MatchKind::Verbatim => "verbatim",
        MatchKind::Reworded => "reworded",
        MatchKind::Related => "related",
    }
}

fn shared(sheet: &Sheet, n: u32) -> Row {
    let group = &sheet.groups[n as usize];
    let in_part = |places: &[Occurrence]| {
        group.kind != MatchKind::Related && !places.iter().any(|place| place.kind != MatchKind::Related)
    };
    let cells = group.places.iter().enumerate().map(|(column, places)| Cell {
        column,
        words: if !places.is_empty() && in_part(places) { "in part".to_owned() } else { String::new() },
        passages: places.iter().map(|place| (place.span, place.own.clone())).collect(),
    });
    Row {
        title: if group.near { String::new() } else { format!("Match {}", n + 1) },
        badges: vec![(kind_class(group.kind), wording::match_name(group.kind, group.near).to_owned())],
        group: Some(n),
        cells: cells.collect(),
        ..Row::default()
    }
}

/// A name: in each column the words that it goes by there.
fn found<'a>(item: &Item, title: String, target: Option<Target>, text: &dyn Fn(usize) -> &'a str) -> Row {
    let cells = item.places.iter().enumerate().map(|(column, places)| {
        let mut forms: Vec<&str> = places.iter().map(|span| span.of(text(column))).collect();
        forms.sort_unstable();
        forms.dedup();
        forms.truncate(3);
        let times = if places.len() > 1 { format!(" ×{}", places.len()) } else { String::new() };
        let words = if forms.is_empty() { String::new() } else { format!("{}{times}", forms.join(", ")) };
        Cell { column, words, passages: places.iter().map(|span| (*span, Vec::new())).collect() }
    });
    Row { title, target, cells: cells.collect(), ..Row::default() }
}

/// How much of each text stands word for word in each other one, where any does.
fn copied(sheet: &Sheet) -> String {
    let letter = wording::letter;
    let mut shares = Vec::new();
    for (a, row) in sheet.copied.iter().enumerate() {
        for (b, part) in row.iter().enumerate().filter(|(b, part)| *b != a && **part > 0) {
            shares.push(format!("{part} of 100 words of {} stand in {} too", letter(a), letter(b)));
        }
    }
    if shares.is_empty() {
        return "No run of six words or more stands in two of them.".to_owned();
    }
    format!("Counting runs of six words or more, {}.", shares.join(", "))
}

/// Words of an article in one line; the bounds of cells and rows are shown as bars.
pub(super) fn flat(words: &str) -> String {
    words.replace(['\t', '\n'], " | ")
}
