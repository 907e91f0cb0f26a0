//! Journeys of readers through the built page, in headless Chromium and Firefox.
//!
//! `cargo xtask test` builds the site, serves it below a sub-path, starts chromedriver and runs these; by themselves
//! they fail, since a journey that was not made must not count as one that went well. Each journey is made twice in
//! Chromium, through the site and through the single file opened from the disk, and once in Firefox, through the site, but
//! for those that need what only Chromium's driver can do: a phone, a colour scheme, files, a press on what is drawn. It looks for what a reader looks for, roles
//! and words, and ends with the console silent and nothing fetched but the page's own files.

mod access;
mod comparing;
mod driver;
mod finding;
mod front;
mod gallery;
mod keyboard;
mod network;
mod opening;
mod own;
mod page;
mod pictures;
mod reading;
mod timeline;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use page::{Form, Page, Window};

/// Makes a journey and holds the page to its silence.
fn travel(name: &str, form: Form, window: Window, route: &str, journey: fn(&Page)) {
    let page = Page::open(form, window, route);
    let outcome = catch_unwind(AssertUnwindSafe(|| journey(&page)));
    if let Err(cause) = outcome {
        let picture = page.trace(&format!("{name}-{form:?}").to_lowercase());
        eprintln!("what the page looked like: {}", picture.display());
        // What the console said explains most failures.
        let _ = catch_unwind(AssertUnwindSafe(|| page.was_quiet()));
        resume_unwind(cause);
    }
    page.was_quiet();
}

/// A journey in Firefox, if it is one for every browser.
macro_rules! in_firefox {
    ($room:ident::$name:ident, Desk, $route:literal) => {
        #[test]
        fn $name() {
            travel(stringify!($name), Form::Site, Window::Firefox, $route, super::$room::$name);
        }
    };
    ($room:ident::$name:ident, $window:ident, $route:literal) => {};
}

/// Names journeys: each becomes two tests, `site::name` and `file::name`, and those with a `Desk` a third, `firefox::name`.
macro_rules! journeys {
    ($($room:ident::$name:ident: $window:ident, $route:literal;)*) => {
        mod site {
            use super::{Form, Window, travel};
            $(#[test] fn $name() {
                travel(stringify!($name), Form::Site, Window::$window, $route, super::$room::$name);
            })*
        }
        mod file {
            use super::{Form, Window, travel};
            $(#[test] fn $name() {
                travel(stringify!($name), Form::File, Window::$window, $route, super::$room::$name);
            })*
        }
        mod firefox {
            use super::{Form, Window, travel};
            $(in_firefox!($room::$name, $window, $route);)*
        }
    };
}

journeys! {
    front::opens_on_the_front_page: Desk, "";
    front::follows_a_finding: Desk, "";
    front::comes_back_to_the_very_place: Desk, "/articles";
    front::reads_the_front_page_on_a_phone: Phone, "";
    finding::loads: Desk, "/articles";
    finding::searches: Desk, "";
    finding::searches_by_phrase_prefix_and_exclusion: Desk, "/articles";
    finding::filters: Desk, "/articles";
    finding::keeps_filters_across_views: Desk, "";
    finding::goes_back_and_forward: Desk, "/articles";
    finding::says_when_nothing_is_found: Desk, "/articles?q=zzzz";
    finding::says_when_an_address_leads_nowhere: Desk, "/article/no-such-article";
    reading::reads_an_article: Desk, "/articles";
    reading::opens_the_entity_behind_a_mention: Desk, "/articles";
    reading::asks_a_sentence_what_it_tells: Desk, "/articles";
    reading::asks_a_sentence_on_a_phone: Phone, "/articles";
    reading::shows_the_source_as_it_was: Desk, "/articles";
    reading::follows_a_deep_link: Desk, "/articles";
    reading::looks_somebody_up: Desk, "/entities";
    reading::reads_the_coverage: Desk, "/coverage";
    reading::reads_who_says_what: Desk, "/coverage";
    reading::reads_about_the_corpus: Desk, "/about";
    timeline::brushes_the_timeline: Desk, "/timeline?lanes=article";
    timeline::types_a_stretch_of_time: Desk, "/timeline?lanes=article";
    timeline::opens_a_sentence_from_the_timeline: Desk, "/timeline?lanes=article";
    timeline::reads_what_happened_when: Desk, "/timeline";
    timeline::walks_and_zooms_the_chart_by_keyboard: Desk, "/timeline?lanes=article";
    timeline::lists_what_cannot_be_placed: Desk, "/timeline";
    timeline::lays_the_timeline_in_lanes: Desk, "/timeline";
    timeline::sets_publication_apart_from_what_is_told: Desk, "/own";
    timeline::breaks_the_axis_where_it_is_empty: Desk, "/timeline?lanes=article";
    timeline::zooms_to_the_hours_of_a_day: Desk, "/own";
    timeline::saves_what_happened_for_timelinejs: Chromium, "/timeline";
    comparing::compares_two_articles: Desk, "/compare";
    comparing::shows_what_both_say: Desk, "";
    comparing::lights_a_match_on_both_sides: Desk, "";
    comparing::loads_the_engine_when_it_is_first_asked: Desk, "/articles";
    comparing::says_why_there_is_no_comparison: Desk, "/articles";
    comparing::goes_from_a_row_to_its_place_and_back: Desk, "/compare";
    comparing::comes_back_to_the_answer_that_was_pressed: Desk, "/compare";
    comparing::walks_matches_and_differences_by_key: Desk, "";
    comparing::compares_up_to_four: Desk, "/compare";
    comparing::hides_whose_it_is: Desk, "/compare";
    comparing::reads_beside_the_most_similar: Desk, "/articles";
    network::reads_who_appears_with_whom: Desk, "/network";
    network::filters_by_a_name_of_the_network: Chromium, "/network";
    network::walks_the_network_by_keyboard: Desk, "/network";
    keyboard::needs_no_mouse: Desk, "";
    keyboard::sees_every_stop: Chromium, "/own";
    keyboard::keeps_the_focus_in_a_dialog: Chromium, "";
    keyboard::is_a_few_stops_from_what_matters: Desk, "";
    keyboard::moves_inside_a_group_by_arrows: Desk, "/articles";
    keyboard::can_do_without_single_keys: Desk, "/articles";
    reading::goes_from_place_to_place_of_a_search: Desk, "/articles";
    reading::keeps_a_notebook: Desk, "/articles";
    opening::does_not_jump: Chromium, "";
    opening::does_not_jump_on_a_phone: Phone, "";
    own::makes_a_page_of_files_that_can_be_opened_added_to_and_saved_again: Chromium, "/own";
    own::takes_what_is_dropped: Chromium, "/own";
    own::corrects_a_name_and_takes_it_back: Chromium, "";
    own::corrects_words_speakers_and_differences: Chromium, "/own";
    own::marks_a_date_that_was_missed: Chromium, "/own";
    own::parts_a_name_that_two_have: Chromium, "/own";
    own::keeps_a_corpus_in_the_browser: Desk, "/own";
    own::looks_at_the_other_corpus: Desk, "/own";
    access::fits_a_phone: Phone, "";
    access::is_used_on_a_phone: Phone, "";
    access::has_no_barriers_in_light: Chromium, "";
    access::has_no_barriers_in_dark: Chromium, "";
    access::has_no_barriers_in_any_state: Chromium, "";
    access::is_used_by_names_alone: Chromium, "";
    access::names_every_control: Chromium, "";
    access::is_read_with_room_between_letters: Phone, "";
}

#[test]
fn words_that_look_like_markup_stay_words() {
    travel("hostile", Form::Hostile, Window::Desk, "/articles", reading::meets_hostile_articles);
}

#[test]
fn a_damaged_corpus_is_refused_with_words() {
    travel("damaged", Form::Damaged, Window::Desk, "", |page| {
        let why = page.the("alert", "").text();
        assert!(why.contains("could not be opened") && why.contains("damaged"), "{why}");
        // what can be read without it is still there
        page.the("heading", "5 articles");
    });
}

/// Run by `cargo xtask screenshots`, which keeps the pictures.
#[test]
#[ignore = "takes the pictures of the README"]
fn pictures() {
    pictures::take();
}

/// Run by `cargo xtask gallery`, which draws what it takes pictures of.
#[test]
#[ignore = "takes the pictures of the gallery"]
fn gallery() {
    gallery::take();
}
