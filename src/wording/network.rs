//! Who appears with whom, put for a reader.

use super::counts::{count, thousands};
use crate::explore::network::{Ask, By, COUNTED, Deed, Kinds, LISTED, Link, Network, Node};

/// What the network shows.
pub fn heading(by: By) -> &'static str {
    match by {
        By::Deed => "Who does what to whom",
        By::Sentence | By::Paragraph | By::Article => "Who appears with whom",
    }
}

/// What makes two names a pair, as a choice.
pub fn counted_by(by: By) -> &'static str {
    match by {
        By::Sentence => "In one sentence",
        By::Paragraph => "In one paragraph",
        By::Article => "In one article",
        By::Deed => "Who does what to whom",
    }
}

/// How often two names are together: `7 sentences of 3 articles`.
pub fn together(link: &Link, by: By) -> String {
    times(by, link.times, link.articles)
}

/// How often somebody is named: `7 sentences of 3 articles`.
pub fn named(node: &Node, by: By) -> String {
    times(by, node.times, node.articles)
}

fn times(by: By, times: u32, articles: u32) -> String {
    let (one, many) = match by {
        By::Sentence => ("sentence", "sentences"),
        By::Paragraph => ("paragraph", "paragraphs"),
        By::Article => return count(articles as usize, "article", "articles"),
        By::Deed => ("deed", "deeds"),
    };
    let within = if by == By::Deed { "in" } else { "of" };
    format!(
        "{} {within} {}",
        count(times as usize, one, many),
        count(articles as usize, "article", "articles")
    )
}

/// What one does to the other, and how it is told.
pub fn deed(deed: &Deed) -> String {
    let not = if deed.positive { "" } else { "not " };
    let how = match (deed.planned, deed.claimed) {
        (false, false) => "",
        (true, false) => " (planned)",
        (false, true) => " (as somebody says)",
        (true, true) => " (planned, as somebody says)",
    };
    let often = if deed.times > 1 { format!(" ×{}", thousands(deed.times as usize)) } else { String::new() };
    format!("{not}{}{how}{often}", deed.verb)
}

/// What is drawn of it, and what is not and why.
pub fn drawn(network: &Network, by: By) -> Vec<String> {
    let lines = network.links.iter().filter(|link| link.line.is_some()).count();
    let (names, pairs) = (network.names as usize, network.pairs as usize);
    let shown = network.nodes.len();
    let of = |shown: usize, all: usize, one: &str, many: &str| match (shown == all, all) {
        (true, 1) => format!("the one {one}"),
        (true, _) => format!("all {}", count(all, one, many)),
        (false, _) => format!("{} of {}", thousands(shown), count(all, one, many)),
    };
    let is = of(shown, names, "name", "names");
    let is = is.strip_prefix("all").map_or(is.clone(), |rest| format!("All{rest}"));
    let mut said = vec![format!("{is} and {} are drawn.", of(lines, pairs, "pair", "pairs"))];
    if shown < names {
        let one = names - shown == 1;
        let s = if one { "s" } else { "" };
        let unit = match by {
            By::Sentence => "sentences",
            By::Paragraph => "paragraphs",
            By::Article | By::Deed => "articles",
        };
        let often = match (by, network.least, one) {
            (By::Deed, ..) => format!("do{} nothing to any of them by name", if one { "es" } else { "" }),
            (_, 1, _) => format!("appear{s} with none of them"),
            (_, least, _) => format!("share{s} fewer than {least} {unit} with any of them"),
        };
        said.push(if one {
            format!("The other name is named less often than these, or {often}.")
        } else {
            format!("The other {} are named less often than these, or {often}.", thousands(names - shown))
        });
    }
    if lines < pairs && by != By::Deed {
        said.push(
            "Lines are given first to names that come together more often than their frequency alone would bring about."
                .to_owned(),
        );
    }
    if network.links.len() < pairs {
        said.push(format!(
            "The table has those pairs and the {} others that stand out most.",
            thousands(LISTED)
        ));
    }
    if network.uncounted > 0 {
        said.push(format!("Only the {} names named most are set against each other.", thousands(COUNTED)));
    }
    said
}

/// Why there is nothing to show, and what to do about it.
pub fn nothing(network: &Network, ask: &Ask) -> (&'static str, &'static str) {
    if ask.articles.as_ref().is_some_and(Vec::is_empty) {
        return ("No article answers all of this.", "Drop one of the filters above.");
    }
    if ask.kinds == Kinds::NONE {
        return ("No kind of name is chosen.", "Choose people, organisations or another kind above.");
    }
    let few = ask.by != By::Deed && network.names < 2;
    match (few, ask.by) {
        (true, _) => (
            "Fewer than two names of these kinds stand in these articles.",
            "Choose more kinds above, or drop a filter.",
        ),
        (_, By::Deed) => (
            "No sentence tells by name what one of these does to another.",
            "Choose more kinds above, or see who appears with whom in one sentence.",
        ),
        (_, By::Sentence) => (
            "No sentence names two of these.",
            "See who appears in one paragraph or one article, or choose more kinds.",
        ),
        (_, By::Paragraph) => {
            ("No paragraph names two of these.", "See who appears in one article, or choose more kinds.")
        }
        (_, By::Article) => ("No article names two of these.", "Choose more kinds above, or drop a filter."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::EntityId;
    use crate::explore::network::Line;

    fn link(times: u32, articles: u32, line: Option<Line>) -> Link {
        Link {
            from: EntityId::default(),
            to: EntityId::default(),
            times,
            articles,
            deeds: Vec::new(),
            places: Vec::new(),
            line,
        }
    }

    #[test]
    fn pairs_are_put_in_words() {
        assert_eq!(together(&link(7, 3, None), By::Sentence), "7 sentences of 3 articles");
        assert_eq!(together(&link(1, 1, None), By::Paragraph), "1 paragraph of 1 article");
        assert_eq!(together(&link(3, 3, None), By::Article), "3 articles");
        assert_eq!(together(&link(2, 1, None), By::Deed), "2 deeds in 1 article");
        let told =
            Deed { verb: "talk with".into(), positive: true, planned: false, claimed: false, times: 1 };
        assert_eq!(deed(&told), "talk with");
        let denied = Deed { positive: false, claimed: true, times: 3, ..told };
        assert_eq!(deed(&denied), "not talk with (as somebody says) ×3");
    }

    #[test]
    fn what_is_not_drawn_is_said() {
        let line = || Some(Line { ends: (0, 1), path: String::new(), head: String::new(), level: 1 });
        let node = Node {
            entity: EntityId::default(),
            times: 1,
            articles: 1,
            x: 0,
            y: 0,
            radius: 5,
            shape: String::new(),
            label: String::new(),
        };
        let whole = Network {
            nodes: vec![node.clone(), node],
            links: vec![link(1, 1, line())],
            least: 1,
            names: 2,
            pairs: 1,
            ..Network::default()
        };
        assert_eq!(drawn(&whole, By::Sentence), ["All 2 names and the one pair are drawn."]);
        let part = Network { least: 2, names: 14, pairs: 3, ..whole.clone() };
        assert_eq!(
            drawn(&part, By::Sentence)[..2],
            [
                "2 of 14 names and 1 of 3 pairs are drawn.",
                "The other 12 are named less often than these, or share fewer than 2 sentences with any of them."
            ]
        );
        let one = Network { names: 3, ..whole };
        assert_eq!(
            drawn(&one, By::Article)[1],
            "The other name is named less often than these, or appears with none of them."
        );
    }

    #[test]
    fn nothing_has_a_reason() {
        let ask = Ask { kinds: Kinds::first(By::Sentence), ..Ask::default() };
        let two = Network { names: 2, ..Network::default() };
        assert_eq!(nothing(&two, &ask).0, "No sentence names two of these.");
        assert_eq!(
            nothing(&Network::default(), &ask).0,
            "Fewer than two names of these kinds stand in these articles."
        );
        assert_eq!(
            nothing(&two, &Ask { articles: Some(Vec::new()), ..ask.clone() }).0,
            "No article answers all of this."
        );
        assert_eq!(nothing(&two, &Ask { kinds: Kinds::NONE, ..ask.clone() }).0, "No kind of name is chosen.");
    }
}
