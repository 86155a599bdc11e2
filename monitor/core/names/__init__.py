"""Names in a text, what kind each is, and the longest form the text gives.

A directory is learned from the text alone: "the Harbour Trade Office (HTO)"
makes HTO an alias, "Mr Holm" stands for the "Jonas Holm" told of before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.core.names.aliases import find_aliases
from monitor.core.names.kinds import described, first_untitled, kind_of
from monitor.core.names.runs import VERSION, name_runs
from monitor.types import Name, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.core.text import Tokens

_VERSIONED = re.compile(r"[A-Za-z][A-Za-z-]*?(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Directory:
    """The names of one text: in order, by what they stand for, and their kinds.

    A kind is person, body (an institution), law, place, product or other.
    """

    names: tuple[Name, ...] = ()
    kinds: dict[str, str] = field(default_factory=dict)
    descriptors: dict[str, frozenset[str]] = field(default_factory=dict)
    starts: tuple[int, ...] = ()

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that lie wholly in a stretch of the text."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end)
        return tuple(n for n in self.names[first:last] if n.span.end <= end)

    def ending_at(self, end: int, start: int) -> Name | None:
        """The name that ends where a stretch ends, if any."""
        inside = self.within(start, end)
        return inside[-1] if inside and inside[-1].span.end == end else None

    def kind(self, canonical: str) -> str:
        """What kind of thing a canonical name names."""
        return self.kinds.get(canonical, "other")


def find_names(toks: Tokens, sentence_starts: Iterable[int]) -> Directory:
    """Read the names of a whole text from its tokens."""
    return _directory(toks, name_runs(toks, sentence_starts))


def _directory(toks: Tokens, runs: list[tuple[int, int]]) -> Directory:
    texts = [_untitled(toks, run) for run in runs]
    aliases = find_aliases(toks, runs, texts)
    names = tuple(
        _name(toks, run, text, aliases) for run, text in zip(runs, texts, strict=True)
    )
    kinds: dict[str, str] = {}
    told: dict[str, set[str]] = {}
    for name, run in zip(names, runs, strict=True):
        kind = kind_of(toks, run, name)
        if kind != "other" or name.canonical not in kinds:
            kinds.setdefault(name.canonical, kind)
            if kinds[name.canonical] == "other":
                kinds[name.canonical] = kind
        kinds |= _by_short_form(name, kinds)
        told.setdefault(name.canonical, set()).update(described(toks, run))
    return Directory(
        names, kinds, {n: frozenset(w) for n, w in told.items()},
        tuple(n.span.start for n in names),
    )  # fmt: skip


def _by_short_form(name: Name, kinds: dict[str, str]) -> dict[str, str]:
    """“Ada Holm” who is "Holm" is a person, "Acme Foods" that is "Acme" is none."""
    full, short = name.canonical.split(), name.text
    if kinds.get(name.canonical) != "other" or len(full) < len(("Ada", "Holm")):
        return {}
    if short == full[-1]:
        return {name.canonical: "person"}
    return {name.canonical: "body"} if short == full[0] else {}


def _untitled(toks: Tokens, run: tuple[int, int]) -> str:
    """The words of a run without a leading title ("Dr. Ada Holm": "Ada Holm")."""
    words = toks[first_untitled(toks, run) : run[1]]
    text = " ".join(t.text for t in words).replace(" ,", ",").replace(" .", ".")
    return text.replace(" '", "'").replace(" ’", "’")


def _name(
    toks: Tokens, run: tuple[int, int], text: str, aliases: dict[str, str]
) -> Name:
    start, end = toks[first_untitled(toks, run)].start, toks[run[1] - 1].end
    last = toks[run[1] - 1].text
    glued = _VERSIONED.fullmatch(last)
    version = glued[1] if glued else None
    if not version and run[1] - run[0] > 1 and VERSION.fullmatch(last):
        version = last.removeprefix("v")
    return Name(text, aliases.get(text, text), version, Span(start, end))
