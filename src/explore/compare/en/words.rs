//! Words by what they say: function words, common words, synonyms, opposites.

use crate::explore::compare::tables::Words;

pub(super) const WORDS: Words = Words {
    stop: STOP,
    common: COMMON,
    synonyms: include_str!("synonyms.txt"),
    opposites: include_str!("opposites.txt"),
    spellings: &[("US", "usa"), ("u.s.", "usa"), ("u.s", "usa")],
    endings: &["'s"],
    judging: &[
        "should",
        "must",
        "ought",
        "essential",
        "imperative",
        "crucial",
        "vital",
        "unfortunately",
        "hopefully",
        "clearly",
        "perhaps",
        "arguably",
        "surely",
        "disgrace",
        "shameful",
    ],
};

const STOP: &str = "a about above after again against all also am an and any are aren't as at be because been before \
    being below between both but by can can't could couldn't did didn't do does doesn't doing don't down during each \
    either else ever few for from further had hadn't has hasn't have haven't having he her here hers herself him himself \
    his how however i if in into is isn't it its itself just ll may me might more most mr mrs ms must my myself neither \
    no nor not now of off on once one only or other our ours out over own per re s said same say says shall she should \
    so some such t than that the their theirs them themselves then there these they this those though through thus to \
    too under until up upon us ve very was wasn't we were weren't what when where whether which while who whom whose \
    why will with won't would wouldn't yet you your yours";

const COMMON: &str = "according across add added almost along already although always among announced another around \
    ask asked away back became become began begin behind best better big bring came case come country day days \
    different early end enough even every fact far find first five four full gave general get give given go going good \
    great group hand help high hold home hours house important including keep kind knew know known large last late \
    later least left less let life like little long look made main major make making many matter mean men million \
    minutes month months much need never new next night nothing number often old open order part people perhaps place \
    point possible present problem public put question quite rather really reported result right second see seem seen \
    set several show side since six small something sometimes still take taken tell ten thing things think third \
    thought three time times today together told took toward turn two use used using want way ways week weeks well went \
    without work world year years yesterday";
