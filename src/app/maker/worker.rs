//! The worker: the program itself, with the one session that it holds.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::protocol::{Ask, Named, Told};
use crate::app::browser::files::Bytes;
use crate::app::browser::held::Browser;
use crate::app::browser::{Refusal, shelf, worker};
use crate::publish::packed;
use crate::publish::session::{Form, Packed, Saved, Session};
use crate::publish::site::Parts;

/// So many bytes of text are annotated in one go: some tenths of a second, after which the page hears how far it is.
const PIECE: usize = 60_000;

/// Listens to the page for as long as the program lives.
///
/// # Panics
///
/// Where there is no memory for an answer.
pub fn serve() {
    let session = Rc::new(RefCell::new(Session::with(Arc::new(Browser))));
    worker::serve_in_turn(move |ask: Ask, files| {
        let session = Rc::clone(&session);
        Box::pin(async move {
            let answer = answer(&session, ask, files).await;
            let (told, beside) = answer.unwrap_or_else(|why| (Told::Refused(why), None));
            (postcard::to_allocvec(&told).expect("memory is all that it takes to write an answer"), beside)
        })
    });
}

/// What is told, and what goes beside it.
type Answer = Result<(Told, Option<Bytes>), Refusal>;

async fn answer(session: &RefCell<Session>, ask: Ask, files: Vec<Option<Vec<u8>>>) -> Answer {
    let kept = async || Ok((Told::Kept(shelf::names().await?), None));
    // what waits for the browser comes first, so that the session is held by nobody meanwhile
    match ask {
        Ask::Kept => return kept().await,
        Ask::Keep(name) => {
            let bytes = packed::gzip(&session.borrow().packed().bytes()).map_err(words)?;
            shelf::put(&name, &bytes).await?;
            return kept().await;
        }
        Ask::Forget(name) => {
            shelf::remove(&name).await?;
            return kept().await;
        }
        Ask::Open(name) => {
            let bytes = shelf::get(&name).await?;
            let bytes = bytes.ok_or_else(|| format!("nothing is kept under “{name}” any more"))?;
            let packed = packed::unwrap(bytes).map_err(words)?;
            let mut session = session.borrow_mut();
            session.clear();
            session.take("corpus.plx", &packed, true);
            return Ok((Told::Corpus { report: session.report() }, Some(Bytes::of(&packed))));
        }
        Ask::Compose => {
            let Packed { parts, report } = composed(&session.borrow());
            return Ok((Told::Corpus { report }, Some(Bytes::joined(parts))));
        }
        Ask::Save(form) => {
            let Saved { name, mime, bytes } = save(&session.borrow(), form, files)?;
            return Ok((Told::Saved { name, mime }, Some(Bytes::of(&bytes))));
        }
        _ => {}
    }
    Ok((at_once(&mut session.borrow_mut(), ask, files), None))
}

/// From this many bytes on a corpus is not kept here beside the page's own: to save it, it is put together again.
const LARGE: usize = 32 << 20;

/// The corpus of what there is, packed.
fn composed(session: &Session) -> Packed {
    let packed = session.packed();
    if packed.len() < LARGE {
        return (*packed).clone();
    }
    drop(packed);
    session.handed()
}

/// What needs no waiting.
fn at_once(session: &mut Session, ask: Ask, files: Vec<Option<Vec<u8>>>) -> Told {
    match ask {
        Ask::Clear => session.clear(),
        Ask::Take(all) => {
            let mut refused = Vec::new();
            for (Named { name, folder, asked }, bytes) in all.into_iter().zip(files) {
                match bytes {
                    Some(bytes) => session.take_from(&folder, &name, &bytes, asked),
                    None => {
                        refused.push(format!("{name} could not be read: it is gone, too large, or a folder"));
                    }
                }
            }
            if !refused.is_empty() {
                return Told::Refused(refused.join("; "));
            }
        }
        Ask::Expect(names) => session.expect(&names),
        Ask::Paste(text) => session.paste(&text),
        Ask::Work => return Told::Done(session.work(PIECE)),
        Ask::List => {
            session.settle();
            return Told::List {
                title: session.title().to_owned(),
                rows: session.rows(),
                report: session.report(),
                curation: Box::new(session.corrections()),
            };
        }
        Ask::Say(all) => all.into_iter().for_each(|(file, said)| session.say(&file, said)),
        Ask::Remove(file) => session.remove(&file),
        Ask::Entitle(title) => session.entitle(&title),
        Ask::Correct { curation, day, by } => {
            if let Err(error) = session.correct(*curation, &day, &by) {
                return Told::Refused(words(error));
            }
        }
        Ask::Compose | Ask::Save(_) | Ask::Keep(_) | Ask::Open(_) | Ask::Forget(_) | Ask::Kept => {}
    }
    Told::Done(session.progress())
}

fn save(session: &Session, form: Form, files: Vec<Option<Vec<u8>>>) -> Result<Saved, Refusal> {
    let mut files = files.into_iter().map(Option::unwrap_or_default);
    let mut next = || files.next().unwrap_or_default();
    let mut text = || String::from_utf8(next()).unwrap_or_default();
    let (html, style, script) = (text(), text(), text());
    let wasm = next();
    let programs = crate::contract::PROGRAMS.iter().map(|_| [next(), next()]).collect();
    let mut later = Vec::new();
    while let (Some(name), Some(bytes)) = (files.next(), files.next()) {
        later.push((String::from_utf8(name).unwrap_or_default(), bytes));
    }
    session.save(form, Parts { html, style, script, wasm, programs, later }).map_err(words)
}

fn words(error: anyhow::Error) -> Refusal {
    format!("{error:#}")
}
