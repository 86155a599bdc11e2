"""What makes two claims those of two doers, or of what is done to two things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import two_subjects
from monitor.core.comparison.objects import doer, done_to, of_any, suffers, was_given
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.units import counts_persons
from monitor.core.values.figures import SMALL
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party, Profile
    from monitor.types import Assertion

_NO = re.compile(r"(?:no|not a single|not one) (?!one\b)", re.IGNORECASE)
_NOBODY = re.compile(r"(?:no|none|nobody|neither|anyone|anybody)\b", re.IGNORECASE)
_ANY = re.compile(r"\b(?:no|none|nothing|nobody|any\w*)\b", re.IGNORECASE)
_KNOWN = re.compile(
    r"(?:the|this|that|these|those|its|his|her|their|our|my|all|both|every|each|most)\b"
    r"|.*['’]s? ",
    re.IGNORECASE,
)
_HANGS_ON = re.compile(r"\s(?:of|in|at|for|from|to|on|with|by|that|who|which)\s.*$")
_ONE = frozenset({"a", "an", "another", "other", "some", "several"}) | SMALL.keys()
_THEY = frozenset({"it", "they"})


def of_others(pair: Pair) -> bool:
    """Whether somebody else did it, or it was done to another."""
    return (
        _by_others(pair)
        or _by_somebody(pair)
        or _another_gift(pair)
        or _of_other_kind(pair)
        or _another_doer(pair)
        or _another_thing(pair)
    )


def _by_others(pair: Pair) -> bool:
    """“No guard hit him”, "he was hit by fellow prisoners": others did it."""
    ends = (pair.a, pair.before, pair.b), (pair.b, pair.now, pair.a)
    return any(
        _NO.match(none.subject.text) is not None
        and not did.negative
        and (by := doer(one, did)) is not None
        and by != did.subject
        and not same_party(by, none.subject)
        for none, one, did in ends
    )


def _by_somebody(pair: Pair) -> bool:
    """“He never stole anything”, "the phone was stolen": by whom, the other leaves open."""
    ends = (pair.now, pair.before), (pair.before, pair.now)
    turned = pair.same_action and pair.a.negative != pair.b.negative
    return turned and any(
        of_any(no) and not (suffers(no) or was_given(no))
        and suffers(yes) and not done_to(no)
        for no, yes in ends
    )  # fmt: skip


def _another_gift(pair: Pair) -> bool:
    """“She was never shown the plan”, "the bill was shown to all": of another thing."""
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return pair.same_action and any(
        (gift := _given_to(one)) and suffers(other) and not _given_to(other)
        and gift.isdisjoint(stems(other.text))
        for one, other in ends
    )  # fmt: skip


def _given_to(assertion: Assertion) -> frozenset[str]:
    """What somebody was given: "she was shown the plan"."""
    told = " ".join(s.text for s in assertion.frame.slots if s.role == "object")
    some = was_given(assertion) and not _ANY.match(told)
    return stems(told) if some else frozenset()


def _of_other_kind(pair: Pair) -> bool:
    """“No student was suspended”, "three lecturers were suspended"."""
    no, _ = pair.no_and_yes
    one_voice = suffers(pair.now) == suffers(pair.before)
    none = one_voice and _NO.match(no.frame.subject) is not None
    return none and pair.a.negative != pair.b.negative and two_subjects(pair)


def _another_doer(pair: Pair) -> bool:
    """“The firm had no order", "a rival had one": of each the other says nothing."""
    if not pair.same_action or pair.a.negative == pair.b.negative or pair.same_subject:
        return False
    now, before = _acting(pair.now, pair.a), _acting(pair.before, pair.b)
    if now is None or before is None or same_party(now, before):
        return False
    if _of_whom(now, before) or _of_whom(before, now):
        return True
    apart = _unknown(now, pair.before, pair.b) and _unknown(before, pair.now, pair.a)
    # "A boat does not turn" may be said of the trawler; "a rival had an order" is not.
    some = (before, pair.b) if pair.a.negative else (now, pair.a)
    return apart and _some(some[0].text, some[1])


def _of_whom(one: Party, other: Party) -> bool:
    """“The minister's secretary" is not the minister; a firm's staff are the firm."""
    owner = f"{one.text.casefold()}'s "
    owned = other.text.casefold().replace("’", "'").startswith(owner)
    return owned and all(counts_persons(x.text.split()[-1]) for x in (one, other))


def _acting(assertion: Assertion, of: Profile) -> Party | None:
    """Who does it; a body that says "it" or "they" mostly speaks of itself."""
    who = doer(assertion, of)
    if who is None or _NOBODY.match(who.text):
        return None
    return of.speaker if who.text.casefold() in _THEY else who


def _unknown(who: Party, assertion: Assertion, of: Profile) -> bool:
    told = of.content | stems(assertion.speaker or "")
    named = stems(" ".join(who.names)) | {who.noun}
    return bool(who.noun) and named.isdisjoint(told)


def _another_thing(pair: Pair) -> bool:
    """“No names were stolen" is of any; "card numbers were not" leaves addresses open."""
    if not pair.same_action or pair.a.negative == pair.b.negative:
        return False
    no, _ = pair.no_and_yes
    now, before = done_to(pair.now), done_to(pair.before)
    apart = now.isdisjoint(pair.b.content) and before.isdisjoint(pair.a.content)
    told = (_done_to(pair.now), pair.a), (_done_to(pair.before), pair.b)
    some = all(text for text, _ in told) and any(_some(*one) for one in told)
    return apart and some and not _ANY.search(no.text)


def _done_to(assertion: Assertion) -> str:
    """What it is done to, as it is called."""
    if suffers(assertion):
        return assertion.frame.subject
    return next((s.text for s in assertion.frame.slots if s.role == "object"), "")


def _some(phrase: str, of: Profile) -> bool:
    """Whether a phrase brings up some: "a rival", "addresses", and none that is known."""
    first, head = phrase.partition(" ")[0], _HANGS_ON.sub("", phrase)
    if _KNOWN.match(phrase) or any(name in phrase for name in of.names):
        return False
    return first.casefold() in _ONE or head.endswith("s")
