//! The files of the page: each in an element of the page, or beside it.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, ReadableStream, ReadableWritablePair, Response};

use super::{Refusal, element, window};
use crate::contract::{ENDINGS, EXAMPLE, PART_NAME, PROGRAMS, Program, SHELL, TITLE, WASM_ELEMENT};
use crate::corpus::Part;
use crate::wording;

/// Bytes that the browser keeps, outside the memory of this program, which never shrinks again.
#[derive(Clone, Debug)]
pub struct Bytes(pub(super) js_sys::ArrayBuffer);

impl Bytes {
    /// No bytes.
    pub(crate) fn empty() -> Bytes {
        Bytes(js_sys::ArrayBuffer::new(0))
    }

    /// A copy of bytes of this program.
    pub(crate) fn of(bytes: &[u8]) -> Bytes {
        Bytes(js_sys::Uint8Array::from(bytes).buffer())
    }

    /// A copy of parts, one behind the other, each of which is let go when it is copied.
    pub(crate) fn joined(parts: Vec<Part>) -> Bytes {
        let all = js_sys::Uint8Array::new_with_length(parts.iter().map(|part| part.len() as u32).sum());
        let mut at = 0;
        for part in parts {
            for window in part.windows() {
                let end = at + window.len() as u32;
                all.subarray(at, end).copy_from(&window);
                at = end;
            }
        }
        Bytes(all.buffer())
    }

    /// Another copy.
    pub(crate) fn copy(&self) -> Bytes {
        Bytes(self.0.slice(0))
    }

    /// A copy in the memory of this program.
    pub(crate) fn to_vec(&self) -> Vec<u8> {
        js_sys::Uint8Array::new(&self.0).to_vec()
    }
}

/// A file of the page: from the element `id` of the page where there is one (base64), else from the file `path`
/// beside the page. Gzip is unpacked by the browser.
pub(crate) async fn read(id: &str, path: &str) -> Result<Bytes, Refusal> {
    let packed = match element(id).and_then(|element| element.text_content()) {
        Some(text) => {
            from_base64(&text).ok_or_else(|| format!("{id}, inside this page, is damaged (not base64)"))?
        }
        None => fetch(path).await?,
    };
    let bytes = js_sys::Uint8Array::new(&packed);
    let is_gzip = bytes.length() > 1 && bytes.get_index(0) == 0x1f && bytes.get_index(1) == 0x8b;
    if is_gzip && !js_sys::Reflect::has(&js_sys::global(), &"DecompressionStream".into()).unwrap_or(false) {
        return Err(wording::TOO_OLD.to_owned());
    }
    Ok(Bytes(if is_gzip { gunzip(bytes).await.ok_or_else(|| damaged(path))? } else { packed }))
}

/// The titles of the other corpora that the page offers to look at.
pub(crate) fn examples() -> Vec<String> {
    let title = |n: usize| element(&format!("{EXAMPLE}{n}"))?.get_attribute(TITLE);
    (1..).map_while(title).collect()
}

/// The example of that number, from 1.
pub(crate) async fn example(number: u32) -> Result<Bytes, Refusal> {
    let id = format!("{EXAMPLE}{number}");
    if element(&id).is_none() {
        return Err(format!("this page offers no other corpus of the number {number}"));
    }
    match told(&id) {
        // it is named, not held
        Some(file) => read("", &file).await,
        None => read(&id, "the other corpus").await,
    }
}

/// Whether a program lies beside the page or in it; yes where there is no page, as in tests.
pub(crate) fn has(program: Program) -> bool {
    super::document().is_none() || told(program.meta).is_some() || element(program.elements[0]).is_some()
}

/// The script and the wasm of a program beside the page.
pub(crate) async fn program(program: Program) -> Result<[Bytes; 2], Refusal> {
    // Inside one file they have no name of their own, but one to be spoken of.
    let name = told(program.meta).unwrap_or_else(|| program.name.to_owned());
    let [script, wasm] = program.elements;
    let script = read(script, &format!("{name}{}", ENDINGS[0])).await?;
    Ok([script, read(wasm, &format!("{name}{}", ENDINGS[1])).await?])
}

/// What this page was made of, in the order in which the maker takes it: the page itself, its style, its script, its
/// wasm, the programs beside it, and the parts of its own that come later, each behind its name.
pub(crate) async fn parts() -> Result<Vec<Bytes>, Refusal> {
    let of = |selector: &str, attribute: &str| {
        let found = super::document()?.query_selector(selector).ok()??;
        found.get_attribute(attribute)
    };
    let inside = |selector: &str| super::document()?.query_selector(selector).ok()??.text_content();
    // the element of that id names it in the one form, and holds it in the other
    let html = match told(SHELL) {
        Some(name) => read("", &name).await?,
        None => read(SHELL, "the page's shell").await?,
    };
    let mut parts = vec![html];
    // the page in one file holds them, the other names them
    if let Some(style) = of("link[rel=stylesheet]", "href") {
        parts.push(read("", &style).await?);
        for selector in ["link[rel=modulepreload]", "link[rel=preload][type='application/wasm']"] {
            let name = of(selector, "href").ok_or("this page does not name its parts")?;
            parts.push(read("", &name).await?);
        }
    } else {
        for selector in ["head style", "script[type=module]"] {
            let text = inside(selector).ok_or("this page does not hold its parts")?;
            parts.push(Bytes::of(text.as_bytes()));
        }
        parts.push(read(WASM_ELEMENT, "its wasm").await?);
    }
    for one in PROGRAMS {
        parts.extend(program(one).await?);
    }
    for (id, name) in elements_with(PART_NAME) {
        let bytes = match told(&id) {
            Some(file) => read("", &file).await?,
            None => read(&id, &name).await?,
        };
        parts.extend([Bytes::of(name.as_bytes()), bytes]);
    }
    Ok(parts)
}

/// The ids of the elements that have this attribute, with what it says, as they stand in the page.
fn elements_with(attribute: &str) -> Vec<(String, String)> {
    let found =
        super::document().and_then(|document| document.query_selector_all(&format!("[{attribute}]")).ok());
    let Some(found) = found else { return Vec::new() };
    let elements = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into::<Element>().ok());
    elements.filter_map(|element| Some((element.id(), element.get_attribute(attribute)?))).collect()
}

fn damaged(path: &str) -> Refusal {
    format!("{path} is damaged: it could not be unpacked")
}

/// What the page says of itself in its `<meta>` element of that id, where it has one.
pub(crate) fn told(id: &str) -> Option<String> {
    element(id)?.get_attribute("content")
}

fn from_base64(text: &str) -> Option<js_sys::ArrayBuffer> {
    let binary = window()?.atob(text.trim()).ok()?;
    // `atob` gives one character a byte.
    let bytes: Vec<u8> = binary.chars().map(|c| c as u8).collect();
    Some(js_sys::Uint8Array::from(bytes.as_slice()).buffer())
}

async fn fetch(path: &str) -> Result<js_sys::ArrayBuffer, Refusal> {
    let hint =
        "If you opened this page from a file, open parallax.html instead: it holds everything in itself.";
    let window = window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(path))
        .await
        .map_err(|_| format!("the file {path} beside this page could not be read. {hint}"))?;
    let response: Response = response.dyn_into().map_err(|_| "the browser gave no answer".to_owned())?;
    if !response.ok() {
        return Err(format!("the file {path} beside this page could not be read ({}).", response.status()));
    }
    read_whole(&response).await.ok_or_else(|| format!("the file {path} broke off while it was read"))
}

async fn gunzip(packed: js_sys::Uint8Array) -> Option<js_sys::ArrayBuffer> {
    let blob = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&packed)).ok()?;
    // web-sys keeps this interface behind an unstable flag; the browsers do not.
    let gunzip = js_sys::Reflect::get(&js_sys::global(), &"DecompressionStream".into()).ok()?;
    let gunzip: js_sys::Function = gunzip.dyn_into().ok()?;
    let pair = js_sys::Reflect::construct(&gunzip, &js_sys::Array::of1(&"gzip".into())).ok()?;
    let stream: ReadableStream = blob.stream().pipe_through(pair.unchecked_ref::<ReadableWritablePair>());
    let response = Response::new_with_opt_readable_stream(Some(&stream)).ok()?;
    read_whole(&response).await
}

async fn read_whole(response: &Response) -> Option<js_sys::ArrayBuffer> {
    JsFuture::from(response.array_buffer().ok()?).await.ok()?.dyn_into().ok()
}
