//! The reader of one block: from tokens to quantities.

use super::units::{
    AFTER, BEFORE, LABELS, RESULTS, cardinal, currency_sign, dollar_of, ends_phrase, glued_scale, glued_unit,
    is_currency, is_fate, is_person, is_plural, scale, singular, unit, unit_of_two, vague,
};
use super::{Bound, Quantity};
use crate::annotate::DateMention;
use crate::text::fold::fold;
use crate::text::token::tokens;
use crate::text::{Span, TokenKind};

/// A token with its folded words.
struct Piece {
    span: Span,
    kind: TokenKind,
    folded: String,
    capital: bool,
}

/// A number as read: what it is and the tokens `first..after` that it takes.
#[derive(Clone)]
struct Number {
    value: f64,
    upper: Option<f64>,
    bound: Bound,
    unit: String,
    first: usize,
    after: usize,
    /// Whether the words name a scale ("million"), so that a range shares it.
    scaled: bool,
    /// Whether the number is written in figures.
    figures: bool,
}

/// Appends the quantities of the block at `within` to `found`.
pub(super) fn block(text: &str, within: Span, dates: &[DateMention], found: &mut Vec<Quantity>) {
    let pieces: Vec<Piece> = tokens(text, within)
        .into_iter()
        .map(|token| {
            let word = token.span.of(text);
            Piece {
                span: token.span,
                kind: token.kind,
                folded: fold(word),
                capital: word.chars().next().is_some_and(char::is_uppercase),
            }
        })
        .collect();
    let reader = Reader { pieces: &pieces, dates };
    let mut at = 0;
    while at < pieces.len() {
        match reader.quantity(at) {
            Some((quantity, after)) => {
                found.push(quantity);
                at = after.max(at + 1);
            }
            None => at = reader.skip(at),
        }
    }
}

struct Reader<'a> {
    pieces: &'a [Piece],
    dates: &'a [DateMention],
}

impl Reader<'_> {
    fn word(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| piece.folded.as_str())
    }

    fn before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.pieces.get(at).map(|piece| piece.kind)
    }

    /// Whether nothing lies between this token and the one before.
    fn glued(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        match (self.pieces.get(before), self.pieces.get(at)) {
            (Some(left), Some(right)) => left.span.end == right.span.start,
            _ => false,
        }
    }

    fn in_date(&self, span: Span) -> bool {
        let after = self.dates.partition_point(|date| date.span.start < span.end);
        self.dates.get(..after).unwrap_or(&[]).iter().rev().take(3).any(|date| date.span.overlaps(span))
    }

    /// The token after a number that is no quantity, past all that hangs on it ("555-1234", "10:30").
    fn skip(&self, at: usize) -> usize {
        let mut next = at + 1;
        if !matches!(self.kind(at), Some(TokenKind::Number | TokenKind::Mixed)) {
            return next;
        }
        while self.glued(next)
            && matches!(self.word(next), "-" | "–" | ":" | "/" | ".")
            && self.glued(next + 1)
            && matches!(self.kind(next + 1), Some(TokenKind::Number | TokenKind::Mixed))
        {
            next += 2;
        }
        next
    }

    fn quantity(&self, at: usize) -> Option<(Quantity, usize)> {
        let mut number = self.number(at)?;
        if self.in_date(self.span(number.first, number.after)) || self.is_label(&number) {
            return None;
        }
        number = self.range(number)?;
        let mut end = number.after;
        if let Some(bound) = self.bound_after(&mut end) {
            number.bound = bound;
        }
        let age = self.age(&mut number, &mut end);
        let mut of = String::new();
        if !age {
            self.measure(&mut number, &mut end);
            of = self.counted(&number, &mut end);
        }
        let whole = number.value.fract() == 0.0
            && (1500.0..2200.0).contains(&number.value)
            && !self.word(at).contains(',');
        let bare = number.unit.is_empty() && of.is_empty();
        if bare && number.figures && whole && !number.scaled {
            return None;
        }
        if bare && !number.figures && !number.scaled && number.bound == Bound::Exact {
            return None;
        }
        let mut first = number.first;
        if let Some((words, bound)) = self.bound_before(first) {
            first -= words;
            if number.bound == Bound::Exact {
                number.bound = bound;
            }
        }
        let span = self.span(first, end);
        if self.in_date(span) {
            return None;
        }
        let Number { value, upper, bound, unit, .. } = number;
        Some((Quantity { span, value, upper, bound, unit, of }, end))
    }

    fn span(&self, first: usize, after: usize) -> Span {
        match (self.pieces.get(first), after.checked_sub(1).and_then(|last| self.pieces.get(last))) {
            (Some(first), Some(last)) => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The number that begins at token `at`, currency sign and scale included.
    fn number(&self, at: usize) -> Option<Number> {
        let mut unit_sign = None;
        let mut figure = at;
        if let Some(letters) = dollar_of(self.word(at))
            && self.word(at + 1) == "$"
            && self.glued(at + 1)
        {
            (unit_sign, figure) = (Some(letters), at + 2);
        } else if let Some(sign) = currency_sign(self.word(at)) {
            (unit_sign, figure) = (Some(sign), at + 1);
        } else if let Some(letters) = self.word(at).strip_suffix('$').and_then(dollar_of) {
            (unit_sign, figure) = (Some(letters), at + 1);
        }
        let mut number = match self.kind(figure)? {
            TokenKind::Number => self.figures(figure, unit_sign.is_some())?,
            TokenKind::Mixed => self.mixed(figure, unit_sign.is_some())?,
            TokenKind::Word if unit_sign.is_none() => self.words(figure)?,
            _ => return None,
        };
        number.first = at;
        if let Some(sign) = unit_sign {
            sign.clone_into(&mut number.unit);
        }
        Some(number)
    }

    fn figures(&self, at: usize, money: bool) -> Option<Number> {
        // "F-16", "Covid-19": a name, unless a sign of currency or a range stands before
        if !money && self.glued(at) && matches!(self.before(at, 1), "-" | "–" | "/" | ":" | "#" | ".") {
            return None;
        }
        let value = figure_value(self.word(at))?;
        let mut number = Number {
            value,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first: at,
            after: at + 1,
            scaled: false,
            figures: true,
        };
        if self.word(at + 1) == "+" && self.glued(at + 1) {
            number.after += 1;
            number.bound = Bound::AtLeast;
        }
        // "2.5-million"
        let hyphen = usize::from(self.word(number.after) == "-" && self.glued(number.after));
        if let Some(factor) = scale(self.word(number.after + hyphen)) {
            number.value *= factor;
            number.after += hyphen + 1;
            number.scaled = true;
        } else if money && let "m" | "k" | "b" = self.word(number.after) {
            number.value *= glued_scale(self.word(number.after))?;
            number.after += 1;
            number.scaled = true;
        }
        Some(number)
    }

    fn mixed(&self, at: usize, money: bool) -> Option<Number> {
        if !money && self.glued(at) && matches!(self.before(at, 1), "-" | "–" | "/" | ":" | "#" | ".") {
            return None;
        }
        let word = self.word(at);
        let letters_at = word.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','))?;
        if letters_at == 0 {
            return None;
        }
        let (digits, letters) = word.split_at(letters_at);
        let mut value = figure_value(digits)?;
        let mut number = Number {
            value,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first: at,
            after: at + 1,
            scaled: false,
            figures: true,
        };
        let people_follow = is_plural(self.word(at + 1));
        match (glued_scale(letters), glued_unit(letters)) {
            (Some(factor), _) if money || letters != "m" || people_follow => {
                value *= factor;
                number.scaled = true;
            }
            (_, Some(unit)) => unit.clone_into(&mut number.unit),
            _ => return None,
        }
        number.value = value;
        Some(number)
    }

    fn words(&self, at: usize) -> Option<Number> {
        let mut number = Number {
            value: 0.0,
            upper: None,
            bound: Bound::Exact,
            unit: String::new(),
            first: at,
            after: at,
            scaled: false,
            figures: false,
        };
        let word = self.word(at);
        if let Some(least) = vague(word) {
            number.value = least;
            number.bound = Bound::AtLeast;
            number.scaled = true;
            number.after = at + 1;
            // "hundreds of thousands", "tens of thousands"
            if self.word(at + 1) == "of"
                && let Some(more) = vague(self.word(at + 2))
            {
                number.value = least * more / 2.0;
                number.after = at + 3;
            }
            return Some(number);
        }
        if word == "tens" && self.word(at + 1) == "of" {
            let more = vague(self.word(at + 2))?;
            return Some(Number {
                value: 10.0 * more,
                bound: Bound::AtLeast,
                scaled: true,
                after: at + 3,
                ..number
            });
        }
        // "half a million", "half a dozen"
        if word == "half" && matches!(self.word(at + 1), "a" | "an") {
            let factor = scale(self.word(at + 2))?;
            return Some(Number { value: 0.5 * factor, scaled: true, after: at + 3, ..number });
        }
        // "a million", "a dozen"
        if matches!(word, "a" | "an") {
            let factor = scale(self.word(at + 1))?;
            number.value = factor;
            number.scaled = true;
            number.after = at + 2;
            self.join_rest(&mut number);
            return Some(number);
        }
        let first = cardinal(word)?;
        number.value = first;
        number.after = at + 1;
        // "twenty-five", "twenty five"
        let hyphen = usize::from(self.word(number.after) == "-");
        if first >= 20.0
            && let Some(digit) = cardinal(self.word(number.after + hyphen))
            && (1.0..10.0).contains(&digit)
        {
            number.value += digit;
            number.after += hyphen + 1;
        }
        if let Some((tens, digit)) = word.split_once('-')
            && let (Some(tens), Some(digit)) = (cardinal(tens), cardinal(digit))
        {
            number.value = tens + digit;
        }
        if let Some(factor) = scale(self.word(number.after)) {
            number.value *= factor;
            number.scaled = true;
            number.after += 1;
            self.join_rest(&mut number);
        }
        if self.word(number.after) == "and"
            && self.word(number.after + 1) == "a"
            && self.word(number.after + 2) == "half"
        {
            number.value += 0.5;
            number.after += 3;
            if let Some(factor) = scale(self.word(number.after)) {
                number.value *= factor;
                number.scaled = true;
                number.after += 1;
            }
        }
        let next = self.word(number.after);
        let countable = is_person(next) || unit(next).is_some();
        if word == "one" && number.after == at + 1 && !countable {
            return None;
        }
        Some(number)
    }

    /// The rest of "two hundred and fifty thousand" after "two hundred".
    fn join_rest(&self, number: &mut Number) {
        for _ in 0..4 {
            if let Some(factor) = scale(self.word(number.after)).filter(|&factor| factor >= 1000.0) {
                number.value *= factor;
                number.after += 1;
                continue;
            }
            let and = usize::from(self.word(number.after) == "and");
            let Some(mut part) = cardinal(self.word(number.after + and)) else { return };
            if number.value < 100.0 || part >= number.value {
                return;
            }
            let mut after = number.after + and + 1;
            let hyphen = usize::from(self.word(after) == "-");
            if part >= 20.0
                && let Some(digit) = cardinal(self.word(after + hyphen))
                && (1.0..10.0).contains(&digit)
            {
                part += digit;
                after += hyphen + 1;
            }
            number.value += part;
            number.after = after;
        }
    }

    /// "10 to 15", "10-15", "between 10 and 15", "$10 to $15"; `None` where the dash makes it a result.
    fn range(&self, low: Number) -> Option<Number> {
        let mut joint = low.after;
        let mut low_unit = low.unit.clone();
        if low_unit.is_empty()
            && let Some((unit, after)) = self.unit_at(joint)
            && matches!(self.word(after), "to" | "-" | "–" | "and" | "or")
        {
            unit.clone_into(&mut low_unit);
            joint = after;
        }
        let dash = matches!(self.word(joint), "-" | "–" | "—");
        let from = self.before(low.first, 1) == "from";
        let joined = match self.word(joint) {
            "to" => !from,
            "or" => true,
            "and" => self.before(low.first, 1) == "between",
            _ => dash && self.glued(joint),
        };
        if !joined {
            return Some(low);
        }
        let Some(high) = self.after_joint(joint + 1) else {
            return Some(low);
        };
        if dash
            && self.word(high.after) == "-"
            && self.glued(high.after)
            && self.kind(high.after + 1) == Some(TokenKind::Number)
        {
            return None;
        }
        if dash && low.figures {
            let next = self.word(high.after);
            let plain = low_unit.is_empty() && high.unit.is_empty() && !high.scaled;
            let counts = is_plural(next) || is_fate(next) || self.unit_at(high.after).is_some();
            if plain && (RESULTS.contains(&next) || !counts) {
                return None;
            }
        }
        let mut value = low.value;
        if high.scaled && !low.scaled && high.value > 0.0 {
            let factor =
                [1e12, 1e9, 1e6, 1e3].into_iter().find(|factor| high.value >= *factor).unwrap_or(1.0);
            if low.value < 1000.0 {
                value *= factor;
            }
        }
        if high.value <= value || (!low_unit.is_empty() && !high.unit.is_empty() && low_unit != high.unit) {
            return Some(low);
        }
        let unit = if low_unit.is_empty() { high.unit } else { low_unit };
        Some(Number {
            value,
            upper: Some(high.value),
            unit,
            after: high.after,
            scaled: low.scaled || high.scaled,
            ..low
        })
    }

    /// The number after the joint of a range; a dash before it does not make it a name.
    fn after_joint(&self, at: usize) -> Option<Number> {
        match self.kind(at)? {
            TokenKind::Number => {
                let value = figure_value(self.word(at))?;
                let mut number = Number {
                    value,
                    upper: None,
                    bound: Bound::Exact,
                    unit: String::new(),
                    first: at,
                    after: at + 1,
                    scaled: false,
                    figures: true,
                };
                if let Some(factor) = scale(self.word(at + 1)) {
                    number.value *= factor;
                    number.after += 1;
                    number.scaled = true;
                }
                Some(number)
            }
            _ => self.number(at),
        }
    }

    /// "Article 5", "Flight 370", "Boeing 737", "No. 10".
    fn is_label(&self, number: &Number) -> bool {
        if !number.figures || !number.unit.is_empty() || number.scaled {
            return false;
        }
        let back = if self.before(number.first, 1) == "." { 2 } else { 1 };
        let word = self.before(number.first, back);
        if LABELS.contains(&word) {
            return true;
        }
        if matches!(
            self.word(number.after),
            "a.m" | "p.m" | "am" | "pm" | "a.m." | "p.m." | "gmt" | "o'clock" | "utc"
        ) {
            return true;
        }
        if self.word(number.after) == ":" && self.glued(number.after) && self.glued(number.after + 1) {
            return true;
        }
        // a capitalised word inside the sentence, and nothing counted after: "Boeing 737"
        let Some(before) = number.first.checked_sub(1).and_then(|at| self.pieces.get(at)) else {
            return false;
        };
        let inside =
            number.first >= 2 && self.pieces.get(number.first - 2).is_some_and(|p| p.kind != TokenKind::Mark);
        let next = self.word(number.after);
        let known = unit(next).is_some() || unit_of_two(next, self.word(number.after + 1)).is_some();
        before.capital
            && before.kind == TokenKind::Word
            && inside
            && !is_plural(next)
            && !known
            && !is_fate(next)
    }

    /// "34-year-old", "aged 34", "Maria Sy, 34,".
    fn age(&self, number: &mut Number, end: &mut usize) -> bool {
        let at = number.after;
        let words = [self.word(at), self.word(at + 1), self.word(at + 2), self.word(at + 3)];
        let taken = match words {
            ["-", "year", "-", "old" | "olds"] => 4,
            ["year", "-", "old", _] | ["years", "old", _, _] => 2 + usize::from(words[1] == "-"),
            ["-", "year", "old", _] => 3,
            ["year-old" | "years-old", ..] => 1,
            ["-", "year-old", ..] => 2,
            _ => 0,
        };
        let plausible =
            number.upper.is_none() && number.value.fract() == 0.0 && (1.0..120.0).contains(&number.value);
        let set_off = self.before(number.first, 1) == ","
            && matches!(self.word(at), "," | ".")
            && number.first.checked_sub(2).and_then(|at| self.pieces.get(at)).is_some_and(|p| p.capital)
            && number.value >= 10.0
            && number.figures;
        if plausible && (taken > 0 || set_off || self.before(number.first, 1) == "aged") {
            number.after += taken;
            *end = number.after;
            "years old".clone_into(&mut number.unit);
            return true;
        }
        false
    }

    fn unit_at(&self, at: usize) -> Option<(&'static str, usize)> {
        // "15-kilometre"
        let at = at + usize::from(self.word(at) == "-" && self.glued(at));
        if let Some(short) = unit_of_two(self.word(at), self.word(at + 1)) {
            return Some((short, at + 2));
        }
        unit(self.word(at)).map(|short| (short, at + 1))
    }

    fn measure(&self, number: &mut Number, end: &mut usize) {
        if !number.unit.is_empty() && !is_currency(&number.unit) {
            return;
        }
        if let Some((short, after)) = self.unit_at(*end) {
            // "$3.5 million dollars" is the same money twice
            if number.unit.is_empty() {
                let of_money = short == "lb" && number.scaled;
                number.unit = if of_money { "GBP".to_owned() } else { short.to_owned() };
                *end = after;
            } else if is_currency(short) {
                *end = after;
            }
            if matches!(self.word(*end), "per" | "an" | "a")
                && matches!(self.word(*end + 1), "hour" | "second")
            {
                number.unit += if self.word(*end + 1) == "hour" { "/h" } else { "/s" };
                *end += 2;
            }
        }
    }

    /// What is counted, as singular nouns; moves `end` past it.
    fn counted(&self, number: &Number, end: &mut usize) -> String {
        let mut at = *end;
        if !number.unit.is_empty() {
            // "20 kg of explosives", "15% of people"
            if self.word(at) != "of" {
                return String::new();
            }
            at += 1;
            while matches!(self.word(at), "the" | "its" | "their" | "all") {
                at += 1;
            }
        } else if self.word(at) == "of" {
            at += 1;
            while matches!(self.word(at), "the" | "its" | "their" | "his" | "her" | "these" | "those" | "our")
            {
                at += 1;
            }
        } else if self.word(at) == "-" && self.glued(at) && number.figures {
            // "an 80-member council"
            at += 1;
        }
        if matches!(self.word(at), "more" | "other" | "another" | "additional" | "further") {
            at += 1;
        }
        let hyphenated = at > *end && self.before(at, 1) == "-";
        let mut words: Vec<&str> = Vec::new();
        let mut head = None;
        let mut next = at;
        while words.len() < 4 {
            let word = self.word(next);
            let fits = matches!(self.kind(next), Some(TokenKind::Word | TokenKind::Mixed));
            if !fits || ends_phrase(word) || word == "'s" {
                // "12 African-led missions": a hyphen inside the phrase joins
                if word == "-" && self.glued(next) && self.glued(next + 1) && !words.is_empty() {
                    next += 1;
                    continue;
                }
                break;
            }
            words.push(word);
            next += 1;
            if is_fate(word) && words.len() == 1 {
                *end = next;
                return "people".to_owned();
            }
            if hyphenated || is_plural(word) || (number.value <= 1.0 && words.len() == 1) {
                head = Some((words.len(), next));
                if hyphenated || !is_plural(self.word(next)) || ends_phrase(self.word(next)) {
                    break;
                }
            }
        }
        let Some((count, after)) = head else { return String::new() };
        *end = after;
        let mut of = String::new();
        for word in words.iter().take(count) {
            if !of.is_empty() {
                of.push(' ');
            }
            of += &singular(word);
        }
        of
    }

    fn bound_before(&self, first: usize) -> Option<(usize, Bound)> {
        for (words, bound) in BEFORE {
            if first >= words.len()
                && words.iter().enumerate().all(|(n, word)| self.word(first - words.len() + n) == *word)
            {
                return Some((words.len(), bound));
            }
        }
        None
    }

    fn bound_after(&self, end: &mut usize) -> Option<Bound> {
        for (words, bound) in AFTER {
            if words.iter().enumerate().all(|(n, word)| self.word(*end + n) == *word) {
                *end += words.len();
                return Some(bound);
            }
        }
        None
    }
}

/// The value of figures with inner points and commas: `1,984`, `3.5`.
fn figure_value(figures: &str) -> Option<f64> {
    let plain: String = figures.chars().filter(|&c| c != ',').collect();
    let points = plain.bytes().filter(|&b| b == b'.').count();
    if points > 1 || plain.is_empty() || plain.len() > 15 {
        return None;
    }
    plain.parse().ok().filter(|value: &f64| value.is_finite())
}
