//! Signs that are not seen, made to be seen: what a file says of itself may hold signs that turn the order of letters
//! around, hide some of them, or steer a terminal, and so make other words than its own say what they do not.

use std::borrow::Cow;

/// A text in which what would not be seen is seen, for a page: `\u{202e}` becomes `⟨U+202E⟩`, an escape sign `␛`.
/// White space stays, and so do joiners inside words of the scripts that are written with them.
pub fn visible(text: &str) -> Cow<'_, str> {
    shown(text, |c| !matches!(c, '\n' | '\r' | '\t'))
}

/// As [`visible`], and in one line: for a terminal, where a break of lines could begin a message of its own.
pub fn in_line(text: &str) -> Cow<'_, str> {
    shown(text, |_| true)
}

/// An address in which what would not be seen is written as it is when it is asked for: the same address.
pub fn address(url: &str) -> Cow<'_, str> {
    if !url.chars().any(is_unseen) {
        return Cow::Borrowed(url);
    }
    let mut out = String::with_capacity(url.len() + 16);
    for c in url.chars() {
        if is_unseen(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).bytes() {
                out.push_str(&format!("%{byte:02X}"));
            }
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Whether a text is read from right to left, by the first of its letters that has a direction.
pub fn is_right_to_left(text: &str) -> bool {
    let turned = |c: char| matches!(c, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    text.chars().find(|c| c.is_alphabetic()).is_some_and(turned)
}

fn shown(text: &str, also: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.chars().any(is_unseen) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if is_unseen(c) && also(c) && !belongs(before, c, rest.peek().copied()) {
            match sign(c) {
                Some(sign) => out.push(sign),
                None => out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            }
        } else {
            out.push(c);
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

/// Whether a character leaves no mark of its own: controls, what turns the direction of writing, what has no width.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Whether a sign without width is part of how a word is written: a joiner between letters of scripts that have them
/// or between pictures, a mark of direction beside letters that are written from the right.
fn belongs(before: Option<char>, c: char, behind: Option<char>) -> bool {
    match c {
        '\u{200c}' | '\u{200d}' => {
            [before, behind].into_iter().all(|c| c.is_some_and(|c| c >= '\u{590}' && !is_unseen(c)))
        }
        '\u{200e}' | '\u{200f}' | '\u{61c}' => [before, behind].into_iter().flatten().any(is_from_right),
        _ => false,
    }
}

fn is_from_right(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && !is_unseen(c)
}

/// The picture that Unicode has of a control.
fn sign(c: char) -> Option<char> {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
        '\u{7f}' => Some('␡'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_gives_the_direction() {
        for (text, turned) in
            [("הגשר", true), ("“8 ” الجسر opens", true), ("The הגשר", false), ("12 %", false), ("", false)]
        {
            assert_eq!(is_right_to_left(text), turned, "{text}");
        }
    }

    #[test]
    fn what_is_not_seen_is_shown() {
        #[track_caller]
        fn check(text: &str, on_page: &str, on_terminal: &str) {
            assert_eq!((visible(text).as_ref(), in_line(text).as_ref()), (on_page, on_terminal));
        }
        check("Tromsø", "Tromsø", "Tromsø");
        check("\u{202e}tsoP", "⟨U+202E⟩tsoP", "⟨U+202E⟩tsoP");
        check("a\u{1b}[2J", "a␛[2J", "a␛[2J");
        check("a\u{9b}2J\u{7f}", "a⟨U+009B⟩2J␡", "a⟨U+009B⟩2J␡");
        check("a\nerror: b\t", "a\nerror: b\t", "a␊error: b␉");
        check(
            "pay\u{200b}pal\u{feff}\u{2066}\u{2028}",
            "pay⟨U+200B⟩pal⟨U+FEFF⟩⟨U+2066⟩⟨U+2028⟩",
            "pay⟨U+200B⟩pal⟨U+FEFF⟩⟨U+2066⟩⟨U+2028⟩",
        );
        check("\u{e0041}", "⟨U+E0041⟩", "⟨U+E0041⟩");
    }

    #[test]
    fn addresses_stay_what_they_are() {
        assert_eq!(address("https://good.example/\u{202e}moc"), "https://good.example/%E2%80%AEmoc");
        assert!(matches!(address("https://good.example/ø"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_belongs_to_a_word_stays() {
        for text in ["می\u{200c}خواهم", "👩\u{200d}🚒", "ע\u{200f}!", "ب\u{200e}C++"] {
            assert!(matches!(visible(text), Cow::Borrowed(_)) || visible(text) == text, "{text:?}");
        }
        assert_eq!(visible("a\u{200d}b\u{200f}c"), "a⟨U+200D⟩b⟨U+200F⟩c");
    }
}
