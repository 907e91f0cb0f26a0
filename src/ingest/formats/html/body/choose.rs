//! The choice of the block that holds the article: `dom_smoothie` makes it, as browsers' readers do, ever less strictly
//! until enough is found.

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dom_smoothie::{Config, ParsePolicy, Readability};

/// From how many signs on a choice is taken.
const ENOUGH: usize = 200;

/// What is chosen of a page.
#[derive(Default)]
pub(super) struct Choice {
    /// The texts; none where nothing is.
    pub(super) texts: HashSet<NodeId>,
    /// It was made without a look at what the elements are called, since so little was found.
    pub(super) loose: bool,
}

/// Chooses the article of a page.
pub(super) fn choose(page: &Document) -> Choice {
    let mut best = Choice::default();
    let mut most = 0;
    for (policy, loose) in [
        (ParsePolicy::Strict, false),
        (ParsePolicy::Moderate, false),
        (ParsePolicy::Clean, true),
        (ParsePolicy::Raw, true),
    ] {
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
            let texts = block.descendants_it().filter(dom_query::NodeRef::is_text);
            best = Choice { texts: texts.map(|node| node.id).collect(), loose };
        }
        if chars >= ENOUGH {
            break;
        }
    }
    best
}
