//! A corpus in excerpts, for texts that may not be published whole: which sentences stay, and what the page says of it.

use crate::corpus::{self, Corpus};
use crate::explore::evidence::evidence;
use crate::explore::front;
use crate::wording;

/// The corpus with `most` sentences of each article at most, beside its headline. The front page is that of the excerpts,
/// so that it shows nothing that the texts do not; the description begins by saying so.
pub fn excerpts(corpus: &Corpus, most: usize) -> Corpus {
    let mut cut = corpus::excerpts(corpus, &evidence(corpus, most));
    let description = &mut cut.catalogue.description;
    let gap = if description.is_empty() { "" } else { " " };
    *description = format!("{}{gap}{description}", wording::excerpts(most));
    front::of(&cut).pack(&mut cut.catalogue);
    cut
}
