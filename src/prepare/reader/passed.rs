//! What lay in a folder and was not read, and why.

use std::fmt;

/// Something that lay in a folder and was not read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::prepare) struct Passed {
    /// Why.
    pub(in crate::prepare) why: Why,
    /// Its path.
    pub(in crate::prepare) path: String,
}

/// Why something was not read; what a person would miss soonest stands first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::prepare) enum Why {
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
            Why::Site => f.write_str("a site that `parallax build` made")?,
        }
        f.write_str(")")
    }
}
