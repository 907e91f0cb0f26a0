//! Layout: where the dots of a network stand, how their lines run, and where their names have room.
//!
//! Dots begin on a grid, the first in the middle, and are moved by forces a fixed number of times (Fruchterman and Reingold
//! 1991); then names that lie on each other are pushed apart, and what still does moves down to where there is room. Only
//! sums, products, quotients and square roots are taken, in a fixed order, so that the same network has the same picture
//! everywhere.

/// How large the picture is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    width: f64,
    /// The height for as many dots as there may be; fewer need less.
    height: f64,
    /// How many dots that height is for.
    full: f64,
    /// How many letters of a name are shown.
    letters: usize,
}

impl Frame {
    /// For a desk.
    pub(super) const WIDE: Frame = Frame { width: 960.0, height: 640.0, full: 40.0, letters: 24 };
    /// For a phone.
    pub(super) const NARROW: Frame = Frame { width: 340.0, height: 520.0, full: 15.0, letters: 16 };
}

/// Two dots that are joined, by their numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Joint {
    pub(super) ends: (usize, usize),
    /// From 1 to 4.
    pub(super) level: u8,
    /// Whether it is an arrow.
    pub(super) directed: bool,
}

/// A dot with its name, placed.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) radius: i32,
    pub(super) label: String,
}

/// All of it, placed.
#[derive(Clone, Debug, Default)]
pub(super) struct Laid {
    pub(super) spots: Vec<Spot>,
    /// The line of each joint, and the head of its arrow.
    pub(super) lines: Vec<(String, String)>,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// How far dots keep others away, in lengths of a line at rest: what is not joined need not flee to the edges.
const REACH: f64 = 2.0;
/// How strongly the middle draws.
const MIDDLE: f64 = 0.3;
/// How often the forces move the dots.
const MOVES: u32 = 300;
/// How far apart two dots are that nothing else moves, at most.
const FAR: f64 = 170.0;
/// How often names that lie on each other are pushed apart.
const PUSHES: u32 = 200;
/// The room around a name.
const GAP: f64 = 6.0;
/// The room of a line of text.
const LINE: f64 = 17.0;
/// The room at the edges.
const EDGE: f64 = 10.0;
/// The radius of the smallest dot, and by how much the largest is larger.
const DOT: (f64, f64) = (5.0, 9.0);

/// A dot as it moves: the middle, and half of the room that it takes with its name below it.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: f64,
    y: f64,
    half_width: f64,
    half_height: f64,
}

/// Places dots, each with its name and how much it counts, and the lines between them.
pub(super) fn lay_out(names: &[(String, u32)], joints: &[Joint], frame: Frame) -> Laid {
    if names.is_empty() {
        return Laid::default();
    }
    let most = names.iter().map(|(_, times)| *times).max().unwrap_or(1).max(1);
    let labels: Vec<String> = names.iter().map(|(name, _)| cut(name, frame.letters)).collect();
    let radii: Vec<f64> = names
        .iter()
        .map(|(_, times)| (DOT.0 + DOT.1 * (f64::from(*times) / f64::from(most)).sqrt()).round())
        .collect();
    let share = (names.len() as f64 / frame.full).min(1.0);
    let height = frame.height * share.sqrt().max(0.4);
    let rooms = labels.iter().zip(&radii).map(|(label, radius)| {
        let half_width = (width(label) / 2.0).max(*radius) + GAP;
        (half_width, radius + LINE / 2.0 + GAP / 2.0)
    });
    let mut places: Vec<Place> = grid(names.len(), frame.width, height)
        .into_iter()
        .zip(rooms)
        .map(|((x, y), (half_width, half_height))| Place { x, y, half_width, half_height })
        .collect();
    pull(&mut places, joints, frame.width, height);
    for _ in 0..PUSHES {
        push(&mut places, frame.width);
    }
    settle(&mut places);
    let top = places.iter().map(|place| place.y - place.half_height).fold(f64::MAX, f64::min);
    let bottom = places.iter().map(|place| place.y + place.half_height).fold(f64::MIN, f64::max);
    let spots: Vec<Spot> = places
        .iter()
        .zip(labels)
        .zip(&radii)
        .map(|((place, label), radius)| Spot {
            x: place.x.round() as i32,
            // the dot stands at the top of its room, the name below it
            y: (place.y - place.half_height + GAP / 2.0 + radius - top + EDGE).round() as i32,
            radius: *radius as i32,
            label,
        })
        .collect();
    let lines = joints.iter().map(|joint| line(&spots, joints, *joint)).collect();
    let height = (bottom - top + 2.0 * EDGE).round() as u32;
    Laid { spots, lines, width: frame.width as u32, height }
}

/// Places on a grid, the nearest to the middle first.
fn grid(n: usize, width: f64, height: f64) -> Vec<(f64, f64)> {
    let columns = ((n as f64 * width / height).sqrt().ceil() as usize).max(1);
    let rows = n.div_ceil(columns);
    let mut places: Vec<(f64, f64)> = (0..columns * rows)
        .map(|at| {
            let (column, row) = ((at % columns) as f64, (at / columns) as f64);
            // every second row is moved a little, so that no two dots stand in one line with a third
            let shift = if (at / columns).is_multiple_of(2) { 0.35 } else { 0.65 };
            ((column + shift) * width / columns as f64, (row + 0.5) * height / rows as f64)
        })
        .collect();
    let off = |(x, y): &(f64, f64)| {
        let (x, y) = (x - width / 2.0, (y - height / 2.0) * width / height);
        x * x + y * y
    };
    places.sort_by(|a, b| off(a).total_cmp(&off(b)));
    places.truncate(n);
    places
}

/// Moves dots by forces: all keep away from each other, those that are joined draw together, and the middle draws all.
fn pull(places: &mut [Place], joints: &[Joint], width: f64, height: f64) {
    // sideways names take room, so that the picture is moved as if it were as high as it is wide
    let flat = width / height;
    let near = ((width * width / places.len() as f64).sqrt() * 0.8).min(FAR);
    for turn in 0..MOVES {
        let still = places.to_vec();
        let mut forces: Vec<(f64, f64)> = still
            .iter()
            .enumerate()
            .map(|(n, one)| {
                let reached = |place: &Place| {
                    let (dx, dy) = (one.x - place.x, (one.y - place.y) * flat);
                    dx * dx + dy * dy < REACH * REACH * near * near
                };
                let others = still.iter().enumerate().filter(|(other, place)| *other != n && reached(place));
                let apart = others.fold((0.0, 0.0), |sum: (f64, f64), (other, place)| {
                    let (dx, dy) = (one.x - place.x, (one.y - place.y) * flat);
                    // two dots in one place part by their order
                    let dx = if dx == 0.0 && dy == 0.0 { if n < other { -1.0 } else { 1.0 } } else { dx };
                    let square = (dx * dx + dy * dy).max(1.0);
                    (sum.0 + dx * near * near / square, sum.1 + dy * near * near / square)
                });
                let (dx, dy) = (width / 2.0 - one.x, (height / 2.0 - one.y) * flat);
                (apart.0 + dx * MIDDLE, apart.1 + dy * MIDDLE)
            })
            .collect();
        for joint in joints {
            let (Some(a), Some(b)) = (still.get(joint.ends.0), still.get(joint.ends.1)) else { continue };
            let (dx, dy) = (b.x - a.x, (b.y - a.y) * flat);
            let pull = (dx * dx + dy * dy).sqrt() / near * (0.5 + f64::from(joint.level) * 0.25);
            for (end, sign) in [(joint.ends.0, 1.0), (joint.ends.1, -1.0)] {
                if let Some(force) = forces.get_mut(end) {
                    force.0 += sign * dx * pull;
                    force.1 += sign * dy * pull;
                }
            }
        }
        let farthest = width / 10.0 * f64::from(MOVES - turn) / f64::from(MOVES);
        for (place, (x, y)) in places.iter_mut().zip(forces) {
            let length = (x * x + y * y).sqrt().max(0.001);
            let step = length.min(farthest) / length;
            place.x = inside(place.x + x * step, place.half_width, width);
            place.y = inside(place.y + y * step / flat, place.half_height, height);
        }
    }
}

/// So far from either edge that all of it is inside.
fn inside(at: f64, half: f64, all: f64) -> f64 {
    if 2.0 * half >= all { all / 2.0 } else { at.max(half).min(all - half) }
}

/// How far two rooms reach into each other, sideways and downwards; `None` where they do not.
fn overlap(a: &Place, b: &Place) -> Option<(f64, f64)> {
    let x = a.half_width + b.half_width - (a.x - b.x).abs();
    let y = a.half_height + b.half_height - (a.y - b.y).abs();
    (x > 0.01 && y > 0.01).then_some((x, y))
}

/// Pushes rooms apart that lie on each other, each by half, the shorter way.
fn push(places: &mut [Place], width: f64) {
    for n in 1..places.len() {
        let (before, after) = places.split_at_mut(n);
        let Some(one) = after.first_mut() else { continue };
        for other in before {
            let Some((x, y)) = overlap(one, other) else { continue };
            if x < y {
                let step = if one.x < other.x { -x / 2.0 } else { x / 2.0 };
                one.x = inside(one.x + step, one.half_width, width);
                other.x = inside(other.x - step, other.half_width, width);
            } else {
                let step = if one.y < other.y { -y / 2.0 } else { y / 2.0 };
                one.y += step;
                other.y -= step;
            }
        }
    }
}

/// What still lies on something moves down to where nothing is: the picture grows where it must.
fn settle(places: &mut [Place]) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    let top = |n: &usize| places.get(*n).map_or(0.0, |place| place.y - place.half_height);
    order.sort_by(|a, b| top(a).total_cmp(&top(b)).then(a.cmp(b)));
    let mut settled: Vec<Place> = Vec::with_capacity(places.len());
    for n in order {
        let Some(place) = places.get_mut(n) else { continue };
        while let Some(other) = settled.iter().find(|other| overlap(place, other).is_some()) {
            place.y = other.y + other.half_height + place.half_height;
        }
        settled.push(*place);
    }
}

/// The line of a joint from edge to edge of its dots, and the head of its arrow. Two arrows between the same two dots bend
/// away from each other.
fn line(spots: &[Spot], joints: &[Joint], joint: Joint) -> (String, String) {
    let (Some(a), Some(b)) = (spots.get(joint.ends.0), spots.get(joint.ends.1)) else {
        return Default::default();
    };
    let point = |spot: &Spot| (f64::from(spot.x), f64::from(spot.y));
    let ((ax, ay), (bx, by)) = (point(a), point(b));
    let unit = |x: f64, y: f64| {
        let length = (x * x + y * y).sqrt().max(1.0);
        (x / length, y / length)
    };
    let back = (joint.ends.1, joint.ends.0);
    let bent = joint.directed && joints.iter().any(|other| other.ends == back);
    let (ux, uy) = unit(bx - ax, by - ay);
    let bend = if bent { 22.0 } else { 0.0 };
    let (mx, my) = (f64::midpoint(ax, bx) - uy * bend, f64::midpoint(ay, by) + ux * bend);
    let (fx, fy) = unit(mx - ax, my - ay);
    let (tx, ty) = unit(bx - mx, by - my);
    let (from, to) =
        (f64::from(a.radius) + 1.0, f64::from(b.radius) + if joint.directed { 3.0 } else { 1.0 });
    let (sx, sy) = (ax + fx * from, ay + fy * from);
    let (ex, ey) = (bx - tx * to, by - ty * to);
    let way = if bent { format!("Q{} {} ", tenths(mx), tenths(my)) } else { "L".to_owned() };
    let path = format!("M{} {}{way}{} {}", tenths(sx), tenths(sy), tenths(ex), tenths(ey));
    if !joint.directed {
        return (path, String::new());
    }
    let (long, half) = (9.0 + f64::from(joint.level), 3.0 + f64::from(joint.level) * 0.7);
    let (ox, oy) = (ex - tx * long, ey - ty * long);
    let head = format!(
        "M{} {}L{} {}L{} {}Z",
        tenths(ex),
        tenths(ey),
        tenths(ox - ty * half),
        tenths(oy + tx * half),
        tenths(ox + ty * half),
        tenths(oy - tx * half)
    );
    (path, head)
}

/// A number to one place.
fn tenths(x: f64) -> String {
    let tenths = (x * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// A name, cut where it has too many letters.
fn cut(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let kept: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// About the width of a name in pixels, rather too much than too little.
fn width(name: &str) -> f64 {
    let of = |c: char| match c {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | '\'' | '’' | '-' | ' ' => 5.0,
        'm' | 'w' | 'M' | 'W' => 12.0,
        c if c < '\u{300}' && c.is_uppercase() => 9.5,
        c if c < '\u{1100}' => 8.0,
        _ => 14.0,
    };
    name.chars().map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(n: usize) -> Vec<(String, u32)> {
        (0..n).map(|n| (format!("Name of some length {n}"), (100 / (n + 1)) as u32)).collect()
    }

    fn ring(n: usize, directed: bool) -> Vec<Joint> {
        (0..n)
            .map(|a| Joint { ends: (a, (a * 7 + 1) % n), level: (a % 4) as u8 + 1, directed })
            .filter(|j| j.ends.0 != j.ends.1)
            .collect()
    }

    /// The rooms of dot and name that lie on each other, or outside.
    fn faults(laid: &Laid) -> Vec<(usize, usize)> {
        let room = |spot: &Spot| {
            let half = (width(&spot.label) / 2.0).max(f64::from(spot.radius)) as i32;
            (spot.x - half, spot.x + half, spot.y - spot.radius, spot.y + spot.radius + LINE as i32)
        };
        let rooms: Vec<_> = laid.spots.iter().map(room).collect();
        let mut faults = Vec::new();
        for (n, a) in rooms.iter().enumerate() {
            if a.0 < 0 || a.1 > laid.width as i32 || a.2 < 0 || a.3 > laid.height as i32 {
                faults.push((n, n));
            }
            for (m, b) in rooms.iter().enumerate().skip(n + 1) {
                if a.0 < b.1 && b.0 < a.1 && a.2 < b.3 && b.2 < a.3 {
                    faults.push((n, m));
                }
            }
        }
        faults
    }

    #[test]
    fn no_name_covers_another() {
        for n in [1, 2, 3, 7, 15, 40] {
            for frame in [Frame::WIDE, Frame::NARROW] {
                let laid = lay_out(&names(n), &ring(n, false), frame);
                assert_eq!(laid.spots.len(), n);
                assert_eq!(faults(&laid), [], "{n} names on {frame:?}");
            }
        }
        // without a line all draw to the middle
        assert_eq!(faults(&lay_out(&names(40), &[], Frame::NARROW)), []);
        let long: Vec<_> = (0..15).map(|_| ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW".to_owned(), 1)).collect();
        assert_eq!(faults(&lay_out(&long, &ring(15, false), Frame::NARROW)), []);
    }

    #[test]
    fn the_same_network_has_the_same_picture() {
        let draw = || format!("{:?}", lay_out(&names(23), &ring(23, true), Frame::WIDE));
        assert_eq!(draw(), draw());
    }

    #[test]
    fn joined_dots_stand_nearer_than_others() {
        // two rings that nothing joins
        let joints: Vec<Joint> = (0..10)
            .map(|n| Joint {
                ends: (n, if n < 5 { (n + 1) % 5 } else { 5 + (n - 4) % 5 }),
                level: 2,
                directed: false,
            })
            .collect();
        let laid = lay_out(&names(10), &joints, Frame::WIDE);
        let apart = |pairs: &[(usize, usize)]| {
            let square = |a: i32, b: i32| f64::from(a - b) * f64::from(a - b);
            let far = |(a, b): &(usize, usize)| {
                let (a, b) = (&laid.spots[*a], &laid.spots[*b]);
                (square(a.x, b.x) + square(a.y, b.y)).sqrt()
            };
            pairs.iter().map(far).sum::<f64>() / pairs.len() as f64
        };
        let joined: Vec<_> = joints.iter().map(|joint| joint.ends).collect();
        let others: Vec<_> = (0..5).flat_map(|a| (5..10).map(move |b| (a, b))).collect();
        assert!(apart(&joined) < apart(&others), "{} {}", apart(&joined), apart(&others));
    }

    #[test]
    fn lines_run_from_edge_to_edge() {
        let spot = |x, y| Spot { x, y, radius: 5, label: String::new() };
        let spots = [spot(0, 0), spot(100, 0)];
        let joint = |ends, directed| Joint { ends, level: 1, directed };
        assert_eq!(line(&spots, &[], joint((0, 1), false)), ("M6 0L94 0".to_owned(), String::new()));
        let (path, head) = line(&spots, &[], joint((0, 1), true));
        assert_eq!((path.as_str(), head.as_str()), ("M6 0L92 0", "M92 0L82 3.7L82 -3.7Z"));
        // there and back bend away from each other
        let both = [joint((0, 1), true), joint((1, 0), true)];
        assert!(line(&spots, &both, both[0]).0.contains("Q50 22 "));
        assert!(line(&spots, &both, both[1]).0.contains("Q50 -22 "));
        assert_eq!(line(&spots, &[], joint((0, 7), true)), Default::default());
    }

    #[test]
    fn long_names_are_cut() {
        assert_eq!(cut("Ada Mora", 8), "Ada Mora");
        assert_eq!(cut("Ada Moraine", 5), "Ada…");
        assert_eq!((tenths(-0.04), tenths(-1.26), tenths(3.0)), ("0".into(), "-1.3".into(), "3".into()));
    }
}
