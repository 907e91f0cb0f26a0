//! What an article says somebody to be, as far as it tells two bearers of one name apart.
//!
//! Nobody is president of two countries, or heads two companies, on the same days; a career goes from office to office,
//! so that other offices say nothing. This module must not know names of persons.

use super::form::words;
use super::lexicon::{Lexicon, known};
use super::rules::Rules;
use super::{EntityKind, Own};

/// An office somebody holds of something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Claim {
    office: String,
    /// Of what: the name that the tables give it, else its words.
    of: String,
    kind: EntityKind,
    /// An office of a country that its own people hold.
    state: bool,
}

/// What each entity of an article is said to be. `named` is what the tables call each.
pub(super) fn claims(
    lexicon: &Lexicon,
    rules: &Rules,
    own: &Own<'_>,
    named: &[Option<u32>],
) -> Vec<Vec<Claim>> {
    let mut claims = vec![Vec::new(); own.entities.len()];
    for role in own.roles {
        let Some(of) = role.of.map(|of| of.0 as usize) else { continue };
        let (Some(entity), Some(list)) = (own.entities.get(of), claims.get_mut(role.person.0 as usize))
        else {
            continue;
        };
        let first = role.office.split(' ').next().unwrap_or_default();
        if rules.former.contains(&first) {
            continue;
        }
        let entry = named.get(of).copied().flatten();
        let country =
            entry.and_then(|index| lexicon.known(index)).is_some_and(|it| it.class == known::COUNTRY);
        let head = role.office.rsplit(' ').next().unwrap_or_default();
        let claim = Claim {
            office: role.office.clone(),
            of: entry.map_or_else(|| words(&entity.name).join(" "), |index| format!("={index}")),
            kind: entity.kind,
            state: country && rules.state_office.contains(&head),
        };
        if !list.contains(&claim) {
            list.push(claim);
        }
    }
    claims
}

/// Whether what is said of two speaks against their being one: the same office of two countries or of two bodies, or
/// offices of two states.
pub(super) fn against(a: &[Claim], b: &[Claim]) -> bool {
    let pairs = || a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    let agree = |(a, b): (&Claim, &Claim)| a.of == b.of;
    let clash = |(a, b): (&Claim, &Claim)| {
        a.of != b.of && (a.office == b.office && a.kind == b.kind || a.state && b.state)
    };
    !pairs().any(agree) && pairs().any(clash)
}
