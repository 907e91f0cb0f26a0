//! The names of what a comparison finds.

use crate::annotate::EntityId;
use crate::corpus::Catalogue;
use crate::explore::compare::sheet::{About, Fate, MatchKind, PointKind};

/// How alike two passages are: the word, and what it means.
pub fn match_kind(kind: MatchKind) -> (&'static str, &'static str) {
    match kind {
        MatchKind::Verbatim => ("Same words", "long runs of words stand in both"),
        MatchKind::Reworded => ("Reworded", "much alike, in other words"),
        MatchKind::Related => ("Related", "some of the same facts"),
    }
}

/// The letter of a column of a comparison.
pub fn letter(column: usize) -> &'static str {
    ["A", "B", "C", "D"].get(column).copied().unwrap_or("?")
}

/// What kind of difference it is.
pub fn point_kind(kind: PointKind) -> &'static str {
    match kind {
        PointKind::Number => "Numbers differ",
        PointKind::Date => "Dates differ",
        PointKind::Office => "Office-holders differ",
        PointKind::Place => "Places differ",
        PointKind::Title => "Titles differ",
        PointKind::Charge => "Charges differ",
        PointKind::Quote => "Quotes differ",
        PointKind::Agent => "Who did it to whom",
        PointKind::Polarity => "So in one, not so in the other",
        PointKind::Sequence => "Planned in one, done in the other",
    }
}

/// What a contradiction is about.
pub fn about(about: &About, catalogue: &Catalogue) -> String {
    match about {
        About::Fate { of, fate } => {
            let of = if of.is_empty() { "people" } else { of };
            format!("{of} {}", self::fate(*fate))
        }
        About::Number { of, topic } => of_what(of, topic),
        About::Date { topic } => of_what("date", topic),
        About::Order => "order of events".to_owned(),
        About::Office { office, of } => {
            let of = name(*of, catalogue);
            format!("{} of {of}", office.as_deref().unwrap_or("leader"))
        }
        About::Speaker => "who said it".to_owned(),
        About::Title { of } => format!("what {} is", name(*of, catalogue)),
        About::Age { of } => format!("age of {}", name(*of, catalogue)),
        About::Years { of, deed } => of_what(&format!("years of {}", name(*of, catalogue)), deed),
        About::Place { topic } => of_what("place", topic),
        About::Charge { of } => format!("charge against {}", name(*of, catalogue)),
        About::Whether { who, what } => match who {
            Some(who) => format!("whether: {} {what}", name(*who, catalogue)),
            None => format!("whether: {what}"),
        },
        About::Wording { who: Some(who) } => format!("words of {}", name(*who, catalogue)),
        About::Wording { who: None } => "wording of a quote".to_owned(),
        About::Deed { verb } => format!("who {verb} whom"),
    }
}

fn name(id: EntityId, catalogue: &Catalogue) -> &str {
    catalogue.entity(id).map_or("", |entity| entity.entity.name.as_str())
}

/// A thing, with the words around it that say of what.
fn of_what(what: &str, topic: &str) -> String {
    match (what.is_empty(), topic.is_empty()) {
        (true, _) => topic.to_owned(),
        (_, true) => what.to_owned(),
        _ => format!("{what} ({topic})"),
    }
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Dead => "killed",
        Fate::Hurt => "injured",
        Fate::Missing => "missing",
        Fate::Trapped => "trapped",
        Fate::Saved => "saved",
        Fate::Displaced => "displaced",
        Fate::Held => "held",
        Fate::Aboard => "aboard",
    }
}
