//! The program beside the page that makes a corpus of the reader's own articles.

fn main() {
    parallax::app::maker::worker::serve();
}
