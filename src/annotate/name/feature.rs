//! Features: what the tagger may look at when it labels a word.
//!
//! Each is a number, a template's and a value's hash mixed, which the model folds into its buckets. They are
//! the usual ones of the field (Ratinov and Roth 2009: the word and its neighbours, shapes, affixes,
//! gazetteers, context; Krishnan and Manning 2006: what the rest of the article makes of the same word), with
//! the run in place of a fixed window, and with clusters of words (Turian et al. 2010) for the word, for what stands
//! around its run and for what the article is about. The trainer and the tagger share this module, so that they cannot
//! differ. It must not know weights or labels.

use super::cluster::{Clusters, Kin, LEVELS};
use super::hash;
use super::lexicon::{class, known};
use super::model::{BUCKETS, Model};
use super::reading::{Reading, Run, Sentence, Style, Word};

/// Where the sentence ends.
const EDGE: u64 = 0x5eed;

struct Writer<'o> {
    out: &'o mut Vec<u32>,
}

impl Writer<'_> {
    #[inline]
    fn put(&mut self, template: u64, value: u64) {
        let hash = hash::finish(value ^ template.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        self.out.push((hash % BUCKETS as u64) as u32);
    }

    /// One feature a bit.
    #[inline]
    fn bits(&mut self, template: u64, bits: u32) {
        let mut rest = bits;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            self.put(template, u64::from(bit) + 1);
            rest &= rest - 1;
        }
    }
}

/// Classes that say something of a word beside a name.
const CONTEXT: u32 = class::TITLE
    | class::ROLE
    | class::SAY
    | class::ACT
    | class::ORG_HEAD
    | class::PLACE_HEAD
    | class::EVENT_HEAD
    | class::GEO
    | class::CORP
    | class::PLACE_PREP
    | class::SPORT
    | class::MONTH
    | class::FUNCTION
    | class::GIVEN
    | class::SURNAME
    | class::DEMONYM
    | class::PLACE_WORD;

/// Classes that say what a capitalised word may be part of.
const NAME: u32 = class::GIVEN
    | class::SURNAME
    | class::PLACE_WORD
    | class::ORG_WORD
    | class::DEMONYM
    | class::TITLE
    | class::ORG_HEAD
    | class::PLACE_HEAD
    | class::MONTH
    | class::FUNCTION;

/// The features of word `at` of `run`, appended to `out`.
pub(crate) fn features(reading: &Reading<'_>, run: Run, at: usize, model: &Model, out: &mut Vec<u32>) {
    let sentence = reading.sentence_of(run.sentence);
    let near = |offset: isize| -> Option<&Word> {
        let index = at.checked_add_signed(offset)?;
        (sentence.start..sentence.end).contains(&index).then(|| reading.word(index))
    };
    let hash_of = |word: Option<&Word>| word.map_or(EDGE, |word| word.hash);
    let shape_of = |word: Option<&Word>| word.map_or(7, |word| u64::from(word.shape));
    let class_of = |word: Option<&Word>| word.map_or(1 << 30, |word| word.classes);
    let word = reading.word(at);
    let written = word.span.of(reading.text);
    let mut f = Writer { out };

    // The word, its neighbours, their shapes.
    let (before, after) = (near(-1), near(1));
    let (before2, after2) = (near(-2), near(2));
    f.put(1, word.hash);
    f.put(2, hash_of(before));
    f.put(3, hash_of(after));
    f.put(4, hash_of(before2));
    f.put(5, hash_of(after2));
    f.put(6, hash::mix(hash_of(before), word.hash));
    f.put(7, hash::mix(word.hash, hash_of(after)));
    f.put(8, shape_of(Some(word)));
    f.put(9, shape_of(before) << 32 | shape_of(Some(word)));
    f.put(10, shape_of(Some(word)) << 32 | shape_of(after));
    f.put(11, hash::mix(shape_of(before) << 32 | shape_of(Some(word)), shape_of(after)));
    f.put(12, hash::mix(hash_of(before2), hash_of(before)));
    f.put(13, hash::mix(hash_of(after), hash_of(after2)));

    // Its letters.
    affixes(written, &mut f);

    // Classes and names of the tables.
    f.bits(20, word.classes & class::SEEN);
    f.bits(21, class_of(before) & CONTEXT | class_of(before) & 1 << 30);
    f.bits(22, class_of(after) & CONTEXT | class_of(after) & 1 << 30);
    f.bits(23, class_of(before2) & CONTEXT);
    f.bits(24, class_of(after2) & CONTEXT);
    let place = u64::from(word.place);
    f.put(25, u64::from(word.known) << 8 | place);
    let mut rest = word.known;
    while rest != 0 {
        let bit = u64::from(rest.trailing_zeros());
        f.put(26, bit << 8 | place);
        rest &= rest - 1;
    }
    f.bits(27, before.map_or(0, |w| w.known));
    f.bits(28, after.map_or(0, |w| w.known));
    let mask = |w: Option<&Word>| w.map_or(1, |w| u64::from(w.classes & NAME) << 16 | u64::from(w.known));
    f.put(29, mask(Some(word)));
    f.put(30, hash::mix(mask(before), mask(Some(word))));
    f.put(31, hash::mix(mask(Some(word)), mask(after)));
    f.put(32, hash::mix(hash_of(before), mask(Some(word))));
    f.put(33, hash::mix(mask(Some(word)), hash_of(after)));

    run_features(reading, run, at, sentence, &mut f);
    let near = [before, after, before2, after2];
    cluster_features(reading, model.clusters(), at, near, &mut f);
    prior_features(reading, model.clusters(), run, at, near, &mut f);

    // What stands around the word elsewhere in the article.
    let elsewhere = reading.context(run, at) & 0x1fff;
    if elsewhere != 0 {
        f.bits(90, elsewhere);
        f.put(91, u64::from(elsewhere));
        f.put(92, hash::mix(u64::from(elsewhere), u64::from(word.classes & NAME)));
    }

    // Case of the sentence, and what the article does with the word elsewhere.
    let usage = reading.usage(word.hash);
    let first = at <= sentence.first;
    let common = model.is_common(word.hash);
    let style = match sentence.style {
        Style::Mixed => 0,
        Style::Title => 1,
        Style::Caps => 2,
    };
    let case = style << 8
        | u64::from(first) << 7
        | u64::from(common) << 6
        | u64::from(usage.lower > 0) << 5
        | u64::from(usage.inside > u32::from(!first && sentence.style == Style::Mixed)) << 4
        | u64::from(word.upper) << 3
        | u64::from(word.capital) << 2;
    f.put(50, case);
    f.put(51, case << 32 | u64::from(word.classes & NAME));
    f.put(52, style << 8 | u64::from(sentence.block));
    f.put(53, hash::mix(u64::from(first) << 2 | style, word.hash));
    f.put(54, style << 32 | shape_of(Some(word)));
    f.put(55, u64::from(word.spaced) << 1 | u64::from(after.is_some_and(|w| w.spaced)));
    f.put(56, hash::mix(case, mask(after)));

    // The other members of a list.
    if let (Some(mark), Some(other)) = (before, before2)
        && is_list_mark(reading, mark)
    {
        f.put(60, mask(Some(other)));
        f.bits(61, other.known);
        f.bits(62, other.classes & CONTEXT);
    }
    if let (Some(mark), Some(other)) = (after, after2)
        && is_list_mark(reading, mark)
    {
        f.put(63, mask(Some(other)));
        f.bits(64, other.known);
        f.bits(65, other.classes & CONTEXT);
    }
}

fn is_list_mark(reading: &Reading<'_>, mark: &Word) -> bool {
    let written = mark.span.of(reading.text);
    matches!(written, "," | "-" | "–" | "/" | "(" | ";" | "&") || reading.rules.and.contains(&written)
}

/// The run that the word stands in: its edges, its first and last word, and the words around it.
fn run_features(reading: &Reading<'_>, run: Run, at: usize, sentence: Sentence, f: &mut Writer<'_>) {
    let left = (run.start > sentence.start).then(|| reading.word(run.start - 1));
    let right = (run.end < sentence.end).then(|| reading.word(run.end));
    let hash_of = |word: Option<&Word>| word.map_or(EDGE, |word| word.hash);
    let class_of = |word: Option<&Word>| word.map_or(1 << 30, |word| word.classes);
    let length = (run.end - run.start).min(5) as u64;
    let place = (at - run.start).min(3) as u64 | ((run.end - 1 - at).min(3) as u64) << 2;
    f.put(40, place);
    f.put(41, hash::mix(place, hash_of(left)));
    f.put(42, hash::mix(place, hash_of(right)));
    let (only_left, only_right) = ((at - run.start).min(1) as u64, (run.end - 1 - at).min(1) as u64);
    let mut rest = class_of(left) & (CONTEXT | 1 << 30);
    while rest != 0 {
        f.put(43, u64::from(rest.trailing_zeros()) << 4 | only_left << 2 | only_right);
        rest &= rest - 1;
    }
    let mut rest = class_of(right) & (CONTEXT | 1 << 30);
    while rest != 0 {
        f.put(44, u64::from(rest.trailing_zeros()) << 4 | only_left << 2 | only_right);
        rest &= rest - 1;
    }
    // The run as a whole: what the tables say of its words, and their shapes.
    let (mut masks, mut shapes) = (hash::SEED, hash::SEED);
    for word in reading.stretch(run.start, run.end).iter().take(6) {
        masks = hash::mix(masks, u64::from(word.classes & NAME) << 16 | u64::from(word.known != 0));
        shapes = hash::mix(shapes, u64::from(word.shape & 0x000f_ffff));
    }
    f.put(76, hash::mix(masks, place));
    f.put(77, hash::mix(shapes, place));
    // Two words on either side, for words within the run.
    let left2 = (run.start > sentence.start + 1).then(|| reading.word(run.start - 2));
    let right2 = (run.end + 1 < sentence.end).then(|| reading.word(run.end + 1));
    f.put(78, hash::mix(hash::mix(hash_of(left2), hash_of(left)), place & 3));
    f.put(79, hash::mix(hash::mix(hash_of(right), hash_of(right2)), place >> 2));
    let (head, tail) = (reading.word(run.start), reading.word(run.end - 1));
    f.put(45, hash::mix(tail.hash, length.min(2)));
    f.put(46, hash::mix(head.hash, length.min(2)));
    f.bits(47, if length > 1 { tail.classes & NAME } else { 0 });
    f.bits(48, if length > 1 { head.classes & (NAME | class::PLACE_START) } else { 0 });
    // The next word ahead and behind in the run that heads an organisation, a place or an event.
    let heads = class::ORG_HEAD | class::PLACE_HEAD | class::EVENT_HEAD;
    if let Some(n) =
        (at + 1..run.end).find(|&n| reading.word(n).classes & heads != 0 && reading.word(n).capital)
    {
        f.put(70, u64::from(reading.word(n).classes & heads) << 4 | ((n - at).min(4) as u64));
        f.put(71, reading.word(n).hash);
    }
    if let Some(n) = (run.start..at).rev().find(|&n| reading.word(n).classes & (heads | class::TITLE) != 0) {
        f.put(
            72,
            u64::from(reading.word(n).classes & (heads | class::TITLE)) << 4 | ((at - n).min(4) as u64),
        );
        f.put(73, reading.word(n).hash);
    }
    if at > run.start && reading.word(at - 1).place != 0 {
        f.put(
            74,
            u64::from(reading.word(at - 1).known & known::ANY_PLACE) << 4
                | u64::from(reading.word(at - 1).place),
        );
    }
}

/// Templates of clusters and of priors are counted from here, [`STEP`] to a level.
const CLUSTER: u64 = 1000;
const PRIOR: u64 = 1100;
const STEP: u64 = 20;

/// What stands for a word beyond the sentence.
const NOWHERE: u64 = u16::MAX as u64;

fn pair(a: u64, b: u64) -> u64 {
    a << 16 | b
}

/// The clusters of the word and of its neighbours, `near` before, after, and one further.
#[expect(clippy::indexing_slicing, reason = "a level is below LEVELS, the length of every list of levels")]
fn cluster_features(
    reading: &Reading<'_>,
    clusters: &Clusters,
    at: usize,
    near: [Option<&Word>; 4],
    f: &mut Writer<'_>,
) {
    let levels = |kin: Kin| clusters.cluster(kin).map(u64::from);
    let own = levels(reading.word(at).kin);
    let near = near.map(|word| word.map_or([NOWHERE; LEVELS], |word| levels(word.kin)));
    for (level, template) in (CLUSTER..).step_by(STEP as usize).take(LEVELS).enumerate() {
        put_near(f, template, level, own, near);
        let [before, after, ..] = near;
        f.put(template + 7, pair(before[level], after[level]));
    }
}

/// One level of a tree for a word and its neighbours.
#[expect(clippy::indexing_slicing, reason = "a level is below LEVELS, the length of every list of levels")]
fn put_near(f: &mut Writer<'_>, template: u64, level: usize, own: [u64; LEVELS], near: [[u64; LEVELS]; 4]) {
    let [before, after, before2, after2] = near.map(|levels| levels[level]);
    f.put(template, own[level]);
    f.put(template + 1, before);
    f.put(template + 2, after);
    f.put(template + 3, before2);
    f.put(template + 4, after2);
    f.put(template + 5, pair(before, own[level]));
    f.put(template + 6, pair(own[level], after));
}

/// The priors of the word, of its neighbours and of the words of its run, and with them what stands around the run
/// and what the article is about.
#[expect(clippy::indexing_slicing, reason = "no more clusters are seen than there are words in reach")]
fn prior_features(
    reading: &Reading<'_>,
    clusters: &Clusters,
    run: Run,
    at: usize,
    near: [Option<&Word>; 4],
    f: &mut Writer<'_>,
) {
    let levels = |kin: Kin| clusters.prior(kin).map(u64::from);
    let own = levels(reading.word(at).kin);
    let near = near.map(|word| word.map_or([NOWHERE; LEVELS], |word| levels(word.kin)));
    for (level, template) in (PRIOR..).step_by(STEP as usize).take(LEVELS).enumerate() {
        put_near(f, template, level, own, near);
    }
    let [before, after, ..] = near;
    f.put(PRIOR + 80, pair(pair(own[1], u64::from(reading.word(at).capital)), pair(before[1], after[1])));

    // The run as a whole.
    let mut classes = hash::SEED;
    for word in reading.stretch(run.start, run.end).iter().take(6) {
        let [.., class] = levels(word.kin);
        classes = hash::mix(classes, class);
    }
    let place = (at - run.start).min(3) as u64 | ((run.end - 1 - at).min(3) as u64) << 2;
    let whole = hash::mix(classes, place);
    f.put(PRIOR + 81, whole);
    f.put(PRIOR + 82, pair(levels(reading.word(run.end - 1).kin)[0], place));
    f.put(PRIOR + 83, pair(levels(reading.word(run.start).kin)[0], place));

    // What stands around it.
    let sentence = reading.sentence_of(run.sentence);
    let left = (run.start > sentence.start).then(|| reading.word(run.start - 1));
    let right = (run.end < sentence.end).then(|| reading.word(run.end));
    let hash_of = |word: Option<&Word>| word.map_or(EDGE, |word| word.hash);
    let cluster_of = |word: Option<&Word>| {
        word.map_or([NOWHERE; LEVELS], |word| clusters.cluster(word.kin).map(u64::from))
    };
    let (left_kin, right_kin) = (cluster_of(left), cluster_of(right));
    f.put(PRIOR + 84, hash::mix(whole, hash_of(left)));
    f.put(PRIOR + 85, hash::mix(whole, hash_of(right)));
    f.put(PRIOR + 86, hash::mix(place, left_kin[0]));
    f.put(PRIOR + 87, hash::mix(place, right_kin[0]));
    f.put(PRIOR + 88, hash::mix(whole, left_kin[1]));
    f.put(PRIOR + 89, hash::mix(whole, right_kin[1]));
    f.put(PRIOR + 90, hash::mix(place, pair(left_kin[1], right_kin[1])));

    // Words within reach of it, in no order, each cluster once.
    let reach = run.start.saturating_sub(REACH).max(sentence.start)..(run.end + REACH).min(sentence.end);
    let mut seen = [0; 2 * REACH];
    let mut count = 0;
    for near in (reach.start..run.start).rev().chain(run.end..reach.end) {
        if !reading.word(near).is_content() {
            continue;
        }
        let [_, cluster, _] = clusters.cluster(reading.word(near).kin);
        if cluster != 0 && !seen[..count].contains(&cluster) {
            seen[count] = cluster;
            count += 1;
            f.put(PRIOR + 94, pair(u64::from(cluster), u64::from(at > run.start)));
            f.put(PRIOR + 95, pair(u64::from(cluster), own[2]));
        }
    }

    for topic in reading.topics.map(u64::from) {
        f.put(PRIOR + 91, pair(topic, own[1]));
        f.put(PRIOR + 92, hash::mix(topic, classes));
        f.put(PRIOR + 93, pair(topic, own[2]));
    }
}

/// How many words on either side of a run are looked at in no order.
const REACH: usize = 8;

/// Prefixes and suffixes of one to four letters of the folded-case word.
#[expect(
    clippy::indexing_slicing,
    reason = "no more letters are kept than there is room, and none is cut off that is not there"
)]
fn affixes(written: &str, f: &mut Writer<'_>) {
    let mut letters = [0_u32; 24];
    let mut length = 0;
    for c in written.chars().flat_map(char::to_lowercase) {
        if length == letters.len() {
            break;
        }
        letters[length] = c as u32;
        length += 1;
    }
    let letters = &letters[..length];
    let hash_of = |part: &[u32]| {
        part.iter().fold(hash::SEED, |h, &c| (h ^ u64::from(c)).wrapping_mul(0x0100_0000_01b3))
    };
    for n in 1..=4 {
        if n <= letters.len() {
            f.put(13 + n as u64 * 100, hash_of(&letters[letters.len() - n..]));
            if n > 1 {
                f.put(14 + n as u64 * 100, hash_of(&letters[..n]));
            }
        }
    }
}

/// What the tagger made of the other occurrences of a word in the article: see [`evidence`].
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Votes {
    /// Times outside, as a person, a place, an organisation.
    pub(crate) types: [u16; 4],
    /// Times as one of several words of a name, by type.
    pub(crate) within: [u16; 4],
}

/// The features of evidence for a word that has `word` votes for itself and `name` votes for the run of words
/// it stands in; both without this occurrence.
#[expect(clippy::indexing_slicing, reason = "a type is below four, the length of both lists of votes")]
pub(crate) fn evidence(word: Votes, name: Votes, out: &mut Vec<u32>) {
    let mut f = Writer { out };
    for (template, votes) in [(80, word), (84, name)] {
        let total: u16 = votes.types.iter().fold(0, |sum, &n| sum.saturating_add(n));
        if total == 0 {
            continue;
        }
        let mut best = 0;
        for n in 1..4 {
            if votes.types[n] > votes.types[best] {
                best = n;
            }
        }
        let share = u64::from(votes.types[best]) * 4 / u64::from(total);
        f.put(template, best as u64 * 64 + share * 4 + u64::from(total.min(3)));
        f.put(template + 1, best as u64);
        for (n, &count) in votes.within.iter().enumerate().skip(1) {
            if count > 0 {
                f.put(template + 2, n as u64);
            }
        }
        for (n, &count) in votes.types.iter().enumerate() {
            if count > 0 {
                f.put(template + 3, n as u64);
            }
        }
    }
}
