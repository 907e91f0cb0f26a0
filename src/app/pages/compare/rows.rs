//! What each panel of a comparison says, as titles, notes and rows. Knows nothing of how they are drawn or written.

use crate::app::route::{Address, ArticlesRoute, CompareRoute, Route, Show, Tab};
use crate::app::wording;
use crate::corpus::{Bodies, Catalogue};
use crate::explore::Query;
use crate::explore::compare::sheet::{Item, MatchKind, Occurrence, Point, Sheet};
use crate::text::Span;

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
            Target::Lines(word) => Address {
                route: Route::Articles(ArticlesRoute { as_lines: true, ..ArticlesRoute::default() }),
                query: Query { words: word.clone(), ..Query::default() },
            },
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

    /// The page set to show this row, as it is asked from one of its cells: the passage after the one that is shown
    /// there, and the first of every other column.
    pub(super) fn shown(&self, cell: &Cell, view: &CompareRoute) -> CompareRoute {
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
                *slot = other.spots().nth(next);
            }
        }
        new
    }
}

/// The tabs that a comparison of so many columns has, each with its name and the number of its rows.
pub(super) fn tabs(sheet: &Sheet) -> Vec<(Tab, String, usize)> {
    let columns = sheet.columns.len();
    let mut tabs = vec![
        (Tab::Contradictions, "Contradictions".to_owned(), sheet.points.len()),
        (Tab::Shared, "Shared".to_owned(), sheet.groups.len()),
    ];
    if columns > 2 {
        let claims = sheet.groups.iter().filter(|group| group.claim).count();
        tabs.push((Tab::Claims, "Claims".to_owned(), claims));
    }
    for (n, column) in sheet.columns.iter().enumerate() {
        tabs.push((Tab::Only(n as u8), format!("Only in {}", wording::letter(n)), column.only.len()));
    }
    let numbers = sheet.quantities.len() + sheet.dates.len();
    tabs.extend([
        (Tab::Numbers, "Numbers and dates".to_owned(), numbers),
        (Tab::Quotes, "Quotes".to_owned(), sheet.quotes.len()),
        (Tab::Words, "Words".to_owned(), sheet.words.len()),
        (Tab::Names, "Names".to_owned(), sheet.names.len()),
    ]);
    tabs
}

/// The tab that is open: what they share, until the reader says otherwise.
pub(super) fn open(sheet: &Sheet, tab: Tab) -> Tab {
    let columns = sheet.columns.len();
    match tab {
        Tab::Claims if columns < 3 => Tab::Shared,
        Tab::Only(n) if usize::from(n) >= columns => Tab::Shared,
        Tab::First => Tab::Shared,
        tab => tab,
    }
}

/// What a panel says. `names` is what the articles are called on the page.
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
    match open(sheet, tab) {
        Tab::First | Tab::Contradictions => {
            let of = |within: Option<u8>| -> Vec<Row> {
                let list = sheet.points.iter().filter(|conflict| conflict.within() == within);
                list.map(|conflict| contradiction(catalogue, conflict, sheet.columns.len())).collect()
            };
            let mut sections = vec![one("", of(None))];
            sections.extend(
                columns.map(|n| {
                    one(&format!("Within {}, “{}”", wording::letter(n), names[n]), of(Some(n as u8)))
                }),
            );
            // what one says against itself must not be taken for what one says against another
            let note = if sections[0].rows.is_empty() { NONE } else { LOOKED_FOR };
            Panel { note: note.to_owned(), table: false, sections }
        }
        Tab::Shared => {
            let mut order: Vec<u32> = (0..sheet.groups.len() as u32).collect();
            order.sort_by_key(|n| sheet.groups[*n as usize].kind);
            let rows = order.into_iter().map(|n| shared(sheet, n)).collect();
            Panel { note: copied(sheet), table: false, sections: vec![one("", rows)] }
        }
        Tab::Claims => {
            let claims = (0..).zip(&sheet.groups).filter(|(_, group)| group.claim);
            let rows = claims.map(|(n, _)| claim(sheet, n, &text)).collect();
            let note = "A claim is a sentence that two articles or more make in the same or in other words, with no \
                other number, name or date. “In part” is some of the same facts; “missing” means that no sentence \
                was matched with it.";
            Panel { note: note.to_owned(), table: true, sections: vec![one("Claim", rows)] }
        }
        Tab::Only(n) => {
            let n = usize::from(n);
            let column = &sheet.columns[n];
            let row = |span: &Span| Row {
                cells: vec![Cell { column: n, passages: vec![(*span, Vec::new())], ..Cell::default() }],
                ..Row::default()
            };
            let note = format!(
                "What {} says and no other does. {} without a name, number, date or quote, such as headings and \
                 opinion, are left out.",
                wording::letter(n),
                wording::count(column.aside as usize, "passage", "passages")
            );
            Panel { note, table: false, sections: vec![one("", column.only.iter().map(row).collect())] }
        }
        Tab::Numbers => {
            let numbers = sheet.quantities.iter().map(|item| found(item, item.what.clone(), None, &text));
            let dates = sheet.dates.iter().map(|item| {
                let read = |(column, places): (usize, &Vec<Span>)| {
                    let body = bodies.body(sheet.columns.get(column)?.article)?;
                    let at = places.first()?;
                    body.annotations.dates.iter().find(|date| date.span == *at).map(wording::date)
                };
                let title = item.places.iter().enumerate().find_map(read);
                found(item, title.unwrap_or_else(|| item.what.clone()), None, &text)
            });
            let sections = vec![one("Number", numbers.collect()), one("Date", dates.collect())];
            let note = "Numbers that agree stand in one row, and so do dates that are the same.";
            Panel { note: note.to_owned(), table: true, sections }
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
                    passages: places.iter().map(|span| (*span, Vec::new())).collect(),
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
                    badges: vec![("", format!("G² {}", wording::tenths(word.g2)))],
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
                one(&format!("More often in {}", wording::letter(n)), rows.collect())
            };
            let note = "Words that one text uses more than the others, by log-likelihood G² (3.8 is unlikely by chance \
                at one in twenty). All columns count per 1,000 words; a word opens its lines in context.";
            Panel { note: note.to_owned(), table: true, sections: columns.map(section).collect() }
        }
    }
}

/// What is said where nothing of the kinds that are looked for was found.
pub(super) const NONE: &str = "No contradiction of numbers, dates, quotes or office-holders was found. Other kinds are not looked for at present.";
/// What is said over those that were found.
const LOOKED_FOR: &str = "Looked for at present: numbers, dates, quotes, office-holders, and who did it to whom. Other kinds are not.";

/// How many rows of distinctive words are shown for each article.
const WORDS: usize = 12;

fn contradiction(catalogue: &Catalogue, conflict: &Point, columns: usize) -> Row {
    let statements = conflict.statements.iter().map(|statement| Cell {
        column: usize::from(statement.column),
        words: String::new(),
        passages: vec![(statement.span, vec![statement.words])],
    });
    let mut cells: Vec<Cell> = statements.collect();
    let within = conflict.within().is_some();
    if !within {
        // one cell a column, so that each stands below its article
        let silent =
            (0..columns).filter(|n| !conflict.statements.iter().any(|c| usize::from(c.column) == *n));
        cells.extend(silent.map(|column| Cell { column, ..Cell::default() }));
        cells.sort_by_key(|cell| cell.column);
    }
    cells.dedup_by(|next, first| {
        let whole = |cell: &Cell| cell.passages.first().map(|(whole, _)| *whole);
        if next.column != first.column || within && whole(next) != whole(first) {
            return false;
        }
        for (whole, mut marks) in next.passages.drain(..) {
            match first.passages.iter_mut().find(|(held, _)| *held == whole) {
                Some((_, held)) => held.append(&mut marks),
                None => first.passages.push((whole, marks)),
            }
        }
        true
    });
    Row {
        title: wording::about(&conflict.about, catalogue),
        badges: vec![("", wording::point_kind(conflict.kind).to_owned())],
        cells,
        ..Row::default()
    }
}

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
        title: format!("Match {}", n + 1),
        badges: vec![(kind_class(group.kind), wording::match_kind(group.kind).0.to_owned())],
        group: Some(n),
        cells: cells.collect(),
        ..Row::default()
    }
}

fn claim<'a>(sheet: &Sheet, n: u32, text: &dyn Fn(usize) -> &'a str) -> Row {
    let group = &sheet.groups[n as usize];
    let cells = group.places.iter().enumerate().map(|(column, places)| Cell {
        column,
        words: match places.iter().map(|place| place.kind).min() {
            None => "missing",
            Some(MatchKind::Related) => "in part",
            Some(_) => "says so",
        }
        .to_owned(),
        passages: places.iter().map(|place| (place.span, Vec::new())).collect(),
    });
    let first = group.places.iter().enumerate().find_map(|(column, places)| {
        let place = places.iter().find(|place| place.kind == group.kind)?;
        Some(flat(place.span.of(text(column))))
    });
    Row { title: first.unwrap_or_default(), group: Some(n), cells: cells.collect(), ..Row::default() }
}

/// A number, date or name: in each column the words that it goes by there.
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

/// How much of each text stands word for word in each other one.
fn copied(sheet: &Sheet) -> String {
    let letter = wording::letter;
    let mut shares = Vec::new();
    for (a, row) in sheet.copied.iter().enumerate() {
        for (b, part) in row.iter().enumerate().filter(|(b, _)| *b != a) {
            shares.push(format!("{part} of 100 words of {} stand in {}", letter(a), letter(b)));
        }
    }
    format!(
        "Closest first. Words that no other has in their place are marked. Word for word, in \
         runs of six or more, {}.",
        shares.join(", ")
    )
}

/// Words of an article in one line; the bounds of cells and rows are shown as bars.
pub(super) fn flat(words: &str) -> String {
    words.replace(['\t', '\n'], " | ")
}
