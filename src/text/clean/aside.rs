//! Furniture set aside: which of the lines that look like it are taken out of the source.

use super::lines::{Line, Mark};
use super::shape::{self, End, end};
use super::{Cleaner, RemovalRule, furniture};

#[expect(clippy::indexing_slicing, reason = "a line's number is of this list, which no step shortens")]
impl Cleaner<'_> {
    /// Takes out the lines that are furniture. A line that goes on from the one above never is, nor are rows
    /// of a table and rules below a heading.
    pub(super) fn set_furniture_aside(&mut self) {
        let count = self.all.lines.len();
        for at in 0..count {
            let line = &self.all.lines[at];
            if line.text.is_empty() {
                continue;
            }
            let Some(rule) = furniture::rule(&line.text, &self.all.tables.furniture) else { continue };
            let above = at.checked_sub(1).and_then(|above| self.all.lines.get(above));
            let reads_on = above.is_some_and(|above| {
                !above.text.is_empty()
                    && match end(&above.text, &line.text, self.all.tables) {
                        End::Open => true,
                        End::Bare => above.text.len() >= 30 || shape::starts_lower(&line.text),
                        // A stray mark belongs to the sentence above.
                        End::Sentence | End::Colon => line.text.len() < 3,
                    }
            });
            let in_table = line.text.contains('|') && rule == RemovalRule::SeparatorLine;
            if reads_on || in_table {
                continue;
            }
            if rule == RemovalRule::SeparatorLine
                && let Some(level) = underline(&line.text)
                && self.is_underlined(at)
            {
                self.all.lines[at - 1].mark = Mark::Heading(level);
                self.take_out(at, RemovalRule::Markup);
                continue;
            }
            self.take_out(at, rule);
        }
        // After the article: the author's line, with whatever furniture stood around it.
        if let Some(last) = self.all.lines.iter().rposition(|line| !line.is_blank()) {
            let apart = last > 0 && self.all.lines[last - 1].is_blank();
            if apart
                && self.all.lines[last].mark == Mark::None
                && furniture::is_tagline(&self.all.lines[last].text, &self.all.tables.furniture)
            {
                self.take_out(last, RemovalRule::AuthorLine);
            }
        }
    }

    /// Whether the line above `at` stands alone and may be a heading that `at` underlines.
    fn is_underlined(&self, at: usize) -> bool {
        let line = |back: usize| at.checked_sub(back).and_then(|above| self.all.lines.get(above));
        let Some(above) = line(1) else { return false };
        let alone = line(2).is_none_or(Line::is_blank);
        let long = self.all.lines[at].text.len() >= 3;
        alone
            && long
            && above.mark == Mark::None
            && above.text.len() <= 200
            && !above.text.is_empty()
            && end(&above.text, "", self.all.tables) == End::Bare
    }
}

/// The level of the heading that such a rule underlines in markdown.
fn underline(text: &str) -> Option<u8> {
    match text.bytes().next()? {
        b'=' if text.bytes().all(|b| b == b'=') => Some(1),
        b'-' if text.bytes().all(|b| b == b'-') => Some(2),
        _ => None,
    }
}
