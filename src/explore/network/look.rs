//! Look: what a name is called, the form of its dot, and words as XML has them.

use crate::annotate::{EntityId, EntityKind};
use crate::corpus::Catalogue;
use crate::text::visible::visible;

/// What an entity is called.
pub(super) fn name_of(catalogue: &Catalogue, entity: EntityId) -> String {
    catalogue.entity(entity).map(|known| known.entity.name.clone()).unwrap_or_default()
}

/// What kind of thing it is.
pub(super) fn kind_of(catalogue: &Catalogue, entity: EntityId) -> Option<EntityKind> {
    catalogue.entity(entity).map(|known| known.entity.kind)
}

/// The outline of a dot, as SVG has it: people are round, the other kinds have corners, each its own number of them.
pub(super) fn shape(kind: Option<EntityKind>, x: i32, y: i32, radius: i32) -> String {
    let r = radius;
    match kind {
        None | Some(EntityKind::Person) => {
            format!("M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0Z", x - r, 2 * r, 2 * r)
        }
        Some(EntityKind::Organisation) => {
            let half = r * 9 / 10;
            format!("M{} {}h{}v{}h-{}Z", x - half, y - half, 2 * half, 2 * half, 2 * half)
        }
        Some(EntityKind::Place) => format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}Z", y - r),
        Some(EntityKind::Event) => {
            format!("M{x} {}L{} {}L{} {}Z", y - r, x + r, y + r * 8 / 10, x - r, y + r * 8 / 10)
        }
        Some(EntityKind::Group) => {
            let half = r / 2;
            format!("M{} {y}l{half} -{r}h{r}l{half} {r}l-{half} {r}h-{r}Z", x - r)
        }
    }
}

/// Words as text or attribute of XML; signs that XML does not have are left out.
pub(super) fn escape(words: &str) -> String {
    let words = visible(words).replace(['\u{fffe}', '\u{ffff}'], "");
    html_escape::encode_double_quoted_attribute(&words).into_owned()
}
