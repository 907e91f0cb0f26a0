//! The worker: the program that runs beside the page, which reads the corpus once and answers questions about it.

use super::protocol::{Answer, NetworkFormat, Question, Request, Response};
use crate::app::browser::worker;
use crate::corpus::{self, Corpus};
use crate::explore::compare::{sheet, similar};
use crate::explore::{front, network};

/// Listens to the page for as long as the program lives.
pub fn serve() {
    worker::serve(
        |bytes| corpus::open(bytes).map_err(|error| error.to_string()),
        |corpus, request| {
            let reply = reply(corpus, request);
            if corpus.bodies.read() > AT_HAND {
                corpus.bodies.forget();
            }
            reply
        },
    );
}

/// So many texts stay unpacked from one question to the next.
const AT_HAND: usize = 1_000;

/// The answer to a question, as it goes to the page.
pub(super) fn reply(corpus: &Corpus, Request { id, question }: &Request<Question>) -> Vec<u8> {
    let response = Response { id: *id, answer: answer(corpus, question) };
    postcard::to_allocvec(&response).expect("memory is all that it takes to write an answer")
}

/// The answer to a question. An article that the corpus does not have says nothing.
pub fn answer(corpus: &Corpus, question: &Question) -> Answer {
    match question {
        Question::Sheet(articles) => {
            let story = front::story_of(&corpus.catalogue, articles);
            Answer::Sheet(sheet::sheet(corpus, articles, &story).into())
        }
        Question::Similar(article) => Answer::Similar(similar::similar(corpus, *article).into()),
        Question::Across(articles) => {
            let story = front::story_of(&corpus.catalogue, articles);
            Answer::Across(sheet::across(corpus, articles, &story).into())
        }
        Question::Within(article) => Answer::Within(sheet::within(corpus, *article).into()),
        Question::Network(ask) => Answer::Network(network::network(corpus, ask).into()),
        Question::NetworkFile(ask, NetworkFormat::Svg) => {
            Answer::NetworkFile(network::svg(corpus, ask).into())
        }
        Question::NetworkFile(ask, NetworkFormat::Gexf) => {
            Answer::NetworkFile(network::gexf(corpus, ask).into())
        }
    }
}
