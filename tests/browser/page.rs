//! The page under test as a reader meets it: by role, label and text, never by class or id.
//!
//! Whoever looks for something waits for it, at most [`PATIENCE`]. A page that has finished its journey must have
//! been quiet: no warning or error on the console, no request but for its own files.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::driver::{Browser, ElementId, Session};

/// How long a reader waits for something to appear.
const PATIENCE: Duration = Duration::from_secs(15);

const FIND: &str = include_str!("find.js");

/// The two forms in which the site is delivered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// `dist/`, on a server, below a path.
    Site,
    /// `parallax.html`, opened from the disk.
    File,
    /// The same, made from articles full of what could break a page.
    Hostile,
    /// A site whose corpus was cut short on its way.
    Damaged,
    /// `dist/index.html`, opened from the disk, as it is not meant to be.
    Folder,
}

/// The window that a reader has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    Desk,
    /// The same, for what Firefox's driver cannot do.
    Chromium,
    Phone,
    /// As wide as [`Window::Desk`], in Firefox.
    Firefox,
}

impl Window {
    /// The browser of the window.
    pub(crate) fn browser(self) -> Browser {
        match self {
            Window::Desk | Window::Chromium | Window::Phone => {
                Browser::Chromium { driver: setting("PARALLAX_DRIVER"), program: setting("PARALLAX_CHROME") }
            }
            Window::Firefox => Browser::Firefox {
                driver: setting("PARALLAX_FIREFOX_DRIVER"),
                program: setting("PARALLAX_FIREFOX"),
            },
        }
    }
}

/// An open page.
pub(crate) struct Page {
    session: Session,
    base: String,
}

/// An element of a page.
pub(crate) struct Element<'a> {
    page: &'a Page,
    id: ElementId,
}

/// Keys that have no character, as `WebDriver` names them.
pub(crate) mod key {
    pub(crate) const TAB: &str = "\u{e004}";
    pub(crate) const ENTER: &str = "\u{e007}";
    pub(crate) const ESCAPE: &str = "\u{e00c}";
    pub(crate) const LEFT: &str = "\u{e012}";
    pub(crate) const RIGHT: &str = "\u{e014}";
    pub(crate) const DOWN: &str = "\u{e015}";
    pub(crate) const END: &str = "\u{e010}";
    pub(crate) const HOME: &str = "\u{e011}";
}

pub(crate) fn setting(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: these tests are run by `cargo xtask test browser`"))
}

impl Page {
    /// Opens a window on a route, such as `/timeline`; the empty route is the bare address.
    pub(crate) fn open(form: Form, window: Window, route: &str) -> Page {
        let page = Page::window(form, window);
        page.go(route);
        page
    }

    /// Opens a window and goes nowhere yet.
    pub(crate) fn window(form: Form, window: Window) -> Page {
        let (size, touch) = match window {
            Window::Desk | Window::Chromium | Window::Firefox => ((1440, 900), false),
            Window::Phone => ((390, 844), true),
        };
        let base = match form {
            Form::Site => setting("PARALLAX_SITE"),
            Form::File => format!("file://{}", setting("PARALLAX_FILE")),
            Form::Hostile => format!("file://{}", setting("PARALLAX_HOSTILE")),
            Form::Damaged => setting("PARALLAX_DAMAGED"),
            Form::Folder => {
                format!("file://{}", setting("PARALLAX_FILE").replace("parallax.html", "index.html"))
            }
        };
        Page { session: Session::open(&window.browser(), size, touch), base }
    }

    /// Opens a page that was kept as a file, in a window of its own.
    pub(crate) fn saved(file: &Path) -> Page {
        let session = Session::open(&Window::Chromium.browser(), (1440, 900), false);
        let page = Page { session, base: format!("file://{}", file.display()) };
        page.go("");
        page
    }

    /// Chooses files in the first field that the selector finds.
    pub(crate) fn choose_files(&self, selector: &str, files: &[PathBuf]) {
        let found = self.run("return document.querySelector(arguments[0])", &[json!(selector)]);
        let field = ElementId::of(&found).expect("there is a field for files");
        let paths: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
        self.session.type_into(&field, &paths.join("\n"));
    }

    /// Catches what the page hands over as a file, in place of letting the browser keep it.
    pub(crate) fn catch_downloads(&self) {
        let script = "window.caught = null; HTMLAnchorElement.prototype.click = function () {};
            URL.createObjectURL = (blob) => { window.caught = blob; return 'blob:caught'; };";
        self.run(script, &[]);
    }

    /// What was caught, waited for.
    pub(crate) fn downloaded(&self) -> Vec<u8> {
        self.patiently("a file to be handed over", || {
            self.run("return window.caught !== null", &[]) == json!(true)
        });
        let script = "const done = arguments[0]; const reader = new FileReader();
            reader.onload = () => done(reader.result.split(',')[1]); reader.readAsDataURL(window.caught);";
        let text = self.session.run_async(script, &[]);
        STANDARD.decode(text.as_str().expect("a file in base64")).expect("base64")
    }

    /// Waits, longer than a reader would for something to appear, for work that takes a while.
    pub(crate) fn patiently(&self, what: &str, mut condition: impl FnMut() -> bool) {
        let end = Instant::now() + 4 * PATIENCE;
        while !condition() {
            assert!(Instant::now() < end, "waited in vain for {what}; the page says:\n{}", self.text());
            sleep(Duration::from_millis(100));
        }
    }

    /// Goes to a route as a reader does who follows a link from elsewhere, and waits for the app.
    pub(crate) fn go(&self, route: &str) {
        let hash = if route.is_empty() { String::new() } else { format!("#{route}") };
        self.session.go(&format!("{}{hash}", self.base));
        self.opens();
    }

    /// Goes to the page and looks at it at once, whether the app comes or not.
    pub(crate) fn peek(&self) {
        self.session.go(&self.base);
    }

    /// Waits until the app has taken over from the first view, or that says why it cannot.
    fn opens(&self) {
        let script = "return document.documentElement.dataset.opening === 'failed' ||
            document.querySelector('main, [role=alert]') && !document.querySelector('.opening')";
        self.patiently("the page to open", || self.run(script, &[]) == json!(true));
    }

    /// Asks something of the browser itself.
    pub(crate) fn devtools(&self, command: &str, params: &Value) -> Value {
        self.session.devtools(command, params)
    }

    /// How far what was seen has moved since the page came, as browsers measure it.
    pub(crate) fn layout_shift(&self) -> f64 {
        let script = "const done = arguments[0]; let sum = 0;
            new PerformanceObserver((list) => { for (const e of list.getEntries()) sum += e.value; })
                .observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => done(sum), 500)";
        self.session.run_async(script, &[]).as_f64().expect("a sum")
    }

    /// The address after the `#`.
    pub(crate) fn route(&self) -> String {
        // an address that asks for nothing may end in the sign that it asks with
        let route = |(_, route): (&str, &str)| route.trim_end_matches('?').to_owned();
        self.session.url().split_once('#').map(route).unwrap_or_default()
    }

    /// The whole address, to be copied and opened elsewhere.
    pub(crate) fn address(&self) -> String {
        self.session.url()
    }

    pub(crate) fn back(&self) {
        self.session.back();
    }

    pub(crate) fn forward(&self) {
        self.session.forward();
    }

    pub(crate) fn reload(&self) {
        self.session.reload();
        self.opens();
    }

    /// Runs the body of a function in the page.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        self.session.run(script, args)
    }

    /// Unfolds what is folded, once it is there: the part of the program that draws it may still be on its way.
    pub(crate) fn unfold(&self, selector: &str) {
        let script = "const [selector] = arguments;
            const folded = document.querySelector(selector);
            if (folded) folded.open = true;
            return folded !== null";
        self.until(&format!("{selector} to unfold"), || self.run(script, &[selector.into()]) == true);
    }

    /// Waits until something holds; `what` says what that is.
    pub(crate) fn wait<T>(&self, what: &str, mut probe: impl FnMut() -> Option<T>) -> T {
        let end = Instant::now() + PATIENCE;
        loop {
            if let Some(found) = probe() {
                return found;
            }
            assert!(
                Instant::now() < end,
                "waited in vain for {what}; the page at {} says:\n{}",
                self.address(),
                self.text()
            );
            sleep(Duration::from_millis(40));
        }
    }

    /// Waits until a condition holds.
    pub(crate) fn until(&self, what: &str, mut condition: impl FnMut() -> bool) {
        self.wait(what, || condition().then_some(()));
    }

    /// The text that a reader sees.
    pub(crate) fn text(&self) -> String {
        self.run("return document.body.innerText", &[]).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the reader sees this text.
    pub(crate) fn sees(&self, text: &str) {
        self.until(&format!("the text {text:?}"), || self.text().contains(text));
    }

    /// The visible elements of a role whose name is, or else holds, the one given; at once, perhaps none.
    pub(crate) fn all(&self, role: &str, name: &str) -> Vec<Element<'_>> {
        self.find(role, name, Value::Null)
    }

    /// The first such element, waited for.
    pub(crate) fn the(&self, role: &str, name: &str) -> Element<'_> {
        self.wait(&format!("a {role} named {name:?}"), || self.all(role, name).into_iter().next())
    }

    fn find(&self, role: &str, name: &str, within: Value) -> Vec<Element<'_>> {
        let found = self.run(FIND, &[json!(role), json!(name), within]);
        let ids = found.as_array().map(Vec::as_slice).unwrap_or_default();
        ids.iter().filter_map(ElementId::of).map(|id| Element { page: self, id }).collect()
    }

    /// Presses keys where the focus is; a modifier comes first and is held.
    pub(crate) fn press(&self, keys: &[&str]) {
        self.session.press(keys);
    }

    /// The element that has the focus.
    pub(crate) fn focused(&self) -> Element<'_> {
        let found = self.run("return document.activeElement", &[]);
        let id = ElementId::of(&found).expect("a document always has an active element");
        Element { page: self, id }
    }

    /// Moves the focus on by the Tab key until it is on an element whose text or label holds `name`.
    pub(crate) fn tab_to(&self, name: &str) -> Element<'_> {
        for _ in 0..150 {
            self.press(&[key::TAB]);
            let label = self.focused().label();
            // A label is short; the whole page, which has the focus when nothing else has, says everything.
            if label.len() < 300 && label.contains(name) {
                return self.focused();
            }
        }
        panic!("150 times Tab never reached {name:?}; the page says:\n{}", self.text());
    }

    /// Drags the mouse between two places of the window.
    pub(crate) fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        self.session.drag(from, to);
    }

    /// Clicks a place of the window.
    pub(crate) fn click_at(&self, at: (f64, f64)) {
        self.session.drag(at, at);
    }

    /// Types where the focus is.
    pub(crate) fn type_text(&self, text: &str) {
        for sign in text.chars() {
            self.press(&[&sign.to_string()]);
        }
    }

    /// The visible controls, other than words inside a text, that are under 24 CSS pixels in either direction.
    pub(crate) fn small_targets(&self) -> Vec<String> {
        let script = "return [...document.querySelectorAll('button, select, input, summary, [role=button]')]
            .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('p, li, td, blockquote, dd'))
            .map((e) => [e, (e.type === 'checkbox' || e.type === 'radio') && e.closest('label') ? e.closest('label').getBoundingClientRect() : e.getBoundingClientRect()])
            .filter(([, r]) => r.width > 1 && (r.height < 24 || r.width < 24))
            .map(([e, r]) => `${e.getAttribute('aria-label') || e.innerText || e.type} (${Math.round(r.width)} by ${Math.round(r.height)})`)";
        let found = self.run(script, &[]);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Sets the colour scheme that the reader prefers.
    pub(crate) fn prefer_scheme(&self, scheme: &str) {
        let feature = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.session.devtools("Emulation.setEmulatedMedia", &feature);
    }

    /// How far the page is wider than its window, in CSS pixels.
    pub(crate) fn overflow(&self) -> i64 {
        let script = "const page = document.scrollingElement; return page.scrollWidth - page.clientWidth";
        self.run(script, &[]).as_i64().expect("a width")
    }

    /// Writes a picture of the window.
    pub(crate) fn picture(&self, file: &Path) {
        let bytes = STANDARD.decode(self.session.picture()).expect("a picture comes in base64");
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).expect("the folder of the pictures can be made");
        }
        fs::write(file, bytes).expect("the picture can be written");
    }

    /// Writes a picture for whoever looks into a failure.
    pub(crate) fn trace(&self, name: &str) -> PathBuf {
        let file = Path::new(&setting("PARALLAX_TRACES")).join(format!("{name}.png"));
        self.picture(&file);
        file
    }

    /// Fails on every barrier that axe-core finds, however it rates it.
    pub(crate) fn is_accessible(&self) {
        let axe = fs::read_to_string(setting("PARALLAX_AXE")).expect("axe-core is installed");
        self.run(&axe, &[]);
        let script = "const done = arguments[0];
            axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations
                .map((v) => `${v.id} (${v.impact}): ${v.help}: ` + v.nodes.slice(0, 6).map((n) => `${n.target.join(' ')} [${n.any.concat(n.all).map((c) => c.message).join('; ')}]`).join(' | '))),
                (error) => done([String(error)]));";
        let found = self.session.run_async(script, &[]);
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert!(found.is_empty(), "barriers at {}:\n{}", self.address(), found.join("\n"));
    }

    /// Fails on anything that the console or the network should not have seen since the last call.
    pub(crate) fn was_quiet(&self) {
        let noise = |entry: &Value| {
            let level = entry["level"].as_str().unwrap_or("");
            (level == "SEVERE" || level == "WARNING")
                .then(|| format!("{level}: {}", entry["message"].as_str().unwrap_or("")))
        };
        let console: Vec<String> = self.session.log("browser").iter().filter_map(noise).collect();
        assert!(console.is_empty(), "the console says:\n{}", console.join("\n"));

        let requested = |entry: &Value| {
            let event: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
            let event = &event["message"];
            (event["method"] == "Network.requestWillBeSent")
                .then(|| event["params"]["request"]["url"].as_str().map(str::to_owned))?
        };
        let own = |url: &String| {
            url.starts_with(&self.base)
                || ["data:", "blob:", "about:", "chrome:"].iter().any(|scheme| url.starts_with(scheme))
        };
        let foreign: Vec<String> =
            self.session.log("performance").iter().filter_map(requested).filter(|url| !own(url)).collect();
        assert!(foreign.is_empty(), "requests for what is not the page's own:\n{}", foreign.join("\n"));
    }
}

impl<'a> Element<'a> {
    /// Clicks it, waiting for it to stand still and uncovered.
    pub(crate) fn click(&self) {
        let mut last = String::new();
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            match self.page.session.click(&self.id) {
                Ok(()) => return,
                Err(error) => last = error,
            }
            sleep(Duration::from_millis(40));
        }
        panic!("{:?} cannot be clicked: {last}", self.text());
    }

    /// Types into it.
    pub(crate) fn type_text(&self, text: &str) {
        self.page.session.type_into(&self.id, text);
    }

    /// Replaces the value of a field as a reader would, and lets the page know.
    pub(crate) fn fill(&self, text: &str) {
        self.run("element.focus(); element.select?.()", &[]);
        self.type_text(text);
    }

    /// Gives a field a value at once, as a picker of dates does, and lets the page know.
    pub(crate) fn set(&self, value: &str) {
        let script = "element.focus(); element.value = arguments[1];
            element.dispatchEvent(new Event('input', { bubbles: true }));
            element.dispatchEvent(new Event('change', { bubbles: true }))";
        self.run(script, &[json!(value)]);
    }

    /// Chooses an option of a select element by its text.
    pub(crate) fn choose(&self, option: &str) {
        let script = "const option = [...element.options].find((o) => o.text.includes(arguments[1]));
            if (!option) return false;
            element.value = option.value;
            element.dispatchEvent(new Event('input', { bubbles: true }));
            element.dispatchEvent(new Event('change', { bubbles: true }));
            return true";
        assert_eq!(self.run(script, &[json!(option)]), json!(true), "there is no option {option:?}");
    }

    /// The text of it that a reader sees.
    pub(crate) fn text(&self) -> String {
        self.run("return element.innerText ?? element.textContent", &[])
            .as_str()
            .unwrap_or_default()
            .trim()
            .to_owned()
    }

    /// Its label or else its text.
    pub(crate) fn label(&self) -> String {
        let script =
            "return element.getAttribute('aria-label') || element.labels?.[0]?.innerText || element.innerText
            || element.textContent || element.title || element.placeholder || ''";
        self.run(script, &[]).as_str().unwrap_or_default().trim().to_owned()
    }

    /// An attribute, empty when it has none.
    pub(crate) fn attribute(&self, name: &str) -> String {
        self.run("return element.getAttribute(arguments[1]) ?? ''", &[json!(name)])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// A property of the element's object, such as `checked` or `value`.
    pub(crate) fn property(&self, name: &str) -> Value {
        self.run("return element[arguments[1]]", &[json!(name)])
    }

    /// The elements of a role inside it.
    pub(crate) fn all(&self, role: &str, name: &str) -> Vec<Element<'a>> {
        self.page.find(role, name, self.id.as_argument())
    }

    /// The first such element, waited for.
    pub(crate) fn the(&self, role: &str, name: &str) -> Element<'a> {
        self.page.wait(&format!("a {role} named {name:?} inside"), || self.all(role, name).into_iter().next())
    }

    /// Left, top, width and height in the window, after scrolling it into view.
    pub(crate) fn place(&self) -> (f64, f64, f64, f64) {
        self.run("element.scrollIntoView({ block: 'center', behavior: 'instant' })", &[]);
        self.rect()
    }

    /// Left, top, width and height in the window as it is.
    pub(crate) fn rect(&self) -> (f64, f64, f64, f64) {
        let script = "const r = element.getBoundingClientRect(); return [r.left, r.top, r.width, r.height]";
        let place = self.run(script, &[]);
        let number = |at: usize| place[at].as_f64().unwrap_or(f64::NAN);
        (number(0), number(1), number(2), number(3))
    }

    /// Rests the mouse on its middle.
    pub(crate) fn hover(&self) {
        let (left, top, width, height) = self.place();
        self.page.session.hover((left + width / 2.0, top + height / 2.0));
    }

    /// Whether any of it is inside the window.
    pub(crate) fn in_view(&self) -> bool {
        let script = "const r = element.getBoundingClientRect();
            return r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth && r.height > 0";
        self.run(script, &[]) == json!(true)
    }

    /// Runs the body of a function in which `element` is this one; its further arguments start at 1. An element that
    /// the page has drawn anew since it was found has nothing more to say: the result is null.
    pub(crate) fn run(&self, script: &str, args: &[Value]) -> Value {
        let all: Vec<Value> = std::iter::once(self.id.as_argument()).chain(args.iter().cloned()).collect();
        match self.page.session.try_run(&format!("const element = arguments[0]; {script}"), &all) {
            Err(error) if error.starts_with("stale element") => Value::Null,
            outcome => outcome.unwrap_or_else(|error| panic!("{error}")),
        }
    }
}
