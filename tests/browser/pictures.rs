//! The pictures of the documents: every view on a desk, in the dark, on a phone and on paper.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::comparing;
use crate::page::{Form, Page, Window, setting};

/// A set of pictures, one a view, in a folder of its own.
struct Set {
    folder: &'static str,
    window: Window,
    scheme: &'static str,
    /// What the page is shown on, as style sheets call it.
    medium: &'static str,
    /// Width and height, in CSS pixels, where they are not the window's.
    size: Option<(u32, u32)>,
}

const SETS: [Set; 4] = [
    Set { folder: "wide", window: Window::Chromium, scheme: "light", medium: "screen", size: None },
    Set { folder: "dark", window: Window::Chromium, scheme: "dark", medium: "screen", size: None },
    Set { folder: "phone", window: Window::Phone, scheme: "light", medium: "screen", size: None },
    // the first sheet of A4
    Set {
        folder: "print",
        window: Window::Chromium,
        scheme: "light",
        medium: "print",
        size: Some((794, 1123)),
    },
];

/// How much of a picture may be lost, and how large it is beside what it shows: letters can be read, and a set stays small.
const QUALITY: u32 = 40;
const SCALE: f64 = 0.75;

/// The views: name, address, and the role and name of what shows that it stands. `{article}`, `{entity}` and `{compare}` are
/// found in the page.
const VIEWS: [(&str, &str, &str, &str); 16] = [
    ("front", "", "heading", "5 articles"),
    ("articles", "/articles", "heading", "5 articles"),
    ("search", "/articles?q=attack&show=lines", "heading", "of 5 articles"),
    ("article", "{article}", "article", ""),
    ("timeline", "/timeline", "heading", "on the timeline"),
    ("timeline-chart", "/timeline?lanes=entity", "application", "Timeline chart"),
    ("entities", "/entities", "table", "Entities of the articles"),
    ("entity", "{entity}", "heading", "Names used"),
    ("network", "/network", "group", "Who appears with whom"),
    ("compare", "{compare}", "region", "The story in facts"),
    ("compare-texts", "{compare}?tab=texts", "group", "Passages"),
    ("coverage", "/coverage", "heading", "in 5 articles"),
    ("questions", "/coverage?tab=claims", "heading", "Questions in 5 articles"),
    ("notebook", "/notebook", "heading", "Notebook: 1 passage"),
    ("own", "/own", "heading", ""),
    ("about", "/about", "heading", ""),
];

/// Takes all sets.
pub(crate) fn take() {
    for set in SETS {
        let page = Page::open(Form::Site, set.window, "");
        page.the("heading", "5 articles");
        let [article, entity, compare] = addresses();
        page.go(&article);
        pin(&page);
        resize(&page, &set);
        for (name, address, role, what) in VIEWS {
            let address = address.replace("{article}", &article).replace("{entity}", &entity);
            page.go(&address.replace("{compare}", &compare));
            // what stands on the screen alone is waited for there
            show(&page, set.scheme, "screen");
            page.the(role, what);
            show(&page, set.scheme, set.medium);
            picture(&page, &set, name);
        }
    }
}

/// The addresses of an article, of a name and of a comparison.
fn addresses() -> [String; 3] {
    let page = Page::open(Form::Site, Window::Desk, "/articles?q=Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.the("article", "").the("heading", "").the("link", "").click();
    page.the("button", "Clear all").click();
    page.until("no search in the address", || !page.route().contains("q="));
    let article = page.route();
    page.go("/entities");
    page.the("link", "Ibrahim Traoré").click();
    page.the("heading", "Names used");
    let entity = page.route();
    page.go("/compare");
    comparing::open(&page);
    let compare = page.route().split('?').next().unwrap_or_default().to_owned();
    [article, entity, compare]
}

/// Pins a passage of the article that is open.
fn pin(page: &Page) {
    page.the("button", "Pin to notebook");
    let choose = "const range = document.createRange(); const text = document.querySelector('.prose p');
        range.selectNodeContents(text); getSelection().removeAllRanges(); getSelection().addRange(range)";
    page.run(choose, &[]);
    page.the("button", "Pin to notebook").click();
    page.sees("Pinned.");
}

/// Shows the page in a scheme, on a medium.
fn show(page: &Page, scheme: &str, medium: &str) {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": medium, "features": features }));
}

/// Gives the window the size that a set asks for.
fn resize(page: &Page, set: &Set) {
    if let Some((width, height)) = set.size {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }
}

/// Writes a picture of what the window shows.
fn picture(page: &Page, set: &Set, name: &str) {
    page.run("getSelection().removeAllRanges(); document.activeElement?.blur(); scrollTo(0, 0)", &[]);
    let size = page.run("return [innerWidth, innerHeight, devicePixelRatio]", &[]);
    let of = |at: usize| size[at].as_f64().unwrap_or_default();
    let scale = SCALE * (2.0 / of(2)).min(1.0);
    let clip = json!({ "x": 0, "y": 0, "width": of(0), "height": of(1), "scale": scale });
    let taken: Value = page
        .devtools("Page.captureScreenshot", &json!({ "format": "webp", "quality": QUALITY, "clip": clip }));
    let bytes = STANDARD.decode(taken["data"].as_str().unwrap_or_default()).expect("a picture in base64");
    let folder = Path::new(&setting("PARALLAX_PICTURES")).join(set.folder);
    fs::create_dir_all(&folder).expect("the folder of the pictures can be made");
    fs::write(folder.join(format!("{name}.webp")), bytes).expect("the picture can be written");
}
