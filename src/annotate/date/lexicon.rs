//! The words that expressions of time are made of, with their classes and numbers.
//!
//! A word is looked up once, lower case and without its last full stop, in a hash table made at compile time;
//! most words of a text are not in it, and that is the fast path. This module must not know how words combine.

/// A set of word classes.
pub(crate) type Class = u128;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { classes!(@ 0u32, $($(#[$doc])* $name,)*); };
    (@ $n:expr, $(#[$doc:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$doc])* pub(crate) const $name: Class = 1 << ($n);
        classes!(@ $n + 1, $($rest)*);
    };
    (@ $n:expr,) => {};
}

classes! {
    /// A cardinal number, in digits or words.
    NUM,
    /// A number in words below ten; ten to nineteen; round tens.
    ONES, TEEN, TENS,
    /// hundred, thousand, million
    HUNDRED, THOUSAND,
    DOZEN, COUPLE,
    /// "several", "few", "many": a number not given
    VAGUE, FEW,
    ORD,
    HALF,
    /// Four digits that can be a year.
    YEAR,
    /// Two digits: 00 to 99.
    TWO,
    /// 1 to 31, as a number or an ordinal.
    DAY,
    /// 1 to 12
    TWELVE,
    MONTH, WEEKDAY, WEEKDAYS, SEASON,
    UNIT, UNITS,
    /// "quarter", also a unit
    QUARTER,
    /// "week", "month" and so on with "-long", "-old"
    OLD,
    PERIOD,
    /// "1980s", "eighties"
    DECADE,
    /// morning, noon
    PART, PARTS,
    /// today, yesterday, tomorrow
    DEICTIC,
    TONIGHT,
    /// A word that is a reference by itself: now, recently, soon
    REF,
    RECENT, FUTURE,
    HOLIDAY,
    LAST, PAST, PREVIOUS, NEXT, COMING, FOLLOWING, THIS, CURRENT, THAT, SAME, EVERY, LATEST,
    AGO, EARLIER, LATER, BEFORE, AFTER, HENCE,
    EARLY, MID, LATE, START, MIDDLE, END,
    THE, A, OF, IN, ON, AT, TO, AND, OR, FROM, BETWEEN, THAN, BY, SINCE, DURING, UNTIL, ITS,
    HYPHEN, DASH, COMMA, COLON, SLASH, QUOTE, POSS, LPAREN,
    ABOUT, MORE, LESS, OVER, NEARLY, LEAST, MOST, NO, UP, OTHER, UNDER, SO, ONLY, ANOTHER, ADDITIONAL, FULL,
    AMPM, ZONE, OCLOCK, CLOCKDIGITS, AMPMDIGITS, DOTTED, QCODE, HCODE,
    FISCAL, DAILY, TIMES,
    /// The word "year" itself.
    YEARWORD, LOCAL, THESE,
    WEEKEND, NOW, TRADING,
    /// BC and AD
    ERA,
    /// "Wed", a day only beside its date.
    WDAY,
    /// "weeklong"
    LONG,
    RPAREN,
    /// Made by rules, not by words.
    LENGTH, TIME, CLOCK, SPAN, SET, COUNT,
}

/// An entry: the word, its classes, a number, and the index of a unit (−1 for none).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) word: &'static str,
    pub(crate) class: Class,
    pub(crate) value: i32,
    pub(crate) unit: i8,
    /// Whether only the capitalised word counts.
    pub(crate) capital: bool,
}

/// Classes one of which an expression of time must hold; other words only help.
pub(crate) const TRIGGER: Class = YEAR
    | MONTH
    | WEEKDAY
    | WEEKDAYS
    | SEASON
    | UNIT
    | UNITS
    | DECADE
    | PART
    | PARTS
    | DEICTIC
    | TONIGHT
    | REF
    | RECENT
    | FUTURE
    | HOLIDAY
    | AMPM
    | ZONE
    | OCLOCK
    | CLOCKDIGITS
    | DAILY
    | COLON
    | SLASH
    | FISCAL
    | AGO
    | QUOTE
    | WEEKEND
    | TEEN
    | TENS
    | PAST
    | LATEST
    | CURRENT
    | AMPMDIGITS
    | DOTTED
    | QCODE
    | HCODE
    | HALF
    | ERA
    | LONG;

const fn w(word: &'static str, class: Class, value: i32) -> Entry {
    Entry { word, class, value, unit: -1, capital: false }
}

const fn cap(word: &'static str, class: Class, value: i32) -> Entry {
    Entry { word, class, value, unit: -1, capital: true }
}

const fn u(word: &'static str, class: Class, unit: i8) -> Entry {
    Entry { word, class, value: 1, unit, capital: false }
}

const fn both(word: &'static str, class: Class, value: i32, unit: i8) -> Entry {
    Entry { word, class, value, unit, capital: false }
}

const ENTRIES: &[Entry] = &[
    // numbers
    w("one", NUM | ONES, 1),
    w("two", NUM | ONES, 2),
    w("three", NUM | ONES, 3),
    w("four", NUM | ONES, 4),
    w("five", NUM | ONES, 5),
    w("six", NUM | ONES, 6),
    w("seven", NUM | ONES, 7),
    w("eight", NUM | ONES, 8),
    w("nine", NUM | ONES, 9),
    w("ten", NUM | TEEN, 10),
    w("eleven", NUM | TEEN, 11),
    w("twelve", NUM | TEEN, 12),
    w("thirteen", NUM | TEEN, 13),
    w("fourteen", NUM | TEEN, 14),
    w("fifteen", NUM | TEEN, 15),
    w("sixteen", NUM | TEEN, 16),
    w("seventeen", NUM | TEEN, 17),
    w("eighteen", NUM | TEEN, 18),
    w("nineteen", NUM | TEEN, 19),
    w("twenty", NUM | TENS, 20),
    w("thirty", NUM | TENS, 30),
    w("forty", NUM | TENS, 40),
    w("fifty", NUM | TENS, 50),
    w("sixty", NUM | TENS, 60),
    w("seventy", NUM | TENS, 70),
    w("eighty", NUM | TENS, 80),
    w("ninety", NUM | TENS, 90),
    w("hundred", HUNDRED, 100),
    w("thousand", THOUSAND, 1000),
    w("million", THOUSAND, 1_000_000),
    w("hundreds", VAGUE, 0),
    w("thousands", VAGUE, 0),
    w("dozen", DOZEN, 12),
    w("dozens", VAGUE, 0),
    w("couple", COUPLE, 2),
    w("several", VAGUE, 0),
    w("many", VAGUE, 0),
    w("few", FEW, 0),
    w("some", VAGUE | ABOUT, 0),
    w("half", HALF, 0),
    w("first", ORD | DAY, 1),
    both("second", ORD | UNIT | DAY, 2, 0),
    w("third", ORD | DAY, 3),
    w("fourth", ORD | DAY, 4),
    w("fifth", ORD | DAY, 5),
    w("sixth", ORD | DAY, 6),
    w("seventh", ORD | DAY, 7),
    w("eighth", ORD | DAY, 8),
    w("ninth", ORD | DAY, 9),
    w("tenth", ORD | DAY, 10),
    w("eleventh", ORD | DAY, 11),
    w("twelfth", ORD | DAY, 12),
    w("thirteenth", ORD | DAY, 13),
    w("fourteenth", ORD | DAY, 14),
    w("fifteenth", ORD | DAY, 15),
    w("sixteenth", ORD | DAY, 16),
    w("seventeenth", ORD | DAY, 17),
    w("eighteenth", ORD | DAY, 18),
    w("nineteenth", ORD | DAY, 19),
    w("twentieth", ORD | DAY, 20),
    w("thirtieth", ORD | DAY, 30),
    w("final", LAST | ORD, -1),
    // months
    cap("january", MONTH, 1),
    cap("jan", MONTH, 1),
    cap("february", MONTH, 2),
    cap("feb", MONTH, 2),
    cap("march", MONTH, 3),
    cap("mar", MONTH, 3),
    cap("april", MONTH, 4),
    cap("apr", MONTH, 4),
    cap("may", MONTH, 5),
    cap("june", MONTH, 6),
    cap("jun", MONTH, 6),
    cap("july", MONTH, 7),
    cap("jul", MONTH, 7),
    cap("august", MONTH, 8),
    cap("aug", MONTH, 8),
    cap("september", MONTH, 9),
    cap("sept", MONTH, 9),
    cap("sep", MONTH, 9),
    cap("october", MONTH, 10),
    cap("oct", MONTH, 10),
    cap("november", MONTH, 11),
    cap("nov", MONTH, 11),
    cap("december", MONTH, 12),
    cap("dec", MONTH, 12),
    // days of the week, Monday 1
    cap("monday", WEEKDAY, 1),
    cap("tuesday", WEEKDAY, 2),
    cap("wednesday", WEEKDAY, 3),
    cap("thursday", WEEKDAY, 4),
    cap("friday", WEEKDAY, 5),
    cap("saturday", WEEKDAY, 6),
    cap("sunday", WEEKDAY, 7),
    cap("tues", WEEKDAY, 2),
    cap("thurs", WEEKDAY, 4),
    cap("mon", WDAY, 1),
    cap("tue", WDAY, 2),
    cap("wed", WDAY, 3),
    cap("thu", WDAY, 4),
    cap("thur", WDAY, 4),
    cap("fri", WDAY, 5),
    cap("sat", WDAY, 6),
    cap("sun", WDAY, 7),
    cap("mondays", WEEKDAYS, 1),
    cap("tuesdays", WEEKDAYS, 2),
    cap("wednesdays", WEEKDAYS, 3),
    cap("thursdays", WEEKDAYS, 4),
    cap("fridays", WEEKDAYS, 5),
    cap("saturdays", WEEKDAYS, 6),
    cap("sundays", WEEKDAYS, 7),
    both("weekend", WEEKEND | UNIT, 1, 4),
    both("weekends", UNITS, 1, 4),
    // seasons
    w("spring", SEASON, 0),
    w("summer", SEASON, 1),
    w("fall", SEASON, 2),
    w("autumn", SEASON, 2),
    w("winter", SEASON, 3),
    w("springtime", SEASON, 0),
    w("summertime", SEASON, 1),
    w("wintertime", SEASON, 3),
    // units
    u("seconds", UNITS, 0),
    u("minute", UNIT, 1),
    u("minutes", UNITS, 1),
    u("hour", UNIT, 2),
    u("hours", UNITS, 2),
    u("hrs", UNITS, 2),
    u("day", UNIT, 3),
    u("days", UNITS, 3),
    u("week", UNIT, 5),
    u("weeks", UNITS, 5),
    both("fortnight", UNIT, 2, 5),
    both("fortnights", UNITS, 2, 5),
    u("month", UNIT, 6),
    u("months", UNITS, 6),
    u("quarter", UNIT | QUARTER, 7),
    u("quarters", UNITS, 7),
    u("year", UNIT | YEARWORD, 10),
    u("years", UNITS, 10),
    u("decade", UNIT, 11),
    u("decades", UNITS, 11),
    u("century", UNIT, 12),
    u("centuries", UNITS, 12),
    u("millennium", UNIT, 13),
    u("millennia", UNITS, 13),
    u("hourlong", LONG, 2),
    u("daylong", LONG, 3),
    u("weeklong", LONG, 5),
    u("monthlong", LONG, 6),
    u("yearlong", LONG, 10),
    u("decadelong", LONG, 11),
    w("old", OLD, 0),
    w("long", OLD, 1),
    w("period", PERIOD, 0),
    w("term", PERIOD, 1),
    w("twenties", DECADE, 2),
    w("thirties", DECADE, 3),
    w("forties", DECADE, 4),
    w("fifties", DECADE, 5),
    w("sixties", DECADE, 6),
    w("seventies", DECADE, 7),
    w("eighties", DECADE, 8),
    w("nineties", DECADE, 9),
    // parts of the day
    w("morning", PART, 0),
    w("afternoon", PART, 1),
    w("evening", PART, 2),
    w("night", PART, 3),
    w("mornings", PARTS, 0),
    w("afternoons", PARTS, 1),
    w("evenings", PARTS, 2),
    w("nights", PARTS, 3),
    w("dawn", PART, 0),
    w("dusk", PART, 2),
    w("noon", PART, 5),
    w("midday", PART, 5),
    w("midnight", PART, 6),
    w("overnight", TONIGHT, -1),
    w("tonight", TONIGHT, 0),
    w("today", DEICTIC, 0),
    w("yesterday", DEICTIC, -1),
    w("tomorrow", DEICTIC, 1),
    // references: −1 past, 0 present, 1 future
    w("now", REF | NOW, 0),
    w("currently", REF, 0),
    w("presently", REF, 0),
    w("nowadays", REF, 0),
    w("recently", REF, -1),
    w("soon", REF, 1),
    w("recent", RECENT, -1),
    w("future", FUTURE, 1),
    // which one
    w("last", LAST, -1),
    w("past", PAST, -1),
    w("previous", PREVIOUS, -1),
    w("preceding", PREVIOUS, -1),
    w("prior", PREVIOUS, -1),
    w("next", NEXT, 1),
    w("coming", COMING, 1),
    w("upcoming", COMING, 1),
    w("following", FOLLOWING, 1),
    w("subsequent", FOLLOWING, 1),
    w("ensuing", FOLLOWING, 1),
    w("this", THIS, 0),
    w("current", CURRENT, 0),
    w("present", CURRENT, 0),
    w("that", THAT, 0),
    w("same", SAME, 0),
    w("every", EVERY, 0),
    w("each", EVERY, 0),
    w("latest", LATEST, 0),
    w("ago", AGO, 0),
    w("back", AGO, 1),
    w("earlier", EARLIER, 0),
    w("later", LATER, 0),
    w("before", BEFORE, 0),
    w("after", AFTER, 0),
    w("afterward", LATER, 0),
    w("afterwards", LATER, 0),
    w("hence", HENCE, 0),
    w("early", EARLY, 0),
    w("mid", MID, 0),
    w("late", LATE, 0),
    w("start", START, 0),
    w("beginning", START, 0),
    w("outset", START, 0),
    w("middle", MIDDLE, 0),
    w("end", END, 0),
    w("close", END, 0),
    // helpers
    w("the", THE, 0),
    w("a", A, 1),
    w("an", A, 1),
    w("of", OF, 0),
    w("in", IN, 0),
    w("on", ON, 0),
    w("at", AT, 0),
    w("to", TO, 0),
    w("through", TO, 0),
    w("till", TO, 0),
    w("and", AND, 0),
    w("or", OR, 0),
    w("from", FROM, 0),
    w("between", BETWEEN, 0),
    w("than", THAN, 0),
    w("by", BY, 0),
    w("since", SINCE, 0),
    w("during", DURING, 0),
    w("until", UNTIL | TO, 0),
    w("its", ITS, 0),
    w("their", ITS, 0),
    w("his", ITS, 0),
    w("her", ITS, 0),
    w("about", ABOUT, 0),
    w("around", ABOUT, 0),
    w("roughly", ABOUT, 0),
    w("approximately", ABOUT, 0),
    w("circa", ABOUT, 0),
    w("nearly", NEARLY, 0),
    w("almost", NEARLY, 0),
    w("more", MORE, 0),
    w("less", LESS, 0),
    w("fewer", LESS, 0),
    w("over", OVER, 0),
    w("least", LEAST, 0),
    w("most", MOST, 0),
    w("no", NO, 0),
    w("up", UP, 0),
    w("under", UNDER, 0),
    w("within", UNDER, 1),
    w("entire", FULL, 0),
    w("whole", FULL, 0),
    w("full", FULL, 0),
    w("so", SO, 0),
    w("other", OTHER, 0),
    w("only", ONLY, 0),
    w("just", ONLY, 0),
    w("another", ANOTHER, 1),
    w("additional", ADDITIONAL, 0),
    w("extra", ADDITIONAL, 0),
    w("am", AMPM, 0),
    w("a.m", AMPM, 0),
    w("pm", AMPM, 12),
    w("p.m", AMPM, 12),
    w("o'clock", OCLOCK, 0),
    w("o’clock", OCLOCK, 0),
    w("local", LOCAL, 0),
    w("these", THESE, 0),
    cap("et", ZONE, 0),
    cap("gmt", ZONE, 1),
    cap("utc", ZONE, 1),
    cap("est", ZONE, 0),
    cap("edt", ZONE, 0),
    cap("cst", ZONE, 0),
    cap("cdt", ZONE, 0),
    cap("mst", ZONE, 0),
    cap("mdt", ZONE, 0),
    cap("pst", ZONE, 0),
    cap("pdt", ZONE, 0),
    cap("bst", ZONE, 0),
    cap("cet", ZONE, 0),
    cap("cest", ZONE, 0),
    cap("ist", ZONE, 0),
    cap("jst", ZONE, 0),
    cap("eastern", ZONE, 0),
    cap("aedt", ZONE, 0),
    cap("aest", ZONE, 0),
    cap("cat", ZONE, 0),
    cap("eat", ZONE, 0),
    cap("eest", ZONE, 0),
    cap("eet", ZONE, 0),
    cap("hkt", ZONE, 0),
    cap("kst", ZONE, 0),
    cap("msk", ZONE, 0),
    cap("nzdt", ZONE, 0),
    cap("nzst", ZONE, 0),
    cap("pkt", ZONE, 0),
    cap("sast", ZONE, 0),
    cap("sgt", ZONE, 0),
    cap("wat", ZONE, 0),
    cap("wib", ZONE, 0),
    cap("bc", ERA, -1),
    cap("b.c", ERA, -1),
    cap("bce", ERA, -1),
    cap("b.c.e", ERA, -1),
    cap("ad", ERA, 1),
    cap("a.d", ERA, 1),
    cap("ce", ERA, 1),
    cap("c.e", ERA, 1),
    w("fiscal", FISCAL, 0),
    w("financial", FISCAL, 1),
    cap("fy", FISCAL, 2),
    both("hourly", DAILY, 1, 2),
    both("daily", DAILY, 1, 3),
    both("weekly", DAILY, 1, 5),
    both("fortnightly", DAILY, 2, 5),
    both("biweekly", DAILY, 2, 5),
    both("monthly", DAILY, 1, 6),
    both("quarterly", DAILY, 3, 6),
    both("annually", DAILY, 1, 10),
    both("yearly", DAILY, 1, 10),
    w("times", TIMES, 0),
    w("time", TIMES, 0),
    w("once", TIMES, 1),
    w("twice", TIMES, 1),
    w("trading", TRADING, 0),
    w("business", TRADING, 0),
    w("working", TRADING, 0),
    w("consecutive", TRADING, 0),
    w("straight", TRADING, 0),
    w("calendar", TRADING, 0),
];

const SLOTS: usize = 1024;

const fn hash(bytes: &[u8]) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    ((hash ^ (hash >> 15)) as usize) % SLOTS
}

/// Index of an entry plus one; 0 is empty. Open addressing.
static TABLE: [u16; SLOTS] = {
    let mut table = [0_u16; SLOTS];
    let mut at = 0;
    while at < ENTRIES.len() {
        let mut slot = hash(ENTRIES[at].word.as_bytes());
        while table[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = at as u16 + 1;
        at += 1;
    }
    table
};

/// The longest word of the lexicon, in bytes.
const LONGEST: usize = 14;

/// The entry of a word as written, if the lexicon has it.
pub(crate) fn look_up(word: &str) -> Option<&'static Entry> {
    let bytes = word.as_bytes();
    let bytes = match bytes.split_last() {
        Some((b'.', rest)) => rest,
        _ => bytes,
    };
    if bytes.is_empty() || bytes.len() > LONGEST {
        return None;
    }
    let mut lower = [0_u8; LONGEST];
    for (to, from) in lower.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    let lower = lower.get(..bytes.len())?;
    let mut slot = hash(lower);
    loop {
        let index = *TABLE.get(slot)?;
        let entry = ENTRIES.get(usize::from(index.checked_sub(1)?))?;
        if entry.word.as_bytes() == lower {
            let fits = !entry.capital || bytes.first().is_some_and(u8::is_ascii_uppercase);
            return fits.then_some(entry);
        }
        slot = (slot + 1) % SLOTS;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_and_fits() {
        for entry in ENTRIES {
            assert!(entry.word.len() <= LONGEST, "{}", entry.word);
            let written = if entry.capital {
                entry.word[..1].to_uppercase() + &entry.word[1..]
            } else {
                entry.word.to_owned()
            };
            assert_eq!(look_up(&written).map(|found| found.word), Some(entry.word));
        }
    }

    #[test]
    fn case_and_stop() {
        assert!(look_up("Sept.").is_some());
        assert!(look_up("may").is_none());
        assert!(look_up("MAY").is_some());
        assert!(look_up("p.m.").is_some());
        assert!(look_up("government").is_none());
        assert!(look_up("").is_none());
    }
}
