//! A corpus in excerpts, for texts that may not be published whole: which sentences stay, and what the page says of it.

use crate::corpus::{self, Corpus};
use crate::explore::evidence::evidence;
use crate::explore::front;
use crate::wording;

/// The corpus with `most` sentences of each article at most, beside its headline. The front page is that of the excerpts,
/// so that it shows nothing that the texts do not. The description begins by saying so.
pub fn excerpts(corpus: &Corpus, most: usize) -> Corpus {
    let mut cut = corpus::excerpts(corpus, &evidence(corpus, most));
    let description = &mut cut.catalogue.description;
    let gap = if description.is_empty() { "" } else { " " };
    *description = format!("{}{gap}{description}", wording::excerpts(most));
    front::of(&cut).pack(&mut cut.catalogue);
    cut
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Curation, Input, Meta, build};
    use crate::explore::front::{Finding, Front};

    #[test]
    fn no_account_is_said_not_to_tell_what_was_cut() {
        let account = |file: &str, more: &str| {
            let text = format!(
                "Ferry aground\n\nThe ferry ran aground off Bergen on 3 March 2024, the harbour office in Bergen said. {more}"
            );
            Input::new(file, Meta::default(), &text)
        };
        let inputs = vec![
            account("a.txt", "“We saw it,” said Ada Marsh. “It was fast,” said Ada Marsh."),
            account("b.txt", "The ferry was old."),
            account("c.txt", "The ferry was new."),
        ];
        let mut corpus = build(inputs, &Curation::default());
        front::of(&corpus).pack(&mut corpus.catalogue);
        let tells_of_all = |corpus: &Corpus| {
            let findings = Front::read(&corpus.catalogue).findings;
            findings.iter().any(|finding| !matches!(finding, Finding::Differ(_) | Finding::Odd { .. }))
        };
        assert!(tells_of_all(&corpus));
        let cut = excerpts(&corpus, 3);
        assert!(!tells_of_all(&cut));
        assert!(!Front::read(&cut.catalogue).stories.is_empty());
        assert!(cut.catalogue.description.starts_with("This page shows excerpts"));
        // the articles are known to be excerpts wherever they go; one of which all is here is whole
        let known = |corpus: &Corpus| -> Vec<bool> {
            corpus.catalogue.articles.iter().map(|article| article.meta.excerpt).collect()
        };
        assert_eq!(known(&corpus), [false; 3]);
        assert_eq!(known(&cut), [false, true, true]);
        assert_eq!(known(&corpus::read(&corpus::write(&cut)).unwrap()), [false, true, true]);
    }
}
