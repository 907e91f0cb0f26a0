//! Feeds of each kind, and what is wrong with some.

use super::*;
use crate::corpus::Input;

fn read_text(text: &str) -> Reading {
    read(&File { shown: "in/a.rss", name: "a.rss", text })
}

#[track_caller]
fn one(text: &str) -> Input {
    let reading = read_text(text);
    assert_eq!(reading.problems, [], "{text}");
    assert_eq!(reading.inputs.len(), 1);
    reading.inputs[0].clone()
}

#[test]
fn rss_is_read() {
    let input = one(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:dc=\"x\"><channel><title>Coast &amp; Courier</title><link>https://example.org</link>\
         <language>en-GB</language><image><title>Logo</title></image><item><title><![CDATA[Port &amp; town]]></title>\
         <link>https://example.org/a?x=1&amp;y=2</link><dc:creator>Ada Quist</dc:creator>\
         <pubDate>Fri, 05 Apr 2024 23:30:00 -0500</pubDate><description>In short.</description>\
         <content:encoded><![CDATA[<p>It was &#8216;calm&#8217;.</p><p>Then it was not.</p>]]></content:encoded>\
         <media:group><media:title>Other</media:title><title>Other</title></media:group></item></channel></rss>",
    );
    assert_eq!(input.file, "https://example.org/a?x=1&y=2");
    assert_eq!(input.meta.title.as_deref(), Some("Port & town"));
    assert_eq!(input.meta.source.as_deref(), Some("Coast & Courier"));
    assert_eq!(input.meta.source_basis.as_deref(), Some(FEED_TITLE));
    assert_eq!(input.meta.author.as_deref(), Some("Ada Quist"));
    assert_eq!(input.meta.url.as_deref(), Some("https://example.org/a?x=1&y=2"));
    assert_eq!(input.meta.lang.as_deref(), Some("en-GB"));
    assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(input.document.text, "It was ‘calm’.\n\nThen it was not.");
    assert_eq!(input.source, input.document.text);
}

#[test]
fn rdf_is_read() {
    let input = one(
        "<rdf:RDF><channel><title>Courier</title></channel><item rdf:about=\"https://example.org/a\"><title>Port</title>\
         <dc:date>2024-04-05T23:30:00-05:00</dc:date><description>It was &lt;b&gt;calm&lt;/b&gt;, &lt;i&gt;so&lt;/i&gt;.</description></item></rdf:RDF>",
    );
    assert_eq!(input.file, "https://example.org/a");
    assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(input.document.text, "It was calm, so.");
}

#[test]
fn atom_is_read() {
    let input = one(
        "<feed xml:lang=\"en\"><title type=\"html\">Courier</title><author><name>All</name></author><entry><id>tag:example.org,2024:a</id>\
         <link rel=\"self\" href=\"https://example.org/self\"/><link href=\"https://example.org/a\"/><title type=\"html\">Port &amp;amp; town</title>\
         <updated>2025-01-01T00:00:00Z</updated><published>2024-04-05T01:00:00+09:00</published>\
         <author><name>Ada Quist</name><email>a@example.org</email></author>\
         <content type=\"xhtml\"><div><p>It was calm.</p><p>Then <em>not</em>.</p></div></content></entry></feed>",
    );
    assert_eq!(input.file, "tag:example.org,2024:a");
    assert_eq!(input.meta.url.as_deref(), Some("https://example.org/a"));
    assert_eq!(input.meta.title.as_deref(), Some("Port & town"));
    assert_eq!(input.meta.author.as_deref(), Some("Ada Quist"));
    assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-05"));
    assert_eq!(input.document.text, "It was calm.\n\nThen not.");
}

#[test]
fn authors_are_all_of_an_entry_else_the_feeds() {
    let reading = read_text(
        "<feed><title>Courier</title><author><name>Ama Mensah</name></author>\
         <entry><id>a</id><author><name>Ada Quist</name></author><author><name>Kojo Danso</name></author><content>It was calm.</content></entry>\
         <entry><id>b</id><content>It was loud.</content></entry></feed>",
    );
    let authors: Vec<Option<&str>> =
        reading.inputs.iter().map(|input| input.meta.author.as_deref()).collect();
    assert_eq!(authors, [Some("Ada Quist, Kojo Danso"), Some("Ama Mensah")]);
    assert_eq!(reading.inputs[1].meta.author_basis.as_deref(), Some("the author of the feed"));
}

#[test]
fn entries_that_share_an_address_are_all_kept() {
    let item = |text: &str| {
        format!("<item><link>https://example.org/live</link><description>{text}</description></item>")
    };
    let items = [item("It was calm."), item("It was loud."), item("It was calm.")].concat();
    let reading = read_text(&format!("<rss><channel>{items}</channel></rss>"));
    let names: Vec<&str> = reading.inputs.iter().map(|input| input.file.as_str()).collect();
    // what is alike in all is told where all files are together
    assert_eq!(
        names,
        ["https://example.org/live", "https://example.org/live (2)", "https://example.org/live"]
    );
    assert_eq!(reading.inputs[1].meta.url.as_deref(), Some("https://example.org/live"));
}

#[test]
fn a_change_is_no_day() {
    let input = one(
        "<feed><entry><id>a</id><updated>2025-01-01</updated><summary>It was calm.</summary></entry></feed>",
    );
    assert_eq!(input.meta.published, None);
}

#[test]
fn faults_are_told_and_cost_little() {
    #[track_caller]
    fn check(text: &str, articles: usize, expected: &str) {
        let reading = read_text(text);
        assert_eq!(reading.inputs.len(), articles, "{:?}", reading.problems);
        assert!(reading.problems[0].to_string().starts_with(expected), "{}", reading.problems[0]);
    }
    let good = "<item><guid>a</guid><description>It was calm.</description></item>";
    check("<urlset/>", 0, "in/a.rss: expected a feed, as RSS or Atom, found XML of another kind");
    check(
        "<rss><channel></channel></rss>",
        0,
        "in/a.rss: expected a feed, as RSS or Atom, found one without entries",
    );
    check(
        &format!("<rss>\n{good}\n<item><title>b</title></item>\n</rss>"),
        1,
        "in/a.rss:3: expected a `text`",
    );
    check(
        &format!(
            "<rss>\n{good}<item><guid>b</guid><pubDate>soon</pubDate><description>It was loud.</description></item></rss>"
        ),
        2,
        "in/a.rss:2: expected a day",
    );
    check(&format!("<rss>\n{good}\n<item><description>It was cut <![CDATA[ off"), 1, "in/a.rss:");
}

#[test]
fn persons_are_named() {
    #[track_caller]
    fn check(raw: &str, expected: &str) {
        assert_eq!(person(raw), expected);
    }
    check("a@example.org (Ada Quist)", "Ada Quist");
    check("Ada Quist", "Ada Quist");
    check("a@example.org", "");
    check("<name>Ada Quist</name><uri>x</uri>", "Ada Quist");
}
