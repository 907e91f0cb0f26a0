//! The words in which `inspect` puts what was decided.

use super::LeftOut;
use crate::annotate::Modality;
use crate::text::{BlockKind, RemovalRule};

/// Where a headline comes from that no metadata give.
pub(super) const FROM_TEXT: &str = "the text itself";
/// Where a language comes from that nothing declares.
pub(super) const FROM_WORDS: &str = "told by the words of the text";

/// Why a part of a page was left out.
pub(super) fn left_out(why: LeftOut) -> &'static str {
    match why {
        LeftOut::Caption => "caption",
        LeftOut::Links => "links to other articles",
        LeftOut::Invitation => "invitation to subscribe, pay or follow",
        LeftOut::Biography => "about the author",
        LeftOut::Hidden => "not shown by the page",
        LeftOut::Notice => "notice of the page",
        LeftOut::Furniture => "line around the article",
    }
}

/// Whether what a rule takes out are signs between the words, which nobody misses.
pub(super) fn is_sign(rule: RemovalRule) -> bool {
    matches!(
        rule,
        RemovalRule::Markup
            | RemovalRule::CharacterReference
            | RemovalRule::ListMarker
            | RemovalRule::TableFrame
    )
}

/// What a block is.
pub(super) fn block(kind: &BlockKind) -> String {
    match kind {
        BlockKind::Title => "headline".to_owned(),
        BlockKind::Heading(level) => format!("heading {level}"),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item { ordered: true, .. } => "item, numbered".to_owned(),
        BlockKind::Item { .. } => "item".to_owned(),
        BlockKind::Table(_) => "table".to_owned(),
        BlockKind::Quote => "quotation".to_owned(),
    }
}

/// How far a clause is asserted; nothing where it wholly is.
pub(super) fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Asserted => None,
        Modality::Planned => Some("planned"),
        Modality::Possible => Some("possible"),
        Modality::Demanded => Some("demanded"),
        Modality::Asked => Some("asked"),
        Modality::Conditional => Some("on a condition"),
    }
}
