//! What a page may run: its Content-Security-Policy, and texts that can stand inside its elements.

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// Text that can stand inside an element of raw text without ending it. What is changed can only stand in strings,
/// comments and patterns of the languages concerned, where the change means the same.
pub(super) fn safe_in<'t>(element: &str, text: &'t str) -> Cow<'t, str> {
    let end = format!("</{element}");
    let mut safe = String::new();
    let mut rest = text;
    while let Some(at) = rest.to_ascii_lowercase().find(&end) {
        let (before, behind) = rest.split_at(at);
        safe.push_str(before);
        safe.push_str("<\\/");
        rest = behind.get(2..).unwrap_or("");
    }
    safe.push_str(rest);
    // `<!--` begins a state in which `<script` would need an end of its own
    Cow::Owned(if element == "script" { safe.replace("<!--", "\\x3c!--") } else { safe })
}

/// The Content-Security-Policy of a page with these scripts and styles inside it.
pub(super) fn policy(scripts: &[&str], styles: &[&str], own: &str) -> String {
    let hashes = |texts: &[&str]| texts.iter().map(|text| sha256(text)).collect::<Vec<_>>().join(" ");
    let elements = format!("{own}{}", hashes(styles));
    let elements = if elements.is_empty() { "'none'" } else { elements.trim_end() };
    format!(
        "default-src 'none'; script-src {own}'wasm-unsafe-eval' {}; style-src {own}'unsafe-inline'; \
         style-src-elem {elements}; style-src-attr 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
         worker-src blob:; \
         base-uri 'none'; form-action 'none'",
        hashes(scripts)
    )
}

/// The hash of a text as a policy gives it.
pub(super) fn sha256(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text.as_bytes())))
}
