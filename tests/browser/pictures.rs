//! The pictures of the README, taken by `cargo xtask screenshots`.
