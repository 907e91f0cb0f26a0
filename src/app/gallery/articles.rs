//! Invented articles for the gallery: plain ones, and those that strain a page.

use crate::corpus::{self, Corpus, Curation, Input, Meta};
use crate::explore::front;

const QUAY: &str = "\
The harbour bridge in Hamburg was opened again this week, after works that closed the town for more than a year. Angela Merkel did not say what comes next for the quays.

The works on the bridge began in March 2024 and cost 15 million euros. Ships from Denmark wait before it since 2015. The old ferry below the bridge was sold when the works were over.
";

/// An article of which everything is known.
pub const BRIDGE: &str = "\
Harbour Bridge in Hamburg Opens Again

Angela Merkel opened the harbour bridge in Hamburg on 8 May 2025. “The town is whole again,” Merkel said.

What the Works Cost

The works on the bridge began in March 2024 and cost 12 million euros. They had been planned since 2015. The old ferry below the bridge was sold when the works were over.

- Steel for the bridge came from Poland.
- Stone for the quays came from France.

| Country | Share of the Cost |
|---|---|
| Germany | 60 |
| Poland | 40 |
";

/// A headline and a name that no line has room for.
const LONG: &str = "\
Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft Objects to Everything That Was Decided Upon in the Matter of the Bridge

The Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft met Angela Merkel in Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch on 9 May 2025. Apollinaire Joachimson Kyélem de Tambèla-Wolfeschlegelsteinhausenbergerdorff spoke in Hamburg.
";

/// From right to left.
const GESHER: &str = "\
הגשר בהמבורג נפתח מחדש

הגשר נפתח מחדש בחודש מאי. Smith & Sons built it in Berlin on 8 May 2025. שלום וברכה לכולם.
";

fn known(outlet: &str, day: &str) -> Meta {
    let (source, author) = (Some(outlet.to_owned()), Some("Ada Marsh".to_owned()));
    Meta { source, author, published: day.parse().ok(), ..Meta::default() }
}

fn of(inputs: Vec<Input>, title: &str) -> Corpus {
    let mut corpus = corpus::build(inputs, &Curation::default());
    title.clone_into(&mut corpus.catalogue.title);
    front::of(&corpus).pack(&mut corpus.catalogue);
    corpus
}

/// No article at all.
pub(super) fn none() -> Corpus {
    of(Vec::new(), "Nothing")
}

/// One article.
pub(super) fn one() -> Corpus {
    of(vec![Input::new("quay.txt", Meta::default(), QUAY)], "One article")
}

/// A few, with all that strains a page.
pub(super) fn few() -> Corpus {
    let inputs = vec![
        Input::new("bridge.txt", known("Northern Post", "2025-05-09"), BRIDGE),
        Input::new("quay.txt", Meta::default(), QUAY),
        Input::new(
            "long.txt",
            known("Rindfleischetikettierungsüberwachungsaufgabenübertragungsblatt", "2025-05-10"),
            LONG,
        ),
        Input::new("gesher.txt", known("הארץ", "2025-05-11"), GESHER),
    ];
    of(inputs, "The bridge, in four accounts")
}

/// Many, of many days and names.
pub(super) fn many() -> Corpus {
    const TOWNS: [&str; 6] = ["Hamburg", "Berlin", "Paris", "Warsaw", "Madrid", "Vienna"];
    const PEOPLE: [&str; 5] =
        ["Angela Merkel", "Emmanuel Macron", "Donald Tusk", "Pedro Sánchez", "Karl Nehammer"];
    let input = |n: usize| {
        let (town, other, who) = (TOWNS[n % 6], TOWNS[(n / 6 + 1) % 6], PEOPLE[n % 5]);
        let (year, month, day) = (1990 + n % 36, n % 12 + 1, n % 28 + 1);
        let text = format!(
            "{who} Opens Bridge Number {n} in {town}\n\n{who} opened a bridge in {town} on {year}-{month:02}-{day:02}. \
             {who} had come from {other} and spoke of {} years of works, which began in {}. It cost {n} million euros.\n",
            n % 7 + 2,
            year - 3
        );
        let day = format!("2025-{month:02}-{day:02}");
        Input::new(&format!("{n:03}.txt"), known(&format!("{other} Courier"), &day), &text)
    };
    of((0..70).map(input).collect(), "Seventy bridges")
}
