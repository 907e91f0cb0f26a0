//! An article as a session keeps it: its texts compressed, since thousands of them are kept.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::annotate::Annotations;
use crate::corpus::{Annotated, Input, Meta};
use crate::publish::packed;
use crate::text::{Document, Lang};

/// An article, with what is known of it at hand and its texts compressed.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) file: String,
    pub(super) meta: Meta,
    lang: Lang,
    texts: Texts,
}

/// Articles with what was found in them.
pub(super) struct Done(pub(super) Vec<Arc<Kept>>);

impl Annotated for Done {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn known(&self, number: usize) -> Option<(&Meta, &str)> {
        self.0.get(number).map(|kept| (&kept.meta, kept.file.as_str()))
    }

    fn article(&self, number: usize) -> Option<(Input, Annotations)> {
        self.0.get(number)?.whole()
    }
}

/// The compressed texts of an article.
#[derive(Clone, Debug)]
pub(super) struct Texts(Vec<u8>);

/// What is compressed.
#[derive(Serialize, Deserialize)]
struct Whole {
    source: String,
    document: Document,
    annotations: Annotations,
}

impl Texts {
    /// Takes its texts out of an article. What else is said of it can still be changed, its language too.
    pub(super) fn out_of(input: &mut Input) -> Texts {
        let source = std::mem::take(&mut input.source);
        let lang = input.document.lang;
        let document = std::mem::replace(&mut input.document, Document { lang, ..Document::default() });
        Texts::of(&Whole { source, document, annotations: Annotations::default() })
    }

    fn of(whole: &Whole) -> Texts {
        // memory is all that it takes
        let plain = postcard::to_allocvec(whole).unwrap_or_default();
        Texts(packed::deflate(&plain).unwrap_or_default())
    }

    /// How many bytes they take.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The article that they were taken out of.
    pub(super) fn kept(self, input: Input) -> Kept {
        Kept { file: input.file, meta: input.meta, lang: input.document.lang, texts: self }
    }
}

impl Kept {
    /// How many bytes its texts take.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.texts.len()
    }

    /// An article with what was found in it.
    pub(super) fn of(input: Input, annotations: Annotations) -> Kept {
        let Input { file, meta, source, document } = input;
        let lang = document.lang;
        Kept { file, meta, lang, texts: Texts::of(&Whole { source, document, annotations }) }
    }

    /// The article, and what was found in it.
    pub(super) fn whole(&self) -> Option<(Input, Annotations)> {
        let plain = packed::inflate(&self.texts.0).ok()?;
        let Whole { source, mut document, annotations } = postcard::from_bytes(&plain).ok()?;
        if document.lang != self.lang {
            document.declare(self.lang);
        }
        let input = Input { file: self.file.clone(), meta: self.meta.clone(), source, document };
        Some((input, annotations))
    }
}
