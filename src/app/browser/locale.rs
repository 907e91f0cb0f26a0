//! How the browser's languages write days and numbers.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;

use super::window;
use crate::wording::{Piece, Style};

/// How the browser is set to write days and numbers, in digits and the calendar that the page knows.
pub(crate) fn style() -> Option<Style> {
    let languages: Array = window()?.navigator().languages();
    let dates = |options: &[(&str, &str)]| {
        let fixed = [("calendar", "gregory"), ("numberingSystem", "latn"), ("timeZone", "UTC")];
        let format = Intl::DateTimeFormat::new(&languages, &object(options.iter().chain(&fixed)));
        move |month: u32| parts(&format.format_to_parts(&day(month)))
    };
    let long = dates(&[("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    let short = dates(&[("day", "numeric"), ("month", "short"), ("year", "numeric")]);
    let month = dates(&[("month", "long"), ("year", "numeric")]);
    let name = |parts: Vec<(String, String)>| {
        parts.into_iter().find(|(kind, _)| kind == "month").map(|(_, name)| name).unwrap_or_default()
    };
    let digits = object([("numberingSystem", "latn"), ("useGrouping", "always")].iter());
    let number = parts(&Intl::NumberFormat::new(&languages, &digits).format_to_parts(12_345.6));
    let sign = |kind: &str| number.iter().find(|(of, _)| of == kind).map(|(_, sign)| sign.clone());
    Some(Style {
        day: pieces(long(4)),
        month: pieces(month(4)),
        months: (0..12).map(|n| name(long(n))).collect(),
        short_months: (0..12).map(|n| name(short(n))).collect(),
        thousands: sign("group").unwrap_or_default(),
        tenths: sign("decimal").unwrap_or_else(|| ".".to_owned()),
    })
}

/// The 8th of a month, from 0.
fn day(month: u32) -> Date {
    Date::new(&JsValue::from_f64(Date::utc(2025.0, f64::from(month)) + 7.5 * 86_400_000.0))
}

fn object<'a>(options: impl Iterator<Item = &'a (&'a str, &'a str)>) -> Object {
    let object = Object::new();
    for (key, value) in options {
        let _ = Reflect::set(&object, &(*key).into(), &(*value).into());
    }
    object
}

/// The parts of something formatted: kind and words.
fn parts(list: &Array) -> Vec<(String, String)> {
    let text = |part: &JsValue, key: &str| {
        Reflect::get(part, &key.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
    };
    list.iter().map(|part| (text(&part, "type"), text(&part, "value"))).collect()
}

fn pieces(parts: Vec<(String, String)>) -> Vec<Piece> {
    let piece = |(kind, words): (String, String)| match kind.as_str() {
        "day" if words.len() > 1 => Piece::TwoDigitDay,
        "day" => Piece::Day,
        "month" if words.bytes().all(|byte| byte.is_ascii_digit()) => Piece::TwoDigitMonth,
        "month" => Piece::Month,
        "year" => Piece::Year,
        _ => Piece::Words(words),
    };
    parts.into_iter().map(piece).collect()
}
