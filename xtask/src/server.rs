//! A static file server, enough for a person at this machine and for the browser tests.
//!
//! It serves folders, each below a path of its own, to this machine only, and knows the media types that a page needs.

use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, anyhow};
use percent_encoding::percent_decode_str;
use tiny_http::{Header, Method, Request, Response, Server};

/// A folder and the path below which it appears, `/` or `/some/sub/path/`.
pub(crate) struct Site {
    /// The folder served.
    pub(crate) folder: PathBuf,
    /// Begins and ends with a slash.
    pub(crate) below: String,
}

/// So many requests are answered at a time: a browser opens up to six connections.
const AT_ONCE: usize = 6;

/// Opens a port, 0 for any free one.
pub(crate) fn listen(port: u16) -> Result<Server> {
    Server::http(("127.0.0.1", port)).map_err(|error| anyhow!(error)).with_context(|| {
        format!("port {port} cannot be opened; is something else there? `--port N` takes another")
    })
}

/// The address of a server, with no slash at its end.
pub(crate) fn address(server: &Server) -> String {
    format!("http://{}", server.server_addr())
}

/// Answers requests for as long as the server lives.
pub(crate) fn serve(server: &Server, sites: &[Site]) {
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    // A reader who goes away in the middle is no concern of the server's.
                    let _ = answer(request, sites);
                }
            });
        }
    });
}

fn answer(request: Request, sites: &[Site]) -> std::io::Result<()> {
    const TEXT: &str = "text/plain; charset=utf-8";
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = Response::from_string("only GET and HEAD\n").with_status_code(405);
        return request.respond(refusal.with_header(header("Content-Type", TEXT)));
    }
    let found = sites
        .iter()
        .find_map(|site| file_of(request.url(), site))
        .and_then(|file| Some((media_type(&file), File::open(&file).ok()?)));
    if let Some((kind, file)) = found {
        let response = Response::from_file(file)
            .with_chunked_threshold(usize::MAX)
            .with_header(header("Content-Type", kind))
            .with_header(header("Cache-Control", "no-cache"))
            .with_header(header("X-Content-Type-Options", "nosniff"));
        request.respond(response)
    } else {
        let nothing = Response::from_string(format!("nothing at {}\n", request.url()));
        request.respond(nothing.with_status_code(404).with_header(header("Content-Type", TEXT)))
    }
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("the server's own headers are plain ASCII")
}

/// The file that a request's target means in a site. Nothing outside the folder is ever meant.
fn file_of(target: &str, site: &Site) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let inside = percent_decode_str(path.strip_prefix(site.below.as_str())?).decode_utf8().ok()?;
    let inside = Path::new(inside.as_ref());
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = site.folder.join(inside);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json" | "webmanifest") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder of this crate, served below a path.
    fn site(below: &str) -> Site {
        Site { folder: Path::new(env!("CARGO_MANIFEST_DIR")).into(), below: below.into() }
    }

    #[test]
    fn a_target_means_a_file_inside_the_folder_or_nothing() {
        let site = site("/a/b/");
        let check = |target: &str, expected: Option<&str>| {
            assert_eq!(file_of(target, &site), expected.map(|file| site.folder.join(file)), "{target}");
        };
        check("/a/b/Cargo.toml", Some("Cargo.toml"));
        check("/a/b/src/main.rs?v=1#there", Some("src/main.rs"));
        check("/a/b/%43argo.toml", Some("Cargo.toml"));
        check("/a/b/%2543argo.toml", None);
        check("/a/b/src", None);
        check("/a/b/../xtask/Cargo.toml", None);
        check("/a/b/%2e%2e/xtask/Cargo.toml", None);
        check("/a/b//etc/passwd", None);
        check("/Cargo.toml", None);
        check("/a/b/%ff", None);
        check("/a/b/%zz", None);
    }

    #[test]
    fn wasm_has_the_type_that_streaming_needs() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
    }

    #[test]
    fn requests_are_answered() {
        let server = listen(0).unwrap();
        let host = address(&server);
        let sites = [site("/sub/")];
        thread::scope(|scope| {
            scope.spawn(|| serve(&server, &sites));
            let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
            let get = |path: &str| agent.get(format!("{host}{path}")).call().unwrap();
            let mut found = get("/sub/Cargo.toml");
            assert_eq!(found.status(), 200);
            let length = found.headers()["content-length"].to_str().unwrap().parse::<usize>().unwrap();
            assert_eq!(found.headers()["cache-control"], "no-cache");
            assert_eq!(found.headers()["x-content-type-options"], "nosniff");
            let body = found.body_mut().read_to_string().unwrap();
            assert!(body.contains("name = \"xtask\"") && body.len() == length);
            let head = agent.head(format!("{host}/sub/Cargo.toml")).call().unwrap();
            assert_eq!(
                (head.status().as_u16(), head.headers()["content-length"].to_str().unwrap()),
                (200, &*length.to_string())
            );
            assert_eq!(get("/Cargo.toml").status(), 404);
            assert_eq!(agent.post(format!("{host}/sub/Cargo.toml")).send("x").unwrap().status(), 405);
            for _ in 0..AT_ONCE {
                server.unblock();
            }
        });
    }
}
