//! Deeds: what a sentence tells, and what an entity does and says, by verb, as the clauses of articles have it.
//!
//! Of an entity only what is told as done or planned counts, or that it was not done; what is asked, demanded, possible or under a
//! condition tells of no deed. A doer counts where the words name it: whom a pronoun stands for is not sure enough here.

use std::collections::BTreeMap;

use super::plain::is_plain;
use crate::annotate::{Annotations, Argument, Clause, ClauseKind, EntityId, Modality};
use crate::corpus::{ArticleId, Bodies, Body};
use crate::text::Span;
use crate::text::fold::fold;

/// How far a quote or a clause reaches at most, in bytes.
const REACH: u32 = 2000;

/// What an entity does and says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deeds {
    /// What articles tell of it in their own words.
    pub told: Vec<Verb>,
    /// What somebody is said to say of it, perhaps itself.
    pub said_of_it: Vec<Verb>,
    /// What it says, by the verb of saying.
    pub says: Vec<Verb>,
}

/// A verb, with the places where it is used so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verb {
    /// Its dictionary form.
    pub lemma: String,
    /// False where it is denied.
    pub positive: bool,
    /// Whether it is planned rather than done.
    pub planned: bool,
    /// Where, one a sentence.
    pub places: Vec<(ArticleId, Span)>,
}

/// The forms of a verb that are told apart: its lemma, whether it is denied, whether it is planned.
type Key = (String, bool, bool);

/// What `entity` does and says in these articles, most often first.
pub fn of_entity(bodies: &dyn Bodies, articles: &[ArticleId], entity: EntityId) -> Deeds {
    let [mut told, mut said_of_it, mut says]: [BTreeMap<Key, Vec<(ArticleId, Span)>>; 3] = Default::default();
    for id in articles {
        let Some(body) = bodies.body(*id) else { continue };
        let found = &body.annotations;
        for (verb, lemma) in sayings(found, &body.document.text, entity) {
            says.entry((lemma, true, false)).or_default().push((*id, verb));
        }
        for clause in &found.clauses {
            let done = matches!(clause.modality, Modality::Asserted | Modality::Planned);
            if clause.kind != ClauseKind::Verb || !done || is_of_saying(found, clause) {
                continue;
            }
            if !clause.subject.is_some_and(|doer| names(found, doer, entity))
                || !is_plain(clause, &body.document.text)
            {
                continue;
            }
            let verbs = if clause.speaker.is_some() { &mut said_of_it } else { &mut told };
            let key = (clause.lemma.clone(), clause.positive, clause.modality == Modality::Planned);
            verbs.entry(key).or_default().push((*id, clause.predicate));
        }
    }
    Deeds { told: sorted(told), said_of_it: sorted(said_of_it), says: sorted(says) }
}

/// The clauses of a sentence that tell something and are plain ([`is_plain`]): of those with neither doer nor object there
/// is nothing to say, and one that only brings in what somebody says is told with that.
pub fn in_sentence(body: &Body, sentence: Span) -> Vec<&Clause> {
    let (found, text) = (&body.annotations, body.document.text.as_str());
    let start = found.clauses.partition_point(|clause| clause.span.start < sentence.start);
    let clauses = found.clauses.iter().skip(start).take_while(|clause| clause.span.start < sentence.end);
    let tells = |clause: &&Clause| {
        let whole = sentence.contains(clause.span) && (clause.subject.is_some() || clause.object.is_some());
        // of somebody who is named behind what he is said to be, the tree is likely to be wrong
        let turned = clause.kind == ClauseKind::Copula
            && clause.subject.is_some_and(|who| who.span.start > clause.predicate.start);
        let is_told = clause.positive && clause.modality == Modality::Asserted;
        whole && !turned && !(is_told && is_of_saying(found, clause)) && is_plain(clause, text)
    };
    clauses.filter(tells).collect()
}

/// Whether a sentence tells something, in a clause or in quotation marks.
pub fn are_in(body: &Body, sentence: Span) -> bool {
    let quotes = near(&body.annotations.quotes, |quote| quote.span, sentence);
    quotes.iter().any(|quote| quote.direct && quote.span.overlaps(sentence))
        || !in_sentence(body, sentence).is_empty()
}

/// Where it is said that `entity` says something: the verb, and its dictionary form.
fn sayings(found: &Annotations, text: &str, entity: EntityId) -> Vec<(Span, String)> {
    let named = |at: Option<Span>| at.is_some_and(|at| is_named(found, at, entity));
    let of_clauses = found.clauses.iter().filter_map(|clause| clause.speaker);
    let of_clauses =
        of_clauses.filter(|who| who.entity == Some(entity) && named(who.span)).map(|who| who.verb);
    let quotes =
        found.quotes.iter().filter(|quote| quote.speaker == Some(entity) && named(quote.speaker_span));
    let mut verbs: Vec<Span> = of_clauses.chain(quotes.filter_map(|quote| quote.verb)).collect();
    verbs.sort_unstable();
    verbs.dedup_by(|a, b| a.overlaps(*b));
    let lemma = |verb: Span| {
        let clause = found.clauses.iter().find(|clause| clause.predicate == verb);
        clause.map_or_else(|| fold(verb.of(text)), |clause| clause.lemma.clone())
    };
    verbs.into_iter().map(|verb| (verb, lemma(verb))).collect()
}

/// Whether its predicate brings in what somebody says.
fn is_of_saying(found: &Annotations, clause: &Clause) -> bool {
    let brings = |verb: Span| verb.overlaps(clause.predicate);
    let clauses = near(&found.clauses, |other| other.span, clause.span);
    let quotes = near(&found.quotes, |quote| quote.span, clause.span);
    clauses.iter().filter_map(|other| other.speaker).any(|who| brings(who.verb))
        || quotes.iter().filter_map(|quote| quote.verb).any(brings)
}

/// Whether it is `entity` that does it, by a name of its own.
fn names(found: &Annotations, argument: Argument, entity: EntityId) -> bool {
    argument.entity == Some(entity) && is_named(found, argument.span, entity)
}

pub(super) fn is_named(found: &Annotations, within: Span, entity: EntityId) -> bool {
    let mentions = near(&found.mentions, |mention| mention.span, within);
    mentions.iter().any(|mention| mention.entity == entity && within.overlaps(mention.span))
}

/// Those of a sorted list that begin within reach of a stretch.
fn near<T>(list: &[T], span: impl Fn(&T) -> Span, of: Span) -> &[T] {
    let first = list.partition_point(|one| span(one).start < of.start.saturating_sub(REACH));
    let after = list.partition_point(|one| span(one).start < of.end.saturating_add(REACH));
    list.get(first..after).unwrap_or_default()
}

fn sorted(verbs: BTreeMap<Key, Vec<(ArticleId, Span)>>) -> Vec<Verb> {
    let verb = |((lemma, positive, planned), places)| Verb { lemma, positive, planned, places };
    let mut verbs: Vec<Verb> = verbs.into_iter().map(verb).collect();
    verbs.sort_by_key(|verb| std::cmp::Reverse(verb.places.len()));
    verbs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Form, Mention, Speaker};
    use crate::explore::testing;
    use crate::text::Document;

    /// One article, in whose texts `clauses` are found, each as its words, predicate, doer and speaker, with `name` named
    /// wherever it stands.
    struct Story(Body);

    impl Bodies for Story {
        fn body(&self, article: ArticleId) -> Option<&Body> {
            (article == ArticleId(0)).then_some(&self.0)
        }
    }

    fn find(text: &str, words: &str) -> Span {
        let start = text.find(words).unwrap_or_else(|| panic!("{words} is not there"));
        Span::new(start, start + words.len())
    }

    fn clause(text: &str, words: &str, verb: &str, lemma: &str, doer: Option<&str>) -> Clause {
        let whole = find(text, words);
        let within = |part: &str| {
            let at = find(words, part);
            Span::new((whole.start + at.start) as usize, (whole.start + at.end) as usize)
        };
        let argument = |words: &str| {
            let span = within(words);
            Argument { span, head: span, entity: Some(EntityId(0)) }
        };
        testing::clause(whole, within(verb), lemma, [doer.map(argument), None])
    }

    fn story(text: &str, name: &str, clauses: Vec<Clause>) -> Story {
        let document = Document { text: text.to_owned(), ..Document::default() };
        let mut body = Body { document, ..Body::default() };
        body.annotations.mentions = text
            .match_indices(name)
            .map(|(at, _)| Mention {
                span: Span::new(at, at + name.len()),
                entity: EntityId(0),
                form: Form::Full,
            })
            .collect();
        body.annotations.clauses = clauses;
        Story(body)
    }

    fn words(verbs: &[Verb]) -> Vec<(&str, bool, bool, usize)> {
        verbs
            .iter()
            .map(|verb| (verb.lemma.as_str(), verb.positive, verb.planned, verb.places.len()))
            .collect()
    }

    #[test]
    fn deeds_are_told_apart_by_who_tells_them() {
        let text = "Mora opened it. Mora did not sign. Mora will leave. He shot. Asked if Mora fled. Ruiz said Mora lied.";
        let with = |change: fn(&mut Clause), mut clause: Clause| {
            change(&mut clause);
            clause
        };
        let mut lied = clause(text, "Mora lied", "lied", "lie", Some("Mora"));
        lied.speaker =
            Some(Speaker { span: Some(find(text, "Ruiz")), entity: None, verb: find(text, "said") });
        let story = story(
            text,
            "Mora",
            vec![
                clause(text, "Mora opened it", "opened", "open", Some("Mora")),
                with(
                    |clause| clause.positive = false,
                    clause(text, "Mora did not sign", "sign", "sign", Some("Mora")),
                ),
                with(
                    |clause| clause.modality = Modality::Planned,
                    clause(text, "Mora will leave", "leave", "leave", Some("Mora")),
                ),
                clause(text, "He shot", "shot", "shoot", Some("He")),
                with(
                    |clause| clause.modality = Modality::Asked,
                    clause(text, "if Mora fled", "fled", "flee", Some("if Mora")),
                ),
                clause(text, "Ruiz said", "said", "say", Some("Ruiz")),
                lied,
            ],
        );
        let deeds = of_entity(&story, &[ArticleId(0)], EntityId(0));
        assert_eq!(
            words(&deeds.told),
            [("leave", true, true, 1), ("open", true, false, 1), ("sign", false, false, 1)],
            "what a pronoun does and what is asked is left out"
        );
        assert_eq!(words(&deeds.said_of_it), [("lie", true, false, 1)]);
        assert_eq!(words(&deeds.says), []);
    }

    #[test]
    fn sayings_go_by_their_verb() {
        let text = "Mora denied that it sank.";
        let mut sank = clause(text, "it sank", "sank", "sink", Some("it"));
        sank.positive = false;
        sank.speaker = Some(Speaker {
            span: Some(find(text, "Mora")),
            entity: Some(EntityId(0)),
            verb: find(text, "denied"),
        });
        let story =
            story(text, "Mora", vec![clause(text, "Mora denied", "denied", "deny", Some("Mora")), sank]);
        let deeds = of_entity(&story, &[ArticleId(0)], EntityId(0));
        assert_eq!(words(&deeds.says), [("deny", true, false, 1)]);
        assert_eq!(deeds.told, [], "it is no deed beside");
        // the verb of saying is told with what is said
        let whole = Span::new(0, text.len());
        let told: Vec<&str> =
            in_sentence(&story.0, whole).iter().map(|clause| clause.lemma.as_str()).collect();
        assert_eq!(told, ["sink"]);
        assert!(are_in(&story.0, whole));
    }
}
