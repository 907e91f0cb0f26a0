//! Tests of the quotes: where they stand, and who speaks.

use super::*;
use crate::text::{Block, BlockKind, SourceMap, sentence};

/// A text with names in square brackets, as a document of one paragraph a line, and its mentions.
fn read(marked_up: &str) -> (Document, Vec<Mention>) {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut start = 0;
    for c in marked_up.chars() {
        match c {
            '[' => start = text.len(),
            ']' => {
                let name = text[start..].to_owned();
                let id = names.iter().position(|n| *n == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                let span = Span::new(start, text.len());
                mentions.push(Mention { span, entity: EntityId(id as u32), form: Form::Full });
            }
            c => text.push(c),
        }
    }
    let mut document = Document { map: SourceMap::identity(text.len()), ..Document::default() };
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        document.blocks.push(Block { kind: BlockKind::Paragraph, span });
        document.sentences.extend(sentence::sentences(&text, span));
    }
    document.text = text;
    (document, mentions)
}

/// Each quote as `speaker|verb|words`, reported speech with a `~`.
fn check(marked_up: &str, expected: &[&str]) {
    let (document, mentions) = read(marked_up);
    let found: Vec<String> = quotes(&document, &mentions)
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.map_or("?", |id| {
                mentions.iter().find(|m| m.entity == id).map_or("?", |m| m.span.of(&document.text))
            });
            let verb = quote.verb.map_or("-", |verb| verb.of(&document.text));
            let sort = if quote.direct { "" } else { "~" };
            format!("{sort}{speaker}|{verb}|{}", quote.span.of(&document.text))
        })
        .collect();
    assert_eq!(found, expected, "{marked_up}");
}

#[test]
fn direct_speech_has_its_speaker_before_or_behind() {
    check("“We will not leave,” [Tiani] said.", &["Tiani|said|We will not leave,"]);
    check("\"We will not leave,\" said [Tiani].", &["Tiani|said|We will not leave,"]);
    check("[Putin] told reporters: “It is a good day.”", &["Putin|told|It is a good day."]);
    check("«We stay here today», [Lavrov] added.", &["Lavrov|added|We stay here today"]);
    check(
        "“It is time,” said foreign minister [Abdoulaye Diop]. “We go our own way.”",
        &["Abdoulaye Diop|said|It is time,", "Abdoulaye Diop|said|We go our own way."],
    );
}

#[test]
fn marks_within_marks_stay_inside() {
    check(
        "“He called it ‘a new dawn’ for all,” [Moxon] said.",
        &["Moxon|said|He called it ‘a new dawn’ for all,"],
    );
    check("‘It’s over now,’ [Smith] said.", &["Smith|said|It’s over now,"]);
}

#[test]
fn a_quote_over_paragraphs_keeps_its_speaker() {
    check(
        "[Rathbun] stated: “Daniel was picked up.\n“He was taken to the towers.”",
        &["Rathbun|stated|Daniel was picked up.", "Rathbun|stated|He was taken to the towers."],
    );
    check(
        "“The first part of what is said here.\n“And this is the end,” said [Moxon].",
        &["Moxon|said|The first part of what is said here.", "Moxon|said|And this is the end,"],
    );
}

#[test]
fn a_few_words_in_marks_are_a_quote_only_beside_a_verb_of_saying() {
    check("The so-called “multipolar” order of the day.", &[]);
    check(
        "[Traoré] emphasized that aid meant “intellectual support.”",
        &["Traoré|emphasized|intellectual support."],
    );
}

#[test]
fn a_pronoun_is_the_speaker_before() {
    check(
        "“We will win this,” [Kagame] said. “It takes some time,” he added.",
        &["Kagame|said|We will win this,", "Kagame|added|It takes some time,"],
    );
}

#[test]
fn reported_speech_has_its_source() {
    check(
        "[Reuters] reported that Russia had sent supplies.",
        &["~Reuters|reported|Russia had sent supplies"],
    );
    check(
        "Exports fell last year, according to the [Stockholm Institute].",
        &["~Stockholm Institute|according to|Exports fell last year"],
    );
    check(
        "According to [Wikipedia], the attack killed 80 people.",
        &["~Wikipedia|According to|the attack killed 80 people"],
    );
    check("[Kenya] told [Uganda] that it would wait.", &["~Kenya|told|it would wait"]);
    check("[Sahel] states underscored hopes that go beyond talks.", &[]);
    check("The army of [Chad] is believed to be near.", &[]);
    check("The sun shines.", &[]);
}

#[test]
fn any_text_is_safe() {
    for text in ["“", "\"", "“”", "‘’", "said", "“ said", "X said “", "“é” said", "according to", ""]
    {
        let (document, mentions) = read(text);
        let _ = quotes(&document, &mentions);
    }
}
