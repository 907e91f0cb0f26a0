//! The program beside the page: listens and answers.

fn main() {
    parallax::app::worker::far::serve();
}
