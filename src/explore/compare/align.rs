//! Alignment of sentences, many to many, order free.
