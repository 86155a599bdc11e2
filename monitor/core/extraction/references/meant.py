"""What a reference may mean: somebody with a name, or a thing without one."""

from __future__ import annotations

from typing import NamedTuple


class Party(NamedTuple):
    """A name with its kind, as the last subject or speaker."""

    name: str
    kind: str


class Thing(NamedTuple):
    """What has no name but was told of: "the recount"; ``kind`` says which pronoun."""

    text: str
    kind: str
