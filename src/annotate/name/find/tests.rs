//! Tests of what is found: kinds that the tagger alone gets wrong.

use super::super::Form;
use super::super::tests::check;

#[test]
fn a_word_of_other_use_is_a_name_by_its_sentence() {
    check("Will Kerrigan, its captain, will sail when the tide will let him.", &["person:Will Kerrigan"]);
    check(
        "June Holt, who sat beside August Kemp, would resign in June.",
        &["person:June Holt", "person:August Kemp"],
    );
    check("April Osei met the august body of elders in April.", &["person:April Osei"]);
    check("Mark my words, Grace said; Grace Mark agreed.", &["person:Grace=Grace Mark", "person:Grace Mark"]);
    check("Information from Friedrich Monday was missing.", &["person:Friedrich Monday"]);
    check("Judge Paul Otieno Monday told reporters that the vote was fair.", &["person:Paul Otieno"]);
    check(
        "Jordan May scored twice. May was injured in May.",
        &["person:Jordan May", "person:May=Jordan May"],
    );
    check("Will Kerrigan left. Will be back on Friday, he said.", &["person:Will Kerrigan"]);
    check("Mr Monday told the court that Mrs May had left on Monday.", &["person:Monday", "person:May"]);
    check(
        "The vote in June Kenya lost. In May Britain left.",
        &["place:Kenya", "place:Britain=United Kingdom"],
    );
}

#[test]
fn a_surname_in_capitals_may_stand_first() {
    check(
        "ABARA, John K., finance minister since 2021, was in Tema.",
        &["person:ABARA, John K.=John K. Abara", "place:Tema"],
    );
    check(
        "Present at the opening:\nABARA, John\nDANSO, Efua\nOWUSU-MENSAH, Kwadwo",
        &[
            "person:ABARA, John=John Abara",
            "person:DANSO, Efua=Efua Danso",
            "person:OWUSU-MENSAH, Kwadwo=Kwadwo Owusu-Mensah",
        ],
    );
    check(
        "John Abara opened the port. Also present: ABARA, John; DANSO, Efua.",
        &["person:John Abara", "person:ABARA, John=John Abara", "person:DANSO, Efua=Efua Danso"],
    );
    check(
        "LONDON, Ontario (AP) - Snow fell.",
        &["place:LONDON=London", "place:Ontario", "organisation:AP=Associated Press"],
    );
}

#[test]
fn hyphens_and_particles_do_not_part_a_name() {
    check(
        "Wu Chi\u{2011}wai met Jean\u{2011}Pierre Bemba and Jan van ’t Hoff.",
        &[
            "person:Wu Chi\u{2011}wai=Wu Chi-wai",
            "person:Jean\u{2011}Pierre Bemba=Jean-Pierre Bemba",
            "person:Jan van ’t Hoff=Jan van 't Hoff",
        ],
    );
}

#[test]
fn a_name_ends_behind_its_generation() {
    check(
        "The jury saw Robert Downey Jr. Patrick Moore and Ann Lee sat with it.",
        &["person:Robert Downey Jr.", "person:Patrick Moore", "person:Ann Lee"],
    );
}

#[test]
fn a_form_of_address_makes_a_person() {
    check(
        "Mr Bristol said the deal was off. Bristol left later. Shops in Bristol closed.",
        &["person:Bristol", "person:Bristol", "place:Bristol"],
    );
    check("The chair of the court, Lady Justice Ademola, adjourned.", &["person:Ademola"]);
}

#[test]
fn ships_halls_and_rivers_are_no_people() {
    check("The USS Abraham Lincoln left Norfolk with 5,000 sailors.", &["place:Norfolk"]);
    check("The tanker Maria Alba sank. The Queen Mary sailed from Southampton.", &["place:Southampton"]);
    check("They met at Carnegie Hall.", &["place:Carnegie Hall"]);
    check(
        "He drove over the George Washington Bridge. The James River rose.",
        &["place:George Washington Bridge", "place:James River"],
    );
    check("Stuart Hall wrote it with Jessica Lake.", &["person:Stuart Hall", "person:Jessica Lake"]);
    check(
        "Fires in the Amazon rose by a third. Amazon said it would hire 2,000 people in Ohio.",
        &["place:Amazon", "organisation:Amazon", "place:Ohio"],
    );
}

#[test]
fn addresses_hold_no_names() {
    check("Read more at https://www.russia-today.com/Mali/Paris or on www.france24.com/Niger today.", &[]);
    check("Write to Ada.Obi@example.org about Lagos.", &["place:Lagos"]);
    check(
        "See example.org/Mali; trade between Mali/Niger and the U.S./Canada grew.",
        &["place:Mali", "place:Niger", "place:U.S.=United States", "place:Canada"],
    );
}

#[test]
fn a_possessive_ends_a_name() {
    check(
        "Minister John Abara’s Lucasport plan is not new, and the Abaras of Tema are no relatives.",
        &["person:John Abara", "place:Tema"],
    );
}

#[test]
fn a_headline_names_what_the_text_names() {
    check(
        "# PRESIDENT TIANDRE SIGNS FUEL PACT WITH CHAD, WARNS BORDER TROOPS\nPresident Abdou Tiandre signed it in Niamey.",
        &["person:TIANDRE=Abdou Tiandre", "place:CHAD=Chad", "person:Abdou Tiandre", "place:Niamey"],
    );
    check(
        "# Harlow's Buys a Stake in Sahel Telecom After Audit Report\nThe trading house Harlow’s bought a tenth of Sahel Telecom.",
        &[
            "organisation:Harlow",
            "organisation:Sahel Telecom",
            "organisation:Harlow",
            "organisation:Sahel Telecom",
        ],
    );
}

#[test]
fn bylines_and_agencies_stand_apart() {
    let credits = |source: &str| {
        let document = super::super::tests::document(source);
        let found = crate::annotate::annotate(&document, &crate::annotate::Context::default());
        let credits = found.mentions.iter().filter(|mention| mention.form == Form::Credit);
        credits.map(|mention| mention.span.of(&document.text).to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        credits("By Clara Holt\nACCRA, May 4 (Reuters) - The bank sued Reuters, Clara Holt said."),
        ["Clara Holt", "Reuters"]
    );
    assert_eq!(
        credits("Rain fell.\n(Reporting by Ada Obi in Lagos; Editing by Jo Berg)"),
        ["Ada Obi", "Lagos", "Jo Berg"]
    );
    assert_eq!(
        credits("The Associated Press contributed to this report. The United Nations gave aid."),
        ["Associated Press"]
    );
    assert_eq!(
        credits("By Monday the Red Cross (ICRC) had left Mali. By Ada Obi's account it had not."),
        [""; 0]
    );
}

#[test]
fn parties_members_and_storms_are_nobodys_names() {
    check(
        "Sen. Dana Pruett (D-Calif.) and Rep. Paul Okoro, R-N.Y., a Virginia Democrat, voted no.",
        &["person:Dana Pruett", "person:Paul Okoro"],
    );
    check("Paul Okoro, Republican of Ohio, voted no.", &["person:Paul Okoro"]);
    check(
        "Democrat Dana Pruett and Republican Paul Okoro voted no.",
        &["person:Dana Pruett", "person:Paul Okoro"],
    );
    check(
        "Hurricane Sandra hit the coast, and Hurricane Sandra was named.",
        &["event:Hurricane Sandra", "event:Hurricane Sandra"],
    );
}

#[test]
fn a_town_with_a_familys_name_is_a_place() {
    check(
        "Police in Harrison, Mo., were calm. Protests in Harrison went on. Harrison was quiet.",
        &["place:Harrison", "place:Mo.", "place:Harrison", "place:Harrison"],
    );
    check(
        "Carl Harrison spoke. His trust in Harrison was gone.",
        &["person:Carl Harrison", "person:Harrison=Carl Harrison"],
    );
}
