//! The table of a story, on the invented newsrooms of `corpus/newsroom`: whatever of its accounts is laid side by side is a part
//! of one table.

#![cfg(feature = "publish")]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on ends")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use parallax::corpus::{ArticleId, Bodies as _, Corpus};
use parallax::explore::compare::sheet::{self, Point, Sheet};
use parallax::explore::compare::{PointKind, Verdict};
use parallax::explore::front::{self, Front};
use parallax::publish::session::Session;
use parallax::text::Span;

static NEWSROOM: LazyLock<Corpus> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/newsroom");
    let mut session = Session::default();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        session.take(name, &fs::read(&path).unwrap(), false);
    }
    while session.progress().done < session.work(1).all {}
    session.compose().0
});

fn named(slugs: &[&str]) -> Vec<ArticleId> {
    let id =
        |slug: &&str| NEWSROOM.catalogue.articles().find(|(_, article)| article.slug == *slug).unwrap().0;
    slugs.iter().map(id).collect()
}

fn side_by_side(articles: &[ArticleId]) -> Sheet {
    sheet::sheet(&NEWSROOM, articles, &front::story_of(&NEWSROOM.catalogue, articles))
}

fn words(article: ArticleId, span: Span) -> &'static str {
    span.of(&NEWSROOM.bodies.body(article).unwrap().document.text)
}

/// A row by its kind and the places of its answers. Its question is in words of those that are shown.
type Row = (PointKind, BTreeSet<(ArticleId, Span)>);

fn row(point: &Point, articles: &[ArticleId]) -> Row {
    let answers = point.statements.iter().map(|one| (articles[usize::from(one.column)], one.words));
    (point.kind, answers.collect())
}

/// The rows with the words of each answer, by the order of the articles.
fn told(articles: &[ArticleId]) -> Vec<Vec<&'static str>> {
    let sheet = side_by_side(articles);
    let answers = |point: &Point| {
        let answers = point.statements.iter();
        answers.map(|one| words(articles[usize::from(one.column)], one.phrase)).collect()
    };
    sheet.points.iter().filter(|point| point.within().is_none()).map(answers).collect()
}

#[test]
fn of_a_story_any_articles_show_what_all_of_them_show() {
    let stories = Front::read(&NEWSROOM.catalogue).stories;
    assert_eq!(stories.iter().map(|story| story.articles.len()).collect::<Vec<_>>(), [4, 4]);
    for story in stories {
        let whole = side_by_side(&story.articles);
        for chosen in 0..1_u32 << story.articles.len() {
            let some: Vec<ArticleId> = (0..story.articles.len())
                .filter(|n| chosen >> n & 1 == 1)
                .map(|n| story.articles[n])
                .collect();
            if some.len() < 2 {
                continue;
            }
            let own: BTreeSet<Row> =
                side_by_side(&some).points.iter().map(|point| row(point, &some)).collect();
            let part: BTreeSet<Row> = whole
                .points
                .iter()
                .map(|point| row(point, &story.articles))
                .map(|(kind, answers)| {
                    (kind, answers.into_iter().filter(|(article, _)| some.contains(article)).collect())
                })
                .filter(|(_, answers): &Row| {
                    answers.iter().map(|(article, _)| *article).collect::<BTreeSet<_>>().len() > 1
                })
                .collect();
            // where all that are shown deny what another says, it is not asked whether it is so
            let (whether, own): (BTreeSet<Row>, BTreeSet<Row>) =
                own.into_iter().partition(|(kind, _)| *kind == PointKind::Polarity);
            assert!(whether.is_subset(&part), "{some:?}");
            let part: BTreeSet<Row> =
                part.into_iter().filter(|(kind, _)| *kind != PointKind::Polarity).collect();
            assert_eq!(own, part, "{some:?}");
        }
    }
}

#[test]
fn two_accounts_differ_where_a_third_lays_them_side_by_side() {
    let has = |slugs: [&str; 2], one: &str, other: &str| {
        let rows = told(&named(&slugs));
        let holds = |row: &Vec<&str>| row.len() == 2 && row[0].contains(one) && row[1].contains(other);
        assert!(rows.iter().any(holds), "{one} / {other}: {rows:#?}");
    };
    has(["ferry-ledger", "wire-ferry"], "34 lives", "27 people");
    has(["wire-ferry", "ferry-quarter"], "27 people", "Thirty-four of them");
    has(["wire-ferry", "ferry-quarter"], "among the dead", "is in hospital");
    has(["water-harbour", "water-quarter"], "1 September", "1 July 2026");
    has(["ferry-ledger", "ferry-quarter"], "104 people", "126 people");
    has(["ferry-ledger", "ferry-quarter"], "11 March", "March 12");
    has(["ferry-ledger", "ferry-quarter"], "Josip Barić", "Ivana Kolar");
}

#[test]
fn an_answer_is_found_wherever_an_account_has_one() {
    let rows = told(&named(&["ferry-harbour", "wire-ferry", "ferry-ledger", "ferry-quarter"]));
    let row = |first: &str| {
        let row = rows.iter().find(|row| row.iter().any(|words| words.contains(first)));
        row.unwrap_or_else(|| panic!("{first}: {rows:#?}")).clone()
    };
    assert!(row("Thursday evening")[3].contains("March 12"));
    assert_eq!(row("112 passengers and"), ["112 passengers and 14 crew", "104 people", "126 people"]);
    // who travels is not all who are aboard
    assert_eq!(row("118 passengers"), ["112 passengers", "118 passengers"]);
    assert_eq!(row("among the dead").len(), 4);
    assert_eq!(row("Josip Barić").len(), 4);
}

#[test]
fn no_account_is_called_silent_that_speaks_of_the_matter() {
    let articles = named(&["wire-water", "water-harbour", "water-ledger", "water-quarter"]);
    let sheet = side_by_side(&articles);
    let near = |words_of: &str| -> Vec<&str> {
        let asked = |point: &&Point| {
            point
                .statements
                .iter()
                .any(|one| words(articles[usize::from(one.column)], one.phrase).contains(words_of))
        };
        let point = sheet.points.iter().find(asked).unwrap();
        point.near.iter().map(|(column, span)| words(articles[usize::from(*column)], *span)).collect()
    };
    assert!(near("600 protesters")[0].contains("2,000 farmers blocked a road"));
    assert!(near("protested against it").iter().any(|near| near.contains("2,000 farmers")));
    assert!(near("on Tuesday signed").iter().any(|near| near.contains("agreed on Tuesday")));
}

#[test]
fn what_takes_part_in_a_row_is_not_told_by_one_alone() {
    for story in Front::read(&NEWSROOM.catalogue).stories {
        for (n, one) in story.articles.iter().enumerate() {
            for other in story.articles.iter().skip(n + 1) {
                let articles = [*one, *other];
                let sheet = side_by_side(&articles);
                for statement in sheet.points.iter().flat_map(|point| &point.statements) {
                    let column = &sheet.columns[usize::from(statement.column)];
                    let own = column.only.iter().find(|span| span.overlaps(statement.words));
                    assert_eq!(own.map(|span| words(column.article, *span)), None);
                }
                for column in &sheet.columns {
                    for span in &column.only {
                        let words = words(column.article, *span);
                        assert_eq!(words.matches('"').count() % 2, 0, "{words}");
                    }
                }
            }
        }
    }
}

/// The verdicts on places of accounts that somebody brought along.
fn on_places(texts: &[&str]) -> Vec<Verdict> {
    let mut session = Session::default();
    for (n, text) in texts.iter().enumerate() {
        session.take(&format!("{n}.txt"), text.as_bytes(), false);
    }
    while session.progress().done < session.work(1).all {}
    let corpus = session.compose().0;
    let articles: Vec<ArticleId> = corpus.catalogue.articles().map(|(id, _)| id).collect();
    let sheet = sheet::sheet(&corpus, &articles, &articles);
    let places = sheet.points.iter().filter(|point| point.kind == PointKind::Place);
    places.map(|point| point.verdict).collect()
}

#[test]
fn accounts_do_not_agree_on_a_place_where_a_third_names_another() {
    let rest = "The treaty shares the water of the river Debed. It was eleven years in the making.";
    let north = format!(
        "Treaty signed\n\nThe foreign ministers signed the river treaty in Tbilisi on Monday. {rest}"
    );
    let south = format!(
        "A river shared\n\nOn Monday the foreign ministers signed the river treaty in Tbilisi. {rest}"
    );
    let west = "Two states, one river\n\nThe river treaty, whose signing in Yerevan the foreign ministers had put off twice, \
        shares the water of the Debed.";
    let east = west.replace("Yerevan", "Tbilisi");
    assert_eq!(on_places(&[&north, &south]), [Verdict::Agreement]);
    assert_eq!(on_places(&[&north, &south, &east]), [Verdict::Agreement]);
    assert_eq!(on_places(&[&north, &south, west]), []);
}
