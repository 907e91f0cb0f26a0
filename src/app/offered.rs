//! Which corpus is shown of those that the page offers: its own, or an example. The address says which, so that it can be
//! linked and comes back when the page is loaded anew; what the reader brought along has no address.

use yew::prelude::*;

use super::components::screen::{failed, waiting};
use super::hooks::use_after;
use super::maker::desk::Desk;
use super::route::Address;
use super::state::{Action, State};

/// What is to be done where address and desk do not say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// Nothing.
    Stay,
    /// The address was changed: the corpus follows.
    Look(Option<u32>),
    /// Something else is shown: the address follows.
    Say(Option<u32>),
}

/// Where the two stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    /// What the address asks for.
    wanted: Option<u32>,
    /// What is shown.
    held: Option<u32>,
    /// What both said last.
    agreed: Option<u32>,
    /// The reader's own articles are shown, which no link takes away.
    own: bool,
}

impl Stand {
    fn step(self) -> Step {
        let Stand { wanted, held, agreed, own } = self;
        match wanted == held {
            true => Step::Stay,
            false if own || held != agreed => Step::Say(held),
            false => Step::Look(wanted),
        }
    }
}

/// Keeps address and corpus in step. Gives what stands in the place of the page until they are.
#[hook]
pub(super) fn use_offered(state: &UseReducerHandle<State>, desk: &Desk) -> Option<Html> {
    let (wanted, held) = (state.address.example, desk.state.example);
    let (own, busy) = (desk.state.shown, desk.state.task.is_some());
    let agreed = use_mut_ref(|| None::<u32>);
    // what was asked for last, which is not asked for again by itself where it cannot be had
    let asked = use_mut_ref(|| None::<Option<u32>>);
    use_after((wanted, held, own, busy), {
        let (state, desk, asked) = (state.clone(), desk.clone(), asked.clone());
        move |&(wanted, held, own, busy)| {
            // what is borrowed in the head of a match is borrowed in its arms too
            let (before, last) = (*agreed.borrow(), *asked.borrow());
            match (Stand { wanted, held, agreed: before, own }).step() {
                Step::Stay => {
                    *agreed.borrow_mut() = held;
                    *asked.borrow_mut() = None;
                }
                Step::Say(held) => {
                    *agreed.borrow_mut() = held;
                    state.dispatch(Action::Example(held));
                }
                Step::Look(wanted) if !busy && last != Some(wanted) => {
                    *asked.borrow_mut() = Some(wanted);
                    desk.look_at(wanted);
                }
                Step::Look(_) => {}
            }
        }
    });
    if wanted == held || own {
        return None;
    }
    let again = {
        let desk = desk.clone();
        Callback::from(move |_: MouseEvent| desk.look_at(wanted))
    };
    Some(match desk.state.refused.as_ref().filter(|_| !busy && *asked.borrow() == Some(wanted)) {
        Some(why) => html! {
            <>
                { failed("The other corpus could not be opened.", why, again) }
                <p><a href={Address::default().href()}>{ "What this page came with" }</a></p>
            </>
        },
        None => waiting("Opening the other corpus…"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_and_corpus_follow_each_other() {
        #[track_caller]
        fn check(wanted: u32, held: u32, agreed: u32, own: bool, expected: Step) {
            let some = |number: u32| Some(number).filter(|number| *number > 0);
            let stand = Stand { wanted: some(wanted), held: some(held), agreed: some(agreed), own };
            assert_eq!(stand.step(), expected);
        }
        check(0, 0, 0, false, Step::Stay);
        check(1, 1, 0, false, Step::Stay);
        // a link, or the page loaded anew; and back from it
        check(1, 0, 0, false, Step::Look(Some(1)));
        check(0, 1, 1, false, Step::Look(None));
        check(2, 1, 1, false, Step::Look(Some(2)));
        // a button, and articles of the reader's own
        check(0, 1, 0, false, Step::Say(Some(1)));
        check(1, 0, 1, true, Step::Say(None));
        // back to an example takes nobody's own articles away
        check(1, 0, 0, true, Step::Say(None));
    }
}
