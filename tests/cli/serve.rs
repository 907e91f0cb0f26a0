//! `parallax serve`: what a browser gets, and what nobody else does.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::{articles, build, parallax};

/// A server that ends with the test.
struct Server {
    child: Child,
    address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(folder: &Path) -> Server {
    let mut child = Command::new(env!("CARGO_BIN_EXE_parallax"))
        .args(["serve", "in", "--shell", "shell", "--port", "0"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let address = lines.map(Result::unwrap).find_map(|line| {
        let (address, _) = line.strip_prefix("http://")?.split_once('/')?;
        Some(address.to_owned())
    });
    Server { child, address: address.unwrap() }
}

impl Server {
    /// Head and body of the answer to a request.
    fn ask(&self, line: &str, host: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let at = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        (String::from_utf8(answer[..at].to_vec()).unwrap(), answer[at + 4..].to_vec())
    }

    fn get(&self, path: &str) -> (String, Vec<u8>) {
        self.ask(&format!("GET {path}"), &self.address)
    }
}

#[test]
fn a_browser_gets_the_files_of_the_site() {
    let folder = articles("serve");
    build(&folder).done();
    let server = serve(&folder);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    for (path, file, kind) in [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/a_bg.wasm?x", "a_bg.wasm", "application/wasm"),
        ("/corpus.plx", "corpus.plx", "application/octet-stream"),
    ] {
        let (head, body) = server.get(path);
        assert!(
            head.starts_with("HTTP/1.1 200") && head.contains(&format!("Content-Type: {kind}")),
            "{head}"
        );
        assert!(head.contains("nosniff"), "{head}");
        assert!(body == std::fs::read(folder.join("site").join(file)).unwrap(), "{path}");
    }
}

#[test]
fn nothing_else_is_given_and_to_nobody_else() {
    let server = serve(&articles("serve-no"));
    let status = |answer: (String, Vec<u8>)| answer.0.split(' ').nth(1).unwrap().to_owned();
    assert_eq!(status(server.get("/in/north.txt")), "404");
    assert_eq!(status(server.get("/../in/north.txt")), "404");
    assert_eq!(status(server.ask("POST /", &server.address)), "405");
    assert_eq!(status(server.ask("GET /", "example.org")), "403");
}

#[test]
fn faults_are_told_before_anything_is_served() {
    let folder = articles("serve-bad");
    let run = parallax(&folder, &["serve", "nowhere", "--shell", "shell", "--port", "0"], "");
    run.refused(1, &["nowhere does not exist: expected an article or a folder of articles"]);
    let taken = serve(&folder);
    let (_, port) = taken.address.split_once(':').unwrap();
    let run = parallax(&folder, &["serve", "in", "--shell", "shell", "--port", port], "");
    run.refused(1, &[&format!("port {port} cannot be opened"), "--port N takes another"]);
}
