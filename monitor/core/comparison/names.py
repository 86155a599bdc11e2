"""Whether two names name the same thing, versions set apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_VERSION = re.compile(r"[\s-]?v?(\d+(?:\.\d+)*)$")
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_ARTICLE = re.compile(r"^(?:the|a|an|its|their|his|her|our)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?$")

# What may follow a firm's name without making it another firm.
_LEGAL_FORMS = """
ag co company corp corporation gmbh group holding holdings inc limited llc ltd plc
sa se
"""
_SUFFIXES = frozenset(_LEGAL_FORMS.split())
_MIN_ACRONYM = 2


@lru_cache(maxsize=8192)
def base(name: str) -> str:
    """The name in lower case without article, version, brackets and possessive."""
    bare = _POSSESSIVE.sub("", _ARTICLE.sub("", _BRACKETS.sub("", name).strip()))
    return (_VERSION.sub("", bare) or bare).casefold().strip(" .,")


@lru_cache(maxsize=8192)
def version(name: str) -> str | None:
    """The version at the end of a product's name: "2.5" of "Qwen2.5"."""
    found = _VERSION.search(_POSSESSIVE.sub("", name.strip()))
    return found[1] if found and found.start() > 0 else None


@lru_cache(maxsize=8192)
def acronym(name: str) -> str:
    """The initials of a name's words; words already in capitals stay whole."""
    parts = [
        w for w in re.findall(r"[\w.]+", _BRACKETS.sub("", name)) if w[0].isupper()
    ]
    if len(parts) < _MIN_ACRONYM:
        return ""
    return (
        "".join(w if w.isupper() else w[0] for w in parts).replace(".", "").casefold()
    )


class _Forms(NamedTuple):
    """What of a name is held against another's."""

    base: str
    joined: str
    acronym: str
    words: tuple[str, ...]


@lru_cache(maxsize=8192)
def _forms(name: str) -> _Forms:
    # Kept by name, not by pair of names: of those there are too many to keep.
    bare = base(name)
    return _Forms(bare, bare.replace(".", ""), acronym(name), tuple(bare.split()))


def same_name(one: str, other: str) -> bool:
    """Say whether two names can stand for the same thing, versions aside."""
    return _same_form(_forms(one), _forms(other))


def _same_form(a: _Forms, b: _Forms) -> bool:
    if a.base == b.base:
        return bool(a.base)
    if a.joined == b.acronym or b.joined == a.acronym:
        return True
    if len(a.words) == len(b.words):
        return False
    return _short_form(*sorted((a.words, b.words), key=len))


def _short_form(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """A surname for a full name, or a firm's name without its legal form."""
    if not short or "of" in full:
        return False
    rest = full[len(short) :]
    if full[: len(short)] == short:
        return all(word.strip(".") in _SUFFIXES for word in rest)
    return full[-len(short) :] == short


@lru_cache(maxsize=8192)
def _hints(names: frozenset[str]) -> frozenset[str]:
    """Words and forms of which two names have one in common if they are the same.

    "" stands for a name that has no form of its own, and so nothing to go by.
    """
    found: set[str] = set()
    for one in map(_forms, names):
        found.update(one.words, (one.base, one.joined), filter(None, [one.acronym]))
    return frozenset(found)


def _strangers(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether no two names can be the same, by a look at their words."""
    one, other = _hints(some), _hints(others)
    return one.isdisjoint(other) and not ("" in one or "" in other)


def share_name(some: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether any of ``some`` names what any of ``others`` names."""
    if _strangers(some, others):
        return False
    return any(same_name(one, other) for one in some for other in others)


def shared_names(some: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    """Those of ``some`` that are also among ``others``."""
    if _strangers(some, others):
        return frozenset()
    known = [_forms(name) for name in others]
    forms = {name: _forms(name) for name in some}
    return frozenset(
        name
        for name, form in forms.items()
        if any(_same_form(form, one) for one in known)
    )
