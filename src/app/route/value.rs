//! Values of a query string: spans, choices by name, stretches of the calendar.

use super::Axis;
use crate::text::Span;

/// Takes a key and its value.
pub(super) type Put<'a> = dyn FnMut(&str, &str) + 'a;

/// What a page is set to, as the keys of its query string have it.
pub(super) trait Settings {
    /// Reads one key; one that the page does not know, and a value that it does not understand, say nothing.
    fn read(&mut self, key: &str, value: &str);

    /// Writes what is not at its first choice, always in the same order.
    fn write(&self, put: &mut Put);
}

/// Which passages of a comparison, or which rows of the coverage, are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// Everything.
    #[default]
    All,
    /// What is matched, or mentioned in all.
    Shared,
    /// What stands in one only.
    Only,
    /// What some article lacks.
    Missing,
}

/// The names of [`Show`].
pub(super) const SHOWS: [(&str, Show); 4] =
    [("all", Show::All), ("shared", Show::Shared), ("only", Show::Only), ("missing", Show::Missing)];

/// The choice of that name. The first of each list is the first choice, which a URL leaves out.
pub(super) fn read_choice<T: Copy, const N: usize>(list: &[(&str, T); N], value: &str) -> T {
    list.iter().find(|(name, _)| *name == value).unwrap_or(&list[0]).1
}

/// Writes a choice by its name where it is not the first.
pub(super) fn put_choice<T: Copy + PartialEq, const N: usize>(
    put: &mut Put,
    key: &str,
    list: &[(&str, T); N],
    value: T,
) {
    if let Some((name, _)) = list[1..].iter().find(|(_, item)| *item == value) {
        put(key, name);
    }
}

/// Writes a switch that is on.
pub(super) fn put_switch(put: &mut Put, key: &str, on: bool) {
    if on {
        put(key, "1");
    }
}

/// A span as bytes of the text: `3-9`.
pub(super) fn write_span(span: Span) -> String {
    format!("{}-{}", span.start, span.end)
}

/// Reads what [`write_span`] writes.
pub(super) fn read_span(value: &str) -> Option<Span> {
    let (start, end) = value.split_once('-')?;
    let (start, end) = (start.parse().ok()?, end.parse().ok()?);
    (start < end).then_some(Span { start, end })
}

/// Writes the stretch that an axis shows.
pub(super) fn put_axis(put: &mut Put, axis: Option<Axis>) {
    if let Some(axis) = axis {
        put("axis", &axis.write());
    }
}
