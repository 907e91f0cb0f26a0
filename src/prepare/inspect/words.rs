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

/// By what a stretch of the text was left out.
pub(super) fn removal(rule: RemovalRule) -> &'static str {
    match rule {
        RemovalRule::Markup => "markup",
        RemovalRule::CharacterReference => "character reference",
        RemovalRule::ListMarker => "mark of a list",
        RemovalRule::TableFrame => "frame of a table",
        RemovalRule::SeparatorLine => "line of marks",
        RemovalRule::RepeatedHeadline => "headline once more",
        RemovalRule::AuthorLine => "author's line",
        RemovalRule::PageControl => "control of the page",
        RemovalRule::Pagination => "numbers of pages",
        RemovalRule::CommentCount => "count of comments",
        RemovalRule::CommentForm => "form for comments",
        RemovalRule::CopyrightLine => "copyright",
        RemovalRule::ShareLine => "invitation to share",
        RemovalRule::SubscriptionLine => "invitation to subscribe",
        RemovalRule::CookieNotice => "notice of cookies",
        RemovalRule::CrossReference => "reference to another article",
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
