//! What memory it takes to make a corpus of thousands of articles in the page, and how long: a session takes them as
//! files, annotates and composes them, and what it packed is read as the page reads it. Each line gives the memory after a
//! step and the most that it took (Linux); compiled for WASI, the memory of the program, which never shrinks. The number of
//! articles comes from the command line, 1,000 without it.

mod common;

use std::hint::black_box;
use std::time::Instant;

use parallax::corpus;
use parallax::publish::session::Session;

/// What the program takes of the machine's memory, in bytes, and the most that it took since this was asked last;
/// compiled for WASI, its own memory.
fn memory() -> (f64, f64) {
    #[cfg(target_arch = "wasm32")]
    {
        let all = core::arch::wasm32::memory_size(0) as f64 * 65_536.0;
        (all, all)
    }
    #[cfg(not(target_arch = "wasm32"))]
    {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        let of = |name: &str| {
            let line = status.lines().find_map(|line| line.strip_prefix(name));
            let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
            kilobytes.unwrap_or(0.0) * 1024.0
        };
        // the kernel begins to look for the most anew
        let _ = std::fs::write("/proc/self/clear_refs", "5");
        (of("VmRSS:"), of("VmHWM:"))
    }
}

/// Does a step and tells what it took.
fn step<T>(name: &str, work: impl FnOnce() -> T) -> T {
    memory();
    let start = Instant::now();
    let made = work();
    let seconds = start.elapsed().as_secs_f64();
    let (now, most) = memory();
    println!("{name}: {seconds:.1} s; memory {:.0} MB, at most {:.0} MB", now / 1e6, most / 1e6);
    made
}

fn main() {
    let count = std::env::args().skip(1).find_map(|number| number.parse().ok()).unwrap_or(1_000);
    let mut session = Session::default();
    let mut bytes = 0;
    step("read", || {
        // a few at a time, so that what is generated does not count
        for piece in 0..count / 100 {
            for (n, halves) in common::articles_from(piece as u64, 200).chunks(2).enumerate() {
                let text = halves.concat();
                bytes += text.len();
                session.take(&format!("{piece:03}-{n:02}.txt"), text.as_bytes(), false);
            }
        }
        session.settle();
    });
    println!("{count} articles, {:.1} MB", bytes as f64 / 1e6);
    step("annotate", || while session.work(60_000).done < session.progress().all {});
    let packed = step("compose", || session.packed());
    println!("packed: {:.1} MB", packed.bytes().len() as f64 / 1e6);
    let bytes = packed.bytes();
    drop((session, packed));
    let corpus = step("open", || corpus::open(bytes));
    step("close", || drop(black_box(corpus)));
}
