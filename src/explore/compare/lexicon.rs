//! What the comparison knows of English words: which say little, and which can stand for one another.
//!
//! Two small tables written for this project: words by how common they are, and groups of words that news uses
//! for the same thing. There is no background corpus when two files are compared, so the first stands in for one.
//! This room must not know articles.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::text::fold::stem;

/// Function words and words of saying: they carry the sentence, not its facts.
const STOP: &str = "a about above after again against all also am an and any are aren't as at be because been before \
    being below between both but by can can't could couldn't did didn't do does doesn't doing don't down during each \
    either else ever few for from further had hadn't has hasn't have haven't having he her here hers herself him himself \
    his how however i if in into is isn't it its itself just ll may me might more most mr mrs ms must my myself neither \
    no nor not now of off on once one only or other our ours out over own per re s said same say says shall she should \
    so some such t than that the their theirs them themselves then there these they this those though through thus to \
    too under until up upon us ve very was wasn't we were weren't what when where whether which while who whom whose \
    why will with won't would wouldn't yet you your yours";

/// Words so common in news and talk that sharing one means little.
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

/// Words that can stand for one another in an account of the same thing; a line is a group.
const GROUPS: &str = "\
kill killed killing dead death die died dying slay slain murder murdered fatal fatality perish perished lost victim toll
injure injured injury wound wounded hurt casualty
attack attacked assault raid strike struck ambush onslaught offensive
bomb bombing blast explosion explode detonate
shoot shot shooting fire fired gunfire gunman
soldier troop army military serviceman force
rebel insurgent militant fighter guerrilla jihadist extremist gunman
terrorist terrorism extremist
say said tell told state stated announce announced declare declared report reported remark claim claimed assert add
statement announcement declaration
begin began begun start started commence launch launched open opened initiate onset
end ended finish stop stopped halt cease conclude concluded close closed terminate complete
buy bought purchase acquire acquisition takeover
sell sold sale
rise rose risen gain climb jump increase surge soar grow grew growth rally higher up
fall fell fallen drop decline slip decrease plunge slide slid tumble shed lower reduce reduction cut dip sank sink down
big large great huge vast enormous massive immense major
small little tiny minor slight
child children kid boy girl youth young youngster
man men male gentleman
woman women female lady
home house residence dwelling
police officer cop policeman
leader head chief president ruler chairman
premier minister prime
junta regime ruler government
government administration cabinet authority official
talk talks discuss discussion negotiation negotiate meeting meet met summit conference dialogue conversation
agree agreed agreement accord deal pact treaty contract
ask asked request demand urge call appeal
help aid assist assistance support relief backing
find found discover locate detect
show demonstrate reveal indicate display
think thought believe belief consider suppose deem regard
see saw seen look view observe watch
give gave given provide supply grant offer deliver donate
take took taken seize capture grab
go went gone leave left depart travel
come came arrive arrival reach
make made create produce build built construct manufacture
get got obtain receive
keep kept retain hold held maintain
know knew known aware
want wish desire hope
need require requirement necessary
use utilize employ
try tried attempt effort seek sought
let allow permit authorise authorize
many numerous several
fast quick rapid swift speed
old ancient aged elderly
new recent fresh latest
important significant vital crucial key
beautiful lovely pretty
good excellent fine
bad evil poor
happy glad joy pleased delighted
sad sorrow unhappy grief
angry anger rage fury furious outrage
afraid fear scared dread
hard difficult tough
whole entire complete full
near close nearby
often frequent
perhaps maybe possibly possible
almost nearly
around approximately roughly
country nation state
person people folk inhabitant population resident citizen civilian
company firm corporation business group maker
money cash fund funding finance
job employment labor labour post position worker
law legislation bill act
court judge tribunal justice
plan scheme program programme project
problem issue trouble difficulty
answer reply respond response
arrest arrested detain detained custody held jail imprison prison
war conflict battle fight fought fighting clash combat
weapon arms gun
ship boat vessel
car vehicle automobile truck lorry
road street highway
pay paid payment
annual yearly year
forest wood
king monarch
enemy foe
friend companion comrade ally partner
hide hidden hid conceal
send sent dispatch deploy deployment
bring brought carry
speak spoke speech address
write wrote written
teach taught instruct train training
learn learned study
hate despise
choose chose chosen select pick elect appoint name
vote voted election ballot poll
change alter modify transform
expand extend enlarge
destroy destruction ruin demolish damage
protect defend defense defence guard security
appear seem
happen occur
continue proceed remain stay
return back
quiet silent silence
sick ill illness disease
doctor physician medic
rich wealthy wealth
strange odd peculiar
clear obvious evident
mistake error
cause reason
method means manner
piece portion section
place location spot site
percent per cent percentage
british britain uk
american america us usa
profit earnings income
revenue turnover sales
share stock equity
quarter three-month
forecast expect expected predict anticipate
reject refuse deny denied dismiss
accuse blame allege charge
condemn criticise criticize denounce
warn warning caution
flee fled escape displaced evacuate
oust ousted overthrow overthrew topple toppled depose coup putsch
resign quit resignation step
flood flooding inundate deluge
storm hurricane cyclone typhoon
quake earthquake tremor
fire blaze wildfire
crash collide collision
protest demonstrate demonstration demonstrator protester rally march
withdraw withdrew withdrawal pull pullout exit quit leave
sanction embargo
border frontier
town city village municipality
hospital clinic
school college university
teacher lecturer professor
airport airfield
capital city
factory plant
strike walkout stoppage
union syndicate
ban prohibit forbid outlaw
approve approval endorse pass adopt
sign signed ratify conclude
visit trip tour
week weekly
month monthly
day daily
lawmaker legislator parliamentarian mp deputy
parliament assembly congress legislature
opponent rival opposition
mine miner mining
oil petroleum crude
gas fuel
rescue save rescued
missing disappear vanish
search hunt seek
suspect suspected accused defendant
trial hearing
sentence sentenced convict convicted conviction guilty
investigate investigation probe inquiry enquiry
crew sailor
plane aircraft jet airliner
passenger traveller traveler
kidnap kidnapped abduct abducted hostage
free freed release released liberate
film movie picture
win won victory triumph beat defeat
lose lost loss defeat
cost price
debt loan borrow
worker employee staff
spokesman spokeswoman spokesperson
build building structure
begin opening
area region zone district
north northern
south southern
east eastern
west western
africa african
europe european
russia russian moscow kremlin
france french paris
china chinese beijing
mali malian
niger nigerien
ability capacity capability talent skill
abandon desert forsake
above over
absence lack want shortage
accept receive welcome
accompany attend escort
accomplish achieve fulfil fulfill attain
accurate exact precise correct true
act deed action
admire esteem respect
admit confess acknowledge concede
adult grown
advantage benefit
advice counsel
agent representative delegate
amazing astonish astonished surprise surprised amaze wonder
ancestor forefather
animal beast creature
appointment nomination
army host
arrange organise organize prepare
art craft
article essay
ashamed shame disgrace
assist aid
attach fasten tie bind bound
attitude stance
author writer
avoid evade shun
battle engagement combat
beam ray
bear endure suffer tolerate
become grow turn
belong own possess
below beneath under underneath
blood bloody
body corpse
bold brave courage courageous valiant
book volume
border edge boundary
brief short
bright brilliant shining shine
broad wide
burn burnt flame
bury burial interred
calm quiet peaceful tranquil
captain commander chief
care careful caution carefully
careless reckless
castle fortress fort
catch caught
celebrate celebration feast
centre center middle
certain sure confident
chance opportunity
character nature temperament
charm attractive
cheap inexpensive
church chapel cathedral
circumstance condition situation
claim maintain
clean pure
clever intelligent smart wise
clothes dress clothing garment attire
coast shore
cold cool
collect gather assemble
colony settlement
colour color hue
combine unite join
command order
comfort console
common ordinary usual
compare comparison
compel force oblige
complaint complain grumble
comprehend understand understood grasp
confuse bewilder perplex
connect link associate
conquer defeat vanquish subdue
consequence result effect outcome
consist comprise compose contain
constant steady
contest competition
contrary opposite
converse speak talk
cook bake
copy duplicate
correct right
corner angle
couple pair
courage bravery
cover coat
crazy mad insane
crime offence offense
crop harvest
cross traverse
crowd throng mob
cruel brutal savage
cry weep wept shout yell scream
culture civilization civilisation
custom habit tradition
danger peril risk hazard
dark gloomy darkness
daughter girl
dear beloved
debate argue argument dispute
deceive cheat trick
decide decision determine resolve
declare proclaim
deep profound
delay postpone
delicate fragile
deliver delivery
depend rely
depict describe portray
descend descent
deserve merit
despite notwithstanding
destiny fate fortune
detail particular
devil demon
devote dedicate
differ different difference distinct
dig dug
dinner supper meal
direct straight
dirt dirty filth soil
disagree differ
disappear vanish
disaster catastrophe calamity
discard throw threw
discover discovery
distant remote far
divide split separate
divine holy sacred
double twice
doubt uncertain
drag pull draw drew drawn
dream vision
drink drank
drive drove driven
duty obligation responsibility
eager keen
earth world globe
eat ate eaten devour
educate education
elaborate detailed
emotion feeling passion
employ hire
empty vacant
encourage urge
endless eternal infinite
energy power strength force might
engage occupy
enjoy relish
enormous gigantic
enter entrance entry
entertain amuse
equal same
error fault
establish found founded
estate property
estimate judge
evening night
event incident occurrence
evidence proof
exam examine inspect inspection
example instance
except save
excite excitement
excuse pardon forgive
exist live
expense cost expensive
experience undergo
experiment test trial
expert specialist
explain clarify explanation
express convey
extreme utmost
face countenance
fail failure
faith belief trust
false untrue
fame famous renowned celebrated noted
family relative kin
farm farmer peasant
fashion style
fasten secure
father dad
favour favor
feast banquet
female feminine
few handful
field meadow
fierce ferocious
fight struggle
figure shape form
firm solid
fit suitable proper appropriate
flat level
flow stream run
follow pursue
foolish silly stupid
foreign alien
forget forgot forgotten
former previous earlier prior
fortunate lucky
freedom liberty independence
frighten terrify
front ahead
fruit product
gain earn
garden yard
gate door
generous liberal
gentle mild soft
gift present
glance look gaze stare
glory honour honor
god lord
govern rule reign
grace elegant elegance
grateful thankful
grave tomb
greet salute
ground soil
guess suppose conjecture
guide conduct lead led
habit practice
harm injury damage
haste hurry quick
heal cure
heart core
heaven sky
heavy weighty
height tall
hill mount mountain
history past
hole cavity
honest sincere
horse steed
hot warm heat
huge immense
humble modest
husband spouse wife married marry
idea notion thought concept
ignorant ignorance
imagine fancy
immediate instant immediately instantly
imply suggest
improve better
include comprise
income salary wage
inform notify tell
inside within interior
intend intention aim purpose
invade invasion
island isle
journey voyage trip
joke jest
jump leap
knowledge wisdom
labour toil
lady dame
lake pond
language tongue
laugh laughter
lay laid
lazy idle
letter note
lie falsehood
light lamp
limit restrict
line row
listen hear heard
loud noisy
loyal faithful
magnificent splendid grand
maid servant
majority most
manage control
marriage wedding
master lord
material substance
mature ripe
medicine drug
mental mind
mercy pity compassion
merchant trader dealer
merely only simply
mix blend
moment instant
moral ethical
morning dawn
move motion movement
naked bare
native indigenous
necessary essential needful
nervous anxious
noise sound
normal regular
obey obedient
obtain acquire
odour smell
origin source
ornament decorate decoration
outside exterior
pain ache
painting picture portrait
period era age
phrase expression
physical bodily
pile heap
pleasant agreeable
poem poetry verse
polite courteous
powerful strong mighty
pray prayer
preach sermon
preserve conserve
pride proud
priest clergy minister
principal chief main
promise vow pledge
punish punishment penalty
pupil student
quantity amount
rare uncommon
raise lift
real actual
recall remember recollect
recognise recognize
refer mention
religion religious
remark observe
remedy cure
repair mend fix
resemble similar like alike
rest remainder
reveal disclose
revenge vengeance
river stream
rob steal stole stolen theft thief robbery
round circular
safe secure safety
satisfy content
serious grave
serve service
severe harsh
shake shook tremble
shelter refuge
shut close
sign mark
simple plain
sleep asleep slept
soul spirit
special particular
spend spent
stand stood
subject topic theme
succeed success
sudden abrupt
sum total
swear oath
sword blade
tale story
thick dense
thin slender
throw cast
tired weary exhausted
tool instrument
top summit peak
trade commerce
type kind sort
useless vain
value worth
variety various diverse
view opinion
wait await
wake awake
walk stroll
wander roam
weak feeble
wear wore worn
wrong incorrect";

/// What the tables say of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commonness {
    /// A function word.
    Stop,
    /// A word that news cannot do without.
    Common,
    /// Any other.
    Plain,
}

struct Tables {
    words: HashMap<&'static str, Commonness>,
    groups: HashMap<String, Vec<u16>>,
}

fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut words = HashMap::new();
        words.extend(COMMON.split_whitespace().map(|word| (word, Commonness::Common)));
        words.extend(STOP.split_whitespace().map(|word| (word, Commonness::Stop)));
        let mut groups: HashMap<String, Vec<u16>> = HashMap::new();
        for (n, group) in GROUPS.lines().enumerate() {
            for word in group.split_whitespace() {
                let ids = groups.entry(stem(word)).or_default();
                if ids.last() != Some(&(n as u16)) {
                    ids.push(n as u16);
                }
            }
        }
        Tables { words, groups }
    })
}

/// How common a folded word is.
pub(super) fn commonness(folded: &str) -> Commonness {
    tables().words.get(folded).copied().unwrap_or(Commonness::Plain)
}

/// The groups of near synonyms that a stem belongs to, ascending.
pub(super) fn groups(stem: &str) -> &'static [u16] {
    tables().groups.get(stem).map_or(&[], Vec::as_slice)
}

/// How many groups there are; their numbers lie below.
pub(super) fn group_count() -> usize {
    GROUPS.lines().count()
}

/// Whether a folded word turns its clause into its opposite.
pub(super) fn is_negation(folded: &str) -> bool {
    matches!(
        folded,
        "not"
            | "no"
            | "never"
            | "nor"
            | "none"
            | "neither"
            | "nobody"
            | "nothing"
            | "without"
            | "cannot"
            | "dont"
            | "doesnt"
            | "didnt"
            | "isnt"
            | "wasnt"
            | "werent"
            | "hasnt"
            | "havent"
    ) || folded.ends_with("n't")
}

/// Whether a folded word is a number in words.
pub(super) fn is_number_word(folded: &str) -> bool {
    matches!(
        folded,
        "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "thirteen"
            | "fourteen"
            | "fifteen"
            | "sixteen"
            | "seventeen"
            | "eighteen"
            | "nineteen"
            | "twenty"
            | "thirty"
            | "forty"
            | "fifty"
            | "sixty"
            | "seventy"
            | "eighty"
            | "ninety"
            | "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_know_their_group() {
        let share = |a: &str, b: &str| groups(&stem(a)).iter().any(|id| groups(&stem(b)).contains(id));
        assert!(share("killed", "died"));
        assert!(share("soldiers", "troops"));
        assert!(share("overthrew", "coup"));
        assert!(!share("soldier", "hospital"));
    }

    #[test]
    fn commonness_is_by_table() {
        assert_eq!(commonness("the"), Commonness::Stop);
        assert_eq!(commonness("year"), Commonness::Common);
        assert_eq!(commonness("uranium"), Commonness::Plain);
    }
}
