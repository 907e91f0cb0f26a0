//! Who wrote or sent the report, as distinct from who is in it: bylines, agencies of datelines, credits at the end.

use super::Finder;
use crate::annotate::name::lexicon::known;
use crate::annotate::name::reading::{Sentence, Word};
use crate::annotate::name::{EntityKind, Form};
use crate::annotate::syntax::Upos;
use crate::annotate::wordlist::has;
use crate::text::TokenKind;

/// Words of a dateline, and of a byline.
const DATELINE: usize = 20;
const BYLINE: usize = 16;

impl Finder<'_, '_> {
    /// Marks names that are credits.
    pub(super) fn credits(&mut self) {
        let reading = self.reading;
        // Of each sentence, whether all of its names are credits.
        let whole: Vec<bool> = reading.sentences.iter().map(|&sentence| self.is_credit(sentence)).collect();
        for name in &mut self.found {
            let Some(sentence) = reading.sentences.get(name.sentence) else { continue };
            let bracket = name.start > sentence.start
                && reading.written(name.start - 1) == "("
                && reading.written(name.end) == ")"
                && name.end < sentence.end;
            let dash = matches!(reading.written(name.end + 1), "-" | "--" | "–" | "—" | "_");
            let opens =
                name.start == sentence.start + 1 && reading.word(name.start).known & known::MEDIA != 0;
            let agency = name.kind == EntityKind::Organisation
                && bracket
                && name.start < sentence.start + DATELINE
                && (opens || dash && name.end + 1 < sentence.end || name.end + 1 == sentence.end);
            let agency = agency && (opens || is_dateline(reading.stretch(sentence.start, name.start - 1)));
            if agency || whole.get(name.sentence) == Some(&true) {
                name.form = Form::Credit;
            }
        }
    }

    /// Whether a sentence says who made the report and nothing else.
    fn is_credit(&self, sentence: Sentence) -> bool {
        let reading = self.reading;
        let Sentence { start, end, .. } = sentence;
        let word = |n: usize| if start + n < end { reading.written(start + n) } else { "" };
        let verb = || {
            reading
                .stretch(start, end)
                .iter()
                .any(|word| matches!(word.upos(), Some(Upos::Verb | Upos::Aux)) && !word.capital)
        };
        // `By Ada Obi, Daily Post`.
        if has(&reading.rules.by, word(0))
            && end - start <= BYLINE
            && !matches!(reading.written(end - 1), "." | "?" | "!")
        {
            let person =
                self.found.iter().any(|name| name.start == start + 1 && name.kind == EntityKind::Person);
            return person && !verb();
        }
        // `Reporting by Ada Obi; editing by Jo Berg`.
        let bracket = usize::from(word(0) == "(");
        let made = |n: usize| has(&reading.rules.made, word(n)) && has(&reading.rules.by, word(n + 1));
        if made(bracket) || made(bracket + 1) && reading.word(start + bracket).capital {
            return true;
        }
        // `The Associated Press contributed to this report.`
        let contributed = (start..end).any(|at| {
            has(&reading.rules.contributed, reading.written(at))
                && (at + 1..end.min(at + 4)).any(|n| has(&reading.rules.report, reading.written(n)))
        });
        // An outlet alone on its line.
        let outlet = reading.word(start).known & known::MEDIA != 0
            && matches!(reading.word(start).place, 1 | 4)
            && reading.stretch(start, end).iter().all(|word| word.place != 0);
        contributed
            || outlet
            || matches!(word(0), "©")
            || has(&reading.rules.source, word(0)) && word(1) == ":"
    }
}

/// Whether the words before an agency's bracket can be a dateline: names, numbers and marks.
fn is_dateline(words: &[Word]) -> bool {
    words.iter().all(|word| word.capital || word.kind != TokenKind::Word)
}
