//! `annotate --syntax`: what goes in and comes out as CoNLL-U.

use super::{folder, parallax};

#[test]
fn syntax_fills_in_trees_and_goes_on_past_a_bad_line() {
    let folder = folder("syntax");
    let word = |n: &str, form: &str| format!("{n}\t{form}\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n");
    let given = [
        "# a comment\n".to_owned(),
        word("1", "She"),
        word("2-3", "didn't"),
        word("2", "did"),
        word("3", "n't"),
        word("4", "go"),
        "\n".to_owned(),
    ]
    .concat();
    let out = parallax(&folder, &["annotate", "--syntax"], &given).done();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 7, "{out}");
    assert_eq!((lines[0], lines[2], lines[6]), ("# a comment", word("2-3", "didn't").trim_end(), ""));
    assert_eq!(lines[1], "1\tShe\t_\tPRON\t_\t_\t4\tnsubj\t_\tSpaceAfter=No");
    assert_eq!(lines[5], "4\tgo\t_\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No");

    // A sentence with a bad line is told and left out; the others go through.
    let bad = [word("2", "late"), "1\tshort\n".to_owned(), word("1", ""), word("x", "x")];
    for bad in &bad {
        let input = format!("{given}{bad}\n{}", word("1", "Go"));
        let run = parallax(&folder, &["annotate", "--syntax"], &input);
        assert_eq!(run.code, Some(1), "{}", run.err);
        assert!(run.err.contains("standard input:8: expected"), "{}", run.err);
        assert_eq!(run.out.lines().filter(|line| line.is_empty()).count(), 2, "{}", run.out);
    }
    parallax(&folder, &["annotate", "--syntax", "--merge"], "").refused(2, &["--merge"]);
}
