//! Whether reading a page takes time in proportion to its length, whatever is wrong with it. Each line gives the time of a
//! page four times as long against four times that of the short one: 1 is linear, 4 is the square.

use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many pieces the short page has.
const PIECES: usize = 5_000;

fn main() {
    let mut worst: f64 = 0.0;
    let kinds: [(&str, &str, &str); 8] = [
        (
            "paragraphs",
            "<p>The ferry went out at seven, said the board, and came back at nine with the post.</p>\n",
            "",
        ),
        ("nested blocks", "<div>", "<p>The ferry went out at seven, and came back.</p>"),
        ("nested inline elements", "<b>", "<p>The ferry went out at seven, and came back.</p>"),
        ("nested tables", "<table><tr><td>", "The ferry went out at seven."),
        ("unclosed paragraphs", "<p>The ferry went out at seven, and came back at nine.", ""),
        ("unclosed formatting", "<p><font color=#NNNNNN>The ferry went out at seven.", ""),
        ("list items", "<li>A ferry at seven, and <a href=/x>one</a> at nine.", ""),
        ("line breaks", "The ferry went out at seven.<br><br>", ""),
    ];
    for (name, piece, end) in kinds {
        let short = time(&page(piece, end, PIECES));
        let long = time(&page(piece, end, 4 * PIECES));
        let growth = long.as_secs_f64() / (4.0 * short.as_secs_f64());
        worst = worst.max(growth);
        println!("{name}: {short:.2?}, four times as long {long:.2?}: {growth:.2} of linear");
    }
    println!("worst: {worst:.2} of linear");
}

fn page(piece: &str, end: &str, pieces: usize) -> String {
    let mut page =
        String::from("<html><head><title>The ferry</title></head><body><article><h1>The ferry</h1>");
    for n in 0..pieces {
        page.push_str(&piece.replace("NNNNNN", &format!("{n:06x}")));
    }
    page.push_str(end);
    page
}

/// The shortest of three readings.
fn time(page: &str) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(parallax::ingest::read(black_box(page.as_bytes()), "page.html"));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}
