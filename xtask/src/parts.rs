//! The page's program, cut: what opens the page, and the parts that are fetched later.
//!
//! Trunk compiles the program and assembles the shell. Where it was compiled for that (`--cfg parts`), its code is cut here
//! at the functions of `src/app/pages/parts.rs`, the first of the pieces goes through wasm-bindgen in the place of the
//! whole, and each goes through wasm-opt. What fetches the pieces becomes a piece of the page's script: the page holds them
//! in itself or names them, as it does with all else that it needs, so that one file can hold it all.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::run::{command, root, run, target};
use crate::tools;

/// What wasm-opt is asked for, for size.
const SMALL: [&str; 4] = ["--low-memory-unused", "-Oz", "--reorder-functions", "--strip-producers"];

/// Fetches a piece, in the page's script.
const FETCH: &str = r#"
async function part(name) {
  const element = document.getElementById(`parallax-part-${name}`);
  if (element.content) {
    const response = await fetch(`./${element.content}`);
    if (!response.ok) throw new Error(`${element.content}: ${response.status}`);
    return response.arrayBuffer();
  }
  const packed = Uint8Array.from(atob(element.textContent.trim()), (c) => c.charCodeAt(0));
  const plain = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(plain).arrayBuffer();
}
"#;

/// Puts the pieces into the shell, in the place of the whole; `small` calls wasm-opt.
pub(crate) fn cut(shell: &Path, small: bool) -> Result<()> {
    let folder = target().join("parts");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let whole = target().join(tools::WASM).join("wasm/explorer.wasm");
    let whole = fs::read(&whole).with_context(|| format!("{} cannot be read", whole.display()))?;
    let main = folder.join("main.wasm");
    let mut options = wasm_split_cli_support::Options::new(&whole);
    (options.output_dir, options.main_out_path, options.main_module) = (&folder, &main, "./explorer.js");
    wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("the page's program cannot be cut into parts: {error:#}"))?;

    let mut bindgen = command(root().join(".tools/bin/wasm-bindgen"));
    bindgen.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "explorer"]);
    run(bindgen.arg("--out-dir").arg(&folder).arg(&main))?;

    let named = |ending: &str| -> Result<PathBuf> {
        let files = fs::read_dir(shell)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        let is_it = |path: &PathBuf| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("explorer-") && name.ends_with(ending)
        };
        files.into_iter().find(is_it).with_context(|| format!("the shell has no explorer-*{ending}"))
    };
    let script = joined(
        &fs::read_to_string(folder.join("explorer.js"))?,
        &fs::read_to_string(folder.join("__wasm_split.js"))?,
    )?;
    fs::write(named(".js")?, script)?;
    optimise(&folder.join("explorer_bg.wasm"), &named("_bg.wasm")?, small)?;
    let mut pieces = 0;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("split_") || name.starts_with("chunk_") {
            let own = name.trim_start_matches("split_").replace("chunk_", "shared-");
            optimise(&path, &shell.join(format!("part-{own}")), small)?;
            pieces += 1;
        }
    }
    ensure!(pieces > 0, "the page's program was not compiled to be cut into parts");
    Ok(())
}

fn optimise(from: &Path, to: &Path, small: bool) -> Result<()> {
    if !small {
        fs::copy(from, to)?;
        return Ok(());
    }
    let mut opt = command("wasm-opt");
    opt.env("PATH", tools::path()?);
    run(opt.args(SMALL).args(["--enable-simd", "--strip-debug"]).arg(from).arg("-o").arg(to))
}

/// The page's script with what fetches the pieces, in one.
fn joined(script: &str, link: &str) -> Result<String> {
    // what the script imports of the other stands in it from now on, by the same names
    let import = |line: &&str| line.starts_with("import ") && line.contains("__wasm_split.js");
    let names: Vec<&str> =
        script.lines().filter(import).filter_map(|line| line.split_whitespace().nth(3)).collect();
    ensure!(!names.is_empty(), "wasm-bindgen wrote a script that does not ask for the parts");
    let rest: String = script.lines().filter(|line| !import(line)).flat_map(|line| [line, "\n"]).collect();
    let mut offered = Vec::new();
    let mut fetches = String::new();
    for line in link.lines().filter(|line| !line.starts_with("import ")) {
        let line = match line.strip_prefix("export const ") {
            Some(constant) => {
                offered.extend(constant.split_whitespace().next());
                format!("const {constant}")
            }
            None => line.to_owned(),
        };
        fetches.push_str(&line);
        fetches.push('\n');
    }
    let mut out = String::new();
    let mut behind = fetches.as_str();
    while let Some((before, rest)) = behind.split_once("fetch(new URL(\"./") {
        let (file, rest) = rest
            .split_once(".wasm\", import.meta.url))")
            .context("the script that fetches the parts is not as expected")?;
        let name = file.trim_start_matches("split_").replace("chunk_", "shared-");
        out.push_str(before);
        out.push_str(&format!("part(\"{name}\")"));
        behind = rest;
    }
    out.push_str(behind);
    let fetches = out.replace(
        "WebAssembly.instantiateStreaming(src, imports)",
        "WebAssembly.instantiate(await src, imports)",
    );
    ensure!(
        !fetches.contains("import.meta") && !fetches.contains("Streaming"),
        "the script that fetches the parts is not as expected"
    );
    let offers = offered.join(", ");
    let parts: Vec<String> = names.iter().map(|name| format!("const {name} = {{ {offers} }};\n")).collect();
    Ok(format!("{rest}{FETCH}{fetches}{}", parts.concat()))
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn the_script_holds_what_fetches_the_parts() {
        let script = "import * as import1 from \"./__wasm_split.js\"\nfunction initSync() {}\nexport { initSync, init as default };\n";
        let link = "import { initSync } from \"./explorer.js\";\n\
                    const __chunk_4 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_4.wasm\", import.meta.url));\n\
                    \u{20}   return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}, []);\n\
                    export const __load_own = wrap(() => { fetch(new URL(\"./split_own.wasm\", import.meta.url)) });\n";
        let script = joined(script, link).unwrap();
        assert!(!script.contains("import ") && script.contains("export { initSync"), "{script}");
        assert!(script.contains("part(\"shared-4\")") && script.contains("part(\"own\")"), "{script}");
        assert!(script.contains("WebAssembly.instantiate(await src, imports)"), "{script}");
        assert!(script.contains("const import1 = { __load_own };"), "{script}");
    }

    #[test]
    fn a_script_of_another_make_is_refused() {
        assert!(joined("function initSync() {}\n", "").is_err());
        let script = "import * as import1 from \"./__wasm_split.js\"\n";
        assert!(joined(script, "load(import.meta.url)\n").is_err());
    }
}
