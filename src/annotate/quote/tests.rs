//! Tests of the quotes: where they stand, and who speaks.

use super::*;
use crate::annotate::name::Names;
use crate::annotate::{Context, EntityKind, Form, clause, syntax};

/// A text with names in square brackets, as a document of one paragraph a line, its mentions and what they name:
/// persons, or with a `+` before the name a place.
fn read(marked_up: &str) -> (Document, Vec<Mention>, Vec<Entity>) {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut entities = Vec::new();
    let mut start = 0;
    let mut kind = EntityKind::Person;
    for c in marked_up.chars() {
        match c {
            '[' => (start, kind) = (text.len(), EntityKind::Person),
            '+' => kind = EntityKind::Place,
            ']' => {
                let name = text[start..].to_owned();
                let id = names.iter().position(|n| *n == name).unwrap_or_else(|| {
                    names.push(name.clone());
                    entities.push(Entity { kind, name, aliases: Vec::new() });
                    names.len() - 1
                });
                let span = Span::new(start, text.len());
                mentions.push(Mention { span, entity: EntityId(id as u32), form: Form::Full });
            }
            c => text.push(c),
        }
    }
    let document = Document::plain(&text);
    (document, mentions, entities)
}

/// Each quote as `speaker|verb|words`, reported speech with a `~`, as the words alone tell.
fn check(marked_up: &str, expected: &[&str]) {
    let (document, mentions, entities) = read(marked_up);
    let found = quotes(&document, &mentions, &entities, &[]);
    assert_eq!(told(&document, &mentions, &found), expected, "{marked_up}");
}

/// The same as the trees of the sentences tell it.
fn check_trees(marked_up: &str, expected: &[&str]) {
    let (document, mentions, entities) = read(marked_up);
    let found = by_trees(&document, &mentions, &entities);
    assert_eq!(told(&document, &mentions, &found), expected, "{marked_up}");
}

fn by_trees(document: &Document, mentions: &[Mention], entities: &[Entity]) -> Vec<Quote> {
    let syntax = syntax::sentences(document);
    let names = Names { mentions: mentions.to_vec(), entities: entities.to_vec(), roles: Vec::new() };
    let read = clause::Read { document, syntax: &syntax, names: &names, dates: &[], quantities: &[] };
    quotes(document, mentions, entities, &clause::clauses(&read, Context::default()).telling)
}

fn told(document: &Document, mentions: &[Mention], found: &[Quote]) -> Vec<String> {
    let line = |quote: &Quote| {
        let words = |span: Span| span.of(&document.text);
        let named = quote.speaker.and_then(|id| mentions.iter().find(|mention| mention.entity == id));
        let speaker = named.map_or("?", |mention| words(mention.span));
        let verb = quote.verb.map_or("-", words);
        let sort = if quote.direct { "" } else { "~" };
        format!("{sort}{speaker}|{verb}|{}", words(quote.span))
    };
    found.iter().map(line).collect()
}

/// The words that name the speaker of the first quote, and the entity.
fn check_speaker(marked_up: &str, expected: &str) {
    let (document, mentions, entities) = read(marked_up);
    let found = by_trees(&document, &mentions, &entities);
    let quote = found.first().expect(marked_up);
    let written = quote.speaker_span.map_or("-", |span| span.of(&document.text));
    let named = quote.speaker.and_then(|id| entities.get(id.0 as usize)).map_or("?", |entity| &entity.name);
    assert_eq!(format!("{written} = {named}"), expected, "{marked_up}");
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
fn brackets_and_appositions_stand_between_speaker_and_verb() {
    for line in [
        "[Ana Díaz] (@[AnaD]) said on Tuesday: “We won.”",
        "[Ana Díaz] (PNP, [+Cusco]) said: “We won.”",
        "[Ana Díaz], the mayor of [+Cusco], said: “We won.”",
        "[Ana Díaz], 52, a doctor from [+Cusco], said: “We won.”",
        "The mayor, [Ana Díaz], said: “We won.”",
        "The club, [+Cienciano], its president, [Ana Díaz], said: “We won.”",
        "In [+Cusco], [Ana Díaz] later said: “We won.”",
    ] {
        check(line, &["Ana Díaz|said|We won."]);
    }
    check("“We won,” said [+Peru]’s minister, [Ana Díaz].", &["Ana Díaz|said|We won,"]);
    check("“We won,” said [+Kremlin] spokesman [Ivan Orlov].", &["Ivan Orlov|said|We won,"]);
}

#[test]
fn a_verb_of_saying_makes_a_quote_though_nobody_is_named() {
    check("The ministry said in a statement: “Two died.”", &["?|said|Two died."]);
    check("“No comment,” a police spokesman said.", &["?|said|No comment,"]);
    check("The court in [+The Hague] said: “They have no case.”", &["?|said|They have no case."]);
    check("The “History” page of the site explains it.", &[]);
    // The place is not who speaks.
    check("In [+Lima], the ministry said: “Two died.”", &["?|said|Two died."]);
}

#[test]
fn a_noun_before_an_insertion_speaks() {
    let (document, mentions, entities) = read("The army, in a statement, said: “Order is back.”");
    let found = quotes(&document, &mentions, &entities, &[]);
    let speaker = found.first().and_then(|quote| quote.speaker_span);
    assert_eq!(speaker.map(|span| span.of(&document.text)), Some("The army"));
}

#[test]
fn a_whole_sentence_in_marks_goes_on_with_the_quote_before() {
    check(
        "“It is a new day,” the minister, [Ana Díaz], told reporters. “We welcome it.”",
        &["Ana Díaz|told|It is a new day,", "Ana Díaz|told|We welcome it."],
    );
    // Words in the author's own sentence do not.
    check(
        "“It is a new day,” [Ana Díaz] said. The wall bore the words “water is life for all”.",
        &["Ana Díaz|said|It is a new day,", "?|-|water is life for all"],
    );
}

#[test]
fn titles_of_works_are_no_quotes() {
    check("The film “The Last Days of the Silent Empire” opened on Friday.", &[]);
    check("The slogan on it was: “Water is life for all.”", &["?|-|Water is life for all."]);
}

#[test]
fn a_pronoun_is_the_person_last_named() {
    check("The mayor, [Ana Díaz], left. “No comment,” she said.", &["Ana Díaz|said|No comment,"]);
    check("[Ana Díaz] left.\nIt rained. “No comment,” she said.", &["Ana Díaz|said|No comment,"]);
    // The first named leads its sentence; where none does, it stays open.
    check("[Ana Díaz] met [Ivan Orlov]. “It went well,” she said.", &["Ana Díaz|said|It went well,"]);
    check(
        "On a hot day of long and hard talks, [Deniz Arslan] met [Robin Okoro]. “It went well,” she said.",
        &["?|said|It went well,"],
    );
    // Who was she is not he.
    check(
        "[Ana Díaz] met Mr [Ivan Orlov]. “It went well,” she said. “So it did,” he said.",
        &["Ana Díaz|said|It went well,", "Ivan Orlov|said|So it did,"],
    );
    // A place, two paragraphs, and the many say nothing of who it is.
    check("[+Paris] was calm. “We are happy,” she said.", &["?|said|We are happy,"]);
    check("[Ana Díaz] left.\nIt rained.\nIt shone. “No comment,” she said.", &["?|said|No comment,"]);
    check("[Ana Díaz] left. “No comment,” they said.", &["?|said|No comment,"]);
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
    check("[Reuters] said in a report that it had rained.", &["~Reuters|said|it had rained"]);
    check("[Kenya] told [Uganda] that it would wait.", &["~Kenya|told|it would wait"]);
    check("[Sahel] states underscored hopes that go beyond talks.", &[]);
    check("So it goes on, [Chad] said, hinting at more of it.", &[]);
    check("The army of [Chad] is believed to be near.", &[]);
    check("The sun shines.", &[]);
}

#[test]
fn any_text_is_safe() {
    for text in ["“", "\"", "“”", "‘’", "said", "“ said", "X said “", "“é” said", "according to", ""]
    {
        let (document, mentions, entities) = read(text);
        let _ = quotes(&document, &mentions, &entities, &[]);
    }
}

#[test]
fn the_speaker_is_the_subject_and_not_a_name_within_it() {
    for (line, speaker) in [
        ("The mayor of [+Accra] said that the bridge was closed.", "The mayor of Accra = ?"),
        ("The court in [+Accra] said that the bridge was closed.", "The court in Accra = ?"),
        ("[Mora]'s spokesman said that the bridge was closed.", "Mora's spokesman = ?"),
        ("“The bridge is closed to all,” the mayor of [+Accra] said.", "the mayor of Accra = ?"),
        ("“The bridge is closed to all,” said the mayor of [+Accra].", "the mayor of Accra = ?"),
        ("The mayor, [Ada Mora], said that the bridge was closed.", "The mayor, Ada Mora = Ada Mora"),
        ("[Ada Mora], who left [+Accra] on Friday, said that the bridge was closed.", "Ada Mora = Ada Mora"),
        ("[Mora] and [Holm] said that the bridge was closed.", "Mora and Holm = ?"),
    ] {
        check_speaker(line, speaker);
    }
}

#[test]
fn what_is_said_is_the_whole_clause() {
    check_trees(
        "[Mora] said that the bridge was closed and the road was blocked.",
        &["~Mora|said|the bridge was closed and the road was blocked"],
    );
    check_trees("The bridge was closed in May, [Mora] said.", &["~Mora|said|The bridge was closed in May"]);
    check_trees("[Mora] denied that the bridge was closed.", &["~Mora|denied|the bridge was closed"]);
    check_trees("[Mora] did not say that the bridge was closed.", &[]);
    check_trees(
        "[Mora] announced plans to close the bridge.",
        &["~Mora|announced|plans to close the bridge"],
    );
    check_trees("The bridge was closed, according to [Mora].", &["~Mora|according to|The bridge was closed"]);
    check_trees("By closing the bridge, [Mora] seeks to counter the noise of lorries.", &[]);
    check_trees("[Mora] vowed to close the bridge.", &["~Mora|vowed|to close the bridge"]);
    check_trees("[Mora] called for a ban on lorries.", &["~Mora|called for|a ban on lorries"]);
}

#[test]
fn a_report_within_a_report_has_its_own_speaker() {
    check_trees(
        "[Mora] said that [Holm] denied that the bridge was closed.",
        &["~Mora|said|Holm denied that the bridge was closed", "~Holm|denied|the bridge was closed"],
    );
}

#[test]
fn what_follows_the_speaker_is_not_said() {
    check_trees(
        "This is strong talk, said [Ada Quist]—twice and loudly.",
        &["~Ada Quist|said|This is strong talk"],
    );
}

#[test]
fn two_apostrophes_are_a_quotation_mark() {
    check_trees("''The bridge is closed to all,'' [Mora] said.", &["Mora|said|The bridge is closed to all,"]);
}

#[test]
fn a_colon_gives_the_word_to_what_follows() {
    check_trees("[Mora] said:\n“The bridge is closed to all.”", &["Mora|said|The bridge is closed to all."]);
    check("Not so [Mora]: “The bridge is closed to all.”", &["Mora|-|The bridge is closed to all."]);
    check(
        "[Mora]: Is the bridge closed to all?\n[Holm]: It has been since May.",
        &["~Mora|-|Is the bridge closed to all?", "~Holm|-|It has been since May."],
    );
}

#[test]
fn a_given_name_tells_who_she_is() {
    check_trees(
        "[James Holm] met [Laura Mora] on Friday. “It went very well,” she said.",
        &["Laura Mora|said|It went very well,"],
    );
}

#[test]
fn a_name_may_sign_what_stands_before_it() {
    check_trees(
        "“Our town was beaten. We are tired.” — [Ada Mora]",
        &["Ada Mora|-|Our town was beaten. We are tired."],
    );
    check_trees(
        "“Our town was beaten. We are tired.” — the editors",
        &["?|-|Our town was beaten. We are tired."],
    );
}

#[test]
fn what_stands_before_a_speaker_may_only_say_when() {
    check_trees("After the talks, [Ada Mora] said little.", &[]);
}

#[test]
fn what_is_said_has_its_own_subject() {
    check_trees(
        "The mayor, [Joan Bell], was among the dead, the council said.",
        &["~?|said|The mayor, Joan Bell, was among the dead"],
    );
    check_trees(
        "The thieves have not been found, says her lawyer, [May Tanner].",
        &["~May Tanner|says|The thieves have not been found"],
    );
    check_trees(
        "LOMO, May 9 (Agency) — The bridge was closed, [Mora] said.",
        &["~Mora|said|The bridge was closed"],
    );
}

#[test]
fn who_says_so_is_a_person_and_no_place_beside_him() {
    check_trees(
        "“It never stops,” said Sheriff [Dana Pruett] of [+Harlow County], [+Neb.], who said that she would join the suit.",
        &["Dana Pruett|said|It never stops,", "~Dana Pruett|said|she would join the suit"],
    );
    check_trees(
        "The plan was opposed by the relatives, who are fighting to keep the girl in the [+United States] and who have said \
         they fear her uncle.",
        &[],
    );
    check_speaker(
        "“I have turned bullish,” analyst [Sanna Margold] of [+Shear Brothers] said.",
        "analyst Sanna Margold of Shear Brothers = Sanna Margold",
    );
    check_speaker(
        "[+Westland]’s Shadow Home Secretary [Ivana Kole] said her party would back it.",
        "Ivana Kole = Ivana Kole",
    );
    check_speaker(
        "“It is an invasion,” [Sanna Margold], the attorney general of [+Westland], said in a statement.",
        "Sanna Margold = Sanna Margold",
    );
    check_speaker(
        "The daily [+Harbour Post] compared [Emil] with his uncle and said the boy was a symbol.",
        "The daily Harbour Post = Harbour Post",
    );
    check_speaker(
        "A blogger on the website [+Harbour Post] said, “Nobody asked us.”",
        "A blogger on the website Harbour Post = ?",
    );
}

#[test]
fn of_several_speakers_none_speaks_alone() {
    check_speaker(
        "In papers filed on Monday, prosecutors and lawyers for both [Aldo Ferri] and [Carla Ferri] said they were willing \
         to go on.",
        "Aldo Ferri and Carla Ferri = ?",
    );
    check_speaker("The plan died and [Paul Okoro] said he was glad.", "Paul Okoro = Paul Okoro");
}

#[test]
fn who_is_asked_or_told_says_nothing() {
    check_trees("[Anna Holt] was asked whether the bank would close.", &[]);
    check_trees("[Paul Okoro] was told that the bridge would not open.", &[]);
    check_trees(
        "“Guilty, your honour,” Mr. [Ferri] said when asked whether he would accept the deal.",
        &["Ferri|said|Guilty, your honour,"],
    );
}

#[test]
fn a_participle_says_what_its_subject_says() {
    check_trees(
        "[Ferri] wrote to Judge [Ana Soto] on Monday, demanding that [Emil] be returned to him and saying he does not trust \
         the court.",
        &["~Ferri|demanding|Emil be returned to him", "~Ferri|saying|he does not trust the court"],
    );
}

#[test]
fn named_or_doubted_words_are_no_quote_of_whoever_speaks_beside_them() {
    for (line, expected) in [
        (
            "Minister [Paul Okoro] tweeted about his opposition to the bill, and a bar nearby sold a “Pay-for-Play” cocktail \
             as a protest.",
            None,
        ),
        (
            "Tens of thousands “liked” photos of full inns that Mr. [Okoro] posted on his page on Wednesday.",
            None,
        ),
        (
            "“They are hurting this boy,” [Ferri] said on Channel Nine’s “Sunday Hour.”",
            Some("Ferri|said|They are hurting this boy,"),
        ),
        ("[Ferri] said the plan was “dead.”", Some("Ferri|said|dead.")),
        (
            "[Ferri] emphasized that their first request for aid centered on “frank advice.”",
            Some("Ferri|emphasized|frank advice."),
        ),
        ("On this week’s broadcast of “Sunday Hour,” Governor [Ferri] said the tweet was a joke.", None),
        ("[Ferri] called [Kole] a “serial liar.”", Some("Ferri|called|serial liar.")),
        ("“Never again,” [Ferri] said.", Some("Ferri|said|Never again,")),
    ] {
        let (document, mentions, entities) = read(line);
        let found = by_trees(&document, &mentions, &entities);
        let direct: Vec<Quote> = found.into_iter().filter(|quote| quote.direct).collect();
        assert_eq!(told(&document, &mentions, &direct), expected.into_iter().collect::<Vec<_>>(), "{line}");
    }
}

#[test]
fn what_is_reported_is_a_clause_and_stays_within_the_marks() {
    check_trees(
        "“I object to the moves of the court,” [Ferri] said in the letter, dated Monday.",
        &["Ferri|said|I object to the moves of the court,"],
    );
    check_trees(
        "The museum, Mr. [Ferri] said, celebrated several of his heroes.",
        &["~Ferri|said|celebrated several of his heroes"],
    );
    check_trees(
        "“You said the office knows everything,” Justice [Okoro] said to [Jonas Sellwood], the women’s lawyer.",
        &["Okoro|said|You said the office knows everything,"],
    );
    check_trees(
        "“He said the same thing that the mayor said,” [Jonas] told Radio Nord.",
        &["Jonas|told|He said the same thing that the mayor said,"],
    );
}
