"""Verbs that news is told with, and every form of them.

A closed list in place of a tagger: an unknown verb costs a claim, a wrong tag would
cost a false one.
"""

from __future__ import annotations

REPORTING = frozenset(
    [
        "say",
        "tell",
        "state",
        "claim",
        "insist",
        "note",
        "add",
        "argue",
        "assert",
        "maintain",
        "allege",
        "emphasise",
        "emphasize",
        "stress",
        "warn",
        "explain",
        "report",
        "confirm",
        "announce",
        "declare",
        "suggest",
        "believe",
        "affirm",
        "concede",
        "admit",
        "acknowledge",
        "predict",
        "forecast",
        "estimate",
        "testify",
        "write",
        "reply",
        "respond",
        "contend",
        "reveal",
        "disclose",
        "find",
        "conclude",
        "propose",
        "promise",
        "pledge",
        "vow",
        "describe",
        "call",
        "label",
        "brand",
        "deny",
        "dismiss",
        "reject",
        "refute",
        "dispute",
        "rebut",
        "accuse",
        "urge",
        "demand",
        "expect",
        "think",
        "hope",
        "complain",
        "observe",
    ]
)
DENYING = frozenset(
    [
        "deny",
        "dismiss",
        "reject",
        "refute",
        "dispute",
        "rebut",
        "repudiate",
        "contest",
        "label",
        "brand",
    ]
)
ACCUSING = frozenset(["accuse", "allege", "blame", "charge", "sue", "indict"])
THATLESS = frozenset(["call", "label", "brand", "describe"])

_REGULAR = """
accept accuse achieve acknowledge acquire add adjourn admit adopt advance advise
affirm agree aim allege allow alter amend announce appeal appear apply appoint
approve argue arrest arrive ask assert attack attend award back ban bar base bear
blame block boost brand breach call cancel carry cause cease challenge change
charge cite claim clear close collapse collide comment commission complain complete
conclude confirm condemn confess consider contend contest contain continue convict
copy count cover crash create criticise criticize damage debate decide declare decline
decrease defeat defend delay deliver demand deny deploy describe destroy detain
determine develop die direct disclose dismiss dispute disrupt dissolve donate double
drop earn elect employ end endorse enforce enter establish estimate evacuate exceed
exempt expand expect expel explain expire export expose express extend face fail file
fine fire flood follow force forecast form found fund gain generate grant halt harm
hire host identify impose improve include increase indicate indict infect inform
initiate injure insist install integrate intend introduce invade invest investigate
issue involve join jail kill label lack launch license lift limit link list lobby
locate lower maintain manage manufacture mark measure merge miss move name need
negotiate note obtain occur offer open operate oppose order organise organize overturn
own participate pass pause permit place plan plead pledge point poll possess
postpone predict prepare present prevent probe produce profit project promise propose
prosecute protect protest prove provide publish pull purchase push question raise
rank reach recall receive recommend record recover reduce refer refuse refute reject relate
release relocate rely remain remove rename repair repeal replace reply report represent
require rescue resign resolve respond restore restrict result resume retire retract
return reveal reverse review revise revoke rule sanction save schedule score seize
sentence separate serve settle share sign slash stage start state step stop
stress strip submit succeed sue suffer suggest support suspend target tax terminate
test testify threaten total trace trade train transfer treat trigger triple turn unite
unveil urge use value veto violate visit vote vow walk warn welcome widen work worry
trust misappropriate replicate resemble mirror match centre center leverage rest
prompt accumulate adhere surface emphasise emphasize stifle lodge label
"""
_IRREGULAR = (
    "be is are was were been being am|have has had having|begin begins began begun "
    "beginning|break breaks broke broken breaking|bring brings brought bringing|build "
    "builds built building|buy buys bought buying|choose chooses chose chosen choosing|"
    "come comes came coming|cut cuts cutting|draw draws drew drawn drawing|fall falls "
    "fell fallen falling|find finds found finding|fight fights fought fighting|get gets "
    "got getting|give gives gave given giving|go goes went gone going|grow grows grew "
    "grown growing|hear hears heard hearing|hit hits hitting|hold holds held holding|"
    "hurt hurts hurting|keep keeps kept keeping|lead leads led leading|leave leaves left "
    "leaving|lose loses lost losing|make makes made making|meet meets met meeting|"
    "overtake overtakes overtook overtaken|pay pays paid paying|put puts putting|rise "
    "rises rose risen rising|run runs ran running|say says said saying|see sees saw seen "
    "seeing|seek seeks sought seeking|sell sells sold selling|send sends sent sending|"
    "set sets setting|shoot shoots shot shooting|show shows showed shown showing|shut "
    "shuts shutting|sink sinks sank sunk sinking|speak speaks spoke spoken speaking|"
    "spend spends spent spending|split splits splitting|spread spreads spreading|steal "
    "steals stole stolen stealing|strike strikes struck striking|take takes took taken "
    "taking|tell tells told telling|think thinks thought thinking|throw throws threw "
    "thrown throwing|uphold upholds upheld upholding|win wins won winning|withdraw "
    "withdraws withdrew withdrawn withdrawing|write writes wrote written writing|"
    "understand understands understood|become becomes became becoming|bear bears bore "
    "borne bearing|deal deals dealt dealing|know knows knew known knowing|quit quits|"
    "stand stands stood standing"
)
_DOUBLING = frozenset(
    [
        "admit",
        "ban",
        "bar",
        "commit",
        "drop",
        "expel",
        "permit",
        "plan",
        "refer",
        "stop",
        "strip",
        "transfer",
        "step",
    ]
)
_UNCHANGED = frozenset(
    ["cut", "hit", "put", "set", "hurt", "shut", "split", "spread", "quit"]
)
_VOWELS = "aeiou"


def _forms(lemma: str) -> dict[str, str]:
    soft_y = lemma.endswith("y") and lemma[-2] not in _VOWELS
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    past = f"{lemma[:-1]}ied" if soft_y else f"{stem}ed"
    ing = f"{stem}ing"
    if lemma.endswith("e"):
        past, ing = f"{lemma}d", f"{lemma[:-1]}ing"
    third = f"{lemma}es" if lemma.endswith(("s", "x", "sh", "ch")) else f"{lemma}s"
    if soft_y:
        third = f"{lemma[:-1]}ies"
    return {lemma: "base", third: "third", past: "past", ing: "ing"}


def _build() -> tuple[dict[str, str], dict[str, str]]:
    lemmas: dict[str, str] = {}
    shapes: dict[str, str] = {}
    for lemma in _REGULAR.split():
        for form, shape in _forms(lemma).items():
            lemmas.setdefault(form, lemma)
            shapes.setdefault(form, shape)
    for line in _IRREGULAR.split("|"):
        lemma, *rest = line.split()
        for form in (lemma, *rest):
            lemmas[form] = lemma
            shapes[form] = _shape(form, lemma)
    lemmas |= {"labelled": "label", "labelling": "label"}
    shapes |= {"labelled": "past", "labelling": "ing"}
    return lemmas, shapes


def _shape(form: str, lemma: str) -> str:
    if form == lemma:
        return "past" if lemma in _UNCHANGED else "base"
    if form.endswith("ing"):
        return "ing"
    return "third" if form.endswith("s") and form != "was" else "past"


LEMMAS, SHAPES = _build()
"""Form to lemma; form to base, third, past or ing."""

AUXILIARIES = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "shall",
        "should",
        "must",
        "do",
        "does",
        "did",
    ]
)
"""Words that lead a verb group."""
