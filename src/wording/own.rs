//! The reader's own articles: the words that the page says before and after its program runs.

/// What the page of them is called.
pub const NAME: &str = "Your articles";
/// Stands over the other corpora that a page offers.
pub const EXAMPLES: &str = "No articles at hand? Look at an example";
/// What it says of itself.
pub const LEAD: &str = "Bring articles along: saved web pages, texts, tables, feeds, mail, or a page that was saved here before. \
                        They are read in this browser and never leave this machine.";
