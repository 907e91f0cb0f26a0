//! The stage of the browser journeys: the built site on a server, and chromedriver.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::server::{Site, listen, serve};
use crate::tools::{self, Browser};
use crate::{build, run};

/// Below this path the site is served: it must not matter where a site lives.
const BELOW: &str = "/some/sub/path/";

/// A running chromedriver and a served site; the driver ends with it.
pub(crate) struct Stage {
    driver: Child,
    driver_url: String,
    browser: Browser,
    site_url: String,
}

impl Stage {
    /// Starts both, on ports that are free.
    pub(crate) fn open() -> Result<Stage> {
        let single = build::dist().join("parallax.html");
        if !single.is_file() {
            bail!("{} is missing: run `cargo xtask build` first", single.display());
        }
        let browser = tools::browser()?;
        let listener = listen(0)?;
        let site_url = format!("http://{}{BELOW}", listener.local_addr()?);
        thread::spawn(move || serve(&listener, &Site { folder: build::dist(), below: BELOW.into() }));

        let mut driver = run::command(&browser.driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} does not start", browser.driver.display()))?;
        let port = driver.stdout.take().map(BufReader::new).and_then(|said| {
            let mut lines = said.lines().map_while(Result::ok);
            let port = lines.find_map(|line| port_in(&line));
            // Its further words are read away, so that it never waits for a reader.
            thread::spawn(move || lines.for_each(drop));
            port
        });
        let Some(port) = port else {
            let _ = driver.kill();
            bail!("{} did not say on which port it listens", browser.driver.display());
        };
        Ok(Stage { driver, driver_url: format!("http://127.0.0.1:{port}"), browser, site_url })
    }

    /// Tells a command where everything is; `tests/browser` reads these.
    pub(crate) fn describe(&self, command: &mut Command) -> Result<()> {
        command
            .env("PARALLAX_DRIVER", &self.driver_url)
            .env("PARALLAX_CHROME", &self.browser.chrome)
            .env("PARALLAX_SITE", &self.site_url)
            .env("PARALLAX_FILE", build::dist().join("parallax.html"))
            .env("PARALLAX_AXE", tools::axe()?)
            .env("PARALLAX_PICTURES", run::root().join("docs/screenshots"))
            .env("PARALLAX_TRACES", build::target().join("screenshots"));
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The port in chromedriver's greeting, `ChromeDriver was started successfully on port 40001.`
fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn reads_the_port_from_the_greeting() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40001."), Some(40001));
        assert_eq!(port_in("Starting ChromeDriver 156 on port 0"), None);
    }
}
