"""Forms of verbs: from a lemma to its forms, and from a form back to its lemma."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from monitor.core.lexicon.irregular import IRREGULAR, SECOND_PASTS
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.twofold import TWOFOLD
from monitor.core.lexicon.verbs import EVENT, NOUN_LIKE, OTHER
from monitor.core.lexicon.wordlist import word_set

_E_STEMS = (
    "at", "iz", "yz", "is", "c", "g", "v", "u", "ur", "ir", "dg",
    "bl", "tl", "dl", "gl", "pl", "kl", "fl", "zl",
)  # fmt: skip
_NO_FORMS = word_set("""
nothing something anything everything morning evening ceiling
""")
_VOWELS = frozenset("aeiou")
# Verbs of more than one syllable whose last consonant is doubled.
_DOUBLING = word_set("""
admit begin bet commit concur confer control cut defer deter dig dispel drop expel
extol forget get halt hit incur infer jog let omit occur patrol permit plan prefer
propel put quit rebel rebut refer regret remit repel rob run scrap set shed shut sit
slip split spot step stop strip submit sum swap tap transfer trap trim upset win ban
bar ship grab beg plot tip top rip cap rig sag kidnap blur compel dub embed emit enrol
exit fit fulfil lag shun skip stem transmit rot squat stun throb trot tug wrap vet shrug
befit clap brag outwit knit abet prop jam
""")

_ONLY_TWOFOLD = TWOFOLD - EVENT - OTHER - frozenset(REPORTING)
# In -ed, and no verb.
_NO_VERBS = word_set("hundred hatred sacred naked wicked kindred rugged infrared")


class Form(NamedTuple):
    """One reading of a verb form; ``tense`` is base, s, past, part or ing."""

    lemma: str
    tense: str


def ing(lemma: str) -> str:
    """The present participle."""
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ing"
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + "ing"


def past(lemma: str) -> str:
    """The past tense."""
    return IRREGULAR[lemma].split()[0] if lemma in IRREGULAR else _regular(lemma)


def participle(lemma: str) -> str:
    """The past participle."""
    return IRREGULAR[lemma].split()[1] if lemma in IRREGULAR else _regular(lemma)


def third(lemma: str) -> str:
    """The third person singular."""
    if lemma.endswith(("s", "sh", "ch", "x", "z", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _regular(lemma: str) -> str:
    if lemma in _DOUBLING:
        return lemma + lemma[-1] + "ed"
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _spellings(lemma: str) -> tuple[str, ...]:
    """A verb in -ise is written in -ize, too: "organised", "organized"."""
    return (lemma, f"{lemma[:-3]}ize") if lemma.endswith("ise") else (lemma,)


def _table() -> dict[str, tuple[Form, ...]]:
    table: dict[str, list[Form]] = {}
    for lemma in sorted(EVENT | OTHER | TWOFOLD | frozenset(REPORTING)):
        for spelling in _spellings(lemma):
            forms = {
                "base": spelling,
                "s": third(spelling),
                "past": past(spelling),
                "part": participle(spelling),
                "ing": ing(spelling),
            }
            for tense, form in forms.items():
                table.setdefault(form, []).append(Form(lemma, tense))
    for british, doubled in (("label", "labell"), ("model", "modell"), ("cancel", "cancell"),
                             ("travel", "travell"), ("signal", "signall")):  # fmt: skip
        table[doubled + "ed"] = [Form(british, "past"), Form(british, "part")]
        table[doubled + "ing"] = [Form(british, "ing")]
    table["lied"] = [Form("lie", "past"), Form("lie", "part")]
    for form, lemma in SECOND_PASTS.items():
        table[form] = [Form(lemma, "past"), Form(lemma, "part")]
    return {form: tuple(readings) for form, readings in table.items()}


FORMS = _table()
# "found" is nearly always the past of "find".
FORMS["found"] = (Form("find", "past"), Form("find", "part"), Form("found", "base"))


def readings(word: str) -> tuple[Form, ...]:
    """The readings of a lower-case word as a verb; regular unknown ones by ending."""
    known = FORMS.get(word)
    if word == "lied":
        return (Form("lie", "past"), Form("lie", "part"))  # not as he lay in bed
    if known is not None and word == "found":
        return tuple(f for f in known if f.lemma == "find")  # hardly "they found it"
    if known is not None:
        return known
    for prefix in ("co-", "re-"):
        if word.startswith(prefix) and word[len(prefix) :] in FORMS:
            return tuple(Form(prefix + f.lemma, f.tense) for f in FORMS[word[3:]])
    return ()


@lru_cache(maxsize=16384)
def guess(word: str) -> tuple[Form, ...]:
    """Like ``readings``, and for unknown words in -ed and -ing what they end in."""
    found = readings(word)
    if found or "-" in word or word in _NO_VERBS:
        return found
    if word.endswith("ed") and not word.endswith("eed") and len(word) > len("need"):
        lemma = _unknown(word.removesuffix("ed"))
        return (Form(lemma, "past"), Form(lemma, "part"))
    if word in _NO_FORMS:
        return ()
    if word.endswith("ing") and len(word) > len("thing") + 1:
        return (Form(_unknown(word.removesuffix("ing")), "ing"),)
    return ()


def _unknown(stem: str) -> str:
    """The likely lemma of an unknown regular verb: spi, spy; tolerat, tolerate."""
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem[-2:-1] == stem[-1] and stem[-1] not in "lsz":
        return stem[:-1]
    return stem + "e" if stem.endswith(_E_STEMS) else stem


def plural_form(word: str) -> bool:
    """Whether a lower-case word ends as plurals do: "ports", and neither "bus" nor "1990s"."""
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s"))
    return ends and word[0].isalpha()


def possessive(name: str) -> str:
    """“Acme's”, "Borel Motors'": a name that ends in s takes the mark alone."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def reading(word: str, *tenses: str) -> Form | None:
    """The reading of a word in one of ``tenses``, the first of them that fits."""
    found = guess(word)
    return next((f for t in tenses for f in found if f.tense == t), None)


def noun_like(form: Form) -> bool:
    """Whether a form is rather a noun unless its neighbours say otherwise."""
    return form.lemma in NOUN_LIKE or form.lemma in _ONLY_TWOFOLD
