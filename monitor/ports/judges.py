"""Who is asked about pairs of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.types import (
        Evidence,
        Reply,
    )


class Judge(Protocol):
    """Scores pairs of texts by natural-language inference.

    Raises ``MonitorError`` where it cannot answer at all.
    """

    name: str

    def judge(self, pairs: Iterable[tuple[str, str]]) -> Sequence[Evidence]:
        """Score (premise, hypothesis) pairs; the answer has the same order.

        A pair's score never depends on the other pairs of the call. One that works
        elsewhere may begin on the first while the others are still being found.
        """
        ...


class Post(Protocol):
    """Sends requests to the one server of a judge."""

    def __call__(self, bodies: Sequence[bytes]) -> Sequence[Reply]:
        """Post each body (JSON); the replies have the same order."""
        ...


class Answers(Protocol):
    """What a judge has answered before, by a key that names all that was asked."""

    def find(self, keys: Sequence[str]) -> Mapping[str, str]:
        """Those of ``keys`` that are known, each with its answer."""
        ...

    def keep(self, answers: Mapping[str, str]) -> None:
        """Remember ``answers`` by their keys."""
        ...
