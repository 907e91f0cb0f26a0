//! The program beside the page: listens and answers.

fn main() {
    parallax::app::engine::worker::serve();
}
