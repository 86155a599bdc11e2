"""Who is told a thing by whom: letters, calls, warnings, reports, answers.

"We sent them two letters" and "no letter reached us" share no verb, and the one who
writes in the one is nobody's subject in the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from monitor.core.comparison.objects import suffers, was_given
from monitor.core.comparison.parties import mentions, same_party
from monitor.core.comparison.profile import party, profile
from monitor.core.lexicon.wordlist import word_set
from monitor.core.words import stem, stems, words
from monitor.types.text import SOMETIMES

if TYPE_CHECKING:
    from monitor.core.comparison.profile import Party
    from monitor.types import Assertion

# What is sent, and the verbs that send it, a kind a line; the first word names it.
_NOUNS = """
letter email mail memo fax note message correspondence
document paper file
call telephone
warning alert
report complaint notification notice
answer reply response
request
offer proposal
news word
""".strip()
_VERBS = """
letter write email mail fax post forward
call telephone phone ring
warning warn alert
report report notify complain
answer answer reply respond
request ask
news tell inform brief
""".strip()
_KIND_OF_NOUN = {
    stem(word): line.split()[0] for line in _NOUNS.splitlines() for word in line.split()
}
_KIND_OF_VERB = {
    stem(word): line.split()[0]
    for line in _VERBS.splitlines()
    for word in line.split()[1:]
}
_KIND_OF_VERB |= {stem("call"): "call"}
_KIND_OF_VERB |= dict.fromkeys(map(stem, ("send", "submit", "deliver")), "")
# Who ignored a letter has it.
_GETS = frozenset(
    map(stem, word_set("receive get have find see take read ignore contain hold"))
)
# "Called the hotline"; who "called the bill absurd" called nobody.
_LINE = re.compile(r"\b(?:hotline|helpline|switchboard|number|office|police|911|999)$")
# By what means: "warned by radio", "called on the phone".
_BY_CALL = re.compile(r"\b(?:by|on|over|via) (?:the )?(?:radio|telephone|phone)\b")
_MEANS = re.compile(
    r"(?:radio|post|courier|hand|text|[a-z ]*(?:message|phone|mail))s?$"
)
# "The company" is whichever was spoken of.
_GENERIC = re.compile(r"(?:the|that|this) (?:company|firm|group|body)\b", re.IGNORECASE)
_ANYTHING = frozenset({"any"})
_REACH = stem("reach")
_WRITTEN = re.compile(
    r"\b(?:in writing|written|letters?|by (?:text message|e-?mail|post))\b",
    re.IGNORECASE,
)
_TELLS = word_set("warn alert notify tell inform brief ask telephone phone ring email")
# "Us" may be whoever the speaker works for; nobody else is told by such a word.
_SPEAKER = word_set("i me myself")
# Passengers who say that "they" had no letter speak of themselves.
_GROUP = word_set("they them")
# Whoever says that no letter reached "her" speaks of herself.
_THIRD = word_set("him her")
_ANYBODY = word_set("""
we us it they them he him she her you anyone anybody nobody one none there this that
these those who which somebody someone everyone
""")
# "His client", "her firm": whose, the sentence before tells.
_OWNED = word_set("his her its their our my")
_NOBODY_AT = re.compile(
    r"^(?:nobody|no one|none)(?: (?:at|from|of|in) (?P<house>.+))?$"
)
_ABOUT = frozenset({"about", "of", "over", "regarding"})
# In any of these a warning or a request may come.
FORMS = frozenset({"letter", "call", "document", "news"})
# A document may be a letter or a report.
_DOCUMENTS = frozenset({"letter", "document", "report"})
# "Wrote the software" sends nothing, and "told to go" is no news.
_WRITE, _TELL, _CALL, _MAKE = map(stem, ("write", "tell", "call", "make"))
_ARTICLES = word_set("the a an its his her their our")
_PLACE = re.compile(r" (?:of|in|at|from|near) .*$")
_FROM = re.compile(r"\bfrom (?P<whom>.+?)(?: (?:about|on|over|in|before|after)\b|,|$)")


class Message(NamedTuple):
    """A message that came or did not come; a party that is not told is None."""

    kinds: frozenset[str]
    sender: Party | None
    receiver: Party | None
    about: frozenset[str]


@lru_cache(maxsize=SOMETIMES)
def message(assertion: Assertion) -> Message | None:
    """What is sent or received in a claim, if that is what it tells."""
    if _slot(assertion, "without"):
        return None  # "was filed without being shown to her"
    verb = stem(assertion.frame.action)
    made = verb == _MAKE and suffers(assertion)
    if made or verb in _GETS or verb == _REACH:
        return _received(assertion, reached=verb == _REACH)
    line = _LINE.search(_slot(assertion, "object")) or _BY_CALL.search(assertion.text)
    if verb == _CALL and not line:
        return None
    if verb in _KIND_OF_VERB:
        return _sent(assertion, verb)
    return None


def _received(assertion: Assertion, *, reached: bool) -> Message | None:
    """“Received no letter from them", "no warning reached her", "letters were received"."""
    subject, told = assertion.frame.subject, _slot(assertion, "object")
    if reached or suffers(assertion):
        thing, receiver = subject, told if reached else ""
    else:
        thing, receiver = told, subject
    pointed = reached and thing.casefold() in _ANYBODY
    kinds = _ANYTHING if pointed else kinds_of(thing)
    if not kinds:
        return None
    found = _FROM.search(thing)
    sender = found["whom"] if found else _slot(assertion, "from")
    return _message(assertion, kinds, sender, receiver)


def _sent(assertion: Assertion, verb: str) -> Message | None:
    """“Wrote to them", "they were warned", "the letter was sent to them"."""
    subject, told, to = (
        assertion.frame.subject,
        _slot(assertion, "object"),
        _slot(assertion, "to"),
    )
    if (verb == _WRITE and told and not (to or kinds_of(told))) or (
        verb == _TELL and _commands(to)
    ):
        return None
    addresses = assertion.frame.action in _TELLS
    kinds = frozenset({_KIND_OF_VERB[verb]}) - {""}
    if not (suffers(assertion) or _was_sent(assertion) or _was_told(assertion)):
        kinds |= kinds_of(told)
        whom = to or (told if addresses and not kinds_of(told) else "")
        return _message(assertion, kinds, subject, whom) if kinds else None
    if addresses or _was_sent(assertion):
        kinds |= kinds_of(told)
        return _message(assertion, kinds, _sender(assertion), subject)
    kinds |= kinds_of(subject)
    return _message(assertion, kinds, _sender(assertion), to) if kinds else None


def _sender(assertion: Assertion) -> str:
    """Who sends it in a passive: "informed by the bank", but not "by text message"."""
    told = _slot(assertion, "by")
    return "" if _MEANS.match(told) else told


def _commands(to: str) -> bool:
    """Whether somebody is told to do a thing: "told to go"."""
    return to[:1].islower() and to.partition(" ")[0] not in _ARTICLES


def _was_told(assertion: Assertion) -> bool:
    """“She was told nothing”, "they were warned four times"."""
    return assertion.frame.action in _TELLS and was_given(assertion)


def _was_sent(assertion: Assertion) -> bool:
    """“She was never sent the email": who gets it is the subject."""
    sent = re.search(r"\b(?:was|were|been) (?:\w+ )?sent (?!to\b|by\b)", assertion.text)
    return sent is not None and bool(kinds_of(_slot(assertion, "object")))


def _message(
    assertion: Assertion, kinds: frozenset[str], sender: str, receiver: str
) -> Message:
    if _WRITTEN.search(assertion.quote) or kinds_of(assertion.speaker or ""):
        kinds |= {"letter"}
    if _BY_CALL.search(assertion.text):
        kinds |= {"call"}
    about = (s.text for s in assertion.frame.slots if s.role in _ABOUT)
    return Message(
        kinds,
        _party(assertion, sender),
        _party(assertion, receiver),
        stems(" ".join(about)),
    )


def kinds_of(phrase: str) -> frozenset[str]:
    """The kinds of message that a phrase names."""
    return frozenset(_KIND_OF_NOUN[s] for s in stems(phrase) if s in _KIND_OF_NOUN)


def _party(assertion: Assertion, phrase: str) -> Party | None:
    """Whom a phrase names; of a person who says "I" the speaker."""
    if nobody := _NOBODY_AT.match(phrase.casefold()):
        start = nobody.start("house")
        return _party(assertion, phrase[start:]) if start >= 0 else None
    first = words(phrase)
    own = _SPEAKER if assertion.quoted else _SPEAKER | _THIRD
    if (assertion.speaker or "")[:1].islower():
        own |= _GROUP
    if first and set(first) <= own:
        return profile(assertion).speaker
    if (
        not first
        or _GENERIC.match(phrase)
        or set(first) <= _ANYBODY
        or first[0] in _OWNED
    ):
        return None
    return party(phrase, profile(assertion).names)


def _slot(assertion: Assertion, role: str) -> str:
    return next((s.text for s in assertion.frame.slots if s.role == role), "")


def one_kind(one: Message, other: Message) -> bool:
    """Whether both may be one message by what they call it."""
    if _ANYTHING & (one.kinds | other.kinds):
        return one_end(one, other)
    paper = "document" in one.kinds | other.kinds
    written = bool(one.kinds & _DOCUMENTS and other.kinds & _DOCUMENTS)
    return bool(one.kinds & other.kinds) or (paper and written)


def other_ends(one: Message, other: Message) -> bool:
    """Whether two messages go to two parties, come of two, or tell of two things."""
    ends = (one.sender, other.sender), (one.receiver, other.receiver)
    apart = any(a and b and _apart(a, b) for a, b in ends)
    about = one.about and other.about and one.about.isdisjoint(other.about)
    return apart or bool(about)


def _apart(one: Party, other: Party) -> bool:
    """“The business ministry" may be the "Department for Business"."""
    if same_party(one, other) or _named(one, other):
        return False
    return stems(_PLACE.sub("", one.text)).isdisjoint(stems(_PLACE.sub("", other.text)))


def one_end(one: Message, other: Message) -> bool:
    """Whether both tell of one sender or of one receiver."""
    ends = (one.sender, other.sender), (one.receiver, other.receiver)
    return any(a and b and (same_party(a, b) or _named(a, b)) for a, b in ends)


def _named(one: Party, other: Party) -> bool:
    """“Gregor Vance", "the head of operations, Gregor Vance"."""
    none: frozenset[str] = frozenset()
    ends = (one, other), (other, one)
    return any(a.names and mentions(a, b.text, none) for a, b in ends)
