//! No file imports a file that imports it, over however many others.
//!
//! What an import is says [`crate::imports`]. A module may know the one that it stands in (`room/mod.rs` holds what all
//! files of the room share, and calls them), so an import that leads up into the module's own folder counts in no circle.

use std::collections::{BTreeSet, VecDeque};

use crate::imports::Imports;
use crate::none;
use crate::source::{File, project};

/// The folders of the crates' sources.
const CRATES: [&str; 3] = ["src/", "xtask/src/", "trainer/src/"];

/// The shortest circle through each import that stands in one, each circle once.
fn circles(imports: &Imports) -> Vec<String> {
    let mut next: Vec<Vec<(usize, usize)>> = vec![Vec::new(); imports.files.len()];
    let counted = || imports.all.iter().filter(|import| !imports.leads_up(import));
    for import in counted() {
        next[import.from].push((import.to, import.line));
    }
    let mut found: BTreeSet<Vec<usize>> = BTreeSet::new();
    for import in counted() {
        if let Some(mut way) = shortest(&next, import.to, import.from) {
            let least = way.iter().enumerate().min_by_key(|(_, file)| **file).map_or(0, |(at, _)| at);
            way.rotate_left(least);
            found.insert(way);
        }
    }
    found.iter().map(|circle| shown(imports, &next, circle)).collect()
}

/// The files from one to another by imports, both named.
fn shortest(next: &[Vec<(usize, usize)>], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut before = vec![None; next.len()];
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if at == to {
            let mut way = vec![to];
            while let Some(file) = way.last().filter(|file| **file != from).and_then(|file| before[*file]) {
                way.push(file);
            }
            way.reverse();
            return Some(way);
        }
        for &(file, _) in &next[at] {
            if file != from && before[file].is_none() {
                before[file] = Some(at);
                open.push_back(file);
            }
        }
    }
    None
}

fn shown(imports: &Imports, next: &[Vec<(usize, usize)>], circle: &[usize]) -> String {
    let back = circle.iter().cycle().skip(1);
    let steps = circle.iter().zip(back).map(|(from, to)| {
        let line = next[*from].iter().find(|(file, _)| file == to).map_or(0, |(_, line)| line + 1);
        format!("{}:{line}", imports.files[*from].path)
    });
    format!("a circle: {} → the first", steps.collect::<Vec<_>>().join(" → "))
}

#[test]
fn no_file_imports_what_imports_it() {
    let found = CRATES.iter().flat_map(|folder| circles(&Imports::read(project(), folder)));
    none(&found.collect::<Vec<_>>());
}

#[test]
fn circles_can_complain() {
    let check = |files: &[(&str, &str)], complaints: usize| {
        let files: Vec<File> = files.iter().map(|(path, text)| File::new(path, text)).collect();
        let found = circles(&Imports::read(&files, "src/"));
        assert_eq!(found.len(), complaints, "{found:?}");
    };
    let lib = ("src/lib.rs", "mod a; mod b; mod c; mod room;");
    let a = ("src/a.rs", "pub(crate) struct A; fn f() { crate::b::g() }");
    // two files, and three
    check(&[lib, a, ("src/b.rs", "use crate::a::A; pub(crate) fn g() {}")], 1);
    check(&[lib, a, ("src/b.rs", "use super::a; pub(crate) fn g() { let _ = a::A; }")], 1);
    check(&[lib, a, ("src/b.rs", "pub(crate) fn g() { html! { <X y={crate::a::A} /> } }")], 1);
    check(&[lib, a, ("src/b.rs", "use crate::a::*; pub(crate) fn g() {}")], 1);
    let b = ("src/b.rs", "use crate::c::C; pub(crate) fn g() {}");
    check(&[lib, a, b, ("src/c.rs", "use crate::a::A; pub(crate) struct C;")], 1);
    // what is no circle: nothing comes back, a comment, a string, a test
    check(&[lib, a, ("src/b.rs", "pub(crate) fn g() {}")], 0);
    check(&[lib, a, ("src/b.rs", "/// [`crate::a::A`]\npub(crate) fn g() { \"crate::a::A\"; }")], 0);
    check(&[lib, a, ("src/b.rs", "pub(crate) fn g() {} #[cfg(test)] mod tests { use crate::a::A; }")], 0);
    let tested = ("src/b/mod.rs", "pub(crate) fn g() {} #[cfg(test)] mod tests;");
    check(&[lib, a, tested, ("src/b/tests.rs", "use crate::a::A;")], 0);
    // a name is led to the file that defines it, through what re-exports it
    let door = ("src/room/mod.rs", "mod one; mod two; pub(crate) use one::One; pub(crate) use two::Two;");
    let one = ("src/room/one.rs", "pub(crate) struct One;");
    check(&[lib, door, one, ("src/room/two.rs", "use super::One; pub(crate) struct Two;")], 0);
    let one = ("src/room/one.rs", "use super::Two; pub(crate) struct One;");
    check(&[lib, door, one, ("src/room/two.rs", "use super::One; pub(crate) struct Two;")], 1);
    // a module and the one it stands in may know each other
    let door = ("src/room/mod.rs", "mod one; pub(crate) struct Door; fn f() { one::g() }");
    check(&[lib, door, ("src/room/one.rs", "use super::Door; pub(crate) fn g() {}")], 0);
    // but not by way of a third
    let door = ("src/room/mod.rs", "mod one; pub(crate) struct Door; fn f() { crate::a::f() }");
    check(&[lib, door, ("src/a.rs", "use crate::room::Door; pub(crate) fn f() {}")], 1);
}
