//! Words that deny, take up, carry and order.

use crate::explore::compare::tables::{
    Connective, Connectives, Deeds, Disputes, Grammar, Order, Role, Stage,
};

pub(super) const GRAMMAR: Grammar = Grammar {
    negations: &[
        "not", "no", "never", "nor", "none", "neither", "nobody", "nothing", "without", "cannot", "dont",
        "doesnt", "didnt", "isnt", "wasnt", "werent", "hasnt", "havent",
    ],
    negation_ending: "n't",
    degrees: &[
        "more",
        "less",
        "fewer",
        "only",
        "doubt",
        "later",
        "question",
        "choice",
        "alternative",
        "wonder",
    ],
    refusals: &["fail", "refus", "reject", "unable", "denied", "denies", "deny", "denying"],
    unwilling: &["declin"],
    infinitive: "to",
    pronouns: &["he", "she", "it", "they", "his", "her", "its", "their", "him", "them"],
    person_pronouns: &["he", "she"],
    speaker_pronouns: &["he", "she", "they", "it"],
    possessives: &["'s", "’s"],
    past_ending: "ed",
    past: PAST,
    mutual: MUTUAL,
    owners: &["whose", "his", "her", "its", "their", "my", "our", "your"],
    distances: &["after", "before", "ago", "later", "earlier", "since", "from", "into"],
    particles: &["off", "out", "up", "down", "away", "back"],
    inflections: &["s", "es", "d", "ed", "ing"],
    places: &["in", "at", "near", "outside"],
    clause_openers: &[
        "and", "but", "while", "which", "who", "where", "although", "as", "after", "before", "with", "when",
        "though", "because", "since", "so", "or", "adding", "saying", "whose",
    ],
};

pub(super) const DEEDS: Deeds = Deeds {
    occurring: &[
        "hold",
        "come",
        "take place",
        "occur",
        "fall",
        "happen",
        "be",
        "begin",
        "start",
        "open",
        "schedule",
        "set",
    ],
    lasting: &["build", "found", "bear", "construct", "establish"],
    phrases: &[
        ("take", "effect", "enter"),
        ("come", "force", "enter"),
        ("come", "effect", "enter"),
        ("go", "effect", "enter"),
        ("enter", "force", "enter"),
        ("seek", "reelection", "run"),
        ("seek", "re-election", "run"),
        ("seek", "term", "run"),
        ("run", "reelection", "run"),
        ("run", "re-election", "run"),
        ("stand", "re-election", "run"),
    ],
    phrasal: &[
        ("go down", "sink"),
        ("go under", "sink"),
        ("burn down", "burn"),
        ("blow up", "explode"),
        ("go off", "explode"),
        ("call off", "cancel"),
        ("put off", "postpone"),
        ("shut down", "close"),
        ("pass away", "die"),
    ],
    stages: &STAGES,
};

const STAGES: [Stage; 5] = [
    Stage {
        before: &[("apologise", Role::Does), ("apologize", Role::Does), ("suspend", Role::Undergoes)],
        after: &[
            ("resign", Role::Does),
            ("quit", Role::Does),
            ("step down", Role::Does),
            ("fire", Role::Undergoes),
            ("sack", Role::Undergoes),
            ("dismiss", Role::Undergoes),
        ],
    },
    Stage {
        before: &[
            ("seek", Role::Undergoes),
            ("hunt", Role::Undergoes),
            ("want", Role::Undergoes),
            ("flee", Role::Does),
            ("escape", Role::Does),
        ],
        after: &[
            ("arrest", Role::Undergoes),
            ("capture", Role::Undergoes),
            ("catch", Role::Undergoes),
            ("recapture", Role::Undergoes),
            ("surrender", Role::Does),
        ],
    },
    Stage {
        before: &[
            ("arrest", Role::Undergoes),
            ("accuse", Role::Undergoes),
            ("charge", Role::Undergoes),
            ("indict", Role::Undergoes),
        ],
        after: &[("convict", Role::Undergoes), ("sentence", Role::Undergoes), ("acquit", Role::Undergoes)],
    },
    Stage {
        before: &[
            ("injure", Role::Undergoes),
            ("wound", Role::Undergoes),
            ("hospitalise", Role::Undergoes),
            ("hospitalize", Role::Undergoes),
        ],
        after: &[("die", Role::Does)],
    },
    Stage {
        before: &[("nominate", Role::Undergoes), ("appoint", Role::Undergoes)],
        after: &[("confirm", Role::Undergoes), ("swear in", Role::Undergoes)],
    },
];

pub(super) const DISPUTES: Disputes = Disputes {
    accusing: &["accuse", "blame", "allege", "implicate", "fault"],
    denying: &[
        "deny",
        "reject",
        "dismiss",
        "dispute",
        "refute",
        "rebut",
        "bat down",
        "shoot down",
        "brush off",
    ],
    calling: &["call", "describe", "brand", "label", "term", "denounce"],
    claims: &[
        "allegation",
        "accusation",
        "claim",
        "charge",
        "suggestion",
        "assertion",
        "insinuation",
        "rumour",
        "rumor",
        "wrongdoing",
        "involvement",
        "responsibility",
        "impropriety",
        "complicity",
        "blame",
    ],
    untrue: &[
        "baseless",
        "false",
        "untrue",
        "unfounded",
        "groundless",
        "fabricated",
        "fabrication",
        "misleading",
        "inaccurate",
        "nonsense",
        "ridiculous",
        "absurd",
        "ludicrous",
        "preposterous",
        "lie",
        "lies",
        "fiction",
        "fake",
    ],
};

pub(super) const ORDER: Connectives = Connectives {
    words: &[
        Connective { word: "followed", after: &[], before: "by", order: Order::FirstEarlier },
        Connective { word: "followed", after: &[], before: "", order: Order::FirstLater },
        Connective { word: "follows", after: &[], before: "", order: Order::FirstLater },
        Connective {
            word: "following",
            after: &[",", "came", "comes"],
            before: "",
            order: Order::FirstLater,
        },
        Connective {
            word: "after",
            after: &[",", "came", "comes", "shortly", "soon", "days", "weeks", "months"],
            before: "",
            order: Order::FirstLater,
        },
        Connective { word: "preceded", after: &[], before: "by", order: Order::FirstLater },
        Connective { word: "preceded", after: &[], before: "", order: Order::FirstEarlier },
        Connective { word: "precedes", after: &[], before: "", order: Order::FirstEarlier },
    ],
    none: &["will", "would", "may", "could", "expected", "planned", "until", "not"],
};

/// Past tenses that do not end in -ed.
const PAST: &str = "met won lost left sent took gave came went fell rose began held made quit shot struck sank sold \
    bought built broke fled drew withdrew paid died beat said spoke told found hit hurt cut shut led fought overthrew";

const MUTUAL: &str = "met meet meets meeting talked spoke speak clashed clash fought fight agreed collided collide \
    married shared joined discussed negotiated signed compared linked connected";
