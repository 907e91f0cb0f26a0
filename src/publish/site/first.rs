//! The first view: what the page shows before its program runs, and where it never does.
//!
//! It is the frame and the front page as the app draws them, so that nothing moves when the app takes over: the same
//! elements of the same classes, with room kept for what only the app can do. Its words are those of `wording`; a test in
//! `tests/views` holds the two together. All that comes from articles is escaped.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute as quoted, encode_text as text};

use crate::corpus::{Article, ArticleId, Catalogue, Corpus};
use crate::explore::front::{Front, Glance, Story, glance};
use crate::text::Span;
use crate::wording::front::{
    self as words, BAR, Card, FINDINGS_OPEN, HEIGHT, ROWS_OPEN, SHOWN, STORIES_OPEN, Target, WIDTH,
};
use crate::wording::{self, count, published_between};

/// The views, as the app's menu has them.
const VIEWS: [(&str, &str); 10] = [
    ("Front page", "#/"),
    ("Articles", "#/articles"),
    ("Timeline", "#/timeline"),
    ("Compare", "#/compare"),
    ("Entities", "#/entities"),
    ("Network", "#/network"),
    ("Coverage", "#/coverage"),
    ("Notebook", "#/notebook"),
    ("Your articles", "#/own"),
    ("About", "#/about"),
];

/// The first view of a corpus, as HTML.
pub fn view(corpus: &Corpus) -> String {
    let catalogue = &corpus.catalogue;
    let title = if catalogue.title.is_empty() { "Parallax" } else { &catalogue.title };
    let mut html = format!(
        "<header class=\"masthead first\"><a class=\"masthead-title\" href=\"#/\">{}</a>\
         <div class=\"search unopened\"><input type=\"search\" disabled aria-label=\"Search\"></div>\
         <button type=\"button\" class=\"theme unopened\" disabled>◐ Auto</button>\
         <nav class=\"nav\" aria-label=\"Views\">",
        text(title)
    );
    for (n, (name, href)) in VIEWS.into_iter().enumerate() {
        let current = if n == 0 { " aria-current=\"page\"" } else { "" };
        put(&mut html, format_args!("<a href=\"{href}\"{current}>{name}</a>"));
    }
    html.push_str("</nav></header><main class=\"page first\"><div class=\"front\">");
    if catalogue.articles.is_empty() {
        // the page is there to be given articles, which only the app can take
        put(
            &mut html,
            format_args!(
                "<h1>{}</h1><p class=\"own-lead\">{}</p></div></main>",
                wording::own::NAME,
                wording::own::LEAD
            ),
        );
        return html;
    }
    let front = Front::read(catalogue);
    let glance = glance(catalogue);
    head(&mut html, catalogue, &glance);
    let cards: Vec<Card> =
        front.findings.iter().filter_map(|finding| words::card(finding, catalogue, &corpus.bodies)).collect();
    put(&mut html, format_args!("<section class=\"findings\" aria-label=\"{}\">", words::FINDINGS));
    if cards.is_empty() {
        put(&mut html, format_args!("<p class=\"note\">{}</p>", words::no_finding(catalogue)));
    }
    let (open, closed) = cards.split_at(cards.len().min(FINDINGS_OPEN));
    for card in open {
        finding(&mut html, catalogue, card);
    }
    if !closed.is_empty() {
        more(&mut html, &words::more_findings(closed.len()));
        html.push_str("<div class=\"findings\">");
        for card in closed {
            finding(&mut html, catalogue, card);
        }
        html.push_str("</div></details>");
    }
    html.push_str("</section>");
    when_and_who(&mut html, catalogue, &glance);
    html.push_str("<div class=\"front-stories\">");
    let stories = front.stories.get(..SHOWN).unwrap_or(&front.stories);
    let (open, closed) = stories.split_at(stories.len().min(STORIES_OPEN));
    for one in open {
        story(&mut html, catalogue, one);
    }
    if !closed.is_empty() {
        more(&mut html, &words::more_stories(closed.len()));
        for one in closed {
            story(&mut html, catalogue, one);
        }
        html.push_str("</details>");
    }
    let others = words::others(&front, catalogue);
    if !others.is_empty() {
        put(&mut html, format_args!("<section class=\"story\"><h2>{}</h2>", words::others_heading(&front)));
        rows(&mut html, catalogue, &others);
        html.push_str("</section>");
    }
    put(
        &mut html,
        format_args!(
            "<p class=\"front-all\"><a href=\"#/articles\">{}</a></p></div></div></main>",
            words::all(catalogue)
        ),
    );
    html
}

/// What the corpus is, and what the page can do.
fn head(html: &mut String, catalogue: &Catalogue, glance: &Glance) {
    put(
        html,
        format_args!("<section class=\"front-what\"><h1>{}</h1>", text(&words::heading(catalogue, glance))),
    );
    if let Some(about) = words::about(catalogue) {
        put(html, format_args!("<p class=\"front-about\">{}</p>", text(&about)));
    }
    if let Some(span) = published_between(catalogue.articles.iter().filter_map(|one| one.meta.published)) {
        put(html, format_args!("<p class=\"note\">{span}</p>"));
    }
    put(html, format_args!("</section><aside class=\"greeting\" aria-label=\"{}\">", words::HELP));
    for paragraph in words::HELP_TEXT {
        put(html, format_args!("<p>{paragraph}</p>"));
    }
    put(
        html,
        format_args!("<button type=\"button\" class=\"unopened\" disabled>{}</button></aside>", words::CLOSE),
    );
}

/// When, who and where, at a glance.
fn when_and_who(html: &mut String, catalogue: &Catalogue, glance: &Glance) {
    put(
        html,
        format_args!(
            "<div class=\"front-glance\"><section class=\"front-when\"><h2><a href=\"#/timeline\">{}</a></h2>\
             <svg class=\"front-bars\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">",
            words::WHEN
        ),
    );
    for (at, bin) in glance.bars.iter().enumerate() {
        let (x, y, width, height) = words::bar(glance, at, bin);
        put(html, format_args!("<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"></rect>"));
    }
    html.push_str("</svg>");
    if let Some([first, last]) = words::ends(glance) {
        put(html, format_args!("<p class=\"front-ends\"><span>{first}</span><span>{last}</span></p>"));
    }
    put(
        html,
        format_args!(
            "<p class=\"note\">{}</p></section><section class=\"front-who\"><h2><a href=\"#/entities\">{}</a></h2>\
             <ul class=\"front-names\">",
            words::told_between(glance),
            words::WHO
        ),
    );
    for (id, articles) in &glance.names {
        let Some(entity) = catalogue.entity(*id) else { continue };
        put(
            html,
            format_args!(
                "<li class=\"{}\"><a href=\"#/entity/{}\">{}</a><svg viewBox=\"0 0 {BAR} 1\" \
                 preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{}\" height=\"1\"></rect></svg>\
                 <span>{}</span></li>",
                entity.entity.kind.as_str(),
                quoted(&entity.slug),
                text(&entity.entity.name),
                words::share(*articles, catalogue),
                count(*articles as usize, "article", "articles")
            ),
        );
    }
    html.push_str("</ul></section></div>");
}

/// What stands behind a line that opens it; to be closed by its end tag.
fn more(html: &mut String, line: &str) {
    put(html, format_args!("<details class=\"more\"><summary>{line}</summary>"));
}

/// A finding.
fn finding(html: &mut String, catalogue: &Catalogue, card: &Card) {
    put(
        html,
        format_args!(
            "<article class=\"finding {}\"><p class=\"finding-kind\">{}</p><h2><a href=\"{}\">{}</a></h2>",
            card.class,
            text(&card.label),
            quoted(&target(catalogue, &card.target)),
            text(&card.title)
        ),
    );
    match card.lines_class() {
        Some(class) => put(html, format_args!("<dl class=\"{class}\">")),
        None => html.push_str("<dl>"),
    }
    for line in &card.lines {
        html.push_str("<div>");
        if !line.who.is_empty() {
            put(html, format_args!("<dt>{}</dt>", text(&line.who)));
        }
        put(html, format_args!("<dd>{}</dd></div>", text(&line.says)));
    }
    put(html, format_args!("</dl><p class=\"finding-more\">{}</p></article>", text(&card.more)));
}

/// Where a card leads, as the app's addresses are written.
fn target(catalogue: &Catalogue, target: &Target) -> String {
    let slug = |id: &ArticleId| catalogue.article(*id).map_or("", |article| article.slug.as_str());
    match target {
        Target::Compare(articles, at) => {
            let spots = at.iter().rposition(Option::is_some).and_then(|last| at.get(..=last));
            let spot =
                |spot: &Option<Span>| spot.map_or_else(String::new, |at| format!("{}-{}", at.start, at.end));
            let spots = spots.map(|spots| spots.iter().map(spot).collect::<Vec<_>>().join("."));
            let spots = spots.map_or_else(String::new, |spots| format!("?spots={spots}"));
            let column = at.iter().position(Option::is_some).filter(|column| *column > 0);
            let column = column.map_or_else(String::new, |column| format!("&column={}", column + 1));
            format!("#/compare/{}{spots}{column}", articles.iter().map(slug).collect::<Vec<_>>().join("/"))
        }
        Target::Passage(article, at) => format!("#/article/{}?at={}-{}", slug(article), at.start, at.end),
        Target::Timeline(extent) => {
            let bound =
                |name: &str, day: Option<crate::annotate::Day>| day.map(|day| format!("{name}={day}"));
            let bounds: Vec<String> =
                [bound("from", extent.first), bound("to", extent.last)].into_iter().flatten().collect();
            format!("#/timeline?{}", bounds.join("&"))
        }
        Target::Entity(id) => format!("#/entity/{}", catalogue.entity(*id).map_or("", |entity| &entity.slug)),
    }
}

/// A story with its articles.
fn story(html: &mut String, catalogue: &Catalogue, story: &Story) {
    let beside = story.side_by_side(catalogue);
    put(
        html,
        format_args!(
            "<section class=\"story\"><h2>{}</h2><p class=\"note\">{} · <a href=\"{}\">{}</a></p>",
            text(&words::story(catalogue, story)),
            words::story_told(story),
            quoted(&target(catalogue, &Target::Compare(beside.clone(), Vec::new()))),
            words::side_by_side(story, beside.len())
        ),
    );
    rows(html, catalogue, &story.articles);
    html.push_str("</section>");
}

/// Articles, a line each.
fn rows(html: &mut String, catalogue: &Catalogue, articles: &[ArticleId]) {
    let shown = articles.get(..SHOWN).unwrap_or(articles);
    let (open, closed) = shown.split_at(shown.len().min(ROWS_OPEN));
    let list = |html: &mut String, articles: &[ArticleId]| {
        html.push_str("<ul class=\"rows\">");
        articles.iter().filter_map(|id| catalogue.article(*id)).for_each(|article| row(html, article));
    };
    list(html, open);
    html.push_str("</ul>");
    if closed.is_empty() {
        return;
    }
    more(html, &words::more_articles(articles.len() - open.len()));
    list(html, closed);
    if articles.len() > SHOWN {
        put(html, format_args!("<li class=\"row-more\">{}</li>", words::in_the_list(articles.len() - SHOWN)));
    }
    html.push_str("</ul></details>");
}

fn row(html: &mut String, article: &Article) {
    let (title, known) = article.goes_by();
    let title = text(&title).into_owned();
    let title = if known {
        title
    } else {
        format!("<span class=\"untitled\">{title}</span><span class=\"badge\">no headline</span>")
    };
    put(
        html,
        format_args!(
            "<li><span class=\"row-from\">{}</span><a href=\"#/article/{}\">{title}</a>",
            text(&words::from(article)),
            quoted(&article.slug)
        ),
    );
    let url = article.meta.url.as_deref().unwrap_or_default();
    if url.starts_with("https://") || url.starts_with("http://") {
        put(
            html,
            format_args!(
                "<span class=\"unscripted\"><a href=\"{}\" rel=\"noreferrer noopener\">{}</a></span>",
                quoted(url),
                text(url)
            ),
        );
    }
    let words = count(article.words as usize, "word", "words");
    put(html, format_args!("<span class=\"row-words\">{words}</span></li>"));
}

fn put(html: &mut String, what: std::fmt::Arguments<'_>) {
    // a string takes all that is written to it
    let _ = html.write_fmt(what);
}
