//! The state that views share, and the one reducer that changes it.

use std::rc::Rc;

use yew::Reducible;

use super::notebook::Note;
use super::route::{Address, Route};
use crate::annotate::{Day, EntityId};
use crate::corpus::ArticleId;
use crate::explore::facets::Choice;
use crate::explore::{Field, FieldValue, Query};
use crate::text::Span;

pub use super::settings::{Days, MarkKind, Measure, Settings, Size, Theme};

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
    /// Words that are no mark yet; none where the reader is to write them.
    Words {
        /// The article.
        article: ArticleId,
        /// Where they stand.
        span: Span,
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
        /// The two that they name together, where they do.
        pair: Option<[EntityId; 2]>,
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
            | Subject::Words { article, .. }
            | Subject::Mentions { article, .. } => vec![*article],
            Subject::Sentences { places, .. } => {
                let mut articles: Vec<ArticleId> = places.iter().map(|(article, _)| *article).collect();
                articles.dedup();
                articles
            }
        }
    }
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
    /// Whether an article must have all the chosen values of a field, or one of them.
    Every(Field, bool),
    /// Only what holds all of these is asked for, of their fields.
    Together(Vec<(Field, FieldValue)>),
    /// The stretch of time changed.
    Range(Option<Day>, Option<Day>),
    /// All filters are dropped.
    Clear,
    /// This corpus is shown of those that the page offers, from 1, or none of them: the address says so from now on.
    Example(Option<u32>),
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
            Action::Every(field, on) => {
                address.query.every.remove(&field);
                if on {
                    address.query.every.insert(field);
                }
            }
            Action::Together(values) => {
                let include = &mut address.query.include;
                for (field, _) in &values {
                    include.remove(field);
                }
                for (field, value) in values {
                    address.query.exclude.entry(field).or_default().retain(|barred| *barred != value);
                    include.entry(field).or_default().push(value);
                    address.query.every.insert(field);
                }
                address.query.exclude.retain(|_, values| !values.is_empty());
                let several = |field: &Field| include.get(field).is_some_and(|values| values.len() > 1);
                address.query.every.retain(several);
            }
            Action::Range(from, to) => {
                let turned = matches!((from, to), (Some(from), Some(to)) if from > to);
                (address.query.from, address.query.to) = if turned { (to, from) } else { (from, to) };
            }
            Action::Clear => address.query = Query::default(),
            Action::Example(number) => {
                state.replace = true;
                address.example = number;
            }
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
        let is_same_corpus = state.address.example == self.address.example;
        if !is_same_corpus || !state.address.route.is_same_page(&self.address.route) {
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
    use crate::annotate::EntityKind;

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
    fn both_ends_of_a_pair_are_asked_for() {
        let (person, place) = (Field::Entity(EntityKind::Person), Field::Entity(EntityKind::Place));
        let value = |slug: &str| FieldValue(slug.into());
        let state = after([
            Action::Facet(person, value("cy"), Choice::Included),
            Action::Facet(person, value("bo"), Choice::Excluded),
            Action::Together(vec![(person, value("ada")), (person, value("bo"))]),
        ]);
        let query = &state.address.query;
        assert_eq!(query.include[&person], [value("ada"), value("bo")]);
        assert!(query.exclude.is_empty() && query.every.contains(&person));
        let state = after([Action::Together(vec![(person, value("ada")), (place, value("mali"))])]);
        let query = &state.address.query;
        assert!(query.every.is_empty(), "two fields are both asked for as it is");
        assert_eq!((query.include[&person].len(), query.include[&place].len()), (1, 1));
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
        assert_eq!(after([Action::Inspect(subject()), Action::Example(Some(1))]).subject, None);
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
