//! Why stretches of a source are not in the cleaned text. What a reader is told of it is said elsewhere.

use serde::{Deserialize, Serialize};

/// Why a stretch of the source is not in the cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum RemovalRule {
    /// Tags, emphasis, addresses of links, signs of headings.
    Markup,
    /// A character reference, whose character stands in the text.
    CharacterReference,
    /// The bullet or number of a list's item.
    ListMarker,
    /// Bars and lines around the cells of a table.
    TableFrame,
    /// A line of marks and nothing else.
    SeparatorLine,
    /// The headline said once more.
    RepeatedHeadline,
    /// The line after an article that introduces its author.
    AuthorLine,
    /// A button or a heading of the page.
    PageControl,
    /// The numbers of an article's pages.
    Pagination,
    /// How many comments, shares or views there are.
    CommentCount,
    /// The words around a form for comments.
    CommentForm,
    /// Whose rights the page is.
    CopyrightLine,
    /// What asks the reader to share the article.
    ShareLine,
    /// What asks the reader to subscribe.
    SubscriptionLine,
    /// What tells of cookies.
    CookieNotice,
    /// What leads to another article.
    CrossReference,
    /// A line that tells of the article, its address or its day, and is no part of it.
    MetadataLine,
}

impl RemovalRule {
    /// All of them, in order of the enum.
    pub const ALL: [RemovalRule; 17] = [
        RemovalRule::Markup,
        RemovalRule::CharacterReference,
        RemovalRule::ListMarker,
        RemovalRule::TableFrame,
        RemovalRule::SeparatorLine,
        RemovalRule::RepeatedHeadline,
        RemovalRule::AuthorLine,
        RemovalRule::PageControl,
        RemovalRule::Pagination,
        RemovalRule::CommentCount,
        RemovalRule::CommentForm,
        RemovalRule::CopyrightLine,
        RemovalRule::ShareLine,
        RemovalRule::SubscriptionLine,
        RemovalRule::CookieNotice,
        RemovalRule::CrossReference,
        RemovalRule::MetadataLine,
    ];
}
