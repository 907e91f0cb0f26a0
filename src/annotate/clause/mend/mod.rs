//! What the grammar of news decides and a parser that learnt elsewhere often misses.
//!
//! Each rule sees one kind of misreading and says what hangs where instead: the subject behind a verb of saying, the
//! one of two subjects that is an apposition, the relative clause that hangs on a verb. This module must not know what a
//! clause is.

mod aside;
mod joined;
mod phrase;
mod saying;
mod subject;

use std::cell::Cell;

use super::tables::{Does, Form, Tables};
use super::tree::Tree;
use crate::annotate::syntax::{Node, Relation, Upos};

/// The tree with what was misread put right.
pub(super) fn mended<'a>(mut tree: Tree<'a>, tables: &Tables) -> Tree<'a> {
    // The words stay the same from rule to rule, and each is asked for many times.
    let does: Vec<Does> = (0..tree.len()).map(|n| tables.does(tree.word(n))).collect();
    let verbs = vec![Cell::new(None); tree.len()];
    for rule in RULES {
        let mut mending = Mending {
            tree: &tree,
            tables,
            does: &does,
            verbs: &verbs,
            changes: Vec::new(),
            tagged: Vec::new(),
        };
        for n in 0..tree.len() {
            rule(&mut mending, n);
        }
        let (changes, tagged) = (mending.changes, mending.tagged);
        if changes.is_empty() {
            continue;
        }
        tree.change(|nodes| {
            for n in tagged {
                if let Some(node) = nodes.get_mut(n) {
                    node.upos = Upos::Verb;
                }
            }
            for (n, head, relation) in changes {
                // Nothing may come to hang on itself, over however many others.
                if !hangs(nodes, head, n)
                    && let Some(node) = nodes.get_mut(n)
                {
                    node.head = Some(head as u32);
                    node.relation = relation;
                }
            }
        });
    }
    tree
}

/// Whether `n` is or hangs on `on`.
fn hangs(nodes: &[Node], n: usize, on: usize) -> bool {
    let mut at = Some(n);
    for _ in 0..=nodes.len() {
        let Some(here) = at else { return false };
        if here == on {
            return true;
        }
        at = nodes.get(here).and_then(|node| node.head).map(|head| head as usize);
    }
    true
}

type Rule = fn(&mut Mending<'_, '_>, usize);

const RULES: &[Rule] = &[
    |mending, n| mending.pointed_at(n),
    |mending, n| mending.adverb_of_its_clause(n),
    |mending, n| mending.verb_like_a_noun(n),
    |mending, n| mending.day_of_saying(n),
    |mending, n| mending.turned_round(n),
    |mending, n| mending.infinitive_of_an_adjective(n),
    |mending, n| mending.saying_like_a_noun(n),
    |mending, n| mending.said_by_whom(n),
    |mending, n| mending.speaker_in_a_relative(n),
    |mending, n| mending.joined_before_the_saying(n),
    |mending, n| mending.speaker_behind(n),
    |mending, n| mending.speaker_amid(n),
    |mending, n| mending.speaker_asked(n),
    |mending, n| mending.joined_to_the_saying(n),
    |mending, n| mending.subject_of_what_is_said(n),
    |mending, n| mending.joined_to_what_it_says(n),
    |mending, n| mending.behind_a_semicolon(n),
    |mending, n| mending.object_of_saying(n),
    |mending, n| mending.said_behind_its_verb(n),
    |mending, n| mending.said_further_on(n),
    |mending, n| mending.quoted_before(n),
    |mending, n| mending.participle_as_said(n),
    |mending, n| mending.dateline(n),
    |mending, n| mending.speaker_before(n),
    |mending, n| mending.attempt(n),
    |mending, n| mending.two_subjects(n),
    |mending, n| mending.subject_behind(n),
    |mending, n| mending.said_of_whom_was_told(n),
    |mending, n| mending.relative(n),
    |mending, n| mending.whether(n),
    |mending, n| mending.gap(n),
    |mending, n| mending.participle_of_the_subject(n),
    |mending, n| mending.participle_of_the_sentence(n),
    |mending, n| mending.adding(n),
    |mending, n| mending.joined_participle(n),
    |mending, n| mending.participle_of_who_demands(n),
    |mending, n| mending.when_asked(n),
    |mending, n| mending.subject_behind_after(n),
    |mending, n| mending.age(n),
    |mending, n| mending.joined_to_what_is_said(n),
    |mending, n| mending.what_a_participle_says(n),
    |mending, n| mending.two_objects(n),
    |mending, n| mending.participle_of_the_object(n),
    |mending, n| mending.object_without_preposition(n),
    |mending, n| mending.agent_of_a_deed(n),
    |mending, n| mending.particle(n),
];

struct Mending<'t, 'a> {
    tree: &'t Tree<'a>,
    tables: &'t Tables,
    /// What each word does; and, of those that were asked for, what the verb does and how it is written.
    does: &'t [Does],
    verbs: &'t [Cell<Option<(Does, Form)>>],
    /// What hangs where instead, and how.
    changes: Vec<(usize, usize, Relation)>,
    /// What was taken for a noun and is a verb.
    tagged: Vec<usize>,
}

const SUBJECTS: &[Relation] = &[Relation::Nsubj, Relation::NsubjPass];

impl Mending<'_, '_> {
    fn does(&self, n: usize) -> Does {
        self.does.get(n).copied().unwrap_or_default()
    }

    fn verb(&self, n: usize) -> (Does, Form) {
        let kept = self.verbs.get(n);
        if let Some(known) = kept.and_then(Cell::get) {
            return known;
        }
        let (lemma, form) = (self.tables.verb)(self.tree.word(n));
        let verb = (self.tables.does(&lemma), form);
        if let Some(kept) = kept {
            kept.set(Some(verb));
        }
        verb
    }

    fn says(&self, n: usize) -> bool {
        self.tree.upos(n) == Upos::Verb && self.verb(n).0.has(Does::SAY)
    }

    fn subjects(&self, n: usize) -> impl Iterator<Item = usize> + '_ {
        self.tree.children(n).filter(|&child| SUBJECTS.contains(&self.tree.relation(child)))
    }
}
