//! Tests of the names: what is found, what it is taken for, what is joined.

use super::*;
use crate::annotate::{self, Context, syntax};
use crate::text::{Block, BlockKind, Cell, Row, SourceMap, sentence};

/// A document of one paragraph a line; a line that begins with `# ` is a heading, one with `|` a row of a
/// table, the first row its head.
pub(super) fn document(source: &str) -> Document {
    let mut document = Document::default();
    let mut table: Option<(usize, Vec<Row>)> = None;
    for line in source.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let Some(row) = line.strip_prefix('|') {
            let header = table.is_none();
            let separator = if header { "\n\n" } else { "\n" };
            if !document.text.is_empty() {
                document.text.push_str(separator);
            }
            let start = document.text.len();
            let mut cells: Vec<Cell> = Vec::new();
            for cell in row.trim_end_matches('|').split('|') {
                if !cells.is_empty() {
                    document.text.push('\t');
                }
                let at = document.text.len();
                document.text.push_str(cell.trim());
                cells.push(Span::new(at, document.text.len()));
            }
            let rows = &mut table.get_or_insert((start, Vec::new())).1;
            rows.push(Row { header, cells });
            document.sentences.push(Span::new(start, document.text.len()));
            continue;
        }
        close(&mut document, &mut table);
        if !document.text.is_empty() {
            document.text.push_str("\n\n");
        }
        let (kind, text) = match line.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading(1), heading),
            None => (BlockKind::Paragraph, line),
        };
        let start = document.text.len();
        document.text.push_str(text);
        let span = Span::new(start, document.text.len());
        document.blocks.push(Block { kind, span });
        document.sentences.extend(sentence::sentences(&document.text, span));
    }
    close(&mut document, &mut table);
    document.map = SourceMap::identity(document.text.len());
    document
}

fn close(document: &mut Document, table: &mut Option<(usize, Vec<Row>)>) {
    if let Some((start, rows)) = table.take() {
        document
            .blocks
            .push(Block { kind: BlockKind::Table(rows), span: Span::new(start, document.text.len()) });
    }
}

fn read(source: &str) -> (Document, Names) {
    let document = document(source);
    let names = names(&document, &[], &syntax::sentences(&document));
    (document, names)
}

/// Every mention as `kind:words=entity`, the entity only where its name differs from the words; what a date covers taken
/// out, as in an article.
#[track_caller]
pub(super) fn check(source: &str, expected: &[&str]) {
    let document = document(source);
    let names = annotate::annotate(&document, &Context::default());
    let found: Vec<String> = names
        .mentions
        .iter()
        .map(|mention| {
            let kind = mention.kind(&names.entities).unwrap().as_str();
            let words = mention.span.of(&document.text);
            let name = &names.entities[mention.entity.0 as usize].name;
            if name == words { format!("{kind}:{words}") } else { format!("{kind}:{words}={name}") }
        })
        .collect();
    assert_eq!(found, expected, "{source}");
}

/// Every role as `office: person of entity`.
fn check_roles(source: &str, expected: &[&str]) {
    let (_, names) = read(source);
    let name = |id: EntityId| names.entities[id.0 as usize].name.clone();
    let found: Vec<String> = names
        .roles
        .iter()
        .map(|role| {
            let of = role.of.map_or(String::new(), |of| format!(" of {}", name(of)));
            format!("{}: {}{of}", role.office, name(role.person))
        })
        .collect();
    assert_eq!(found, expected, "{source}");
}

#[test]
fn names_stand_without_title_article_and_possessive() {
    check(
        "Talks with President Alassane Ouattara began in Abidjan.",
        &["person:Alassane Ouattara", "place:Abidjan"],
    );
    check("It was the United Nations’ idea.", &["organisation:United Nations"]);
    check("She praised Kenya's courts.", &["place:Kenya"]);
}

#[test]
fn a_surname_joins_the_full_name() {
    check(
        "Minister Moussa Dembélé resigned on Monday. Dembélé gave no reason.",
        &["person:Moussa Dembélé", "person:Dembélé=Moussa Dembélé"],
    );
}

#[test]
fn acronyms_join_their_long_form() {
    check(
        "The Volta Basin Authority (VBA) met in Lomé. The VBA has six members.",
        &[
            "organisation:Volta Basin Authority",
            "organisation:VBA=Volta Basin Authority",
            "place:Lomé",
            "organisation:VBA=Volta Basin Authority",
        ],
    );
    check(
        "Mali left ECOWAS, the U.S. and the EU said.",
        &[
            "place:Mali",
            "organisation:ECOWAS=Economic Community of West African States",
            "place:U.S.=United States",
            "organisation:EU=European Union",
        ],
    );
}

#[test]
fn a_short_form_is_what_its_long_form_is() {
    // A company under the surname of its founder, and the founder's own surname.
    check(
        "Shares of Ralvard Foods Corp. fell on Monday. Ralvard earned less than last year.",
        &["organisation:Ralvard Foods Corp.", "organisation:Ralvard"],
    );
    check(
        "Officials of the Church of Norvania met in Geneva. The Church declined to comment.",
        &["organisation:Church of Norvania", "place:Geneva", "organisation:Church=Church of Norvania"],
    );
}

#[test]
fn the_town_of_a_dateline_is_a_place() {
    check(
        "NAIROBI (AP) -- The police said nothing.",
        &["place:NAIROBI=Nairobi", "organisation:AP=Associated Press"],
    );
    check("QUELVANE, August 21 (Xinhua) -- Rain fell.", &["place:QUELVANE", "organisation:Xinhua"]);
    check("Globally, prices rose.", &[]);
}

#[test]
fn adjectives_are_tied_to_the_place_and_told_apart() {
    check(
        "The Malian army and French troops left Gao.",
        &["group:Malian=Mali", "group:French=France", "place:Gao"],
    );
}

#[test]
fn money_is_no_name() {
    check("Ghana rejected the CFA franc.", &["place:Ghana"]);
}

#[test]
fn hyphens_divide_two_places() {
    check("Critics of Russia-Burkina Faso ties spoke.", &["place:Russia", "place:Burkina Faso"]);
}

#[test]
fn careless_copy_is_read() {
    check(
        "Ministers from Mali,Burkina Faso,and Niger met.",
        &["place:Mali", "place:Burkina Faso", "place:Niger"],
    );
    check(
        "Niger sent its minister to Moscow. Trade between niger and moscow grew.",
        &["place:Niger", "place:Moscow", "place:niger=Niger", "place:moscow=Moscow"],
    );
}

#[test]
fn events_have_names() {
    check(
        "Leaders came to the Russia-Africa Summit in Sochi.",
        &["event:Russia-Africa Summit", "place:Sochi"],
    );
    check("He fought in the Second World War.", &["event:Second World War=World War II"]);
}

#[test]
fn headings_and_sentence_starters_are_no_names() {
    check("# Strategic Implications for Regional Security\nHowever, talks stalled.", &[]);
    check("# Recommendations\nEconomic cooperation grew. Meanwhile prices fell.", &[]);
    check("| Area | Outcome |\n| Military Aid | Growth |", &[]);
}

#[test]
fn offices_before_a_name() {
    check_roles(
        "Burkina Faso President Ibrahim Traoré met Russian Defense Minister Andrei Belousov.",
        &["president: Ibrahim Traoré of Burkina Faso", "defense minister: Andrei Belousov of Russia"],
    );
    check_roles("The coup ousted President Mohamed Bazoum.", &["former president: Mohamed Bazoum"]);
}

#[test]
fn a_rank_alone_is_no_office() {
    check_roles("The soldiers cheered captain Marta Lindqvist.", &[]);
}

#[test]
fn offices_in_lists_and_tables() {
    check_roles(
        "The AES leaders—Assimi Goïta of Mali, Ibrahim Traoré of Burkina Faso, and Abdourahamane Tiani of Niger—met.",
        &[
            "leader: Assimi Goïta of Mali",
            "leader: Ibrahim Traoré of Burkina Faso",
            "leader: Abdourahamane Tiani of Niger",
        ],
    );
    check_roles(
        "| Country | Current Leader | Area |\n| Ghana | John Mahama | Trade |\n| Kenya | William Ruto | Ports |",
        &["leader: John Mahama of Ghana", "leader: William Ruto of Kenya"],
    );
}

fn entity(kind: EntityKind, name: &str, forms: &[&str]) -> Entity {
    let aliases = forms
        .iter()
        .map(|form| Alias { name: (*form).to_owned(), count: 1, why: AliasReason::SameWords })
        .collect();
    Entity { kind, name: name.to_owned(), aliases }
}

fn merged(articles: &[&[Entity]]) -> Merged {
    let own: Vec<Own<'_>> = articles.iter().map(|entities| Own { entities, roles: &[] }).collect();
    merge(&own)
}

/// Whether two entities of different articles are merged.
fn merges(kind: EntityKind, a: &str, b: &str) -> bool {
    let (a, b) = (entity(kind, a, &[a]), entity(kind, b, &[b]));
    merged(&[&[a], &[b]]).entities.len() == 1
}

#[test]
fn articles_share_entities() {
    use EntityKind::{Organisation, Person, Place};
    for (kind, a, b, one) in [
        (Person, "Ibrahim Traoré", "Ibrahim Traore", true),
        (Person, "Traoré", "Ibrahim Traoré", true),
        (Person, "Xi Jinping", "Jinping Xi", true),
        (Person, "Apollinaire J. Kyelem de Tambela", "Apollinaire Kyelem de Tambela", true),
        (Person, "Volodymyr Zelensky", "Volodymyr Zelenskyy", true),
        (Person, "Moussa Traoré", "Ibrahim Traoré", false),
        (Person, "Daniel", "Daniel Moi", false),
        (Person, "Muammar Gaddafi", "Muammar Qaddafi", true),
        (Person, "Gadhafi", "Muammar Gaddafi", true),
        (Person, "Mohamed Hussein", "Muhammad Husain", true),
        (Person, "Ana Marušić", "Ana Marusic", true),
        (Person, "Robert Müller", "Robert Mueller", true),
        (Person, "Novak Đoković", "Novak Djokovic", true),
        (Person, "Saddam Hassan", "Saddam Hussein", false),
        (Person, "Carl Fisher", "Carl Fischer", false),
        (Person, "Lisa Lee", "Lisa Li", false),
        (Place, "Zürich Oerlikon", "Zuerich Oerlikon", true),
        (Place, "El Salvador", "Salvador", false),
        (Organisation, "al-Shabaab", "Shabab", true),
        (Organisation, "Al Shabab", "AL SHABAAB", true),
        (Organisation, "Al Thani", "al-Shabaab", false),
        (Place, "Kyiv", "Kiev", true),
        (Place, "Niger", "Nigeria", false),
        (Place, "U.S.", "United States", true),
        (Organisation, "AES", "Alliance of Sahel States", true),
        (Organisation, "Court", "Court", false),
    ] {
        assert_eq!(merges(kind, a, b), one, "{a} and {b}");
    }
    // Two full names that a surname fits: it stays alone.
    let one = [entity(Person, "Moussa Traoré", &["Moussa Traoré"])];
    let two = [entity(Person, "Ibrahim Traoré", &["Ibrahim Traoré"])];
    let three = [entity(Person, "Traoré", &["Traoré"])];
    assert_eq!(merged(&[&one, &two, &three]).entities.len(), 3);
    // Kinds are kept apart.
    let paris = [entity(Place, "Paris", &["Paris"]), entity(Person, "Paris", &["Paris"])];
    assert_eq!(merged(&[&paris]).entities.len(), 2);
}

#[test]
fn two_bearers_of_a_name_stay_apart() {
    let article = |office: &str, of: (EntityKind, &str)| {
        let entities =
            vec![entity(EntityKind::Person, "John Abara", &["John Abara"]), entity(of.0, of.1, &[of.1])];
        let role = Role {
            span: Span::default(),
            person: EntityId(0),
            office: office.to_owned(),
            of: Some(EntityId(1)),
        };
        (entities, vec![role])
    };
    let people = |articles: &[(Vec<Entity>, Vec<Role>)]| {
        let own: Vec<Own<'_>> = articles.iter().map(|(entities, roles)| Own { entities, roles }).collect();
        merge(&own).entities.iter().filter(|entity| entity.kind == EntityKind::Person).count()
    };
    let kenya = article("president", (EntityKind::Place, "Kenya"));
    let ghana = article("finance minister", (EntityKind::Place, "Ghana"));
    let carbide = article("director", (EntityKind::Organisation, "Carbide Freight"));
    let harlow = article("director", (EntityKind::Organisation, "Harlow Foods"));
    let tema = article("mayor", (EntityKind::Place, "Tema"));
    assert_eq!(people(&[kenya.clone(), ghana.clone()]), 2);
    assert_eq!(people(&[carbide.clone(), harlow.clone()]), 2);
    assert_eq!(people(&[kenya.clone(), kenya.clone()]), 1);
    assert_eq!(people(&[tema, ghana]), 1, "a career");
    assert_eq!(people(&[kenya, carbide, harlow]), 2);
    // Two families, of which a surname alone may be either, in either article.
    let one = [entity(EntityKind::Person, "Moussa Baker", &["Moussa Baker"])];
    let two = [entity(EntityKind::Person, "Ibrahim Baker", &["Ibrahim Baker"])];
    let alone = [entity(EntityKind::Person, "Baker", &["Baker"])];
    assert_eq!(merged(&[&one, &two, &alone, &alone]).entities.len(), 4);
    assert_eq!(merged(&[&alone, &alone]).entities.len(), 1);
}

#[test]
fn the_head_of_a_country_s_name_is_the_country() {
    check(
        "She left the United States in May. In the States nobody asked.",
        &["place:United States", "place:States=United States"],
    );
}

#[test]
fn spellings_in_one_article_are_one() {
    check(
        "Muammar Gaddafi crossed the border. Colonel Qaddafi was seen there.",
        &["person:Muammar Gaddafi", "person:Qaddafi=Muammar Gaddafi"],
    );
    check(
        "Al-Shabaab attacked. The al Shabab group took the bridge, and Shabab fighters fled.",
        &[
            "organisation:Al-Shabaab=al-Shabaab",
            "organisation:al Shabab=al-Shabaab",
            "organisation:Shabab=al-Shabaab",
        ],
    );
}

#[test]
fn a_name_that_is_taken_for_two_kinds_is_one_entity() {
    let kinds = |articles: &[&[Entity]]| {
        let merged = merged(articles);
        merged.entities.iter().map(|entity| (entity.kind, entity.name.clone())).collect::<Vec<_>>()
    };
    let ship = |kind| [entity(kind, "Stella Vana", &["Stella Vana"])];
    let (person, thing) = (ship(EntityKind::Person), ship(EntityKind::Organisation));
    assert_eq!(kinds(&[&person, &thing, &thing]), [(EntityKind::Organisation, "Stella Vana".to_owned())]);
    assert_eq!(kinds(&[&person, &thing]).len(), 2, "neither is the likelier one");
    let river = |kind| [entity(kind, "Oszk", &["Oszk"])];
    let (place, body) = (river(EntityKind::Place), river(EntityKind::Organisation));
    assert_eq!(kinds(&[&place, &place, &place, &body]), [(EntityKind::Place, "Oszk".to_owned())]);
    assert_eq!(kinds(&[&place, &place, &body]).len(), 2, "a town and its club");
}

#[test]
fn merged_ids_lead_to_the_right_entity() {
    let one =
        [entity(EntityKind::Place, "Niger", &["Niger"]), entity(EntityKind::Person, "Traoré", &["Traoré"])];
    let two = [entity(EntityKind::Person, "Ibrahim Traoré", &["Ibrahim Traoré"])];
    let merged = merged(&[&one, &two]);
    let name = |id: EntityId| merged.entities[id.0 as usize].name.as_str();
    assert_eq!(
        merged.of_article[0].iter().map(|&id| name(id)).collect::<Vec<_>>(),
        ["Niger", "Ibrahim Traoré"]
    );
    assert_eq!(merged.of_article[1].iter().map(|&id| name(id)).collect::<Vec<_>>(), ["Ibrahim Traoré"]);
    assert_eq!(merge(&[]), Merged::default());
}

proptest::proptest! {
    #[test]
    fn any_text_gives_ordered_mentions(text in "([A-Z][a-zé’'-]{0,6}|of|the|[(),.\n|#\"“”0-9 -]){0,60}") {
        let (document, names) = read(&text);
        let mut end = 0;
        for mention in &names.mentions {
            proptest::prop_assert!(mention.span.start >= end && !mention.span.is_empty());
            proptest::prop_assert!(document.text.get(mention.span.range()).is_some());
            proptest::prop_assert!((mention.entity.0 as usize) < names.entities.len());
            end = mention.span.end;
        }
        for role in &names.roles {
            proptest::prop_assert!((role.person.0 as usize) < names.entities.len());
        }
        let _ = merge(&[Own { entities: &names.entities, roles: &names.roles }]);
    }
}

#[test]
fn letters_alone_are_spelt_out_where_they_are_clear() {
    // The tables know the Federal Executive Council, the text another body.
    check(
        "The Federal Election Commission met. The FEC voted twice.",
        &["organisation:Federal Election Commission", "organisation:FEC=Federal Election Commission"],
    );
    check(
        "The IRA rules of the bank are strict, and the FEC voted.",
        &["organisation:IRA", "organisation:FEC"],
    );
    check(
        "The NATO allies met the IMF.",
        &[
            "organisation:NATO=North Atlantic Treaty Organization",
            "organisation:IMF=International Monetary Fund",
        ],
    );
}

#[test]
fn a_company_is_one_with_and_without_what_it_is_in_law() {
    check(
        "Harbolt Inc filed for protection. Harbolt shares fell.",
        &["organisation:Harbolt Inc", "organisation:Harbolt=Harbolt Inc"],
    );
}
