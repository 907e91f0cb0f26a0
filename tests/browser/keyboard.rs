//! The keyboard alone.

use crate::page::{Page, key};

pub(crate) fn needs_no_mouse(page: &Page) {
    page.the("heading", "5 articles");
    // The first stop is the way past the menu.
    page.press(&[key::TAB]);
    assert_eq!(page.focused().label(), "Skip to the page");
    page.press(&[key::ENTER]);
    page.until("the focus on the page's own part", || page.focused().attribute("id") == "main");
    page.press(&["/"]);
    page.until("the focus on the search", || page.focused().attribute("type") == "search");
    page.type_text("Koglweogo");
    page.the("heading", "1 of 5 articles");
    page.press(&[key::ENTER]);
    page.tab_to("civilian militias like the Koglweogo");
    page.press(&[key::ENTER]);
    page.sees("A linked passage is marked below.");
    // A mark opens and closes, and the focus goes along.
    page.tab_to("Mohamed Bazoum");
    page.press(&[key::ENTER]);
    page.the("complementary", "Mohamed Bazoum");
    page.until("the focus in the details", || page.focused().text().contains("Bazoum"));
    page.press(&[key::ESCAPE]);
    page.until("the details closed", || page.all("complementary", "Mohamed Bazoum").is_empty());
    // The views by number, and the sheet of shortcuts.
    let before = page.focused().label();
    page.press(&["?"]);
    // It keeps the focus while it is open, and gives it back.
    page.the("dialog", "Keyboard shortcuts");
    for _ in 0..3 {
        page.press(&[key::TAB]);
        let on =
            "const on = document.activeElement; return on === document.body || on.closest('dialog') !== null";
        assert_eq!(page.run(on, &[]), true, "Tab leaves the list of shortcuts");
    }
    page.press(&[key::ESCAPE]);
    page.until("the sheet closed", || page.all("dialog", "").is_empty());
    page.until("the focus where it was", || page.focused().label() == before);
    page.press(&["3"]);
    page.the("heading", "on the timeline");
    page.press(&["4"]);
    page.the("heading", "Compare two articles");
    page.tab_to("Read side by side");
    page.press(&[key::ENTER]);
    page.the("heading", "The story in facts");
    // Whatever has the focus can be seen to have it.
    page.press(&[key::TAB]);
    let outline =
        page.focused().run("const s = getComputedStyle(element); return s.outlineStyle + s.boxShadow", &[]);
    assert_ne!(outline, "nonenone", "the focus cannot be seen on {:?}", page.focused().label());
}
