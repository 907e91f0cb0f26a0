//! Paragraphs: whether two lines are one, and which lines are headings.
//!
//! Sources break lines in three ways, told apart by counting: one paragraph a line; wrapped at a width, where a
//! line that ends early ends its paragraph; and broken anywhere, where only blank lines and indents divide. The
//! count is taken over the whole source first, and for a run of lines without a blank where the source as a
//! whole shows nothing.

use super::super::Span;
use super::super::language::TextTables;
use super::super::language::tables::Lines as Words;
use super::super::sentence::sentences_by;
use super::lines::{Line, Mark};
use super::list::marker;
use super::shape::{End, Shape, end, first_word_width, is_dateline, starts_lower};

/// How lines are broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// A line is a paragraph.
    Lines,
    /// Wrapped near that many characters.
    Wrapped(usize),
    /// Broken anywhere.
    Loose,
}

/// Widest line, in characters, that counts as wrapped.
const WIDEST: usize = 140;

/// How the lines are broken; `None` where there are too few breaks to tell.
pub(super) fn style(lines: &[Line], least: usize, tables: &TextTables) -> Option<Style> {
    let mut breaks = 0;
    // Widths of lines that break within a sentence, with the first word that came after.
    let mut within = Vec::new();
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        if a.is_blank() || b.is_blank() || a.mark != Mark::None || b.mark != Mark::None {
            continue;
        }
        if marker(&b.text).is_some() || b.text.starts_with('|') {
            continue;
        }
        breaks += 1;
        if starts_lower(&b.text) && !matches!(end(&a.text, &b.text, tables), End::Sentence | End::Colon) {
            within.push((a.text.chars().count() + usize::from(a.indent), first_word_width(&b.text)));
        }
    }
    if breaks < least {
        return None;
    }
    if within.len() * 10 < breaks * 3 {
        return Some(Style::Lines);
    }
    let mut widths: Vec<usize> = within.iter().map(|&(width, _)| width).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
    // Wrapped where the next word would not have fitted, nearly always.
    let full = within.iter().filter(|&&(a, word)| a + 1 + word + 2 > width).count();
    if width <= WIDEST && full * 4 >= within.len() * 3 {
        Some(Style::Wrapped(width))
    } else {
        Some(Style::Loose)
    }
}

/// Whether line `b` goes on with the paragraph of line `a`, right above it.
pub(super) fn joins(a: &Line, b: &Line, style: Style, blanks: bool, tables: &TextTables) -> bool {
    if b.mark != a.mark || matches!(a.mark, Mark::Heading(_) | Mark::Item { .. }) {
        // A line break within a heading or an item of markup.
        return b.mark == a.mark && matches!(a.mark, Mark::Heading(_));
    }
    let ends = end(&a.text, &b.text, tables);
    let lower = starts_lower(&b.text);
    match style {
        Style::Lines => match ends {
            End::Open => true,
            End::Bare => lower,
            End::Sentence | End::Colon => false,
        },
        Style::Loose => !(b.indent > a.indent + 1 && matches!(ends, End::Sentence | End::Colon)),
        Style::Wrapped(width) => {
            let taken = a.text.chars().count() + usize::from(a.indent) + 1 + first_word_width(&b.text);
            let room = width.saturating_sub(taken);
            let fits = taken <= width;
            let indented = b.indent > a.indent + 1;
            match ends {
                End::Open => true,
                _ if lower && ends == End::Bare => true,
                End::Bare => !(indented || fits && room > 12),
                // Where blank lines divide paragraphs a short line alone says less.
                End::Sentence | End::Colon => !(indented || fits && room > if blanks { 14 } else { 1 }),
            }
        }
    }
}

/// Whether line `b` goes on with `a` although blank lines or furniture stand between: a sentence, or even a
/// name, cut in two.
pub(super) fn joins_across(a: &Line, b: &Line, tables: &TextTables) -> bool {
    if a.mark != Mark::None || b.mark != Mark::None || marker(&b.text).is_some() {
        return false;
    }
    match end(&a.text, &b.text, tables) {
        End::Open if a.text.ends_with('.') || is_dateline(&a.text) => true,
        // A salutation ends in a comma too.
        End::Open => starts_lower(&b.text) || a.text.ends_with(',') && a.text.len() >= 40,
        End::Bare => {
            b.text.starts_with(char::is_lowercase)
                && a.text.len() >= 40
                && !Shape::of(&a.text, tables).is_title_case()
        }
        End::Sentence | End::Colon => false,
    }
}

/// What surrounds a line that may be a heading.
pub(super) struct Surroundings<'l, 'a> {
    /// The line right above, where none is blank.
    pub(super) above: Option<&'l Line<'a>>,
    /// The line right below, where none is blank.
    pub(super) below: Option<&'l Line<'a>>,
    /// The next line that holds something.
    pub(super) next: Option<&'l Line<'a>>,
    /// Something of the body came before.
    pub(super) inside: bool,
    /// What stands above is itself no running text: a heading, a list, a table.
    pub(super) after_structure: bool,
}

/// Longest heading in title case, in words and in characters.
const LONGEST: (usize, usize) = (25, 200);

/// Whether a line is a heading by its looks: short, without a stop, in title case, and above running text.
/// One in sentence case must also stand between blank lines, within the body.
pub(super) fn is_heading(line: &Line, around: &Surroundings, style: Style, tables: &TextTables) -> bool {
    let text = &*line.text;
    if line.mark != Mark::None
        || text.len() > LONGEST.1 * 3
        || !text.starts_with(|c: char| c.is_alphanumeric())
    {
        return false;
    }
    let Some(next) = around.next else { return false };
    let question = text.ends_with(['?', '!']);
    let last = end(text, &next.text, tables);
    let announces = last == End::Colon;
    if !question && !matches!(last, End::Bare | End::Colon) || starts_lower(text) {
        return false;
    }
    // Right above, a line must not read on.
    if let Some(above) = around.above
        && !around.after_structure
        && end(&above.text, text, tables) != End::Sentence
    {
        return false;
    }
    let shape = Shape::of(text, tables);
    if shape.words > LONGEST.0 || shape.width > LONGEST.1 || shape.letters < 3 {
        return false;
    }
    let titled = shape.is_title_case() && shape.words >= 2;
    let apart = around.above.is_none() && around.below.is_none();
    // In sentence case, or of one word: only set apart within the body.
    let modest = shape.words <= 8 && shape.width <= 60 && !question && !announces;
    if !(titled || modest && apart && around.inside) {
        return false;
    }
    let following = Shape::of(&next.text, tables);
    // What follows is running text, or a list or table, or one more heading above such.
    let headed = matches!(end(&next.text, "", tables), End::Sentence | End::Colon | End::Open)
        || following.width >= 60 && !following.is_title_case()
        || marker(&next.text).is_some()
        || next.text.starts_with('|')
        || matches!(next.mark, Mark::Table(_) | Mark::Item { .. });
    if !headed {
        return false;
    }
    if let Some(below) = around.below {
        let full = match style {
            Style::Wrapped(width) => shape.width + 1 + first_word_width(&below.text) + 8 > width,
            _ => false,
        };
        if !stands_above(shape, &below.text, following, full, tables) {
            return false;
        }
    }
    let lists = marker(&next.text).is_some() || next.text.starts_with('|') || next.mark != Mark::None;
    if announces && (lists || shape.words > 8) {
        return false;
    }
    let named = shape.numbers * 2 < shape.words.max(1) && !is_byline(text, &tables.lines);
    named && if titled { shape.words <= 12 || around.inside } else { following.width >= 80 }
}

/// Whether a line right above another, with no blank between, can be read apart from it: the other is too long
/// to be the rest of a wrapped line, or is a sentence that is whole, or the first alone is in capitals.
/// `full` says that the line is as wide as the text is wrapped.
fn stands_above(shape: Shape, below: &str, following: Shape, full: bool, tables: &TextTables) -> bool {
    let long = following.width > WIDEST && following.width > 2 * shape.width;
    let whole = end(below, "", tables) == End::Sentence && following.width >= shape.width;
    long || !full && !starts_lower(below) && (whole || shape.is_upper() && !following.is_upper())
}

/// `By Jane Roe`, `JANE ROE | 5 May 2024`, a day or a place and a day: what stands below a headline and is
/// neither headline nor text.
pub(super) fn is_byline(text: &str, known: &Words) -> bool {
    if text.len() > 100 {
        return false;
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let credited = !starts_lower(text)
        && words.first().is_some_and(|word| known.credits.contains(word))
        && words.len() <= 10;
    let is_number = |word: &&str| word.bytes().all(|b| b.is_ascii_digit());
    credited
        || words.len() <= 7 && words.iter().any(|word| is_month(word, known)) && words.iter().any(is_number)
}

fn is_month(word: &str, known: &Words) -> bool {
    word.len() >= 3 && known.months.iter().any(|month| month.starts_with(word)) || known.month.contains(&word)
}

/// Whether a line is a day and nothing more, or credits: what stands right below a headline.
fn is_below_headline(text: &str, known: &Words) -> bool {
    let lower = text.to_lowercase();
    let dated = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).all(|word| {
        is_month(word, known)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || known.day_ending.iter().any(|ending| word.ends_with(ending))
            || known.beside_day.contains(&word)
    });
    is_byline(text, known) && (dated || known.by.iter().any(|by| text.starts_with(by)))
}

/// Whether lines of text stand at the head of an article as its headline: a few of them, short, without a stop,
/// and above running text. `apart` says that a blank line follows.
pub(super) fn is_headline(head: &[&Line], rest: Option<&Line>, apart: bool, tables: &TextTables) -> bool {
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return false };
    let Some(rest) = rest else { return false };
    if head.len() > 3 || first.mark != Mark::None || marker(&first.text).is_some() || first.text.contains('|')
    {
        return false;
    }
    let shapes: Vec<Shape> = head.iter().map(|line| Shape::of(&line.text, tables)).collect();
    let words: usize = shapes.iter().map(|shape| shape.words).sum();
    let width: usize = shapes.iter().map(|shape| shape.width).sum();
    let numbers: usize = shapes.iter().map(|shape| shape.numbers).sum();
    if !(2..=30).contains(&words) || width > 220 || numbers * 2 >= words || starts_lower(&first.text) {
        return false;
    }
    if is_byline(&first.text, &tables.lines) || first.text.starts_with(['(', '[', '—', '-']) {
        return false;
    }
    let ends_fit = match end(&last.text, &rest.text, tables) {
        End::Bare => true,
        End::Sentence => last.text.ends_with(['?', '!']) && words <= 15,
        End::Colon | End::Open => false,
    };
    // No sentence ends within, but for a question or an initial.
    if !ends_fit || head.iter().any(|line| line.text.contains(". ") && has_inner_sentence(&line.text, tables))
    {
        return false;
    }
    let title_case = shapes.iter().all(|shape| shape.is_title_case());
    // The stop of an abbreviation ends many a sentence too.
    if last.text.ends_with('.') && !title_case {
        return false;
    }
    if title_case || head.len() > 1 {
        let Some(&head) = shapes.first() else { return false };
        return title_case
            && (apart
                || stands_above(
                    Shape { width, ..head },
                    &rest.text,
                    Shape::of(&rest.text, tables),
                    false,
                    tables,
                ));
    }
    apart || is_below_headline(&rest.text, &tables.lines)
}

fn has_inner_sentence(text: &str, tables: &TextTables) -> bool {
    sentences_by(tables, text, Span::new(0, text.len())).len() > 1
}
