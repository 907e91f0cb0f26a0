//! The list of articles.

use super::value::{Put, Settings, put_choice, read_choice};

/// The list of articles, as a link brings it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ArticlesRoute {
    /// Its order.
    pub order: ArticleOrder,
    /// Whether a search shows its keywords in context, line by line.
    pub as_lines: bool,
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleOrder {
    /// By relevance for a search, else as in the corpus.
    #[default]
    Best,
    /// By date, newest first.
    Date,
    /// By title.
    Name,
    /// By length, longest first.
    Length,
    /// Keywords in context by the words before them; articles as in the first order.
    Before,
    /// Keywords in context by the words after them.
    After,
}

impl ArticleOrder {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        ORDERS.iter().find(|(_, order)| *order == self).map_or("", |(name, _)| name)
    }

    /// The order of that name; the first one where none has it.
    pub fn of(name: &str) -> ArticleOrder {
        read_choice(&ORDERS, name)
    }
}

pub(super) const ORDERS: [(&str, ArticleOrder); 6] = [
    ("best", ArticleOrder::Best),
    ("date", ArticleOrder::Date),
    ("name", ArticleOrder::Name),
    ("length", ArticleOrder::Length),
    ("left", ArticleOrder::Before),
    ("right", ArticleOrder::After),
];
const LINES: [(&str, bool); 2] = [("all", false), ("shared", true)];

impl Settings for ArticlesRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "sort" => self.order = read_choice(&ORDERS, value),
            "show" => self.as_lines = read_choice(&LINES, value),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "sort", &ORDERS, self.order);
        put_choice(put, "show", &LINES, self.as_lines);
    }
}
