//! A `WebDriver` client: sessions, elements, scripts and keys, over HTTP to chromedriver or geckodriver.
//!
//! It speaks the W3C protocol and Chromium's two additions, the logs and the `DevTools` commands. It must not know
//! the page under test.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

/// The member under which `WebDriver` hands out an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser: where its driver listens, and its program.
pub(crate) enum Browser {
    Chromium { driver: String, program: String },
    Firefox { driver: String, program: String },
}

/// A browser window of its own, closed when dropped.
pub(crate) struct Session {
    agent: ureq::Agent,
    url: String,
    /// Whether it has Chromium's additions.
    has_more: bool,
    /// Firefox's driver opens one window at a time.
    _turn: Option<MutexGuard<'static, ()>>,
}

/// Whose turn it is with Firefox.
static FIREFOX: Mutex<()> = Mutex::new(());

/// An element of the page, as long as the page keeps it.
#[derive(Clone, Debug)]
pub(crate) struct ElementId(String);

impl ElementId {
    /// The element that a script returned.
    pub(crate) fn of(value: &Value) -> Option<ElementId> {
        Some(ElementId(value.get(ELEMENT)?.as_str()?.to_owned()))
    }

    /// The element as an argument of a script.
    pub(crate) fn as_argument(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

impl Session {
    /// Opens a window of the size given, in CSS pixels. `touch` makes it a phone's.
    pub(crate) fn open(browser: &Browser, size: (u32, u32), touch: bool) -> Session {
        let (driver, capabilities) = match browser {
            Browser::Chromium { driver, program } => (driver, chromium(program, size, touch)),
            Browser::Firefox { driver, program } => (driver, firefox(program, size)),
        };
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_mins(2)))
            .build()
            .new_agent();
        let turn = matches!(browser, Browser::Firefox { .. })
            .then(|| FIREFOX.lock().unwrap_or_else(PoisonError::into_inner));
        let mut session = Session {
            agent,
            url: format!("{driver}/session"),
            has_more: matches!(browser, Browser::Chromium { .. }),
            _turn: turn,
        };
        let opened = session.post("", &capabilities);
        let id = opened["sessionId"].as_str().expect("the driver names the session it opened");
        session.url = format!("{driver}/session/{id}");
        session
    }

    /// Goes to an address and waits for its load event.
    pub(crate) fn go(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    /// The address of the page.
    pub(crate) fn url(&self) -> String {
        self.get("/url").as_str().unwrap_or_default().to_owned()
    }

    /// One step back in the history.
    pub(crate) fn back(&self) {
        self.post("/back", &json!({}));
    }

    /// One step forward in the history.
    pub(crate) fn forward(&self) {
        self.post("/forward", &json!({}));
    }

    /// Loads the page again.
    pub(crate) fn reload(&self) {
        self.post("/refresh", &json!({}));
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        self.try_run(script, args).unwrap_or_else(|error| panic!("{error}"))
    }

    /// The same, with what went wrong.
    pub(crate) fn try_run(&self, script: &str, args: &[Value]) -> Result<Value, String> {
        self.try_post("/execute/sync", &json!({ "script": script, "args": args }))
    }

    /// Runs the body of a function whose last argument is a callback, and returns what the callback gets.
    pub(crate) fn run_async(&self, script: &str, args: &[Value]) -> Value {
        self.post("/execute/async", &json!({ "script": script, "args": args }))
    }

    /// Clicks the middle of an element, as a person would: scrolled to, visible, and not covered.
    pub(crate) fn click(&self, element: &ElementId) -> Result<(), String> {
        self.try_post(&format!("/element/{}/click", element.0), &json!({})).map(drop)
    }

    /// Types into an element.
    pub(crate) fn type_into(&self, element: &ElementId, text: &str) {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text }));
    }

    /// Presses keys wherever the focus is, one after the other, holding the first while it is a modifier.
    pub(crate) fn press(&self, keys: &[&str]) {
        let one = |kind: &str, key: &&str| json!({ "type": kind, "value": key });
        let down = keys.iter().map(|key| one("keyDown", key));
        let up = keys.iter().rev().map(|key| one("keyUp", key));
        let actions: Vec<Value> = down.chain(up).collect();
        self.post("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": actions }] }));
    }

    /// Drags the mouse from one place of the window to another, in CSS pixels.
    pub(crate) fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let at = |(x, y): (f64, f64), duration: u32| json!({ "type": "pointerMove", "duration": duration, "x": x.round() as i64, "y": y.round() as i64 });
        let middle = (f64::midpoint(from.0, to.0), f64::midpoint(from.1, to.1));
        let actions = json!([
            at(from, 0),
            { "type": "pointerDown", "button": 0 },
            at(middle, 60),
            at(to, 60),
            { "type": "pointerUp", "button": 0 },
        ]);
        let pointer = json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.post("/actions", &json!({ "actions": [pointer] }));
    }

    /// Moves the mouse over a place of the window.
    pub(crate) fn hover(&self, (x, y): (f64, f64)) {
        let to =
            json!({ "type": "pointerMove", "duration": 50, "x": x.round() as i64, "y": y.round() as i64 });
        self.post("/actions", &json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": [to] }] }));
    }

    /// A picture of the window, as PNG in base64.
    pub(crate) fn picture(&self) -> String {
        self.get("/screenshot").as_str().unwrap_or_default().to_owned()
    }

    /// The entries of a log since it was last read; only Chromium gives logs.
    pub(crate) fn log(&self, kind: &str) -> Vec<Value> {
        if !self.has_more {
            return Vec::new();
        }
        match self.post("/se/log", &json!({ "type": kind })) {
            Value::Array(entries) => entries,
            other => panic!("the log `{kind}` is no list: {other}"),
        }
    }

    /// Sends a command of the `DevTools` protocol, which only Chromium has.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Value {
        assert!(self.has_more, "this journey is one for Chromium alone");
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": params }))
    }

    fn get(&self, path: &str) -> Value {
        let answer = self.agent.get(format!("{}{path}", self.url)).call();
        value_of(answer).unwrap_or_else(|error| panic!("GET {path}: {error}"))
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        self.try_post(path, body).unwrap_or_else(|error| panic!("POST {path}: {error}"))
    }

    fn try_post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let request = self.agent.post(format!("{}{path}", self.url)).content_type("application/json");
        value_of(request.send(body.to_string()))
    }
}

/// What is asked of Chromium.
fn chromium(program: &str, (width, height): (u32, u32), touch: bool) -> Value {
    let size = format!("--window-size={width},{height}");
    let args = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--no-default-browser-check",
        "--hide-scrollbars",
        "--force-prefers-reduced-motion",
        "--lang=en-GB",
        &size,
    ];
    let mut options = json!({ "binary": program, "args": args });
    if touch {
        let screen = json!({ "width": width, "height": height, "pixelRatio": 2, "touch": true });
        options["mobileEmulation"] = json!({ "deviceMetrics": screen });
    }
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": options,
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    } } })
}

/// What is asked of Firefox.
fn firefox(program: &str, (width, height): (u32, u32)) -> Value {
    let args = ["-headless", &format!("--width={width}"), &format!("--height={height}")];
    let prefs = json!({
        "ui.prefersReducedMotion": 1,
        "intl.accept_languages": "en-GB",
        "accessibility.tabfocus": 7,
        "datareporting.policy.dataSubmissionEnabled": false,
        "app.normandy.enabled": false,
    });
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "firefox",
        "moz:firefoxOptions": { "binary": program, "args": args, "prefs": prefs },
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    } } })
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.agent.delete(self.url.clone()).call();
    }
}

/// The `value` of an answer, or the error that it reports.
fn value_of(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, String> {
    let mut answer = answer.map_err(|error| format!("the driver does not answer: {error}"))?;
    let text = answer
        .body_mut()
        .with_config()
        .limit(64 << 20)
        .read_to_string()
        .map_err(|error| error.to_string())?;
    let mut body: Value = serde_json::from_str(&text).map_err(|error| format!("{error} in {text}"))?;
    let value = body["value"].take();
    match value.get("error").and_then(Value::as_str) {
        Some(error) => Err(format!("{error}: {}", value["message"].as_str().unwrap_or_default())),
        None => Ok(value),
    }
}
