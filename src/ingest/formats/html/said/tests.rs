//! Small pages, each with one way to tell something.

use dom_query::Document;

use super::{Said, of};
use crate::ingest::reading::{Decision, Field};

fn said(head: &str, body: &str) -> Said {
    page(&format!("<!DOCTYPE html><html lang=\"en\"><head>{head}</head><body>{body}</body></html>"))
}

fn page(html: &str) -> Said {
    of("a.html", &Document::from(html))
}

const TITLE: &str = "<title>Rain falls on the hills</title>";
const TEXT: &str = "<p>It rained for three days on the hills above Orrin, and the brook that runs through the village rose \
    until the miller had to open both gates, as he had not done since the bridge was built, he said.</p>\
    <p>The council met on 3 January 2019 and again on 4 January 2019, and decided to wait for the spring before it \
    spends anything on the wall, since nobody could say how deep the water under the square had washed it out.</p>\
    <p>Farmers moved their sheep to the meadows behind the church, where the ground is higher, and the school sent the \
    children home before noon on the second day, because the road to the upper farms was already under the brook.</p>\
    <p>Nobody was hurt, and the miller said that the wheel would turn again within a week, once the sand was out of the \
    race, and once somebody had found the key of the lower gate, which the water had taken with the door.</p>";

#[track_caller]
fn day(head: &str, body: &str, expected: Option<&str>) {
    let said = said(&format!("{TITLE}{head}"), &format!("<h1>Rain falls on the hills</h1>{body}"));
    assert_eq!(said.meta.published.map(|day| day.to_string()).as_deref(), expected, "{head} {body}");
    assert_eq!(said.meta.published_basis.is_some(), expected.is_some());
}

#[test]
fn metadata_tell_the_day() {
    for key in [
        "article:published_time",
        "date",
        "DC.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "pubdate",
        "cXenseParse:recs:publishtime",
    ] {
        for name in ["name", "property"] {
            day(
                &format!("<meta {name}=\"{key}\" content=\"2023-04-18T07:40:00+01:00\">"),
                TEXT,
                Some("2023-04-18"),
            );
        }
    }
    day(
        "<meta itemprop=datePublished content=2023-04-18><meta itemprop=dateModified content=2023-05-02>",
        TEXT,
        Some("2023-04-18"),
    );
    day("<meta property=\"article:modified_time\" content=\"2023-04-18\">", TEXT, None);
    day("<meta name=author content=\"2023-04-18\">", TEXT, None);
}

#[test]
fn elements_tell_the_day() {
    let after = |body: &str| format!("{body}{TEXT}");
    day("", &after("<time datetime=2023-04-18>yesterday</time>"), Some("2023-04-18"));
    day("", &after("<span itemprop=datePublished>18 April 2023</span>"), Some("2023-04-18"));
    day("", &after("<p>Updated <time datetime=2023-05-02>2 May</time></p>"), None);
    day("", &after("<time class=updated datetime=2023-05-02>2 May</time>"), None);
    day("", &format!("{TEXT}<div class=comments><time datetime=2023-05-02>2 May</time></div>"), None);
    day(
        "",
        &format!(
            "{TEXT}<aside class=related><a href=/b>Snow</a> <time datetime=2023-05-02>2 May</time></aside>"
        ),
        None,
    );
    day("", &after("<blockquote><p>A post</p><time datetime=2020-01-01>1 January</time></blockquote>"), None);
}

#[test]
fn the_address_tells_the_day() {
    day("<link rel=canonical href=\"https://example.org/2023/04/18/rain\">", TEXT, Some("2023-04-18"));
    day(
        "<meta property=\"og:url\" content=\"https://example.org/2023/apr/18/rain\">",
        TEXT,
        Some("2023-04-18"),
    );
    day("<!-- saved from url=(0036)https://example.org/2023/04/18/rain -->", TEXT, Some("2023-04-18"));
}

#[test]
fn the_line_at_the_headline_tells_the_day() {
    let after = |line: &str| format!("<p>{line}</p>{TEXT}");
    day("", &after("Published: 18 April 2023, 7.40am | Updated: 2 May 2023"), Some("2023-04-18"));
    day("", &after("By Mara Elling • April 18, 2023"), Some("2023-04-18"));
    day("", &after("Dienstag, 18. April 2023, 10:30 Uhr"), Some("2023-04-18"));
    day("", &after("Publié le 18 avril 2023 à 7h40"), Some("2023-04-18"));
    day("", &after("Updated: 2 May 2023"), None);
    day("", &after("Zuletzt aktualisiert am 2. Mai 2023"), None);
    day("", &after("© 2 May 2023 The Orrin Post"), None);
    day("", &after("04/05/2023"), None);
    // neither a day of the text, nor of the foot, of comments or of what readers wrote
    day("", TEXT, None);
    day("", &format!("{TEXT}<footer><p>2 May 2023</p></footer>"), None);
    day("", &format!("{TEXT}<div id=comments><p class=date>2 May 2023</p></div>"), None);
    let latest = "<aside><p><time>2 May 2023</time> <a href=/k>Kites over Orrin</a></p></aside><h1>Rain falls on the hills</h1>";
    let said = said(TITLE, &format!("{latest}{TEXT}"));
    assert_eq!(said.meta.published, None);
    let german = format!(
        "<html lang=de><title>Regen auf den Hügeln</title><h1>Regen auf den Hügeln</h1><p>04/05/2023</p>{TEXT}"
    );
    assert_eq!(page(&german).meta.published.map(|day| day.to_string()).as_deref(), Some("2023-05-04"));
}

#[test]
fn surer_places_go_first() {
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-04-18","dateModified":"2023-06-01"}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2023-05-02">"#;
    let said = said(&format!("{TITLE}{meta}{json}"), TEXT);
    assert_eq!(said.meta.published.map(|day| day.to_string()).as_deref(), Some("2023-04-18"));
    assert_eq!(
        said.meta.published_basis.as_deref(),
        Some("the page's metadata (JSON-LD, datePublished): 2023-04-18")
    );
    let values = said.decisions.iter().find_map(|decision| match decision {
        Decision::Disagree(Field::Published, values) => Some(values.as_slice()),
        _ => None,
    });
    let days: Vec<&str> = values.unwrap_or_default().iter().map(|(day, _)| day.as_str()).collect();
    assert_eq!(days, ["2023-04-18", "2023-05-02"]);
}

#[test]
fn a_day_after_the_last_change_is_less_sure() {
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-06-18","dateModified":"2023-04-20"}</script>"#;
    day(json, "<time datetime=2023-04-18>18 April</time>", Some("2023-04-18"));
    day(
        "<meta name=date content=1970-01-01><meta name=pubdate content=2023-04-18>",
        TEXT,
        Some("2023-04-18"),
    );
}

#[test]
fn a_day_is_the_outlet_s_own() {
    let at = |time: &str| format!("<meta property=\"article:published_time\" content=\"{time}\">");
    let address = "<link rel=canonical href=\"https://example.org/2020/02/24/rain\">";
    day(&at("2020-02-25T02:25:54Z"), TEXT, Some("2020-02-25"));
    day(&format!("{}{address}", at("2020-02-25T02:25:54Z")), TEXT, Some("2020-02-24"));
    day(&format!("{}{address}", at("2020-02-25T02:25:54+01:00")), TEXT, Some("2020-02-25"));
    day(&format!("{}{address}", at("2020-02-25T22:25:54Z")), TEXT, Some("2020-02-25"));
    day(&at("2024-11-05T22:15:00-08:00"), TEXT, Some("2024-11-05"));
}

#[test]
fn what_is_no_day_is_said() {
    let said = said(&format!("{TITLE}<meta name=pubdate content=soon>"), TEXT);
    assert_eq!(said.meta.published, None);
    let told = said.problems.first().map(ToString::to_string).unwrap_or_default();
    assert!(told.contains("`soon`") && told.contains("pubdate"), "{told}");
}

#[track_caller]
fn title(head: &str, body: &str, expected: &str) {
    let said = said(head, &format!("{body}{TEXT}"));
    assert_eq!(said.meta.title.as_deref(), Some(expected), "{head} {body}");
}

#[test]
fn the_heading_is_the_headline() {
    title(
        "<title>Rain falls on the hills - OrrinNow</title>",
        "<h1>Rain falls on the hills</h1>",
        "Rain falls on the hills",
    );
    title(
        "<title>Orrin Post » Archive » Rain falls on the hills</title>",
        "<h1>Orrin Post</h1><h2>Rain falls on the hills</h2>",
        "Rain falls on the hills",
    );
    title(
        "<title>Hills: Rain falls in Orrin | Post</title>",
        "<h1>Rain falls on the hills in Orrin</h1>",
        "Rain falls on the hills in Orrin",
    );
    title(
        "<title>Rain – what the miller says | Post</title>",
        "<h1>Rain – what the miller says</h1>",
        "Rain – what the miller says",
    );
    title(
        "<title>Rain falls on the hills</title>",
        "<h1><span>Weather</span> <span>Rain falls on the hills</span></h1>",
        "Rain falls on the hills",
    );
    title(
        "<title>雨が降る|NEWS</title>",
        "<h1><ruby>雨<rt>あめ</rt></ruby>が<ruby>降<rt>ふ</rt></ruby>る</h1>",
        "雨が降る",
    );
}

#[test]
fn a_title_without_a_heading_loses_its_site() {
    let site = "<meta property=\"og:site_name\" content=\"Orrin Post\">";
    title(
        &format!("<title>Rain falls on the hills – Weather – News – Orrin Post</title>{site}"),
        "",
        "Rain falls on the hills",
    );
    title(
        &format!("<title>Orrin Post: Rain falls on the hills</title>{site}"),
        "",
        "Rain falls on the hills",
    );
    title(
        "<title>Rain falls on the hills - and the miller waits</title>",
        "",
        "Rain falls on the hills - and the miller waits",
    );
    title(
        "<title>Rain falls – orrin.example</title><link rel=canonical href=\"https://www.orrin.example/a\">",
        "",
        "Rain falls",
    );
}

#[track_caller]
fn author(head: &str, body: &str, expected: Option<&str>) {
    let said = said(&format!("{TITLE}{head}"), &format!("<h1>Rain falls on the hills</h1>{body}{TEXT}"));
    assert_eq!(said.meta.author.as_deref(), expected, "{head} {body}");
}

#[test]
fn authors_are_names() {
    author("<meta name=author content=\"By MARA ELLING, Post Islands Writer\">", "", Some("MARA ELLING"));
    author("<meta name=author content=\"Mara Elling,Tom Okafor\">", "", Some("Mara Elling, Tom Okafor"));
    author(
        "",
        "<div class=byline><span>By Mara Elling and Tom Okafor</span><span>Published Apr 18, 2023</span><span>Share</span></div>",
        Some("Mara Elling, Tom Okafor"),
    );
    author("", "<p>Von Jörg Maß | 18.04.2023</p>", Some("Jörg Maß"));
    author("", "<p>Posted on 18 April 2023 by Mara Elling</p>", Some("Mara Elling"));
    author("", "<a rel=author href=/m>by Mara Elling,</a>", Some("Mara Elling"));
    author("", "<a href=/author/mara>Mara Elling</a>", Some("Mara Elling"));
    author("", "<span class=author>Posted on</span> <time datetime=2023-04-18>18 April 2023</time>", None);
    author("", "<span class=author>By</span>", None);
    author("", "<div class=comments><span class=author>Tom Okafor</span></div>", None);
    author("", "<blockquote class=author>Tom Okafor</blockquote>", None);
}

#[test]
fn a_person_goes_before_the_outlet() {
    let json = r#"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Organization","name":"Orrin Post"},"publisher":{"name":"Orrin Post"}}</script>"#;
    author(json, "<p class=byline>Words: <a href=/m>Mara Elling</a></p>", Some("Mara Elling"));
    author(json, "", None);
}

#[test]
fn the_outlet_is_told_or_the_site() {
    let outlet = |head: &str| said(head, TEXT).meta.source;
    assert_eq!(
        outlet("<meta property=\"og:site_name\" content=\"Orrin Post | News | Sport\">").as_deref(),
        Some("Orrin Post")
    );
    assert_eq!(
        outlet("<link rel=canonical href=\"https://www.orrin.example/a\">").as_deref(),
        Some("orrin.example")
    );
    assert_eq!(outlet(""), None);
}

#[test]
fn pages_of_any_kind_are_read() {
    for html in [
        "",
        "<p>",
        "<title></title>",
        "<h1></h1><time></time>",
        "<script type=\"application/ld+json\">[[[</script>",
        "<html lang=\"\"><meta name=author>",
    ] {
        let said = page(html);
        assert_eq!((said.meta.title, said.meta.author, said.meta.published), (None, None, None), "{html}");
    }
}

/// A short article beside the page's own, with a headline, an author and a day.
const OTHER: &str = "<article itemscope itemtype=\"https://schema.org/NewsArticle\"><h3 itemprop=headline>Snow on the pass</h3>\
    <span itemprop=author>Kojo Danso</span> <time itemprop=datePublished datetime=2021-03-03>3 March 2021</time></article>";

#[test]
fn other_articles_of_a_page_lend_it_nothing() {
    #[track_caller]
    fn check(body: &str, expected: [Option<&str>; 2]) {
        let meta = said(TITLE, body).meta;
        let day = meta.published.map(|day| day.to_string());
        assert_eq!([meta.author.as_deref(), day.as_deref()], expected, "{body}");
    }
    let own = format!("<article><h1>Rain falls on the hills</h1>{TEXT}</article>");
    let signed =
        own.replace("</h1>", "</h1><p>By Ada Quist</p><time datetime=2024-04-05>5 April 2024</time>");
    for others in [
        format!("<aside>{OTHER}</aside>"),
        format!("<div>{OTHER}{OTHER}</div>"),
        format!("<ul><li>{OTHER}<li>{OTHER}</ul>"),
        OTHER
            .replace(" itemscope itemtype=\"https://schema.org/NewsArticle\"", "")
            .replace("itemprop", "class"),
    ] {
        check(&format!("{own}{others}"), [None, None]);
        check(&format!("{others}{own}"), [None, None]);
        check(&format!("{signed}{others}"), [Some("Ada Quist"), Some("2024-04-05")]);
    }
    // a book that the article tells of
    let book = "<div itemscope itemtype=http://schema.org/Book><span itemprop=author>Jon Writer</span>\
        <meta itemprop=datePublished content=2019-01-01></div>";
    check(&own.replace("</h1>", &format!("</h1>{book}")), [None, None]);
    // the sound of the article, which has its headline
    let sound = "<div itemscope itemtype=http://schema.org/AudioObject><h2>Rain falls on these hills</h2>\
        <span itemprop=datePublished content=2024-04-05>5.4.2024</span></div>";
    check(&own.replace("</h1>", &format!("</h1>{sound}")), [None, Some("2024-04-05")]);
    // the article itself, below a headline that stands outside of it
    let below = format!(
        "<h1>Rain falls on the hills</h1><article><h2>A wet week</h2>\
        <time itemprop=datePublished datetime=2024-04-05>5 April 2024</time>{TEXT}</article>"
    );
    check(&below, [None, Some("2024-04-05")]);
}

#[test]
fn the_day_at_the_top_of_a_site_is_not_the_articles() {
    for top in [
        "<div>Friday, November 27, 2026 <a href=/>Hill Gazette</a></div><div><a href=/a>News</a> <a href=/b>Sport</a></div>",
        "<table><tr><td>Friday, 27 November 2026</td><td>14°</td></tr></table>",
        "<a href=/>Hill Gazette</a><p>Today is Friday, November 27, 2026</p>",
        "<div><time datetime=2026-11-27>Friday</time></div><div>News</div><div>Sport</div>",
    ] {
        let meta = said(TITLE, &format!("{top}<h1>Rain falls on the hills</h1>{TEXT}")).meta;
        assert_eq!(meta.published, None, "{top}");
    }
    let body = format!("<a href=/>Hill Gazette</a><p>5 April 2024</p><h1>Rain falls on the hills</h1>{TEXT}");
    assert!(said(TITLE, &body).meta.published.is_some());
}

#[test]
fn days_that_cannot_be_are_told() {
    #[track_caller]
    fn check(head: &str, body: &str, expected: &str) {
        let said = said(&format!("{TITLE}{head}"), &format!("<h1>Rain falls on the hills</h1>{body}{TEXT}"));
        assert_eq!(said.meta.published, None);
        assert!(said.problems[0].found.ends_with(expected), "{}", said.problems[0]);
    }
    let meta = |day: &str| format!("<meta property=article:published_time content={day}>");
    check(&meta("1970-01-01T00:00:00Z"), "", "which programs write where no day is set");
    check(&meta("-0001-11-30T00:00:00Z"), "", "which programs write where no day is set");
    check(&meta("2204-04-05"), "", "a day that no article can be of");
    check("", "<p>31.02.2024</p>", "which no calendar has");
    check("", "<p>Published: 05/06/2024</p>", "which could be two days");
}

#[test]
fn authors_are_all_who_wrote_it() {
    #[track_caller]
    fn check(head: &str, body: &str, expected: &str) {
        let said = said(&format!("{TITLE}{head}"), &format!("<h1>Rain falls on the hills</h1>{body}{TEXT}"));
        assert_eq!(said.meta.author.as_deref(), Some(expected), "{head} {body}");
    }
    let json = |authors: &str| {
        format!(
            "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"author\":[{authors}]}}</script>"
        )
    };
    let (ada, kojo) = (
        "{\"name\":\"Ada Quist\",\"jobTitle\":\"Reporter\"}",
        "{\"name\":\"Kojo Danso\",\"jobTitle\":\"Photographer\"}",
    );
    check(&json(&format!("{ada},{kojo}")), "", "Ada Quist");
    check(&json("{\"givenName\":\"Ada\",\"familyName\":\"Quist\"}"), "", "Ada Quist");
    check(
        "",
        "<p>By <a rel=author href=/a>Ada Quist</a> and <a rel=author href=/b>Kojo Danso</a></p>",
        "Ada Quist, Kojo Danso",
    );
}

#[test]
fn a_section_or_the_headline_is_no_outlet() {
    #[track_caller]
    fn check(site: &str, publisher: &str, host: &str, expected: &str) {
        let said = said(
            &format!(
                "{TITLE}<link rel=canonical href=\"https://{host}/rain\"><meta property=\"og:site_name\" content=\"{site}\">\
                 <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"publisher\":{{\"name\":\"{publisher}\"}}}}\
                 </script>"
            ),
            &format!("<h1>Rain falls on the hills</h1>{TEXT}"),
        );
        assert_eq!(said.meta.source.as_deref(), Some(expected), "{site}");
    }
    check("U.S.", "Hillside Wire", "www.hillsidewire.com", "Hillside Wire");
    check("Política", "", "hillpost.com.br", "hillpost.com.br");
    check("Hosted", "", "hosted.hp.org", "hosted.hp.org");
    check("Rain falls on the hills", "", "hillpost.co.uk", "hillpost.co.uk");
    check("The Hill Post", "HP Group", "hillpost.co.uk", "The Hill Post");
    check("The Morning", "Owner Ltd", "tm.example.org", "The Morning");
    check("Voices", "", "example.net", "Voices");
}
