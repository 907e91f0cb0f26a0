//! Evidence: the sentences of an article that show most of what was found in it, where only some may be shown.

use std::collections::HashSet;

use super::front::{Finding, Front};
use crate::annotate::Annotations;
use crate::corpus::{ArticleId, Bodies, Body, Corpus};
use crate::text::{BlockKind, Span};

/// A sentence of more words is not chosen: it would be more than an excerpt.
pub const WORDS: usize = 60;
/// A sentence of fewer tells nothing by itself.
const FEWEST: usize = 4;
/// How much more than anything else a sentence is worth that the front page shows; twice as much where accounts differ.
const SHOWN: u32 = 100;

/// For each article the sentences that show most, `most` at most, in order of the text: first those that the front page shows,
/// then those that tell of something which none before them does.
pub fn evidence(corpus: &Corpus, most: usize) -> Vec<Vec<Span>> {
    let mut shown: Vec<Vec<(Span, u32)>> = vec![Vec::new(); corpus.bodies.len()];
    for finding in Front::read(&corpus.catalogue).findings {
        let places: Vec<(ArticleId, Span, u32)> = match finding {
            Finding::Differ(question) => {
                question.answers.iter().map(|answer| (answer.article, answer.sentence, 2 * SHOWN)).collect()
            }
            Finding::Told { articles, sentence, .. } => {
                articles.first().map(|article| (*article, sentence, SHOWN)).into_iter().collect()
            }
            Finding::Alone { article, sentence, .. } | Finding::Odd { article, sentence, .. } => {
                vec![(article, sentence, SHOWN)]
            }
            Finding::Quoted { .. } => Vec::new(),
        };
        for (article, place, worth) in places {
            if let Some(of_article) = shown.get_mut(article.0 as usize) {
                of_article.push((place, worth));
            }
        }
    }
    let articles = corpus.catalogue.articles().zip(&shown);
    articles
        .map(|((id, _), shown)| {
            corpus.bodies.body(id).map_or_else(Vec::new, |body| chosen(body, shown, most))
        })
        .collect()
}

/// What a sentence shows: keys of which each counts once, with what they are worth.
type Shows = Vec<((u8, u64), u32)>;

fn chosen(body: &Body, shown: &[(Span, u32)], most: usize) -> Vec<Span> {
    let document = &body.document;
    let mut left: Vec<(Span, Shows)> = document
        .sentences
        .iter()
        .filter(|sentence| {
            let words = sentence.of(&document.text).split_whitespace().count();
            (FEWEST..=WORDS).contains(&words)
        })
        .filter(|sentence| {
            let block = document.block_at(sentence.start);
            block.is_none_or(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Heading(_)))
        })
        .map(|sentence| (*sentence, shows(&body.annotations, *sentence, shown)))
        .collect();
    let mut seen: HashSet<(u8, u64)> = HashSet::new();
    let mut kept = Vec::new();
    while kept.len() < most {
        let worth = |shows: &Shows| {
            shows.iter().filter(|(key, _)| !seen.contains(key)).map(|(_, worth)| *worth).sum::<u32>()
        };
        // of equals the first
        let best =
            left.iter().enumerate().max_by_key(|(at, (_, shows))| (worth(shows), std::cmp::Reverse(*at)));
        let Some((at, (_, best))) = best else { break };
        if worth(best) == 0 && !kept.is_empty() {
            break;
        }
        let (sentence, shows) = left.remove(at);
        seen.extend(shows.into_iter().map(|(key, _)| key));
        kept.push(sentence);
    }
    kept.sort_unstable();
    kept
}

fn shows(found: &Annotations, sentence: Span, shown: &[(Span, u32)]) -> Shows {
    let inside = |span: Span| sentence.contains(span);
    let places = found.mentions.iter().filter(|mention| inside(mention.span));
    let mut shows: Shows = places.map(|mention| ((0, u64::from(mention.entity.0)), 2)).collect();
    // a stretch of the calendar is one, however often it is written
    let key = |day: Option<crate::annotate::Day>| day.map_or(u64::MAX, |day| u64::from(day.0 as u32));
    let dated = found.dates.iter().filter(|date| inside(date.span)).filter_map(|date| date.extent);
    shows.extend(dated.map(|extent| ((1, key(extent.first) << 32 ^ key(extent.last)), 2)));
    let told = found.events.iter().filter(|event| inside(event.span));
    shows.extend(told.map(|event| ((2, u64::from(event.span.start)), 2)));
    let direct = found.quotes.iter().filter(|quote| quote.direct && inside(quote.span));
    shows.extend(direct.map(|quote| ((3, u64::from(quote.span.start)), 3)));
    let counted = found.quantities.iter().filter(|quantity| inside(quantity.span));
    shows.extend(counted.map(|quantity| ((4, u64::from(quantity.span.start)), 1)));
    let answers = shown.iter().filter(|(place, _)| place.overlaps(sentence));
    shows.extend(answers.map(|(place, worth)| ((5, u64::from(place.start)), *worth)));
    shows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::{Curation, Input, Meta, build};
    use crate::explore::front;

    fn texts(files: &[(&str, &str)], most: usize) -> Vec<Vec<String>> {
        let inputs = files.iter().map(|(file, text)| Input::new(file, Meta::default(), text)).collect();
        let mut corpus = build(inputs, &Curation::default());
        front::of(&corpus).pack(&mut corpus.catalogue);
        let chosen = evidence(&corpus, most);
        let words = |(spans, body): (Vec<Span>, &Body)| {
            spans.iter().map(|span| span.of(&body.document.text).to_owned()).collect()
        };
        chosen.into_iter().zip(&corpus.bodies).map(words).collect()
    }

    #[test]
    fn sentences_that_show_most_are_chosen() {
        let long = "and so on it went, ".repeat(20);
        let text = format!(
            "Ferry aground\n\nIt rained all through the morning. The ferry ran aground off Bergen on 3 March 2024. Ada Marsh of \
             Bergen saw it, {long}. “We saw it,” said Ada Marsh. It was the third of March 2024."
        );
        let chosen = texts(&[("a.txt", &text)], 2);
        assert_eq!(
            chosen,
            [["The ferry ran aground off Bergen on 3 March 2024.", "“We saw it,” said Ada Marsh."]]
        );
        // what shows nothing is left out, but for the first where nothing does
        assert_eq!(
            texts(&[("a.txt", "It rained all day. It rained all night.")], 3),
            [["It rained all day."]]
        );
        assert_eq!(texts(&[("a.txt", "")], 3), [Vec::<String>::new()]);
    }

    #[test]
    fn what_accounts_differ_on_is_chosen_first() {
        let account = |n: u32| {
            format!(
                "Ferry aground\n\nThe ferry ran aground off Bergen on 3 March 2024 with Ada Marsh, Ben Ladd and Zoe Quill of \
                 Oslo aboard. The harbour office in Bergen said that {n} passengers were injured on the ferry."
            )
        };
        let chosen = texts(&[("a.txt", &account(12)), ("b.txt", &account(15))], 1);
        assert!(
            chosen[0][0].contains("12 passengers") && chosen[1][0].contains("15 passengers"),
            "{chosen:?}"
        );
    }
}
