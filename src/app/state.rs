//! The state that views share, and the one reducer that changes it.

use std::rc::Rc;

use yew::Reducible;

use super::notebook::Note;
use super::route::{Address, Route};
use crate::annotate::{Day, EntityId, EntityKind};
use crate::corpus::ArticleId;
use crate::explore::facets::Choice;
use crate::explore::{Field, FieldValue, Query};
use crate::text::Span;

/// What views share: where the reader is, what they look at closely, and how they like to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Where the reader is; mirrored in the URL.
    pub address: Address,
    /// What the inspector is opened on; nothing of it is in the URL, and another page closes it.
    pub subject: Option<Subject>,
    /// How they like to read; kept between visits where the browser lets it.
    pub settings: Settings,
    /// What is pinned in the notebook, oldest first; kept between visits where the browser lets it.
    pub notes: Vec<Note>,
    /// Whether the next change of address replaces the last entry of the history.
    pub replace: bool,
}

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

/// What the inspector is opened on.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// A mention of an entity: an index into the article's mentions.
    Mention {
        /// The article.
        article: ArticleId,
        /// The index.
        index: u32,
    },
    /// An expression of time: an index into the article's dates.
    Date {
        /// The article.
        article: ArticleId,
        /// The index.
        index: u32,
    },
    /// A number of something: an index into the article's quantities.
    Quantity {
        /// The article.
        article: ArticleId,
        /// The index.
        index: u32,
    },
    /// A sentence: an index into the article's sentences.
    Sentence {
        /// The article.
        article: ArticleId,
        /// The index.
        index: u32,
    },
    /// The sentences of an article that mention an entity, under a title.
    Mentions {
        /// The title.
        title: String,
        /// The entity.
        entity: EntityId,
        /// The article.
        article: ArticleId,
    },
    /// Some sentences with marks in them, under a title.
    Sentences {
        /// The title.
        title: String,
        /// Article and mark; several marks of one sentence follow each other.
        places: Vec<(ArticleId, Span)>,
    },
}

impl Subject {
    /// The articles whose texts show it.
    pub fn articles(&self) -> Vec<ArticleId> {
        match self {
            Subject::Mention { article, .. }
            | Subject::Date { article, .. }
            | Subject::Quantity { article, .. }
            | Subject::Sentence { article, .. }
            | Subject::Mentions { article, .. } => vec![*article],
            Subject::Sentences { places, .. } => {
                let mut articles: Vec<ArticleId> = places.iter().map(|(article, _)| *article).collect();
                articles.dedup();
                articles
            }
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

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The reader followed a link, or went back or forward.
    Arrive(Address),
    /// The words asked for changed.
    Words(String),
    /// A facet value was chosen, barred or let go.
    Facet(Field, FieldValue, Choice),
    /// The stretch of time changed.
    Range(Option<Day>, Option<Day>),
    /// All filters are dropped.
    Clear,
    /// The page is set otherwise.
    Set(Route),
    /// The page is set otherwise, as a step of a movement: the history keeps only the last.
    Drag(Route),
    /// The inspector is opened on something.
    Inspect(Subject),
    /// The inspector is closed.
    CloseInspector,
    /// The colours change.
    Theme(Theme),
    /// How the reader likes to read changes in another way.
    Prefer(Settings),
    /// The notebook is as it was kept.
    Notes(Vec<Note>),
    /// A passage is pinned in the notebook.
    Pin(Note),
    /// A note is taken out: the how manieth, from 0.
    Unpin(usize),
    /// A note is given other words.
    Annotate(usize, String),
    /// A kind of marks is hidden, or shown again.
    ToggleMark(MarkKind),
    /// Facets count mentions, or articles.
    CountMentions(bool),
    /// The two sides of a comparison scroll together.
    ScrollLock(bool),
    /// Counts are given per 1,000 words.
    PerThousand(bool),
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        // What the inspector shows is no step of the history.
        state.replace = self.replace && matches!(action, Action::Inspect(_) | Action::CloseInspector);
        let address = &mut state.address;
        match action {
            Action::Arrive(new) => *address = new,
            Action::Words(words) => {
                // While the reader types, the history keeps one entry, not one a letter.
                state.replace = !address.query.words.is_empty() && !words.is_empty();
                address.query.words = words;
            }
            Action::Facet(field, value, choice) => choose(&mut address.query, field, value, choice),
            Action::Range(from, to) => {
                let turned = matches!((from, to), (Some(from), Some(to)) if from > to);
                (address.query.from, address.query.to) = if turned { (to, from) } else { (from, to) };
            }
            Action::Clear => address.query = Query::default(),
            Action::Set(route) => address.route = route,
            Action::Drag(route) => {
                state.replace = true;
                address.route = route;
            }
            Action::Inspect(subject) => state.subject = Some(subject),
            Action::CloseInspector => state.subject = None,
            Action::Theme(theme) => state.settings.theme = theme,
            Action::Prefer(settings) => state.settings = settings,
            Action::Notes(notes) => state.notes = notes,
            Action::Pin(note) => {
                if !state.notes.iter().any(|other| other.is_same_place(&note)) {
                    state.notes.push(note);
                }
            }
            Action::Unpin(at) => {
                if at < state.notes.len() {
                    state.notes.remove(at);
                }
            }
            Action::Annotate(at, words) => {
                if let Some(note) = state.notes.get_mut(at) {
                    note.words = words;
                }
            }
            Action::ToggleMark(kind) => {
                let hidden = &mut state.settings.hidden;
                match hidden.iter().position(|item| *item == kind) {
                    Some(at) => drop(hidden.remove(at)),
                    None => hidden.push(kind),
                }
            }
            Action::CountMentions(on) => state.settings.count_mentions = on,
            Action::ScrollLock(on) => state.settings.scroll_lock = on,
            Action::PerThousand(on) => state.settings.per_thousand = on,
        }
        state.address = state.address.answering();
        if !state.address.route.is_same_page(&self.address.route) {
            state.subject = None;
        }
        Rc::new(state)
    }
}

fn choose(query: &mut Query, field: Field, value: FieldValue, choice: Choice) {
    for map in [&mut query.include, &mut query.exclude] {
        if let Some(values) = map.get_mut(&field) {
            values.retain(|item| *item != value);
            if values.is_empty() {
                map.remove(&field);
            }
        }
    }
    match choice {
        Choice::Open => {}
        Choice::Included => query.include.entry(field).or_default().push(value),
        Choice::Excluded => query.exclude.entry(field).or_default().push(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let mut state = Rc::new(State::default());
        for action in actions {
            state = state.reduce(action);
        }
        (*state).clone()
    }

    #[test]
    fn a_value_is_chosen_or_barred_never_both() {
        let field = Field::Entity(EntityKind::Place);
        let mali = || FieldValue("mali".into());
        let state = after([
            Action::Facet(field, mali(), Choice::Included),
            Action::Facet(field, mali(), Choice::Excluded),
        ]);
        assert!(state.address.query.include.is_empty());
        assert_eq!(state.address.query.exclude[&field], [mali()]);
        let state = after([
            Action::Facet(field, mali(), Choice::Included),
            Action::Facet(field, mali(), Choice::Open),
        ]);
        assert!(state.address.query.is_empty());
    }

    #[test]
    fn a_passage_is_pinned_once_and_keeps_its_words() {
        let note = |slug: &str| Note { slug: slug.into(), at: Span::new(3, 9), ..Note::default() };
        let pinned = [Action::Pin(note("a")), Action::Pin(note("b")), Action::Annotate(0, "look".into())];
        let state = after(pinned.into_iter().chain([Action::Pin(note("a"))]));
        assert_eq!(state.notes.len(), 2);
        assert_eq!(state.notes[0].words, "look");
        let state =
            after([Action::Pin(note("a")), Action::Pin(note("b")), Action::Unpin(0), Action::Unpin(7)]);
        assert_eq!(state.notes, [note("b")]);
    }

    #[test]
    fn a_range_is_put_in_order() {
        let state = after([Action::Range(Some(Day(9)), Some(Day(3)))]);
        assert_eq!((state.address.query.from, state.address.query.to), (Some(Day(3)), Some(Day(9))));
    }

    #[test]
    fn typing_makes_one_entry_of_history() {
        assert!(!after([Action::Words("m".into())]).replace);
        assert!(after([Action::Words("m".into()), Action::Words("ma".into())]).replace);
        assert!(!after([Action::Words("m".into()), Action::Words(String::new())]).replace);
    }

    #[test]
    fn the_inspector_closes_with_its_page() {
        let subject = || Subject::Date { article: ArticleId(0), index: 0 };
        assert_eq!(after([Action::Inspect(subject())]).subject, Some(subject()));
        let list = || Action::Set(Route::articles());
        let typed = after([list(), Action::Inspect(subject()), Action::Words("m".into())]);
        assert_eq!(typed.subject, Some(subject()));
        assert_eq!(after([Action::Inspect(subject()), Action::CloseInspector]).subject, None);
        let elsewhere = Address::default().to(Route::About);
        assert_eq!(after([Action::Inspect(subject()), Action::Arrive(elsewhere)]).subject, None);
    }

    #[test]
    fn a_front_page_that_is_asked_something_gives_way_to_the_list() {
        let state = after([Action::Words("mali".into())]);
        assert_eq!(state.address.to_string(), "/articles?q=mali");
        let state = after([Action::Words("mali".into()), Action::Clear]);
        assert_eq!(state.address.route, Route::articles());
        assert_eq!(state.address.to(Route::Front).to_string(), "/");
    }

    #[test]
    fn filters_hold_over_a_change_of_page() {
        let state = after([Action::Words("mali".into())]);
        let address = state.address.to(Route::About);
        let state = after([Action::Words("mali".into()), Action::Arrive(address)]);
        assert_eq!(state.address.query.words, "mali");
        assert_eq!(state.address.route, Route::About);
    }
}
