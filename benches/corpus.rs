//! How fast a corpus is packed and read.

mod common;

use parallax::corpus::{read, write};

fn main() {
    let articles = common::articles(200);
    common::share(&articles);
    let corpus = common::corpus(&articles);
    let packed = write(&corpus);
    let bytes = common::bytes(&articles);
    println!("{} bytes of articles are packed into {}", bytes, packed.len());
    common::measure("build a corpus", bytes, || common::corpus(&articles).catalogue.entities.len());
    common::measure("pack a corpus", bytes, || write(&corpus).len());
    common::measure("read a corpus", packed.len(), || read(&packed).map_or(0, |corpus| corpus.bodies.len()));
}
