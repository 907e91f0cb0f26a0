//! A static file server, enough for a person at this machine and for the browser tests.
//!
//! It serves folders, each below a path of its own, to this machine only, and knows the media types that a page needs.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// A folder and the path below which it appears, `/` or `/some/sub/path/`.
#[derive(Clone)]
pub(crate) struct Site {
    /// The folder served.
    pub(crate) folder: PathBuf,
    /// Begins and ends with a slash.
    pub(crate) below: String,
}

/// Opens a port, 0 for any free one.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        format!("port {port} cannot be opened; is something else there? `--port N` takes another")
    })
}

/// Answers requests for as long as the process lives.
pub(crate) fn serve(listener: &TcpListener, sites: &[Site]) {
    for stream in listener.incoming().flatten() {
        let sites = sites.to_vec();
        // A reader who goes away in the middle is no concern of the server's.
        thread::spawn(move || drop(answer(&stream, &sites)));
    }
}

fn answer(stream: &TcpStream, sites: &[Site]) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    let mut reader = BufReader::new(stream);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut header = String::new();
        while reader.read_line(&mut header)? > 2 {
            header.clear();
        }
        let mut words = request.split_whitespace();
        let (method, target) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let (status, kind, body) = reply(method, target, sites);
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
             X-Content-Type-Options: nosniff\r\n\r\n",
            body.len()
        );
        let mut out = stream;
        out.write_all(head.as_bytes())?;
        if method != "HEAD" {
            out.write_all(&body)?;
        }
        out.flush()?;
    }
}

fn reply(method: &str, target: &str, sites: &[Site]) -> (&'static str, &'static str, Vec<u8>) {
    const TEXT: &str = "text/plain; charset=utf-8";
    if method != "GET" && method != "HEAD" {
        return ("405 Method Not Allowed", TEXT, b"only GET and HEAD\n".to_vec());
    }
    let found = sites
        .iter()
        .find_map(|site| file_of(target, site))
        .and_then(|file| Some((media_type(&file), fs::read(&file).ok()?)));
    match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", TEXT, format!("nothing at {target}\n").into_bytes()),
    }
}

/// The file that a request's target means in a site. Nothing outside the folder is ever meant.
fn file_of(target: &str, site: &Site) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?;
    let inside = unescape(path.strip_prefix(site.below.as_str())?)?;
    let inside = Path::new(&inside);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = site.folder.join(inside);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

/// Undoes `%20` and its like.
fn unescape(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        if byte == b'%' {
            let digits = std::str::from_utf8(rest.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &rest[2..];
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
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
    use super::{Site, file_of, media_type, unescape};
    use std::path::{Path, PathBuf};

    #[test]
    fn a_target_means_a_file_inside_the_folder_or_nothing() {
        let site = Site { folder: PathBuf::from("/srv"), below: "/a/b/".into() };
        let check = |target: &str, expected: Option<&str>| {
            assert_eq!(file_of(target, &site), expected.map(PathBuf::from), "{target}");
        };
        check("/a/b/x.js", Some("/srv/x.js"));
        check("/a/b/x.js?v=1", Some("/srv/x.js"));
        check("/a/b/one%20two.txt", Some("/srv/one two.txt"));
        check("/a/b/../x.js", None);
        check("/a/b/%2e%2e/x.js", None);
        check("/a/b//etc/passwd", None);
        check("/x.js", None);
        check("/a/b/%zz", None);
    }

    #[test]
    fn escapes_are_undone_once() {
        assert_eq!(unescape("a%2520b").as_deref(), Some("a%20b"));
        assert_eq!(unescape("%"), None);
        assert_eq!(unescape("%ff"), None);
    }

    #[test]
    fn wasm_has_the_type_that_streaming_needs() {
        assert_eq!(media_type(Path::new("a_bg.wasm")), "application/wasm");
    }
}
