"""Words as comparison sees them: stems, stop words, and small synonym classes.

The classes hold the verbs and nouns that news of any kind turns on (accusing,
denying, filing, ruling, winning, dying; plants, blasts, prisons): words that share
their first sense in WordNet 3.0 (Fellbaum 1998). They are kept few, because a wrong
synonym costs a false match. Stems are for comparing, never for showing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from monitor.core.lexicon.irregular import IRREGULAR

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*(?:\d+(?:\.\d+)*)?")

_STOP = """
a about after again all also although an and another any are as at be became
because been before being but by can could did do does during each even ever
for from had has have he her here hers him his how however i if in into is it
its itself just least like made make makes many may me might more most much must my
new no nor not of off on one only or other our out over own per rather said
same say saying says set shall she should since so some such than that the
their theirs them themselves then there these they this those through thus to
too under until up upon us use used using very via was we were what when where
whether which while who whom whose why will with within without would yet you
your mr mrs ms dr sir told tell tells added add according also further
"""
STOP_WORDS = frozenset(_STOP.split())

# A form that is a verb of its own stays what it is: "lay" is not taken for "lie".
_IRREGULAR = {
    form: lemma
    for lemma, forms in IRREGULAR.items()
    for form in forms.split()
    if form not in IRREGULAR
} | {"men": "man", "women": "woman"}

# The first word of each line names the class.
_CLASSES = """
accuse allege accusation allegation
dismiss deny reject denial rebut refute repudiate rebuff
file lodge submit
buy acquire purchase acquisition takeover
strike walkout
rule decide ruling decision judgment judgement
win beat defeat victory winner
die kill death dead fatality
steal theft misappropriate misappropriation
copy clone replicate replication duplicate
resemble resemblance similarity similar mirror match
complaint lawsuit suit petition
develop build create train
sack layoff redundancy
resign quit resignation
approve endorse authorise authorize approval
uphold affirm
overturn quash annul overrule
rise increase climb grow gain
fall decrease decline drop slump shrink
ban prohibit forbid
allow permit
arrest detain
convict conviction
acquit acquittal
injure injury wound hurt
withdraw retract recant disown
demand urge
announce declare unveil announcement
launch open start begin initiate commence
end finish conclude
investigate probe inquiry investigation enquiry
worker employee staff
company firm business
car vehicle
doctor physician
flaw defect fault
independent independently
inflation cpi
person people
percent percentage
publicly public
plant factory
shop store
pupil student schoolchild
protester demonstrator
blast explosion
fire blaze
crash collision collide
quake earthquake
flat apartment
prison jail
ship vessel
film movie
plane aircraft
lawyer attorney solicitor barrister
stake shareholding
repair fix mend
destroy wreck
hacker attacker
faulty defective
illness sickness disease
vote referendum plebiscite
""".strip()

# Pairs of classes that cannot both hold of one thing at one time.
_OPPOSITES = (
    ("win", "lose"), ("approve", "dismiss"), ("approve", "block"),
    ("uphold", "overturn"), ("convict", "acquit"), ("convict", "clear"),
    ("guilty", "innocent"), ("rise", "fall"), ("ban", "allow"),
    ("die", "survive"), ("die", "alive"), ("accept", "dismiss"),
    ("grant", "dismiss"), ("legal", "illegal"), ("lawful", "unlawful"),
    ("valid", "invalid"), ("constitutional", "unconstitutional"),
    ("safe", "unsafe"), ("pass", "fail"), ("confirm", "dismiss"),
    ("accept", "refuse"), ("grant", "refuse"), ("succeed", "fail"),
    ("support", "oppose"), ("pass", "dismiss"), ("adopt", "dismiss"),
    ("ratify", "dismiss"), ("sign", "veto"), ("pass", "veto"), ("work", "fail"),
)  # fmt: skip

_MIN_STEM = 3
_DOUBLED = frozenset("bdgmnprt")
# "Cancelled" is of "cancel", "spelled" of "spell".
_BRITISH = re.compile(r"[a-z]{3}ell$|(?:cont|pat)roll$")


def words(text: str) -> list[str]:
    """Split into lower-case words and numbers, straight apostrophes, no marks."""
    return [w.lower().replace("’", "'") for w in WORD.findall(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Strip the common endings of an English word and put it in its class."""
    word = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    word = _IRREGULAR.get(word, word)
    bare = _strip(word)
    return _CLASS_OF.get(bare, bare)


def _strip(word: str) -> str:
    if len(word) <= _MIN_STEM or word[-1].isdigit():
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            word = word[: -len(ending)]
            double = len(word) > _MIN_STEM and word[-1] == word[-2]
            if double and (word[-1] in _DOUBLED or _BRITISH.search(word)):
                word = word[:-1]
            break
    if len(word) > _MIN_STEM and word.endswith("e"):
        word = word[:-1]
    if len(word) > _MIN_STEM and word.endswith("y"):
        word = word[:-1] + "i"
    return word


_CLASS_OF: dict[str, str] = {}
for _line in _CLASSES.splitlines():
    _head, *_ = _line.split()
    for _member in _line.split():
        _CLASS_OF[_strip(_member)] = _strip(_head)

OPPOSITES = frozenset(frozenset((stem(one), stem(other))) for one, other in _OPPOSITES)


@lru_cache(maxsize=24576)
def stems(text: str) -> frozenset[str]:
    """The stems of the content words of a text."""
    return frozenset(_stemmed(text))


@lru_cache(maxsize=8192)
def ordered_stems(text: str) -> tuple[str, ...]:
    """The stems of the content words in text order, repetitions kept."""
    return tuple(_stemmed(text))


def _stemmed(text: str) -> list[str]:
    return [
        stem(word)
        for word in words(text)
        if word not in STOP_WORDS and (len(word) > 1 or word.isdigit())
    ]


def containment(part: frozenset[str], whole: frozenset[str]) -> float:
    """The share of ``part`` that ``whole`` holds, in 0..1; 0 for an empty part."""
    return len(part & whole) / len(part) if part else 0.0


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared over all (Jaccard), in 0..1; 1 where both are empty."""
    union = one | other
    return len(one & other) / len(union) if union else 1.0


def opposed(one: str, other: str) -> bool:
    """Say whether two stems are opposites such as win and lose."""
    return frozenset((one, other)) in OPPOSITES
