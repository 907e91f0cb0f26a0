//! The stage of the browser journeys: the built site on a server, and the drivers of two browsers.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::server::{Site, address, listen, serve};
use crate::tools::{self, Browser};
use crate::{build, run};

/// Below this path the site is served: it must not matter where a site lives.
const BELOW: &str = "/some/sub/path/";

/// Below this one the same site is served with its corpus cut short.
const DAMAGED: &str = "/damaged/";

/// Articles full of what could break a page.
const HOSTILE: &str = "tests/browser/hostile";

/// The running driver of a browser, which ends with it.
pub(crate) struct Driver {
    process: Child,
    url: String,
    browser: Browser,
}

impl Driver {
    /// Starts Chromium's, on a port that is free.
    pub(crate) fn chromium() -> Result<Driver> {
        Driver::start(tools::browser()?)
    }

    /// Starts that of a browser, on a port that is free.
    fn start(browser: Browser) -> Result<Driver> {
        let mut process = run::command(&browser.driver)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("{} does not start", browser.driver.display()))?;
        let port = process.stdout.take().map(BufReader::new).and_then(|said| {
            let mut lines = said.lines().map_while(Result::ok);
            let port = lines.find_map(|line| port_in(&line));
            // Its further words are read away, so that it never waits for a reader.
            thread::spawn(move || lines.for_each(drop));
            port
        });
        let Some(port) = port else {
            let _ = process.kill();
            bail!("{} did not say on which port it listens", browser.driver.display());
        };
        Ok(Driver { process, url: format!("http://127.0.0.1:{port}"), browser })
    }

    /// Tells a command where Chromium's is.
    pub(crate) fn describe(&self, command: &mut Command) {
        command.env("PARALLAX_DRIVER", &self.url).env("PARALLAX_CHROME", &self.browser.program);
    }
}

/// The running drivers and the served sites.
pub(crate) struct Stage {
    chromium: Driver,
    firefox: Option<Driver>,
    host: String,
}

impl Stage {
    /// Starts all, on ports that are free; Firefox where it is asked for.
    pub(crate) fn open(with_firefox: bool) -> Result<Stage> {
        let single = build::dist().join("parallax.html");
        if !single.is_file() {
            bail!("{} is missing: run `cargo xtask build` first", single.display());
        }
        let firefox = match with_firefox.then(tools::firefox).transpose() {
            Ok(browser) => browser.map(Driver::start).transpose()?,
            Err(error) => {
                eprintln!("warning: {error:#}\nwarning: the journeys in Firefox are not made");
                None
            }
        };
        let server = listen(0)?;
        let host = address(&server);
        let damaged = damaged_site()?;
        run::run(run::command(build::parallax()).args(["build", HOSTILE, "--out"]).arg(hostile_site()))?;
        let sites = [
            Site { folder: build::dist(), below: BELOW.into() },
            Site { folder: damaged, below: DAMAGED.into() },
        ];
        thread::spawn(move || serve(&server, &sites));

        Ok(Stage { chromium: Driver::chromium()?, firefox, host })
    }

    /// Whether Firefox is there too.
    pub(crate) fn has_firefox(&self) -> bool {
        self.firefox.is_some()
    }

    /// Tells a command where everything is; `tests/browser` reads these.
    pub(crate) fn describe(&self, command: &mut Command) -> Result<()> {
        self.chromium.describe(command);
        command
            .env("PARALLAX_SITE", format!("{}{BELOW}", self.host))
            .env("PARALLAX_DAMAGED", format!("{}{DAMAGED}", self.host))
            .env("PARALLAX_HOSTILE", hostile_site().join("parallax.html"))
            .env("PARALLAX_FILE", build::dist().join("parallax.html"))
            .env("PARALLAX_AXE", tools::axe()?)
            .env("PARALLAX_PICTURES", run::root().join("docs/screenshots"))
            .env("PARALLAX_TRACES", run::target().join("screenshots"));
        if let Some(firefox) = &self.firefox {
            command
                .env("PARALLAX_FIREFOX_DRIVER", &firefox.url)
                .env("PARALLAX_FIREFOX", &firefox.browser.program);
        }
        Ok(())
    }
}

fn hostile_site() -> PathBuf {
    run::target().join("hostile")
}

/// A copy of the site with half of its corpus.
fn damaged_site() -> Result<PathBuf> {
    let folder = run::target().join("damaged");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    for entry in fs::read_dir(build::dist())? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_file() && name != "parallax.html" {
            let mut bytes = fs::read(&path)?;
            if name == "corpus.plx" {
                bytes.truncate(bytes.len() / 2);
            }
            fs::write(folder.join(name), bytes)?;
        }
    }
    Ok(folder)
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port in the greeting of chromedriver, `ChromeDriver was started successfully on port 40001.`, or of geckodriver,
/// `1785000000000 geckodriver INFO Listening on 127.0.0.1:40001`.
fn port_in(line: &str) -> Option<u16> {
    let behind = |words: &str| line.split_once(words).map(|(_, behind)| behind);
    let port = behind("started successfully on port ").or_else(|| behind("Listening on 127.0.0.1:"))?;
    port.trim().trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn reads_the_port_from_the_greeting() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 40001."), Some(40001));
        assert_eq!(port_in("Starting ChromeDriver 156 on port 0"), None);
        assert_eq!(port_in("1785\tgeckodriver\tINFO\tListening on 127.0.0.1:40002"), Some(40002));
    }
}
