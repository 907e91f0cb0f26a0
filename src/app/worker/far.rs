//! The far end: the program beside the page, which reads the corpus once and answers questions about it.

use super::{Answer, Asked, Question, Sheet, Told};
use crate::annotate::Entity;
use crate::app::browser::beside;
use crate::corpus::{self, Article, Corpus};
use crate::explore::compare::{Comparison, Side, compare, overview};

/// Listens to the page for as long as the program lives.
pub fn serve() {
    beside::serve(|bytes| corpus::read(bytes).map_err(|error| error.to_string()), reply);
}

/// The answer to a question, as they go between the two ends.
///
/// # Panics
///
/// Where the bytes are no question: the two ends are not of one build. The page hears that the program broke off.
pub(super) fn reply(corpus: &Corpus, asked: &[u8]) -> Vec<u8> {
    let Asked::<Question> { id, question } = postcard::from_bytes(asked).expect("the page asks a question");
    let told = Told { id, answer: answer(corpus, &question) };
    postcard::to_allocvec(&told).expect("memory is all that it takes to write an answer")
}

/// The answer to a question. An article that the corpus does not have says nothing.
pub fn answer(corpus: &Corpus, question: &Question) -> Answer {
    match question {
        Question::Sheet(ids) => {
            let sides: Vec<Side<'_>> = ids.iter().filter_map(|id| corpus.article(*id)).map(side).collect();
            let entities: Vec<&Entity> = corpus.entities.iter().map(|entity| &entity.entity).collect();
            let comparison = match sides[..] {
                [a, b] => compare(a, b, &entities),
                _ => Comparison::default(),
            };
            Answer::Sheet(Sheet { comparison, overview: overview::overview(&sides) })
        }
    }
}

fn side(article: &Article) -> Side<'_> {
    Side { document: &article.document, annotations: &article.annotations }
}
