//! Readers' own articles: brought along, corrected, kept as a file, and opened from it again.

use std::fs;
use std::path::{Path, PathBuf};

use crate::page::{Page, setting};

/// Where the invented articles lie.
fn newsroom() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus/newsroom").canonicalize();
    let folder = folder.expect("the invented articles are there");
    let files = fs::read_dir(&folder).expect("the folder can be read");
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|file| file.file_name().is_some_and(|name| name != "README.md"));
    files.sort();
    files
}

/// Brings files along, and waits until they are read.
fn bring(page: &Page, files: &[PathBuf], articles: &str) {
    page.choose_files(".own-choose input", files);
    read(page, articles);
}

fn read(page: &Page, articles: &str) {
    page.patiently("the articles to be read", || {
        page.all("heading", articles).len() == 1 && !page.all("link", "See what they tell").is_empty()
    });
}

/// The bytes of what a button hands over.
fn saved(page: &Page, button: &str) -> Vec<u8> {
    page.patiently("the work to be done", || {
        page.run("return !document.querySelector('.own-task')", &[]) == true
    });
    page.catch_downloads();
    page.the("button", button).click();
    page.downloaded()
}

/// Keeps a page as a file, and opens that in a window of its own.
fn reopened(page: &Page, name: &str) -> Page {
    let bytes = saved(page, "One page");
    let file = Path::new(&setting("PARALLAX_TRACES")).join(name);
    fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
    fs::write(&file, bytes).expect("the page can be written");
    Page::saved(&file)
}

pub(crate) fn makes_a_page_of_files_that_can_be_opened_added_to_and_saved_again(page: &Page) {
    page.the("heading", "Your articles");
    // what cannot be read is said, and takes away nothing that is shown
    let empty = Path::new(&setting("PARALLAX_TRACES")).join("empty.txt");
    fs::create_dir_all(empty.parent().expect("a folder")).expect("the folder can be made");
    fs::write(&empty, "").expect("the file can be written");
    page.choose_files(".own-choose input", &[empty]);
    page.patiently("the file to be refused", || {
        page.run(
            "return !document.querySelector('.own-task') && document.body.innerText.includes('empty.txt')",
            &[],
        ) == true
    });
    assert_eq!(page.run("return document.title.includes('Sahel')", &[]), true);
    bring(page, &newsroom(), "8 articles");
    assert_eq!(page.the("textbox", "Outlet of ferry-ledger.txt").property("value"), "Northern Ledger");
    // byte for byte what the command made of the same files
    let example = PathBuf::from(setting("PARALLAX_FILE")).with_file_name("example-1.plx");
    let of_command = fs::read(example).expect("the site has an example");
    assert!(saved(page, "The packed corpus") == of_command, "the page and the command make different bytes");
    page.the("link", "See what they tell").click();
    page.the("heading", "8 articles from 4 outlets");
    page.the("link", "Your articles").click();

    let kept = reopened(page, "kept.html");
    kept.the("heading", "8 articles from 4 outlets");
    kept.go("/own");
    kept.run("document.querySelector('.own-paste').open = true", &[]);
    kept.run("document.getElementById('own-text').focus()", &[]);
    kept.type_text("Ferry\n\nNobody was hurt in Oslo.");
    kept.run("document.querySelector('input[name=own-to]:not(:checked)').click()", &[]);
    kept.the("button", "Read it").click();
    read(&kept, "9 articles");
    let again = reopened(&kept, "kept-again.html");
    again.the("heading", "9 articles");
    again.go("/articles?q=Oslo");
    again.the("heading", "1 of 9 articles");
    again.was_quiet();
    kept.was_quiet();
}

pub(crate) fn takes_what_is_dropped(page: &Page) {
    page.the("heading", "Your articles");
    page.run(
        "const files = new DataTransfer();
         files.items.add(new File(['Bridge opens\\n\\nThe bridge in Oslo opened on 3 May 2024.'], 'bridge.txt'));
         files.items.add(new File(['\\u0000\\u0001'], 'picture.jpg'));
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));",
        &[],
    );
    read(page, "1 article");
    // what could not be read is said, and costs nothing else
    page.sees("picture.jpg");
    // what belongs to an earlier drop is put away when the next comes
    drop_texts(page, &[("quay.txt", "Quay opens\n\nThe quay of Tema opened on 6 March 2024, a clerk said.")]);
    read(page, "2 articles");
    page.sees("From what was brought before: 1");
    page.until("the earlier message to be put away", || !page.text().contains("picture.jpg"));
    page.unfold("details.own-before");
    page.sees("picture.jpg");
    page.the("textbox", "Outlet of bridge.txt").type_text("The Post");
    page.the("button", "Apply 1 change").click();
    page.patiently("the change to be applied", || page.all("button", "Apply 1 change").is_empty());
    page.go("/articles");
    page.sees("The Post");
}

pub(crate) fn corrects_a_name_and_takes_it_back(page: &Page) {
    page.the("link", "Ibrahim Traoré").click();
    page.unfold("details.correct");
    page.the("textbox", "Call it").type_text("Captain Traoré");
    page.the("textbox", "Why, for the readers").type_text("as he is called");
    page.the("button", "Rename").click();
    // the reader stays with whom they renamed
    page.patiently("the name on its page", || !page.all("heading", "Captain Traoré").is_empty());
    page.until("the address of the name", || page.route() == "/entity/captain-traore");
    page.the("link", "Your articles").click();
    page.sees("“Ibrahim Traoré” is called “Captain Traoré”: as he is called");
    let toml = String::from_utf8(saved(page, "Your corrections")).expect("TOML is text");
    assert!(toml.contains("[[rename]]") && toml.contains("to = \"Captain Traoré\""), "{toml}");
    page.the("button", "Undo").click();
    page.patiently("the correction to be gone", || page.text().contains("None yet."));
    page.the("link", "Entities").click();
    page.sees("Ibrahim Traoré");
    page.until("the name as it was", || !page.text().contains("Captain Traoré"));
}

/// The words of an article, selected as a reader does who drags over them.
fn select(page: &Page, words: &str) {
    page.until("the text", || page.run("return document.querySelector('.prose') !== null", &[]) == true);
    page.run(
        "const [words] = arguments;
         const walk = document.createTreeWalker(document.querySelector('.prose'), NodeFilter.SHOW_TEXT);
         for (let node = walk.nextNode(); node; node = walk.nextNode()) {
           const at = node.data.indexOf(words);
           if (at < 0) continue;
           getSelection().setBaseAndExtent(node, at, node, at + words.length);
           break;
         }
         document.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));",
        &[words.into()],
    );
}

pub(crate) fn corrects_words_speakers_and_differences(page: &Page) {
    page.the("heading", "Your articles");
    page.run(
        "const files = new DataTransfer();
         const add = (name, text) => files.items.add(new File([text], name));
         add('north.txt', 'Aurora sinks\\n\\nThe ferry Aurora sank off Bergen on Sunday. The coast guard said that 80 people died.\\n\\n“The doors were open,” Anna Berg said. Berg is the captain.');
         add('south.txt', 'Aurora lost\\n\\nOn Sunday the ferry Aurora sank off Bergen. The coast guard said that 53 people died. Tom Hale, the owner, left the town.');
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));",
        &[],
    );
    read(page, "2 articles");
    page.go("/article/north");
    select(page, "captain");
    page.the("button", "Mark “captain” as a name or date…").click();
    page.the("textbox", "It is a name of").type_text("The Captain");
    page.the("button", "Mark").click();
    page.patiently("the name to be marked", || !page.all("link", "captain").is_empty());
    // by keyboard it is written
    page.the("button", "Mark a missed name or date").click();
    page.the("textbox", "The words, as they stand in the text").type_text("coast guard");
    page.sees("They stand there once.");
    page.the("button", "Close the details").click();
    page.the("link", "captain").click();
    page.unfold(".inspector details.correct");
    page.the("button", "It is no name here: leave it out").click();
    page.patiently("the name to be gone", || page.all("link", "captain").is_empty());

    page.run(
        "[...document.querySelectorAll('.prose .sentence')].find(one => one.textContent.includes('doors')).click()",
        &[],
    );
    page.unfold(".inspector details.correct");
    page.the("textbox", "It is said by").type_text("Tom Hale");
    page.the("button", "Set").click();
    page.patiently("the speaker to be set", || {
        page.run("return !document.querySelector('.inspector, .at-work')", &[]) == true
    });

    page.go("/compare/north/south");
    page.patiently("the comparison", || page.text().contains("How many died"));
    page.unfold("details.ruling");
    page.the("button", "Not a difference: How many died").click();
    page.patiently("the difference to be gone", || {
        page.text().contains("1 difference was dismissed by the editor and is not shown.")
    });

    page.go("/own");
    page.sees("History: 5 changes");
    let toml = String::from_utf8(saved(page, "Your corrections")).expect("TOML is text");
    for table in ["[[mention]]", "[[speaker]]", "[[difference]]", "[[history]]"] {
        assert!(toml.contains(table), "{toml}");
    }
    let lines = String::from_utf8(saved(page, "What was found, as data")).expect("JSON is text");
    assert_eq!(lines.lines().count(), 2);
    assert!(lines.contains("\"speaker\":\"Tom Hale\""), "{lines}");
    page.the("button", "Undo").click();
    page.patiently("the difference to be open again", || page.text().contains("History: 6 changes"));
    page.was_quiet();
}

/// Drops texts on the page, under their names.
fn drop_texts(page: &Page, files: &[(&str, &str)]) {
    page.run(
        "const files = new DataTransfer();
         for (const [name, text] of arguments[0]) files.items.add(new File([text], name));
         document.querySelector('.drop').dispatchEvent(
           new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));",
        &[serde_json::json!(files)],
    );
}

pub(crate) fn marks_a_date_that_was_missed(page: &Page) {
    page.the("heading", "Your articles");
    let text = "Bridge opens\n\nThe bridge in Oslo opened on the feast of the harbour. Nobody was hurt.";
    drop_texts(page, &[("bridge.txt", text)]);
    read(page, "1 article");
    page.go("/article/bridge");
    select(page, "the feast of the harbour");
    page.the("button", "Mark “the feast of the harbour” as a name or date…").click();
    let means = "Or it is a date, and means (2024-03-05, 2024-03, 2024)";
    page.the("textbox", means).type_text("in May");
    page.sees("Write a day as 2024-03-05");
    page.the("textbox", means).fill("2024-05-03");
    page.the("textbox", "Why, for the readers").type_text("the programme says so");
    page.the("button", "Mark the date").click();
    page.patiently("the date to be marked", || !page.all("link", "the feast of the harbour").is_empty());
    page.the("link", "the feast of the harbour").click();
    page.sees("Set by the curator: the programme says so");
    page.go("/own");
    let toml = String::from_utf8(saved(page, "Your corrections")).expect("TOML is text");
    for line in
        ["[[date]]", "words = \"the feast of the harbour\"", "value = \"2024-05-03\"", "missed = true"]
    {
        assert!(toml.contains(line), "{line} in {toml}");
    }
    page.the("button", "Undo").click();
    page.patiently("the correction to be gone", || page.text().contains("None yet."));
    page.go("/article/bridge");
    page.until("the date to be gone", || page.all("link", "the feast of the harbour").is_empty());
    page.was_quiet();
}

pub(crate) fn parts_a_name_that_two_have(page: &Page) {
    page.the("heading", "Your articles");
    let north = "Aurora sinks\n\nThe ferry Aurora sank off Bergen. “The doors were open,” Anna Berg said. Anna Berg is the captain.";
    let south = "Choir sings\n\nThe choir of Anna Berg sang in Oslo on Sunday. Anna Berg is a teacher.";
    drop_texts(page, &[("north.txt", north), ("south.txt", south)]);
    read(page, "2 articles");
    page.go("/article/south");
    page.run("document.querySelector('.prose .mark.person').click()", &[]);
    page.run("document.querySelector('.inspector details.correct').open = true", &[]);
    page.the("textbox", "It names").type_text("Anna Berg the Teacher");
    page.the("checkbox", "Every mention of “Anna Berg” in this article").click();
    page.the("button", "Set").click();
    page.patiently("the name to be parted", || {
        page.run("return !document.querySelector('.inspector, .at-work')", &[]) == true
    });
    page.go("/entities");
    page.sees("Anna Berg the Teacher");
    page.go("/own");
    let toml = String::from_utf8(saved(page, "Your corrections")).expect("TOML is text");
    for line in ["[[split]]", "article = \"south.txt\"", "to = \"Anna Berg the Teacher\""] {
        assert!(toml.contains(line), "{line} in {toml}");
    }
    let found = String::from_utf8(saved(page, "What was found, as data")).expect("JSON is text");
    let of = |id: &str| found.lines().find(|line| line.contains(id)).unwrap_or_default().to_owned();
    assert!(of("south.txt").contains("\"entity\":\"Anna Berg the Teacher\""), "{found}");
    assert!(!of("north.txt").contains("the Teacher"), "{found}");
    page.was_quiet();
}

pub(crate) fn keeps_a_corpus_in_the_browser(page: &Page) {
    page.the("heading", "Your articles");
    bring(page, &newsroom()[..2], "2 articles");
    page.the("textbox", "Keep what is shown as").fill("Ferries");
    page.the("button", "Keep").click();
    page.patiently("it to be kept", || page.text().contains("is kept in this browser"));
    page.reload();
    page.the("button", "Show what is kept").click();
    page.patiently("what is kept", || !page.all("button", "Open Ferries").is_empty());
    page.the("button", "Open Ferries").click();
    page.patiently("the corpus to be opened", || page.all("heading", "2 articles").len() == 1);
}

pub(crate) fn looks_at_the_other_corpus(page: &Page) {
    page.the("link", "Two stories, four newsrooms").click();
    page.patiently("the other corpus", || page.all("heading", "8 articles from 4 outlets").len() == 1);
    // it has an address, on every page of it, and is there again when that is loaded anew
    page.until("the address of it", || page.route() == "/?example=1");
    page.the("link", "Articles").click();
    page.until("the address of its list", || page.route() == "/articles?example=1");
    page.reload();
    page.patiently("the list of the other corpus", || page.text().contains("Ferry sinks off Zadar, 31 dead"));
    page.until("the address as it was", || page.route() == "/articles?example=1");
    // back leads to the page's own
    page.the("link", "Your articles").click();
    page.the("link", "what this page came with").click();
    page.the("heading", "5 articles");
    page.until("the address of the page's own", || page.route() == "/");
    page.back();
    page.patiently("the other corpus again", || page.route() == "/own?example=1");
    page.sees("Two stories, four newsrooms (shown now)");
    // what the reader brings along has no address, and no link takes it away
    drop_texts(page, &[("quay.txt", "Quay opens\n\nThe quay of Tema opened on 6 March 2024, a clerk said.")]);
    read(page, "1 article");
    page.until("the address without it", || page.route() == "/own");
    page.go("/?example=1");
    page.until("the address without it", || page.route() == "/");
    page.the("heading", "1 article");
    page.go("/?example=7");
    page.until("the address without it", || page.route() == "/");
    page.was_quiet();
}
