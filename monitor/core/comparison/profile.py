"""What comparison needs to know of one assertion, worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.core.comparison.doings import doing
from monitor.core.comparison.names import base
from monitor.core.comparison.units import counts_persons
from monitor.core.lexicon.inflection import participle, past
from monitor.core.lexicon.reporting import DENYING
from monitor.core.lexicon.wordlist import word_set
from monitor.core.values.figures import SMALL
from monitor.core.words import ordered_stems, stem, stems
from monitor.types import Modality
from monitor.types.text import REMEMBERED

if TYPE_CHECKING:
    from monitor.types import Assertion

_OWNER = re.compile(r"^.*['’]s?\s+(?=\S)")
_TAIL = re.compile(
    r"\s*(?:,(?!\d)|\("
    r"|\b(?:of|in|at|for|from|to|with|by|on|against|that|which|who)\b).*$",
    re.DOTALL,
)
# "The number of people who fell ill" are people, and "half of the flats" flats.
_COUNT_OF = re.compile(
    r"^(?:the |a )?(?:total |overall |confirmed )?(?:number|count|tally) of "
    rf"|^(?:half|most|some|many|several|(?:{'|'.join(SMALL)}|\d+)) of (?:the|its|their) "
    r"(?!\w+ (?:of|who|that)\b)",
    re.IGNORECASE,
)
_SPOKE = r"(?:spokesman|spokeswoman|spokesperson|press officer)"
_VOICE = re.compile(
    rf"^(?:an? |the |its )?(?:\w+ )?{_SPOKE} (?:for|of) (.+)$"
    rf"|^(?:an? |the )?(.+?)(?:['’]s)? {_SPOKE}$",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:first|second|third|fourth|last|this|next|previous)"
    r" (?:quarter|year|month|week|season|half)|q[1-4]|a year (?:ago|earlier)"
    r"|(?<=in the )(?:first|second|third|fourth)(?=[.,;]|$)"  # "in the fourth"
    r"|(?<=in )(?:march|may)|january|february|april|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"^(?:no|none|nothing|nobody|not a single)\b"
    r"|\b(?:nothing|nobody|no one|none)$",
    re.IGNORECASE,
)
# "It stands for neither"; what is done "with no warning" is done.
_NEITHER = re.compile(r"neither\b", re.IGNORECASE)
_HARDLY = re.compile(
    r"\b(?:is|are|was|were|be|been) (?:far from|anything but|by no means)\b"
)
# What will "not open until May" opens then; what will not last until May ends before.
_NOT_UNTIL = re.compile(
    r"(?:\bnot|n['’]t)\b[^.,;]*\buntil\b"
    r"|\b(?:(?:will|would|is|are) not|won['’]t|wouldn['’]t)\b[^.,;]*\bbefore\b"
)
_LASTING = stems("last stay wait remain continue run be have keep hold live work")
_NO_NAMES = word_set("""
He She It They We I This That There Nobody None No Neither All Every Each Some Many
Several More Most Few Both About Nearly Only Almost Other Others One Two Three Four Five
Six Seven Eight Nine Ten Eleven Twelve Dozens Hundreds Thousands Half
""")
# "Denied having hired staff" has been read as a clause of "having".
_SELF = frozenset({"i", "we", "having", "being", ""})
_NEVER = re.compile(r"\bnever (?:\w+ly )?(\w+)")
_CAPITAL = re.compile(r"[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*")
# Parts of figures, which are compared as figures.
_FIGURES = stems("percent cent hundred thousand million billion trillion bn mn")


@dataclass(frozen=True, slots=True)
class Party:
    """Who acts or speaks: the head's names, the owners' names, the head's noun."""

    names: frozenset[str]
    owners: frozenset[str]
    noun: str
    text: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The normalised forms of one assertion.

    ``matter`` are the content stems without the parties, the action and figures,
    which are compared as figures.
    ``negative`` is the polarity of the proposition itself. ``scope`` holds the
    periods that the claim is about ("2023", "last year").
    """

    subject: Party
    speaker: Party | None
    action: str
    content: frozenset[str]
    matter: frozenset[str]
    names: frozenset[str]
    quoted: frozenset[str]
    scope: frozenset[str]
    negative: bool

    @property
    def actor(self) -> Party:
        """The speaker, or where the outlet speaks the subject."""
        return self.speaker or self.subject


@lru_cache(maxsize=REMEMBERED)
def profile(assertion: Assertion) -> Profile:
    """Normalise an assertion for comparison."""
    called = (name.canonical or name.text for name in assertion.names)
    names = frozenset(name for name in called if _is_name(name))
    action = doing(assertion)
    lemma = assertion.frame.action
    forms = {action, stem(lemma), stem(past(lemma)), stem(participle(lemma))}
    content = stems(assertion.text)
    speaker = party(_voiced(assertion.speaker), names) if assertion.speaker else None
    subject = party(_voiced(assertion.frame.subject), names)
    if speaker is not None and assertion.frame.subject.lower() in _SELF:
        subject = speaker
    ends = stems(assertion.frame.subject) | stems(assertion.speaker or "")
    return Profile(
        subject=subject,
        speaker=speaker,
        action=action,
        content=content,
        matter=frozenset(
            s for s in content - ends - forms - _FIGURES if not s[0].isdigit()
        ),
        names=names,
        quoted=frozenset(" ".join(ordered_stems(q)) for q in assertion.quoted),
        scope=frozenset(m.lower() for m in _SCOPE.findall(assertion.text)),
        negative=_negated(assertion) != is_denied(assertion)
        and not _only_later(assertion),
    )


@lru_cache(maxsize=4096)
def _voiced(speaker: str) -> str:
    """Whom a spokesperson speaks for: "a spokesman for the port" is the port."""
    found = _VOICE.match(speaker)
    return next(filter(None, found.groups()), speaker) if found else speaker


def _negated(assertion: Assertion) -> bool:
    """Whether the clause itself says no: by an auxiliary, "never" or "no"."""
    never = any(
        stem(word) == stem(assertion.frame.action)
        for word in _NEVER.findall(assertion.quote)
    )
    slots = assertion.frame.slots
    none = any(_NO.search(s.text) for s in slots if s.role == "object")
    none |= any(_NEITHER.match(s.text) for s in slots)
    hardly = _HARDLY.search(assertion.quote) is not None
    return assertion.frame.negated or never or none or hardly


def _only_later(assertion: Assertion) -> bool:
    """Whether "not" is of an earlier day alone: "will not open until May"."""
    lasts = stem(assertion.frame.action) in _LASTING
    dated = any(v.kind == "date" for v in assertion.values)
    return dated and not lasts and _NOT_UNTIL.search(assertion.text) is not None


def is_denied(assertion: Assertion) -> bool:
    """Whether the claim is what somebody denies: "Acme denied that it copied".

    "Acme insisted that it built it alone" disputes another's claim but affirms
    its own; so does "Acme denied the charge", which tells of the denial itself.
    """
    verb = assertion.verb
    told = assertion.modality is Modality.DENIED and verb in DENYING
    return told and verb != assertion.frame.action


@lru_cache(maxsize=8192)
def _is_name(text: str) -> bool:
    """Leave out figures and sentence-initial words that were taken for names."""
    return any(word.isalpha() for word in stems(base(text)))


@lru_cache(maxsize=8192)
def party(text: str, names: frozenset[str]) -> Party:
    """Read a noun phrase: "Acme's legal team" is owned by Acme, its noun is team."""
    counted = _COUNT_OF.sub("", text) or text
    bare = _TAIL.sub("", counted) or counted
    head = _OWNER.sub("", bare)
    owner = bare[: len(bare) - len(head)]
    nouns = ordered_stems(head) or ordered_stems(counted)
    return Party(
        names=_names_in(head, names),
        owners=_names_in(owner, names),
        noun=nouns[-1] if nouns else "",
        text=text,
    )


def _names_in(phrase: str, names: frozenset[str]) -> frozenset[str]:
    if not phrase:
        return frozenset()
    low = phrase.casefold()
    known = frozenset(name for name in names if base(name) and base(name) in low)
    if known:
        return known
    return frozenset(
        m
        for m in _CAPITAL.findall(phrase)
        if m not in _NO_NAMES
        and not counts_persons(m.casefold().removesuffix("s"))
        and (phrase.find(m) > 0 or " " in m or m == phrase.strip())
    )
