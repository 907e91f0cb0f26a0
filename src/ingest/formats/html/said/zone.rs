//! In what part of a page something stands, as its elements' names and classes tell.

/// Parts that something stands in, all at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Zone(u16);

impl Zone {
    /// Menus and the page's foot.
    pub(super) const NAVIGATION: Zone = Zone(1);
    /// What readers wrote.
    pub(super) const COMMENTS: Zone = Zone(1 << 1);
    /// Links to other articles, and what stands beside the article.
    pub(super) const BESIDE: Zone = Zone(1 << 2);
    /// The article, as the page's elements mark it.
    pub(super) const ARTICLE: Zone = Zone(1 << 3);
    /// The head of the site.
    pub(super) const HEADER: Zone = Zone(1 << 4);
    /// A picture and its caption, or what is quoted.
    pub(super) const FIGURE: Zone = Zone(1 << 5);
    /// What is marked as a day or a time.
    pub(super) const DATED: Zone = Zone(1 << 6);
    /// What is marked as the time of a change.
    pub(super) const CHANGED: Zone = Zone(1 << 7);
    /// What is marked as the author.
    pub(super) const AUTHOR: Zone = Zone(1 << 8);
    /// A headline.
    pub(super) const HEADING: Zone = Zone(1 << 9);
    /// What is another article's, or a thing's with a day and an author of its own.
    pub(super) const APART: Zone = Zone(1 << 10);
    /// What elements of one line mark, and what holds them does not.
    pub(super) const MARKED: Zone = Zone(1 << 6 | 1 << 7 | 1 << 8);
    /// Parts that are none of the article.
    pub(super) const ELSEWHERE: Zone = Zone(1 | 1 << 1 | 1 << 2 | 1 << 5 | 1 << 10);

    /// Both.
    pub(super) fn with(self, other: Zone) -> Zone {
        Zone(self.0 | other.0)
    }

    /// Without those.
    pub(super) fn without(self, other: Zone) -> Zone {
        Zone(self.0 & !other.0)
    }

    /// What is in both.
    pub(super) fn and(self, other: Zone) -> Zone {
        Zone(self.0 & other.0)
    }

    /// Whether it is in any of those.
    pub(super) fn is_in(self, other: Zone) -> bool {
        self.0 & other.0 != 0
    }
}

/// Words of classes and ids, each with the part that it marks. English and what its neighbours on the web use.
const MARKS: [(Zone, &[&str]); 8] = [
    (
        Zone::NAVIGATION,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "footer",
            "breadcrumb",
            "breadcrumbs",
            "sitemap",
            "cookie",
            "cookies",
            "fusszeile",
            "colophon",
            "topnav",
            "subnav",
        ],
    ),
    (
        Zone::COMMENTS,
        &[
            "comment",
            "comments",
            "commentlist",
            "kommentar",
            "kommentare",
            "leserkommentare",
            "commentaires",
            "comentarios",
            "commenti",
            "respond",
            "disqus",
            "replies",
            "usercomments",
        ],
    ),
    (
        Zone::BESIDE,
        &[
            "related",
            "sidebar",
            "teaser",
            "teasers",
            "recommended",
            "recommendation",
            "recommendations",
            "recommender",
            "widget",
            "widgets",
            "popular",
            "trending",
            "newsletter",
            "promo",
            "similar",
            "recirc",
            "outbrain",
            "taboola",
            "archive",
            "archives",
            "recent",
            "latest",
            "mostread",
            "readmore",
            "weitere",
            "verwandte",
            "advertisement",
            "sponsored",
            "carousel",
            "rel",
            "recentposts",
        ],
    ),
    (Zone::HEADER, &["masthead", "topbar", "siteheader", "pagetop", "toolbar", "branding"]),
    (
        Zone::FIGURE,
        &["caption", "figcaption", "gallery", "slideshow", "credit", "bildunterschrift", "copyright"],
    ),
    (
        Zone::DATED,
        &[
            "date",
            "dates",
            "datum",
            "fecha",
            "datetime",
            "published",
            "publishdate",
            "pubdate",
            "pubdatum",
            "posted",
            "timestamp",
            "dateline",
            "published-at",
            "publish",
            "publication",
            "created",
            "erstellt",
            "veroeffentlicht",
            "fechapublicacion",
            "postdate",
            "entrydate",
            "time",
            "posttime",
            "submitted",
        ],
    ),
    (
        Zone::CHANGED,
        &[
            "updated",
            "modified",
            "update",
            "lastupdate",
            "lastmod",
            "changed",
            "aktualisiert",
            "lastmodified",
            "geaendert",
        ],
    ),
    (
        Zone::AUTHOR,
        &[
            "author",
            "authors",
            "byline",
            "bylines",
            "autor",
            "autoren",
            "autorin",
            "auteur",
            "auteurs",
            "autore",
            "autori",
            "verfasser",
            "byl",
            "writer",
            "reporter",
            "journalist",
            "contributor",
            "contributors",
            "redakteur",
            "authorname",
            "autorname",
            "vcard",
            "authored",
            "username",
        ],
    ),
];

/// The parts that an element's own name, classes, id and role tell of.
pub(super) fn of(name: &str, marks: &str) -> Zone {
    let mut zone = match name {
        "nav" | "footer" => Zone::NAVIGATION,
        "aside" => Zone::BESIDE,
        "header" => Zone::HEADER,
        "article" | "main" => Zone::ARTICLE,
        // a quoted post has a day and an author of its own
        "figure" | "figcaption" | "blockquote" => Zone::FIGURE,
        "h1" | "h2" | "h3" => Zone::HEADING,
        "time" => Zone::DATED,
        _ => Zone::default(),
    };
    // Classes of what holds the whole page, or a whole article, tell of all that is somewhere in it.
    if matches!(name, "html" | "body" | "main") || (name == "article" && !marks.starts_with("comment")) {
        return zone;
    }
    let mut is_published = false;
    for class in marks.split_whitespace() {
        // What a wrapper has or allows is not what it is.
        if ["has-", "with-", "no-", "tag-", "category-"].iter().any(|before| class.starts_with(before)) {
            continue;
        }
        for word in words(class) {
            is_published |= word.contains("publish") || word == "pubdate" || word == "posted";
            for (part, known) in &MARKS {
                let is_it = known.contains(&word)
                    || part == &Zone::DATED && is_date(word)
                    || part == &Zone::AUTHOR && word.starts_with("author") && !word.starts_with("authori");
                if is_it {
                    zone = zone.with(*part);
                }
            }
        }
    }
    if is_published { zone.without(Zone::CHANGED) } else { zone }
}

/// Whether an address is that of a page about an author: `/author/jane-roe`.
pub(super) fn is_of_author(url: &str) -> bool {
    const PARTS: [&str; 17] = [
        "author",
        "authors",
        "autor",
        "autoren",
        "autores",
        "auteur",
        "auteurs",
        "autore",
        "autori",
        "contributor",
        "contributors",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "columnist",
        "newsteam",
    ];
    let path = url.split(['?', '#']).next().unwrap_or(url);
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
    // the name itself stands last
    parts.next().is_some_and(|last| last.chars().any(char::is_alphabetic))
        && parts.take(2).any(|part| PARTS.iter().any(|known| part.eq_ignore_ascii_case(known)))
}

/// `postdate`, `newsdate`, but not `update`.
fn is_date(word: &str) -> bool {
    const NOT: [&str; 6] = ["update", "lastupdate", "candidate", "validate", "mandate", "consolidate"];
    (word.ends_with("date") || word.ends_with("datum")) && !NOT.contains(&word)
}

/// The words of a class in lower case: `post-date` and `post_date` are two.
fn words(class: &str) -> impl Iterator<Item = &str> {
    class.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// A class with its humps divided, in lower case: `postDate` as `post-date`.
pub(super) fn lower(class: &str) -> String {
    let mut out = String::with_capacity(class.len() + 4);
    let mut was_lower = false;
    for c in class.chars() {
        if c.is_uppercase() && was_lower {
            out.push('-');
        }
        was_lower = c.is_lowercase();
        out.extend(c.to_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_tell_of_parts() {
        #[track_caller]
        fn check(name: &str, marks: &str, expected: Zone) {
            assert_eq!(of(name, &lower(marks)), expected, "{name} {marks}");
        }
        check("div", "article postDate", Zone::DATED);
        check("span", "meta last-updated", Zone::CHANGED);
        check("div", "comment-author vcard", Zone::COMMENTS.with(Zone::AUTHOR));
        check("body", "single comments-open", Zone::default());
        check("article", "post comments-open", Zone::ARTICLE);
        check("div", "candidate-list", Zone::default());
        check("div", "authorization", Zone::default());
        check("aside", "", Zone::BESIDE);
    }
}
