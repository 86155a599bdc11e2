"""Rules about word that reached somebody, or did not: "we wrote", "no letter came"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.messages import (
    FORMS,
    kinds_of,
    message,
    one_end,
    one_kind,
    other_ends,
)
from monitor.core.comparison.pair import SHARED_MATTER
from monitor.core.comparison.persons import told_of_more
from monitor.core.comparison.rules.opposing import against, passing, tentative
from monitor.core.comparison.rules.rule import Standing, rule
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.messages import Message
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.rules.finding import Finding

_MESSAGES = stems("letter email call warning report answer send tell receive")
_ALL = re.compile(r"(?:all|every|each)\b", re.IGNORECASE)
_SUCH = re.compile(r"\bsuch (?P<what>\w+)", re.IGNORECASE)


@rule(Standing.FLIPPED, tells=message)
def reached(pair: Pair) -> Finding | None:
    """One says that a message was sent or came, another that none did."""
    now, before = message(pair.now), message(pair.before)
    if now is None or before is None:
        return None
    if not _such(pair, now, before) and (
        not one_kind(now, before)
        or other_ends(now, before)
        or not _one(pair, now, before)
    ):
        return None
    none, yes = pair.no_and_yes
    if _ALL.match(yes.frame.subject) and told_of_more(none, yes):
        return None
    # What is told side by side is of one time: the report of August came in September.
    other = pair.other_scope and not pair.same_article
    if other or pair.days_apart > 0 or passing(pair):
        return None
    if any(tentative(one) for one in (pair.now, pair.before)):
        return None
    return against(pair, flipped=True)


def _such(pair: Pair, now: Message, before: Message) -> bool:
    """Whether "no such letter" is the one of which its own article has told."""
    none, yes = (pair.now, before) if pair.a.negative else (pair.before, now)
    found = _SUCH.search(none.text) if pair.same_article and pair.a.negative else None
    what = kinds_of(found["what"]) if found else frozenset()
    if what and one_end(now, before):
        what |= FORMS
    return not what.isdisjoint(yes.kinds)


def _one(pair: Pair, now: Message, before: Message) -> bool:
    """Whether both tell of one message: by who gets it, or by what it is about."""
    shared = (pair.a.content & pair.b.content) - _MESSAGES
    return one_end(now, before) or len(shared) >= SHARED_MATTER
