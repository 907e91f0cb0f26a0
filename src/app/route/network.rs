//! Who appears with whom.

use super::value::{Put, Settings, put_choice, read_choice};
use crate::annotate::EntityKind;
use crate::explore::network::{By, Kinds};

/// The network, as a link brings it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NetworkRoute {
    /// What makes two names a pair.
    pub by: By,
    /// Which kinds of names, where that is not those at first.
    pub kinds: Option<Kinds>,
    /// What the names of the table must hold.
    pub sought: Option<String>,
}

pub(super) const COUNTED_BY: [(&str, By); 4] =
    [("sentence", By::Sentence), ("paragraph", By::Paragraph), ("article", By::Article), ("deed", By::Deed)];

impl NetworkRoute {
    /// Which kinds of names it shows.
    pub fn shown(&self) -> Kinds {
        self.kinds.unwrap_or(Kinds::first(self.by))
    }
}

impl Settings for NetworkRoute {
    fn read(&mut self, key: &str, value: &str) {
        match key {
            "by" => self.by = read_choice(&COUNTED_BY, value),
            "kinds" => {
                let named = |kind: &EntityKind| value.split('.').any(|name| name == kind.as_str());
                let kinds = EntityKind::ALL.into_iter().filter(named);
                self.kinds = Some(kinds.fold(Kinds::NONE, |kinds, kind| kinds.with(kind, true)));
            }
            "find" => self.sought = (!value.is_empty()).then(|| value.to_owned()),
            _ => {}
        }
    }

    fn write(&self, put: &mut Put) {
        put_choice(put, "by", &COUNTED_BY, self.by);
        if let Some(kinds) = self.kinds {
            let kinds = EntityKind::ALL.into_iter().filter(|kind| kinds.holds(*kind));
            put("kinds", &kinds.map(EntityKind::as_str).collect::<Vec<_>>().join("."));
        }
        if let Some(sought) = &self.sought {
            put("find", sought);
        }
    }
}
