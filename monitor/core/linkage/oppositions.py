"""What stands against a contradiction, however likely its signs make it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.core.comparison.another import two_subjects
from monitor.core.comparison.apart import past_year, points
from monitor.core.comparison.doings import excludes
from monitor.core.comparison.messages import message, other_ends
from monitor.core.comparison.objects import doer, done_to, of_any, suffers
from monitor.core.comparison.parties import same_party
from monitor.core.comparison.profile import is_denied
from monitor.core.comparison.rules.causes import cause
from monitor.core.comparison.rules.opposing import might
from monitor.core.comparison.units import counts_persons
from monitor.core.comparison.unlike import one_left_open
from monitor.core.lexicon.inflection import participle
from monitor.core.values.figures import SMALL
from monitor.core.words import stems

if TYPE_CHECKING:
    from monitor.core.comparison.pair import Pair
    from monitor.core.comparison.profile import Party, Profile
    from monitor.types import Assertion

_CONFIRM = stems("confirm reaffirm reiterate corroborate")
_NO = re.compile(r"(?:no|not a single|not one) (?!one\b)", re.IGNORECASE)
_VALUED = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:an? |the )?(?:\w+ ){0,2}(?:welcome|relief|triumph"
    r"|vindication|victory|disgrace|scandal|insult|shame|pity|step forward"
    r"|(?:good|bad|great|terrible) news)\b",
    re.IGNORECASE,
)
_FIRST, _FIRST_SUFFERS = frozenset({"i", "we"}), frozenset({"me", "us"})
_TIE = re.compile(
    r"(?P<no>nothing )?\b(?:to do with|linked to|connected (?:with|to)"
    r"|related to|caused by|to blame for|responsible for) (?P<what>.+)"
)
_WAITS = re.compile(r"\bwould (?:wait|decide|consider|review|look into)\b")
_SO_FAR = re.compile(r"\b(?:so far|yet|still|for now|currently)\b", re.IGNORECASE)
_MATTERS = frozenset({"of", "about", "over", "for"})
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
_THIS = re.compile(r"(?:this|that|these|those)$", re.IGNORECASE)


def no_opposition(pair: Pair) -> bool:
    """Whether one points at what its own article tells, or both are of one sentence.

    "He did not" may answer what stands right before it, and nothing else.
    """
    return (
        pair.nested
        or _untied(pair)
        or _by_others(pair)
        or _by_somebody(pair)
        or _values(pair)
        or _long_ago(pair)
        or _by_now(pair)
        or one_left_open(pair)
        or _twice_turned(pair)
        or _turned_round(pair)
        or _another_gift(pair)
        or _of_other_kind(pair)
        or _to_others(pair)
        or _of_another_effect(pair)
        or _of_another_matter(pair)
        or _yet_to_come(pair)
        or _one_share(pair)
        or _another_doer(pair)
        or _another_thing(pair)
        or ((pair.pointing or _this(pair)) and not pair.same_article)
        or (points(pair.before.text, pair.b.content))
    )


def plain_facts(pair: Pair) -> bool:
    """Whether an article tells one of two things itself, and nobody says no to it."""
    no = pair.a.negative or pair.b.negative or pair.now.denies or pair.now.alleges
    return (
        pair.same_article and pair.before.speaker is None and not (no or pair.opposite)
    )


def confirms(pair: Pair) -> bool:
    """Whether a claim only says again what is known: "confirmed its figure of 11"."""
    return pair.a.action in _CONFIRM and not (pair.a.negative or pair.now.denies)


def _this(pair: Pair) -> bool:
    """“This was a triumph": of what, only its own article tells."""
    return any(_THIS.match(one.frame.subject) for one in (pair.now, pair.before))


def _untied(pair: Pair) -> bool:
    """“Had nothing to do with the fire": what does not tell of a fire ties nothing to it."""
    ends = (pair.now, pair.b), (pair.before, pair.a)
    return any(
        (tie := _TIE.search(one.text)) is not None
        and (is_denied(one) or one.frame.negated or tie["no"])
        and (what := stems(tie["what"]))
        and what.isdisjoint(other.content)
        for one, other in ends
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
        of_any(no) and not suffers(no) and suffers(yes) and not done_to(no)
        for no, yes in ends
    )


def _values(pair: Pair) -> bool:
    """Whether one only says what it is worth: "the apology was welcome"."""
    return any(
        _VALUED.search(one.text) is not None or one.frame.action == "welcome"
        for one in (pair.now, pair.before)
    )


def _long_ago(pair: Pair) -> bool:
    """“The door would not open”, "the store opened in 2021": only one is of years ago."""
    told = pair.candidate.published
    years = [past_year(one.quote) for one in (pair.now, pair.before)]
    if told is None or (years[0] is None) == (years[1] is None):
        return False
    return (years[0] or years[1] or told.year) < told.year - 1 and not pair.same_subject


def _by_now(pair: Pair) -> bool:
    """“No oil has leaked so far”, "oil is leaking": it has come about since."""
    told = pair.b.negative and not pair.a.negative and not pair.same_article
    return told and _SO_FAR.search(pair.before.text) is not None


def _twice_turned(pair: Pair) -> bool:
    """“Passed every test”, "never failed a test": an opposite denied agrees."""
    apart = pair.a.negative != pair.b.negative
    return excludes(pair.a.action, pair.b.action) and apart


def _turned_round(pair: Pair) -> bool:
    """“We asked them”, "they have not asked me": whose doing the one is, the other suffers."""
    ends = (pair.now, pair.before), (pair.before, pair.now)
    return pair.same_speaker and pair.same_action and any(
        one.frame.subject.casefold() in _FIRST
        and any(s.text.casefold() in _FIRST_SUFFERS for s in other.frame.slots)
        for one, other in ends
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
    told = (s.text for s in assertion.frame.slots if s.role == "object")
    done = re.escape(participle(assertion.frame.action))
    passive = re.search(rf"\b(?:was|were|been) (?:\w+ )?{done}\b", assertion.text)
    return stems(" ".join(told)) if passive else frozenset()


def _of_other_kind(pair: Pair) -> bool:
    """“No student was suspended”, "three lecturers were suspended"."""
    no = pair.now if pair.a.negative else pair.before
    one_voice = suffers(pair.now) == suffers(pair.before)
    none = one_voice and _NO.match(no.frame.subject) is not None
    return none and pair.a.negative != pair.b.negative and two_subjects(pair)


def _to_others(pair: Pair) -> bool:
    """“We wrote to the mayor", "the school had no letter": two parties, two letters."""
    now, before = message(pair.now), message(pair.before)
    return now is not None and before is not None and other_ends(now, before)


def _of_another_effect(pair: Pair) -> bool:
    """“Caused the fire", "was not the cause of the delay"."""
    now, before = cause(pair.now), cause(pair.before)
    if now is None or before is None or not (now.of and before.of):
        return False
    return now.of.isdisjoint(before.of)


def _one_share(pair: Pair) -> bool:
    """“87 percent voted yes", "87 percent backed it": who gives one share agrees on it."""
    shares = [
        {v.low for v in x.values if v.kind == "percent"}
        for x in (pair.now, pair.before)
    ]
    return not shares[0].isdisjoint(shares[1]) and not (
        pair.same_action or pair.opposite
    )


def _yet_to_come(pair: Pair) -> bool:
    """“Had decided nothing", "would wait before they decided": both can be so."""
    now, before = (
        might(one.text) or _WAITS.search(one.text) is not None
        for one in (pair.now, pair.before)
    )  # fmt: skip
    return now != before


def _of_another_matter(pair: Pair) -> bool:
    """“Acquitted of fraud", "convicted of bribery"."""
    one = pair.same_action or excludes(pair.a.action, pair.b.action)
    return one and any(
        d.role in _MATTERS
        and d.unlike
        and not (_ANY.match(d.now) or _ANY.match(d.before))
        for d in pair.slots.differences
    )


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
    no = pair.now if pair.a.negative else pair.before
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
