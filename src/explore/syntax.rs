//! The syntax of a search: its words as typed, and as read.
//!
//! ```text
//! words  = { item } ;                   all must be found
//! item   = [ "-" ] , [ "title:" ] , ( word | prefix | phrase ) ;
//! word   = no white space, no quotation mark ;
//! prefix = word , "*" ;
//! phrase = quotation mark , anything else , quotation mark ;   straight, curly or angular
//! ```
//! Whatever is typed can be read; what is odd about it is told beside. Case and accents do not count. A word also
//! finds its other forms (`attacks` for `attack`), at a lower weight; in quotation marks, and behind a `-`, it
//! finds itself only.

use std::fmt;

use crate::corpus::terms;

/// The words of a search, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What must be found, or must not.
    pub items: Vec<Item>,
}

/// One thing to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Whether articles that hold it are barred.
    pub bars: bool,
    /// Whether only the title counts.
    pub title: bool,
    /// What to find.
    pub form: Form,
}

/// What to find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A word, and its other forms.
    Word(String),
    /// Words that begin so.
    Prefix(String),
    /// Words in this order and form.
    Phrase(String),
}

impl Form {
    /// The text, without its marks.
    pub fn text(&self) -> &str {
        match self {
            Form::Word(text) | Form::Prefix(text) | Form::Phrase(text) => text,
        }
    }
}

/// Of longer searches the beginning is read, in characters: nobody types more, and a text that was pasted by mistake would
/// keep the page busy.
pub const LONGEST: usize = 1000;
/// How many different things are looked for.
const MOST: usize = 30;

impl Words {
    /// Reads what was typed, with complaints for the reader.
    pub fn parse(typed: &str) -> (Words, Vec<String>) {
        let (rest, mut complaints) = match typed.char_indices().nth(LONGEST) {
            Some((end, _)) => (
                typed.get(..end).unwrap_or_default(),
                vec![format!("only the first {LONGEST} characters are searched for")],
            ),
            None => (typed, Vec::new()),
        };
        let (words, more) = Reader { rest, words: Words::default(), complaints: Vec::new() }.read();
        complaints.extend(more);
        (words, complaints)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, item) in self.items.iter().enumerate() {
            let space = if n == 0 { "" } else { " " };
            let bars = if item.bars { "-" } else { "" };
            let title = if item.title { "title:" } else { "" };
            write!(f, "{space}{bars}{title}")?;
            match &item.form {
                Form::Word(word) => write!(f, "{word}")?,
                Form::Prefix(word) => write!(f, "{word}*")?,
                Form::Phrase(words) => write!(f, "\"{words}\"")?,
            }
        }
        Ok(())
    }
}

struct Reader<'a> {
    rest: &'a str,
    words: Words,
    complaints: Vec<String>,
}

const TITLE: &str = "title:";

impl Reader<'_> {
    fn read(mut self) -> (Words, Vec<String>) {
        loop {
            self.rest = self.rest.trim_start();
            if self.rest.is_empty() {
                return (self.words, self.complaints);
            }
            if self.words.items.len() == MOST {
                self.complaints.push(format!("only the first {MOST} words are searched for"));
                return (self.words, self.complaints);
            }
            let bars = self.take("-");
            let title = self.take(TITLE);
            let form = self.form();
            match form {
                Some(form) if terms::terms(form.text()).next().is_some() => {
                    let item = Item { bars, title, form };
                    if !self.words.items.contains(&item) {
                        self.words.items.push(item);
                    }
                }
                Some(form) => {
                    self.complaints.push(format!("there is nothing to search for in `{}`", form.text()));
                }
                None if title => self.complaints.push(format!("nothing stands behind `{TITLE}`")),
                None => {}
            }
        }
    }

    fn take(&mut self, mark: &str) -> bool {
        let found = self.rest.get(..mark.len()).is_some_and(|head| head.eq_ignore_ascii_case(mark));
        if found {
            self.rest = self.rest.get(mark.len()..).unwrap_or("");
        }
        found
    }

    fn form(&mut self) -> Option<Form> {
        let first = self.rest.chars().next()?;
        if is_quotation_mark(first) {
            let inside = self.rest.get(first.len_utf8()..).unwrap_or("");
            let (inside, behind) = if let Some(end) = inside.find(is_quotation_mark) {
                let (inside, tail) = inside.split_at(end);
                let mut tail = tail.chars();
                tail.next();
                (inside, tail.as_str())
            } else {
                self.complaints.push("a quotation mark is open; the phrase was read to the end".to_owned());
                (inside, "")
            };
            self.rest = behind;
            return Some(Form::Phrase(inside.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        let end =
            self.rest.find(|c: char| c.is_whitespace() || is_quotation_mark(c)).unwrap_or(self.rest.len());
        let (word, behind) = self.rest.split_at_checked(end)?;
        self.rest = behind;
        if word.is_empty() {
            return None;
        }
        self.doubt(word);
        let start = word.trim_end_matches('*');
        Some(if start.len() < word.len() && !start.is_empty() {
            Form::Prefix(start.to_owned())
        } else {
            Form::Word(word.to_owned())
        })
    }

    /// Complains of a word that looks like a command which does not exist.
    fn doubt(&mut self, word: &str) {
        if matches!(word, "AND" | "OR" | "NOT") {
            let instead = match word {
                "AND" => "all words must be found anyway",
                "OR" => "to find either of two words, search twice",
                _ => "to bar a word, put `-` in front of it",
            };
            self.complaints.push(format!("`{word}` was searched as a word: {instead}"));
        }
        if let Some((field, value)) = word.split_once(':')
            && !field.is_empty()
            && field.chars().all(|c| c.is_ascii_lowercase())
            && value.starts_with(char::is_alphanumeric)
        {
            self.complaints.push(format!(
                "there is no field `{field}:`, it was searched as words; the one field is `{TITLE}`"
            ));
        }
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(typed: &str, expected: &str, complaints: usize) {
        let (words, found) = Words::parse(typed);
        assert_eq!(words.to_string(), expected, "of {typed:?}");
        assert_eq!(found.len(), complaints, "of {typed:?}: {found:?}");
    }

    #[test]
    fn words_are_read_as_a_reader_means_them() {
        check("", "", 0);
        check("  Traoré   russia ", "Traoré russia", 0);
        check("“Burkina  Faso” junt* -mali", "\"Burkina Faso\" junt* -mali", 0);
        check("title:ties TITLE:\"a b\" -title:x*", "title:ties title:\"a b\" -title:x*", 0);
        check("\"open phrase", "\"open phrase\"", 1);
        check("Mali - France", "Mali France", 0);
        check("ab\"cd\"ef", "ab \"cd\" ef", 0);
        check("* \"\" ... x**", "x*", 3);
        check("title: x", "x", 1);
        check("author:jones 10:30 https://a.b", "author:jones 10:30 https://a.b", 1);
        check("this OR that", "this OR that", 1);
    }

    #[test]
    fn a_text_pasted_by_mistake_is_not_searched_for_whole() {
        check("niger Niger niger", "niger Niger", 0);
        let many: Vec<String> = (0..100).map(|n| format!("w{n}")).collect();
        let (words, complaints) = Words::parse(&many.join(" "));
        assert_eq!((words.items.len(), complaints.len()), (MOST, 1), "{complaints:?}");
        let (words, complaints) = Words::parse(&"é".repeat(LONGEST + 1));
        assert_eq!((words.items[0].form.text().chars().count(), complaints.len()), (LONGEST, 1));
    }

    #[test]
    fn forms_are_told_apart() {
        let (words, _) = Words::parse("a* -\"b c\" title:d");
        let forms: Vec<(bool, bool, &Form)> =
            words.items.iter().map(|item| (item.bars, item.title, &item.form)).collect();
        assert_eq!(
            forms,
            [
                (false, false, &Form::Prefix("a".into())),
                (true, false, &Form::Phrase("b c".into())),
                (false, true, &Form::Word("d".into())),
            ]
        );
    }

    proptest! {
        #[test]
        fn what_was_read_reads_the_same_again(typed in "[a-zé*\"“ \\-:.']{0,24}|(title:|-|\"|[a-c]| |\\*){0,12}") {
            let (words, _) = Words::parse(&typed);
            let (again, complaints) = Words::parse(&words.to_string());
            prop_assert_eq!(&again, &words);
            prop_assert!(complaints.iter().all(|c| c.contains("field")), "{:?}", complaints);
        }

        #[test]
        fn anything_can_be_typed(typed in "\\PC{0,40}") {
            let (words, _) = Words::parse(&typed);
            prop_assert_eq!(&Words::parse(&words.to_string()).0, &words);
        }
    }
}
