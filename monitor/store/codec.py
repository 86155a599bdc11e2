"""Assertions as JSON and back; parcels, times and sketches as SQLite keeps them."""

from __future__ import annotations

import json
import sys
from array import array
from base64 import b64decode, b64encode
from collections import OrderedDict
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from monitor.types import Assertion, Frame, Modality, Name, Parcel, Slot, Span, Value
from monitor.types.text import REMEMBERED

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence


def encode(assertion: Assertion) -> str:
    """An assertion as one line of JSON, with the names of its fields.

    A lone surrogate, which SQLite could not keep, is escaped by JSON.
    """
    frame = assertion.frame
    data = {
        "span": assertion.span,
        "quote": assertion.quote,
        "text": assertion.text,
        "frame": {
            "subject": frame.subject,
            "action": frame.action,
            "slots": [_fields(slot, "role", "text", "span") for slot in frame.slots],
            "negated": frame.negated,
        },
        "speaker": assertion.speaker,
        "verb": assertion.verb,
        "modality": assertion.modality,
        "values": [_fields(value, *_VALUE) for value in assertion.values],
        "names": [_fields(name, *_NAME) for name in assertion.names],
        "quoted": assertion.quoted,
        "denies": assertion.denies,
        "alleges": assertion.alleges,
        "target": assertion.target,
        "embedding": b64encode(assertion.embedding).decode(),
    }
    return json.dumps(data, separators=(",", ":"))


def decode(text: str) -> Assertion:
    """The assertion that ``encode`` was given."""
    data: dict[str, Any] = json.loads(text)
    frame = data.pop("frame")
    frame["slots"] = tuple(Slot(**_spanned(slot, "role")) for slot in frame["slots"])
    data["modality"] = Modality(data["modality"])
    data["values"] = tuple(Value(**_spanned(one, *_WORDS)) for one in data["values"])
    data["names"] = tuple(Name(**_spanned(name)) for name in data["names"])
    data["quoted"] = tuple(data["quoted"])
    data["embedding"] = b64decode(data.get("embedding", ""))
    return Assertion(frame=Frame(**frame), **_spanned(data))


_VALUE = ("kind", "low", "high", "unit", "comparator", "text", "span")
_WORDS = ("kind", "unit", "comparator")
_NAME = ("text", "canonical", "version", "span")


class Assertions:
    """``encode`` and ``decode`` with the assertions last used kept at hand.

    What has just been written is soon compared with: it comes back as the very
    object, which costs no decoding, and which other caches know at first sight.
    """

    def __init__(self, most: int = REMEMBERED) -> None:
        self._most = most
        # By a digest: the lines themselves are a fifth of what all this takes.
        self._by_digest: OrderedDict[bytes, Assertion] = OrderedDict()

    def write(self, assertion: Assertion) -> str:
        """The line of an assertion."""
        line = encode(assertion)
        self._keep(_digest(line), assertion)
        return line

    def read(self, line: str) -> Assertion:
        """The assertion of a line."""
        digest = _digest(line)
        known = self._by_digest.get(digest)
        assertion = decode(line) if known is None else known
        self._keep(digest, assertion)
        return assertion

    def _keep(self, digest: bytes, assertion: Assertion) -> None:
        self._by_digest[digest] = assertion
        self._by_digest.move_to_end(digest)
        if len(self._by_digest) > self._most:
            self._by_digest.popitem(last=False)


def _digest(line: str) -> bytes:
    return blake2b(line.encode(), digest_size=16).digest()


def _fields(item: object, *names: str) -> dict[str, Any]:
    return {name: getattr(item, name) for name in names}


def _spanned(data: dict[str, Any], *words: str) -> dict[str, Any]:
    """With its span; ``words`` are the fields of few words, each kept once."""
    data["span"] = Span(*data["span"])
    for word in words:
        data[word] = sys.intern(data[word])
    return data


def stamp(time: datetime) -> str:
    """An aware time as text that sorts."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def stamp_or_none(time: datetime | None) -> str | None:
    """An aware time as text, if there is one."""
    return None if time is None else stamp(time)


@lru_cache(maxsize=1024)
def instant(text: str) -> datetime:
    """The time that ``stamp`` was given; the same few are read again and again."""
    return datetime.fromisoformat(text)


def moment(text: str | None) -> datetime | None:
    """The time that ``stamp`` was given, if any."""
    return None if text is None else instant(text)


def pack(numbers: Sequence[int]) -> bytes:
    """Signed 64-bit integers as little-endian bytes."""
    return _little_endian(array("q", numbers)).tobytes()


def unpack(data: bytes) -> tuple[int, ...]:
    """The integers that ``pack`` was given."""
    numbers = array("q")
    numbers.frombytes(data)
    return tuple(_little_endian(numbers))


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":  # pragma: no cover - on few machines
        numbers.byteswap()
    return numbers


def parcel_of(row: sqlite3.Row) -> Parcel:
    """A row of the outbox as a parcel."""
    return Parcel(
        id=row["id"],
        digest=row["digest_id"],
        channel=row["channel"],
        target=row["target"],
        body=row["body"],
        message_id=row["message_id"],
        attempts=row["attempts"],
        last_error=row["last_error"],
    )
