//! Words of claims that answer one question in words of their own: effects, changes of mind, the law.

use crate::explore::compare::tables::Matters;

pub(super) const MATTERS: Matters = Matters {
    causing: &["cause", "trigger", "provoke", "spark", "bring about"],
    leading: &[("lead", "to"), ("result", "in")],
    raising: &["raise", "increase", "heighten", "risk", "pose", "carry"],
    risks: &["risk", "risks", "danger", "likelihood", "chance", "chances", "threat"],
    ends: &["that", "which", "in", "for", ",", "and"],
    views: &["view", "position", "stance", "stand", "feeling", "mind", "opinion", "policy", "attitude"],
    changing: &["change", "shift", "evolve", "reverse", "flip", "soften", "harden", "alter"],
    same: &["same", "unchanged"],
    turns: &["shift", "reversal", "u-turn", "about-face", "turnaround", "change", "flip-flop"],
    turning: &["mark", "make", "signal", "announce", "represent", "perform", "do"],
    own: &["i", "we", "my", "our"],
    being: &["be", "represent", "constitute", "amount to", "remain"],
    unlawful: &["illegal", "unlawful", "unconstitutional", "criminal", "crime", "crimes", "felony"],
    lawful: &["legal", "lawful", "constitutional"],
    breaking: &["break", "violate", "breach", "flout"],
    laws: &["law", "laws", "constitution", "statute", "statutes"],
    occasions: &["interview", "statement", "speech", "conference", "briefing", "letter", "hearing", "email"],
};
