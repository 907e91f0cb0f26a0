//! Corrections that cannot be applied: left out, with the lines of all that are concerned, and the rest applied.

use super::*;

/// Builds with corrections.
fn with(folder: &Path, corrections: &str) -> Run {
    fs::write(folder.join("in/curation.toml"), corrections).unwrap();
    build(folder)
}

#[test]
fn corrections_that_contradict_each_other_are_told_with_both_lines_and_the_rest_is_applied() {
    let folder = articles("curation");
    let text = "Ingrid Solberg met Pavel Novak. Pavel Novak of Nordwind Shipping spoke on 4 March 2021. They flew to Oslo.\n";
    fs::write(folder.join("in/north.txt"), text).unwrap();
    fs::remove_dir_all(folder.join("in/south")).unwrap();
    let check = |corrections: &str, expected: &[&str]| {
        let _ = fs::remove_dir_all(folder.join("site"));
        let hide = "[[hide]]\nname = 'Oslo'\n";
        let run = with(&folder, &format!("{corrections}{hide}"));
        assert!(run.err.contains("warning: in/curation.toml, line"), "{}", run.err);
        assert!(run.err.ends_with("not applied, and all the rest is: 1\n"), "{}", run.err);
        run.refused(1, expected);
        let found = parallax(&folder, &["dump", "site"], "").done();
        assert!(!found.contains("\"entity\":\"Oslo\""), "{found}");
        // what an export is made of is told the same
        parallax(&folder, &["export", "in", "--what", "entities"], "").refused(1, expected);
    };
    check(
        "[[merge]]\nnames = ['Pavel Novak', 'Ingrid Solberg']\n[[merge]]\nnames = ['Nordwind Shipping', 'Ingrid Solberg']\n",
        &[
            "in/curation.toml, lines 1 and 3: [[merge]] `Ingrid Solberg` cannot be both merged into `Pavel Novak` and",
        ],
    );
    check(
        "\n[[merge]]\nnames = ['Pavel Novak', 'Ingrid Solberg']\n[[merge]]\nnames = ['Ingrid Solberg', 'Pavel Novak']\n",
        &["in/curation.toml, lines 2 and 4: [[merge]] each of `"],
    );
    check(
        "[[merge]]\nnames = ['Ingrid Solberg', 'Ingrid Solberg']\n",
        &["line 1: [[merge]] a merge names `Ingrid Solberg` twice"],
    );
    check(
        "[[rename]]\nname = 'Ingrid Solberg'\nto = 'A'\n[[history]]\nday = 'soon'\n",
        &["line 4: [[history]] `soon` is not a day: write it as YYYY-MM-DD"],
    );
    check("[[rename]]\nname = 'Ingrid Solberg'\nto = ''\n", &["line 1: [[rename]] gives an empty name"]);
    check(
        "[[rename]]\nname = 'Ingrid Solberg'\nto = 'A'\n[[rename]]\nname = 'Ingrid Solberg'\nto = 'B'\n",
        &["lines 1 and 4: [[rename]] `Ingrid Solberg` cannot be both called `A` and called `B`"],
    );
    check(
        "[[hide]]\nname = 'Ingrid Solberg'\n[[rename]]\nname = 'Ingrid Solberg'\nto = 'B'\n",
        &["lines 1 and 3: [[hide]] and [[rename]] `Ingrid Solberg` cannot be both renamed and hidden"],
    );
    check(
        "[[date]]\narticle = 'north.txt'\nwords = '4 March 2021'\nvalue = '2021'\n[[date]]\narticle = 'north.txt'\nwords = '4 March 2021'\nhide = true\n",
        &["lines 1 and 5: [[date]] `4 March 2021` cannot be both `2021` and no date"],
    );
}

#[test]
fn many_wrong_corrections_are_told_in_one_pass() {
    let folder = articles("curation-many");
    let merge = |n: u32| format!("[[merge]]\nnames = [\"N{n}\", \"N{}\"]\n", n + 1);
    let many = (0..20_000).map(merge).collect::<Vec<_>>().concat();
    let start = std::time::Instant::now();
    let run = with(&folder, &many);
    // a minute and more where each looks for itself
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    assert_eq!(run.err.lines().filter(|line| line.contains(": [[merge]]")).count(), 20, "{}", run.err);
    run.refused(
        1,
        &[
            "in/curation.toml, line 1: [[merge]] no entity is called `N0`",
            "… and 39980 more of this kind",
            "not applied, and all the rest is: 40000",
        ],
    );
}

#[test]
fn a_correction_that_cannot_be_read_costs_itself() {
    let folder = articles("curation-misread");
    let text = "Ingrid Solberg met Pavel Novak. Pavel Novak of Nordwind Shipping spoke on 4 March 2021.\n";
    fs::write(folder.join("in/north.txt"), text).unwrap();
    let run = with(
        &folder,
        "[[retype]]\nname = 'Pavel Novak'\nto = 'town'\n\n[[hide]]\nname = 'Ingrid Solberg'\n[[hide]]\nname = 'Atlantis'\n",
    );
    run.refused(
        1,
        &[
            "warning: in/curation.toml, line 3: `town` is not possible here: write one of `person`",
            "warning: in/curation.toml, line 7: [[hide]] no entity is called `Atlantis`",
            "not applied, and all the rest is: 2",
        ],
    );
    let found = parallax(&folder, &["dump", "site"], "").done();
    assert!(found.contains("\"entity\":\"Pavel Novak\"") && !found.contains("\"entity\":\"Ingrid Solberg\""));
    // where nobody can say what is a correction, nothing is written
    let _ = fs::remove_dir_all(folder.join("site"));
    with(&folder, "[[hide]]\nname = 'Ingrid\n").refused(1, &["in/curation.toml, line 2: "]);
    assert!(!folder.join("site").exists());
    // a correction of another corpus that the page offers is told too
    fs::write(folder.join("in/curation.toml"), "").unwrap();
    fs::create_dir(folder.join("other")).unwrap();
    fs::write(folder.join("other/a.txt"), text).unwrap();
    fs::write(folder.join("other/curation.toml"), "[[hide]]\nname = 'Atlantis'\n").unwrap();
    parallax(&folder, &["build", "in", "--out", "site", "--shell", "shell", "--example", "other"], "")
        .refused(1, &["warning: other/curation.toml, line 1: [[hide]] no entity is called `Atlantis`"]);
    parallax(&folder, &["check", "site"], "").done();
}

#[test]
fn the_examples_of_the_documentation_can_be_read_and_its_messages_are_ours() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/curation.md")).unwrap();
    let blocks = |kind: &str| -> Vec<String> {
        let open = format!("\n```{kind}\n");
        text.split(&open).skip(1).filter_map(|rest| rest.split("\n```").next()).map(str::to_owned).collect()
    };
    let tables =
        ["merge", "rename", "retype", "hide", "split", "mention", "date", "speaker", "difference", "history"];
    let examples = blocks("toml");
    assert_eq!(examples.len(), tables.len());
    for (example, table) in examples.iter().zip(tables) {
        assert!(example.starts_with(&format!("[[{table}]]")), "{example}");
        let folder = articles(&format!("example-{table}"));
        // it is read: what is refused is what it speaks of, which is not there
        let run = with(&folder, example);
        let misread = ["nothing here is called", "is not possible here", "stands here", "is missing"];
        assert!(!misread.iter().any(|words| run.err.contains(words)), "{}", run.err);
    }
}

#[test]
fn single_words_are_corrected_and_what_changes_nothing_is_noted() {
    let folder = articles("words");
    let write = |name: &str, text: &str| fs::write(folder.join("in").join(name), text).unwrap();
    fs::remove_dir_all(folder.join("in/south")).unwrap();
    write(
        "north.txt",
        "The ferry Aurora sank off Bergen on 4 March 2021. The coast guard said that 80 people died.\n",
    );
    write(
        "west.txt",
        "On 4 March 2021 the ferry Aurora sank off Bergen. The coast guard said that 53 people died.\n",
    );
    let difference = |words: &str| {
        format!(
            "[[mention]]\narticle = 'north.txt'\nwords = 'coast guard'\nname = 'Coast Guard'\ntype = 'organisation'\n\
             [[difference]]\nruling = 'dismissed'\nanswers = [{{ article = 'north.txt', words = '80' }}, {{ article = 'west.txt', words = '{words}' }}]\n"
        )
    };
    let run = with(&folder, &difference("ferry"));
    assert!(
        run.err.contains("note: ") && run.err.contains("line 6: [[difference]] these answers"),
        "{}",
        run.err
    );
    let run = with(&folder, &difference("53"));
    assert!(!run.err.contains("note: "), "{}", run.err);
    let run = with(&folder, &difference("54"));
    run.refused(1, &["line 6: [[difference]] `west.txt` does not have the words `54`"]);
}
