//! Markdown: front matter becomes metadata, the rest is an article whose structure the cleaner reads.

use crate::ingest::article::{article, declared};
use crate::ingest::format::{File, Format};
use crate::ingest::front_matter;
use crate::ingest::reading::Reading;
use crate::text::clean::clean_markdown;

pub(super) const MARKDOWN: Format = Format {
    name: "markdown",
    endings: &["md", "markdown", "mdown"],
    names_its_encoding: false,
    many: false,
    read,
};

fn read(file: &File<'_>) -> Reading {
    let &File { shown: file, name, text } = file;
    let mut reading = Reading::default();
    let (meta, body) = front_matter::read(file, text, &mut reading.problems);
    let document = clean_markdown(body, declared(&meta));
    reading.inputs.push(article(name.to_owned(), meta, body.to_owned(), document));
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_is_metadata() {
        let text = "---\ntitle: \"Mali: a vote\"\noutlet: Daily # the paper\nauthors:\n  - Jane Roe\n  - 'J. Doe'\n\
                    date: 2025-05-08\nlang: en\ntags: [a, b]\n---\n# Mali votes\n\nIt was **calm**.\n";
        let reading = read(&File { shown: "in/a.md", name: "a.md", text: text });
        assert_eq!(reading.problems, []);
        let input = &reading.inputs[0];
        assert_eq!(input.meta.title.as_deref(), Some("Mali: a vote"));
        assert_eq!(input.meta.source.as_deref(), Some("Daily"));
        assert_eq!(input.meta.author.as_deref(), Some("Jane Roe, J. Doe"));
        assert_eq!(input.meta.lang.as_deref(), Some("en"));
        assert_eq!(input.meta.published_basis.as_deref(), Some("front matter, `date`: 2025-05-08"));
        assert_eq!(input.document.text, "Mali votes\n\nIt was calm.");
        assert_eq!(input.document.title(), Some("Mali votes"));
    }

    #[test]
    fn toml_too() {
        let text = "+++\ntitle = \"Mali\"\ndate = 2025-05-08T10:00:00Z\nauthor = [\"Jane Roe\"]\n+++\nIt was calm.\n";
        let reading = read(&File { shown: "a.md", name: "a.md", text: text });
        assert_eq!(reading.problems, []);
        let meta = &reading.inputs[0].meta;
        assert_eq!(meta.title.as_deref(), Some("Mali"));
        assert_eq!(meta.author.as_deref(), Some("Jane Roe"));
        assert_eq!(meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
    }

    #[test]
    fn a_bad_line_costs_only_itself() {
        #[track_caller]
        fn check(text: &str, line: u32, expected: &str) {
            let reading = read(&File { shown: "a.md", name: "a.md", text: text });
            assert_eq!(reading.problems.len(), 1, "{text}");
            assert_eq!(reading.problems[0].line, Some(line));
            assert!(reading.problems[0].expected.contains(expected), "{}", reading.problems[0]);
            assert!(reading.inputs[0].document.text.contains("It was calm."));
        }
        check("---\ntitle: Mali\ndate: 08/05/2025\n---\nIt was calm.\n", 3, "2025-05-08");
        check("---\ntitle: Mali\nnonsense\n---\nIt was calm.\n", 3, "`key: value`");
        check("+++\ntitle = \"Mali\"\ndate = \"soon\"\n+++\nIt was calm.\n", 3, "2025-05-08");
        check("+++\ntitle = Mali\n+++\nIt was calm.\n", 2, "TOML");
    }

    #[test]
    fn front_matter_is_yaml() {
        let text = "---\ntitle: >\n  Two lines\n  of one title\nauthors: [\"Roe, Jane\", J. Doe]\nsource: {name: Daily, id: 7}\n\
                    url: ~\ndate: 2025-05-08 10:30:00 +0200 # local\n---\nIt was calm.\n";
        let reading = read(&File { shown: "a.md", name: "a.md", text });
        assert_eq!(reading.problems, []);
        let meta = &reading.inputs[0].meta;
        assert_eq!(meta.title.as_deref(), Some("Two lines of one title"));
        assert_eq!(meta.author.as_deref(), Some("Roe, Jane, J. Doe"));
        assert_eq!(meta.source.as_deref(), Some("Daily"));
        assert_eq!(meta.url, None);
        assert_eq!(meta.published.map(|day| day.to_string()).as_deref(), Some("2025-05-08"));
        // what many write and YAML does not allow
        let text = "---\ntitle: Mali: a vote\nauthor: @roe\nlang: en\n---\nIt was calm.\n";
        let reading = read(&File { shown: "a.md", name: "a.md", text });
        assert_eq!(reading.problems, []);
        let meta = &reading.inputs[0].meta;
        assert_eq!(meta.title.as_deref(), Some("Mali: a vote"));
        assert_eq!(meta.author.as_deref(), Some("@roe"));
        assert_eq!(meta.lang.as_deref(), Some("en"));
    }

    #[test]
    fn deep_front_matter_costs_only_itself() {
        let text = format!("---\ntitle: Mali\nx: {}\n---\nIt was calm.\n", "[".repeat(100_000));
        let reading = read(&File { shown: "a.md", name: "a.md", text: &text });
        assert_eq!(reading.inputs[0].meta.title.as_deref(), Some("Mali"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let reading = read(&File { shown: "a.md", name: "a.md", text: "---\n\nIt was calm.\n" });
        assert_eq!(reading.problems, []);
        assert_eq!(reading.inputs[0].document.text, "It was calm.");
    }
}
