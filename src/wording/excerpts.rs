//! What is said of a page that shows excerpts.

use super::counts::count;
use crate::explore::evidence::WORDS;

/// That it does, and what follows from it.
pub fn excerpts(most: usize) -> String {
    let sentences = count(most, "sentence", "sentences");
    format!(
        "This page shows excerpts: of each article its headline and at most {sentences} of {WORDS} words or fewer. All that \
         is counted and compared comes from these alone; what is not here may stand in the whole articles."
    )
}
