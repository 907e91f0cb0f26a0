//! The network over small corpora, as a reader would check it by hand.

use super::*;
use crate::annotate::{Argument, Clause, Modality, Oblique, Speaker};
use crate::explore::testing::{self, corpus};

fn ask(by: By) -> Ask {
    let kinds = Kinds::first(by).with(EntityKind::Place, false);
    Ask { by, kinds, ..Ask::default() }
}

fn name(corpus: &Corpus, entity: EntityId) -> String {
    look::name_of(&corpus.catalogue, entity)
}

/// The pairs as `A + B: times/articles`, with a star where they are drawn.
fn show(corpus: &Corpus, ask: &Ask) -> Vec<String> {
    let network = network(corpus, ask);
    let pair = |link: &Link| {
        let drawn = if link.line.is_some() { "*" } else { "" };
        let (from, to) = (name(corpus, link.from), name(corpus, link.to));
        format!("{from} + {to}: {}/{}{drawn}", link.times, link.articles)
    };
    network.links.iter().map(pair).collect()
}

fn town() -> Corpus {
    corpus(&[
        (
            "a",
            "",
            "",
            "[person:Ada=Ada] met [person:Bo=Bo] at [organisation:Club=the Club]. [person:Ada=Ada] left.\n\n\
             [person:Cy=Cy] stayed. [person:Ada=Ada] wrote to [person:Cy=Cy].",
        ),
        (
            "b",
            "",
            "",
            "[person:Ada=Ada] and [person:Bo=Bo] and [person:Bo=Bo]. [place:Rome=Rome] and [person:Cy=Cy].",
        ),
        ("c", "", "", "[person:Dan=Dan] alone. [place:Rome=Rome] alone."),
    ])
}

#[test]
fn names_are_together_in_sentences_paragraphs_and_articles() {
    let corpus = town();
    assert_eq!(
        show(&corpus, &ask(By::Sentence)),
        ["Ada + Bo: 2/2*", "Bo + Club: 1/1*", "Ada + Club: 1/1*", "Ada + Cy: 1/1*"],
        "twice in one sentence is once"
    );
    assert_eq!(
        show(&corpus, &ask(By::Paragraph)),
        ["Ada + Bo: 2/2*", "Ada + Cy: 2/2*", "Bo + Club: 1/1*", "Ada + Club: 1/1*", "Bo + Cy: 1/1*"]
    );
    assert_eq!(
        show(&corpus, &ask(By::Article)),
        [
            "Ada + Bo: 2/2*",
            "Ada + Cy: 2/2*",
            "Bo + Cy: 2/2*",
            "Ada + Club: 1/1*",
            "Bo + Club: 1/1*",
            "Cy + Club: 1/1*"
        ]
    );
}

#[test]
fn only_the_articles_and_kinds_that_are_asked_for_count() {
    let corpus = town();
    let some = Ask { articles: Some(vec![ArticleId(1)]), ..ask(By::Sentence) };
    assert_eq!(show(&corpus, &some), ["Ada + Bo: 1/1*"]);
    let places = Ask { kinds: Kinds::first(By::Sentence).with(EntityKind::Place, true), ..some.clone() };
    assert_eq!(show(&corpus, &places), ["Ada + Bo: 1/1*", "Cy + Rome: 1/1*"]);
    let people = Ask { kinds: Kinds::NONE.with(EntityKind::Person, true), ..ask(By::Sentence) };
    assert_eq!(show(&corpus, &people), ["Ada + Bo: 2/2*", "Ada + Cy: 1/1*"]);
    let nobody = network(&corpus, &Ask { articles: Some(Vec::new()), ..ask(By::Sentence) });
    assert_eq!(nobody, Network { least: 1, ..Network::default() });
    assert_eq!(network(&corpus, &Ask { kinds: Kinds::NONE, ..ask(By::Article) }).names, 0);
    let strange = Ask { articles: Some(vec![ArticleId(77)]), ..ask(By::Deed) };
    assert_eq!(network(&corpus, &strange).names, 0);
}

#[test]
fn what_is_not_drawn_is_counted() {
    let drawn = network(&town(), &ask(By::Sentence));
    let names: Vec<&str> = drawn.nodes.iter().map(|node| node.label.as_str()).collect();
    assert_eq!((names, drawn.names, drawn.pairs, drawn.least), (vec!["Ada", "Cy", "Bo", "Club"], 5, 4, 1));
    // where there are enough of them, a pair that is together once is left out
    let pair = |a: &str, b: &str| format!("[person:{a}={a}] met [person:{b}={b}].\n\n");
    let six = [pair("Ann", "Ben"), pair("Cid", "Dan"), pair("Eve", "Fay")].concat();
    let more = six.clone() + &pair("Ann", "Zoe");
    let twice = corpus(&[("a", "", "", &more), ("b", "", "", &six)]);
    let drawn = network(&twice, &ask(By::Sentence));
    assert_eq!((drawn.nodes.len(), drawn.names, drawn.pairs, drawn.least), (6, 7, 3, 2));
}

#[test]
fn no_more_is_drawn_than_can_be_read() {
    let names: Vec<String> =
        (0..60).map(|n| format!("[person:P{n:02}=P{n:02}] met [person:Q{n:02}=Q{n:02}].\n\n")).collect();
    let (once, text) = (names.concat(), format!("{}{}", names.concat(), names.concat()));
    let crowd = corpus(&[("a", "", "", &text), ("b", "", "", &once)]);
    for (narrow, most) in [(false, 40), (true, 15)] {
        let drawn = network(&crowd, &Ask { narrow, ..ask(By::Sentence) });
        assert!(drawn.nodes.len() <= most && drawn.nodes.len() >= most / 2, "{}", drawn.nodes.len());
        assert_eq!((drawn.names, drawn.links.len()), (120, 60), "all pairs are listed");
        let ends = drawn
            .links
            .iter()
            .filter_map(|link| link.line.as_ref())
            .flat_map(|line| [line.ends.0, line.ends.1]);
        let mut ends: Vec<u32> = ends.collect();
        ends.sort_unstable();
        ends.dedup();
        assert_eq!(ends.len(), drawn.nodes.len(), "nobody stands alone");
    }
    // one stretch that names very many pairs only some of them
    let roll: Vec<String> = (0..100).map(|n| format!("[person:N{n:02}=N{n:02}]")).collect();
    let roll = roll.join(" ") + " ";
    assert_eq!(network(&corpus(&[("a", "", "", &roll)]), &ask(By::Sentence)).pairs, 60 * 59 / 2);
}

#[test]
fn names_that_are_everywhere_leave_room_for_others() {
    // Xan is in every sentence, Ann and Ben are always together
    let mut text = String::new();
    for n in 0..8 {
        text.push_str("[person:Xan=Xan] and [person:Ann=Ann] and [person:Ben=Ben] met.\n\n");
        text.push_str(&format!("[person:Xan=Xan] and [person:C{n}=C{n}] met.\n\n"));
    }
    let corpus = corpus(&[("a", "", "", &text)]);
    let tally = Counted::of(&corpus, &ask(By::Sentence)).tally();
    let best = tally.pairs.iter().max_by_key(|pair| pair.score).unwrap();
    let ends = [best.ends.0, best.ends.1].map(|end| name(&corpus, tally.names[end as usize].entity));
    assert_eq!(ends, ["Ann", "Ben"]);
}

#[test]
fn places_are_mentions_of_both() {
    let corpus = town();
    let network = network(&corpus, &ask(By::Sentence));
    let places: Vec<(u32, &str)> = network.links[0]
        .places
        .iter()
        .map(|(id, span)| (id.0, span.of(&corpus.bodies[id.0 as usize].document.text)))
        .collect();
    assert_eq!(places, [(0, "Ada"), (0, "Bo"), (1, "Ada"), (1, "Bo")]);
}

/// Two articles with clauses by hand: `[doer, verb, lemma, other]`.
fn quarrel() -> Corpus {
    let text = "[person:Ada=Ada] accused [person:Bo=Bo]. [person:Bo=Bo] did not meet [person:Ada=Ada]. [person:Cy=Cy] says \
                [person:Ada=Ada] will talk with [person:Bo=Bo]. If [person:Bo=Bo] sues [person:Cy=Cy], he sues [person:Ada=Ada].";
    let mut corpus =
        corpus(&[("a", "", "", text), ("b", "", "", "[person:Ada=Ada] accused [person:Bo=Bo].")]);
    let entity = |corpus: &Corpus, words: &str| corpus.catalogue.entity_by_slug(&words.to_lowercase());
    for article in 0..2 {
        let text = corpus.bodies[article].document.text.clone();
        let mut from = 0;
        let mut find = |words: &str| {
            let start = from + text[from..].find(words).unwrap();
            from = start + words.len();
            Span::new(start, start + words.len())
        };
        let argument = |span: Span| Argument { span, head: span, entity: entity(&corpus, span.of(&text)) };
        let clause = |subject: Span, predicate: Span, lemma: &str, object: Option<Span>| {
            testing::clause(subject, predicate, lemma, [Some(argument(subject)), object.map(argument)])
        };
        let mut clauses = vec![{
            let (doer, verb, other) = (find("Ada"), find("accused"), find("Bo"));
            let again = Oblique { preposition: Span::new(0, 0), argument: argument(other) };
            Clause { obliques: vec![again], ..clause(doer, verb, "accuse", Some(other)) }
        }];
        if article == 0 {
            let (doer, verb, other) = (find("Bo"), find("meet"), find("Ada"));
            clauses.push(Clause { positive: false, ..clause(doer, verb, "meet", Some(other)) });
            let (speaker, says) = (find("Cy"), find("says"));
            // what is said of Ada is not said to her
            clauses.push(clause(
                speaker,
                says,
                "say",
                Some(Span::new(from_says(&text), from_says(&text) + 3)),
            ));
            let (doer, verb, preposition, other) = (find("Ada"), find("talk"), find("with"), find("Bo"));
            clauses.push(Clause {
                obliques: vec![Oblique { preposition, argument: argument(other) }],
                modality: Modality::Planned,
                speaker: Some(Speaker { span: Some(speaker), entity: None, verb: says }),
                ..clause(doer, verb, "talk", None)
            });
            let (doer, verb, other) = (find("Bo"), find("sues"), find("Cy"));
            clauses
                .push(Clause { modality: Modality::Conditional, ..clause(doer, verb, "sue", Some(other)) });
            let (doer, verb, other) = (find("he"), find("sues"), find("Ada"));
            let mut by_pronoun = clause(doer, verb, "sue", Some(other));
            by_pronoun.subject =
                by_pronoun.subject.map(|who| Argument { entity: entity(&corpus, "Bo"), ..who });
            clauses.push(by_pronoun);
        }
        corpus.bodies[article].annotations.clauses = clauses;
    }
    corpus
}

/// Where Ada stands behind "says".
fn from_says(text: &str) -> usize {
    text.find("says Ada").unwrap() + 5
}

#[test]
fn deeds_go_from_one_to_the_other() {
    let corpus = quarrel();
    let network = network(&corpus, &ask(By::Deed));
    let deed = |deed: &Deed| {
        let marks = [(!deed.positive, "-"), (deed.planned, "?"), (deed.claimed, "~")];
        let marks: String = marks.into_iter().filter(|(on, _)| *on).map(|(_, mark)| mark).collect();
        format!("{marks}{} {}", deed.verb, deed.times)
    };
    let shown: Vec<String> = network
        .links
        .iter()
        .map(|link| {
            let deeds: Vec<String> = link.deeds.iter().map(deed).collect();
            format!(
                "{} > {}: {} in {}",
                name(&corpus, link.from),
                name(&corpus, link.to),
                deeds.join(", "),
                link.articles
            )
        })
        .collect();
    assert_eq!(shown, ["Ada > Bo: accuse 2, ?~talk with 1 in 2", "Bo > Ada: -meet 1 in 1"]);
    assert!(network.links.iter().all(|link| link.line.as_ref().is_some_and(|line| !line.head.is_empty())));
    let words: Vec<&str> = network.links[1]
        .places
        .iter()
        .map(|(id, span)| span.of(&corpus.bodies[id.0 as usize].document.text))
        .collect();
    assert_eq!(words, ["Bo", "meet", "Ada"]);
}

#[test]
fn files_are_inert() {
    let mut corpus = corpus(&[("a", "", "", "[person:Ada=Ada] met [organisation:Club=Club].")]);
    corpus.catalogue.title = "A <b> & \"c\"".to_owned();
    for entity in &mut corpus.catalogue.entities {
        entity.entity.name.push_str(" </node><x y=\"&\u{1}\u{ffff}");
    }
    let escaped = "&lt;/node&gt;&lt;x y=&quot;&amp;";
    for file in [gexf(&corpus, &ask(By::Sentence)), svg(&corpus, &ask(By::Sentence))] {
        assert!(file.matches(escaped).count() >= 2, "{file}");
        assert!(file.contains("A &lt;b&gt; &amp; &quot;c&quot;"), "{file}");
        assert!(!file.contains(['\u{1}', '\u{ffff}']));
        assert!(!file.contains("<x") && !file.contains("</node><x"));
    }
}

#[test]
fn a_gexf_file_holds_names_and_pairs() {
    let file = gexf(&quarrel(), &ask(By::Deed));
    assert!(file.contains("<graph mode=\"static\" defaultedgetype=\"directed\">"), "{file}");
    assert!(file.contains("<edge id=\"0\" source=\"0\" target=\"1\" weight=\"3\">"), "{file}");
    assert!(file.contains("value=\"accuse ×2; talk with [planned] [claimed] ×1\""), "{file}");
    let file = gexf(&town(), &ask(By::Sentence));
    assert!(file.contains("defaultedgetype=\"undirected\""));
    // Dan, who is with nobody, is a node without a place in the picture
    assert!(file.contains("label=\"Dan\"><attvalues>"));
    assert_eq!((file.matches("<node ").count(), file.matches("<viz:position ").count()), (5, 4));
    assert_eq!(file.matches("<edge ").count(), 4);
}
