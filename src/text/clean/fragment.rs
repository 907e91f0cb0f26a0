//! A line that comes with markup: a headline out of a feed or a table.

use std::borrow::Cow;

use super::markup::{self, Element};
use super::reference::reference;

/// How often what is written for characters is read; a feed often writes it twice.
const TIMES: usize = 2;

/// A line without its markup, where it evidently holds some; what stands for characters (`&amp;`) becomes them.
pub fn plain_line(text: &str) -> String {
    let mut text = Cow::Borrowed(text);
    for _ in 0..TIMES {
        if markup::has_tags(&text) {
            text = Cow::Owned(without_tags(&text));
        }
        if text.contains('&') {
            text = Cow::Owned(characters(&text));
        }
    }
    if markup::has_tags(&text) {
        text = Cow::Owned(without_tags(&text));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with the characters that its references stand for.
fn characters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices('&') {
        if at >= done
            && let Some((c, end)) = reference(text, at)
        {
            out.push_str(text.get(done..at).unwrap_or(""));
            out.push(c);
            done = end;
        }
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (at, _) in text.match_indices('<') {
        if at >= done
            && let Some((tag, end)) = markup::tag(text, at, false)
        {
            out.push_str(text.get(done..at).unwrap_or(""));
            if tag.element != Element::Inline {
                out.push(' ');
            }
            done = end;
        }
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_where_it_is_evident() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(plain_line(text), expected);
        }
        check("Tema&#8217;s port &amp; the &lt;b&gt;cranes&lt;/b&gt;", "Tema’s port & the cranes");
        check("Port &amp;amp; town<br/>again", "Port & town again");
        check("5 < 6 & 7 > 2", "5 < 6 & 7 > 2");
        check("What <B> stands for", "What <B> stands for");
        check(" two\n lines ", "two lines");
        check("AT&T &unknown; &", "AT&T &unknown; &");
    }
}
