//! The shelf: corpora that the browser keeps for the reader, in its own database (`IndexedDB`), each under a name.
//!
//! It may be full, or forbidden: then what could not be kept is said, and nothing that is kept is lost.

use idb::{Database, DatabaseEvent as _, Factory, ObjectStoreParams, Query, TransactionMode};
use wasm_bindgen::JsValue;

use super::Refusal;

const BASE: &str = "parallax";
const STORE: &str = "corpora";

async fn open() -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(BASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(base) = event.database() {
            // it is there already where another version made it
            let _ = base.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

fn refused(error: idb::Error) -> Refusal {
    format!("this browser keeps nothing for this page ({error})")
}

/// Keeps bytes under a name, in the place of what was kept under it.
pub(crate) async fn put(name: &str, bytes: &[u8]) -> Result<(), Refusal> {
    let put = async {
        let base = open().await?;
        let transaction = base.transaction(&[STORE], TransactionMode::ReadWrite)?;
        let value = js_sys::Uint8Array::from(bytes);
        transaction.object_store(STORE)?.put(&value, Some(&JsValue::from_str(name)))?.await?;
        transaction.commit()?.await?;
        base.close();
        Ok::<(), idb::Error>(())
    };
    put.await.map_err(refused)
}

/// What is kept under a name.
pub(crate) async fn get(name: &str) -> Result<Option<Vec<u8>>, Refusal> {
    let get = async {
        let base = open().await?;
        let transaction = base.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let key = Query::Key(JsValue::from_str(name));
        let value = transaction.object_store(STORE)?.get(key)?.await?;
        base.close();
        Ok::<_, idb::Error>(value.map(|value| js_sys::Uint8Array::new(&value).to_vec()))
    };
    get.await.map_err(refused)
}

/// Forgets what is kept under a name.
pub(crate) async fn remove(name: &str) -> Result<(), Refusal> {
    let remove = async {
        let base = open().await?;
        let transaction = base.transaction(&[STORE], TransactionMode::ReadWrite)?;
        transaction.object_store(STORE)?.delete(Query::Key(JsValue::from_str(name)))?.await?;
        transaction.commit()?.await?;
        base.close();
        Ok::<(), idb::Error>(())
    };
    remove.await.map_err(refused)
}

/// The names of all that is kept, in order.
pub(crate) async fn names() -> Result<Vec<String>, Refusal> {
    let names = async {
        let base = open().await?;
        let transaction = base.transaction(&[STORE], TransactionMode::ReadOnly)?;
        let keys = transaction.object_store(STORE)?.get_all_keys(None, None)?.await?;
        base.close();
        Ok::<_, idb::Error>(keys.into_iter().filter_map(|key| key.as_string()).collect())
    };
    names.await.map_err(refused)
}
