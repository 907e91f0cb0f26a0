//! Messages and pages saved as such, a test for each way they are written.

use super::*;
use crate::ingest::read;

#[track_caller]
fn one(name: &str, message: &[u8]) -> Input {
    let reading = read(message, name);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.inputs.len(), 1);
    reading.inputs[0].clone()
}

#[test]
fn a_message_is_read() {
    let input = one(
        "in/a.eml",
        b"From: =?utf-8?Q?Ada_Qu=C3=AFst?= <ada@example.org>\r\nDate: Fri, 5 Apr 2024 23:30:00 -0500 (EST)\r\nSubject: Re: Port\r\n \
          opens\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
          The caf=E9 was calm on Thurs=\r\nday, and stayed so.\r\n",
    );
    assert_eq!(input.file, "a.eml");
    assert_eq!(input.meta.title.as_deref(), Some("Port opens"));
    assert_eq!(input.meta.author.as_deref(), Some("Ada Qu\u{ef}st"));
    assert_eq!(input.meta.author_basis.as_deref(), Some("the sender of the message"));
    assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(input.document.text, "The café was calm on Thursday, and stayed so.");
}

const PAGE: &str = "<html><head><title>Port opens</title></head><body><article><h1>Port opens</h1>\
    <p>The harbour was calm on Thursday, when the new quay was opened before a crowd of some two hundred people.</p>\
    <p>The mayor said that the caf\u{e9} beside it would follow in June, and that the whole work had cost less than planned.</p>\
    </article></body></html>";

#[test]
fn a_page_in_a_message_goes_before_its_text() {
    let message = format!(
        "From: news@example.org\r\nSubject: Port opens\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=\"x\"\r\n\r\n\
         --x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee it in your browser.\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
         {PAGE}\r\n--x--\r\n"
    );
    let input = one("a.eml", message.as_bytes());
    assert!(input.document.text.contains("the caf\u{e9} beside it"), "{}", input.document.text);
    assert_eq!(input.meta.author, None);
    assert_eq!(input.meta.published, None);
}

#[test]
fn a_saved_page_is_read() {
    let latin: Vec<u8> =
        PAGE.replace("<head>", "<head><meta charset=windows-1252>").chars().map(|c| c as u8).collect();
    let head = b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/port\r\nSubject: Port opens\r\n\
        Date: Mon, 1 Jan 2025 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n\
        --x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\nContent-Location: https://example.org/port\r\n\r\n";
    let input = one(
        "a.mhtml",
        &[&head[..], &latin, b"\r\n--x\r\nContent-Type: text/css\r\n\r\np{}\r\n--x--\r\n"].concat(),
    );
    assert_eq!(input.meta.url.as_deref(), Some("https://example.org/port"));
    assert_eq!(input.meta.published, None, "the day of saving is not the day of publication");
    assert_eq!(input.meta.author, None);
    assert!(input.document.text.contains("the caf\u{e9} beside it"), "{}", input.document.text);
}

fn names(reading: &Reading) -> Vec<&str> {
    reading.inputs.iter().map(|input| input.file.as_str()).collect()
}

fn passed_over(reading: &Reading) -> Vec<&str> {
    let passed = reading.remarks.iter().filter_map(|remark| match &remark.decision {
        Decision::Passed(what) => Some(what.as_str()),
        _ => None,
    });
    passed.collect()
}

#[test]
fn what_is_attached_is_read_or_named() {
    let message = "From: Kojo Danso <kojo@example.org>\r\nDate: Sat, 6 Apr 2024 08:00:00 +0000\r\nSubject: Three for you\r\n\
        MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"x\"\r\n\r\n\
        --x\r\nContent-Type: text/plain\r\n\r\nHere they are.\r\n\
        --x\r\nContent-Type: message/rfc822\r\n\r\nFrom: Ada Quist <ada@example.org>\r\nDate: Fri, 5 Apr 2024 08:00:00 +0000\r\n\
        Subject: Port opens\r\n\r\nIt was calm.\r\n\
        --x\r\nContent-Type: text/plain; name=\"town.txt\"\r\nContent-Disposition: attachment; filename=\"town.txt\"\r\n\r\nIt was loud.\r\n\
        --x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=\"list.csv\"\r\n\r\nid,text\r\none,It was late.\r\n\
        --x\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"port.pdf\"\r\n\
        Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--x--\r\n";
    let reading = read(message.as_bytes(), "in/a.eml");
    assert_eq!(reading.problems, []);
    assert_eq!(names(&reading), ["a.eml", "a.eml/attached.eml", "a.eml/town.txt", "one"]);
    let authors: Vec<Option<&str>> =
        reading.inputs.iter().map(|input| input.meta.author.as_deref()).collect();
    assert_eq!(authors, [Some("Kojo Danso"), Some("Ada Quist"), None, None]);
    assert_eq!(reading.inputs[1].meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(passed_over(&reading), ["attached port.pdf (application/pdf)"]);
}

#[test]
fn a_message_that_was_sent_on_keeps_its_own_head() {
    let head = "From: Kojo Danso <kojo@example.org>\r\nDate: Sat, 6 Apr 2024 08:00:00 +0000\r\nSubject: Fwd: Port\r\n\r\n";
    let block = "---------- Forwarded message ---------\r\nFrom: Ada Quist <ada@example.org>\r\nDate: Fri, 5 Apr 2024 at 10:00\r\n\
        Subject: Port opens\r\nTo: <kojo@example.org>\r\n\r\nIt was calm.\r\n";
    let reading = read(format!("{head}For you.\r\n\r\n{block}").as_bytes(), "in/a.eml");
    assert_eq!((names(&reading), &reading.problems[..]), (vec!["a.eml"], &[][..]));
    let Input { meta, document, .. } = &reading.inputs[0];
    assert_eq!(meta.author.as_deref(), Some("Ada Quist"));
    assert_eq!(meta.title.as_deref(), Some("Port opens"));
    assert_eq!(meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(document.text, "It was calm.");
    assert_eq!(passed_over(&reading), ["the words above a message that was sent on: “For you.”"]);
    let long = "The words of who sends it on. ".repeat(12);
    let reading = read(format!("{head}{long}\r\n\r\n{block}").as_bytes(), "in/a.eml");
    assert_eq!(names(&reading), ["a.eml", "a.eml/2"]);
    assert_eq!(reading.inputs[0].meta.author.as_deref(), Some("Kojo Danso"));
    // who wrote it is not known
    let input = one("a.eml", format!("{head}It was calm.\r\n").as_bytes());
    assert_eq!((input.meta.author, input.meta.published), (None, None));
}

#[test]
fn pages_that_were_sent_on_are_cut_as_texts_are() {
    let message = "From: Kojo Danso <kojo@example.org>\r\nDate: Sat, 6 Apr 2024 08:00:00 +0000\r\nSubject: WG: Hafen\r\n\
        Content-Type: text/html; charset=utf-8\r\n\r\n<p>Bitte lesen.</p><div><b>Von:</b> Ada Quist &lt;ada@example.org&gt;<br>\
        <b>Gesendet:</b> Freitag, 5. April 2024 10:00<br><b>An:</b> Kojo<br><b>Betreff:</b> Hafen offen</div><p>Es war ruhig.</p>";
    let input = one("a.eml", message.as_bytes());
    assert_eq!(input.meta.author.as_deref(), Some("Ada Quist"));
    assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(input.document.text, "Es war ruhig.");
    let message = "From: Kojo Danso <kojo@example.org>\r\nSubject: Fwd: Port\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\
        <div dir=ltr>FYI<br><br><div>---------- Forwarded message ---------<br>From: <strong>Coast Courier</strong> \
        <span>&lt;<a href=x>news@example.org</a>&gt;</span><br>Date: Fri, Apr 5, 2024 at 11:30 PM<br>Subject: Port opens<br>\
        To: me<br></div><br><p>It was calm.</p><p>Then not.</p></div>";
    let input = one("a.eml", message.as_bytes());
    assert_eq!(input.meta.author.as_deref(), Some("Coast Courier"));
    assert_eq!(input.document.text, "It was calm.\n\nThen not.");
}

#[test]
fn what_is_said_of_the_encoding_is_held_against_the_bytes() {
    #[track_caller]
    fn check(charset: &str, body: &[u8]) {
        let head = format!("Subject: Port\r\nContent-Type: text/plain; charset={charset}\r\n\r\n");
        let input = one("a.eml", &[head.as_bytes(), body].concat());
        assert_eq!(input.document.text, "The café was calm – so it stayed.", "{charset}");
    }
    check("iso-8859-1", "The café was calm – so it stayed.\r\n".as_bytes());
    check("us-ascii", b"The caf\xE9 was calm \x96 so it stayed.\r\n");
    check("utf-8", b"The caf\xE9 was calm \x96 so it stayed.\r\n");
    check("x-unheard-of", "The café was calm – so it stayed.\r\n".as_bytes());
}

#[test]
fn a_newsletter_is_its_outlets() {
    let input = one("a.eml", b"From: Coast Courier <news@example.org>\r\nSubject: Port\r\nList-Unsubscribe: <mailto:x@example.org>\r\n\r\nIt was calm.\r\n");
    assert_eq!((input.meta.source.as_deref(), input.meta.author.as_deref()), (Some("Coast Courier"), None));
}

#[test]
fn a_day_that_is_none_is_told() {
    let reading = read(
        b"From: a@example.org\r\nSubject: Port\r\nDate: 31 Feb 2024 10:00\r\n\r\nIt was calm.\r\n",
        "in/a.eml",
    );
    assert_eq!(reading.inputs[0].meta.published, None);
    assert!(reading.problems[0].to_string().contains("`31 Feb 2024 10:00` as the day of a message"));
}

#[test]
fn messages_in_messages_come_to_an_end() {
    let deep = "Subject: x\r\nContent-Type: message/rfc822\r\n\r\n";
    let reading = read(format!("{}Subject: y\r\n\r\nIt was calm.", deep.repeat(20)).as_bytes(), "in/a.eml");
    assert!(reading.inputs.is_empty());
    assert_eq!(reading.problems.len(), 1);
    let reading =
        read(format!("{}Subject: y\r\n\r\nIt was calm.", deep.repeat(200_000)).as_bytes(), "in/a.eml");
    assert!(reading.problems[0].found.contains("more than 1000"));
}

#[test]
fn what_holds_no_article_is_told() {
    #[track_caller]
    fn check(message: &[u8]) {
        let reading = read(message, "in/a.eml");
        assert!(reading.inputs.is_empty());
        assert!(
            reading.problems[0].to_string().starts_with("in/a.eml: expected a"),
            "{}",
            reading.problems[0]
        );
    }
    check(b"\r\n\r\n\xFF");
    check(b"Subject: x\r\n\r\n");
    check(b"Subject: x\r\nContent-Type: image/png\r\n\r\nx\r\n");
}
