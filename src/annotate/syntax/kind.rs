//! The kinds of Universal Dependencies: parts of speech, and relations of a word to its head.
//!
//! Their order is that of the packed model; a kind that is added goes to the end. This module must not know words.

use serde::{Deserialize, Serialize};

/// Makes an enum whose variants have a written name and a number.
macro_rules! kinds {
    ($(#[$doc:meta])* $kind:ident, $first:ident: $($variant:ident $name:literal,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "the names are those of Universal Dependencies")]
        pub enum $kind { $($variant,)* }

        impl $kind {
            /// All of them, in the order of the packed model.
            pub const ALL: &[$kind] = &[$($kind::$variant,)*];

            /// As Universal Dependencies write it.
            pub fn name(self) -> &'static str {
                match self { $($kind::$variant => $name,)* }
            }

            /// Reads what [`Self::name`] gives.
            pub fn from_name(name: &str) -> Option<$kind> {
                match name { $($name => Some($kind::$variant),)* _ => None }
            }

            /// The one with this place in [`Self::ALL`]; the first where there is none.
            pub(crate) fn from_number(number: usize) -> $kind {
                Self::ALL.get(number).copied().unwrap_or($kind::$first)
            }
        }
    };
}

kinds! {
    /// A part of speech.
    Upos, X:
    Noun "NOUN",
    Punct "PUNCT",
    Verb "VERB",
    Adp "ADP",
    Det "DET",
    Pron "PRON",
    Propn "PROPN",
    Adj "ADJ",
    Aux "AUX",
    Adv "ADV",
    Cconj "CCONJ",
    Part "PART",
    Num "NUM",
    Sconj "SCONJ",
    Intj "INTJ",
    Sym "SYM",
    X "X",
}

kinds! {
    /// How a word hangs on its head.
    Relation, Dep:
    Punct "punct",
    Case "case",
    Det "det",
    Nsubj "nsubj",
    Root "root",
    Amod "amod",
    Advmod "advmod",
    Obj "obj",
    Obl "obl",
    Nmod "nmod",
    Conj "conj",
    Compound "compound",
    Cc "cc",
    Mark "mark",
    Aux "aux",
    Cop "cop",
    Advcl "advcl",
    NmodPoss "nmod:poss",
    Xcomp "xcomp",
    Flat "flat",
    AclRelcl "acl:relcl",
    Ccomp "ccomp",
    Acl "acl",
    AuxPass "aux:pass",
    Appos "appos",
    Nummod "nummod",
    NsubjPass "nsubj:pass",
    Parataxis "parataxis",
    NmodUnmarked "nmod:unmarked",
    OblUnmarked "obl:unmarked",
    Discourse "discourse",
    CompoundPrt "compound:prt",
    Expl "expl",
    Fixed "fixed",
    Iobj "iobj",
    List "list",
    OblAgent "obl:agent",
    Dep "dep",
    NmodDesc "nmod:desc",
    Csubj "csubj",
    NsubjOuter "nsubj:outer",
    AdvclRelcl "advcl:relcl",
    DetPredet "det:predet",
    Vocative "vocative",
    Reparandum "reparandum",
    CcPreconj "cc:preconj",
    Goeswith "goeswith",
    Orphan "orphan",
    Dislocated "dislocated",
    CsubjPass "csubj:pass",
    CsubjOuter "csubj:outer",
}

impl Relation {
    /// Without its subtype: `nsubj` for `nsubj:pass`.
    pub fn base(self) -> &'static str {
        let name = self.name();
        name.split_once(':').map_or(name, |(base, _)| base)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_come_back() {
        for (number, &kind) in Relation::ALL.iter().enumerate() {
            assert_eq!(Relation::from_name(kind.name()), Some(kind));
            assert_eq!(Relation::from_number(number), kind);
        }
        for &kind in Upos::ALL {
            assert_eq!(Upos::from_name(kind.name()), Some(kind));
        }
        assert_eq!(Upos::from_number(99), Upos::X);
        assert_eq!(Relation::from_name("subject"), None);
        assert_eq!(Relation::NsubjPass.base(), "nsubj");
    }
}
