//! Attribution: which words of a sentence are said by whom.
//!
//! A verb of saying has what it says as a complement ("said that", "denied that"), beside it ("…, officials said") or
//! around it; a source has it around it ("according to"). What hangs on something said is said by the same speaker,
//! if it is not said by another. This module must not know what is done with what is said.

use super::predicate::Predicate;
use super::tables::{Does, Tables};
use super::tree::Tree;
use crate::annotate::syntax::{Relation, Upos};

/// Who says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Saying {
    /// The word of saying: a verb, a noun, or the first of "according to".
    pub(super) verb: usize,
    /// The head of the phrase that names the speaker; `None` where the subject of the verb does.
    pub(super) source: Option<usize>,
    /// What the word of saying does with what is said: deny it, ask it, demand it.
    pub(super) does: Does,
    /// How what is said hangs on it.
    pub(super) way: Way,
}

/// How what is said stands to the verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// It hangs on it: "said that".
    Complement,
    /// It hangs on it as an infinitive: "claims to".
    Infinitive,
    /// The verb stands beside it, or hangs on it.
    Beside,
    /// There is no verb: "according to".
    Source,
}

/// For each word who says it: an index into the list of sayings; `None` for the article itself.
pub(super) fn attribution(
    tree: &Tree<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
) -> (Vec<Saying>, Vec<Option<usize>>) {
    let mut sayings: Vec<Saying> = Vec::new();
    let mut said: Vec<Option<usize>> = vec![None; tree.len()];
    // What is said by a word that hangs on it, and by a word that it hangs on.
    let mut around: Vec<Option<usize>> = vec![None; tree.len()];
    let mut complement: Vec<Option<usize>> = vec![None; tree.len()];
    // Words of saying that hang on what they say.
    let mut outside: Vec<Option<usize>> = vec![None; tree.len()];
    for &n in tree.order() {
        if let Some((saying, what)) = beside(tree, tables, predicates, n) {
            if let (Some(slot), Some(out)) = (around.get_mut(what), outside.get_mut(n)) {
                *slot = slot.or(Some(sayings.len()));
                *out = Some(what);
            }
            sayings.push(saying);
        } else if let Some(saying) = complements(tree, tables, predicates, n) {
            if let Some(slot) = complement.get_mut(n) {
                *slot = Some(sayings.len());
            }
            sayings.push(saying);
        }
    }
    for &n in tree.order() {
        let above = tree.head(n);
        let inherited = above.and_then(|head| said.get(head).copied().flatten());
        let get = |list: &[Option<usize>]| list.get(n).copied().flatten();
        let get_around = |n: usize| around.get(n).copied().flatten();
        let said_of = |n: usize| tree.head(n).and_then(|head| said.get(head).copied().flatten());
        // What stands around the words of a speaker is the article's, or that of who says both.
        let outer = get(&outside).map(said_of);
        // "…, a claim that could not be verified": that is no claim of who is said to claim it.
        let inherited = match inherited.and_then(|i| sayings.get(i)) {
            Some(saying) if judged(tree, tables, n) => said.get(saying.verb).copied().flatten(),
            _ => inherited,
        };
        let own = get(&complement).or_else(|| outer.unwrap_or_else(|| get_around(n).or(inherited)));
        if let Some(slot) = said.get_mut(n) {
            *slot = own;
        }
    }
    (sayings, said)
}

/// Whether a word tells of the whole sentence before it, as who writes sees it: "…, a claim that was not borne out".
fn judged(tree: &Tree<'_>, tables: &Tables, n: usize) -> bool {
    let start = tree.reach(n).0;
    tree.relation(n) == Relation::Appos
        && tables.does(&(tables.noun)(tree.word(n))).has(Does::STATEMENT)
        && (tree.behind(start, &[","]) || tree.word(start) == ",")
        && tree.child(n, Relation::Det).is_some()
        && tree.one_of(n, &[Relation::AclRelcl, Relation::Acl]).is_some()
}

fn predicate(predicates: &[Option<Predicate>], n: usize) -> Option<&Predicate> {
    predicates.get(n)?.as_ref()
}

/// A verb or source that hangs on what it says: "…, officials said", "as she said", "according to".
fn beside(
    tree: &Tree<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
    n: usize,
) -> Option<(Saying, usize)> {
    let what = tree.head(n)?;
    if let Some(verb) = predicate(predicates, n).filter(|verb| stands_beside(tree, tables, verb, n)) {
        // "as reported by the agency"
        let source =
            if verb.passive { tree.child(n, Relation::OblAgent) } else { tree.child(n, Relation::Nsubj) };
        let saying = Saying { verb: n, source, does: verb.does, way: Way::Beside };
        return Some((saying, whole(tree, tables, predicates, what, tree.reach(n))));
    }
    let case = tree.children(n).find(|&child| {
        matches!(tree.relation(child), Relation::Case | Relation::Mark | Relation::Fixed)
            && tables.does(tree.word(child)).has(Does::ACCORDING)
    })?;
    if !matches!(tree.upos(n), Upos::Noun | Upos::Propn | Upos::Pron) {
        return None;
    }
    let what = top(tree, predicates, n);
    let saying = Saying { verb: case, source: Some(n), does: Does::default(), way: Way::Source };
    Some((saying, whole(tree, tables, predicates, what, tree.reach(n))))
}

/// Whether a verb of saying stands beside what is said: "…, officials said", "…, as she said,".
fn stands_beside(tree: &Tree<'_>, tables: &Tables, verb: &Predicate, n: usize) -> bool {
    if !verb.does.has(Does::SAY) {
        return false;
    }
    let mark = |n: usize| {
        tree.children(n).find(|&child| {
            matches!(tree.relation(child), Relation::Mark | Relation::Advmod | Relation::Case)
                && tables.does(tree.word(child)).has(Does::AS)
        })
    };
    if verb.passive {
        return mark(n).is_some() && tree.child(n, Relation::OblAgent).is_some();
    }
    if tree.child(n, Relation::Nsubj).is_none() {
        return false;
    }
    let object = tree.child(n, Relation::Obj);
    // "as the minister put it"
    let it = |object: usize| tables.does(&format!("{} {}", verb.lemma, tree.word(object))).has(Does::SAY);
    let complete = tree.one_of(n, &[Relation::Ccomp, Relation::Xcomp]).is_some()
        || object.is_some_and(|object| !it(object)) && !verb.does.has(Does::TELL);
    if complete {
        return false;
    }
    if mark(n).is_some() {
        // "she had not resigned, as her party claims": nobody knows whether the party says that she had
        let denied = tree.head(n).is_some_and(|what| {
            tree.children(what).any(|child| tables.does(tree.word(child)).has(Does::NOT))
        });
        return !denied && matches!(tree.relation(n), Relation::Advcl | Relation::Parataxis | Relation::Dep);
    }
    let start = tree.reach(n).0;
    let at = |start: usize| tree.behind(start, MARKS) || MARKS.contains(&tree.word(start));
    // "Therefore, they said, the money is lost"
    let subject = tree.child(n, Relation::Nsubj).map(|subject| tree.reach(subject).0);
    let apart = at(start) || subject.is_some_and(|start| at(start) && tree.word(n + 1) == ",");
    // "The court alleged he was a spy", where the parser takes the spy for what is told.
    let leads = tree.relation(n) == Relation::Advcl
        && subject.is_some_and(|subject| subject < n)
        && tree
            .head(n)
            .and_then(|what| tree.child(what, Relation::Nsubj))
            .is_some_and(|own| tree.reach(own).0 == n + 1);
    match tree.relation(n) {
        Relation::Parataxis | Relation::Dep | Relation::Discourse => {
            let aside = tree.behind(start, &[";", ":"]) || matches!(tree.word(start), ";" | ":");
            !aside && tree.child(n, Relation::Mark).is_none()
        }

        Relation::Advcl | Relation::AdvclRelcl | Relation::Conj => {
            (apart || leads)
                && tree.one_of(n, &[Relation::Mark, Relation::Cc]).is_none()
                && verb.form != super::tables::Form::Present
        }
        _ => false,
    }
}

/// What opens a quotation.
const QUOTES: &[&str] = &["\"", "“", "‘", "'", "''", "``", "«"];

/// What can stand between what is said and who says it.
const MARKS: &[&str] = &[",", "\"", "”", "''", "’", "—", "–", "-", "?", "!"];

/// All that is said in the sentence around a speaker who stands behind or amid it, from the clause that he hangs on.
fn whole(
    tree: &Tree<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
    what: usize,
    speaker: (usize, usize),
) -> usize {
    let apart = tree.behind(speaker.0, MARKS) || MARKS.contains(&tree.word(speaker.0)) || speaker.0 == 0;
    let mut top = what;
    if !apart {
        return top;
    }
    while let Some(head) = tree.head(top) {
        let joins = matches!(
            tree.relation(top),
            Relation::Conj
                | Relation::Parataxis
                | Relation::Advcl
                | Relation::AclRelcl
                | Relation::Xcomp
                | Relation::AdvclRelcl
                | Relation::Acl
                | Relation::Obl
                | Relation::Obj
                | Relation::Nmod
                | Relation::Ccomp
                | Relation::Appos
        );
        let said = tree.relation(top) == Relation::Ccomp
            && predicate(predicates, head).is_some_and(|verb| verb.does.has(Does::SAY));
        let spoken = predicate(predicates, top).is_some_and(|verb| stands_beside(tree, tables, verb, top));
        if !joins || said || spoken {
            break;
        }
        top = head;
    }
    // A noun is no clause: its predicate is.
    if predicate(predicates, top).is_some() { top } else { what }
}

/// The predicate that a source stands with.
fn top(tree: &Tree<'_>, predicates: &[Option<Predicate>], n: usize) -> usize {
    let mut at = n;
    for _ in 0..4 {
        let Some(head) = tree.head(at) else { break };
        at = head;
        if predicate(predicates, at).is_some() {
            break;
        }
    }
    at
}

/// What hangs on a verb or noun of saying: "said that", "his claim that", "claims to".
fn complements(
    tree: &Tree<'_>,
    tables: &Tables,
    predicates: &[Option<Predicate>],
    n: usize,
) -> Option<Saying> {
    let head = tree.head(n)?;
    let relation = tree.relation(n);
    let verb = predicate(predicates, head).filter(|verb| verb.kind == super::ClauseKind::Verb);
    if let Some(verb) = verb {
        let saying = |way| Saying { verb: head, source: None, does: verb.does, way };
        if !verb.does.has(Does::SAY) {
            // "Mora went on: 'We won'"
            let colon = (head + 1..n).find(|&between| tree.word(between) == ":");
            let quotes = relation == Relation::Parataxis
                && !verb.passive
                && tree.child(head, Relation::Nsubj).is_some()
                && colon.is_some_and(|colon| QUOTES.contains(&tree.word(colon + 1)));
            return quotes.then(|| saying(Way::Complement));
        }
        return match relation {
            Relation::Ccomp => Some(saying(Way::Complement)),
            Relation::Parataxis
                if tree.child(head, Relation::Ccomp).is_none()
                    && opens(tree, head, n)
                    && tree.one_of(head, &[Relation::Nsubj]).is_some()
                    && predicate(predicates, n).is_some() =>
            {
                Some(saying(Way::Complement))
            }
            Relation::Xcomp
                if verb.passive
                    && tree.child(head, Relation::OblAgent).is_some()
                    && verb.does.has(Does::HEARSAY)
                    && infinitive(tree, tables, n) =>
            {
                Some(saying(Way::Infinitive))
            }
            // "a poll shows her leading"
            Relation::Xcomp
                if !verb.passive
                    && !verb.does.has(Does::DEMAND.or(Does::PLAN))
                    && tree.child(head, Relation::Obj).is_some()
                    && predicate(predicates, n).is_some_and(|p| p.form == super::tables::Form::Present) =>
            {
                Some(saying(Way::Infinitive))
            }
            // "confirmed receiving", "claims to"
            Relation::Xcomp
                if !verb.passive
                    && (verb.does.has(Does::CLAIM)
                        || verb.does.has(Does::ADMIT)
                            && predicate(predicates, n)
                                .is_some_and(|p| p.form == super::tables::Form::Present)) =>
            {
                Some(saying(Way::Infinitive))
            }
            Relation::Advcl if verb.does.has(Does::ACCUSE) && blamed(tree, tables, n) => {
                Some(saying(Way::Infinitive))
            }
            _ => None,
        };
    }
    // "The mayor: 'We were not asked'"
    if relation == Relation::Parataxis
        && matches!(tree.upos(head), Upos::Noun | Upos::Propn)
        && tree.relation(head) == Relation::Root
    {
        let colon = (head + 1..n).find(|&between| tree.word(between) == ":")?;
        let quote = QUOTES.contains(&tree.word(colon + 1));
        return quote.then_some(Saying {
            verb: colon,
            source: Some(head),
            does: Does::default(),
            way: Way::Beside,
        });
    }
    let noun = tree.upos(head) == Upos::Noun && matches!(relation, Relation::Ccomp | Relation::Acl);
    let that =
        tree.children(n).any(|child| tree.relation(child) == Relation::Mark) && !infinitive(tree, tables, n);
    if noun && that && tables.does(&(tables.noun)(tree.word(head))).has(Does::STATEMENT) {
        // "denied a report that": who denies it says that it is not so.
        let verb = tree.head(head).filter(|_| tree.relation(head) == Relation::Obj);
        if let Some((verb, denied)) = verb.and_then(|n| Some((n, predicate(predicates, n)?)))
            && denied.does.has(Does::DENY)
            && !denied.passive
        {
            return Some(Saying { verb, source: None, does: denied.does, way: Way::Complement });
        }
        let source = tree.child(head, Relation::NmodPoss).or_else(|| {
            tree.children(head).find(|&child| {
                tree.relation(child) == Relation::Nmod
                    && tree.child(child, Relation::Case).is_some_and(|case| {
                        let does = tables.does(tree.word(case));
                        does.has(Does::BY) || does.has(Does::FROM)
                    })
            })
        });
        return Some(Saying { verb: head, source, does: Does::default(), way: Way::Complement });
    }
    None
}

/// Whether what stands beside a verb of saying begins as speech does: behind a colon, a quotation mark, or nothing.
fn opens(tree: &Tree<'_>, verb: usize, n: usize) -> bool {
    let start = tree.reach(n).0;
    let mut marks =
        (verb.min(n) + 1..start.max(verb + 1)).filter(|&n| tree.upos(n) == Upos::Punct).peekable();
    let none = marks.peek().is_none() && tree.upos(start) != Upos::Punct;
    let speech = |n: usize| matches!(tree.word(n), ":" | "\"" | "“" | "''" | "``" | "‘" | "«" | "'");
    none || marks.any(speech) || speech(start) || n < verb
}

/// Whether a clause is an infinitive with its mark.
pub(super) fn infinitive(tree: &Tree<'_>, tables: &Tables, n: usize) -> bool {
    tree.children(n)
        .any(|child| tree.relation(child) == Relation::Mark && tables.does(tree.word(child)).has(Does::TO))
}

/// Whether a clause is what somebody is accused of: "of killing".
pub(super) fn blamed(tree: &Tree<'_>, tables: &Tables, n: usize) -> bool {
    tree.children(n).any(|child| {
        matches!(tree.relation(child), Relation::Mark | Relation::Case)
            && tables.does(tree.word(child)).has(Does::OF)
    })
}
