//! A view inside another page: what stands there in the place of the frame, and the code that puts it there.

use yew::prelude::*;

use super::copy::CopyButton;
use crate::app::browser;
use crate::app::export::escape_html;
use crate::app::hooks::AppContext;
use crate::app::navigation::PAGES;
use crate::app::route::Address;

/// What a view is called: the corpus, and the page.
fn title(app: &AppContext) -> String {
    let page = PAGES.iter().find(|entry| (entry.holds)(&app.address().route));
    let corpus = if app.corpus.title.is_empty() { "Parallax" } else { app.corpus.title.as_str() };
    page.map_or_else(|| corpus.to_owned(), |page| format!("{corpus}: {}", page.name))
}

/// The line above a view that stands inside another page: what it is of, and the way to all of it.
pub(super) fn line(app: &AppContext) -> Html {
    let whole = Address { embed: false, ..app.address().clone() };
    html! {
        <header class="embed-line">
            <span class="embed-title">{ title(app) }</span>
            { " " }
            <a href={whole.href()} target="_blank" rel="noopener">{ "Open the whole page" }</a>
        </header>
    }
}

/// The code that puts the view, as it is set, into another page.
pub(super) fn menu(app: &AppContext) -> Html {
    let address = browser::page_address();
    let view = Address { embed: true, ..app.address().clone() };
    let code = code(&format!("{address}{}", view.href()), &title(app));
    html! {
        <details class="embed">
            <summary>{ "Embed this view" }</summary>
            if address.starts_with("http") {
                <p class="note">{ "Paste this into a page of your own. It shows the view as it is set now." }</p>
                <textarea readonly=true rows="3" aria-label="Code to embed this view" value={code.clone()} />
                <CopyButton label="Copy the code" text={code} />
            } else {
                <p class="note">{ "This page lies in a folder. Put it on a web server first; there, this gives the code." }</p>
            }
        </details>
    }
}

/// A frame for a page, as HTML.
fn code(address: &str, title: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"640\" loading=\"lazy\" style=\"border:1px solid #ccc\"></iframe>",
        escape_html(address),
        escape_html(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_escaped() {
        let code = code("https://x.org/a?b=\"1#/articles?q=a&sort=date&embed=1", "A <b> & \"c\"");
        assert!(code.starts_with(
            "<iframe src=\"https://x.org/a?b=&quot;1#/articles?q=a&amp;sort=date&amp;embed=1\" "
        ));
        assert!(code.contains("title=\"A &lt;b&gt; &amp; &quot;c&quot;\""));
    }
}
