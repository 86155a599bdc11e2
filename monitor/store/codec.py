"""Assertions as JSON and back; times as text and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from monitor.types import Assertion, Frame, Modality, Name, Slot, Span, Value

if TYPE_CHECKING:
    from collections.abc import Sequence


def encode(assertion: Assertion) -> str:
    """An assertion as one line of JSON."""
    return json.dumps(asdict(assertion), ensure_ascii=False, separators=(",", ":"))


def decode(text: str) -> Assertion:
    """The assertion that ``encode`` was given."""
    data: dict[str, Any] = json.loads(text)
    frame = data["frame"]
    return Assertion(
        **{
            **data,
            "span": Span(*data["span"]),
            "frame": Frame(
                frame["subject"],
                frame["action"],
                tuple(Slot(**_spanned(slot)) for slot in frame["slots"]),
                frame["negated"],
            ),
            "modality": Modality(data["modality"]),
            "values": tuple(Value(**_spanned(value)) for value in data["values"]),
            "names": tuple(Name(**_spanned(name)) for name in data["names"]),
            "quoted": tuple(data["quoted"]),
        }
    )


def _spanned(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "span": Span(*data["span"])}


def stamp(time: datetime) -> str:
    """An aware time as text that sorts."""
    return time.astimezone(UTC).isoformat(timespec="microseconds")


def stamp_or_none(time: datetime | None) -> str | None:
    """An aware time as text, if there is one."""
    return None if time is None else stamp(time)


def moment(text: str | None) -> datetime | None:
    """The time that ``stamp`` was given, if any."""
    return None if text is None else datetime.fromisoformat(text)


def numbers(values: Sequence[int]) -> str:
    """Integers as text."""
    return json.dumps(list(values), separators=(",", ":"))
