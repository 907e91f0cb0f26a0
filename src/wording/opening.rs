//! Why a page does not open, and what to do. What stands before any program runs says `index.html`.

/// The browser lacks what the page is built on.
pub const TOO_OLD: &str =
    "this browser is too old for it: use Chrome or Edge 91, Firefox 113, Safari 16.4, or a newer one";

/// The corpus cannot be had.
pub fn not_opened(why: &str) -> String {
    let mend = if why == TOO_OLD {
        ""
    } else {
        " Reload the page; if that does not help, tell whoever sent it to you."
    };
    format!("The corpus of this page could not be opened: {}.{mend}", why.trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_way_is_followed_by_what_to_do() {
        assert_eq!(
            not_opened("corpus.plx is damaged."),
            "The corpus of this page could not be opened: corpus.plx is damaged. Reload the page; if that does not help, tell \
             whoever sent it to you."
        );
        assert!(!not_opened(TOO_OLD).contains("Reload"), "that does not make a browser newer");
    }
}
