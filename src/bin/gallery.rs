//! Writes the gallery, for who works on the page: each component in each state, as one HTML file a theme.

use std::io::{Error, ErrorKind};
use std::path::Path;
use std::{env, fs};

use parallax::app::gallery;

fn main() -> Result<(), Error> {
    let folder = env::args().nth(1).ok_or_else(|| Error::new(ErrorKind::InvalidInput, "gallery FOLDER"))?;
    let shell = fs::read_to_string("index.html")?;
    let sheets = shell.split('"').filter(|part| part.starts_with("www/css/"));
    let style: String = sheets.map(fs::read_to_string).collect::<Result<Vec<_>, _>>()?.concat();
    fs::create_dir_all(&folder)?;
    for theme in ["light", "dark"] {
        fs::write(Path::new(&folder).join(format!("{theme}.html")), gallery::page(theme, &style))?;
    }
    Ok(())
}
