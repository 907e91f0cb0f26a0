//! What goes between the two ends, and what the client keeps of it.

use super::client::Engine;
use super::protocol::{Answer, Question, Request, Response};
use super::worker;
use crate::corpus::{self, ArticleId, Corpus, Curation, Input, Meta};
use crate::explore::compare::sheet::Sheet;

fn bridges() -> Corpus {
    let input = |(file, source): (&str, &str)| Input::new(file, Meta::default(), source);
    let articles = [
        ("a.txt", "The works on the bridge in Hamburg began in March 2024 and cost 12 million euros."),
        ("b.txt", "The works on the bridge in Hamburg began in March 2024 and cost 15 million euros."),
    ];
    corpus::build(articles.into_iter().map(input).collect(), &Curation::default())
}

fn sheet(ids: &[u32]) -> Question {
    Question::Sheet(ids.iter().map(|id| ArticleId(*id)).collect())
}

#[test]
fn an_answer_comes_over_whole() {
    let corpus = bridges();
    let question = sheet(&[0, 1]);
    let asked = Request { id: 7, question: question.clone() };
    let response: Response = postcard::from_bytes(&worker::reply(&corpus, &asked)).unwrap();
    assert_eq!(response.id, 7);
    assert_eq!(response.answer, worker::answer(&corpus, &question));
    let Answer::Sheet(sheet) = response.answer else {
        panic!("{:?} answers another question", response.answer)
    };
    assert_eq!((sheet.columns.len(), sheet.groups.len(), sheet.points.len()), (2, 1, 3));
}

#[test]
fn what_is_not_there_says_nothing() {
    let corpus = bridges();
    for ids in [&[][..], &[0], &[0, 9], &[8, 9]] {
        let Answer::Sheet(sheet) = worker::answer(&corpus, &sheet(ids)) else {
            panic!("no sheet of {ids:?}")
        };
        assert_eq!(sheet.groups, [], "{ids:?}");
    }
    assert_eq!(worker::answer(&corpus, &Question::Similar(ArticleId(9))), Answer::Similar(Vec::new().into()));
}

#[test]
fn the_last_answers_are_kept() {
    let engine = Engine::default();
    assert!(engine == engine.clone() && engine != Engine::default());
    let answer = |copied: u8| {
        let sheet = Sheet { copied: vec![vec![copied]], ..Sheet::default() };
        Answer::Sheet(sheet.into())
    };
    for n in 0..100 {
        engine.learn(sheet(&[n]), answer(n as u8));
    }
    engine.learn(sheet(&[99]), answer(7));
    assert_eq!(engine.answer(&sheet(&[99])), Some(answer(7)));
    assert_eq!(engine.answer(&sheet(&[90])), Some(answer(90)));
    assert_eq!(engine.answer(&sheet(&[0])), None);
}
