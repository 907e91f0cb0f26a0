//! Project chores: `cargo xtask serve | test | build | bench`.
fn main() {}
