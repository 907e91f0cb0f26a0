//! The headline: where it stands, and where it is said once more.

use super::lines::{Line, Mark};
use super::shape::{self, End, end, same_words};
use super::{BlockKind, Cleaner, RemovalRule, hashes, paragraph};

#[expect(clippy::indexing_slicing, reason = "a line's number is of this list, which no step shortens")]
impl Cleaner<'_> {
    /// Finds the headline and writes it; gives the line to read on from.
    pub(super) fn title(&mut self) -> usize {
        let Some(first) = self.next_filled(0) else { return 0 };
        let lines = &self.all.lines;
        let head = &lines[first];
        if let Some(hash) = hashes(&head.text)
            && hash.level == 1
            && head.mark == Mark::None
        {
            self.removal_of_marker(first, hash.len, RemovalRule::Markup);
            self.writer.block(BlockKind::Title, &self.all, &[first], hash.len);
            self.take_out_repeats(first);
            return first + 1;
        }
        if head.mark == Mark::Heading(1) {
            let mut last = first;
            while lines.get(last + 1).is_some_and(|line| line.mark == Mark::Heading(1)) {
                last += 1;
            }
            let whole: Vec<usize> = (first..=last).collect();
            self.writer.block(BlockKind::Title, &self.all, &whole, 0);
            self.take_out_repeats(first);
            return last + 1;
        }
        let repeated = self.repeat_of(first).is_some();
        let mut last = first;
        if !repeated {
            while last - first < 3 && lines.get(last + 1).is_some_and(|line| !line.is_blank()) {
                last += 1;
            }
        }
        // The headline is all lines before a blank, or else the first.
        let spans = lines.get(last + 1).is_some_and(Line::is_blank);
        let heads: &[usize] = &(first..=last).collect::<Vec<_>>();
        let candidates = if spans { [heads, &heads[..1]] } else { [&heads[..1], &heads[..1]] };
        for candidate in candidates {
            let Some(&end) = candidate.last() else { continue };
            let apart = lines.get(end + 1).is_some_and(Line::is_blank);
            let rest = self.next_filled(end + 1).and_then(|at| lines.get(at));
            let taken: Vec<&Line> = candidate.iter().filter_map(|&at| lines.get(at)).collect();
            let body = self.has_body(end + 1);
            if repeated && candidate.len() == 1
                || body && paragraph::is_headline(&taken, rest, apart, self.all.tables)
            {
                self.writer.block(BlockKind::Title, &self.all, candidate, 0);
                self.take_out_repeats(first);
                return end + 1;
            }
        }
        first
    }

    /// Whether running text follows within a few lines.
    fn has_body(&self, from: usize) -> bool {
        let filled = self.all.lines.iter().skip(from).filter(|line| !line.is_blank()).take(12);
        filled
            .into_iter()
            .any(|line| line.text.len() >= 80 || end(&line.text, "", self.all.tables) == End::Sentence)
    }

    /// A line soon after `first` that says the same.
    fn repeat_of(&self, first: usize) -> Option<usize> {
        let head = self.all.lines.get(first)?;
        if head.text.len() < 12 {
            return None;
        }
        let headline = hashes(&head.text).map_or(&*head.text, |hash| &head.text[hash.len..]);
        // A short line is repeated by chance, but for right below.
        let reach = if shape::Shape::of(headline, self.all.tables).words >= 4 { 4 } else { 1 };
        let near = self.all.lines.iter().enumerate().skip(first + 1).filter(|(_, line)| !line.is_blank());
        near.take(reach)
            .find(|(_, line)| {
                let text = hashes(&line.text).map_or(&*line.text, |hash| &line.text[hash.len..]);
                same_words(headline, text)
            })
            .map(|(at, _)| at)
    }

    fn take_out_repeats(&mut self, first: usize) {
        while let Some(at) = self.repeat_of(first) {
            self.take_out(at, RemovalRule::RepeatedHeadline);
        }
        self.after_structure = true;
    }
}
