//! Front pages of small corpora, read by the annotators themselves.

use super::*;
use crate::corpus::{self, Curation, Input, Meta};

/// Articles of (file, outlet, day, text).
fn corpus(articles: &[(&str, &str, &str, &str)]) -> Corpus {
    let read = |(file, outlet, day, text): &(&str, &str, &str, &str)| {
        let meta = Meta {
            source: Some((*outlet).to_owned()).filter(|outlet| !outlet.is_empty()),
            published: day.parse().ok(),
            ..Meta::default()
        };
        let input = Input::new(file, meta, text);
        let found = input.annotate();
        (input, found)
    };
    corpus::assemble(articles.iter().map(read).collect(), &Curation::default()).corpus
}

const MILL: &str = "Mill burns in Tallvik\n\nA fire destroyed the paper mill of Nordpapp in Tallvik on 3 March 2024. \
    Nine workers were injured in the fire, the mayor of Tallvik, Signe Brattland, said. The mill stood on the river Ulva.";
const MILL_TOO: &str = "Fire at Nordpapp\n\nThe paper mill of Nordpapp in Tallvik burned down on 3 March 2024. \
    Fourteen workers were injured in the fire, Signe Brattland said. The river Ulva was closed to boats.";
const MILL_LATER: &str = "After the fire\n\nNordpapp will not rebuild the paper mill in Tallvik that burned down on \
    3 March 2024, Signe Brattland said. Engineer Rolf Eikland warned of the boiler on 9 January 2024, in a letter of 12 \
    pages to Nordpapp.";
const HARVEST: &str = "Olive harvest fails\n\nGrowers in Puglia lost half of their olives to drought, the union of growers \
    said on Monday. Prices of oil rose by a third in Bari.";

fn fire() -> Corpus {
    corpus(&[
        ("a", "Post", "2024-03-04", MILL),
        ("b", "Times", "2024-03-04", MILL_TOO),
        ("c", "Herald", "2024-03-06", MILL_LATER),
        ("d", "Post", "2024-03-05", HARVEST),
    ])
}

fn files(corpus: &Corpus, ids: &[ArticleId]) -> Vec<String> {
    ids.iter().filter_map(|id| Some(corpus.catalogue.article(*id)?.file.clone())).collect()
}

#[test]
fn accounts_of_one_event_are_one_story() {
    let corpus = fire();
    let front = of(&corpus);
    let [story] = &front.stories[..] else { panic!("{:?}", front.stories) };
    assert_eq!(files(&corpus, &story.articles), ["a", "b", "c"]);
    let named: Vec<&str> =
        story.names.iter().map(|id| corpus.catalogue.entity(*id).unwrap().entity.name.as_str()).collect();
    assert!(named.contains(&"Tallvik") && named.contains(&"Nordpapp"), "{named:?}");
    assert_eq!(story.differences, 1);
}

#[test]
fn what_lies_far_apart_in_time_is_no_one_story() {
    let alike = [("a", "Post", "2024-03-04", MILL), ("b", "Times", "2024-04-20", MILL_TOO)];
    assert_eq!(of(&corpus(&alike)).stories, []);
    let near = [("a", "Post", "2024-03-04", MILL), ("b", "Times", "2024-03-09", MILL_TOO)];
    assert_eq!(of(&corpus(&near)).stories.len(), 1);
}

#[test]
fn findings_stand_in_the_order_of_their_weight() {
    let corpus = fire();
    let front = of(&corpus);
    let Some(Finding::Differ(asked)) = front.findings.first() else { panic!("{:?}", front.findings) };
    assert_eq!((asked.verdict, asked.kind), (Verdict::Contradiction, PointKind::Number));
    let said: Vec<&str> = asked
        .answers
        .iter()
        .map(|answer| answer.phrase.of(&corpus.bodies[answer.article.0 as usize].document.text))
        .collect();
    assert!(said[0].starts_with("Nine") && said[1].starts_with("Fourteen"), "{said:?}");
    let told = front.findings.iter().find_map(|finding| match finding {
        Finding::Told { extent, articles, .. } => Some((extent.first, articles.len())),
        _ => None,
    });
    assert_eq!(told, Some(("2024-03-03".parse().ok(), 3)));
}

#[test]
fn what_one_tells_has_a_name_that_no_other_has() {
    let corpus = fire();
    let front = of(&corpus);
    let alone = front.findings.iter().find_map(|finding| match finding {
        Finding::Alone { article, name, others, .. } => Some((*article, *name, *others)),
        _ => None,
    });
    let (article, name, others) = alone.expect("one tells something alone");
    assert_eq!(files(&corpus, &[article]), ["c"]);
    assert_eq!(corpus.catalogue.entity(name).unwrap().entity.name, "Rolf Eikland");
    assert_eq!(others, 2);
    // a surname elsewhere is enough to say nothing
    let told = format!("{MILL} Eikland had warned of it.");
    let corpus = self::corpus(&[
        ("a", "Post", "2024-03-04", &told),
        ("b", "Times", "2024-03-04", MILL_TOO),
        ("c", "Herald", "2024-03-06", MILL_LATER),
    ]);
    let named = of(&corpus).findings.iter().any(|finding| match finding {
        Finding::Alone { name, .. } => corpus.catalogue.entity(*name).unwrap().entity.name == "Rolf Eikland",
        _ => false,
    });
    assert!(!named);
}

#[test]
fn one_of_each_outlet_stands_side_by_side() {
    let catalogue = Catalogue {
        articles: corpus(&[
            ("a", "Post", "2024-03-04", MILL),
            ("b", "Post", "2024-03-04", MILL_TOO),
            ("c", "Herald", "2024-03-06", MILL_LATER),
            ("d", "", "2024-03-06", MILL),
            ("e", "Times", "2024-03-06", MILL_TOO),
        ])
        .catalogue
        .articles,
        ..Catalogue::default()
    };
    let all = Story { articles: (0..5).map(ArticleId).collect(), names: Vec::new(), differences: 0 };
    let beside = all.side_by_side(&catalogue);
    let files: Vec<&str> = beside.iter().map(|id| catalogue.article(*id).unwrap().file.as_str()).collect();
    assert_eq!(files, ["a", "c", "d", "e"]);
}

#[test]
fn a_front_page_comes_back_from_its_catalogue_and_a_foreign_one_does_not() {
    let mut corpus = fire();
    let front = of(&corpus);
    assert_eq!(Front::read(&corpus.catalogue), Front::default());
    front.pack(&mut corpus.catalogue);
    assert_eq!(Front::read(&corpus.catalogue), front);
    let mut smaller = self::corpus(&[("a", "Post", "2024-03-04", MILL)]);
    front.pack(&mut smaller.catalogue);
    assert_eq!(Front::read(&smaller.catalogue), Front::default());
    corpus.catalogue.front.truncate(5);
    assert_eq!(Front::read(&corpus.catalogue), Front::default());
    assert_eq!(of(&Corpus::default()), Front::default());
}

#[test]
fn a_glance_shows_where_most_dates_lie() {
    let corpus = self::corpus(&[
        (
            "a",
            "Post",
            "2024-03-04",
            "It was founded in 1871. It burned on 3 March 2024, and again on 5 March 2024.",
        ),
        ("b", "Times", "2024-03-04", "It opened on 4 March 2024 and will close on 1 May 2031."),
    ]);
    let glance = glance(&corpus.catalogue);
    assert_eq!(glance.outlets, 2);
    let days = |at: usize| glance.bars.get(at).map(|bar| (bar.first.to_string(), bar.marks));
    assert_eq!(days(0), Some(("2024-03-03".to_owned(), 1)));
    assert_eq!(glance.bars.len(), 3);
    assert_eq!((glance.before, glance.after), (1, 1));
    assert_eq!(super::glance(&Catalogue::default()), Glance::default());
}
