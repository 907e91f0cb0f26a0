//! A place for files to be dropped on. What may be done instead of dropping stands inside it.

use yew::prelude::*;

use crate::app::browser::{self, chosen};

/// Properties of [`DropZone`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DropProps {
    /// Takes the files.
    pub(crate) ontake: Callback<Vec<chosen::Chosen>>,
    /// Whether nothing is taken now.
    pub(crate) disabled: bool,
    /// What stands in it.
    pub(crate) children: Children,
}

/// A place for files to be dropped on.
#[component]
pub(crate) fn DropZone(props: &DropProps) -> Html {
    let over = use_state_eq(|| false);
    let drag = |is_over: bool| {
        let over = over.setter();
        move |event: DragEvent| {
            if chosen::drags_files(&event) {
                event.prevent_default();
                over.set(is_over);
            }
        }
    };
    let ondrop = {
        let (over, ontake, disabled) = (over.setter(), props.ontake.clone(), props.disabled);
        move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if disabled {
                return;
            }
            let (files, ontake) = (chosen::dropped(&event), ontake.clone());
            browser::spawn(async move { ontake.emit(files.await) });
        }
    };
    html! {
        <div class={classes!("drop", over.then_some("over"))} ondragenter={drag(true)} ondragover={drag(true)} ondragleave={drag(false)} {ondrop}>
            { props.children.clone() }
        </div>
    }
}
