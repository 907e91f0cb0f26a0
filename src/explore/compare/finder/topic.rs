//! What a question is asked of, in the words of an account: the deed whose day is asked for, what stands around a number.

use super::account::{Account, Deed, Thing};
use super::figure::{Figure, is_money};
use crate::annotate::Quantity;
use crate::explore::compare::about::{MONEY, SHARE, YEARS_OLD};
use crate::explore::compare::lexicon::Lexicon;
use crate::explore::compare::tables::Commonness;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// Where a clause is cut short: what stands behind is not needed to know it by.
const ENDS: &[char] = &[',', ';', ':', '(', ')', '“', '”', '"', '\n', '\t', '—', '–'];

/// The most words of a clause behind its verb, before a number, and behind a number.
const BEHIND: usize = 9;
const BEFORE: usize = 8;
const AFTER: usize = 6;

/// The most words between a doer and his verb: "did not", "has never been".
const HELPERS: usize = 4;

/// A deed told by both, in the words of that which names who does it, without the words that answer: "the treaty enters
/// into force". `whether` asks for it as it would be if it were so.
pub(super) fn deed(
    (a, x): (&Account<'_>, &Deed<'_>),
    (b, y): (&Account<'_>, &Deed<'_>),
    lexicon: &Lexicon,
    (cut_x, cut_y): (Span, Span),
    whether: bool,
) -> String {
    let of_x = told(a, x, lexicon, cut_x, whether);
    let of_y = told(b, y, lexicon, cut_y, whether);
    let denied = |deed: &Deed<'_>| u8::from(whether && !deed.clause.positive);
    if (of_y.0, denied(y)) < (of_x.0, denied(x)) { of_y.1 } else { of_x.1 }
}

/// A deed of one account, as it would be if it were so.
pub(super) fn whether(account: &Account<'_>, deed: &Deed<'_>, lexicon: &Lexicon) -> String {
    told(account, deed, lexicon, Span::default(), true).1
}

/// The deed that some words belong to, without them.
pub(super) fn of(account: &Account<'_>, words: Span, lexicon: &Lexicon) -> String {
    account.governing(words).map_or_else(String::new, |deed| told(account, deed, lexicon, words, false).1)
}

/// A deed of one account as it would be if it were so, and how well its words name it.
pub(super) fn asked(account: &Account<'_>, deed: &Deed<'_>, lexicon: &Lexicon) -> (u8, String) {
    told(account, deed, lexicon, Span::default(), true)
}

/// A deed of one account without the words that say when or where, and without what is told beside it; and how well its words
/// name it.
pub(super) fn dated(account: &Account<'_>, deed: &Deed<'_>, lexicon: &Lexicon, cut: Span) -> (u8, String) {
    let (rank, words) = told(account, deed, lexicon, cut, false);
    let done = deed.clause.predicate.of(account.text());
    let from = words.find(done).map_or(0, |at| at + done.len());
    let beside = lexicon.tables.reading.beside;
    let tail = words.get(from..).unwrap_or_default();
    let mut at = 0;
    for word in tail.split(' ') {
        if beside.contains(&fold(word).as_str()) {
            break;
        }
        at += word.len() + 1;
    }
    (rank, words.get(..from + at.min(tail.len())).unwrap_or(&words).trim_end().to_owned())
}

/// Words, and how well they name what they tell of: 0 with whoever does it, 1 without a beginning, 2 where they begin with what
/// stands for something named before.
pub(super) fn ranked(words: String, lexicon: &Lexicon) -> (u8, String) {
    let first = fold(words.split_whitespace().next().unwrap_or_default());
    let first = first.trim_matches(|c: char| !c.is_alphanumeric());
    let tables = lexicon.tables;
    let stands_for_another = tables.grammar.pronouns.contains(&first)
        || tables.reading.relative.contains(&first)
        || tables.grammar.owners.contains(&first);
    let rank = if stands_for_another { 2 } else { u8::from(first.is_empty()) };
    (rank, words)
}

/// The most words of a sentence that stands for a question.
const SENTENCE: usize = 14;

/// A sentence of an account, cut where it is long.
pub(super) fn sentence(account: &Account<'_>, span: Span) -> String {
    let words: Vec<&str> = span.of(account.text()).split_whitespace().collect();
    let kept = words.get(..SENTENCE.min(words.len())).unwrap_or_default().join(" ");
    if words.len() > SENTENCE { format!("{kept} …") } else { kept.trim_end_matches('.').to_owned() }
}

/// A deed, and how well its words name it: 0 with a doer, 1 with a pronoun for him, 2 without one.
fn told(account: &Account<'_>, deed: &Deed<'_>, lexicon: &Lexicon, cut: Span, whether: bool) -> (u8, String) {
    let text = account.text();
    let predicate = deed.clause.predicate;
    let lead = [deed.doer.as_ref(), deed.object.as_ref()].into_iter().flatten();
    let lead = lead.filter(|thing| thing.span.end <= predicate.start).max_by_key(|thing| thing.span.end);
    let gap = lead.map(|lead| Span { start: lead.span.end, end: predicate.start });
    // "the ship, built in 1989,": no clause of its own
    let participle = gap.is_some_and(|gap| gap.of(text).trim() == ",");
    // "the captain, Ada Mora, was among the dead": what stands between commas is no helper
    let gap = gap.map(|gap| match gap.of(text).rfind(',').filter(|_| gap.of(text).starts_with(',')) {
        Some(at) => Span { start: gap.start + at as u32 + 1, ..gap },
        None => gap,
    });
    let helpers = gap.filter(|gap| {
        let words = tokens(text, *gap);
        words.len() <= HELPERS && words.iter().all(|token| token.kind == TokenKind::Word)
    });
    // a doer whose verb stands behind words of another is no beginning
    let apart =
        gap.is_some_and(|gap| !gap.of(text).trim_start().starts_with([',', '('])) && helpers.is_none();
    let lead = lead.filter(|_| !apart);
    let rank = match lead {
        Some(lead) if lead.entity.is_none() && lead.head.is_empty() => 1,
        Some(_) if participle => 1,
        Some(_) if helpers.is_some() => 0,
        _ => 2,
    };
    let mut words = lead.map(|lead| named(account, lexicon, lead)).unwrap_or_default();
    let predicate = Span { end: with_particle(account, deed, lexicon), ..predicate };
    let verb = Span { start: helpers.map_or(predicate.start, |gap| gap.start), end: predicate.end };
    push(&mut words, verb.of(text));
    let object = deed.object.as_ref().filter(|thing| thing.span.start >= predicate.end);
    let end = if whether {
        object.map_or(predicate.end, |thing| thing.span.end)
    } else {
        deed.clause.span.end.max(cut.end).max(predicate.end)
    };
    let behind = Span { start: predicate.end, end };
    if behind.contains(cut) && !cut.is_empty() {
        let before = Span { start: behind.start, end: cut.start };
        let (kept, ended) = short(before.of(text));
        push(&mut words, &bare(kept, lexicon));
        if !ended {
            push(&mut words, short(Span { start: cut.end, end }.of(text)).0);
        }
    } else {
        push(&mut words, short(behind.of(text)).0);
    }
    (rank, bare(&words, lexicon))
}

/// Where a predicate ends, with the word behind it that turns its sense: "was switched off".
fn with_particle(account: &Account<'_>, deed: &Deed<'_>, lexicon: &Lexicon) -> u32 {
    let (text, end) = (account.text(), deed.clause.predicate.end);
    let behind = Span { start: end, end: account.sentence(deed.clause.predicate).end.max(end) };
    let next = tokens(text, behind).into_iter().next();
    let turns = |word: &str| word == deed.verb.particle || lexicon.tables.grammar.particles.contains(&word);
    next.filter(|token| turns(&fold(token.span.of(text)))).map_or(end, |token| token.span.end)
}

/// Who does it, without what stands behind a comma; small where only its sentence makes it begin with a capital.
fn named(account: &Account<'_>, lexicon: &Lexicon, thing: &Thing) -> String {
    let text = account.text();
    small(account, lexicon, thing.span.start, short(thing.span.of(text)).0)
}

/// Words of an account as they would stand within a sentence: "The bank", but "Captain Ada Mora", "Police".
fn small(account: &Account<'_>, lexicon: &Lexicon, at: u32, words: &str) -> String {
    let mut each = words.split_whitespace();
    let (first, next) = (each.next().unwrap_or_default(), each.next().unwrap_or_default());
    let name = account.mentions_in(Span { start: at, end: at + 1 }).next().is_some();
    let plain = lexicon.commonness(&fold(first)) == Commonness::Stop || next.starts_with(char::is_lowercase);
    let acronym = first.chars().nth(1).is_some_and(char::is_uppercase);
    if name || acronym || !plain {
        return words.to_owned();
    }
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What stands before the first mark that ends a clause, at most so many words; and whether there is one.
fn short(words: &str) -> (&str, bool) {
    let end = words.find(ENDS);
    let words = words.get(..end.unwrap_or(words.len())).unwrap_or_default();
    (first_words(words, BEHIND), end.is_some())
}

/// The first words of a stretch.
fn first_words(words: &str, most: usize) -> &str {
    let mut seen = 0;
    let mut inside = false;
    for (at, c) in words.char_indices() {
        if c.is_whitespace() {
            inside = false;
        } else if !inside {
            inside = true;
            seen += 1;
            if seen > most {
                return words.get(..at).unwrap_or_default();
            }
        }
    }
    words
}

/// Words without those at their end that only lead to what was cut: "on", "at about the".
fn bare(words: &str, lexicon: &Lexicon) -> String {
    let leads = lexicon.tables.reading.leads;
    let mut kept: Vec<&str> = words.split_whitespace().collect();
    let leaves = |word: &str| leads.contains(&word) || lexicon.is_negation(word);
    while kept.last().is_some_and(|word| leaves(&fold(word))) {
        kept.pop();
    }
    kept.join(" ")
}

fn push(words: &mut String, more: &str) {
    let more: Vec<&str> = more.split_whitespace().collect();
    if !more.is_empty() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(&more.join(" "));
    }
}

/// The words around a number, with an ellipsis in its place: "the bank will lend … for weirs".
pub(super) fn around(account: &Account<'_>, lexicon: &Lexicon, figure: &Figure<'_, '_>) -> String {
    let text = account.text();
    let words = figure.quantity.span;
    let sentence = account.sentence(words);
    let clause = figure.deed.map_or(sentence, |deed| deed.clause.span.join(words));
    let before = Span { start: clause.start, end: words.start }.of(text);
    let from = before
        .rfind(ENDS)
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let before = before.get(from..).unwrap_or_default();
    let after = short(Span { start: words.end, end: clause.end }.of(text)).0;
    let count = before.split_whitespace().count();
    let kept: Vec<&str> = before.split_whitespace().skip(count.saturating_sub(BEFORE)).collect();
    let whole = count <= BEFORE && clause.start as usize + from == sentence.start as usize;
    let before = kept.join(" ");
    let before = if whole { small(account, lexicon, sentence.start, &before) } else { before };
    let after = first_words(after, AFTER).trim_end_matches(['.', '!', '?', ' ']);
    let after: Vec<&str> = after.split_whitespace().collect();
    if before.is_empty() && after.is_empty() {
        return String::new();
    }
    [before.as_str(), "…", after.join(" ").as_str()].join(" ").trim().to_owned()
}

/// What a number counts or measures, for its question: the thing counted, money, a share, or the unit as it is written.
pub(super) fn counted(quantity: &Quantity, text: &str, lexicon: &Lexicon) -> String {
    if is_money(quantity) {
        return MONEY.to_owned();
    }
    if quantity.unit == YEARS_OLD {
        return YEARS_OLD.to_owned();
    }
    if quantity.unit == SHARE {
        return SHARE.to_owned();
    }
    if !quantity.of.is_empty() || quantity.unit.is_empty() {
        return quantity.of.clone();
    }
    let words = tokens(text, quantity.span);
    let unit = words.iter().rev().take_while(|token| {
        token.kind == TokenKind::Word && lexicon.number(&fold(token.span.of(text))).is_none()
    });
    let mut unit: Vec<&str> = unit.map(|token| token.span.of(text)).collect();
    unit.reverse();
    unit.join(" ")
}
