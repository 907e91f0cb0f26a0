//! What lay beside the articles and was not read, and why; what the name of a file tells of that.

use std::fmt;

use crate::ingest::curation::CURATION;
use crate::ingest::formats;
use crate::ingest::metadata::METADATA;

/// Something that lay in a folder and was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passed {
    /// Why.
    pub why: Why,
    /// Its path.
    pub path: String,
}

/// Why something was not read; what a person would miss soonest stands first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// A link to nothing.
    Dangling,
    /// A link that leads back to where it stands.
    Circle,
    /// Another name of what is read already.
    Again(String),
    /// A file beside the articles that is in the wrong place.
    Below,
    /// A folder that has the name of a file beside the articles.
    Folder,
    /// No format has its ending.
    Ending,
    /// A pipe, a socket, a device.
    Special(&'static str),
    /// It holds no articles, but this.
    Other(String),
    /// Its name begins with a dot.
    Hidden,
    /// It tells of the articles, by its name.
    About,
    /// A page that `parallax build` made.
    Page,
    /// The parts of a page that was saved whole.
    Parts(String),
    /// The files of a site.
    Site,
}

impl fmt::Display for Passed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Passed { path, why } = self;
        write!(f, "{path} (")?;
        match why {
            Why::Dangling => f.write_str("a link to what is not there")?,
            Why::Circle => f.write_str("a link that leads back to itself")?,
            Why::Again(other) => write!(f, "the same as {other}")?,
            Why::Below => f.write_str("read only at the top of a folder that is given")?,
            Why::Folder => f.write_str("a folder where a file was expected")?,
            Why::Ending => f.write_str("no kind that can be read")?,
            Why::Special(kind) => f.write_str(kind)?,
            Why::Other(found) => write!(f, "holds no articles, but {found}")?,
            Why::Hidden => f.write_str("hidden")?,
            Why::About => f.write_str("about the articles, by its name")?,
            Why::Page => f.write_str("a page that `parallax build` made")?,
            Why::Parts(page) => write!(f, "parts of {page}, as browsers save them")?,
            Why::Site => f.write_str("a site that `parallax build` made")?,
        }
        f.write_str(")")
    }
}

/// Why a file is not read, as far as its name tells: its path below the folder that was given, with slashes. The files
/// about the articles ([`METADATA`], [`CURATION`]) are not articles either, and are no matter of this.
pub fn by_name(name: &str) -> Option<Why> {
    let last = name.rsplit('/').next().unwrap_or(name);
    if last.starts_with('.') {
        Some(Why::Hidden)
    } else if [METADATA, CURATION].contains(&last) {
        Some(Why::Below)
    } else if formats::of(last).is_none() {
        Some(Why::Ending)
    } else {
        is_about(last).then_some(Why::About)
    }
}

/// Whether a file of a folder is about the articles: a README, a licence.
fn is_about(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    ["readme", "license", "licence", "copying", "notice"].iter().any(|about| stem.eq_ignore_ascii_case(about))
}
