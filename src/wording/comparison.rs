//! The names of what a comparison finds.

use std::borrow::Cow;

use super::counts::count;
use crate::annotate::EntityId;
use crate::corpus::Catalogue;
use crate::explore::compare::sheet::{About, Fate, MONEY, MatchKind, PointKind, SHARE, Verdict, YEARS_OLD};
use crate::text::fold::fold;

/// How alike two passages are: the word, and what it means.
pub fn match_kind(kind: MatchKind) -> (&'static str, &'static str) {
    match kind {
        MatchKind::Verbatim => ("Same words", "long runs of words stand in both"),
        MatchKind::Reworded => ("Reworded", "much alike, in other words"),
        MatchKind::Related => {
            ("Near in subject", "speak of the same people or things, and do not say the same")
        }
    }
}

/// The name of a match; `near` tells that its passages are no more than near in subject.
pub fn match_name(kind: MatchKind, near: bool) -> &'static str {
    if kind == MatchKind::Related && !near { "Alike, with a difference" } else { match_kind(kind).0 }
}

/// The letter of a column of a comparison.
pub fn letter(column: usize) -> &'static str {
    ["A", "B", "C", "D"].get(column).copied().unwrap_or("?")
}

/// What is put over answers: a question as a reader would ask it, and the words that tell of what it is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub asked: String,
    /// Words of the articles that stand around the answers; empty where the question says it all.
    pub around: String,
}

impl Question {
    /// Both in one line.
    pub fn line(&self) -> String {
        match self.around.as_str() {
            "" => self.asked.clone(),
            around => format!("{} ({around})", self.asked),
        }
    }
}

/// The question of a point.
pub fn question(about: &About, kind: PointKind, catalogue: &Catalogue) -> Question {
    let name = |id: EntityId| name(id, catalogue);
    let asked = |asked: String| Question { asked, around: String::new() };
    let around = |asked: &str, around: &str| Question { asked: asked.to_owned(), around: around.to_owned() };
    match about {
        About::Fate { of, fate } => {
            let of = if matches!(of.as_str(), "" | "people" | "person") { "" } else { of };
            let gap = if of.is_empty() { "" } else { " " };
            asked(format!("How many{gap}{} {}", many(of), self::fate(*fate)))
        }
        About::Number { of, topic } if of.is_empty() => around("How many, or how much", topic),
        About::Number { of, topic } if of == MONEY => around("How much money", topic),
        About::Number { of, topic } if of == YEARS_OLD => around("How old", topic),
        About::Number { of, topic } if of == SHARE => around("What share", topic),
        About::Number { of, topic } => around(&format!("How many {}", many(of)), topic),
        About::Date { topic } => around("When", topic),
        About::Order => asked("What came first".to_owned()),
        About::Office { office: Some(office), of } => {
            asked(format!("Who is {office} of {}", name(*of)).trim_end_matches(" of ").to_owned())
        }
        About::Office { office: None, of } => asked(format!("Who leads {}", name(*of))),
        About::Speaker => asked("Who said it".to_owned()),
        About::Title { of } => asked(format!("What {} is", name(*of))),
        About::Age { of } => asked(format!("How old {} is", name(*of))),
        About::Years { of, deed } => around(&format!("Which years are given for {}", name(*of)), deed),
        About::Place { topic } => around("Where", topic),
        About::Charge { of } => asked(format!("What {} is accused of", name(*of))),
        About::Whether { who, what } => {
            let plain = fold(what);
            let told =
                |name: &&str| name.split(' ').next_back().is_some_and(|last| plain.contains(&fold(last)));
            let who = who.map(name).filter(|name| !name.is_empty() && !told(name));
            let who = who.map(|name| format!("{name}: "));
            let is = if kind == PointKind::Sequence { "Whether it is done yet" } else { "Whether it is so" };
            around(is, &format!("{}{what}", who.unwrap_or_default()))
        }
        About::Wording { who: Some(who) } => asked(format!("What {} said, word for word", name(*who))),
        About::Wording { who: None } => asked("What was said, word for word".to_owned()),
        About::Deed { verb } => asked(format!("Who {verb} whom")),
    }
}

/// A question inside a sentence: `how many died`.
pub fn inside(question: &str) -> String {
    let mut letters = question.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// How the answers to a question stand to each other: the label of its row. `later` tells that some of those that differ
/// are reports of a later day; `(answered, of)`, how many of how many accounts answer it: what some say nothing of is not
/// agreed on by all.
pub fn verdict(
    verdict: Verdict,
    kind: PointKind,
    later: bool,
    (answered, of): (usize, usize),
) -> Cow<'static, str> {
    let label = match verdict {
        Verdict::Contradiction if kind == PointKind::Quote => "One speaker, opposite words",
        Verdict::Contradiction if later => "Differ, and a later report",
        Verdict::Contradiction => "Differ",
        Verdict::Dispute => "Disputed",
        Verdict::Wording => "Other words",
        Verdict::Update => "Later report",
        Verdict::Agreement if answered < of => return format!("{answered} of {of} agree").into(),
        Verdict::Agreement => "Agree",
    };
    label.into()
}

/// What the marks of answers say where some agree and others do not.
pub const ALIKE: &str = "Where accounts differ, what most of them agree on is green, with a thin line; what stands apart is red, \
    with a thick one. How many tell a thing does not make it true.";

/// What a printed comparison says of its texts, which a page without paper shows by itself.
pub fn on_paper(accounts: usize) -> String {
    let texts = if accounts > 2 { "The texts are those that were on the screen. " } else { "" };
    format!(
        "{texts}A number stands before what several of the accounts say: the same number, the same passage. A line at its side \
         tells how alike they are: whole, word for word; double, in other words; dotted, near in subject, or alike with a difference."
    )
}

/// What a comparison found, in one sentence: of how many points it can speak, and how they stand.
pub fn points(verdicts: &[Verdict]) -> String {
    let of = |wanted: Verdict| verdicts.iter().filter(|verdict| **verdict == wanted).count();
    let part = |wanted: Verdict, one: &str, many: &str| match of(wanted) {
        0 => None,
        n => Some(count(n, one, many)),
    };
    let parts: Vec<String> = [
        part(Verdict::Contradiction, "differs", "differ"),
        part(Verdict::Dispute, "is disputed", "are disputed"),
        part(Verdict::Wording, "is told in other words", "are told in other words"),
        part(Verdict::Update, "is a later report", "are later reports"),
        part(Verdict::Agreement, "agrees", "agree"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let points = count(verdicts.len(), "point", "points");
    format!("{points} on which these accounts can be laid side by side: {}.", parts.join(", "))
}

/// What is said where no account was found to differ from another.
pub const NO_DIFFERENCE: &str = "Nothing was found in which these accounts differ. Looked for were numbers and tolls, \
    days and hours, places, who holds which office, ages, charges, who did what to whom, what one denies of the other, \
    and the wording of quotes. That nothing was found is no proof that they agree: an account may be silent, or say it \
    in a way that was not recognised.";
/// What is said under the points that were found.
pub fn not_all(are_excerpts: bool) -> String {
    format!(
        "These are the points that could be laid side by side, and not all that there are. Where an account has “{}”, \
         none was found in it, which is no proof that it agrees; where it “speaks of it”, read its sentence: no answer in it \
         was certain enough to be set against the others.",
        silent(are_excerpts)
    )
}
/// What is said of a difference that an editor confirmed.
pub const CONFIRMED: &str = "Confirmed by the editor";

/// How many differences an editor dismissed; nothing where none.
pub fn dismissed(n: usize) -> Option<String> {
    let were = if n == 1 { "was" } else { "were" };
    (n > 0).then(|| {
        format!(
            "{} {were} dismissed by the editor and {} not shown.",
            count(n, "difference", "differences"),
            if n == 1 { "is" } else { "are" }
        )
    })
}

/// What stands for an answer where an account gives none. Of an excerpt no more is known than what is shown of it.
pub fn silent(is_excerpt: bool) -> &'static str {
    if is_excerpt { "no answer in what is shown" } else { "no answer found" }
}

/// What is said where accounts are held against each other of which only parts are here.
pub const EXCERPTS: &str = "Of some of these articles only excerpts are here: what is missing from one may stand in what was left out of it.";

/// The same of something that stands in one of several: `Only in one`.
pub fn only(title: &str, are_excerpts: bool) -> String {
    if are_excerpts { format!("{title}, as far as shown") } else { title.to_owned() }
}

/// What stands for an answer where an account speaks of the matter, and no answer of it is certain.
pub const NEAR: &str = "speaks of it; not laid side by side";

/// Who is said to say so, behind their words: `the company said`.
pub fn said_by(speaker: &str) -> String {
    let first = speaker.split(' ').next().unwrap_or_default();
    let small =
        ["The", "A", "An", "He", "She", "They", "It", "His", "Her", "Their", "Its", "Some", "Another"];
    match speaker.strip_prefix(first).filter(|_| small.contains(&first)) {
        Some(rest) => format!("{}{rest} said", first.to_lowercase()),
        None => format!("{speaker} said"),
    }
}

fn name(id: EntityId, catalogue: &Catalogue) -> &str {
    catalogue.entity(id).map_or("", |entity| entity.entity.name.as_str())
}

/// More than one of a thing; what is that already stays as it is.
fn many(of: &str) -> String {
    const OWN: [(&str, &str); 7] = [
        ("person", "people"),
        ("man", "men"),
        ("woman", "women"),
        ("child", "children"),
        ("life", "lives"),
        ("policeman", "policemen"),
        ("wife", "wives"),
    ];
    const SAME: [&str; 8] = ["people", "men", "women", "children", "police", "aircraft", "staff", "crew"];
    let (before, last) = of.rsplit_once(' ').map_or(("", of), |(before, last)| (before, last));
    let gap = if before.is_empty() { "" } else { " " };
    let own = OWN.iter().find(|(one, _)| *one == last).map(|(_, many)| (*many).to_owned());
    let last = own.unwrap_or_else(|| {
        let before_y = last.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
        match before_y {
            // "km" has no plural, and no vowel
            _ if last.is_empty() || last.ends_with('s') || SAME.contains(&last) => last.to_owned(),
            _ if !last.contains(['a', 'e', 'i', 'o', 'u', 'y']) => last.to_owned(),
            Some(stem) => format!("{stem}ies"),
            None if ["x", "ch", "sh"].iter().any(|end| last.ends_with(end)) => format!("{last}es"),
            None => format!("{last}s"),
        }
    });
    format!("{before}{gap}{last}")
}

fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::Dead => "died",
        Fate::Hurt => "were injured",
        Fate::Missing => "are missing",
        Fate::Trapped => "were trapped",
        Fate::Saved => "were saved",
        Fate::Displaced => "had to leave their homes",
        Fate::Held => "were held",
        Fate::Aboard => "were aboard",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(about: &About, kind: PointKind) -> String {
        question(about, kind, &Catalogue::default()).line()
    }

    #[test]
    fn a_point_is_put_as_a_question() {
        let fate = |of: &str, fate| About::Fate { of: of.to_owned(), fate };
        assert_eq!(asked(&fate("", Fate::Dead), PointKind::Number), "How many died");
        assert_eq!(asked(&fate("people", Fate::Aboard), PointKind::Number), "How many were aboard");
        assert_eq!(asked(&fate("soldiers", Fate::Hurt), PointKind::Number), "How many soldiers were injured");
        let number = About::Number { of: "ferries".into(), topic: "the company owns …".into() };
        assert_eq!(asked(&number, PointKind::Number), "How many ferries (the company owns …)");
        let sum = About::Number { of: MONEY.into(), topic: "the bank lends …".into() };
        assert_eq!(asked(&sum, PointKind::Number), "How much money (the bank lends …)");
        let share = About::Number { of: SHARE.into(), topic: "… is a grant".into() };
        assert_eq!(asked(&share, PointKind::Number), "What share (… is a grant)");
        for (one, many) in [
            ("protester", "protesters"),
            ("ferry", "ferries"),
            ("cubic metre", "cubic metres"),
            ("church", "churches"),
            ("police", "police"),
            ("km", "km"),
        ] {
            let number = About::Number { of: one.into(), topic: String::new() };
            assert_eq!(asked(&number, PointKind::Number), format!("How many {many}"));
        }
        let date = About::Date { topic: "ferry sank".into() };
        assert_eq!(asked(&date, PointKind::Date), "When (ferry sank)");
        assert_eq!(inside("When (ferry sank)"), "when (ferry sank)");
        let whether = About::Whether { who: None, what: "was overloaded".into() };
        assert_eq!(asked(&whether, PointKind::Polarity), "Whether it is so (was overloaded)");
        assert_eq!(asked(&whether, PointKind::Sequence), "Whether it is done yet (was overloaded)");
    }

    #[test]
    fn what_some_do_not_tell_is_not_agreed_on_by_all() {
        let label = |answered| verdict(Verdict::Agreement, PointKind::Place, false, (answered, 4));
        assert_eq!([label(2), label(4)], ["2 of 4 agree", "Agree"]);
        let differ = verdict(Verdict::Contradiction, PointKind::Place, false, (2, 4));
        assert_eq!(differ, "Differ", "by how many it is told is seen below it");
    }

    #[test]
    fn points_are_counted_in_words() {
        use Verdict::{Agreement, Contradiction, Dispute, Update};
        let many = [Contradiction, Contradiction, Dispute, Update, Agreement, Agreement];
        assert_eq!(
            points(&many),
            "6 points on which these accounts can be laid side by side: 2 differ, 1 is disputed, 1 is a later report, 2 agree."
        );
        assert_eq!(
            points(&[Contradiction]),
            "1 point on which these accounts can be laid side by side: 1 differs."
        );
    }

    #[test]
    fn a_speaker_stands_behind_the_words() {
        assert_eq!(said_by("The company"), "the company said");
        assert_eq!(said_by("Luka Marić"), "Luka Marić said");
        assert_eq!(said_by("Theodor Ladd"), "Theodor Ladd said");
    }
}
