//! What is drawn, saved as a picture: as SVG, with its colours and letters written into it, and as PNG.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::Element;

use super::handing::give_file;
use super::{document, download, window};

/// What a style sheet says of a drawing, and the file has to say by itself.
const STYLES: [&str; 10] = [
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
];

/// Saves the drawing that `selector` finds first as SVG.
pub(crate) fn save_svg(selector: &str, name: &str) {
    if let Some((svg, ..)) = written(selector) {
        download(name, "image/svg+xml", &svg);
    }
}

/// Saves it as PNG, twice as large as it is shown.
pub(crate) fn save_png(selector: &str, name: &'static str) {
    let save = || -> Option<()> {
        let (svg, width, height) = written(selector)?;
        let image = construct("Image")?;
        let drawn = image.clone();
        let done = Closure::once_into_js(move || {
            let _ = paint(&drawn, width, height, name);
        });
        Reflect::set(&image, &"onload".into(), &done).ok()?;
        let address = format!("data:image/svg+xml,{}", String::from(js_sys::encode_uri_component(&svg)));
        Reflect::set(&image, &"src".into(), &address.into()).ok()?;
        Some(())
    };
    let _ = save();
}

/// Paints an image and hands it over.
fn paint(image: &JsValue, width: f64, height: f64, name: &str) -> Option<()> {
    let canvas: JsValue = document()?.create_element("canvas").ok()?.into();
    let set = |name: &str, value: f64| Reflect::set(&canvas, &name.into(), &(value * 2.0).into()).ok();
    set("width", width)?;
    set("height", height)?;
    let context = call(&canvas, "getContext", &js_sys::Array::of1(&"2d".into()))?;
    let (wide, high) = ((width * 2.0).into(), (height * 2.0).into());
    call(&context, "drawImage", &js_sys::Array::of5(image, &0.into(), &0.into(), &wide, &high))?;
    let url = call(&canvas, "toDataURL", &js_sys::Array::of1(&"image/png".into()))?.as_string()?;
    give_file(name, &url)
}

/// The drawing as a file, with its width and height.
fn written(selector: &str) -> Option<(String, f64, f64)> {
    let svg = document()?.query_selector(selector).ok()??;
    let copy = svg.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
    let all = |element: &Element| {
        let list = element.query_selector_all("*").ok();
        let list = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |n| list.item(n)));
        list.filter_map(|node| node.dyn_into::<Element>().ok()).collect::<Vec<_>>()
    };
    for (from, to) in all(&svg).iter().zip(all(&copy)) {
        let style = window()?.get_computed_style(from).ok()??;
        for name in STYLES {
            if let Ok(value) = style.get_property_value(name) {
                let _ = to.set_attribute(name, &value);
            }
        }
    }
    let rect = svg.get_bounding_client_rect();
    let paper = window()?
        .get_computed_style(&document()?.body()?.into())
        .ok()??
        .get_property_value("background-color")
        .ok()?;
    let (width, height) = (rect.width().round(), rect.height().round());
    let sheet = document()?.create_element_ns(Some("http://www.w3.org/2000/svg"), "rect").ok()?;
    for (element, name, value) in [
        (&sheet, "fill", paper),
        (&sheet, "width", "100%".to_owned()),
        (&sheet, "height", "100%".to_owned()),
        (&copy, "width", (width as u32).to_string()),
        (&copy, "height", (height as u32).to_string()),
    ] {
        element.set_attribute(name, &value).ok()?;
    }
    copy.insert_before(&sheet, copy.first_child().as_ref()).ok()?;
    let serializer = construct("XMLSerializer")?;
    let file = call(&serializer, "serializeToString", &js_sys::Array::of1(&copy))?.as_string()?;
    Some((file, width, height))
}

/// A new object of a class of the browser's.
fn construct(class: &str) -> Option<JsValue> {
    let class = Reflect::get(&window()?.into(), &class.into()).ok()?.dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &js_sys::Array::new()).ok()
}

fn call(object: &JsValue, name: &str, args: &js_sys::Array) -> Option<JsValue> {
    let function = Reflect::get(object, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.apply(object, args).ok()
}
