//! Choose: of all names and pairs those that can be drawn and read.

use std::cmp::Reverse;

use super::layout::{self, Frame, Joint};
use super::look::{kind_of, name_of, shape};
use super::{Ask, By, Counted, LISTED, Line, Link, Network, Node, Pair, Tally};
use crate::annotate::EntityId;
use crate::corpus::Corpus;

/// How many names are drawn at most, and how many lines for each of them.
const WIDE: (usize, usize) = (40, 2);
/// The same on a small screen.
const NARROW: (usize, usize) = (15, 2);
/// How many names must be left where two of them are drawn as a pair only when they are together more than once.
const ENOUGH: usize = 6;

/// What is drawn and listed of it.
pub(super) fn drawn(corpus: &Corpus, ask: &Ask, counted: &Counted, tally: &Tally) -> Network {
    let (most, lines) = if ask.narrow { NARROW } else { WIDE };
    // a deed is worth telling when it is told once
    let least = if ask.by != By::Deed && connected(tally, 2).len() >= ENOUGH { 2 } else { 1 };
    // the pairs that stand out most come first
    let mut pairs: Vec<&Pair> = tally.pairs.iter().filter(|pair| pair.times >= least).collect();
    pairs.sort_by_key(|pair| (Reverse((pair.score, pair.times, pair.articles)), pair.ends));
    let shown = shown(&pairs, connected(tally, least), most);
    let drawn = lines_of(&pairs, &shown, shown.len() * lines);
    let place = |number: u32| shown.iter().position(|one| *one == number);

    let frame = if ask.narrow { Frame::NARROW } else { Frame::WIDE };
    let strongest = drawn.iter().map(|pair| pair.times).max().unwrap_or(1);
    let joints: Vec<Joint> = drawn
        .iter()
        .filter_map(|pair| {
            let ends = (place(pair.ends.0)?, place(pair.ends.1)?);
            Some(Joint { ends, level: level(pair.times, strongest), directed: ask.by == By::Deed })
        })
        .collect();
    let named = |number: &u32| tally.names.get(*number as usize);
    let labels: Vec<(String, u32)> = shown
        .iter()
        .filter_map(named)
        .map(|name| (name_of(&corpus.catalogue, name.entity), name.times))
        .collect();
    let laid = layout::lay_out(&labels, &joints, frame);
    let nodes: Vec<Node> = shown
        .iter()
        .filter_map(named)
        .zip(laid.spots)
        .map(|(name, spot)| Node {
            entity: name.entity,
            times: name.times,
            articles: name.articles,
            x: spot.x,
            y: spot.y,
            radius: spot.radius,
            shape: shape(kind_of(&corpus.catalogue, name.entity), spot.x, spot.y, spot.radius),
            label: spot.label,
        })
        .collect();
    let lines = joints.iter().zip(laid.lines).map(|(joint, (path, head))| Line {
        ends: (joint.ends.0 as u32, joint.ends.1 as u32),
        path,
        head,
        level: joint.level,
    });
    let mut listed: Vec<(&Pair, Option<Line>)> = drawn.iter().copied().zip(lines.map(Some)).collect();
    let others = pairs.iter().filter(|pair| drawn.iter().all(|known| known.ends != pair.ends));
    listed.extend(others.take(LISTED).map(|pair| (*pair, None)));
    listed.sort_by_key(|(pair, _)| (Reverse((pair.times, pair.articles, pair.score)), pair.ends));

    Network {
        nodes,
        links: links(counted, tally, listed),
        width: laid.width,
        height: laid.height,
        least,
        names: tally.all,
        pairs: pairs.len() as u32,
        uncounted: tally.all.saturating_sub(tally.names.len() as u32),
    }
}

fn links(counted: &Counted, tally: &Tally, listed: Vec<(&Pair, Option<Line>)>) -> Vec<Link> {
    let entity = |number: u32| tally.names.get(number as usize).map(|name| name.entity).unwrap_or_default();
    let ends: Vec<(EntityId, EntityId)> =
        listed.iter().map(|(pair, _)| (entity(pair.ends.0), entity(pair.ends.1))).collect();
    let places = counted.places(&ends);
    let link = |(((pair, line), (from, to)), places): (((&Pair, Option<Line>), _), _)| Link {
        from,
        to,
        times: pair.times,
        articles: pair.articles,
        deeds: pair.deeds.clone(),
        places,
        line,
    };
    listed.into_iter().zip(ends).zip(places).map(link).collect()
}

/// The numbers of the names that are together with another at least so often, most frequent first.
fn connected(tally: &Tally, least: u32) -> Vec<u32> {
    let pairs = tally.pairs.iter().filter(|pair| pair.times >= least);
    let mut names: Vec<u32> = pairs.flat_map(|pair| [pair.ends.0, pair.ends.1]).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The names that are drawn: the most frequent, each with somebody among the drawn. Who has nobody there yet brings along
/// whom the pair that stands out most joins to it. `pairs` are best first, `candidates` most frequent first.
fn shown(pairs: &[&Pair], candidates: Vec<u32>, most: usize) -> Vec<u32> {
    let mut shown: Vec<u32> = Vec::new();
    for one in candidates {
        if shown.contains(&one) {
            continue;
        }
        let other = |pair: &&Pair| match pair.ends {
            (a, b) if a == one => Some(b),
            (a, b) if b == one => Some(a),
            _ => None,
        };
        let joined = pairs.iter().filter_map(other).any(|other| shown.contains(&other));
        let partner = if joined { None } else { pairs.iter().find_map(other) };
        if shown.len() + 1 + usize::from(partner.is_some()) <= most {
            shown.push(one);
            shown.extend(partner);
        }
        if shown.len() == most {
            break;
        }
    }
    shown.sort_unstable();
    shown
}

/// The pairs that are drawn between these names, best first: of each name the best, then the best of all.
fn lines_of<'a>(pairs: &[&'a Pair], shown: &[u32], most: usize) -> Vec<&'a Pair> {
    let between = |pair: &&&Pair| shown.contains(&pair.ends.0) && shown.contains(&pair.ends.1);
    let inside: Vec<&Pair> = pairs.iter().filter(between).copied().collect();
    let mut met: Vec<u32> = Vec::new();
    let mut firsts: Vec<(u32, u32)> = Vec::new();
    for pair in &inside {
        let (a, b) = pair.ends;
        if !met.contains(&a) || !met.contains(&b) {
            met.extend([a, b]);
            firsts.push(pair.ends);
        }
    }
    let mut room = most.saturating_sub(firsts.len());
    inside
        .into_iter()
        .filter(|pair| {
            let first = firsts.contains(&pair.ends);
            let other = !first && room > 0;
            room -= usize::from(other);
            first || other
        })
        .collect()
}

/// How strong a line is, from 1 to 4: each is of twice as many as the one before.
fn level(times: u32, most: u32) -> u8 {
    match u64::from(times) * 8 / u64::from(most.max(1)) {
        0..=1 => 1,
        2..=3 => 2,
        4..=7 => 3,
        _ => 4,
    }
}
