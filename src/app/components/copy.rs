//! A button that copies a text, says whether it did, and shows the text where the browser would not.

use yew::prelude::*;

use crate::app::browser;

/// Properties of [`CopyButton`].
#[derive(Clone, PartialEq, Properties)]
pub struct CopyProps {
    /// What the button says.
    pub label: AttrValue,
    /// What it copies.
    pub text: AttrValue,
}

#[derive(Clone, Copy, PartialEq)]
enum Outcome {
    Ready,
    Copied,
    Refused,
}

/// A button that copies a text.
#[component]
pub fn CopyButton(props: &CopyProps) -> Html {
    let outcome = use_state_eq(|| Outcome::Ready);
    {
        let outcome = outcome.setter();
        use_effect_with(props.text.clone(), move |_| outcome.set(Outcome::Ready));
    }
    let onclick = {
        let (outcome, text) = (outcome.setter(), props.text.to_string());
        Callback::from(move |_: MouseEvent| {
            let outcome = outcome.clone();
            browser::copy(text.clone(), move |done| {
                outcome.set(if done { Outcome::Copied } else { Outcome::Refused });
            });
        })
    };
    html! {
        <span class="copy">
            <button type="button" {onclick}>{ &props.label }</button>
            <span role="status" class="note">{ match *outcome {
                Outcome::Ready => "",
                Outcome::Copied => " Copied.",
                Outcome::Refused => " This browser does not copy here; take it from the field:",
            } }</span>
            if *outcome == Outcome::Refused {
                <input type="text" readonly=true value={props.text.clone()} aria-label={props.label.clone()} />
            }
        </span>
    }
}
