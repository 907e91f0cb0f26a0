//! How a reader likes to read. None of it is part of a link; it is kept between visits where the browser lets it.

use crate::annotate::EntityKind;

/// How a reader likes to read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "switches that do not depend on each other")]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// Kinds of marks that are not shown in texts.
    pub hidden: Vec<MarkKind>,
    /// Whether facet counts give mentions instead of articles.
    pub count_mentions: bool,
    /// Whether the two sides of a comparison scroll together.
    pub scroll_lock: bool,
    /// Whether counts are given per 1,000 words.
    pub per_thousand: bool,
    /// How large the texts of articles are.
    pub size: Size,
    /// How long their lines are.
    pub measure: Measure,
    /// Whether keys alone, without Ctrl, do something.
    pub single_keys: bool,
    /// Whether the words for first-time readers were closed.
    pub greeted: bool,
    /// How days and numbers are written.
    pub days: Days,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::Auto,
            hidden: Vec::new(),
            count_mentions: false,
            scroll_lock: true,
            per_thousand: false,
            size: Size::Normal,
            measure: Measure::Normal,
            single_keys: true,
            greeted: false,
            days: Days::Page,
        }
    }
}

/// How large the texts of articles are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// Smaller.
    Small,
    /// As the page is made.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// As large as it goes.
    Largest,
}

impl Size {
    /// All, with the word that the document's root carries.
    pub const ALL: [(Size, &'static str); 4] =
        [(Size::Small, "small"), (Size::Normal, ""), (Size::Large, "large"), (Size::Largest, "largest")];
}

/// How days and numbers are written: not in the words of articles, files and links, which stay as they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Days {
    /// In the page's language: a month by its name cannot be misread.
    #[default]
    Page,
    /// As the browser is set.
    Browser,
    /// `2025-05-08`.
    International,
}

impl Days {
    /// All, with the name that is kept.
    pub const ALL: [(Days, &'static str); 3] =
        [(Days::Page, "page"), (Days::Browser, "browser"), (Days::International, "international")];
}

/// How long the lines of an article are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Shorter.
    Narrow,
    /// As the page is made.
    #[default]
    Normal,
    /// Longer.
    Wide,
}

impl Measure {
    /// All, with the word that the document's root carries.
    pub const ALL: [(Measure, &'static str); 3] =
        [(Measure::Narrow, "narrow"), (Measure::Normal, ""), (Measure::Wide, "wide")];
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word that the document's root carries; empty for the system's choice.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// What can be marked in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MarkKind {
    /// A mention of an entity of that kind.
    Entity(EntityKind),
    /// An expression of time.
    Date,
    /// Words put into somebody's mouth.
    Quote,
    /// A number of something.
    Quantity,
}

impl MarkKind {
    /// All kinds, in the order of the legend.
    pub const ALL: [MarkKind; 8] = [
        MarkKind::Entity(EntityKind::Person),
        MarkKind::Entity(EntityKind::Place),
        MarkKind::Entity(EntityKind::Organisation),
        MarkKind::Entity(EntityKind::Event),
        MarkKind::Entity(EntityKind::Group),
        MarkKind::Date,
        MarkKind::Quote,
        MarkKind::Quantity,
    ];
}
