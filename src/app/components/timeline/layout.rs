//! Where the marks of a lane stand: packed into rows so that none covers another; where a lane would grow too
//! high, marks that stand close become one with a count. Plain arithmetic.

use super::scale::Scale;
use crate::annotate::hour::DAY;
use crate::annotate::{Extent, Hour};

/// Pixels of a row.
pub const ROW: f64 = 22.0;
/// The least width of a mark, so that a pointer finds it.
const LEAST: f64 = 10.0;
/// The room between two marks of a row.
const GAP: f64 = 8.0;
/// About the width of a letter of a label.
const LETTER: f64 = 6.4;
/// How many rows a lane has at the most.
const ROWS: usize = 8;

/// A mark to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// Where it lies in time.
    pub extent: Extent,
    /// Where within its day, where that is known.
    pub hour: Option<Hour>,
}

/// Where the words of a mark stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// There is no room for them.
    None,
    /// To the right of the mark.
    Right,
    /// To its left, where the axis ends on the right.
    Left,
}

/// One or more marks, placed.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// Indices of the marks; more than one where they were put together.
    pub items: Vec<usize>,
    /// Left edge in pixels; may lie outside the axis.
    pub x: f64,
    /// Width in pixels.
    pub width: f64,
    /// Row, from 0.
    pub row: usize,
    /// Where the words stand.
    pub label: Label,
    /// Whether it has no beginning; one that is out of sight is one.
    pub open_left: bool,
    /// Whether it has no end.
    pub open_right: bool,
}

/// Places the marks of a lane, which are sorted by their first day. Marks out of sight are left out. `letters` says how many
/// letters stand beside a mark, and is asked no more often than words could have room.
/// Gives the marks and the number of rows, at least one.
pub fn place(items: &[Item], letters: impl Fn(usize) -> usize, scale: Scale) -> (Vec<Placed>, usize) {
    let boxes: Vec<Placed> = items.iter().enumerate().filter_map(|(n, item)| frame(n, item, scale)).collect();
    for labels in [&[Label::Right, Label::Left][..], &[Label::Right], &[]] {
        if let Some(done) = pack(&boxes, &letters, labels, scale.width) {
            return done;
        }
    }
    let joined = join(boxes);
    pack(&joined, &letters, &[], scale.width).unwrap_or_else(|| {
        let flat = joined.into_iter().map(|mut placed| {
            placed.row = ROWS - 1;
            placed
        });
        (flat.collect(), ROWS)
    })
}

/// The box of a mark before it has a row; `None` where it is out of sight.
fn frame(n: usize, item: &Item, scale: Scale) -> Option<Placed> {
    let Extent { first, last, .. } = item.extent;
    let (from, to) = item.hour.map_or((0, DAY), Hour::minutes);
    let part = |minutes: u16| f64::from(minutes) / f64::from(DAY);
    let left = first.map_or(0.0, |day| scale.x(f64::from(day.0) + part(from)));
    let right = last.map_or(scale.width, |day| scale.x(f64::from(day.0) + part(to)));
    if right < 0.0 || left > scale.width {
        return None;
    }
    // An open end reaches a short way: it says "from here on", not "always".
    let reach = scale.width.min(72.0);
    let (left, right) = match (first, last) {
        (None, Some(_)) => (right - reach, right),
        (Some(_), None) => (left, left + reach),
        _ => (left, right),
    };
    if right < 0.0 || left > scale.width {
        return None;
    }
    let (x, end) = (left.max(-4.0), right.min(scale.width + 4.0));
    let width = (end - x).max(LEAST);
    let x = if end - x < LEAST { f64::midpoint(x, end) - LEAST / 2.0 } else { x };
    Some(Placed {
        items: vec![n],
        x,
        width,
        row: 0,
        label: Label::None,
        open_left: first.is_none(),
        open_right: last.is_none(),
    })
}

fn pack(
    boxes: &[Placed],
    letters: &impl Fn(usize) -> usize,
    labels: &[Label],
    width: f64,
) -> Option<(Vec<Placed>, usize)> {
    let mut rows: Vec<f64> = Vec::new();
    let mut out = Vec::with_capacity(boxes.len());
    for item in boxes {
        let words = if labels.is_empty() { 0 } else { letters(item.items[0]) };
        let room = words as f64 * LETTER + 6.0;
        // Near the right edge the words would be cut off.
        let fits = |label: Label| match label {
            Label::Right => item.x + item.width + room <= width + 4.0,
            Label::Left => item.x >= room,
            Label::None => true,
        };
        let single = item.items.len() == 1;
        let label = labels.iter().copied().find(|label| single && fits(*label)).unwrap_or(Label::None);
        let start = item.x - if label == Label::Left { room } else { 0.0 };
        let end = item.x + item.width + if label == Label::Right { room } else { 0.0 } + GAP;
        let row = rows.iter().position(|taken| *taken <= start).unwrap_or(rows.len());
        if row == rows.len() {
            if rows.len() == ROWS {
                return None;
            }
            rows.push(end);
        } else {
            rows[row] = end;
        }
        out.push(Placed { row, label, ..item.clone() });
    }
    Some((out, rows.len().max(1)))
}

/// Puts marks together that begin within a finger's breadth of each other.
fn join(mut boxes: Vec<Placed>) -> Vec<Placed> {
    const NEAR: f64 = 24.0;
    // an open beginning comes first in time, and is drawn at its end
    boxes.sort_by(|one, next| one.x.total_cmp(&next.x));
    let mut out: Vec<Placed> = Vec::new();
    for placed in boxes {
        match out.last_mut().filter(|last| placed.x - last.x < NEAR) {
            Some(last) => {
                last.items.extend(placed.items);
                last.width = NEAR;
            }
            None => out.push(placed),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::scale::BREAKS;
    use super::*;
    use crate::annotate::{Day, Precision};

    fn item(first: Option<i32>, last: Option<i32>) -> Item {
        let extent = Extent { first: first.map(Day), last: last.map(Day), precision: Precision::Day };
        Item { extent, hour: None }
    }

    /// Places marks with a word of five letters each.
    fn place(items: &[Item], scale: Scale) -> (Vec<Placed>, usize) {
        super::place(items, |_| 5, scale)
    }

    fn scale() -> Scale {
        Scale { first: 0.0, last: 1000.0, width: 1000.0, breaks: [None; BREAKS] }
    }

    #[test]
    fn no_mark_covers_another() {
        let items: Vec<Item> = (0..60).map(|n| item(Some(n * 13), Some(n * 13 + n % 7 * 30))).collect();
        let (placed, rows) = place(&items, scale());
        assert_eq!(placed.iter().map(|p| p.items.len()).sum::<usize>(), 60);
        assert!(rows <= ROWS);
        for (n, a) in placed.iter().enumerate() {
            for b in &placed[n + 1..] {
                assert!(a.row != b.row || a.x + a.width <= b.x || b.x + b.width <= a.x, "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_crowd_becomes_marks_with_counts() {
        let items: Vec<Item> = (0..400).map(|n| item(Some(n), Some(n))).collect();
        let (placed, rows) = place(&items, scale());
        assert!(rows <= ROWS);
        assert_eq!(placed.iter().map(|p| p.items.len()).sum::<usize>(), 400);
        assert!(placed.len() < 100);
    }

    #[test]
    fn a_crowd_is_not_drawn_where_an_open_beginning_ends() {
        for end in [950, 5000] {
            let days = (0..60).map(|n| item(Some(n % 3 * 200), Some(n % 3 * 200)));
            let items: Vec<Item> = std::iter::once(item(None, Some(end))).chain(days).collect();
            let (placed, _) = place(&items, scale());
            assert!(placed.iter().filter(|p| p.x < 500.0).count() >= 3, "{end}: {placed:?}");
        }
    }

    #[test]
    fn what_is_out_of_sight_is_left_out() {
        let items = [item(Some(-50), Some(-40)), item(Some(500), Some(510)), item(Some(2000), None)];
        let (placed, rows) = place(&items, scale());
        assert_eq!(placed.len(), 1);
        assert_eq!((placed[0].items[0], rows), (1, 1));
        assert_eq!(placed[0].label, Label::Right);
    }

    #[test]
    fn an_end_out_of_sight_is_no_open_end() {
        let (placed, _) = place(&[item(Some(-500), Some(5000))], scale());
        assert!(!placed[0].open_left && !placed[0].open_right);
        assert!(placed[0].x < 0.0 && placed[0].x + placed[0].width > 1000.0, "it runs over both edges");
    }

    #[test]
    fn words_are_asked_for_only_where_they_may_have_room() {
        let items: Vec<Item> = (0..5000).map(|n| item(Some(n % 1000), Some(n % 1000))).collect();
        let asked = std::cell::Cell::new(0);
        let letters = |_| {
            asked.set(asked.get() + 1);
            5
        };
        super::place(&items, letters, scale());
        assert!((1..1000).contains(&asked.get()), "{}", asked.get());
    }

    #[test]
    fn an_hour_lies_within_its_day() {
        let close = Scale { first: 0.0, last: 2.0, width: 960.0, breaks: [None; BREAKS] };
        let at = |hour: Option<Hour>| {
            let (placed, _) = place(&[Item { hour, ..item(Some(1), Some(1)) }], close);
            (placed[0].x, placed[0].x + placed[0].width)
        };
        assert_eq!(at(None), (480.0, 960.0));
        assert_eq!(at(Some(Hour::At(6 * 60))), (595.0, 605.0));
        assert_eq!(at(Some(Hour::Afternoon)), (720.0, 840.0));
        assert_eq!(at(Some(Hour::Night)), at(None), "its first hours or its last");
    }

    #[test]
    fn words_stand_where_there_is_room() {
        let (placed, _) = place(&[item(Some(990), Some(990))], scale());
        assert_eq!(placed[0].label, Label::Left);
        let narrow = Scale { width: 30.0, ..scale() };
        assert_eq!(place(&[item(Some(500), Some(500))], narrow).0[0].label, Label::None);
    }

    #[test]
    fn open_ends_are_open_and_near_their_closed_end() {
        let (placed, _) = place(&[item(Some(100), None)], scale());
        assert!(placed[0].open_right && !placed[0].open_left);
        assert!((placed[0].x - 100.0).abs() < 1.0 && placed[0].width <= 72.5);
        let (placed, _) = place(&[item(None, Some(100))], scale());
        assert!(placed[0].open_left && !placed[0].open_right);
        assert!((placed[0].x + placed[0].width - 101.0).abs() < 1.0);
    }
}
