"""What kind of thing a name names: a person, a body, a law, a place, a product."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.lexicon import people
from monitor.core.lexicon.function_words import DETERMINERS, PREPOSITIONS
from monitor.core.lexicon.given import sex_of
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import REPORTING
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.text import Tokens
    from monitor.types import Name


_FIRMS = people.COMPANY_NOUNS | word_set("owners makers publishers operators builders")
_SECOND_TITLES = people.TITLES - {"general", "major", "lord", "lady", "coach"}
# "Secretary Ada Holm", "County Clerk Ada Holm"
_CLERKS = word_set("secretary prosecutor clerk treasurer coroner comptroller auditor")
_BEFORE_NAMES = (
    people.SPOKESPEOPLE
    | _CLERKS
    | word_set("""
chief executive officer mp mps mep leader judge justice director commissioner
boss head chairman chairwoman president minister attorney sheriff constable mayor
governor senator
""")
)
# "The man whom Ada Holm hit", "Ada Holm, which the man denied": she is no man.
_APART = PREPOSITIONS | {"who", "whom", "which", "that"}
# "Ministry of Health", "Friends of Ada Holm"
_BODIES_OF = word_set("university department ministry bank court friends")
_TITLED = people.PERSON_NOUNS | people.TITLES
_LONGEST_OFFICE = 3
# "The villagers of Dol": Dol is no firm.
_LIVING = word_set("""
villagers residents inhabitants citizens people village town city suburb island district
province region mayor bishop port county
""")
_NEARBY = frozenset(("neighbouring", "neighboring", "nearby"))
# What only firms end in, behind another word: "Harbour Media".
TRADES = word_set("""
media foods homes lines mining energy logistics pharma pharmaceuticals steel systems
studios records shipping ferries railways chemicals holdings industries technologies
software solutions entertainment pictures breweries properties estates resources
laboratories insurance telecom telecoms publishing
""")
# "The watchdog, Ofwater, said"
_APPOSED = _TITLED | word_set(
    "regulator watchdog charity newspaper magazine union association authority agency"
)
_AGE = re.compile(r"[1-9]\d")
_DONE_BY_PEOPLE = word_set(
    "died resigned retired testified wept shrugged nodded smiled grinned married drowned"
)
_DONE_TO_PEOPLE = word_set("""
arrested jailed imprisoned sacked hospitalised hospitalized remanded extradited deported
knighted born
""")
_LEADING = people.TITLES | _BEFORE_NAMES
# "Acme staff", "Acme shares": whoever has such is no person. Aides and officials are
# also a president's.
_OF_FIRMS = word_set("""
staff employee employees engineer engineers workers manager managers executive executives shares shareholders stock bosses
products spokesman spokeswoman spokesperson stores customers headquarters
""")


def kind_of(toks: Tokens, run: tuple[int, int], name: Name) -> str:
    """The kind of a name; ``other`` where the text does not show it."""
    start, end = run
    last, after = toks[end - 1].low, toks[end].low if end < len(toks) else ""
    if last in people.LAW_NOUNS:
        return "law"
    near = {toks[start].low, toks[start - 1].low if start else ""}
    if name.canonical.lower() in people.PLACES or not _NEARBY.isdisjoint(near):
        return "place"
    lived = start > 1 and toks[start - 1].low == "of" and toks[start - 2].low in _LIVING
    if lived and end - start == 1:
        return "place"
    if end - start > 1 and last in people.PLACE_NOUNS and not sex_of(name.canonical):
        return "place"
    if last in people.BODY_NOUNS or toks[start].low in _BODIES_OF:
        return "body"
    trade = end - start > 1 and last in TRADES and not sex_of(name.canonical)
    trade |= end - start == 1 and after in _OF_FIRMS
    if trade or {"without", "against", "&"} & {t.low for t in toks[start + 1 : end]}:
        return "body"  # "Doctors Without Borders", "Price & Holm"
    if name.version or after in people.PRODUCT_NOUNS:
        return "product"
    return _person_or_firm(toks, run, name)


def first_untitled(toks: Tokens, run: tuple[int, int]) -> int:
    """Where the name begins in "Dr Ada Holm", "Acme Chief Executive Ada Holm"."""
    start, end = run
    if toks[end - 1].low in people.BODY_NOUNS:
        return start  # "Justice Department"
    office = start + 2 < end and toks[start + 1].low in _SECOND_TITLES
    if office and toks[start].low not in people.TITLES:
        # "Prime Minister Ada Holm", "Education Minister Ada Holm", "Very Rev. Ada Holm"
        return start + 2 + (toks[start + 2].text == ".")
    if toks[end - 1].low not in people.PLACE_NOUNS:
        start = _past_office(toks, start, end)
    short = toks[start].low in {"minister", "sir", "dame"} and end - start <= len(
        ("Minister", "Holm")
    )
    heads = start + 1 < end and toks[start + 1].low in {"of", "for"}
    if toks[start].low not in people.TITLES or short or heads:
        return start
    while start < end - 1 and (
        toks[start].low in people.TITLES or toks[start].text == "."
    ):
        start += 1
    return start


def _past_office(toks: Tokens, start: int, end: int) -> int:
    """Behind the office in "Health Secretary Ada Holm", which two names follow."""
    last = end - len(("Ada", "Holm"))
    if [t.low for t in toks[start:last]] == ["secretary", "of", "state"]:
        return last
    named = sex_of(" ".join(t.text for t in toks[last:end])) is not None
    first = start - (named and toks[start].low in _CLERKS)
    held = (i for i in range(last - 1, first, -1) if toks[i].low in _BEFORE_NAMES)
    return next(held, start - 1) + 1


def _person_or_firm(toks: Tokens, run: tuple[int, int], name: Name) -> str:
    start, end = run
    before = toks[start - 1].low if start else ""
    after = toks[end].low if end < len(toks) else ""
    if before == "," and start > 1 and after == ",":
        before = toks[start - 2].low  # "its chief executive, Ada Holm, said"
    if before in _FIRMS and after == ",":
        return "body"  # "her owners, Orion Bulk, said"
    if after == "," and end + 1 < len(toks) and toks[end + 1].low == "who":
        return "person"
    if after == "," and _aged(toks, end + 1):
        return "person"
    titled = toks[start].low in people.TITLES or name.span.start > toks[start].start
    # "the ferry's owner, Nordlinje,", "the landlord, Acme Homes,"
    party = before in people.PARTY_NOUNS and not sex_of(name.canonical)
    one = "one" in {t.low for t in toks[max(0, start - 6) : start]}
    one &= before.removesuffix("s") in _TITLED  # "one of the nurses, Anita, said"
    if titled or one or (before in _TITLED and not party):
        return "person"
    words = described(toks, run)
    if words & _FIRMS:
        return "body"
    if 1 < end - start <= len(("Ada", "Maria", "Holm")) and sex_of(name.canonical):
        return "person"
    two = end - start == len("ab") and all(
        t.text[:1].isupper() for t in toks[start:end]
    )
    apposed = after == "," and end - start == 1 and before == "."
    if (two or apposed) and words & people.ROLE_NOUNS:
        return "person"
    return "person" if before != "the" and _lives(toks, end) else "other"


def _lives(toks: Tokens, at: int) -> bool:
    """“Holm was arrested”, "Holm resigned": what only people do, or is done to them."""
    low = [t.low for t in toks[at : at + 3]] + ["", "", ""]
    if low[0] == "was":
        return low[1] in _DONE_TO_PEOPLE
    if low[0] in {"has", "had"}:
        done = low[1] == "been" and low[2] in _DONE_TO_PEOPLE
        return done or low[1] in _DONE_BY_PEOPLE
    return low[0] in _DONE_BY_PEOPLE


def _speaks(tail: Tokens) -> bool:
    """Whether "…, the company said" follows, and no apposition."""
    for tok in tail:
        if tok.text in {",", "."} or tok.low in PREPOSITIONS:
            return False
        form = reading(tok.low, "past", "s")
        if form is not None and form.lemma in REPORTING:
            return True
    return False


def _aged(toks: Tokens, at: int) -> bool:
    """“Ada Holm, 51,”: only people are told of with their age."""
    closed = at + 1 < len(toks) and toks[at + 1].text in {",", "."}
    return closed and _AGE.fullmatch(toks[at].text) is not None


def _rules(low: str) -> bool:
    """Whether a word is a verb: whom "the regulator named" is no regulator."""
    form = reading(low, "past", "s")
    return form is not None and form.tense == "past"


def _office_before(toks: Tokens, start: int) -> set[str]:
    """“The firm's chief chemist, Ada Holm, …”: she is the "chief chemist"."""
    words: list[str] = []
    at = start - 2
    if start < len(("the", "chief", ",")) or toks[start - 1].text != ",":
        return set()
    while at >= 0 and len(words) <= _LONGEST_OFFICE and toks[at].text.islower():
        if toks[at].low in DETERMINERS | {"'s", "’s", "'"}:
            return set(words) if words and words[0] in _APPOSED else set()
        if toks[at].low in {"for", "of"} and words:
            words = []  # "the minister for farming"
            at -= 1
            continue
        if toks[at].low in PREPOSITIONS or not toks[at].is_word:
            return set()
        words.append(toks[at].low)
        at -= 1
    led = at >= 0 and toks[at].low in {"the", "its", "their", "his", "her", "a"}
    return set(words) if led and words and words[0] in _APPOSED else set()


_RELATIVE = frozenset(("which", "whose", "that", "what"))


def described(toks: Tokens, run: tuple[int, int]) -> set[str]:
    """The words around a name that say what it is: before it, or after a comma."""
    start, end = run
    office = {t.low for t in toks[start : first_untitled(toks, run)]}
    words: set[str] = {w for w in office if w in _LEADING or w == toks[start].low}
    for tok in reversed(toks[max(0, start - 4) : start]):
        if not tok.is_word or tok.low in _APART or _rules(tok.low):
            break
        words.add(tok.low.removeprefix("us-").removesuffix("-based"))
    if end + 1 < len(toks) and toks[end].text == ",":
        words |= _office_before(toks, start)
        tail = toks[end + 1 : end + 9]
        led = tail[0].low in (DETERMINERS | people.NATIONALITIES) - _RELATIVE
        if led and not _speaks(tail):
            words |= _apposed(tail)
    return words


def _apposed(tail: Tokens) -> set[str]:
    """What an apposition calls whom it follows: of "the company's head" no company."""
    told: set[str] = set()
    for tok in tail:
        if tok.text == "," or tok.low in PREPOSITIONS:
            break
        if tok.low in {"'s", "'"}:
            told.clear()
        else:
            told.add(tok.low)
    return told
