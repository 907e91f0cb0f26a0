//! Page furniture: lines that belong to the page an article stood on and not to the article.
//!
//! A rule sees one whole line that stands by itself; it never takes part of a line, nor one that goes on from
//! the line before. The rules are few and literal on purpose: a line kept too much is a blemish, a line of the
//! article lost is a fault.

/// Lines that are controls of a page, word for word, in lower case without outer marks. In byte order.
const CONTROLS: &[&str] = &[
    "accept all",
    "accept all cookies",
    "accept cookies",
    "add a comment",
    "advertisement",
    "advertisements",
    "advertising",
    "all rights reserved",
    "article continues after advertisement",
    "article continues below advertisement",
    "article continues below this ad",
    "back to top",
    "cancel reply",
    "click to share",
    "close menu",
    "comments are closed",
    "continue reading",
    "continue reading the main story",
    "cookie policy",
    "cookie settings",
    "copy link",
    "copy link to clipboard",
    "dark mode",
    "download our app",
    "download the app",
    "exit mobile version",
    "facebook",
    "follow us",
    "get the app",
    "image source",
    "instagram",
    "latest posts",
    "leave a comment",
    "leave a reply",
    "like loading",
    "like this",
    "linkedin",
    "listen to this article",
    "load more",
    "loading",
    "log in",
    "main menu",
    "manage cookies",
    "more from this section",
    "more on this story",
    "more stories",
    "most popular",
    "most read",
    "next article",
    "next page",
    "next post",
    "no comments",
    "no comments yet",
    "open in app",
    "pin it",
    "pinterest",
    "popular posts",
    "post a comment",
    "post comment",
    "powered by wordpress",
    "previous article",
    "previous page",
    "previous post",
    "print this article",
    "print this page",
    "privacy policy",
    "read also",
    "read full article",
    "read full story",
    "read more",
    "read next",
    "read the full article",
    "read the full story",
    "recent posts",
    "recommended for you",
    "recommended stories",
    "related",
    "related articles",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "report this ad",
    "save article",
    "save for later",
    "scroll to continue with content",
    "search for",
    "see also",
    "see more",
    "share",
    "share article",
    "share on facebook",
    "share on linkedin",
    "share on twitter",
    "share on whatsapp",
    "share on x",
    "share this",
    "share this article",
    "share this post",
    "share this story",
    "share via",
    "show comments",
    "show more",
    "sign in",
    "sign up",
    "sign up now",
    "skip advertisement",
    "skip to content",
    "skip to main content",
    "sponsored",
    "sponsored content",
    "story continues below advertisement",
    "subscribe",
    "subscribe now",
    "telegram",
    "terms and conditions",
    "terms of service",
    "terms of use",
    "toggle navigation",
    "trending now",
    "tweet",
    "twitter",
    "view all posts",
    "view comments",
    "watch now",
    "whatsapp",
    "you may also like",
    "you might also like",
    "youtube",
];

/// How lines begin that ask something of the reader of a page, in lower case.
const APPEALS: &[(&str, &str)] = &[
    ("follow us on ", "share line"),
    ("like us on facebook", "share line"),
    ("share this on ", "share line"),
    ("share this article", "share line"),
    ("share this post", "share line"),
    ("click to share", "share line"),
    ("click here to ", "page control"),
    ("click to email", "share line"),
    ("join our whatsapp", "subscription line"),
    ("join our telegram", "subscription line"),
    ("join our newsletter", "subscription line"),
    ("sign up for our ", "subscription line"),
    ("sign up to our ", "subscription line"),
    ("subscribe to our ", "subscription line"),
    ("get our newsletter", "subscription line"),
    ("get the latest news delivered", "subscription line"),
    ("enter your email", "subscription line"),
    ("your email address will not be published", "comment form"),
    ("required fields are marked", "comment form"),
    ("you must be logged in", "comment form"),
    ("save my name, email", "comment form"),
    ("we use cookies", "cookie notice"),
    ("this site uses cookies", "cookie notice"),
    ("this website uses cookies", "cookie notice"),
    ("by continuing to use this site", "cookie notice"),
    ("by continuing to browse", "cookie notice"),
    ("this site uses akismet", "comment form"),
    ("continue reading ", "page control"),
    ("read more:", "cross reference"),
    ("read more »", "page control"),
    ("read more →", "page control"),
    ("read also:", "cross reference"),
    ("also read:", "cross reference"),
    ("see also:", "cross reference"),
    ("related:", "cross reference"),
    ("you may also like:", "cross reference"),
    ("skip to ", "page control"),
];

/// Longest line that an appeal may be, in bytes.
const LONGEST_APPEAL: usize = 240;

/// Longest entry of [`CONTROLS`], in bytes, and longest count of comments.
const LONGEST_CONTROL: usize = 40;
const LONGEST_COUNT: usize = 24;

/// The rule that takes this line out, if one does.
pub(super) fn rule(line: &str) -> Option<&'static str> {
    if !line.contains(char::is_alphanumeric) {
        return Some("separator line");
    }
    if line.len() > LONGEST_APPEAL {
        return None;
    }
    let core = line.trim_matches(|c: char| !c.is_alphanumeric());
    let lower = core.to_lowercase();
    let control = lower.len() <= LONGEST_CONTROL && CONTROLS.binary_search(&lower.as_str()).is_ok();
    if control && !line.ends_with(['.', '?', '”', '"']) {
        return Some("page control");
    }
    if lower.len() <= LONGEST_COUNT && is_comment_count(&lower) && !line.ends_with('.') {
        return Some("comment count");
    }
    if is_pagination(&lower) {
        return Some("pagination");
    }
    if is_copyright(line, &lower) {
        return Some("copyright line");
    }
    // The first byte tells nearly every line from them.
    let head = *lower.as_bytes().first()?;
    let begins = |start: &str| {
        start.as_bytes().first() == Some(&head) && (lower.starts_with(start) || start.trim_end() == lower)
    };
    APPEALS.iter().find(|(start, _)| begins(start)).map(|&(_, rule)| rule)
}

/// `2 comments`, `1,204 shares`, `comments (3)`.
fn is_comment_count(lower: &str) -> bool {
    const COUNTED: [&str; 12] = [
        "comment",
        "comments",
        "reply",
        "replies",
        "share",
        "shares",
        "like",
        "likes",
        "view",
        "views",
        "response",
        "responses",
    ];
    let is_count = |word: &str| {
        let word = word.trim_matches(['(', ')']);
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.bytes().all(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b'k'))
    };
    let mut words = lower.split_whitespace();
    match (words.next(), words.next(), words.next()) {
        (Some(a), Some(b), None) => {
            is_count(a) && COUNTED.contains(&b) || matches!(a, "comments" | "shares") && is_count(b)
        }
        _ => false,
    }
}

/// `1 - 2 - 3 - 4`, `« prev 1 2 3 … 12 next »`, `page 1 of 3`: pages are counted upward by one.
fn is_pagination(lower: &str) -> bool {
    if !lower.bytes().any(|b| b.is_ascii_digit())
        || !lower.starts_with(|c: char| c.is_ascii_digit() || c == 'p' || c == 'f')
    {
        return false;
    }
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if let ["page", a, "of", b] = words[..] {
        return a.parse::<u32>().is_ok() && b.parse::<u32>().is_ok();
    }
    let named = words.iter().any(|word| matches!(*word, "next" | "prev" | "previous"));
    let mut pages = Vec::new();
    for word in &words {
        match word.parse::<u32>() {
            Ok(page) if page < 10_000 => pages.push(page),
            _ if matches!(*word, "next" | "prev" | "previous" | "page" | "pages" | "last" | "first") => {}
            _ => return false,
        }
    }
    // The last may leap, after an ellipsis.
    let counted = match pages.split_last() {
        Some((&last, head)) => {
            head.windows(2).all(|pair| pair[0] + 1 == pair[1]) && head.last().is_none_or(|&page| page < last)
        }
        None => false,
    };
    // Three numbers alone count only from one on, four also without a leap.
    let from_one = pages.first() == Some(&1) && pages.get(1) == Some(&2);
    counted && (from_one && pages.len() >= 3 || named && pages.len() >= 2)
}

/// `© 2024 The Daily`, `Copyright 2024 The Daily. All rights reserved.`
fn is_copyright(line: &str, lower: &str) -> bool {
    let after = lower.strip_prefix("copyright").unwrap_or(lower).trim_start();
    let signed = line.starts_with('©') || after.len() < lower.len();
    let after = after.trim_start_matches(['©', ' ', '(']).trim_start_matches("c)").trim_start();
    let dated = after.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    signed && (dated || after.len() < lower.len() && lower.ends_with("all rights reserved"))
}

/// Whether a line that stands after the article introduces its author in place of a name: `A garden
/// columnist who grows most of what she writes about.` It is one phrase without a verb of its own: a profession,
/// then what it is for.
pub(super) fn is_tagline(line: &str) -> bool {
    const PROFESSIONS: [&str; 16] = [
        "journalist",
        "reporter",
        "writer",
        "editor",
        "correspondent",
        "columnist",
        "blogger",
        "contributor",
        "freelancer",
        "broadcaster",
        "storyteller",
        "newsman",
        "author",
        "photojournalist",
        "copywriter",
        "critic",
    ];
    // With one of these the line tells something that happened.
    const TELLING: [&str; 18] = [
        "is", "are", "was", "were", "had", "has", "have", "said", "says", "will", "would", "could", "told",
        "died", "been", "did", "may", "must",
    ];
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'')
        .filter(|word| !word.is_empty())
        .collect();
    if words.len() > 28 || !matches!(words.first(), Some(&("a" | "an"))) {
        return false;
    }
    let Some(at) = words.iter().take(8).position(|word| PROFESSIONS.contains(word)) else { return false };
    let Some(next) = words.get(at + 1) else { return false };
    let purpose = match *next {
        "who" | "that" => words.get(at + 2).is_some_and(|verb| verb.ends_with('s')),
        "with" | "based" | "covering" | "specializing" | "specialising" | "focusing" | "focused"
        | "passionate" | "dedicated" | "known" | "writing" | "exploring" | "and" => true,
        _ => false,
    };
    purpose && !words.iter().any(|word| TELLING.contains(word)) && !line.trim_end_matches('.').contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_in_order() {
        for pair in CONTROLS.windows(2) {
            assert!(pair[0] < pair[1], "{pair:?}");
        }
        assert!(CONTROLS.iter().all(|control| control.len() <= LONGEST_CONTROL));
    }

    #[test]
    fn furniture_goes() {
        #[track_caller]
        fn check(line: &str, expected: &str) {
            assert_eq!(rule(line), Some(expected), "{line}");
        }
        check(". . . . . .", "separator line");
        check("* * *", "separator line");
        check("2 Comments", "comment count");
        check("Comments (3)", "comment count");
        check("1.2k views", "comment count");
        check("Exit mobile version", "page control");
        check("Read More »", "page control");
        check("— Advertisement —", "page control");
        check("Share this:", "page control");
        check("1 - 2 - 3 - 4 - 5 - 6 - 7 - 8", "pagination");
        check("« Prev 1 2 3 … 12 Next »", "pagination");
        check("Page 2 of 7", "pagination");
        check("© 2024 The Daily", "copyright line");
        check("Copyright (c) 2024 The Daily. All rights reserved.", "copyright line");
        check("Sign up for our newsletter and never miss a story", "subscription line");
        check("We use cookies to improve your experience.", "cookie notice");
        check("Related: Mali votes", "cross reference");
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
            assert_eq!(rule(line), None, "{line}");
        }
    }

    #[test]
    fn taglines_are_phrases_without_a_verb() {
        assert!(is_tagline("A science journalist who makes complex topics accessible."));
        assert!(is_tagline("An award-winning reporter based in Dakar, covering the Sahel."));
        assert!(!is_tagline("A journalist who was in the crowd was killed."));
        assert!(!is_tagline("A journalist who lives in Bamako said the town was calm."));
        assert!(!is_tagline("A journalist was killed."));
        assert!(!is_tagline("The writer of the report."));
    }
}
