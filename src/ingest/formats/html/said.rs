//! What a page says of itself: headline, outlet, author, day, address, language.

use dom_query::Document;
use dom_smoothie::Readability;

use crate::corpus::Meta;
use crate::ingest::published::{ACCEPTED_DATES, read_day};
use crate::ingest::reading::{Cost, Decision, Diagnostic};

/// What a page says of itself.
pub(super) struct Said {
    pub(super) meta: Meta,
    pub(super) problems: Vec<Diagnostic>,
    pub(super) decisions: Vec<Decision>,
}

/// Reads what a page, which messages call `file`, says of itself.
pub(super) fn of(file: &str, page: &Document) -> Said {
    let mut problems = Vec::new();
    let article = Readability::with_document(page.clone(), None, None)
        .map(|reader| reader.get_article_metadata(reader.parse_json_ld()))
        .unwrap_or_default();
    let mut meta = Meta {
        title: known(Some(&*article.title)),
        source: known(article.site_name.as_deref()),
        author: known(article.byline.as_deref()),
        url: known(article.url.as_deref())
            .filter(|url| url.starts_with("http://") || url.starts_with("https://")),
        lang: known(page.html_root().attr("lang").as_deref()),
        ..Meta::default()
    };
    if let Some(published) = known(article.published_time.as_deref()) {
        if let Some(day) = read_day(&published) {
            meta.published = Some(day);
            meta.published_basis = Some(format!("the page's metadata: {published}"));
        } else {
            problems.push(Diagnostic {
                cost: Cost::Part,
                file: file.to_owned(),
                line: None,
                expected: ACCEPTED_DATES.to_owned(),
                found: format!("`{published}` as the time of publication"),
                mend: "set the article's day in parallax.toml".to_owned(),
            });
        }
    }
    Said { meta, problems, decisions: Vec::new() }
}

fn known(value: Option<&str>) -> Option<String> {
    value.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}
