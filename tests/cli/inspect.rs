//! What `inspect` shows of articles.

use super::*;

const PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>Harbour opens</title>\
    <meta property=\"og:site_name\" content=\"Northern Post\">\
    <meta property=\"article:published_time\" content=\"2024-05-09T08:00:00Z\"></head><body><article>\
    <h1>Harbour opens</h1><figure><img src=\"a.jpg\" alt=\"\"><figcaption>Boats in the harbour. Photo: A. Moe</figcaption></figure>\
    <p>Ingrid Solberg opened the new harbour of Tromsø on 8 May 2024, after three years of work on the quays.</p>\
    <p>“We did not expect so many boats,” Pavel Novak said. The harbour had been closed since 2021, when a storm broke the wall.</p>\
    <table><tr><th>Year</th><th>Boats</th></tr><tr><td>2020</td><td>90</td></tr></table>\
    </article></body></html>";

#[test]
fn what_was_understood_is_shown_with_where_it_was_found() {
    let folder = articles("inspect");
    fs::write(folder.join("in/page.html"), PAGE).unwrap();
    let told = parallax(&folder, &["inspect", "in/page.html"], "").done();
    for part in [
        "page.html\n",
        "  headline        Harbour opens  (",
        "  outlet          Northern Post  (",
        "  author          not known\n",
        "  day             2024-05-09  (",
        "  language        en",
        "\nText (",
        "  paragraph       Ingrid Solberg opened the new harbour of Tromsø",
        "  table           Year | Boats\n                  2020 | 90\n",
        "\nLeft out (",
        "\nNames (",
        "  person          Ingrid Solberg  (1 time)\n",
        "\nDates (",
        "  2024-05-08      “8 May 2024”  (",
        "\nClauses (",
        "  Ingrid Solberg · [open] · the new harbour of Tromsø",
        "denied",
        "said by Pavel Novak",
    ] {
        assert!(told.contains(part), "{part:?} in {told}");
    }
    let text = parallax(&folder, &["inspect", "in/north.txt"], "").done();
    assert!(text.contains("  headline        Talks in Moscow  (the text itself)\n"), "{text}");
}

#[test]
fn several_articles_are_shown_each() {
    let folder = articles("inspect-many");
    let lines = "{\"id\":\"a\",\"text\":\"One.\\n\\n© 2024 Post\",\"source\":\"Post\"}\n{\"id\":\"b\",\"text\":\"Tw\\u001bo 𝒳 on 8 May 2024.\",\"published\":\"x\"}\n{\"id\":\"c\"}\n";
    fs::write(folder.join("in/x.jsonl"), lines).unwrap();
    let run = parallax(&folder, &["inspect", "in/x.jsonl"], "");
    assert!(run.out.starts_with("a of in/x.jsonl, line 1\n"), "{}", run.out);
    assert!(run.out.contains("\n\nb of in/x.jsonl, line 2\n"), "{}", run.out);
    assert!(run.out.contains("  copyright line  © 2024 Post\n"), "{}", run.out);
    run.refused(1, &["in/x.jsonl:2: expected a day", "in/x.jsonl:3: expected a `text`"]);

    let run = parallax(&folder, &["inspect", "in/x.jsonl", "--json"], "");
    let lines = json(&run.out);
    assert_eq!(lines.len(), 2);
    assert_eq!((&lines[0]["id"], &lines[0]["meta"]["source"]["value"]), (&"a".into(), &"Post".into()));
    assert_eq!(lines[0]["left_out"][0]["why"], "copyright line");
    assert_eq!(lines[1]["meta"].get("published"), None);
    assert_eq!(spans_fit(&lines[1], lines[1]["text"].as_str().unwrap()), 1);
    let block = &lines[1]["blocks"][0];
    assert_eq!(block["kind"], "paragraph");
    assert_eq!(block["end"].as_u64().unwrap() as usize, lines[1]["text"].as_str().unwrap().chars().count());

    let run = parallax(&folder, &["inspect", "in"], "");
    assert!(run.out.starts_with("north.txt\n") && run.out.contains("\nsouth/south.md\n"), "{}", run.out);
}
