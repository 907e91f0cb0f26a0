//! GEXF: a network for programs that work with networks, such as Gephi, by version 1.3 of the format.
//!
//! Pairs are written whether drawn or not, with what was counted, and the places of the names that are drawn. There is no
//! day in it, so that the same articles give the same file.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::look::{escape, name_of};
use super::{Ask, By, Counted, Deed, Pair, choose};
use crate::corpus::Corpus;

/// How many pairs are written at most: those that stand out most.
const MOST: usize = 50_000;

/// The network of some articles as a GEXF file.
pub fn gexf(corpus: &Corpus, ask: &Ask) -> String {
    let counted = Counted::of(corpus, ask);
    let tally = counted.tally();
    let drawn = choose::drawn(corpus, ask, &counted, &tally);
    let kind = |entity| corpus.catalogue.entity(entity).map_or("", |known| known.entity.kind.as_str());
    let directed = if ask.by == By::Deed { "directed" } else { "undirected" };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n\
         <meta><creator>{}</creator><description>{}</description></meta>\n\
         <graph mode=\"static\" defaultedgetype=\"{directed}\">\n\
         <attributes class=\"node\">\n\
         <attribute id=\"kind\" title=\"kind\" type=\"string\"/>\n\
         <attribute id=\"times\" title=\"{}\" type=\"integer\"/>\n\
         <attribute id=\"articles\" title=\"articles\" type=\"integer\"/>\n\
         </attributes>\n\
         <attributes class=\"edge\">\n\
         <attribute id=\"shared\" title=\"articles\" type=\"integer\"/>\n\
         <attribute id=\"deeds\" title=\"deeds\" type=\"string\"/>\n\
         </attributes>\n<nodes>\n",
        escape(&corpus.catalogue.generator),
        escape(&corpus.catalogue.title),
        unit(ask.by),
    );
    for (number, name) in tally.names.iter().enumerate() {
        let _ = write!(
            out,
            "<node id=\"{number}\" label=\"{}\"><attvalues><attvalue for=\"kind\" value=\"{}\"/>\
             <attvalue for=\"times\" value=\"{}\"/><attvalue for=\"articles\" value=\"{}\"/></attvalues>",
            escape(&name_of(&corpus.catalogue, name.entity)),
            kind(name.entity),
            name.times,
            name.articles,
        );
        if let Some(node) = drawn.nodes.iter().find(|node| node.entity == name.entity) {
            // upwards is up
            let _ = write!(out, "<viz:position x=\"{}\" y=\"{}\"/>", node.x, -node.y);
        }
        out.push_str("</node>\n");
    }
    out.push_str("</nodes>\n<edges>\n");
    let mut pairs: Vec<&Pair> = tally.pairs.iter().collect();
    pairs.sort_by_key(|pair| (Reverse((pair.score, pair.times, pair.articles)), pair.ends));
    pairs.truncate(MOST);
    pairs.sort_by_key(|pair| pair.ends);
    for (number, pair) in pairs.into_iter().enumerate() {
        let _ = write!(
            out,
            "<edge id=\"{number}\" source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues>\
             <attvalue for=\"shared\" value=\"{}\"/>",
            pair.ends.0, pair.ends.1, pair.times, pair.articles
        );
        if !pair.deeds.is_empty() {
            let deeds: Vec<String> = pair.deeds.iter().map(deed).collect();
            let _ = write!(out, "<attvalue for=\"deeds\" value=\"{}\"/>", escape(&deeds.join("; ")));
        }
        out.push_str("</attvalues></edge>\n");
    }
    out.push_str("</edges>\n</graph>\n</gexf>\n");
    out
}

/// What is counted, as an attribute is called.
fn unit(by: By) -> &'static str {
    match by {
        By::Sentence => "sentences",
        By::Paragraph => "paragraphs",
        By::Article => "articles named in",
        By::Deed => "deeds",
    }
}

/// A deed, for programs: its verb and what stands against it.
fn deed(deed: &Deed) -> String {
    let marks = [(!deed.positive, "denied"), (deed.planned, "planned"), (deed.claimed, "claimed")];
    let mut words = deed.verb.clone();
    for (_, mark) in marks.into_iter().filter(|(holds, _)| *holds) {
        words.push_str(&format!(" [{mark}]"));
    }
    format!("{words} ×{}", deed.times)
}
