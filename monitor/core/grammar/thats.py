"""What "that" does behind a verb: reports, fills a noun of speech, or is a relative."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.core.grammar.trimming import only_adverbs
from monitor.core.lexicon import function_words as words
from monitor.core.lexicon.inflection import reading
from monitor.core.lexicon.reporting import (
    DOCUMENT_NOUNS,
    NEEDS_CLAUSE,
    PARTICLES,
    REPORTING,
    SPEECH_NOUNS,
)
from monitor.core.lexicon.wordlist import word_set

if TYPE_CHECKING:
    from monitor.core.grammar.clause import Clause, Group, Range
    from monitor.core.text import Tokens

TO_SOMEBODY = word_set("tell warn remind assure inform notify")
_LIST = 40
_ISSUING = word_set("""
issue make give send publish release write sign post receive get hear read ignore reject
dismiss repeat
""")
_OCCASIONS = word_set(
    "on in at to from through via by during outside inside late early last this"
)


def that_role(
    toks: Tokens, before: list[Clause], at: int, group: Group | None = None
) -> str:
    """What "that" does: reports, fills a noun of speech, or is a relative.

    ``group`` is the verb that it leads, if that is known.
    """
    paper = toks[at - 1].low in SPEECH_NOUNS | DOCUMENT_NOUNS
    given_out = group is not None and paper and _issued(toks, group)
    return "relative" if given_out else _role(toks, before, at)


def _role(toks: Tokens, before: list[Clause], at: int) -> str:
    host, also = before[-1], joins(toks, at)
    further = also and host.role == "relative" and len(before) > 1
    if was_told(toks, before[-2] if further else host) and further == also:
        return "relative"  # "had been told that A and that B"
    out = host.group.lemma == "point" and toks[host.group.end].low == "out"
    between = _without_aside(toks[host.group.end + out : at])
    reports = host.group.lemma in REPORTING or hears(host)
    spoken = bool(between) and toks[at - 1].low in SPEECH_NOUNS
    if spoken and not (reports and _where(between)):
        return "noun"
    behind = host.role == "said" and toks[host.start - 1].low == "that"
    behind &= toks[at - 1].low in {",", ";"}  # "finds that A, that B and C"
    if behind or (joins(toks, at) and any(c.role == "said" for c in before)):
        return "said"
    own = host.marker in {"who", "whose"} or toks[host.start].low in words.PREPOSITIONS
    if not reports or (host.role == "relative" and not own):
        return "relative"  # "…, which would suggest that" is a guess of the outlet's
    plain = all(t.is_word for t in between)
    told = host.group.lemma in TO_SOMEBODY and plain and not _to_do(between)
    # "It was found by a court that …", but "they were found by a man that …"
    by = host.group.passive and plain and bool(between) and between[0].low == "by"
    told |= by and toks[host.subject[0]].low == "it"
    where = only_adverbs(between) or (_where(between) and not by)
    return "said" if told or where else "relative"


def was_told(toks: Tokens, host: Clause) -> bool:
    """“They had been told that it was safe”: it is told that they were, and by nobody."""
    behind = toks[host.group.end].low if host.group.end < len(toks) else "."
    return host.group.lemma in TO_SOMEBODY and host.group.passive and behind != "by"


def _to_do(between: Tokens) -> bool:
    """“Told them to sign papers that …”: the papers, and nothing that was told."""
    pairs = pairwise(t.low for t in between[:-1])
    return any(to == "to" and reading(do, "base") for to, do in pairs)


def _issued(toks: Tokens, group: Group) -> bool:
    """“A warning that the bureau issued on Sunday”: it tells of no warning's words."""
    behind = toks[group.end].low if group.end < len(toks) else "."
    ends = behind in words.PREPOSITIONS | words.WEEKDAYS or not behind[0].isalpha()
    return group.lemma in _ISSUING and not group.passive and ends


def hears(clause: Clause) -> bool:
    """“The court heard that …”: said there, and nobody is named who said it."""
    return clause.group.lemma == "hear" and not clause.group.modal


def _without_aside(between: Tokens) -> Tokens:
    """What stands before "that" but for “, by five votes to four,”, “, though,”."""
    commas = [i for i, t in enumerate(between) if t.low == ","]
    closed = len(commas) == len((",", ",")) and commas[1] == len(between) - 1
    aside = between[commas[0] + 1 : -1] if closed else ()
    opens = words.PREPOSITIONS | {"most", "all"}
    loose = words.CONTRASTING | words.LEADING_ADVERBS | {"too"}
    turn = len(aside) == 1 and aside[0].low in loose
    led = bool(aside) and (aside[0].low in opens or words.is_adverb(aside[0].low))
    return between[: commas[0]] if turn or led else between


def _where(between: Tokens) -> bool:
    """Whether "on Monday" or "in a statement" stands between a verb and "that"."""
    first = between[0].low if between else ""
    if [t.low for t in between] == ["for", "the", "first", "time"]:
        return True
    plain = all(t.is_word for t in between)
    return plain and (first in words.WEEKDAYS or first in _OCCASIONS)


def joins(toks: Tokens, at: int) -> bool:
    """Whether "that" adds to what is said: "and that", "said that A, that B and"."""
    before, behind = toks[at - 1].low, toks[at : at + _LIST]
    low = [t.low for t in behind]
    listed = before in {",", ";"} and ["and", "that"] in [
        low[i : i + 2] for i in range(len(low))
    ]
    return before in {"and", "but"} or listed


def reporter(
    toks: Tokens, group: Group, parent: int | None, before: list[Clause]
) -> int | None:
    """In "said that A, and added that B" adding is done by the one who said.

    Without "that" a comma or "but" shows it: "said A, and insisted B".
    """
    at = group.end
    at += at < len(toks) and toks[at].low in PARTICLES.get(group.lemma, ())
    after = toks[at].low if at < len(toks) else ""
    link = group.start - 1
    link -= toks[link].low == "then"  # ", and then said so"
    parted = toks[link].low == "but" or toks[link - 1].low == ","
    owned = group.lemma in {"deny", "admit"} and after.endswith("ing")
    # "It said Mr Holm had acted alone, and suspended him"
    beyond = toks[at + 1].low if at + 1 < len(toks) else "."
    owned |= after in {"him", "so"} or (after == "her" and not beyond[0].isalpha())
    adds = (
        after in {"that", ":"}
        or (parted and owned)
        or (parted and group.lemma not in NEEDS_CLAUSE)
    )
    told = group.lemma in REPORTING and not group.plain  # "and declined to say"
    adds &= told or owned
    if parent is None or before[parent].role != "said":
        return parent
    agrees_not = _other_number(toks, group, before[parent].group)
    agrees_not |= _takes_back(toks, group, before[parent].group)
    return before[parent].parent if adds or agrees_not else parent


def _other_number(toks: Tokens, group: Group, other: Group) -> bool:
    """“Officers think that money was taken, and have searched”: it is they who have."""
    one, two = toks[group.start].low, toks[other.start].low
    return (one in words.OF_ONE and two in words.OF_MANY) or (
        one in words.OF_MANY and two in words.OF_ONE
    )


def _takes_back(toks: Tokens, group: Group, other: Group) -> bool:
    """“He said she had left, but withdrew it”: what she had done does not go on so."""
    past = group.end - group.start == 1 and reading(toks[group.start].low, "past")
    parted = [t.low for t in toks[group.start - 2 : group.start]] == [",", "but"]
    return other.before and parted and bool(past)


def behind_saying(toks: Tokens, lo: int, hi: int) -> int:
    """Where what is said begins in "wrote to staff saying 300 jobs would go"."""
    to_say = (
        i for i in range(lo, hi)
        if toks[i].low == "saying" or [t.low for t in toks[i - 1 : i + 1]] == ["to", "say"]
    )  # fmt: skip
    return next(to_say, lo - 1) + 1


def behind_audience(toks: Tokens, lo: int, hi: int) -> Range:
    """The subject in "told the court he had slept", "told investors the plan had"."""
    for i in range(lo + 1, hi):
        opens = toks[i].low in words.SUBJECT_PRONOUNS | {"the", "a", "an", "its", "his"}
        if opens and toks[i - 1].low not in words.PREPOSITIONS | {"and", "or"}:
            return i, hi
    return lo, hi
