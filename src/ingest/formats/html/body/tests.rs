//! Small pages, one for each kind of what is no article, and of what gets lost.

use super::super::parse::parse;
use super::*;

const FIRST: &str = "The council of Marl Quay voted on Tuesday to rebuild the sea wall, after a winter in which the \
    tide came over it nine times and filled the cellars of the lower town.";
const SECOND: &str = "Masons will begin in May, said the surveyor, Ada Crane, and the work is to cost four million, of \
    which the province pays half and the town the rest over twenty years.";
const THIRD: &str = "Shopkeepers in Fish Street, who had asked for a wall since the flood of 1998, stood up and clapped \
    when the vote was read, and one of them wept.";

/// A page with something between, over or under the paragraphs.
fn page(over: &str, between: &str, under: &str) -> String {
    format!(
        "<html><head><title>Sea wall to be rebuilt</title></head><body><article><h1>Sea wall to be rebuilt</h1>{over}\
         <p>{FIRST}</p><p>{SECOND}</p>{between}<p>{THIRD}</p>{under}</article></body></html>"
    )
}

fn body(page: &str) -> Body {
    of(&parse(page).expect("a page"), "Sea wall to be rebuilt").expect("an article")
}

/// Checks that the article is there, and that of what is added only what is expected stays; gives why the rest went.
#[track_caller]
fn check(page: &str, stays: &[&str], goes: &[&str]) -> Vec<LeftOut> {
    let Body { content, left_out, .. } = body(page);
    for words in
        ["council of Marl Quay", "Masons will begin", "Shopkeepers in Fish Street"].iter().chain(stays)
    {
        assert_eq!(content.matches(words).count(), 1, "{words}: {content}");
    }
    for words in goes {
        assert!(!content.contains(words), "{words}: {content}");
    }
    for (_, begins) in &left_out {
        assert!(!begins.is_empty() && begins.chars().count() <= 80, "{begins}");
    }
    left_out.into_iter().map(|(why, _)| why).collect()
}

#[test]
fn captions_and_galleries_go() {
    let why = check(
        &page(
            "",
            "<figure><img src=a.jpg><figcaption>The wall in 1956. Photo: Tom Hale</figcaption></figure>\
             <div class='img-wrap'><img src=b.jpg><p class='photo-caption'>Ada Crane in 2003</p></div><p>Image 2 of 9</p>",
            "",
        ),
        &[],
        &["1956", "2003", "Image 2"],
    );
    assert_eq!(why, [LeftOut::Caption, LeftOut::Caption, LeftOut::Caption]);
}

#[test]
fn the_caption_above_an_article_is_told() {
    let over = "<figure><img src=a.jpg><figcaption>The wall in 1956. Photo: Tom Hale</figcaption></figure><div class=content>";
    let page =
        page(over, "", "</div>").replace("<h1>", "<header><h1>").replace("</figure>", "</figure></header>");
    assert_eq!(check(&page, &[], &["1956"]), [LeftOut::Caption]);
}

#[test]
fn links_to_other_articles_go() {
    let why = check(
        &page(
            "",
            "<p><b>Read more: <a href=/1>Lighthouse sold to a painter</a></b></p>\
             <ul><li><a href=/2>Trout return to the Arn river</a></li><li><a href=/3>Bakery shuts in Arnmouth</a></li>\
             <li><a href=/4>Choir to sing in Velby</a></li></ul>",
            "<h3><a href=/5>Mayor of Velby buys a goat</a></h3><p>It is white, and eats roses.</p>",
        ),
        &[],
        &["Lighthouse", "Trout", "Velby", "roses"],
    );
    assert!(why.iter().all(|why| *why == LeftOut::Links), "{why:?}");
}

#[test]
fn invitations_and_shared_buttons_go() {
    let why = check(
        &page(
            "<div class='social-share'><a href=x>Facebook</a></div>",
            "<section class='newsletter-box'><h2>The Tide, every morning</h2><p>All you need to know by six.</p></section>\
             <p>To read the full story you need a subscription, from 3 a week.</p>",
            "<p>Follow us on Chirper @marlnews.</p>",
        ),
        &[],
        &["Facebook", "by six", "subscription", "marlnews"],
    );
    assert_eq!(why, [LeftOut::Invitation; 4]);
}

#[test]
fn lines_over_and_under_the_text_go() {
    check(
        &page(
            "<ul><li>Home</li><li>Region</li></ul><div>By Lena Orr - 18/04/23 11:04 PM</div><div>4 min read</div>\
             <p>23.10.2018</p>",
            "",
            "<p>Lena Orr is a reporter for the Marl News and can be reached at lena@marl.example.</p>\
             <p>Tags: <a href=/t>wall</a>, <a href=/u>sea</a></p><p>© Marl News 2023</p><p>Comments</p>",
        ),
        &[],
        &["Home", "Region", "11:04", "min read", "23.10", "reporter", "Tags", "©", "Comments"],
    );
}

#[test]
fn what_the_page_hides_goes() {
    let hidden = page(
        "",
        "<p style='display: none'>Seen by nobody.</p><p hidden>Nor this.</p><p class=x7>Nor that.</p>\
         <span class='visually-hidden'>For readers of screens only</span>",
        "",
    )
    .replace("</head>", "<style>.x7{display:none}</style></head>");
    let why = check(&hidden, &[], &["nobody", "Nor this", "Nor that", "screens"]);
    assert_eq!(why, [LeftOut::Hidden; 4]);
    // An article that waits for a script is no hidden box.
    check(&page("", "", "").replace("<article>", "<article style='display:none'>"), &[], &[]);
}

#[test]
fn a_card_in_a_sentence_goes() {
    let Body { content, .. } = body(&page(
        "",
        "<p>It was asked for by <span><a href=/p>Ada Crane</a><span class=zx><a href=/p>Ada Crane</a> More \
         about her</span></span>, the surveyor, in a letter to the whole council.</p>",
        "",
    ));
    assert!(content.contains("Ada Crane, the surveyor"), "{content}");
}

#[test]
fn leads_come_back() {
    let lead = "<p>The tide came over it nine times this winter, and now the town will pay.</p>";
    let page = format!(
        "<html><head><title>Sea wall to be rebuilt</title></head><body><div class='teaser-banner'>\
         <h1>Sea wall to be rebuilt</h1>{lead}</div><div class=content><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    );
    check(&page, &["nine times this winter"], &[]);
}

#[test]
fn linked_sentences_posts_lists_and_tables_stay() {
    check(
        &page(
            "",
            "<div class=card><p>The plan is in the <a href=/g>Gazette of Towns and Shores</a>.</p></div>\
             <div class='social-embed'><blockquote><p>A wall at last! <a href=/s>s.example/1</a></p>— Nell Pike \
             <a href=/s>April 18, 2023</a></blockquote></div>\
             <ul><li>Granite from Velby</li><li>Oak from Arnmouth</li></ul>\
             <table><tr><th>Year</th><th>Floods</th></tr><tr><td>2021</td><td>4</td></tr></table>",
            "",
        ),
        &["Gazette of Towns", "A wall at last!", "Nell Pike", "<li>Granite", "<li>Oak", "<td>2021</td>"],
        &[],
    );
}

#[test]
fn parts_of_one_make_belong_together() {
    let part =
        |text: &str| format!("<div class='block-row'><div class='block-text'><p>{text}</p></div></div><hr>");
    let parts: String = [FIRST, SECOND, THIRD].map(part).concat();
    check(
        &format!(
            "<html><head><title>Sea wall to be rebuilt</title></head><body><h1>Sea wall to be rebuilt</h1>{parts}"
        ),
        &[],
        &[],
    );
}

#[test]
fn notices_never_win() {
    let notice = "This site uses cookies, small files that keep your choices. By going on you agree that we and our \
        partners store cookies, measure what you read, and show you advertisements made for you, for thirteen months.";
    for class in ["cookie-banner", "zx"] {
        let page = format!(
            "<html><head><title>Wall</title></head><body><div class=post><h1>Sea wall to be rebuilt</h1><div>The wall \
             is to be rebuilt, and I shall lay the first stone.</div></div><div class={class}><p>{notice}</p></div>"
        );
        let Body { content, .. } = body(&page);
        assert!(content.contains("first stone") && !content.contains("cookies"), "{class}: {content}");
    }
}

#[test]
fn an_article_outside_the_elements_is_found() {
    let json = serde_json::json!({"@graph": [{"@type": "NewsArticle", "articleBody": format!("{FIRST}\n\n{SECOND}\n{THIRD}")}]});
    check(
        &format!(
            "<head><script type='application/ld+json'>{json}</script></head><body><div id=app>Loading</div></body>"
        ),
        &[],
        &["Loading"],
    );
    check(
        &format!(
            "<body><div id=app></div><noscript><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></noscript></body>"
        ),
        &[],
        &[],
    );
}

#[test]
fn a_page_of_parts_is_read_whole() {
    let update = |n: u32| {
        format!(
            "<article class=update><h2>Part {n}</h2><p>At the hour of {n} the wall still stood.</p></article>"
        )
    };
    let page = format!(
        "<body><h1>Sea wall, live</h1><main>{}</main></body>",
        (1..5).map(update).collect::<String>()
    );
    let Body { content, .. } = body(&page);
    for n in 1..5 {
        assert_eq!(content.matches(&format!("hour of {n} the")).count(), 1, "{content}");
    }
}

#[test]
fn readings_over_words_are_no_part_of_them() {
    let Body { content, .. } = body(&page(
        "",
        "<p>A gift of <ruby>Velby<rp>(</rp><rt>VEL-bee</rt><rp>)</rp></ruby>, the twin town over the sea.</p>",
        "",
    ));
    assert!(content.contains("gift of Velby, the twin"), "{content}");
}

#[test]
fn a_few_words_far_from_the_headline_are_not_the_article() {
    // A box of paragraphs with many commas, beside an article of lines that are no paragraphs.
    let lines = [FIRST, SECOND, THIRD].map(|text| format!("<span>{text} {text}</span><br><br>")).concat();
    let box_ = "Some of the cards, banks, lenders, and shops named here pay us, in money, goods, or both, for what we say, \
        where we say it, and how often, which may, or may not, move what stands first, second, or last on the page.";
    let page = format!(
        "<html><head><title>Sea wall to be rebuilt</title></head><body><div><div><p>{box_}</p></div></div>\
         <table width=600><tr><td><span>Sea wall to be rebuilt</span></td></tr><tr><td>{lines}{lines}</td></tr></table>"
    );
    let Body { content, .. } = body(&page);
    assert!(content.contains("Masons will begin"), "{content}");
}
