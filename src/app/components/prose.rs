//! Prose: an article's blocks with everything that is marked in them.
//!
//! Text reaches the page as text nodes only. Marks of different kinds may cross each other; the text is cut at
//! every border, and pieces with the same mark are put under one element, passage first, then sentence, then quote, then
//! mention, then the words searched for.

use std::rc::Rc;

use yew::prelude::*;

use super::screen::{FETCHING, or_screen};
use super::sentence;
use crate::annotate::EntityKind;
use crate::app::hooks::{AppContext, use_app, use_bodies};
use crate::app::route::Route;
use crate::app::state::{Action, MarkKind, Subject};
use crate::corpus::{Article, ArticleId, Bodies, Body};
use crate::explore::search;
use crate::text::{Block, BlockKind, Span};
use crate::wording;

/// A stretch of an article that a page wants told apart: a matched passage of a comparison, a linked place.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Where. Passages are sorted and do not overlap.
    pub span: Span,
    /// Classes of its element.
    pub class: Classes,
    /// What stands before it, small: the number of the match.
    pub label: Option<AttrValue>,
    /// What a screen reader says of it.
    pub title: AttrValue,
    /// Whether it can be reached and pressed.
    pub active: bool,
}

/// What happens to a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Touch {
    /// The pointer or the focus came.
    Enter(usize),
    /// It left.
    Leave,
    /// It was pressed.
    Press(usize),
}

/// Properties of [`Prose`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProseProps {
    /// The article.
    pub article: ArticleId,
    /// Begins the ids of the elements, so that two articles on one page do not clash.
    pub prefix: AttrValue,
    /// Passages told apart.
    #[prop_or_default]
    pub passages: Rc<Vec<Passage>>,
    /// Words told apart inside everything else, sorted and apart: those that differ, those that a row speaks of.
    #[prop_or_default]
    pub picks: Rc<Vec<Span>>,
    /// What happens to passages.
    #[prop_or_default]
    pub ontouch: Callback<Touch>,
    /// Whether the blocks that hold no passage are left out.
    #[prop_or_default]
    pub passages_only: bool,
    /// Whether the headline is left out, since the page shows it elsewhere.
    #[prop_or_default]
    pub without_title: bool,
    /// Whether it is there to be read by itself: each block has a link to itself in the margin, and a sentence that tells
    /// something can be pressed, and says then what.
    #[prop_or_default]
    pub alone: bool,
}

/// An article's blocks with everything that is marked in them.
#[component]
pub fn Prose(props: &ProseProps) -> Html {
    let app = use_app();
    let texts = use_bodies(&[props.article]);
    let asked = (texts.ready().cloned(), props.article, props.alone);
    let told = use_memo(asked, |(texts, article, asked)| {
        let body = texts.as_ref().filter(|_| *asked).and_then(|texts| texts.body(*article));
        body.map(sentence::told).unwrap_or_default()
    });
    let texts = match or_screen(texts, FETCHING) {
        Ok(texts) => texts,
        Err(screen) => return screen,
    };
    let Some((article, body)) = app.corpus.article(props.article).zip(texts.body(props.article)) else {
        return Html::default();
    };
    let hits = search::marks(&app.corpus, body, &app.address().query.words);
    let mut writer = Writer { app: &app, article, body, props, hits, told: &told, marks: Vec::new() };
    writer.marks = writer.gather();
    let mut blocks: Vec<&Block> = body.document.blocks.iter().collect();
    if props.without_title {
        blocks.retain(|block| block.kind != BlockKind::Title);
    }
    if props.passages_only {
        blocks.retain(|block| props.passages.iter().any(|passage| passage.span.overlaps(block.span)));
    }
    writer.blocks(&blocks)
}

/// A mention, date, quote or quantity, as an index into the article's annotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Mention(u32),
    Date(u32),
    Quote(u32),
    Quantity(u32),
}

struct Writer<'a> {
    app: &'a AppContext,
    article: &'a Article,
    body: &'a Body,
    props: &'a ProseProps,
    hits: Vec<Span>,
    /// The sentences that can be pressed, by their numbers.
    told: &'a [(u32, Span)],
    marks: Vec<(Span, Mark)>,
}

/// The smallest piece: no border of a mark lies inside.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    passage: Option<usize>,
    sentence: Option<usize>,
    quote: Option<Mark>,
    mark: Option<Mark>,
    pick: Option<usize>,
    hit: bool,
}

impl Writer<'_> {
    fn gather(&self) -> Vec<(Span, Mark)> {
        let found = &self.body.annotations;
        let shown = |kind| !self.app.state.settings.hidden.contains(&kind);
        let mut marks = Vec::new();
        for (n, mention) in found.mentions.iter().enumerate() {
            let kind = self.app.corpus.entity(mention.entity).map(|entity| entity.entity.kind);
            if kind.is_some_and(|kind| shown(MarkKind::Entity(kind))) {
                marks.push((mention.span, Mark::Mention(n as u32)));
            }
        }
        let mut add = |kind, spans: &mut dyn Iterator<Item = (Span, Mark)>| {
            if shown(kind) {
                marks.extend(spans);
            }
        };
        let index = |n: usize| n as u32;
        add(MarkKind::Date, &mut found.dates.iter().enumerate().map(|(n, d)| (d.span, Mark::Date(index(n)))));
        add(
            MarkKind::Quantity,
            &mut found.quantities.iter().enumerate().map(|(n, q)| (q.span, Mark::Quantity(index(n)))),
        );
        add(
            MarkKind::Quote,
            &mut found
                .quotes
                .iter()
                .enumerate()
                .filter(|(_, quote)| quote.direct)
                .map(|(n, quote)| (quote.span, Mark::Quote(index(n)))),
        );
        marks.sort_by_key(|(span, _)| *span);
        marks
    }

    /// The blocks, neighbouring items of a list put under one list.
    fn blocks(&self, blocks: &[&Block]) -> Html {
        let mut out: Vec<Html> = Vec::new();
        let mut rest = blocks;
        while let [block, tail @ ..] = rest {
            if let BlockKind::Item { ordered, .. } = block.kind {
                let same =
                    |block: &&Block| matches!(block.kind, BlockKind::Item { ordered: o, .. } if o == ordered);
                let end = rest.iter().position(|block| !same(block)).unwrap_or(rest.len());
                let items = rest[..end].iter().map(|block| {
                    let BlockKind::Item { depth, .. } = block.kind else { return Html::default() };
                    html! { <li dir="auto" class={classes!((depth > 0).then(|| format!("depth-{}", depth.min(4))))}>
                        { self.line(block.span) }
                    </li> }
                });
                out.push(if ordered {
                    html! { <ol>{ for items }</ol> }
                } else {
                    html! { <ul>{ for items }</ul> }
                });
                rest = &rest[end..];
                continue;
            }
            out.push(self.block(block));
            rest = tail;
        }
        out.into_iter().collect()
    }

    fn block(&self, block: &Block) -> Html {
        let line = || self.line(block.span);
        match &block.kind {
            BlockKind::Title => html! { <p class="block-title" dir="auto">{ line() }</p> },
            // a part of a part only where there is one above it
            BlockKind::Heading(level) if *level > 1 && self.body.document.has_part_before(block.span) => {
                html! { <h3 class="block-heading" dir="auto">{ line() }</h3> }
            }
            BlockKind::Heading(_) => html! { <h2 class="block-heading" dir="auto">{ line() }</h2> },
            BlockKind::Paragraph | BlockKind::Item { .. } => {
                html! { <p dir="auto">{ self.anchor(block.span) }{ line() }</p> }
            }
            BlockKind::Quote => html! { <blockquote dir="auto"><p>{ line() }</p></blockquote> },
            BlockKind::Table(rows) => html! {
                <div class="table-frame" tabindex="0" role="group" aria-label="Table in the article">
                    <table class="article-table"><tbody>
                        { for rows.iter().map(|row| html! {
                            <tr>{ for row.cells.iter().map(|cell| {
                                if row.header {
                                    html! { <th scope="col" dir="auto">{ self.line(*cell) }</th> }
                                } else {
                                    html! { <td dir="auto">{ self.line(*cell) }</td> }
                                }
                            }) }</tr>
                        }) }
                    </tbody></table>
                </div>
            },
        }
    }

    /// A link to a block, in its margin.
    fn anchor(&self, span: Span) -> Html {
        if !self.props.alone {
            return Html::default();
        }
        let href = self.app.passage_href(&self.article.slug, span);
        html! { <a class="anchor" {href} aria-label="Link to this paragraph" title="Link to this paragraph">{ "¶" }</a> }
    }

    fn line(&self, span: Span) -> Html {
        let pieces = self.cut(span);
        group(&pieces, |piece| piece.passage, |passage, pieces| self.passage(passage, pieces))
    }

    /// Cuts a stretch at every border of a mark inside it.
    fn cut(&self, within: Span) -> Vec<Piece> {
        let passages = &self.props.passages;
        let marks: Vec<&(Span, Mark)> = self.marks.iter().filter(|(span, _)| span.overlaps(within)).collect();
        let first = self.told.partition_point(|(_, span)| span.end <= within.start);
        let sentences = self.told.iter().enumerate().skip(first);
        let sentences = sentences.take_while(|(_, (_, span))| span.start < within.end);
        let mut borders: Vec<u32> = vec![within.start, within.end];
        let spans = marks
            .iter()
            .map(|(span, _)| *span)
            .chain(passages.iter().map(|passage| passage.span))
            .chain(self.props.picks.iter().copied())
            .chain(self.hits.iter().copied())
            .chain(sentences.clone().map(|(_, (_, span))| *span))
            .filter(|span| span.overlaps(within));
        for span in spans {
            borders.extend([span.start.max(within.start), span.end.min(within.end)]);
        }
        borders.sort_unstable();
        borders.dedup();
        borders
            .windows(2)
            .map(|pair| {
                let span = Span { start: pair[0], end: pair[1] };
                let covers = |outer: Span| outer.contains(span);
                let find = |wanted: fn(Mark) -> bool| {
                    marks.iter().find(|(at, mark)| wanted(*mark) && covers(*at)).map(|(_, mark)| *mark)
                };
                Piece {
                    span,
                    passage: passages.iter().position(|passage| covers(passage.span)),
                    sentence: sentences.clone().find(|(_, (_, at))| covers(*at)).map(|(n, _)| n),
                    quote: find(|mark| matches!(mark, Mark::Quote(_))),
                    mark: find(|mark| matches!(mark, Mark::Mention(_) | Mark::Date(_)))
                        .or_else(|| find(|mark| matches!(mark, Mark::Quantity(_)))),
                    pick: self.props.picks.iter().position(|pick| covers(*pick)),
                    hit: self.hits.iter().any(|hit| covers(*hit)),
                }
            })
            .collect()
    }

    fn passage(&self, passage: Option<usize>, pieces: &[Piece]) -> Html {
        let inner = group(pieces, |piece| piece.sentence, |told, pieces| self.sentence(told, pieces));
        let Some((n, passage)) = passage.and_then(|n| Some((n, self.props.passages.get(n)?))) else {
            return inner;
        };
        // Only the first piece of a passage that runs over several blocks carries its id and label.
        let first = pieces.first().is_some_and(|piece| piece.span.start == passage.span.start);
        let id = first.then(|| passage_id(&self.props.prefix, n));
        let touch = |touch: Touch| {
            let ontouch = self.props.ontouch.clone();
            move || ontouch.emit(touch)
        };
        let (enter, focus, leave, blur) =
            (touch(Touch::Enter(n)), touch(Touch::Enter(n)), touch(Touch::Leave), touch(Touch::Leave));
        let (click, press) = (touch(Touch::Press(n)), touch(Touch::Press(n)));
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                press();
            }
        });
        if !passage.active {
            return html! { <span {id} class={passage.class.clone()} tabindex={first.then_some("-1")}>{ inner }</span> };
        }
        html! {
            <span
                {id} class={passage.class.clone()} tabindex={first.then_some("0")} role="group"
                aria-label={passage.title.clone()} {onkeydown}
                onclick={move |_: MouseEvent| click()}
                onmouseenter={move |_: MouseEvent| enter()} onmouseleave={move |_: MouseEvent| leave()}
                onfocusin={move |_: FocusEvent| focus()} onfocusout={move |_: FocusEvent| blur()}
            >
                if let Some(label) = passage.label.clone().filter(|_| first) {
                    <span class="passage-label" aria-hidden="true">{ label }</span>
                }
                { inner }
            </span>
        }
    }

    fn sentence(&self, told: Option<usize>, pieces: &[Piece]) -> Html {
        let inner = group(pieces, |piece| piece.quote, |quote, pieces| self.quote(quote, pieces));
        let Some((n, (index, span))) = told.and_then(|n| Some((n, *self.told.get(n)?))) else { return inner };
        let first = pieces.first().is_some_and(|piece| piece.span.start == span.start);
        let subject = Subject::Sentence { article: self.props.article, index };
        sentence::pressed(self.app, subject, &self.props.prefix, n, first, inner)
    }

    fn quote(&self, quote: Option<Mark>, pieces: &[Piece]) -> Html {
        let inner = group(pieces, |piece| piece.mark, |mark, pieces| self.mark(mark, pieces));
        match quote {
            Some(Mark::Quote(n)) => {
                let speaker =
                    self.body.annotations.quotes.get(n as usize).and_then(|quote| quote.speaker_span);
                let title = match speaker {
                    Some(speaker) => format!("Quoted: {}", speaker.of(&self.body.document.text)),
                    None => "Quoted; the text names no speaker here".to_owned(),
                };
                html! { <q class="mark quote" {title}>{ inner }</q> }
            }
            _ => inner,
        }
    }

    fn mark(&self, mark: Option<Mark>, pieces: &[Piece]) -> Html {
        let inner = group(
            pieces,
            |piece| (piece.pick, piece.hit),
            |(pick, hit), pieces| {
                let text: Html = pieces
                    .iter()
                    .map(|piece| Html::from(piece.span.of(&self.body.document.text).to_owned()))
                    .collect();
                if let Some(n) = pick {
                    let first = pieces[0].span.start == self.props.picks[n].start;
                    let id = first.then(|| pick_id(&self.props.prefix, n));
                    html! { <mark {id} class="pick" tabindex={first.then_some("-1")}>{ text }</mark> }
                } else if hit {
                    html! { <mark class="hit">{ text }</mark> }
                } else {
                    text
                }
            },
        );
        match mark {
            Some(Mark::Mention(n)) => self.mention(n, inner),
            Some(Mark::Date(n)) => self.date(n, inner),
            Some(Mark::Quantity(n)) => self.quantity(n, inner),
            Some(Mark::Quote(_)) | None => inner,
        }
    }

    fn mention(&self, n: u32, inner: Html) -> Html {
        let found = self.body.annotations.mentions.get(n as usize);
        let Some(entity) = found.and_then(|mention| self.app.corpus.entity(mention.entity)) else {
            return inner;
        };
        let title = format!("{}: {}", wording::kind(entity.entity.kind).0, entity.entity.name);
        let href = self.app.href(Route::entity(&entity.slug));
        let onclick = open_subject(self.app, Subject::Mention { article: self.props.article, index: n });
        html! { <a class={classes!("mark", kind_class(entity.entity.kind))} {href} {title} {onclick}>{ inner }</a> }
    }

    fn date(&self, n: u32, inner: Html) -> Html {
        let Some(date) = self.body.annotations.dates.get(n as usize) else { return inner };
        let title = format!("Date: {}", wording::date(date));
        let href = self.app.passage_href(&self.article.slug, date.span);
        let onclick = open_subject(self.app, Subject::Date { article: self.props.article, index: n });
        let class = classes!("mark", "date", date.extent.is_none().then_some("open"));
        html! { <a {class} {href} {title} {onclick}>{ inner }</a> }
    }

    fn quantity(&self, n: u32, inner: Html) -> Html {
        let Some(quantity) = self.body.annotations.quantities.get(n as usize) else { return inner };
        let title = format!("Number: {}", wording::quantity(quantity));
        let href = self.app.passage_href(&self.article.slug, quantity.span);
        let onclick = open_subject(self.app, Subject::Quantity { article: self.props.article, index: n });
        html! { <a class="mark quantity" {href} {title} {onclick}>{ inner }</a> }
    }
}

/// Opens the inspector on a plain click; a click with a key held follows the link as links do.
pub(crate) fn open_subject(app: &AppContext, subject: Subject) -> Callback<MouseEvent> {
    let app = app.clone();
    Callback::from(move |event: MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        app.act(Action::Inspect(subject.clone()));
    })
}

/// The class that draws marks of a kind.
pub(crate) fn kind_class(kind: EntityKind) -> &'static str {
    kind.as_str()
}

/// The id of the element of passage `n`.
pub(crate) fn passage_id(prefix: &str, n: usize) -> String {
    format!("{prefix}-p{n}")
}

/// The id of the first element of picked stretch `n`.
pub(crate) fn pick_id(prefix: &str, n: usize) -> String {
    format!("{prefix}-k{n}")
}

/// Draws runs of pieces that share a key together.
fn group<K: PartialEq + Copy>(
    pieces: &[Piece],
    key: impl Fn(&Piece) -> K,
    draw: impl Fn(K, &[Piece]) -> Html,
) -> Html {
    pieces.chunk_by(|a, b| key(a) == key(b)).map(|run| draw(key(&run[0]), run)).collect()
}
