//! The subject of a contradiction in the words that the command line puts it in.

use crate::annotate::{Entity, EntityId};
use crate::explore::compare::{About, Fate, MONEY};

/// What a contradiction is about.
pub(super) fn about(about: &About, entities: &[&Entity]) -> String {
    match about {
        About::Fate { of, fate } => {
            let of = if of.is_empty() { "people" } else { of };
            format!("{of} {}", self::fate(*fate))
        }
        About::Number { of, topic } => of_what(if of == MONEY { "money" } else { of }, topic),
        About::Date { topic } => of_what("date", topic),
        About::Order => "order of events".to_owned(),
        About::Office { office, of } => {
            let of = name(*of, entities);
            format!("{} of {of}", office.as_deref().unwrap_or("leader"))
        }
        About::Speaker => "who said it".to_owned(),
        About::Title { of } => format!("what {} is", name(*of, entities)),
        About::Age { of } => format!("age of {}", name(*of, entities)),
        About::Years { of, deed } => of_what(&format!("years of {}", name(*of, entities)), deed),
        About::Place { topic } => of_what("place", topic),
        About::Charge { of } => format!("charge against {}", name(*of, entities)),
        About::Whether { who, what } => match who {
            Some(who) => format!("whether: {} {what}", name(*who, entities)),
            None => format!("whether: {what}"),
        },
        About::Wording { who: Some(who) } => format!("words of {}", name(*who, entities)),
        About::Wording { who: None } => "wording of a quote".to_owned(),
        About::Deed { verb } => format!("who {verb} whom"),
    }
}

fn name<'a>(id: EntityId, entities: &[&'a Entity]) -> &'a str {
    entities.get(id.0 as usize).map_or("", |entity| entity.name.as_str())
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
