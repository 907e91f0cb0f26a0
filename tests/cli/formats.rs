//! Every format, by every ending: a good example becomes an article, a bad one is told with what was expected.

use std::fs;

use parallax::ingest::formats::FORMATS;
use parallax::publish::{packed, zip};

use crate::{folder, json, parallax, shell};

/// An article of that name, so that no two files hold the same.
fn text(name: &str) -> String {
    format!(
        "The harbour of {name} was closed on 4 March 2021. The harbour master of {name} said that nobody was hurt there."
    )
}

/// A good and a bad example of what has that ending, and a part of what is said of the bad one.
fn example(ending: &str) -> (Vec<u8>, Vec<u8>, &'static str) {
    let told = text(ending);
    let record = |id: &str| format!("{{\"id\":\"{id}\",\"title\":\"Closed\",\"text\":\"{told}\"}}");
    let item =
        format!("<title>Closed</title><guid>{ending}-1</guid><description>{told} {told}</description>");
    let page = format!(
        "<!doctype html><html><head><title>Closed</title></head><body><article><h1>Closed</h1><p>{told}</p><p>{told}</p></article></body></html>"
    );
    let tab = |between: &str| {
        format!("id{between}title{between}text\n{ending}-1{between}Closed{between}\"{told}\"\n")
    };
    let inner = zip::zip(&[(format!("in-{ending}.txt"), told.clone().into_bytes())]).unwrap();
    let gzip = packed::gzip(told.as_bytes()).unwrap();
    let cut = |bytes: &[u8]| bytes[..bytes.len() - 9].to_vec();
    let strings = |good: String, bad: &str, expected| (good.into_bytes(), bad.as_bytes().to_vec(), expected);
    match ending {
        "txt" | "text" => {
            strings(format!("Closed\n\n{told}\n"), " \n", "expected an article, found an empty file")
        }
        "md" | "markdown" | "mdown" => strings(
            format!("---\ntitle: Closed\ndate: 2021-03-05\n---\n\n{told}\n"),
            "---\ndate: 31 Foo 2021\n---\n\nThe harbour was closed.\n",
            "expected",
        ),
        "html" | "htm" | "xhtml" => {
            strings(page, "<!doctype html><html><head></head><body></body></html>", "expected")
        }
        "jsonl" | "ndjson" | "jsonlines" => {
            strings(format!("{}\n", record(ending)), "{\"id\":\"a\"}\n", "expected a `text`")
        }
        "json" => strings(format!("[{}]", record("json")), "[{\"id\":", "expected"),
        "csv" => strings(tab(","), "id,title,text\n1,Closed,\n", "expected a `text`"),
        "tsv" | "tab" => strings(tab("\t"), "id\ttitle\ttext\n1\tClosed\t\n", "expected a `text`"),
        "rss" | "xml" => strings(
            format!("<rss version=\"2.0\"><channel><title>Post</title><item>{item}</item></channel></rss>"),
            "<rss version=\"2.0\"><channel><item><title>Closed",
            "expected",
        ),
        "rdf" => strings(
            format!(
                "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><item rdf:about=\"https://example.org/rdf\">{item}</item></rdf:RDF>"
            ),
            "<rdf:RDF>",
            "expected",
        ),
        "atom" => strings(
            format!(
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Post</title><entry><id>atom-1</id><title>Closed</title><content>{told} {told}</content></entry></feed>"
            ),
            "<feed><entry><title>Closed</title></entry></feed>",
            "expected",
        ),
        "eml" => strings(
            format!(
                "From: Ada <ada@example.org>\r\nSubject: Closed\r\nDate: Fri, 5 Mar 2021 10:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\n{told}\r\n"
            ),
            "Subject: Closed\r\n\r\n",
            "expected",
        ),
        "mhtml" | "mht" => strings(
            format!(
                "From: <Saved by a browser>\r\nSubject: Closed\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"; type=\"text/html\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://example.org/{ending}\r\n\r\n{page}\r\n--b--\r\n"
            ),
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n",
            "expected",
        ),
        "warc" => {
            let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
            let record = format!(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/warc\r\nContent-Length: {}\r\n\r\n{answer}\r\n\r\n",
                answer.len()
            );
            let bad = record[..record.len() / 2].to_owned();
            strings(record, &bad, "expected")
        }
        "zip" => (inner.clone(), cut(&inner), "expected"),
        "gz" => (gzip.clone(), cut(&gzip), "expected"),
        other => panic!("`.{other}` is read: give it a good and a bad example"),
    }
}

/// The name of the example: what is packed by gzip has the ending of what is in it before its own.
fn called(ending: &str) -> String {
    let inner = if ending == "gz" { "txt." } else { "" };
    format!("{ending}-file.{inner}{ending}")
}

#[test]
fn every_format_has_a_good_and_a_bad_example() {
    let folder = folder("formats");
    shell(&folder);
    let endings: Vec<&str> = FORMATS.iter().flat_map(|format| format.endings).copied().collect();
    for name in ["good", "bad"] {
        fs::create_dir(folder.join(name)).unwrap();
    }
    for ending in &endings {
        let (good, bad, _) = example(ending);
        fs::write(folder.join("good").join(called(ending)), good).unwrap();
        fs::write(folder.join("bad").join(called(ending)), bad).unwrap();
    }
    let built = parallax(&folder, &["build", "good", "--shell", "shell", "--out", "site"], "");
    assert_eq!((built.code, built.err.as_str()), (Some(0), ""));
    let articles = json(&parallax(&folder, &["dump", "site"], "").done());
    for ending in &endings {
        let words = format!("The harbour of {ending} was closed");
        let holds = |article: &&serde_json::Value| article["text"].as_str().unwrap().contains(&words);
        assert_eq!(articles.iter().filter(holds).count(), 1, ".{ending}");
    }
    fs::write(folder.join("bad/whole.txt"), text("whole")).unwrap();
    let built = parallax(&folder, &["build", "bad", "--shell", "shell", "--out", "rest"], "");
    assert_eq!(built.code, Some(1), "{}", built.err);
    for ending in &endings {
        let (_, _, expected) = example(ending);
        let begins = format!("bad/{}", called(ending));
        let told = built.err.lines().find(|line| line.starts_with(&begins));
        assert!(told.is_some_and(|told| told.contains(expected)), ".{ending}: {}", built.err);
    }
    // each costs itself alone
    assert!(parallax(&folder, &["dump", "rest"], "").done().contains("The harbour of whole"));
}
