//! `cargo xtask serve`: builds the site and serves it to a person at this machine.

use anyhow::{Context, Result, bail};

use crate::build;
use crate::server::{Site, listen, serve};

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
    let listener = listen(port)?;
    build::site()?;
    let port = listener.local_addr()?.port();
    println!("\nThe explorer is at http://127.0.0.1:{port}/ (Ctrl-C stops it).");
    println!("The same in one file: {}", build::dist().join("parallax.html").display());
    serve(&listener, &[Site { folder: build::dist(), below: "/".into() }]);
    Ok(())
}
