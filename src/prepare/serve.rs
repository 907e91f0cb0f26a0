//! `parallax serve`: the page of some articles, made in memory and shown to a browser on this machine.
//!
//! It listens on the loopback address alone, so that no other machine can reach it, answers only requests that name that
//! address, so that no page of another site can read it under a name of its own, and gives nothing but the site's files.

use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::sync::{Arc, RwLock};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use super::failure::Failure;
use super::options::Serve;
use super::page::{self, Made, again, tell};
use super::say;
use super::watch::Look;
use crate::contract::PAGE;

/// So many requests are answered at a time: a browser opens up to six connections.
const AT_ONCE: usize = 6;
/// The port where none is asked for; any free one where this is taken.
const PORT: u16 = 8080;

/// The site that is shown now, by the names of its files.
type Site = RwLock<Arc<BTreeMap<String, Vec<u8>>>>;

pub(super) fn run(options: &Serve) -> Result<(), Failure> {
    // what is wrong with shell or port is better known before the work than after it
    let shell = page::shell_of(&options.page)?;
    let server = listen(options.port)?;
    let mut look = Look::at(&options.articles, None);
    let made = page::make(&options.articles, &options.page, &shell)?;
    let out = &mut io::stdout();
    tell(out, &made)?;
    let site: Site = RwLock::new(Arc::new(made.files.into_iter().collect()));
    let address = server.server_addr().to_string();
    say::line(out, format_args!("http://{address}/ shows it on this machine; Ctrl-C ends it"))?;
    if options.watch {
        say::line(out, "What changes is built anew: reload the page to see it.")?;
    }
    out.flush()?;
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    // a reader who goes away in the middle is no concern of the server's
                    let _ = answer(request, &site, &address);
                }
            });
        }
        if options.watch {
            loop {
                look = look.wait(&options.articles, None);
                let made = page::make(&options.articles, &options.page, &shell);
                let Some(Made { files, .. }) = again(out, made) else { continue };
                if let Ok(mut shown) = site.write() {
                    *shown = Arc::new(files.into_iter().collect());
                }
            }
        }
    });
    Ok(())
}

/// Opens a port of this machine that no other can reach.
fn listen(port: Option<u16>) -> Result<Server> {
    let open = |port: u16| Server::http(("127.0.0.1", port));
    match port {
        Some(port) => open(port),
        None => open(PORT).or_else(|_| open(0)),
    }
    .map_err(|error| {
        let port = port.unwrap_or(PORT);
        anyhow!("port {port} cannot be opened ({error}): something else may be there; --port N takes another")
    })
}

fn answer(request: Request, site: &Site, address: &str) -> io::Result<()> {
    const TEXT: &str = "text/plain; charset=utf-8";
    let refuse = |status: u16, why: &str| {
        Response::from_string(format!("{why}\n"))
            .with_status_code(status)
            .with_header(header("Content-Type", TEXT))
    };
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    if !host.is_some_and(|host| is_own(host.value.as_str(), address)) {
        return request.respond(refuse(403, "only for this machine, under its own address"));
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(refuse(405, "only GET and HEAD"));
    }
    let files = site.read().map(|site| site.clone()).unwrap_or_default();
    let name = name_of(request.url());
    let Some(bytes) = files.get(name) else { return request.respond(refuse(404, "no such file")) };
    let response = Response::from_data(bytes.as_slice())
        .with_chunked_threshold(usize::MAX)
        .with_header(header("Content-Type", media_type(name)))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"));
    request.respond(response)
}

/// Whether a request is for this server by an address of this machine.
fn is_own(host: &str, address: &str) -> bool {
    let port = address.rsplit_once(':').map_or("", |(_, port)| port);
    host == address || host.strip_prefix("localhost:") == Some(port)
}

/// The file that a request's target means.
fn name_of(target: &str) -> &str {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    match path.strip_prefix('/').unwrap_or(path) {
        "" => PAGE,
        name => name,
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json" | "webmanifest") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[expect(clippy::expect_used, reason = "the server's own headers are plain ASCII")]
fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("the server's own headers are plain ASCII")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_means_a_file_of_the_site() {
        for (target, expected) in [
            ("/", "index.html"),
            ("/?x=1#/a", "index.html"),
            ("/a_bg.wasm", "a_bg.wasm"),
            ("/../Cargo.toml", "../Cargo.toml"),
        ] {
            assert_eq!(name_of(target), expected, "{target}");
        }
        assert_eq!(media_type("a_bg.wasm"), "application/wasm");
        assert_eq!(media_type("corpus.plx"), "application/octet-stream");
    }

    #[test]
    fn only_the_address_of_this_machine_is_answered() {
        let own = |host: &str| is_own(host, "127.0.0.1:8080");
        assert!(own("127.0.0.1:8080") && own("localhost:8080"));
        assert!(!own("example.org:8080") && !own("127.0.0.1:8081") && !own("localhost") && !own(""));
    }
}
