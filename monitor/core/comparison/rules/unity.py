"""A rule about who decides as one: "the board backed it unanimously", "it was split"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.rules.opposing import against, unsettled
from monitor.core.comparison.rules.rule import rule
from monitor.core.words import stem, stems
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding
    from monitor.types import Assertion

_AS_ONE = re.compile(
    r"\b(?:unanim(?:ous(?:ly)?|ity)|(?:with|in) one voice|to a man"
    r"|(?:without|(?:no|not (?:a|one)|not a single)) (?:dissent|dissenting"
    r"|abstention|vote against|opposing vote)\w*)\b",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:(?:is|are|was|were|been|remain(?:s|ed)?) (?:\w+ly )?(?:split|divided)"
    r"|abstain(?:ed|ing)?|(?:vot|spoke?)\w* against|dissented|voted? no"
    r"|outvoted|opposed|by \w+ (?:votes? )?to \w+)\b",
    re.IGNORECASE,
)
# "Not unanimous", "no longer with one voice".
_NOT_AS_ONE = re.compile(
    r"(?:\bnot|n['’]t|\bno longer|\bnever|\banything but|\bfar from)\b[^,;]*$",
    re.IGNORECASE,
)
# Those who decide together, and what they are together, a body a line.
_BODIES = tuple(
    stems(line)
    for line in (
        "board director trustee",
        "cabinet minister government",
        "council councillor",
        "committee panel commission commissioner",
        "jury juror",
        "court judge bench",
        "parliament deputy senator party",
    )
)
# What is decided on by one name or another.
_DEAL = stems("deal agreement merger takeover bid offer purchase sale acquisition")
_GENERIC = stems(
    "member vote voice reject rejection back approve support decide decision oppose"
    " abstain dissent unanimous unanimously split divide one two three four five six"
    " seven eight nine ten eleven twelve"
)


@lru_cache(maxsize=SOMETIMES)
def _mind(assertion: Assertion) -> str:
    """Whether a body is of one mind or parted, as far as a claim tells it."""
    found = _AS_ONE.search(assertion.text)
    if found and not _NOT_AS_ONE.search(assertion.text[: found.start()]):
        return "one"
    return "parted" if found or _PARTED.search(assertion.text) else ""


@rule(tells=_mind)
def parted(pair: Pair) -> Finding | None:
    """One body is of one mind in the one claim, and some of it of another in the other."""
    if {_mind(pair.now), _mind(pair.before)} != {"one", "parted"}:
        return None
    if unsettled(pair):
        return None
    if pair.other_time or pair.other_names:
        return None
    if not (_one_body(pair) and _one_matter(pair)):
        return None
    return against(pair, flipped=True)


def _one_body(pair: Pair) -> bool:
    """Whether both tell of one body, as far as either names one."""
    now, before = (_bodies(one) for one in (pair.now, pair.before))
    if not (now or before):
        return pair.same_subject
    return bool(now & before) or (pair.same_article and not (now and before))


def _bodies(assertion: Assertion) -> frozenset[int]:
    told = stems(assertion.text)
    return frozenset(n for n, body in enumerate(_BODIES) if body & told)


def _one_matter(pair: Pair) -> bool:
    """Whether what they decide on is one thing, as far as both tell it."""
    now, before = _matter(pair.now), _matter(pair.before)
    return not (now and before) or bool(now & before)


def _matter(assertion: Assertion) -> frozenset[str]:
    """What is told beside the subject: the sale, and any other name for a sale."""
    told = stems(assertion.text.removeprefix(assertion.frame.subject)) - _GENERIC
    told -= frozenset().union(*_BODIES) | {stem(assertion.frame.action)}
    return told | _DEAL if told & _DEAL else told
