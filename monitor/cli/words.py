"""Words for a terminal or a pipe: harmless, on one line, counted."""

from __future__ import annotations

import re

import click

LARGEST = (1 << 63) - 1
"""Of SQLite's integers: no number of anything is larger."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LONE = re.compile(r"[\ud800-\udfff]")


class Number(click.IntRange):
    """A number that something has in the ledger; beyond the largest nothing has one."""

    name = "number"

    def __init__(self) -> None:
        super().__init__(max=LARGEST, clamp=True)


def plain(text: str) -> str:
    """Text from outside on one line, without what steers a terminal."""
    return " ".join(harmless(text).split())


def harmless(text: str) -> str:
    """Text without what steers a terminal or cannot be printed; its lines stay."""
    return _LONE.sub("\ufffd", _CONTROL.sub("", text))


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: 1 claim, 1,204 claims."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
