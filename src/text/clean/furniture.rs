//! Page furniture: lines that belong to the page an article stood on and not to the article.
//!
//! A rule sees one whole line that stands by itself; it never takes part of a line, nor one that goes on from
//! the line before. The rules are few and literal on purpose: a line kept too much is a blemish, a line of the
//! article lost is a fault.

use super::super::RemovalRule;
use super::super::language::tables::Furniture;

/// Longest line that an appeal may be, in bytes.
const LONGEST_APPEAL: usize = 240;

/// Longest line that is a control, in bytes, and longest count of comments.
const LONGEST_CONTROL: usize = 40;
const LONGEST_COUNT: usize = 24;

/// The rule that takes this line out, if one does.
pub(super) fn rule(line: &str, words: &Furniture) -> Option<RemovalRule> {
    if !line.contains(char::is_alphanumeric) {
        return Some(RemovalRule::SeparatorLine);
    }
    if line.len() > LONGEST_APPEAL {
        return None;
    }
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = core.to_lowercase();
    let control = lower.len() <= LONGEST_CONTROL && words.controls.binary_search(&lower.as_str()).is_ok();
    if control && !line.ends_with(['.', '?', '”', '"']) {
        return Some(RemovalRule::PageControl);
    }
    if lower.len() <= LONGEST_COUNT && is_comment_count(&lower, words) && !line.ends_with('.') {
        return Some(RemovalRule::CommentCount);
    }
    if is_pagination(&lower, words) {
        return Some(RemovalRule::Pagination);
    }
    if is_copyright(line, &lower, words) {
        return Some(RemovalRule::CopyrightLine);
    }
    // The first byte tells nearly every line from them.
    let head = *lower.as_bytes().first()?;
    let begins = |start: &str| {
        start.as_bytes().first() == Some(&head) && (lower.starts_with(start) || start.trim_end() == lower)
    };
    words.appeals.iter().find(|appeal| begins(appeal.start)).map(|appeal| appeal.rule)
}

/// `2 comments`, `1,204 shares`, `comments (3)`.
fn is_comment_count(lower: &str, known: &Furniture) -> bool {
    let is_count = |word: &str| {
        let word = word.trim_matches(['(', ')']);
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'k'))
    };
    let mut words = lower.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(a), Some(b), None) => {
            is_count(a) && known.counted.contains(&b) || known.counted_first.contains(&a) && is_count(b)
        }
        _ => false,
    }
}

/// `1 - 2 - 3 - 4`, `« prev 1 2 3 … 12 next »`, `page 1 of 3`: pages are counted upward by one.
fn is_pagination(lower: &str, known: &Furniture) -> bool {
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    if !lower.bytes().any(|b| b.is_ascii_digit())
        || !(lower.starts_with(|c: char| c.is_ascii_digit()) || begins(known.before_pages))
    {
        return false;
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let [page, a, of, b] = words[..]
        && known.page.contains(&page)
        && known.of.contains(&of)
    {
        return a.parse::<u32>().is_ok() && b.parse::<u32>().is_ok();
    }
    let named = words.iter().any(|word| known.turn.contains(word));
    let mut pages = Vec::new();
    for word in &words {
        match word.parse::<u32>() {
            Ok(page) if page < 10_000 => pages.push(page),
            _ if known.turn.contains(word) || known.beside_pages.contains(word) => {}
            _ => return false,
        }
    }
    // The last may leap, after an ellipsis.
    let counted = match pages.split_last() {
        Some((&last, head)) => {
            head.is_sorted_by(|one, next| one + 1 == *next) && head.last().is_none_or(|&page| page < last)
        }
        None => false,
    };
    // Three numbers alone count only from one on, four also without a leap.
    let from_one = pages.first() == Some(&1) && pages.get(1) == Some(&2);
    counted && (from_one && pages.len() >= 3 || named && pages.len() >= 2)
}

/// `© 2024 The Daily`, `Copyright 2024 The Daily. All rights reserved.`
fn is_copyright(line: &str, lower: &str, known: &Furniture) -> bool {
    let after =
        known.copyright.iter().find_map(|word| lower.strip_prefix(word)).unwrap_or(lower).trim_start();
    let signed = line.starts_with('©') || after.len() < lower.len();
    let after = after.trim_start_matches(['©', ' ', '(']).trim_start_matches("c)").trim_start();
    let dated = after.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let reserved = known.rights.iter().any(|rights| lower.ends_with(rights));
    signed && (dated || after.len() < lower.len() && reserved)
}

/// Whether a line that stands after the article introduces its author in place of a name: `A garden
/// columnist who grows most of what she writes about.` It is one phrase without a verb of its own: a profession,
/// then what it is for.
pub(super) fn is_tagline(line: &str, known: &Furniture) -> bool {
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 28 || !words.first().is_some_and(|word| known.article.contains(word)) {
        return false;
    }
    let Some(at) = words.iter().take(8).position(|word| known.professions.contains(word)) else {
        return false;
    };
    let Some(next) = words.get(at + 1) else { return false };
    let purpose = if known.relative.contains(next) {
        words.get(at + 2).is_some_and(|verb| known.verb_ending.iter().any(|ending| verb.ends_with(ending)))
    } else {
        known.purpose.contains(next)
    };
    purpose
        && !words.iter().any(|word| known.telling.contains(word))
        && !line.trim_end_matches('.').contains(". ")
}

#[cfg(test)]
mod tests {
    use super::super::super::language::{Lang, tables};
    use super::*;

    fn english() -> &'static Furniture {
        &tables(Lang::En).furniture
    }

    #[test]
    fn controls_are_short() {
        assert!(english().controls.iter().all(|control| control.len() <= LONGEST_CONTROL));
    }

    #[test]
    fn furniture_goes() {
        #[track_caller]
        fn check(line: &str, expected: RemovalRule) {
            assert_eq!(rule(line, english()), Some(expected), "{line}");
        }
        check(". . . . . .", RemovalRule::SeparatorLine);
        check("* * *", RemovalRule::SeparatorLine);
        check("2 Comments", RemovalRule::CommentCount);
        check("Comments (3)", RemovalRule::CommentCount);
        check("1.2k views", RemovalRule::CommentCount);
        check("Exit mobile version", RemovalRule::PageControl);
        check("Read More »", RemovalRule::PageControl);
        check("— Advertisement —", RemovalRule::PageControl);
        check("Share this:", RemovalRule::PageControl);
        check("1 - 2 - 3 - 4 - 5 - 6 - 7 - 8", RemovalRule::Pagination);
        check("« Prev 1 2 3 … 12 Next »", RemovalRule::Pagination);
        check("Page 2 of 7", RemovalRule::Pagination);
        check("© 2024 The Daily", RemovalRule::CopyrightLine);
        check("Copyright (c) 2024 The Daily. All rights reserved.", RemovalRule::CopyrightLine);
        check("Sign up for our newsletter and never miss a story", RemovalRule::SubscriptionLine);
        check("We use cookies to improve your experience.", RemovalRule::CookieNotice);
        check("Related: Mali votes", RemovalRule::CrossReference);
    }

    #[test]
    fn the_article_stays() {
        for line in [
            "Share prices fell.",
            "Related posts were closed.",
            "Copyright law was changed in 2024.",
            "“Share!”",
            "1985 1986 1987",
            "1 2",
            "3 4 5",
            "10 - 12",
            "2 comments were made",
            "247,469 shares.",
            "Two views",
            "Telegrams",
            "Print",
            "Follow us, he said.",
            "No.",
            "42",
        ] {
            assert_eq!(rule(line, english()), None, "{line}");
        }
    }

    #[test]
    fn taglines_are_phrases_without_a_verb() {
        assert!(is_tagline("A science journalist who makes complex topics accessible.", english()));
        assert!(is_tagline("An award-winning reporter based in Dakar, covering the Sahel.", english()));
        assert!(!is_tagline("A journalist who was in the crowd was killed.", english()));
        assert!(!is_tagline("A journalist who lives in Bamako said the town was calm.", english()));
        assert!(!is_tagline("A journalist was killed.", english()));
        assert!(!is_tagline("The writer of the report.", english()));
    }
}
