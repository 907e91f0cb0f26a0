//! The page: mounts the app.

fn main() {
    parallax::app::start();
}
