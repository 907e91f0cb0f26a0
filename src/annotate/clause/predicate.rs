//! Predicates: which words of a sentence say what is done or is the case.
//!
//! A verb that heads a clause, a noun or adjective with a copula, an apposition, a noun that tells of a deed. This
//! module must not know who does it.

use super::ClauseKind;
use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use crate::annotate::syntax::{Relation, Upos};

/// A word that says what is done or is the case.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    pub(super) kind: ClauseKind,
    /// Its dictionary form, without a particle.
    pub(super) lemma: String,
    pub(super) form: Form,
    /// What its dictionary form does.
    pub(super) does: Does,
    /// Whether its grammatical subject is what it is done to.
    pub(super) passive: bool,
}

/// The predicate that each word is, if it is one.
pub(super) fn predicates(tree: &Tree<'_>, tables: &Tables, headline: bool) -> Vec<Option<Predicate>> {
    let mut found: Vec<Option<Predicate>> = vec![None; tree.len()];
    for &n in tree.order() {
        let Some(kind) = kind(tree, tables, headline, n) else { continue };
        let word = tree.word(n);
        let (lemma, form) = if kind == ClauseKind::Verb {
            let (lemma, form) = (tables.verb)(word);
            let form = shared(tree, tables, n, &lemma, form);
            (lemma.into_owned(), form)
        } else if kind == ClauseKind::Noun {
            let deed = tables.deed(&(tables.noun)(word));
            (deed.map_or_else(|| word.to_owned(), |deed| deed.verb.to_owned()), Form::Base)
        } else if tree.upos(n) == Upos::Noun {
            ((tables.noun)(word).into_owned(), Form::Base)
        } else {
            (word.to_owned(), Form::Base)
        };
        let mut does = tables.does(&lemma);
        // "put it", with whatever the parser takes the other word for.
        let next = Some(n + 1).filter(|&next| tree.head(next) == Some(n));
        if let Some(particle) =
            tree.child(n, Relation::CompoundPrt).or(next.filter(|_| kind == ClauseKind::Verb))
        {
            does = does.or(tables.does(&format!("{lemma} {}", tree.word(particle))));
        }
        let passive = kind == ClauseKind::Verb && passive(tree, tables, headline, n, form, &found);
        if let Some(slot) = found.get_mut(n) {
            *slot = Some(Predicate { kind, lemma, form, does, passive });
        }
    }
    found
}

/// Of a verb that has one form for several (`cut`, `set`), the one that stands here.
fn shared(tree: &Tree<'_>, tables: &Tables, n: usize, lemma: &str, form: Form) -> Form {
    if form != Form::Participle || lemma != tree.word(n) {
        return form;
    }
    let bare = tree.children(n).any(|child| {
        let does = tables.does(tree.word(child));
        match tree.relation(child) {
            Relation::Mark => does.has(Does::TO),
            Relation::Aux => !does.has(Does::HAVE.or(Does::BE)),
            _ => false,
        }
    });
    if bare { Form::Base } else { form }
}

/// Relations under which a clause can stand.
fn clausal(relation: Relation) -> bool {
    matches!(
        relation,
        Relation::Root
            | Relation::Ccomp
            | Relation::Xcomp
            | Relation::Advcl
            | Relation::AdvclRelcl
            | Relation::Acl
            | Relation::AclRelcl
            | Relation::Conj
            | Relation::Parataxis
            | Relation::Csubj
            | Relation::CsubjPass
            | Relation::CsubjOuter
            | Relation::List
            | Relation::Dep
            | Relation::Dislocated
            | Relation::Orphan
    )
}

const SUBJECTS: &[Relation] =
    &[Relation::Nsubj, Relation::NsubjPass, Relation::Csubj, Relation::CsubjPass, Relation::Expl];

fn kind(tree: &Tree<'_>, tables: &Tables, headline: bool, n: usize) -> Option<ClauseKind> {
    let (relation, upos) = (tree.relation(n), tree.upos(n));
    match relation {
        Relation::Aux
        | Relation::AuxPass
        | Relation::Cop
        | Relation::Case
        | Relation::Mark
        | Relation::Cc
        | Relation::CcPreconj
        | Relation::Punct
        | Relation::Det
        | Relation::DetPredet
        | Relation::Fixed
        | Relation::Flat
        | Relation::Goeswith
        | Relation::Compound
        | Relation::CompoundPrt
        | Relation::Discourse
        | Relation::Expl
        | Relation::Reparandum => return None,
        _ => {}
    }
    let subject = tree.one_of(n, SUBJECTS).is_some();
    // "is set to", with whatever the parser takes "is" for.
    let passive = tree.upos(n) == Upos::Adj && tree.child(n, Relation::AuxPass).is_some();
    let cop = tree.child(n, Relation::Cop).is_some() || passive;
    // "he was", but not "he will": what it stands for is in another clause.
    let is = || tables.does(&(tables.verb)(tree.word(n)).0).has(Does::BE.or(Does::HAVE));
    let verbal = upos == Upos::Verb || upos == Upos::Aux && (subject || relation == Relation::Root) && is();
    if verbal {
        let word = tree.word(n);
        if tables.does(word).has(Does::NODEED) && !subject {
            return None;
        }
        let within = tree
            .one_of(
                n,
                &[Relation::Nsubj, Relation::NsubjPass, Relation::Aux, Relation::AuxPass, Relation::Obj],
            )
            .is_some();
        return (clausal(relation) || within && relation != Relation::Amod).then_some(ClauseKind::Verb);
    }
    let nominal =
        matches!(upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num | Upos::Pron | Upos::Adv | Upos::Sym);
    // "is in talks", but also "is still on"
    if cop && (nominal || upos == Upos::Adp) {
        return Some(ClauseKind::Copula);
    }
    if upos == Upos::Verb || !nominal {
        return None;
    }
    if relation == Relation::Appos {
        return apposition(tree, n).then_some(ClauseKind::Apposition);
    }
    if relation == Relation::Xcomp {
        let head = tree.head(n)?;
        let (lemma, _) = (tables.verb)(tree.word(head));
        let does = tables.does(&lemma);
        let made = does.has(Does::APPOINT)
            && (tree.child(head, Relation::Obj).is_some() || tree.child(head, Relation::AuxPass).is_some());
        return (does.has(Does::BECOME) || made).then_some(ClauseKind::Copula);
    }
    // "is shocking and unacceptable"
    if relation == Relation::Conj
        && matches!(upos, Upos::Noun | Upos::Adj)
        && tree
            .head(n)
            .is_some_and(|head| tree.upos(head) == upos && tree.child(head, Relation::Cop).is_some())
    {
        return Some(ClauseKind::Copula);
    }
    if headline && subject && clausal(relation) {
        return Some(ClauseKind::Copula);
    }
    if upos == Upos::Noun {
        let deed = tables.deed(&(tables.noun)(tree.word(n)))?;
        let with = tree.children(n).any(|child| match tree.relation(child) {
            Relation::NmodPoss => !deed.done_to || tree.word(child).len() > 2,
            Relation::Nmod | Relation::OblAgent => tree.children(child).any(|case| {
                let does = tables.does(tree.word(case));
                tree.relation(case) == Relation::Case && does.has(Does::BY.or(Does::GENITIVE))
            }),
            _ => false,
        });
        return with.then_some(ClauseKind::Noun);
    }
    None
}

/// Whether an apposition claims something: "Ada Mora, the mayor", "the mayor, Ada Mora", "Ada Mora, 61".
fn apposition(tree: &Tree<'_>, n: usize) -> bool {
    let Some(head) = tree.head(n) else { return false };
    // What stands in brackets is a place, a party, a short form.
    if tree.behind(tree.reach(n).0, &["(", "["])
        || tree.upos(tree.reach(n).0) == Upos::Punct && tree.word(tree.reach(n).0) == "("
    {
        return false;
    }
    let start = tree.reach(n).0;
    let comma = tree.behind(start, &[","]) || tree.word(start) == ",";
    match (tree.upos(head), tree.upos(n)) {
        // "Ana Díaz, the mayor", "the mayor(,) Ana Díaz", "the suspect, a baker"
        (Upos::Propn | Upos::Noun | Upos::Pron, Upos::Noun) => comma,
        // but not "from a summit: Ana Díaz, …"
        (Upos::Noun, Upos::Propn) => comma || start == head + 1 && tree.upos(start) != Upos::Punct,
        (Upos::Propn | Upos::Noun, Upos::Num) => {
            comma
                && tree.word(n).len() == 2
                && !tree.children(n).any(|child| tree.relation(child) == Relation::Case)
        }
        _ => false,
    }
}

fn passive(
    tree: &Tree<'_>,
    tables: &Tables,
    headline: bool,
    n: usize,
    form: Form,
    found: &[Option<Predicate>],
) -> bool {
    if tree.one_of(n, &[Relation::AuxPass, Relation::NsubjPass]).is_some() {
        return true;
    }
    let relation = tree.relation(n);
    let object = tree.child(n, Relation::Obj).is_some()
        // "Asked whether he would go, he said no": whom one tells or asks is told or asked.
        || tree.child(n, Relation::Ccomp).is_some()
            && !(matches!(relation, Relation::Advcl | Relation::Acl) && tables.does(&(tables.verb)(tree.word(n)).0).has(Does::TELL));
    let aux = tree.child(n, Relation::Aux).is_some();
    if form != Form::Participle || aux || object {
        return false;
    }
    let subject = tree.child(n, Relation::Nsubj).is_some();
    match relation {
        Relation::Acl => true,
        Relation::Advcl | Relation::Xcomp => !subject,
        Relation::Conj if headline && subject => !intransitive(tree, tables, n),
        Relation::Conj => {
            !subject
                && tree.head(n).and_then(|head| found.get(head)).is_some_and(|first| {
                    first.as_ref().is_some_and(|first| first.passive && first.kind == ClauseKind::Verb)
                })
        }
        // "Minister urged to quit": somebody else urges.
        Relation::Root | Relation::Parataxis => headline && subject && !intransitive(tree, tables, n),
        _ => false,
    }
}

/// Whether a past form without an object is no passive even in the clipped grammar of a headline.
fn intransitive(tree: &Tree<'_>, tables: &Tables, n: usize) -> bool {
    let (lemma, _) = (tables.verb)(tree.word(n));
    let asked = tables.does(&lemma).has(Does::DEMAND.or(Does::APPOINT).or(Does::OBLIGE));
    tree.one_of(n, &[Relation::Ccomp, Relation::Iobj]).is_some()
        || tree.child(n, Relation::Xcomp).is_some() && !asked
}
