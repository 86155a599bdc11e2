"""What asking a judge takes and costs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server made of one request.

    ``status`` is 0 and ``fault`` says why where none came. ``retry_after`` is in
    seconds, as the server asked.
    """

    status: int
    body: bytes = b""
    retry_after: float | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class JudgeUse:
    """What a judge did in a run, beside the rules and shared words.

    ``pairs`` were put to it, of which ``remembered`` had been answered before and
    ``discarded`` got an answer that could not be used. ``fault`` says why it was
    not asked any more.
    """

    name: str
    pairs: int = 0
    remembered: int = 0
    discarded: int = 0
    tokens_in: int = 0
    tokens_out: int = 0
    fault: str | None = None
