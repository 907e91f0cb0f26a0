//! Picture: a network as an SVG file that stands by itself, with its colours and letters in it.

use std::fmt::Write as _;

use super::look::{escape, kind_of, name_of};
use super::{Ask, Network, network};
use crate::annotate::EntityKind;
use crate::corpus::Corpus;

/// The colour of a kind, on white.
fn colour(kind: Option<EntityKind>) -> &'static str {
    match kind {
        None | Some(EntityKind::Person) => "#7a3d00",
        Some(EntityKind::Place) => "#0b5a3c",
        Some(EntityKind::Organisation) => "#1d4785",
        Some(EntityKind::Event) => "#6b2477",
        Some(EntityKind::Group) => "#4b4a12",
    }
}

/// The network of some articles as an SVG file.
pub fn svg(corpus: &Corpus, ask: &Ask) -> String {
    draw(corpus, &network(corpus, ask))
}

fn draw(corpus: &Corpus, network: &Network) -> String {
    let (width, height) = (network.width, network.height);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\">\n\
         <title>{}</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
        escape(&corpus.catalogue.title)
    );
    for line in network.links.iter().filter_map(|link| link.line.as_ref()) {
        let _ = writeln!(
            out,
            "<path d=\"{}\" fill=\"none\" stroke=\"#8a8478\" stroke-width=\"{}\"/>",
            line.path, line.level
        );
        if !line.head.is_empty() {
            let _ = writeln!(out, "<path d=\"{}\" fill=\"#57534c\"/>", line.head);
        }
    }
    for node in &network.nodes {
        let kind = kind_of(&corpus.catalogue, node.entity);
        let _ = writeln!(
            out,
            "<g><title>{}</title><path d=\"{}\" fill=\"{}\"/>\
             <text x=\"{}\" y=\"{}\" text-anchor=\"middle\" fill=\"#1c1b19\" stroke=\"#fff\" stroke-width=\"3\" \
             paint-order=\"stroke\">{}</text></g>",
            escape(&name_of(&corpus.catalogue, node.entity)),
            node.shape,
            colour(kind),
            node.x,
            node.y + node.radius + 13,
            escape(&node.label),
        );
    }
    out.push_str("</svg>\n");
    out
}
