//! `parallax new`: a folder to begin with, which builds at once and can be published from GitHub as it is.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use anyhow::{Result, bail};

use super::failure::Failure;
use super::files::cannot;
use super::options::New;
use super::say;

/// The files of a starter, with what each is for.
const FILES: [(&str, &str, &str); 5] = [
    (
        "parallax.toml",
        "title, rights, and what is known of each article",
        include_str!("starter/parallax.toml"),
    ),
    ("curation.toml", "corrections to what the program finds", include_str!("starter/curation.toml")),
    ("example.md", "an invented article, to be taken out", include_str!("starter/example.md")),
    (".gitignore", "keeps what is built out of your repository", include_str!("starter/gitignore")),
    (WORKFLOW, "publishes the folder with GitHub Pages", include_str!("starter/pages.yml")),
];
const WORKFLOW: &str = ".github/workflows/pages.yml";
/// What stands in the workflow where this program does not know where it is released.
const UNKNOWN: &str = "OWNER/REPOSITORY";

/// The repository whose releases hold this program, as `owner/name`: the release workflow tells it, else the package does.
fn repository() -> Option<&'static str> {
    let told = option_env!("PARALLAX_REPOSITORY");
    told.or(option_env!("CARGO_PKG_REPOSITORY").and_then(on_github))
        .filter(|name| name.split('/').count() == 2)
}

/// The `owner/name` of an address on GitHub.
fn on_github(address: &str) -> Option<&str> {
    let name = address.strip_prefix("https://github.com/")?.trim_end_matches('/');
    Some(name.strip_suffix(".git").unwrap_or(name))
}

pub(super) fn run(options: &New) -> Result<(), Failure> {
    let folder = &options.folder;
    make(folder)?;
    for (name, _, text) in FILES {
        let text = text
            .replace("{repository}", repository().unwrap_or(UNKNOWN))
            .replace("{version}", env!("CARGO_PKG_VERSION"));
        write(&folder.join(name), &text)?;
    }
    let out = &mut io::stdout().lock();
    say::line(out, format_args!("{}: a folder to begin with", folder.display()))?;
    for (name, what, _) in FILES {
        say::line(out, format_args!("  {name}  {what}"))?;
    }
    if repository().is_none() {
        say::line(
            out,
            format_args!(
                "This program does not know where it is released: in {WORKFLOW}, put the repository whose releases hold \
                 it in the place of {UNKNOWN}"
            ),
        )?;
    }
    say::line(out, "Next: put your articles into it, then")?;
    say::line(out, format_args!("  parallax build {} --out site", folder.display()))?;
    Ok(out.flush()?)
}

/// Makes the folder, or takes one that is there and empty.
fn make(folder: &Path) -> Result<()> {
    let name = folder.display();
    if folder.is_file() {
        bail!("{name} is a file: expected the name of a new or empty folder; give another name");
    }
    fs::create_dir_all(folder).map_err(|error| cannot(format!("{name} cannot be made"), error))?;
    let mut entries =
        fs::read_dir(folder).map_err(|error| cannot(format!("{name} cannot be read"), error))?;
    if let Some(Ok(first)) = entries.next() {
        bail!(
            "{name} holds `{}` already: expected a new or empty folder; give another name",
            first.file_name().to_string_lossy()
        );
    }
    Ok(())
}

/// Writes a file where there is none.
fn write(path: &Path, text: &str) -> Result<()> {
    let no = |error| cannot(format!("{} cannot be written", path.display()), error);
    if let Some(above) = path.parent() {
        fs::create_dir_all(above).map_err(no)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(no)?;
    file.write_all(text.as_bytes()).map_err(no)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repository_is_known_by_its_address() {
        assert_eq!(on_github("https://github.com/press/parallax.git"), Some("press/parallax"));
        assert_eq!(on_github("https://github.com/press/parallax/"), Some("press/parallax"));
        assert_eq!(on_github("https://example.org/press/parallax"), None);
        assert_eq!(on_github(""), None);
    }
}
