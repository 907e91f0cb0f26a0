//! The pictures of the gallery: every group of components, in two widths and two themes.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use crate::driver::Session;
use crate::page::{Window, setting};

/// The highest picture that is taken of one group, in CSS pixels.
const HIGHEST: f64 = 12_000.0;

/// Takes them, and fails where a group is wider than its window.
pub(crate) fn take() {
    let folder = setting("PARALLAX_GALLERY");
    let mut wide = Vec::new();
    for width in [1280_u32, 390] {
        let session = Session::open(&Window::Chromium.browser(), (width, 900), width < 400);
        for theme in ["light", "dark"] {
            session.go(&format!("file://{folder}/{theme}.html"));
            let script = "return [...document.querySelectorAll('section.specimens')].map((group) => {
                const box = group.getBoundingClientRect();
                return [group.id, box.left + scrollX, box.top + scrollY, box.width, box.height, group.scrollWidth];
            })";
            let groups = session.run(script, &[]);
            let groups = groups.as_array().map(Vec::as_slice).unwrap_or_default();
            assert!(!groups.is_empty(), "{theme}.html has no group");
            for group in groups {
                let name = group[0].as_str().unwrap_or_default();
                let number = |at: usize| group[at].as_f64().unwrap_or_default();
                if number(5) > number(3) + 1.0 {
                    wide.push(format!("{name} at {width}"));
                }
                let clip = json!({ "x": number(1), "y": number(2), "width": number(3), "height": number(4).min(HIGHEST), "scale": 1 });
                let params = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
                let picture = session.devtools("Page.captureScreenshot", &params);
                let bytes = STANDARD
                    .decode(picture["data"].as_str().unwrap_or_default())
                    .expect("a picture in base64");
                fs::write(Path::new(&folder).join(format!("{name}-{width}-{theme}.png")), bytes)
                    .expect("the picture can be written");
            }
        }
    }
    assert!(wide.is_empty(), "wider than the window: {}", wide.join(", "));
}
