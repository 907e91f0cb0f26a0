//! From expressions to places in the calendar: anchors, the times a text has spoken of, and tense.
//!
//! Expressions are taken in reading order. What an expression leaves open is filled in from the article's
//! day, from the time the text spoke of last, or from the tense of the clause; where none of them fixes it,
//! the value keeps its `X`s and the reason is given to the reader. The words around an
//! expression come from the tables of its language.

mod accounts;
mod ahead;
mod anchor;
mod bounds;
mod order;
mod part;
mod pick;
mod relative;
mod third;
mod year;

use jiff::civil::Date;

use self::order::Order;
use self::pick::{Leaning, names_year, nth, reference};
use super::algebra::{Cal, Clock, Field, Origin, Time, Unit};
use super::govern;
use super::grammar::{Expression, Sem};
use super::tables::DateTables;
use super::tense::Tense;
use super::{Anchor, Basis, DateMention, Extent, Flag, Modifier, Precision, TimexType, Unresolved};
use crate::annotate::syntax::Sentence;
use crate::annotate::{Context, Day};
use crate::text::{Document, Span, Token};

/// How many words behind an expression the predicate above it may stand.
const FAR: usize = 16;

/// A time that the text has spoken of.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    cal: Cal,
    span: Span,
    sentence: usize,
    /// Whether its year was written.
    year: bool,
}

/// A time in its place.
#[derive(Clone, Debug)]
struct Reading {
    cal: Cal,
    clock: Option<Clock>,
    anchor: Anchor,
}

/// Why a time has no place.
enum Open {
    /// Its value as far as it goes, and the reason.
    Unresolved(String, Unresolved),
    /// Day and month can stand in either order: with the month first, and with the day first.
    Either(Date, Date),
    /// The calendar has no such day; its value as written.
    Impossible(String),
    /// No expression of time after all.
    Nothing,
}

type Read = Result<Reading, Open>;

/// Resolves expressions one after the other.
pub(super) struct Resolver<'a> {
    document: &'a Document,
    tokens: &'a [Token],
    /// The tree of each sentence, or nothing at all.
    syntax: &'a [Sentence],
    tables: &'static DateTables,
    anchor: Option<(Date, Anchor)>,
    /// The span of the dateline that gave the anchor.
    dateline: Option<Span>,
    order: Option<Order>,
    spoken: Option<Spoken>,
    spoken_day: Option<Spoken>,
    quarter: Option<Spoken>,
    /// A day that was named but could not be placed, after any other: its value.
    unplaced: Option<String>,
    /// Of the expression at hand.
    tense: Tense,
    leaning: Leaning,
    sentence: usize,
    /// The year that a partner later in the sentence gives: "March 3 to April 5, 2021".
    partner: Option<(i16, Span)>,
    /// What begins the range that the expression at hand ends.
    range: Option<Spoken>,
    /// The day of a clock time that stands behind it: "3 p.m. (1200 GMT) on Tuesday".
    day_ahead: Option<Time>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(
        document: &'a Document,
        tokens: &'a [Token],
        syntax: &'a [Sentence],
        context: Context,
        tables: &'static DateTables,
    ) -> Self {
        Self {
            document,
            tokens,
            syntax,
            tables,
            anchor: context.published.map(|day| (day.civil(), Anchor::Published(day))),
            dateline: None,
            order: None,
            spoken: None,
            spoken_day: None,
            quarter: None,
            unplaced: None,
            tense: Tense::Unknown,
            leaning: Leaning::None,
            sentence: 0,
            partner: None,
            range: None,
            day_ahead: None,
        }
    }

    /// Reads all expressions in order.
    pub(super) fn run(&mut self, expressions: &[Expression]) -> Vec<DateMention> {
        let around = &self.tables.around;
        // A dateline is nearer to the text than its metadata.
        let published = self.anchor.as_ref().map(|(date, _)| Day::from(*date));
        if let Some((date, span)) = anchor::dateline(self.document, expressions, around, published) {
            self.anchor = Some((date, Anchor::Dateline(span)));
            self.dateline = Some(span);
        }
        self.order = order::order(expressions, self.anchor.as_ref());
        let mut mentions: Vec<DateMention> = Vec::with_capacity(expressions.len());
        let mut whence: Vec<usize> = Vec::with_capacity(expressions.len());
        let mut sentence = 0;
        let mut first = 0;
        for (at, expression) in expressions.iter().enumerate() {
            while self.document.sentences.get(sentence).is_some_and(|span| span.end <= expression.span.start)
            {
                sentence += 1;
            }
            let bounds = self.document.sentences.get(sentence).copied().unwrap_or_default();
            while self.tokens.get(first).is_some_and(|token| token.span.start < bounds.start) {
                first += 1;
            }
            self.sentence = sentence;
            let last = first
                + self.tokens.get(first..).map_or(0, |rest| {
                    rest.iter().take(400).take_while(|token| token.span.start < bounds.end).count()
                });
            self.tense = (self.tables.tense)(
                &self.document.text,
                self.tokens,
                expression.from as usize,
                expression.to as usize,
                first,
                last,
            );
            if let Some(tense) = self.governed_tense(expression.span) {
                self.tense = tense;
            }
            let lead = self.word_back(expression.from, 1).to_ascii_lowercase();
            if (self.tables.put_off)(&self.document.text, self.tokens, expression.from as usize, first) {
                self.tense = Tense::Future;
            }
            if around.since.contains(&lead.as_str()) {
                self.tense = Tense::Past;
            }
            let deadline = around.deadline.contains(&lead.as_str());
            self.leaning = if deadline { Leaning::Nearest } else { Leaning::None };
            self.partner = self.partner(expressions, at);
            let before = at.checked_sub(1).and_then(|at| expressions.get(at));
            self.range = before
                .filter(|before| self.is_range(before, expression))
                .and_then(|before| self.spoken.filter(|spoken| spoken.span == before.span));
            self.day_ahead = self.day_ahead(expressions, at);
            if let Some(mention) = self.mention(expression) {
                mentions.push(mention);
                whence.push(at);
            }
        }
        self.join_ranges(expressions, &whence, &mut mentions);
        self.close_accounts(expressions, &whence, &mut mentions);
        mentions
    }

    /// The way that the predicate above an expression looks, where the tree tells.
    fn governed_tense(&self, span: Span) -> Option<Tense> {
        let sentence = self.syntax.get(self.sentence)?;
        let governor = govern::predicate(sentence, span)?;
        // Over so many words the nearest verb is less often wrong than the tree.
        if self.tense != Tense::Unknown && governor.at > govern::inside(sentence, span).end + FAR {
            return None;
        }
        let tense = (self.tables.tense_of)(&self.document.text, sentence, governor, span);
        (tense != Tense::Unknown).then_some(tense)
    }

    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(&self.document.text))
    }

    fn word_back(&self, at: u32, n: usize) -> &'a str {
        (at as usize).checked_sub(n).map_or("", |at| self.word(at))
    }

    fn mention(&mut self, expression: &Expression) -> Option<DateMention> {
        let make = |kind: TimexType,
                    value: String,
                    modifier: Option<Modifier>,
                    extent: Option<Extent>,
                    anchor: Anchor| {
            DateMention {
                span: expression.span,
                kind,
                value,
                modifier,
                extent,
                basis: Basis { rule: expression.rule.to_owned(), anchor },
                flag: None,
            }
        };
        match &expression.sem {
            Sem::Length(length, modifier) => {
                Some(make(TimexType::Duration, length.value(), *modifier, None, Anchor::Absolute))
            }
            Sem::Set(value) => Some(make(TimexType::Set, value.clone(), None, None, Anchor::Absolute)),
            Sem::Span { length, toward, modifier } => {
                let (extent, anchor) = self.span(*length, *toward);
                Some(make(TimexType::Duration, length.value(), *modifier, extent, anchor))
            }
            Sem::Time(Time::Reference(side), modifier) => {
                Some(make(TimexType::Date, reference(*side).to_owned(), *modifier, None, Anchor::Absolute))
            }
            Sem::Time(Time::Range(from, to), modifier) => {
                let (from, to) = (self.read(from).ok()?, self.read(to).ok()?);
                let extent = Extent {
                    first: from.cal.days().map(|days| days.0),
                    last: to.cal.days().map(|days| days.1),
                    precision: Precision::Range,
                };
                let value = format!("{}/{}", from.cal.value(), to.cal.value());
                if self.is_fiscal(expression) {
                    let anchor = Anchor::Unresolved(Unresolved::FiscalYear);
                    return Some(make(TimexType::Date, value, *modifier, None, anchor));
                }
                let (modifier, extent) = self.bounded(expression, TimexType::Date, *modifier, Some(extent));
                Some(make(TimexType::Date, value, modifier, extent, from.anchor))
            }
            Sem::Time(time, modifier) => self.time(expression, time, *modifier, make),
            Sem::Count(_) | Sem::Clock(_) | Sem::Year(_) => None,
        }
    }

    fn time(
        &mut self,
        expression: &Expression,
        time: &Time,
        modifier: Option<Modifier>,
        make: impl Fn(TimexType, String, Option<Modifier>, Option<Extent>, Anchor) -> DateMention,
    ) -> Option<DateMention> {
        let is_clock = match time {
            Time::Clock { .. } => true,
            Time::Away { length, .. } => length.unit.is_clock(),
            _ => false,
        };
        let kind = if is_clock { TimexType::Time } else { TimexType::Date };
        if let (Some((date, anchor)), true) = (&self.anchor, self.dateline == Some(expression.span)) {
            let day = Some(Day::from(*date));
            let extent = Extent { first: day, last: day, precision: Precision::Day };
            return Some(make(kind, Cal::Day(*date).value(), modifier, Some(extent), anchor.clone()));
        }
        match self.read(time) {
            Ok(reading) => {
                let mut value = reading.cal.value();
                if let Some(clock) = reading.clock {
                    value.push_str(&clock.value());
                }
                let part = modifier
                    .filter(|_| self.tables.around.parts.contains(&expression.rule))
                    .and_then(|side| third::third(reading.cal, side));
                let extent = part.or_else(|| {
                    reading.cal.days().map(|(first, last)| Extent {
                        first: Some(first),
                        last: Some(last),
                        precision: reading.cal.precision(),
                    })
                });
                if reading.cal.unit() > Unit::Day && self.is_fiscal(expression) {
                    self.speak(time, reading.cal, expression.span);
                    let anchor = Anchor::Unresolved(Unresolved::FiscalYear);
                    return Some(make(kind, value, modifier, None, anchor));
                }
                let (modifier, extent) = self.bounded(expression, kind, modifier, extent);
                let anchor = match reading.anchor {
                    Anchor::Absolute if self.lacks_century(expression, reading.cal) => Anchor::Century,
                    anchor => anchor,
                };
                let mut mention = make(kind, value, modifier, extent, anchor);
                if self.is_plausible(expression, reading.cal) {
                    self.speak(time, reading.cal, expression.span);
                } else {
                    mention.flag = Some(Flag::Implausible);
                }
                Some(mention)
            }
            Err(Open::Either(one, other)) => {
                let value = format!("{:04}-XX-XX", one.year());
                Some(make(kind, value, modifier, None, Anchor::Either(Day::from(one), Day::from(other))))
            }
            Err(Open::Unresolved(value, reason)) => {
                if matches!(time, Time::Pick(Field::MonthDay(..) | Field::Weekday(_), _)) {
                    self.unplaced = Some(value.clone());
                }
                let kind = if value.starts_with('P') && !value.ends_with("REF") {
                    TimexType::Duration
                } else {
                    kind
                };
                Some(make(kind, value, modifier, None, Anchor::Unresolved(reason)))
            }
            Err(Open::Impossible(value)) => {
                let mut mention = make(kind, value, modifier, None, Anchor::Absolute);
                mention.flag = Some(Flag::Impossible);
                Some(mention)
            }
            Err(Open::Nothing) => None,
        }
    }

    /// Keeps in mind what was spoken of.
    fn speak(&mut self, time: &Time, cal: Cal, span: Span) {
        // What a text only compares with is not what it speaks of.
        if matches!(time, Time::Compared { .. })
            || matches!(time, Time::Away { length, back: true, .. } if length.unit == Unit::Year)
            || matches!(time, Time::In { whole, .. } if matches!(**whole, Time::Compared { .. }))
        {
            return;
        }
        let spoken = Spoken { cal, span, sentence: self.sentence, year: names_year(time) };
        if let Cal::Quarter(..) = cal {
            // A comparison with an earlier year does not change what is compared.
            let latest = matches!(time, Time::In { part, .. } if **part == Time::Again(Unit::Quarter))
                && self.quarter.is_none();
            if latest || !matches!(time, Time::Away { .. } | Time::In { .. }) {
                self.quarter = Some(spoken);
            }
        }
        if cal.unit() == Unit::Day {
            self.spoken_day = Some(spoken);
            self.unplaced = None;
        }
        self.spoken = Some(spoken);
    }

    fn now(&self) -> Option<(Date, Anchor)> {
        self.anchor.clone()
    }

    /// The time spoken of last and its anchor; else the article's day.
    fn then(&self) -> Option<(Cal, Anchor)> {
        match self.spoken {
            Some(spoken) => Some((spoken.cal, Anchor::Mention(spoken.span))),
            None => self.now().map(|(date, anchor)| (Cal::Day(date), anchor)),
        }
    }

    fn read(&self, time: &Time) -> Read {
        let done = |cal: Cal, anchor: Anchor| Ok(Reading { cal, clock: None, anchor });
        match time {
            Time::Reference(_) | Time::Range(..) => Err(Open::Nothing),
            Time::At(cal) => done(*cal, Anchor::Absolute),
            Time::Ymd(y, m, d) => match Date::new(*y, *m, *d) {
                Ok(date) => done(Cal::Day(date), Anchor::Absolute),
                Err(_) => Err(Open::Impossible(format!("{}-{m:02}-{d:02}", Cal::Year(*y).value()))),
            },
            Time::Digits(a, b, y) => {
                let day_first =
                    |day_first| if day_first { Time::Ymd(*y, *b, *a) } else { Time::Ymd(*y, *a, *b) };
                if *a > 12 || *b > 12 || a == b {
                    return self.read(&day_first(*a > 12));
                }
                match &self.order {
                    Some((order, anchor)) => {
                        let reading = self.read(&day_first(*order))?;
                        Ok(Reading { anchor: anchor.clone(), ..reading })
                    }
                    None => match (Date::new(*y, *a, *b), Date::new(*y, *b, *a)) {
                        (Ok(one), Ok(other)) => Err(Open::Either(one, other)),
                        _ => Err(Open::Nothing),
                    },
                }
            }
            Time::Pick(field, toward) => self.pick(*field, *toward),
            Time::Near { unit, by, origin } => self.near(*unit, *by, origin),
            Time::Away { length, back, origin } => self.away(*length, *back, origin),
            Time::In { part, whole } => self.within(part, whole),
            Time::Nth { n, unit, whole } => {
                let whole = self.read(whole)?;
                nth(*n, *unit, whole.cal)
                    .map(|cal| Reading { cal, clock: None, anchor: whole.anchor })
                    .ok_or(Open::Nothing)
            }
            Time::Again(unit) => self.again(*unit),
            Time::Compared { years } => match self.quarter.or(self.spoken) {
                Some(spoken) => match spoken.cal.shifted(*years, Unit::Year) {
                    Some(cal) => done(cal.widened(Unit::Quarter), Anchor::Mention(spoken.span)),
                    None => Err(Open::Nothing),
                },
                None => self.near(Unit::Year, *years, &Origin::Now),
            },
            Time::Clock { day, clock } => {
                let day = match self.read(self.day_ahead.as_ref().unwrap_or(day)) {
                    Ok(day) => day,
                    Err(Open::Unresolved(value, reason)) => {
                        let value =
                            if value.ends_with("REF") { clock.value() } else { value + &clock.value() };
                        return Err(Open::Unresolved(value, reason));
                    }
                    Err(other) => return Err(other),
                };
                if day.cal.unit() > Unit::Day {
                    return Err(Open::Unresolved(clock.value(), Unresolved::NothingBefore));
                }
                Ok(Reading { clock: Some(*clock), ..day })
            }
        }
    }
}
