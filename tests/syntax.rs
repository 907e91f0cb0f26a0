//! Syntax: sentences with trees by hand, a few trees in full, and that nothing breaks the parser.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on ends")]

use std::fmt::Write as _;

use parallax::annotate::syntax::{Node, Parser, Relation, Upos};
use parallax::text::{Span, token};

/// A word of the sentences by hand.
struct Held {
    form: String,
    upos: Upos,
    head: Option<u32>,
    relation: Relation,
}

fn held() -> Vec<Vec<Held>> {
    let read = |word: &str| {
        let mut parts = word.rsplitn(4, '/');
        let relation = Relation::from_name(parts.next().unwrap()).unwrap();
        let head: u32 = parts.next().unwrap().parse().unwrap();
        let upos = Upos::from_name(parts.next().unwrap()).unwrap();
        Held { form: parts.next().unwrap().to_owned(), upos, head: head.checked_sub(1), relation }
    };
    include_str!("syntax/held.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split(' ').map(read).collect())
        .collect()
}

#[test]
fn trees_by_hand_are_found() {
    let (mut all, mut tags, mut heads, mut both) = (0, 0, 0, 0);
    let mut wrong = String::new();
    for sentence in held() {
        let forms: Vec<&str> = sentence.iter().map(|word| word.form.as_str()).collect();
        for (word, node) in
            sentence.iter().zip(Parser::default().parse(&forms)).filter(|(word, _)| word.upos != Upos::Punct)
        {
            let head = word.head == node.head;
            let relation = word.relation.base() == node.relation.base();
            all += 1;
            tags += usize::from(word.upos == node.upos);
            heads += usize::from(head);
            both += usize::from(head && relation);
            if !(head && relation && word.upos == node.upos) {
                let on = |head: Option<u32>| head.map_or("-", |head| forms[head as usize]);
                let _ = writeln!(
                    wrong,
                    "{}: {} {} of {}, found {} {} of {}",
                    word.form,
                    word.upos.name(),
                    word.relation.name(),
                    on(word.head),
                    node.upos.name(),
                    node.relation.name(),
                    on(node.head)
                );
            }
        }
    }
    let of = |right: usize| right * 1000 / all;
    assert!(
        of(tags) >= 975 && of(heads) >= 935 && of(both) >= 905,
        "of a thousand words {} tags, {} heads, {} heads and relations are right\n{wrong}",
        of(tags),
        of(heads),
        of(both)
    );
}

/// A tree as text: each word with its part of speech, its relation and its head, parted by `>`.
fn tree(sentence: &str) -> String {
    let tokens = token::tokens(sentence, Span::new(0, sentence.len()));
    let read = Parser::default().sentence(sentence, &tokens);
    let forms: Vec<&str> = read.words.iter().map(|word| word.span.of(sentence)).collect();
    let mut out = String::new();
    for (form, node) in forms.iter().zip(read.tree) {
        let head = node.head.map_or("-", |head| forms[head as usize]);
        let _ = write!(out, "{form} {}>{}>{head} ", node.upos.name(), node.relation.name());
    }
    out.trim_end().to_owned()
}

#[test]
fn a_few_trees_in_full() {
    let check = |sentence: &str, expected: &str| assert_eq!(tree(sentence), expected);
    check(
        "The minister resigned.",
        "The DET>det>minister minister NOUN>nsubj>resigned resigned VERB>root>- . PUNCT>punct>resigned",
    );
    check(
        "Two soldiers were killed by rebels.",
        "Two NUM>nummod>soldiers soldiers NOUN>nsubj:pass>killed were AUX>aux:pass>killed killed VERB>root>- \
         by ADP>case>rebels rebels NOUN>obl:agent>killed . PUNCT>punct>killed",
    );
    check(
        "They didn't sign the offer.",
        "They PRON>nsubj>sign did AUX>aux>sign n't PART>advmod>sign sign VERB>root>- the DET>det>offer \
         offer NOUN>obj>sign . PUNCT>punct>sign",
    );
}

#[test]
fn a_tree_is_one_whatever_the_words() {
    let mut seed = 11_u64;
    let kinds =
        ["the", "bank", "ran", "", "—", "’s", "ﬁ", "10:30", "日本", "İ", ",", "that", "Of", "\u{301}"];
    for length in [0, 1, 2, 7, 60, 179, 180, 181, 400] {
        let given: Vec<&str> = (0..length)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                kinds[(seed >> 33) as usize % kinds.len()]
            })
            .collect();
        let tree = Parser::default().parse(&given);
        assert_eq!(tree.len(), length);
        assert_eq!(tree.iter().filter(|node| node.head.is_none()).count(), length.min(1));
        for start in 0..length {
            let mut at = start;
            let mut steps = 0;
            while let Node { head: Some(head), .. } = tree[at] {
                at = head as usize;
                steps += 1;
                assert!(steps <= length, "a cycle at word {start} of {length}");
            }
        }
        assert!(tree.iter().all(|node| node.head.is_none() == (node.relation == Relation::Root)));
    }
}
