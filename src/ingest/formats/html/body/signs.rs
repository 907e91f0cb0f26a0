//! What the people who build pages call the parts that are no article: words of classes and names of elements. A table,
//! and how it is looked up.

use crate::ingest::reading::LeftOut;

/// What a word of a class says of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    pub(super) why: LeftOut,
    /// How much text an element may hold and still be what the word says, in signs.
    pub(super) most: u32,
}

/// Names of parts, and how much text such a part may hold.
const PARTS: &[(LeftOut, u32, &[&str])] = &[
    (
        LeftOut::Hidden,
        2000,
        &[
            "sr only",
            "sronly",
            "screen reader",
            "screen reader text",
            "visually hidden",
            "visuallyhidden",
            "element invisible",
            "a11y hidden",
            "offscreen",
            "assistive text",
            "hidden accessible",
            "rollover block",
            "tooltip",
            "tooltips",
            "popover",
            "hovercard",
            "hover card",
            "lightbox",
        ],
    ),
    (
        LeftOut::Notice,
        6000,
        &[
            "cookie",
            "cookies",
            "cookiebar",
            "cookie notice",
            "cookie banner",
            "cookie consent",
            "gdpr",
            "consent banner",
            "consent dialog",
            "cmp container",
            "age gate",
            "agegate",
            "overlay age",
            "age verification",
            "browser warning",
            "browser upgrade",
            "browserupgrade",
            "browsehappy",
            "outdated browser",
            "old browser",
            "eu notice",
            "wp calendar",
            "calendar wrap",
            "widget calendar",
        ],
    ),
    (
        LeftOut::Caption,
        700,
        &[
            "caption",
            "captions",
            "figcaption",
            "wp caption text",
            "caption text",
            "caption full",
            "caption truncated",
            "photo credit",
            "photocredit",
            "image credit",
            "picture credit",
            "photo caption",
            "image caption",
            "media caption",
            "gallery caption",
            "credit",
            "credits",
            "image source",
            "photo source",
            "image copyright",
            "photographer",
            "bildunterschrift",
            "bildnachweis",
            "bildquelle",
            "bildtext",
            "bild quelle",
            "img caption",
            "pie foto",
            "legende",
        ],
    ),
    (
        LeftOut::Links,
        3000,
        &[
            "related",
            "related posts",
            "relatedposts",
            "related articles",
            "related stories",
            "related content",
            "related links",
            "recommended",
            "recommendation",
            "recommendations",
            "read more",
            "readmore",
            "read next",
            "more stories",
            "more from",
            "morefrom",
            "see also",
            "also read",
            "most read",
            "mostread",
            "most popular",
            "popular posts",
            "trending",
            "outbrain",
            "taboola",
            "yarpp",
            "zergnet",
            "plista",
            "up next",
            "upnext",
            "next post",
            "prev post",
            "previous post",
            "post navigation",
            "nav links",
            "nav previous",
            "nav next",
            "pagination",
            "pager",
            "page links",
            "breadcrumb",
            "breadcrumbs",
            "crumbs",
            "tagcloud",
            "tag cloud",
            "post tags",
            "entry tags",
            "article tags",
            "tag list",
            "taglist",
            "tags",
            "tags links",
            "menu",
            "navbar",
            "navigation",
            "sitemap",
            "sidebar",
            "widget area",
            "latest news",
            "latest posts",
            "further reading",
            "mehr zum thema",
            "jp relatedposts",
            "linkbox",
            "link list",
            "linklist",
            "toc",
            "people articles",
            "interlink",
            "inline links",
        ],
    ),
    (
        LeftOut::Invitation,
        1500,
        &[
            "newsletter",
            "newsletters",
            "subscribe",
            "subscription",
            "subscriptions",
            "signup",
            "sign up",
            "paywall",
            "regwall",
            "piano",
            "share",
            "sharing",
            "share buttons",
            "sharebar",
            "sharedaddy",
            "shariff",
            "addtoany",
            "addthis",
            "social share",
            "social links",
            "social icons",
            "social buttons",
            "social media links",
            "sociallinks",
            "follow",
            "follow us",
            "donate",
            "donation",
            "donations",
            "cta",
            "call to action",
            "promo",
            "promobox",
            "promotion",
            "advert",
            "advertisement",
            "advertising",
            "ad",
            "ads",
            "adsbygoogle",
            "advertorial label",
            "sponsor",
            "sponsored",
            "sponsors",
            "werbung",
            "anzeige",
            "anzeigen",
            "publicidad",
            "publicite",
            "reklama",
            "comments",
            "comment",
            "comment list",
            "comments area",
            "comment respond",
            "respond",
            "disqus",
            "rating",
            "ratings",
            "feedback",
            "vote",
            "app download",
            "app promo",
            "membership",
            "mc embed",
            "mailchimp",
            "mc4wp",
            "optin",
            "opt in",
            "whatsapp",
            "toolbar",
            "toolbox",
            "print button",
            "actions",
            "buttons",
            "login",
            "register",
        ],
    ),
    (
        LeftOut::Biography,
        1500,
        &[
            "author bio",
            "authorbio",
            "author box",
            "authorbox",
            "about author",
            "about the author",
            "author info",
            "author card",
            "author profile",
            "author description",
            "author details",
            "author about",
            "author block",
            "bio",
            "biography",
            "contributor",
            "contributors",
            "autor box",
            "autorenbox",
            "autor info",
            "autoren",
            "vcard author",
            "saboxplugin",
            "abh box",
            "contact box",
            "contact info",
            "contact",
            "press contact",
            "pressekontakt",
            "kontakt",
            "author area",
            "author biography",
            "post author",
        ],
    ),
    (
        LeftOut::Furniture,
        250,
        &[
            "byline",
            "bylines",
            "by line",
            "author",
            "authors",
            "autor",
            "dateline",
            "post date",
            "entry date",
            "publish date",
            "published",
            "pubdate",
            "timestamp",
            "date",
            "datum",
            "fecha",
            "post meta",
            "entry meta",
            "article meta",
            "postmeta",
            "entrymeta",
            "meta",
            "metadata",
            "meta data",
            "meta info",
            "post info",
            "article info",
            "postinfo",
            "reading time",
            "read time",
            "readtime",
            "category",
            "categories",
            "cat links",
            "kicker",
            "eyebrow",
            "entry footer",
            "article footer",
            "post footer",
            "copyright",
            "copyrights",
            "footer",
            "comments link",
            "edit link",
            "views",
            "posted on",
            "post by",
            "entry utility",
            "hits",
            "section label",
            "rubrik",
            "dachzeile",
        ],
    ),
];

/// What the classes and the name of an element say of it: the first of the table that they hold.
pub(super) fn sign(words: &str) -> Option<Sign> {
    if words.is_empty() {
        return None;
    }
    PARTS.iter().find_map(|&(why, most, names)| {
        names.iter().any(|name| holds(words, name)).then_some(Sign { why, most })
    })
}

/// Whether words, each with a blank before and after it, hold those of a name side by side.
pub(super) fn holds(words: &str, name: &str) -> bool {
    words.match_indices(name).any(|(at, _)| {
        let bytes = words.as_bytes();
        at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&b' ')
            && bytes.get(at + name.len()) == Some(&b' ')
    })
}

/// The words of a class or a name, small, each with a blank before and after it: `postMeta entry-date` is
/// ` post meta entry date `.
pub(super) fn words(classes: &str) -> String {
    let mut out = String::with_capacity(classes.len() + 8);
    out.push(' ');
    let mut before = ' ';
    for c in classes.chars() {
        if c.is_ascii_alphanumeric() || !c.is_ascii() {
            if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
                out.push(' ');
            }
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
        before = c;
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    if out.len() < 2 { String::new() } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_read_as_words() {
        assert_eq!(words("postMeta entry-date_x"), " post meta entry date x ");
        assert_eq!(words(" "), "");
    }

    #[test]
    fn classes_tell_what_a_part_is() {
        #[track_caller]
        fn check(classes: &str, expected: Option<LeftOut>) {
            assert_eq!(sign(&words(classes)).map(|sign| sign.why), expected, "{classes}");
        }
        check("entry-content post", None);
        check("c-related-posts", Some(LeftOut::Links));
        check("unrelated", None);
        check("relatedPosts", Some(LeftOut::Links));
        check("visually-hidden", Some(LeftOut::Hidden));
        check("image__caption", Some(LeftOut::Caption));
        check("authorBio", Some(LeftOut::Biography));
        check("article__byline", Some(LeftOut::Furniture));
        check("js-cookie-banner", Some(LeftOut::Notice));
        check("newsletter", Some(LeftOut::Invitation));
        check("", None);
    }
}
