//! Files that a reader chooses or drops on the page, folders with all that lies in them.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, DataTransferItemList, DragEvent, Event, File, FileSystemDirectoryEntry, FileSystemEntry,
    FileSystemFileEntry, HtmlInputElement,
};

use super::worker::Attachment;

/// A file that a reader chose.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    /// Its path below the folder that was chosen, with slashes.
    pub(crate) name: String,
    /// What that folder is called; nothing where there is none.
    pub(crate) folder: String,
    /// Whether it was chosen by itself, not with a folder.
    pub(crate) asked: bool,
    file: File,
}

impl Chosen {
    /// How many bytes it has.
    pub(crate) fn size(&self) -> f64 {
        self.file.size()
    }

    /// The file, for a program that reads it.
    pub(crate) fn attachment(&self) -> Attachment {
        Attachment(self.file.clone().into())
    }

    fn of(path: &str, file: File) -> Chosen {
        // the folder itself is no part of the names, as long as they are told apart without it
        match path.split_once('/') {
            Some((folder, below)) => {
                Chosen { name: below.to_owned(), folder: folder.to_owned(), asked: false, file }
            }
            None => Chosen { name: path.to_owned(), folder: String::new(), asked: true, file },
        }
    }
}

/// The files of a field for files, which is emptied, so that the same files can be chosen again.
pub(crate) fn chosen(event: &Event) -> Vec<Chosen> {
    let field = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(field) = field else { return Vec::new() };
    let files = files_of(field.files());
    field.set_value("");
    files
}

fn files_of(list: Option<web_sys::FileList>) -> Vec<Chosen> {
    let files = list.into_iter().flat_map(|list| (0..list.length()).filter_map(move |n| list.get(n)));
    let path = |file: &File| {
        // only set where a folder was chosen, and not known to web-sys
        let path =
            js_sys::Reflect::get(file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name())
    };
    files.map(|file| Chosen::of(&path(&file), file)).collect()
}

/// Whether something that is dragged over the page is files.
pub(crate) fn drags_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.includes(&"Files".into(), 0))
}

/// The files that are dropped, and those in the folders that are dropped. What is dropped is taken at once, as the
/// browser forgets it; folders are read after that.
pub(crate) fn dropped(event: &DragEvent) -> impl Future<Output = Vec<Chosen>> + use<> {
    let data = event.data_transfer();
    let items = data.as_ref().map(DataTransfer::items);
    let entry = |n: u32| items.as_ref()?.get(n)?.webkit_get_as_entry().ok()?;
    let count = items.as_ref().map_or(0, DataTransferItemList::length);
    let entries: Vec<FileSystemEntry> = (0..count).filter_map(entry).collect();
    let files = if entries.is_empty() { files_of(data.and_then(|data| data.files())) } else { Vec::new() };
    async move {
        let mut all = files;
        // several things at once are as if they lay in one folder
        let many = entries.len() > 1;
        let mut open: Vec<(FileSystemEntry, String)> = entries
            .into_iter()
            .map(|entry| {
                let name = entry.name();
                let above = if many && entry.is_directory() { format!("/{name}") } else { name };
                (entry, above)
            })
            .collect();
        while let Some((entry, path)) = open.pop() {
            if entry.is_directory() {
                let below = children(entry.unchecked_ref()).await;
                open.extend(below.into_iter().map(|child| {
                    let path = format!("{path}/{}", child.name());
                    (child, path)
                }));
            } else if let Some(file) = file_of(entry.unchecked_ref()).await {
                all.push(Chosen::of(&path, file));
            }
        }
        all
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Option<File> {
    let promise = js_sys::Promise::new(&mut |done, failed| {
        entry.file_with_callback_and_callback(&done, &failed);
    });
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// What lies in a folder. Browsers give it in pieces.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let promise = js_sys::Promise::new(&mut |done, failed| {
            let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
        });
        let Ok(piece) = JsFuture::from(promise).await else { break };
        let piece = js_sys::Array::from(&piece);
        if piece.length() == 0 {
            break;
        }
        all.extend(piece.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
    all
}
