//! Lines of a text that tell of its article: an address alone, the outlet with the day or in a line of its own, who
//! wrote it.
//!
//! Only lines at the very head are looked at, and for the address the last one; and only what is evident is taken. A
//! line of which every part is understood is no part of the text; any other stays, and tells nothing.

use super::line::{Found, SHORT, address, label, line_of, whole_day};
use super::masthead;
use super::words::CHANGED;
use crate::annotate::Day;
use crate::ingest::day::NoDay;
use crate::ingest::reading::Field;
use crate::text::Span;

/// How many lines that hold something make the head.
const HEAD: usize = 6;
/// A longer line is the article's own.
const LONGEST: usize = 160;

/// What the lines of a text tell of its article.
#[derive(Debug, Default)]
pub(super) struct About {
    pub(super) told: Vec<Told>,
    pub(super) published: Option<Day>,
    /// What stands for its day and is none, and why.
    pub(super) unread: Option<(String, NoDay)>,
    /// The lines that tell of it and nothing else, in order of the text.
    pub(super) lines: Vec<Span>,
}

/// A field, and where it was found, in words for a reader. Of a day the value is told apart.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) field: Field,
    pub(super) value: String,
    pub(super) place: String,
}

/// Reads the lines at the head and at the foot of a text.
pub(super) fn of(text: &str) -> About {
    let mut about = About::default();
    let mut labelled = true;
    // a text of several days has them for headings
    let days = filled(text).filter(|(_, line)| line.len() <= SHORT && whole_day(line).is_some());
    let chronicle = days.take(2).count() > 1;
    for (n, (at, line)) in filled(text).take(HEAD).enumerate() {
        let place = || place(line, "at the head of the text");
        let found = if line.len() > LONGEST { Found::default() } else { line_of(line, n == 0, labelled) };
        labelled &= found.labelled;
        if chronicle && found.told.is_empty() && !found.labelled {
            continue;
        }
        if let Some(why) = found.no_day {
            let written = label(line).map_or(line, |(_, value)| value);
            about.unread.get_or_insert_with(|| (written.to_owned(), why));
        }
        if found.told.is_empty() && found.day.is_none() {
            // the headline may stand above, and nothing of the article itself
            if is_sentence(line) || n > 0 && line.len() > LONGEST / 2 {
                break;
            }
            continue;
        }
        about.take(found, at, line, &place());
    }
    about.foot(text);
    about.outlet(text);
    about.page_title(text);
    about.headline(text);
    about.headline_below(text);
    about
}

/// Whether a line reads like the end of a sentence.
fn is_sentence(line: &str) -> bool {
    line.ends_with(['.', '!', '?', '”', '"', '»', '。']) && line.split_whitespace().nth(5).is_some()
}

/// Whether a line may stand above a text, and is none of its own.
fn is_of_head(line: &str) -> bool {
    !is_sentence(line) && line.len() <= LONGEST
}

/// Whether a line of a head is what pages put around an article, and no headline.
fn is_aside(line: &str) -> bool {
    let lower = line.to_lowercase();
    CHANGED.iter().any(|changed| lower.starts_with(changed))
        || ["min read", "minute read", "minutes read", "words", "comments"]
            .iter()
            .any(|end| lower.ends_with(end))
        || lower.starts_with("share")
}

/// Whether a line can be no outlet's name: it has many words, or one that is written small as no name has it.
fn tells(line: &str) -> bool {
    const IN_NAMES: [&str; 14] =
        ["and", "by", "da", "de", "der", "di", "et", "for", "in", "la", "le", "of", "on", "the"];
    let small = |word: &str| word.starts_with(char::is_lowercase) && !IN_NAMES.contains(&word);
    line.split_whitespace().nth(5).is_some() || line.split_whitespace().any(small)
}

fn place(line: &str, place: &str) -> String {
    format!("the line “{line}” {place}")
}

/// The lines that hold something, each with where it begins, outer white space left out.
fn filled(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive(['\n', '\r']).map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        (start, line.trim())
    });
    lines.filter(|(_, line)| !line.is_empty())
}

impl About {
    fn has(&self, field: Field) -> bool {
        self.told.iter().any(|told| told.field == field)
    }

    /// The address that the last line is, where it alone is one.
    fn foot(&mut self, text: &str) {
        if self.has(Field::Url) {
            return;
        }
        let mut last = text.lines().rev().filter(|line| !line.trim().is_empty()).map(str::trim);
        if let Some(line) = last.next()
            && let Some(address) = address(line)
            && last.next().is_some_and(|above| self::address(above).is_none())
        {
            let at = text.rfind(line).unwrap_or(0);
            let told = vec![(Field::Url, address.to_owned())];
            let found = Found { told, ..Found::default() };
            self.take(found, at, line, &place(line, "at the foot of the text"));
        }
    }

    /// The outlet that has a line of its own in the head: above all of it, or right beside a line that tells of the
    /// article. Another line has to be the headline: what could be the headline itself is no outlet.
    fn outlet(&mut self, text: &str) {
        if self.has(Field::Source) {
            return;
        }
        let head: Vec<(usize, &str)> =
            filled(text).take(HEAD).take_while(|(_, line)| is_of_head(line)).collect();
        let is_told = |at: usize| self.lines.iter().any(|line| line.start as usize == at);
        let told: Vec<bool> = head.iter().map(|(at, _)| is_told(*at)).collect();
        if !told.contains(&true) {
            return;
        }
        let address = self.told.iter().find(|told| told.field == Field::Url).map(|told| &*told.value);
        // a few lines at the foot may tell whose the text is
        let foot: Vec<&str> = text.lines().rev().filter(|line| !line.trim().is_empty()).take(4).collect();
        let outlet_of = |line: &str| -> Option<String> {
            let borne_out = || {
                masthead::may_be(line)
                    && (address.is_some_and(|address| masthead::hosts(address, line))
                        || foot.iter().any(|foot| masthead::owns(foot.trim(), line)))
            };
            masthead::name(line).or_else(|| borne_out().then_some(line)).map(str::to_owned)
        };
        let beside = |n: usize| {
            n == 0 || told.get(n - 1).is_some_and(|told| *told) || told.get(n + 1).is_some_and(|told| *told)
        };
        let found: Vec<(usize, String)> = head
            .iter()
            .enumerate()
            .filter(|(n, _)| told.get(*n) == Some(&false) && beside(*n))
            .filter_map(|(n, (_, line))| Some((n, outlet_of(line)?)))
            .collect();
        let [(n, name)] = &found[..] else { return };
        let others =
            head.iter().enumerate().filter(|(other, _)| other != n && told.get(*other) == Some(&false));
        let is_headline = |line: &str| line.contains(char::is_alphabetic) && !is_aside(line);
        let has_headline =
            self.has(Field::Title) || others.into_iter().any(|(_, (_, line))| is_headline(line));
        if let Some(&(at, line)) = head.get(*n).filter(|_| has_headline) {
            let told = vec![(Field::Source, name.clone())];
            let place = place(line, "alone at the head of the text");
            self.take(Found { told, ..Found::default() }, at, line, &place);
            self.lines.sort();
        }
    }

    /// The title of a page at the very head, with the outlet behind the headline.
    fn page_title(&mut self, text: &str) {
        let Some((at, line)) = filled(text).next() else { return };
        let is_free = !self.lines.iter().any(|told| told.start as usize == at);
        if let Some((title, outlet)) = masthead::titled(line)
            && is_free
            && line.len() <= LONGEST
            && !self.has(Field::Title)
            && !self.has(Field::Source)
        {
            let told = vec![(Field::Title, title.to_owned()), (Field::Source, outlet.to_owned())];
            let place = place(line, "at the head of the text");
            self.take(Found { told, ..Found::default() }, at, line, &place);
            self.lines.sort();
        }
    }

    /// The line at the very head, where what tells of the article stands right below it, or below one line more: nobody
    /// signs or dates a part of a text.
    fn headline(&mut self, text: &str) {
        let head: Vec<(usize, &str)> = filled(text).take(3).collect();
        let is_told = |at: usize| self.lines.iter().any(|line| line.start as usize == at);
        let Some((&(at, line), below)) = head.split_first() else { return };
        let signed = self.has(Field::Author) || self.has(Field::Published);
        let is_free =
            |(at, line): &(usize, &str)| !is_told(*at) && !is_sentence(line) && line.len() <= LONGEST;
        // an empty line above it divides, and what stands below is the text's own
        let close = below.iter().position(|(at, _)| is_told(*at)).is_some_and(|n| {
            let first = below.get(n).map_or(at, |(at, _)| *at);
            let between = text.get(at..first).unwrap_or_default();
            below.iter().take(n).all(is_free) && !between.contains("\n\n") && !between.contains("\n\r\n")
        });
        if signed && close && is_free(&(at, line)) && tells(line) && !self.has(Field::Title) {
            let told = vec![(Field::Title, line.to_owned())];
            self.take(Found { told, ..Found::default() }, at, line, "the line at the very head of the text");
            self.lines.sort();
        }
    }

    /// The line below all that tells of the article, where the text begins right under it: a blank line would show it. A
    /// line of a text that is broken is about as long as the next.
    fn headline_below(&mut self, text: &str) {
        let is_told = |at: usize| self.lines.iter().any(|line| line.start as usize == at);
        let mut below = filled(text).skip_while(|(at, _)| is_told(*at));
        let (Some((at, line)), Some((next, body))) = (below.next(), below.next()) else { return };
        let first = filled(text).next().map(|(at, _)| at);
        let told = first.is_some_and(is_told) && (self.has(Field::Source) || self.has(Field::Published));
        let close = text.get(at..next).is_some_and(|between| between.matches('\n').count() == 1);
        let is_one = !is_sentence(line) && !line.ends_with(['.', ',', ';', ':']) && line.len() <= LONGEST;
        let is_text =
            is_sentence(body) && body.len() >= 2 * line.len() && body.starts_with(char::is_uppercase);
        let is_named = tells(line) || self.has(Field::Source) && line.split_whitespace().nth(2).is_some();
        if told && close && is_one && is_text && is_named && !self.has(Field::Title) {
            let told = vec![(Field::Title, line.to_owned())];
            let place = "the line above the text";
            self.take(Found { told, ..Found::default() }, at, line, place);
            self.lines.sort();
        }
    }

    fn take(&mut self, found: Found, at: usize, line: &str, place: &str) {
        let mut taken = false;
        for (field, value) in found.told {
            if !self.has(field) {
                taken = true;
                self.told.push(Told { field, value, place: place.to_owned() });
            }
        }
        if let Some(day) = found.day
            && self.published.is_none()
        {
            taken = true;
            self.published = Some(day);
            let value = day.to_string();
            self.told.push(Told { field: Field::Published, value, place: place.to_owned() });
        }
        if taken {
            self.lines.push(Span::new(at, at + line.len()));
        }
    }
}
