//! Who imports whom: the modules of a crate, read by `syn`, and each path led to the file that holds what it names.
//!
//! What counts as an import of a file:
//! - a `use`, or a path written out, that names what is defined there, whatever re-exports it on the way;
//! - a `use` of all that is there (`use crate::room::*`).
//!
//! What does not: a re-export (`pub use`) whose name the file itself does not use; a `use` of a module alone, since the
//! paths that begin with it tell what is used of it; and whatever is there for tests only.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};

use crate::source::File;

/// The names that lead from a crate's root to a module, or on to what it holds.
pub(crate) type Names = Vec<String>;

/// A file uses what another one defines.
pub(crate) struct Import {
    /// Places in [`Imports::files`].
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// Counted from 0.
    pub(crate) line: usize,
}

/// The files of a crate and their imports of one another.
pub(crate) struct Imports<'f> {
    pub(crate) files: Vec<&'f File>,
    /// The name of each file's module.
    names: Vec<Names>,
    pub(crate) all: Vec<Import>,
}

impl<'f> Imports<'f> {
    /// Reads the crate whose sources stand in a folder, `src/`.
    pub(crate) fn read(files: &'f [File], folder: &str) -> Imports<'f> {
        let (modules, _) = modules(files, folder);
        let map = Map::of(&modules);
        let mut all = Vec::new();
        for (from, module) in modules.iter().enumerate() {
            let mut seen = BTreeSet::new();
            for (names, line) in module.used(&map) {
                if let Some(to) = map.file_of(&names, 0)
                    && to != from
                    && seen.insert(to)
                {
                    all.push(Import { from, to, line });
                }
            }
        }
        let names = modules.iter().map(|module| module.name.clone()).collect();
        Imports { files: modules.iter().map(|module| module.file).collect(), names, all }
    }

    /// Whether an import leads from a module up to one that it stands in.
    pub(crate) fn leads_up(&self, import: &Import) -> bool {
        self.names[import.from].starts_with(&self.names[import.to])
    }
}

/// The modules of a crate, and apart from them those that are there for tests.
fn modules<'f>(files: &'f [File], folder: &str) -> (Vec<Module<'f>>, Vec<Module<'f>>) {
    let all: Vec<Module> = files.iter().filter_map(|file| Module::read(file, folder, false)).collect();
    let declared: BTreeSet<Names> = all.iter().flat_map(|module| module.tests.clone()).collect();
    all.into_iter()
        .partition(|module| !(0..=module.name.len()).any(|end| declared.contains(&module.name[..end])))
}

/// The lines of a crate's files that are there for tests, by the file's path: the first and the last of each stretch.
pub(crate) fn lines_for_tests(files: &[File], folder: &str) -> BTreeMap<String, Vec<(usize, usize)>> {
    let (modules, tests) = modules(files, folder);
    let whole = tests.iter().map(|module| (module.file.path.clone(), vec![(0, usize::MAX)]));
    whole.chain(modules.iter().map(|module| (module.file.path.clone(), module.test_lines.clone()))).collect()
}

/// All paths of a file that begin in its own crate, from the root, with their lines, its tests included: for the floors.
pub(crate) fn paths_of(file: &File, folder: &str) -> Vec<(Names, usize)> {
    let Some(module) = Module::read(file, folder, true) else { return Vec::new() };
    let uses = module.uses.iter().map(|one| (&one.scope, &one.names, one.line));
    let paths = module.paths.iter().map(|(scope, names, line)| (scope, names, *line));
    uses.chain(paths).filter_map(|(scope, names, line)| Some((from_root(scope, names)?, line))).collect()
}

/// A path that begins with `crate`, `self` or `super`, from the crate's root.
fn from_root(scope: &[String], names: &[String]) -> Option<Names> {
    let climbs = names.iter().take_while(|name| *name == "super").count();
    let (base, rest) = match names.first()?.as_str() {
        "crate" => (&scope[..0], &names[1..]),
        "self" => (scope, &names[1..]),
        "super" => (&scope[..scope.len().checked_sub(climbs)?], &names[climbs..]),
        _ => return None,
    };
    Some(base.iter().chain(rest).cloned().collect())
}

/// A `use` of one name.
struct Use {
    /// The module that it stands in.
    scope: Names,
    names: Names,
    /// The name that it binds; none for `*`.
    binds: Option<String>,
    exported: bool,
    line: usize,
}

/// A file as a module of its crate.
struct Module<'f> {
    file: &'f File,
    name: Names,
    /// The modules whose code stands in this file.
    inside: BTreeSet<Names>,
    /// The modules that are declared for tests.
    tests: Vec<Names>,
    /// The first and the last line of each item that is.
    test_lines: Vec<(usize, usize)>,
    items: Vec<(Names, String)>,
    uses: Vec<Use>,
    /// Paths in code: the module they stand in, their names, their line.
    paths: Vec<(Names, Names, usize)>,
}

impl<'f> Module<'f> {
    fn read(file: &'f File, folder: &str, with_tests: bool) -> Option<Module<'f>> {
        let inside = file.path.strip_prefix(folder)?.strip_suffix(".rs")?;
        // Programs are crates of their own.
        if inside.starts_with("bin/") {
            return None;
        }
        let mut name: Names = inside.split('/').map(str::to_owned).collect();
        if name.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
            name.pop();
        }
        let syntax = syn::parse_file(&file.text).unwrap_or_else(|wrong| panic!("{}: {wrong}", file.path));
        let mut reader = Reader {
            scope: name.clone(),
            with_tests,
            module: Module {
                file,
                inside: BTreeSet::from([name.clone()]),
                name,
                tests: Vec::new(),
                test_lines: Vec::new(),
                items: Vec::new(),
                uses: Vec::new(),
                paths: Vec::new(),
            },
        };
        reader.visit_file(&syntax);
        Some(reader.module)
    }

    /// What the file uses, from the crate's root.
    fn used(&self, map: &Map) -> Vec<(Names, usize)> {
        let bare: BTreeSet<&String> = self.paths.iter().filter_map(|(_, names, _)| names.first()).collect();
        let mut used = Vec::new();
        for one in &self.uses {
            let is_used = !one.exported || one.binds.as_ref().is_some_and(|name| bare.contains(name));
            let Some(names) = map.absolute(&one.scope, &one.names, 0).filter(|_| is_used) else { continue };
            // A module by its name alone is used where a path goes on from it.
            if one.binds.is_none() || !map.modules.contains_key(&names) || map.items.contains_key(&names) {
                used.push((names, one.line));
            }
        }
        for (scope, names, line) in self.paths.iter().filter(|(_, names, _)| names.len() > 1) {
            used.extend(map.absolute(scope, names, 0).map(|names| (names, *line)));
        }
        used
    }
}

/// Collects what a [`Module`] holds.
struct Reader<'f> {
    scope: Names,
    /// Whether what is there for tests counts.
    with_tests: bool,
    module: Module<'f>,
}

impl Reader<'_> {
    fn item(&mut self, name: &syn::Ident) {
        self.module.items.push((self.scope.clone(), name.to_string()));
    }

    fn in_scope(&self, name: &syn::Ident) -> Names {
        self.scope.iter().cloned().chain([name.to_string()]).collect()
    }

    fn tree(&mut self, tree: &syn::UseTree, before: &Names, exported: bool) {
        let line = tree.span().start().line - 1;
        let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]).collect::<Names>();
        let (names, binds) = match tree {
            syn::UseTree::Path(path) => return self.tree(&path.tree, &with(&path.ident), exported),
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.tree(tree, before, exported));
            }
            syn::UseTree::Name(name) if name.ident == "self" => (before.clone(), before.last().cloned()),
            syn::UseTree::Name(name) => (with(&name.ident), Some(name.ident.to_string())),
            syn::UseTree::Rename(name) if name.ident == "self" => {
                (before.clone(), Some(name.rename.to_string()))
            }
            syn::UseTree::Rename(name) => (with(&name.ident), Some(name.rename.to_string())),
            syn::UseTree::Glob(_) => (before.clone(), None),
        };
        self.module.uses.push(Use { scope: self.scope.clone(), names, binds, exported, line });
    }

    /// The paths in the words of a macro.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Names = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.path(&mut path, line);
                        line = name.span().start().line - 1;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' && !path.is_empty() => colons += 1,
                other => {
                    self.path(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.path(&mut path, line);
    }

    fn path(&mut self, names: &mut Names, line: usize) {
        if !names.is_empty() {
            self.module.paths.push((self.scope.clone(), std::mem::take(names), line));
        }
    }
}

/// Whether an item is compiled for tests only.
fn for_tests(attributes: &[syn::Attribute]) -> bool {
    let is_test = |tokens: &TokenStream| {
        let words: Vec<String> = tokens.clone().into_iter().map(|token| token.to_string()).collect();
        words == ["test"] || words.first().is_some_and(|word| word == "all") && words[1].contains("test")
    };
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && is_test(&list.tokens),
        _ => false,
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let (attributes, name): (&[syn::Attribute], Option<&syn::Ident>) = match item {
            syn::Item::Const(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Enum(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Fn(item) => (&item.attrs, Some(&item.sig.ident)),
            syn::Item::Impl(item) => (&item.attrs, None),
            syn::Item::Macro(item) => (&item.attrs, item.ident.as_ref()),
            syn::Item::Mod(item) => (&item.attrs, None),
            syn::Item::Static(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Struct(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Trait(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Type(item) => (&item.attrs, Some(&item.ident)),
            syn::Item::Use(item) => (&item.attrs, None),
            _ => (&[], None),
        };
        if !self.with_tests && for_tests(attributes) {
            self.module.test_lines.push((item.span().start().line - 1, item.span().end().line - 1));
            if let syn::Item::Mod(item) = item {
                let name = self.in_scope(&item.ident);
                self.module.tests.push(name);
            }
            return;
        }
        if let Some(name) = name {
            self.item(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.content.is_some() {
            let name = self.in_scope(&item.ident);
            self.module.inside.insert(name.clone());
            let outer = std::mem::replace(&mut self.scope, name);
            visit::visit_item_mod(self, item);
            self.scope = outer;
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let exported = !matches!(item.vis, syn::Visibility::Inherited);
        self.tree(&item.tree, &Vec::new(), exported);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut names = path.segments.iter().map(|part| part.ident.to_string()).collect();
        self.path(&mut names, path.span().start().line - 1);
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}

/// Where what a crate names is.
struct Map<'m> {
    modules: BTreeMap<Names, usize>,
    items: BTreeMap<Names, usize>,
    /// What a `use` binds, by its name as a path.
    bound: BTreeMap<Names, &'m Use>,
    /// The uses of all that a module holds, by the module they stand in.
    globs: Vec<&'m Use>,
}

impl<'m> Map<'m> {
    fn of(modules: &'m [Module]) -> Map<'m> {
        let mut map = Map {
            modules: BTreeMap::new(),
            items: BTreeMap::new(),
            bound: BTreeMap::new(),
            globs: Vec::new(),
        };
        let in_scope = |scope: &Names, name: &String| scope.iter().chain([name]).cloned().collect::<Names>();
        for (file, module) in modules.iter().enumerate() {
            map.modules.extend(module.inside.iter().map(|name| (name.clone(), file)));
            map.items.extend(module.items.iter().map(|(scope, name)| (in_scope(scope, name), file)));
            for one in &module.uses {
                match &one.binds {
                    Some(name) => drop(map.bound.insert(in_scope(&one.scope, name), one)),
                    None => map.globs.push(one),
                }
            }
        }
        map
    }

    /// A path as it is written in a module, from the crate's root; none if it leads out of the crate.
    fn absolute(&self, scope: &[String], names: &[String], depth: usize) -> Option<Names> {
        if let Some(found) = from_root(scope, names) {
            return Some(found);
        }
        let first: Names = scope.iter().chain(names.first()).cloned().collect();
        let whole = || first.iter().chain(&names[1..]).cloned().collect();
        if self.modules.contains_key(&first) {
            return Some(whole());
        }
        let one = self.bound.get(&first).filter(|_| depth < 8)?;
        let target = self.absolute(&one.scope, &one.names, depth + 1)?;
        Some(target.into_iter().chain(names[1..].iter().cloned()).collect())
    }

    /// The file that holds what a path from the root names.
    fn file_of(&self, names: &[String], depth: usize) -> Option<usize> {
        let deepest = (0..=names.len()).rev().find(|end| self.modules.contains_key(&names[..*end]))?;
        let (module, rest) = names.split_at(deepest);
        let here = self.modules.get(module).copied();
        let Some(end) = (!rest.is_empty()).then_some(deepest + 1) else {
            return self.items.get(names).copied().or(here);
        };
        let name = &names[..end];
        if let Some(file) = self.items.get(name) {
            return Some(*file);
        }
        let beyond = |one: &Use, rest: &[String]| {
            let target = self.absolute(&one.scope, &one.names, 0).filter(|_| depth < 8)?;
            self.file_of(&target.into_iter().chain(rest.iter().cloned()).collect::<Names>(), depth + 1)
        };
        if let Some(one) = self.bound.get(name) {
            return beyond(one, &rest[1..]).or(here);
        }
        let through = self.globs.iter().filter(|one| one.scope == module && one.exported);
        let mut held = through.filter_map(|one| {
            let target =
                self.absolute(&one.scope, &one.names, 0)?.into_iter().chain([rest[0].clone()]).collect();
            self.items.get::<Names>(&target).copied()
        });
        held.next().or(here)
    }
}
