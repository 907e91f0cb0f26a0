//! The head of a page: its policy, its title, and what is told of it to search engines and other sites.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use html_escape::encode_double_quoted_attribute;

use super::markup::{attribute, elements, insert, next_tag};
use super::preview;
use crate::contract::{MOUNT, PREVIEW};

/// What the page says of the corpus before it has read it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Head<'a> {
    /// The title; the shell's own where it is empty.
    pub title: &'a str,
    /// The first paragraph of the description, for search engines; the shell's own where it is empty.
    pub description: &'a str,
    /// The [first view](super::first::view).
    pub view: &'a str,
    /// The picture that other sites show beside a link to it.
    pub picture: &'a [u8],
}

/// What other sites are told for the card that they show beside a link. The picture is one of the page's own files: where a
/// site is put is not known when it is built.
fn told_elsewhere(head: Head<'_>, description: &str) -> String {
    let mut html = String::new();
    let mut meta = |name: &str, content: &str| {
        if !content.is_empty() {
            let content = encode_double_quoted_attribute(content);
            let _ = write!(html, "<meta property=\"{name}\" content=\"{content}\">");
        }
    };
    meta("og:type", "website");
    meta("og:title", head.title);
    meta("og:description", description);
    if !head.picture.is_empty() {
        meta("og:image", PREVIEW);
        meta("og:image:width", &preview::WIDTH.to_string());
        meta("og:image:height", &preview::HEIGHT.to_string());
        html.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">");
    }
    html
}

/// The page with its policy, which stands before all that it rules, its title and its first view.
pub(super) fn headed(html: &str, policy: &str, head: Head<'_>) -> Result<String> {
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let Some((before, charset, behind)) =
        next_tag(html, "meta").filter(|(_, tag, _)| tag.contains("charset"))
    else {
        bail!("index.html of the shell: expected its first <meta> to give the charset");
    };
    let mut html = format!("{before}{charset}\n    {meta}{behind}");
    let title = elements(&html, "title").next().map(|title| format!("<title>{}</title>", title.inside));
    if let Some(title) = title.filter(|_| !head.title.is_empty()) {
        html = html.replacen(
            &title,
            &format!("<title>{}</title>", encode_double_quoted_attribute(head.title)),
            1,
        );
    }
    let description = head.description.split("\n\n").next().unwrap_or("").trim().replace('\n', " ");
    if !description.is_empty() {
        let mut rest = html.as_str();
        let mut given = None;
        while let Some((_, tag, behind)) = next_tag(rest, "meta") {
            if attribute(tag, "name") == Some("description") {
                given = Some(tag.to_owned());
            }
            rest = behind;
        }
        let meta = format!(
            "<meta name=\"description\" content=\"{}\">",
            encode_double_quoted_attribute(&description)
        );
        if let Some(given) = given {
            html = html.replacen(&given, &meta, 1);
        }
    }
    let mut html = insert(&html, "</head>", &told_elsewhere(head, &description))?;
    let mut rest = html.as_str();
    while let Some((_, tag, behind)) = next_tag(rest, "div") {
        if attribute(tag, "id") == Some(MOUNT) {
            let at = html.len() - behind.len();
            html.insert_str(at, head.view);
            return Ok(html);
        }
        rest = behind;
    }
    bail!("index.html of the shell: expected a <div id=\"{MOUNT}\">")
}
