//! The choice of the block that holds the article: `dom_smoothie` makes it, as browsers' readers do, ever less strictly
//! until enough is found.

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, ParsePolicy, Readability};

/// From how many signs on a choice is taken.
const ENOUGH: usize = 200;

/// The texts of a page that are chosen; none where nothing is.
pub(super) fn choose(page: &Document) -> HashSet<NodeId> {
    let mut best = HashSet::new();
    let mut most = 0;
    for policy in [ParsePolicy::Strict, ParsePolicy::Moderate, ParsePolicy::Clean, ParsePolicy::Raw] {
        let config = Config { char_threshold: ENOUGH, disable_json_ld: true, ..Config::default() };
        let Ok(mut reader) = Readability::with_document(page.clone(), None, Some(config)) else { continue };
        if reader.parse_with_policy(policy).is_err() {
            continue;
        }
        let block = reader.doc.select_single("#readability-page-1");
        let Some(block) = block.nodes().first() else { continue };
        let chars = block.normalized_char_count();
        if chars > most {
            most = chars;
            best = block.descendants_it().filter(dom_query::NodeRef::is_text).map(|node| node.id).collect();
        }
        if chars >= ENOUGH {
            break;
        }
    }
    best
}
