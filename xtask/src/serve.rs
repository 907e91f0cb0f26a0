//! `cargo xtask serve`: builds the site and serves it to a person at this machine.

use anyhow::{Context, Result, bail};

use crate::build;
use crate::server::{Site, address, listen, serve};

/// The port that the README names.
const PORT: u16 = 8080;

/// Builds the site, then serves it until it is stopped.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let port = match args {
        [] => PORT,
        [flag, number] if flag == "--port" => {
            number.parse().with_context(|| format!("`{number}` is not a port"))?
        }
        [other, ..] => bail!("`{other}` is not an option here; see `cargo xtask help`"),
    };
    // A port that is taken is better known before minutes of building than after.
    let server = listen(port)?;
    build::site()?;
    println!("\nThe explorer is at {}/ (Ctrl-C stops it).", address(&server));
    println!("The same in one file: {}", build::dist().join("parallax.html").display());
    serve(&server, &[Site { folder: build::dist(), below: "/".into() }]);
    Ok(())
}
