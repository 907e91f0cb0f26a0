//! Corrections of words in an article: whom they name, that they name nobody, which date they are, who says a quote. Each
//! becomes a line of `curation.toml`.

use yew::prelude::*;

use super::bearer::Bearer;
use super::correct::{field, not_a_date};
use crate::annotate::EntityKind;
use crate::app::browser::{self, Watch, files, reader};
use crate::app::hooks::{AppContext, use_app};
use crate::app::load::Library;
use crate::app::notebook;
use crate::app::state::{Action, Subject};
use crate::contract::MAKER;
use crate::corpus::curation::{Naming, Redate, Split, beginning, is_value, occurrences};
use crate::corpus::{ArticleId, Bodies as _, Body, CorpusEntity};
use crate::text::Span;
use crate::wording;

/// So many characters of a quote tell which one it is, to the end of a word.
const QUOTE: usize = 60;

/// So many names are offered.
const ALIKE: usize = 30;

/// Properties of [`CorrectWords`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct WordsProps {
    /// The article.
    pub(crate) article: ArticleId,
    /// The words; none where the reader is to write them.
    pub(crate) span: Span,
    /// What they are.
    pub(crate) of: Words,
    /// The texts that are at hand.
    pub(crate) texts: Library,
}

/// What words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// A mention, by its place in the article's list.
    Mention(u32),
    /// A name or a date that was missed.
    Missed,
    /// A quote.
    Quote,
}

/// How corrections tell of words: the words, and which of several places it is.
fn place(body: &Body, span: Span, of: Words) -> (String, Option<u32>) {
    let text = &body.document.text;
    let whole = span.of(text);
    let (words, all) = if of == Words::Quote {
        let end = whole.char_indices().nth(QUOTE).map_or(whole.len(), |(end, _)| end);
        let cut = whole.get(..end).filter(|_| end < whole.len()).and_then(|cut| cut.rsplit_once(' '));
        let words = cut.map_or(whole, |(cut, _)| cut);
        (words, beginning(body, words))
    } else {
        (whole, occurrences(text, whole))
    };
    let nth = all.iter().position(|other| *other == span).filter(|_| all.len() > 1);
    (words.to_owned(), nth.map(|nth| nth as u32 + 1))
}

/// A form to say whom words name, or who says them.
#[component]
pub(crate) fn CorrectWords(props: &WordsProps) -> Html {
    let app = use_app();
    let [written, name, why] =
        [use_state_eq(String::new), use_state_eq(String::new), use_state_eq(String::new)];
    let value = use_state_eq(String::new);
    let kind = use_state_eq(|| EntityKind::Person);
    let every = use_state_eq(|| false);
    let WordsProps { article, span, of, texts } = props;
    let found = app.corpus.article(*article).zip(texts.body(*article)).filter(|_| files::has(MAKER));
    let Some((known, body)) = found else { return Html::default() };
    let (words, nth) =
        if span.is_empty() { (written.trim().to_owned(), None) } else { place(body, *span, *of) };
    let times = occurrences(&body.document.text, &words).len();
    let called = name.trim().to_owned();
    let bearers = || app.corpus.entities.iter().filter(|one| one.entity.name == called);
    let bearer = bearers().find(|one| one.entity.kind == *kind).or_else(|| bearers().next());
    let busy = app.desk.state.task.is_some() || *of != Words::Quote && times == 0;
    let (as_found, its_kind) = match bearer {
        Some(one) => {
            let Bearer { name, kind } = Bearer::of(one);
            (name, kind)
        }
        None => (called.clone(), *kind),
    };
    let whose = match of {
        Words::Mention(index) => body.annotations.mentions.get(*index as usize),
        Words::Missed | Words::Quote => None,
    };
    let whose: Option<&CorpusEntity> = whose.and_then(|mention| app.corpus.entity(mention.entity));
    let one = Naming {
        article: known.file.clone(),
        words: words.clone(),
        nth: nth.filter(|_| !*every),
        name: as_found.clone(),
        kind: Some(its_kind),
        hide: false,
        why: why.trim().to_owned(),
    };
    let set = match whose.filter(|_| *every) {
        // every mention in this article
        Some(other) => {
            let other = other.clone();
            let to = (as_found, its_kind);
            let (file, why) = (known.file.clone(), one.why.clone());
            correct(&app, move |curation| split(&mut curation.split, file, &other, to, why))
        }
        None => say(&app, *of, one.clone()),
    };
    let redate = Redate {
        article: one.article.clone(),
        words: one.words.clone(),
        nth: one.nth,
        value: value.trim().to_owned(),
        missed: true,
        why: one.why.clone(),
        ..Redate::default()
    };
    let is_date = is_value(&redate.value);
    let mark_date = correct(&app, move |curation| {
        let same = |old: &Redate| {
            old.missed && (&old.article, &old.words, old.nth) == (&redate.article, &redate.words, redate.nth)
        };
        curation.date.retain(|old| !same(old));
        curation.date.push(redate);
    });
    let none = say(&app, *of, Naming { name: String::new(), kind: None, hide: true, nth, ..one });
    let onkind = {
        let kind = kind.setter();
        move |event: Event| {
            let value = browser::changed_value(&event);
            kind.set(
                EntityKind::ALL.into_iter().find(|kind| kind.as_str() == value).unwrap_or(EntityKind::Person),
            );
        }
    };
    let onevery = {
        let every = every.clone();
        move |_: Event| every.set(!*every)
    };
    let all = match (of, whose) {
        (Words::Mention(_), Some(other)) => {
            Some(format!("Every mention of “{}” in this article", other.entity.name))
        }
        (Words::Missed, _) if nth.is_some() => Some(format!("All {times} times that it stands here")),
        _ => None,
    };
    let (label, act) = match of {
        Words::Quote => ("It is said by", "Set"),
        Words::Missed => ("It is a name of", "Mark"),
        Words::Mention(_) => ("It names", "Set"),
    };
    // as many names as can be looked through, of those that go on so
    let list = AttrValue::from(format!("names-{}-{}", span.start, span.end));
    let typed = called.to_lowercase();
    let alike = app.corpus.entities.iter().filter(|one| one.entity.name.to_lowercase().contains(&typed));
    let alike = alike.take(if typed.is_empty() { 0 } else { ALIKE });
    let is_new = bearer.is_none() && !called.is_empty();
    let form = html! {
        <>
            if span.is_empty() {
                { field("The words, as they stand in the text", &written, None) }
                if !words.is_empty() {
                    <p class="note" role="status">{ match times {
                        0 => "These words do not stand in the text.".to_owned(),
                        1 => "They stand there once.".to_owned(),
                        times => format!("They stand there {times} times, and all are marked."),
                    } }</p>
                }
            }
            { field("Why, for the readers", &why, None) }
            <div class="correct-row">
                { field(label, &name, Some(list.clone())) }
                <datalist id={list}>
                    { for alike.map(|one| html! { <option value={one.entity.name.clone()} /> }) }
                </datalist>
                if is_new && *of != Words::Quote {
                    <label>{ "A new name, of the kind" }
                        <select onchange={onkind}>
                            { for EntityKind::ALL.into_iter().map(|one| html! {
                                <option value={one.as_str()} selected={one == *kind}>{ wording::kind(one).0 }</option>
                            }) }
                        </select>
                    </label>
                }
                <button type="button" disabled={busy || called.is_empty() || is_new && *of == Words::Quote} onclick={set}>{ act }</button>
            </div>
            if is_new && *of == Words::Quote {
                <p class="note">{ "Nobody is known by this name here; mark the name where it stands in the text first." }</p>
            }
            if *of == Words::Missed {
                <div class="correct-row">
                    { field("Or it is a date, and means (2024-03-05, 2024-03, 2024)", &value, None) }
                    <button type="button" disabled={busy || !is_date} onclick={mark_date}>{ "Mark the date" }</button>
                </div>
                { not_a_date(&value) }
            }
            if let Some(all) = all {
                <label class="correct-all"><input type="checkbox" checked={*every} onchange={onevery} />{ " " }{ all }</label>
            }
            if matches!(of, Words::Mention(_)) {
                <button type="button" disabled={busy} onclick={none}>{ "It is no name here: leave it out" }</button>
            } else if *of == Words::Quote {
                <button type="button" disabled={busy} onclick={none}>{ "Nobody is known to have said it" }</button>
            }
        </>
    };
    let summary = match of {
        Words::Missed => return html! { <div class="correct">{ form }</div> },
        Words::Mention(_) => "Not a name, or someone else",
        Words::Quote => "Said by someone else",
    };
    html! { <details class="correct"><summary>{ summary }</summary>{ form }</details> }
}

/// Says that every mention of an entity in an article is of another name and kind. What has parted from another before parts
/// from that, and no more where it is to be the same again.
fn split(
    all: &mut Vec<Split>,
    article: String,
    entity: &CorpusEntity,
    (to, kind): (String, EntityKind),
    why: String,
) {
    let is_whole = |one: &Split| one.article == article && one.words.is_empty() && one.nth.is_none();
    let parted = |one: &Split| {
        let of_kind = one.to_type.or(one.kind).is_none_or(|kind| kind == entity.entity.kind);
        is_whole(one) && one.to == entity.entity.name && of_kind
    };
    let before = all.iter().find(|one| parted(one)).map(|one| (one.name.clone(), one.kind));
    let (name, from) = before.unwrap_or_else(|| {
        let Bearer { name, kind } = Bearer::of(entity);
        (name, Some(kind))
    });
    all.retain(|one| !(is_whole(one) && one.name == name && one.kind == from));
    if (&name, from.unwrap_or(kind)) != (&to, kind) {
        all.push(Split { name, kind: from, article, to, to_type: Some(kind), why, ..Split::default() });
    }
}

/// What corrects when it is pressed, and closes what was open.
fn correct(
    app: &AppContext,
    change: impl FnOnce(&mut crate::corpus::Curation) + Clone + 'static,
) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |_: MouseEvent| {
        app.desk.correct(change.clone());
        app.act(Action::CloseInspector);
    })
}

/// What says something of words in the place of what was said of them.
fn say(app: &AppContext, of: Words, one: Naming) -> Callback<MouseEvent> {
    correct(app, move |curation| {
        let list = if of == Words::Quote { &mut curation.speaker } else { &mut curation.mention };
        list.retain(|old| (&old.article, &old.words, old.nth) != (&one.article, &one.words, one.nth));
        list.push(one);
    })
}

/// Properties of [`MarkBar`].
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct MarkProps {
    /// The article.
    pub(crate) article: ArticleId,
    /// Its text.
    pub(crate) texts: Library,
}

/// What marks a name or a date that was missed, whose words the reader is to write.
pub(crate) fn mark_button(app: &AppContext, article: ArticleId) -> Html {
    if !files::has(MAKER) {
        return Html::default();
    }
    let span = Span::new(0, 0);
    let onclick = app.on(move |_: MouseEvent| Action::Inspect(Subject::Words { article, span }));
    html! { <button type="button" {onclick}>{ "Mark a missed name or date" }</button> }
}

/// What marks words that the reader has selected as a name or a date that was missed.
#[component]
pub(crate) fn MarkBar(props: &MarkProps) -> Html {
    let app = use_app();
    let selected = use_state_eq(|| None::<Span>);
    {
        let (set, props) = (selected.setter(), props.clone());
        use_effect_with(props, move |props| {
            let props = props.clone();
            let watches: [Option<Watch>; 2] = reader::on_selecting(move || {
                let body = props.texts.body(props.article).filter(|_| files::has(MAKER));
                let span = body.and_then(|body| {
                    let (words, nth) = reader::selected(".prose")?;
                    meant(body, &words, nth)
                });
                set.set(span);
            });
            move || drop(watches)
        });
    }
    let Some(body) = props.texts.body(props.article).filter(|_| files::has(MAKER)) else {
        return Html::default();
    };
    let is_open = matches!(app.state.subject, Some(Subject::Words { .. }));
    let Some(span) = selected.filter(|_| !is_open) else { return Html::default() };
    let article = props.article;
    let onclick = app.on(move |_: MouseEvent| Action::Inspect(Subject::Words { article, span }));
    // a press that took the focus would take the selection with it
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <div class="mark-bar no-print" role="region" aria-label="What is selected">
            <button type="button" class="button primary" {onclick} {onmousedown}>
                { format!("Mark “{}” as a name or date…", span.of(&body.document.text).trim()) }
            </button>
        </div>
    }
}

/// More bytes than a name has.
const LONGEST: usize = 120;

/// The whole words that a selection means: `nth`, from 0, of those of the text below the headline.
fn meant(body: &Body, selected: &str, nth: usize) -> Option<Span> {
    let text = &body.document.text;
    // the sign of a link in the margin is no word of the article
    let words = selected.replace('¶', " ");
    let title = body.document.title_span();
    let all = (0..).map_while(|n| notebook::find(text, &words, n));
    let mut below = all.filter(|span| !title.is_some_and(|title| title.contains(*span)));
    let Span { start, end } = below.nth(nth).filter(|span| span.len() <= LONGEST)?;
    let before = text.get(..start as usize)?.trim_end_matches(char::is_alphanumeric);
    let after = text.get(end as usize..)?;
    let after = after.len() - after.trim_start_matches(char::is_alphanumeric).len();
    Some(Span::new(before.len(), end as usize + after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, BlockKind, Document};

    #[test]
    fn what_has_parted_parts_from_the_first() {
        use crate::annotate::Entity;
        let entity = |name: &str| CorpusEntity {
            slug: String::new(),
            entity: Entity { kind: EntityKind::Person, name: name.to_owned(), aliases: Vec::new() },
            curated: Vec::new(),
        };
        let mut all = Vec::new();
        let mut say = |of: &str, to: &str, kind| {
            split(&mut all, "a.txt".to_owned(), &entity(of), (to.to_owned(), kind), String::new());
            all.iter().map(|one| (one.name.clone(), one.to.clone())).collect::<Vec<_>>()
        };
        let pair = |name: &str, to: &str| (name.to_owned(), to.to_owned());
        let person = EntityKind::Person;
        assert_eq!(say("Berg", "Anna Hill", person), [pair("Berg", "Anna Hill")]);
        // nobody finds what a correction made, so that the next speaks of what was found
        assert_eq!(say("Anna Hill", "Ann Hall", person), [pair("Berg", "Ann Hall")]);
        assert_eq!(say("Tom", "Tim", person), [pair("Berg", "Ann Hall"), pair("Tom", "Tim")]);
        assert_eq!(say("Ann Hall", "Berg", person), [pair("Tom", "Tim")]);
        // another kind of the same name is another
        assert_eq!(say("Tim", "Tom", EntityKind::Place), [pair("Tom", "Tom")]);
    }

    #[test]
    fn a_selection_means_whole_words_below_the_headline() {
        let text = "Berg rose\n\nBerg fell. Bergen and Berg.";
        let title = Block { kind: BlockKind::Title, span: Span::new(0, 9) };
        let document = Document { text: text.into(), blocks: vec![title], ..Document::default() };
        let body = Body { document, ..Body::default() };
        let found = |selected: &str, nth| meant(&body, selected, nth).map(|span| (span.start, span.of(text)));
        assert_eq!(found("Berg", 0), Some((11, "Berg")));
        assert_eq!(found("¶Berg  fell", 0), Some((11, "Berg fell")));
        assert_eq!(found("erge", 0), Some((22, "Bergen")));
        assert_eq!(found("Berg", 2), Some((33, "Berg")));
        assert_eq!(found("Berg", 3), None);
        let body =
            Body { document: Document::plain("“We left the town at once.” We left."), ..Body::default() };
        assert_eq!(place(&body, Span::new(3, 10), Words::Missed), ("We left".to_owned(), Some(1)));
        assert_eq!(place(&body, Span::new(3, 19), Words::Missed), ("We left the town".to_owned(), None));
    }
}
