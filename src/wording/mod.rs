//! Wording: how what the engine knows is put for a reader. The engine's own floors hold data and no words.
//!
//! One file a topic; what is said in a second language will stand beside the first in them. This module must know no
//! component and no page.

mod clauses;
mod comparison;
mod corrections;
mod counts;
mod dates;
mod excerpts;
pub mod front;
mod languages;
mod names;
pub mod network;
mod opening;
pub mod own;
mod quantities;
mod reasons;
mod style;

pub use clauses::{Around, Part, clause, told_as, verb};
pub use comparison::{
    ALIKE, CONFIRMED, EXCERPTS, NEAR, NO_DIFFERENCE, Question, dismissed, inside, letter, match_kind,
    match_name, not_all, on_paper, only, points, question, said_by, silent, verdict,
};
pub use corrections::{changed, corrections, past};
pub use counts::{count, per_thousand, show_more, tenths, thousands};
pub use dates::{
    broken_over, by_open_ends, date, dates_of, day, extent, extent_at, hour, lanes_left_out, listed_date,
    not_drawn, precision, precision_name, published_outside, short_day, short_month, void, year,
};
pub use excerpts::excerpts;
pub use languages::not_read;
pub use names::{cited, field, form, kind, outlet, published, published_between};
pub use opening::{TOO_OLD, not_opened};
pub use quantities::quantity;
pub use reasons::{alias_reason, anchor, changes, flag, removal, rule, set_by_curator, unplaced, unresolved};
pub use style::{Piece, Style, set_style};
