//! A site as its program exports it, in the form of a feed: posts among drafts, pages, menus and pictures, and people by
//! what they sign in with. What is no post that anybody could read is passed over and named.

use std::collections::BTreeMap;

use serde_json::Value;

use super::inside;
use crate::ingest::record::{Fields, Record};

/// Kinds of entry that are no articles.
const NO_ARTICLES: &[&str] = &[
    "attachment",
    "nav_menu_item",
    "page",
    "revision",
    "custom_css",
    "customize_changeset",
    "oembed_cache",
    "user_request",
    "elementor_library",
    "product",
    "product_variation",
    "shop_order",
    "feedback",
];

/// So many titles of one kind are named.
const NAMED: usize = 5;

/// What somebody is called to sign in, and in print.
pub(super) fn login(raw: &str) -> Option<(String, String)> {
    let text = |name: &str| inside(raw, name).filter(|text| !text.is_empty());
    let parts = [text("wp:author_first_name"), text("wp:author_last_name")];
    let whole: Vec<String> = parts.into_iter().flatten().collect();
    let login = text("wp:author_login")?;
    let shown = text("wp:author_display_name").filter(|shown| *shown != login);
    Some((login, shown.or(Some(whole.join(" ")).filter(|whole| !whole.is_empty()))?))
}

/// Takes out what is no article, and calls people as they are called in print; gives what was taken out, in words.
pub(super) fn sort_out(records: &mut Vec<Record>, logins: &BTreeMap<String, String>) -> Vec<String> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    records.retain_mut(|Record { fields, .. }| {
        let Some(why) = why(fields) else {
            for person in fields.get_mut("dc:creator").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Some(shown) = person.as_str().and_then(|login| logins.get(login)) {
                    *person = Value::String(shown.clone());
                }
            }
            return true;
        };
        let title = text(fields, "title").unwrap_or("without a title").to_owned();
        out.entry(why).or_default().push(format!("“{title}”"));
        false
    });
    let words = out.into_iter().map(|(why, titles)| {
        let named = titles.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        let more = if titles.len() > NAMED { ", …" } else { "" };
        format!("{} of the export that {why}: {named}{more}", titles.len())
    });
    words.collect()
}

/// Why an entry of an export is no article that could be read on its site.
fn why(fields: &Fields) -> Option<String> {
    let kind = text(fields, "wp:post_type")?;
    let status = text(fields, "wp:status").unwrap_or("publish");
    if NO_ARTICLES.contains(&kind) || kind.starts_with("wp_") || kind.starts_with("acf-") {
        return Some(format!("are no posts ({kind})"));
    }
    if status != "publish" {
        return Some(format!("are not published ({status})"));
    }
    text(fields, "wp:post_password").map(|_| "ask for a password".to_owned())
}

fn text<'a>(fields: &'a Fields, name: &str) -> Option<&'a str> {
    fields.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use crate::ingest::read;
    use crate::ingest::reading::Decision;

    fn post(title: &str, kind: &str, status: &str, more: &str) -> String {
        format!(
            "<item><title>{title}</title><link>https://example.org/{title}</link><pubDate>Fri, 05 Apr 2024 22:00:00 +0000</pubDate>\
             <dc:creator><![CDATA[aq]]></dc:creator><description>In short.</description>\
             <content:encoded><![CDATA[<!-- wp:paragraph --><p>It was {title}.</p><!-- /wp:paragraph -->]]></content:encoded>\
             <excerpt:encoded><![CDATA[Short.]]></excerpt:encoded><wp:post_date>2024-04-06 00:00:00</wp:post_date>\
             <wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type>{more}\
             <wp:comment><wp:comment_content>No.</wp:comment_content></wp:comment></item>"
        )
    }

    fn export(posts: &[String]) -> String {
        let people = "<wp:author><wp:author_login>aq</wp:author_login><wp:author_display_name><![CDATA[Ada Quist]]></wp:author_display_name></wp:author>";
        format!(
            "<rss version=\"2.0\"><channel><title>Coast</title>{people}{}</channel></rss>",
            posts.concat()
        )
    }

    #[test]
    fn posts_are_articles_and_the_rest_is_named() {
        let posts = [
            post("calm", "post", "publish", ""),
            post("open", "page", "publish", ""),
            post("early", "post", "draft", ""),
            post("late", "post", "draft", ""),
            post("mine", "post", "private", ""),
            post("gone", "post", "trash", ""),
            post("port.jpg", "attachment", "inherit", ""),
            post("closed", "post", "publish", "<wp:post_password>x</wp:post_password>"),
            post("loud", "report", "publish", "<wp:post_password></wp:post_password>"),
            post("old", "post", "publish", "")
                .replace("Fri, 05 Apr 2024 22:00:00 +0000", "Mon, 30 Nov -0001 00:00:00 +0000"),
        ];
        let reading = read(export(&posts).as_bytes(), "in/coast.xml");
        assert_eq!(reading.problems, []);
        let texts: Vec<&str> = reading.inputs.iter().map(|input| input.document.text.as_str()).collect();
        assert_eq!(texts, ["It was calm.", "It was loud.", "It was old."]);
        for input in &reading.inputs {
            assert_eq!(input.meta.author.as_deref(), Some("Ada Quist"));
            assert_eq!(input.meta.published.map(|day| day.to_string()).as_deref(), Some("2024-04-06"));
        }
        let passed: Vec<&str> = reading
            .remarks
            .iter()
            .filter_map(|remark| match &remark.decision {
                Decision::Passed(what) => Some(what.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(
            passed,
            [
                "1 of the export that are no posts (attachment): “port.jpg”",
                "1 of the export that are no posts (page): “open”",
                "2 of the export that are not published (draft): “early”, “late”",
                "1 of the export that are not published (private): “mine”",
                "1 of the export that are not published (trash): “gone”",
                "1 of the export that ask for a password: “closed”",
            ]
        );
        let none = read(export(&posts[1..3]).as_bytes(), "in/coast.xml");
        assert!(none.problems[0].found.contains("without posts that are published"));
    }
}
