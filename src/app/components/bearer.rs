//! Who bears a name, whatever corrections make of it: an entity is known by what it was called when it was found.

use crate::annotate::{EntityId, EntityKind};
use crate::corpus::curation::Change;
use crate::corpus::{Catalogue, CorpusEntity};

/// An entity as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bearer {
    /// What it was called; corrections speak of that.
    pub(crate) name: String,
    /// Of what kind it was.
    pub(crate) kind: EntityKind,
}

impl Bearer {
    /// The bearer that an entity is.
    pub(crate) fn of(entity: &CorpusEntity) -> Bearer {
        let name = entity.curated.iter().find_map(|change| match change {
            Change::Renamed { was, .. } => Some(was.clone()),
            _ => None,
        });
        let kind = entity.curated.iter().find_map(|change| match change {
            Change::Retyped { was, .. } => Some(*was),
            _ => None,
        });
        Bearer {
            name: name.unwrap_or_else(|| entity.entity.name.clone()),
            kind: kind.unwrap_or(entity.entity.kind),
        }
    }

    /// The same in a corpus with other corrections: itself, or the one that it was joined with. None where it is left out.
    pub(crate) fn among(&self, catalogue: &Catalogue) -> Option<EntityId> {
        let itself = catalogue.entities().find(|(_, entity)| Bearer::of(entity) == *self);
        let joined = |entity: &CorpusEntity| {
            entity.curated.iter().any(|change| match change {
                Change::Joined { with, .. } => with.contains(&self.name),
                _ => false,
            })
        };
        // who is called as another of that kind became one with that
        let is_meant = |name: &str, kind: Option<EntityKind>| {
            *name == self.name && kind.is_none_or(|kind| kind == self.kind)
        };
        let corrected = &catalogue.curation;
        let name = corrected.rename.iter().find(|one| is_meant(&one.name, one.kind)).map(|one| &one.to);
        let kind = corrected.retype.iter().find(|one| is_meant(&one.name, one.kind)).map(|one| one.to);
        let (name, kind) = (name.unwrap_or(&self.name), kind.unwrap_or(self.kind));
        let called = |entity: &CorpusEntity| entity.entity.name == *name && entity.entity.kind == kind;
        let first = |is: &dyn Fn(&CorpusEntity) -> bool| catalogue.entities().find(|(_, one)| is(one));
        itself.or_else(|| first(&joined)).or_else(|| first(&called)).map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::curation::{Hide, Merge, Rename, Retype};
    use crate::corpus::{Corpus, Curation};
    use crate::publish::session::Session;

    const PORT: &str =
        "Port opens\n\nAda Quist opened the port of Tema on 5 March 2024. Mr Kojo Danso of Tema said so.\n";

    fn corpus(change: impl FnOnce(&mut Curation)) -> Corpus {
        let mut session = Session::default();
        session.take("a.txt", PORT.as_bytes(), true);
        while session.progress().done < session.work(1).all {}
        let mut curation = Curation::default();
        change(&mut curation);
        session.correct(curation, "", "").unwrap();
        session.compose().0
    }

    #[test]
    fn who_is_corrected_is_found_again() {
        let before = corpus(|_| {});
        let ada = before.catalogue.entities.iter().find(|one| one.entity.name == "Ada Quist").unwrap();
        let ada = Bearer::of(ada);
        #[track_caller]
        fn check(ada: &Bearer, change: impl FnOnce(&mut Curation), expected: Option<&str>) {
            let after = corpus(change).catalogue;
            let found = ada.among(&after).and_then(|id| after.entity(id)).map(|one| one.entity.name.clone());
            assert_eq!(found.as_deref(), expected);
        }
        let kind = Some(EntityKind::Person);
        let name = || "Ada Quist".to_owned();
        let rename = || Rename { name: name(), kind, to: "Ada Quist-Danso".to_owned(), why: String::new() };
        check(&ada, |_| {}, Some("Ada Quist"));
        check(&ada, |all| all.rename.push(rename()), Some("Ada Quist-Danso"));
        // a name that another of the kind has
        let other = || Rename { to: "Kojo Danso".to_owned(), ..rename() };
        check(&ada, |all| all.rename.push(other()), Some("Kojo Danso"));
        let to = EntityKind::Organisation;
        let retype = Retype { name: name(), kind, to, why: String::new() };
        check(&ada, |all| all.retype.push(retype), Some("Ada Quist"));
        let names = vec!["Kojo Danso".to_owned(), name()];
        check(&ada, |all| all.merge.push(Merge { names, kind, why: String::new() }), Some("Kojo Danso"));
        check(&ada, |all| all.hide.push(Hide { name: name(), kind, why: String::new() }), None);
        // and when that is taken back
        let after = corpus(|all| all.rename.push(rename())).catalogue;
        let renamed = after.entities.iter().find(|one| one.entity.name == "Ada Quist-Danso").unwrap();
        check(&Bearer::of(renamed), |_| {}, Some("Ada Quist"));
    }
}
