//! What comes of markdown and of the front matter above it.

use super::*;
use crate::corpus::Meta;
use crate::text::BlockKind;

#[test]
fn front_matter_is_metadata() {
    let text = "---\ntitle: \"Mali: a vote\"\noutlet: Daily # the paper\nauthors:\n  - Jane Roe\n  - 'J. Doe'\n\
                date: 2025-05-08\nlang: en\ntags: [a, b]\n---\n# Mali votes\n\nIt was **calm**.\n";
    let reading = read(&File { shown: "in/a.md", name: "a.md", text });
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
    let text =
        "+++\ntitle = \"Mali\"\ndate = 2025-05-08T10:00:00Z\nauthor = [\"Jane Roe\"]\n+++\nIt was calm.\n";
    let reading = read(&File { shown: "a.md", name: "a.md", text });
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
        let reading = read(&File { shown: "a.md", name: "a.md", text });
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
fn many_bad_lines_are_told_in_few() {
    let text = format!("---\ntitle: Mali\n{}---\nIt was calm.\n", "a: b\nk \"\n".repeat(30));
    let reading = read(&File { shown: "a.md", name: "a.md", text: &text });
    assert_eq!(reading.problems.len(), 21);
    assert_eq!(reading.problems[20].found, "10 more lines like these");
    assert_eq!(reading.inputs[0].document.text, "It was calm.");
}

#[test]
fn text_between_two_rules_is_no_front_matter() {
    for text in [
        "---\nNo keys here, only news. The harbour master of Lund: a patient man.\n---\nIt was calm.\n",
        "---\n# A heading\n# another\n---\nIt was calm.\n",
        "+++\nThe vote was close.\n+++\nIt was calm.\n",
    ] {
        let reading = read(&File { shown: "a.md", name: "a.md", text });
        assert_eq!(reading.problems, [], "{text}");
        let document = &reading.inputs[0].document;
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        assert!(words.into_iter().all(|word| document.text.contains(word)), "{}", document.text);
    }
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

#[track_caller]
fn told(text: &str) -> (Meta, String, Vec<String>) {
    let reading = read(&File { shown: "in/a.md", name: "a.md", text });
    let problems = reading.problems.iter().map(ToString::to_string).collect();
    let input = reading.inputs.into_iter().next().unwrap_or_default();
    (input.meta, input.document.text, problems)
}

#[test]
fn front_matter_of_many_programs() {
    #[track_caller]
    fn check(matter: &str, expected: [&str; 5]) {
        let (meta, text, problems) = told(&format!("{matter}\nIt was calm.\n"));
        assert_eq!(problems, Vec::<String>::new(), "{matter}");
        assert_eq!(text, "It was calm.");
        let day = meta.published.map(|day| day.to_string());
        let found = [meta.title, meta.source, meta.author, day, meta.url];
        assert_eq!(found.map(Option::unwrap_or_default), expected.map(str::to_owned), "{matter}");
    }
    let address = "https://example.org/a";
    // Hugo
    check(
        "+++\ntitle = 'Port'\nlastmod = 2025-01-01\npublishDate = 2024-04-05T23:30:00-05:00\ndate = 2024-04-01\nurl = '/port/'\n\n\
         [params]\nauthor = 'Ada Quist'\nsource = 'Courier'\ncanonical = 'https://example.org/a'\n+++",
        ["Port", "Courier", "Ada Quist", "2024-04-05", address],
    );
    // Jekyll
    check(
        "---\nlayout: post\ntitle:  \"Port: open\"\ndate:   2024-04-05 00:33:00 +0100\npermalink: /a/:title\nauthor:\n  name: Ada Quist\n\
         canonical_url: https://example.org/a\n---",
        ["Port: open", "", "Ada Quist", "2024-04-05", address],
    );
    // Obsidian
    check(
        "---\ntitle: \"Port\"\nsource: \"https://example.org/a\"\nauthor:\n  - \"[[Ada Quist]]\"\n  - \"[[Kojo Danso]]\"\n\
         published: 2024-04-05\ncreated: 2025-01-01\ntags:\n  - \"clippings\"\n---",
        ["Port", "", "Ada Quist, Kojo Danso", "2024-04-05", address],
    );
    // Zettlr, Pandoc
    check(
        "---\ntitle: Port\nauthor:\n  - Ada Quist\ndate: 5 April 2024\nlang: en-GB\nkeywords: [a]\n...",
        ["Port", "", "Ada Quist", "2024-04-05", ""],
    );
    check(
        "\u{feff}\r\n\r\n---\r\ntitle: Port\r\ndate: 2024-04-05\r\n---\r",
        ["Port", "", "", "2024-04-05", ""],
    );
}

#[test]
fn front_matter_that_is_never_closed_ends_with_its_keys() {
    let (meta, text, problems) =
        told("---\ntitle: Port\ndate: 2024-04-05\n\nIt was calm.\n\n---\n\nIt was loud.\n");
    assert_eq!((meta.title.as_deref(), text.as_str()), (Some("Port"), "It was calm.\n\nIt was loud."));
    assert_eq!(
        problems,
        [
            "in/a.md:1: expected front matter that a line of `---` closes, found none that does; write `---` on a line of its \
          own below line 3"
        ]
    );
    let (meta, text, problems) = told("\n+++\ntitle = 'Port'\n\nIt was calm.\n");
    assert_eq!((meta.title.as_deref(), text.as_str(), problems.len()), (Some("Port"), "It was calm.", 1));
    assert!(problems[0].starts_with("in/a.md:2: "), "{problems:?}");
}

#[test]
fn front_matter_alone_is_no_article() {
    let (_, _, problems) = told("---\ntitle: Port\n---\n\n\n");
    assert_eq!(
        problems,
        [
            "in/a.md: expected a text below the front matter, found none; write the article there, or remove the file"
        ]
    );
}

#[test]
fn a_broken_line_of_toml_costs_only_itself() {
    let (meta, _, problems) =
        told("+++\ntitle = \"Port\"\nauthor = \nsource = \"Courier\"\n+++\nIt was calm.\n");
    assert_eq!((meta.title.as_deref(), meta.source.as_deref()), (Some("Port"), Some("Courier")));
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("in/a.md:3: expected TOML"), "{problems:?}");
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

fn show(text: &str) -> String {
    let reading = read(&File { shown: "a.md", name: "a.md", text });
    let input = &reading.inputs[0];
    // nothing is lost: what is not in the text is in the list of what was left out
    let mut rest: Vec<bool> = input.source.bytes().map(|byte| byte.is_ascii_alphanumeric()).collect();
    for (_, source, len) in input.document.map.runs() {
        rest[source as usize..(source + len) as usize].fill(false);
    }
    for removal in &input.document.removed {
        rest[removal.source.start as usize..removal.source.end as usize].fill(false);
    }
    if let Some(at) = rest.iter().position(|lost| *lost) {
        panic!("lost: {:?}", &input.source[at..]);
    }
    let mut shown = String::new();
    for block in &input.document.blocks {
        let name = match &block.kind {
            BlockKind::Title => "T",
            BlockKind::Heading(level) => ["H1", "H2", "H3", "H4", "H5", "H6"][usize::from(*level) - 1],
            BlockKind::Paragraph => "P",
            BlockKind::Item { ordered: false, depth: 0 } => "-",
            BlockKind::Item { ordered: false, .. } => "--",
            BlockKind::Item { ordered: true, .. } => "1",
            BlockKind::Table(_) => "|",
            BlockKind::Quote => ">",
        };
        shown.push_str(&format!("{name} {}\n", block.span.of(&input.document.text)));
    }
    shown
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(show(text), expected, "{text}");
}

#[test]
fn paragraphs_end_at_blanks() {
    check(
        "# A b\n\nHe left on Monday.\nShe stayed for a while.\n\n1. One.\n2. Two.\n",
        "T A b\nP He left on Monday. She stayed for a while.\n1 One.\n1 Two.\n",
    );
    check(
        "A long headline\n===\n\nHe left.\n\nPart\n----\nShe stayed.\n",
        "T A long headline\nP He left.\nH2 Part\nP She stayed.\n",
    );
}

#[test]
fn marks_go_and_words_stay() {
    check("He **left** on *Monday*, __she__ ~~went~~ stayed.", "P He left on Monday, she went stayed.\n");
    check(
        "The [report](https://example.org/a_(b) \"A title\") of [all][1] stands.\n\n[1]: https://example.org \"b\"\n",
        "P The report of all stands.\n",
    );
    check("It says ![the map of the north](map.png \"x\") so.", "P It says the map of the north so.\n");
    check(
        "Run `a * b` and 2 \\* 3 \\* 4, AT&amp;T &copy; 5 * 6 snake_case.",
        "P Run a * b and 2 * 3 * 4, AT&T © 5 * 6 snake_case.\n",
    );
    check(
        "It was so.[^1] He left.\n\n[^1]: As the office said.\n",
        "P It was so. He left.\nP As the office said.\n",
    );
    check("One line  \nand another.\n\n***\n\nShe stayed.", "P One line and another.\nP She stayed.\n");
    check("See <https://example.org/a> or <b>call</b> him.", "P See https://example.org/a or call him.\n");
}

#[test]
fn boxes_of_tasks_are_marks() {
    check("- [x] done\n- [ ] open\n", "- done\n- open\n");
}

#[test]
fn structure_is_kept() {
    check(
        "- One\n  goes on\n    - inner\n- Two\n\n  more\n\n> So he said\n> and left.\n",
        "- One goes on\n-- inner\n- Two\nP more\n> So he said and left.\n",
    );
    check(
        "Before it.\n\n| Party | Votes |\n|:------|------:|\n| First | **41** |\n| Second | a \\| b |\n\nAfter it.\n",
        "P Before it.\n| Party\tVotes\nFirst\t41\nSecond\ta | b\nP After it.\n",
    );
    check(
        "<div>\nSaid <em>so</em> &amp; left.\n</div>\n\n<!-- gone -->\n\nShe stayed.",
        "P Said so & left.\nP She stayed.\n",
    );
    check("<script>\nlet a = 1;\n</script>\n\nShe stayed.", "P She stayed.\n");
    check(
        "He said:\n\n    one = two * three\n\nShe stayed.",
        "P He said:\nP one = two * three\nP She stayed.\n",
    );
}

#[test]
fn any_text_is_read() {
    for text in [
        "",
        "\n",
        "[",
        "![[",
        "`",
        "```",
        "```\n",
        "<",
        "<script>",
        "<script>a",
        "x <style> y",
        "&",
        "&#",
        "|",
        "|-|",
        "| a |\n|-|\n",
        "> > > `a\n> b` é",
        "- \n-",
        "1.\n\n   a",
        "[^1]: a\n[^1]",
        "a\\\n\\",
        "# \n## a #\n",
        "\t- é\r\n\r\n\tb",
        "<div\n\na",
        "**a\n\nb**",
        "<!-- a\n\nb",
        "é&nbsp;&ngE;x\u{2028}y",
    ] {
        show(text);
        show(&format!("{text} words {text}"));
        show(&text.repeat(3));
    }
}
