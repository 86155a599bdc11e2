"""What the ledger calls things: verdicts, kinds, modalities, states."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Verdict(StrEnum):
    """What a mention is to the claims known before it; exactly one of four."""

    NEW = "new"
    REPEATED = "repeated"
    CHANGED = "changed"
    CONTRADICTED = "contradicted"


class Kind(StrEnum):
    """How a mention changes (first five) or contradicts (last three) another."""

    VALUE = "value"
    DETAIL = "detail"
    WORDING = "wording"
    CORRECTION = "correction"
    WITHDRAWN = "withdrawn"
    CONFLICT = "conflict"
    DENIAL = "denial"
    REVERSAL = "reversal"


BY_WEIGHT = (Verdict.CONTRADICTED, Verdict.CHANGED, Verdict.NEW, Verdict.REPEATED)
"""Verdicts in the order in which they matter to a reader."""

KINDS: Mapping[Verdict, tuple[Kind, ...]] = {
    Verdict.NEW: (),
    Verdict.REPEATED: (),
    Verdict.CHANGED: (
        *(Kind.VALUE, Kind.DETAIL, Kind.WORDING),
        *(Kind.CORRECTION, Kind.WITHDRAWN),
    ),
    Verdict.CONTRADICTED: (Kind.CONFLICT, Kind.DENIAL, Kind.REVERSAL),
}
"""The kinds that a verdict may have; one that may have some needs one."""


class Modality(StrEnum):
    """How firmly a claim is put forward."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    DENIED = "denied"
    PREDICTED = "predicted"
    POSSIBLE = "possible"


class ArticleStatus(StrEnum):
    """How much of an article could be had."""

    FULL = "full"
    FEED_TEXT = "feed-text"  # the page could not be had; the feed's words are kept
    FOREIGN = "foreign"  # not English: stored, left out of the claims


class Origin(StrEnum):
    """Where a piece of text came from."""

    SEED = "seed"
    FEED = "feed"
    CHECK = "check"


class Channel(StrEnum):
    """By which way a digest is handed over."""

    FILE = "file"
    EMAIL = "email"
